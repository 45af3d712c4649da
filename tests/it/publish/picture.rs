//! Pictures on X: with their alternative text or not at all, uploaded before T1, and left out where
//! they cannot be had.

use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::sandbox::{Canned, Fault, FaultPlan, FaultRule, Operation, Scope, XPost};
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::media::{self, Picture};

use crate::app::{TestApp, at_once, networks};

fn with_pictures(text: &str) -> String {
    text.replace("schedule = ", "images = true\nschedule = ")
}

async fn start(change: fn(&str) -> String) -> TestApp {
    let pace = Pace { backfill: 3, ..at_once() };
    TestApp::start_with(networks(None), &pace, |text| change(&text)).await
}

fn on_upload(fault: Fault, times: u32) -> FaultPlan {
    FaultPlan::of(vec![FaultRule {
        network: Scope::Only(Network::X),
        operation: Scope::Only(Operation::Upload),
        fault,
        times,
    }])
}

fn x_deliveries(app: &TestApp) -> Vec<Delivery> {
    app.outbox().into_iter().filter(|delivery| delivery.account == "x").collect()
}

fn picture(app: &TestApp, delivery: i64) -> Option<Picture> {
    app.daemon.store.run_blocking(|tx| media::of(tx, delivery)).unwrap()
}

fn all_posted(app: &TestApp) -> Vec<XPost> {
    let deliveries = x_deliveries(app);
    assert!(!deliveries.is_empty());
    assert!(deliveries.iter().all(|delivery| delivery.state == State::Posted), "{deliveries:#?}");
    app.rehearsal.sandbox.x_posts()
}

#[tokio::test]
async fn a_picture_goes_along_with_its_text_where_the_source_lets_it() {
    let mut app = start(with_pictures).await;
    app.run_until_idle().await;
    let posts = all_posted(&app);
    let with: Vec<&XPost> = posts.iter().filter(|post| !post.media.is_empty()).collect();
    assert!(!with.is_empty(), "the sample articles have pictures: {posts:#?}");
    for post in &with {
        let alt = post.media[0].alt.as_deref().unwrap();
        assert!(alt.chars().count() > 5 && post.media.len() == 1, "{post:#?}");
        assert_eq!(post.media[0].media_type, "image/png");
        // The frozen record says the same.
        let delivery = x_deliveries(&app)
            .into_iter()
            .find(|delivery| delivery.remote_id.as_deref() == Some(&post.id))
            .unwrap();
        let kept = picture(&app, delivery.id).unwrap();
        assert_eq!(
            (kept.uploaded[0].id.as_str(), kept.uploaded[0].alt.as_str()),
            (post.media[0].id.as_str(), alt)
        );
    }

    let mut without = start(str::to_owned).await;
    without.run_until_idle().await;
    assert!(all_posted(&without).iter().all(|post| post.media.is_empty()));
    let log = without.rehearsal.sandbox.log();
    assert!(log.iter().all(|entry| entry.operation != Operation::Upload));
}

#[tokio::test]
async fn a_post_with_a_picture_is_found_again_on_the_timeline() {
    let mut app = start(with_pictures).await;
    let plan = FaultPlan::on_create(Network::X, Fault::LostAnswerAfterPosting, 3);
    app.rehearsal.sandbox.set_faults(plan);
    app.run_until_idle().await;
    let posts = all_posted(&app);
    let mut texts: Vec<&str> = posts.iter().map(|post| post.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), posts.len(), "each once");
    assert!(posts.iter().any(|post| !post.media.is_empty()));
}

#[tokio::test]
async fn an_upload_that_fails_in_passing_is_tried_again_and_no_post_is_made_without_t1() {
    let mut app = start(with_pictures).await;
    app.rehearsal.sandbox.set_faults(on_upload(Fault::LostAnswerAfterPosting, 1));
    app.run_until_idle().await;
    let posts = all_posted(&app);
    assert!(posts.iter().filter(|post| !post.media.is_empty()).count() > 1, "{posts:#?}");
}

#[tokio::test]
async fn news_is_not_held_back_for_its_picture() {
    let mut app = start(with_pictures).await;
    app.rehearsal.sandbox.set_faults(on_upload(Fault::Error503, 1_000));
    app.run_until_idle().await;
    assert!(all_posted(&app).iter().all(|post| post.media.is_empty()));
    let tried = x_deliveries(&app).iter().filter_map(|d| picture(&app, d.id)).collect::<Vec<_>>();
    // One of the sample pictures has no text, and is never tried.
    let (never, tried): (Vec<_>, Vec<_>) =
        tried.into_iter().partition(|picture| !picture.left_out.is_empty());
    assert!(never.iter().all(|picture| picture.note.contains("Alternativtext")), "{never:#?}");
    assert!(!tried.is_empty() && tried.iter().all(|picture| picture.tries == 3), "{tried:#?}");
    assert!(tried[0].note.contains("X"), "{tried:#?}");
}

#[tokio::test]
async fn a_picture_that_is_refused_is_left_out_and_empty_credits_stop_the_account() {
    let mut app = start(with_pictures).await;
    let canned = |status: u16, title: &str| Canned {
        status,
        headers: Vec::new(),
        body: serde_json::json!({ "title": title, "detail": title, "type": "about:blank" }),
    };
    let sandbox = &app.rehearsal.sandbox;
    sandbox.answer_next(Network::X, Operation::Upload, canned(400, "Unsupported image"));
    sandbox.answer_next(Network::X, Operation::Upload, canned(402, "CreditsDepleted"));
    app.round().await;
    let account = |app: &TestApp| {
        let row = app.daemon.store.run_blocking(|tx| weitersagen::state::accounts::get(tx, "x"));
        row.unwrap().unwrap()
    };
    assert_eq!(account(&app).status.as_str(), "payment", "{:?}", account(&app));
    assert!(account(&app).reason.contains("Guthaben"));
    assert!(x_deliveries(&app).iter().all(|d| d.state != State::Intent));
    app.run_until_idle().await;
    app.pass(60);
    app.run_until_idle().await;
    let posts = all_posted(&app);
    assert!(posts.iter().any(|post| post.media.is_empty()));
    assert!(posts.iter().any(|post| !post.media.is_empty()));
}
