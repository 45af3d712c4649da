//! Every decision, when and why: what `why` tells, and what an operator reads after a bad night.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;

use super::{StoreError, from_millis, millis};
use crate::wording::Told;

/// What an entry is about; all optional.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// The source's name.
    pub source: Option<String>,
    /// The item.
    pub item: Option<i64>,
    /// The delivery.
    pub delivery: Option<i64>,
    /// The account's name.
    pub account: Option<String>,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// When.
    pub at: Timestamp,
    /// The account, where one is meant.
    pub account: Option<String>,
    /// A short name of what happened, such as `planned` or `posted`.
    pub event: String,
    /// Why, in an English sentence; never a token, never an article's body.
    pub detail: String,
    /// The same in each language.
    #[serde(skip)]
    pub told: Told,
    /// The person, where one decided.
    pub who: Option<String>,
}

/// Writes one entry.
pub fn write(
    db: &Connection,
    now: Timestamp,
    about: &About,
    event: &str,
    detail: impl Into<Told>,
) -> Result<(), StoreError> {
    write_by(db, now, about, (event, &detail.into()), None)
}

/// Writes one entry about what a person decided.
pub fn write_by(
    db: &Connection,
    now: Timestamp,
    about: &About,
    (event, detail): (&str, &Told),
    who: Option<&str>,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO journal (at, source, item, delivery, account, event, detail, who)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        millis(now),
        about.source,
        about.item,
        about.delivery,
        about.account,
        event,
        detail.kept(),
        who
    ])?;
    Ok(())
}

/// All that was decided on an item and its deliveries, oldest first.
pub fn of_item(db: &Connection, item: i64) -> Result<Vec<Entry>, StoreError> {
    let mut rows = db.prepare_cached(
        "SELECT at, account, event, detail, who FROM journal
         WHERE item = ?1 OR delivery IN (SELECT id FROM deliveries WHERE item = ?1) ORDER BY id",
    )?;
    Ok(rows.query_map([item], entry)?.collect::<Result<_, _>>()?)
}

/// All that was decided on one delivery, oldest first.
pub fn of_delivery(db: &Connection, delivery: i64) -> Result<Vec<Entry>, StoreError> {
    let mut rows = db.prepare_cached(
        "SELECT at, account, event, detail, who FROM journal WHERE delivery = ?1 ORDER BY id",
    )?;
    Ok(rows.query_map([delivery], entry)?.collect::<Result<_, _>>()?)
}

/// The last `limit` things that happened to a source itself, oldest first.
pub fn of_source(db: &Connection, source: &str, limit: u32) -> Result<Vec<Entry>, StoreError> {
    let mut rows = db.prepare_cached(
        "SELECT at, account, event, detail, who FROM
            (SELECT * FROM journal WHERE source = ?1 AND item IS NULL ORDER BY id DESC LIMIT ?2)
         ORDER BY id",
    )?;
    Ok(rows.query_map(params![source, limit], entry)?.collect::<Result<_, _>>()?)
}

/// The newest entry of a name about an item itself.
pub fn newest_about(db: &Connection, item: i64, event: &str) -> Result<Option<Entry>, StoreError> {
    let mut rows = db.prepare_cached(
        "SELECT at, account, event, detail, who FROM journal
         WHERE item = ?1 AND event = ?2 ORDER BY id DESC LIMIT 1",
    )?;
    Ok(rows.query_row(params![item, event], entry).optional()?)
}

/// All entries of a name since an instant, oldest first, with their sources.
pub fn since(
    db: &Connection,
    event: &str,
    since: Timestamp,
) -> Result<Vec<(Entry, Option<String>)>, StoreError> {
    let mut rows = db.prepare_cached(
        "SELECT at, account, event, detail, who, source FROM journal
         WHERE event = ?1 AND at >= ?2 ORDER BY id",
    )?;
    let rows =
        rows.query_map(params![event, millis(since)], |row| Ok((entry(row)?, row.get(5)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What of the journal is wanted; what is not set matches everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only of this source.
    pub source: Option<String>,
    /// Only of this account.
    pub account: Option<String>,
    /// Only these events.
    pub event: Option<String>,
    /// Only before this line.
    pub before: Option<i64>,
}

/// A line of the journal with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number.
    pub id: i64,
    /// What happened.
    pub entry: Entry,
    /// The source, its own or its item's.
    pub source: Option<String>,
    /// The delivery.
    pub delivery: Option<i64>,
    /// The item's headline.
    pub title: Option<String>,
}

/// The newest lines that a filter lets pass, newest first.
pub fn search(db: &Connection, filter: &Filter, limit: u32) -> Result<Vec<Line>, StoreError> {
    let mut rows = db.prepare_cached(
        "SELECT journal.at, journal.account, journal.event, journal.detail, journal.who, journal.id,
                coalesce(journal.source, items.source), journal.delivery, items.title
         FROM journal
         LEFT JOIN deliveries ON deliveries.id = journal.delivery
         LEFT JOIN items ON items.id = coalesce(journal.item, deliveries.item)
         WHERE (?1 IS NULL OR coalesce(journal.source, items.source) = ?1)
           AND (?2 IS NULL OR journal.account = ?2)
           AND (?3 IS NULL OR journal.event = ?3)
           AND (?4 IS NULL OR journal.id < ?4)
         ORDER BY journal.id DESC LIMIT ?5",
    )?;
    let Filter { source, account, event, before } = filter;
    let found = rows.query_map(params![source, account, event, before, limit], |row| {
        Ok(Line {
            entry: entry(row)?,
            id: row.get(5)?,
            source: row.get(6)?,
            delivery: row.get(7)?,
            title: row.get(8)?,
        })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Every event that the journal has, in alphabetical order.
pub fn events(db: &Connection) -> Result<Vec<String>, StoreError> {
    // Each step of this goes on by the index, past all lines of the one before.
    let mut rows = db.prepare_cached(
        "WITH RECURSIVE known (event) AS (
            SELECT min(event) FROM journal
            UNION ALL
            SELECT (SELECT min(event) FROM journal WHERE event > known.event) FROM known
            WHERE known.event IS NOT NULL)
         SELECT event FROM known WHERE event IS NOT NULL",
    )?;
    Ok(rows.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// When an event was last told of an account, if it was since `since`.
pub fn last_told(
    db: &Connection,
    event: &str,
    account: &str,
    since: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT max(at) FROM journal WHERE event = ?1 AND account = ?2 AND at >= ?3";
    let at: Option<i64> = db
        .prepare_cached(sql)?
        .query_row(params![event, account, millis(since)], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// When an event was first told of an account since `since`.
pub fn first_told(
    db: &Connection,
    event: &str,
    account: &str,
    since: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(at) FROM journal WHERE event = ?1 AND account = ?2 AND at >= ?3";
    let at: Option<i64> = db
        .prepare_cached(sql)?
        .query_row(params![event, account, millis(since)], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// The newest instant the state knows; a clock that stands before it is wrong.
pub fn newest(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<i64> = db.query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let told = Told::read(&row.get::<_, String>(3)?);
    Ok(Entry {
        at: from_millis(row.get(0)?),
        account: row.get(1)?,
        event: row.get(2)?,
        detail: told.english(),
        told,
        who: row.get(4)?,
    })
}
