//! `why`: the decisions taken on an item, per account, with the reason of each.

use std::path::Path;

use super::{Done, load, say};
use crate::state::deliveries::{self, Delivery};
use crate::state::items::{self, ItemRow};
use crate::state::journal::{self, Entry};
use crate::state::{Store, StoreError};

pub(super) fn why(path: &Path, url: &str, json: bool) -> Done {
    let config = load(path)?;
    let store = Store::copy_of(&config.state_dir)?;
    let found = store.run_blocking(|tx| {
        let mut found = Vec::new();
        for item in items::by_link(tx, url)? {
            let deliveries = deliveries::of_item(tx, item.id)?;
            let trail = journal::of_item(tx, item.id)?;
            found.push((item, deliveries, trail));
        }
        Ok::<_, StoreError>(found)
    })?;
    if found.is_empty() {
        return Err(anyhow::anyhow!(
            "no item with the address {url} was ever seen; `weitersagen status` shows the sources"
        )
        .into());
    }
    if json {
        let values: Vec<_> = found.iter().map(|(i, d, t)| as_json(i, d, t)).collect();
        say::json(&values)?;
        return Ok(());
    }
    for (item, deliveries, trail) in &found {
        print(item, deliveries, trail, &config.timezone);
    }
    Ok(())
}

fn as_json(item: &ItemRow, deliveries: &[Delivery], trail: &[Entry]) -> serde_json::Value {
    serde_json::json!({
        "source": item.source, "title": item.entry.title, "link": item.entry.link,
        "seen_at": item.seen_at, "fate": item.fate, "reason": item.reason,
        "deliveries": deliveries, "journal": trail,
    })
}

fn print(item: &ItemRow, deliveries: &[Delivery], trail: &[Entry], zone: &jiff::tz::TimeZone) {
    let title = item.entry.title.as_deref().unwrap_or("(without a headline)");
    let local =
        |at: jiff::Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string();
    say::line(&format!("Item {} of {}: {title}", item.id, item.source));
    say::line(&format!("First seen {}; {}: {}", local(item.seen_at), item.fate, item.reason));
    for delivery in deliveries {
        let Delivery { id, account, state, reason, .. } = delivery;
        say::line(&format!("  {account}: {state} ({reason}); delivery {id}"));
    }
    say::line("What was decided, in order:");
    for entry in trail {
        let account = entry.account.as_deref().map_or(String::new(), |name| format!("{name}: "));
        say::line(&format!("  {} {account}{}: {}", local(entry.at), entry.event, entry.detail));
    }
}
