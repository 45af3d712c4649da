//! Reading `[[sources]]`: what is watched, and when.

use std::time::Duration;

use jiff::tz::TimeZone;
use url::Url;

use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::raw::Section;
use super::{Mode, Selectors, SourceConfig, modes, timing, values};

/// Items older than this when first seen are not posted.
const MAX_AGE: Duration = Duration::from_secs(14 * 86_400);

/// More items of a first poll are a flood, whatever the admin thinks.
pub(super) const MOST_BACKFILL: u32 = 100;

/// Reads all sources; each that is complete comes back.
pub(super) fn read(
    sections: &[Section<'_>],
    zone: &TimeZone,
    faults: &mut Faults<'_>,
) -> Vec<SourceConfig> {
    sections.iter().filter_map(|section| source(section, zone, faults)).collect()
}

fn source(section: &Section<'_>, zone: &TimeZone, faults: &mut Faults<'_>) -> Option<SourceConfig> {
    section.require("name", "name = \"agsa\"", faults);
    section.require("url", "url = \"https://www.example.org/news\"", faults);
    section.require("schedule", "schedule = \"*/20 6-21 * * *\"", faults);
    let name = section.parse("name", faults, values::name);
    let label = section.parse("label", faults, values::name);
    let url = section.parse("url", faults, address);
    let schedule = section.parse("schedule", faults, |line| timing::schedule(line, zone));
    let backfill = section.integer("backfill", 0..=MOST_BACKFILL, faults);
    let images = section.flag("images", faults);
    let max_age = section.parse("max_age", faults, values::length);
    let mode = section.parse("mode", faults, modes::one_of);
    let selectors = section
        .table("selectors", Table::Selectors, faults)
        .and_then(|table| selectors(&table, faults));
    let accounts = section.list("accounts", faults, values::name);
    let name = name?;
    Some(SourceConfig {
        label: label.unwrap_or_else(|| name.clone()),
        name,
        url: url?,
        schedule: schedule?,
        backfill: usize::try_from(backfill.unwrap_or_default()).ok()?,
        images: images.unwrap_or_default(),
        max_age: max_age.unwrap_or(MAX_AGE),
        mode: mode.unwrap_or(Mode::Publish),
        selectors,
        accounts,
    })
}

/// A page's address; the fragment only matters to a browser.
pub(super) fn address(text: &str) -> Result<Url, Wrong> {
    let mut url = values::url(text)?;
    url.set_fragment(None);
    Ok(url)
}

fn selectors(section: &Section<'_>, faults: &mut Faults<'_>) -> Option<Selectors> {
    section.require("item", "item = \"article\"", faults);
    let mut read = |name: &str| section.parse(name, faults, values::selector);
    let [item, link, title, date, teaser] =
        ["item", "link", "title", "date", "teaser"].map(&mut read);
    Some(Selectors { item: item?, link, title, date, teaser })
}
