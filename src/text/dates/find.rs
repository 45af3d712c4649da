//! Finds the dates that a text mentions.

use std::ops::Range;

use super::DateMention;
use super::names::{is_full_month, month, weekday};
use super::scan::{Kind, Pieces};

/// Words before digits and dots that make them a section, a version or a time instead of a date.
const NOT_BEFORE_A_DATE: [&str; 21] = [
    "abs",
    "absatz",
    "abschnitt",
    "artikel",
    "art",
    "firmware",
    "gegen",
    "ios",
    "joomla",
    "kapitel",
    "nr",
    "nummer",
    "paragraf",
    "punkt",
    "release",
    "typo",
    "um",
    "v",
    "version",
    "ver",
    "ziffer",
];

/// How many pieces a list such as `Nr. 1.1.12 und 1.1.13` is followed back.
const LONGEST_LIST: usize = 24;

/// A date read at some place: what it says, and the piece behind it.
struct Read {
    day: Option<i8>,
    month: i8,
    year: Option<i16>,
    next: usize,
}

/// Every date mentioned in the text, in order. Of `3. und 4. Juli` both days are found.
pub fn find(text: &str) -> Vec<DateMention> {
    find_in(&Pieces::of(text))
}

/// As [`find`], in a text that is cut already.
pub(super) fn find_in(pieces: &Pieces<'_>) -> Vec<DateMention> {
    let mut found = Vec::new();
    let mut waiting: Vec<(Range<usize>, i8)> = Vec::new();
    let mut at = 0;
    while at < pieces.0.len() {
        if let Some(read) = read(pieces, at) {
            let range = pieces.start(at)..pieces.end_before(read.next);
            let mention =
                |range, day| DateMention { range, day, month: Some(read.month), year: read.year };
            found.extend(waiting.drain(..).map(|(range, day)| mention(range, Some(day))));
            found.push(mention(range, read.day));
            at = read.next;
        } else if let Some((day, end, next)) = listed_day(pieces, at) {
            waiting.push((pieces.start(at)..end, day));
            at = next;
        } else {
            waiting.clear();
            at += 1;
        }
    }
    found
}

/// Reads the date that begins at `at`.
fn read(pieces: &Pieces, at: usize) -> Option<Read> {
    if pieces.kind(at) == Some(Kind::Word) {
        return month_and_year(pieces, at);
    }
    if pieces.kind(at) != Some(Kind::Digits) || joined_before(pieces, at) {
        return None;
    }
    iso(pieces, at).or_else(|| with_name(pieces, at)).or_else(|| with_number(pieces, at))
}

/// Whether the digits at `at` go on something before them, as in `1.2.10` or `A26`.
fn joined_before(pieces: &Pieces, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let digits_before = before.checked_sub(1).is_some_and(|b| pieces.kind(b) == Some(Kind::Digits));
    match pieces.kind(before) {
        Some(Kind::Sign('.' | ',' | ':')) => digits_before,
        Some(Kind::Sign('§')) => true,
        _ => false,
    }
}

/// `2019-09-26`.
fn iso(pieces: &Pieces, at: usize) -> Option<Read> {
    let year = pieces.digits(at, 4).filter(|y| y.len() == 4)?;
    let month = pieces.digits(at + 2, 2).filter(|m| m.len() == 2)?;
    let day = pieces.digits(at + 4, 2).filter(|d| d.len() == 2)?;
    if !(pieces.is_sign(at + 1, '-') && pieces.is_sign(at + 3, '-')) {
        return None;
    }
    let (day, month) = (day_number(day)?, month_number(month)?);
    Some(Read { day: Some(day), month, year: year.parse().ok(), next: at + 5 })
}

/// `26. September 2019`, `26.Sept. 19` without its year, `26 Sep 2019`.
fn with_name(pieces: &Pieces, at: usize) -> Option<Read> {
    let day = day_number(pieces.digits(at, 2)?)?;
    let dotted = pieces.is_sign(at + 1, '.');
    let name = pieces.skip_space(at + 1 + usize::from(dotted));
    let month = month(pieces.word(name)?)?;
    if !dotted && name == at + 1 {
        return None;
    }
    let (year, next) = year_behind(pieces, name);
    Some(Read { day: Some(day), month, year, next })
}

/// `Mai 2020`.
fn month_and_year(pieces: &Pieces, at: usize) -> Option<Read> {
    let name = pieces.word(at).filter(|name| is_full_month(name))?;
    let (year, next) = year_behind(pieces, at);
    Some(Read { day: None, month: month(name)?, year: Some(year?), next })
}

/// The year behind a month's name at `at`, with the piece behind it or behind the name.
fn year_behind(pieces: &Pieces, at: usize) -> (Option<i16>, usize) {
    let abbreviated = !pieces.word(at).is_some_and(is_full_month) && pieces.is_sign(at + 1, '.');
    let behind = at + 1 + usize::from(abbreviated);
    let comma = behind + usize::from(pieces.is_sign(behind, ','));
    for place in [pieces.skip_space(behind), pieces.skip_space(comma)] {
        if place > behind
            && let Some(year) = full_year(pieces, place)
        {
            return (Some(year), place + 1);
        }
    }
    (None, behind)
}

fn full_year(pieces: &Pieces, at: usize) -> Option<i16> {
    let year: i16 = pieces.digits(at, 4)?.parse().ok()?;
    (1000..3000).contains(&year).then_some(year)
}

/// `26.09.2019`, `26. 9. 2019`, `01.05.20`, `26.9.`.
fn with_number(pieces: &Pieces, at: usize) -> Option<Read> {
    let day = day_number(pieces.digits(at, 2)?)?;
    if !pieces.is_sign(at + 1, '.') || after_number_word(pieces, at) {
        return None;
    }
    let month_at = pieces.skip_space(at + 2);
    let month = month_number(pieces.digits(month_at, 2)?)?;
    if !pieces.is_sign(month_at + 1, '.') {
        return None;
    }
    let behind = month_at + 2;
    let year_at = pieces.skip_space(behind);
    if let Some(year) = full_year(pieces, year_at)
        && !continues(pieces, year_at + 1)
    {
        return Some(Read { day: Some(day), month, year: Some(year), next: year_at + 1 });
    }
    let spaced = month_at > at + 2;
    if spaced {
        let year = None;
        // Written out, what is glued to it would read otherwise.
        let glued = matches!(pieces.kind(behind), Some(Kind::Digits | Kind::Word));
        // `am 3. 1. Mai` counts something else.
        let named =
            pieces.word(pieces.skip_space(behind)).is_some_and(|w| self::month(w).is_some());
        return (!glued && !named && after_preposition(pieces, at)).then_some(Read {
            day: Some(day),
            month,
            year,
            next: behind,
        });
    }
    match pieces.digits(behind, usize::MAX) {
        Some(short) if short.len() == 2 && !continues(pieces, behind + 1) => {
            let year: i16 = short.parse().ok()?;
            // Two-digit years are of the present, up to half a century ahead.
            let century = if year < 70 { 2000 } else { 1900 };
            Some(Read { day: Some(day), month, year: Some(century + year), next: behind + 1 })
        }
        None if pieces.kind(behind) != Some(Kind::Word) => {
            Some(Read { day: Some(day), month, year: None, next: behind })
        }
        _ => None,
    }
}

/// Whether a preposition of time stands before `3. 5.`, which might else number a list.
fn after_preposition(pieces: &Pieces, at: usize) -> bool {
    let word = at.checked_sub(2).and_then(|before| pieces.word(before));
    word.is_some_and(|word| {
        ["am", "Am", "vom", "Vom", "bis", "Bis", "ab", "seit", "zum"].contains(&word)
    })
}

/// Whether digits end at `at` only to go on as a version or an address, as in `10.1.20.3`.
fn continues(pieces: &Pieces, at: usize) -> bool {
    let dotted = matches!(pieces.kind(at), Some(Kind::Sign('.' | ',' | ':')));
    dotted && pieces.kind(at + 1) == Some(Kind::Digits)
}

/// Whether a word such as `Nr.` stands before the digits at `at`, or before the first of a list
/// of such digits: `Nr. 1.1.12 und 1.1.13`.
fn after_number_word(pieces: &Pieces, at: usize) -> bool {
    let before = pieces.0.get(at.saturating_sub(LONGEST_LIST)..at).unwrap_or_default();
    let word = before.iter().rev().find(|piece| {
        piece.kind == Kind::Word && !["und", "oder", "bis", "sowie"].contains(&piece.text)
            || matches!(piece.kind, Kind::Sign(sign) if !['.', ',', '/', '–', '-'].contains(&sign))
    });
    word.is_some_and(|piece| NOT_BEFORE_A_DATE.contains(&piece.text.to_lowercase().as_str()))
}

/// How many pieces may stand between a day and the one that brings its month: `7., bis
/// einschließlich Freitag, 11.`.
const BETWEEN_DAYS: usize = 12;

/// A day whose month comes with a later one: `3. und`, `12.–`, `12-`, `7., bis Freitag,`. Gives the day,
/// where its text ends, and the piece at which the next day begins.
fn listed_day(pieces: &Pieces, at: usize) -> Option<(i8, usize, usize)> {
    if pieces.kind(at) != Some(Kind::Digits) || joined_before(pieces, at) {
        return None;
    }
    let day = day_number(pieces.digits(at, 2)?)?;
    let dotted = pieces.is_sign(at + 1, '.');
    let behind = at + 1 + usize::from(dotted);
    let next = next_day(pieces, behind, dotted)?;
    Some((day, pieces.end_before(behind), next))
}

/// The piece at which the next day of a list begins, if nothing but what joins days stands before it.
fn next_day(pieces: &Pieces, behind: usize, dotted: bool) -> Option<usize> {
    let mut joined = false;
    for place in behind..behind + BETWEEN_DAYS {
        match pieces.kind(place)? {
            Kind::Space => {}
            Kind::Digits => return joined.then_some(place),
            Kind::Sign('–' | '-' | '/' | '—') => joined = true,
            Kind::Sign(',') if dotted => joined = true,
            Kind::Word if dotted => {
                let word = pieces.word(place)?;
                let links = ["und", "bis", "sowie", "oder", "zum"].contains(&word);
                let goes_on = word == "am" || word == "einschließlich" || weekday(word).is_some();
                if !(links || joined && goes_on) {
                    return None;
                }
                joined = true;
            }
            _ => return None,
        }
    }
    None
}

fn day_number(digits: &str) -> Option<i8> {
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month_number(digits: &str) -> Option<i8> {
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}
