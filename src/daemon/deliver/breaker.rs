//! The breaker of an account: where one answer after another is no good, nothing new is sent for a
//! while.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::daemon::later;
use crate::outbox::State;
use crate::state::StoreError;
use crate::state::deliveries;

/// So many answers in a row open it. One alone may be about the post, not about the account.
const IN_A_ROW: usize = 2;

/// Until when nothing is sent on an account: unclear answers stop it until the timeline has settled
/// them, refusals of different posts until the first of them may be tried again. What is tried then
/// closes the breaker, or opens it anew.
pub(super) fn open_until(
    db: &Connection,
    account: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let ambiguous = deliveries::unsettled(db, account, Timestamp::MAX)?;
    if ambiguous.len() >= IN_A_ROW {
        let first_read = ambiguous.iter().map(|delivery| delivery.not_before).min();
        let soon = later(now, Duration::from_millis(1));
        return Ok(Some(first_read.unwrap_or(now).max(soon)));
    }
    let newest = deliveries::last_begun(db, account, IN_A_ROW)?;
    let refused = newest.iter().filter(|delivery| delivery.state == State::RetryWait);
    if refused.clone().count() < IN_A_ROW {
        return Ok(None);
    }
    Ok(refused.map(|delivery| delivery.not_before).min().filter(|until| *until > now))
}
