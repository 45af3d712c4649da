//! What is remembered of each host: whose turn it is, and until when it wants to be left alone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;
use url::Url;

/// More hosts than this are never remembered at a time.
const REMEMBERED: usize = 256;
/// A `Retry-After` is obeyed up to this long; a larger one is more likely a mistake.
const LONGEST_WAIT: Duration = Duration::from_secs(24 * 60 * 60);

/// The memory, shared by all copies of a client.
#[derive(Debug, Default)]
pub(super) struct Hosts {
    turns: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    waits: Mutex<HashMap<String, Instant>>,
    robots: Mutex<HashMap<String, (Instant, Arc<str>)>>,
}

/// `host:port`, the key of the memory.
pub(super) fn key(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or_default();
    format!("{}:{port}", url.host_str().unwrap_or_default())
}

impl Hosts {
    /// Waits until no other request to this host is under way; the turn ends when the guard is
    /// dropped.
    pub(super) async fn turn(&self, host: &str) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = lock(&self.turns);
            if turns.len() >= REMEMBERED {
                turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            }
            Arc::clone(turns.entry(host.to_owned()).or_default())
        };
        turn.lock_owned().await
    }

    /// Notes that the host asked for silence.
    pub(super) fn wait(&self, host: &str, now: Instant, wait: Duration) {
        let mut waits = lock(&self.waits);
        waits.retain(|_, until| *until > now);
        if waits.len() < REMEMBERED {
            waits.insert(host.to_owned(), now + wait.min(LONGEST_WAIT));
        }
    }

    /// The host's robots.txt as last read, and when that was.
    pub(super) fn robots(&self, origin: &str) -> Option<(Instant, Arc<str>)> {
        lock(&self.robots).get(origin).cloned()
    }

    /// Keeps a host's robots.txt.
    pub(super) fn keep_robots(&self, origin: String, now: Instant, text: Arc<str>) {
        let mut robots = lock(&self.robots);
        if robots.len() >= REMEMBERED {
            robots.clear();
        }
        robots.insert(origin, (now, text));
    }

    /// How much longer the host wants to be left alone.
    pub(super) fn left(&self, host: &str, now: Instant) -> Option<Duration> {
        let until = *lock(&self.waits).get(host)?;
        until.checked_duration_since(now).filter(|left| !left.is_zero())
    }
}

/// A panic elsewhere cannot leave these maps half-changed, so a poisoned lock is still good.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
