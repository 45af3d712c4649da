//! The same news told twice: who tells it, account by account.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::read::about;
use super::tell::Quoted;
use crate::config::Config;
use crate::outbox::State;
use crate::state::items::{self, Fate, ItemRow};
use crate::state::{StoreError, deliveries, journal};
use crate::story::{Fingerprint, Relation};

/// How far back the same news is looked for.
const SAME_NEWS_DAYS: i64 = 60;

/// Looks for the same news among what was read before, and settles who tells it, account by
/// account: whoever is already told there stays told; else the longer page tells it.
pub(super) fn join_story(
    db: &Connection,
    item: &ItemRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut fate = (Fate::Told, "a story of its own".to_owned());
    for (other, relation) in relations(db, item.id, now)? {
        match relation {
            Relation::Same | Relation::QuotedBy => {
                yield_to(db, item.id, other, relation, now)?;
                fate = (Fate::Joined, format!("the same news as item {other}"));
            }
            Relation::Quotes => {
                let joined = yield_to_sent(db, item.id, other, now)?;
                take_over(db, other, item.id, now)?;
                if joined {
                    fate = (Fate::Joined, format!("it quotes item {other}, which is told already"));
                }
            }
            Relation::Related => {
                let why = format!("it shares much with item {other}: a person decides");
                for delivery in deliveries::of_item(db, item.id)? {
                    if delivery.state == State::Planned {
                        deliveries::move_to(db, delivery.id, State::AwaitingApproval, &why, now)?;
                    }
                }
            }
            Relation::Different => {}
        }
    }
    items::set_fate(db, item.id, fate.0, &fate.1)?;
    journal::write(db, now, &about(item), fate.0.as_str(), &fate.1)
}

fn relations(
    db: &Connection,
    item: i64,
    now: Timestamp,
) -> Result<Vec<(i64, Relation)>, StoreError> {
    let since =
        now.checked_sub(SignedDuration::from_hours(24 * SAME_NEWS_DAYS)).unwrap_or(Timestamp::MIN);
    let mut found = Vec::new();
    let Some((article, _)) = items::article(db, item)? else {
        return Ok(found);
    };
    let own = Fingerprint::of(&article.text);
    for (other, theirs) in items::fingerprints(db, item, since)? {
        let relation = own.relation_to(&theirs);
        if relation != Relation::Different {
            found.push((other, relation));
        }
    }
    Ok(found)
}

/// The item is not told where the other one tells it already or still may.
fn yield_to(
    db: &Connection,
    item: i64,
    other: i64,
    relation: Relation,
    now: Timestamp,
) -> Result<(), StoreError> {
    let why = match relation {
        Relation::QuotedBy => format!("item {other} quotes it whole and tells it"),
        _ => format!("item {other} tells the same news"),
    };
    let theirs = deliveries::of_item(db, other)?;
    for own in deliveries::of_item(db, item)? {
        let told = theirs.iter().any(|their| {
            their.account == own.account
                && (their.state.may_be_public() || their.state.is_waiting())
        });
        if told && own.state.may_become(State::Suppressed) {
            deliveries::move_to(db, own.id, State::Suppressed, &why, now)?;
        }
    }
    Ok(())
}

/// The item is not told where the other one already stands, or may stand, on the timeline.
/// Returns whether that was so anywhere.
fn yield_to_sent(
    db: &Connection,
    item: i64,
    other: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let theirs = deliveries::of_item(db, other)?;
    let mut joined = false;
    for own in deliveries::of_item(db, item)? {
        let sent =
            theirs.iter().any(|their| their.account == own.account && their.state.may_be_public());
        if sent && own.state.may_become(State::Suppressed) {
            let why = format!("it quotes item {other}, which is told already");
            deliveries::move_to(db, own.id, State::Suppressed, &why, now)?;
            joined = true;
        }
    }
    Ok(joined)
}

/// The quoted item steps back where the quoting one will tell it.
fn take_over(db: &Connection, quoted: i64, by: i64, now: Timestamp) -> Result<(), StoreError> {
    let teller = deliveries::of_item(db, by)?;
    for delivery in deliveries::of_item(db, quoted)? {
        let told =
            teller.iter().any(|own| own.account == delivery.account && own.state.is_waiting());
        if told && delivery.state.is_waiting() && delivery.state.may_become(State::Suppressed) {
            let why = format!("item {by} quotes it whole and tells it");
            deliveries::move_to(db, delivery.id, State::Suppressed, &why, now)?;
        }
    }
    Ok(())
}

/// The article that an item quotes whole, if it does and that is still kept.
pub(super) fn quoted_by(
    db: &Connection,
    config: &Config,
    item: i64,
    now: Timestamp,
) -> Result<Option<Quoted>, StoreError> {
    for (other, relation) in relations(db, item, now)? {
        if relation != Relation::Quotes {
            continue;
        }
        let source = items::get(db, other)?.source;
        if let Some((article, _)) = items::article(db, other)? {
            let label =
                config.source(&source).map_or(source.clone(), |source| source.label.clone());
            return Ok(Some(Quoted { article, label }));
        }
    }
    Ok(None)
}
