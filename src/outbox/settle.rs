//! The one place that decides what follows from a network's answer.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{OutboxConfig, Refusal, SendOutcome, State};
use crate::wording::{Told, reasons};

/// Why a whole account stops, not only one delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// The token is dead or lacks a permission.
    Token,
    /// Prepaid credits are spent.
    Payment,
}

/// What T2 writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The state that follows `intent`.
    pub state: State,
    /// Why, for the journal.
    pub reason: Told,
    /// When it is next looked at; for ambiguous ones the first read of the timeline.
    pub not_before: Option<Timestamp>,
    /// The network's id, once posted.
    pub remote_id: Option<String>,
    /// Where followers see it.
    pub remote_url: Option<Url>,
    /// Whether the account stops.
    pub pause: Option<Pause>,
}

/// Decides what follows from a send. `attempt` counts from 1; `jitter` is from 0 to 1 and spreads
/// the wait over the half to the whole of what the policy says.
pub fn settle(
    outcome: SendOutcome,
    attempt: u32,
    policy: &OutboxConfig,
    now: Timestamp,
    jitter: f64,
) -> Settlement {
    let plain = |state, reason| Settlement {
        state,
        reason,
        not_before: None,
        remote_id: None,
        remote_url: None,
        pause: None,
    };
    match outcome {
        SendOutcome::Posted { remote_id, remote_url } => Settlement {
            remote_id: Some(remote_id),
            remote_url,
            ..plain(State::Posted, reasons::CONFIRMED.told([]))
        },
        SendOutcome::NotSent { reason } => Settlement {
            not_before: Some(after(now, spread(wait(&policy.retry, attempt), jitter))),
            ..plain(State::RetryWait, reasons::NOT_SENT.told([reason.into()]))
        },
        SendOutcome::Unclear { reason } => Settlement {
            not_before: Some(after(now, wait(&policy.reconcile, 1))),
            ..plain(State::Ambiguous, reasons::UNCLEAR.told([reason.into()]))
        },
        SendOutcome::Refused { refusal: Refusal::Content, reason, .. } => {
            plain(State::Failed, reasons::REFUSED.told([reason.into()]))
        }
        SendOutcome::Refused { refusal, reason, not_before } => {
            let wait = after(now, spread(wait(&policy.retry, attempt), jitter));
            Settlement {
                not_before: Some(not_before.map_or(wait, |told| told.max(wait))),
                pause: match refusal {
                    Refusal::Token => Some(Pause::Token),
                    Refusal::Payment => Some(Pause::Payment),
                    Refusal::Passing | Refusal::Content => None,
                },
                ..plain(State::RetryWait, reasons::REFUSED_FOR_NOW.told([reason.into()]))
            }
        }
    }
}

/// The wait before try number `attempt + 1`; past the end of the list its last entry holds.
fn wait(waits: &[Duration], attempt: u32) -> Duration {
    let index = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
    waits.get(index).or(waits.last()).copied().unwrap_or_default()
}

fn spread(wait: Duration, jitter: f64) -> Duration {
    wait.mul_f64(0.5 + 0.5 * jitter.clamp(0.0, 1.0))
}

/// `now + wait`, at the end of time if that is past it.
pub(super) fn after(now: Timestamp, wait: Duration) -> Timestamp {
    SignedDuration::try_from(wait)
        .ok()
        .and_then(|wait| now.checked_add(wait).ok())
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy() -> OutboxConfig {
        OutboxConfig {
            retry: vec![Duration::from_secs(60), Duration::from_secs(300)],
            reconcile: vec![Duration::from_secs(30)],
            absence: Duration::from_secs(600),
        }
    }

    fn run(outcome: SendOutcome, attempt: u32) -> Settlement {
        settle(outcome, attempt, &policy(), Timestamp::UNIX_EPOCH, 1.0)
    }

    fn seconds(settlement: &Settlement) -> i64 {
        settlement.not_before.unwrap().as_second()
    }

    #[test]
    fn a_lost_answer_is_never_a_retry() {
        let settled = run(SendOutcome::Unclear { reason: "timeout".into() }, 1);
        assert_eq!(settled.state, State::Ambiguous);
        assert_eq!(seconds(&settled), 30);
    }

    #[test]
    fn waits_grow_and_the_last_one_holds() {
        let lost = || SendOutcome::NotSent { reason: "dns".into() };
        assert_eq!([1, 2, 3, 9].map(|n| seconds(&run(lost(), n))), [60, 300, 300, 300]);
    }

    #[test]
    fn the_network_may_ask_for_more_patience_but_not_for_less() {
        let refused = |at: i64| SendOutcome::Refused {
            refusal: Refusal::Passing,
            reason: "429".into(),
            not_before: Some(Timestamp::from_second(at).unwrap()),
        };
        assert_eq!(seconds(&run(refused(900), 1)), 900);
        assert_eq!(seconds(&run(refused(5), 1)), 60);
    }

    #[test]
    fn a_dead_token_stops_the_account_and_keeps_the_delivery() {
        let refused = SendOutcome::Refused {
            refusal: Refusal::Token,
            reason: "190".into(),
            not_before: None,
        };
        let settled = run(refused, 1);
        assert_eq!((settled.state, settled.pause), (State::RetryWait, Some(Pause::Token)));
    }

    #[test]
    fn refused_content_is_final() {
        let refused = SendOutcome::Refused {
            refusal: Refusal::Content,
            reason: "too long".into(),
            not_before: None,
        };
        assert_eq!(run(refused, 1).state, State::Failed);
    }

    #[test]
    fn every_outcome_is_a_listed_move() {
        for outcome in [
            SendOutcome::Posted { remote_id: "1".into(), remote_url: None },
            SendOutcome::NotSent { reason: Told::default() },
            SendOutcome::Unclear { reason: Told::default() },
        ] {
            assert!(State::Intent.may_become(run(outcome, 1).state));
        }
    }
}
