//! One step of a shared transaction that is kept whole or undone whole, whatever the others do.

use rusqlite::Connection;

use super::StoreError;

/// Runs `work` inside the open transaction of `db`. If it fails, what it wrote is undone, and the
/// rest of the transaction stands.
///
/// # Errors
/// What `work` says, or that the whole transaction is lost, as on a full disk; its commit will
/// fail then.
pub fn alone<T>(
    db: &Connection,
    work: impl FnOnce() -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    db.prepare_cached("SAVEPOINT alone")?.execute([])?;
    let done = work();
    if done.is_err() {
        db.prepare_cached("ROLLBACK TO alone")?.execute([])?;
    }
    db.prepare_cached("RELEASE alone")?.execute([])?;
    done
}

#[cfg(test)]
mod tests {
    use crate::state::{Store, StoreError, alone};

    #[test]
    fn a_failed_step_takes_nothing_else_with_it() {
        let store = Store::in_memory().unwrap();
        let count = store.run_blocking(|tx| {
            let add = || Ok(tx.execute("INSERT INTO stories (created_at) VALUES (1)", [])?);
            alone(tx, add)?;
            let failed: Result<(), _> = alone(tx, || {
                add()?;
                Err(StoreError::Row("on purpose".into()))
            });
            assert!(failed.is_err());
            alone(tx, add)?;
            Ok(tx.query_row("SELECT count(*) FROM stories", [], |row| row.get::<_, i64>(0))?)
        });
        assert_eq!(count.unwrap(), 2);
    }
}
