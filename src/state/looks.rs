//! The articles of posts that are looked at again: as they were told, and when they are next read.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Row, params};

use super::{StoreError, from_millis, millis};
use crate::item::Article;

/// A post whose page is read again.
#[derive(Debug, Clone)]
pub struct Look {
    /// The delivery that posted it.
    pub delivery: i64,
    /// The item whose article it tells.
    pub item: i64,
    /// The article as it was told, or as its last change was answered.
    pub told: Article,
    /// It is not looked at any more from then on.
    pub until: Timestamp,
    /// When its page was first found gone; none if it was there at the last look.
    pub gone_at: Option<Timestamp>,
}

/// The posts to be looked at now: all that tell the item whose turn is next.
pub fn due(db: &Connection, now: Timestamp) -> Result<Vec<Look>, StoreError> {
    let sql = "
        SELECT looks.delivery, deliveries.item, told, until, gone_at
        FROM looks JOIN deliveries ON deliveries.id = looks.delivery
        WHERE deliveries.state = 'posted' AND next_look <= ?1 AND deliveries.item =
            (SELECT other.item FROM looks AS look JOIN deliveries AS other ON other.id = look.delivery
             WHERE other.state = 'posted' AND look.next_look <= ?1
             ORDER BY look.next_look, other.item LIMIT 1)
        ORDER BY looks.delivery";
    let mut query = db.prepare_cached(sql)?;
    let rows: Vec<_> = query.query_map([millis(now)], look)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

fn look(row: &Row<'_>) -> rusqlite::Result<Result<Look, StoreError>> {
    let told: String = row.get(2)?;
    let told = match serde_json::from_str(&told) {
        Ok(told) => told,
        Err(error) => return Ok(Err(StoreError::Row(error.to_string()))),
    };
    Ok(Ok(Look {
        delivery: row.get(0)?,
        item: row.get(1)?,
        told,
        until: from_millis(row.get(3)?),
        gone_at: row.get::<_, Option<i64>>(4)?.map(from_millis),
    }))
}

/// How far apart the looks at a page are.
pub const EVERY: SignedDuration = SignedDuration::from_hours(24);

/// For how long a post is looked after.
const FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A list that shows an entry otherwise each time leads to no more than a look an hour.
const SOONEST: SignedDuration = SignedDuration::from_hours(1);

/// Looks after the posts of these accounts that no attempt of this state has made: those adopted
/// after a restore, and those made before posts were looked after. What their article was is what
/// is kept of it.
pub fn follow(db: &Connection, accounts: &[&str], now: Timestamp) -> Result<usize, StoreError> {
    let names = serde_json::to_string(accounts);
    let names = names.map_err(|error| StoreError::Row(error.to_string()))?;
    let since = now.checked_sub(FOR).unwrap_or(Timestamp::MIN);
    let sql = "INSERT INTO looks (delivery, told, next_look, until)
               SELECT deliveries.id, articles.article, ?1, attempt_at + ?3
               FROM deliveries
               JOIN items ON items.id = deliveries.item
               JOIN articles ON articles.item = items.id
               WHERE deliveries.state = 'posted' AND attempt_at > ?2 AND items.link IS NOT NULL
                 AND account IN (SELECT value FROM json_each(?4))
                 AND NOT EXISTS (SELECT 1 FROM looks WHERE delivery = deliveries.id)";
    let week = i64::try_from(FOR.as_millis()).unwrap_or(i64::MAX);
    let added =
        db.prepare_cached(sql)?.execute(params![millis(now), millis(since), week, names])?;
    Ok(added)
}

/// A source shows an entry otherwise than before: the page behind it is looked at with the next
/// round, unless it was looked at within the hour.
pub fn soon(db: &Connection, item: i64, now: Timestamp) -> Result<(), StoreError> {
    let early = i64::try_from((EVERY - SOONEST).as_millis()).unwrap_or_default();
    db.prepare_cached(
        "UPDATE looks SET next_look = max(?2, next_look - ?3)
         WHERE next_look > ?2
           AND delivery IN (SELECT id FROM deliveries WHERE item = ?1 AND state = 'posted')",
    )?
    .execute(params![item, millis(now), early])?;
    Ok(())
}

/// When the next post is to be looked at.
pub fn next(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(next_look) FROM looks JOIN deliveries ON deliveries.id = looks.delivery
               WHERE deliveries.state = 'posted'";
    let at: Option<i64> = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// Notes what a look found, and when to look again.
pub fn again(
    db: &Connection,
    delivery: i64,
    gone_at: Option<Timestamp>,
    next: Timestamp,
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE looks SET gone_at = ?2, next_look = ?3 WHERE delivery = ?1")?
        .execute(params![delivery, gone_at.map(millis), millis(next)])?;
    Ok(())
}

/// The article as it stands now is what later changes are compared with.
pub fn answered(db: &Connection, delivery: i64, article: &Article) -> Result<(), StoreError> {
    let json =
        serde_json::to_string(article).map_err(|error| StoreError::Row(error.to_string()))?;
    db.prepare_cached("UPDATE looks SET told = ?2 WHERE delivery = ?1")?
        .execute(params![delivery, json])?;
    Ok(())
}

/// The post is not looked at any more; the article's text is forgotten.
pub fn end(db: &Connection, delivery: i64) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM looks WHERE delivery = ?1")?.execute([delivery])?;
    Ok(())
}

/// How many items of a source have pages that are gone at present.
pub fn gone(db: &Connection, source: &str) -> Result<usize, StoreError> {
    let sql = "SELECT count(DISTINCT items.id) FROM looks
               JOIN deliveries ON deliveries.id = looks.delivery
               JOIN items ON items.id = deliveries.item
               WHERE items.source = ?1 AND gone_at IS NOT NULL";
    let count: i64 = db.prepare_cached(sql)?.query_row([source], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or_default())
}
