//! `why`: the decisions taken on an item, per account, with the reason of each; and on a source.

use std::path::Path;

use rusqlite::Connection;
use serde::Serialize;

use super::{Done, health, load_in_force, say};
use crate::clock;
use crate::config::{Config, SourceConfig};
use crate::daemon::desk::Reader;
use crate::daemon::trail::{self, Story};
use crate::item::canonical_link;
use crate::state::items;
use crate::state::journal::{self, Entry};
use crate::state::sources::{self, SourceHealth};
use crate::state::{Store, StoreError};
use crate::story::Relation;
use crate::wording::{Words, why as words};

/// Entries of a source's own journal that are shown.
const TRAIL: u32 = 20;

/// All that is known of a source.
#[derive(Serialize)]
struct SourceWay {
    source: String,
    url: String,
    health: Option<SourceHealth>,
    journal: Vec<Entry>,
}

pub(super) fn why(path: &Path, url: &str, json: bool) -> Done {
    let config = load_in_force(path)?;
    let store = Store::copy_of(&config.state_dir)?;
    let (stories, of_sources) = store.run_blocking(|tx| collect(tx, &config, url))?;
    if stories.is_empty() && of_sources.is_empty() {
        let told = trail::never_seen(url);
        return Err(anyhow::anyhow!(told.of(config.language).to_owned()).into());
    }
    if json {
        let items = stories.iter().map(as_json);
        let of_sources = of_sources.iter().map(|way| serde_json::json!(way));
        say::json(&items.chain(of_sources).collect::<Vec<_>>())?;
        return Ok(());
    }
    for story in &stories {
        for line in story.lines(&config) {
            print_line(&line);
        }
    }
    for way in &of_sources {
        print_source(way, &config);
    }
    Ok(())
}

/// The items with this address; where it is a source's, or there are items, their sources.
fn collect(
    db: &Connection,
    config: &Config,
    url: &str,
) -> Result<(Vec<Story>, Vec<SourceWay>), StoreError> {
    let mut stories = Vec::new();
    for item in items::by_link(db, url)? {
        stories.push(trail::of_item(db, config, item, Reader::Terminal, clock::now())?);
    }
    let asked = url::Url::parse(url).ok().map(|url| canonical_link(&url));
    let concerned = |source: &&SourceConfig| {
        asked.as_ref() == Some(&canonical_link(&source.url))
            || stories.iter().any(|story| story.item.source == source.name)
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
    Ok((stories, of_sources))
}

fn as_json(story: &Story) -> serde_json::Value {
    let item = &story.item;
    let kin: Vec<_> = story
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
    let deliveries: Vec<_> = story.accounts.iter().map(|way| &way.card.shown).collect();
    serde_json::json!({
        "item": item.id,
        "source": item.source, "title": item.entry.title, "link": item.entry.link,
        "seen_at": item.seen_at, "fate": item.fate, "reason": item.reason,
        "on_list": story.on_list, "related": kin,
        "deliveries": deliveries, "journal": story.journal,
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

fn print_source(way: &SourceWay, config: &Config) {
    say::line("");
    let told = words::OF_SOURCE.telling(&[&Words::same(&way.source), &Words::same(&way.url)]);
    say::line(told.of(config.language));
    for line in health::lines(&way.source, way.health.as_ref(), &config.timezone) {
        say::hanging("  ", line.of(config.language));
    }
    for line in trail::journal_lines(&way.journal, config) {
        print_line(&line);
    }
}

/// A line of a trail, below whose beginning its further lines stand.
fn print_line(line: &str) {
    let text = line.trim_start();
    let (pad, _) = line.split_at(line.len() - text.len());
    if pad.is_empty() { say::wrapped(text) } else { say::hanging(pad, text) }
}
