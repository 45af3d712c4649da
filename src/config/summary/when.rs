//! Schedules and times of day in plain words.

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::config::Language;
use crate::schedule::Schedule;

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
        return Some(each(number, unit, language));
    }
    let fields: Vec<&str> = line.split_whitespace().collect();
    let [minute, hour, "*", "*", weekday] = fields.as_slice() else {
        return None;
    };
    let day = days(weekday, language)?;
    let time = times(minute, hour, language)?;
    Some(match (day, time) {
        (None, Said::Often(time)) => time,
        (None, Said::AtTimes(time)) => {
            let daily = match language {
                Language::De => "täglich",
                Language::En => "daily",
            };
            format!("{daily} {time}")
        }
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
        let often = each(&step.to_string(), "m", language);
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
    let hourly = match language {
        Language::De => "stündlich",
        Language::En => "hourly",
    };
    Some(match hours(hour)? {
        Hours::All => Said::Often(match language {
            Language::De => format!("stündlich zur Minute {minute}"),
            Language::En => format!("hourly at minute {minute}"),
        }),
        Hours::Range(from, to) => {
            let span = span(from, minute, to, minute, language);
            Said::Often(format!("{hourly} {span}"))
        }
        Hours::List(hours) => {
            let times: Vec<String> = hours.iter().map(|hour| clock(*hour, minute)).collect();
            let times = joined(&times, language);
            Said::AtTimes(match language {
                Language::De => format!("um {times} Uhr"),
                Language::En => format!("at {times}"),
            })
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
        return Some(Some(match language {
            Language::De => format!("{} bis {}", on(from, language), on(to, language)),
            Language::En => format!("{} to {}", on(from, language), on(to, language)),
        }));
    }
    let days: Option<Vec<String>> =
        field.split(',').map(|day| Some(on(weekday(day)?, language).to_owned())).collect();
    Some(Some(joined(&days?, language)))
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

const fn on(day: Weekday, language: Language) -> &'static str {
    match (day, language) {
        (Weekday::Monday, Language::De) => "montags",
        (Weekday::Tuesday, Language::De) => "dienstags",
        (Weekday::Wednesday, Language::De) => "mittwochs",
        (Weekday::Thursday, Language::De) => "donnerstags",
        (Weekday::Friday, Language::De) => "freitags",
        (Weekday::Saturday, Language::De) => "samstags",
        (Weekday::Sunday, Language::De) => "sonntags",
        (Weekday::Monday, Language::En) => "Mondays",
        (Weekday::Tuesday, Language::En) => "Tuesdays",
        (Weekday::Wednesday, Language::En) => "Wednesdays",
        (Weekday::Thursday, Language::En) => "Thursdays",
        (Weekday::Friday, Language::En) => "Fridays",
        (Weekday::Saturday, Language::En) => "Saturdays",
        (Weekday::Sunday, Language::En) => "Sundays",
    }
}

fn clock(hour: u8, minute: u8) -> String {
    format!("{hour}:{minute:02}")
}

fn span(from: u8, first: u8, to: u8, last: u8, language: Language) -> String {
    let (from, to) = (clock(from, first), clock(to, last));
    match language {
        Language::De => format!("von {from} bis {to} Uhr"),
        Language::En => format!("from {from} to {to}"),
    }
}

/// `alle 20 Minuten`
fn each(number: &str, unit: &str, language: Language) -> String {
    let amount = amount(number, unit, language);
    match (language, number, unit) {
        (Language::De, "1", "m" | "s" | "h") => format!("jede {}", amount.trim_start_matches("1 ")),
        (Language::De, "1", _) => format!("jeden {}", amount.trim_start_matches("1 ")),
        (Language::De, ..) => format!("alle {amount}"),
        (Language::En, "1", _) => format!("every {}", amount.trim_start_matches("1 ")),
        (Language::En, ..) => format!("every {amount}"),
    }
}

/// A number with its unit: `1 Minute`, `20 Minuten`.
pub(super) fn amount(number: &str, unit: &str, language: Language) -> String {
    let [one, many] = match (language, unit) {
        (Language::De, "s") => ["Sekunde", "Sekunden"],
        (Language::De, "m") => ["Minute", "Minuten"],
        (Language::De, "h") => ["Stunde", "Stunden"],
        (Language::De, _) => ["Tag", "Tage"],
        (Language::En, "s") => ["second", "seconds"],
        (Language::En, "m") => ["minute", "minutes"],
        (Language::En, "h") => ["hour", "hours"],
        (Language::En, _) => ["day", "days"],
    };
    let word = if number == "1" { one } else { many };
    format!("{number} {word}")
}

/// `a, b und c`
pub(super) fn joined(parts: &[String], language: Language) -> String {
    let and = match language {
        Language::De => "und",
        Language::En => "and",
    };
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
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
            times.push(format!("{} {clock}", day(local.date(), today, language)));
        }
    }
    let times = joined(&times, language);
    match language {
        Language::De => format!("{times} Uhr"),
        Language::En => times,
    }
}

fn day(date: Date, today: Date, language: Language) -> String {
    match (language, date) {
        (Language::De, date) if date == today => "heute".to_owned(),
        (Language::En, date) if date == today => "today".to_owned(),
        (Language::De, date) if today.tomorrow().is_ok_and(|next| next == date) => {
            "morgen".to_owned()
        }
        (Language::En, date) if today.tomorrow().is_ok_and(|next| next == date) => {
            "tomorrow".to_owned()
        }
        (Language::De, date) => {
            format!("am {}.{}.{},", date.day(), date.month(), date.year())
        }
        (Language::En, date) => date.to_string(),
    }
}

#[cfg(test)]
mod tests;
