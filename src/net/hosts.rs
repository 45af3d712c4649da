//! What is remembered of each host: whose turn it is, how long it wants to be left alone, what its
//! robots.txt says.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::robots::Rules;
use super::robots_txt::FRESH;

/// Turns of hosts that nobody waits for are forgotten once there are this many.
const IDLE_TURNS: usize = 256;
/// Wishes of more hosts than this are not remembered at a time.
const REMEMBERED: usize = 20_000;
/// Rules of robots.txt files are remembered up to this many bytes.
const RULES: usize = 8 * 1024 * 1024;
/// A `Retry-After` is obeyed up to this long; a larger one is more likely a mistake.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// The memory, shared by all copies of a client.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    turns: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    waits: Mutex<HashMap<String, Instant>>,
    pauses: Mutex<HashMap<String, Pause>>,
    robots: Mutex<Robots>,
}

/// A host's `Crawl-delay`.
#[derive(Debug)]
struct Pause {
    length: Duration,
    /// When the present one ends.
    until: Option<Instant>,
}

#[derive(Debug, Default)]
struct Robots {
    kept: HashMap<String, (Instant, Arc<Rules>)>,
    bytes: usize,
}

/// `host:port`, the key of the memory.
pub(super) fn key(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

impl Hosts {
    /// Waits until no other request to this host is under way and its pause is over; the turn ends
    /// when the guard is dropped.
    pub(super) async fn turn(&self, host: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = lock(&self.turns);
            if turns.len() >= IDLE_TURNS {
                turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            }
            Arc::clone(turns.entry(host.to_owned()).or_default())
        };
        let turn = turn.lock_owned().await;
        let pause = lock(&self.pauses).get(host).and_then(|pause| pause.until);
        if let Some(until) = pause {
            sleep_until(until).await;
        }
        turn
    }

    /// Notes that a request to the host has ended: its pause begins.
    pub(super) fn asked(&self, host: &str, now: Instant) {
        if let Some(pause) = lock(&self.pauses).get_mut(host) {
            pause.until = Some(now + pause.length);
        }
    }

    /// Sets the time to leave between two requests to a host.
    pub(super) fn set_pause(&self, host: &str, length: Option<Duration>) {
        let mut pauses = lock(&self.pauses);
        match length.filter(|length| !length.is_zero()) {
            Some(length) if pauses.len() < REMEMBERED || pauses.contains_key(host) => {
                pauses.insert(host.to_owned(), Pause { length, until: None });
            }
            _ => {
                pauses.remove(host);
            }
        }
    }

    /// Notes that the host asked for silence.
    pub(super) fn wait(&self, host: &str, now: Instant, wait: Duration) {
        let mut waits = lock(&self.waits);
        if waits.len() >= REMEMBERED {
            waits.retain(|_, until| *until > now);
        }
        if waits.len() < REMEMBERED {
            waits.insert(host.to_owned(), now + wait.min(LONGEST_WAIT));
        }
    }

    /// How much longer the host wants to be left alone.
    pub(super) fn left(&self, host: &str, now: Instant) -> Option<Duration> {
        let until = *lock(&self.waits).get(host)?;
        until.checked_duration_since(now).filter(|left| !left.is_zero())
    }

    /// The host's robots.txt as last read, and when that was.
    pub(super) fn robots(&self, origin: &str) -> Option<(Instant, Arc<Rules>)> {
        lock(&self.robots).kept.get(origin).cloned()
    }

    /// Keeps a host's robots.txt; where that is too much, what was kept before is read anew when
    /// it is needed.
    pub(super) fn keep_robots(&self, origin: String, now: Instant, rules: Arc<Rules>) {
        let mut robots = lock(&self.robots);
        if robots.kept.len() >= REMEMBERED || robots.bytes + rules.size() > RULES {
            robots.kept.retain(|_, (read, _)| now.duration_since(*read) < FRESH);
            robots.bytes = robots.kept.values().map(|(_, rules)| rules.size()).sum();
        }
        if robots.kept.len() >= REMEMBERED || robots.bytes + rules.size() > RULES {
            *robots = Robots::default();
        }
        robots.bytes += rules.size();
        if let Some((_, old)) = robots.kept.insert(origin, (now, rules)) {
            robots.bytes = robots.bytes.saturating_sub(old.size());
        }
    }
}

/// A panic elsewhere cannot leave these maps half-changed, so a poisoned lock is still good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
