//! Schedules and times of day in plain words.

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::config::Language;
use crate::schedule::Schedule;
use crate::wording::rhythm;

/// How many coming polls are told.
const COMING: usize = 3;

/// A schedule line in words, where it has one of the common shapes.
pub(super) fn in_words(line: &str, language: Language) -> Option<String> {
    let line = match line.trim() {
        "@hourly" => "0 * * * *",
        "@daily" | "@midnight" => "0 0 * * *",
        "@weekly" => "0 0 * * 0",
        other => other,
    };
    if let Some(every) = line.strip_prefix("@every ") {
        let every = every.trim();
        let (number, unit) = every.split_at_checked(every.len().checked_sub(1)?)?;
        number.parse::<u32>().ok()?;
        return Some(rhythm::each(number, unit, language));
    }
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [minute, hour, "*", "*", weekday] = fields.as_slice() else {
        return None;
    };
    let day = days(weekday, language)?;
    let time = times(minute, hour, language)?;
    Some(match (day, time) {
        (None, Said::Often(time)) => time,
        (None, Said::AtTimes(time)) => format!("{} {time}", rhythm::daily(language)),
        (Some(day), Said::Often(time) | Said::AtTimes(time)) => format!("{day} {time}"),
    })
}

/// The part of a schedule within a day.
enum Said {
    /// `alle 20 Minuten`
    Often(String),
    /// `um 8:00 Uhr`
    AtTimes(String),
}

fn times(minute: &str, hour: &str, language: Language) -> Option<Said> {
    if let Some(step) = minute.strip_prefix("*/") {
        let step: u8 = step.parse().ok().filter(|step| (1..60).contains(step))?;
        // Another step would leave a shorter gap at the full hour.
        if 60 % step != 0 {
            return None;
        }
        let often = rhythm::each(&step.to_string(), "m", language);
        let last = 60 - step;
        return Some(Said::Often(match hours(hour)? {
            Hours::All => often,
            Hours::Range(from, to) => format!("{often} {}", span(from, 0, to, last, language)),
            Hours::List(hours) => match hours.as_slice() {
                [one] => format!("{often} {}", span(*one, 0, *one, last, language)),
                _ => return None,
            },
        }));
    }
    let minute: u8 = minute.parse().ok().filter(|minute| *minute < 60)?;
    Some(match hours(hour)? {
        Hours::All => Said::Often(rhythm::hourly_at(minute, language)),
        Hours::Range(from, to) => {
            let span = span(from, minute, to, minute, language);
            Said::Often(format!("{} {span}", rhythm::hourly(language)))
        }
        Hours::List(hours) => {
            let times: Vec<String> = hours.iter().map(|hour| clock(*hour, minute)).collect();
            Said::AtTimes(rhythm::at_times(&times, language))
        }
    })
}

enum Hours {
    All,
    Range(u8, u8),
    List(Vec<u8>),
}

fn hours(field: &str) -> Option<Hours> {
    let hour = |text: &str| text.parse::<u8>().ok().filter(|hour| *hour < 24);
    if field == "*" {
        return Some(Hours::All);
    }
    if let Some((from, to)) = field.split_once('-') {
        let (from, to) = (hour(from)?, hour(to)?);
        return (from < to).then_some(Hours::Range(from, to));
    }
    let list: Option<Vec<u8>> = field.split(',').map(hour).collect();
    list.map(Hours::List)
}

/// The weekdays of a field; `None` inside for every day.
#[expect(
    clippy::option_option,
    reason = "not in words, every day, and these days are three answers"
)]
fn days(field: &str, language: Language) -> Option<Option<String>> {
    if field == "*" {
        return Some(None);
    }
    if let Some((from, to)) = field.split_once('-') {
        let (from, to) = (weekday(from)?, weekday(to)?);
        return Some(Some(rhythm::weekdays(from, to, language)));
    }
    let days: Option<Vec<String>> = field
        .split(',')
        .map(|day| Some(rhythm::weekday(weekday(day)?, language).to_owned()))
        .collect();
    Some(Some(rhythm::joined(&days?, language)))
}

/// A weekday of crontab(5): 0 and 7 are Sunday, or the English three letters.
fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    let lower = text.to_lowercase();
    let named = NAMES.iter().position(|name| *name == lower);
    let number = match named {
        Some(at) => i8::try_from(at).ok()?,
        None => text.parse::<i8>().ok().filter(|day| (0..=7).contains(day))?,
    };
    Weekday::from_sunday_zero_offset(number % 7).ok()
}

fn clock(hour: u8, minute: u8) -> String {
    format!("{hour}:{minute:02}")
}

fn span(from: u8, first: u8, to: u8, last: u8, language: Language) -> String {
    rhythm::span(&clock(from, first), &clock(to, last), language)
}

/// The next three times: `heute 14:20, 14:40 und 15:00 Uhr`.
pub(super) fn next_times(
    schedule: &Schedule,
    zone: &TimeZone,
    now: Timestamp,
    language: Language,
) -> String {
    let coming = std::iter::successors(Some(schedule.next_after(now)), |last| {
        Some(schedule.next_after(*last))
    });
    // A schedule that has no next time answers with the end of all time.
    let coming = coming.take(COMING).filter(|next| *next < Timestamp::MAX);
    let coming: Vec<Timestamp> = coming.collect();
    told(&coming, zone, now, language)
}

/// The next time alone: `heute 14:20 Uhr`.
pub(super) fn next_time(
    schedule: &Schedule,
    zone: &TimeZone,
    now: Timestamp,
    language: Language,
) -> String {
    told(&[schedule.next_after(now)], zone, now, language)
}

/// Instants as local times; a day is named where it changes.
fn told(coming: &[Timestamp], zone: &TimeZone, now: Timestamp, language: Language) -> String {
    let today = now.to_zoned(zone.clone()).date();
    let mut named = None;
    let mut times = Vec::with_capacity(coming.len());
    for instant in coming {
        let local = instant.to_zoned(zone.clone());
        let clock = format!("{}:{:02}", local.hour(), local.minute());
        if named == Some(local.date()) {
            times.push(clock);
        } else {
            named = Some(local.date());
            times.push(format!("{} {clock}", rhythm::day(local.date(), today, language)));
        }
    }
    rhythm::coming(&times, language)
}

#[cfg(test)]
mod tests;
