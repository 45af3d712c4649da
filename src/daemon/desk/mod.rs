//! The desk: the one place where a person's decisions on posts and on changes to them are made,
//! whether they come from the terminal or from the page.

mod approve;
mod card;
mod change;
mod edit;
pub mod judge;
mod person;
mod refusal;

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::config::{AccountConfig, Config};
use crate::item::Post;
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery};
use crate::state::held::{self, Held};
use crate::state::{StoreError, events};
use crate::wording::{self, Told, reasons};
use judge::{Bench, Verdict, Weight};

pub(crate) use card::joined;
pub use card::{Card, Reader, Shown, cards, open, show};
pub use change::decide_change;
pub use person::{Person, who};
pub use refusal::Refusal;

/// Nothing is put off for longer: the article's text is erased two days after that.
const FARTHEST: SignedDuration = SignedDuration::from_hours(24 * 28);

/// Which of two texts a person wants, where the article has changed since they wrote one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The person's own.
    Own,
    /// The one that was told anew.
    New,
}

/// What a person decides on a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It may leave.
    Approve {
        /// Whether the person vouches for what the article does not bear out.
        vouched: bool,
        /// Which text, where there are two.
        choice: Option<Choice>,
    },
    /// The yes is taken back, for as long as nothing was sent.
    Undo,
    /// It is not to leave.
    Reject {
        /// Why, in the person's words.
        reason: Option<String>,
    },
    /// Not before this instant.
    Postpone {
        /// The instant.
        until: Timestamp,
    },
    /// It is to read otherwise.
    Edit {
        /// The whole text, with its link.
        text: String,
        /// Whether the person vouches for what the article does not bear out.
        vouched: bool,
        /// Whether it may leave at once.
        approve: bool,
    },
    /// What the network refused is tried again.
    Retry,
    /// The person found the post on the timeline, under this number.
    Posted {
        /// The network's number.
        remote_id: String,
    },
    /// The person looked, and it is not on the timeline.
    Absent,
}

/// A decision, and what the person had before their eyes.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The delivery.
    pub delivery: i64,
    /// The [`version`] that was shown; none where nothing was, as on the command line.
    pub seen: Option<String>,
    /// What is decided.
    pub decision: Decision,
}

/// What a decision is made with.
struct Seat<'a> {
    db: &'a Connection,
    config: &'a Config,
    delivery: Delivery,
    held: Option<Held>,
    who: &'a str,
    now: Timestamp,
}

/// A decision that was refused leaves everything as it was.
type Decided = Result<Result<Delivery, Refusal>, StoreError>;

/// Decides. Everything is checked before anything is written.
///
/// # Errors
/// The state cannot be read or written; what speaks against the decision is the inner error.
pub fn decide(
    db: &Connection,
    config: &Config,
    ask: &Ask,
    person: &Person,
    now: Timestamp,
) -> Decided {
    let Some(delivery) = deliveries::find(db, ask.delivery)? else {
        return Ok(Err(Refusal::Unknown(ask.delivery)));
    };
    let held = held::get(db, delivery.id)?;
    let seat = Seat { db, config, delivery, held, who: person.name(), now };
    let stands = version(&seat.delivery, seat.held.as_ref());
    if ask.seen.as_ref().is_some_and(|seen| *seen != stands) {
        return Ok(Err(refusal::stale(&seat)?));
    }
    if !seat.may(&ask.decision) {
        return Ok(Err(refusal::not_now(&seat, &ask.decision)?));
    }
    match &ask.decision {
        Decision::Approve { vouched, choice } => seat.approve(*vouched, *choice),
        Decision::Undo => seat.moved(State::AwaitingApproval, &reasons::TOOK_BACK.told([])),
        Decision::Reject { reason } => {
            let reason = reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
            let why = reason.map_or(reasons::SAID_NO.told([]), |reason| {
                reasons::SAID_NO_BECAUSE.told([Told::said(reason)])
            });
            seat.moved(State::Rejected, &why)
        }
        Decision::Postpone { until } => seat.postpone(*until),
        Decision::Edit { text, vouched, approve } => edit::edit(&seat, text, *vouched, *approve),
        Decision::Retry => seat.at_once(&reasons::WANTS_AGAIN.told([])),
        Decision::Absent => seat.at_once(&reasons::SAW_ABSENT.told([])),
        Decision::Posted { remote_id } => {
            let why = reasons::SAW_POSTED.told([]);
            deliveries::found_by(db, seat.delivery.id, (remote_id, &why), seat.who, now)?;
            seat.done()
        }
    }
}

/// A name for all that a person sees of a delivery: what is decided on another one is refused.
pub fn version(delivery: &Delivery, held: Option<&Held>) -> String {
    let text = |post: Option<&Post>| post.map(|post| post.text.clone()).unwrap_or_default();
    let anew = held.and_then(|held| held.anew.as_ref());
    let all = [
        delivery.state.as_str(),
        &text(delivery.post.as_ref()),
        &text(anew),
        &delivery.postponed.map(|at| at.to_string()).unwrap_or_default(),
    ];
    let digest = Sha256::digest(all.join("\u{0}").as_bytes());
    let (parts, _) = digest.as_chunks::<8>();
    parts.first().map(|bytes| format!("{:016x}", u64::from_be_bytes(*bytes))).unwrap_or_default()
}

/// Judges a text for a delivery, and writes nothing. None where it cannot be judged: no such
/// delivery or account, or no article.
pub fn judge(
    db: &Connection,
    config: &Config,
    delivery: i64,
    text: &str,
) -> Result<Option<Verdict>, StoreError> {
    let Some(delivery) = deliveries::find(db, delivery)? else {
        return Ok(None);
    };
    let Some(account) = config.account(&delivery.account) else {
        return Ok(None);
    };
    let bench = Bench::of(db, config, account, delivery.item)?;
    Ok(bench.map(|bench| bench.judge(&judge::tidy(text))))
}

/// Whether a decision is possible where a delivery stands.
pub fn is_possible(decision: &Decision, state: State) -> bool {
    use State::{
        Approved, AwaitingApproval, Expired, Failed, NeedsHuman, Planned, RetryWait, Suppressed,
    };
    match decision {
        Decision::Approve { .. } => matches!(state, AwaitingApproval | Expired | Suppressed),
        Decision::Undo => state == Approved,
        Decision::Reject { .. } => state.may_become(State::Rejected),
        Decision::Postpone { .. } => {
            matches!(state, Planned | AwaitingApproval | Approved | RetryWait)
        }
        Decision::Edit { .. } => matches!(state, Planned | AwaitingApproval | Approved),
        Decision::Retry => state == Failed,
        Decision::Posted { .. } | Decision::Absent => state == NeedsHuman,
    }
}

impl Seat<'_> {
    fn may(&self, decision: &Decision) -> bool {
        is_possible(decision, self.delivery.state)
    }

    fn account(&self) -> Option<&AccountConfig> {
        self.config.account(&self.delivery.account)
    }

    fn done(&self) -> Decided {
        deliveries::by_id(self.db, self.delivery.id).map(Ok)
    }

    fn moved(&self, to: State, why: &Told) -> Decided {
        deliveries::move_by(self.db, self.delivery.id, (to, why), Some(self.who), self.now)?;
        self.done()
    }

    /// Back among what is tried, and due at once.
    fn at_once(&self, why: &Told) -> Decided {
        deliveries::wait_until(self.db, self.delivery.id, self.now)?;
        self.moved(State::RetryWait, why)
    }

    fn postpone(&self, until: Timestamp) -> Decided {
        let zone = &self.config.timezone;
        if until <= self.now {
            return Ok(Err(Refusal::Past(wording::at(until, zone).words())));
        }
        if until.duration_since(self.now) > FARTHEST {
            return Ok(Err(Refusal::TooFar));
        }
        let event = events::of_item(self.db, self.delivery.item, zone)?;
        if let Some((_, over)) = event.filter(|(_, over)| *over <= until) {
            return Ok(Err(Refusal::AfterEvent(wording::at(over, zone).words())));
        }
        let why = reasons::POSTPONED.told([wording::at(until, zone)]);
        let about = deliveries::about(&self.delivery);
        deliveries::postpone(self.db, self.delivery.id, until)?;
        let told = ("postponed", &why);
        crate::state::journal::write_by(self.db, self.now, &about, told, Some(self.who))?;
        self.done()
    }
}

/// What somebody has to vouch for, in words; none where there is nothing.
fn objections(verdict: &Verdict) -> Option<Told> {
    let told = Told::list(verdict.of(Weight::Vouch).map(|one| one.told.clone()));
    (!told.is_empty()).then_some(told)
}
