//! `status`: sources, accounts, budget and outbox at a glance.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::token::{self, TokenStatus};
use super::{Done, health, load_in_force, say};
use crate::clock;
use crate::config::budget::dollars;
use crate::config::{Config, Mode};
use crate::daemon::desk::{self, Shown};
use crate::daemon::waiting::forecast;
use crate::daemon::{budget, problems};
use crate::item::Network;
use crate::state::accounts::{self, AccountRow, AccountStatus as Standing};
use crate::state::deliveries::{self, Counts};
use crate::state::sources::{self, SourceHealth};
use crate::state::{Store, StoreError};
use crate::wording::{self, Phrase, Words, status as words};

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
    let config = load_in_force(path)?;
    let store = Store::copy_of(&config.state_dir)?;
    let now = clock::now();
    let status = store.run_blocking(|tx| collect(tx, &config, now))?;
    if json {
        say::json(&status)?;
    } else {
        print(&status, &config);
    }
    Ok(())
}

/// `status --accept SOURCE`: the list of a source in quarantine is right as it is.
pub(super) fn accept(path: &Path, name: &str, json: bool) -> Done {
    let config = load_in_force(path)?;
    if config.source(name).is_none() {
        let names: Vec<&str> = config.sources.iter().map(|source| source.name.as_str()).collect();
        let told = words::NO_SOURCE.with(&[name, &names.join(", ")]);
        return Err(anyhow::anyhow!(told.of(config.language).to_owned()).into());
    }
    let store = Store::open_shared(&config.state_dir)?;
    if !store.run_blocking(|tx| sources::accept(tx, name))? {
        let told = words::NOT_QUARANTINED.with(&[name]);
        return Err(anyhow::anyhow!(told.of(config.language).to_owned()).into());
    }
    if json {
        say::json(&serde_json::json!({ "accepted": name }))?;
    } else {
        say::wrapped(words::ACCEPTED.with(&[name]).of(config.language));
    }
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

/// A line with what it is about in front.
fn line(config: &Config, label: &Phrase, told: &Words) {
    let label = label.with(&[]);
    say::hanging(&format!("{:<9} ", label.of(config.language)), told.of(config.language));
}

/// A line that goes on with the one before.
fn more(config: &Config, told: &Words) {
    say::hanging("          ", told.of(config.language));
}

fn print(status: &Status, config: &Config) {
    let mode = match config.mode {
        Mode::Preview => words::MODE_PREVIEW,
        Mode::Approve => words::MODE_APPROVE,
        Mode::Publish => words::MODE_PUBLISH,
    };
    line(config, &words::MODE_LABEL, &mode.with(&[]));
    for source in &status.sources {
        print_source(source, config);
    }
    for account in &status.accounts {
        print_account(account, config);
    }
    for shown in status.waiting.iter().take(SHOWN_WAITING) {
        let delivery = &shown.delivery;
        let told = shown.in_words(&config.timezone).unwrap_or_default();
        let id = Words::same(delivery.id.to_string());
        let told = words::WAITS.telling(&[&id, &Words::same(&delivery.account), &told]);
        line(config, &words::WAITING_LABEL, &told);
    }
    let beyond = status.waiting.len().saturating_sub(SHOWN_WAITING);
    if beyond > 0 {
        more(config, &words::AND_MORE.with(&[&beyond.to_string()]));
    }
    let BudgetStatus { x_micro_usd_this_month: spent, x_micro_usd_per_month: of, on_budget } =
        status.budget;
    let told = [&problems::amount(spent), &problems::amount(of), &Words::same(on_budget)];
    line(config, &words::BUDGET_LABEL, &words::SPENT.telling(&told));
}

fn print_source(source: &SourceStatus, config: &Config) {
    let zone = &config.timezone;
    let lines = health::lines(&source.name, source.health.as_ref(), zone);
    let mut lines = lines.iter();
    let first = lines.next().cloned().unwrap_or_default();
    let next = wording::at(source.next, zone).words();
    let Words { de, en } = words::NEXT.telling(&[&first, &next]);
    let name = &source.name;
    let told = Words { de: format!("{name}: {de}"), en: format!("{name}: {en}") };
    line(config, &words::SOURCE_LABEL, &told);
    lines.for_each(|told| more(config, told));
}

fn print_account(account: &AccountStatus, config: &Config) {
    let checked = account.account.as_ref().map_or_else(
        || words::NOT_ASKED.with(&[]),
        |row| {
            let at = wording::at(row.checked_at, &config.timezone).words();
            let reason = row.reason.words();
            words::CHECKED.telling(&[&standing(row.status).with(&[]), &at, &reason])
        },
    );
    let name = &account.name;
    let Words { de, en } = checked;
    let told = Words { de: format!("{name}: {de}"), en: format!("{name}: {en}") };
    line(config, &words::ACCOUNT_LABEL, &told);
    more(config, &account.token.in_words(&config.timezone));
    let counts: Vec<Words> = account.outbox.iter().map(count).collect();
    let counts =
        if counts.is_empty() { words::OUTBOX_EMPTY.with(&[]) } else { desk::joined(&counts, ", ") };
    more(config, &words::OUTBOX.telling(&[&counts]));
}

fn count(count: &Counts) -> Words {
    words::COUNTED.telling(&[&Words::same(count.deliveries.to_string()), &count.state.words()])
}

const fn standing(status: Standing) -> Phrase {
    match status {
        Standing::Verified => words::VERIFIED,
        Standing::Unverified => words::UNVERIFIED,
        Standing::Mismatch => words::MISMATCH,
        Standing::Token => words::TOKEN_BAD,
        Standing::Payment => words::PAYMENT,
    }
}
