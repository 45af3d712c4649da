//! When each waiting delivery is expected to leave, why it waits, and what it will cost.

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;

use super::{counted, in_order, is_wanted};
use crate::config::{AccountConfig, Config, Mode, OnBudget, Operation};
use crate::daemon::budget;
use crate::outbox::{self, Hold, State};
use crate::state::accounts::{self, AccountStatus};
use crate::state::deliveries::{self, Delivery};
use crate::state::{StoreError, events, items};
use crate::wording::{Told, reasons};

/// What is expected of a delivery that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The delivery.
    pub delivery: i64,
    /// When it is expected to leave; none where that is not known, or where it will not.
    pub at: Option<Timestamp>,
    /// Why it waits, or why it will not leave.
    pub why: Told,
}

/// What is expected of everything that waits, account by account, in the order of leaving.
pub fn forecast(
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<Expected>, StoreError> {
    let mut expected = Vec::new();
    for account in &config.accounts {
        expected.extend(of_account(db, config, account, now)?);
    }
    Ok(expected)
}

fn of_account(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Vec<Expected>, StoreError> {
    let stopped = accounts::get(db, &account.name)?
        .filter(|row| !matches!(row.status, AccountStatus::Verified | AccountStatus::Unverified))
        .map(|row| row.reason);
    let mut run = Run {
        db,
        config,
        account,
        counted: counted(db, account, now)?,
        from: now,
        spent: budget::spent(db, config, now)?,
    };
    let mut queue = in_order(db, config, account, now)?;
    let waiting = deliveries::waiting(db, &account.name)?;
    let (mut later, asked): (Vec<_>, Vec<_>) = waiting
        .into_iter()
        .filter(|(one, _)| queue.iter().all(|first| first.id != one.id))
        .partition(|(one, _)| one.state != State::AwaitingApproval);
    let unread: Vec<i64> =
        later.iter().filter(|(_, read)| !read).map(|(delivery, _)| delivery.id).collect();
    later.sort_by_key(|(delivery, _)| (delivery.not_before, delivery.id));
    queue.extend(later.into_iter().map(|(delivery, _)| delivery));
    let mut expected = Vec::new();
    for delivery in queue {
        let (at, why) = match &stopped {
            _ if config.mode == Mode::Preview => (None, reasons::PREVIEW_MODE.told([])),
            Some(reason) => (None, reasons::ACCOUNT_STOPPED.told([reason.into()])),
            None if unread.contains(&delivery.id) => (None, reasons::UNREAD.told([])),
            None if asks(db, config, account, &delivery)? => (None, reasons::PERSON_FIRST.told([])),
            None => run.next(&delivery, now)?,
        };
        expected.push(Expected { delivery: delivery.id, at, why });
    }
    expected.extend(asked.into_iter().map(|(delivery, _)| Expected {
        delivery: delivery.id,
        at: None,
        why: reasons::WAITS_FOR_PERSON.told([delivery.id.into()]),
    }));
    Ok(expected)
}

/// Whether a person is asked when its turn comes.
fn asks(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    delivery: &Delivery,
) -> Result<bool, StoreError> {
    let source = items::get(db, delivery.item)?.source;
    let mode = config.mode_for(account, &source);
    Ok(delivery.state == State::Planned && mode == Mode::Approve)
}

/// One account's posts, as they are expected to leave one after another.
struct Run<'a> {
    db: &'a Connection,
    config: &'a Config,
    account: &'a AccountConfig,
    counted: Vec<Timestamp>,
    /// When the one before leaves.
    from: Timestamp,
    /// Spent in the month of `from`.
    spent: u64,
}

impl Run<'_> {
    /// When the next one leaves, and why not before.
    fn next(
        &mut self,
        delivery: &Delivery,
        now: Timestamp,
    ) -> Result<(Option<Timestamp>, Told), StoreError> {
        let Config { pacing, timezone, .. } = self.config;
        let start = self.from.max(delivery.not_before);
        let slot = outbox::next_slot(start, pacing, timezone, &self.counted);
        let (mut at, mut why) = (slot.at, self.reason(delivery, slot, now));
        let mut cost = budget::cost(self.config, self.account, delivery.post.as_ref());
        if at >= budget::month(self.config, self.from).1 {
            self.spent = 0;
        }
        let limit = self.config.budget.x_per_month;
        if cost > 0 && self.spent.saturating_add(cost) > limit {
            let bare = self.config.budget.price(Operation::Post);
            match self.config.budget.on_budget {
                OnBudget::Skip => {
                    return Ok((None, reasons::LEFT_OUT.told([])));
                }
                OnBudget::WithoutLink if self.spent.saturating_add(bare) <= limit => {
                    (cost, why) = (bare, reasons::WITHOUT_LINK.told([]));
                }
                OnBudget::Hold | OnBudget::WithoutLink => {
                    let next_month = budget::month(self.config, at).1;
                    at = outbox::earliest(next_month, pacing, timezone, &self.counted);
                    self.spent = 0;
                    why = reasons::BUDGET_SPENT.told([]);
                }
            }
        }
        let event = events::of_item(self.db, delivery.item, timezone)?;
        let over = event.map(|(_, over)| over).filter(|over| at >= *over);
        if over.map(|over| is_wanted(self.db, delivery, over)).transpose()? == Some(false) {
            return Ok((None, reasons::DROPPED_EVENT.told([])));
        }
        self.spent = self.spent.saturating_add(cost);
        self.counted.push(at);
        self.from = at;
        Ok((Some(at), why))
    }

    fn reason(&self, delivery: &Delivery, slot: outbox::Slot, now: Timestamp) -> Told {
        match slot.hold {
            Some(Hold::Spacing) if self.from > now => reasons::OTHERS_FIRST.told([]),
            Some(Hold::Spacing) => reasons::SPACING.told([]),
            Some(Hold::QuietHours) => reasons::QUIET_HOURS.told([]),
            Some(Hold::QuietDay) => reasons::QUIET_DAY.told([]),
            Some(Hold::Holiday(name)) => reasons::HOLIDAY.told([name.into()]),
            Some(Hold::PerHour) => reasons::PER_HOUR.told([]),
            Some(Hold::PerDay) => reasons::PER_DAY.told([]),
            None if delivery.not_before > now && delivery.state == State::RetryWait => {
                reasons::TRIED_AGAIN.told([delivery.why.clone()])
            }
            None if delivery.postponed.is_some_and(|until| until > now) => {
                reasons::PUT_OFF.told([])
            }
            None if delivery.not_before > now => reasons::GRACE.told([]),
            None if self.from > now => reasons::OTHERS_FIRST.told([]),
            None => reasons::ITS_TURN.told([]),
        }
    }
}
