//! Watching a source: what it offers now, whether it is a feed or a page.

pub mod feed;
pub mod listing;
mod refused;
pub mod scout;
mod shared_links;

use tokio::sync::Semaphore;
use url::Url;

use self::listing::{Listing, NoNews};
use crate::config::{Selectors, SourceConfig};
use crate::crash::{self, Doing};
use crate::item::Item;
use crate::net::{Client, Fetched, Validators};
use crate::wording::{Told, reading as say};

/// What a poll found.
#[expect(clippy::large_enum_variant, reason = "one value for each poll, moved and not kept")]
#[derive(Debug)]
pub enum Polled {
    /// 304, or byte for byte the same as before.
    NotModified,
    /// The entries, newest first where the source says so.
    Items {
        /// What the source is.
        kind: Kind,
        /// Its entries; never empty.
        items: Vec<Item>,
        /// For the next conditional request; to be saved only together with the items.
        validators: Validators,
        /// The list's next page, where it has one: what is no longer among the items may stand
        /// there, and is not gone.
        next: Option<Url>,
        /// The address it has moved to for good.
        moved_to: Option<Url>,
        /// What was repaired on the way, for the journal.
        warnings: Vec<Told>,
    },
    /// A source failure: never „no news“.
    Failed {
        /// What is wrong, in a sentence.
        reason: Told,
    },
}

/// What a source turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A news page read by its structure or by selectors.
    Page,
}

/// Looks at a source once: robots.txt, one conditional request, and the parsing beside the async
/// threads. Whatever keeps the entries from being read is a failure with its reason.
pub async fn poll(client: &Client, source: &SourceConfig, validators: &Validators) -> Polled {
    look(client, source, validators).await.unwrap_or_else(|reason| Polled::Failed { reason })
}

async fn look(
    client: &Client,
    source: &SourceConfig,
    validators: &Validators,
) -> Result<Polled, Told> {
    let fetched = fetch(client, &source.url, validators).await?;
    if fetched.status == 304 {
        return Ok(Polled::NotModified);
    }
    let moved_to = fetched.moved.then(|| fetched.url.clone());
    let mut saved = fetched.validators.clone();
    let selectors = source.selectors.clone();
    let mut found = beside(source, move || read(&fetched, selectors.as_ref())).await??;
    if let Found::Announced(feed_url) = found {
        let feed = fetch(client, &feed_url, &Validators::default()).await?;
        found = beside(source, move || read_feed(&feed)).await??;
        // These belong to the page: asked with them, it would say „not modified“ while the feed
        // has news.
        saved = Validators::default();
    }
    match found {
        Found::Entries { kind, items, next, warnings } => {
            Ok(Polled::Items { kind, items, validators: saved, next, moved_to, warnings })
        }
        Found::Announced(feed_url) => {
            Err(say::ANNOUNCED_NONE.told([Told::said(feed_url.as_str())]))
        }
    }
}

/// Fetches what robots.txt permits; an answer other than 200 to 299 or an expected 304 is an
/// error that says what the status means.
async fn fetch(client: &Client, url: &Url, validators: &Validators) -> Result<Fetched, Told> {
    let fetched = client.fetch(url, validators).await.map_err(|error| error.told())?;
    let asked = *validators != Validators::default();
    let meaning = match fetched.status {
        200..=299 => return Ok(fetched),
        304 if asked => return Ok(fetched),
        401 | 403 => &say::ACCESS,
        404 => &say::NO_PAGE,
        410 => &say::GONE,
        429 => &say::TOO_OFTEN,
        503 => &say::OVERLOADED,
        500.. => &say::SERVER_FAILED,
        _ => &say::PAGE_REFUSED,
    };
    let (meaning, status) = (meaning.told([]), fetched.status.into());
    Err(match fetched.retry_after {
        Some(wait) => say::STATUS_WAIT.told([meaning, status, wait.as_secs().into()]),
        None => say::STATUS.told([meaning, status]),
    })
}

/// Documents that are read at the same time: each may take twenty times its size in memory.
static READING: Semaphore = Semaphore::const_new(2);

/// Reads what a source has answered, off the threads that serve everybody: it may take long.
async fn beside<T: Send + 'static>(
    source: &SourceConfig,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Told> {
    let doing = Doing::Source(source.name.clone());
    // The semaphore is never closed; without a permit the work is only done less patiently.
    let _permit = READING.acquire().await.ok();
    tokio::task::spawn_blocking(move || crash::at(doing, work))
        .await
        .map_err(|error| say::NOT_FINISHED.told([Told::said(&error.to_string())]))
}

/// What a document turned out to be.
enum Found {
    Entries {
        kind: Kind,
        items: Vec<Item>,
        next: Option<Url>,
        warnings: Vec<Told>,
    },
    /// A page without entries, which names a feed.
    Announced(Url),
}

fn read(fetched: &Fetched, selectors: Option<&Selectors>) -> Result<Found, Told> {
    if let Some(selectors) = selectors {
        return Ok(of_page(listing::select(&fetched.text(), &fetched.url, selectors)?));
    }
    if looks_like_feed(fetched) {
        return read_feed(fetched);
    }
    let html = fetched.text();
    match listing::find(&html, &fetched.url) {
        Ok(found) => Ok(of_page(found)),
        Err(why) => match listing::announced_feed(&html, &fetched.url) {
            // Its feed may have them; a page that is none, such as a login, has no feed either.
            Some(feed_url)
                if matches!(why, NoNews::NoList | NoNews::NeedsScript | NoNews::Empty) =>
            {
                Ok(Found::Announced(feed_url))
            }
            _ => Err(say::NO_ENTRIES.told([why.told()])),
        },
    }
}

/// By its content; the media type is wrong too often, and decides only where the content does
/// not.
fn looks_like_feed(fetched: &Fetched) -> bool {
    let text = fetched.text();
    let declared = fetched.content_type.as_deref().unwrap_or_default();
    let declared = declared.to_ascii_lowercase();
    let claims = ["rss", "atom", "json"].iter().any(|kind| declared.contains(kind));
    match feed::sniff(&text) {
        Some(is_feed) => is_feed,
        None => claims,
    }
}

fn read_feed(fetched: &Fetched) -> Result<Found, Told> {
    let feed = feed::parse(&fetched.body, &fetched.url, fetched.content_type.as_deref())
        .map_err(|error| error.told())?;
    if feed.items.is_empty() {
        return Err(say::NO_ENTRIES.told([say::FEED_EMPTY.told([])]));
    }
    Ok(entries(Kind::Feed, feed.items, None, feed.warnings))
}

fn of_page(found: Listing) -> Found {
    entries(Kind::Page, found.items, found.next, Vec::new())
}

/// Entries, each known by a link of its own or by none.
fn entries(kind: Kind, mut items: Vec<Item>, next: Option<Url>, mut warnings: Vec<Told>) -> Found {
    warnings.extend(shared_links::settle(kind, &mut items));
    Found::Entries { kind, items, next, warnings }
}
