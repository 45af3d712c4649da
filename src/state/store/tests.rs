//! One daemon, a whole file, room for the last write.

use super::*;

#[test]
fn a_second_daemon_is_refused_until_the_first_ends() {
    let dir = tempfile::tempdir().unwrap();
    let first = Store::open(dir.path()).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Locked(_))));
    assert!(Store::open_shared(dir.path()).is_ok());
    drop(first);
    assert!(Store::open(dir.path()).is_ok());
}

#[test]
fn a_newer_schema_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::open(dir.path()).unwrap());
    let connection = Connection::open(dir.path().join(FILE_NAME)).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Newer { found: 99, .. })));
}

#[test]
fn a_damaged_file_is_never_taken_for_an_empty_one() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(FILE_NAME), vec![b'x'; 8192]).unwrap();
    let error = Store::open(dir.path()).unwrap_err();
    assert!(matches!(&error, StoreError::Corrupt { .. }) && error.is_damage(), "{error}");
    assert!(error.to_string().contains("weitersagen restore"));
}

#[test]
fn a_database_that_is_gone_is_never_begun_anew() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::open(dir.path()).unwrap());
    for emptied in [true, false] {
        let file = dir.path().join(FILE_NAME);
        if emptied {
            std::fs::write(&file, []).unwrap();
        } else {
            std::fs::remove_file(&file).unwrap();
        }
        assert!(matches!(Store::open(dir.path()), Err(StoreError::Corrupt { .. })));
    }
}

#[tokio::test]
async fn a_full_disk_refuses_what_is_new_and_takes_what_was_sent() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path()).unwrap();
    let reserve = dir.path().join("reserve");
    let pages = |tx: &Transaction<'_>| {
        Ok(tx.query_row("PRAGMA page_count", [], |row| row.get::<_, i64>(0))?)
    };
    let used = store.run_blocking(pages).unwrap();
    let limit = |pages: i64| {
        let connection = store.connection.lock().unwrap();
        connection.pragma_update(None, "max_page_count", pages).unwrap();
    };
    limit(used);
    let write = |tx: &Transaction<'_>| {
        let text = "x".repeat(20_000);
        let sql = "INSERT INTO journal (at, event, detail) VALUES (1, 'test', ?1)";
        Ok(tx.execute(sql, [text])?)
    };
    assert!(matches!(store.run(write).await, Err(StoreError::Full)));
    assert!(reserve.metadata().unwrap().len() > 0, "what is new gets no room");
    assert!(matches!(store.insist(write).await, Err(StoreError::Full)));
    assert_eq!(reserve.metadata().unwrap().len(), 0, "the room was given up");
    limit(used + 60);
    assert_eq!(store.insist(write).await.unwrap(), 1);
    store.hold_room();
    assert!(reserve.metadata().unwrap().len() > 0, "a running daemon takes it again");
    store.give_up_reserve();
    drop(store);
    assert!(Store::open(dir.path()).is_ok());
    assert!(reserve.metadata().unwrap().len() > 0, "there is room again");
}

#[test]
fn a_restore_that_was_cut_off_is_told() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::open(dir.path()).unwrap());
    std::fs::write(dir.path().join(RESTORING), []).unwrap();
    assert!(matches!(Store::open_shared(dir.path()), Err(StoreError::HalfRestored(_))));
}

#[test]
fn a_failing_transaction_leaves_nothing() {
    let store = Store::in_memory().unwrap();
    let failed: Result<(), StoreError> = store.run_blocking(|tx| {
        tx.execute("INSERT INTO stories (created_at) VALUES (1)", [])?;
        Err(StoreError::Row("on purpose".into()))
    });
    assert!(failed.is_err());
    let count = |tx: &Transaction<'_>| {
        Ok(tx.query_row("SELECT count(*) FROM stories", [], |row| row.get::<_, i64>(0))?)
    };
    assert_eq!(store.run_blocking(count).unwrap(), 0);
}

#[test]
fn the_bundled_library_is_newer_than_the_wal_race() {
    assert!(rusqlite::version_number() >= 3_051_003);
}
