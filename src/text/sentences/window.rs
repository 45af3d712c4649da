//! Bounded views of the text around a doubtful mark, so that every decision costs the same.

use super::lexicon;
use crate::text::words::{add_lower, is_alphanumeric};

/// Bytes that a decision may look back or ahead.
const REACH: usize = 240;

/// What follows a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The paragraph ends.
    Nothing,
    /// A lower-case letter: the sentence goes on.
    Lower,
    /// A capital.
    Upper,
    /// A digit.
    Digit,
    /// An opening quotation mark.
    Quote,
    /// `www.…` or `https://…`
    Address,
    /// A comma, a colon or the like: the sentence goes on.
    Joined,
    /// Anything else: a bracket, a dash, a bullet, an emoji.
    Other,
}

/// What a text, its white space trimmed at the front, begins with.
pub(super) fn next(after: &str) -> Next {
    let mut chars = after.chars();
    let Some(first) = chars.next() else {
        return Next::Nothing;
    };
    let second = chars.next();
    match first {
        _ if ["www.", "http://", "https://"].iter().any(|start| after.starts_with(start)) => {
            Next::Address
        }
        ',' if second == Some(',') => Next::Quote,
        ',' if second.is_some_and(char::is_alphabetic) => Next::Quote,
        ',' | ';' | ':' | ')' | ']' | '/' | '&' | '+' | '=' | '…' | '.' => Next::Joined,
        '„' | '“' | '”' | '"' | '»' | '«' | '‚' | '‘' | '›' | '‹' | '\'' => {
            Next::Quote
        }
        '–' | '—' | '-' => dash(chars.as_str(), second),
        '(' if after.starts_with("(…") || after.starts_with("(...") => Next::Joined,
        c if c.is_ascii_digit() => Next::Digit,
        c if c.is_uppercase() => Next::Upper,
        // `b) Die Frist …`: the item of a list.
        c if c.is_lowercase() && second == Some(')') && chars.as_str().starts_with(' ') => {
            Next::Other
        }
        c if c.is_alphabetic() => Next::Lower,
        _ => Next::Other,
    }
}

/// Behind a dash a sentence begins only with a capital.
fn dash(rest: &str, second: Option<char>) -> Next {
    let begins = second == Some(' ')
        && rest
            .trim_start()
            .starts_with(|c: char| c.is_uppercase() || matches!(c, '„' | '"' | '»'));
    if begins { Next::Other } else { Next::Joined }
}

/// The last bytes of a text within reach, and whether that is all of it.
pub(super) fn tail(text: &str) -> (&str, bool) {
    let mut start = text.len().saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    (&text[start..], start == 0)
}

/// The first bytes of a text within reach.
pub(super) fn head(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The last run without white space, opening brackets or quotation marks.
pub(super) fn last_word(before: &str) -> &str {
    before
        .rsplit(|c: char| {
            c.is_whitespace() || matches!(c, '(' | '[' | '„' | '"' | '»' | '“' | '‚' | '–')
        })
        .next()
        .unwrap_or_default()
}

/// The first word, opening marks left out.
pub(super) fn first_word(after: &str) -> &str {
    let word = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    &word[..end]
}

/// Whether one of the words is a finite verb.
pub(super) fn has_verb(text: &str) -> bool {
    text.split(|c: char| !is_alphanumeric(c)).any(lexicon::is_verb)
}

/// As [`has_verb`], the words in whatever case.
pub(super) fn has_verb_in_any_case(text: &str) -> bool {
    let mut lower = String::new();
    text.split(|c: char| !is_alphanumeric(c)).any(|word| {
        lower.clear();
        add_lower(word, &mut lower);
        lexicon::is_verb(&lower)
    })
}
