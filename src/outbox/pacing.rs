//! Quiet hours, quiet days, spacing and caps: when a delivery may leave.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::Serialize;

use super::settle::after;
use super::{Pacing, holiday};

/// How often a moment is moved on before the search ends: a quiet day takes one step, one that is
/// also capped or has several quiet times a few. Quiet times that never end find none.
const MAX_STEPS: usize = 256;

/// The window of `per_hour`.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Why the next post of an account does not leave at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Too soon after the one before.
    Spacing,
    /// Quiet hours.
    QuietHours,
    /// A day of the week that is kept quiet.
    QuietDay,
    /// A public holiday, by name.
    Holiday(&'static str),
    /// As many as an hour may have have left.
    PerHour,
    /// As many as a day may have have left.
    PerDay,
}

/// When the next post may leave, and what holds it until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The instant; `now` itself if it may leave at once.
    pub at: Timestamp,
    /// What held it last; none if it may leave at once.
    pub hold: Option<Hold>,
}

/// The earliest instant from `now` on at which the next post of an account may leave. `counted`
/// are the instants at which this account's deliveries in `intent`, `posted` and `ambiguous` were
/// sent: a crash cannot forget them.
pub fn next_slot(now: Timestamp, pacing: &Pacing, zone: &TimeZone, counted: &[Timestamp]) -> Slot {
    let mut slot = Slot { at: now, hold: None };
    let spaced = counted.iter().max().map_or(now, |last| after(*last, pacing.spacing));
    if spaced > now {
        slot = Slot { at: spaced, hold: Some(Hold::Spacing) };
    }
    for _ in 0..MAX_STEPS {
        let Some((at, hold)) = held(slot.at, pacing, zone, counted) else {
            return slot;
        };
        slot = Slot { at, hold: Some(hold) };
    }
    slot
}

/// The instant of [`next_slot`].
pub fn earliest(
    now: Timestamp,
    pacing: &Pacing,
    zone: &TimeZone,
    counted: &[Timestamp],
) -> Timestamp {
    next_slot(now, pacing, zone, counted).at
}

/// What speaks against posting at `at`, and the later instant until which it does.
fn held(
    at: Timestamp,
    pacing: &Pacing,
    zone: &TimeZone,
    counted: &[Timestamp],
) -> Option<(Timestamp, Hold)> {
    let day = at.to_zoned(zone.clone()).date();
    let tomorrow = || start_of(day.tomorrow().unwrap_or(Date::MAX), zone);
    if pacing.quiet_days.contains(&day.weekday()) {
        return Some((tomorrow(), Hold::QuietDay));
    }
    if let Some(name) = pacing.holidays.and_then(|land| holiday(land, day)) {
        return Some((tomorrow(), Hold::Holiday(name)));
    }
    if let Some(end) = pacing.quiet.iter().find_map(|window| quiet_end(at, *window, zone)) {
        return Some((end, Hold::QuietHours));
    }
    let sent = counted.iter().filter(|at| at.to_zoned(zone.clone()).date() == day).count();
    if sent >= count(pacing.per_day) {
        return Some((tomorrow(), Hold::PerDay));
    }
    let hour_ago = at.checked_sub(HOUR).unwrap_or(Timestamp::MIN);
    let mut recent: Vec<Timestamp> =
        counted.iter().copied().filter(|sent| *sent > hour_ago).collect();
    recent.sort_unstable();
    // Of the newest `per_hour`, the oldest must be an hour past.
    let last_of_hour = recent.len().checked_sub(count(pacing.per_hour).max(1))?;
    let free = recent.get(last_of_hour)?.checked_add(HOUR).unwrap_or(Timestamp::MAX);
    (free > at).then_some((free, Hold::PerHour))
}

fn count(cap: u32) -> usize {
    usize::try_from(cap).unwrap_or(usize::MAX)
}

fn start_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The end of the window `from..to` if `at` lies in it. A window whose end is not after its
/// beginning runs over midnight; one whose ends are equal is empty.
pub fn quiet_end(at: Timestamp, (from, to): (Time, Time), zone: &TimeZone) -> Option<Timestamp> {
    let local = at.to_zoned(zone.clone());
    let (time, day) = (local.time(), local.date());
    let end_day = match from.cmp(&to) {
        Ordering::Less => (from <= time && time < to).then_some(day)?,
        Ordering::Greater => {
            let tonight = (time >= from).then(|| day.checked_add(1.day()).unwrap_or(day));
            tonight.or_else(|| (time < to).then_some(day))?
        }
        Ordering::Equal => return None,
    };
    Some(first_instant_of(end_day.to_datetime(to), at, zone))
}

/// The first instant after `at` whose wall clock shows `local` or, in the gap of daylight saving,
/// stands past it. In the night when an hour comes twice, that may be the second one.
fn first_instant_of(local: DateTime, at: Timestamp, zone: &TimeZone) -> Timestamp {
    let ambiguous = || zone.to_ambiguous_zoned(local);
    let read = |zoned: Result<jiff::Zoned, jiff::Error>| zoned.map(|z| z.timestamp()).ok();
    if matches!(ambiguous().offset(), AmbiguousOffset::Gap { .. }) {
        let before = read(ambiguous().earlier()).unwrap_or(at);
        return zone.following(before).next().map_or(Timestamp::MAX, |change| change.timestamp());
    }
    let both = [read(ambiguous().earlier()), read(ambiguous().later())];
    both.into_iter().flatten().find(|end| *end > at).unwrap_or(Timestamp::MAX)
}
