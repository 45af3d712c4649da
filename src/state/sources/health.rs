//! A source's health: quarantine, silence, and what `status` shows of it.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};
use serde::Serialize;

use super::super::{StoreError, from_millis, millis};
use crate::wording::Told;

/// Nothing of a source is taken until it looks as it did, or a person says that it is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quarantine {
    /// Since when.
    pub since: Timestamp,
    /// What is wrong with its list, in a sentence.
    pub reason: Told,
}

/// A source's health as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceHealth {
    /// When it was last looked at.
    pub polled_at: Option<Timestamp>,
    /// When it could last be read.
    pub ok_at: Option<Timestamp>,
    /// Failed polls in a row.
    pub failures: u32,
    /// When the first of them was.
    pub failing_since: Option<Timestamp>,
    /// Why the last poll failed.
    pub failure: Option<Told>,
    /// Why nothing of it is taken, where it is so.
    pub quarantine: Option<Quarantine>,
    /// Where it has moved for good.
    pub moved_to: Option<String>,
    /// Looks in a row that were led there.
    pub moved_polls: u32,
    /// When it last had something new.
    pub news_at: Option<Timestamp>,
    /// Seconds after which its silence is unusual; none until its rhythm is learnt.
    pub patience_secs: Option<i64>,
    /// Since when it is silent for longer than that.
    pub silent_since: Option<Timestamp>,
    /// Items known.
    pub items: u32,
}

/// The health of a source, as `status` shows it.
pub fn health(db: &Connection, name: &str) -> Result<Option<SourceHealth>, StoreError> {
    use rusqlite::OptionalExtension as _;
    let mut query = db.prepare_cached(
        "SELECT polled_at, ok_at, failures, failing_since, failure, quarantined_at, quarantine,
                moved_to, moved_polls, news_at, patience, silent_since,
                (SELECT count(*) FROM items WHERE source = ?1)
         FROM sources WHERE name = ?1",
    )?;
    let health = query.query_row([name], |row| {
        let time = |at| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.map(from_millis));
        let quarantine = match (time(5)?, row.get(6)?) {
            (Some(since), Some(reason)) => Some(Quarantine { since, reason }),
            _ => None,
        };
        Ok(SourceHealth {
            polled_at: time(0)?,
            ok_at: time(1)?,
            failures: row.get(2)?,
            failing_since: time(3)?,
            failure: row.get(4)?,
            quarantine,
            moved_to: row.get(7)?,
            moved_polls: row.get(8)?,
            news_at: time(9)?,
            patience_secs: row.get::<_, Option<i64>>(10)?.map(|millis| millis / 1000),
            silent_since: time(11)?,
            items: row.get(12)?,
        })
    });
    Ok(health.optional()?)
}

/// Takes nothing of a source from now on; its validators stay, so that the next look sees the
/// whole list again.
pub fn quarantine(
    db: &Connection,
    name: &str,
    reason: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE sources SET quarantined_at = coalesce(quarantined_at, ?2), quarantine = ?3,
            polled_at = ?2, failures = 0, failure = NULL, failing_since = NULL WHERE name = ?1",
    )?
    .execute(params![name, millis(now), reason])?;
    Ok(())
}

/// Ends a quarantine.
pub fn release(db: &Connection, name: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE sources SET quarantined_at = NULL, quarantine = NULL WHERE name = ?1",
    )?
    .execute([name])?;
    Ok(())
}

/// A person says that a source's list is right as it is: the next look takes it, and learns anew
/// how its lists look. Returns whether it was in quarantine.
pub fn accept(db: &Connection, name: &str) -> Result<bool, StoreError> {
    let changed = db
        .prepare_cached(
            "UPDATE sources SET accepted = 1, profile = NULL, etag = NULL, last_modified = NULL
             WHERE name = ?1 AND quarantined_at IS NOT NULL",
        )?
        .execute([name])?;
    Ok(changed == 1)
}

/// Notes when a source last had something new, and after which silence that is unusual.
pub fn learn(
    db: &Connection,
    name: &str,
    news_at: Timestamp,
    patience: Option<SignedDuration>,
) -> Result<(), StoreError> {
    let patience = patience.map(|patience| i64::try_from(patience.as_millis()).unwrap_or(i64::MAX));
    db.prepare_cached("UPDATE sources SET news_at = ?2, patience = ?3 WHERE name = ?1")?
        .execute(params![name, millis(news_at), patience])?;
    Ok(())
}

/// Notes that a source's silence was told.
pub fn silent(db: &Connection, name: &str, since: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE sources SET silent_since = ?2 WHERE name = ?1")?
        .execute(params![name, millis(since)])?;
    Ok(())
}

/// Notes that a source has something new again.
pub fn speaks(db: &Connection, name: &str) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE sources SET silent_since = NULL WHERE name = ?1")?.execute([name])?;
    Ok(())
}
