//! Facebook against the sandbox: pictures, two steps, another text, deletion, the app's proof.

use tokio::net::TcpListener;
use weitersagen::clock;
use weitersagen::config::Credentials;
use weitersagen::item::Network;
use weitersagen::outbox::{Refusal, SendOutcome, State};
use weitersagen::publish::media::{Media, MediaId, UploadError};
use weitersagen::publish::{AskError, Deletion, Edited, Publisher};
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::sandbox::{Canned, FacebookPost, Operation, Sandbox, SandboxConfig};
use weitersagen::state::{accounts, journal};

use super::script::{base, post, publisher, secret};
use crate::app::back;
use crate::app::{TestApp, at_once, networks};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\xffrest of a picture";

/// A sandbox whose app demands the proof or not, and the page's client with this app secret.
async fn page(requires_proof: bool, app_secret: Option<&str>) -> (Sandbox, Publisher) {
    let mut config = SandboxConfig::default();
    config.facebook.requires_proof = requires_proof;
    let sandbox = Sandbox::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let api = base(listener.local_addr().unwrap());
    tokio::spawn(sandbox.clone().serve(listener, std::future::pending()));
    let folder = tempfile::tempdir().unwrap();
    let token = secret(folder.path(), "token", &sandbox.config().facebook.token);
    let app_secret = app_secret.map(|text| secret(folder.path(), "app", text));
    let credentials = Credentials::Facebook {
        page: None,
        token: Some(token),
        app_id: None,
        app_secret,
        two_step: true,
    };
    (sandbox, publisher(api, None, credentials))
}

async fn uploaded(page: &Publisher, alt: &str) -> MediaId {
    let media = Media::new(PNG.to_vec(), alt, Network::Facebook).unwrap();
    page.upload(&media, clock::now()).await.unwrap()
}

fn id(outcome: SendOutcome) -> String {
    match outcome {
        SendOutcome::Posted { remote_id, .. } => remote_id,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn several_pictures_are_attached_with_their_texts_and_the_link_stays_in_the_text() {
    let (sandbox, page) = page(false, None).await;
    let mut media = Vec::new();
    for number in 1..=5 {
        media.push(uploaded(&page, &format!("„Bild“ {number} – Hof")).await);
    }
    let mut bare = post();
    bare.text = "Ein „Fest“ im Hof.".into();
    for post in [post(), bare] {
        let sent = id(page.send(&post, &media, clock::now()).await);
        let posts = sandbox.facebook_posts();
        assert_eq!(posts[0].id, sent);
        assert_eq!(posts[0].message.matches(post.link.as_str()).count(), 1, "{}", posts[0].message);
        let texts: Vec<_> = posts[0].photos.iter().map(|photo| photo.alt.as_deref()).collect();
        let expected = ["„Bild“ 1 – Hof", "„Bild“ 2 – Hof", "„Bild“ 3 – Hof", "„Bild“ 4 – Hof"];
        assert_eq!(texts, expected.map(Some), "four at most");
        assert_eq!(
            (posts[0].photos[0].size, &*posts[0].photos[0].media_type),
            (PNG.len(), "image/png")
        );
        page.delete(&sent).await.unwrap();
    }
}

#[tokio::test]
async fn a_picture_that_facebook_refuses_is_told_apart_from_a_dead_token() {
    let (sandbox, page) = page(false, None).await;
    let media = Media::new(PNG.to_vec(), "Hof", Network::Facebook).unwrap();
    let answer = |status, code: u32| Canned {
        status,
        headers: Vec::new(),
        body: serde_json::json!({ "error": { "code": code, "message": "no" } }),
    };
    let upload = async |answer: Canned| {
        sandbox.answer_next(Network::Facebook, Operation::Upload, answer);
        page.upload(&media, clock::now()).await.unwrap_err()
    };
    assert!(matches!(upload(answer(400, 324)).await, UploadError::Picture(_)));
    assert!(matches!(upload(answer(400, 190)).await, UploadError::Account(Refusal::Token, _)));
    assert!(matches!(upload(answer(500, 1)).await, UploadError::Passing(..)));
    assert!(matches!(upload(answer(400, 32)).await, UploadError::Passing(..)));
}

#[tokio::test]
async fn a_draft_is_seen_once_it_is_published_and_may_be_published_again() {
    let (sandbox, page) = page(false, None).await;
    let draft = page.draft(&post(), &[], clock::now()).await.unwrap();
    assert!(!sandbox.facebook_posts()[0].visible);
    assert!(page.timeline(back(None, clock::now())).await.unwrap().posts.is_empty());
    for _ in 0..2 {
        assert_eq!(id(page.publish(&draft, clock::now()).await), draft);
        assert!(sandbox.facebook_posts()[0].visible);
    }
    page.delete(&draft).await.unwrap();
    let gone = page.publish(&draft, clock::now()).await;
    assert!(
        matches!(&gone, SendOutcome::Refused { refusal: Refusal::Content, reason, .. }
            if reason.contains("gibt es nicht mehr")),
        "{gone:?}"
    );
}

#[tokio::test]
async fn a_post_gets_another_text_and_is_deleted_and_both_may_be_repeated() {
    let (sandbox, page) = page(false, None).await;
    let sent = id(page.send(&post(), &[], clock::now()).await);
    for _ in 0..2 {
        assert_eq!(page.edit(&sent, "Das Fest fällt aus.").await, Ok(Edited::Changed));
    }
    assert_eq!(sandbox.facebook_posts()[0].message, "Das Fest fällt aus.");
    assert_eq!(page.delete(&sent).await, Ok(Deletion::Deleted));
    assert_eq!(page.delete(&sent).await, Ok(Deletion::WasGone));
    assert_eq!(page.edit(&sent, "Doch nicht.").await, Ok(Edited::Gone));
    sandbox.revoke_token(Network::Facebook);
    assert!(matches!(page.edit(&sent, "Doch.").await, Err(AskError::Token(_))));
    assert!(matches!(page.delete(&sent).await, Err(AskError::Token(_))));
}

#[tokio::test]
async fn every_request_proves_that_it_comes_from_the_app() {
    let known = SandboxConfig::default().facebook.app_secret;
    let (sandbox, page_) = page(true, Some(&known)).await;
    page_.identity().await.unwrap();
    let media = [uploaded(&page_, "Hof").await];
    let draft = page_.draft(&post(), &media, clock::now()).await.unwrap();
    id(page_.publish(&draft, clock::now()).await);
    page_.standing(&draft).await.unwrap().unwrap();
    page_.edit(&draft, "Neu.").await.unwrap();
    page_.delete(&draft).await.unwrap();
    assert!(sandbox.log().iter().all(|entry| entry.status == Some(200)), "{:#?}", sandbox.log());

    for wrong in [None, Some("another-app-secret")] {
        let (_, page) = page(true, wrong).await;
        assert!(page.identity().await.is_err());
        let sent = page.send(&post(), &[], clock::now()).await;
        assert!(matches!(sent, SendOutcome::Refused { .. }), "{sent:?}");
    }
}

#[tokio::test]
async fn usage_headers_slow_the_page_down_before_the_wall() {
    let (sandbox, page) = page(false, None).await;
    let rests = async |usage: &str| {
        let headers = vec![("x-page-usage", usage.to_owned())];
        let body = serde_json::json!({ "id": "4711", "name": "Probe" });
        sandbox.answer_next(
            Network::Facebook,
            Operation::Me,
            Canned { status: 200, headers, body },
        );
        let before = clock::now();
        page.identity().await.unwrap();
        page.rests_until(before).map(|at| at.duration_since(before).as_mins())
    };
    assert_eq!(rests(r#"{"call_count":79,"total_time":1,"total_cputime":1}"#).await, None);
    assert_eq!(rests(r#"{"call_count":90,"total_time":1,"total_cputime":1}"#).await, Some(30));
    assert_eq!(rests(r#"{"call_count":1,"total_time":130,"total_cputime":1}"#).await, Some(60));
    // An answer that tells of room lifts it.
    assert_eq!(rests(r#"{"call_count":3,"total_time":1,"total_cputime":1}"#).await, None);
}

#[expect(clippy::needless_pass_by_value, reason = "a change of the configuration's text")]
fn with_pictures(text: String) -> String {
    text.replace("schedule = ", "images = true\nschedule = ")
}

fn in_two_steps(text: String) -> String {
    let token = "token = { file = \"facebook-page-token\" }";
    with_pictures(text).replace(token, &format!("{token}\ntwo_step = true"))
}

fn seen(app: &TestApp) -> Vec<FacebookPost> {
    let posts = app.rehearsal.sandbox.facebook_posts();
    let deliveries = app.outbox().into_iter().filter(|one| one.account == "facebook");
    let deliveries: Vec<_> = deliveries.collect();
    assert!(!deliveries.is_empty());
    assert!(deliveries.iter().all(|one| one.state == State::Posted), "{deliveries:#?}");
    let seen: Vec<_> = posts.into_iter().filter(|post| post.visible).collect();
    assert_eq!(seen.len(), deliveries.len());
    seen
}

#[tokio::test]
async fn pictures_go_along_only_where_the_source_lets_them() {
    let pace = || Pace { backfill: 3, ..at_once() };
    for change in [with_pictures, in_two_steps] {
        let mut app = TestApp::start_with(networks(None), &pace(), change).await;
        app.run_until_idle().await;
        let posts = seen(&app);
        let with = || posts.iter().filter(|post| !post.photos.is_empty());
        assert!(with().count() > 1, "{posts:#?}");
        for post in with() {
            assert!(post.photos[0].alt.as_deref().unwrap().chars().count() > 5);
            assert!(post.link.is_none() && post.message.contains("Mehr dazu: http"), "{post:#?}");
        }
    }
    let mut without = TestApp::start_with(networks(None), &pace(), |text| text).await;
    without.run_until_idle().await;
    assert!(seen(&without).iter().all(|post| post.photos.is_empty() && post.link.is_some()));
}

#[tokio::test]
async fn a_missing_permission_stops_the_account_and_names_itself() {
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| text).await;
    app.rehearsal.sandbox.set_facebook_scopes(&["pages_read_engagement", "pages_show_list"]);
    app.round().await;
    let read = app.daemon.store.run_blocking(|tx| accounts::get(tx, "facebook"));
    let row = read.unwrap().unwrap();
    assert_eq!(row.status.as_str(), "token", "{row:?}");
    assert!(row.reason.contains("pages_manage_posts (ohne sie"), "{row:?}");
    assert!(app.rehearsal.sandbox.facebook_posts().is_empty());
}

#[tokio::test]
async fn an_end_that_is_near_is_told_once_for_each_warning() {
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| text).await;
    let told = |app: &TestApp, event: &'static str| {
        let since = jiff::Timestamp::UNIX_EPOCH;
        let told =
            app.daemon.store.run_blocking(|tx| journal::last_told(tx, event, "facebook", since));
        told.unwrap()
    };
    let end = app.daemon.now() + jiff::SignedDuration::from_hours(24 * 10);
    app.rehearsal.sandbox.set_facebook_access(Some(end));
    app.round().await;
    let first = told(&app, "token_ends_14").unwrap();
    app.pass(25 * 3_600);
    app.round().await;
    assert_eq!(told(&app, "token_ends_14"), Some(first));
    assert_eq!(told(&app, "token_ends_7"), None);
    app.pass(3 * 24 * 3_600);
    app.round().await;
    assert!(told(&app, "token_ends_7").is_some());
    assert_eq!(told(&app, "token_ends_1"), None);
}
