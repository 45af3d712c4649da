//! Where a model's sentence comes from: whether one or two sentences of the article say it.

use super::parsed::{Told, alike};
use super::{Case, violation};
use crate::summary::faithful::Violation;
use crate::text::dates::DateMention;

/// The share of its telling words that one sentence of the article must have.
const IN_ONE: f64 = 0.5;
/// The share that two must have together.
const IN_TWO: f64 = 0.8;
/// The share of its telling words that must come in the article's order. A sentence whose parts are
/// moved about keeps more than that; one in which somebody else does it keeps less.
const IN_ORDER: f64 = 0.6;

/// The sentences of the article that a sentence was made of, in their order: the one that has most of
/// it, and the one that has most of the rest, if that is anything.
pub(super) fn used<'s>(told: &Told, source: &'s [Told]) -> Vec<&'s Told> {
    let Some(first) = nearest(told, source) else {
        return Vec::new();
    };
    let missing = |stem: &&String| !source.get(first).is_some_and(|said| said.says(stem));
    let rest: Vec<&String> = told.stems.iter().filter(missing).collect();
    let more = |said: &Told| rest.iter().filter(|stem| said.says(stem)).count();
    let second = (0..source.len())
        .filter(|at| *at != first)
        .map(|at| (at, source.get(at).map_or(0, more)))
        .filter(|(_, more)| *more > 0)
        .max_by_key(|(at, more)| (*more, std::cmp::Reverse(at.abs_diff(first))));
    let mut places: Vec<usize> = second.map(|(at, _)| at).into_iter().chain([first]).collect();
    places.sort_unstable();
    places.into_iter().filter_map(|at| source.get(at)).collect()
}

/// The place of the sentence that has most of what is told; none where no sentence has any of it.
pub(super) fn nearest(told: &Told, source: &[Told]) -> Option<usize> {
    let shared = |said: &Told| told.stems.iter().filter(|stem| said.says(stem)).count();
    let counts = source.iter().enumerate().map(|(at, said)| (at, shared(said)));
    counts
        .filter(|(_, shared)| *shared > 0)
        .max_by_key(|(at, shared)| (*shared, std::cmp::Reverse(*at)))
        .map(|(at, _)| at)
}

/// What a sentence says stands in one sentence of the article, or most of it in one and the rest in
/// another: words picked from all over make a sentence that nobody wrote.
pub(super) fn stands_in_one_or_two_sentences(case: &Case<'_>) -> Option<Violation> {
    let stems = &case.told.stems;
    let covered = |by: &[&Told]| {
        let known = stems.iter().filter(|stem| by.iter().any(|said| said.says(stem))).count();
        share(known, stems.len())
    };
    let best = case.used.iter().map(|said| covered(&[said])).fold(0.0, f64::max);
    let borne_out = !stems.is_empty() && best >= IN_ONE && covered(&case.used) >= IN_TWO;
    (!borne_out).then(|| violation("not-in-one-sentence", &case.told.text))
}

/// Its words come in the order in which the article has them, by and large: `A dankte B` is not
/// `B dankte A`. A quotation may change places with its speaker; what stands in it is the gate's
/// business.
pub(super) fn keeps_the_order(case: &Case<'_>) -> Option<Violation> {
    let compared = |one: &'_ Told| {
        if case.told.quotes { one.unquoted.clone() } else { one.stems.clone() }
    };
    let said: Vec<String> = case.used.iter().flat_map(|said| compared(said)).collect();
    let told = compared(case.told);
    let kept = share(common_in_order(&told, &said), told.len());
    (!told.is_empty() && kept < IN_ORDER).then(|| violation("order-changed", &case.told.text))
}

/// A number is said by the sentences it was taken from, not by some other one.
pub(super) fn numbers_stay_with_theirs(case: &Case<'_>) -> Option<Violation> {
    let elsewhere = case.told.numbers.iter().find(|number| {
        let near = case.used.iter().flat_map(|said| &said.numbers);
        !near.into_iter().any(|said| said.equals(number))
    })?;
    let text = case.told.text.get(elsewhere.range.clone()).unwrap_or_default();
    // One that the article does not have at all is the gate's business.
    let known =
        case.source.iter().flat_map(|said| &said.numbers).any(|said| said.equals(elsewhere));
    known.then(|| violation("number-elsewhere", text))
}

/// So is a date.
pub(super) fn dates_stay_with_theirs(case: &Case<'_>) -> Option<Violation> {
    let said_by = |date: &DateMention, one: &Told| one.dates.iter().any(|said| date.said_by(said));
    let elsewhere = case.told.dates.iter().find(|date| {
        let here = case.used.iter().any(|one| said_by(date, one));
        !here && case.source.iter().any(|one| said_by(date, one))
    })?;
    let text = case.told.text.get(elsewhere.range.clone()).unwrap_or_default();
    Some(violation("date-elsewhere", text))
}

/// How many of `told` come in the order of `said`: their longest common subsequence.
fn common_in_order(told: &[String], said: &[String]) -> usize {
    let mut row = vec![0_usize; said.len() + 1];
    for word in told {
        let mut diagonal = 0;
        for (at, other) in said.iter().enumerate() {
            let above = row.get(at + 1).copied().unwrap_or_default();
            let left = row.get(at).copied().unwrap_or_default();
            let best = if alike(word, other) { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            if let Some(cell) = row.get_mut(at + 1) {
                *cell = best;
            }
        }
    }
    row.last().copied().unwrap_or_default()
}

fn share(part: usize, all: usize) -> f64 {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { float(part) / float(all) }
}
