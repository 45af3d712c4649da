//! Writes relative days out, from the article's date; where that is not surely right, it refuses.

mod announced;
mod context;
mod implied;
mod periods;
mod phrase;
mod rules;
mod spans;
#[cfg(test)]
mod tests;
mod weekdays;
mod weeks;

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

pub(super) use implied::implied;

use context::Sentence;

use super::find::find_in;
use super::names::{month_name, weekday, weekday_with_part};
use super::scan::{Kind, Pieces};
use super::{DateMention, german};
use crate::text::quotes;

/// What is to be done with a word.
pub(super) enum Verdict {
    /// It is no relative day, or one that may stay.
    Keep,
    /// These bytes become this text.
    Replace(Range<usize>, String),
    /// It cannot surely be written out: the sentence may not be used.
    Refuse,
}

/// Writes relative days (`heute`, `gestern`, `am Donnerstag`) and short dates (`01.05.20`) out,
/// from the article's own date. Without one, a sentence with a relative day gives `None`: it may
/// not be posted; nor may one whose relative day may mean another day, or nowadays. Text inside
/// quotation marks is never changed.
pub fn write_out(sentence: &str, article_date: Option<Date>) -> Option<String> {
    write_out_behind(sentence, article_date, &[])
}

/// As [`write_out`], for a sentence behind what the article says before it, headline and text: where that names other days,
/// `am Samstag` is one of theirs, or may be.
pub fn write_out_behind(
    sentence: &str,
    article_date: Option<Date>,
    before: &[&str],
) -> Option<String> {
    let quoted: Vec<Range<usize>> = quotes::find(sentence)
        .into_iter()
        .filter(|quotation| quotation.depth == 0)
        .map(|quotation| quotation.range)
        .collect();
    // Outer quotations come in order and do not overlap.
    let is_quoted = |place: usize| {
        let after = quoted.partition_point(|range| range.start <= place);
        let before = after.checked_sub(1).and_then(|i| quoted.get(i));
        before.is_some_and(|range| place < range.end)
    };
    let pieces = Pieces::of(sentence);
    let dates = find_in(&pieces);
    let context = Sentence { dates, pieces, article_date, text: sentence, before };

    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for date in context.dates.iter().filter(|date| !is_quoted(date.range.start)) {
        edits.extend(short_date(sentence, date));
    }
    for (at, piece) in context.pieces.0.iter().enumerate() {
        let done = edits.last().is_some_and(|(range, _)| range.contains(&piece.range.start));
        if piece.kind != Kind::Word || done || is_quoted(piece.range.start) {
            continue;
        }
        match rules::judge(&context, at) {
            Verdict::Keep => {}
            Verdict::Replace(range, text) => edits.push((range, text)),
            Verdict::Refuse => return None,
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    for (range, text) in &mut edits {
        set_off(sentence, range, text);
    }
    Some(apply(sentence, &edits))
}

/// Sets the date that takes a weekday's place off from a number right behind it: `hat am Dienstag 31
/// Millionen Euro freigegeben` becomes `hat am Dienstag, 1. Dezember 2026, 31 Millionen …`.
fn set_off(sentence: &str, range: &Range<usize>, text: &mut String) {
    let (before, behind) = (sentence.get(..range.start), sentence.get(range.end..));
    let number = behind.unwrap_or_default().trim_start().starts_with(|c: char| c.is_ascii_digit());
    let named = sentence.get(range.clone()).filter(|word| weekday(word).is_some());
    if let Some(named) = named
        && number
        && before.unwrap_or_default().to_lowercase().ends_with("am ")
        && text.ends_with(|c: char| c.is_ascii_digit())
    {
        *text = format!("{named}, {text},");
    }
}

/// The days that the relative words of a text may mean; a post may name them as dates.
pub fn referred(text: &str, article_date: Date) -> Vec<Date> {
    referred_in(&Pieces::of(text), article_date)
}

/// As [`referred`], in a text that is cut already.
fn referred_in(pieces: &Pieces<'_>, article_date: Date) -> Vec<Date> {
    let mut days: Vec<Date> = Vec::new();
    for word in pieces.0.iter().filter(|piece| piece.kind == Kind::Word).map(|piece| piece.text) {
        if let Some(offset) = offset(word) {
            days.extend(shift(article_date, offset));
        }
        let named = weekday(word).or_else(|| weekday_with_part(word).map(|(day, _)| day));
        if let Some(day) = named {
            days.extend(last(article_date, day, true));
            days.extend(last(article_date, day, false));
            days.extend(next(article_date, day));
        }
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// How many days a word lies from today: `heute`, `gestrigen`. In capitals it is a name.
pub(super) fn offset(word: &str) -> Option<i64> {
    // Most words are refused by their first letters.
    let mut letters = word.chars();
    let rest = match letters.next()? {
        'v' | 'V' => "orgest",
        'g' | 'G' => "est",
        'h' | 'H' => "eut",
        'm' | 'M' => "org",
        'ü' | 'Ü' => "bermorgen",
        _ => return None,
    };
    if !letters.as_str().starts_with(rest) || letters.any(char::is_uppercase) {
        return None;
    }
    match word.to_lowercase().as_str() {
        "vorgestern" => Some(-2),
        "gestern" => Some(-1),
        "heute" => Some(0),
        "morgen" => Some(1),
        "übermorgen" => Some(2),
        word => {
            let adjectives =
                [("vorgestrige", -2), ("gestrige", -1), ("heutige", 0), ("morgige", 1)];
            adjectives.into_iter().find_map(|(adjective, offset)| {
                let inflection = word.strip_prefix(adjective)?;
                ["", "n", "r", "s", "m"].contains(&inflection).then_some(offset)
            })
        }
    }
}

/// A day some days away.
pub(super) fn shift(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// The last such weekday up to the date, or before it if the date itself does not count.
pub(super) fn last(date: Date, day: Weekday, itself: bool) -> Option<Date> {
    let back = i64::from(day.until(date.weekday()));
    shift(date, if back == 0 && !itself { -7 } else { -back })
}

/// The next such weekday after the date.
pub(super) fn next(date: Date, day: Weekday) -> Option<Date> {
    let ahead = i64::from(date.weekday().until(day));
    shift(date, if ahead == 0 { 7 } else { ahead })
}

/// `01.05.20` written out; `None` if the date has its month's name already or is only a day.
fn short_date(sentence: &str, date: &DateMention) -> Option<(Range<usize>, String)> {
    let written = sentence.get(date.range.clone())?;
    let groups = written.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    if written.chars().any(char::is_alphabetic) || groups.count() < 2 {
        return None;
    }
    let long = match (date.day, date.month, date.date()) {
        (_, _, Some(date)) => german(date),
        (Some(day), Some(month), None) if date.year.is_none() => {
            let behind = sentence.get(date.range.end..)?;
            // The second full stop of `am 26.9.` also ends the sentence.
            let end = if behind.trim().is_empty() { "." } else { "" };
            format!("{day}. {}{end}", month_name(month))
        }
        _ => return None,
    };
    Some((date.range.clone(), long))
}

/// The text with its edits, which are in order and do not overlap.
fn apply(text: &str, edits: &[(Range<usize>, String)]) -> String {
    let mut written = String::with_capacity(text.len() + 32);
    let mut start = 0;
    for (range, replacement) in edits {
        if range.start >= start {
            written.push_str(text.get(start..range.start).unwrap_or_default());
            written.push_str(replacement);
            start = range.end;
        }
    }
    written.push_str(text.get(start..).unwrap_or_default());
    written
}
