//! What keeps an account from being posted to, and what its posts cost.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::{Kind, Problem, at, day};
use crate::config::{AccountConfig, Config, Mode, OnBudget};
use crate::daemon::budget;
use crate::item::Network;
use crate::publish::Ends;
use crate::state::accounts::{self, AccountRow, AccountStatus};
use crate::state::token_reports::{self, Report};
use crate::state::{StoreError, journal};
use crate::wording::{Words, problems as say};

/// A website or network that cannot be asked is told of after this time: most are back sooner.
const UNREACHABLE_FOR: SignedDuration = SignedDuration::from_hours(1);

pub(super) fn problems(
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<Problem>, StoreError> {
    // In mode `preview` nothing is sent, and no account needs to be in order.
    if config.mode == Mode::Preview {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for account in &config.accounts {
        if let Some(row) = accounts::get(db, &account.name)? {
            found.extend(account_problem(db, config, account, &row, now)?);
        }
        if let Some(report) = token_reports::get(db, &account.name)? {
            found.extend(token_problems(config, account, &report, now));
        }
    }
    found.extend(money(db, config, now)?);
    Ok(found)
}

fn account_problem(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    row: &AccountRow,
    now: Timestamp,
) -> Result<Option<Problem>, StoreError> {
    let (kind, what, means, todo) = match row.status {
        AccountStatus::Verified => return Ok(None),
        AccountStatus::Mismatch => {
            (Kind::AccountMismatch, &say::MISMATCH, &say::MISMATCH_MEANS, &say::MISMATCH_TODO)
        }
        AccountStatus::Token => {
            (Kind::AccountToken, &say::TOKEN, &say::TOKEN_MEANS, &say::TOKEN_TODO)
        }
        AccountStatus::Payment => {
            (Kind::AccountPayment, &say::PAYMENT, &say::PAYMENT_MEANS, &say::PAYMENT_TODO)
        }
        AccountStatus::Unverified => (
            Kind::AccountUnreachable,
            &say::UNREACHABLE,
            &say::UNREACHABLE_MEANS,
            &say::UNREACHABLE_TODO,
        ),
    };
    let event = format!("account_{}", row.status.as_str());
    let begun = row.verified_at.unwrap_or(Timestamp::MIN);
    let since = journal::first_told(db, &event, &account.name, begun)?.unwrap_or(row.checked_at);
    if kind == Kind::AccountUnreachable && now.duration_since(since) < UNREACHABLE_FOR {
        return Ok(None);
    }
    let network = match account.network() {
        Network::Facebook => "facebook",
        Network::X => "x",
    };
    let name = Words::same(&account.name);
    let (reason, since_said) = (row.reason.words(), at(since, &config.timezone));
    let parts = [&name, &reason, &since_said];
    Ok(Some(Problem {
        kind,
        about: account.name.clone(),
        since,
        what: what.telling(&parts),
        meaning: means.telling(&parts),
        todo: todo.telling(&[&name, &Words::same(network)]),
    }))
}

/// What the network says of a token that still works: its end, and that its posts are not seen.
fn token_problems(
    config: &Config,
    account: &AccountConfig,
    report: &Report,
    now: Timestamp,
) -> Vec<Problem> {
    let name = Words::same(&account.name);
    let mut found = Vec::new();
    let ends = Ends { token: report.expires_at, data_access: report.data_access_at };
    if let Some(warning) = ends.warning(now) {
        let day = day(warning.end, &config.timezone);
        let (what, means) = if warning.of_data_access {
            (&say::DATA_ENDS, &say::DATA_ENDS_MEANS)
        } else {
            (&say::TOKEN_ENDS, &say::TOKEN_ENDS_MEANS)
        };
        found.push(Problem {
            kind: Kind::TokenEnds,
            about: account.name.clone(),
            since: warning.from,
            what: what.telling(&[&name, &day]),
            meaning: means.telling(&[]),
            todo: say::TOKEN_ENDS_TODO.telling(&[]),
        });
    }
    if let Some(why) = &report.development {
        found.push(Problem {
            kind: Kind::AppDevelopment,
            about: account.name.clone(),
            since: report.checked_at,
            what: say::DEVELOPMENT.telling(&[&name]),
            meaning: say::DEVELOPMENT_MEANS.telling(&[&name, &why.words()]),
            todo: say::DEVELOPMENT_TODO.telling(&[]),
        });
    }
    found
}

fn money(db: &Connection, config: &Config, now: Timestamp) -> Result<Option<Problem>, StoreError> {
    if !config.accounts.iter().any(|account| account.network() == Network::X) {
        return Ok(None);
    }
    let (spent, limit) = (budget::spent(db, config, now)?, config.budget.x_per_month);
    let mut held = false;
    for account in config.accounts.iter().filter(|account| account.network() == Network::X) {
        held |= budget::waits_until(db, config, account, now)?.is_some();
    }
    let low = spent.saturating_mul(100) >= limit.saturating_mul(budget::WARN_PERCENT) && spent > 0;
    let (kind, what) = match (held, low) {
        (true, _) => (Kind::BudgetSpent, &say::BUDGET_SPENT),
        (false, true) => (Kind::BudgetWarning, &say::BUDGET_WARNING),
        (false, false) => return Ok(None),
    };
    let meaning = match config.budget.on_budget {
        OnBudget::Hold => &say::BUDGET_HOLD,
        OnBudget::WithoutLink => &say::BUDGET_WITHOUT_LINK,
        OnBudget::Skip => &say::BUDGET_SKIP,
    };
    Ok(Some(Problem {
        kind,
        about: String::new(),
        since: now,
        what: what.telling(&[&super::amount(spent), &super::amount(limit)]),
        meaning: meaning.telling(&[]),
        todo: say::BUDGET_TODO.telling(&[]),
    }))
}
