//! The digest: what was posted, what was not and why, what waits for a decision.

use jiff::Timestamp;
use rusqlite::Connection;

use super::problems::{self, Problem};
use super::{alert, budget};
use crate::config::{Config, Language, Mode};
use crate::item::Network;
use crate::notify::Message;
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, alerts, items};
use crate::wording::{Phrase, Words, alerts as say};

/// Entries of one part that are listed; of more, only the number is told.
const LISTED: usize = 30;

/// Writes the digest if its time has come. The first look only notes from when on to tell.
pub(super) fn tell(
    db: &Connection,
    config: &Config,
    found: &[Problem],
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(schedule) = &config.alerts.digest else {
        return Ok(());
    };
    let Some(last) = alerts::digested(db)? else {
        return alerts::note_digest(db, now);
    };
    // A clock that was set back must not bring the same digest again.
    if last > now || schedule.next_after(last) > now {
        return Ok(());
    }
    let message = write(db, config, found, (last, now))?;
    for way in alert::ways(&config.alerts) {
        alerts::queue(db, way, &message)?;
    }
    alerts::note_digest(db, now)?;
    alerts::tidy(db, now)
}

fn write(
    db: &Connection,
    config: &Config,
    found: &[Problem],
    (since, now): (Timestamp, Timestamp),
) -> Result<Message, StoreError> {
    let language = config.language;
    let said = |phrase: &Phrase| phrase.telling(&[]).of(language).to_owned();
    let mut parts = Vec::new();
    let (posted, not_posted) = settled(db, config, (since, now))?;
    if posted.is_empty() {
        parts.push(said(&say::POSTED_NONE));
    } else {
        parts.push(list(&said(&say::POSTED), &posted, language));
    }
    if !not_posted.is_empty() {
        parts.push(list(&said(&say::NOT_POSTED), &not_posted, language));
    }
    let waiting = waiting(db, config)?;
    if !waiting.is_empty() {
        parts.push(list(&said(&say::WAITING), &waiting, language));
    }
    if found.is_empty() {
        parts.push(said(&say::ALL_WELL));
    } else {
        let lines: Vec<String> =
            found.iter().map(|problem| problem.what.of(language).to_owned()).collect();
        parts.push(list(&said(&say::PROBLEMS), &lines, language));
    }
    if config.mode != Mode::Preview
        && config.accounts.iter().any(|account| account.network() == Network::X)
    {
        let spent = problems::amount(budget::spent(db, config, now)?);
        let limit = problems::amount(config.budget.x_per_month);
        parts.push(say::MONEY.telling(&[&spent, &limit]).of(language).to_owned());
    }
    parts.push(alert::sender(config).of(language).to_owned());
    let day = |at| problems::day(at, &config.timezone);
    Ok(Message {
        id: 0,
        at: now,
        kind: "digest".to_owned(),
        key: String::new(),
        subject: say::DIGEST_SUBJECT.telling(&[&day(since), &day(now)]).of(language).to_owned(),
        body: parts.join("\n\n"),
        urgent: false,
    })
}

/// What was posted since, and what ended otherwise, each as one line.
fn settled(
    db: &Connection,
    config: &Config,
    (since, now): (Timestamp, Timestamp),
) -> Result<(Vec<String>, Vec<String>), StoreError> {
    let language = config.language;
    let (mut posted, mut others) = (Vec::new(), Vec::new());
    for delivery in deliveries::changed_between(db, since, now)? {
        let reason = match delivery.state {
            State::Posted => {
                let place = delivery.remote_url.clone().map(|url| format!("\n    {url}"));
                let line = line(db, &delivery, language)?;
                posted.push(format!("{line}{}", place.unwrap_or_default()));
                continue;
            }
            State::Rejected => &say::REJECTED,
            State::Suppressed => &say::SUPPRESSED,
            State::Expired => &say::EXPIRED,
            State::Withdrawn => &say::WITHDRAWN,
            State::Failed => &say::FAILED,
            _ => continue,
        };
        let line = line(db, &delivery, language)?;
        others.push(format!("{line}: {}", reason.telling(&[]).of(language)));
    }
    Ok((posted, others))
}

fn waiting(db: &Connection, config: &Config) -> Result<Vec<String>, StoreError> {
    let mut lines = Vec::new();
    for account in &config.accounts {
        for state in [State::AwaitingApproval, State::NeedsHuman, State::Failed] {
            for delivery in deliveries::of_account(db, &account.name, state)? {
                lines.push(line(db, &delivery, config.language)?);
            }
        }
    }
    Ok(lines)
}

/// Number, account and headline.
fn line(db: &Connection, delivery: &Delivery, language: Language) -> Result<String, StoreError> {
    let title = items::get(db, delivery.item)?.entry.title;
    let title = title.unwrap_or_else(|| say::UNTITLED.telling(&[]).of(language).to_owned());
    Ok(format!("{} {}: {}", delivery.id, delivery.account, title.trim()))
}

/// A heading and its entries, the first ones of many.
fn list(heading: &str, lines: &[String], language: Language) -> String {
    let mut list = format!("{heading}:");
    for line in lines.iter().take(LISTED) {
        list.push_str("\n- ");
        list.push_str(line);
    }
    let more = lines.len().saturating_sub(LISTED);
    if more > 0 {
        let more = say::MORE.telling(&[&Words::same(more.to_string())]);
        list.push_str("\n- ");
        list.push_str(more.of(language));
    }
    list
}
