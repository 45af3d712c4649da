//! Schedules, tested by their next fire times, above all around daylight saving.
#![cfg(test)]

use jiff::civil::{DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use proptest::prelude::*;
use weitersagen::schedule::Schedule;

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

fn schedule(line: &str) -> Schedule {
    Schedule::parse(line, &berlin()).unwrap_or_else(|error| panic!("{line}: {error}"))
}

/// The next fire times after a local time in Berlin, as `HH:MM+offset` with the day where asked.
fn fires(line: &str, after: &str, count: usize, format: &str) -> Vec<String> {
    let schedule = schedule(line);
    let local: DateTime = after.parse().unwrap();
    let mut at: Timestamp = local.to_zoned(berlin()).unwrap().timestamp();
    (0..count)
        .map(|_| {
            at = schedule.next_after(at);
            at.to_zoned(berlin()).strftime(format).to_string()
        })
        .collect()
}

const SPRING: &str = "2027-03-28T01:30:00";
const AUTUMN: &str = "2027-10-31T01:30:00";

#[test]
fn a_fixed_time_fires_once_on_the_days_of_the_change() {
    let days = "%d. %H:%M%z";
    assert_eq!(
        fires("30 2 * * *", "2027-03-27T02:00:00", 4, days),
        ["27. 02:30+0100", "28. 03:00+0200", "29. 02:30+0200", "30. 02:30+0200"]
    );
    assert_eq!(
        fires("30 2 * * *", "2027-10-30T02:00:00", 4, days),
        ["30. 02:30+0200", "31. 02:30+0200", "01. 02:30+0100", "02. 02:30+0100"]
    );
    assert_eq!(
        fires("0 2,3 * * *", SPRING, 3, days),
        ["28. 03:00+0200", "29. 02:00+0200", "29. 03:00+0200"]
    );
    assert_eq!(fires("0 3 * * *", AUTUMN, 2, days), ["31. 03:00+0100", "01. 03:00+0100"]);
}

#[test]
fn intervals_go_on_through_both_changes() {
    assert_eq!(
        fires("*/20 * * * *", SPRING, 5, "%H:%M%z"),
        ["01:40+0100", "03:00+0200", "03:20+0200", "03:40+0200", "04:00+0200"]
    );
    assert_eq!(
        fires("*/20 * * * *", AUTUMN, 9, "%H:%M%z"),
        [
            "01:40+0200",
            "02:00+0200",
            "02:20+0200",
            "02:40+0200",
            "02:00+0100",
            "02:20+0100",
            "02:40+0100",
            "03:00+0100",
            "03:20+0100"
        ]
    );
    assert_eq!(
        fires("45 * * * *", SPRING, 3, "%H:%M%z"),
        ["01:45+0100", "03:45+0200", "04:45+0200"]
    );
    assert_eq!(
        fires("0 */2 * * *", SPRING, 3, "%H:%M%z"),
        ["03:00+0200", "04:00+0200", "06:00+0200"]
    );
    assert_eq!(
        fires("*/30 2 * * *", SPRING, 2, "%d. %H:%M%z"),
        ["28. 03:00+0200", "29. 02:00+0200"]
    );
}

#[test]
fn the_hours_of_the_sample_configuration() {
    assert_eq!(
        fires("*/20 6-21 * * *", "2027-03-28T21:20:00", 3, "%d. %H:%M"),
        ["28. 21:40", "29. 06:00", "29. 06:20"]
    );
}

#[test]
fn weekdays_are_those_of_crontab() {
    let weekday = "%a %d.";
    for sunday in ["0 7 * * 0", "0 7 * * 7", "0 7 * * sun", "0 7 * * SUN", "0 7 * * 7-7"] {
        assert_eq!(fires(sunday, "2027-03-01T12:00:00", 2, weekday), ["Sun 07.", "Sun 14."]);
    }
    assert_eq!(
        fires("0 7 * * 1-5", "2027-03-04T12:00:00", 3, weekday),
        ["Fri 05.", "Mon 08.", "Tue 09."]
    );
    assert_eq!(
        fires("0 7 * * 5-7", "2027-03-04T12:00:00", 4, weekday),
        ["Fri 05.", "Sat 06.", "Sun 07.", "Fri 12."]
    );
    assert_eq!(
        fires("0 7 * * sat-mon", "2027-03-04T12:00:00", 4, weekday),
        ["Sat 06.", "Sun 07.", "Mon 08.", "Sat 13."]
    );
    assert_eq!(
        fires("0 7 * * 1-7/2", "2027-03-07T12:00:00", 5, weekday),
        ["Mon 08.", "Wed 10.", "Fri 12.", "Sun 14.", "Mon 15."]
    );
}

#[test]
fn two_restricted_days_mean_either() {
    assert_eq!(
        fires("0 7 13 * fri", "2027-03-01T12:00:00", 5, "%a %d."),
        ["Fri 05.", "Fri 12.", "Sat 13.", "Fri 19.", "Fri 26."]
    );
    // crontab(5): a field that begins with `*` is not restricted, so both must match.
    assert_eq!(
        fires("0 7 */2 * fri", "2027-03-01T12:00:00", 3, "%a %d."),
        ["Fri 05.", "Fri 19.", "Fri 09."]
    );
}

#[test]
fn months_leap_years_and_shorthands() {
    assert_eq!(
        fires("0 0 29 feb *", "2027-01-01T00:00:00", 2, "%Y-%m-%d"),
        ["2028-02-29", "2032-02-29"]
    );
    assert_eq!(fires("0 0 31 * *", "2027-01-31T00:00:00", 2, "%m-%d"), ["03-31", "05-31"]);
    for (line, expected) in [
        ("@hourly", "03-01 13:00"),
        ("@daily", "03-02 00:00"),
        ("@weekly", "03-07 00:00"),
        ("@monthly", "04-01 00:00"),
        ("5/20 13 * jan-mar *", "03-01 13:05"),
    ] {
        assert_eq!(fires(line, "2027-03-01T12:00:00", 1, "%m-%d %H:%M"), [expected], "{line}");
    }
}

#[test]
fn intervals_by_length_keep_their_grid() {
    let at = |text: &str| -> Timestamp { text.parse().unwrap() };
    for (line, after, expected) in [
        ("@every 10s", "2027-03-01T12:00:03.5Z", "2027-03-01T12:00:10Z"),
        ("@every 10s", "2027-03-01T12:00:10Z", "2027-03-01T12:00:20Z"),
        ("@every 5m", "2027-03-01T12:00:10Z", "2027-03-01T12:05:00Z"),
        ("@every 2h", "2027-03-01T12:00:00Z", "2027-03-01T14:00:00Z"),
        ("@every 1d", "2027-03-01T12:00:00Z", "2027-03-02T00:00:00Z"),
        ("@every 10s", "1969-12-31T23:59:55Z", "1970-01-01T00:00:00Z"),
    ] {
        assert_eq!(schedule(line).next_after(at(after)), at(expected), "{line} after {after}");
    }
}

#[test]
fn missed_slots_are_one_question() {
    let daily = schedule("0 7 * * *");
    let at = |text: &str| text.parse::<DateTime>().unwrap().to_zoned(berlin()).unwrap().timestamp();
    let missed = |since: &str, now: &str| daily.next_after(at(since)) <= at(now);
    assert!(missed("2027-03-01T06:59:59", "2027-03-01T07:00:00"));
    assert!(missed("2027-02-01T07:00:00", "2027-03-01T06:00:00"));
    assert!(!missed("2027-03-01T07:00:00", "2027-03-02T06:59:59"));
    assert!(!missed("2027-03-01T07:00:00", "2027-02-01T07:00:00"));
}

#[test]
fn wrong_lines_are_told_apart() {
    for (line, part) in [
        ("", "has 0 fields"),
        ("* * * *", "has 4 fields"),
        ("0 * * * * *", "has 6 fields"),
        ("60 * * * *", "minute `60`"),
        ("* 24 * * *", "hour `24`"),
        ("* * 0 * *", "day of the month `0`"),
        ("* * * 13 *", "month `13`"),
        ("* * * * 8", "day of the week `8`"),
        ("* * * * fry", "day of the week `fry`"),
        ("*/0 * * * *", "step"),
        ("*/x * * * *", "step"),
        ("30-10 * * * *", "backwards"),
        ("+5 * * * *", "minute `+5`"),
        ("1,,2 * * * *", "minute `1,,2`"),
        ("ü * * * *", "minute `ü`"),
        ("30 2 30 2 *", "never fires"),
        ("0 0 31 4,6,9,11 *", "never fires"),
        ("@often", "`@often` is not known"),
        ("@daily 7", "is not known"),
        ("@every", "whole number"),
        ("@every 0s", "whole number"),
        ("@every 5", "whole number"),
        ("@every -5m", "whole number"),
        ("@every 5ü", "whole number"),
        ("@every 99999999999999999999d", "whole number"),
    ] {
        let error = Schedule::parse(line, &berlin()).unwrap_err().to_string();
        assert!(error.contains(part), "{line}: {error}");
    }
}

#[test]
fn the_ends_of_time_do_no_harm() {
    for line in ["* * * * *", "0 0 29 2 *", "@every 1d", "30 2 * * *"] {
        let schedule = schedule(line);
        assert!(schedule.next_after(Timestamp::MIN) > Timestamp::MIN);
        assert_eq!(schedule.next_after(Timestamp::MAX), Timestamp::MAX);
    }
}

/// A line that matches minute by minute, written down as slowly and plainly as can be.
fn matches_plainly(at: &Zoned, minute: i8, step: i8, hour: i8, day: i8, weekday: i8) -> bool {
    at.minute() % step == minute % step
        && at.hour() >= hour
        && (at.day() == day || at.weekday() == Weekday::from_sunday_zero_offset(weekday).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn fire_times_are_those_of_a_plain_search(
        start in 1_767_225_600_i64..1_900_000_000, step in 7_i8..=30, minute in 0_i8..7,
        hour in 4_i8..=23, day in 1_i8..=28, weekday in 0_i8..=6,
    ) {
        let line = format!("{minute}/{step} {hour}-23 {day} * {weekday}");
        let after = Timestamp::from_second(start).unwrap();
        let found = schedule(&line).next_after(after).to_zoned(berlin());
        let mut at = after.to_zoned(berlin()).with().second(0).subsec_nanosecond(0).build().unwrap();
        loop {
            at = at.checked_add(1.minute()).unwrap();
            if matches_plainly(&at, minute, step, hour, day, weekday) {
                break;
            }
        }
        prop_assert_eq!(found, at, "{}", line);
    }

    #[test]
    fn any_line_is_parsed_or_refused(line in "[-0-9*/,a-z@ ü]{0,16}") {
        if let Ok(schedule) = Schedule::parse(&line, &berlin()) {
            let now = Timestamp::from_second(1_800_000_000).unwrap();
            prop_assert!(schedule.next_after(now) > now);
        }
    }
}
