//! What a change of a post costs, written down with its T1.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::config::{AccountConfig, Config, Operation};
use crate::daemon::budget;
use crate::item::Network;
use crate::outbox::Action;
use crate::state::actions::{self, ActionRow};
use crate::state::{StoreError, ledger};

/// Writes a change's cost down. Returns the instant until which it waits where the month does not
/// cover it. A post is only taken off where the one in its place is covered as well; that one is
/// then made whatever else was spent in between, so that its place is not empty for money's sake.
pub(super) fn pay(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    action: &ActionRow,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    if account.network() != Network::X {
        return Ok(None);
    }
    let own = match action.action {
        Action::Edit => Vec::new(),
        Action::Delete | Action::TakeOff => vec![Operation::Delete],
        Action::Reply | Action::Repost => budget::operations(account, action.post.as_ref()),
    };
    let mut needed: u64 = own.iter().map(|operation| config.budget.price(*operation)).sum();
    if action.action == Action::TakeOff
        && let Some(anew) = actions::successor(db, action.id)?
    {
        needed = needed.saturating_add(budget::cost(config, account, anew.post.as_ref()));
    }
    if action.action != Action::Repost && !budget::covers(db, config, needed, now)? {
        budget::tell_spent(db, config, now)?;
        return Ok(Some(budget::month(config, now).1));
    }
    for operation in own {
        let paid = (action.delivery, operation, 1);
        let row = budget::charge(db, config, account, paid, now)?;
        ledger::belongs_to(db, row, action.id)?;
    }
    Ok(None)
}
