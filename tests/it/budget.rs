//! Money: every operation stands in the ledger, and no month is overdrawn, whatever the answers.

mod unlinked;

use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use weitersagen::config::budget::MICRO;
use weitersagen::config::{self, Config};
use weitersagen::daemon::budget;
use weitersagen::item::{Item, Network, Post};
use weitersagen::outbox::State;
use weitersagen::sandbox::{Fault, FaultPlan};
use weitersagen::state::deliveries::{self, Plan};
use weitersagen::state::items::{self, Fate};
use weitersagen::state::{Store, journal, ledger};
use weitersagen::text::weighted::measure;

use crate::app::{TestApp, at_once, networks};

/// An app whose sources are known, with another budget.
async fn with_budget(lines: &str) -> TestApp {
    let change = |text: String| text.replace("x_usd_per_month = 1000.0", lines);
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    app.run_until_idle().await;
    app
}

async fn publish(app: &mut TestApp, count: usize) {
    for _ in 0..count {
        app.rehearsal.sites.publish_next().expect("more articles");
        app.round().await;
        app.round().await;
        app.pass(1);
    }
}

fn spent(app: &TestApp) -> u64 {
    let spent = |tx: &_| budget::spent(tx, &app.daemon.config, app.daemon.now());
    app.daemon.store.run_blocking(|tx| spent(tx)).unwrap()
}

fn times_told(app: &TestApp, event: &str) -> i64 {
    let sql = "SELECT count(*) FROM journal WHERE event = ?1";
    app.daemon.store.run_blocking(|tx| Ok(tx.query_row(sql, [event], |row| row.get(0))?)).unwrap()
}

#[tokio::test]
async fn what_the_month_does_not_cover_waits_for_the_next() {
    let mut app = with_budget("x_usd_per_month = 0.4").await;
    publish(&mut app, 6).await;
    let (facebook, x) = app.posted();
    assert!(facebook > 2 && x == 2, "{facebook} and {x}");
    assert_eq!(spent(&app), 400_000);
    assert_eq!((times_told(&app, "budget_warning"), times_told(&app, "budget_spent")), (1, 1));
    let waiting = app.outbox().iter().filter(|d| d.state == State::Planned).count();
    assert!(waiting > 0);
}

#[tokio::test]
async fn with_skip_a_post_is_left_out_with_the_reason() {
    let mut app = with_budget("x_usd_per_month = 0.2\non_budget = \"skip\"").await;
    publish(&mut app, 4).await;
    assert_eq!(app.posted().1, 1);
    let left_out: Vec<String> = app
        .outbox()
        .into_iter()
        .filter(|d| d.account == "x" && d.state == State::Suppressed)
        .map(|d| d.reason)
        .collect();
    assert!(left_out.iter().any(|reason| reason.contains("budget")), "{left_out:?}");
    assert!(!app.outbox().iter().any(|d| d.state.is_waiting()));
}

#[tokio::test]
async fn without_link_a_post_names_its_source_and_costs_less() {
    let mut app = with_budget("x_usd_per_month = 0.23\non_budget = \"without_link\"").await;
    publish(&mut app, 6).await;
    let mut posts = app.rehearsal.sandbox.x_posts();
    posts.reverse();
    assert_eq!(posts.len(), 3, "one with its link, two without, and then nothing");
    assert!(posts[0].text.contains("://"));
    for post in &posts[1..] {
        let links = measure(&post.text).links;
        assert!(links.is_empty() && !post.text.contains("://"), "{}", post.text);
        assert!(post.text.contains("\n\nQuelle: "), "{}", post.text);
    }
    assert_eq!(spent(&app), 230_000);
}

#[tokio::test]
async fn prices_come_from_the_configuration() {
    let prices = "x_usd_per_month = 1\n[budget.x_prices]\npost_with_link = 0.6";
    let mut app = with_budget(prices).await;
    publish(&mut app, 4).await;
    assert_eq!((app.posted().1, spent(&app)), (1, 600_000));
}

#[tokio::test]
async fn an_unclear_post_counts_until_it_is_proven_absent_and_reads_are_paid() {
    for (fault, posts) in [(Fault::LostAnswerAfterPosting, 1), (Fault::CutBeforePosting, 1)] {
        let mut app = with_budget("x_usd_per_month = 1000").await;
        app.rehearsal.sandbox.set_faults(FaultPlan::on_create(Network::X, fault, 1));
        app.rehearsal.sites.publish_next().unwrap();
        app.round().await;
        app.run_until_idle().await;
        assert_eq!(app.rehearsal.sandbox.x_posts().len(), posts);
        let rows = "SELECT count(*), sum(void) FROM ledger WHERE operation = 'post_with_link'";
        let reads = "SELECT sum(units) FROM ledger WHERE operation = 'own_read'";
        let (attempts, void, reads): (i64, i64, i64) = app
            .daemon
            .store
            .run_blocking(|tx| {
                let (all, void) = tx.query_row(rows, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
                Ok((all, void, tx.query_row(reads, [], |row| row.get(0))?))
            })
            .unwrap();
        assert_eq!(attempts - void, 1, "{fault:?}: one post is paid for");
        if fault == Fault::LostAnswerAfterPosting {
            assert_eq!((attempts, reads), (1, 1), "found at the first read");
            assert_eq!(spent(&app), 201_000);
        }
    }
}

/// A configuration with an account on X and a budget of `posts` linked posts.
fn config(posts: u64) -> Config {
    let text = format!(
        r#"
[organisation]
name = "Verein"
website = "https://www.verein.example/"
[[sources]]
name = "verein"
url = "https://www.verein.example/news"
schedule = "@hourly"
[[accounts]]
name = "x"
network = "x"
consumer_key = {{ env = "A" }}
consumer_secret = {{ env = "B" }}
access_token = {{ env = "C" }}
access_secret = {{ env = "D" }}
[budget]
x_usd_per_month = {}.{:06}
"#,
        posts * 200_000 / MICRO,
        posts * 200_000 % MICRO
    );
    config::parse(&text, std::path::Path::new("config.toml")).unwrap()
}

/// What may become of an attempt.
#[derive(Debug, Clone, Copy)]
enum Answer {
    Posted,
    Refused,
    RefusedForGood,
    Unclear,
}

/// What may become of an unclear one.
#[derive(Debug, Clone, Copy)]
enum Verdict {
    Found,
    Absent,
    Human,
}

fn plan(tx: &rusqlite::Connection, now: Timestamp) -> i64 {
    let story = items::add_story(tx, now).unwrap();
    let fate = (Fate::Told, "a test");
    let item = items::add(tx, "verein", &Item::default(), fate, Some(story), now).unwrap();
    let (account, state, reason) = ("x", State::Planned, "a test".into());
    let plan = Plan { story, item, account, state, reason, not_before: now };
    deliveries::plan(tx, &plan, now).unwrap();
    deliveries::of_story(tx, story).unwrap()[0].id
}

fn post() -> Post {
    let link = url::Url::parse("https://www.verein.example/1").unwrap();
    Post { text: format!("Ein Fest.\n\n{link}"), link, image: None, more_images: Vec::new() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the answers and their order, what counts never exceeds the month's limit, and
    /// whatever may stand on the timeline counts.
    #[test]
    fn the_ledger_never_overdraws_the_month(
        limit in 0..5_u64,
        steps in proptest::collection::vec(
            (
                prop_oneof![Just(Answer::Posted), Just(Answer::Refused),
                            Just(Answer::RefusedForGood), Just(Answer::Unclear)],
                prop_oneof![Just(Verdict::Found), Just(Verdict::Absent), Just(Verdict::Human)],
                any::<bool>(),
            ),
            1..20,
        )
    ) {
        let config = config(limit);
        let now: Timestamp = "2026-11-10T12:00:00Z".parse().unwrap();
        let store = Store::in_memory().unwrap();
        store.run_blocking(|tx| {
            let mut unclear: Vec<(i64, Verdict)> = Vec::new();
            for (number, (answer, verdict, settle_one)) in steps.into_iter().enumerate() {
                let at = now.checked_add(i64::try_from(number).unwrap().minutes()).unwrap();
                if budget::waits_until(tx, &config, &config.accounts[0], at)?.is_none() {
                    let id = plan(tx, at);
                    budget::charge_post(tx, &config, &config.accounts[0], id, &post(), at)?;
                    deliveries::intend(tx, id, &post(), &format!("{number}"), at)?;
                    let remote = format!("r{number}");
                    match answer {
                        Answer::Posted => deliveries::found(tx, id, (&remote, None), "", at)?,
                        Answer::Refused => drop(deliveries::move_to(tx, id, State::RetryWait, "", at)?),
                        Answer::RefusedForGood => drop(deliveries::move_to(tx, id, State::Failed, "", at)?),
                        Answer::Unclear => {
                            deliveries::move_to(tx, id, State::Ambiguous, "", at)?;
                            unclear.push((id, verdict));
                        }
                    }
                }
                if settle_one && let Some((id, verdict)) = unclear.pop() {
                    let remote = format!("u{number}");
                    match verdict {
                        Verdict::Found => deliveries::found(tx, id, (&remote, None), "", at)?,
                        Verdict::Absent => drop(deliveries::move_to(tx, id, State::RetryWait, "", at)?),
                        Verdict::Human => drop(deliveries::move_to(tx, id, State::NeedsHuman, "", at)?),
                    }
                }
                let spent = budget::spent(tx, &config, at)?;
                assert!(spent <= config.budget.x_per_month, "{spent}");
                let public = deliveries::counted_since(tx, "x", Timestamp::UNIX_EPOCH)?.len();
                assert_eq!(spent, u64::try_from(public).unwrap() * 200_000);
            }
            Ok(())
        }).unwrap();
    }
}

#[test]
fn a_month_is_the_organisations_own_and_the_warning_comes_once_in_it() {
    let config = config(5);
    let store = Store::in_memory().unwrap();
    let account = &config.accounts[0];
    // 23:30 UTC on 30 November is December in Magdeburg.
    for (at, left, warnings) in [
        ("2026-11-10T12:00:00Z", 800_000, 0),
        ("2026-11-11T12:00:00Z", 600_000, 0),
        ("2026-11-12T12:00:00Z", 400_000, 0),
        ("2026-11-13T12:00:00Z", 200_000, 1),
        ("2026-11-14T12:00:00Z", 0, 1),
        ("2026-11-30T23:30:00Z", 800_000, 1),
        ("2026-12-02T12:00:00Z", 600_000, 1),
        ("2026-12-03T12:00:00Z", 400_000, 1),
        ("2026-12-04T12:00:00Z", 200_000, 2),
    ] {
        let at: Timestamp = at.parse().unwrap();
        store
            .run_blocking(|tx| {
                let id = plan(tx, at);
                budget::charge_post(tx, &config, account, id, &post(), at)?;
                assert_eq!(MICRO - budget::spent(tx, &config, at)?, left, "{at}");
                let told = "SELECT count(*) FROM journal WHERE event = 'budget_warning'";
                let told: i64 = tx.query_row(told, [], |row| row.get(0))?;
                assert_eq!(told, warnings, "{at}");
                assert_eq!(ledger::of_delivery(tx, id)?, Some(200_000));
                let text = journal::last_told(tx, "budget_warning", "x", at)?;
                assert_eq!(text.is_some(), told == 1 && left == 200_000 || told == 2, "{at}");
                Ok(())
            })
            .unwrap();
    }
}
