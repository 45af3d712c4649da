//! A look at the organisation's website: its accounts, and where its news stand.

use std::time::Duration;

use jiff::tz::TimeZone;
use serde::Serialize;
use url::Url;

use crate::cli::discover::options_for;
use crate::config::SourceConfig;
use crate::follow;
use crate::item::{Item, LinkedAccount};
use crate::net::{Client, Validators};
use crate::schedule::Schedule;
use crate::watch::{self, Polled, scout};

/// More sources are not proposed.
const MOST_SOURCES: usize = 2;

/// What the website shows.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The accounts that it links.
    pub(super) accounts: Vec<LinkedAccount>,
    /// Feeds and pages with news, the likeliest first.
    pub(super) sources: Vec<Source>,
    /// Why it could not be looked at.
    pub(super) trouble: Option<String>,
}

/// A feed, or a page with news.
#[derive(Debug, Serialize)]
pub(super) struct Source {
    pub(super) url: Url,
    /// How many entries it lists now.
    pub(super) entries: usize,
}

pub(super) async fn look(website: &Url) -> Found {
    match try_look(website).await {
        Ok(found) => found,
        Err(trouble) => Found { trouble: Some(trouble), ..Found::default() },
    }
}

async fn try_look(website: &Url) -> Result<Found, String> {
    let client = Client::new(options_for(website)).map_err(|error| error.to_string())?;
    let fetched = client.fetch(website, &Validators::default()).await;
    let fetched = fetched.map_err(|error| error.to_string())?;
    if fetched.status != 200 {
        return Err(format!("status {}", fetched.status));
    }
    let read = tokio::task::spawn_blocking(move || {
        let html = fetched.text();
        (follow::find(&html, &fetched.url), scout::candidates(&html, &fetched.url))
    });
    let (accounts, candidates) = read.await.map_err(|error| error.to_string())?;
    let mut sources: Vec<(Source, Vec<Item>)> = Vec::new();
    for url in candidates {
        if sources.len() == MOST_SOURCES {
            break;
        }
        let Some(source) = probe(&url) else { continue };
        let Polled::Items { items, .. } =
            watch::poll(&client, &source, &Validators::default()).await
        else {
            continue;
        };
        // A feed and a page of the same news are one source.
        if !sources.iter().any(|(_, known)| overlap(known, &items)) {
            sources.push((Source { url, entries: items.len() }, items));
        }
    }
    let sources = sources.into_iter().map(|(source, _)| source).collect();
    Ok(Found { accounts, sources, trouble: None })
}

fn overlap(known: &[Item], items: &[Item]) -> bool {
    let same = |one: &Item, other: &Item| one.link.is_some() && one.link == other.link;
    items.iter().any(|item| known.iter().any(|one| same(one, item)))
}

/// A source only to be looked at once.
fn probe(url: &Url) -> Option<SourceConfig> {
    Some(SourceConfig {
        mode: crate::config::Mode::Publish,
        name: "init".to_owned(),
        label: "init".to_owned(),
        url: url.clone(),
        schedule: Schedule::parse("@daily", &TimeZone::UTC).ok()?,
        backfill: 0,
        images: false,
        max_age: Duration::ZERO,
        selectors: None,
        accounts: None,
    })
}
