//! The outbox, purely: what a delivery may do next, when, and what counts as evidence.

mod delivery;
mod outcome;
mod pacing;
mod policy;
mod reconcile;
mod settle;

pub use delivery::{STATES, State, TRANSITIONS};
pub use outcome::{Refusal, SendOutcome, TimelinePost};
pub use pacing::earliest;
pub use policy::{OutboxConfig, Pacing};
pub use reconcile::{Evidence, Frozen, Reads, Verdict, evidence, judge, recognise};
pub use settle::{Pause, Settlement, settle};
