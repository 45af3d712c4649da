//! `why`: the decisions taken on an item, per account, with the reason of each; and on a source.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::Connection;
use serde::Serialize;

use super::{Done, health, load, say};
use crate::clock;
use crate::config::{Config, SourceConfig};
use crate::daemon::desk::{self, Shown};
use crate::item::canonical_link;
use crate::state::deliveries::{self, Delivery};
use crate::state::items::{self, Alike, ItemRow};
use crate::state::journal::{self, Entry};
use crate::state::sources::{self, SourceHealth};
use crate::state::{Store, StoreError};
use crate::story::Relation;

/// Entries of a source's own journal that are shown.
const TRAIL: u32 = 20;

/// All that is known of one item.
struct Way {
    item: ItemRow,
    /// Whether it stood on its source's last list.
    on_list: bool,
    kin: Vec<Alike>,
    deliveries: Vec<Shown>,
    trail: Vec<Entry>,
}

/// All that is known of a source.
#[derive(Serialize)]
struct SourceWay {
    source: String,
    url: String,
    health: Option<SourceHealth>,
    journal: Vec<Entry>,
}

pub(super) fn why(path: &Path, url: &str, json: bool) -> Done {
    let config = load(path)?;
    let store = Store::copy_of(&config.state_dir)?;
    let (ways, of_sources) = store.run_blocking(|tx| collect(tx, &config, url))?;
    if ways.is_empty() && of_sources.is_empty() {
        return Err(anyhow::anyhow!(
            "no item with the address {url} was ever seen; `weitersagen status` shows the sources"
        )
        .into());
    }
    if json {
        let items = ways.iter().map(as_json);
        let of_sources = of_sources.iter().map(|way| serde_json::json!(way));
        say::json(&items.chain(of_sources).collect::<Vec<_>>())?;
        return Ok(());
    }
    for way in &ways {
        print(way, &config.timezone);
    }
    for way in &of_sources {
        print_source(way, &config.timezone);
    }
    Ok(())
}

/// The items with this address; where it is a source's, or there are items, their sources.
fn collect(
    db: &Connection,
    config: &Config,
    url: &str,
) -> Result<(Vec<Way>, Vec<SourceWay>), StoreError> {
    let mut ways = Vec::new();
    for item in items::by_link(db, url)? {
        let source = config.source(&item.source).map_or("", |source| source.url.as_str());
        let row = sources::get(db, &item.source, source)?;
        ways.push(Way {
            on_list: row.is_some_and(|row| row.listed.contains(&item.id)),
            kin: items::related(db, item.id)?,
            deliveries: desk::show(db, config, deliveries::of_item(db, item.id)?, clock::now())?,
            trail: journal::of_item(db, item.id)?,
            item,
        });
    }
    let asked = url::Url::parse(url).ok().map(|url| canonical_link(&url));
    let concerned = |source: &&SourceConfig| {
        asked.as_ref() == Some(&canonical_link(&source.url))
            || ways.iter().any(|way| way.item.source == source.name)
    };
    let mut of_sources = Vec::new();
    for source in config.sources.iter().filter(concerned) {
        of_sources.push(SourceWay {
            source: source.name.clone(),
            url: source.url.to_string(),
            health: sources::health(db, &source.name)?,
            journal: journal::of_source(db, &source.name, TRAIL)?,
        });
    }
    Ok((ways, of_sources))
}

fn as_json(way: &Way) -> serde_json::Value {
    let item = &way.item;
    let kin: Vec<_> = way
        .kin
        .iter()
        .map(|kin| {
            let containment = kin.comparison.containment;
            serde_json::json!({
                "item": kin.item, "relation": relation(kin.comparison.relation),
                "containment": containment,
            })
        })
        .collect();
    serde_json::json!({
        "item": item.id,
        "source": item.source, "title": item.entry.title, "link": item.entry.link,
        "seen_at": item.seen_at, "fate": item.fate, "reason": item.reason,
        "on_list": way.on_list, "related": kin,
        "deliveries": way.deliveries, "journal": way.trail,
    })
}

const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Quotes => "quotes",
        Relation::QuotedBy => "quoted_by",
        Relation::Related => "related",
        Relation::Different => "different",
    }
}

fn local(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

fn print(way: &Way, zone: &TimeZone) {
    let item = &way.item;
    let title = item.entry.title.as_deref().unwrap_or("(without a headline)");
    say::line(&format!("Item {} of {}: {title}", item.id, item.source));
    let seen = local(item.seen_at, zone);
    say::line(&format!("First seen {seen}; {}: {}", item.fate, item.reason));
    let on_list = if way.on_list { "It stands" } else { "It does not stand" };
    say::line(&format!("{on_list} on the source's last list."));
    for kin in &way.kin {
        let relation = relation(kin.comparison.relation);
        let [here, there] = kin.comparison.containment.map(|share| share * 100.0);
        say::line(&format!(
            "  {relation} item {}: {here:.0} % of it stand there, {there:.0} % of that here",
            kin.item
        ));
    }
    for shown in &way.deliveries {
        let Delivery { id, account, state, reason, .. } = &shown.delivery;
        let more = shown.in_words(zone).map_or(String::new(), |more| format!("; {}", more.en));
        say::line(&format!("  {account}: {state} ({reason}); delivery {id}{more}"));
        shown.changes_in_words().for_each(|change| say::line(&format!("    {}", change.en)));
    }
    print_trail(&way.trail, zone);
}

fn print_source(way: &SourceWay, zone: &TimeZone) {
    say::line(&format!("Source {}: {}", way.source, way.url));
    for line in health::lines(&way.source, way.health.as_ref(), zone) {
        say::line(&format!("  {line}"));
    }
    print_trail(&way.journal, zone);
}

fn print_trail(trail: &[Entry], zone: &TimeZone) {
    if trail.is_empty() {
        return;
    }
    say::line("What was decided, in order:");
    for entry in trail {
        let account = entry.account.as_deref().map_or(String::new(), |name| format!("{name}: "));
        say::line(&format!(
            "  {} {account}{}: {}",
            local(entry.at, zone),
            entry.event,
            entry.detail
        ));
    }
}
