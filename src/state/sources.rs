//! What is remembered of each source: validators, baseline, health.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;

use super::{StoreError, from_millis, millis};
use crate::net::Validators;

/// One source as remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Why the last poll failed.
    pub failure: Option<String>,
    /// Where it has moved for good.
    pub moved_to: Option<String>,
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
    /// Why the last poll failed.
    pub failure: Option<String>,
    /// Items known.
    pub items: u32,
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
    /// The new validators; `None` keeps the old ones.
    pub validators: Option<&'a Validators>,
    /// Where it has moved.
    pub moved_to: Option<&'a str>,
}

/// The source, unless it was never polled, or its address has changed since: then it is new.
pub fn get(db: &Connection, name: &str, url: &str) -> Result<Option<SourceRow>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT name, url, kind, etag, last_modified, baseline_at, polled_at, ok_at, failures,
                failure, moved_to
         FROM sources WHERE name = ?1",
    )?;
    let row = query.query_row([name], source_row).optional()?;
    Ok(row.filter(|row| row.url == url))
}

/// Notes a poll that could be read. The first one sets the baseline.
pub fn read(db: &Connection, read: &Read<'_>, now: Timestamp) -> Result<(), StoreError> {
    forget_other_address(db, read.name, read.url)?;
    let validators = read.validators.cloned().unwrap_or_default();
    db.prepare_cached(
        "INSERT INTO sources (name, url, kind, etag, last_modified, baseline_at, polled_at, ok_at, moved_to)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7)
         ON CONFLICT (name) DO UPDATE SET
            kind = coalesce(excluded.kind, kind),
            etag = iif(?8, excluded.etag, etag),
            last_modified = iif(?8, excluded.last_modified, last_modified),
            baseline_at = coalesce(baseline_at, excluded.baseline_at),
            polled_at = excluded.polled_at, ok_at = excluded.ok_at,
            failures = 0, failure = NULL, moved_to = excluded.moved_to",
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

/// Notes a failed poll: the validators and the baseline stay as they were.
pub fn failed(
    db: &Connection,
    name: &str,
    url: &str,
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    forget_other_address(db, name, url)?;
    db.prepare_cached(
        "INSERT INTO sources (name, url, polled_at, failures, failure) VALUES (?1, ?2, ?3, 1, ?4)
         ON CONFLICT (name) DO UPDATE SET
            polled_at = excluded.polled_at, failures = failures + 1, failure = excluded.failure",
    )?
    .execute(params![name, url, millis(now), reason])?;
    Ok(())
}

/// The health of a source, as `status` shows it.
pub fn health(db: &Connection, name: &str) -> Result<Option<SourceHealth>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT polled_at, ok_at, failures, failure,
                (SELECT count(*) FROM items WHERE source = ?1)
         FROM sources WHERE name = ?1",
    )?;
    let health = query.query_row([name], |row| {
        Ok(SourceHealth {
            polled_at: row.get::<_, Option<i64>>(0)?.map(from_millis),
            ok_at: row.get::<_, Option<i64>>(1)?.map(from_millis),
            failures: row.get(2)?,
            failure: row.get(3)?,
            items: row.get(4)?,
        })
    });
    Ok(health.optional()?)
}

fn forget_other_address(db: &Connection, name: &str, url: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM sources WHERE name = ?1 AND url <> ?2")?
        .execute(params![name, url])?;
    Ok(())
}

fn source_row(row: &Row<'_>) -> rusqlite::Result<SourceRow> {
    let time = |index| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(from_millis));
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
    })
}
