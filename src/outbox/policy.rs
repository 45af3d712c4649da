//! What the admin may set: when posts go, and how patient the outbox is.

use std::time::Duration;

use jiff::civil::Time;

/// When posts go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pacing {
    /// Local times in which nothing is posted; may run over midnight.
    pub quiet: Vec<(Time, Time)>,
    /// Between two posts of one account.
    pub spacing: Duration,
    /// Posts of one account in a local day.
    pub per_day: u32,
    /// How long an item waits, so that its author can still correct it.
    pub grace: Duration,
}

/// How patient the outbox is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxConfig {
    /// Waits after a refusal that may pass.
    pub retry: Vec<Duration>,
    /// Waits before each read of the timeline after an unclear answer.
    pub reconcile: Vec<Duration>,
    /// At least this long between the two reads that prove a post is not there.
    pub absence: Duration,
}
