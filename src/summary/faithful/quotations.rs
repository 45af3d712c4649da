//! Quotations: verbatim, and their marks balanced.

use super::source::words;
use super::{Context, Violation};
use crate::text::{dates, quotes};

/// How far from a quotation its speaker may stand, in bytes: about two long sentences.
const NEAR: usize = 400;

/// How many places of a quotation are looked at, should it be a word that recurs.
const MOST_PLACES: usize = 20;

/// What stands between quotation marks must stand so in the article, marks and white space aside.
pub(super) fn quotations_are_verbatim(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for part in context.parts.told() {
        for quotation in quotes::find(part) {
            let inner = part.get(quotation.inner).unwrap_or_default();
            // A comma or full stop may move to the other side of the closing mark.
            let core = normal(inner);
            if !context.source.plain_marks().contains(core.trim_end_matches(['.', ',', ' '])) {
                found.push(Violation::new("quotation-not-verbatim", inner));
            }
        }
    }
    found
}

/// Whoever a quotation is given to must stand near it in the article: the capitalised words of
/// the sentence around it.
pub(super) fn speakers_are_their_own(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for sentence in context.parts.sentences() {
        let quoted = quotes::find(sentence);
        let Some(first) = quoted.iter().find(|quotation| quotation.depth == 0) else {
            continue;
        };
        let core = normal(sentence.get(first.inner.clone()).unwrap_or_default());
        let core = core.trim_end_matches(['.', ',', ' ']);
        let source = context.source.plain_marks();
        let near: Vec<&str> = source
            .match_indices(core)
            .take(MOST_PLACES)
            .map(|(at, _)| around(source, at, core))
            .collect();
        let is_quoted =
            |place: usize| quoted.iter().any(|quotation| quotation.range.contains(&place));
        let dated = dates::find(sentence);
        let in_date = |place: usize| dated.iter().any(|date| date.range.contains(&place));
        for word in words(sentence) {
            let place = word.as_ptr() as usize - sentence.as_ptr() as usize;
            let names = word.starts_with(char::is_uppercase)
                && !is_quoted(place)
                && !in_date(place)
                && place > 0;
            let known = near.is_empty() || near.iter().any(|near| near.contains(word));
            if names && !known && context.source.text.contains(word) {
                found.push(Violation::new("speaker-changed", word));
            }
        }
    }
    found
}

/// A sentence that is nothing but a quotation does not say who speaks.
pub(super) fn quotations_have_a_speaker(context: &Context<'_>) -> Vec<Violation> {
    let bare = context.parts.sentences().filter(|sentence| {
        quotes::find(sentence).first().is_some_and(|first| {
            let behind = sentence.get(first.range.end..).unwrap_or_default();
            first.range.start == 0 && !behind.contains(char::is_alphabetic)
        })
    });
    bare.map(|sentence| Violation::new("speaker-missing", sentence)).collect()
}

/// The text around a place.
fn around<'t>(text: &'t str, at: usize, core: &str) -> &'t str {
    let boundary = |place: &usize| text.is_char_boundary(*place);
    let start = (at.saturating_sub(NEAR)..=at).find(boundary).unwrap_or(at);
    let far = (at + core.len() + NEAR).min(text.len());
    let end = (at..=far).rev().find(boundary).unwrap_or(at);
    text.get(start..end).unwrap_or_default()
}

/// Every mark and bracket that opens also closes, in each part by itself.
pub(super) fn marks_are_balanced(context: &Context<'_>) -> Vec<Violation> {
    let parts = context.parts.told().chain(context.parts.quoted_source);
    parts
        .filter(|part| !quotes::balanced(part))
        .map(|part| Violation::new("unbalanced", part))
        .collect()
}

/// The text with all quotation marks alike and white space folded.
pub(super) fn normal(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            plain.push_str(word);
        } else {
            plain.extend(word.chars().map(|c| if is_quotation_mark(c) { '"' } else { c }));
        }
    }
    for double in [",,", "\"\""] {
        if plain.contains(double) {
            plain = plain.replace(double, "\"");
        }
    }
    plain
}

fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '„' | '“'
            | '”'
            | '»'
            | '«'
            | '‟'
            | '‚'
            | '‘'
            | '’'
            | '›'
            | '‹'
            | '\''
            | '`'
            | '´'
    )
}
