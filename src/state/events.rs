//! The events that items announce: read from each article once, and again when it was read again.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};

use super::{StoreError, from_millis, items, millis};
use crate::outbox::announced;

/// When the day of an item's event begins, and when it is over; none if it announces none.
pub fn of_item(
    db: &Connection,
    item: i64,
    zone: &TimeZone,
) -> Result<Option<(Timestamp, Timestamp)>, StoreError> {
    let sql = "SELECT e.begins, e.over FROM events e JOIN articles a ON a.item = e.item
               WHERE e.item = ?1 AND e.read_at = a.read_at";
    let known: Option<(Option<i64>, Option<i64>)> = db
        .prepare_cached(sql)?
        .query_row([item], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((begins, over)) = known {
        return Ok(begins.zip(over).map(|(begins, over)| (from_millis(begins), from_millis(over))));
    }
    let Some((article, read_at)) = items::article(db, item)? else {
        return remembered(db, item);
    };
    let event = announced(article.title.as_deref(), &article.text, article.date);
    let span = event.map(|event| (event.begins(zone), event.over(zone)));
    let (begins, over) = span.map(|(begins, over)| (millis(begins), millis(over))).unzip();
    db.prepare_cached(
        "INSERT OR REPLACE INTO events (item, read_at, begins, over) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![item, millis(read_at), begins, over])?;
    Ok(span)
}

/// Whether an item planned at `planned` came with the first look at its source: the admin asked
/// for it with `backfill`.
pub fn came_with_backfill(
    db: &Connection,
    item: i64,
    planned: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM items i JOIN sources s ON s.name = i.source
               WHERE i.id = ?1 AND s.baseline_at = ?2)";
    Ok(db.prepare_cached(sql)?.query_row(params![item, millis(planned)], |row| row.get(0))?)
}

/// What was read from an article that has been erased since.
fn remembered(db: &Connection, item: i64) -> Result<Option<(Timestamp, Timestamp)>, StoreError> {
    let sql = "SELECT begins, over FROM events WHERE item = ?1 AND begins IS NOT NULL";
    let known: Option<(i64, i64)> = db
        .prepare_cached(sql)?
        .query_row([item], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(known.map(|(begins, over)| (from_millis(begins), from_millis(over))))
}
