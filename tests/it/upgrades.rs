//! The state of every past program opens, keeps its rows, and goes on; a newer one is left alone.

mod samples;

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use weitersagen::clock;
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;
use weitersagen::state::{Store, StoreError, backup, deliveries};

use crate::app::{TestApp, at_once};
use samples::{FILE, newest, rows, sample, schema, version};

/// The first eight bytes of each step's SHA-256: what was published is never changed, or the states
/// in the field would no longer be what the program takes them for.
const PUBLISHED: [&str; 15] = [
    "7fcae4bd1ca24995",
    "8ea7c95e80fd2fad",
    "4ecc301bc38a38aa",
    "f5a4d6669a45795a",
    "0ef87f3a59c89e86",
    "db67a468d4c0e451",
    "8bd7d77ef8fedfb7",
    "7ac9ccff63c5585e",
    "5a269193cf46c8b7",
    "f74d4dc05994b639",
    "db4f8e8f9719dd6a",
    "9622f473e5b1da88",
    "8c25b2892f4a983d",
    "7c95da305673b125",
    "0fc2e15b0e9571f5",
];

#[test]
fn every_step_of_the_schema_is_as_it_was_published_and_has_sample_rows() {
    for step in 1..=newest() {
        let found = Sha256::digest(samples::step(step));
        let found: String = found.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let told = PUBLISHED.get(step - 1).copied();
        assert_eq!(told, Some(found.as_str()), "step {step:03}; a new one goes into PUBLISHED");
        assert!(!samples::additions(step).is_empty(), "no rows in schema/{step:03}.sql");
    }
    assert_eq!(newest(), PUBLISHED.len());
}

#[test]
fn every_past_state_opens_at_the_newest_schema_with_its_rows_as_they_were() {
    let fresh = tempfile::tempdir().unwrap();
    drop(Store::open(fresh.path()).unwrap());
    let expected = schema(&Connection::open(fresh.path().join(FILE)).unwrap());
    for step in 1..=newest() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(FILE);
        sample(step, &file);
        let before = rows(&Connection::open(&file).unwrap(), None);
        assert!(before.len() >= 8, "the tables of schema {step}");

        drop(Store::open(dir.path()).unwrap());
        let db = Connection::open(&file).unwrap();
        assert_eq!(version(&db), newest(), "from {step}");
        assert_eq!(schema(&db), expected, "from {step}: as a state that was begun with it");
        assert_eq!(rows(&db, Some(&before)), before, "from {step}");
        sound(&db);
    }
}

#[test]
fn a_backup_of_any_past_state_is_put_back_whole() {
    for step in 1..=newest() {
        let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let file = old.path().join(FILE);
        sample(step, &file);
        let before = rows(&Connection::open(&file).unwrap(), None);
        let copy = old.path().join("sicherung.db");
        let saved = backup::backup(old.path(), &copy).unwrap();
        assert_eq!(version(&Connection::open(&copy).unwrap()), step, "a copy changes nothing");

        let restored = backup::restore(new.path(), &copy, clock::now()).unwrap();
        assert_eq!(
            (restored.saved.items, restored.saved.deliveries),
            (saved.items, saved.deliveries)
        );
        assert!(saved.items > 0 && saved.deliveries > 0, "{saved:?}");
        let store = Store::open(new.path()).unwrap();
        let now = clock::now();
        let known = store.run_blocking(|tx| weitersagen::state::restores::pending(tx, "facebook"));
        let known = known.unwrap().expect("nothing is posted before the timeline was read");
        assert!(known.since < now, "{known:?}");
        drop(store);

        let db = Connection::open(new.path().join(FILE)).unwrap();
        // What the restore notes of itself comes on top.
        for sql in [
            "DELETE FROM restores WHERE id = (SELECT max(id) FROM restores)",
            "DELETE FROM journal WHERE event = 'restored'",
        ] {
            assert_eq!(db.execute(sql, []).unwrap(), 1);
        }
        assert_eq!(rows(&db, Some(&before)), before, "from {step}");
        sound(&db);
    }
}

#[test]
fn a_newer_state_is_refused_by_every_way_in_and_left_as_it_was() {
    for journal in ["wal", "delete"] {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join(FILE);
        sample(newest(), &file);
        let db = Connection::open(&file).unwrap();
        let newer = u32::try_from(newest() + 1).unwrap();
        db.pragma_update(None, "user_version", newer).unwrap();
        db.pragma_update(None, "journal_mode", journal).unwrap();
        drop(db);
        let bytes = fs::read(&file).unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let tried = [
            Store::open(dir.path()).err(),
            Store::open_shared(dir.path()).err(),
            Store::copy_of(dir.path()).err(),
            backup::backup(dir.path(), &elsewhere.path().join("sicherung.db")).err(),
            backup::restore(elsewhere.path(), &file, clock::now()).err(),
        ];
        for error in tried {
            let Some(StoreError::Newer { .. }) = error else { panic!("{error:?}") };
            let said = error.unwrap().to_string();
            let (found, known) = (newest() + 1, newest());
            assert!(said.contains(&format!("schema {found}")), "{said}");
            assert!(
                said.contains(&format!("up to {known};")) && said.contains("install"),
                "{said}"
            );
        }
        assert!(fs::read(&file).unwrap() == bytes, "{journal}: it was written to");
        assert!(!elsewhere.path().join(FILE).exists(), "nothing was put back");
        let left = fs::read_dir(elsewhere.path()).unwrap().map(|file| file.unwrap().file_name());
        assert_eq!(left.collect::<Vec<_>>(), ["lock"], "no copy lies about");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_daemon_goes_on_from_every_past_state() {
    let pace = Pace { backfill: 1, ..at_once() };
    let mut app = TestApp::start(&pace).await;
    let old = tempfile::tempdir().unwrap();
    for step in 1..=newest() {
        let file = old.path().join(format!("{step:03}.db"));
        sample(step, &file);
        app = goes_on(app, &file, step).await;
    }
}

async fn goes_on(app: TestApp, file: &Path, step: usize) -> TestApp {
    let posted = app.posted();
    let mut app = app.put_back(file).await;
    app.rehearsal.sites.publish_next();
    app.run_until_idle().await;
    let state = |id: i64| app.outbox().into_iter().find(|one| one.id == id).map(|one| one.state);
    assert_eq!(state(1), Some(State::Posted), "{step}: what stood there still does");
    assert_ne!(state(200), Some(State::Intent), "{step}: what was under way was looked for");
    assert_eq!(state(2), Some(State::Rejected), "{step}");
    let now = app.posted();
    assert!(now >= posted, "{step}: {posted:?} and then {now:?}");
    let store = &app.daemon.store;
    let fresh = store.run_blocking(|tx| deliveries::list(tx, 10_000)).unwrap();
    let fresh = fresh
        .iter()
        .filter(|one| one.created_at > app.daemon.now() - jiff::SignedDuration::from_hours(1));
    let told = fresh.filter(|one| one.state == State::Posted).count();
    assert!(told > 0, "{step}: something new was told");
    store
        .run_blocking(|tx| {
            sound(tx);
            Ok(())
        })
        .unwrap();
    app
}

/// The file is whole, and every row refers to one that is there.
fn sound(db: &Connection) {
    let found: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(found, "ok");
    let mut check = db.prepare("PRAGMA foreign_key_check").unwrap();
    assert!(check.query([]).unwrap().next().unwrap().is_none(), "a row refers to nothing");
}
