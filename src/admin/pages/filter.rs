//! What stands above a list: choices, and a search.

use serde::Serialize;

use crate::admin::Look;

/// A longer search is cut, in characters.
const LONGEST_SEARCH: usize = 100;

/// A value that can be chosen.
#[derive(Serialize)]
pub(super) struct Choice {
    value: String,
    pub(super) name: String,
    is_chosen: bool,
}

impl Choice {
    /// A choice by its name; `chosen` is the value that the address says.
    pub(super) fn new(value: &str, name: String, chosen: &str) -> Self {
        Self { is_chosen: value == chosen, value: value.to_owned(), name }
    }
}

/// The sources of the configuration.
pub(super) fn sources(look: &Look<'_>, chosen: &str) -> Vec<Choice> {
    let sources = look.config.sources.iter();
    sources.map(|one| Choice::new(&one.name, one.label.clone(), chosen)).collect()
}

/// The accounts of the configuration.
pub(super) fn accounts(look: &Look<'_>, chosen: &str) -> Vec<Choice> {
    let accounts = look.config.accounts.iter();
    accounts.map(|one| Choice::new(&one.name, one.name.clone(), chosen)).collect()
}

/// What is searched for.
pub(super) fn search(typed: &str) -> String {
    typed.trim().chars().take(LONGEST_SEARCH).collect()
}

/// A field of the address; an empty one matches everything.
pub(super) fn set(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
