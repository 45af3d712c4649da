//! The loop: polls on schedule, delivers when due, reloads and ends when told to.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use super::{Daemon, MAX_SLEEP, Round, service};
use crate::clock;
use crate::config::Watched;
use crate::state::{StoreError, items, pulse};

/// How long a send that is under way may still take when the daemon is told to end; what it
/// leaves unfinished is ambiguous at the next start.
const FAREWELL: Duration = Duration::from_secs(4);

/// No sleep is shorter: a source whose slot is always past must not spin.
const MIN_SLEEP: Duration = Duration::from_millis(20);

/// How often old article texts are looked for.
const TIDY_EVERY: SignedDuration = SignedDuration::from_hours(24);

/// What may happen to a running daemon from outside.
#[derive(Debug, Clone)]
pub struct Signals {
    /// Becomes true when it is to end.
    pub stop: watch::Receiver<bool>,
    /// Counts the requests to read the configuration again.
    pub reload: watch::Receiver<u64>,
    /// How often the configuration's file is looked at; what has changed there is taken when it
    /// was the same at two looks.
    pub look_every: Duration,
}

/// Runs until told to stop. The file is read again when it has changed, and on reload: all of it
/// is taken, or nothing. `in_force` is the text that the daemon's configuration was read from.
pub async fn run(
    mut daemon: Daemon,
    mut watched: Watched,
    in_force: String,
    signals: Signals,
) -> Result<(), StoreError> {
    let mut stop = signals.stop.clone();
    daemon.keep(&in_force);
    daemon.in_force = in_force;
    let work = work(&mut daemon, &mut watched, signals);
    tokio::pin!(work);
    service::ready();
    tokio::select! {
        ended = &mut work => {
            service::stopping();
            return ended;
        }
        Ok(_) = stop.wait_for(|stop| *stop) => service::stopping(),
    }
    // The loop sees the same signal between two steps; only a long step is cut off.
    match tokio::time::timeout(FAREWELL, work).await {
        Ok(ended) => ended,
        Err(_) => Ok(()),
    }
}

async fn work(
    daemon: &mut Daemon,
    watched: &mut Watched,
    mut signals: Signals,
) -> Result<(), StoreError> {
    let mut tidied = Timestamp::MIN;
    while !*signals.stop.borrow() {
        if signals.reload.has_changed().unwrap_or(false) {
            signals.reload.mark_unchanged();
            daemon.take_over(watched.read());
        }
        let stop = signals.stop.clone();
        let wake = match daemon.turn(&mut || *stop.borrow()).await {
            Ok(wake) => {
                daemon.pin_up(Some(Ok(())));
                wake
            }
            Err(error) if error.is_damage() => return Err(error),
            // A busy or full disk may recover; nothing was sent without its T1.
            Err(error) => {
                tracing::error!("The round was given up: {error}");
                daemon.pin_up(Some(Err(&error)));
                daemon.cry(&error).await;
                super::later(daemon.now(), MAX_SLEEP)
            }
        };
        let now = daemon.now();
        if now.duration_since(tidied) > TIDY_EVERY {
            match daemon.tidy().await {
                Ok(()) => tidied = now,
                Err(error) => tracing::error!("Old article texts could not be erased: {error}"),
            }
        }
        service::sleeping(wake, &daemon.config.timezone);
        wait(daemon, watched, &mut signals, pause(wake, now)).await;
    }
    Ok(())
}

/// Sleeps until there is something to do: the pause is over, a signal came, or a changed
/// configuration was taken or refused. The file is looked at meanwhile.
async fn wait(
    daemon: &mut Daemon,
    watched: &mut Watched,
    signals: &mut Signals,
    mut pause: Duration,
) {
    while !pause.is_zero() {
        let nap = pause.min(signals.look_every.max(MIN_SLEEP));
        tokio::select! {
            () = clock::sleep(nap) => pause = pause.saturating_sub(nap),
            () = daemon.pin.nudged() => return,
            // A sender that is gone says nothing more; it must not make the loop spin.
            Ok(_) = signals.stop.wait_for(|stop| *stop) => return,
            Ok(()) = signals.reload.changed() => {
                signals.reload.mark_changed();
                return;
            }
        }
        if let Some(settled) = watched.look() {
            daemon.take_over(settled);
            return;
        }
    }
}

/// How long to sleep: until there is something to do, and not longer than a minute. What the clock
/// said when `wake` was reckoned may be wrong, and is looked at again then.
fn pause(wake: Timestamp, now: Timestamp) -> Duration {
    let wait = Duration::try_from(wake.duration_since(now)).unwrap_or_default();
    wait.clamp(MIN_SLEEP, MAX_SLEEP)
}

impl Daemon {
    /// One turn of the loop: the sources whose slot has come, new pages, whatever is due, alerts,
    /// the ping, the heartbeat. Returns when there is next something to do.
    ///
    /// # Errors
    /// The state could not be written; nothing was sent without its T1.
    pub async fn turn(
        &mut self,
        stop: &mut (dyn FnMut() -> bool + Send),
    ) -> Result<Timestamp, StoreError> {
        let (due, next_slot) = self.due_sources(self.now()).await?;
        if !due.is_empty() {
            self.gather(|source| due.contains(&source.name)).await?;
            beat(self).await?;
        }
        if self.read_new(self.now()).await? > 0 {
            beat(self).await?;
        }
        let mut done = Round::default();
        self.deliver(&mut done, stop).await?;
        let next_read = self.store.run(|tx| items::next_read(tx)).await?;
        let next_alert = self.alert().await?;
        self.ping().await;
        beat(self).await?;
        let wakes = [done.next, next_read, next_alert].into_iter().flatten();
        Ok(wakes.fold(next_slot, Timestamp::min))
    }
}

/// The loop lives, and the state can be written: only then is the watchdog told to wait again.
async fn beat(daemon: &Daemon) -> Result<(), StoreError> {
    let now = daemon.now();
    daemon.store.run(move |tx| pulse::beat(tx, now)).await?;
    service::alive();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sleep_is_longer_than_a_minute_nor_none_at_all() {
        let now: Timestamp = "2027-03-28T00:59:00Z".parse().unwrap();
        let second = |second| now + SignedDuration::from_secs(second);
        assert_eq!(pause(second(7), now), Duration::from_secs(7));
        for late in [second(61), second(86_400 * 365 * 40), Timestamp::MAX] {
            assert_eq!(pause(late, now), Duration::from_secs(60));
        }
        for past in [now, second(-1), Timestamp::MIN] {
            assert_eq!(pause(past, now), MIN_SLEEP, "the clock was put forward");
        }
    }
}
