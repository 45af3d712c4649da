//! The schema as an append-only list of steps; `PRAGMA user_version` counts those taken.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Each step is applied once, in order, in a transaction of its own, and never changed afterwards.
const STEPS: &[&str] = &[include_str!("schema/001.sql")];

/// Brings a database to the newest schema; a newer one than this program knows is refused.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    let taken = usize::try_from(found).unwrap_or(0);
    for (step, sql) in (found..).zip(&STEPS[taken..]) {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Another process may have taken the step while this one waited for the lock.
        let now: i64 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if now == step {
            tx.execute_batch(sql)?;
            tx.pragma_update(None, "user_version", step + 1)?;
        }
        tx.commit()?;
    }
    Ok(())
}
