//! The desk: what a person decides on a post, and what becomes of that.

mod articles;
mod texts;

use jiff::{SignedDuration, Timestamp};
use weitersagen::config::Language;
use weitersagen::daemon::desk::{self, Ask, Card, Decision, Person, Refusal};
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::journal::{self, Entry};

use crate::app::{TestApp, at_once, networks};

const AN_HOUR: i64 = 3_601;

const YES: Decision = Decision::Approve { vouched: false, choice: None };

/// An app in which a person says yes to each post, with one article that waits for both accounts.
async fn asked() -> TestApp {
    let mut app = TestApp::start(&Pace { mode: "approve".into(), ..at_once() }).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
    assert!(app.outbox().iter().all(|one| one.state == State::AwaitingApproval));
    app
}

fn anna() -> Person {
    Person::at_terminal("anna")
}

/// The delivery to an account.
fn of(app: &TestApp, account: &str) -> Delivery {
    app.outbox().into_iter().find(|one| one.account == account).unwrap()
}

fn card(app: &TestApp, account: &str) -> Card {
    let (id, now) = (of(app, account).id, app.daemon.now());
    app.daemon
        .store
        .run_blocking(|tx| desk::open(tx, &app.daemon.config, id, now))
        .unwrap()
        .unwrap()
}

/// Anna decides, having seen `seen`.
fn decide_on(
    app: &TestApp,
    account: &str,
    decision: Decision,
    seen: Option<String>,
) -> Result<Delivery, Refusal> {
    let ask = Ask { delivery: of(app, account).id, seen, decision };
    let now = app.daemon.now();
    let config = &app.daemon.config;
    app.daemon.store.run_blocking(|tx| desk::decide(tx, config, &ask, &anna(), now)).unwrap()
}

fn decide(app: &TestApp, account: &str, decision: Decision) -> Result<Delivery, Refusal> {
    decide_on(app, account, decision, None)
}

fn in_german(refusal: &Refusal) -> String {
    refusal.words().of(Language::De).to_owned()
}

fn trail(app: &TestApp, account: &str) -> Vec<Entry> {
    let id = of(app, account).id;
    app.daemon.store.run_blocking(|tx| journal::of_delivery(tx, id)).unwrap()
}

/// Time passes for the daemon and for the networks.
fn pass(app: &TestApp, seconds: i64) {
    app.pass(seconds);
    app.rehearsal.sandbox.set_time(app.daemon.now());
}

fn after(app: &TestApp, hours: i64) -> Timestamp {
    app.daemon.now().checked_add(SignedDuration::from_hours(hours)).unwrap()
}

#[tokio::test]
async fn nothing_leaves_before_a_person_says_yes_and_the_journal_says_who() {
    let mut app = asked().await;
    let shown = card(&app, "x");
    assert!(shown.verdict.unwrap().findings.is_empty());
    assert!(shown.length.unwrap() <= shown.limit.unwrap());
    decide_on(&app, "x", YES, Some(shown.version)).unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 1));
    assert_eq!(app.rehearsal.sandbox.x_posts().len(), 1);
    let trail = trail(&app, "x");
    let yes = trail.iter().find(|entry| entry.event == "approved").unwrap();
    assert_eq!((yes.who.as_deref(), yes.detail.as_str()), (Some("anna"), "a person said yes"));
    assert!(trail.iter().filter(|entry| entry.event != "approved").all(|one| one.who.is_none()));
}

#[tokio::test]
async fn an_account_or_a_source_may_want_a_yes_of_its_own() {
    let of_x =
        |text: String| text.replace("network = \"x\"", "mode = \"approve\"\nnetwork = \"x\"");
    let mut app = TestApp::start_with(networks(None), &at_once(), of_x).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 0));
    assert_eq!(of(&app, "x").reason, "a person says yes to each post");

    let of_sources = |text: String| text.replace("backfill", "mode = \"approve\"\nbackfill");
    let mut app = TestApp::start_with(networks(None), &at_once(), of_sources).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));

    // The strictest wins: what the whole file asks for cannot be loosened below it.
    let looser = |text: String| text.replace("backfill", "mode = \"publish\"\nbackfill");
    let pace = Pace { mode: "approve".into(), ..at_once() };
    let mut app = TestApp::start_with(networks(None), &pace, looser).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));
}

#[tokio::test]
async fn a_yes_can_be_taken_back_until_the_post_is_sent() {
    let mut app = asked().await;
    decide(&app, "x", YES).unwrap();
    assert_eq!(decide(&app, "x", Decision::Undo).unwrap().state, State::AwaitingApproval);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0));

    decide(&app, "x", YES).unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 1));
    let late = decide(&app, "x", Decision::Undo).unwrap_err();
    let told = in_german(&late);
    assert!(told.starts_with("Zu spät: Der Beitrag ist schon unterwegs"), "{told}");
    assert!(told.contains("Er ist gesendet") && told.contains("von anna am "), "{told}");
    assert_eq!(of(&app, "x").state, State::Posted);
}

#[tokio::test]
async fn of_two_people_who_decide_at_once_the_second_is_told() {
    let app = asked().await;
    let seen = card(&app, "x").version;
    let no = Decision::Reject { reason: Some("Steht schon auf dem Plakat".into()) };
    decide_on(&app, "x", no, Some(seen.clone())).unwrap();
    let second = decide_on(&app, "x", YES, Some(seen)).unwrap_err();
    assert!(matches!(second, Refusal::Stale(_)), "{second:?}");
    let told = in_german(&second);
    assert!(told.contains("abgelehnt (ein Mensch hat Nein gesagt: Steht schon auf dem Plakat)"));
    assert!(told.contains("zuletzt entschieden von anna am "), "{told}");
    assert_eq!(of(&app, "x").state, State::Rejected);
    // Whoever has seen nothing is told as well.
    let third = decide(&app, "x", YES).unwrap_err();
    assert!(matches!(third, Refusal::NotNow(_)), "{third:?}");
}

#[tokio::test]
async fn what_is_put_off_leaves_when_its_time_has_come() {
    let mut app = asked().await;
    let until = after(&app, 3);
    decide(&app, "x", Decision::Postpone { until }).unwrap();
    decide(&app, "x", YES).unwrap();
    pass(&app, 2 * AN_HOUR);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 0), "a yes does not undo the delay");
    pass(&app, AN_HOUR);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (0, 1));
    let trail = trail(&app, "x");
    let put_off = trail.iter().find(|entry| entry.event == "postponed").unwrap();
    assert!(put_off.told.words().of(Language::De).contains("auf frühestens"));
}

#[tokio::test]
async fn nothing_is_put_off_into_the_past_or_for_ever() {
    let app = asked().await;
    for (hours, told) in [(-1, "vorbei"), (0, "vorbei"), (24 * 29, "vier Wochen")] {
        let refused = decide(&app, "x", Decision::Postpone { until: after(&app, hours) });
        let refused = in_german(&refused.unwrap_err());
        assert!(refused.contains(told), "{hours}: {refused}");
    }
    assert_eq!(of(&app, "x").postponed, None);
}
