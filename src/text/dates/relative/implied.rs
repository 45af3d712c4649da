//! What the relative words of a text may mean, generously: a post may name it as a date.

use jiff::civil::Date;

use super::periods::of_a_year;
use super::phrase::Pointer;
use super::spans::days_ago;
use super::weeks::week_of;
use super::{referred_in, shift};
use crate::text::dates::DateMention;
use crate::text::dates::names::{is_full_month, month};
use crate::text::dates::scan::Pieces;

/// How many steps a noun without a pointer may lie away, such as the weekend in `am Wochenende`.
const ALL: [Pointer; 3] = [Pointer::Last, Pointer::This, Pointer::Next];

/// Every day, month and year that a text may mean by a relative word, seen from its article's day.
/// A year from `im vergangenen Jahr` is said without month and day.
pub(in crate::text::dates) fn implied(
    text: &str,
    pieces: &Pieces<'_>,
    article_date: Date,
) -> Vec<DateMention> {
    let mut said: Vec<DateMention> =
        referred_in(pieces, article_date).into_iter().map(day).collect();
    let mut before = "";
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if may_be_counted(word) {
            said.extend(of_noun(word, Pointer::of(before), article_date));
        }
        said.extend(of_a_year(word).map(|pointer| year(article_date, pointer)));
        if matches!(word, "Tag" | "Tagen") {
            let days = days_ago(words.get(words.len().saturating_sub(2)..).unwrap_or_default());
            said.extend(days.and_then(|days| shift(article_date, -days)).map(day));
        }
        words.push(word);
        before = word;
    }
    said
}

/// Whether [`of_noun`] knows the word: most are refused here, before their neighbours are read.
fn may_be_counted(word: &str) -> bool {
    is_full_month(word)
        || ["Jahr", "Frühjahr", "Frühling", "Sommer", "Herbst", "Monat", "Woche"]
            .iter()
            .any(|noun| word.starts_with(noun))
}

fn of_noun(noun: &str, pointer: Option<Pointer>, today: Date) -> Vec<DateMention> {
    let choices = || pointer.map_or(ALL.to_vec(), |pointer| vec![pointer]);
    match noun {
        "Jahr" => pointer.map(|pointer| year(today, pointer)).into_iter().collect(),
        "Jahres" | "Jahresende" | "Jahresbeginn" | "Jahresanfang" => {
            vec![year(today, pointer.unwrap_or(Pointer::This))]
        }
        "Frühjahr" | "Frühling" | "Sommer" | "Herbst" if pointer == Some(Pointer::This) => {
            vec![year(today, Pointer::This)]
        }
        "Monat" | "Monats" => vec![month_away(today, pointer.unwrap_or(Pointer::This))],
        "Woche" => pointer
            .and_then(|pointer| week_of(today, pointer))
            .map_or_else(Vec::new, |(first, last)| vec![day(first), day(last)]),
        "Wochenende" => {
            let mut weeks = choices();
            // On a Monday, `am vergangenen Wochenende` lies in the week before.
            weeks.extend(pointer.map(|_| Pointer::This));
            let ends = weeks.into_iter().filter_map(|pointer| week_of(today, pointer));
            ends.filter_map(|(_, sunday)| Some([day(shift(sunday, -1)?), day(sunday)]))
                .flatten()
                .collect()
        }
        name if is_full_month(name) && pointer.is_some() => {
            let years = choices().into_iter().chain([Pointer::This]);
            years
                .map(|pointer| DateMention { month: month(name), ..year(today, pointer) })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn day(day: Date) -> DateMention {
    DateMention {
        range: 0..0,
        day: Some(day.day()),
        month: Some(day.month()),
        year: Some(day.year()),
    }
}

fn year(today: Date, pointer: Pointer) -> DateMention {
    DateMention { range: 0..0, day: None, month: None, year: Some(today.year() + pointer.steps()) }
}

/// The month before, of or behind the day's.
fn month_away(today: Date, pointer: Pointer) -> DateMention {
    let months = today.year() * 12 + i16::from(today.month()) - 1 + pointer.steps();
    DateMention {
        range: 0..0,
        day: None,
        month: i8::try_from(months.rem_euclid(12) + 1).ok(),
        year: Some(months.div_euclid(12)),
    }
}
