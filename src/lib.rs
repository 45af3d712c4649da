//! weitersagen passes an organisation's news on: it watches sources, writes a short faithful
//! German summary of each new item, and posts it once to each of the organisation's own accounts.
//!
//! The floors of the house, and which module may use which, are told in `ARCHITECTURE.md`; the
//! test `tests/it/architecture.rs` holds them.

// Floors 1 and 2, built by themselves.
pub use weitersagen_stages::{article, compose, item, story, summary, text};

// Floor 1 (and 0: failpoints, notes of crashes): pure tools, the way out to the network, the shared words, the clock, chance,
// what people are told.
pub mod chance;
pub mod clock;
pub mod crash;
pub mod failpoint;
pub mod net;
pub mod wording;

// Floor 2: the stages, each ignorant of the others.
pub mod follow;
pub mod notify;
pub mod schedule;

// Floor 3: what the admin wants, and what a delivery may do.
pub mod config;
pub mod outbox;

// Floor 4: the outside world.
pub mod publish;
pub mod sandbox;
pub mod state;
pub mod watch;

// Floors 5 to 7: the daemon, the admin page, and the terminal.
pub mod admin;
pub mod cli;
pub mod daemon;
