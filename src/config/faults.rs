//! Collecting what is wrong while reading goes on.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::SecretRef;
use super::lines::Lines;
use crate::wording::{Phrase, Words};

/// A problem where it was found: a range of bytes, or the whole file.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) span: Option<Range<usize>>,
    pub(super) code: &'static str,
    pub(super) reason: Words,
    pub(super) help: Option<Words>,
}

/// What is wrong with a value, and what would be right.
#[derive(Debug, Clone)]
pub(super) struct Wrong {
    code: &'static str,
    reason: Words,
    help: Option<Words>,
    /// Whether the value must not be shown.
    secret: bool,
}

impl Wrong {
    pub(super) fn new(phrase: &Phrase, parts: &[&str]) -> Self {
        Self { code: phrase.code, reason: phrase.with(parts), help: None, secret: false }
    }

    /// As [`Wrong::new`], with a place in the words of each language.
    pub(super) fn placed(phrase: &Phrase, place: &Words, part: &str) -> Self {
        let (de, en) = (phrase.with(&[&place.de, part]).de, phrase.with(&[&place.en, part]).en);
        Self { reason: Words { de, en }, ..Self::new(phrase, &[]) }
    }

    /// A reason that stands in other words already; the phrase gives the kind of problem alone.
    pub(super) const fn said(phrase: &Phrase, reason: Words) -> Self {
        Self { code: phrase.code, reason, help: None, secret: false }
    }

    pub(super) fn help(mut self, phrase: &Phrase, parts: &[&str]) -> Self {
        self.help = Some(phrase.with(parts));
        self
    }

    pub(super) const fn secret(mut self) -> Self {
        self.secret = true;
        self
    }
}

/// Everything that was found wrong so far.
#[derive(Debug)]
pub(super) struct Faults<'t> {
    /// The file, for quoting from it.
    pub(super) text: &'t str,
    pub(super) lines: Lines<'t>,
    pub(super) list: Vec<Fault>,
    /// Places whose text must not be shown.
    pub(super) secrets: Vec<Range<usize>>,
    /// Where secrets are said to be, without which nothing can be sent, for [`super::check`].
    pub(super) places: Vec<(Range<usize>, SecretRef)>,
}

impl<'t> Faults<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            lines: Lines::new(text),
            list: Vec::new(),
            secrets: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Notes a fault; without a span it is about the whole file.
    pub(super) fn add(&mut self, span: Option<Range<usize>>, wrong: Wrong) {
        if wrong.secret {
            self.secrets.extend(span.clone());
        }
        self.list.push(Fault { span, code: wrong.code, reason: wrong.reason, help: wrong.help });
    }

    /// Keeps a value from being shown, unless its place is the header of a table.
    pub(super) fn hide(&mut self, value: &Spanned<DeValue<'_>>) {
        let is_header = value.get_ref().is_table() && !self.raw(value.span()).starts_with('{');
        if !is_header {
            self.secrets.push(value.span());
        }
    }

    pub(super) fn raw(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default().trim()
    }
}
