//! Five fields on the wall clock: `cron` steps through plain local times, which are then mapped
//! to instants. `cron` itself loses times around daylight saving when it is given a zone.

use std::fmt::Write as _;
use std::str::FromStr;

use chrono::{DateTime as ChronoDateTime, Datelike, NaiveDate, Timelike, Utc};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneTransition};

use super::fields::{Field, SPECS};
use super::just_before;

/// The weekday names that `cron` reads, from Sunday. Its numbers differ from crontab's.
const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// Where the search for a first fire time starts, when a line is checked.
const EPOCH: DateTime = DateTime::constant(2000, 1, 1, 0, 0, 0, 0);

/// A line's fields as `cron` steps through them.
#[derive(Debug, Clone)]
pub(super) struct Wall {
    /// One, or two where both kinds of day are restricted: then either may match.
    schedules: Vec<cron::Schedule>,
    /// Minute or hour begins with `*`: an interval, which goes on in a repeated hour.
    repeats: bool,
    /// Every hour is meant: nothing has to be made up for when one is leapt over.
    all_hours: bool,
}

impl Wall {
    /// Parses and checks a line; the error is an English sentence.
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        let texts: Vec<&str> = line.split_whitespace().collect();
        if texts.len() != SPECS.len() {
            return Err(format!(
                "`{line}` has {} fields, but a schedule has five: minute, hour, day of the month, \
                 month, day of the week, such as `*/20 6-21 * * *`",
                texts.len()
            ));
        }
        let parsed: Vec<Field> = SPECS
            .iter()
            .zip(&texts)
            .map(|(spec, text)| spec.parse(text))
            .collect::<Result<_, _>>()?;
        let [minute, hour, day, month, weekday] = parsed.as_slice() else {
            return Err(format!("`{line}` cannot be read"));
        };
        let time = format!("0 {} {}", numbers(minute), numbers(hour));
        let month = numbers(month);
        let either = !day.starred && !weekday.starred;
        let lines = if either {
            vec![
                format!("{time} {} {month} *", numbers(day)),
                format!("{time} * {month} {}", names(weekday)),
            ]
        } else {
            vec![format!("{time} {} {month} {}", numbers(day), names(weekday))]
        };
        let schedules = lines
            .iter()
            .map(|line| cron::Schedule::from_str(line))
            .collect::<Result<_, _>>()
            .map_err(|error| format!("`{line}` cannot be read: {error}"))?;
        let wall = Self {
            schedules,
            repeats: texts.iter().take(2).any(|text| text.starts_with('*')),
            all_hours: hour.values.len() == 24,
        };
        if wall.following(EPOCH).is_none() {
            return Err(format!("`{line}` never fires: there is no such day in any year"));
        }
        Ok(wall)
    }

    /// The next local time after `after`, on a clock that knows no daylight saving.
    fn following(&self, after: DateTime) -> Option<DateTime> {
        let after = to_chrono(after)?;
        self.schedules
            .iter()
            .filter_map(|schedule| schedule.after(&after).next())
            .min()
            .and_then(from_chrono)
    }

    /// The next instant at which it fires. Between two changes of the offset, local times and
    /// instants correspond one to one, so it goes from change to change.
    pub(super) fn next_after(&self, after: Timestamp, zone: &TimeZone) -> Timestamp {
        // `cron` knows no year before 1970.
        let after = after.max(Timestamp::UNIX_EPOCH);
        let mut from = after;
        let mut offset = zone.to_offset(after);
        let mut changes = zone.following(after);
        loop {
            let change = changes.next();
            let until = change.as_ref().map_or(Timestamp::MAX, TimeZoneTransition::timestamp);
            let mut local = offset.to_datetime(from);
            loop {
                let next = self.following(local);
                let Some((next, instant)) =
                    next.and_then(|n| Some((n, offset.to_timestamp(n).ok()?)))
                else {
                    return Timestamp::MAX;
                };
                if instant >= until {
                    break;
                }
                if self.repeats || !is_second_time(zone, next, offset) {
                    return instant;
                }
                local = next;
            }
            let Some(change) = change else {
                return Timestamp::MAX;
            };
            if self.falls_into_gap(until, offset, change.offset()) {
                return until;
            }
            from = just_before(until);
            offset = change.offset();
        }
    }

    /// Whether a time that must not be skipped lies among those that the clock leaps over.
    fn falls_into_gap(&self, change: Timestamp, before: Offset, after: Offset) -> bool {
        if self.all_hours || after <= before {
            return false;
        }
        let first = before.to_datetime(just_before(change));
        let end = after.to_datetime(change);
        self.following(first).is_some_and(|next| next < end)
    }
}

/// Whether this local time was already there under another offset.
fn is_second_time(zone: &TimeZone, local: DateTime, offset: Offset) -> bool {
    match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Fold { after, .. } => after == offset,
        _ => false,
    }
}

fn numbers(field: &Field) -> String {
    list(field, |text, value| {
        let _ = write!(text, "{value}");
    })
}

fn names(field: &Field) -> String {
    if field.values.len() == WEEKDAYS.len() {
        return "*".to_owned();
    }
    list(field, |text, value| {
        text.push_str(WEEKDAYS.get(usize::from(value)).unwrap_or(&"*"));
    })
}

fn list(field: &Field, write: impl Fn(&mut String, u8)) -> String {
    let mut text = String::new();
    for value in &field.values {
        if !text.is_empty() {
            text.push(',');
        }
        write(&mut text, *value);
    }
    text
}

/// Local time in the guise of UTC, which is all that `cron` is told.
fn to_chrono(local: DateTime) -> Option<ChronoDateTime<Utc>> {
    let number = |value: i8| u32::try_from(value).ok();
    NaiveDate::from_ymd_opt(i32::from(local.year()), number(local.month())?, number(local.day())?)?
        .and_hms_opt(number(local.hour())?, number(local.minute())?, number(local.second())?)
        .map(|naive| naive.and_utc())
}

fn from_chrono(local: ChronoDateTime<Utc>) -> Option<DateTime> {
    let number = |value: u32| i8::try_from(value).ok();
    DateTime::new(
        i16::try_from(local.year()).ok()?,
        number(local.month())?,
        number(local.day())?,
        number(local.hour())?,
        number(local.minute())?,
        number(local.second())?,
        0,
    )
    .ok()
}
