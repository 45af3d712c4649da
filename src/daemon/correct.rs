//! A fact in a posted article has changed: what becomes of its post, by network and configuration.

use jiff::Timestamp;
use rusqlite::Connection;

use super::after::note;
use super::deliver::prepare::tell_item;
use super::desk::judge;
use super::tell::Told;
use crate::compose;
use crate::config::{AccountConfig, Config, Mode, OnChange};
use crate::item::{Article, Network, Post};
use crate::outbox::{self, Action, State};
use crate::state::deliveries::Delivery;
use crate::state::looks::Look;
use crate::state::{StoreError, actions, items, media};
use crate::summary::faithful;
use crate::wording::{Told as Said, reasons};

/// Plans what makes a post, or what stands beside it, say what the article says now. `change` says
/// what has changed, for the journal.
pub(super) fn plan(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    (delivery, look, article): (&Delivery, &Look, &Article),
    change: &Said,
    now: Timestamp,
) -> Result<(), StoreError> {
    let left =
        |why: Said| note(db, delivery, "edit_left", reasons::AND.told([change.clone(), why]), now);
    if account.on_change == OnChange::Leave {
        return left(reasons::LEAVE.told([]));
    }
    if !actions::stands(db, delivery.id)? {
        return left(reasons::STANDS_NO_MORE.told([]));
    }
    let told = tell_item(db, config, account, delivery.item, article)?;
    let Some(post) = told.post.clone() else {
        return left(reasons::NOTHING_TO_TELL_NOW.told([]));
    };
    // What was adopted has the text as the network shows it.
    let before = delivery.post.as_ref();
    let same = before.is_some_and(|before| outbox::same_words(&before.text, &post.text));
    if same && !waits(db, delivery.id)? {
        return left(reasons::POST_UNCHANGED.told([]));
    }
    let mode = config.mode_for(account, &items::get(db, delivery.item)?.source);
    match account.on_change {
        OnChange::Leave => Ok(()),
        OnChange::Edit => {
            let (state, reason) = verdict(mode, change, &objections(&told));
            actions::plan(db, delivery.id, (Action::Edit, Some(&post)), (state, &reason), now)
        }
        OnChange::Replace => replace(db, mode, (delivery, &told, &post), change, now),
        OnChange::Reply => match correction(article, look, delivery) {
            Some((reply, objections)) => {
                let (state, reason) = verdict(mode, change, &objections);
                actions::plan(db, delivery.id, (Action::Reply, Some(&reply)), (state, &reason), now)
            }
            None => left(reasons::NO_CORRECTION.told([])),
        },
    }
}

/// Two steps, each a change of its own: the post goes, and only then the other comes. A person who
/// is asked is asked about the first.
fn replace(
    db: &Connection,
    mode: Mode,
    (delivery, told, post): (&Delivery, &Told, &Post),
    change: &Said,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (state, reason) = verdict(mode, change, &objections(told));
    media::forget(db, delivery.id)?;
    actions::plan(db, delivery.id, (Action::TakeOff, None), (state, &reason), now)?;
    let why = reasons::IN_ITS_PLACE.told([change.clone()]);
    actions::plan(db, delivery.id, (Action::Repost, Some(post)), (State::Planned, &why), now)
}

/// The reply that corrects a post, and what the gate objects to in it; the first that passes. The
/// word in front is ours, and not the article's.
fn correction(article: &Article, look: &Look, delivery: &Delivery) -> Option<(Post, Said)> {
    let said = delivery.post.as_ref().map_or("", |post| post.text.as_str());
    let judged = compose::corrections(article, &look.told, said).into_iter().map(|reply| {
        let bare = reply.text.trim_start_matches(compose::CORRECTION).to_owned();
        let bare = Post { text: bare, ..reply.clone() };
        let found = faithful::check_with(&bare, Network::X, article, &[]);
        (reply, judge::objections(&found))
    });
    let judged: Vec<_> = judged.collect();
    let passes = judged.iter().find(|(_, objections)| objections.is_empty());
    passes.or(judged.first()).cloned()
}

/// Whether a correction waits that this one must take the place of, even by what was posted.
fn waits(db: &Connection, delivery: i64) -> Result<bool, StoreError> {
    for kind in [Action::Edit, Action::Reply, Action::TakeOff] {
        if actions::open(db, delivery, kind)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn objections(told: &Told) -> Said {
    judge::objections(&told.violations)
}

fn verdict(mode: Mode, change: &Said, objections: &Said) -> (State, Said) {
    if !objections.is_empty() {
        let objects = reasons::CHANGE_GATE.told([change.clone(), objections.clone()]);
        (State::AwaitingApproval, objects)
    } else if mode == Mode::Approve {
        (State::AwaitingApproval, reasons::EACH_CHANGE.told([change.clone()]))
    } else {
        (State::Planned, change.clone())
    }
}
