//! What a person's decision leaves in a delivery's row, beside its state.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::{about, by_id, move_by, set_remote};
use crate::outbox::State;
use crate::state::{StoreError, journal, millis};
use crate::wording::Told;

/// A person found it.
pub fn found_by(
    db: &Connection,
    id: i64,
    (remote_id, reason): (&str, &Told),
    who: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    set_remote(db, id, Some((remote_id, None)))?;
    move_by(db, id, (State::Posted, reason), Some(who), now)?;
    Ok(())
}

/// Gives a delivery another reason where it stands, and notes that under a name of its own.
pub fn stays(
    db: &Connection,
    id: i64,
    (event, reason): (&str, &Told),
    who: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE deliveries SET reason = ?2, changed_at = ?3 WHERE id = ?1")?
        .execute(params![id, reason.kept(), millis(now)])?;
    journal::write_by(db, now, &about(&by_id(db, id)?), (event, reason), who)
}

/// A person puts a delivery off: nothing is done about it before `at`.
pub fn postpone(db: &Connection, id: i64, at: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE deliveries SET postponed = ?2, not_before = ?2 WHERE id = ?1")?
        .execute(params![id, millis(at)])?;
    Ok(())
}
