//! `mode` of a source or an account: stricter than that of the whole file, never looser.

use super::faults::Wrong;
use super::{Mode, values};

pub(super) const MODES: [(&str, Mode); 2] =
    [("approve", Mode::Approve), ("publish", Mode::Publish)];
const SYNONYMS: [(&str, &str); 4] =
    [("freigabe", "approve"), ("ask", "approve"), ("live", "publish"), ("post", "publish")];

/// Whether a person says yes to each post of a source or account.
pub(super) fn one_of(text: &str) -> Result<Mode, Wrong> {
    values::one_of("mode", text, &MODES, &SYNONYMS)
}
