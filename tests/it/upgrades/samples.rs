//! Databases as past programs left them: the steps of the schema up to one, each followed by rows
//! of its days.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

/// The name of the state's file.
pub(super) const FILE: &str = "weitersagen.db";

/// Every table with its columns and its rows in order.
pub(super) type Rows = BTreeMap<String, (Vec<String>, Vec<Vec<Value>>)>;

fn read(folder: &str, step: usize) -> String {
    let path = format!("{}/{folder}/{step:03}.sql", env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(&path).unwrap_or_default()
}

/// How many steps the schema has.
pub(super) fn newest() -> usize {
    (1..).take_while(|step| !self::step(*step).is_empty()).count()
}

/// A step of the schema.
pub(super) fn step(step: usize) -> String {
    read("src/state/schema", step)
}

/// The rows that were written in the days of a step.
pub(super) fn additions(step: usize) -> String {
    read("tests/fixtures/schema", step)
}

/// Writes the state of a program whose newest step this was.
pub(super) fn sample(newest: usize, file: &Path) {
    let db = Connection::open(file).unwrap();
    db.pragma_update(None, "journal_mode", "wal").unwrap();
    for number in 1..=newest {
        db.execute_batch(&step(number)).unwrap();
        db.execute_batch(&additions(number)).unwrap();
    }
    let number = u32::try_from(newest).unwrap();
    db.pragma_update(None, "user_version", number).unwrap();
}

/// The number of the newest step taken.
pub(super) fn version(db: &Connection) -> usize {
    let number: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    usize::try_from(number).unwrap()
}

/// Tables, indexes and triggers as they were made.
pub(super) fn schema(db: &Connection) -> Vec<(String, String, Option<String>)> {
    let sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name";
    let mut query = db.prepare(sql).unwrap();
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    found.map(Result::unwrap).collect()
}

/// The rows of every table; of the same tables and columns as in `like`, where that is given.
pub(super) fn rows(db: &Connection, like: Option<&Rows>) -> Rows {
    let wanted: Vec<(String, Vec<String>)> = match like {
        Some(like) => {
            like.iter().map(|(table, (columns, _))| (table.clone(), columns.clone())).collect()
        }
        None => tables(db).into_iter().map(|table| (table.clone(), columns(db, &table))).collect(),
    };
    let read = |(table, columns): (String, Vec<String>)| {
        let list = columns.join(", ");
        let sql = format!("SELECT {list} FROM {table} ORDER BY {list}");
        let mut query = db.prepare(&sql).unwrap();
        let row = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|at| row.get(at)).collect();
        let rows = query.query_map([], row).unwrap().map(Result::unwrap).collect();
        (table, (columns, rows))
    };
    wanted.into_iter().map(read).collect()
}

fn tables(db: &Connection) -> Vec<String> {
    let found = schema(db)
        .into_iter()
        .filter(|(kind, name, _)| kind == "table" && !name.starts_with("sqlite_"));
    found.map(|(_, name, _)| name).collect()
}

fn columns(db: &Connection, table: &str) -> Vec<String> {
    db.prepare(&format!("SELECT * FROM {table}"))
        .unwrap()
        .column_names()
        .into_iter()
        .map(str::to_owned)
        .collect()
}
