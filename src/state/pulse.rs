//! The daemon's pulse: the last instant at which its loop could write to the state.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _};

use super::{StoreError, from_millis, millis};

/// The loop went round, and the state can be written: this is the proof.
pub fn beat(db: &Connection, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached(
        "INSERT INTO pulse (id, at) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET at = ?1",
    )?
    .execute([millis(now)])?;
    Ok(())
}

/// The last beat; none before the first `run` on this state.
pub fn last(db: &Connection) -> Result<Option<Timestamp>, StoreError> {
    let mut query = db.prepare_cached("SELECT at FROM pulse WHERE id = 1")?;
    Ok(query.query_row([], |row| row.get(0)).optional()?.map(from_millis))
}
