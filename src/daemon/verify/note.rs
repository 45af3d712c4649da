//! Noting what a look at an account found; what stops one is told once, and told when it is over.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use crate::item::Network;
use crate::state::StoreError;
use crate::state::accounts::{self, AccountRow, AccountStatus, Finding};
use crate::state::journal::{self, About};
use crate::wording::{Told, networks as say};

/// An account that is still somebody else's is told of again after a day.
const TOLD_AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// The alert about an account that is not the organisation's.
const MISMATCH: &str = "account_mismatch";

/// The all-clear.
const RESTORED: &str = "account_restored";

/// What a look came to.
#[derive(Debug)]
pub(in crate::daemon) enum Look {
    /// The website and the network were asked, or one of them says why not.
    Found(Finding),
    /// The website could not be read; the account is the one that it linked not long ago.
    StillTrusted(Told),
    /// The website could not be read, and its last word was no.
    Unchanged,
}

/// Notes a look.
pub(super) fn note(
    db: &Connection,
    (name, network): (&str, Network),
    before: Option<&AccountRow>,
    look: &Look,
    now: Timestamp,
) -> Result<(), StoreError> {
    let before = before.map(|row| row.status);
    let (status, reason) = match look {
        Look::Found(finding) => {
            accounts::note(db, name, network, finding, now)?;
            (finding.status, finding.reason.clone())
        }
        Look::StillTrusted(reason) => {
            accounts::keep(db, name, Some((AccountStatus::Verified, reason)), now)?;
            (AccountStatus::Verified, reason.clone())
        }
        Look::Unchanged => return accounts::keep(db, name, None, now),
    };
    let event = match status {
        AccountStatus::Mismatch => is_to_be_told(db, name, now)?.then_some(MISMATCH.to_owned()),
        AccountStatus::Verified if is_over(db, name)? => Some(RESTORED.to_owned()),
        status if before == Some(status) => None,
        status => Some(format!("account_{}", status.as_str())),
    };
    let Some(event) = event else {
        return Ok(());
    };
    let reason = if event == RESTORED { say::ALL_CLEAR.told([reason]) } else { reason };
    if status == AccountStatus::Verified {
        tracing::info!(account = %name, "{reason}");
    } else {
        tracing::warn!(account = %name, "{reason}");
    }
    let about = About { account: Some(name.to_owned()), ..About::default() };
    journal::write(db, now, &about, &event, reason)
}

/// Whether the mismatch has not been told within a day, or was over in between.
fn is_to_be_told(db: &Connection, name: &str, now: Timestamp) -> Result<bool, StoreError> {
    let since = now.checked_sub(TOLD_AGAIN).unwrap_or(Timestamp::MIN);
    let told = journal::last_told(db, MISMATCH, name, since)?;
    let over = journal::last_told(db, RESTORED, name, since)?;
    Ok(told.is_none_or(|told| told == since || over.is_some_and(|over| over > told)))
}

/// Whether the last alert about the account has not been followed by an all-clear.
fn is_over(db: &Connection, name: &str) -> Result<bool, StoreError> {
    let over = journal::last_told(db, RESTORED, name, Timestamp::MIN)?;
    let mut told = None;
    for alert in [MISMATCH, "account_token"] {
        told = told.max(journal::last_told(db, alert, name, Timestamp::MIN)?);
    }
    Ok(told.is_some_and(|told| over.is_none_or(|over| over < told)))
}
