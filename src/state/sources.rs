//! What is remembered of each source: validators, baseline, its last list.

mod health;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::{StoreError, from_millis, millis};
use crate::net::Validators;

use crate::wording::Told;
pub use health::{
    Quarantine, SourceHealth, accept, health, learn, quarantine, release, silent, speaks,
};

/// One source as remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRow {
    /// Its name in the configuration.
    pub name: String,
    /// The address its baseline was taken from.
    pub url: String,
    /// `feed` or `page`.
    pub kind: Option<String>,
    /// For the next conditional request.
    pub validators: Validators,
    /// When its first list was taken as known.
    pub baseline_at: Option<Timestamp>,
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
    /// Where it has moved for good.
    pub moved_to: Option<String>,
    /// Why nothing of it is taken, where it is so.
    pub quarantine: Option<Quarantine>,
    /// Whether a person says that the next list is right, whatever it looks like.
    pub accepted: bool,
    /// How its lists usually look; none before the first.
    pub profile: Option<Profile>,
    /// The items of its last list, in its order.
    pub listed: Vec<i64>,
    /// When it last had something new.
    pub news_at: Option<Timestamp>,
    /// Silent for longer is unusual; none until its rhythm is learnt.
    pub patience: Option<SignedDuration>,
    /// Since when it is silent, once that was told.
    pub silent_since: Option<Timestamp>,
}

/// How a source's lists look, averaged over those that could be read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Lists averaged.
    pub lists: u32,
    /// Entries on a list.
    pub entries: f64,
    /// The share of entries with a headline, 0 to 1.
    pub title: f64,
    /// … with a link.
    pub link: f64,
    /// … with a date.
    pub date: f64,
    /// … with a teaser or the whole text.
    pub teaser: f64,
    /// What most links have in common: host and first folder.
    pub shape: Option<String>,
}

/// What a poll that could be read leaves behind.
#[derive(Debug, Clone)]
pub struct Read<'a> {
    /// The source's name.
    pub name: &'a str,
    /// Its configured address.
    pub url: &'a str,
    /// `feed` or `page`; `None` keeps what is known (nothing had changed).
    pub kind: Option<&'a str>,
    /// The new validators; `None` keeps the old ones, and where it has moved.
    pub validators: Option<&'a Validators>,
    /// Where it has moved.
    pub moved_to: Option<&'a str>,
}

/// The source, unless it was never polled, or its address has changed since: then it is new. An
/// address that it had moved to by itself is no other.
pub fn get(db: &Connection, name: &str, url: &str) -> Result<Option<SourceRow>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT name, url, kind, etag, last_modified, baseline_at, polled_at, ok_at, failures,
                failure, moved_to, failing_since, quarantined_at, quarantine, accepted, profile,
                listed, news_at, patience, silent_since
         FROM sources WHERE name = ?1",
    )?;
    let row = query.query_row([name], source_row).optional()?;
    Ok(row.filter(|row| row.url == url || row.moved_to.as_deref() == Some(url)))
}

/// What the next look at a source needs of the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastLook {
    /// For the next conditional request.
    pub validators: Validators,
    /// When it was; none if none could be stored.
    pub polled_at: Option<Timestamp>,
}

/// As [`get`], without what is learnt of its lists: the loop asks this of every source at every
/// turn.
pub fn last_look(db: &Connection, name: &str, url: &str) -> Result<Option<LastLook>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT etag, last_modified, polled_at FROM sources
         WHERE name = ?1 AND (url = ?2 OR moved_to = ?2)",
    )?;
    let look = |row: &Row<'_>| {
        Ok(LastLook {
            validators: Validators { etag: row.get(0)?, last_modified: row.get(1)? },
            polled_at: row.get::<_, Option<i64>>(2)?.map(from_millis),
        })
    };
    Ok(query.query_row([name, url], look).optional()?)
}

/// Notes a poll that could be read. The first one sets the baseline.
pub fn read(db: &Connection, read: &Read<'_>, now: Timestamp) -> Result<(), StoreError> {
    forget_other_address(db, read.name, read.url)?;
    let validators = read.validators.cloned().unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO sources (name, url, kind, etag, last_modified, baseline_at, polled_at, ok_at,
                              moved_to, moved_polls)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7, ?7 IS NOT NULL)
         ON CONFLICT (name) DO UPDATE SET
            kind = coalesce(excluded.kind, kind),
            etag = iif(?8, excluded.etag, etag),
            last_modified = iif(?8, excluded.last_modified, last_modified),
            baseline_at = coalesce(baseline_at, excluded.baseline_at),
            polled_at = excluded.polled_at, ok_at = excluded.ok_at,
            failures = 0, failure = NULL, failing_since = NULL,
            moved_polls = CASE WHEN NOT ?8 THEN moved_polls + (moved_to IS NOT NULL)
                               WHEN moved_to IS excluded.moved_to
                               THEN moved_polls + (moved_to IS NOT NULL)
                               ELSE excluded.moved_polls END,
            moved_to = iif(?8, excluded.moved_to, moved_to)",
    )?
    .execute(params![
        read.name,
        read.url,
        read.kind,
        validators.etag,
        validators.last_modified,
        millis(now),
        read.moved_to,
        read.validators.is_some(),
    ])?;
    Ok(())
}

/// Notes what the list held and how the lists look by now; a person's word has been kept.
pub fn note_list(
    db: &Connection,
    name: &str,
    listed: &[i64],
    profile: &Profile,
) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE sources SET listed = ?2, profile = ?3, accepted = 0 WHERE name = ?1",
    )?
    .execute(params![name, json(&listed)?, json(profile)?])?;
    Ok(())
}

fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Row(error.to_string()))
}

/// Notes a failed poll: the validators and the baseline stay as they were.
pub fn failed(
    db: &Connection,
    name: &str,
    url: &str,
    reason: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    forget_other_address(db, name, url)?;
    db.prepare_cached(
        "INSERT INTO sources (name, url, polled_at, failures, failing_since, failure)
         VALUES (?1, ?2, ?3, 1, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET
            polled_at = excluded.polled_at, failures = failures + 1, failure = excluded.failure,
            failing_since = coalesce(failing_since, excluded.failing_since)",
    )?
    .execute(params![name, url, millis(now), reason])?;
    Ok(())
}

/// A source under another address is another source, unless it had moved there by itself.
fn forget_other_address(db: &Connection, name: &str, url: &str) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE sources SET url = ?2, moved_to = NULL, moved_polls = 0
         WHERE name = ?1 AND url <> ?2 AND moved_to = ?2",
    )?
    .execute(params![name, url])?;
    db.prepare_cached("DELETE FROM sources WHERE name = ?1 AND url <> ?2")?
        .execute(params![name, url])?;
    Ok(())
}

fn source_row(row: &Row<'_>) -> rusqlite::Result<SourceRow> {
    let time = |index| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(from_millis));
    let quarantine = match (time(12)?, row.get(13)?) {
        (Some(since), Some(reason)) => Some(Quarantine { since, reason }),
        _ => None,
    };
    // What is only learnt may be learnt again: a profile that cannot be read is none.
    let profile: Option<String> = row.get(15)?;
    let listed: String = row.get(16)?;
    Ok(SourceRow {
        name: row.get(0)?,
        url: row.get(1)?,
        kind: row.get(2)?,
        validators: Validators { etag: row.get(3)?, last_modified: row.get(4)? },
        baseline_at: time(5)?,
        polled_at: time(6)?,
        ok_at: time(7)?,
        failures: row.get(8)?,
        failure: row.get(9)?,
        moved_to: row.get(10)?,
        failing_since: time(11)?,
        quarantine,
        accepted: row.get(14)?,
        profile: profile.and_then(|text| serde_json::from_str(&text).ok()),
        listed: serde_json::from_str(&listed).unwrap_or_default(),
        news_at: time(17)?,
        patience: row.get::<_, Option<i64>>(18)?.map(SignedDuration::from_millis),
        silent_since: time(19)?,
    })
}
