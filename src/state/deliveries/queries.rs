//! Questions to the outbox.

use jiff::Timestamp;
use rusqlite::{Connection, Params, params};
use serde::Serialize;

use super::rows::{COLUMNS, Delivery, delivery};
use crate::outbox::State;
use crate::state::{StoreError, from_millis, millis};

pub(super) fn select(
    db: &Connection,
    rest: &str,
    params: impl Params,
) -> Result<Vec<Delivery>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM deliveries {rest}"))?;
    let rows: Vec<_> = query.query_map(params, delivery)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

/// One delivery.
pub fn by_id(db: &Connection, id: i64) -> Result<Delivery, StoreError> {
    let found = select(db, "WHERE id = ?1", [id])?;
    found.into_iter().next().ok_or_else(|| StoreError::Row(format!("there is no delivery {id}")))
}

/// One delivery, if there is one of this number.
pub fn find(db: &Connection, id: i64) -> Result<Option<Delivery>, StoreError> {
    Ok(select(db, "WHERE id = ?1", [id])?.into_iter().next())
}

/// The newest `limit` deliveries, newest first; those still open come before all others.
pub fn list(db: &Connection, limit: u32) -> Result<Vec<Delivery>, StoreError> {
    let rest =
        "ORDER BY state IN ('posted', 'failed', 'rejected', 'suppressed', 'expired', 'withdrawn'),
                id DESC LIMIT ?1";
    select(db, rest, [limit])
}

/// The deliveries of a story, by account.
pub fn of_story(db: &Connection, story: i64) -> Result<Vec<Delivery>, StoreError> {
    select(db, "WHERE story = ?1 ORDER BY account", [story])
}

/// The deliveries that tell an item's article, by account.
pub fn of_item(db: &Connection, item: i64) -> Result<Vec<Delivery>, StoreError> {
    select(db, "WHERE item = ?1 ORDER BY account", [item])
}

/// The deliveries of an account in one state, oldest first.
pub fn of_account(
    db: &Connection,
    account: &str,
    state: State,
) -> Result<Vec<Delivery>, StoreError> {
    select(db, "WHERE account = ?1 AND state = ?2 ORDER BY id", params![account, state.as_str()])
}

/// The deliveries whose last move was made from `since` on and before `until`, oldest first.
pub fn changed_between(
    db: &Connection,
    since: Timestamp,
    until: Timestamp,
) -> Result<Vec<Delivery>, StoreError> {
    let rest = "WHERE changed_at >= ?1 AND changed_at < ?2 ORDER BY changed_at, id";
    select(db, rest, [millis(since), millis(until)])
}

/// The deliveries that were posted last, newest first.
pub fn last_posted(db: &Connection, limit: usize) -> Result<Vec<Delivery>, StoreError> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    select(db, "WHERE state = 'posted' ORDER BY changed_at DESC, id DESC LIMIT ?1", [limit])
}

/// The delivery of an account that was posted last.
pub fn last_posted_to(db: &Connection, account: &str) -> Result<Option<Delivery>, StoreError> {
    let rest = "WHERE account = ?1 AND state = 'posted' ORDER BY changed_at DESC, id DESC LIMIT 1";
    Ok(select(db, rest, [account])?.pop())
}

/// Since when the oldest delivery of an account has been in the outbox that is not settled yet.
pub fn oldest_waiting(db: &Connection, account: &str) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(created_at) FROM deliveries
               WHERE account = ?1 AND state IN ('planned', 'awaiting_approval', 'approved',
                                                'intent', 'retry_wait', 'ambiguous', 'needs_human')";
    let at: Option<i64> = db.prepare_cached(sql)?.query_row([account], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// All deliveries in one state.
pub(super) fn in_state(db: &Connection, state: State) -> Result<Vec<Delivery>, StoreError> {
    select(db, "WHERE state = ?1 ORDER BY id", [state.as_str()])
}

/// The deliveries of an account from which nothing has been sent yet and something still may be,
/// oldest first, and whether the page of each has been read.
pub fn waiting(db: &Connection, account: &str) -> Result<Vec<(Delivery, bool)>, StoreError> {
    let rest = "WHERE account = ?1
                  AND state IN ('planned', 'awaiting_approval', 'approved', 'retry_wait')
                ORDER BY created_at, id";
    let mut read = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM articles WHERE item = ?1)")?;
    let found = select(db, rest, [account])?.into_iter().map(|delivery| {
        let is_read =
            delivery.post.is_some() || read.query_row([delivery.item], |row| row.get(0))?;
        Ok((delivery, is_read))
    });
    found.collect()
}

/// The ambiguous deliveries of an account whose timeline is to be read now.
pub fn unsettled(
    db: &Connection,
    account: &str,
    now: Timestamp,
) -> Result<Vec<Delivery>, StoreError> {
    let rest = "WHERE account = ?1 AND state = 'ambiguous' AND not_before <= ?2 ORDER BY id";
    select(db, rest, params![account, millis(now)])
}

/// The deliveries of an account whose latest attempts were the newest, newest first.
pub fn last_begun(
    db: &Connection,
    account: &str,
    count: usize,
) -> Result<Vec<Delivery>, StoreError> {
    let rest = "WHERE account = ?1 AND attempt_at IS NOT NULL ORDER BY attempt_at DESC LIMIT ?2";
    select(db, rest, params![account, i64::try_from(count).unwrap_or(i64::MAX)])
}

/// When the next delivery of an account is due.
pub fn next_due(db: &Connection, account: &str) -> Result<Option<Timestamp>, StoreError> {
    let sql = "SELECT min(not_before) FROM deliveries
               WHERE account = ?1 AND state IN ('planned', 'approved', 'retry_wait', 'ambiguous')";
    let at: Option<i64> = db.prepare_cached(sql)?.query_row([account], |row| row.get(0))?;
    Ok(at.map(from_millis))
}

/// When the deliveries of an account that may stand on its timeline were begun, since `since`.
pub fn counted_since(
    db: &Connection,
    account: &str,
    since: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    let sql = "SELECT attempt_at FROM deliveries WHERE account = ?1 AND attempt_at >= ?2
                 AND state IN ('intent', 'posted', 'ambiguous', 'needs_human')";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params![account, millis(since)], |row| row.get(0))?;
    Ok(rows.map(|at| at.map(from_millis)).collect::<Result<_, _>>()?)
}

/// The deliveries of an account that a post of the days lost by a restore may belong to: what
/// still waits, and what stepped back since.
pub fn adoptable(db: &Connection, account: &str) -> Result<Vec<Delivery>, StoreError> {
    let rest = "WHERE account = ?1 AND (
                    state IN ('planned', 'awaiting_approval', 'approved', 'retry_wait')
                    OR (state = 'suppressed' AND changed_at >= (SELECT max(since) FROM restores)))
                ORDER BY id";
    select(db, rest, [account])
}

/// The deliveries of an account that were posted before the newest restore, newest first: what the
/// lost days did to their posts is not known.
pub fn posted_before_restore(db: &Connection, account: &str) -> Result<Vec<Delivery>, StoreError> {
    let rest = "WHERE account = ?1 AND state = 'posted' AND remote_id IS NOT NULL
                  AND attempt_at < (SELECT max(restored_at) FROM restores)
                ORDER BY attempt_at DESC LIMIT 500";
    select(db, rest, [account])
}

/// The ids on an account's timeline that belong to deliveries other than `except`, or to corrections
/// in reply to any.
pub fn remote_ids(db: &Connection, account: &str, except: i64) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT remote_id FROM deliveries
               WHERE account = ?1 AND id <> ?2 AND remote_id IS NOT NULL
               UNION
               SELECT actions.remote_id FROM actions
               JOIN deliveries ON deliveries.id = actions.delivery
               WHERE account = ?1 AND actions.remote_id IS NOT NULL
                 AND (deliveries.id <> ?2 OR actions.action = 'reply')";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params![account, except], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest post of an account that this state knows of, and that was not taken off: a reading
/// of the timeline would look for it in vain.
pub fn newest_known(db: &Connection, account: &str) -> Result<Option<String>, StoreError> {
    use rusqlite::OptionalExtension as _;
    let sql = "SELECT remote_id FROM deliveries WHERE account = ?1 AND state = 'posted'
                 AND id NOT IN (SELECT delivery FROM actions WHERE action = 'delete'
                                AND state IN ('intent', 'posted', 'ambiguous', 'needs_human'))
                 AND NOT EXISTS (
                    SELECT 1 FROM actions AS off
                    WHERE off.delivery = deliveries.id AND off.action = 'take_off'
                      AND off.state IN ('intent', 'posted', 'ambiguous', 'needs_human')
                      AND NOT EXISTS (SELECT 1 FROM actions AS anew
                                      WHERE anew.delivery = off.delivery
                                        AND anew.action = 'repost' AND anew.state = 'posted'
                                        AND anew.revision = off.revision))
               ORDER BY attempt_at DESC LIMIT 1";
    Ok(db.prepare_cached(sql)?.query_row([account], |row| row.get(0)).optional()?)
}

/// How many deliveries of an account are in each state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The state.
    pub state: State,
    /// How many.
    pub deliveries: u32,
}

/// The outbox of an account at a glance.
pub fn counts(db: &Connection, account: &str) -> Result<Vec<Counts>, StoreError> {
    let sql = "SELECT state, count(*) FROM deliveries WHERE account = ?1 GROUP BY state";
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map([account], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    rows.map(|row| {
        let (state, deliveries) = row?;
        Ok(Counts { state: state.parse().map_err(StoreError::Row)?, deliveries })
    })
    .collect()
}
