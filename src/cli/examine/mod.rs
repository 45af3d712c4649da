//! What `check --online` and `doctor` find: a list of what is right, what to look at, what is wrong.

mod clocks;
pub(super) mod local;
pub(super) mod online;
mod sources;

use std::path::Path;

use serde::Serialize;

use super::say::{self, Colour};
use crate::config::{Language, Mode};
use crate::wording::{Phrase, Words, doctor as words};

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sign {
    Ok,
    Note,
    Fail,
}

impl Sign {
    /// As a word: a colour is never the only sign.
    fn word(self, language: Language) -> String {
        let word = match self {
            Self::Ok => words::OK,
            Self::Note => words::NOTE,
            Self::Fail => words::FAIL,
        };
        word.with(&[]).of(language).to_owned()
    }

    const fn colour(self) -> Colour {
        match self {
            Self::Ok => Colour::Green,
            Self::Note => Colour::Yellow,
            Self::Fail => Colour::Red,
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone)]
pub(super) struct Finding {
    /// What kind of thing, by a stable name: `source`, `account`, `disk` …
    area: &'static str,
    /// Which one, for people.
    what: Words,
    sign: Sign,
    detail: Words,
    /// What a person has to do; none where there is nothing to do.
    todo: Option<Words>,
}

impl Finding {
    fn new(area: &'static str, what: &Phrase, name: &str, sign: Sign, detail: Words) -> Self {
        Self { area, what: what.with(&[name]), sign, detail, todo: None }
    }

    /// That the configuration is right, and what may leave by it.
    pub(super) fn config(path: &Path, mode: Mode) -> Self {
        let right = words::CONFIG_OK.with(&[&path.display().to_string()]);
        let mode = Words::same(format!("{mode:?}").to_lowercase());
        let detail = words::CONFIG_MODE.telling(&[&right, &mode]);
        Self::new("config", &words::CONFIG, "", Sign::Ok, detail)
    }

    fn todo(mut self, todo: &Phrase, parts: &[&str]) -> Self {
        self.todo = Some(todo.with(parts));
        self
    }

    /// Whether something does not work.
    pub(super) fn is_failure(&self) -> bool {
        self.sign == Sign::Fail
    }

    /// Whether it is worth a word, and nothing is broken.
    pub(super) fn is_note(&self) -> bool {
        self.sign == Sign::Note
    }

    /// As programs read it, in one language.
    pub(super) fn spoken(&self, language: Language) -> Spoken {
        Spoken {
            area: self.area,
            what: self.what.of(language).to_owned(),
            sign: self.sign,
            detail: self.detail.of(language).to_owned(),
            todo: self.todo.as_ref().map(|todo| todo.of(language).to_owned()),
        }
    }

    /// Prints it: the sign, what was looked at, what was found, and what to do.
    pub(super) fn print(&self, language: Language) {
        let Spoken { what, detail, todo, .. } = self.spoken(language);
        let word = self.sign.word(language);
        let mut lines = detail.lines();
        let first = lines.next().unwrap_or_default();
        say::entry(&word, self.sign.colour(), &format!("{what}: {first}"));
        lines.for_each(say::below);
        if let Some(todo) = todo {
            say::below(&format!("→ {todo}"));
        }
    }
}

/// A finding in one language.
#[derive(Serialize)]
pub(super) struct Spoken {
    area: &'static str,
    what: String,
    sign: Sign,
    detail: String,
    todo: Option<String>,
}
