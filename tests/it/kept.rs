//! What is kept, and for how long: texts 30 days, secrets never, and nothing of what is forgotten.

use jiff::SignedDuration;
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::forget::{Forgotten, forget};
use weitersagen::state::{items, retention};

use crate::app::{TestApp, at_once};

/// A daemon that has told all news of the sample sites.
async fn telling() -> TestApp {
    let mut app = TestApp::start(&at_once()).await;
    app.round().await;
    while app.rehearsal.sites.publish_next().is_some() {
        app.run_until_idle().await;
    }
    app
}

/// Every byte of the state folder's files, the log of the last writes included.
fn bytes(app: &TestApp) -> Vec<u8> {
    let mut all = Vec::new();
    for file in std::fs::read_dir(&app.daemon.config.state_dir).unwrap() {
        all.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    all
}

fn holds(app: &TestApp, text: &str) -> bool {
    bytes(app).windows(text.len()).any(|window| window == text.as_bytes())
}

/// An item that was posted: its address, its headline, a part of its post, its deliveries.
fn told(app: &TestApp) -> (String, String, String, Vec<Delivery>) {
    let delivery = app.outbox().into_iter().find(|delivery| delivery.remote_id.is_some()).unwrap();
    let (item, of_item) = app
        .daemon
        .store
        .run_blocking(|tx| {
            let of_item = weitersagen::state::deliveries::of_item(tx, delivery.item)?;
            Ok((items::get(tx, delivery.item)?, of_item))
        })
        .unwrap();
    let sentence =
        delivery.post.unwrap().text.lines().max_by_key(|line| line.len()).unwrap().to_owned();
    let link = item.entry.link.unwrap().to_string();
    (link, item.entry.title.unwrap(), sentence, of_item)
}

/// What stands in the places where an item may be spoken of.
const TRACE: &str = "Zaunkönig im Geheimfach";

/// The journal, a message to the admin and an announced event speak of an item.
fn leave_traces(app: &TestApp, delivery: &Delivery, title: &str) {
    let insert = |tx: &rusqlite::Transaction<'_>| {
        tx.execute(
            "INSERT INTO journal (at, item, event, detail) VALUES (1, ?1, 'x', ?2)",
            (delivery.item, TRACE),
        )?;
        tx.execute(
            "INSERT INTO journal (at, delivery, event, detail) VALUES (1, ?1, 'x', ?2)",
            (delivery.id, TRACE),
        )?;
        tx.execute("INSERT OR REPLACE INTO events VALUES (?1, 1, 2, 3)", [delivery.item])?;
        tx.execute("INSERT INTO happenings VALUES (1, ?1, 1, x'00')", [delivery.item])?;
        tx.execute(
            "INSERT INTO messages (way, kind, key, subject, body, urgent, created_at, not_before)
             VALUES ('file', 'problem', 'x', 'x', ?1, 0, 1, 1)",
            [format!("{title}: {TRACE}")],
        )?;
        Ok(())
    };
    app.daemon.store.run_blocking(insert).unwrap();
}

/// How many rows tell of an item's event.
fn told_of_event(app: &TestApp, item: i64) -> i64 {
    let sql = "SELECT (SELECT count(*) FROM events WHERE item = ?1)
                      + (SELECT count(*) FROM happenings WHERE item = ?1)";
    app.daemon.store.run_blocking(|tx| Ok(tx.query_row(sql, [item], |row| row.get(0))?)).unwrap()
}

#[tokio::test]
async fn what_may_stand_on_a_timeline_unseen_is_not_forgotten_yet() {
    let app = telling().await;
    let (link, title, _, of_item) = told(&app);
    let id = of_item[0].id;
    let unclear = "UPDATE deliveries SET state = 'ambiguous' WHERE id = ?1";
    app.daemon.store.run_blocking(|tx| Ok(tx.execute(unclear, [id])?)).unwrap();
    let done = forget(&app.daemon.store, &link, app.daemon.now()).unwrap();
    assert_eq!(done, Forgotten::UnderWay(id));
    assert!(holds(&app, &title), "nothing was erased");
}

#[tokio::test]
async fn what_is_forgotten_stands_nowhere_and_is_not_told_again() {
    let mut app = telling().await;
    let posted = app.posted();
    let (link, title, sentence, of_item) = told(&app);
    assert!(holds(&app, &link) && holds(&app, &title), "it stands there before");
    leave_traces(&app, &of_item[0], &title);

    let now = app.daemon.now();
    let done = forget(&app.daemon.store, &link, now).unwrap();
    let Forgotten::Erased { items: 1, standing } = done else {
        panic!("{done:?}");
    };
    assert_eq!(standing.len(), of_item.len());
    assert!(standing.iter().all(|(_, address)| address.is_some()), "{standing:?}");
    for text in [&link, &title, &sentence, &TRACE.to_owned()] {
        assert!(!holds(&app, text), "`{text}` still stands in the state");
    }
    assert_eq!(told_of_event(&app, of_item[0].item), 0);
    assert_eq!(
        forget(&app.daemon.store, "https://a.example/none", now).unwrap(),
        Forgotten::Unknown
    );

    app = app.restart().await;
    app.pass(3600);
    // Else the lists are not read at all: they have not changed.
    let unseen = "UPDATE sources SET etag = NULL, last_modified = NULL";
    app.daemon.store.run_blocking(|tx| Ok(tx.execute(unseen, [])?)).unwrap();
    app.run_until_idle().await;
    assert_eq!(app.posted(), posted, "nothing is posted again");
    assert!(!holds(&app, &title), "another look at the list does not bring it back");
}

#[tokio::test]
async fn texts_go_after_thirty_days_and_nothing_is_told_again() {
    let mut app = telling().await;
    let posted = app.posted();
    let store = app.daemon.store.clone();
    let count = |sql: &'static str| {
        store.run_blocking(|tx| Ok(tx.query_row(sql, [], |row| row.get::<_, i64>(0))?)).unwrap()
    };
    let texts = "SELECT (SELECT count(*) FROM articles)
                        + (SELECT count(*) FROM items
                           WHERE json_extract(entry, '$.summary') IS NOT NULL
                              OR json_extract(entry, '$.content') IS NOT NULL)
                        + (SELECT count(*) FROM deliveries
                           WHERE state = 'rejected' AND post IS NOT NULL)";
    store
        .run_blocking(|tx| {
            let first = "SELECT min(id) FROM deliveries WHERE post IS NOT NULL";
            let reject = format!("UPDATE deliveries SET state = 'rejected' WHERE id = ({first})");
            Ok(tx.execute(&reject, [])?)
        })
        .unwrap();
    assert!(count(texts) > 0);

    let erase = |days: i64| {
        let now = app.daemon.now() + SignedDuration::from_hours(24 * days);
        store.run_blocking(|tx| retention::erase(tx, now)).unwrap()
    };
    assert!(!erase(29).any(), "nothing goes too early");
    let erased = erase(31);
    assert!(erased.articles > 0 && erased.entries > 0 && erased.posts == 1, "{erased:?}");
    assert_eq!(count(texts), 0);
    assert_eq!(erased.journal, 0);
    assert!(erase(800).journal > 0);

    app.run_until_idle().await;
    assert_eq!(app.posted(), posted);
}

#[tokio::test]
async fn a_file_that_is_mostly_empty_is_made_smaller() {
    let app = TestApp::start(&at_once()).await;
    let store = &app.daemon.store;
    assert!(!retention::compact(store).unwrap(), "a small one is left as it is");
    store
        .run_blocking(|tx| {
            tx.execute_batch("CREATE TABLE filler (text TEXT)")?;
            for _ in 0..64 {
                tx.execute("INSERT INTO filler VALUES (hex(randomblob(100000)))", [])?;
            }
            Ok(())
        })
        .unwrap();
    store.run_blocking(|tx| Ok(tx.execute_batch("DROP TABLE filler")?)).unwrap();
    assert!(retention::compact(store).unwrap());
    assert!(!retention::compact(store).unwrap(), "once is enough");
    let pages: i64 = store
        .run_blocking(|tx| Ok(tx.query_row("PRAGMA page_count", [], |row| row.get(0))?))
        .unwrap();
    assert!(pages < 1024, "{pages} pages");
}
