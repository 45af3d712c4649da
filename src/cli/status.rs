//! `status`: sources, accounts, budget and outbox at a glance.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::token::{self, TokenStatus};
use super::{Done, health, load, say};
use crate::clock;
use crate::config::Config;
use crate::config::budget::dollars;
use crate::daemon::budget;
use crate::daemon::desk::{self, Shown};
use crate::daemon::waiting::forecast;
use crate::item::Network;
use crate::state::accounts::{self, AccountRow};
use crate::state::deliveries::{self, Counts};
use crate::state::sources::{self, SourceHealth};
use crate::state::{Store, StoreError};

/// Waiting deliveries that are shown to people; all of them stand in `--json`.
const SHOWN_WAITING: usize = 10;

#[derive(Serialize)]
struct Status {
    mode: String,
    sources: Vec<SourceStatus>,
    accounts: Vec<AccountStatus>,
    x_usd_this_month: f64,
    x_usd_per_month: f64,
    budget: BudgetStatus,
    /// What waits, in the order of leaving.
    waiting: Vec<Shown>,
}

/// The month's budget for X, in millionths of a US dollar.
#[derive(Serialize)]
struct BudgetStatus {
    x_micro_usd_this_month: u64,
    x_micro_usd_per_month: u64,
    on_budget: &'static str,
}

#[derive(Serialize)]
struct SourceStatus {
    name: String,
    url: String,
    next: Timestamp,
    health: Option<SourceHealth>,
}

#[derive(Serialize)]
struct AccountStatus {
    name: String,
    network: Network,
    account: Option<AccountRow>,
    token: TokenStatus,
    outbox: Vec<Counts>,
}

pub(super) fn status(path: &Path, json: bool) -> Done {
    let config = load(path)?;
    let store = Store::copy_of(&config.state_dir)?;
    let now = clock::now();
    let status = store.run_blocking(|tx| collect(tx, &config, now))?;
    if json {
        say::json(&status)?;
    } else {
        print(&status, &config.timezone);
    }
    Ok(())
}

/// `status --accept SOURCE`: the list of a source in quarantine is right as it is.
pub(super) fn accept(path: &Path, name: &str) -> Done {
    let config = load(path)?;
    if config.source(name).is_none() {
        let names: Vec<&str> = config.sources.iter().map(|source| source.name.as_str()).collect();
        return Err(
            anyhow::anyhow!("there is no source {name}; there are: {}", names.join(", ")).into()
        );
    }
    let store = Store::open_shared(&config.state_dir)?;
    if !store.run_blocking(|tx| sources::accept(tx, name))? {
        return Err(
            anyhow::anyhow!("{name} is not in quarantine: there is nothing to accept").into()
        );
    }
    say::line(&format!(
        "The next look takes {name} as it is. What is new on its list is asked about or posted as \
         always: `weitersagen queue` shows it."
    ));
    Ok(())
}

fn collect(
    db: &rusqlite::Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Status, StoreError> {
    let mut shown = Status {
        mode: format!("{:?}", config.mode).to_lowercase(),
        sources: Vec::new(),
        accounts: Vec::new(),
        x_usd_this_month: 0.0,
        x_usd_per_month: number(config.budget.x_per_month),
        budget: BudgetStatus {
            x_micro_usd_this_month: budget::spent(db, config, now)?,
            x_micro_usd_per_month: config.budget.x_per_month,
            on_budget: config.budget.on_budget.as_str(),
        },
        waiting: waiting(db, config, now)?,
    };
    shown.x_usd_this_month = number(shown.budget.x_micro_usd_this_month);
    for source in &config.sources {
        shown.sources.push(SourceStatus {
            name: source.name.clone(),
            url: source.url.to_string(),
            next: source.schedule.next_after(now),
            health: sources::health(db, &source.name)?,
        });
    }
    for account in &config.accounts {
        let row = accounts::get(db, &account.name)?;
        shown.accounts.push(AccountStatus {
            name: account.name.clone(),
            network: account.network(),
            token: token::of(db, account, row.as_ref(), now)?,
            account: row,
            outbox: deliveries::counts(db, &account.name)?,
        });
    }
    Ok(shown)
}

/// Dollars as a JSON number, for reading only: what is kept and compared is whole.
fn number(micro: u64) -> f64 {
    dollars(micro).parse().unwrap_or_default()
}

/// Everything that waits, in the order in which it is expected to leave.
fn waiting(
    db: &rusqlite::Connection,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<Shown>, StoreError> {
    let expected = forecast(db, config, now)?;
    let deliveries = expected.iter().map(|expected| deliveries::by_id(db, expected.delivery));
    desk::show(db, config, deliveries.collect::<Result<_, _>>()?, now)
}

fn print(status: &Status, zone: &TimeZone) {
    let local = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    say::line(&format!("Mode      {}", status.mode));
    for source in &status.sources {
        let lines = health::lines(&source.name, source.health.as_ref(), zone);
        let mut lines = lines.iter();
        let first = lines.next().map_or("", String::as_str);
        say::line(&format!("Source    {}: {first}; next {}", source.name, local(source.next)));
        for line in lines {
            say::line(&format!("          {line}"));
        }
    }
    for account in &status.accounts {
        let checked = account.account.as_ref().map_or("not asked yet".into(), |row| {
            let status = row.status.as_str();
            format!("{status} ({}): {}", local(row.checked_at), row.reason)
        });
        say::line(&format!("Account   {}: {checked}", account.name));
        say::line(&format!("          {}", account.token.in_words(zone)));
        let counts: Vec<String> = account
            .outbox
            .iter()
            .map(|count| format!("{} {}", count.deliveries, count.state))
            .collect();
        let counts = if counts.is_empty() { "empty".into() } else { counts.join(", ") };
        say::line(&format!("          outbox: {counts}"));
    }
    for shown in status.waiting.iter().take(SHOWN_WAITING) {
        let (id, account) = (shown.delivery.id, &shown.delivery.account);
        let more = shown.in_words(zone).unwrap_or_default().en;
        say::line(&format!("Waiting   {id} to {account}: {more}"));
    }
    let more = status.waiting.len().saturating_sub(SHOWN_WAITING);
    if more > 0 {
        say::line(&format!("          and {more} more, see `weitersagen queue`"));
    }
    let BudgetStatus { x_micro_usd_this_month: spent, x_micro_usd_per_month: of, on_budget } =
        status.budget;
    let (spent, of) = (dollars(spent), dollars(of));
    say::line(&format!("Budget    X: ${spent} of ${of} this month; then \"{on_budget}\""));
}
