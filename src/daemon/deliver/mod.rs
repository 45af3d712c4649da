//! Planned → posted: one delivery at a time per account, each step committed before the next.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

mod ask;
mod breaker;
mod draft;
mod picture;
pub(super) mod prepare;
pub(super) mod reconcile;
mod restored;

use super::desk::judge;
use super::{Daemon, budget, later};
use crate::chance;
use crate::config::{AccountConfig, Foreign, Mode};
use crate::failpoint::CrashPoint;
use crate::item::{Network, Post};
use crate::outbox::{self, Pause, SendOutcome, Settlement, State};
use crate::state::accounts::{self, AccountStatus, Finding};
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, items, journal, restores};
use crate::wording::{Told, reasons};

/// A clock this far before the newest stored time is wrong.
pub(super) const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_secs(60);

/// What one step of an account came to.
#[derive(Debug, Clone)]
pub enum Step {
    /// A delivery moved; there may be more to do at once.
    Moved(Box<Delivery>),
    /// Nothing to do before this instant; `None` where nothing waits.
    Idle(Option<Timestamp>),
}

impl Step {
    /// When to come again, where it said so.
    pub(super) fn next(&self) -> Option<Timestamp> {
        match self {
            Self::Moved(delivery) => Some(delivery.not_before),
            Self::Idle(next) => *next,
        }
    }
}

impl Daemon {
    /// Does the next thing for one account.
    pub(super) async fn step(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let name = account.name.clone();
        let (newest, next, restored) = self
            .store
            .run(move |tx| {
                let next = deliveries::next_due(tx, &name)?;
                Ok((journal::newest(tx)?, next, restores::concerns(tx, &name)?))
            })
            .await?;
        if newest.is_some_and(|newest| now.duration_since(newest) < -CLOCK_TOLERANCE) {
            tracing::warn!(account = %account.name, "The clock stands before the newest stored time; nothing is posted");
            return Ok(Step::Idle(newest));
        }
        if restored && let Some(owed) = self.catch_up(account, now).await? {
            return Ok(owed);
        }
        let Some(next) = next else {
            return Ok(Step::Idle(None));
        };
        if next > now {
            return Ok(Step::Idle(Some(next)));
        }
        if self.config.mode != Mode::Preview {
            if let Err(again) = self.verified(account, now).await? {
                return Ok(Step::Idle(Some(again)));
            }
            let publisher = self.publishers.get(&account.name);
            if let Some(rested) = publisher.and_then(|publisher| publisher.rests_until(now)) {
                return Ok(Step::Idle(Some(rested)));
            }
            if let Some(moved) = self.reconcile_next(account, now).await? {
                return Ok(moved);
            }
        }
        self.send_next(account, restored, now).await
    }

    /// Sends the next delivery that may leave now, or puts it before a person.
    async fn send_next(
        &mut self,
        account: &AccountConfig,
        restored: bool,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let Some(delivery) = self.next_in_order(account, now).await? else {
            return Ok(Step::Idle(Some(later(now, super::MAX_SLEEP))));
        };
        let item = delivery.item;
        let source = self.store.run(move |tx| Ok(items::get(tx, item)?.source)).await?;
        let mode = self.config.mode_for(account, &source);
        let asks = delivery.state == State::Planned && mode == Mode::Approve;
        if !asks && mode != Mode::Preview {
            let free = self.earliest(account, now).await?;
            if free > now {
                return Ok(Step::Idle(Some(free)));
            }
        }
        let told = match self.prepare(account, &delivery, now).await? {
            Ok(told) => told,
            Err(step) => return Ok(step),
        };
        let Some(post) = told.post else {
            return self
                .moved(delivery.id, State::Expired, reasons::NOTHING_TO_TELL.told([]), now)
                .await;
        };
        if restored && let Some(adopted) = self.adopt(&delivery, &post, now).await? {
            return Ok(adopted);
        }
        if !told.violations.is_empty() {
            let found = judge::objections(&told.violations);
            return self.ask(&delivery, post, reasons::GATE.told([found]), now).await;
        }
        let language = told.foreign.filter(|_| self.config.foreign == Foreign::Ask);
        if let Some(language) = language.filter(|_| delivery.state == State::Planned) {
            let why = reasons::FOREIGN.told([language.name.into()]);
            return self.ask(&delivery, post, why, now).await;
        }
        match mode {
            Mode::Preview => self.preview(account, &delivery, post, now).await,
            Mode::Approve if asks => {
                self.ask(&delivery, post, reasons::ASKS_EACH.told([]), now).await
            }
            Mode::Approve | Mode::Publish => self.send(account, &delivery, post, now).await,
        }
    }

    /// When pacing, budget and unclear answers let the next post of an account leave.
    async fn earliest(
        &self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Timestamp, StoreError> {
        let (config, account) = (Arc::clone(&self.config), account.clone());
        let since = now.checked_sub(SignedDuration::from_hours(48)).unwrap_or(Timestamp::MIN);
        self.store
            .run(move |tx| {
                if let Some(rested) = breaker::open_until(tx, &account.name, now)? {
                    return Ok(rested);
                }
                if let Some(next_month) = Self::held_by_budget(tx, &config, &account, now)? {
                    return Ok(next_month);
                }
                let counted = deliveries::counted_since(tx, &account.name, since)?;
                Ok(outbox::earliest(now, &config.pacing, &config.timezone, &counted))
            })
            .await
    }

    async fn moved(
        &self,
        id: i64,
        to: State,
        reason: Told,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let moved = self.store.run(move |tx| {
            deliveries::move_to(tx, id, to, reason, now)?;
            deliveries::by_id(tx, id)
        });
        Ok(Step::Moved(Box::new(moved.await?)))
    }

    /// T1, the one request, T2.
    async fn send(
        &mut self,
        account: &AccountConfig,
        delivery: &Delivery,
        post: Post,
        now: Timestamp,
    ) -> Result<Step, StoreError> {
        let media = match self.picture(account, delivery, &post, now).await? {
            Ok(media) => media,
            Err(step) => return Ok(step),
        };
        let post = match self.afford(account, delivery, post, now).await? {
            Ok(post) => post,
            Err(step) => return Ok(step),
        };
        let (id, attempt_id) = (delivery.id, chance::id());
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok(Step::Idle(Some(later(now, super::MAX_SLEEP))));
        };
        let (frozen, config, payer) = (post.clone(), Arc::clone(&self.config), account.clone());
        self.failpoints.reach(CrashPoint::BeforeT1).await;
        let intent = self.store.run(move |tx| {
            budget::charge_post(tx, &config, &payer, id, &frozen, now)?;
            deliveries::intend(tx, id, &frozen, &attempt_id, now)
        });
        let intended = intent.await?;
        self.failpoints.reach(CrashPoint::AfterT1).await;
        let outcome = self.transmit(publisher, &intended, (&post, &media), now).await?;
        self.failpoints.reach(CrashPoint::BeforeT2).await;
        let done = self.now();
        let outcome = self.after_refusal(account, outcome, done).await?;
        log_outcome(account, id, &outcome);
        let policy = &self.config.outbox;
        let settled = outbox::settle(outcome, intended.attempt, policy, done, chance::fraction());
        let (name, network) = (account.name.clone(), account.network());
        let moved = self.store.insist(move |tx| {
            deliveries::settle(tx, id, &settled, done)?;
            note_pause(tx, (&name, network), &settled, done)?;
            deliveries::by_id(tx, id)
        });
        let moved = moved.await?;
        self.failpoints.reach(CrashPoint::AfterT2).await;
        self.scheduled(&moved).await;
        Ok(Step::Moved(Box::new(moved)))
    }

    async fn scheduled(&self, delivery: &Delivery) {
        if delivery.state == State::RetryWait {
            self.failpoints.reach(CrashPoint::AfterRetryScheduled).await;
        }
    }
}

/// Stops the account where an answer says that a person must act.
pub(super) fn note_pause(
    db: &Connection,
    (name, network): (&str, Network),
    settled: &Settlement,
    now: Timestamp,
) -> Result<(), StoreError> {
    let status = match settled.pause {
        Some(Pause::Token) => AccountStatus::Token,
        Some(Pause::Payment) => AccountStatus::Payment,
        None => return Ok(()),
    };
    let finding = Finding { status, reason: settled.reason.clone(), identity: None };
    accounts::note(db, name, network, &finding, now).map(drop)
}

fn log_outcome(account: &AccountConfig, delivery: i64, outcome: &SendOutcome) {
    let account = &account.name;
    match outcome {
        SendOutcome::Posted { remote_id, .. } => {
            tracing::info!(%account, delivery, "Posted as {remote_id}");
        }
        SendOutcome::NotSent { reason } => tracing::warn!(%account, delivery, "Not sent: {reason}"),
        SendOutcome::Refused { reason, .. } => {
            tracing::warn!(%account, delivery, "Refused: {reason}");
        }
        SendOutcome::Unclear { reason } => tracing::warn!(%account, delivery, "Unclear: {reason}"),
    }
}
