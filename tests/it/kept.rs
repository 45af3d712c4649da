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

#[tokio::test]
async fn what_is_forgotten_stands_nowhere_and_is_not_told_again() {
    let mut app = telling().await;
    let posted = app.posted();
    let (link, title, sentence, of_item) = told(&app);
    assert!(holds(&app, &link) && holds(&app, &title), "it stands there before");

    let now = app.daemon.now();
    let done = forget(&app.daemon.store, &link, now).unwrap();
    let Forgotten::Erased { items: 1, standing } = done else {
        panic!("{done:?}");
    };
    assert_eq!(standing.len(), of_item.len());
    assert!(standing.iter().all(|(_, address)| address.is_some()), "{standing:?}");
    for text in [&link, &title, &sentence] {
        assert!(!holds(&app, text), "`{text}` still stands in the state");
    }
    assert_eq!(
        forget(&app.daemon.store, "https://a.example/none", now).unwrap(),
        Forgotten::Unknown
    );

    app = app.restart().await;
    app.pass(3600);
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
                              OR json_extract(entry, '$.content') IS NOT NULL)";
    assert!(count(texts) > 0);

    let erase = |days: i64| {
        let now = app.daemon.now() + SignedDuration::from_hours(24 * days);
        store.run_blocking(|tx| retention::erase(tx, now)).unwrap()
    };
    assert!(!erase(29).any(), "nothing goes too early");
    let erased = erase(31);
    assert!(erased.articles > 0 && erased.entries > 0, "{erased:?}");
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
