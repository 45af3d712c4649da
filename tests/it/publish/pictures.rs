//! Several pictures in one post, on both networks: all in order with their texts, those left out
//! that cannot be had, and whatever fails or crashes between the uploads, one post.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::net::TcpListener;
use tokio::sync::Notify;
use weitersagen::clock;
use weitersagen::failpoint::{CrashPoint, Failpoints, Verdict};
use weitersagen::item::Network;
use weitersagen::outbox::{SendOutcome, State};
use weitersagen::publish::media::Media;
use weitersagen::sandbox::{
    Canned, Fault, FaultPlan, FaultRule, Operation, Sandbox, SandboxConfig, Scope,
};
use weitersagen::state::media;
use weitersagen::wording::Told;

use super::script::{base, post, sandbox_account};
use crate::app::{TestApp, at_once, networks};

/// The sample article's own picture.
const LEAD: &str = "Stadt am Fluss mit zwei Kirchtürmen unter blauem Himmel";

/// Where the sample article's text goes on.
const PLACE: &str = "<p>Für Nachdenklichkeit";

const BOTH: [Network; 2] = [Network::Facebook, Network::X];

#[expect(clippy::needless_pass_by_value, reason = "a change of the configuration's text")]
fn with_pictures(text: String) -> String {
    text.replace("schedule = ", "images = true\nschedule = ")
}

fn in_two_steps(text: String) -> String {
    let token = "token = { file = \"facebook-page-token\" }";
    with_pictures(text).replace(token, &format!("{token}\ntwo_step = true"))
}

/// What picture number `n` of the article shows; the first is its own.
fn told(n: usize) -> String {
    if n == 1 { LEAD.to_owned() } else { format!("Gruppe {n} am Tisch in der Markthalle") }
}

/// An app whose next article has so many pictures; `missing` is one that the site does not have.
async fn app(count: usize, missing: Option<usize>, change: fn(String) -> String) -> TestApp {
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    app.run_until_idle().await;
    let figure = |n: usize| {
        // The site's pictures have names in small letters.
        let name = if missing == Some(n) { "FEHLT" } else { "gruppe" };
        format!("<figure><img src=\"/images/{name}-{n}.png\" alt=\"{}\"></figure>", told(n))
    };
    let figures: String = (2..=count).map(figure).collect();
    app.rehearsal.sites.correct(PLACE, &format!("{figures}{PLACE}"));
    app.rehearsal.sites.publish_next().unwrap();
    app
}

/// The texts of the pictures of the one post on a timeline, in order.
fn shown(app: &TestApp, network: Network) -> Vec<String> {
    let sandbox = &app.rehearsal.sandbox;
    let mut posts: Vec<Vec<Option<String>>> = match network {
        Network::Facebook => {
            let seen = sandbox.facebook_posts().into_iter().filter(|post| post.visible);
            seen.map(|post| {
                let link = "Mehr dazu: http";
                let pictured = !post.photos.is_empty();
                assert!(
                    pictured == post.link.is_none() && post.message.contains(link),
                    "{post:#?}"
                );
                post.photos.into_iter().map(|photo| photo.alt).collect()
            })
            .collect()
        }
        Network::X => {
            let posts = sandbox.x_posts().into_iter();
            posts.map(|post| post.media.into_iter().map(|media| media.alt).collect()).collect()
        }
    };
    assert_eq!(posts.len(), 1, "one post on {network}: {posts:#?}");
    assert!(app.outbox().iter().all(|one| one.state == State::Posted), "{:#?}", app.outbox());
    posts.remove(0).into_iter().map(Option::unwrap).collect()
}

fn texts(numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
    numbers.into_iter().map(told).collect()
}

/// Requests that upload or describe a picture, as far as they were answered well.
fn uploads(app: &TestApp, network: Network) -> usize {
    let log = app.rehearsal.sandbox.log();
    let uploads = log.iter().filter(|one| {
        one.network == network && one.operation == Operation::Upload && one.status == Some(200)
    });
    uploads.count()
}

/// How many alternative texts stand in the ledger.
fn charged(app: &TestApp) -> i64 {
    let sql = "SELECT coalesce(sum(units), 0) FROM ledger WHERE operation = 'media_metadata'";
    app.daemon.store.run_blocking(|tx| Ok(tx.query_row(sql, [], |row| row.get(0))?)).unwrap()
}

fn notes(app: &TestApp) -> Vec<String> {
    let read = |tx: &rusqlite::Transaction<'_>| {
        let mut query = tx.prepare("SELECT detail FROM journal WHERE event = 'picture'")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<Vec<String>, _>>()?)
    };
    let details = app.daemon.store.run_blocking(read).unwrap();
    details.iter().map(|detail| Told::read(detail).english()).collect()
}

fn on_upload(network: Network, fault: Fault, times: u32) -> FaultPlan {
    let operation = Scope::Only(Operation::Upload);
    FaultPlan::of(vec![FaultRule { network: Scope::Only(network), operation, fault, times }])
}

/// The app with this done as soon as the first picture of any account is stored.
async fn after_the_first(app: TestApp, act: impl Fn() + Send + Sync + 'static) -> TestApp {
    let reached = AtomicUsize::new(0);
    let hook = move |point| {
        if point == CrashPoint::AfterUploadKept && reached.fetch_add(1, Ordering::SeqCst) == 0 {
            act();
        }
        Verdict::Go
    };
    app.restart_with(Failpoints::new(hook)).await
}

#[tokio::test]
async fn one_three_and_four_of_six_pictures_go_along_in_order() {
    for (count, change) in
        [(1, with_pictures as fn(String) -> String), (3, in_two_steps), (6, with_pictures)]
    {
        let mut app = app(count, None, change).await;
        app.run_until_idle().await;
        let most = count.min(4);
        for network in BOTH {
            assert_eq!(shown(&app, network), texts(1..=most), "{count} on {network}");
        }
        assert_eq!(charged(&app), i64::try_from(most).unwrap(), "each text on X is charged");
        assert_eq!(uploads(&app, Network::Facebook), most);
        assert_eq!(uploads(&app, Network::X), 2 * most);
    }
    let mut without = app(3, None, |text| text).await;
    without.run_until_idle().await;
    assert!(
        shown(&without, Network::X).is_empty() && shown(&without, Network::Facebook).is_empty()
    );
    assert_eq!((uploads(&without, Network::X), charged(&without)), (0, 0));
}

#[tokio::test]
async fn a_picture_that_cannot_be_had_is_left_out_with_a_note() {
    let mut app = app(4, Some(2), with_pictures).await;
    app.run_until_idle().await;
    for network in BOTH {
        assert_eq!(shown(&app, network), texts([1, 3, 4]), "{network}");
    }
    let notes = notes(&app);
    let left_out = notes.iter().filter(|note| note.contains("2 of 4: The picture does not exist"));
    assert_eq!(left_out.count(), 2, "once for each account: {notes:#?}");
    for delivery in app.outbox() {
        let kept = app.daemon.store.run_blocking(|tx| media::of(tx, delivery.id)).unwrap().unwrap();
        assert_eq!((kept.uploaded.len(), kept.left_out.len()), (3, 1), "{kept:#?}");
    }
}

#[tokio::test]
async fn a_second_upload_that_fails_in_passing_is_tried_again_and_the_first_is_kept() {
    for network in BOTH {
        let app = app(3, None, with_pictures).await;
        let sandbox = app.rehearsal.sandbox.clone();
        let fail = move || sandbox.set_faults(on_upload(network, Fault::Error503, 1));
        let mut app = after_the_first(app, fail).await;
        app.run_until_idle().await;
        assert_eq!(shown(&app, network), texts(1..=3), "{network}");
        assert_eq!(uploads(&app, Network::Facebook), 3, "none is uploaded twice");
        assert_eq!(uploads(&app, Network::X), 6, "none is uploaded twice");
    }
}

#[tokio::test]
async fn uploads_that_never_succeed_any_more_leave_a_post_with_what_there_is() {
    let app = app(3, None, with_pictures).await;
    let sandbox = app.rehearsal.sandbox.clone();
    let fail = move || {
        let operation = Scope::Only(Operation::Upload);
        let fault = Fault::Error503;
        let rule = FaultRule { network: Scope::Any, operation, fault, times: 1_000 };
        sandbox.set_faults(FaultPlan::of(vec![rule]));
    };
    let mut app = after_the_first(app, fail).await;
    app.run_until_idle().await;
    let shown = BOTH.map(|network| shown(&app, network));
    assert!(shown.contains(&texts([1])) && shown.contains(&Vec::new()), "{shown:#?}");
    for delivery in app.outbox() {
        let kept = app.daemon.store.run_blocking(|tx| media::of(tx, delivery.id)).unwrap().unwrap();
        assert_eq!((kept.tries, kept.left_out.len()), (3, 0), "{kept:#?}");
    }
}

#[tokio::test]
async fn a_second_picture_that_is_refused_is_left_out() {
    let app = app(3, None, with_pictures).await;
    let sandbox = app.rehearsal.sandbox.clone();
    let refuse = move || {
        let body = serde_json::json!({ "error": { "code": 324, "message": "no picture" } });
        let no = Canned { status: 400, headers: Vec::new(), body };
        sandbox.answer_next(Network::Facebook, Operation::Upload, no);
        let body = serde_json::json!({ "title": "Unsupported", "type": "about:blank" });
        let no = Canned { status: 400, headers: Vec::new(), body };
        sandbox.answer_next(Network::X, Operation::Upload, no);
    };
    let mut app = after_the_first(app, refuse).await;
    app.run_until_idle().await;
    let mut counts = BOTH.map(|network| shown(&app, network));
    counts.sort();
    let mut expected = [texts([1, 3]), texts([2, 3])];
    expected.sort();
    assert_eq!(counts, expected, "the second of the first account, the first of the other");
}

#[tokio::test]
async fn a_crash_between_uploads_makes_one_post_with_every_picture() {
    for (point, at) in [
        (CrashPoint::AfterUpload, 0),
        (CrashPoint::AfterUpload, 1),
        (CrashPoint::AfterUploadKept, 0),
        (CrashPoint::AfterUploadKept, 1),
        (CrashPoint::AfterUploadKept, 4),
    ] {
        let app = app(3, None, in_two_steps).await;
        let (stopped, reached) = (Arc::new(Notify::new()), AtomicUsize::new(0));
        let tell = Arc::clone(&stopped);
        let hook = move |passed| {
            if passed == point && reached.fetch_add(1, Ordering::SeqCst) == at {
                tell.notify_one();
                return Verdict::Stop;
            }
            Verdict::Go
        };
        let mut app = app.restart_with(Failpoints::new(hook)).await;
        tokio::select! {
            () = app.run_until_idle() => panic!("{point} {at} was not reached"),
            () = stopped.notified() => {}
        }
        let mut app = app.restart().await;
        app.run_until_idle().await;
        for network in BOTH {
            assert_eq!(shown(&app, network), texts(1..=3), "{point} {at} on {network}");
        }
        let made = uploads(&app, Network::Facebook) + uploads(&app, Network::X);
        if point == CrashPoint::AfterUploadKept {
            assert_eq!(made, 3 + 6, "{point} {at}: what was stored is not uploaded again");
        } else {
            assert!((10..=11).contains(&made), "{point} {at}: one is uploaded again: {made}");
        }
        assert_eq!(charged(&app), 3);
    }
}

#[tokio::test]
async fn a_post_with_several_pictures_is_found_again_on_the_timeline() {
    for network in BOTH {
        let mut app = app(4, None, with_pictures).await;
        let plan = FaultPlan::on_create(network, Fault::LostAnswerAfterPosting, 1);
        app.rehearsal.sandbox.set_faults(plan);
        app.run_until_idle().await;
        assert_eq!(shown(&app, network), texts(1..=4), "{network}");
    }
}

#[tokio::test]
async fn the_rehearsal_refuses_a_picture_that_is_named_twice() {
    for network in BOTH {
        let sandbox = Sandbox::new(SandboxConfig::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = base(listener.local_addr().unwrap());
        tokio::spawn(sandbox.clone().serve(listener, std::future::pending()));
        let account = sandbox_account(network, api, &sandbox.config());
        let png = b"\x89PNG\r\n\x1a\n\x00".to_vec();
        let media = Media::new(png, "Kinder tanzen im Hof.", network).unwrap();
        let first = account.upload(&media, clock::now()).await.unwrap();
        let twice = account.send(&post(), &[first.clone(), first.clone()], clock::now()).await;
        assert!(matches!(twice, SendOutcome::Refused { .. }), "{network}: {twice:?}");
        let once = account.send(&post(), &[first], clock::now()).await;
        assert!(matches!(once, SendOutcome::Posted { .. }), "{network}: {once:?}");
    }
}
