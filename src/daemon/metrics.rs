//! How the daemon does, in figures, as Prometheus asks for them; and whether it lives and is ready.
//!
//! Everything is read off the state, so that it is right after a restart; only what a process
//! counts of itself begins anew with it. No text, no address and no token is among it.

use std::sync::atomic::AtomicU64;

use jiff::{SignedDuration, Timestamp};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::registry::{Registry, Unit};
use rusqlite::Connection;

use super::budget;
use super::gauges::Counted;
use crate::config::Config;
use crate::outbox::STATES;
use crate::state::accounts::{self, AccountStatus};
use crate::state::{StoreError, deliveries, pulse, sources, token_reports};

/// The format of [`render`], as its media type.
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// The loop goes round at least once a minute; a round over slow websites may take minutes. As
/// long as this without a beat, it hangs, or cannot write: as in the unit's `WatchdogSec`.
const HANGING: SignedDuration = SignedDuration::from_mins(15);

/// Millionths of a US dollar in one.
const MICRO: f64 = 1e6;

type Labels = Vec<(&'static str, String)>;
type Gauges = Family<Labels, Gauge<f64, AtomicU64>>;

/// Whether the loop lives: it could write to the state not long ago.
///
/// # Errors
/// The state cannot be read.
pub fn lives(db: &Connection, now: Timestamp) -> Result<bool, StoreError> {
    Ok(pulse::last(db)?.is_some_and(|beat| now.duration_since(beat) < HANGING))
}

/// What keeps it from posting at all, by account, in a word each; empty if it is ready.
///
/// # Errors
/// The state cannot be read.
pub fn unready(
    db: &Connection,
    config: &Config,
) -> Result<Vec<(String, &'static str)>, StoreError> {
    let mut found = Vec::new();
    for account in &config.accounts {
        let status = accounts::get(db, &account.name)?.map(|row| row.status);
        match status.unwrap_or(AccountStatus::Unverified) {
            AccountStatus::Verified => {}
            other => found.push((account.name.clone(), other.as_str())),
        }
    }
    Ok(found)
}

/// All figures in the text format of `OpenMetrics` 1.0.
///
/// # Errors
/// The state cannot be read.
pub fn render(
    db: &Connection,
    config: &Config,
    counted: &Counted,
    now: Timestamp,
) -> Result<String, StoreError> {
    let mut registry = Registry::with_prefix("weitersagen");
    of_the_daemon(&mut registry, db, counted)?;
    of_sources(&mut registry, db, config, counted)?;
    of_accounts(&mut registry, db, config)?;
    of_the_outbox(&mut registry, db, config, now)?;
    let mut text = String::new();
    encode(&mut text, &registry)
        .map_err(|error| StoreError::Row(format!("the figures cannot be written: {error}")))?;
    Ok(text)
}

fn of_the_daemon(
    registry: &mut Registry,
    db: &Connection,
    counted: &Counted,
) -> Result<(), StoreError> {
    let build = gauges(registry, "build_info", "Always 1; the labels tell the version");
    set(&build, &[("version", env!("CARGO_PKG_VERSION"))], 1.0);
    if let Some(beat) = pulse::last(db)? {
        let help = "When the loop last wrote to the state";
        single(registry, "loop_timestamp_seconds", help, seconds(beat));
    }
    let taken = counted.reload.is_none_or(|(_, taken)| taken);
    single(
        registry,
        "config_last_reload_successful",
        "Whether the configuration was taken over when it was last read again; 1 before that",
        f64::from(u8::from(taken)),
    );
    if let Some((at, _)) = counted.reload {
        let help = "When the configuration was last read again";
        single(registry, "config_last_reload_timestamp_seconds", help, seconds(at));
    }
    Ok(())
}

fn of_sources(
    registry: &mut Registry,
    db: &Connection,
    config: &Config,
    counted: &Counted,
) -> Result<(), StoreError> {
    let ok = gauges(
        registry,
        "source_last_success_timestamp_seconds",
        "When the source could last be read",
    );
    let failures = gauges(registry, "source_failures_in_a_row", "Failed polls since then");
    let held = gauges(
        registry,
        "source_quarantined",
        "1 while nothing is taken from the source because its list looks other than usual",
    );
    for source in &config.sources {
        let labels = [("source", source.name.as_str())];
        let row = sources::get(db, &source.name, source.url.as_str())?;
        set_time(&ok, &labels, row.as_ref().and_then(|row| row.ok_at));
        set(&failures, &labels, row.as_ref().map_or(0.0, |row| f64::from(row.failures)));
        let quarantined = row.is_some_and(|row| row.quarantine.is_some());
        set(&held, &labels, f64::from(u8::from(quarantined)));
    }
    let polls = Family::<Labels, Counter>::default();
    registry.register("source_polls", "Polls since the start", polls.clone());
    let took = Family::<Labels, Counter<f64, AtomicU64>>::default();
    registry.register_with_unit(
        "source_polls_duration",
        "How long they took, all together",
        Unit::Seconds,
        took.clone(),
    );
    for (source, counted) in &counted.polls {
        let labels = labels(&[("source", source.as_str())]);
        polls.get_or_create(&labels).inc_by(counted.count);
        took.get_or_create(&labels).inc_by(counted.took.as_secs_f64());
    }
    Ok(())
}

fn of_accounts(
    registry: &mut Registry,
    db: &Connection,
    config: &Config,
) -> Result<(), StoreError> {
    let posted = gauges(
        registry,
        "account_last_post_timestamp_seconds",
        "When something was last posted to the account",
    );
    let verified = gauges(
        registry,
        "account_verified",
        "1 where the token opens the account that the website links, else 0",
    );
    let ends = gauges(
        registry,
        "account_token_expiry_timestamp_seconds",
        "When the account's token ends, or what it opens, as far as the network tells",
    );
    for account in &config.accounts {
        let labels = [("account", account.name.as_str()), ("network", account.network().as_str())];
        let last = deliveries::last_posted_to(db, &account.name)?;
        set_time(&posted, &labels, last.map(|delivery| delivery.changed_at));
        let status = accounts::get(db, &account.name)?.map(|row| row.status);
        set(&verified, &labels, f64::from(u8::from(status == Some(AccountStatus::Verified))));
        if let Some(report) = token_reports::get(db, &account.name)? {
            let first = [report.expires_at, report.data_access_at].into_iter().flatten().min();
            set_time(&ends, &labels, first);
        }
    }
    Ok(())
}

fn of_the_outbox(
    registry: &mut Registry,
    db: &Connection,
    config: &Config,
    now: Timestamp,
) -> Result<(), StoreError> {
    let by_state = gauges(registry, "deliveries", "Deliveries by account and state");
    let oldest = gauges(
        registry,
        "oldest_waiting_delivery_timestamp_seconds",
        "Since when the oldest delivery that is not settled has been in the outbox",
    );
    for account in &config.accounts {
        let counts = deliveries::counts(db, &account.name)?;
        for state in STATES {
            let count =
                counts.iter().find(|one| one.state == state).map_or(0, |one| one.deliveries);
            let labels = [("account", account.name.as_str()), ("state", state.as_str())];
            set(&by_state, &labels, f64::from(count));
        }
        let waiting = deliveries::oldest_waiting(db, &account.name)?;
        set_time(&oldest, &[("account", account.name.as_str())], waiting);
    }
    let spent = dollars(budget::spent(db, config, now)?);
    single(registry, "x_spent_this_month_dollars", "What X has cost this month", spent);
    let allowed = dollars(config.budget.x_per_month);
    single(registry, "x_budget_per_month_dollars", "What it may cost in a month", allowed);
    Ok(())
}

fn gauges(registry: &mut Registry, name: &str, help: &str) -> Gauges {
    let family = Gauges::default();
    registry.register(name, help, family.clone());
    family
}

fn labels(of: &[(&'static str, &str)]) -> Labels {
    of.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

fn set(family: &Gauges, of: &[(&'static str, &str)], value: f64) {
    family.get_or_create(&labels(of)).set(value);
}

/// Seconds since 1970; what never was is left out.
fn set_time(family: &Gauges, of: &[(&'static str, &str)], at: Option<Timestamp>) {
    if let Some(at) = at {
        set(family, of, seconds(at));
    }
}

/// A figure of which there is one only.
fn single(registry: &mut Registry, name: &str, help: &str, value: f64) {
    registry.register(name, help, ConstGauge::new(value));
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of our time fit into 52 bits")]
fn seconds(at: Timestamp) -> f64 {
    at.as_millisecond() as f64 / 1e3
}

#[expect(clippy::cast_precision_loss, reason = "budgets are far below 2^52 millionths")]
fn dollars(micro: u64) -> f64 {
    micro as f64 / MICRO
}
