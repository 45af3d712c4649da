//! Time: clocks that jump, hours that do not exist or come twice, waits after a storm.

use jiff::{SignedDuration, Timestamp};
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::sandbox::{Fault, FaultPlan};

use crate::app::{TestApp, at_once, networks};

const HOUR: i64 = 3_600;

/// An app whose sources are looked at by this line of crontab(5), after a first look.
async fn scheduled(line: &str) -> TestApp {
    let pace = Pace { schedule: line.into(), ..at_once() };
    let mut app = TestApp::start(&pace).await;
    app.daemon.turn(&mut || false).await.unwrap();
    app
}

/// How often each source was asked since the start; both always the same.
fn polls(app: &TestApp) -> u64 {
    let counted = app.daemon.board().gauges();
    let mut counts = counted.polls.values().map(|polls| polls.count);
    let first = counts.next().unwrap_or_default();
    assert!(counts.all(|count| count == first), "{counted:?}");
    first
}

/// Sets the clock of the daemon and of the networks.
fn set(app: &TestApp, at: &str) {
    let at: Timestamp = at.parse().unwrap();
    app.pass(at.duration_since(app.daemon.now()).as_secs());
    app.rehearsal.sandbox.set_time(app.daemon.now());
}

/// Turns of the loop every twenty minutes. Returns how often each source was asked.
async fn turns(app: &mut TestApp, count: u32) -> u64 {
    let before = polls(app);
    for _ in 0..count {
        app.pass(HOUR / 3);
        app.rehearsal.sandbox.set_time(app.daemon.now());
        app.daemon.turn(&mut || false).await.unwrap();
    }
    polls(app) - before
}

#[tokio::test]
async fn a_clock_put_forward_makes_one_run_of_what_was_missed() {
    let mut app = scheduled("0 * * * *").await;
    let before = polls(&app);
    app.pass(9 * HOUR);
    for _ in 0..3 {
        app.daemon.turn(&mut || false).await.unwrap();
    }
    assert_eq!(polls(&app) - before, 1);
}

/// Like a small computer without a clock of its own, which starts in the past until the network
/// tells it the time.
#[tokio::test]
async fn nothing_is_posted_while_the_clock_stands_before_what_is_stored() {
    let pace = Pace { backfill: 1, ..at_once() };
    let app = TestApp::start(&pace).await;
    let now = app.daemon.now();
    // Everything is planned and read, and nothing is sent yet.
    app.daemon.gather(|_| true).await.unwrap();
    app.daemon.read_new(now).await.unwrap();
    assert!(!app.outbox().is_empty());

    let past: Timestamp = "1970-01-01T00:05:00Z".parse().unwrap();
    app.pass(past.duration_since(now).as_secs());
    let mut app = app.restart().await;
    for minute in 0..5 {
        let wake = app.daemon.turn(&mut || false).await.unwrap();
        let wait = wake.duration_since(app.daemon.now());
        assert!(wait <= SignedDuration::from_mins(1), "minute {minute}: asleep for {wait}");
        assert_eq!(app.posted(), (0, 0), "minute {minute}");
        app.pass(60);
    }
    app.pass(now.duration_since(app.daemon.now()).as_secs());
    app.run_until_idle().await;
    let (facebook, x) = app.posted();
    assert!(facebook > 0 && x > 0, "and all of it when the clock is right: {:?}", app.outbox());
}

/// A delivery that was due long ago: nothing but the clock holds it.
#[tokio::test]
async fn what_is_due_waits_for_a_clock_that_stands_before_what_is_stored() {
    let mut app = TestApp::start(&Pace { backfill: 1, ..at_once() }).await;
    app.daemon.gather(|_| true).await.unwrap();
    app.daemon.read_new(app.daemon.now()).await.unwrap();
    let yesterday = app.daemon.now() - SignedDuration::from_hours(24);
    for delivery in app.outbox() {
        let due = |tx: &rusqlite::Transaction<'_>| {
            weitersagen::state::deliveries::wait_until(tx, delivery.id, yesterday)
        };
        app.daemon.store.run_blocking(due).unwrap();
    }
    app.pass(-3 * HOUR);
    app.daemon.deliver(&mut weitersagen::daemon::Round::default(), &mut || false).await.unwrap();
    assert_eq!(app.posted(), (0, 0));
    assert!(app.outbox().iter().all(|delivery| delivery.state == State::Planned));
    app.pass(3 * HOUR);
    app.run_until_idle().await;
    assert_eq!(app.posted(), (2, 2), "and leaves once the clock is right");
}

#[tokio::test]
async fn a_fixed_time_is_kept_once_on_the_days_of_daylight_saving() {
    let mut app = scheduled("30 2 * * *").await;
    for (day, begin) in [
        ("an ordinary day", "2027-03-26T23:05:00Z"),
        ("the day without 2:30", "2027-03-27T23:05:00Z"),
        ("the day after it", "2027-03-28T22:05:00Z"),
        ("the day with two 2:30", "2027-10-30T22:05:00Z"),
        ("the day after that", "2027-10-31T23:05:00Z"),
    ] {
        set(&app, begin);
        app.daemon.turn(&mut || false).await.unwrap();
        assert_eq!(turns(&mut app, 3 * 22).await, 1, "{day}");
    }
}

/// What the journal has of a delivery's waits: from each refusal to when it may be tried again.
async fn waits(app: &mut TestApp, tries: usize) -> Vec<SignedDuration> {
    let mut waits = Vec::new();
    for _ in 0..tries {
        app.daemon
            .deliver(&mut weitersagen::daemon::Round::default(), &mut || false)
            .await
            .unwrap();
        let outbox = app.outbox();
        let waiting = outbox.iter().find(|delivery| delivery.state == State::RetryWait).unwrap();
        let wait = waiting.not_before.duration_since(app.daemon.now());
        waits.push(wait);
        app.pass(wait.as_secs() + 1);
        app.rehearsal.sandbox.set_time(app.daemon.now());
    }
    waits
}

#[tokio::test]
async fn the_waits_of_a_storm_are_drawn_anew_each_time() {
    let pace = Pace { retry: vec!["1h".into()], ..at_once() };
    let mut app = TestApp::start_with(networks(None), &pace, |text| text).await;
    app.run_until_idle().await;
    let storm = FaultPlan::on_create(Network::X, Fault::RateLimit429, u32::MAX);
    app.rehearsal.sandbox.set_faults(storm);
    app.rehearsal.sites.publish_next().unwrap();
    app.daemon.gather(|_| true).await.unwrap();
    app.daemon.read_new(app.daemon.now()).await.unwrap();
    let waits = waits(&mut app, 6).await;
    let (least, most) = (SignedDuration::from_secs(1), SignedDuration::from_hours(1));
    assert!(waits.iter().all(|wait| (least..=most).contains(wait)), "{waits:?}");
    assert!(waits.windows(2).any(|pair| pair[0] != pair[1]), "always the same: {waits:?}");
}
