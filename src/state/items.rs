//! Items, their aliases, their articles, and the stories they tell.

mod alike;
mod entries;
mod texts;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{StoreError, from_millis, millis};
use crate::item::{Alias, AliasKind, Item};
use crate::story::Entry;
use crate::wording::Told;

pub use alike::{Alike, alike, relate, related};
pub use entries::{KnownEntry, days, known_entries, note_entry};
pub use texts::{article, erase_articles, keep_article};

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stood there when the source was first polled.
    Baseline,
    /// It was older than the source's `max_age` when first seen.
    TooOld,
    /// Its page has not been read yet.
    New,
    /// It is told as a story of its own.
    Told,
    /// It is told by another story, for some account at least.
    Joined,
    /// Its page could not be read, however often.
    Unreadable,
}

impl Fate {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::TooOld => "too_old",
            Self::New => "new",
            Self::Told => "told",
            Self::Joined => "joined",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One item as remembered.
#[derive(Debug, Clone)]
pub struct ItemRow {
    /// Its number.
    pub id: i64,
    /// Its source's name.
    pub source: String,
    /// Its story; none for what was known from the start.
    pub story: Option<i64>,
    /// As the source gave it.
    pub entry: Item,
    /// When it was first seen.
    pub seen_at: Timestamp,
    /// What became of it.
    pub fate: String,
    /// Why.
    pub reason: Told,
    /// Tries to read its page.
    pub reads: u32,
}

/// The item that any of the aliases names, if it is known.
pub fn known(db: &Connection, source: &str, aliases: &[Alias]) -> Result<Option<i64>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT item FROM aliases WHERE scope = ?1 AND kind = ?2 AND key = ?3")?;
    for alias in aliases {
        let key = params![scope(alias.kind, source), kind(alias.kind), alias.key.0];
        if let Some(item) = query.query_row(key, |row| row.get(0)).optional()? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Remembers every alias of an item for ever; one that names another item keeps naming that.
pub fn remember(
    db: &Connection,
    source: &str,
    item: i64,
    aliases: &[Alias],
) -> Result<(), StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT INTO aliases (scope, kind, key, item) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?;
    for alias in aliases {
        insert.execute(params![scope(alias.kind, source), kind(alias.kind), alias.key.0, item])?;
    }
    Ok(())
}

/// Stores an item that was not known. Returns its number.
pub fn add(
    db: &Connection,
    source: &str,
    entry: &Item,
    (fate, reason): (Fate, impl Into<Told>),
    story: Option<i64>,
    now: Timestamp,
) -> Result<i64, StoreError> {
    // A baseline needs no text: what is not going to be told is not kept.
    let kept = if fate == Fate::New { entry.clone() } else { bare(entry) };
    let json = serde_json::to_string(&kept).map_err(|error| StoreError::Row(error.to_string()))?;
    let shown = Entry::of(entry);
    db.prepare_cached(
        "INSERT INTO items (source, story, entry, link, title, seen_at, fate, reason, read_at,
                            shingles, numbers, updated)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?6, ?9, ?10, ?11)",
    )?
    .execute(params![
        source,
        story,
        json,
        entry.link.as_ref().map(url::Url::as_str),
        entry.title,
        millis(now),
        fate.as_str(),
        reason.into().kept(),
        shown.shingles.to_bytes(),
        shown.numbers.to_bytes(),
        entries::stamp(entry),
    ])?;
    Ok(db.last_insert_rowid())
}

fn bare(entry: &Item) -> Item {
    Item { summary: None, content: None, image: None, ..entry.clone() }
}

/// Begins a story. Returns its number.
pub fn add_story(db: &Connection, now: Timestamp) -> Result<i64, StoreError> {
    db.prepare_cached("INSERT INTO stories (created_at) VALUES (?1)")?.execute([millis(now)])?;
    Ok(db.last_insert_rowid())
}

const COLUMNS: &str = "id, source, story, entry, seen_at, fate, reason, reads";

/// The items whose pages are to be read now, oldest first.
pub fn unread(db: &Connection, now: Timestamp) -> Result<Vec<ItemRow>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM items WHERE fate = 'new' AND read_at <= ?1 ORDER BY id");
    let mut query = db.prepare_cached(&sql)?;
    let rows: Vec<_> = query.query_map([millis(now)], item_row)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

/// When the next page is to be read.
pub fn next_read(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<i64> =
        db.query_row("SELECT min(read_at) FROM items WHERE fate = 'new'", [], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// The items of a source that were seen last, newest first.
pub fn latest(db: &Connection, source: &str, limit: u32) -> Result<Vec<ItemRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM items WHERE source = ?1 ORDER BY id DESC LIMIT ?2");
    let mut query = db.prepare_cached(&sql)?;
    let rows: Vec<_> =
        query.query_map(params![source, limit], item_row)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

/// One item.
pub fn get(db: &Connection, id: i64) -> Result<ItemRow, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM items WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row([id], item_row)?
}

/// One item, if there is one of this number.
pub fn find(db: &Connection, id: i64) -> Result<Option<ItemRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM items WHERE id = ?1");
    db.prepare_cached(&sql)?.query_row([id], item_row).optional()?.transpose()
}

/// The items with this address, newest first.
pub fn by_link(db: &Connection, link: &str) -> Result<Vec<ItemRow>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM items WHERE link = ?1
            OR id IN (SELECT item FROM aliases WHERE scope = '' AND kind = 'link' AND key = ?2)
         ORDER BY id DESC"
    );
    let alias = url::Url::parse(link).ok().map(|url| crate::item::ItemKey::of_link(&url).0);
    let mut query = db.prepare_cached(&sql)?;
    let rows: Vec<_> =
        query.query_map(params![link, alias], item_row)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

/// Sets what became of an item.
pub fn set_fate(db: &Connection, item: i64, fate: Fate, reason: &Told) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE items SET fate = ?2, reason = ?3 WHERE id = ?1")?
        .execute(params![item, fate.as_str(), reason.kept()])?;
    Ok(())
}

/// Notes a page that could not be read, and when to try again.
pub fn put_off(db: &Connection, item: i64, reason: &Told, at: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE items SET reads = reads + 1, reason = ?2, read_at = ?3 WHERE id = ?1",
    )?
    .execute(params![item, reason, millis(at)])?;
    Ok(())
}

fn item_row(row: &Row<'_>) -> rusqlite::Result<Result<ItemRow, StoreError>> {
    let entry: String = row.get(3)?;
    let entry = match serde_json::from_str(&entry) {
        Ok(entry) => entry,
        Err(error) => return Ok(Err(StoreError::Row(error.to_string()))),
    };
    Ok(Ok(ItemRow {
        id: row.get(0)?,
        source: row.get(1)?,
        story: row.get(2)?,
        entry,
        seen_at: from_millis(row.get(4)?),
        fate: row.get(5)?,
        reason: Told::read(&row.get::<_, String>(6)?),
        reads: row.get(7)?,
    }))
}

/// A link means the same wherever it is found; every other alias only at its own source.
fn scope(kind: AliasKind, source: &str) -> &str {
    if kind == AliasKind::Link { "" } else { source }
}

const fn kind(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Guid => "guid",
        AliasKind::Link => "link",
        AliasKind::Number => "number",
        AliasKind::TitleDay => "title_day",
        AliasKind::Text => "text",
    }
}
