//! Times of day as values: `16.30 Uhr`, `halb drei`, `9 bis 12 Uhr`.

use super::{ONE, Read, Unit};
use crate::text::dates::scan::{Kind, Pieces};
use crate::text::dates::words;

/// `16.30 Uhr`, `16:30`, `16 Uhr`.
pub(super) fn clock(pieces: &Pieces, at: usize) -> Option<Read> {
    let hour: i128 = pieces.digits(at, 2)?.parse().ok().filter(|hour| *hour <= 24)?;
    let minute = || {
        let minute = pieces.digits(at + 2, 2).filter(|minute| minute.len() == 2)?;
        minute.parse::<i128>().ok().filter(|minute| *minute < 60)
    };
    let colon = pieces.is_sign(at + 1, ':');
    if let Some(minute) = minute().filter(|_| colon || pieces.is_sign(at + 1, '.')) {
        let behind = pieces.skip_space(at + 3);
        let uhr = pieces.word(behind) == Some("Uhr");
        if uhr || colon {
            let next = if uhr { behind + 1 } else { at + 3 };
            let value = (hour * 60 + minute) * ONE;
            return Some(Read { value, unit: Unit::Clock, number_end: at + 3, next });
        }
    }
    let behind = pieces.skip_space(at + 1);
    if pieces.word(behind) == Some("Uhr") {
        return Some(at_time(hour, 0, at + 1, behind + 1));
    }
    let minute = minute().filter(|_| pieces.is_sign(at + 1, '.'));
    let end = if minute.is_some() { at + 3 } else { at + 1 };
    listed(pieces, end).then(|| at_time(hour, minute.unwrap_or(0), end, end))
}

/// How many times may be listed before `Uhr`.
const LISTED_AT_MOST: usize = 6;

/// `9 bis 16.30 Uhr`, `11, 13 und 15 Uhr`: whether a list of times goes on at `at`.
fn listed(pieces: &Pieces, at: usize) -> bool {
    let mut at = at;
    for _ in 0..LISTED_AT_MOST {
        let link = pieces.skip_space(at);
        let linked = matches!(pieces.word(link), Some("bis" | "und" | "oder" | "sowie"))
            || matches!(pieces.kind(link), Some(Kind::Sign('–' | '-' | ',' | '/')));
        let digits = pieces.skip_space(link + 1);
        let hour = pieces.digits(digits, 2).and_then(|hour| hour.parse::<u8>().ok());
        if !linked || hour.is_none_or(|hour| hour > 24) {
            return false;
        }
        let minute = matches!(pieces.kind(digits + 1), Some(Kind::Sign('.' | ':')))
            && pieces.digits(digits + 2, 2).is_some_and(|minute| minute.len() == 2);
        at = if minute { digits + 3 } else { digits + 1 };
        if pieces.word(pieces.skip_space(at)) == Some("Uhr") {
            return true;
        }
    }
    false
}

fn at_time(hour: i128, minute: i128, number_end: usize, next: usize) -> Read {
    Read { value: (hour * 60 + minute) * ONE, unit: Unit::Clock, number_end, next }
}

/// `halb drei`, `Viertel nach drei`, `drei Uhr`. Which half of the day is not said, and not guessed.
pub(super) fn in_words(pieces: &Pieces, at: usize, word: &str) -> Option<Read> {
    let hour_at = |place: usize| {
        let hour = pieces
            .word(place)
            .and_then(|hour| if hour == "eins" { Some(1) } else { words::value(hour) });
        hour.map(i128::from).filter(|hour| (1..=24).contains(hour))
    };
    let behind = pieces.skip_space(at + 1);
    let clock = |minutes: i128, end: usize| {
        let uhr = pieces.skip_space(end);
        let next = if pieces.word(uhr) == Some("Uhr") { uhr + 1 } else { end };
        Some(Read { value: minutes * ONE, unit: Unit::Clock, number_end: end, next })
    };
    match (word, pieces.word(behind)) {
        ("halb" | "Halb", _) => clock(hour_at(behind)? * 60 - 30, behind + 1),
        ("Viertel" | "viertel", Some(side @ ("nach" | "vor"))) => {
            let hour = pieces.skip_space(behind + 1);
            let quarter = if side == "nach" { 15 } else { -15 };
            clock(hour_at(hour)? * 60 + quarter, hour + 1)
        }
        (_, Some("Uhr")) => clock(hour_at(at)? * 60, at + 1),
        _ => None,
    }
}
