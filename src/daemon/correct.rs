//! A fact in a posted article has changed: what becomes of its post, by network and configuration.

use jiff::Timestamp;
use rusqlite::Connection;

use super::after::note;
use super::deliver::prepare::tell_item;
use super::tell::Told;
use crate::compose;
use crate::config::{AccountConfig, Config, Mode, OnChange};
use crate::item::{Article, Network, Post};
use crate::outbox::{self, Action, State};
use crate::state::deliveries::Delivery;
use crate::state::looks::Look;
use crate::state::{StoreError, actions, media};
use crate::summary::faithful;

/// Plans what makes a post, or what stands beside it, say what the article says now. `change` says
/// what has changed, for the journal.
pub(super) fn plan(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    (delivery, look, article): (&Delivery, &Look, &Article),
    change: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let left = |why: &str| note(db, delivery, "edit_left", &format!("{change}; {why}"), now);
    if account.on_change == OnChange::Leave {
        return left("on_change = \"leave\": the post stays as it is");
    }
    if !actions::stands(db, delivery.id)? {
        return left("its post does not stand any more");
    }
    let told = tell_item(db, config, account, delivery.item, article)?;
    let Some(post) = told.post.clone() else {
        return left("not even its headline can be told now, the post stays");
    };
    // What was adopted has the text as the network shows it.
    let before = delivery.post.as_ref();
    let same = before.is_some_and(|before| outbox::same_words(&before.text, &post.text));
    if same && !waits(db, delivery.id)? {
        return left("the post does not");
    }
    match account.on_change {
        OnChange::Leave => Ok(()),
        OnChange::Edit => {
            let (state, reason) = verdict(config, change, &objections(&told));
            actions::plan(db, delivery.id, (Action::Edit, Some(&post)), (state, &reason), now)
        }
        OnChange::Replace => replace(db, config, (delivery, &told, &post), change, now),
        OnChange::Reply => match correction(article, look, delivery) {
            Some((reply, objections)) => {
                let (state, reason) = verdict(config, change, &objections);
                actions::plan(db, delivery.id, (Action::Reply, Some(&reply)), (state, &reason), now)
            }
            None => left("no sentence of it can be told as a correction, the post stays"),
        },
    }
}

/// Two steps, each a change of its own: the post goes, and only then the other comes. A person who
/// is asked is asked about the first.
fn replace(
    db: &Connection,
    config: &Config,
    (delivery, told, post): (&Delivery, &Told, &Post),
    change: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (state, reason) = verdict(config, change, &objections(told));
    media::forget(db, delivery.id)?;
    actions::plan(db, delivery.id, (Action::TakeOff, None), (state, &reason), now)?;
    let why = format!("{change}; it stands in the place of the one that is taken off");
    actions::plan(db, delivery.id, (Action::Repost, Some(post)), (State::Planned, &why), now)
}

/// The reply that corrects a post, and what the gate objects to in it; the first that passes. The
/// word in front is ours, and not the article's.
fn correction(article: &Article, look: &Look, delivery: &Delivery) -> Option<(Post, Vec<String>)> {
    let said = delivery.post.as_ref().map_or("", |post| post.text.as_str());
    let judged = compose::corrections(article, &look.told, said).into_iter().map(|reply| {
        let bare = reply.text.trim_start_matches(compose::CORRECTION).to_owned();
        let bare = Post { text: bare, ..reply.clone() };
        let found = faithful::check_with(&bare, Network::X, article, &[]);
        (reply, found.iter().map(ToString::to_string).collect::<Vec<_>>())
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

fn objections(told: &Told) -> Vec<String> {
    told.violations.iter().map(ToString::to_string).collect()
}

fn verdict(config: &Config, change: &str, objections: &[String]) -> (State, String) {
    if !objections.is_empty() {
        let objects = format!("{change}; the gate objects: {}", objections.join("; "));
        (State::AwaitingApproval, objects)
    } else if config.mode == Mode::Approve {
        (State::AwaitingApproval, format!("{change}; a person says yes to each change"))
    } else {
        (State::Planned, change.to_owned())
    }
}
