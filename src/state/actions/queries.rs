//! Questions to the changes of posts.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::rows::{ActionRow, select};
use crate::outbox::Action;
use crate::state::StoreError;

/// Open: something may still be done about it, or be under way.
const OPEN: &str = "('planned', 'awaiting_approval', 'approved', 'intent', 'retry_wait',
    'ambiguous', 'needs_human')";

/// One action.
pub fn by_id(db: &Connection, id: i64) -> Result<ActionRow, StoreError> {
    let found = select(db, "WHERE actions.id = ?1", [id])?.into_iter().next();
    found.ok_or_else(|| StoreError::Row(format!("there is no change number {id}")))
}

/// One action, if there is one of this number.
pub fn find(db: &Connection, id: i64) -> Result<Option<ActionRow>, StoreError> {
    Ok(select(db, "WHERE actions.id = ?1", [id])?.into_iter().next())
}

/// All that was done, or is to be done, to a delivery's post, oldest first.
pub fn of_delivery(db: &Connection, delivery: i64) -> Result<Vec<ActionRow>, StoreError> {
    select(db, "WHERE delivery = ?1 ORDER BY id", [delivery])
}

/// The action of an account that is next to be done. A post stands in the place of another only
/// when that one is off the timeline, and nothing is deleted while what is to be is not settled.
pub fn next(db: &Connection, account: &str) -> Result<Option<ActionRow>, StoreError> {
    let rest = "JOIN deliveries ON deliveries.id = actions.delivery
        WHERE account = ?1
          AND actions.state IN ('planned', 'approved', 'retry_wait', 'ambiguous')
          AND NOT (actions.action = 'repost' AND NOT EXISTS (
                SELECT 1 FROM actions AS off
                WHERE off.delivery = actions.delivery AND off.action = 'take_off'
                  AND off.revision = actions.revision AND off.state = 'posted'))
          AND NOT (actions.action = 'delete' AND EXISTS (
                SELECT 1 FROM actions AS other
                WHERE other.delivery = actions.delivery AND other.action IN ('take_off', 'repost')
                  AND other.state IN ('intent', 'ambiguous', 'needs_human')))
        ORDER BY actions.not_before, actions.id LIMIT 1";
    Ok(select(db, rest, [account])?.into_iter().next())
}

/// The changes to an account's posts that wait for a person, oldest first.
pub fn undecided(db: &Connection, account: &str) -> Result<Vec<ActionRow>, StoreError> {
    let rest = "JOIN deliveries ON deliveries.id = actions.delivery
                WHERE account = ?1 AND actions.state IN ('awaiting_approval', 'needs_human')
                ORDER BY actions.id";
    select(db, rest, [account])
}

/// The open action of a kind on a delivery's post.
pub fn open(
    db: &Connection,
    delivery: i64,
    action: Action,
) -> Result<Option<ActionRow>, StoreError> {
    let rest = format!("WHERE delivery = ?1 AND action = ?2 AND state IN {OPEN}");
    Ok(select(db, &rest, params![delivery, action.as_str()])?.into_iter().next())
}

/// The post that is to stand in the place of the one that this action takes off.
pub fn successor(db: &Connection, take_off: i64) -> Result<Option<ActionRow>, StoreError> {
    let rest = "WHERE action = 'repost' AND (delivery, revision) =
                (SELECT delivery, revision FROM actions WHERE id = ?1 AND action = 'take_off')";
    Ok(select(db, rest, [take_off])?.into_iter().next())
}

/// Whether a correction of a delivery's post is under way, or a person must settle it: whatever
/// comes next waits for it. A post that was taken off waits for the one in its place.
pub fn is_changing(db: &Connection, delivery: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM actions WHERE delivery = ?1 AND (
                 (action <> 'delete' AND state IN ('intent', 'ambiguous', 'needs_human'))
                 OR (action = 'repost'
                     AND state IN ('planned', 'awaiting_approval', 'approved', 'retry_wait')
                     AND EXISTS (SELECT 1 FROM actions AS off
                                 WHERE off.delivery = actions.delivery AND off.action = 'take_off'
                                   AND off.revision = actions.revision AND off.state = 'posted')))";
    Ok(db.prepare_cached(sql)?.query_row([delivery], |_| Ok(())).optional()?.is_some())
}

/// Whether a delivery's post is still to be found on its timeline, as far as was done to it.
pub fn stands(db: &Connection, delivery: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM actions WHERE delivery = ?1 AND state = 'posted' AND (
                 action = 'delete'
                 OR (action = 'take_off' AND NOT EXISTS (
                        SELECT 1 FROM actions AS anew
                        WHERE anew.delivery = actions.delivery AND anew.action = 'repost'
                          AND anew.revision = actions.revision AND anew.state = 'posted')))";
    Ok(db.prepare_cached(sql)?.query_row([delivery], |_| Ok(())).optional()?.is_none())
}

/// What followers read beside the post itself: the corrections in reply to it, oldest first.
pub fn replies(db: &Connection, delivery: i64) -> Result<Vec<String>, StoreError> {
    let rest = "WHERE delivery = ?1 AND action = 'reply' AND state = 'posted' ORDER BY id";
    Ok(select(db, rest, [delivery])?.into_iter().filter_map(|reply| reply.text).collect())
}

/// Whether a deletion of a delivery's post was done or refused by a person: it is not asked again.
pub fn deletion_is_decided(db: &Connection, delivery: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM actions WHERE delivery = ?1 AND action = 'delete'
               AND state IN ('posted', 'rejected', 'failed')";
    Ok(db.prepare_cached(sql)?.query_row([delivery], |_| Ok(())).optional()?.is_some())
}
