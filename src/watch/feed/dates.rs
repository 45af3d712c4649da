//! Dates of feeds: RFC 3339 and RFC 822 as they are written, in English and in German.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::item::Published;

/// Months as feeds write them; any beginning of three letters or more counts.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "jaenner"],
    &["february", "februar", "feber"],
    &["march", "märz", "maerz", "mrz"],
    &["april"],
    &["may", "mai"],
    &["june", "juni"],
    &["july", "juli"],
    &["august"],
    &["september"],
    &["october", "oktober"],
    &["november"],
    &["december", "dezember"],
];

/// Zones by name, in hours from UTC (RFC 822, section 5.1, and the German ones).
const ZONES: [(&str, i8); 17] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("mez", 1),
    ("cet", 1),
    ("bst", 1),
    ("mesz", 2),
    ("cest", 2),
    ("edt", -4),
    ("est", -5),
    ("cdt", -5),
    ("cst", -6),
    ("mdt", -6),
    ("mst", -7),
    ("pst", -8),
];

/// What has been found of a date.
#[derive(Debug, Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    time: Option<Time>,
    offset: Option<Offset>,
    /// Whether the time is the end of the day, 24:00.
    ends_day: bool,
    afternoon: bool,
    forenoon: bool,
}

/// No feed is older than the web, and none is read in another century: other years are fields
/// that were never filled, or filled with a placeholder.
const YEARS: std::ops::Range<i16> = 1990..2200;

/// Reads a date. Without a zone, the day alone is known: which instant it was is not guessed.
pub(super) fn parse(text: &str) -> Option<Published> {
    read(text.trim()).filter(|published| YEARS.contains(&published.day(&TimeZone::UTC).year()))
}

fn read(text: &str) -> Option<Published> {
    if let Some(instant) = unix(text).or_else(|| text.parse::<Timestamp>().ok()) {
        return Some(Published::Instant(instant));
    }
    if let Ok(day) = text.parse::<DateTime>().map(DateTime::date) {
        return Some(Published::Day(day));
    }
    let lower = text.to_lowercase();
    let mut parts = Parts::default();
    for word in lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|')) {
        parts.word(word);
    }
    parts.published()
}

/// Seconds or milliseconds since 1970, as many digits as they have had since 2001.
fn unix(text: &str) -> Option<Timestamp> {
    let number: i64 = text.parse().ok()?;
    match text.len() {
        10 => Timestamp::from_second(number).ok(),
        13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

impl Parts {
    fn word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        if let Some(offset) = offset(word) {
            self.offset = self.offset.or(Some(offset));
        } else if word.contains(':') {
            self.clock(word);
        } else if matches!(word, "am" | "pm" | "a.m." | "p.m.") {
            self.half(word);
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.numbers(word);
        } else if self.month.is_none() {
            self.month = month(word);
        }
    }

    /// `19:48`, `19:48:21.5`, `19:48:21+0100`, `7:48pm`.
    fn clock(&mut self, word: &str) {
        // `2019-09-26T19:48` with an offset that the strict reading did not take.
        let word = match word.split_once('t') {
            Some((date, time)) if date.contains('-') => {
                self.numbers(date);
                time
            }
            _ => word,
        };
        let end = word.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(word.len());
        let (digits, rest) = word.split_at_checked(end).unwrap_or((word, ""));
        let mut fields = digits.split(':').map(str::parse::<i8>);
        let (Some(Ok(hour)), Some(Ok(minute))) = (fields.next(), fields.next()) else {
            return;
        };
        let second = fields.next().and_then(Result::ok).unwrap_or(0).min(59);
        self.ends_day |= self.time.is_none() && hour == 24;
        // A second one is the rest of an offset that lost its sign.
        self.time = self.time.or_else(|| Time::new(hour % 24, minute, second, 0).ok());
        let rest = rest.trim_start_matches(|c: char| matches!(c, '.' | ',') || c.is_ascii_digit());
        self.half(rest);
        self.offset = self.offset.or_else(|| offset(rest));
    }

    /// Behind a time; before one, `am` is a German word.
    fn half(&mut self, word: &str) {
        if self.time.is_none() {
            return;
        }
        self.afternoon |= matches!(word, "pm" | "p.m.");
        self.forenoon |= matches!(word, "am" | "a.m.");
    }

    /// `26`, `26.`, `2019`, `26.09.2019`, `2019-09-26`, `26-sep-2019`, `26.september`.
    fn numbers(&mut self, word: &str) {
        let fields: Vec<&str> = word.split(['.', '-', '/']).filter(|f| !f.is_empty()).collect();
        let year_first = fields.first().is_some_and(|field| field.len() == 4);
        for (place, field) in fields.iter().enumerate() {
            let Ok(number) = field.parse::<i16>() else {
                self.month = self.month.or_else(|| month(field));
                continue;
            };
            let small = i8::try_from(number).ok();
            match (fields.len(), place) {
                (3, 1) => self.month = self.month.or(small),
                (3, 2) if year_first => self.day = self.day.or(small),
                _ if field.len() == 4 => self.year = self.year.or(Some(number)),
                _ if self.day.is_none() => self.day = small,
                // `26. 9. 2019`: a number with a full stop behind the day is the month.
                (1, _) if self.month.is_none() && word.ends_with('.') => self.month = small,
                _ => self.year = self.year.or(Some(full_year(number))),
            }
        }
    }

    fn published(&self) -> Option<Published> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        // `11/20/2026`, as written in America, is no day of any month otherwise.
        let day = Date::new(year, month, day).or_else(|_| Date::new(year, day, month)).ok()?;
        let (Some(mut time), Some(offset)) = (self.time, self.offset) else {
            return Some(Published::Day(day));
        };
        let hour = match time.hour() {
            hour @ 0..12 if self.afternoon => hour + 12,
            12 if self.forenoon => 0,
            hour => hour,
        };
        time = Time::new(hour, time.minute(), time.second(), 0).ok()?;
        let day = if self.ends_day { day.tomorrow().ok()? } else { day };
        let instant = offset.to_timestamp(DateTime::from_parts(day, time)).ok()?;
        Some(Published::Instant(instant))
    }
}

/// Two digits are a year of 1970 to 2069.
const fn full_year(number: i16) -> i16 {
    match number {
        0..=69 => 2000 + number,
        70..=99 => 1900 + number,
        _ => number,
    }
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    if word.chars().count() < 3 {
        return None;
    }
    let place = MONTHS.iter().position(|names| {
        names.iter().any(|name| name.starts_with(word))
            || (word == "sept" && names.contains(&"september"))
    })?;
    i8::try_from(place + 1).ok()
}

/// `gmt`, `+0200`, `+02:00`, `-07`, `gmt+1`.
fn offset(word: &str) -> Option<Offset> {
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == word) {
        return Offset::from_hours(*hours).ok();
    }
    let digits = word.trim_start_matches("gmt").trim_start_matches("utc");
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, digits.strip_prefix('+')?),
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let number: i32 = digits.parse().ok()?;
    let (hours, minutes) =
        if digits.len() <= 2 { (number, 0) } else { (number / 100, number % 100) };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

#[cfg(test)]
mod tests;
