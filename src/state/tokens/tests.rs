//! How a kept token may change, and how it may not.

use super::*;
use crate::state::Store;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn with<T>(work: impl Fn(&Connection) -> Result<T, StoreError>) -> T {
    let store = Store::in_memory().unwrap();
    store.run_blocking(|tx| work(tx)).unwrap()
}

fn login(db: &Connection, sealed: &[u8]) -> i64 {
    let fresh =
        Fresh { account: "x", kind: Kind::OAuth2, issuer: "https://a", sealed, expires_at: None };
    store(db, &fresh, NOW).unwrap()
}

fn standing(db: &Connection) -> (i64, Standing) {
    let stored = get(db, "x", Kind::OAuth2).unwrap().unwrap();
    (stored.generation, stored.standing)
}

#[test]
fn a_refresh_begins_once() {
    with(|db| {
        let generation = login(db, b"1");
        assert!(begin_refresh(db, "x", generation, NOW)?);
        assert!(!begin_refresh(db, "x", generation, NOW)?, "it is under way");
        assert!(renew(db, "x", generation, (b"2", None), NOW)?);
        assert!(!begin_refresh(db, "x", generation, NOW)?, "it is used up");
        assert_eq!(standing(db), (2, Standing::Usable));
        assert!(begin_refresh(db, "x", 2, NOW)?);
        Ok(())
    });
}

#[test]
fn what_was_under_way_at_the_start_is_lost_until_somebody_logs_in() {
    with(|db| {
        let generation = login(db, b"1");
        assert!(recover(db, &"why".into(), NOW)?.is_empty());
        begin_refresh(db, "x", generation, NOW)?;
        assert_eq!(recover(db, &"why".into(), NOW)?, ["x"]);
        assert_eq!(standing(db), (1, Standing::Lost));
        assert!(!begin_refresh(db, "x", generation, NOW)?);
        release(db, "x", generation, &"never mind".into(), NOW)?;
        assert_eq!(standing(db), (1, Standing::Lost));
        assert_eq!(login(db, b"2"), 2);
        assert_eq!(standing(db), (2, Standing::Usable));
        Ok(())
    });
}

#[test]
fn a_login_meanwhile_is_not_overwritten_by_the_old_ones_answer() {
    with(|db| {
        let old = login(db, b"1");
        begin_refresh(db, "x", old, NOW)?;
        login(db, b"by hand");
        assert!(!renew(db, "x", old, (b"late", None), NOW)?);
        lose(db, "x", old, &"late".into(), NOW)?;
        release(db, "x", old, &"late".into(), NOW)?;
        let stored = get(db, "x", Kind::OAuth2)?.unwrap();
        assert_eq!((stored.sealed, stored.standing), (b"by hand".to_vec(), Standing::Usable));
        Ok(())
    });
}

#[test]
fn a_refresh_that_provably_did_not_happen_may_be_tried_again() {
    with(|db| {
        let generation = login(db, b"1");
        begin_refresh(db, "x", generation, NOW)?;
        release(db, "x", generation, &"no connection".into(), NOW)?;
        assert!(begin_refresh(db, "x", generation, NOW)?);
        Ok(())
    });
}
