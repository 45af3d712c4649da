//! The state machine of one delivery (one story to one account).

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::wording::{Words, trail};

/// Where a delivery stands. The names are those of the database and of `--json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for its grace to end and its turn to come.
    Planned,
    /// Waits for a person to say yes.
    AwaitingApproval,
    /// A person said yes.
    Approved,
    /// About to be sent: from here on it may stand on the timeline.
    Intent,
    /// Stands on the timeline.
    Posted,
    /// Provably not on the timeline; will be tried again.
    RetryWait,
    /// Refused for good.
    Failed,
    /// Sent with an unclear answer: the timeline decides.
    Ambiguous,
    /// The timeline could not decide: a person looks.
    NeedsHuman,
    /// A person said no.
    Rejected,
    /// Not to be told: the reason says why (told by another story, previewed, burst, …).
    Suppressed,
    /// Its time has passed.
    Expired,
    /// The article is gone.
    Withdrawn,
}

/// Every state, in the order of a delivery's life.
pub const STATES: [State; 13] = [
    State::Planned,
    State::AwaitingApproval,
    State::Approved,
    State::Intent,
    State::Posted,
    State::RetryWait,
    State::Failed,
    State::Ambiguous,
    State::NeedsHuman,
    State::Rejected,
    State::Suppressed,
    State::Expired,
    State::Withdrawn,
];

/// Why something that was never sent from this state stands on the timeline.
const ADOPTED: &str = "after a restore: it stands on the timeline already";

/// Every move that is allowed, and why it is made. Whatever is not listed is refused by
/// [`State::may_become`], and by the store that asks it. ARCHITECTURE.md shows the same table.
pub const TRANSITIONS: [(State, State, &str); 42] = [
    (State::Planned, State::AwaitingApproval, "the mode, a burst or the gate asks for a person"),
    (State::Planned, State::Intent, "its turn has come"),
    (
        State::Planned,
        State::Suppressed,
        "the same news is told by another story, or only previewed",
    ),
    (State::Planned, State::Expired, "its time has passed, or its page was never readable"),
    (State::Planned, State::Withdrawn, "the article is gone"),
    (State::Planned, State::Rejected, "a person said no"),
    (State::Planned, State::Posted, ADOPTED),
    (State::AwaitingApproval, State::Posted, ADOPTED),
    (State::Approved, State::Posted, ADOPTED),
    (State::RetryWait, State::Posted, ADOPTED),
    (State::Suppressed, State::Posted, ADOPTED),
    (State::AwaitingApproval, State::Approved, "a person said yes"),
    (State::AwaitingApproval, State::Rejected, "a person said no"),
    (State::AwaitingApproval, State::Suppressed, "the same news is told by another story"),
    (State::AwaitingApproval, State::Expired, "its time has passed"),
    (State::AwaitingApproval, State::Withdrawn, "the article is gone"),
    (State::Approved, State::AwaitingApproval, "a person took the yes back, or the gate objects"),
    (State::Approved, State::Intent, "its turn has come"),
    (State::Approved, State::Rejected, "a person said no"),
    (
        State::Approved,
        State::Suppressed,
        "the same news is told by another story, or only previewed",
    ),
    (State::Approved, State::Expired, "its time has passed"),
    (State::Approved, State::Withdrawn, "the article is gone"),
    (State::Intent, State::Posted, "the network gave an id"),
    (State::Intent, State::RetryWait, "provably not sent, or refused for now"),
    (State::Intent, State::Failed, "refused for good"),
    (State::Intent, State::Ambiguous, "the answer was unclear, or the daemon was killed"),
    (State::RetryWait, State::Intent, "the wait is over"),
    (State::RetryWait, State::AwaitingApproval, "the gate objects to the corrected article"),
    (State::RetryWait, State::Rejected, "a person said no"),
    (
        State::RetryWait,
        State::Suppressed,
        "the same news is told by another story, or only previewed",
    ),
    (State::RetryWait, State::Expired, "its time has passed"),
    (State::RetryWait, State::Withdrawn, "the article is gone"),
    (State::Ambiguous, State::Posted, "found on the timeline"),
    (State::Ambiguous, State::RetryWait, "absence proven by two complete reads"),
    (State::Ambiguous, State::NeedsHuman, "the timeline could not be read"),
    (State::NeedsHuman, State::Posted, "a person found it"),
    (State::NeedsHuman, State::RetryWait, "a person saw that it is not there"),
    (State::NeedsHuman, State::Rejected, "a person said no"),
    (State::Failed, State::RetryWait, "a person wants it tried again"),
    (State::Failed, State::Rejected, "a person said no"),
    (State::Expired, State::Approved, "a person wants it all the same"),
    (State::Suppressed, State::Approved, "a person wants it all the same"),
];

impl State {
    /// The name in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::AwaitingApproval => "awaiting_approval",
            Self::Approved => "approved",
            Self::Intent => "intent",
            Self::Posted => "posted",
            Self::RetryWait => "retry_wait",
            Self::Failed => "failed",
            Self::Ambiguous => "ambiguous",
            Self::NeedsHuman => "needs_human",
            Self::Rejected => "rejected",
            Self::Suppressed => "suppressed",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The name as people read it.
    pub fn words(self) -> Words {
        let phrase = match self {
            Self::Planned => trail::PLANNED,
            Self::AwaitingApproval => trail::AWAITING,
            Self::Approved => trail::APPROVED,
            Self::Intent => trail::INTENT,
            Self::Posted => trail::POSTED,
            Self::RetryWait => trail::RETRY_WAIT,
            Self::Failed => trail::FAILED,
            Self::Ambiguous => trail::AMBIGUOUS,
            Self::NeedsHuman => trail::NEEDS_HUMAN,
            Self::Rejected => trail::REJECTED,
            Self::Suppressed => trail::SUPPRESSED,
            Self::Expired => trail::EXPIRED,
            Self::Withdrawn => trail::WITHDRAWN,
        };
        phrase.with(&[])
    }

    /// Whether [`TRANSITIONS`] lists the move.
    pub fn may_become(self, next: Self) -> bool {
        TRANSITIONS.iter().any(|(from, to, _)| *from == self && *to == next)
    }

    /// Whether the post may stand on the timeline: such rows count against every cap.
    pub const fn may_be_public(self) -> bool {
        matches!(self, Self::Intent | Self::Posted | Self::Ambiguous | Self::NeedsHuman)
    }

    /// Whether nothing has been sent yet and something still may be.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Planned | Self::AwaitingApproval | Self::Approved | Self::RetryWait)
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for State {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = STATES.into_iter().find(|state| state.as_str() == name);
        found.ok_or_else(|| format!("`{name}` is no state of a delivery"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for state in STATES {
            assert_eq!(state.as_str().parse::<State>(), Ok(state));
        }
        assert!("sent".parse::<State>().is_err());
    }

    #[test]
    fn nothing_posted_ever_moves_again() {
        assert!(STATES.into_iter().all(|next| !State::Posted.may_become(next)));
    }

    #[test]
    fn only_the_timeline_or_a_person_ends_ambiguity() {
        let ends: Vec<State> =
            STATES.into_iter().filter(|next| State::Ambiguous.may_become(*next)).collect();
        assert_eq!(ends, [State::Posted, State::RetryWait, State::NeedsHuman]);
    }

    #[test]
    fn sending_needs_an_intent() {
        for state in STATES.into_iter().filter(|state| *state != State::Intent) {
            let by_evidence = matches!(state, State::Ambiguous | State::NeedsHuman)
                || state.is_waiting()
                || state == State::Suppressed;
            assert_eq!(state.may_become(State::Posted), by_evidence, "{state}");
        }
    }

    #[test]
    fn each_transition_is_listed_once() {
        for (index, (from, to, _)) in TRANSITIONS.iter().enumerate() {
            let again = TRANSITIONS[index + 1..].iter().any(|(f, t, _)| f == from && t == to);
            assert!(!again, "{from} → {to} is listed twice");
        }
    }
}
