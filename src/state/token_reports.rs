//! What a network last said of an account's token, as of the account's last check.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::{StoreError, from_millis, millis};
use crate::wording::Told;

/// What a network said of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// When it was asked.
    pub checked_at: Timestamp,
    /// When the token ends; none where it never does.
    pub expires_at: Option<Timestamp>,
    /// When it ceases to open what it opens; none where it never does.
    pub data_access_at: Option<Timestamp>,
    /// How it is known that the app behind it is in development mode; none where that is not
    /// known.
    pub development: Option<Told>,
}

/// Keeps what a network said of an account's token, in the place of what it said before.
pub fn keep(db: &Connection, account: &str, report: &Report) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO token_reports
            (account, checked_at, expires_at, data_access_at, development)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        account,
        millis(report.checked_at),
        report.expires_at.map(millis),
        report.data_access_at.map(millis),
        report.development
    ])?;
    Ok(())
}

/// What a network last said of an account's token, if it tells and was asked.
pub fn get(db: &Connection, account: &str) -> Result<Option<Report>, StoreError> {
    let sql = "SELECT checked_at, expires_at, data_access_at, development
               FROM token_reports WHERE account = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        let time =
            |index| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(index)?.map(from_millis));
        Ok(Report {
            checked_at: from_millis(row.get(0)?),
            expires_at: time(1)?,
            data_access_at: time(2)?,
            development: row.get(3)?,
        })
    };
    Ok(db.prepare_cached(sql)?.query_row([account], read).optional()?)
}
