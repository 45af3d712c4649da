//! The schema as an append-only list of steps; `PRAGMA user_version` counts those taken.

use rusqlite::{Connection, TransactionBehavior};

use super::StoreError;

/// Each step is applied once, in order, in a transaction of its own, and never changed afterwards.
const STEPS: &[&str] = &[
    include_str!("schema/001.sql"),
    include_str!("schema/002.sql"),
    include_str!("schema/003.sql"),
    include_str!("schema/004.sql"),
    include_str!("schema/005.sql"),
    include_str!("schema/006.sql"),
    include_str!("schema/007.sql"),
    include_str!("schema/008.sql"),
    include_str!("schema/009.sql"),
    include_str!("schema/010.sql"),
    include_str!("schema/011.sql"),
    include_str!("schema/012.sql"),
    include_str!("schema/013.sql"),
    include_str!("schema/014.sql"),
    include_str!("schema/015.sql"),
];

/// The newest schema that this program knows.
#[expect(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub(super) const KNOWN: i64 = STEPS.len() as i64;

/// The schema of a database; a newer one than this program knows is refused. Writes nothing.
pub(super) fn known(connection: &Connection) -> Result<i64, StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > KNOWN {
        return Err(StoreError::Newer { found, known: KNOWN });
    }
    Ok(found)
}

/// Brings a database to the newest schema; a newer one than this program knows is refused.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found = known(connection)?;
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

#[cfg(test)]
mod crash;

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of every table as the first schema holds them.
    const ROWS: &str = "
        INSERT INTO sources (name, url, kind, etag, baseline_at, polled_at, ok_at, failures, failure)
            VALUES ('agsa', 'https://a.example/news', 'page', '\"e\"', 1, 9, 5, 2, 'status 500');
        INSERT INTO stories VALUES (1, 5);
        INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, read_at)
            VALUES (1, 'agsa', 1, '{}', 'https://a.example/1', 'Titel', 5, 'told', 'r', 5);
        INSERT INTO aliases VALUES ('', 'link', 'k', 1);
        INSERT INTO articles VALUES (1, '{}', 5);
        INSERT INTO fingerprints VALUES (1, x'0100000000000000', 5);
        INSERT INTO journal (at, source, item, event, detail) VALUES (5, 'agsa', 1, 'told', 'd');";

    #[test]
    fn every_step_keeps_the_rows_before_it() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch(STEPS[0]).unwrap();
        db.execute_batch(ROWS).unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
        migrate(&mut db).unwrap();
        let found: (String, i64, i64, String, i64) = db
            .query_row(
                "SELECT etag, failures, failing_since, listed,
                        (SELECT indexed FROM fingerprints WHERE item = 1)
                 FROM sources WHERE name = 'agsa'",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)),
            )
            .unwrap();
        assert_eq!(found, ("\"e\"".into(), 2, 5, "[]".into(), 0));
        for table in ["stories", "items", "aliases", "articles", "fingerprints", "journal"] {
            let rows = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0));
            assert_eq!(rows, Ok(1_i64), "{table}");
        }
        migrate(&mut db).unwrap();
    }

    #[test]
    fn changes_to_posts_keep_their_rows_and_open_ones_stay_unique() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch(STEPS[0]).unwrap();
        db.execute_batch(ROWS).unwrap();
        for step in &STEPS[1..7] {
            db.execute_batch(step).unwrap();
        }
        let change = "INSERT INTO actions (delivery, action, revision, state, reason, created_at,
                                           changed_at, not_before, text)
                      VALUES (1, 'edit', ?1, 'planned', 'r', 5, 5, 5, 'Neu.')";
        db.execute_batch(
            "INSERT INTO deliveries (id, story, item, account, state, reason, created_at,
                                     changed_at, not_before, remote_id)
             VALUES (1, 1, 1, 'facebook', 'posted', 'r', 5, 5, 5, '7')",
        )
        .unwrap();
        db.execute(change, [1]).unwrap();
        db.pragma_update(None, "user_version", 7).unwrap();
        migrate(&mut db).unwrap();
        let kept: String = db.query_row("SELECT text FROM actions", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, "Neu.");
        assert!(db.execute(change, [2]).is_err(), "one open change of a kind at a time");
    }
}
