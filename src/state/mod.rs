//! What must survive a crash, in one SQLite file: sources, items, stories, deliveries, accounts,
//! and the journal of every decision.

pub mod accounts;
pub mod actions;
pub mod alerts;
mod alone;
pub mod backup;
pub mod deliveries;
mod error;
pub mod events;
mod examine;
pub mod forget;
pub mod held;
pub mod items;
pub mod journal;
pub mod ledger;
pub mod logins;
pub mod looks;
pub mod media;
pub mod pulse;
mod reserve;
pub mod restores;
pub mod retention;
mod schema;
pub mod seal;
pub mod sources;
mod store;
pub mod token_reports;
pub mod tokens;
mod told;
pub mod writings;

pub use alone::alone;
pub use error::StoreError;
pub use examine::{Examined, examine};
pub use store::Store;
pub use time::{from_millis, millis};

mod time {
    //! Times as the database keeps them.

    use jiff::Timestamp;

    /// Milliseconds since 1970.
    pub fn millis(at: Timestamp) -> i64 {
        at.as_millisecond()
    }

    /// The instant; one that the database could not have written becomes the nearest that exists.
    pub fn from_millis(millis: i64) -> Timestamp {
        Timestamp::from_millisecond(millis).unwrap_or(if millis < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }
}
