//! `queue`: the outbox by hand.

use std::path::Path;

use clap::Subcommand;
use rusqlite::Connection;

use super::once::length;
use super::{Done, load, say, shown};
use crate::clock;
use crate::config::Config;
use crate::outbox::State;
use crate::state::actions::{self, ActionRow};
use crate::state::deliveries::{self, Delivery};
use crate::state::journal;
use crate::state::{Store, StoreError};

/// Deliveries that `queue list` shows.
const LISTED: u32 = 50;

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// What waits, and what was settled last.
    List,
    /// One delivery with its text and everything decided on it.
    Show {
        /// The delivery's number.
        id: i64,
    },
    /// Say yes to a post.
    Approve {
        /// The delivery's number.
        id: i64,
    },
    /// Say no to a post.
    Reject {
        /// The delivery's number.
        id: i64,
        /// Why, for the journal.
        #[arg(long, default_value = "a person said no")]
        reason: String,
    },
    /// Try a failed post again.
    Retry {
        /// The delivery's number.
        id: i64,
    },
    /// You found the post on the timeline.
    Posted {
        /// The delivery's number.
        id: i64,
        /// The network's number of the post.
        remote_id: String,
    },
    /// Say yes to a change of a post that stands on its timeline, or try a failed one again.
    Allow {
        /// The change's number.
        id: i64,
    },
    /// Say no to a change of a post: it stays as it is.
    Refuse {
        /// The change's number.
        id: i64,
    },
    /// You looked, and the post is not on the timeline: it will be sent again.
    Absent {
        /// The delivery's number.
        id: i64,
    },
}

pub(super) fn queue(path: &Path, action: Option<Action>, json: bool) -> Done {
    let config = load(path)?;
    let store = Store::open_shared(&config.state_dir)?;
    match action.unwrap_or(Action::List) {
        Action::List => list(&config, &store, json),
        Action::Show { id } => show(&config, &store, id, json),
        Action::Allow { id } => change(&store, id, true, json),
        Action::Refuse { id } => change(&store, id, false, json),
        decided => {
            let delivery = store.run_blocking(|tx| decide(tx, decided))?;
            if json {
                say::json(&delivery)?;
            } else {
                let Delivery { id, account, state, reason, .. } = delivery;
                say::line(&format!("{id} to {account} is now {state}: {reason}"));
            }
            Ok(())
        }
    }
}

fn list(config: &Config, store: &Store, json: bool) -> Done {
    let found = store
        .run_blocking(|tx| shown::show(tx, config, deliveries::list(tx, LISTED)?, clock::now()))?;
    if json {
        say::json(&found)?;
        return Ok(());
    }
    if found.is_empty() {
        say::line("The outbox is empty.");
    }
    for shown in found {
        let delivery = &shown.delivery;
        let changed = delivery.changed_at.to_zoned(config.timezone.clone());
        let (id, account, state) = (delivery.id, &delivery.account, delivery.state.as_str());
        let head =
            delivery.post.as_ref().and_then(|post| post.text.lines().next()).unwrap_or_default();
        let head: String = head.chars().take(60).collect();
        let at = changed.strftime("%d.%m. %H:%M");
        say::line(&format!("{id:>5} {at} {account:<10} {state:<17} {head}"));
        say::line(&format!("      {}", delivery.reason));
        if let Some(more) = shown.in_words(&config.timezone) {
            say::line(&format!("      {more}"));
        }
        shown.changes_in_words().for_each(|change| say::line(&format!("      {change}")));
    }
    Ok(())
}

fn show(config: &Config, store: &Store, id: i64, json: bool) -> Done {
    let (shown, trail) = store.run_blocking(|tx| {
        let delivery = deliveries::by_id(tx, id)?;
        Ok((shown::show(tx, config, vec![delivery], clock::now())?, journal::of_delivery(tx, id)?))
    })?;
    let Some(shown) = shown.into_iter().next() else {
        return Ok(());
    };
    if json {
        say::json(&serde_json::json!({ "delivery": shown, "journal": trail }))?;
        return Ok(());
    }
    let delivery = &shown.delivery;
    say::line(&format!("{} to {}: {} ({})", id, delivery.account, delivery.state, delivery.reason));
    if let Some(more) = shown.in_words(&config.timezone) {
        say::line(&more);
    }
    shown.changes_in_words().for_each(|change| say::line(&change));
    if let Some(post) = &delivery.post {
        let network = config.account(&delivery.account).map(crate::config::AccountConfig::network);
        if let Some(network) = network {
            let count = length(&post.text, network);
            say::line(&format!("{count} characters as {} counts:", network.label()));
        }
        say::line(&say::indented(&post.text, 4));
    }
    for entry in trail {
        let at = entry.at.to_zoned(config.timezone.clone());
        say::line(&format!(
            "{} {}: {}",
            at.strftime("%Y-%m-%d %H:%M:%S"),
            entry.event,
            entry.detail
        ));
    }
    Ok(())
}

/// A person's word on a change of a post.
fn change(store: &Store, id: i64, allowed: bool, json: bool) -> Done {
    let now = clock::now();
    let decided = store.run_blocking(|tx| {
        let before = actions::by_id(tx, id)?;
        let (to, why) = match before.state {
            _ if !allowed => (State::Rejected, "a person said no"),
            State::Failed | State::NeedsHuman => {
                (State::RetryWait, "a person wants it tried again")
            }
            _ => (State::Approved, "a person said yes"),
        };
        actions::move_to(tx, id, to, why, now)?;
        actions::wait_until(tx, id, now)?;
        actions::by_id(tx, id)
    })?;
    if json {
        say::json(&decided)?;
    } else {
        let ActionRow { action, delivery, state, reason, .. } = decided;
        say::line(&format!("{action} of delivery {delivery} is now {state}: {reason}"));
    }
    Ok(())
}

fn decide(db: &Connection, action: Action) -> Result<Delivery, StoreError> {
    let now = clock::now();
    let (id, to, reason) = match action {
        Action::Approve { id } => (id, State::Approved, "a person said yes".to_owned()),
        Action::Reject { id, reason } => (id, State::Rejected, reason),
        Action::Retry { id } => (id, State::RetryWait, "a person wants it tried again".into()),
        Action::Absent { id } => {
            (id, State::RetryWait, "a person saw that it is not on the timeline".into())
        }
        Action::Posted { id, remote_id } => {
            deliveries::found(
                db,
                id,
                (&remote_id, None),
                "a person found it on the timeline",
                now,
            )?;
            return deliveries::by_id(db, id);
        }
        Action::Show { id } => return deliveries::by_id(db, id),
        Action::List | Action::Allow { .. } | Action::Refuse { .. } => {
            return Err(StoreError::Row("nothing to decide".into()));
        }
    };
    deliveries::move_to(db, id, to, &reason, now)?;
    deliveries::wait_until(db, id, now)?;
    deliveries::by_id(db, id)
}
