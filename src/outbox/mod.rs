//! The outbox, purely: what a delivery may do next, when, and what counts as evidence.

mod action;
mod change;
mod delivery;
mod event;
mod holidays;
mod order;
mod outcome;
mod pacing;
mod policy;
mod reconcile;
mod settle;

pub use action::Action;
pub use change::factual_change;
pub use delivery::{STATES, State, TRANSITIONS};
pub use event::{Event, announced};
pub use holidays::{Land, holiday, holidays};
pub use order::{Waiting, order};
pub use outcome::{Refusal, SendOutcome, TimelinePost};
pub use pacing::{Hold, Slot, earliest, next_slot, quiet_end};
pub use policy::{OutboxConfig, Pacing};
pub use reconcile::{Evidence, Frozen, Reads, Verdict, evidence, judge, recognise, same_words};
pub use settle::{Pause, Settlement, settle};
