//! When to look: crontab(5) lines and intervals on the wall clock of a zone.

mod fields;
mod wall;

use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use wall::Wall;

/// A parsed schedule line in its zone.
#[derive(Debug, Clone)]
pub struct Schedule {
    line: String,
    zone: TimeZone,
    rule: Rule,
}

/// What a line says.
#[derive(Debug, Clone)]
enum Rule {
    /// Five fields, matched against the wall clock.
    Wall(Box<Wall>),
    /// Whole intervals since 1970, so that a restart does not shift them.
    Every(Duration),
}

/// Why a line is no schedule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct ScheduleError(pub String);

impl Schedule {
    /// Parses five fields as in crontab(5), `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`,
    /// or `@every 10s` (also `m`, `h`, `d`).
    ///
    /// Daylight saving: a fixed time fires once a day; where the clock leaps over it, at the next
    /// instant that exists. A line whose minute or hour begins with `*` is an interval: it goes on
    /// through both hours in autumn.
    ///
    /// # Errors
    /// The field that is wrong and what it may hold, or that the line never fires.
    pub fn parse(line: &str, zone: &TimeZone) -> Result<Self, ScheduleError> {
        let trimmed = line.trim();
        let rule = match trimmed.strip_prefix('@') {
            Some(word) => shorthand(word)?,
            None => wall_rule(trimmed)?,
        };
        Ok(Self { line: trimmed.to_owned(), zone: zone.clone(), rule })
    }

    /// The line as written.
    pub fn as_str(&self) -> &str {
        &self.line
    }

    /// The first step that is wider than its field, such as `*/70` for the minutes: it fires at the
    /// field's beginning alone.
    pub fn idle_step(&self) -> Option<&str> {
        let widths = fields::SPECS.iter().map(fields::Spec::width);
        self.line.split_whitespace().zip(widths).find_map(|(field, width)| {
            let step = |part: &str| part.rsplit_once("*/")?.1.parse::<u8>().ok();
            field.split(',').find(|part| step(part).is_some_and(|step| step >= width))
        })
    }

    /// The first instant after `after` at which it fires; [`Timestamp::MAX`] past the year 2100.
    pub fn next_after(&self, after: Timestamp) -> Timestamp {
        match &self.rule {
            Rule::Wall(wall) => wall.next_after(after, &self.zone),
            Rule::Every(interval) => next_multiple(after, *interval),
        }
    }
}

fn wall_rule(line: &str) -> Result<Rule, ScheduleError> {
    let wall = Wall::parse(line).map_err(ScheduleError)?;
    Ok(Rule::Wall(Box::new(wall)))
}

fn shorthand(word: &str) -> Result<Rule, ScheduleError> {
    let (name, argument) = word.split_once(char::is_whitespace).unwrap_or((word, ""));
    match (name, argument.trim()) {
        ("every", interval) => Ok(Rule::Every(interval_of(interval)?)),
        ("hourly", "") => wall_rule("0 * * * *"),
        ("daily" | "midnight", "") => wall_rule("0 0 * * *"),
        ("weekly", "") => wall_rule("0 0 * * 0"),
        ("monthly", "") => wall_rule("0 0 1 * *"),
        ("yearly" | "annually", "") => wall_rule("0 0 1 1 *"),
        _ => Err(ScheduleError(format!(
            "`@{word}` is not known; allowed are @hourly, @daily, @weekly, @monthly, @yearly and \
             @every with a duration such as `@every 15m`"
        ))),
    }
}

/// A whole number with `s`, `m`, `h` or `d`, from one second to 366 days.
fn interval_of(text: &str) -> Result<Duration, ScheduleError> {
    let wrong = || {
        ScheduleError(format!(
            "`@every {text}` needs a whole number with s, m, h or d, from 1s to 366d, such as \
             `@every 15m`"
        ))
    };
    let unit = text.chars().last().ok_or_else(wrong)?;
    let seconds: u64 = match unit {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return Err(wrong()),
    };
    let number: u64 = text
        .strip_suffix(unit)
        .and_then(|number| number.trim_end().parse().ok())
        .ok_or_else(wrong)?;
    let whole = number.checked_mul(seconds).ok_or_else(wrong)?;
    if !(1..=366 * 24 * 60 * 60).contains(&whole) {
        return Err(wrong());
    }
    Ok(Duration::from_secs(whole))
}

fn next_multiple(after: Timestamp, interval: Duration) -> Timestamp {
    let step = i64::try_from(interval.as_secs()).unwrap_or(i64::MAX).max(1);
    // `as_second` rounds towards 1970; before it, the next multiple is found one step earlier.
    let second = after.as_second();
    let mut next = second.div_euclid(step).saturating_mul(step);
    while Timestamp::from_second(next).is_ok_and(|instant| instant <= after) {
        next = next.saturating_add(step);
    }
    Timestamp::from_second(next).unwrap_or(Timestamp::MAX)
}

/// The instant before this one; only for asking „from here on, this one included“.
fn just_before(instant: Timestamp) -> Timestamp {
    instant.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(Timestamp::MIN)
}
