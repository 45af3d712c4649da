//! The daemon: a loop around tested steps. `gather` plans, `read` reads the pages, `deliver` sends.

mod act;
mod after;
mod alert;
mod board;
mod broke;
pub mod budget;
mod commit;
mod context;
mod correct;
pub mod deliver;
pub mod desk;
mod digest;
pub mod gather;
pub mod gauges;
mod health;
mod known;
mod login;
pub mod metrics;
pub mod model;
pub mod page_token;
mod poll;
pub mod problems;
mod read;
mod reload;
mod renew;
mod run;
mod same;
mod service;
mod take;
pub mod tell;
pub mod token;
pub mod trail;
pub mod verify;
pub mod waiting;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::config::AccountConfig;
use crate::failpoint::CrashPoint;
use crate::outbox::State;
use crate::publish::{Preview, Publisher};
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, actions, retention};
use deliver::Step;
use gather::Gathered;
use gauges::Gauges;

pub use board::{Board, Standing};
pub use context::{Context, open};
pub use run::{Signals, run};

/// No sleep is longer: a clock that jumps is noticed, and a Pi without one at its start recovers.
pub const MAX_SLEEP: Duration = Duration::from_secs(60);

/// What time it is, as a parameter: the real clock, or a test's.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// One daemon over one state.
pub struct Daemon {
    context: Context,
    clock: Clock,
    preview: Option<Preview>,
    publishers: HashMap<String, Publisher>,
    /// Which pair of tokens each publisher has, where it has one from a login.
    generations: HashMap<String, i64>,
    checks: verify::Checks,
    gauges: Arc<Gauges>,
    /// Sources whose lists ended an earlier daemon.
    broke_on: Arc<broke::BrokeOn>,
    ways: alert::Ways,
    /// The model that writes, where one is configured.
    scribe: Option<model::Scribe>,
    /// What whoever looks on is told.
    pin: board::Pin,
    /// The text that the configuration was read from, where it may change.
    in_force: String,
}

/// What one round came to.
#[derive(Debug, Default, Clone)]
pub struct Round {
    /// Each source that was looked at.
    pub sources: Vec<(String, Gathered)>,
    /// Pages read.
    pub pages: usize,
    /// Each delivery that moved, as it stood after its last move.
    pub moved: Vec<Delivery>,
    /// When there is next something to do for an account.
    pub next: Option<Timestamp>,
}

impl std::ops::Deref for Daemon {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.context
    }
}

impl Daemon {
    /// A daemon. In mode `preview`, what would be sent is written to `preview.jsonl` in `dir`;
    /// without `dir` it is only noted in the state.
    pub fn new(context: Context, dir: Option<&std::path::Path>, clock: Clock) -> Self {
        let scribe = model::Scribe::open(&context.config);
        let pin = board::Pin::new(Arc::clone(&context.config), context.client.clone());
        let preview = dir.map(|dir| Preview { path: dir.join("preview.jsonl") });
        Self {
            context,
            clock,
            preview,
            publishers: HashMap::new(),
            generations: HashMap::new(),
            checks: verify::Checks::default(),
            gauges: Arc::default(),
            broke_on: Arc::default(),
            ways: alert::Ways::default(),
            scribe,
            pin,
            in_force: String::new(),
        }
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The start's duty, and every round's: what was about to be sent when the last daemon ended,
    /// or when the disk refused T2, is now ambiguous.
    pub async fn recover(&self) -> Result<usize, StoreError> {
        let now = self.now();
        self.recover_tokens(now).await?;
        let wait = self.config.outbox.reconcile.first().copied().unwrap_or_default();
        self.failpoints.reach(CrashPoint::BeforeRecovery).await;
        let recover = move |tx: &_| {
            actions::recover(tx, later(now, wait), now)?;
            deliveries::recover(tx, later(now, wait), now)
        };
        let found = self.store.run(move |tx| recover(tx)).await?;
        self.failpoints.reach(CrashPoint::AfterRecovery).await;
        if found > 0 {
            tracing::warn!("{found} deliveries were cut off; their timelines will be read");
        }
        Ok(found)
    }

    /// One full round: every source, every new page, whatever is due.
    pub async fn round(&mut self) -> Result<Round, StoreError> {
        let mut round = Round { sources: self.gather(|_| true).await?, ..Round::default() };
        round.pages = self.read_new(self.now()).await?;
        self.deliver(&mut round, &mut || false).await?;
        Ok(round)
    }

    /// Does whatever is due for every account, until nothing is or `stop` says so.
    pub async fn deliver(
        &mut self,
        round: &mut Round,
        stop: &mut (dyn FnMut() -> bool + Send),
    ) -> Result<(), StoreError> {
        // Nothing is under way here: an `intent` is a send whose T2 could not be written.
        self.recover().await?;
        self.check_accounts().await?;
        let looks = [self.look_again().await?, self.renew_waiting().await?];
        round.next = looks.into_iter().chain([round.next]).flatten().min();
        let accounts: Vec<AccountConfig> = self.config.accounts.clone();
        for account in &accounts {
            let mut refused = Vec::new();
            round.moved.extend(self.sweep(account, self.now()).await?);
            while !stop() {
                match self.step(account, self.now()).await? {
                    // Waits of „0s“ must not become a loop that never ends.
                    Step::Moved(delivery)
                        if delivery.state == State::RetryWait && refused.contains(&delivery.id) =>
                    {
                        round.next = round.next.into_iter().chain([delivery.not_before]).min();
                        break;
                    }
                    Step::Moved(delivery) => {
                        if delivery.state == State::RetryWait {
                            refused.push(delivery.id);
                        }
                        round.moved.retain(|moved| moved.id != delivery.id);
                        round.moved.push(*delivery);
                    }
                    Step::Idle(next) => {
                        round.next = [round.next, next].into_iter().flatten().min();
                        break;
                    }
                }
            }
            // After a restore, the step before has read what the lost days did.
            let acted = self.act(account, stop).await?;
            round.next = [round.next, acted].into_iter().flatten().min();
        }
        Ok(())
    }

    /// Erases what has been kept long enough, gives its room back to the disk, and takes the
    /// reserve again that a full disk has cost.
    ///
    /// # Errors
    /// Nothing could be erased.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        let now = self.now();
        let erased = self.store.run(move |tx| retention::erase(tx, now)).await?;
        if erased.any() {
            tracing::info!("Erased what was kept long enough: {erased:?}");
        }
        let store = self.store.clone();
        let compacted = tokio::task::spawn_blocking(move || {
            store.hold_room();
            retention::compact(&store)
        });
        let compacted = compacted.await;
        match compacted {
            Ok(Ok(true)) => tracing::info!("The database was made smaller"),
            Ok(Ok(false)) => {}
            Ok(Err(error)) => tracing::warn!("The database could not be made smaller: {error}"),
            Err(error) => tracing::error!("Making the database smaller broke off: {error}"),
        }
        Ok(())
    }
}

fn log_gathered(name: &str, gathered: &Gathered) {
    match gathered {
        Gathered::NotModified => tracing::debug!(source = %name, "Polled {name}: not modified"),
        Gathered::Read { listed, new, baseline: true, .. } => {
            tracing::info!(source = %name, "Polled {name} for the first time: {listed} entries, {new} noted as known or to be told");
        }
        Gathered::Read { listed, new, held, .. } => {
            let held = if *held { ", held for a person" } else { "" };
            tracing::info!(source = %name, "Polled {name}: {listed} entries, {new} new{held}");
        }
        Gathered::Quarantined { reason } => {
            tracing::warn!(source = %name, "Polled {name}, and took nothing of it: {reason}");
        }
        Gathered::Failed { reason } => tracing::warn!(source = %name, "Polled {name}: {reason}"),
    }
}

/// `now + wait`, at the end of time if that is past it.
pub(crate) fn later(now: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| now.checked_add(wait).ok())
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
