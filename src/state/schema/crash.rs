//! A crash in the middle of the migration: what lies on the disk then is one schema or the next.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::Connection;

use super::{KNOWN, STEPS, migrate};

/// After so many steps of SQLite's machine the disk is looked at.
const MOMENT: i32 = 150;

/// Rows that the first schema holds.
const ROWS: &str = include_str!("../../../tests/fixtures/schema/001.sql");

/// Tables, indexes and triggers.
fn made(db: &Connection) -> Vec<(String, Option<String>)> {
    let sql = "SELECT name, sql FROM sqlite_master ORDER BY type, name";
    let mut query = db.prepare(sql).unwrap();
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    found.map(Result::unwrap).collect()
}

fn version(db: &Connection) -> i64 {
    db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

/// The schema of a number, built up at once.
fn schema(number: i64) -> Vec<(String, Option<String>)> {
    let db = Connection::open_in_memory().unwrap();
    for step in STEPS.iter().take(usize::try_from(number).unwrap()) {
        db.execute_batch(step).unwrap();
    }
    made(&db)
}

/// What a crash would leave: the file and its log, without what only the program knows.
fn leave(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for name in ["weitersagen.db", "weitersagen.db-wal"] {
        if from.join(name).exists() {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

fn counted(db: &Connection, table: &str) -> i64 {
    db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn whenever_the_migration_ends_the_disk_holds_one_whole_schema_with_all_rows() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("weitersagen.db");
    let mut db = Connection::open(&path).unwrap();
    db.pragma_update(None, "journal_mode", "wal").unwrap();
    db.execute_batch(STEPS[0]).unwrap();
    db.execute_batch(ROWS).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    let tables = ["items", "deliveries", "journal", "aliases"];
    let rows = tables.map(|table| counted(&db, table));

    let left: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let (base, list) = (dir.path().to_owned(), Arc::clone(&left));
    let look = move || {
        let mut list = list.lock().unwrap();
        let to = base.join(format!("crash-{}", list.len()));
        leave(&base, &to);
        list.push(to);
        false
    };
    db.progress_handler(MOMENT, Some(look)).unwrap();
    migrate(&mut db).unwrap();
    db.progress_handler(MOMENT, None::<fn() -> bool>).unwrap();

    let left = left.lock().unwrap();
    let mut met: Vec<i64> = Vec::new();
    for crash in left.iter() {
        let mut db = Connection::open(crash.join("weitersagen.db")).unwrap();
        let at = version(&db);
        met.push(at);
        assert_eq!(made(&db), schema(at), "{}: neither old nor new", crash.display());
        assert_eq!(tables.map(|table| counted(&db, table)), rows, "{}", crash.display());
        migrate(&mut db).unwrap();
        assert_eq!((version(&db), made(&db)), (KNOWN, schema(KNOWN)));
        assert_eq!(tables.map(|table| counted(&db, table)), rows);
    }
    met.dedup();
    assert!(met.len() > 5 && met.is_sorted(), "crashes within many steps: {met:?}");
}
