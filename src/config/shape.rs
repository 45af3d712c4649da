//! What kind of value each key takes: the schema is made of it, and a test holds the parser to it.

use std::ops::RangeInclusive;

use super::keys::Table;
use super::{accounts, alerts, budget, load, model, modes, pacing, sources};

/// A kind of value.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Any text.
    Text,
    /// A text of this form, a regular expression as JSON schemas have them.
    Form(&'static str),
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A list of texts of this form.
    Forms(&'static str),
    /// A list of these words.
    Choices(Vec<&'static str>),
    /// A whole number.
    Number(RangeInclusive<u32>),
    /// US dollars, from 0 to this.
    Money(u32),
    /// `true` or `false`.
    Flag,
    /// Where a secret is kept: one of its keys.
    Secret,
    /// A table that stands once.
    Table(Table),
    /// Tables that may stand several times.
    Tables(Table),
}

const ANY: &str = r"\S";
const DURATION: &str = "^[0-9]+[smhd]$";
const WEB: &str = "^https?://";
const RANGE: &str = "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$";
const HASHTAG: &str = "^#";

fn words<T>(rows: &[(&'static str, T)]) -> Vec<&'static str> {
    rows.iter().map(|(name, _)| *name).collect()
}

/// Keys without which a table is refused, whatever else it says.
pub(super) const NEEDED: [(Table, &str); 13] = [
    (Table::Root, "organisation"),
    (Table::Root, "sources"),
    (Table::Organisation, "name"),
    (Table::Organisation, "website"),
    (Table::Source, "name"),
    (Table::Source, "url"),
    (Table::Source, "schedule"),
    (Table::Selectors, "item"),
    (Table::Account, "name"),
    (Table::Account, "network"),
    (Table::Mail, "to"),
    (Table::Mail, "from"),
    (Table::Mail, "server"),
];

/// What a key takes; `None` for a key that has none in this list yet.
pub(super) fn of(table: Table, name: &str) -> Option<Shape> {
    match table {
        Table::Root => root(name),
        Table::Account => account(name),
        Table::Source => source(name),
        Table::Alerts | Table::Mail | Table::Webhook => telling(table, name),
        _ => other(table, name),
    }
}

fn root(name: &str) -> Option<Shape> {
    Some(match name {
        "language" => Shape::Choice(words(&load::LANGUAGES)),
        "timezone" => Shape::Text,
        "mode" => Shape::Choice(words(&load::MODES)),
        "foreign" => Shape::Choice(words(&model::FOREIGN)),
        "organisation" => Shape::Table(Table::Organisation),
        "sources" => Shape::Tables(Table::Source),
        "accounts" => Shape::Tables(Table::Account),
        "pacing" => Shape::Table(Table::Pacing),
        "outbox" => Shape::Table(Table::Outbox),
        "budget" => Shape::Table(Table::Budget),
        "alerts" => Shape::Table(Table::Alerts),
        "fetch" => Shape::Table(Table::Fetch),
        "state" => Shape::Table(Table::State),
        "admin" => Shape::Table(Table::Admin),
        "model" => Shape::Table(Table::Model),
        _ => return None,
    })
}

fn source(name: &str) -> Option<Shape> {
    Some(match name {
        "name" | "label" | "schedule" => Shape::Text,
        "url" => Shape::Form(WEB),
        "backfill" => Shape::Number(0..=sources::MOST_BACKFILL),
        "images" => Shape::Flag,
        "max_age" => Shape::Form(DURATION),
        "selectors" => Shape::Table(Table::Selectors),
        "accounts" => Shape::Forms(ANY),
        "mode" => Shape::Choice(words(&modes::MODES)),
        _ => return None,
    })
}

fn account(name: &str) -> Option<Shape> {
    Some(match name {
        "name" | "page" | "app_id" | "template" | "confirmed" => Shape::Text,
        "network" => Shape::Choice(words(&accounts::NETWORKS)),
        "token" | "app_secret" | "consumer_key" | "consumer_secret" | "access_token"
        | "access_secret" | "client_id" | "client_secret" => Shape::Secret,
        "two_step" => Shape::Flag,
        "mode" => Shape::Choice(words(&modes::MODES)),
        "api" => Shape::Form(WEB),
        "hashtags" => Shape::Forms(HASHTAG),
        "withdraw" => Shape::Choice(words(&accounts::WITHDRAW)),
        "on_change" => Shape::Choice(words(&accounts::change::ALL)),
        _ => return None,
    })
}

fn telling(table: Table, name: &str) -> Option<Shape> {
    Some(match (table, name) {
        (Table::Alerts, "mail") => Shape::Table(Table::Mail),
        (Table::Alerts, "webhook") => Shape::Table(Table::Webhook),
        (Table::Alerts, "repeat") => Shape::Form(DURATION),
        (Table::Alerts, "quiet") => Shape::Forms(RANGE),
        (Table::Alerts, "file" | "digest")
        | (Table::Mail, "from" | "server" | "user")
        | (Table::Webhook, "room") => Shape::Text,
        (Table::Alerts, "ping") | (Table::Webhook, "url") => Shape::Form(WEB),
        (Table::Mail, "to") => Shape::Forms(ANY),
        (Table::Mail, "port") => Shape::Number(1..=u32::from(u16::MAX)),
        (Table::Mail, "security") => Shape::Choice(words(&alerts::SECURITY)),
        (Table::Mail, "password") | (Table::Webhook, "token") => Shape::Secret,
        (Table::Webhook, "shape") => Shape::Choice(words(&alerts::SHAPES)),
        _ => return None,
    })
}

fn other(table: Table, name: &str) -> Option<Shape> {
    Some(match (table, name) {
        (Table::Organisation | Table::Model, "name")
        | (Table::Selectors | Table::Secret, _)
        | (Table::State, "dir")
        | (Table::Admin, "listen" | "password") => Shape::Text,
        (Table::Organisation, "website") | (Table::Model, "base_url") => Shape::Form(WEB),
        (Table::Pacing, "quiet") => Shape::Forms(RANGE),
        (Table::Pacing, "quiet_days") => Shape::Choices(words(&pacing::DAYS)),
        (Table::Pacing, "holidays") => Shape::Choice(pacing::lands()),
        (Table::Pacing, "spacing" | "grace")
        | (Table::Outbox, "absence")
        | (Table::Model, "timeout") => Shape::Form(DURATION),
        (Table::Pacing, "per_hour" | "per_day") => Shape::Number(1..=pacing::MOST_POSTS),
        (Table::Pacing, "max_waiting") => Shape::Number(1..=pacing::MOST_WAITING),
        (Table::Outbox, "retry" | "reconcile") => Shape::Forms(DURATION),
        (Table::Budget, "x_usd_per_month") => Shape::Money(budget::MOST_PER_MONTH),
        (Table::Budget, "on_budget") => Shape::Choice(words(&budget::CHOICES)),
        (Table::Budget, "x_prices") => Shape::Table(Table::Prices),
        (Table::Prices, _) => Shape::Money(budget::MOST_PER_OPERATION),
        (Table::Fetch, "allow_private") | (Table::Admin, "hosts") => Shape::Forms(ANY),
        (Table::State | Table::Model, "key") => Shape::Secret,
        (Table::Model, "disclose") => Shape::Flag,
        _ => return None,
    })
}
