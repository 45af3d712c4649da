//! What the lists showed of the items of a source: by it they are known under other names.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};

use super::super::{StoreError, from_millis};
use crate::item::Item;
use crate::story::{Entry, Fingerprint};

/// A new entry is held against this many of its source's items, the newest.
const COMPARED: u32 = 2000;

/// A source's rhythm is read off this many of its items, the newest.
const RHYTHM: u32 = 60;

/// An item as a list showed it.
#[derive(Debug, Clone)]
pub struct KnownEntry {
    /// The item.
    pub id: i64,
    /// What it is compared by.
    pub entry: Entry,
}

/// The newest items of a source as its lists showed them.
pub fn known_entries(db: &Connection, source: &str) -> Result<Vec<KnownEntry>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT id, entry, shingles, numbers FROM items WHERE source = ?1
         ORDER BY id DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![source, COMPARED], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, Option<Vec<u8>>>(2)?,
            row.get::<_, Option<Vec<u8>>>(3)?,
        ))
    })?;
    rows.map(|row| {
        let (id, json, shingles, numbers) = row?;
        let item: Item =
            serde_json::from_str(&json).map_err(|error| StoreError::Row(error.to_string()))?;
        let bare = Entry::of(&item);
        let read = |bytes: Option<Vec<u8>>| bytes.and_then(|bytes| Fingerprint::from_bytes(&bytes));
        let entry = Entry {
            // Rows from before the hashes were kept have their headline at least.
            shingles: read(shingles).unwrap_or_else(|| bare.shingles.clone()),
            numbers: read(numbers).unwrap_or_else(|| bare.numbers.clone()),
            ..bare
        };
        Ok(KnownEntry { id, entry })
    })
    .collect()
}

/// Remembers how a list shows a known item now. Returns whether that is otherwise than before: its
/// headline, its teaser, or the day on which the source says that it was changed.
pub fn note_entry(
    db: &Connection,
    item: i64,
    entry: &Item,
    shown: &Entry,
) -> Result<bool, StoreError> {
    let changed = db
        .prepare_cached(
            "UPDATE items SET shingles = ?2, numbers = ?3, updated = ?4
             WHERE id = ?1 AND (shingles IS NOT ?2 OR numbers IS NOT ?3 OR updated IS NOT ?4)",
        )?
        .execute(params![
            item,
            shown.shingles.to_bytes(),
            shown.numbers.to_bytes(),
            stamp(entry)
        ])?;
    Ok(changed > 0)
}

/// When the source says that an entry was changed, as it is kept.
pub(super) fn stamp(entry: &Item) -> Option<String> {
    entry.updated.and_then(|updated| serde_json::to_string(&updated).ok())
}

/// When the newest items of a source appeared: the day the source says, else when they were first
/// seen; what stood on its first list without a date says nothing.
pub fn days(db: &Connection, source: &str, zone: &TimeZone) -> Result<Vec<Timestamp>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT entry, seen_at, fate = 'baseline' FROM items WHERE source = ?1
         ORDER BY id DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![source, RHYTHM], |row| {
        let (json, seen_at) = (row.get::<_, String>(0)?, from_millis(row.get(1)?));
        Ok((json, seen_at, row.get::<_, bool>(2)?))
    })?;
    let mut found = Vec::new();
    for row in rows {
        let (json, seen_at, baseline) = row?;
        let item: Item =
            serde_json::from_str(&json).map_err(|error| StoreError::Row(error.to_string()))?;
        let noon = |day: jiff::civil::Date| {
            let noon = day.in_tz("UTC").ok()?.timestamp();
            noon.checked_add(SignedDuration::from_hours(12)).ok()
        };
        let said = item.published.map(|published| published.day(zone)).and_then(noon);
        found.extend(said.map(|day| day.min(seen_at)).or((!baseline).then_some(seen_at)));
    }
    Ok(found)
}
