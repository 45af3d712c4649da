//! Free moments on the wall clock, in the nights of daylight saving, and as laws.

use std::time::Duration;

use jiff::civil::{Weekday, date};
use proptest::prelude::*;

use super::*;
use crate::outbox::Land;

fn pacing() -> Pacing {
    Pacing {
        quiet: vec![(Time::constant(21, 0, 0, 0), Time::constant(7, 0, 0, 0))],
        holidays: None,
        per_hour: 2,
        per_day: 2,
        ..Pacing::default()
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

fn slot(now: &str, pacing: &Pacing, counted: &[&str]) -> (String, Option<Hold>) {
    let counted: Vec<Timestamp> = counted.iter().map(|local| at(local)).collect();
    let slot = next_slot(at(now), pacing, &berlin(), &counted);
    (slot.at.to_zoned(berlin()).datetime().to_string(), slot.hold)
}

#[test]
fn each_cause_is_named() {
    let all = Pacing {
        quiet_days: vec![Weekday::Saturday, Weekday::Sunday],
        holidays: Some(Land::St),
        spacing: Duration::from_secs(20 * 60),
        per_hour: 2,
        per_day: 3,
        ..Pacing::default()
    };
    for (now, counted, free, hold) in [
        ("2026-11-23T12:00", &[][..], "2026-11-23T12:00:00", None),
        ("2026-11-23T12:05", &["2026-11-23T12:00"], "2026-11-23T12:20:00", Some(Hold::Spacing)),
        ("2026-11-23T22:00", &[], "2026-11-24T07:00:00", Some(Hold::QuietHours)),
        ("2026-11-21T12:00", &[], "2026-11-23T07:00:00", Some(Hold::QuietHours)),
        (
            "2026-11-23T12:40",
            &["2026-11-23T11:50", "2026-11-23T12:15"],
            "2026-11-23T12:50:00",
            Some(Hold::PerHour),
        ),
        (
            "2026-11-23T15:00",
            &["2026-11-23T08:00", "2026-11-23T10:00", "2026-11-23T12:00"],
            "2026-11-24T07:00:00",
            Some(Hold::QuietHours),
        ),
    ] {
        assert_eq!(slot(now, &all, counted), (free.to_owned(), hold), "{now}");
    }
    let open = Pacing { quiet: vec![], ..all };
    let holiday = ("2027-01-07T00:00:00".to_owned(), Some(Hold::Holiday("Heilige Drei Könige")));
    assert_eq!(slot("2027-01-06T12:00", &open, &[]), holiday);
    let weekend = ("2026-11-23T00:00:00".to_owned(), Some(Hold::QuietDay));
    assert_eq!(slot("2026-11-21T12:00", &open, &[]), weekend);
}

#[test]
fn christmas_with_its_weekend_is_one_long_silence() {
    let pacing = Pacing { quiet_days: vec![Weekday::Sunday], ..Pacing::default() };
    assert_eq!(slot("2026-12-24T22:00", &pacing, &[]).0, "2026-12-28T07:00:00");
    assert_eq!(slot("2027-03-25T21:30", &pacing, &[]).0, "2027-03-27T07:00:00");
    let posted_on_holidays = Pacing { holidays: None, ..pacing };
    assert_eq!(slot("2026-12-24T22:00", &posted_on_holidays, &[]).0, "2026-12-25T07:00:00");
}

#[test]
fn quiet_hours_that_end_in_the_gap_end_when_the_clock_jumps() {
    let pacing = Pacing { quiet: vec![(window(22, 0), window(2, 30))], ..pacing() };
    assert_eq!(slot("2027-03-28T01:59", &pacing, &[]).0, "2027-03-28T03:00:00");
}

#[test]
fn quiet_hours_hold_in_both_passes_of_the_hour_that_comes_twice() {
    let pacing = Pacing { quiet: vec![(window(1, 0), window(2, 30))], ..pacing() };
    let second_pass: Timestamp = "2027-10-31T01:15:00Z".parse().unwrap();
    assert_eq!(second_pass.to_zoned(berlin()).time(), Time::constant(2, 15, 0, 0));
    let free = earliest(second_pass, &pacing, &berlin(), &[]);
    assert_eq!(free, "2027-10-31T01:30:00Z".parse().unwrap());
}

const fn window(hour: i8, minute: i8) -> Time {
    Time::constant(hour, minute, 0, 0)
}

/// Whether a wall-clock time lies in a window, counted in minutes and independent of the code.
fn in_window(time: Time, (from, to): (Time, Time)) -> bool {
    let minute = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let length = (minute(to) - minute(from)).rem_euclid(24 * 60);
    (minute(time) - minute(from)).rem_euclid(24 * 60) < length
}

fn windows() -> impl Strategy<Value = Vec<(Time, Time)>> {
    let time = || (0..24_i8, 0..60_i8).prop_map(|(hour, minute)| window(hour, minute));
    // At most ten hours each, so that two never cover the day.
    let one = (time(), 1..600_i64).prop_map(|(from, minutes)| (from, from + minutes.minutes()));
    proptest::collection::vec(one, 0..=2)
}

/// Instants around the changes of the clock, around holidays, and anywhere.
fn instants() -> impl Strategy<Value = Timestamp> {
    let around = |day: Date, days: i64| {
        let from = day.to_zoned(berlin()).unwrap().timestamp().as_second();
        (from..from + days * 86_400).prop_map(|second| Timestamp::from_second(second).unwrap())
    };
    prop_oneof![
        around(date(2027, 3, 27), 2),
        around(date(2027, 10, 30), 2),
        around(date(2026, 12, 22), 8),
        around(date(2026, 1, 1), 730),
    ]
}

fn pacings() -> impl Strategy<Value = Pacing> {
    let days = proptest::collection::vec(1..=5_i8, 0..=3);
    (windows(), days, any::<bool>(), 1..4_u32, 1..6_u32, 0..7_200_u64).prop_map(
        |(quiet, days, holidays, per_hour, per_day, spacing)| Pacing {
            quiet,
            quiet_days: days
                .into_iter()
                .map(|day| Weekday::from_monday_one_offset(day).unwrap())
                .collect(),
            holidays: holidays.then_some(Land::St),
            per_hour,
            per_day,
            spacing: Duration::from_secs(spacing),
            ..Pacing::default()
        },
    )
}

proptest! {
    /// Twelve posts, each as soon as it may: none at a quiet time, never too many, never too close.
    #[test]
    fn no_post_at_a_quiet_time_and_never_too_many(pacing in pacings(), start in instants()) {
        let mut sent: Vec<Timestamp> = Vec::new();
        let mut now = start;
        for _ in 0..12 {
            let at = earliest(now, &pacing, &berlin(), &sent);
            prop_assert!(at >= now);
            prop_assert_eq!(earliest(at, &pacing, &berlin(), &sent), at, "the moment is free");
            let local = at.to_zoned(berlin());
            let quiet = pacing.quiet.iter().find(|quiet| in_window(local.time(), **quiet));
            prop_assert!(quiet.is_none(), "{} lies in {:?}", local, quiet);
            prop_assert!(!pacing.quiet_days.contains(&local.weekday()), "{}", local);
            let holiday = pacing.holidays.and_then(|land| holiday(land, local.date()));
            prop_assert!(holiday.is_none(), "{} is {:?}", local, holiday);
            if let Some(last) = sent.last() {
                let apart = at.duration_since(*last);
                prop_assert!(apart >= SignedDuration::try_from(pacing.spacing).unwrap());
            }
            sent.push(at);
            now = at;
        }
        for at in &sent {
            let day = at.to_zoned(berlin()).date();
            let that_day = sent.iter().filter(|o| o.to_zoned(berlin()).date() == day).count();
            prop_assert!(that_day <= usize::try_from(pacing.per_day).unwrap());
            let hour = sent.iter().filter(|o| **o <= *at && at.duration_since(**o) < HOUR);
            prop_assert!(hour.count() <= usize::try_from(pacing.per_hour).unwrap());
        }
    }
}
