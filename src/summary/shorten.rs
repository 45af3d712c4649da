//! Shortening that stays true: what may leave a sentence without making it say something else.

mod brackets;
mod clauses;
mod guard;
mod inserts;
#[cfg(test)]
mod tests;
mod view;

use std::ops::Range;

use super::Candidate;
use crate::text::{quotes, sentences, words};
use view::View;

/// Characters and words of the shortest sentence that is left.
const CHARS_AT_LEAST: usize = 25;
const WORDS_AT_LEAST: usize = 4;

/// The candidates with those that are longer than `max_chars` shortened where they then fit; none
/// where that changes nothing.
pub(super) fn to_fit(candidates: &[Candidate], max_chars: usize) -> Option<Vec<Candidate>> {
    let fits = |text: &str| text.chars().count() <= max_chars;
    let mut changed = false;
    let shorter = candidates.iter().map(|candidate| {
        let long = !fits(&candidate.text);
        let text = long.then(|| shortened(&candidate.text, fits)).flatten();
        changed |= text.is_some();
        let text = text.unwrap_or_else(|| candidate.text.clone());
        Candidate { chars: text.chars().count(), text, ..candidate.clone() }
    });
    let shorter: Vec<Candidate> = shorter.collect();
    changed.then_some(shorter)
}

/// Bytes of a sentence that may go.
type Cut = Range<usize>;

/// The sentence with as little left out as makes it fit: a parenthesis, an apposition, a
/// subordinate clause; never what makes a claim a claim, a negation or a quotation's part. `None`
/// where nothing may safely go, or too little.
pub(super) fn shortened(sentence: &str, fits: impl Fn(&str) -> bool) -> Option<String> {
    let cuts = cuts(sentence);
    let alone = cuts.iter().map(std::slice::from_ref);
    let together = (2..=cuts.len()).filter_map(|count| cuts.get(..count));
    alone.chain(together).find_map(|cuts| without(sentence, cuts).filter(|text| fits(text)))
}

/// The sentence without a picture's credit, which is no part of what it says.
pub(super) fn without_credit(sentence: &str) -> Option<String> {
    if !sentence.contains('(') {
        return None;
    }
    let view = View::of(sentence);
    let cut = brackets::credit(&view)?;
    without(sentence, &[cut])
}

/// What may go, the least loss first; no two touch.
fn cuts(sentence: &str) -> Vec<Cut> {
    let view = View::of(sentence);
    let found = brackets::parentheses(&view)
        .into_iter()
        .chain(inserts::between_commas(&view))
        .chain(brackets::dashes(&view))
        .chain(clauses::trailing(&view))
        .chain(clauses::of_a_name(&view))
        .chain(clauses::behind_colon(&view));
    let mut cuts: Vec<Cut> = Vec::new();
    for cut in found {
        let apart = cuts.iter().all(|other| cut.end < other.start || other.end < cut.start);
        if apart && without(sentence, std::slice::from_ref(&cut)).is_some() {
            cuts.push(cut);
        }
    }
    cuts
}

/// The sentence without these parts, if what is left is one.
fn without(sentence: &str, cuts: &[Cut]) -> Option<String> {
    let mut cuts: Vec<&Cut> = cuts.iter().collect();
    cuts.sort_by_key(|cut| cut.start);
    let mut left = String::with_capacity(sentence.len());
    let mut at = 0;
    for cut in cuts {
        left.push_str(sentence.get(at..cut.start)?);
        at = cut.end;
    }
    left.push_str(sentence.get(at..)?);
    is_sound(&left).then_some(left)
}

/// Whether what is left looks like a sentence: long enough, marks in pairs, a verb, no two signs
/// grown together.
fn is_sound(text: &str) -> bool {
    let torn = [",,", " ,", ",.", ", ,", "  ", " .", ",;", "(,", ",)", ",!", ",?", "( ", ",–"];
    text.chars().count() >= CHARS_AT_LEAST
        && words::tokens(text).len() >= WORDS_AT_LEAST
        && quotes::balanced(text)
        && !torn.iter().any(|torn| text.contains(torn))
        && (sentences::has_verb(text) || words::tokens(text).iter().any(|t| view::is_verb(t.text)))
}
