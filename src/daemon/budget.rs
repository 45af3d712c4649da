//! What X costs: every operation is written down before it is made, and a month is not overdrawn.

mod unlinked;

use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::Connection;

use super::deliver::Step;
use super::problems::amount;
use super::{Daemon, after, later};
use crate::config::{AccountConfig, Config, OnBudget, Operation};
use crate::item::{Network, Post};
use crate::outbox::State;
use crate::state::StoreError;
use crate::state::deliveries::{self, Delivery};
use crate::state::journal::{self, About};
use crate::state::ledger::{self, Charge};
use crate::text::weighted::measure;
use crate::wording::{Phrase, Told, reading as say, reasons};

/// From this share of the month's budget on, the admin is warned, in percent.
pub(super) const WARN_PERCENT: u64 = 80;

/// Posts that a read of the timeline may bring, as long as it is not known how many it did: one
/// full page.
const PAGE: u32 = 100;

/// What was spent on X this month, what may stand on the timeline included, in millionths of a
/// US dollar.
pub fn spent(db: &Connection, config: &Config, now: Timestamp) -> Result<u64, StoreError> {
    let (first, end) = month(config, now);
    ledger::spent(db, first, end)
}

/// What a post costs on an account, in millionths of a US dollar; `None` for one that has not
/// been written yet and will hold a link.
pub fn cost(config: &Config, account: &AccountConfig, post: Option<&Post>) -> u64 {
    operations(account, post).iter().map(|operation| config.budget.price(*operation)).sum()
}

/// What making a post consists of, as far as it is charged for.
pub(super) fn operations(account: &AccountConfig, post: Option<&Post>) -> Vec<Operation> {
    if account.network() != Network::X {
        return Vec::new();
    }
    let linked = post.is_none_or(|post| has_link(&post.text));
    let mut operations = vec![if linked { Operation::PostWithLink } else { Operation::Post }];
    let described = post.into_iter().flat_map(Post::images).filter(|image| image.alt.is_some());
    operations.extend(described.map(|_| Operation::MediaMetadata));
    operations
}

/// Whether X may charge for a link: whatever it would link, and any address that is spelt out.
fn has_link(text: &str) -> bool {
    text.contains("://") || !measure(text).links.is_empty()
}

/// The instant until which an account waits because no post that it would make now is covered.
pub fn waits_until(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let least = match config.budget.on_budget {
        _ if account.network() != Network::X => return Ok(None),
        OnBudget::Skip => return Ok(None),
        OnBudget::Hold => Operation::PostWithLink,
        OnBudget::WithoutLink => Operation::Post,
    };
    let covered = covers(db, config, config.budget.price(least), now)?;
    Ok((!covered).then(|| month(config, now).1))
}

/// Whether what is left of the month covers a cost.
pub(super) fn covers(
    db: &Connection,
    config: &Config,
    cost: u64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    Ok(spent(db, config, now)?.saturating_add(cost) <= config.budget.x_per_month)
}

/// Writes down what a post costs; part of T1, so that a crash cannot forget it.
pub fn charge_post(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    delivery: i64,
    post: &Post,
    now: Timestamp,
) -> Result<(), StoreError> {
    for operation in operations(account, Some(post)) {
        charge(db, config, account, (delivery, operation, 1), now)?;
    }
    Ok(())
}

/// Writes an operation down, and warns once a month when the budget nears its end.
pub(super) fn charge(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    (delivery, operation, units): (impl Into<Option<i64>>, Operation, u32),
    now: Timestamp,
) -> Result<i64, StoreError> {
    let price = config.budget.price(operation);
    let delivery = delivery.into();
    let entry = Charge { account: &account.name, delivery, operation, units, price };
    let row = ledger::charge(db, &entry, now)?;
    let (spent, limit) = (spent(db, config, now)?, config.budget.x_per_month);
    if spent.saturating_mul(100) >= limit.saturating_mul(WARN_PERCENT) {
        let amounts = [spent, limit].map(|micro| Told::from(amount(micro)));
        let then = consequence(config.budget.on_budget).told([]);
        let what = say::MONEY_LOW.told(amounts.into_iter().chain([then]));
        tell_once(db, config, "budget_warning", &what, now)?;
    }
    Ok(row)
}

/// What happens to posts that the budget does not cover, for the end of a sentence.
const fn consequence(on_budget: OnBudget) -> &'static Phrase {
    match on_budget {
        OnBudget::Hold => &say::MONEY_HOLD,
        OnBudget::WithoutLink => &say::MONEY_WITHOUT_LINK,
        OnBudget::Skip => &say::MONEY_SKIP,
    }
}

/// Tells the admin that the budget is spent, once a month.
pub(super) fn tell_spent(
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<(), StoreError> {
    let what = say::MONEY_SPENT.told([consequence(config.budget.on_budget).told([])]);
    tell_once(db, config, "budget_spent", &what, now)
}

/// Writes an alert about the budget unless it was written this month. All accounts on X share the
/// budget; the first one carries its alerts.
fn tell_once(
    db: &Connection,
    config: &Config,
    event: &str,
    what: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut accounts = config.accounts.iter();
    let Some(account) = accounts.find(|account| account.network() == Network::X) else {
        return Ok(());
    };
    let (first, _) = month(config, now);
    if journal::last_told(db, event, &account.name, first)?.is_some() {
        return Ok(());
    }
    tracing::warn!(account = %account.name, "{what}");
    let about = About { account: Some(account.name.clone()), ..About::default() };
    journal::write(db, now, &about, event, what)
}

/// Corrects what [`Daemon::reserve_read`] wrote down, once it is known how many posts were read.
/// A read that failed counts one, since X may have answered it.
pub(super) fn read_done(
    db: &Connection,
    config: &Config,
    reserved: Option<i64>,
    posts: Option<usize>,
) -> Result<(), StoreError> {
    let Some(row) = reserved else {
        return Ok(());
    };
    let units = posts.map_or(1, |posts| u32::try_from(posts).unwrap_or(u32::MAX));
    ledger::correct(db, row, units, config.budget.price(Operation::OwnRead))
}

impl Daemon {
    /// Writes a full page of reads down before the timeline is read: a crash counts too much
    /// rather than too little. Reading is never refused; without it a post could be made twice.
    pub(super) async fn reserve_read(
        &self,
        account: &AccountConfig,
        delivery: impl Into<Option<i64>>,
        now: Timestamp,
    ) -> Result<Option<i64>, StoreError> {
        if account.network() != Network::X {
            return Ok(None);
        }
        let (config, account) = (Arc::clone(&self.config), account.clone());
        let read = (delivery.into(), Operation::OwnRead, PAGE);
        self.store.run(move |tx| charge(tx, &config, &account, read, now).map(Some)).await
    }

    /// When the budget lets the next post leave; the admin is told when it does not.
    pub(super) fn held_by_budget(
        db: &Connection,
        config: &Config,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let until = waits_until(db, config, account, now)?;
        if until.is_some() {
            tell_spent(db, config, now)?;
        }
        Ok(until)
    }

    /// The post as the budget lets it leave; else the step that this comes to.
    pub(super) async fn afford(
        &self,
        account: &AccountConfig,
        delivery: &Delivery,
        post: Post,
        now: Timestamp,
    ) -> Result<Result<Post, Step>, StoreError> {
        let (config, account, delivery) =
            (Arc::clone(&self.config), account.clone(), delivery.clone());
        self.store
            .run(move |tx| {
                if covers(tx, &config, cost(&config, &account, Some(&post)), now)? {
                    return Ok(Ok(post));
                }
                tell_spent(tx, &config, now)?;
                let wait = || Step::Idle(Some(month(&config, now).1.max(later(now, MOMENT))));
                match config.budget.on_budget {
                    OnBudget::Hold => Ok(Err(wait())),
                    OnBudget::Skip => {
                        let why = reasons::BUDGET_SKIP.told([]);
                        deliveries::move_to(tx, delivery.id, State::Suppressed, why, now)?;
                        Ok(Err(Step::Moved(Box::new(deliveries::by_id(tx, delivery.id)?))))
                    }
                    OnBudget::WithoutLink => {
                        let cheaper = unlinked::told(tx, &config, &account, &delivery, &post)?;
                        let Some((cheaper, how)) = cheaper else {
                            return Ok(Err(wait()));
                        };
                        if !covers(tx, &config, cost(&config, &account, Some(&cheaper)), now)? {
                            return Ok(Err(wait()));
                        }
                        after::note(tx, &delivery, "without_link", how, now)?;
                        Ok(Ok(cheaper))
                    }
                }
            })
            .await
    }
}

/// The shortest wait that is worth naming.
const MOMENT: std::time::Duration = std::time::Duration::from_secs(1);

/// The first instant of this month and of the next, on the organisation's wall clock.
pub fn month(config: &Config, now: Timestamp) -> (Timestamp, Timestamp) {
    let day = now.to_zoned(config.timezone.clone()).date();
    let start = |day: jiff::civil::Date| {
        day.to_zoned(config.timezone.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    };
    let next = day.last_of_month().tomorrow().unwrap_or(jiff::civil::Date::MAX);
    (start(day.first_of_month()), start(next))
}
