//! Numbers and amounts as values, so that `1.000.000 Euro` and `1 Mio. €` compare equal.

mod times;

use std::ops::Range;

use super::DateMention;
use super::find::find_in;
use super::scan::{Kind, Pieces};
use super::words;

/// What a number counts, where the text says it by a sign or a unit's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing said: a count, a year, an ordinal.
    Plain,
    /// Hundredths.
    Percent,
    /// Hundredths by which a share in hundredths changes.
    PercentPoint,
    /// Money.
    Euro,
    /// A hundredth of it.
    Cent,
    /// Money of the United States and others.
    Dollar,
    /// Money of Switzerland.
    Franc,
    /// Money of the United Kingdom.
    Pound,
    /// A time of day; the value is in minutes since midnight.
    Clock,
}

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Byte range of the number without its unit.
    pub range: Range<usize>,
    /// The value in millionths: 5,5 is 5 500 000.
    pub value: i128,
    /// What it counts.
    pub unit: Unit,
}

impl Number {
    /// Whether both say the same amount.
    pub const fn equals(&self, other: &Self) -> bool {
        self.value == other.value && self.unit as u8 == other.unit as u8
    }
}

/// Digits beyond which nothing is counted; also what keeps a text full of groups from being read
/// again and again.
const LONGEST: usize = 24;

/// One in millionths.
const ONE: i128 = 1_000_000;

/// Every number in the text that is not part of a date, in order: digits, times of day, number
/// words and ordinals from two up, `anderthalb`, `ein Dutzend`, `zwei Drittel`.
pub fn numbers(text: &str) -> Vec<Number> {
    let pieces = Pieces::of(text);
    numbers_in(&pieces, &find_in(&pieces))
}

/// As [`numbers`], in a text that is cut already, and whose dates are known.
pub(super) fn numbers_in(pieces: &Pieces<'_>, dates: &[DateMention]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(piece) = pieces.0.get(at) {
        let read = match piece.kind {
            _ if in_date(dates, piece.range.start) => None,
            Kind::Digits => times::clock(pieces, at).or_else(|| amount(pieces, at)),
            Kind::Word => in_words(pieces, at, piece.text),
            _ => None,
        };
        match read {
            Some(Read { value, unit, number_end, next }) => {
                let range = piece.range.start..pieces.end_before(number_end);
                found.push(Number { range, value, unit });
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// A number read: the piece behind its last digit, and the piece behind its unit.
struct Read {
    value: i128,
    unit: Unit,
    number_end: usize,
    next: usize,
}

/// A number that a word names or begins.
fn in_words(pieces: &Pieces, at: usize, word: &str) -> Option<Read> {
    if let Some(time) = times::in_words(pieces, at, word) {
        return Some(time);
    }
    if let Some(twice) = words::and_a_half(word) {
        return scaled(pieces, i128::from(twice) * ONE / 2, at + 1);
    }
    if let Some(value) = words::value(word) {
        return scaled(pieces, i128::from(value).checked_mul(ONE)?, at + 1);
    }
    if let Some(value) = words::ordinal(word) {
        let next = at + 1;
        return Some(Read {
            value: i128::from(value) * ONE,
            unit: Unit::Plain,
            number_end: next,
            next,
        });
    }
    let one = matches!(
        word,
        "ein" | "eine" | "einer" | "einem" | "einen" | "Ein" | "Eine" | "Einer" | "Einem"
    );
    if !one {
        return None;
    }
    let behind = pieces.skip_space(at + 1);
    let half = matches!(pieces.word(behind), Some("halbe" | "halben" | "halber"));
    let end = if half { behind + 1 } else { at + 1 };
    let read = scaled(pieces, if half { ONE / 2 } else { ONE }, end);
    // `ein Verein` counts nothing, `ein Prozent` does.
    read.filter(|read| read.next > end)
}

/// Dates come in order, but this is asked for each piece: a search keeps it cheap.
fn in_date(dates: &[DateMention], place: usize) -> bool {
    let after = dates.partition_point(|date| date.range.start <= place);
    after.checked_sub(1).and_then(|i| dates.get(i)).is_some_and(|d| place < d.range.end)
}

/// `1.000.000`, `1 000 000` with narrow or fixed spaces, `5,5`, each with its unit.
fn amount(pieces: &Pieces, at: usize) -> Option<Read> {
    let mut digits = pieces.digits(at, usize::MAX)?.to_owned();
    let mut next = at + 1;
    if digits.len() <= 3 {
        while digits.len() <= LONGEST
            && let Some(group) = thousand_group(pieces, next)
        {
            digits.push_str(group);
            next += 2;
        }
    }
    let mut value = digits.parse::<i128>().ok()?.checked_mul(ONE)?;
    if pieces.is_sign(next, ',')
        && let Some(decimals) = pieces.digits(next + 1, 6)
    {
        value = value.checked_add(format!("{decimals:0<6}").parse().ok()?)?;
        next += 2;
    }
    let mut read = scaled(pieces, value, next)?;
    if read.unit == Unit::Plain && after_euro_sign(pieces, at) {
        read.unit = Unit::Euro;
    }
    Some(read)
}

/// `€ 50`.
fn after_euro_sign(pieces: &Pieces, at: usize) -> bool {
    let sign = |place: usize| pieces.is_sign(place, '€');
    at.checked_sub(1).is_some_and(|before| {
        sign(before)
            || pieces.kind(before) == Some(Kind::Space) && before.checked_sub(1).is_some_and(sign)
    })
}

fn thousand_group<'t>(pieces: &Pieces<'t>, at: usize) -> Option<&'t str> {
    let separator = pieces.0.get(at)?;
    let group = pieces.digits(at + 1, 3).filter(|group| group.len() == 3)?;
    let groups = matches!(separator.text, "." | "'" | "’" | "\u{A0}" | "\u{202F}" | "\u{2009}");
    groups.then_some(group)
}

/// Whether a word begins so, in any case.
fn begins(word: &str, beginning: &str) -> bool {
    let first = word.as_bytes().get(..1).zip(beginning.as_bytes().get(..1));
    first.is_some_and(|(own, wanted)| own.eq_ignore_ascii_case(wanted))
        && word.to_lowercase().starts_with(beginning)
}

/// Applies what stands behind a number: `Mio.`, `Prozent`, `Euro`.
fn scaled(pieces: &Pieces, value: i128, at: usize) -> Option<Read> {
    let mut read = Read { value, unit: Unit::Plain, number_end: at, next: at };
    let mut behind = pieces.skip_space(at);
    if let Some(parts) = pieces.word(behind).and_then(words::denominator) {
        let end = behind + 1;
        return Some(Read { value: value / parts, number_end: end, next: end, ..read });
    }
    let factor = match pieces.word(behind) {
        Some("Dutzend") => 12,
        Some("Tausend" | "Tsd") => 1000,
        Some("Million" | "Millionen" | "Mio") => 1_000_000,
        Some("Milliarde" | "Milliarden" | "Mrd") => 1_000_000_000,
        _ => 1,
    };
    if factor > 1 {
        read.value = value.checked_mul(factor)?;
        read.number_end = behind + 1;
        read.next = behind + 1;
        behind = pieces.skip_space(behind + 1 + usize::from(pieces.is_sign(behind + 1, '.')));
    }
    let dash = behind + usize::from(pieces.is_sign(behind, '-'));
    let unit = match (pieces.word(dash), pieces.kind(behind)) {
        (Some(word), _) if begins(word, "prozentpunkt") => Unit::PercentPoint,
        (Some(word), _) if begins(word, "prozent") => Unit::Percent,
        (Some("Euro" | "EUR"), _) | (_, Some(Kind::Sign('€'))) => Unit::Euro,
        (Some("Cent" | "ct"), _) => Unit::Cent,
        (Some("Dollar" | "USD"), _) | (_, Some(Kind::Sign('$'))) => Unit::Dollar,
        (Some("Franken" | "CHF"), _) => Unit::Franc,
        (_, Some(Kind::Sign('£'))) => Unit::Pound,
        (_, Some(Kind::Sign('%'))) => Unit::Percent,
        _ if pieces.word(dash) == Some("US") && pieces.word(dash + 2) == Some("Dollar") => {
            return Some(Read { unit: Unit::Dollar, next: dash + 3, ..read });
        }
        _ => return Some(read),
    };
    Some(Read { unit, next: dash.max(behind) + 1, ..read })
}
