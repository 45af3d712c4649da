//! `status`: sources, accounts, budget and outbox at a glance.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Done, health, load, say};
use crate::clock;
use crate::config::Config;
use crate::daemon::budget;
use crate::item::Network;
use crate::state::accounts::{self, AccountRow};
use crate::state::deliveries::{self, Counts};
use crate::state::sources::{self, SourceHealth};
use crate::state::{Store, StoreError};

#[derive(Serialize)]
struct Status {
    mode: String,
    sources: Vec<SourceStatus>,
    accounts: Vec<AccountStatus>,
    x_usd_this_month: f64,
    x_usd_per_month: f64,
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
        x_usd_per_month: config.x_usd_per_month,
    };
    for source in &config.sources {
        shown.sources.push(SourceStatus {
            name: source.name.clone(),
            url: source.url.to_string(),
            next: source.schedule.next_after(now),
            health: sources::health(db, &source.name)?,
        });
    }
    for account in &config.accounts {
        if account.network() == Network::X {
            shown.x_usd_this_month += budget::spent(db, config, account, now)?;
        }
        shown.accounts.push(AccountStatus {
            name: account.name.clone(),
            network: account.network(),
            account: accounts::get(db, &account.name)?,
            outbox: deliveries::counts(db, &account.name)?,
        });
    }
    Ok(shown)
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
        let counts: Vec<String> = account
            .outbox
            .iter()
            .map(|count| format!("{} {}", count.deliveries, count.state))
            .collect();
        let counts = if counts.is_empty() { "empty".into() } else { counts.join(", ") };
        say::line(&format!("          outbox: {counts}"));
    }
    let (spent, of) = (status.x_usd_this_month, status.x_usd_per_month);
    say::line(&format!("Budget    X: about ${spent:.2} of ${of:.2} this month"));
}
