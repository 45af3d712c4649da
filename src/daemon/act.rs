//! Changes to posts, planned → done: T1, one request, T2, as for a post. Each may be repeated, so
//! that an unclear answer is settled by doing it again.

use jiff::Timestamp;

use super::deliver::CLOCK_TOLERANCE;
use super::deliver::reconcile::MAX_ATTEMPTS;
use super::{Daemon, MAX_SLEEP, budget, chance, later};
use crate::config::{AccountConfig, Mode, Operation};
use crate::failpoint::CrashPoint;
use crate::item::Network;
use crate::outbox::{self, Action, Refusal, SendOutcome, State};
use crate::publish::{AskError, Publisher};
use crate::state::actions::{self, ActionRow};
use crate::state::{StoreError, deliveries, journal};

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
            let (newest, next) = self
                .store
                .run(move |tx| Ok((journal::newest(tx)?, actions::next(tx, &name)?)))
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
            if let Err(again) = self.verified(account, now).await? {
                return Ok(Some(again));
            }
            let publisher = self.publishers.get(&account.name);
            if let Some(rested) = publisher.and_then(|publisher| publisher.rests_until(now)) {
                return Ok(Some(rested));
            }
            if action.state == State::Ambiguous {
                self.once_more(&action, now).await?;
            } else if let Some(again) = self.change(account, &action, now).await? {
                return Ok(Some(again));
            }
        }
        Ok(Some(later(self.now(), MAX_SLEEP)))
    }

    /// An unclear answer: the same is asked once more, and that answer settles it.
    async fn once_more(&self, action: &ActionRow, now: Timestamp) -> Result<(), StoreError> {
        let (to, why) = if action.attempt >= MAX_ATTEMPTS {
            (State::NeedsHuman, format!("tried {} times without a clear answer", action.attempt))
        } else {
            (State::RetryWait, "it may be repeated, and the next answer settles it".to_owned())
        };
        let id = action.id;
        self.store.run(move |tx| actions::move_to(tx, id, to, &why, now)).await
    }

    /// T1, the one request, T2. Returns when to come again where the budget does not cover it.
    async fn change(
        &self,
        account: &AccountConfig,
        action: &ActionRow,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let Some(publisher) = self.publishers.get(&account.name) else {
            return Ok(Some(later(now, MAX_SLEEP)));
        };
        let (id, of, attempt) = (action.id, action.delivery, chance::id());
        let (config, payer) = (self.config.clone(), account.clone());
        let costs = account.network() == Network::X && action.action == Action::Delete;
        self.failpoints.reach(CrashPoint::BeforeT1).await;
        let intended = self
            .store
            .run(move |tx| {
                let remote_id = deliveries::by_id(tx, of)?.remote_id.unwrap_or_default();
                if costs {
                    let price = config.budget.price(Operation::Delete);
                    if !budget::covers(tx, &config, price, now)? {
                        let next_month = budget::month(&config, now).1;
                        actions::wait_until(tx, id, next_month)?;
                        return Ok(Err(next_month));
                    }
                    budget::charge(tx, &config, &payer, (of, Operation::Delete, 1), now)?;
                }
                Ok(Ok((actions::intend(tx, id, &attempt, now)?, remote_id)))
            })
            .await?;
        let (intended, remote_id) = match intended {
            Ok(intended) => intended,
            Err(next_month) => return Ok(Some(next_month)),
        };
        self.failpoints.reach(CrashPoint::AfterT1).await;
        let outcome = ask(publisher, &intended, &remote_id).await;
        self.failpoints.reach(CrashPoint::BeforeT2).await;
        let done = self.now();
        let policy = &self.config.outbox;
        let settled = outbox::settle(outcome, intended.attempt, policy, done, chance::fraction());
        tracing::info!(account = %account.name, delivery = of, "{} is {}: {}", intended.action, settled.state, settled.reason);
        self.store.insist(move |tx| actions::settle(tx, id, &settled, done)).await?;
        self.failpoints.reach(CrashPoint::AfterT2).await;
        Ok(None)
    }
}

/// The one request, and what its answer means. What is gone already needs no deleting; what is
/// gone cannot be edited, and a person looks why.
async fn ask(publisher: &Publisher, action: &ActionRow, remote_id: &str) -> SendOutcome {
    let done = || SendOutcome::Posted { remote_id: remote_id.to_owned(), remote_url: None };
    let refused =
        |reason| SendOutcome::Refused { refusal: Refusal::Content, reason, not_before: None };
    let answer = match action.action {
        Action::Edit => {
            let text = action.text.as_deref().unwrap_or_default();
            match publisher.edit(remote_id, text).await {
                Ok(crate::publish::Edited::Changed) => Ok(()),
                Ok(crate::publish::Edited::Gone) => {
                    let gone = "Der Beitrag steht nicht mehr auf der Seite.";
                    return refused(gone.to_owned());
                }
                Err(error) => Err(error),
            }
        }
        Action::Delete => publisher.delete(remote_id).await.map(drop),
    };
    match answer {
        Ok(()) => done(),
        Err(AskError::Passing(reason)) => SendOutcome::Unclear { reason },
        Err(AskError::Token(reason)) => refused(reason),
    }
}
