//! Takes a list that may be taken: known entries get their new names, new ones their deliveries.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use rusqlite::Connection;

use super::known::{Listed, Verdict};
use crate::config::{Config, SourceConfig};
use crate::outbox::State;
use crate::state::StoreError;
use crate::state::deliveries::{self, Plan};
use crate::state::items::{self, Fate};
use crate::state::journal::{self, About};
use crate::state::{held, looks};
use crate::wording::{reading, reasons};

/// A burst is more than this many new items …
const BURST_ITEMS: usize = 3;
/// … that are also more than this share of the list, in percent.
const BURST_PERCENT: usize = 30;

/// What taking a list came to.
pub(super) struct Taken {
    /// The items on it, in its order.
    pub(super) on_list: Vec<i64>,
    /// How many of them were not known.
    pub(super) new: usize,
    /// Whether a person is asked, because too much was new at once.
    pub(super) held: bool,
}

/// Remembers the known entries under all their names, and plans the new ones.
pub(super) fn take(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    listed: Vec<Listed>,
    baseline: bool,
    now: Timestamp,
) -> Result<Taken, StoreError> {
    let total = listed.len();
    let mut on_list = Vec::with_capacity(total);
    let mut new = Vec::new();
    for (place, one) in listed.into_iter().enumerate() {
        match one.item() {
            Some(id) => {
                meet_again(db, source, id, &one, now)?;
                on_list.push((place, id));
            }
            None => new.push((place, one)),
        }
    }
    let count = new.len();
    let told = if baseline { source.backfill } else { count };
    let held = !baseline && count > BURST_ITEMS && count * 100 > total * BURST_PERCENT;
    if baseline {
        new.sort_by_key(|(_, one)| {
            std::cmp::Reverse(one.entry.published.map(|p| p.day(&config.timezone)))
        });
    }
    // Oldest first, so that a backlog is told in the order in which it happened.
    for (index, (place, one)) in new.into_iter().enumerate().rev() {
        // Two entries of one list may be the same item under two names.
        let id = match items::known(db, &source.name, &one.aliases)? {
            Some(id) => id,
            None => add(db, config, source, &one, index < told, held, now)?,
        };
        items::remember(db, &source.name, id, &one.aliases)?;
        on_list.push((place, id));
    }
    on_list.sort_unstable();
    let on_list = on_list.into_iter().map(|(_, id)| id).collect();
    Ok(Taken { on_list, new: count, held })
}

/// A name it did not have before, such as a new guid after a relaunch, is remembered.
fn meet_again(
    db: &Connection,
    source: &SourceConfig,
    id: i64,
    one: &Listed,
    now: Timestamp,
) -> Result<(), StoreError> {
    items::remember(db, &source.name, id, &one.aliases)?;
    if items::note_entry(db, id, &one.entry, &one.shown)? {
        // What was told of it may not hold any more.
        looks::soon(db, id, now)?;
        held::soon(db, id, now)?;
    }
    if let Verdict::Renamed(_, why) = one.verdict {
        let about = About { source: Some(source.name.clone()), item: Some(id), ..About::default() };
        let detail = reading::RENAMED.told([why.into()]);
        journal::write(db, now, &about, "recognised", detail)?;
    }
    Ok(())
}

/// Whether a day lies further back than the source's `max_age`.
pub(super) fn is_too_old(
    day: Date,
    config: &Config,
    source: &SourceConfig,
    now: Timestamp,
) -> bool {
    let days = i64::try_from(source.max_age.as_secs() / 86_400).unwrap_or(i64::MAX);
    let today = now.to_zoned(config.timezone.clone()).date();
    let span = Span::new().try_days(-days).ok();
    span.and_then(|span| today.checked_add(span).ok()).is_some_and(|oldest| day < oldest)
}

/// Stores a new item, with a story and a delivery per account if it may be told.
fn add(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    one: &Listed,
    may_be_told: bool,
    held: bool,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let day = one.entry.published.map(|published| published.day(&config.timezone));
    let too_old = day.is_some_and(|day| is_too_old(day, config, source, now));
    let (fate, reason) = match (may_be_told, too_old) {
        (false, _) => (Fate::Baseline, &reasons::BASELINE),
        (true, true) => (Fate::TooOld, &reasons::TOO_OLD),
        (true, false) => (Fate::New, &reasons::UNREAD),
    };
    let reason = reason.told([]);
    let story = if fate == Fate::New { Some(items::add_story(db, now)?) } else { None };
    let id = items::add(db, &source.name, &one.entry, (fate, &reason), story, now)?;
    let about = About { source: Some(source.name.clone()), item: Some(id), ..About::default() };
    journal::write(db, now, &about, fate.as_str(), reason)?;
    let Some(story) = story else {
        return Ok(id);
    };
    let (state, reason) = match &one.verdict {
        Verdict::Unsure(why) => {
            (State::AwaitingApproval, reasons::A_PERSON_DECIDES.told([why.into()]))
        }
        _ if held => (State::AwaitingApproval, reasons::BURST.told([])),
        _ => (State::Planned, reasons::NEW.told([])),
    };
    let not_before = super::later(now, config.pacing.grace);
    for account in config.accounts.iter().filter(|account| source.feeds(&account.name)) {
        let (account, reason) = (account.name.as_str(), reason.clone());
        let plan = Plan { story, item: id, account, state, reason, not_before };
        deliveries::plan(db, &plan, now)?;
    }
    Ok(id)
}
