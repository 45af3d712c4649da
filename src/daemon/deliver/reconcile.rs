//! Ambiguous → settled: the account's own timeline decides.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::Step;
use crate::config::AccountConfig;
use crate::daemon::{Daemon, budget};
use crate::failpoint::CrashPoint;
use crate::outbox::{self, Evidence, Frozen, State, Verdict};
use crate::publish::{AskError, Lookback, Timeline};
use crate::state::StoreError;
use crate::state::deliveries::{self, Delivery};
use crate::wording::{Told, reasons};

/// How far before an attempt its post is looked for: the network's clock is not ours.
pub(in crate::daemon) const CLOCK_SKEW: SignedDuration = SignedDuration::from_hours(1);

/// A delivery that was begun this often without ever being seen goes to a person.
pub(in crate::daemon) const MAX_ATTEMPTS: u32 = 6;

impl Daemon {
    /// Reads the timeline for the first ambiguous delivery that is due for it.
    pub(super) async fn reconcile_next(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Option<Step>, StoreError> {
        let name = account.name.clone();
        let unsettled = self.store.run(move |tx| deliveries::unsettled(tx, &name, now)).await?;
        let Some(delivery) = unsettled.into_iter().next() else {
            return Ok(None);
        };
        let (Some(post), Some(at)) = (delivery.post.clone(), delivery.attempt_at) else {
            return Err(StoreError::Row(format!("delivery {} lost its frozen text", delivery.id)));
        };
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok(None);
        };
        let reserved = self.reserve_read(account, delivery.id, now).await?;
        let since = at.checked_sub(CLOCK_SKEW).unwrap_or(Timestamp::MIN);
        self.failpoints.reach(CrashPoint::BeforeTimeline).await;
        let asked =
            Lookback { since: delivery.marker.as_deref(), not_before: since, now, replies: false };
        let read = publisher.timeline(asked).await;
        self.failpoints.reach(CrashPoint::AfterTimeline).await;
        let frozen = Frozen { text: post.text, link: post.link, at };
        let config = self.config.clone();
        let now = self.now();
        let moved = self.store.run(move |tx| {
            let brought = read.as_ref().ok().map(|timeline| timeline.posts.len());
            budget::read_done(tx, &config, reserved, brought)?;
            let taken = deliveries::remote_ids(tx, &delivery.account, delivery.id)?;
            let seen = read.as_ref().ok().map(|timeline| {
                outbox::evidence(&frozen, &timeline.posts, timeline.complete, &taken)
            });
            let verdict = outbox::judge(seen.as_ref(), delivery.reads, &config.outbox, now);
            apply(tx, &delivery, verdict, seen, &note(&read), now)?;
            deliveries::by_id(tx, delivery.id)
        });
        let moved = moved.await?;
        let point = match moved.state {
            State::Ambiguous => CrashPoint::BetweenReads,
            _ => CrashPoint::AfterReconciliation,
        };
        self.failpoints.reach(point).await;
        self.scheduled(&moved).await;
        Ok(Some(Step::Moved(Box::new(moved))))
    }
}

fn apply(
    db: &Connection,
    delivery: &Delivery,
    verdict: Verdict,
    seen: Option<Evidence>,
    note: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = delivery.id;
    match (verdict, seen) {
        (Verdict::Settled { reason, .. }, Some(Evidence::Found { remote_id, remote_url })) => {
            deliveries::found(db, id, (&remote_id, remote_url.as_ref()), &reason, now)
        }
        (Verdict::Settled { state: State::RetryWait, .. }, _)
            if delivery.attempt >= MAX_ATTEMPTS =>
        {
            let reason = reasons::NEVER_SEEN.told([delivery.attempt.into()]);
            deliveries::move_to(db, id, State::NeedsHuman, reason, now).map(drop)
        }
        (Verdict::Settled { state, reason }, _) => {
            deliveries::move_to(db, id, state, &reason, now)?;
            deliveries::wait_until(db, id, now)
        }
        (Verdict::Again { at, reads }, _) => deliveries::read_again(db, id, reads, at, (now, note)),
    }
}

fn note(read: &Result<Timeline, AskError>) -> Told {
    match read {
        Err(error) => reasons::UNREADABLE_TIMELINE.told([error.clone().into_told()]),
        Ok(timeline) if timeline.complete => reasons::NOT_SEEN_YET.told([]),
        Ok(_) => reasons::READ_IN_PART.told([]),
    }
}
