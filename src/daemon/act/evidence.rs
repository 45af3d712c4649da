//! What the network shows of a change whose answer was unclear, or that the days lost by a restore
//! may have made already.

use std::ops::ControlFlow;

use jiff::Timestamp;
use rusqlite::Connection;

use crate::config::AccountConfig;
use crate::daemon::deliver::reconcile::{CLOCK_SKEW, MAX_ATTEMPTS};
use crate::daemon::{Daemon, MAX_SLEEP, budget, later};
use crate::failpoint::CrashPoint;
use crate::outbox::{
    self, Action, Evidence, Frozen, OutboxConfig, Reads, State, TimelinePost, Verdict,
};
use crate::publish::{AskError, Lookback, Timeline};
use crate::state::actions::{self, ActionRow};
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, restores};
use crate::wording::{Told, reasons};

/// No delivery has this number: every known post belongs to another one than what is looked for.
const NONE: i64 = -1;

impl Daemon {
    /// An unclear answer is settled by what the network shows.
    pub(super) async fn settle_by_evidence(
        &self,
        account: &AccountConfig,
        action: &ActionRow,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let of = action.delivery;
        let delivery = self.store.run(move |tx| deliveries::by_id(tx, of)).await?;
        if action.action.makes_a_post() {
            self.look_for_post(account, action, &delivery, now).await
        } else {
            self.look_at_post(account, action, &delivery, now).await
        }
    }

    /// Whether the post still stands, and what it says, tells whether it was deleted or edited.
    async fn look_at_post(
        &self,
        account: &AccountConfig,
        action: &ActionRow,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok(());
        };
        let reserved = self.reserve_read(account, delivery.id, now).await?;
        self.failpoints.reach(CrashPoint::BeforeTimeline).await;
        let seen = publisher.standing(delivery.remote_id.as_deref().unwrap_or_default()).await;
        self.failpoints.reach(CrashPoint::AfterTimeline).await;
        let (config, action, now) = (self.config.clone(), action.clone(), self.now());
        let settled = self.store.run(move |tx| {
            let read = seen.as_ref().map(|post| usize::from(post.is_some())).ok();
            budget::read_done(tx, &config, reserved, read)?;
            match seen {
                Ok(post) => seen_post(tx, &action, post.as_ref(), now),
                Err(error) => unread(tx, &action, &config.outbox, &error, now),
            }
        });
        settled.await?;
        self.failpoints.reach(CrashPoint::AfterReconciliation).await;
        Ok(())
    }

    /// The timeline, with its replies, shows whether the post was made. Absence takes two complete
    /// reads, as for any post.
    async fn look_for_post(
        &self,
        account: &AccountConfig,
        action: &ActionRow,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let Some(at) = action.attempt_at else {
            return Err(StoreError::Row(format!("change {} was never begun", action.id)));
        };
        let not_before = at.checked_sub(CLOCK_SKEW).unwrap_or(Timestamp::MIN);
        let since = action.marker.clone();
        let (read, reserved) =
            self.with_replies(account, delivery.id, (since.as_deref(), not_before), now).await?;
        let (config, action, now) = (self.config.clone(), action.clone(), self.now());
        let of = delivery.account.clone();
        let settled = self.store.run(move |tx| {
            let brought = read.as_ref().ok().map(|timeline| timeline.posts.len());
            budget::read_done(tx, &config, reserved, brought)?;
            let timeline = match read {
                Ok(timeline) => timeline,
                Err(error) => return unread(tx, &action, &config.outbox, &error, now),
            };
            let seen = found(tx, &of, &action, &timeline)?;
            let verdict = outbox::judge(Some(&seen), action.reads, &config.outbox, now);
            apply(tx, &action, verdict, &seen, now)
        });
        settled.await?;
        self.failpoints.reach(CrashPoint::AfterReconciliation).await;
        Ok(())
    }

    async fn with_replies(
        &self,
        account: &AccountConfig,
        delivery: i64,
        (since, not_before): (Option<&str>, Timestamp),
        now: Timestamp,
    ) -> Result<(Result<Timeline, AskError>, Option<i64>), StoreError> {
        let reserved = self.reserve_read(account, delivery, now).await?;
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok((Ok(Timeline::default()), reserved));
        };
        self.failpoints.reach(CrashPoint::BeforeTimeline).await;
        let read = publisher.timeline(Lookback { since, not_before, now, replies: true }).await;
        self.failpoints.reach(CrashPoint::AfterTimeline).await;
        Ok((read, reserved))
    }

    /// A restored state does not know what the lost days did to a post that was made before: a
    /// correction in reply to it is looked for before one is made. Breaks off where that settles it,
    /// or with the instant at which to look again.
    pub(super) async fn owed_to_restore(
        &self,
        account: &AccountConfig,
        action: &ActionRow,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<ControlFlow<Option<Timestamp>>, StoreError> {
        let looked = action.attempt > 0 || action.reads.first_absent.is_some();
        if action.action != Action::Reply || looked {
            return Ok(ControlFlow::Continue(()));
        }
        let restored = self.store.run(|tx| restores::newest(tx)).await?;
        let Some(posted) = delivery.attempt_at.filter(|at| restored.is_some_and(|r| *at < r))
        else {
            return Ok(ControlFlow::Continue(()));
        };
        let since = delivery.remote_id.as_deref();
        let (read, reserved) =
            self.with_replies(account, delivery.id, (since, posted), now).await?;
        let (config, action) = (self.config.clone(), action.clone());
        let of = delivery.account.clone();
        let looked = self.store.run(move |tx| {
            let brought = read.as_ref().ok().map(|timeline| timeline.posts.len());
            budget::read_done(tx, &config, reserved, brought)?;
            let seen = match &read {
                Ok(timeline) => found(tx, &of, &action, timeline)?,
                Err(_) => Evidence::Incomplete,
            };
            if let Evidence::Found { remote_id, remote_url } = &seen {
                let why = reasons::RESTORED.told([remote_id.into()]);
                actions::done(tx, action.id, Some((remote_id, remote_url.as_ref())), &why, now)?;
                return Ok(ControlFlow::Break(None));
            }
            let absent = seen == Evidence::Absent;
            let reads = Reads { made: 0, first_absent: absent.then_some(now) };
            let at = if absent { now } else { later(now, MAX_SLEEP) };
            let note = if absent { &reasons::LOST_DAYS_NONE } else { &reasons::NOT_LOOKED_FOR };
            actions::look_again(tx, action.id, reads, at, (now, &note.told([])))?;
            Ok(if absent { ControlFlow::Continue(()) } else { ControlFlow::Break(Some(at)) })
        });
        looked.await
    }
}

/// Whether the timeline holds the post that a change was to make.
fn found(
    db: &Connection,
    account: &str,
    action: &ActionRow,
    timeline: &Timeline,
) -> Result<Evidence, StoreError> {
    let Some(post) = &action.post else {
        return Err(StoreError::Row(format!("change {} lost its frozen post", action.id)));
    };
    let at = action.attempt_at.unwrap_or(action.changed_at);
    let frozen = Frozen { text: post.text.clone(), link: post.link.clone(), at };
    let taken = deliveries::remote_ids(db, account, NONE)?;
    Ok(outbox::evidence(&frozen, &timeline.posts, timeline.complete, &taken))
}

/// What the post itself shows.
fn seen_post(
    db: &Connection,
    action: &ActionRow,
    post: Option<&TimelinePost>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let text = action.text.as_deref().unwrap_or_default();
    let (to, why) = match (action.action, post) {
        (Action::Edit, Some(post)) if outbox::same_words(&post.text, text) => {
            (State::Posted, &reasons::HAS_NEW_TEXT)
        }
        (Action::Edit, Some(_)) => (State::RetryWait, &reasons::HAS_OLD_TEXT),
        (Action::Edit, None) => (State::NeedsHuman, &reasons::NOT_THERE),
        (_, None) => (State::Posted, &reasons::LOOKED_GONE),
        (_, Some(_)) => (State::RetryWait, &reasons::STILL_STANDS),
    };
    if to == State::Posted {
        return actions::done(db, action.id, None, why.told([]), now);
    }
    retried(db, action, to, &why.told([]), now)
}

fn retried(
    db: &Connection,
    action: &ActionRow,
    to: State,
    why: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    if to == State::RetryWait && action.attempt >= MAX_ATTEMPTS {
        let why = reasons::WITHOUT_SUCCESS.told([action.attempt.into(), why.clone()]);
        return actions::move_to(db, action.id, State::NeedsHuman, why, now);
    }
    actions::move_to(db, action.id, to, why, now)?;
    actions::wait_until(db, action.id, now)
}

/// The network did not say: it is asked again as often as for a post.
fn unread(
    db: &Connection,
    action: &ActionRow,
    policy: &OutboxConfig,
    error: &AskError,
    now: Timestamp,
) -> Result<(), StoreError> {
    match outbox::judge(None, action.reads, policy, now) {
        Verdict::Again { at, reads } => {
            let seen = reasons::NOT_LOOKED_FOR_BECAUSE.told([error.clone().into_told()]);
            actions::look_again(db, action.id, reads, at, (now, &seen))
        }
        Verdict::Settled { state, reason } => {
            let why = reasons::BECAUSE.told([reason, error.clone().into_told()]);
            actions::move_to(db, action.id, state, why, now)
        }
    }
}

fn apply(
    db: &Connection,
    action: &ActionRow,
    verdict: Verdict,
    seen: &Evidence,
    now: Timestamp,
) -> Result<(), StoreError> {
    match (verdict, seen) {
        (Verdict::Settled { reason, .. }, Evidence::Found { remote_id, remote_url }) => {
            actions::done(db, action.id, Some((remote_id, remote_url.as_ref())), &reason, now)
        }
        (Verdict::Settled { state, reason }, _) => retried(db, action, state, &reason, now),
        (Verdict::Again { at, reads }, _) => {
            let note = reasons::NOT_SEEN_YET.told([]);
            actions::look_again(db, action.id, reads, at, (now, &note))
        }
    }
}
