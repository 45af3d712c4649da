//! What a restored state must catch up on: the timelines of the days that it lost.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, OptionalExtension, params};
use url::Url;

use super::{StoreError, from_millis, journal, millis};
use crate::outbox::TimelinePost;
use crate::wording::{at, reading};

/// What an account still has to read after the newest restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    restore: i64,
    /// The newest instant that the backup knew.
    pub since: Timestamp,
    /// Reads made so far.
    pub reads: u32,
    /// When to read next.
    pub next_read: Timestamp,
}

/// Notes that this state was put back from a backup.
pub fn note(db: &Connection, now: Timestamp) -> Result<Timestamp, StoreError> {
    let since = journal::newest(db)?.unwrap_or(now).min(now);
    db.execute(
        "INSERT INTO restores (restored_at, since) VALUES (?1, ?2)",
        params![millis(now), millis(since)],
    )?;
    let detail = reading::PUT_BACK.told([at(since, &TimeZone::UTC)]);
    journal::write(db, now, &journal::About::default(), "restored", &detail)?;
    Ok(since)
}

/// When this state was last put back from a backup; none if it never was.
pub fn newest(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT max(restored_at) FROM restores";
    let at: Option<i64> = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// Whether an account still has to read its timeline, or has posts there that belong to nothing:
/// never, where the state was never put back.
pub fn concerns(db: &Connection, account: &str) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM strays WHERE account = ?1)";
    let strays: bool = db.prepare_cached(sql)?.query_row([account], |row| row.get(0))?;
    Ok(strays || pending(db, account)?.is_some())
}

/// What the account has to read before anything is posted there; none if it has, or if the state
/// was never put back.
pub fn pending(db: &Connection, account: &str) -> Result<Option<Pending>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT id, since, coalesce(reads, 0), coalesce(next_read, restored_at), read_at
         FROM restores LEFT JOIN restore_reads ON restore = id AND account = ?1
         ORDER BY id DESC LIMIT 1",
    )?;
    let row = query.query_row([account], |row| {
        let pending = Pending {
            restore: row.get(0)?,
            since: from_millis(row.get(1)?),
            reads: row.get(2)?,
            next_read: from_millis(row.get(3)?),
        };
        Ok((pending, row.get::<_, Option<i64>>(4)?))
    });
    Ok(row.optional()?.filter(|(_, read_at)| read_at.is_none()).map(|(pending, _)| pending))
}

/// Notes a read that did not show everything, and when to read again.
pub fn read_again(
    db: &Connection,
    account: &str,
    pending: &Pending,
    at: Timestamp,
) -> Result<(), StoreError> {
    set_read(db, account, pending, at, None)
}

/// Notes that everything was read, and keeps those posts that belong to no delivery.
pub fn caught_up(
    db: &Connection,
    account: &str,
    pending: &Pending,
    posts: &[TimelinePost],
    now: Timestamp,
) -> Result<usize, StoreError> {
    let mut insert = db.prepare_cached(
        "INSERT INTO strays (account, remote_id, remote_url, text, links, created)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6
         WHERE NOT EXISTS (SELECT 1 FROM deliveries WHERE account = ?1 AND remote_id = ?2)
         ON CONFLICT DO NOTHING",
    )?;
    let mut kept = 0;
    for post in posts {
        let links = serde_json::to_string(&post.links);
        kept += insert.execute(params![
            account,
            post.remote_id,
            post.remote_url.as_ref().map(Url::as_str),
            post.text,
            links.map_err(|error| StoreError::Row(error.to_string()))?,
            post.created.map(millis)
        ])?;
    }
    set_read(db, account, pending, now, Some(now))?;
    Ok(kept)
}

fn set_read(
    db: &Connection,
    account: &str,
    pending: &Pending,
    next_read: Timestamp,
    read_at: Option<Timestamp>,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO restore_reads (restore, account, reads, next_read, read_at)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        pending.restore,
        account,
        pending.reads.saturating_add(1),
        millis(next_read),
        read_at.map(millis)
    ])?;
    Ok(())
}

/// The posts on an account's timeline that belong to no delivery, newest first.
pub fn strays(db: &Connection, account: &str) -> Result<Vec<TimelinePost>, StoreError> {
    select(db, account, "")
}

/// Those of them of which it was not asked yet whether they stand in another's place.
pub fn not_looked_at(db: &Connection, account: &str) -> Result<Vec<TimelinePost>, StoreError> {
    select(db, account, "AND looked_at IS NULL")
}

/// Notes that it was asked.
pub fn looked_at(
    db: &Connection,
    account: &str,
    remote_id: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let sql = "UPDATE strays SET looked_at = ?3 WHERE account = ?1 AND remote_id = ?2";
    db.prepare_cached(sql)?.execute(params![account, remote_id, millis(now)])?;
    Ok(())
}

fn select(db: &Connection, account: &str, and: &str) -> Result<Vec<TimelinePost>, StoreError> {
    let mut query = db.prepare_cached(&format!(
        "SELECT remote_id, remote_url, text, links, created FROM strays
         WHERE account = ?1 AND remote_id NOT IN
            (SELECT remote_id FROM deliveries WHERE account = ?1 AND remote_id IS NOT NULL) {and}
         ORDER BY created DESC"
    ))?;
    let rows = query.query_map([account], |row| {
        let links: String = row.get(3)?;
        let url: Option<String> = row.get(1)?;
        let post = TimelinePost {
            remote_id: row.get(0)?,
            remote_url: url.and_then(|url| Url::parse(&url).ok()),
            text: row.get(2)?,
            links: Vec::new(),
            created: row.get::<_, Option<i64>>(4)?.map(from_millis),
        };
        Ok((post, links))
    })?;
    rows.map(|row| {
        let (post, links) = row?;
        let links = serde_json::from_str(&links);
        Ok(TimelinePost { links: links.map_err(|e| StoreError::Row(e.to_string()))?, ..post })
    })
    .collect()
}
