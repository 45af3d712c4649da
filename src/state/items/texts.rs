//! The articles' texts, and of those that were erased the hashes by which they are known again.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::super::{StoreError, from_millis, millis};
use crate::item::Article;
use crate::story::{Fingerprint, Telling, happenings};

/// Keeps an item's article and its fingerprint, replacing an earlier version.
pub fn keep_article(
    db: &Connection,
    item: i64,
    article: &Article,
    now: Timestamp,
) -> Result<(), StoreError> {
    let json =
        serde_json::to_string(article).map_err(|error| StoreError::Row(error.to_string()))?;
    db.prepare_cached(
        "INSERT OR REPLACE INTO articles (item, article, read_at) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![item, json, millis(now)])?;
    let text = Fingerprint::of(&article.text);
    if fingerprint(db, item)?.is_none_or(|kept| kept != text) {
        forget(db, item)?;
        db.prepare_cached(
            "INSERT OR REPLACE INTO fingerprints (item, shingles, read_at) VALUES (?1, ?2, ?3)",
        )?
        .execute(params![item, text.to_bytes(), millis(now)])?;
        index(db, item, &text)?;
    }
    db.prepare_cached("DELETE FROM happenings WHERE item = ?1")?.execute([item])?;
    let telling = Telling { title: article.title.as_deref(), text: &article.text };
    for one in happenings(telling, article.date) {
        if let Some(day) = one.date() {
            db.prepare_cached(
                "INSERT OR IGNORE INTO happenings (day, item, ahead, words)
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![number(day), item, one.ahead, one.words.to_bytes()])?;
        }
    }
    Ok(())
}

/// Days since 1970.
fn number(day: Date) -> i32 {
    day.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days())
}

/// An item's article, and when it was read; none if it was never read or has been erased.
pub fn article(db: &Connection, item: i64) -> Result<Option<(Article, Timestamp)>, StoreError> {
    let mut query = db.prepare_cached("SELECT article, read_at FROM articles WHERE item = ?1")?;
    let row = query.query_row([item], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)));
    let Some((json, read_at)) = row.optional()? else {
        return Ok(None);
    };
    let article =
        serde_json::from_str(&json).map_err(|error| StoreError::Row(error.to_string()))?;
    Ok(Some((article, from_millis(read_at))))
}

/// Erases the articles read before `before`; their hashes stay, so that nothing is told again.
pub fn erase_articles(db: &Connection, before: Timestamp) -> Result<usize, StoreError> {
    Ok(db.prepare_cached("DELETE FROM articles WHERE read_at < ?1")?.execute([millis(before)])?)
}

pub(super) fn fingerprint(db: &Connection, item: i64) -> Result<Option<Fingerprint>, StoreError> {
    let mut query = db.prepare_cached("SELECT shingles FROM fingerprints WHERE item = ?1")?;
    let bytes: Option<Vec<u8>> = query.query_row([item], |row| row.get(0)).optional()?;
    let broken = || StoreError::Row(format!("the fingerprint of item {item}"));
    bytes.map(|bytes| Fingerprint::from_bytes(&bytes).ok_or_else(broken)).transpose()
}

fn index(db: &Connection, item: i64, text: &Fingerprint) -> Result<(), StoreError> {
    let mut insert =
        db.prepare_cached("INSERT OR IGNORE INTO shingles (hash, item) VALUES (?1, ?2)")?;
    for hash in &text.0 {
        insert.execute(params![hash.cast_signed(), item])?;
    }
    db.prepare_cached("UPDATE fingerprints SET indexed = 1 WHERE item = ?1")?.execute([item])?;
    Ok(())
}

/// Takes an item out of the index; its fingerprint stays.
fn forget(db: &Connection, item: i64) -> Result<(), StoreError> {
    let mut delete = db.prepare_cached("DELETE FROM shingles WHERE hash = ?1 AND item = ?2")?;
    for hash in fingerprint(db, item)?.unwrap_or_default().0 {
        delete.execute(params![hash.cast_signed(), item])?;
    }
    db.prepare_cached("UPDATE fingerprints SET indexed = 2 WHERE item = ?1")?.execute([item])?;
    Ok(())
}

/// Puts what an earlier program kept into the index, and takes out what is too old to be told again.
pub(super) fn tidy_index(db: &Connection, since: Timestamp) -> Result<(), StoreError> {
    let ids = |sql: &str, limit: i64| -> Result<Vec<i64>, StoreError> {
        let mut query = db.prepare_cached(sql)?;
        let rows = query.query_map([limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let unindexed = "SELECT item FROM fingerprints WHERE indexed = 0 AND read_at >= ?1";
    for item in ids(unindexed, millis(since))? {
        index(db, item, &fingerprint(db, item)?.unwrap_or_default())?;
    }
    for item in
        ids("SELECT item FROM fingerprints WHERE indexed = 1 AND read_at < ?1", millis(since))?
    {
        forget(db, item)?;
    }
    Ok(())
}
