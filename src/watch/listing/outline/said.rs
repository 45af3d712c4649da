//! What a text says of days: nothing else, at its head, at its end, behind a headline.

use jiff::civil::Date;

use super::days::{Month, SHORT_BLOCK};
use crate::text::dates;

/// A day behind a headline takes at most so many characters, with its brackets.
pub(super) const DATED: usize = 24;

/// Whether a line holds a day, a month or a year, and nothing else to speak of.
pub(in crate::watch::listing) fn says_only_a_date(line: &str) -> bool {
    let mut rest = line.to_owned();
    for mention in dates::find(line).iter().rev() {
        rest.replace_range(mention.range.clone(), "");
    }
    let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
    rest.len() < line.len() && letters <= 10 || letters == 0
}

/// The full date at the head of a text, also behind a weekday: `23.01.25: …`, `Mo, 23.01.2025`.
pub(in crate::watch::listing) fn leading_date(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let mention = dates::find(text).into_iter().next()?;
    let before = text.get(..mention.range.start)?;
    let only_weekday = before.len() <= 12
        && before.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | ' ' | '('))
        && !before.trim_start_matches(char::is_alphabetic).contains(char::is_alphabetic);
    if only_weekday { mention.date() } else { None }
}

/// The month or year that a heading names: „November 2026“, „2026“.
pub(super) fn month_in(line: &str) -> Option<Month> {
    let line = line.trim();
    if let Some(year) = line.parse().ok().filter(|year| (1995..2100).contains(year)) {
        return Some(Month { year, month: None });
    }
    let mention = dates::find(line).into_iter().next()?;
    match mention.day {
        None => Some(Month { year: mention.year?, month: mention.month }),
        Some(_) => None,
    }
}

/// Whether a text ends in a whole date that something parts from what stands before it:
/// „Pressemitteilung Nr. 12/2026 | 20.11.2026“, „Meldung vom 20.11.2026“.
pub(super) fn ends_in_date(text: &str) -> bool {
    if text.chars().count() > SHORT_BLOCK {
        return false;
    }
    let Some(mention) = dates::find(text).pop().filter(|mention| mention.date().is_some()) else {
        return false;
    };
    let before = text.get(..mention.range.start).unwrap_or_default().trim_end();
    let behind = text.get(mention.range.end..).unwrap_or_default();
    let parted =
        before.ends_with(['|', '·', '•', '–', '-', '/', ',', '(', ':']) || before.ends_with(" vom");
    parted && !behind.contains(char::is_alphabetic)
}

/// Where the brackets open that end a headline with a day: „Die Schleuse öffnet wieder (12.05.2026)“.
pub(in crate::watch::listing) fn bracketed_day(text: &str) -> Option<usize> {
    const HEADLINE: usize = 150;
    let text = text.trim_end();
    let at = text.rfind('(').filter(|_| text.ends_with(')') && text.len() <= HEADLINE)?;
    let said = text.get(at + 1..text.len() - 1)?.trim();
    let found = dates::find(said);
    let [mention] = found.as_slice() else { return None };
    (mention.date().is_some() && mention.range == (0..said.len())).then_some(at)
}

/// „Erstellt am 20.11.2026 von Anna Meier“: a line that says when the entry was written.
pub(super) fn says_when(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "erstellt",
        "veröffentlicht",
        "geschrieben",
        "eingestellt",
        "publiziert",
        "published",
        "posted",
        "created",
    ];
    let lower = text.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
}

/// „vor 3 Tagen“, „gestern“, „2 days ago“.
pub(in crate::watch::listing) fn says_how_long_ago(text: &str) -> bool {
    const UNITS: [&str; 14] = [
        "minute", "minuten", "stunde", "stunden", "tag", "tagen", "woche", "wochen", "monat",
        "monaten", "jahr", "jahren", "hours", "days",
    ];
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["heute" | "gestern" | "vorgestern" | "today" | "yesterday"] => true,
        ["vor", _, unit] => UNITS.contains(unit),
        [count, unit, "ago"] => {
            count.starts_with(|c: char| c.is_ascii_digit() || c == 'a')
                && (UNITS.contains(unit)
                    || UNITS.contains(&format!("{unit}s").as_str())
                    || unit.starts_with("week")
                    || unit.starts_with("month"))
        }
        _ => false,
    }
}

/// Whether a text is a whole day as it stands behind a headline: „(12.05.2026)“, „– 12.05.2026“, „vom
/// 12.05.2026“. „am 12.05.2026“ is the day of what the headline announces.
pub(super) fn is_day_behind(text: &str) -> bool {
    if text.len() > DATED {
        return false;
    }
    let found = dates::find(text);
    let [mention] = found.as_slice() else { return false };
    let (before, behind) = (text.get(..mention.range.start), text.get(mention.range.end..));
    let before = before.unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
    mention.date().is_some()
        && (before.is_empty() || before.trim_end() == "vom")
        && !behind.unwrap_or_default().contains(char::is_alphanumeric)
}
