//! Corrections on X: a reply, or another post in the place of the first, once and paid for.

use weitersagen::item::Network;
use weitersagen::outbox::{Action, State};
use weitersagen::sandbox::{Operation, XPost};
use weitersagen::state::accounts::{self, AccountStatus};
use weitersagen::state::actions::{self, ActionRow};
use weitersagen::text::weighted::measure;

use super::{a_day_later, changes, days_pass, requests, withdraw};
use crate::app::{TestApp, at_once, networks};

/// What is done on X where a fact has changed.
pub(super) fn on_change(what: &'static str) -> impl Fn(String) -> String {
    move |text| {
        let network = "network = \"x\"";
        text.replace(network, &format!("{network}\non_change = \"{what}\""))
    }
}

/// An app whose next article has a date in its headline, so that the post on X tells it.
pub(super) async fn dated(change: impl Fn(String) -> String) -> TestApp {
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    let place = "Fachkonferenz in Stendal";
    app.rehearsal.sites.correct(place, &format!("{place} am 27. Mai 2027"));
    app.run_until_idle().await;
    app
}

/// The same, with that article posted to both accounts.
pub(super) async fn posted(change: impl Fn(String) -> String) -> TestApp {
    let mut app = dated(change).await;
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), (1, 1));
    app
}

/// A date of the post on X, and another.
pub(super) fn dates(app: &TestApp) -> (String, String) {
    let text = app.rehearsal.sandbox.x_posts()[0].text.clone();
    let found = weitersagen::text::dates::find(&text);
    let was = text[found.first().expect("the post tells a date").range.clone()].to_owned();
    let day: String = was.chars().take_while(char::is_ascii_digit).collect();
    let other = if day == "27" { "26" } else { "27" };
    (was.clone(), was.replacen(&day, other, 1))
}

/// The posts on X, oldest first.
pub(super) fn on_x(app: &TestApp) -> Vec<XPost> {
    let mut posts = app.rehearsal.sandbox.x_posts();
    posts.reverse();
    posts
}

pub(super) fn changes_on_x(app: &TestApp) -> Vec<ActionRow> {
    let own = |id| app.outbox().iter().any(|d| d.id == id && d.account == "x");
    changes(app).into_iter().filter(|change| own(change.delivery)).collect()
}

/// The ledger's rows that count: operation and how many.
fn paid(app: &TestApp) -> Vec<(String, i64)> {
    let sql = "SELECT operation, count(*) FROM ledger
               WHERE void = 0 AND operation NOT LIKE '%read' GROUP BY operation ORDER BY operation";
    let read = |tx: &rusqlite::Connection| {
        let mut query = tx.prepare(sql)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    app.daemon.store.run_blocking(|tx| read(tx)).unwrap()
}

pub(super) fn creates(app: &TestApp) -> usize {
    let on_x = |network| network == Network::X;
    requests(app, Operation::Create).iter().filter(|entry| on_x(entry.network)).count()
}

#[tokio::test]
async fn a_factual_edit_is_corrected_once_in_reply() {
    let mut app = posted(on_change("reply")).await;
    let (was, is) = dates(&app);
    let first = on_x(&app)[0].clone();
    app.rehearsal.sites.correct(&was, &is);
    for _ in 0..3 {
        a_day_later(&mut app).await;
    }
    let posts = on_x(&app);
    assert_eq!(posts.len(), 2, "{:#?}", changes(&app));
    assert_eq!(posts[0], first, "the post itself stays");
    let reply = &posts[1];
    assert_eq!(reply.reply_to.as_deref(), Some(first.id.as_str()));
    assert!(reply.text.starts_with("Korrektur: ") && reply.text.contains(&is), "{}", reply.text);
    assert_eq!(reply.link, first.link);
    assert!(measure(&reply.text).valid);
    assert_eq!(paid(&app), [("post_with_link".to_owned(), 2)]);
    let changes = changes_on_x(&app);
    assert_eq!(changes.len(), 1);
    assert_eq!((changes[0].action, changes[0].state), (Action::Reply, State::Posted));
    assert_eq!(changes[0].remote_id.as_deref(), Some(reply.id.as_str()));
    let kept = app.outbox().into_iter().find(|d| d.account == "x").unwrap();
    assert_eq!(kept.remote_id.as_deref(), Some(first.id.as_str()));
}

#[tokio::test]
async fn what_a_correction_said_is_corrected_again() {
    let mut app = posted(on_change("reply")).await;
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    a_day_later(&mut app).await;
    let third = is.replacen("27", "25", 1).replacen("26", "25", 1);
    app.rehearsal.sites.correct(&is, &third);
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    let posts = on_x(&app);
    assert_eq!(posts.len(), 3, "{:#?}", changes(&app));
    assert!(posts[2].text.contains(&third) && posts[2].reply_to.as_ref() == Some(&posts[0].id));
}

#[tokio::test]
async fn with_replace_the_old_post_goes_before_the_new_one_comes() {
    let mut app = posted(on_change("replace")).await;
    let (was, is) = dates(&app);
    let first = on_x(&app)[0].clone();
    app.rehearsal.sites.correct(&was, &is);
    for _ in 0..3 {
        a_day_later(&mut app).await;
    }
    let posts = on_x(&app);
    assert_eq!(posts.len(), 1, "{:#?}", changes(&app));
    assert!(posts[0].id != first.id && posts[0].text.contains(&is), "{}", posts[0].text);
    assert_eq!(posts[0].reply_to, None);
    assert_eq!(
        paid(&app),
        [("delete".to_owned(), 1), ("post_with_link".to_owned(), 2)],
        "the first, its end, and the second"
    );
    let log = app.rehearsal.sandbox.log();
    let at = |operation| {
        log.iter().rposition(|e| e.network == Network::X && e.operation == operation).unwrap()
    };
    assert!(at(Operation::Delete) < at(Operation::Create));
    let kept = app.outbox().into_iter().find(|d| d.account == "x").unwrap();
    assert_eq!(kept.remote_id.as_deref(), Some(posts[0].id.as_str()));
    assert_eq!(kept.post.unwrap().text, posts[0].text);
    // What comes later is done to the post that stands there now.
    withdraw(&app);
    a_day_later(&mut app).await;
    a_day_later(&mut app).await;
    let asked = changes_on_x(&app).pop().unwrap();
    assert_eq!((asked.action, asked.state), (Action::Delete, State::AwaitingApproval));
    let now = app.daemon.now();
    let yes = |tx: &_| actions::move_to(tx, asked.id, State::Approved, "a test", now);
    app.daemon.store.run_blocking(|tx| yes(tx)).unwrap();
    a_day_later(&mut app).await;
    assert!(on_x(&app).is_empty());
}

#[tokio::test]
async fn what_somebody_took_off_is_not_put_back() {
    for what in ["replace", "reply"] {
        let mut app = dated(on_change(what)).await;
        let empty = app.rehearsal.sandbox.remember();
        app.rehearsal.sites.publish_next().unwrap();
        app.run_until_idle().await;
        let (was, is) = dates(&app);
        app.rehearsal.sandbox.put_back(&empty);
        app.rehearsal.sites.correct(&was, &is);
        a_day_later(&mut app).await;
        assert!(on_x(&app).is_empty(), "{what}");
        let states: Vec<_> = changes_on_x(&app).iter().map(|c| (c.action, c.state)).collect();
        let expected = match what {
            "replace" => {
                vec![(Action::TakeOff, State::Failed), (Action::Repost, State::Suppressed)]
            }
            _ => vec![(Action::Reply, State::Failed)],
        };
        assert_eq!(states, expected);
        let row = app.daemon.store.run_blocking(|tx| accounts::get(tx, "x")).unwrap().unwrap();
        assert_eq!(row.status, AccountStatus::Verified, "one post's end stops no account: {what}");
    }
}

#[tokio::test]
async fn no_post_is_taken_off_that_the_month_does_not_pay_the_next_one_for() {
    let change = on_change("replace");
    let mut app = posted(move |text| {
        change(text).replace("x_usd_per_month = 1000.0", "x_usd_per_month = 0.35")
    })
    .await;
    let (was, is) = dates(&app);
    app.rehearsal.sites.correct(&was, &is);
    a_day_later(&mut app).await;
    let posts = on_x(&app);
    assert!(posts.len() == 1 && posts[0].text.contains(&was), "{posts:#?}");
    assert!(changes_on_x(&app).iter().all(|c| c.state == State::Planned));
    days_pass(&app, 31);
    a_day_later(&mut app).await;
    let posts = on_x(&app);
    assert!(posts.len() == 1 && posts[0].text.contains(&is), "in the next month: {posts:#?}");
}

#[tokio::test]
async fn in_mode_approve_a_person_is_asked_about_the_first_step() {
    for (what, first) in [("replace", Action::TakeOff), ("reply", Action::Reply)] {
        let app = posted(on_change(what)).await;
        let (was, is) = dates(&app);
        let mut app =
            app.reconfigure(|text| text.replace("mode = \"publish\"", "mode = \"approve\"")).await;
        app.rehearsal.sites.correct(&was, &is);
        a_day_later(&mut app).await;
        let asked: Vec<_> = changes_on_x(&app);
        assert_eq!((asked[0].action, asked[0].state), (first, State::AwaitingApproval), "{what}");
        assert_eq!(creates(&app), 1, "{what}");
        let (id, now) = (asked[0].id, app.daemon.now());
        let yes = |tx: &_| actions::move_to(tx, id, State::Approved, "a test", now);
        app.daemon.store.run_blocking(|tx| yes(tx)).unwrap();
        app.run_until_idle().await;
        assert_eq!(creates(&app), 2, "{what}");
        assert!(changes_on_x(&app).iter().all(|c| c.state == State::Posted), "{what}");
    }
}
