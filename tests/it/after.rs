//! After the post: edits, withdrawals, and a daemon that is killed over them.

mod corrections;
mod evidence;
mod later;

use weitersagen::outbox::{Action, State};
use weitersagen::sandbox::sites::Failure;
use weitersagen::sandbox::{LogEntry, Operation};
use weitersagen::state::actions::{self, ActionRow};
use weitersagen::state::{items, looks};

use crate::app::{TestApp, at_once, networks};

const A_DAY: i64 = 86_401;

/// An app with one article posted to both accounts, and with these lines in the configuration.
async fn posted(change: impl Fn(String) -> String) -> TestApp {
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    app.run_until_idle().await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    app
}

/// Deletes what is withdrawn, without asking.
#[expect(clippy::needless_pass_by_value, reason = "a change of the configuration's text")]
fn deleting(text: String) -> String {
    let network = "network = \"";
    text.replace(network, &format!("withdraw = \"delete\"\n{network}"))
}

async fn a_day_later(app: &mut TestApp) {
    days_pass(app, 1);
    app.run_until_idle().await;
}

/// Days pass for the daemon and for the networks.
fn days_pass(app: &TestApp, days: i64) {
    app.pass(days * A_DAY);
    app.rehearsal.sandbox.set_time(app.daemon.now());
}

/// The changes of both accounts' posts.
fn changes(app: &TestApp) -> Vec<ActionRow> {
    let of_all = app.outbox();
    let of = |id| app.daemon.store.run_blocking(|tx| actions::of_delivery(tx, id)).unwrap();
    of_all.into_iter().flat_map(|delivery| of(delivery.id)).collect()
}

fn requests(app: &TestApp, operation: Operation) -> Vec<LogEntry> {
    let log = app.rehearsal.sandbox.log();
    log.into_iter().filter(|entry| entry.operation == operation).collect()
}

fn facebook_text(app: &TestApp) -> String {
    app.rehearsal.sandbox.facebook_posts()[0].message.clone()
}

/// A date as the post tells it, and another.
fn dates(app: &TestApp) -> (String, String) {
    let text = facebook_text(app);
    let found = weitersagen::text::dates::find(&text);
    let date = found.first().expect("the sample's post tells a date");
    let was = text[date.range.clone()].to_owned();
    let day: String = was.chars().take_while(char::is_ascii_digit).collect();
    let other = if day == "27" { "26" } else { "27" };
    (was.clone(), was.replacen(&day, other, 1))
}

/// Takes away the page of what was posted.
fn withdraw(app: &TestApp) {
    let item = app.outbox()[0].item;
    let row = app.daemon.store.run_blocking(|tx| items::get(tx, item)).unwrap();
    app.rehearsal.sites.withdraw(&row.entry.link.unwrap());
}

#[tokio::test]
async fn a_cosmetic_edit_asks_nothing_of_the_networks() {
    let mut app = posted(|text| text).await;
    let before = facebook_text(&app);
    app.rehearsal.sites.correct("</p>", " Der Eintritt ist frei.</p>");
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    assert!(changes(&app).is_empty(), "{:#?}", changes(&app));
    assert!(requests(&app, Operation::Edit).is_empty());
    assert_eq!(facebook_text(&app), before);
}

#[tokio::test]
async fn a_factual_edit_changes_facebooks_post_once_and_leaves_that_on_x() {
    let mut app = posted(|text| text).await;
    let (was, is) = dates(&app);
    let on_x = app.rehearsal.sandbox.x_posts()[0].text.clone();
    app.rehearsal.sites.correct(&was, &is);
    for _ in 0..3 {
        a_day_later(&mut app).await;
    }
    let text = facebook_text(&app);
    assert!(text.contains(&is) && !text.contains(&was), "{text}");
    assert_eq!(requests(&app, Operation::Edit).len(), 1);
    assert_eq!(app.posted(), (1, 1));
    assert_eq!(app.rehearsal.sandbox.x_posts()[0].text, on_x);
    let changes = changes(&app);
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].action, changes[0].state), (Action::Edit, State::Posted));
    let kept = app.outbox().into_iter().filter_map(|d| d.post).any(|post| post.text == text);
    assert!(kept, "the state knows the text as it stands now");
}

#[tokio::test]
async fn a_daemon_killed_over_an_edit_settles_it_without_doubling() {
    let mut app = posted(|text| text).await;
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    a_day_later(&mut app).await;
    // As if it had been killed between the network's answer and T2.
    let sql = "UPDATE actions SET state = 'intent'";
    app.daemon.store.run_blocking(|tx| Ok(tx.execute(sql, [])?)).unwrap();
    let mut app = app.restart().await;
    assert_eq!(changes(&app)[0].state, State::Ambiguous);
    app.run_until_idle().await;
    let changes = changes(&app);
    assert_eq!((changes.len(), changes[0].state), (1, State::Posted));
    assert_eq!(app.posted(), (1, 1));
    assert!(facebook_text(&app).contains(&is));
}

#[tokio::test]
async fn what_is_gone_twice_a_day_apart_is_asked_about_and_a_person_decides() {
    let mut app = posted(|text| text).await;
    withdraw(&app);
    a_day_later(&mut app).await;
    assert!(changes(&app).is_empty(), "once gone is not withdrawn");
    a_day_later(&mut app).await;
    let asked = changes(&app);
    assert_eq!(asked.len(), 2, "{asked:#?}");
    assert!(asked.iter().all(|c| c.state == State::AwaitingApproval));
    assert_eq!(app.posted(), (1, 1));
    let now = app.daemon.now();
    let decide = |change: &ActionRow, to| {
        let id = change.id;
        app.daemon.store.run_blocking(|tx| actions::move_to(tx, id, to, "a test", now)).unwrap();
    };
    decide(&asked[0], State::Approved);
    decide(&asked[1], State::Rejected);
    for _ in 0..3 {
        a_day_later(&mut app).await;
    }
    let (facebook, x) = app.posted();
    assert_eq!(facebook + x, 1, "one was deleted, the other was kept");
    assert_eq!(changes(&app).len(), 2, "a no is not asked again");
}

#[tokio::test]
async fn with_withdraw_delete_what_is_gone_is_deleted_once_and_paid_for() {
    let mut app = posted(deleting).await;
    withdraw(&app);
    a_day_later(&mut app).await;
    assert_eq!(app.posted(), (1, 1));
    a_day_later(&mut app).await;
    assert_eq!(app.posted(), (0, 0), "{:#?}", changes(&app));
    a_day_later(&mut app).await;
    assert_eq!(requests(&app, Operation::Delete).len(), 2);
    let sql = "SELECT count(*), sum(micro_usd) FROM ledger WHERE operation = 'delete'";
    let paid: (i64, i64) = app
        .daemon
        .store
        .run_blocking(|tx| Ok(tx.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?))
        .unwrap();
    assert_eq!(paid, (1, 10_000));
}

/// A list that changes has its posts' pages looked at early: two looks of one day are one.
#[tokio::test]
async fn a_second_look_that_comes_early_withdraws_nothing() {
    let mut app = posted(deleting).await;
    withdraw(&app);
    a_day_later(&mut app).await;
    let (now, item) = (app.daemon.now(), app.outbox()[0].item);
    app.daemon.store.run_blocking(|tx| looks::soon(tx, item, now)).unwrap();
    app.pass(3 * 3_600);
    app.rehearsal.sandbox.set_time(app.daemon.now());
    app.run_until_idle().await;
    assert!(changes(&app).is_empty(), "{:#?}", changes(&app));
    a_day_later(&mut app).await;
    assert_eq!(app.posted(), (0, 0), "the next day's does");
}

#[tokio::test]
async fn what_is_gone_once_and_then_back_stays() {
    let mut app = posted(deleting).await;
    withdraw(&app);
    a_day_later(&mut app).await;
    app.rehearsal.sites.undo_corrections();
    a_day_later(&mut app).await;
    withdraw(&app);
    a_day_later(&mut app).await;
    app.rehearsal.sites.undo_corrections();
    for _ in 0..6 {
        a_day_later(&mut app).await;
    }
    assert!(changes(&app).is_empty());
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn a_site_that_fails_withdraws_and_changes_nothing() {
    let mut app = posted(deleting).await;
    for failure in [Failure::Error500, Failure::Maintenance, Failure::Login] {
        app.rehearsal.sites.fail_with(failure);
        a_day_later(&mut app).await;
        a_day_later(&mut app).await;
    }
    assert!(changes(&app).is_empty(), "{:#?}", changes(&app));
    assert_eq!(app.posted(), (1, 1));
}

#[tokio::test]
async fn after_a_week_a_post_is_no_longer_looked_at() {
    let mut app = posted(deleting).await;
    for _ in 0..8 {
        a_day_later(&mut app).await;
    }
    let looks = "SELECT count(*) FROM looks";
    let left: i64 =
        app.daemon.store.run_blocking(|tx| Ok(tx.query_row(looks, [], |row| row.get(0))?)).unwrap();
    assert_eq!(left, 0);
    withdraw(&app);
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    assert_eq!(app.posted(), (1, 1));
}
