//! Tokens of a login, sealed, and how far a refresh has come: written before it is asked for, so
//! that a refresh token is never used twice.

use std::str::FromStr;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::journal::{self, About};
use super::{StoreError, from_millis, millis};
use crate::wording::{Told, networks as say};

#[cfg(test)]
mod tests;

/// The kinds of tokens that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An access token and the refresh token that goes with it.
    OAuth2,
    /// The token of a Facebook page.
    Page,
}

impl Kind {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OAuth2 => "oauth2",
            Self::Page => "page",
        }
    }
}

/// Whether a token may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It may.
    Usable,
    /// Its refresh token is under way, or was when the daemon ended.
    Refreshing,
    /// Only a person's new login helps.
    Lost,
}

impl Standing {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::Refreshing => "refreshing",
            Self::Lost => "lost",
        }
    }
}

impl FromStr for Standing {
    type Err = StoreError;

    fn from_str(name: &str) -> Result<Self, StoreError> {
        let all = [Self::Usable, Self::Refreshing, Self::Lost];
        let found = all.into_iter().find(|standing| standing.as_str() == name);
        found.ok_or_else(|| StoreError::Row(format!("token standing `{name}`")))
    }
}

/// A token as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Which of the account's tokens it is, counted from 1.
    pub generation: i64,
    /// Whether it may be used.
    pub standing: Standing,
    /// Why it stands so.
    pub reason: Told,
    /// The server that gave it.
    pub issuer: String,
    /// Nonce and ciphertext.
    pub sealed: Vec<u8>,
    /// When it was stored.
    pub stored_at: Timestamp,
    /// When it ceases to be taken, where that is known.
    pub expires_at: Option<Timestamp>,
}

/// A token to be kept.
#[derive(Debug, Clone)]
pub struct Fresh<'a> {
    /// The account's name.
    pub account: &'a str,
    /// Its kind.
    pub kind: Kind,
    /// The server that gave it.
    pub issuer: &'a str,
    /// Nonce and ciphertext.
    pub sealed: &'a [u8],
    /// When it ceases to be taken, where that is known.
    pub expires_at: Option<Timestamp>,
}

/// The account's token, if it has one.
pub fn get(db: &Connection, account: &str, kind: Kind) -> Result<Option<Stored>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT standing, generation, reason, issuer, sealed, stored_at, expires_at
         FROM tokens WHERE account = ?1 AND kind = ?2",
    )?;
    let row = query.query_row([account, kind.as_str()], |row| {
        let stored = Stored {
            generation: row.get(1)?,
            standing: Standing::Lost,
            reason: row.get(2)?,
            issuer: row.get(3)?,
            sealed: row.get(4)?,
            stored_at: from_millis(row.get(5)?),
            expires_at: row.get::<_, Option<i64>>(6)?.map(from_millis),
        };
        Ok((row.get::<_, String>(0)?, stored))
    });
    let Some((standing, stored)) = row.optional()? else {
        return Ok(None);
    };
    Ok(Some(Stored { standing: standing.parse()?, ..stored }))
}

/// Keeps the token of a new login, whatever was there before. Returns its generation.
pub fn store(db: &Connection, fresh: &Fresh<'_>, now: Timestamp) -> Result<i64, StoreError> {
    let Fresh { account, kind, issuer, sealed, expires_at } = *fresh;
    let generation: i64 = db
        .prepare_cached(
            "INSERT INTO tokens (account, kind, generation, standing, reason, issuer, sealed,
                                 stored_at, changed_at, expires_at)
             VALUES (?1, ?2, 1, 'usable', ?7, ?3, ?4, ?5, ?5, ?6)
             ON CONFLICT (account, kind) DO UPDATE SET
                generation = generation + 1, standing = 'usable', reason = excluded.reason,
                issuer = excluded.issuer, sealed = excluded.sealed,
                stored_at = excluded.stored_at, changed_at = excluded.changed_at,
                expires_at = excluded.expires_at
             RETURNING generation",
        )?
        .query_row(
            params![
                account,
                kind.as_str(),
                issuer,
                sealed,
                millis(now),
                expires_at.map(millis),
                say::LOGGED_IN.told([])
            ],
            |row| row.get(0),
        )?;
    note(db, now, account, "token_stored", say::TOKEN_STORED.told([generation.into()]))?;
    Ok(generation)
}

/// Before the request: notes that the refresh token of this generation is about to be used.
/// Returns false, and changes nothing, where that is no longer the usable one.
pub fn begin_refresh(
    db: &Connection,
    account: &str,
    generation: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let reason = say::TOKEN_UNDER_WAY.told([]);
    let begun =
        change(db, (account, generation), Standing::Usable, Standing::Refreshing, &reason, now)?;
    if begun {
        note(db, now, account, "token_refresh", say::TOKEN_IN_USE.told([generation.into()]))?;
    }
    Ok(begun)
}

/// After the answer: keeps the new pair in the place of the one that was refreshed. Returns false,
/// and keeps nothing, where a person has logged in meanwhile.
pub fn renew(
    db: &Connection,
    account: &str,
    generation: i64,
    (sealed, expires_at): (&[u8], Option<Timestamp>),
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = db
        .prepare_cached(
            "UPDATE tokens SET generation = generation + 1, standing = 'usable',
                reason = 'refreshed', sealed = ?3, expires_at = ?4, stored_at = ?5, changed_at = ?5
             WHERE account = ?1 AND kind = 'oauth2' AND generation = ?2
                AND standing = 'refreshing'",
        )?
        .execute(params![account, generation, sealed, expires_at.map(millis), millis(now)])?;
    if changed == 1 {
        let detail = say::TOKEN_RENEWED.told([(generation + 1).into(), generation.into()]);
        note(db, now, account, "token_renewed", detail)?;
    }
    Ok(changed == 1)
}

/// The refresh provably did not happen: the pair may be used again.
pub fn release(
    db: &Connection,
    account: &str,
    generation: i64,
    why: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    let at = (account, generation);
    if change(db, at, Standing::Refreshing, Standing::Usable, why, now)? {
        note(db, now, account, "token_unused", because(generation, why))?;
    }
    Ok(())
}

/// The pair is gone, or may be: only a person's new login helps.
pub fn lose(
    db: &Connection,
    account: &str,
    generation: i64,
    why: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    let at = (account, generation);
    let lost = change(db, at, Standing::Refreshing, Standing::Lost, why, now)?
        || change(db, at, Standing::Usable, Standing::Lost, why, now)?;
    if lost {
        note(db, now, account, "token_lost", because(generation, why))?;
    }
    Ok(())
}

/// The start's duty: whatever was being refreshed when the daemon ended may have been used.
/// Returns the accounts whose tokens are lost by it.
pub fn recover(db: &Connection, why: &Told, now: Timestamp) -> Result<Vec<String>, StoreError> {
    let mut query =
        db.prepare_cached("SELECT account, generation FROM tokens WHERE standing = 'refreshing'")?;
    let found = query
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    for (account, generation) in &found {
        lose(db, account, *generation, why, now)?;
    }
    Ok(found.into_iter().map(|(account, _)| account).collect())
}

fn change(
    db: &Connection,
    (account, generation): (&str, i64),
    from: Standing,
    to: Standing,
    reason: &Told,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let changed = db
        .prepare_cached(
            "UPDATE tokens SET standing = ?4, reason = ?5, changed_at = ?6
             WHERE account = ?1 AND generation = ?2 AND standing = ?3 AND kind = 'oauth2'",
        )?
        .execute(params![account, generation, from.as_str(), to.as_str(), reason, millis(now)])?;
    Ok(changed == 1)
}

fn because(generation: i64, why: &Told) -> Told {
    say::TOKEN_BECAUSE.told([generation.into(), why.clone()])
}

fn note(
    db: &Connection,
    now: Timestamp,
    account: &str,
    event: &str,
    detail: Told,
) -> Result<(), StoreError> {
    let about = About { account: Some(account.to_owned()), ..About::default() };
    journal::write(db, now, &about, event, detail)
}
