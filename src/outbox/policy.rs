//! What the admin may set: when posts go, and how patient the outbox is.

use std::time::Duration;

use jiff::civil::{Time, Weekday};

use super::Land;

/// When posts go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pacing {
    /// Local times in which nothing is posted; may run over midnight.
    pub quiet: Vec<(Time, Time)>,
    /// Days of the week on which nothing is posted.
    pub quiet_days: Vec<Weekday>,
    /// The state on whose public holidays nothing is posted; none posts on holidays, too.
    pub holidays: Option<Land>,
    /// Between two posts of one account.
    pub spacing: Duration,
    /// Posts of one account in any 60 minutes.
    pub per_hour: u32,
    /// Posts of one account in a local day.
    pub per_day: u32,
    /// How long an item waits, so that its author can still correct it.
    pub grace: Duration,
    /// Deliveries of one account that may wait at the same time; beyond, the oldest step back.
    pub max_waiting: u32,
}

impl Default for Pacing {
    /// What holds without a line in `[pacing]`.
    fn default() -> Self {
        Self {
            quiet: vec![(Time::constant(21, 0, 0, 0), Time::constant(7, 0, 0, 0))],
            quiet_days: Vec::new(),
            holidays: Some(Land::St),
            spacing: Duration::from_secs(20 * 60),
            per_hour: 6,
            per_day: 6,
            grace: Duration::from_secs(15 * 60),
            max_waiting: 50,
        }
    }
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
