//! What only the running daemon knows of itself: how long polls took, what became of a reload.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

/// Counted since the start; shared by the loop, which writes, and the page, which reads.
#[derive(Debug, Default)]
pub struct Gauges(Mutex<Counted>);

/// A reading of the gauges.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// Polls of each source since the start.
    pub polls: BTreeMap<String, Polls>,
    /// When the configuration was last to be read again, and whether it was taken over.
    pub reload: Option<(Timestamp, bool)>,
}

/// Polls of one source.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Polls {
    /// How many.
    pub count: u64,
    /// How long they took, all together.
    pub took: Duration,
}

impl Gauges {
    /// A source was asked, and that took so long.
    pub fn polled(&self, source: &str, took: Duration) {
        let mut counted = self.lock();
        let polls = counted.polls.entry(source.to_owned()).or_default();
        polls.count += 1;
        polls.took = polls.took.saturating_add(took);
    }

    /// The configuration was to be read again.
    pub fn reloaded(&self, at: Timestamp, taken: bool) {
        self.lock().reload = Some((at, taken));
    }

    /// All of them as they stand.
    pub fn read(&self) -> Counted {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
