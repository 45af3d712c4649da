//! Quiet times of the day: `"21:00-07:00"`, also over midnight.

use jiff::civil::Time;

use super::faults::Wrong;
use crate::wording::config as say;

const MINUTES_A_DAY: usize = 24 * 60;

/// Start and end; an end at or before the start is on the next day. `24:00` is midnight.
pub(super) fn parse(text: &str) -> Result<(Time, Time), Wrong> {
    let exact =
        text.split_once('-').and_then(|(start, end)| Some((exactly(start)?, exactly(end)?)));
    match exact {
        Some((start, end)) if start == end => {
            let wrong = Wrong::new(&say::EMPTY_QUIET, &[text]);
            Err(wrong.help(&say::QUIET_HELP, &[]))
        }
        Some(range) => Ok(range),
        None => {
            let wrong = Wrong::new(&say::BAD_QUIET, &[text]);
            Err(match guess(text) {
                Some(guess) => wrong.help(&say::DID_YOU_MEAN, &[&guess]),
                None => wrong.help(&say::QUIET_HELP, &[]),
            })
        }
    }
}

/// `HH:MM`, two digits each.
fn exactly(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let two = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two(hour) || !two(minute) {
        return None;
    }
    time(hour, minute)
}

fn time(hour: &str, minute: &str) -> Option<Time> {
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    if (hour, minute) == (24, 0) {
        return Some(Time::midnight());
    }
    Time::new(hour, minute, 0, 0).ok()
}

/// What `21 Uhr bis 7 Uhr` or `21.00 – 7.00` may have meant.
fn guess(text: &str) -> Option<String> {
    let text = text.to_lowercase().replace("uhr", "").replace("bis", "-");
    let (start, end) = text.split_once(['-', '–', '—'])?;
    let loosely = |text: &str| {
        let text = text.trim();
        let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
        time(hour, minute)
    };
    let (start, end) = (loosely(start)?, loosely(end)?);
    (start != end).then(|| format!("\"{}-{}\"", clock(start), clock(end)))
}

/// `HH:MM`.
pub(super) fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Whether no minute of the day is left in which something could be posted.
pub(super) fn covers_the_day(quiet: &[(Time, Time)]) -> bool {
    let minute = |time: Time| {
        let minutes = i32::from(time.hour()) * 60 + i32::from(time.minute());
        usize::try_from(minutes).unwrap_or_default()
    };
    let mut covered = [false; MINUTES_A_DAY];
    for (start, end) in quiet {
        let (start, end) = (minute(*start), minute(*end));
        let length = (end + MINUTES_A_DAY - start) % MINUTES_A_DAY;
        for at in start..start + length {
            if let Some(slot) = covered.get_mut(at % MINUTES_A_DAY) {
                *slot = true;
            }
        }
    }
    covered.iter().all(|slot| *slot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn times_over_midnight_are_read() {
        let night = parse("21:00-07:00").unwrap();
        assert_eq!(night, (time(21, 0, 0, 0), time(7, 0, 0, 0)));
        let evening = parse("22:30-24:00").unwrap();
        assert_eq!(evening, (time(22, 30, 0, 0), time(0, 0, 0, 0)));
    }

    #[test]
    fn loose_writing_is_refused_with_a_guess() {
        for (text, meant) in [
            ("21-7", "\"21:00-07:00\""),
            ("21 Uhr bis 7 Uhr", "\"21:00-07:00\""),
            ("21.30 – 7.15", "\"21:30-07:15\""),
            ("9:00-10:00", "\"09:00-10:00\""),
        ] {
            assert!(parse(text).is_err(), "{text}");
            assert_eq!(guess(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["", "-", "nachts", "25:00-07:00", "12:00-12:00", "+1:00-07:00"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_all_quiet_is_noticed() {
        let day = |ranges: &[&str]| {
            let quiet: Vec<_> = ranges.iter().map(|text| parse(text).unwrap()).collect();
            covers_the_day(&quiet)
        };
        assert!(!day(&[]));
        assert!(!day(&["21:00-07:00"]));
        assert!(!day(&["00:00-12:00", "12:01-00:00"]));
        assert!(day(&["00:00-12:00", "11:00-00:00"]));
        assert!(day(&["21:00-07:00", "07:00-21:00"]));
    }
}
