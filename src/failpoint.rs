//! Named points between two steps, at which a test may end the daemon or make the disk fail.
//!
//! The binary never sets a hook: no option, variable or file reaches one. The tests build a
//! [`Context`](crate::daemon::Context) of their own, in a process of their own where SIGKILL is
//! meant.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Where a crash makes a difference, in the order of a delivery's life, then every operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CrashPoint {
    /// The start's duty is about to be done.
    BeforeRecovery,
    /// What the last daemon left as `intent` is `ambiguous`.
    AfterRecovery,
    /// A source was asked, nothing of it is stored.
    BeforeT0,
    /// Items, planned deliveries and validators are stored.
    AfterT0,
    /// A page was read, nothing of it is stored.
    BeforePage,
    /// Its article is stored.
    AfterPage,
    /// An account was looked at, nothing of it is stored.
    BeforeAccountNote,
    /// What was found of it is stored.
    AfterAccountNote,
    /// A picture of a post is uploaded, nothing of it is stored.
    AfterUpload,
    /// It is stored.
    AfterUploadKept,
    /// The post is ready, and may leave.
    BeforeT1,
    /// The row says `intent`; nothing was sent.
    AfterT1,
    /// The network has answered, or not; nothing of that has been looked at.
    Answered,
    /// What the answer means is known; the row still says `intent`.
    BeforeT2,
    /// What the answer meant is stored.
    AfterT2,
    /// A timeline is about to be read.
    BeforeTimeline,
    /// It was read, nothing of it is stored.
    AfterTimeline,
    /// A read settled nothing: between the reads that prove absence.
    BetweenReads,
    /// The timeline has settled it.
    AfterReconciliation,
    /// The next try is stored.
    AfterRetryScheduled,
    /// A person is asked.
    AfterAsking,
    /// The timeline that a restored state lacks is stored.
    AfterCatchingUp,
    /// A post that the lost days made is adopted.
    AfterAdoption,
    /// Any transaction is about to begin.
    Transaction,
    /// Any transaction is committed.
    Committed,
    /// Any request is about to be sent.
    Request,
    /// Any answer has arrived, or will not.
    Answer,
}

impl CrashPoint {
    /// The points that have a meaning of their own.
    pub const NAMED: [Self; 23] = [
        Self::BeforeRecovery,
        Self::AfterRecovery,
        Self::BeforeT0,
        Self::AfterT0,
        Self::BeforePage,
        Self::AfterPage,
        Self::BeforeAccountNote,
        Self::AfterAccountNote,
        Self::AfterUpload,
        Self::AfterUploadKept,
        Self::BeforeT1,
        Self::AfterT1,
        Self::Answered,
        Self::BeforeT2,
        Self::AfterT2,
        Self::BeforeTimeline,
        Self::AfterTimeline,
        Self::BetweenReads,
        Self::AfterReconciliation,
        Self::AfterRetryScheduled,
        Self::AfterAsking,
        Self::AfterCatchingUp,
        Self::AfterAdoption,
    ];

    /// The two ends of every operation on database and network.
    pub const OPERATIONS: [Self; 4] =
        [Self::Transaction, Self::Committed, Self::Request, Self::Answer];
}

impl fmt::Display for CrashPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl FromStr for CrashPoint {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let mut all = Self::NAMED.into_iter().chain(Self::OPERATIONS);
        all.find(|point| point.to_string() == name).ok_or_else(|| format!("no point {name}"))
    }
}

/// What a hook wants to happen at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Go on.
    Go,
    /// Never go on: the one who waits drops the daemon, as a crash would.
    Stop,
    /// Fail for want of room on the disk; only a transaction's beginning heeds it.
    Fail,
}

type Hook = dyn Fn(CrashPoint) -> Verdict + Send + Sync;

/// The hook, if there is one; clones share it.
#[derive(Clone, Default)]
pub struct Failpoints(Option<Arc<Hook>>);

impl Failpoints {
    /// Asks this hook at every point.
    pub fn new(hook: impl Fn(CrashPoint) -> Verdict + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(hook)))
    }

    /// A point is reached. Returns whether the step is to fail.
    pub async fn reach(&self, point: CrashPoint) -> bool {
        let Some(hook) = &self.0 else {
            return false;
        };
        match hook(point) {
            Verdict::Go => false,
            Verdict::Fail => true,
            Verdict::Stop => std::future::pending().await,
        }
    }
}

impl fmt::Debug for Failpoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Failpoints(set)" } else { "Failpoints(none)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for point in CrashPoint::NAMED.into_iter().chain(CrashPoint::OPERATIONS) {
            assert_eq!(point.to_string().parse(), Ok(point));
        }
    }
}
