//! What is remembered of each account: whose it is, and whether it may be posted to.

use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::{StoreError, from_millis, millis};
use crate::item::Network;
use crate::wording::Told;

/// Whether an account may be posted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// It has not been asked yet, or could not be.
    Unverified,
    /// The token opens the account that the website links.
    Verified,
    /// The token opens another account.
    Mismatch,
    /// The token is dead or lacks a permission.
    Token,
    /// Prepaid credits are spent.
    Payment,
}

impl AccountStatus {
    const ALL: [Self; 5] =
        [Self::Unverified, Self::Verified, Self::Mismatch, Self::Token, Self::Payment];

    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unverified => "unverified",
            Self::Verified => "verified",
            Self::Mismatch => "mismatch",
            Self::Token => "token",
            Self::Payment => "payment",
        }
    }
}

impl FromStr for AccountStatus {
    type Err = StoreError;

    fn from_str(name: &str) -> Result<Self, StoreError> {
        let found = Self::ALL.into_iter().find(|status| status.as_str() == name);
        found.ok_or_else(|| StoreError::Row(format!("account status `{name}`")))
    }
}

/// One account as remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccountRow {
    /// Its name in the configuration.
    pub name: String,
    /// Whether it may be posted to.
    pub status: AccountStatus,
    /// Why, in a sentence.
    pub reason: Told,
    /// The network's number of it.
    pub remote_id: Option<String>,
    /// The name it is known by there.
    pub handle: Option<String>,
    /// When it was last asked.
    pub checked_at: Timestamp,
    /// When it was last found to be the linked one.
    pub verified_at: Option<Timestamp>,
}

/// What a look at an account found.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Whether it may be posted to.
    pub status: AccountStatus,
    /// Why, in a sentence.
    pub reason: Told,
    /// The network's number of it and its name there, where it could be asked.
    pub identity: Option<(String, String)>,
}

/// The account, if it was ever looked at.
pub fn get(db: &Connection, name: &str) -> Result<Option<AccountRow>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT status, reason, remote_id, handle, checked_at, verified_at
         FROM accounts WHERE name = ?1",
    )?;
    let row = query.query_row([name], |row| {
        Ok((
            row.get::<_, String>(0)?,
            AccountRow {
                name: name.to_owned(),
                status: AccountStatus::Unverified,
                reason: row.get(1)?,
                remote_id: row.get(2)?,
                handle: row.get(3)?,
                checked_at: from_millis(row.get(4)?),
                verified_at: row.get::<_, Option<i64>>(5)?.map(from_millis),
            },
        ))
    });
    let Some((status, row)) = row.optional()? else {
        return Ok(None);
    };
    Ok(Some(AccountRow { status: status.parse()?, ..row }))
}

/// Notes what a look found. Returns whether the status changed.
pub fn note(
    db: &Connection,
    name: &str,
    network: Network,
    finding: &Finding,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let before = get(db, name)?.map(|row| row.status);
    let verified = (finding.status == AccountStatus::Verified).then(|| millis(now));
    let (id, handle) = finding.identity.clone().unzip();
    db.prepare_cached(
        "INSERT INTO accounts (name, network, status, reason, remote_id, handle, checked_at, verified_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (name) DO UPDATE SET
            network = excluded.network, status = excluded.status, reason = excluded.reason,
            remote_id = coalesce(excluded.remote_id, remote_id),
            handle = coalesce(excluded.handle, handle), checked_at = excluded.checked_at,
            verified_at = coalesce(excluded.verified_at, verified_at)",
    )?
    .execute(params![
        name,
        network.as_str(),
        finding.status.as_str(),
        finding.reason,
        id,
        handle,
        millis(now),
        verified
    ])?;
    Ok(before != Some(finding.status))
}

/// Notes that an account was looked at without a new word from the website; with `kept`, that it
/// may be posted to all the same. When it was last verified stays.
pub fn keep(
    db: &Connection,
    name: &str,
    kept: Option<(AccountStatus, &Told)>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (status, reason) = kept.map(|(status, reason)| (status.as_str(), reason)).unzip();
    db.prepare_cached(
        "UPDATE accounts SET status = coalesce(?2, status), reason = coalesce(?3, reason),
            checked_at = ?4 WHERE name = ?1",
    )?
    .execute(params![name, status, reason, millis(now)])?;
    Ok(())
}
