//! What the admin was told of which problem, and the messages that are still on their way.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::{StoreError, from_millis, millis};
use crate::notify::Message;
use crate::wording::Words;

/// Messages that have arrived, or were given up, are kept this long.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

/// A way to the admin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By mail.
    Mail,
    /// By a webhook.
    Webhook,
    /// Into a file.
    File,
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Mail, Self::Webhook, Self::File];

    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Webhook => "webhook",
            Self::File => "file",
        }
    }
}

/// A problem that messages were written about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Its kind and what it is about.
    pub key: String,
    /// Since when it lasts.
    pub since: Timestamp,
    /// The headline as last seen.
    pub what: Words,
    /// When messages about it were last written.
    pub told_at: Timestamp,
}

/// A message on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// The message.
    pub message: Message,
    /// How often it was tried.
    pub tries: u32,
}

/// Every problem that was told and is not over.
pub fn told(db: &Connection) -> Result<Vec<Told>, StoreError> {
    let mut query = db.prepare_cached("SELECT key, since, what, told_at FROM problems")?;
    let rows = query.query_map([], |row| {
        let what: String = row.get(2)?;
        // A text that an older program wrote otherwise is shown as it stands.
        let [de, en] = serde_json::from_str(&what).unwrap_or_else(|_| [what.clone(), what]);
        Ok(Told {
            key: row.get(0)?,
            since: from_millis(row.get(1)?),
            what: Words { de, en },
            told_at: from_millis(row.get(3)?),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes that messages about a problem were written.
pub fn note(db: &Connection, told: &Told) -> Result<(), StoreError> {
    let what = serde_json::json!([told.what.de, told.what.en]).to_string();
    db.prepare_cached(
        "INSERT INTO problems (key, since, what, told_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (key) DO UPDATE SET since = ?2, what = ?3, told_at = ?4",
    )?
    .execute(params![told.key, millis(told.since), what, millis(told.told_at)])?;
    Ok(())
}

/// Forgets a problem that is over.
pub fn forget(db: &Connection, key: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM problems WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// Writes a message for one way; its own number does not count.
pub fn queue(db: &Connection, way: Way, message: &Message) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO messages (way, kind, key, subject, body, urgent, created_at, not_before)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
    )?
    .execute(params![
        way.as_str(),
        message.kind,
        message.key,
        message.subject,
        message.body,
        message.urgent,
        millis(message.at)
    ])?;
    Ok(())
}

/// Takes back what is still on its way about a problem. Returns whether a message about it may
/// have arrived since it began.
pub fn take_back(
    db: &Connection,
    way: Way,
    key: &str,
    since_told: Timestamp,
) -> Result<bool, StoreError> {
    db.prepare_cached(
        "DELETE FROM messages
         WHERE way = ?1 AND key = ?2 AND sent_at IS NULL AND dropped_at IS NULL AND tries = 0",
    )?
    .execute(params![way.as_str(), key])?;
    let sql = "SELECT EXISTS (SELECT 1 FROM messages WHERE way = ?1 AND key = ?2
                              AND kind IN ('problem', 'again') AND created_at >= ?3)";
    let mut query = db.prepare_cached(sql)?;
    Ok(query.query_row(params![way.as_str(), key, millis(since_told)], |row| row.get(0))?)
}

/// The messages of a way that may go now, oldest first.
pub fn due(db: &Connection, way: Way, now: Timestamp) -> Result<Vec<Queued>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT id, kind, key, subject, body, urgent, created_at, tries FROM messages
         WHERE way = ?1 AND not_before <= ?2 AND sent_at IS NULL AND dropped_at IS NULL
         ORDER BY id",
    )?;
    let rows = query.query_map(params![way.as_str(), millis(now)], queued)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// When the next message may go.
pub fn next(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(not_before) FROM messages WHERE sent_at IS NULL AND dropped_at IS NULL";
    let at: Option<i64> = db.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// Notes that a message has arrived.
pub fn sent(db: &Connection, id: i64, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE messages SET sent_at = ?2, tries = tries + 1 WHERE id = ?1")?
        .execute(params![id, millis(now)])?;
    Ok(())
}

/// Notes that a message did not arrive, and when it is tried again; without that it is given up.
pub fn failed(
    db: &Connection,
    id: i64,
    why: &str,
    again: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let dropped = if again.is_none() { Some(millis(now)) } else { None };
    db.prepare_cached(
        "UPDATE messages SET tries = tries + 1, failure = ?2, not_before = coalesce(?3, not_before),
                             dropped_at = ?4 WHERE id = ?1",
    )?
    .execute(params![id, why, again.map(millis), dropped])?;
    Ok(())
}

/// Why the oldest message that is still on its way did not arrive the last time, and since when
/// it waits.
pub fn stuck(db: &Connection, way: Way) -> Result<Option<(Timestamp, String)>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT created_at, failure FROM messages
         WHERE way = ?1 AND failure IS NOT NULL AND sent_at IS NULL AND dropped_at IS NULL
         ORDER BY id LIMIT 1",
    )?;
    let found = query
        .query_row([way.as_str()], |row| Ok((from_millis(row.get(0)?), row.get(1)?)))
        .optional()?;
    Ok(found)
}

/// Up to when digests have told; none before the first look.
pub fn digested(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let at: Option<i64> =
        db.prepare_cached("SELECT max(at) FROM digests")?.query_row([], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// Notes that a digest told up to `at`, and lets go of what is no longer needed.
pub fn note_digest(db: &Connection, at: Timestamp) -> Result<(), StoreError> {
    db.execute("DELETE FROM digests", [])?;
    db.execute("INSERT INTO digests (at) VALUES (?1)", [millis(at)])?;
    Ok(())
}

/// Erases messages that arrived, or were given up, long ago.
pub fn tidy(db: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let before = now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
    db.execute("DELETE FROM messages WHERE coalesce(sent_at, dropped_at) < ?1", [millis(before)])?;
    Ok(())
}

fn queued(row: &Row<'_>) -> rusqlite::Result<Queued> {
    Ok(Queued {
        message: Message {
            id: row.get(0)?,
            kind: row.get(1)?,
            key: row.get(2)?,
            subject: row.get(3)?,
            body: row.get(4)?,
            urgent: row.get(5)?,
            at: from_millis(row.get(6)?),
        },
        tries: row.get(7)?,
    })
}
