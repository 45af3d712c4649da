//! The outbox's rows: one per story and account, moved only as the state machine allows.

mod person;
mod queries;
mod rows;
mod search;

use jiff::Timestamp;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use url::Url;

pub use person::{found_by, postpone, stays};
pub use queries::{
    Counts, adoptable, by_id, changed_between, counted_since, counts, find, last_begun,
    last_posted, last_posted_to, list, newest_known, next_due, of_account, of_item, of_story,
    oldest_waiting, posted_before_restore, remote_ids, unsettled, waiting,
};
pub use rows::Delivery;
pub use search::{Wanted, search};

use super::journal::{self, About};
use super::{StoreError, ledger, millis};
use crate::item::Post;
use crate::outbox::{Reads, Settlement, State, TimelinePost};
use crate::wording::{Told, reasons};

/// A delivery to be planned.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// The story told.
    pub story: i64,
    /// The item whose article tells it.
    pub item: i64,
    /// The account's name.
    pub account: &'a str,
    /// `planned`, or `awaiting_approval` where a person is asked first.
    pub state: State,
    /// Why.
    pub reason: Told,
    /// Not to be sent before.
    pub not_before: Timestamp,
}

/// Plans one delivery; a story that has one for this account keeps it.
pub fn plan(db: &Connection, plan: &Plan<'_>, now: Timestamp) -> Result<(), StoreError> {
    let added = db
        .prepare_cached(
            "INSERT INTO deliveries
                (story, item, account, state, reason, created_at, changed_at, not_before)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7) ON CONFLICT (story, account) DO NOTHING",
        )?
        .execute(params![
            plan.story,
            plan.item,
            plan.account,
            plan.state.as_str(),
            plan.reason.kept(),
            millis(now),
            millis(plan.not_before)
        ])?;
    if added == 1 {
        let about = About {
            item: Some(plan.item),
            delivery: Some(db.last_insert_rowid()),
            account: Some(plan.account.to_owned()),
            source: None,
        };
        journal::write(db, now, &about, plan.state.as_str(), &plan.reason)?;
    }
    Ok(())
}

/// Moves a delivery and notes why.
///
/// # Errors
/// [`StoreError::Move`] for a move that the state machine does not list.
pub fn move_to(
    db: &Connection,
    id: i64,
    to: State,
    reason: impl Into<Told>,
    now: Timestamp,
) -> Result<Delivery, StoreError> {
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
) -> Result<Delivery, StoreError> {
    let before = by_id(db, id)?;
    if !before.state.may_become(to) {
        return Err(StoreError::Move { id, from: before.state, to });
    }
    db.prepare_cached(
        "UPDATE deliveries SET state = ?2, reason = ?3, changed_at = ?4 WHERE id = ?1",
    )?
    .execute(params![id, to.as_str(), reason.kept(), millis(now)])?;
    ledger::moved(db, id, before.state, to)?;
    journal::write_by(db, now, &about(&before), (to.as_str(), reason), who)?;
    Ok(before)
}

/// What the journal says of a delivery.
pub fn about(delivery: &Delivery) -> About {
    About {
        source: None,
        item: Some(delivery.item),
        delivery: Some(delivery.id),
        account: Some(delivery.account.clone()),
    }
}

/// Keeps the post as a person is to see it, or as it would be sent. A draft of another one is
/// forgotten: nobody sees it, and it must not be shown in this one's place.
pub fn set_post(db: &Connection, id: i64, post: &Post) -> Result<(), StoreError> {
    let json = serde_json::to_string(post).map_err(|error| StoreError::Row(error.to_string()))?;
    db.prepare_cached(
        "UPDATE deliveries SET draft_id = CASE WHEN post = ?2 THEN draft_id END,
            post = ?2, post_hash = ?3 WHERE id = ?1",
    )?
    .execute(params![id, json, hash(post)])?;
    Ok(())
}

/// Keeps the number of the post that the network holds unseen. Committed before it is shown.
pub fn keep_draft(
    db: &Connection,
    id: i64,
    draft_id: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE deliveries SET draft_id = ?2 WHERE id = ?1")?
        .execute(params![id, draft_id])?;
    let seen = reasons::HELD_UNSEEN.told([draft_id.into()]);
    journal::write(db, now, &about(&by_id(db, id)?), "draft", seen)
}

/// T1: the state `intent` with an attempt, the frozen post and the account's newest known post.
/// Committed before the network is asked.
pub fn intend(
    db: &Connection,
    id: i64,
    post: &Post,
    attempt_id: &str,
    now: Timestamp,
) -> Result<Delivery, StoreError> {
    set_post(db, id, post)?;
    let marker = queries::newest_known(db, &by_id(db, id)?.account)?;
    db.prepare_cached(
        "UPDATE deliveries SET attempt = attempt + 1, attempt_id = ?2, attempt_at = ?3,
            marker = ?4, reads = 0, first_absent = NULL WHERE id = ?1",
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
    let remote = settled.remote_id.as_deref().zip(Some(settled.remote_url.as_ref()));
    set_remote(db, id, remote)?;
    if settled.state == State::Failed {
        // Whoever wants it tried again wants a new one.
        db.prepare_cached("UPDATE deliveries SET draft_id = NULL WHERE id = ?1")?.execute([id])?;
    }
    move_to(db, id, settled.state, &settled.reason, now)?;
    if let Some(at) = settled.not_before {
        wait_until(db, id, at)?;
    }
    Ok(())
}

/// Reconciliation found it: the id is stored together with the move.
pub fn found(
    db: &Connection,
    id: i64,
    (remote_id, remote_url): (&str, Option<&Url>),
    reason: impl Into<Told>,
    now: Timestamp,
) -> Result<(), StoreError> {
    set_remote(db, id, Some((remote_id, remote_url)))?;
    move_to(db, id, State::Posted, reason, now)?;
    Ok(())
}

/// A post that the days lost by a restore have made is this delivery's.
pub fn adopt(
    db: &Connection,
    id: i64,
    post: &TimelinePost,
    reason: impl Into<Told>,
    now: Timestamp,
) -> Result<(), StoreError> {
    // What followers read is what stands there.
    let own = by_id(db, id)?.post;
    let link = own.as_ref().map(|own| own.link.clone()).or_else(|| post.links.first().cloned());
    if let Some(link) = link {
        let (image, more_images) = own.map(|own| (own.image, own.more_images)).unwrap_or_default();
        set_post(db, id, &Post { text: post.text.clone(), link, image, more_images })?;
    }
    // It counts against the caps of the day on which it was posted.
    db.prepare_cached("UPDATE deliveries SET attempt_at = ?2 WHERE id = ?1")?
        .execute(params![id, millis(post.created.unwrap_or(now))])?;
    found(db, id, (&post.remote_id, post.remote_url.as_ref()), reason, now)
}

/// Another post stands on the timeline in the place of this delivery's: the lost days have put it
/// there.
pub fn replaced(
    db: &Connection,
    id: i64,
    post: &TimelinePost,
    reason: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    if let Some(own) = by_id(db, id)?.post {
        set_post(db, id, &Post { text: post.text.clone(), ..own })?;
    }
    set_remote(db, id, Some((&post.remote_id, post.remote_url.as_ref())))?;
    journal::write(db, now, &about(&by_id(db, id)?), "replaced", reason)
}

/// The post that stands on the timeline for a delivery.
pub(in crate::state) fn set_remote(
    db: &Connection,
    id: i64,
    remote: Option<(&str, Option<&Url>)>,
) -> Result<(), StoreError> {
    if let Some((remote_id, remote_url)) = remote {
        db.prepare_cached("UPDATE deliveries SET remote_id = ?2, remote_url = ?3 WHERE id = ?1")?
            .execute(params![id, remote_id, remote_url.map(Url::as_str)])?;
    }
    Ok(())
}

/// Notes a read of the timeline that settled nothing, and when to read again.
pub fn read_again(
    db: &Connection,
    id: i64,
    reads: Reads,
    at: Timestamp,
    (now, seen): (Timestamp, &Told),
) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE deliveries SET reads = ?2, first_absent = ?3 WHERE id = ?1")?
        .execute(params![id, reads.made, reads.first_absent.map(millis)])?;
    wait_until(db, id, at)?;
    journal::write(db, now, &about(&by_id(db, id)?), "read", seen)
}

/// Nothing is done about a delivery before `at`.
pub fn wait_until(db: &Connection, id: i64, at: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE deliveries SET not_before = ?2 WHERE id = ?1")?
        .execute(params![id, millis(at)])?;
    Ok(())
}

/// The start's duty: whatever was about to be sent when the daemon ended may stand on the
/// timeline. Age alone never frees it. Returns how many there were.
pub fn recover(
    db: &Connection,
    first_read: Timestamp,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let interrupted = queries::in_state(db, State::Intent)?;
    for delivery in &interrupted {
        move_to(db, delivery.id, State::Ambiguous, reasons::CUT_OFF.told([]), now)?;
        wait_until(db, delivery.id, first_read)?;
    }
    Ok(interrupted.len())
}

fn hash(post: &Post) -> String {
    let digest = Sha256::digest(post.text.as_bytes());
    let (head, _) = digest.as_chunks::<16>();
    head.first().map(|bytes| format!("{:032x}", u128::from_be_bytes(*bytes))).unwrap_or_default()
}

#[cfg(test)]
mod tests;
