//! Reading `[pacing]`: quiet hours, quiet days, public holidays, spacing and caps.

use std::time::Duration;

use jiff::civil::Weekday;

use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::raw::Section;
use super::{Pacing, quiet, values};
use crate::outbox::Land;
use crate::wording::config as say;

/// Posts that an account may make in an hour or a day, at most.
pub(super) const MOST_POSTS: u32 = 1_000;
/// Deliveries that may wait, at most.
pub(super) const MOST_WAITING: u32 = 10_000;

pub(super) const DAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// What people write for a day of the week.
const DAY_SYNONYMS: [(&str, &str); 22] = [
    ("mo", "mon"),
    ("montag", "mon"),
    ("monday", "mon"),
    ("di", "tue"),
    ("dienstag", "tue"),
    ("tuesday", "tue"),
    ("mi", "wed"),
    ("mittwoch", "wed"),
    ("wednesday", "wed"),
    ("do", "thu"),
    ("donnerstag", "thu"),
    ("thursday", "thu"),
    ("fr", "fri"),
    ("freitag", "fri"),
    ("friday", "fri"),
    ("sa", "sat"),
    ("samstag", "sat"),
    ("sonnabend", "sat"),
    ("saturday", "sat"),
    ("so", "sun"),
    ("sonntag", "sun"),
    ("sunday", "sun"),
];

/// Reads `[pacing]`; what it does not set is as [`Pacing::default`] has it.
pub(super) fn read(root: &Section<'_>, faults: &mut Faults<'_>) -> Pacing {
    let section = root.optional("pacing", Table::Pacing, faults);
    let default = Pacing::default();
    let quiet = section.list("quiet", faults, quiet::parse);
    if quiet.as_deref().is_some_and(quiet::covers_the_day) {
        always_quiet(&section, "quiet", faults);
    }
    let quiet_days = section.list("quiet_days", faults, weekday).unwrap_or_default();
    if DAYS.iter().all(|(_, day)| quiet_days.contains(day)) {
        always_quiet(&section, "quiet_days", faults);
    }
    let per_day = section.integer("per_day", 1..=MOST_POSTS, faults).unwrap_or(default.per_day);
    Pacing {
        quiet: quiet.unwrap_or(default.quiet),
        quiet_days,
        holidays: section.parse("holidays", faults, land).unwrap_or(default.holidays),
        spacing: length(&section, "spacing", default.spacing, faults),
        // Without a line of its own, an hour may have as many as the day.
        per_hour: section.integer("per_hour", 1..=MOST_POSTS, faults).unwrap_or(per_day),
        per_day,
        grace: length(&section, "grace", default.grace, faults),
        max_waiting: section
            .integer("max_waiting", 1..=MOST_WAITING, faults)
            .unwrap_or(default.max_waiting),
    }
}

fn length(
    section: &Section<'_>,
    name: &str,
    default: Duration,
    faults: &mut Faults<'_>,
) -> Duration {
    section.parse(name, faults, values::length).unwrap_or(default)
}

fn always_quiet(section: &Section<'_>, name: &str, faults: &mut Faults<'_>) {
    let wrong = Wrong::new(&say::ALWAYS_QUIET, &[]).help(&say::ALWAYS_QUIET_HELP, &[]);
    faults.add(section.value(name).map(toml::Spanned::span), wrong);
}

fn weekday(text: &str) -> Result<Weekday, Wrong> {
    values::one_of("quiet_days", text, &DAYS, &DAY_SYNONYMS)
}

/// The codes of the states, and `none`.
pub(super) fn lands() -> Vec<&'static str> {
    Land::ALL.iter().map(|(code, ..)| *code).chain(["none"]).collect()
}

/// A state by its code, or `none`.
fn land(text: &str) -> Result<Option<Land>, Wrong> {
    let states = Land::ALL.iter().map(|(code, land, _)| (*code, Some(*land)));
    let choices: Vec<(&'static str, Option<Land>)> = states.chain([("none", None)]).collect();
    let names: Vec<(String, &'static str)> =
        Land::ALL.iter().map(|(code, _, name)| (name.to_lowercase(), *code)).collect();
    let long: Vec<(String, &'static str)> = Land::ALL
        .iter()
        .map(|(code, _, _)| (format!("de-{}", code.to_lowercase()), *code))
        .collect();
    let mut synonyms: Vec<(&str, &'static str)> =
        names.iter().chain(&long).map(|(name, code)| (name.as_str(), *code)).collect();
    synonyms.extend([("keine", "none"), ("nein", "none"), ("off", "none"), ("aus", "none")]);
    values::one_of("holidays", text, &choices, &synonyms)
}
