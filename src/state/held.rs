//! Texts that wait for a person: what they were told from, and what the person made of them.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::{Deserialize, Serialize};

use super::{StoreError, from_millis, millis};
use crate::item::{Article, Post};

/// How far apart the looks at the page of a waiting text are.
pub const EVERY: SignedDuration = SignedDuration::from_hours(1);

/// What a person made of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edited {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What the gate objects to in it and the person vouches for, by rule and words.
    #[serde(default)]
    pub vouched: Vec<(String, String)>,
}

/// A text that waits for a person, or for its turn after a yes.
#[derive(Debug, Clone)]
pub struct Held {
    /// The delivery.
    pub delivery: i64,
    /// The article that it was told from, or last judged by; none once that has been erased.
    pub article: Option<Article>,
    /// When its page was first found gone; none if it was there at the last look.
    pub gone_at: Option<Timestamp>,
    /// What a person made of it; none where the text is the program's own.
    pub edited: Option<Edited>,
    /// The post as the changed article would be told, where a person's text stands in the way.
    pub anew: Option<Post>,
}

/// Puts a text before a person: what was made of an earlier one is forgotten. `read_at` is when the
/// article was read.
pub fn hold(
    db: &Connection,
    delivery: i64,
    article: &Article,
    read_at: Timestamp,
) -> Result<(), StoreError> {
    let next = read_at.checked_add(EVERY).unwrap_or(Timestamp::MAX);
    db.prepare_cached(
        "INSERT OR REPLACE INTO held (delivery, article, next_look) VALUES (?1, ?2, ?3)",
    )?
    .execute(params![delivery, json(article)?, millis(next)])?;
    Ok(())
}

/// What is held of a delivery's text.
pub fn get(db: &Connection, delivery: i64) -> Result<Option<Held>, StoreError> {
    let sql = "SELECT delivery, article, gone_at, edited, anew FROM held WHERE delivery = ?1";
    db.prepare_cached(sql)?.query_row([delivery], held).optional()?.transpose()
}

/// Notes that a person wrote the text, judged by this version of the article.
pub fn edit(
    db: &Connection,
    delivery: i64,
    edited: &Edited,
    article: &Article,
    read_at: Timestamp,
) -> Result<(), StoreError> {
    let next = read_at.checked_add(EVERY).unwrap_or(Timestamp::MAX);
    db.prepare_cached(
        "INSERT INTO held (delivery, article, next_look, edited) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (delivery) DO UPDATE SET article = ?2, edited = ?4, anew = NULL",
    )?
    .execute(params![delivery, json(article)?, millis(next), json(edited)?])?;
    Ok(())
}

/// The article is another one than the text in a person's words was judged by: both are offered.
pub fn offer(
    db: &Connection,
    delivery: i64,
    article: &Article,
    anew: Option<&Post>,
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE held SET article = ?2, anew = ?3 WHERE delivery = ?1")?
        .execute(params![delivery, json(article)?, anew.map(json).transpose()?])?;
    Ok(())
}

/// The deliveries of the item whose page is to be looked at next, if one is due: those that wait
/// for a person, and those that wait for their turn after a yes.
pub fn due(db: &Connection, now: Timestamp) -> Result<Vec<i64>, StoreError> {
    let sql = "
        SELECT d.id FROM held JOIN deliveries d ON d.id = held.delivery
        WHERE d.state IN ('awaiting_approval', 'approved') AND d.item =
            (SELECT other.item FROM held AS one JOIN deliveries AS other ON other.id = one.delivery
             WHERE other.state IN ('awaiting_approval', 'approved') AND one.next_look <= ?1
             ORDER BY one.next_look, other.item LIMIT 1)
        ORDER BY d.id";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([millis(now)], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// When the next waiting text's page is to be looked at.
pub fn next(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(next_look) FROM held JOIN deliveries d ON d.id = held.delivery
               WHERE d.state IN ('awaiting_approval', 'approved')";
    let at: Option<i64> = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// Whether a delivery's page is to be looked at before it leaves: its turn has come, or it was gone.
pub fn is_due(db: &Connection, delivery: i64, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM held WHERE delivery = ?1
               AND (next_look <= ?2 OR gone_at IS NOT NULL))";
    Ok(db.prepare_cached(sql)?.query_row(params![delivery, millis(now)], |row| row.get(0))?)
}

/// Notes what a look found, and when to look again.
pub fn looked(
    db: &Connection,
    delivery: i64,
    gone_at: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let next = now.checked_add(EVERY).unwrap_or(Timestamp::MAX);
    db.prepare_cached("UPDATE held SET gone_at = ?2, next_look = ?3 WHERE delivery = ?1")?
        .execute(params![delivery, gone_at.map(millis), millis(next)])?;
    Ok(())
}

/// A source shows an entry otherwise than before: the page behind it is looked at with the next
/// round.
pub fn soon(db: &Connection, item: i64, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE held SET next_look = min(next_look, ?2)
         WHERE delivery IN (SELECT id FROM deliveries WHERE item = ?1)",
    )?
    .execute(params![item, millis(now)])?;
    Ok(())
}

fn held(row: &Row<'_>) -> rusqlite::Result<Result<Held, StoreError>> {
    let text = |index| row.get::<_, Option<String>>(index);
    let (article, edited, anew) = (text(1)?, text(3)?, text(4)?);
    let delivery = row.get(0)?;
    let gone_at = row.get::<_, Option<i64>>(2)?.map(from_millis);
    let read = || -> Result<Held, serde_json::Error> {
        Ok(Held {
            delivery,
            article: article.as_deref().map(serde_json::from_str).transpose()?,
            gone_at,
            edited: edited.as_deref().map(serde_json::from_str).transpose()?,
            anew: anew.as_deref().map(serde_json::from_str).transpose()?,
        })
    };
    Ok(read().map_err(|error| StoreError::Row(error.to_string())))
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Row(error.to_string()))
}
