//! The one place that decides what follows from a network's answer.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{OutboxConfig, Refusal, SendOutcome, State};
use crate::wording::{Told, reasons};

/// A wait is a wait: without it, one draw in sixty of a minute would be a second request within
/// the second of the refusal, which is what networks count as hammering.
const LEAST_WAIT: Duration = Duration::from_secs(1);

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
/// the wait evenly between nothing and what the policy says („full jitter“): clients that a storm
/// has hit at one instant must not come back at one instant.
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
            ..plain(State::RetryWait, reasons::NOT_SENT.told([reason]))
        },
        SendOutcome::Unclear { reason } => Settlement {
            not_before: Some(after(now, wait(&policy.reconcile, 1))),
            ..plain(State::Ambiguous, reasons::UNCLEAR.told([reason]))
        },
        SendOutcome::Refused { refusal: Refusal::Content, reason, .. } => {
            plain(State::Failed, reasons::REFUSED.told([reason]))
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
                ..plain(State::RetryWait, reasons::REFUSED_FOR_NOW.told([reason]))
            }
        }
    }
}

/// The wait before try number `attempt + 1`; past the end of the list its last entry holds.
fn wait(waits: &[Duration], attempt: u32) -> Duration {
    let index = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
    waits.get(index).or(waits.last()).copied().unwrap_or_default()
}

/// Full jitter, but never less than [`LEAST_WAIT`] where there is to be a wait at all.
fn spread(wait: Duration, jitter: f64) -> Duration {
    wait.mul_f64(jitter.clamp(0.0, 1.0)).max(LEAST_WAIT.min(wait))
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

    /// A refusal that passes, with the network's word on when, as the jitter spreads it.
    fn refused_until(at: Option<i64>, jitter: f64) -> Duration {
        let refused = SendOutcome::Refused {
            refusal: Refusal::Passing,
            reason: "503".into(),
            not_before: at.map(|at| Timestamp::from_second(at).unwrap()),
        };
        let settled = settle(refused, 2, &policy(), Timestamp::UNIX_EPOCH, jitter);
        settled.not_before.unwrap().duration_since(Timestamp::UNIX_EPOCH).unsigned_abs()
    }

    /// `SplitMix64` as a number from 0 to 1.
    fn draws(seed: u64) -> impl Iterator<Item = f64> {
        let mut state = seed;
        std::iter::repeat_with(move || {
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            f64::from(u32::try_from((mixed ^ (mixed >> 31)) >> 32).unwrap()) / f64::from(u32::MAX)
        })
    }

    #[test]
    fn clients_of_one_storm_come_back_spread_over_the_whole_wait() {
        const CLIENTS: usize = 10_000;
        for seed in [1, 7, 2027] {
            let mut tenths = [0_usize; 10];
            for draw in draws(seed).take(CLIENTS) {
                let wait = refused_until(None, draw).as_millis();
                tenths[usize::try_from(wait / 30_000).unwrap().min(9)] += 1;
            }
            let even = CLIENTS / 10;
            let spread = tenths.iter().all(|tenth| tenth.abs_diff(even) < even / 5);
            assert!(spread, "seed {seed}: {tenths:?}");
        }
    }

    #[test]
    fn no_draw_is_sooner_than_the_network_asks_nor_no_wait_at_all() {
        for draw in draws(3).take(1_000).chain([0.0, 1.0, -1.0]) {
            assert!(refused_until(Some(120), draw) >= Duration::from_secs(120), "{draw}");
            assert!(refused_until(None, draw) >= LEAST_WAIT, "{draw}");
        }
        assert_eq!(spread(Duration::ZERO, 0.5), Duration::ZERO, "no wait stays none");
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
