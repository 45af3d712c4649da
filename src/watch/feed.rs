//! Feeds by feed-rs, behind a repair pass and our own identity rule.

mod dates;
mod entities;
mod json;
mod kind;
mod names;
mod output;
mod picture;
mod plain;
mod repair;
mod rescue;
mod tokens;

use chrono::{DateTime, Utc};
use feed_rs::model::{self, Entry, Link};
use feed_rs::parser::Builder;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use url::Url;

use crate::item::{Item, Published};
use crate::net;
use crate::wording::{Told, reading as say};
use entities::escape_into;
use plain::{one_line, plain};

/// What may stand before a document.
const WHITE: [char; 5] = ['\u{FEFF}', ' ', '\r', '\n', '\t'];

/// A parsed feed.
#[derive(Debug, Clone, Default)]
pub struct Feed {
    /// Its title.
    pub title: Option<String>,
    /// Its entries in the order of the document.
    pub items: Vec<Item>,
    /// What had to be repaired.
    pub warnings: Vec<Told>,
}

/// Why a body is no feed.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told())]
pub struct FeedError(pub Told);

impl FeedError {
    /// The sentence, to be kept.
    pub fn told(&self) -> Told {
        say::NO_FEED.told([self.0.clone()])
    }
}

/// Parses RSS 0.9x to 2.0, Atom, or JSON Feed. An ill-formed feed is repaired, and the warnings
/// say so; an entry that is cut off is left out.
///
/// # Errors
/// The body is something else, or nests too deeply.
pub fn parse(body: &[u8], url: &Url, content_type: Option<&str>) -> Result<Feed, FeedError> {
    let document = net::decode(body, content_type);
    let mut warnings = Vec::new();
    let text = rescue::mend(&document.text, &mut warnings);
    let start = text.trim_start_matches(WHITE);
    let mut feed = if start.starts_with('{') { json::parse(start, url)? } else { xml(&text, url)? };
    feed.warnings.append(&mut warnings);
    if document.repaired {
        let encoding = document.encoding;
        feed.warnings.push(say::CHARSET.told([Told::said(encoding)]));
    }
    Ok(feed)
}

/// Whether a document is a feed, by its first element; `None` where that is neither a feed's nor
/// a page's.
pub(super) fn sniff(document: &str) -> Option<bool> {
    let start = document.trim_start_matches(WHITE);
    if start.starts_with('{') {
        return Some(true);
    }
    let starts = |token| match token {
        tokens::Token::Start(tag) => Some(names::local(tag.name).to_ascii_lowercase()),
        _ => None,
    };
    tokens::Tokens::new(start).filter_map(starts).take(20).find_map(|name| match name.as_str() {
        "rss" | "rdf" | "feed" => Some(true),
        "html" | "head" | "body" | "title" => Some(rescue::shows_feed(document)),
        _ => None,
    })
}

fn xml(document: &str, url: &Url) -> Result<Feed, FeedError> {
    let repaired = repair::repair(document, url)?;
    let parser = Builder::new()
        .base_uri(Some(url.as_str()))
        // feed-rs would make identifiers up, some of them by chance: none is better.
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(|text| dates::parse(text).and_then(to_chrono))
        .sanitize_content(false)
        .build();
    let parsed = parser
        .parse(repaired.xml.as_bytes())
        .map_err(|error| FeedError(Told::said(&error.to_string())))?;
    Ok(Feed {
        title: parsed.title.as_ref().and_then(|title| plain(&title.content)),
        items: parsed.entries.into_iter().map(|entry| item(entry, url)).collect(),
        warnings: repaired.warnings,
    })
}

fn item(entry: Entry, url: &Url) -> Item {
    let id = entry.id.trim();
    let (guid, may_be_link) = match id.strip_prefix(repair::NO_LINK) {
        Some(guid) => (guid.trim(), false),
        None => (id, true),
    };
    let link = best_link(&entry.links).and_then(|href| web_link(url, href)).or_else(|| {
        let is_web = guid.starts_with("http://") || guid.starts_with("https://");
        (may_be_link && is_web).then(|| web_link(url, guid)).flatten()
    });
    let content = entry.content.and_then(html);
    let image = picture::of(&entry.media, &entry.links, url)
        .or_else(|| picture::first_in(content.as_deref()?, url))
        .or_else(|| picture::first_in(&entry.summary.as_ref()?.content, url));
    Item {
        title: entry.title.as_ref().and_then(text),
        link,
        page: None,
        guid: (!guid.is_empty()).then(|| guid.to_owned()),
        published: entry.published.or(entry.updated).and_then(from_chrono),
        updated: entry.updated.and_then(from_chrono),
        summary: entry
            .summary
            .as_ref()
            .and_then(|summary| plain(&plain::unescaped(&summary.content))),
        content,
        image,
    }
}

/// Plain text; only Atom's `type="text"` is no HTML, but many who write it write HTML.
fn text(text: &model::Text) -> Option<String> {
    plain(&text.content).or_else(|| one_line(&text.content))
}

fn html(content: model::Content) -> Option<String> {
    let body = content.body.filter(|body| !body.trim().is_empty())?;
    if content.content_type.essence().to_string() != "text/plain" || plain::has_tags(&body) {
        return Some(plain::unescaped(body.trim()).into_owned());
    }
    let mut escaped = String::with_capacity(body.len());
    escape_into(&mut escaped, body.trim());
    Some(escaped)
}

/// The link to the article: in RSS the one without a role, in Atom the alternate, HTML first.
fn best_link(links: &[Link]) -> Option<&str> {
    let rank = |link: &&Link| {
        if link.target.is_some() || link.href.trim().is_empty() {
            return None;
        }
        match (link.rel.as_deref(), link.media_type.as_deref()) {
            (None, _) | (Some("alternate"), None) => Some(0),
            (Some("alternate"), Some(kind)) if kind.contains("html") => Some(0),
            (Some("alternate"), Some(_)) => Some(1),
            (Some("related" | "via"), _) => Some(2),
            _ => None,
        }
    };
    links
        .iter()
        .filter_map(|link| Some((rank(&link)?, link)))
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, link)| link.href.as_str())
}

/// An absolute http or https address without white space around it.
fn web_link(base: &Url, href: &str) -> Option<Url> {
    // `&amp;` in an address was escaped once too often, and `ht tp://` is no address here.
    let href = href.trim().replace("&amp;", "&");
    let before_query = href.split(['?', '#']).next().unwrap_or_default();
    if before_query.contains("://") && Url::parse(&href).is_err() {
        return None;
    }
    let url = base.join(&href).ok()?;
    let web = matches!(url.scheme(), "http" | "https") && url.host_str().is_some();
    // What leads to the feed itself was left empty.
    (web && url != *base).then_some(url)
}

/// feed-rs carries instants only; a day alone travels as its midnight with this many nanoseconds,
/// which no feed writes.
const DAY_ALONE: u32 = 123_456_789;

fn to_chrono(published: Published) -> Option<DateTime<Utc>> {
    match published {
        Published::Instant(instant) => DateTime::from_timestamp(instant.as_second(), 0),
        Published::Day(day) => {
            let midnight = day.to_zoned(TimeZone::UTC).ok()?.timestamp();
            DateTime::from_timestamp(midnight.as_second(), DAY_ALONE)
        }
    }
}

fn from_chrono(time: DateTime<Utc>) -> Option<Published> {
    let instant = Timestamp::from_second(time.timestamp()).ok()?;
    Some(if time.timestamp_subsec_nanos() == DAY_ALONE {
        Published::Day(instant.to_zoned(TimeZone::UTC).date())
    } else {
        Published::Instant(instant)
    })
}
