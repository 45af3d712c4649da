//! What keeps news from being noticed.

use jiff::Timestamp;
use rusqlite::Connection;

use super::{Kind, Problem, at};
use crate::config::Config;
use crate::daemon::health::TOLD_AFTER;
use crate::state::StoreError;
use crate::state::sources::{self, SourceHealth};
use crate::wording::{Phrase, Words, problems as say};

pub(super) fn problems(
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<Problem>, StoreError> {
    let mut found = Vec::new();
    for source in &config.sources {
        if let Some(health) = sources::health(db, &source.name)? {
            found.extend(of_source(config, &source.name, &health, now));
        }
    }
    Ok(found)
}

fn of_source(config: &Config, name: &str, health: &SourceHealth, now: Timestamp) -> Vec<Problem> {
    let problem = |kind, since: Timestamp, [what, means, todo]: [&Phrase; 3], reason: Words| {
        let since_said = at(since, &config.timezone);
        let name_said = Words::same(name);
        let parts = [&name_said, &reason, &since_said];
        Problem {
            kind,
            about: name.to_owned(),
            since,
            what: what.telling(&parts),
            meaning: means.telling(&parts),
            todo: todo.telling(&parts),
        }
    };
    let mut found = Vec::new();
    // One failure is no problem: servers restart.
    if let Some(failure) = health.failure.as_ref().filter(|_| health.failures >= TOLD_AFTER) {
        let phrases = [&say::FAILING, &say::FAILING_MEANS, &say::FAILING_TODO];
        let since = health.failing_since.unwrap_or(now);
        found.push(problem(Kind::SourceFailing, since, phrases, failure.words()));
    }
    if let Some(quarantine) = &health.quarantine {
        let phrases = [&say::QUARANTINE, &say::QUARANTINE_MEANS, &say::QUARANTINE_TODO];
        found.push(problem(
            Kind::SourceQuarantine,
            quarantine.since,
            phrases,
            quarantine.reason.words(),
        ));
    }
    if let Some(since) = health.silent_since {
        let phrases = [&say::SILENT, &say::SILENT_MEANS, &say::SILENT_TODO];
        found.push(problem(Kind::SourceSilent, since, phrases, Words::default()));
    }
    if let Some(to) = &health.moved_to {
        let phrases = [&say::MOVED, &say::MOVED_MEANS, &say::MOVED_TODO];
        found.push(problem(Kind::SourceMoved, now, phrases, Words::same(to)));
    }
    found
}
