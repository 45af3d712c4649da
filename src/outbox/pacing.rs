//! Quiet hours, spacing and caps: when a delivery may leave.

use std::cmp::Ordering;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::Pacing;
use super::settle::after;

/// How far ahead a free moment is looked for; quiet hours that cover the whole day find none.
const HORIZON_DAYS: u32 = 8;

/// The earliest instant from `now` on at which the next post of an account may leave; `now`
/// itself if it may leave at once. `counted` are the instants at which this account's deliveries
/// in `intent`, `posted` and `ambiguous` were sent: a crash cannot forget them.
pub fn earliest(
    now: Timestamp,
    pacing: &Pacing,
    zone: &TimeZone,
    counted: &[Timestamp],
) -> Timestamp {
    let spaced = counted.iter().max().map_or(now, |last| after(*last, pacing.spacing).max(now));
    let mut candidate = spaced;
    for _ in 0..HORIZON_DAYS {
        let free = out_of_quiet(candidate, &pacing.quiet, zone);
        let day = free.to_zoned(zone.clone()).date();
        let sent = counted.iter().filter(|at| at.to_zoned(zone.clone()).date() == day).count();
        if sent < usize::try_from(pacing.per_day).unwrap_or(usize::MAX) {
            return free;
        }
        candidate = start_of(day.tomorrow().unwrap_or(Date::MAX), zone);
    }
    candidate
}

fn start_of(day: Date, zone: &TimeZone) -> Timestamp {
    day.to_zoned(zone.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// `at`, or the end of the quiet hours it falls into; windows may touch, so it looks again.
fn out_of_quiet(at: Timestamp, quiet: &[(Time, Time)], zone: &TimeZone) -> Timestamp {
    let mut at = at;
    for _ in 0..=quiet.len() {
        let Some(end) = quiet.iter().find_map(|window| quiet_end(at, *window, zone)) else {
            return at;
        };
        at = end;
    }
    at
}

/// The end of the window `from..to` if `at` lies in it. A window whose end is not after its
/// beginning runs over midnight; one whose ends are equal is empty.
fn quiet_end(at: Timestamp, (from, to): (Time, Time), zone: &TimeZone) -> Option<Timestamp> {
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
    // A window's end in the gap of daylight saving is the next instant that exists.
    let end = end_day.to_datetime(to).to_zoned(zone.clone()).ok()?.timestamp();
    (end > at).then_some(end)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn pacing() -> Pacing {
        Pacing {
            quiet: vec![(Time::constant(21, 0, 0, 0), Time::constant(7, 0, 0, 0))],
            spacing: Duration::from_secs(20 * 60),
            per_day: 2,
            grace: Duration::ZERO,
        }
    }

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn at(local: &str) -> Timestamp {
        let local: jiff::civil::DateTime = local.parse().unwrap();
        local.to_zoned(berlin()).unwrap().timestamp()
    }

    fn next(now: &str, counted: &[&str]) -> String {
        let counted: Vec<Timestamp> = counted.iter().map(|local| at(local)).collect();
        let free = earliest(at(now), &pacing(), &berlin(), &counted);
        free.to_zoned(berlin()).datetime().to_string()
    }

    #[test]
    fn at_once_by_day() {
        assert_eq!(next("2026-11-22T12:00", &[]), "2026-11-22T12:00:00");
    }

    #[test]
    fn quiet_hours_run_over_midnight() {
        assert_eq!(next("2026-11-22T22:30", &[]), "2026-11-23T07:00:00");
        assert_eq!(next("2026-11-23T06:59", &[]), "2026-11-23T07:00:00");
        assert_eq!(next("2026-11-23T07:00", &[]), "2026-11-23T07:00:00");
    }

    #[test]
    fn two_posts_keep_their_distance() {
        assert_eq!(next("2026-11-22T12:05", &["2026-11-22T12:00"]), "2026-11-22T12:20:00");
    }

    #[test]
    fn distance_may_run_into_the_quiet_hours() {
        assert_eq!(next("2026-11-22T20:55", &["2026-11-22T20:50"]), "2026-11-23T07:00:00");
    }

    #[test]
    fn the_cap_of_a_day_moves_it_to_the_next_morning() {
        let counted = ["2026-11-22T08:00", "2026-11-22T09:00"];
        assert_eq!(next("2026-11-22T12:00", &counted), "2026-11-23T07:00:00");
    }

    #[test]
    fn a_cap_of_nothing_ends_the_search() {
        let none = Pacing { per_day: 0, ..pacing() };
        let free = earliest(at("2026-11-22T12:00"), &none, &berlin(), &[]);
        assert!(free > at("2026-11-29T00:00"));
    }

    #[test]
    fn the_night_of_daylight_saving_ends_at_seven_local_time() {
        assert_eq!(next("2027-03-28T01:30", &[]), "2027-03-28T07:00:00");
        assert_eq!(next("2027-10-31T02:30", &[]), "2027-10-31T07:00:00");
    }
}
