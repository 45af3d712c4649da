//! Changes to posts, planned → done: T1, one request, T2, as for a post. An unclear answer is
//! settled by what the network shows, and never by doing it again first.

mod evidence;
mod pay;

use std::ops::ControlFlow;

use jiff::Timestamp;

use super::deliver::reconcile::MAX_ATTEMPTS;
use super::deliver::{CLOCK_TOLERANCE, note_pause};
use super::{Daemon, MAX_SLEEP, later};
use crate::chance;
use crate::config::{AccountConfig, Mode};
use crate::failpoint::CrashPoint;
use crate::outbox::{self, Action, Refusal, SendOutcome, Settlement, State};
use crate::publish::media::MediaId;
use crate::publish::{AskError, Deletion, Edited, Publisher};
use crate::state::actions::{self, ActionRow};
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, journal, restores};
use crate::wording::{Phrase, networks, reasons};

/// Changes made on an account in one round.
const AT_ONCE: usize = 16;

impl Daemon {
    /// Does what is due on an account. Returns when there is next something to do.
    pub(super) async fn act(
        &mut self,
        account: &AccountConfig,
        stop: &mut (dyn FnMut() -> bool + Send),
    ) -> Result<Option<Timestamp>, StoreError> {
        for _ in 0..AT_ONCE {
            let (name, now) = (account.name.clone(), self.now());
            let (newest, next, owed) = self
                .store
                .run(move |tx| {
                    let next = actions::next(tx, &name)?;
                    Ok((journal::newest(tx)?, next, restores::pending(tx, &name)?))
                })
                .await?;
            let Some(action) = next.filter(|_| self.config.mode != Mode::Preview) else {
                return Ok(None);
            };
            if stop() || action.not_before > now {
                return Ok(Some(action.not_before));
            }
            if newest.is_some_and(|newest| now.duration_since(newest) < -CLOCK_TOLERANCE) {
                return Ok(newest);
            }
            // What the lost days did to the post is not known yet.
            if let Some(owed) = owed {
                return Ok(Some(owed.next_read.max(later(now, MAX_SLEEP))));
            }
            if let Err(again) = self.verified(account, now).await? {
                return Ok(Some(again));
            }
            let publisher = self.publishers.get(&account.name);
            if let Some(rested) = publisher.and_then(|publisher| publisher.rests_until(now)) {
                return Ok(Some(rested));
            }
            if action.state == State::Ambiguous {
                self.settle_by_evidence(account, &action, now).await?;
            } else if let Some(again) = self.change(account, &action, now).await? {
                return Ok(Some(again));
            }
        }
        Ok(Some(later(self.now(), MAX_SLEEP)))
    }

    /// T1, the one request, T2. Returns when to come again where nothing could be done.
    async fn change(
        &mut self,
        account: &AccountConfig,
        action: &ActionRow,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let (id, of, attempt) = (action.id, action.delivery, chance::id());
        let delivery = self.store.run(move |tx| deliveries::by_id(tx, of)).await?;
        let looked = self.owed_to_restore(account, action, &delivery, now).await?;
        if let ControlFlow::Break(again) = looked {
            return Ok(again);
        }
        let media = match self.pictures_of(account, action, &delivery, now).await? {
            Ok(media) => media,
            Err(again) => return Ok(Some(again)),
        };
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok(Some(later(now, MAX_SLEEP)));
        };
        let (config, payer) = (self.config.clone(), account.clone());
        self.failpoints.reach(CrashPoint::BeforeT1).await;
        let intended = self
            .store
            .run(move |tx| {
                let action = actions::by_id(tx, id)?;
                if let Some(until) = pay::pay(tx, &config, &payer, &action, now)? {
                    actions::wait_until(tx, id, until)?;
                    return Ok(Err(until));
                }
                actions::intend(tx, id, &attempt, now).map(Ok)
            })
            .await?;
        let intended = match intended {
            Ok(intended) => intended,
            Err(next_month) => return Ok(Some(next_month)),
        };
        self.failpoints.reach(CrashPoint::AfterT1).await;
        let remote_id = delivery.remote_id.as_deref().unwrap_or_default();
        let outcome = ask(publisher, &intended, (remote_id, &media), now).await;
        self.failpoints.reach(CrashPoint::Answered).await;
        self.failpoints.reach(CrashPoint::BeforeT2).await;
        let done = self.now();
        let outcome = self.after_refusal(account, outcome, done).await?;
        let policy = &self.config.outbox;
        let settled = outbox::settle(outcome, intended.attempt, policy, done, chance::fraction());
        let settled = bounded(settled, &intended);
        tracing::info!(account = %account.name, delivery = of, "{} is {}: {}", intended.action, settled.state, settled.reason);
        let (name, network) = (account.name.clone(), account.network());
        let posts = intended.action.makes_a_post();
        let t2 = self.store.insist(move |tx| {
            actions::settle(tx, id, &settled, done)?;
            // What only concerns this post stops no others; the account's own checks will tell.
            if posts { note_pause(tx, (&name, network), &settled, done) } else { Ok(()) }
        });
        t2.await?;
        self.failpoints.reach(CrashPoint::AfterT2).await;
        Ok(None)
    }

    /// The pictures of a post that takes another's place, uploaded before that one is taken off.
    async fn pictures_of(
        &mut self,
        account: &AccountConfig,
        action: &ActionRow,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<Result<Vec<MediaId>, Timestamp>, StoreError> {
        let id = action.id;
        let post = match action.action {
            Action::Repost => action.post.clone(),
            Action::TakeOff => {
                let anew = self.store.run(move |tx| actions::successor(tx, id)).await?;
                anew.and_then(|anew| anew.post)
            }
            Action::Edit | Action::Delete | Action::Reply => None,
        };
        let Some(post) = post else {
            return Ok(Ok(Vec::new()));
        };
        match self.picture(account, delivery, &post, now).await? {
            Ok(media) => Ok(Ok(media)),
            Err(step) => {
                let again = step.next().unwrap_or_else(|| later(now, MAX_SLEEP));
                self.store.run(move |tx| actions::wait_until(tx, id, again)).await?;
                Ok(Err(again))
            }
        }
    }
}

/// What is refused for now is not tried for ever.
fn bounded(settled: Settlement, action: &ActionRow) -> Settlement {
    if settled.state == State::RetryWait && action.attempt >= MAX_ATTEMPTS {
        let reason = reasons::TRIED.told([action.attempt.into(), settled.reason]);
        return Settlement { state: State::Failed, reason, ..settled };
    }
    settled
}

/// The one request, and what its answer means. What is gone already needs no deleting; what is
/// gone cannot be edited, and a person looks why. Where somebody has taken a post off before we
/// did, none is put in its place.
async fn ask(
    publisher: &Publisher,
    action: &ActionRow,
    (remote_id, media): (&str, &[MediaId]),
    now: Timestamp,
) -> SendOutcome {
    let done = || SendOutcome::Posted { remote_id: remote_id.to_owned(), remote_url: None };
    let refused = |refusal, reason| SendOutcome::Refused { refusal, reason, not_before: None };
    let gone = |what: &'static Phrase| refused(Refusal::Content, what.told([]));
    let asked = match (action.action, &action.post) {
        (Action::Reply, Some(post)) => return publisher.reply(remote_id, post, now).await,
        (Action::Repost, Some(post)) => return publisher.send(post, media, now).await,
        (Action::Reply | Action::Repost, None) => return gone(&networks::TEXT_MISSING),
        (Action::Edit, _) => {
            let text = action.text.as_deref().unwrap_or_default();
            match publisher.edit(remote_id, text).await {
                Ok(Edited::Changed) => Ok(()),
                Ok(Edited::Gone) => return gone(&networks::NOT_ON_PAGE),
                Err(error) => Err(error),
            }
        }
        (Action::TakeOff, _) if action.attempt == 1 => match publisher.delete(remote_id).await {
            Ok(Deletion::Deleted) => Ok(()),
            Ok(Deletion::WasGone) => return gone(&networks::WAS_NOT_THERE),
            Err(error) => Err(error),
        },
        (Action::Delete | Action::TakeOff, _) => publisher.delete(remote_id).await.map(drop),
    };
    match asked {
        Ok(()) => done(),
        Err(AskError::Passing(reason)) => SendOutcome::Unclear { reason },
        Err(AskError::Token(reason)) => refused(Refusal::Token, reason),
    }
}
