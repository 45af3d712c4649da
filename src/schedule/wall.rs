//! Five fields on the wall clock: they are stepped through in plain local times, which are then
//! mapped to instants.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneTransition};
use jiff::{Timestamp, ToSpan as _};

use super::fields::{Field, SPECS};
use super::just_before;

/// Nothing is looked for beyond this year.
const LAST_YEAR: i16 = 2100;

/// Where the search for a first fire time starts, when a line is checked.
const EPOCH: DateTime = DateTime::constant(2000, 1, 1, 0, 0, 0, 0);

/// A line's fields.
#[derive(Debug, Clone)]
pub(super) struct Wall {
    minute: Field,
    hour: Field,
    day: Field,
    month: Field,
    weekday: Field,
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
        let Ok([minute, hour, day, month, weekday]) = <[Field; 5]>::try_from(parsed) else {
            return Err(format!("`{line}` cannot be read"));
        };
        let wall = Self {
            repeats: texts.iter().take(2).any(|text| text.starts_with('*')),
            all_hours: hour.values.len() == 24,
            minute,
            hour,
            day,
            month,
            weekday,
        };
        if wall.following(EPOCH).is_none() {
            return Err(format!("`{line}` never fires: there is no such day in any year"));
        }
        Ok(wall)
    }

    /// The next local time after `after`, on a clock that knows no daylight saving.
    fn following(&self, after: DateTime) -> Option<DateTime> {
        let minute = after.with().second(0).subsec_nanosecond(0).build().ok()?;
        let first = minute.checked_add(1.minute()).ok()?;
        let (mut day, mut from) = (first.date(), first.time());
        while day.year() <= LAST_YEAR {
            if self.is_on(day)
                && let Some(time) = self.time_from(from)
            {
                return Some(day.to_datetime(time));
            }
            day = day.tomorrow().ok()?;
            from = Time::midnight();
        }
        None
    }

    /// Whether it fires on this day at all. Where both kinds of day are restricted, either may match.
    fn is_on(&self, day: Date) -> bool {
        let by_date = self.day.holds(day.day());
        let by_weekday = self.weekday.holds(day.weekday().to_sunday_zero_offset());
        let either = !self.day.starred && !self.weekday.starred;
        let is_day = if either { by_date || by_weekday } else { by_date && by_weekday };
        is_day && self.month.holds(day.month())
    }

    /// The first time of a day on which it fires, not before `from`.
    fn time_from(&self, from: Time) -> Option<Time> {
        let hours = self.hour.values.iter().filter(|hour| **hour >= from.hour());
        let mut times = hours.flat_map(|hour| {
            let first = if *hour == from.hour() { from.minute() } else { 0 };
            let minutes = self.minute.values.iter().filter(move |minute| **minute >= first);
            minutes.map(|minute| (*hour, *minute))
        });
        let (hour, minute) = times.next()?;
        Time::new(hour, minute, 0, 0).ok()
    }

    /// The next instant at which it fires. Between two changes of the offset, local times and
    /// instants correspond one to one, so it goes from change to change.
    pub(super) fn next_after(&self, after: Timestamp, zone: &TimeZone) -> Timestamp {
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
