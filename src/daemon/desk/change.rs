//! A person's word on a change of a post that stands on its timeline.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{Person, Refusal};
use crate::outbox::State;
use crate::state::StoreError;
use crate::state::actions::{self, ActionRow};
use crate::wording::reasons;

/// Allows a change, has a failed one tried again, or refuses one. Refused, everything stays.
///
/// # Errors
/// The state cannot be read or written; what speaks against the decision is the inner error.
pub fn decide_change(
    db: &Connection,
    id: i64,
    allowed: bool,
    person: &Person,
    now: Timestamp,
) -> Result<Result<ActionRow, Refusal>, StoreError> {
    let Some(before) = actions::find(db, id)? else {
        return Ok(Err(Refusal::UnknownChange(id)));
    };
    let (to, why) = match before.state {
        _ if !allowed => (State::Rejected, reasons::SAID_NO.told([])),
        State::Failed | State::NeedsHuman => (State::RetryWait, reasons::WANTS_AGAIN.told([])),
        _ => (State::Approved, reasons::SAID_YES.told([])),
    };
    if !before.state.may_become(to) {
        return Ok(Err(Refusal::ChangeNotNow(Box::new(before))));
    }
    actions::move_by(db, id, (to, &why), Some(person.name()), now)?;
    actions::wait_until(db, id, now)?;
    actions::by_id(db, id).map(Ok)
}
