//! What is done to posts that stand on a timeline: moved as the state machine of deliveries allows.

mod queries;
mod rows;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use url::Url;

pub use queries::{
    by_id, deletion_is_decided, find, is_changing, next, of_delivery, open, replies, stands,
    successor, undecided,
};
pub use rows::ActionRow;

use super::{StoreError, deliveries, journal, ledger, millis};
use crate::item::Post;
use crate::outbox::{Action, Reads, Settlement, State};
use crate::wording::{Told, reasons};

/// Plans an action. One of the same kind that still waits gives way to it; one that may be under
/// way must be settled first. `post` is what followers will read, for all but what takes one off.
///
/// # Errors
/// The schema refuses a second open action of a kind.
pub fn plan(
    db: &Connection,
    delivery: i64,
    (action, post): (Action, Option<&Post>),
    (state, reason): (State, &Told),
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(older) = open(db, delivery, action)?.filter(|older| older.state.is_waiting()) {
        move_to(db, older.id, State::Suppressed, reasons::NEWER_CHANGE.told([]), now)?;
    }
    let revision: i64 = db
        .prepare_cached(
            "SELECT coalesce(max(revision), 0) + 1 FROM actions WHERE delivery = ?1 AND action = ?2",
        )?
        .query_row(params![delivery, action.as_str()], |row| row.get(0))?;
    let json = post.map(serde_json::to_string).transpose();
    let json = json.map_err(|error| StoreError::Row(error.to_string()))?;
    db.prepare_cached(
        "INSERT INTO actions (delivery, action, revision, state, reason, created_at, changed_at,
                              not_before, text, post)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?6, ?7, ?8)",
    )?
    .execute(params![
        delivery,
        action.as_str(),
        revision,
        state.as_str(),
        reason.kept(),
        millis(now),
        post.map(|post| &post.text),
        json
    ])?;
    note(db, delivery, action, (state, reason), None, now)
}

fn note(
    db: &Connection,
    delivery: i64,
    action: Action,
    (state, reason): (State, &Told),
    who: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let of = deliveries::by_id(db, delivery)?;
    journal::write_by(db, now, &deliveries::about(&of), (&format!("{action}_{state}"), reason), who)
}

/// Moves an action and notes why. Where a post is not taken off after all, none takes its place.
///
/// # Errors
/// [`StoreError::Move`] for a move that the state machine does not list.
pub fn move_to(
    db: &Connection,
    id: i64,
    to: State,
    reason: impl Into<Told>,
    now: Timestamp,
) -> Result<(), StoreError> {
    move_by(db, id, (to, &reason.into()), None, now)
}

/// The same where a person decided.
///
/// # Errors
/// [`StoreError::Move`] for a move that the state machine does not list.
pub fn move_by(
    db: &Connection,
    id: i64,
    (to, reason): (State, &Told),
    who: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let before = by_id(db, id)?;
    if !before.state.may_become(to) {
        return Err(StoreError::Move { id, from: before.state, to });
    }
    db.prepare_cached("UPDATE actions SET state = ?2, reason = ?3, changed_at = ?4 WHERE id = ?1")?
        .execute(params![id, to.as_str(), reason.kept(), millis(now)])?;
    ledger::change_moved(db, id, before.state, to)?;
    note(db, before.delivery, before.action, (to, reason), who, now)?;
    let given_up = !to.is_waiting() && !to.may_be_public();
    if before.action == Action::TakeOff
        && given_up
        && let Some(anew) = successor(db, id)?.filter(|anew| anew.state.is_waiting())
    {
        let why = reasons::NOT_TAKEN_OFF.told([reason.clone()]);
        move_by(db, anew.id, (State::Suppressed, &why), who, now)?;
    }
    Ok(())
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
    let account = deliveries::by_id(db, by_id(db, id)?.delivery)?.account;
    let marker = deliveries::newest_known(db, &account)?;
    db.prepare_cached(
        "UPDATE actions SET attempt = attempt + 1, attempt_id = ?2, attempt_at = ?3, marker = ?4,
                            reads = 0, first_absent = NULL WHERE id = ?1",
    )?
    .execute(params![id, attempt_id, millis(now), marker])?;
    move_to(db, id, State::Intent, reasons::ATTEMPT.told([attempt_id.into()]), now)?;
    by_id(db, id)
}

/// T2: what the network's answer made of it.
pub fn settle(
    db: &Connection,
    id: i64,
    settled: &Settlement,
    now: Timestamp,
) -> Result<(), StoreError> {
    if settled.state == State::Posted {
        let remote = settled.remote_id.as_deref().zip(Some(settled.remote_url.as_ref()));
        return done(db, id, remote, &settled.reason, now);
    }
    move_to(db, id, settled.state, &settled.reason, now)?;
    settled.not_before.map_or(Ok(()), |at| wait_until(db, id, at))
}

/// It is done: the network said so, or shows it. The delivery's post has the new text from then
/// on, or is the new one. `remote` is the post that the action made.
pub fn done(
    db: &Connection,
    id: i64,
    remote: Option<(&str, Option<&Url>)>,
    reason: impl Into<Told>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let row = by_id(db, id)?;
    let made = remote.filter(|_| row.action.makes_a_post());
    if let Some((remote_id, remote_url)) = made {
        db.prepare_cached("UPDATE actions SET remote_id = ?2, remote_url = ?3 WHERE id = ?1")?
            .execute(params![id, remote_id, remote_url.map(Url::as_str)])?;
    }
    move_to(db, id, State::Posted, reason, now)?;
    match (row.action, row.text, made) {
        (Action::Edit, Some(text), _) => {
            if let Some(post) = deliveries::by_id(db, row.delivery)?.post {
                deliveries::set_post(db, row.delivery, &Post { text, ..post })?;
            }
            Ok(())
        }
        (Action::Repost, _, Some(remote)) => {
            if let Some(post) = &row.post {
                deliveries::set_post(db, row.delivery, post)?;
            }
            deliveries::set_remote(db, row.delivery, Some(remote))
        }
        _ => Ok(()),
    }
}

/// Notes a look at the network that settled nothing, and when to look again.
pub fn look_again(
    db: &Connection,
    id: i64,
    reads: Reads,
    at: Timestamp,
    (now, seen): (Timestamp, &Told),
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE actions SET reads = ?2, first_absent = ?3 WHERE id = ?1")?
        .execute(params![id, reads.made, reads.first_absent.map(millis)])?;
    wait_until(db, id, at)?;
    let row = by_id(db, id)?;
    let of = deliveries::by_id(db, row.delivery)?;
    journal::write(db, now, &deliveries::about(&of), &format!("{}_read", row.action), seen)
}

/// The start's duty: what was under way when the daemon ended may have been done. Returns how many
/// there were.
pub fn recover(
    db: &Connection,
    first_look: Timestamp,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let interrupted = rows::select(db, "WHERE state = 'intent' ORDER BY id", [])?;
    for action in &interrupted {
        move_to(db, action.id, State::Ambiguous, reasons::CUT_OFF.told([]), now)?;
        wait_until(db, action.id, first_look)?;
    }
    Ok(interrupted.len())
}
