//! Source → planned deliveries: polls a source and commits what it offers (T0).

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use rusqlite::Connection;

use super::Context;
use crate::config::{Config, SourceConfig};
use crate::item::{self, Item};
use crate::net::Validators;
use crate::outbox::State;
use crate::state::deliveries::{self, Plan};
use crate::state::items::{self, Fate};
use crate::state::journal::{self, About};
use crate::state::{StoreError, sources};
use crate::watch::{self, Kind, Polled};

/// A burst is more than this many new items …
const BURST_ITEMS: usize = 3;
/// … that are also more than this share of the list, in percent.
const BURST_PERCENT: usize = 30;

/// What one look at a source came to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Gathered {
    /// Nothing has changed there.
    NotModified,
    /// It could be read.
    Read {
        /// Entries on the list.
        listed: usize,
        /// Entries that were not known.
        new: usize,
        /// Whether this was the first look, after which everything is known.
        baseline: bool,
        /// Whether a person is asked, because too much was new at once.
        held: bool,
    },
    /// It could not be read; what was known stays known.
    Failed {
        /// Why.
        reason: String,
    },
}

/// Looks at one source and commits what it offers.
pub(super) async fn gather(
    context: &Context,
    source: &SourceConfig,
    now: Timestamp,
) -> Result<Gathered, StoreError> {
    let (name, url) = (source.name.clone(), source.url.to_string());
    let row = context.store.run(move |tx| sources::get(tx, &name, &url)).await?;
    let validators = row.map(|row| row.validators).unwrap_or_default();
    let polled = watch::poll(&context.client, source, &validators).await;
    let (source, config) = (source.clone(), Arc::clone(&context.config));
    context.store.run(move |tx| commit(tx, &config, &source, polled, now)).await
}

/// T0: items, aliases, planned deliveries, validators and the slot, or nothing of it.
fn commit(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    polled: Polled,
    now: Timestamp,
) -> Result<Gathered, StoreError> {
    let url = source.url.as_str();
    match polled {
        Polled::NotModified => {
            note_read(db, source, None, None, None, now)?;
            Ok(Gathered::NotModified)
        }
        Polled::Failed { reason } => {
            sources::failed(db, &source.name, url, &reason, now)?;
            let about = About { source: Some(source.name.clone()), ..About::default() };
            journal::write(db, now, &about, "source_failed", &reason)?;
            Ok(Gathered::Failed { reason })
        }
        Polled::Items { kind, items, validators, moved_to, warnings } => {
            let known = sources::get(db, &source.name, url)?;
            let baseline = known.is_none_or(|row| row.baseline_at.is_none());
            let moved = moved_to.as_ref().map(url::Url::as_str);
            note_read(db, source, Some(kind), Some(&validators), moved, now)?;
            let about = About { source: Some(source.name.clone()), ..About::default() };
            for warning in &warnings {
                journal::write(db, now, &about, "source_repaired", warning)?;
            }
            take(db, config, source, items, baseline, now)
        }
    }
}

fn note_read(
    db: &Connection,
    source: &SourceConfig,
    kind: Option<Kind>,
    validators: Option<&Validators>,
    moved_to: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let kind = kind.map(|kind| match kind {
        Kind::Feed => "feed",
        Kind::Page => "page",
    });
    let read =
        sources::Read { name: &source.name, url: source.url.as_str(), kind, validators, moved_to };
    sources::read(db, &read, now)
}

/// Tells new entries from known ones and plans the new ones.
fn take(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    listed: Vec<Item>,
    baseline: bool,
    now: Timestamp,
) -> Result<Gathered, StoreError> {
    let total = listed.len();
    let mut new = Vec::new();
    for entry in listed {
        let aliases = item::aliases(&entry, &config.timezone);
        match items::known(db, &source.name, &aliases)? {
            // A name it did not have before, such as a new guid after a relaunch, is remembered.
            Some(id) => items::remember(db, &source.name, id, &aliases)?,
            None => new.push((entry, aliases)),
        }
    }
    let told = if baseline { source.backfill } else { new.len() };
    let held = !baseline && new.len() > BURST_ITEMS && new.len() * 100 > total * BURST_PERCENT;
    if baseline {
        new.sort_by_key(|(entry, _)| {
            std::cmp::Reverse(entry.published.map(|p| p.day(&config.timezone)))
        });
    }
    let count = new.len();
    // Oldest first, so that a backlog is told in the order in which it happened.
    for (index, (entry, aliases)) in new.into_iter().enumerate().rev() {
        // Two entries of one list may be the same item under two names.
        if let Some(id) = items::known(db, &source.name, &aliases)? {
            items::remember(db, &source.name, id, &aliases)?;
            continue;
        }
        let day = entry.published.map(|published| published.day(&config.timezone));
        let too_old = day.is_some_and(|day| is_too_old(day, config, source, now));
        let fate = match (index < told, too_old) {
            (false, _) => (Fate::Baseline, "it stood there when the source was first read"),
            (true, true) => (Fate::TooOld, "it is older than the source's max_age"),
            (true, false) => (Fate::New, "its page has not been read yet"),
        };
        add(db, config, source, &entry, fate, held, now)
            .and_then(|id| items::remember(db, &source.name, id, &aliases))?;
    }
    Ok(Gathered::Read { listed: total, new: count, baseline, held })
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

fn add(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    entry: &Item,
    fate: (Fate, &str),
    held: bool,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let told = fate.0 == Fate::New;
    let story = if told { Some(items::add_story(db, now)?) } else { None };
    let id = items::add(db, &source.name, entry, fate, story, now)?;
    let about = About { source: Some(source.name.clone()), item: Some(id), ..About::default() };
    journal::write(db, now, &about, fate.0.as_str(), fate.1)?;
    let Some(story) = story else {
        return Ok(id);
    };
    let (state, reason) = if held {
        (State::AwaitingApproval, "unusually many new items at once: a person decides")
    } else {
        (State::Planned, "a new item")
    };
    let not_before = super::later(now, config.pacing.grace);
    for account in &config.accounts {
        let plan = Plan { story, item: id, account: &account.name, state, reason, not_before };
        deliveries::plan(db, &plan, now)?;
    }
    Ok(id)
}
