//! What is done to posts that stand on a timeline: moved as the state machine of deliveries allows.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};
use serde::Serialize;

use super::journal::{self, About};
use super::{StoreError, deliveries, from_millis, millis};
use crate::outbox::{Action, Settlement, State};

/// One change to one post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActionRow {
    /// Its number, for `queue allow` and `queue refuse`.
    pub id: i64,
    /// The delivery that made the post.
    pub delivery: i64,
    /// What is done.
    pub action: Action,
    /// Where it stands; `posted` means done.
    pub state: State,
    /// Why.
    pub reason: String,
    /// When it last moved.
    pub changed_at: Timestamp,
    /// Nothing is done about it before.
    pub not_before: Timestamp,
    /// Requests begun.
    pub attempt: u32,
    /// The new text of an edit.
    pub text: Option<String>,
}

const COLUMNS: &str = "actions.id, delivery, action, actions.state, actions.reason,
    actions.changed_at, actions.not_before, actions.attempt, text";

/// Open: something may still be done about it, or be under way.
const OPEN: &str = "('planned', 'awaiting_approval', 'approved', 'intent', 'retry_wait',
    'ambiguous', 'needs_human')";

fn select(db: &Connection, rest: &str, params: impl Params) -> Result<Vec<ActionRow>, StoreError> {
    let mut query = db.prepare_cached(&format!("SELECT {COLUMNS} FROM actions {rest}"))?;
    let rows: Vec<_> = query.query_map(params, read)?.collect::<Result<_, _>>()?;
    rows.into_iter().collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<ActionRow, StoreError>> {
    let (action, state): (String, String) = (row.get(2)?, row.get(3)?);
    let (action, state) = match (action.parse(), state.parse()) {
        (Ok(action), Ok(state)) => (action, state),
        (Err(error), _) | (_, Err(error)) => return Ok(Err(StoreError::Row(error))),
    };
    Ok(Ok(ActionRow {
        id: row.get(0)?,
        delivery: row.get(1)?,
        action,
        state,
        reason: row.get(4)?,
        changed_at: from_millis(row.get(5)?),
        not_before: from_millis(row.get(6)?),
        attempt: row.get(7)?,
        text: row.get(8)?,
    }))
}

/// One action.
pub fn by_id(db: &Connection, id: i64) -> Result<ActionRow, StoreError> {
    let found = select(db, "WHERE actions.id = ?1", [id])?.into_iter().next();
    found.ok_or_else(|| StoreError::Row(format!("there is no change number {id}")))
}

/// All that was done, or is to be done, to a delivery's post, oldest first.
pub fn of_delivery(db: &Connection, delivery: i64) -> Result<Vec<ActionRow>, StoreError> {
    select(db, "WHERE delivery = ?1 ORDER BY id", [delivery])
}

/// The action of an account that is next to be done.
pub fn next(db: &Connection, account: &str) -> Result<Option<ActionRow>, StoreError> {
    let rest = "JOIN deliveries ON deliveries.id = delivery
                WHERE account = ?1
                  AND actions.state IN ('planned', 'approved', 'retry_wait', 'ambiguous')
                ORDER BY actions.not_before, actions.id LIMIT 1";
    Ok(select(db, rest, [account])?.into_iter().next())
}

/// The changes to an account's posts that wait for a person, oldest first.
pub fn undecided(db: &Connection, account: &str) -> Result<Vec<ActionRow>, StoreError> {
    let rest = "JOIN deliveries ON deliveries.id = delivery
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

/// Plans an action. One of the same kind that still waits gives way to it; one that may be under
/// way must be settled first.
///
/// # Errors
/// The schema refuses a second open action of a kind.
pub fn plan(
    db: &Connection,
    delivery: i64,
    (action, text): (Action, Option<&str>),
    (state, reason): (State, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(older) = open(db, delivery, action)?.filter(|older| older.state.is_waiting()) {
        move_to(db, older.id, State::Suppressed, "a newer change takes its place", now)?;
    }
    let revision: i64 = db
        .prepare_cached(
            "SELECT coalesce(max(revision), 0) + 1 FROM actions WHERE delivery = ?1 AND action = ?2",
        )?
        .query_row(params![delivery, action.as_str()], |row| row.get(0))?;
    db.prepare_cached(
        "INSERT INTO actions (delivery, action, revision, state, reason, created_at, changed_at,
                              not_before, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7)",
    )?
    .execute(params![
        delivery,
        action.as_str(),
        revision,
        state.as_str(),
        reason,
        millis(now),
        text
    ])?;
    note(db, delivery, action, state, reason, now)
}

fn note(
    db: &Connection,
    delivery: i64,
    action: Action,
    state: State,
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let of = deliveries::by_id(db, delivery)?;
    let about = About {
        source: None,
        item: Some(of.item),
        delivery: Some(delivery),
        account: Some(of.account),
    };
    journal::write(db, now, &about, &format!("{action}_{state}"), reason)
}

/// Moves an action and notes why.
///
/// # Errors
/// [`StoreError::Move`] for a move that the state machine does not list.
pub fn move_to(
    db: &Connection,
    id: i64,
    to: State,
    reason: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let before = by_id(db, id)?;
    if !before.state.may_become(to) {
        return Err(StoreError::Move { id, from: before.state, to });
    }
    db.prepare_cached("UPDATE actions SET state = ?2, reason = ?3, changed_at = ?4 WHERE id = ?1")?
        .execute(params![id, to.as_str(), reason, millis(now)])?;
    note(db, before.delivery, before.action, to, reason, now)
}

/// Nothing is done about an action before `at`.
pub fn wait_until(db: &Connection, id: i64, at: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE actions SET not_before = ?2 WHERE id = ?1")?
        .execute(params![id, millis(at)])?;
    Ok(())
}

/// T1: committed before the network is asked.
pub fn intend(
    db: &Connection,
    id: i64,
    attempt_id: &str,
    now: Timestamp,
) -> Result<ActionRow, StoreError> {
    db.prepare_cached(
        "UPDATE actions SET attempt = attempt + 1, attempt_id = ?2, attempt_at = ?3 WHERE id = ?1",
    )?
    .execute(params![id, attempt_id, millis(now)])?;
    move_to(db, id, State::Intent, &format!("attempt {attempt_id}"), now)?;
    by_id(db, id)
}

/// T2: what the network's answer made of it. The post of a delivery that was edited has the new
/// text from then on.
pub fn settle(
    db: &Connection,
    id: i64,
    settled: &Settlement,
    now: Timestamp,
) -> Result<(), StoreError> {
    move_to(db, id, settled.state, &settled.reason, now)?;
    if let Some(at) = settled.not_before {
        wait_until(db, id, at)?;
    }
    let done = by_id(db, id)?;
    if done.state == State::Posted
        && let Some(text) = done.text
        && let Some(post) = deliveries::by_id(db, done.delivery)?.post
    {
        deliveries::set_post(db, done.delivery, &crate::item::Post { text, ..post })?;
    }
    Ok(())
}

/// The start's duty: what was under way when the daemon ended may have been done. Returns how many
/// there were.
pub fn recover(db: &Connection, first_try: Timestamp, now: Timestamp) -> Result<usize, StoreError> {
    let interrupted = select(db, "WHERE state = 'intent' ORDER BY id", [])?;
    for action in &interrupted {
        let reason = "the daemon ended before the network's answer was stored";
        move_to(db, action.id, State::Ambiguous, reason, now)?;
        wait_until(db, action.id, first_try)?;
    }
    Ok(interrupted.len())
}

/// Whether a deletion of a delivery's post was done or refused by a person: it is not asked again.
pub fn deletion_is_decided(db: &Connection, delivery: i64) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM actions WHERE delivery = ?1 AND action = 'delete'
               AND state IN ('posted', 'rejected', 'failed')";
    Ok(db.prepare_cached(sql)?.query_row([delivery], |_| Ok(())).optional()?.is_some())
}
