//! T0: what one look at a source leaves behind, in one transaction.

use jiff::Timestamp;
use rusqlite::Connection;

use super::gather::Gathered;
use super::health::{self, TOLD_AFTER};
use super::known::{self, Listed, Verdict};
use super::take;
use crate::config::{Config, SourceConfig};
use crate::state::StoreError;
use crate::state::items;
use crate::state::journal::{self, About};
use crate::state::sources::{self, SourceRow};
use crate::watch::{Kind, Polled};
use crate::wording::{Told, reasons};

/// T0: items, aliases, planned deliveries, validators and the slot, or nothing of it.
pub(super) fn commit(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    polled: Polled,
    now: Timestamp,
) -> Result<Gathered, StoreError> {
    let before = sources::get(db, &source.name, source.url.as_str())?;
    match polled {
        Polled::NotModified => {
            let read = sources::Read {
                name: &source.name,
                url: source.url.as_str(),
                kind: None,
                validators: None,
                moved_to: None,
            };
            sources::read(db, &read, now)?;
            in_order_again(db, source, before.as_ref(), now)?;
            listen(db, source, before.as_ref(), now)?;
            Ok(Gathered::NotModified)
        }
        Polled::Failed { reason } => {
            failed(db, source, before.as_ref(), &reason, now)?;
            Ok(Gathered::Failed { reason })
        }
        Polled::Items { kind, items, validators, moved_to, warnings, .. } => {
            let look = health::profile_of(&items);
            let listed = known::recognise(db, config, source, items, before.as_ref())?;
            if let Some(reason) = suspicion(before.as_ref(), &look, &listed) {
                quarantine(db, source, before.as_ref(), &reason, now)?;
                return Ok(Gathered::Quarantined { reason });
            }
            let moved = moved_to.as_ref().map(url::Url::as_str);
            let kind = match kind {
                Kind::Feed => "feed",
                Kind::Page => "page",
            };
            let read = sources::Read {
                name: &source.name,
                url: source.url.as_str(),
                kind: Some(kind),
                validators: Some(&validators),
                moved_to: moved,
            };
            sources::read(db, &read, now)?;
            in_order_again(db, source, before.as_ref(), now)?;
            note_move(db, source, before.as_ref(), moved, now)?;
            for warning in &warnings {
                tell(db, source, "source_repaired", warning, now)?;
            }
            taken(db, config, source, before.as_ref(), (listed, &look), now)
        }
    }
}

/// Takes a list that may be taken, and learns from it.
fn taken(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    before: Option<&SourceRow>,
    (listed, look): (Vec<Listed>, &sources::Profile),
    now: Timestamp,
) -> Result<Gathered, StoreError> {
    let profile = health::learnt(before.and_then(|row| row.profile.as_ref()), look);
    let baseline = before.is_none_or(|row| row.baseline_at.is_none());
    let taken = take::take(db, config, source, listed, baseline, now)?;
    sources::note_list(db, &source.name, &taken.on_list, &profile)?;
    if taken.new > 0 {
        learn(db, config, source, before, now)?;
    }
    let after = sources::get(db, &source.name, source.url.as_str())?;
    listen(db, source, after.as_ref(), now)?;
    Ok(Gathered::Read { listed: taken.on_list.len(), new: taken.new, baseline, held: taken.held })
}

/// Why nothing of a list may be taken. A first list cannot be suspected, and a person's word holds.
fn suspicion(
    before: Option<&SourceRow>,
    list: &sources::Profile,
    listed: &[Listed],
) -> Option<Told> {
    let before = before.filter(|row| row.baseline_at.is_some() && !row.accepted)?;
    let known = listed.iter().filter(|one| one.item().is_some()).count();
    // Nothing is known of the lists before this program kept their look: only strangers count.
    let usual = before.profile.clone().unwrap_or_default();
    // „Unsure“ is no recognition, but no stranger either.
    let strangers = listed.iter().all(|one| one.verdict == Verdict::New);
    let known = if strangers { known } else { known.max(1) };
    health::suspicion(&usual, list, known, listed.len())
}

fn tell(
    db: &Connection,
    source: &SourceConfig,
    event: &str,
    detail: impl Into<Told>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let about = About { source: Some(source.name.clone()), ..About::default() };
    journal::write(db, now, &about, event, detail)
}

/// A failed look is noted when the failing begins or changes, and told once when it lasts.
fn failed(
    db: &Connection,
    source: &SourceConfig,
    before: Option<&SourceRow>,
    reason: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    sources::failed(db, &source.name, source.url.as_str(), reason, now)?;
    if before.is_none_or(|row| row.failure.as_ref() != Some(reason)) {
        tell(db, source, "source_failed", reason, now)?;
    }
    let failures = before.map_or(0, |row| row.failures).saturating_add(1);
    if failures == TOLD_AFTER {
        let url = source.url.as_str();
        let detail = reasons::SOURCE_DOWN.told([failures.into(), reason.clone(), Told::said(url)]);
        tell(db, source, "source_down", detail, now)?;
    }
    Ok(())
}

/// Ends what was told of a source that could not be read, or was in quarantine.
fn in_order_again(
    db: &Connection,
    source: &SourceConfig,
    before: Option<&SourceRow>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(before) = before else {
        return Ok(());
    };
    if before.failures > 0 {
        let event = if before.failures >= TOLD_AFTER { "source_up" } else { "source_read" };
        let detail = reasons::SOURCE_UP.told([before.failures.into()]);
        tell(db, source, event, detail, now)?;
    }
    if before.quarantine.is_some() {
        sources::release(db, &source.name)?;
        let why = if before.accepted {
            reasons::LIST_ACCEPTED.told([])
        } else {
            reasons::LIST_AS_BEFORE.told([])
        };
        tell(db, source, "source_released", why, now)?;
    }
    Ok(())
}

fn quarantine(
    db: &Connection,
    source: &SourceConfig,
    before: Option<&SourceRow>,
    reason: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    sources::quarantine(db, &source.name, reason, now)?;
    if before.is_none_or(|row| row.quarantine.is_none()) {
        let detail = reasons::QUARANTINED.told([reason.clone()]);
        tell(db, source, "source_quarantined", detail, now)?;
    }
    Ok(())
}

/// A source that has moved for good is followed, and the admin is told once where.
fn note_move(
    db: &Connection,
    source: &SourceConfig,
    before: Option<&SourceRow>,
    moved: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    match (moved, before.and_then(|row| row.moved_to.as_deref())) {
        (Some(to), was) if was != Some(to) => {
            let detail = reasons::SOURCE_MOVED.told([Told::said(to)]);
            tell(db, source, "source_moved", detail, now)
        }
        _ => Ok(()),
    }
}

/// Learns the source's rhythm anew, now that it had something new.
fn learn(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    before: Option<&SourceRow>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let times = items::days(db, &source.name, &config.timezone)?;
    if let Some((latest, patience)) = health::rhythm(times) {
        // What was new at the first look is as old as it says; later, new is what is new to us.
        let known_before = before.is_some_and(|row| row.baseline_at.is_some());
        let latest = if known_before { now } else { latest };
        sources::learn(db, &source.name, latest, patience)?;
    }
    if before.is_some_and(|row| row.silent_since.is_some()) {
        sources::speaks(db, &source.name)?;
        tell(db, source, "source_speaks", reasons::SPEAKS.told([]), now)?;
    }
    Ok(())
}

/// Tells once that a source is silent for longer than its rhythm lets expect.
fn listen(
    db: &Connection,
    source: &SourceConfig,
    row: Option<&SourceRow>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let Some(row) = row else {
        return Ok(());
    };
    let (Some(news_at), Some(patience), None) = (row.news_at, row.patience, row.silent_since)
    else {
        return Ok(());
    };
    if now.duration_since(news_at) <= patience {
        return Ok(());
    }
    sources::silent(db, &source.name, news_at)?;
    let days = |length: jiff::SignedDuration| length.as_hours() / 24;
    let detail = reasons::SILENT.told([
        days(now.duration_since(news_at)).into(),
        days(patience).into(),
        Told::said(source.url.as_str()),
    ]);
    tell(db, source, "source_silent", detail, now)
}

#[cfg(test)]
mod tests;
