//! What waits: who goes next, who waits no longer, and when each is expected to leave.

mod forecast;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::{Daemon, budget};
use crate::config::{AccountConfig, Config};
use crate::outbox::{self, State, Waiting};
use crate::state::accounts::{self, AccountStatus};
use crate::state::deliveries::{self, Delivery};
use crate::state::journal::{self, About};
use crate::state::{StoreError, events};
use crate::wording::{self, Told, reading, reasons};

pub use forecast::{Expected, forecast};

/// A story that could not be told within a week is old news.
const EXPIRES: SignedDuration = SignedDuration::from_hours(24 * 7);

/// How far back posts are counted for pacing; a day, whatever the clock does in it.
const COUNTED: SignedDuration = SignedDuration::from_hours(48);

/// A queue that is still too long is told of again after a day.
const TOLD_AGAIN: SignedDuration = SignedDuration::from_hours(24);

/// A clock this far before the newest stored time is wrong.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_secs(60);

impl Daemon {
    /// Ends what need not wait any longer. Returns what moved.
    pub(super) async fn sweep(
        &self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Vec<Delivery>, StoreError> {
        let (config, account) = (Arc::clone(&self.config), account.clone());
        self.store
            .run(move |tx| {
                let newest = journal::newest(tx)?;
                if newest.is_some_and(|newest| now.duration_since(newest) < -CLOCK_TOLERANCE) {
                    return Ok(Vec::new());
                }
                sweep(tx, &config, &account, now)
            })
            .await
    }

    /// The delivery of an account that goes next, if one may as far as it itself is concerned.
    pub(super) async fn next_in_order(
        &self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Option<Delivery>, StoreError> {
        let (config, account) = (Arc::clone(&self.config), account.clone());
        self.store.run(move |tx| Ok(in_order(tx, &config, &account, now)?.into_iter().next())).await
    }
}

/// The deliveries of an account that may leave now as far as they themselves are concerned, in
/// the order in which they will.
fn in_order(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Vec<Delivery>, StoreError> {
    let due = |delivery: &Delivery| {
        delivery.not_before <= now && delivery.state != State::AwaitingApproval
    };
    let waiting = deliveries::waiting(db, &account.name)?;
    let due: Vec<Delivery> =
        waiting.into_iter().filter(|(one, read)| *read && due(one)).map(|(one, _)| one).collect();
    let mut listed = Vec::with_capacity(due.len());
    for delivery in &due {
        let event = events::of_item(db, delivery.item, &config.timezone)?;
        listed.push(Waiting { id: delivery.id, since: delivery.created_at, event });
    }
    if listed.iter().all(|one| one.event.is_none()) {
        // `waiting` gives the oldest first.
        return Ok(due);
    }
    let mut counted = counted(db, account, now)?;
    let mut slots = Vec::with_capacity(listed.len());
    for _ in &listed {
        let last = slots.last().copied().unwrap_or(now);
        let at = outbox::earliest(last, &config.pacing, &config.timezone, &counted);
        counted.push(at);
        slots.push(at);
    }
    let order = outbox::order(listed, &slots);
    Ok(order.iter().filter_map(|one| due.iter().find(|d| d.id == one.id).cloned()).collect())
}

/// When the posts that count against an account's pacing were begun.
fn counted(
    db: &Connection,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    let since = now.checked_sub(COUNTED).unwrap_or(Timestamp::MIN);
    deliveries::counted_since(db, &account.name, since)
}

/// Ends announcements whose event is over, whatever has waited a week, and, where too many wait,
/// the oldest. What a person approved waits on, unless its event is over since.
fn sweep(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Vec<Delivery>, StoreError> {
    let mut moved = Vec::new();
    let mut left = Vec::new();
    for (delivery, _) in deliveries::waiting(db, &account.name)? {
        let event = events::of_item(db, delivery.item, &config.timezone)?;
        let approved = delivery.state == State::Approved;
        // What a person put off has its week from then on.
        let since =
            delivery.postponed.map_or(delivery.created_at, |at| at.max(delivery.created_at));
        if let Some((_, over)) = event.filter(|(_, over)| *over <= now)
            && !is_wanted(db, &delivery, over)?
        {
            let why = reasons::EVENT_OVER.told([wording::at(over, &config.timezone)]);
            moved.push(expire(db, delivery.id, why, now)?);
        } else if now.duration_since(since) > EXPIRES && !approved {
            let why = match cause(db, config, account, now)? {
                Some(cause) => reasons::NOT_WITHIN_WEEK_BECAUSE.told([cause]),
                None => reasons::NOT_WITHIN_WEEK.told([]),
            };
            moved.push(expire(db, delivery.id, why, now)?);
        } else {
            left.push((delivery, event.is_some()));
        }
    }
    let most = usize::try_from(config.pacing.max_waiting).unwrap_or(usize::MAX);
    let too_many = left.len().saturating_sub(most);
    if too_many > 0 {
        // Oldest first, events and what a person approved last; the latter never.
        left.retain(|(delivery, _)| delivery.state != State::Approved);
        left.sort_by_key(|(_, is_event)| *is_event);
        let why = reasons::TOO_MANY.told([most.into()]);
        for (delivery, _) in left.into_iter().take(too_many) {
            moved.push(expire(db, delivery.id, why.clone(), now)?);
        }
        tell_full(db, account, most, now)?;
    }
    Ok(moved)
}

/// Whether somebody wants an announcement told although its event is over: a person who said yes
/// after it, or the admin who asked for what stood there at the first look.
fn is_wanted(db: &Connection, delivery: &Delivery, over: Timestamp) -> Result<bool, StoreError> {
    if delivery.state == State::Approved && delivery.changed_at >= over {
        return Ok(true);
    }
    let late = delivery.created_at >= over;
    Ok(late && events::came_with_backfill(db, delivery.item, delivery.created_at)?)
}

fn expire(db: &Connection, id: i64, why: Told, now: Timestamp) -> Result<Delivery, StoreError> {
    deliveries::move_to(db, id, State::Expired, why, now)?;
    deliveries::by_id(db, id)
}

/// Why an account sends nothing at the moment, if something holds it as a whole.
fn cause(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Option<Told>, StoreError> {
    let row = accounts::get(db, &account.name)?;
    if let Some(row) = row.filter(|row| row.status != AccountStatus::Verified) {
        return Ok(Some(row.reason));
    }
    let budget = budget::waits_until(db, config, account, now)?;
    Ok(budget.map(|_| reasons::BUDGET_WAS_SPENT.told([])))
}

/// Tells the admin that more waits than is let wait, once a day at most.
fn tell_full(
    db: &Connection,
    account: &AccountConfig,
    most: usize,
    now: Timestamp,
) -> Result<(), StoreError> {
    let since = now.checked_sub(TOLD_AGAIN).unwrap_or(Timestamp::MIN);
    if journal::last_told(db, "queue_full", &account.name, since)?.is_some() {
        return Ok(());
    }
    let what = reading::QUEUE_FULL.told([Told::said(&account.name), most.into()]);
    tracing::warn!(account = %account.name, "{what}");
    let about = About { account: Some(account.name.clone()), ..About::default() };
    journal::write(db, now, &about, "queue_full", &what)
}
