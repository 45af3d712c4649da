//! Distances from the article's day: `vor drei Tagen`, `in zwei Wochen`, `seit einem Monat`.

use super::Verdict;
use super::context::{Sentence, clause, place_before};
use super::phrase::Pointer;
use super::shift;
use crate::text::dates::german;
use crate::text::dates::tense::{Tense, tense};
use crate::text::dates::words;

/// `vor acht Tagen` means a week and `vor 14 Tagen` two: only shorter distances are counted.
const COUNTED_AT_MOST: i64 = 6;

/// How many words may stand between the preposition and the noun: `in den nächsten zwei Wochen`.
const BETWEEN: usize = 4;

/// Judges a noun that measures a distance in time; `None` if the word is no such noun, or measures
/// a duration. Years are left: what was ten years ago is so for as long as the news is read.
pub(super) fn judge(sentence: &Sentence<'_>, at: usize) -> Option<Verdict> {
    let noun = sentence.pieces.word(at)?;
    if !matches!(
        noun,
        "Tag" | "Tage" | "Tagen" | "Woche" | "Wochen" | "Monat" | "Monaten" | "Stunden" | "Minuten"
    ) {
        return None;
    }
    if matches!(noun, "Tage") {
        return pointed_at(sentence, at, "dieser").then_some(Verdict::Refuse);
    }
    let (preposition, from) = preposition(sentence, at)?;
    let words: Vec<&str> = (from + 1..at).filter_map(|place| between(sentence, place)).collect();
    let measured = |word: &&str| is_measure(word);
    let pointed = words.iter().any(|word| Pointer::of(word).is_some());
    match preposition.to_lowercase().as_str() {
        "vor" if words.iter().any(measured) => Some(ago(sentence, from, at, &words)),
        "seit" if pointed || words.iter().any(measured) => Some(Verdict::Refuse),
        "in" if pointed => Some(Verdict::Refuse),
        // `In zwei Wochen kamen 300 …` is a duration.
        "in" if words.iter().any(measured) => {
            (tense(&clause(sentence, at)) != Tense::Past).then_some(Verdict::Refuse)
        }
        _ => None,
    }
}

/// `vor drei Tagen` is a day; `vor zwei Wochen`, `vor einigen Tagen` are about one.
fn ago(sentence: &Sentence<'_>, from: usize, at: usize, words: &[&str]) -> Verdict {
    let day = counted(words)
        .filter(|_| matches!(sentence.pieces.word(at), Some("Tag" | "Tagen")))
        .and_then(|days| shift(sentence.article_date?, -days));
    match day {
        Some(day) => {
            let capital =
                sentence.pieces.word(from).is_some_and(|word| word.starts_with(char::is_uppercase));
            let lead = if capital { "Am" } else { "am" };
            let range = sentence.pieces.start(from)..sentence.pieces.end_before(at + 1);
            Verdict::Replace(range, format!("{lead} {}", german(day)))
        }
        None => Verdict::Refuse,
    }
}

/// How many days few enough to be counted exactly are.
fn counted(words: &[&str]) -> Option<i64> {
    let days = match words {
        ["einem"] => Some(1),
        [count] => words::value(count).or_else(|| count.parse().ok()),
        _ => None,
    };
    days.filter(|days| (1..=COUNTED_AT_MOST).contains(days))
}

/// The days of `vor drei`, as it stands before `Tagen`.
pub(super) fn days_ago(words: &[&str]) -> Option<i64> {
    match words {
        ["vor" | "Vor", count] => counted(&[count]),
        _ => None,
    }
}

/// The preposition of time before the noun, with nothing but pointers and counts between.
fn preposition<'t>(sentence: &Sentence<'t>, at: usize) -> Option<(&'t str, usize)> {
    let mut place = at;
    for _ in 0..=BETWEEN {
        place = before(sentence, place)?;
        let text = between(sentence, place)?;
        if ["vor", "in", "seit"].contains(&text.to_lowercase().as_str()) {
            return Some((text, place));
        }
        if !(is_measure(text) || Pointer::of(text).is_some() || ["den", "der"].contains(&text)) {
            return None;
        }
    }
    None
}

/// The place of the word or number before `at`.
fn before(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    place_before(sentence, at).or_else(|| {
        let place = at.checked_sub(2)?;
        sentence.pieces.digits(place, 4).is_some().then_some(place)
    })
}

/// The word or number at `place`.
fn between<'t>(sentence: &Sentence<'t>, place: usize) -> Option<&'t str> {
    sentence.pieces.word(place).or_else(|| sentence.pieces.digits(place, 4))
}

fn is_measure(word: &str) -> bool {
    word.parse::<u16>().is_ok()
        || words::value(word).is_some()
        || matches!(
            word,
            "einem"
                | "einer"
                | "einigen"
                | "ein"
                | "paar"
                | "wenigen"
                | "mehreren"
                | "rund"
                | "etwa"
                | "gut"
                | "knapp"
                | "ungefähr"
                | "ca"
                | "anderthalb"
                | "über"
                | "fast"
        )
}

fn pointed_at(sentence: &Sentence<'_>, at: usize, word: &str) -> bool {
    let before = place_before(sentence, at).and_then(|place| sentence.pieces.word(place));
    before.is_some_and(|before| before.to_lowercase() == word)
}
