//! A delivery as `queue`, `status` and `why` show it: what it costs, when it leaves, why it waits.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use serde::Serialize;

use crate::config::budget::dollars;
use crate::config::{AccountConfig, Config};
use crate::daemon::budget;
use crate::daemon::waiting::{Expected, forecast};
use crate::item::Network;
use crate::outbox::State;
use crate::state::actions::{self, ActionRow};
use crate::state::deliveries::Delivery;
use crate::state::{StoreError, ledger};

/// A delivery with what it costs and what is expected of it.
#[derive(Serialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    pub(super) delivery: Delivery,
    /// In US dollars, as a text: `0.20`. None on networks that charge nothing.
    cost_usd: Option<String>,
    /// The same in millionths.
    cost_micro_usd: Option<u64>,
    /// Whether that was spent, or is only expected.
    cost_spent: bool,
    /// When it is expected to leave, for one that waits.
    expected_at: Option<Timestamp>,
    /// Why it waits.
    waits_for: Option<String>,
    /// What was done, or is to be done, to its post.
    changes: Vec<ActionRow>,
}

/// The deliveries as they are to be shown.
pub(super) fn show(
    db: &Connection,
    config: &Config,
    deliveries: Vec<Delivery>,
    now: Timestamp,
) -> Result<Vec<Shown>, StoreError> {
    let expected = forecast(db, config, now)?;
    deliveries.into_iter().map(|delivery| one(db, config, delivery, &expected)).collect()
}

fn one(
    db: &Connection,
    config: &Config,
    delivery: Delivery,
    expected: &[Expected],
) -> Result<Shown, StoreError> {
    let spent = ledger::of_delivery(db, delivery.id)?.filter(|spent| *spent > 0);
    let account = config.account(&delivery.account);
    let account = account.filter(|account: &&AccountConfig| account.network() == Network::X);
    let waits = delivery.state.is_waiting();
    let ahead = account
        .filter(|_| waits)
        .map(|account| budget::cost(config, account, delivery.post.as_ref()));
    let cost = match (spent, ahead) {
        (None, None) => None,
        (spent, ahead) => Some(spent.unwrap_or_default() + ahead.unwrap_or_default()),
    };
    let expected = expected.iter().find(|expected| expected.delivery == delivery.id);
    Ok(Shown {
        cost_usd: cost.map(dollars),
        cost_micro_usd: cost,
        cost_spent: spent.is_some() && !waits,
        expected_at: expected.and_then(|expected| expected.at),
        waits_for: expected.map(|expected| expected.why.clone()),
        changes: actions::of_delivery(db, delivery.id)?,
        delivery,
    })
}

impl Shown {
    /// What was done, or is to be done, to its post: a line each.
    pub(super) fn changes_in_words(&self) -> impl Iterator<Item = String> {
        self.changes.iter().map(|change| {
            let ActionRow { id, action, state, reason, .. } = change;
            let asks = match state {
                State::AwaitingApproval => {
                    format!("; `weitersagen queue allow {id}` or `queue refuse {id}`")
                }
                State::Failed | State::NeedsHuman => {
                    format!("; `weitersagen queue allow {id}` tries again")
                }
                _ => String::new(),
            };
            format!("change {id}: {action} {state} ({reason}){asks}")
        })
    }

    /// What it costs and what is expected, for people; none where there is nothing to say.
    pub(super) fn in_words(&self, zone: &TimeZone) -> Option<String> {
        let cost = self.cost_usd.as_ref().map(|cost| {
            let verb = if self.cost_spent { "cost" } else { "will cost" };
            format!("{verb} ${cost}")
        });
        let waits = self.waits_for.as_ref().map(|why| match self.expected_at {
            Some(at) => {
                let at = at.to_zoned(zone.clone());
                format!("leaves about {}: {why}", at.strftime("%d.%m. %H:%M"))
            }
            None => format!("waits: {why}"),
        });
        let parts: Vec<String> = waits.into_iter().chain(cost).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }
}
