//! Time over HTTP: events before their day, quiet days, a queue with an end, and what is foretold.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};
use weitersagen::daemon::waiting::forecast;
use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::sandbox::{Canned, Fault, FaultPlan, LogEntry, Operation};
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::{items, journal};

use crate::app::{TestApp, at_once, networks, today};

/// An app whose sources are known, with other lines in `[pacing]`.
async fn with_pacing(lines: &str) -> TestApp {
    let change = |text: String| {
        let rest = "spacing = \"0s\"\nper_day = 1000\ngrace = \"0s\"\n";
        assert!(text.contains(rest));
        text.replace(rest, &format!("grace = \"0s\"\n{lines}\n"))
    };
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    app.run_until_idle().await;
    app
}

/// Replaces an item's article by one with this headline, dated today.
fn retitle(app: &TestApp, delivery: &Delivery, title: &str) {
    let (item, title) = (delivery.item, title.to_owned());
    app.daemon
        .store
        .run_blocking(|tx| {
            let (mut article, _) = items::article(tx, item)?.unwrap();
            article.title = Some(title);
            article.date = Some(today());
            items::keep_article(tx, item, &article, app.daemon.now())
        })
        .unwrap();
}

/// German for a day so many days ahead.
fn day(ahead: i64) -> String {
    weitersagen::text::dates::german(today().checked_add(ahead.days()).unwrap())
}

fn of<'a>(outbox: &'a [Delivery], account: &str) -> Vec<&'a Delivery> {
    let mut found: Vec<&Delivery> = outbox.iter().filter(|d| d.account == account).collect();
    found.sort_by_key(|delivery| delivery.id);
    found
}

fn told(app: &TestApp, event: &str, account: &str) -> bool {
    let last = |tx: &_| journal::last_told(tx, event, account, Timestamp::MIN);
    app.daemon.store.run_blocking(|tx| last(tx)).unwrap().is_some()
}

/// Publishes articles until so many deliveries wait on Facebook, and reads their pages.
async fn fill(app: &mut TestApp, wanted: usize) {
    while of(&app.outbox(), "facebook").iter().filter(|d| d.state.is_waiting()).count() < wanted {
        app.rehearsal.sites.publish_next().expect("more articles");
        app.round().await;
        app.pass(1);
    }
}

#[tokio::test]
async fn an_event_overtakes_what_can_wait_and_is_dropped_when_it_is_over() {
    // One post in 23 hours: the third of the queue would leave in three days.
    let mut app = with_pacing("spacing = \"23h\"\nper_day = 1000").await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    fill(&mut app, 3).await;
    let outbox = app.outbox();
    let waiting: Vec<&Delivery> =
        of(&outbox, "facebook").into_iter().filter(|d| d.state.is_waiting()).collect();
    let (second, third) = (waiting[1], waiting[2]);
    retitle(&app, second, &format!("Lange Tafel am {}", day(1)));
    retitle(&app, third, &format!("Offene Tür am {}", day(1)));
    let foretold = app
        .daemon
        .store
        .run_blocking(|tx| forecast(tx, &app.daemon.config, app.daemon.now()))
        .unwrap();
    let place = |id: i64| foretold.iter().position(|one| one.delivery == id).unwrap();
    assert!(place(third.id) < place(waiting[0].id), "{foretold:#?}");
    assert!(foretold.iter().all(|one| !one.why.is_empty()));
    // Two days on, both events are over.
    app.pass(2 * 86_400);
    app.round().await;
    for id in [second.id, third.id] {
        let delivery = app.outbox().into_iter().find(|d| d.id == id).unwrap();
        let over = delivery.reason.contains("the event that it announces is over");
        assert!(delivery.state == State::Expired && over, "{delivery:?}");
    }
}

#[tokio::test]
async fn a_queue_that_grows_too_long_gives_up_its_oldest_and_says_so_once() {
    let mut app = with_pacing("spacing = \"30d\"\nmax_waiting = 2").await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    let mut published = 0;
    while of(&app.outbox(), "x").len() < 5 && published < 12 {
        app.rehearsal.sites.publish_next();
        app.round().await;
        app.pass(1);
        published += 1;
    }
    app.round().await;
    let outbox = app.outbox();
    let facebook = of(&outbox, "facebook");
    let waiting: Vec<i64> =
        facebook.iter().filter(|d| d.state.is_waiting()).map(|d| d.id).collect();
    let expired: Vec<i64> =
        facebook.iter().filter(|d| d.state == State::Expired).map(|d| d.id).collect();
    assert_eq!(waiting.len(), 2, "{facebook:#?}");
    assert!(!expired.is_empty() && expired.iter().max() < waiting.iter().min());
    let reason = &facebook.iter().find(|d| d.state == State::Expired).unwrap().reason;
    assert!(reason.contains("more than 2 waited"), "{reason}");
    assert!(told(&app, "queue_full", "facebook") && told(&app, "queue_full", "x"));
    let count = "SELECT count(*) FROM journal WHERE event = 'queue_full'";
    let count: i64 =
        app.daemon.store.run_blocking(|tx| Ok(tx.query_row(count, [], |row| row.get(0))?)).unwrap();
    assert_eq!(count, 2, "once for each account");
}

#[tokio::test]
async fn a_week_of_waiting_ends_with_its_reason() {
    let mut app = with_pacing("spacing = \"30d\"").await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    fill(&mut app, 1).await;
    app.pass(7 * 86_400 + 60);
    app.round().await;
    let outbox = app.outbox();
    let last = of(&outbox, "facebook").into_iter().next_back().unwrap();
    assert_eq!(last.state, State::Expired);
    assert_eq!(last.reason, "it could not be told within a week");
}

#[tokio::test]
async fn on_a_quiet_day_nothing_leaves_and_the_cause_is_foretold() {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let today = today().weekday().to_monday_zero_offset();
    let name = names[usize::try_from(today).unwrap()];
    let quiet = format!("spacing = \"0s\"\nquiet_days = [\"{name}\"]");
    let mut app = with_pacing(&quiet).await;
    app.rehearsal.sites.publish_next().unwrap();
    app.round().await;
    assert_eq!(app.posted(), (0, 0));
    let now = app.daemon.now();
    let foretold =
        app.daemon.store.run_blocking(|tx| forecast(tx, &app.daemon.config, now)).unwrap();
    assert_eq!(foretold.len(), 2);
    let midnight = foretold[0].at.unwrap();
    assert_eq!(foretold[0].why.english(), "a quiet day of the week");
    app.pass(midnight.duration_since(now).as_secs() - 1);
    app.round().await;
    assert_eq!(app.posted(), (0, 0), "a second before midnight");
    app.pass(2);
    app.round().await;
    // The sandbox's X checks a signature's time against the real clock.
    assert_eq!(app.posted().0, 1);
}

#[tokio::test]
async fn queue_and_status_tell_when_each_leaves_and_why_it_waits() {
    let mut app = with_pacing("spacing = \"6h\"\nper_day = 1000").await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    fill(&mut app, 2).await;
    let printed = |arguments: &[&str]| -> Value {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .current_dir(app.dir())
            .args(arguments)
            .arg("--json")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let status = printed(&["status"]);
    let waiting = status["waiting"].as_array().unwrap();
    assert_eq!(waiting.len(), 4, "{status:#}");
    for delivery in waiting {
        assert!(delivery["expected_at"].is_string() && delivery["waits_for"].is_string());
        let cost = &delivery["cost_usd"];
        let on_x = delivery["account"] == "x";
        assert!(if on_x { cost == "0.20" } else { cost.is_null() }, "{delivery:#}");
    }
    assert_eq!(status["budget"]["x_micro_usd_this_month"], 200_000);
    let queue = printed(&["queue", "list"]);
    let posted: Vec<&Value> =
        queue.as_array().unwrap().iter().filter(|d| d["state"] == "posted").collect();
    let x = posted.iter().find(|d| d["account"] == "x").unwrap();
    assert_eq!((&x["cost_usd"], &x["cost_spent"]), (&Value::from("0.20"), &Value::from(true)));
    let link = x["post"]["link"].as_str().unwrap();
    let why = printed(&["why", link]);
    assert!(why[0]["deliveries"].as_array().unwrap().iter().any(|d| d["cost_usd"] == "0.20"));
}

/// Unclear answers stop an account until its timeline has settled them; the other account goes on.
#[tokio::test]
async fn an_account_whose_answers_are_unclear_rests_until_its_timeline_was_read() {
    let pace = Pace { backfill: 50, reconcile: vec!["1h".to_owned(); 3], ..at_once() };
    let mut app = TestApp::start(&pace).await;
    app.rehearsal.sites.publish_all();
    let lost = FaultPlan::on_create(Network::X, Fault::LostAnswerAfterPosting, 2);
    app.rehearsal.sandbox.set_faults(lost);
    for _ in 0..5 {
        app.round().await;
        app.pass(1);
    }
    let (facebook, x) = app.posted();
    assert!(facebook > 4 && x == 2, "{facebook} and {x}: {:#?}", app.outbox());
    app.pass(3_600);
    app.rehearsal.sandbox.set_time(app.daemon.now());
    app.run_until_idle().await;
    let (facebook, x) = app.posted();
    assert_eq!(facebook, x, "{:#?}", app.outbox());
}

/// Refusals of different posts, one after the other, are about the account: two are tried each time,
/// and all others are spared; the other account goes on.
#[tokio::test]
async fn an_account_whose_posts_are_refused_one_after_the_other_rests() {
    let pace = Pace { backfill: 50, retry: vec!["1h".to_owned(); 3], ..at_once() };
    let mut app = TestApp::start(&pace).await;
    app.rehearsal.sites.publish_all();
    // Without a header that would say until when.
    let busy = || Canned { status: 429, headers: Vec::new(), body: json!("<h1>Zu viel</h1>") };
    for _ in 0..4 {
        app.rehearsal.sandbox.answer_next(Network::X, Operation::Create, busy());
    }
    let tries = |app: &TestApp| {
        let log = app.rehearsal.sandbox.log();
        let on_x = |e: &&LogEntry| e.network == Network::X && e.operation == Operation::Create;
        log.iter().filter(on_x).count()
    };
    for wave in 1..=2 {
        for _ in 0..4 {
            app.round().await;
            app.pass(1);
        }
        assert_eq!(tries(&app), 2 * wave, "{:#?}", app.outbox());
        app.pass(3_600);
        app.rehearsal.sandbox.set_time(app.daemon.now());
    }
    let (facebook, x) = app.posted();
    assert!(facebook > 4 && x == 0, "{facebook} and {x}");
    app.run_until_idle().await;
    let (facebook, x) = app.posted();
    assert_eq!(facebook, x, "{:#?}", app.outbox());
}
