//! The same news told twice: who tells it, account by account.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::read::about;
use super::tell::Quoted;
use crate::config::Config;
use crate::outbox::State;
use crate::state::deliveries::{self, Delivery};
use crate::state::items::{self, Alike, Fate, ItemRow};
use crate::state::{StoreError, journal};
use crate::story::Relation;
use crate::wording::{Told, reasons};

/// How far back the same news is looked for.
const SAME_NEWS_DAYS: i64 = 60;

/// What makes up less of a page than this is one thing among others there: a newsletter does not
/// tell each article that it holds.
const MAIN_PART: f64 = 0.3;

/// From this share on, a page only repeats what others say.
const REPEATS: f64 = 0.8;

/// What an item's text has to do with what was read before.
#[derive(Debug, Default)]
struct Kin {
    /// Items that say the same, or quote this one and have not much else.
    tellers: Vec<(i64, Told)>,
    /// The article that it quotes whole, and little else besides its own words.
    quoted: Option<i64>,
    /// Why a person decides, with the item that is the reason.
    doubts: Vec<(i64, Told)>,
}

/// Looks for the same news among what was read before, and settles who tells it, account by
/// account: whoever is already told there stays told; else the longer page tells it.
pub(super) fn join_story(
    db: &Connection,
    item: &ItemRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    let since =
        now.checked_sub(SignedDuration::from_hours(24 * SAME_NEWS_DAYS)).unwrap_or(Timestamp::MIN);
    let alike = items::alike(db, item.id, since)?;
    for one in &alike {
        items::relate(db, item.id, one)?;
    }
    let kin = kin(db, &alike)?;
    let mut fate = (Fate::Told, reasons::OWN_STORY.told([]));
    for (other, why) in &kin.tellers {
        yield_to(db, item.id, *other, why, now)?;
        fate = (Fate::Joined, reasons::SAME_AS.told([(*other).into()]));
    }
    if let Some(other) = kin.quoted {
        if yield_to_sent(db, item.id, other, now)? {
            fate = (Fate::Joined, reasons::QUOTES_TOLD.told([other.into()]));
        }
        take_over(db, other, item.id, now)?;
    }
    for (other, why) in &kin.doubts {
        ask(db, item.id, *other, why, now)?;
    }
    items::set_fate(db, item.id, fate.0, &fate.1)?;
    journal::write(db, now, &about(item), fate.0.as_str(), &fate.1)
}

fn kin(db: &Connection, alike: &[Alike]) -> Result<Kin, StoreError> {
    let mut kin = Kin::default();
    for one in alike {
        let other = one.item;
        let [_, there] = one.comparison.containment;
        match one.comparison.relation {
            Relation::Same => {
                kin.tellers.push((other, reasons::TOLD_BY.told([other.into()])));
            }
            Relation::QuotedBy if there >= MAIN_PART => {
                kin.tellers.push((other, reasons::QUOTED_BY.told([other.into()])));
            }
            Relation::QuotedBy => {
                kin.doubts.push((other, reasons::HELD_IN.told([other.into()])));
            }
            Relation::Related => {
                kin.doubts.push((other, reasons::MUCH_IN_COMMON.told([other.into()])));
            }
            Relation::Quotes | Relation::Different => {}
        }
    }
    quotations(db, alike, &mut kin)?;
    Ok(kin)
}

/// One article quoted is told with it; several make a newsletter, which tells none of them.
fn quotations(db: &Connection, alike: &[Alike], kin: &mut Kin) -> Result<(), StoreError> {
    let mut quoted: Vec<&Alike> = Vec::new();
    for one in alike.iter().filter(|one| one.comparison.relation == Relation::Quotes) {
        let known = items::related(db, one.item)?;
        let twin = quoted.iter().any(|other| {
            let of_one = known.iter().any(|kin| kin.item == other.item);
            of_one && known.iter().all(|kin| kin.comparison.relation != Relation::Related)
        });
        if !twin {
            quoted.push(one);
        }
    }
    match quoted.as_slice() {
        [] => {}
        [one] if one.comparison.containment[0] >= MAIN_PART => kin.quoted = Some(one.item),
        [one] => {
            let why = reasons::HOLDS.told([one.item.into()]);
            kin.doubts.push((one.item, why));
        }
        several => {
            let repeated: f64 = several.iter().map(|one| one.comparison.containment[0]).sum();
            let held = if repeated >= REPEATS {
                &reasons::HOLDS_SEVERAL_ONLY
            } else {
                &reasons::HOLDS_SEVERAL
            };
            for one in several {
                let why = held.told([several.len().into()]);
                kin.doubts.push((one.item, why));
            }
        }
    }
    Ok(())
}

/// What an item's delivery to an account means for another one that tells the same there.
enum There {
    /// It stands there, still may, was only previewed, or a third one tells it.
    Told,
    /// A person did not want it.
    Refused,
    /// It never will be told there.
    Free,
}

fn there(theirs: &[Delivery], account: &str) -> There {
    let Some(their) = theirs.iter().find(|their| their.account == account) else {
        return There::Free;
    };
    match their.state {
        State::Rejected => There::Refused,
        State::Failed | State::Expired | State::Withdrawn => There::Free,
        _ => There::Told,
    }
}

/// The item is not told where the other one tells it already or still may; where a person refused
/// the other one, a person is asked.
fn yield_to(
    db: &Connection,
    item: i64,
    other: i64,
    why: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    let theirs = deliveries::of_item(db, other)?;
    for own in deliveries::of_item(db, item)? {
        match there(&theirs, &own.account) {
            There::Told if own.state.may_become(State::Suppressed) => {
                deliveries::move_to(db, own.id, State::Suppressed, why, now)?;
            }
            There::Refused if own.state == State::Planned => {
                let why = reasons::NOT_AGAIN.told([why.clone()]);
                deliveries::move_to(db, own.id, State::AwaitingApproval, why, now)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The item is not told where the other one already stands, or may stand, on the timeline, or was
/// told by a third. Returns whether that was so anywhere.
fn yield_to_sent(
    db: &Connection,
    item: i64,
    other: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let theirs = deliveries::of_item(db, other)?;
    let mut joined = false;
    for own in deliveries::of_item(db, item)? {
        let sent = theirs.iter().any(|their| {
            let settled = their.state.may_be_public() || their.state == State::Suppressed;
            their.account == own.account && settled
        });
        if sent && own.state.may_become(State::Suppressed) {
            let why = reasons::QUOTES_TOLD.told([other.into()]);
            deliveries::move_to(db, own.id, State::Suppressed, why, now)?;
            joined = true;
        }
    }
    Ok(joined)
}

/// The quoted item steps back where the quoting one will tell it; not where that waits for a
/// person, who may refuse it, and this one does not.
fn take_over(db: &Connection, quoted: i64, by: i64, now: Timestamp) -> Result<(), StoreError> {
    let teller = deliveries::of_item(db, by)?;
    for delivery in deliveries::of_item(db, quoted)? {
        let told = teller.iter().any(|own| {
            let surely =
                own.state != State::AwaitingApproval || delivery.state == State::AwaitingApproval;
            own.account == delivery.account && own.state.is_waiting() && surely
        });
        if told && delivery.state.is_waiting() && delivery.state.may_become(State::Suppressed) {
            let why = reasons::QUOTED_BY.told([by.into()]);
            deliveries::move_to(db, delivery.id, State::Suppressed, why, now)?;
        }
    }
    Ok(())
}

/// A person decides about the item wherever the other one is told or was refused.
fn ask(
    db: &Connection,
    item: i64,
    other: i64,
    why: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    let theirs = deliveries::of_item(db, other)?;
    for own in deliveries::of_item(db, item)? {
        let concerned = !matches!(there(&theirs, &own.account), There::Free);
        if concerned && own.state == State::Planned {
            let why = reasons::A_PERSON_DECIDES.told([why.clone()]);
            deliveries::move_to(db, own.id, State::AwaitingApproval, why, now)?;
        }
    }
    Ok(())
}

/// The article that an item quotes whole, if it does and that is still kept.
pub(super) fn quoted_by(
    db: &Connection,
    config: &Config,
    item: i64,
) -> Result<Option<Quoted>, StoreError> {
    for one in items::related(db, item)? {
        let [here, _] = one.comparison.containment;
        if one.comparison.relation != Relation::Quotes || here < MAIN_PART {
            continue;
        }
        let source = items::get(db, one.item)?.source;
        if let Some((article, _)) = items::article(db, one.item)? {
            let label =
                config.source(&source).map_or(source.clone(), |source| source.label.clone());
            return Ok(Some(Quoted { article, label }));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
