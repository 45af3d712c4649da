//! Who decides, as the journal names them and as a reader is told.

use crate::wording::{Words, desk as say};

/// How the journal marks a session of the page; what follows is its short name.
const ON_PAGE: &str = "Seite ";

/// Who decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person(String);

impl Person {
    /// Somebody at the terminal, by the name that the system knows.
    pub fn at_terminal(user: &str) -> Self {
        Self(user.to_owned())
    }

    /// Somebody on the page, by the short name of the session.
    pub fn on_page(session: &str) -> Self {
        Self(format!("{ON_PAGE}{session}"))
    }

    /// As the journal names them.
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Somebody whom the journal names, for a reader.
pub fn who(name: &str) -> Words {
    match name.strip_prefix(ON_PAGE) {
        Some(session) => say::SOMEBODY_ON_PAGE.with(&[session]),
        None => Words::same(name),
    }
}
