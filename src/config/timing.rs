//! The schedule of a source: what is wrong with a line, and which line was probably meant.

use jiff::tz::TimeZone;

use super::duration;
use super::faults::Wrong;
use crate::schedule::Schedule;
use crate::wording::Phrase;
use crate::wording::config as say;

/// Which phrase tells of a wrong value, field by field; the range is what tells a wrong one.
const FIELDS: [&Phrase; 5] = [
    &say::SCHEDULE_MINUTE,
    &say::SCHEDULE_HOUR,
    &say::SCHEDULE_DAY,
    &say::SCHEDULE_MONTH,
    &say::SCHEDULE_WEEKDAY,
];

/// Words that people write for a whole line.
const WHOLE: [(&str, &str); 6] = [
    ("stündlich", "@hourly"),
    ("hourly", "@hourly"),
    ("täglich", "@daily"),
    ("daily", "@daily"),
    ("wöchentlich", "@weekly"),
    ("weekly", "@weekly"),
];

/// A line as in crontab(5), or `@every 15m`.
pub(super) fn schedule(line: &str, zone: &TimeZone) -> Result<Schedule, Wrong> {
    Schedule::parse(line, zone).map_err(|_| {
        let wrong = reason(line, zone);
        match guess(line, zone) {
            Some(guess) => wrong.help(&say::DID_YOU_MEAN, &[&format!("\"{guess}\"")]),
            None => wrong.help(&say::SCHEDULE_HELP, &[]),
        }
    })
}

/// What is wrong, found by asking about one field at a time: the schedule's own message is in
/// English only.
fn reason(line: &str, zone: &TimeZone) -> Wrong {
    let fields: Vec<&str> = line.split_whitespace().collect();
    if line.trim_start().starts_with('@') {
        return Wrong::new(&say::BAD_SCHEDULE, &[line]);
    }
    if fields.len() != FIELDS.len() {
        let count = fields.len().to_string();
        return Wrong::new(&say::SCHEDULE_FIELDS, &[line, &count]);
    }
    let is_wrong = |at: usize, field: &str| {
        let mut alone = ["*"; FIELDS.len()];
        if let Some(place) = alone.get_mut(at) {
            *place = field;
        }
        Schedule::parse(&alone.join(" "), zone).is_err()
    };
    let mut named = fields.iter().zip(FIELDS).enumerate();
    let wrong = named.find(|(at, (field, _))| is_wrong(*at, field));
    let phrase = wrong.map_or(&say::SCHEDULE_NEVER, |(_, (_, phrase))| phrase);
    Wrong::new(phrase, &[line])
}

/// The line that was probably meant: a word for a whole line, six or seven fields as other
/// programs want them, with seconds in front or a year at the end, or a bare duration.
fn guess(line: &str, zone: &TimeZone) -> Option<String> {
    let folded = line.trim().to_lowercase();
    if let Some((_, whole)) = WHOLE.iter().find(|(word, _)| *word == folded) {
        return Some((*whole).to_owned());
    }
    let plain = folded.replace('?', "*");
    let fields: Vec<&str> = plain.split_whitespace().collect();
    let count = fields.len();
    let fives = [0..count, 1..count, 1..count.saturating_sub(1), 0..count.saturating_sub(1)]
        .into_iter()
        .filter_map(|part| fields.get(part).filter(|five| five.len() == FIELDS.len()))
        .map(|five| five.join(" "));
    let words =
        folded.trim_start_matches('@').trim_start_matches("every").trim_start_matches("alle");
    let every = duration::guess(words).map(|every| format!("@every {every}"));
    fives.chain(every).find(|guess| *guess != folded && Schedule::parse(guess, zone).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guessed(line: &str) -> Option<String> {
        guess(line, &TimeZone::UTC)
    }

    #[test]
    fn what_was_meant_is_guessed() {
        for (line, meant) in [
            ("0 */20 6-21 * * *", "*/20 6-21 * * *"),
            ("0 0 12 * * ? 2027", "0 12 * * *"),
            ("0 12 ? * MON-FRI", "0 12 * * mon-fri"),
            ("0 12 * * mon 2027", "0 12 * * mon"),
            ("alle 20 Minuten", "@every 20m"),
            ("every 2 hours", "@every 2h"),
            ("15m", "@every 15m"),
            ("täglich", "@daily"),
        ] {
            assert_eq!(guessed(line).as_deref(), Some(meant), "{line}");
        }
        for line in ["", "manchmal", "0 25 * * *", "* * *", "@every x"] {
            assert_eq!(guessed(line), None, "{line}");
        }
    }
}
