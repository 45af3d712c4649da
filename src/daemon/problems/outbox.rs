//! What in the outbox waits for a person.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::{Kind, Problem};
use crate::config::{Config, Mode};
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, actions, items};
use crate::wording::{Phrase, Words, problems as say};

/// A refusal is a problem for this long; nobody needs to be reminded of it for ever.
const FAILED_FOR: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Posts that are named; of more, only the number is told.
const NAMED: usize = 3;

pub(super) fn problems(
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<Problem>, StoreError> {
    if config.mode == Mode::Preview {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for account in &config.accounts {
        let name = account.name.as_str();
        for (state, kind, phrases) in [
            (
                State::NeedsHuman,
                Kind::PostUnclear,
                [&say::UNCLEAR, &say::UNCLEAR_MEANS, &say::UNCLEAR_TODO],
            ),
            (
                State::Failed,
                Kind::PostFailed,
                [&say::FAILED, &say::FAILED_MEANS, &say::FAILED_TODO],
            ),
            (
                State::AwaitingApproval,
                Kind::PostApproval,
                [&say::APPROVAL, &say::APPROVAL_MEANS, &say::APPROVAL_TODO],
            ),
        ] {
            let mut concerned = deliveries::of_account(db, name, state)?;
            if state == State::Failed {
                concerned.retain(|one| now.duration_since(one.changed_at) < FAILED_FOR);
            }
            let Some(since) = concerned.iter().map(|one| one.changed_at).min() else {
                continue;
            };
            let which = named(db, &concerned)?;
            found.push(problem(kind, (name, since), phrases, &which));
        }
        let changes = actions::undecided(db, name)?;
        if let Some(since) = changes.iter().map(|change| change.changed_at).min() {
            let phrases = [&say::CHANGES, &say::CHANGES_MEANS, &say::CHANGES_TODO];
            let which = Words::same(changes.len().to_string());
            found.push(problem(Kind::PostChanges, (name, since), phrases, &which));
        }
    }
    Ok(found)
}

fn problem(
    kind: Kind,
    (name, since): (&str, Timestamp),
    [what, means, todo]: [&Phrase; 3],
    which: &Words,
) -> Problem {
    let account = Words::same(name);
    Problem {
        kind,
        about: name.to_owned(),
        since,
        what: what.telling(&[&account]),
        meaning: means.telling(&[&account, which]),
        todo: todo.telling(&[&account]),
    }
}

/// The first few by number and headline, and how many there are beyond.
fn named(db: &Connection, deliveries: &[Delivery]) -> Result<Words, StoreError> {
    let (mut de, mut en) = (Vec::new(), Vec::new());
    for delivery in deliveries.iter().take(NAMED) {
        let title = items::get(db, delivery.item)?.entry.title.unwrap_or_default();
        let (id, title) = (delivery.id, title.trim());
        de.push(format!("{id} „{title}“"));
        en.push(format!("{id} “{title}”"));
    }
    let more = deliveries.len().saturating_sub(NAMED);
    if more > 0 {
        let Words { de: more_de, en: more_en } = say::AND_MORE.with(&[&more.to_string()]);
        de.push(more_de);
        en.push(more_en);
    }
    Ok(Words { de: de.join(", "), en: en.join(", ") })
}
