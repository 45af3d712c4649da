//! What one look at a source came to.

use crate::wording::Told;

/// What one look at a source came to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Gathered {
    /// Nothing has changed there.
    NotModified,
    /// It could be read.
    Read {
        /// Entries on the list.
        listed: usize,
        /// Entries that were not known.
        new: usize,
        /// Whether this was the first look, after which everything is known.
        baseline: bool,
        /// Whether a person is asked, because too much was new at once.
        held: bool,
    },
    /// It could be read, but looks so different that nothing of it is taken.
    Quarantined {
        /// What is wrong with its list.
        reason: Told,
    },
    /// It could not be read; what was known stays known.
    Failed {
        /// Why.
        reason: Told,
    },
}
