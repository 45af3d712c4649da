//! Who is logged in at the admin page, and the links that log in once; only hashes of secrets.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};

use super::{StoreError, from_millis, millis};

/// A session that is not used for this long has ended.
pub const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// No session lasts longer, however much it is used.
pub const LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A link may be used for this long.
pub const LINK_LIFE: SignedDuration = SignedDuration::from_mins(15);

/// A use is noted once in this time: a page that is read should not write to the disk.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);
/// Sessions that are kept; of more, the ones unused for longest end.
const SESSIONS: u32 = 50;
/// Links that are kept; of more, the ones that expire first are worth nothing.
const LINKS: u32 = 20;

/// How a session was opened, in the database, where it was opened by a link.
pub const BY_LINK: &str = "link";

/// A session that has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// [`BY_LINK`], or what names the password that opened it.
    pub opened_by: String,
    /// Since when.
    pub opened_at: Timestamp,
    /// Whether this use is to be noted with [`seen`].
    pub is_stale: bool,
}

/// Keeps a link's secret for [`LINK_LIFE`].
pub fn add_link(db: &Connection, secret: &str, now: Timestamp) -> Result<(), StoreError> {
    db.execute("DELETE FROM admin_links WHERE expires_at <= ?1", [millis(now)])?;
    let until = now.checked_add(LINK_LIFE).unwrap_or(Timestamp::MAX);
    db.execute("INSERT INTO admin_links VALUES (?1, ?2)", params![hash(secret), millis(until)])?;
    db.execute(
        "DELETE FROM admin_links WHERE hash NOT IN
            (SELECT hash FROM admin_links ORDER BY expires_at DESC LIMIT ?1)",
        [LINKS],
    )?;
    Ok(())
}

/// Whether a link can still be used; using it is [`redeem`].
pub fn is_link(db: &Connection, secret: &str, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "SELECT EXISTS (SELECT 1 FROM admin_links WHERE hash = ?1 AND expires_at > ?2)";
    Ok(db.query_row(sql, params![hash(secret), millis(now)], |row| row.get(0))?)
}

/// Uses a link up. Returns whether it could be used.
pub fn redeem(db: &Connection, secret: &str, now: Timestamp) -> Result<bool, StoreError> {
    let sql = "DELETE FROM admin_links WHERE hash = ?1 AND expires_at > ?2";
    Ok(db.execute(sql, params![hash(secret), millis(now)])? == 1)
}

/// Opens a session, and lets go of those that have ended.
pub fn open(
    db: &Connection,
    secret: &str,
    opened_by: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let before = |life| millis(now.checked_sub(life).unwrap_or(Timestamp::MIN));
    db.execute(
        "DELETE FROM admin_sessions WHERE seen_at < ?1 OR opened_at < ?2",
        [before(IDLE), before(LIFE)],
    )?;
    db.execute(
        "INSERT INTO admin_sessions VALUES (?1, ?2, ?3, ?3)",
        params![hash(secret), opened_by, millis(now)],
    )?;
    db.execute(
        "DELETE FROM admin_sessions WHERE hash NOT IN
            (SELECT hash FROM admin_sessions ORDER BY seen_at DESC LIMIT ?1)",
        [SESSIONS],
    )?;
    Ok(())
}

/// The session of this secret, unless it has ended.
pub fn session(
    db: &Connection,
    secret: &str,
    now: Timestamp,
) -> Result<Option<Session>, StoreError> {
    let sql = "SELECT opened_by, opened_at, seen_at FROM admin_sessions WHERE hash = ?1";
    let found = db
        .prepare_cached(sql)?
        .query_row([hash(secret)], |row| {
            Ok((row.get(0)?, from_millis(row.get(1)?), from_millis(row.get(2)?)))
        })
        .optional()?;
    Ok(found.and_then(|(opened_by, opened_at, seen_at): (String, Timestamp, Timestamp)| {
        let idle = now.duration_since(seen_at);
        let lasts = idle <= IDLE && now.duration_since(opened_at) <= LIFE;
        // A clock that was set back must not make a session last longer.
        let is_stale = idle.abs() >= NOTED_EVERY;
        lasts.then_some(Session { opened_by, opened_at, is_stale })
    }))
}

/// Notes that a session is used.
pub fn seen(db: &Connection, secret: &str, now: Timestamp) -> Result<(), StoreError> {
    db.execute(
        "UPDATE admin_sessions SET seen_at = ?2 WHERE hash = ?1",
        params![hash(secret), millis(now)],
    )?;
    Ok(())
}

/// Ends a session.
pub fn close(db: &Connection, secret: &str) -> Result<(), StoreError> {
    db.execute("DELETE FROM admin_sessions WHERE hash = ?1", [hash(secret)])?;
    Ok(())
}

/// A secret of 256 random bits needs no salt, and no slow hash.
fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Store;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
    }

    #[test]
    fn a_link_works_once_and_for_a_quarter_of_an_hour() {
        let store = Store::in_memory().unwrap();
        store
            .run_blocking(|tx| {
                add_link(tx, "a", at(0))?;
                add_link(tx, "b", at(0))?;
                assert!(is_link(tx, "a", at(14))?, "looking does not use it up");
                assert!(redeem(tx, "a", at(14))?);
                assert!(!redeem(tx, "a", at(14))?, "once");
                assert!(!redeem(tx, "b", at(15))?, "for 15 minutes");
                assert!(!redeem(tx, "c", at(0))?);
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn a_session_ends_when_unused_or_old_or_closed() {
        let store = Store::in_memory().unwrap();
        store
            .run_blocking(|tx| {
                open(tx, "a", BY_LINK, at(0))?;
                assert!(session(tx, "a", at(12 * 60))?.is_some());
                assert!(session(tx, "a", at(12 * 60 + 1))?.is_none(), "idle");
                for day in 0..14 {
                    seen(tx, "a", at(day * 12 * 60))?;
                }
                assert!(session(tx, "a", at(7 * 24 * 60))?.is_some());
                seen(tx, "a", at(7 * 24 * 60))?;
                assert!(session(tx, "a", at(7 * 24 * 60 + 1))?.is_none(), "old");
                open(tx, "b", BY_LINK, at(0))?;
                close(tx, "b")?;
                assert!(session(tx, "b", at(0))?.is_none(), "closed");
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn only_hashes_are_kept() {
        let store = Store::in_memory().unwrap();
        store
            .run_blocking(|tx| {
                open(tx, "verysecret", BY_LINK, at(0))?;
                add_link(tx, "verysecret", at(0))?;
                for table in ["admin_sessions", "admin_links"] {
                    let sql = format!("SELECT hash FROM {table}");
                    let kept: Vec<u8> = tx.query_row(&sql, [], |row| row.get(0))?;
                    assert_eq!(kept, hash("verysecret"));
                    assert!(!kept.windows(4).any(|part| part == b"very"), "{kept:?}");
                }
                Ok(())
            })
            .unwrap();
    }

    #[test]
    fn looking_changes_nothing() {
        let store = Store::in_memory().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(store.look(|db| open(db, "a", BY_LINK, at(0)))).unwrap();
        let found = store.run_blocking(|tx| session(tx, "a", at(0))).unwrap();
        assert_eq!(found, None);
    }
}
