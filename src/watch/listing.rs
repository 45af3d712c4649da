//! A news page's entries, found by structure or by the admin's selectors.

mod entry;
mod groups;
mod select;
mod zones;

use std::collections::HashSet;

use scraper::Html;
use url::Url;

use crate::article::dom::Page;
use crate::config::Selectors;
use crate::item::{Item, canonical_link};
use crate::text::{hygiene, nesting};

/// The repeated entries of a news page, in page order; empty if there is no such list, as on a
/// maintenance, login or error page.
pub fn find(html: &str, url: &Url) -> Vec<Item> {
    let Ok(html) = nesting::checked(html) else {
        return Vec::new();
    };
    let parsed = Html::parse_document(&html);
    let page = Page::new(&parsed);
    if zones::is_no_news_page(&page) {
        return Vec::new();
    }
    let base = base(&page, url);
    let entries = groups::find(&page, &base);
    unique(entries.into_iter().map(|entry| entry.item).collect(), url)
}

/// The entries by selectors.
///
/// # Errors
/// The selector that does not parse or finds nothing, in German, for the admin.
pub fn select(html: &str, url: &Url, selectors: &Selectors) -> Result<Vec<Item>, String> {
    let html = nesting::checked(html).map_err(|error| error.to_string())?;
    let parsed = Html::parse_document(&html);
    let page = Page::new(&parsed);
    let items = select::items(&parsed, &page, &base(&page, url), selectors)?;
    Ok(unique(items, url))
}

/// The feed that a page announces for itself, if there is one. A feed of comments is none: what
/// strangers write under an article is no news of the organisation.
pub fn announced_feed(html: &str, url: &Url) -> Option<Url> {
    const KINDS: [&str; 4] = [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
    ];
    let parsed = Html::parse_document(&nesting::checked(html).ok()?);
    let page = Page::new(&parsed);
    let base = base(&page, url);
    page.below(0, "link")
        .filter(|&link| {
            let is = |name, wanted: &dyn Fn(&str) -> bool| {
                page.attr(link, name).is_some_and(|value| wanted(&value.trim().to_lowercase()))
            };
            is("rel", &|rel| rel.split_whitespace().any(|word| word == "alternate"))
                && is("type", &|kind| KINDS.contains(&kind))
        })
        .find_map(|link| {
            let feed = base.join(page.attr(link, "href")?.trim()).ok()?;
            let title = page.attr(link, "title").unwrap_or_default().to_lowercase();
            let of_comments = ["comment", "kommentar"]
                .iter()
                .any(|word| title.contains(word) || feed.path().to_lowercase().contains(word));
            (matches!(feed.scheme(), "http" | "https") && !of_comments).then_some(feed)
        })
}

/// The address that relative links start from.
fn base(page: &Page<'_>, url: &Url) -> Url {
    page.below(0, "base")
        .find_map(|node| url.join(page.attr(node, "href")?).ok())
        .unwrap_or_else(|| url.clone())
}

/// Each link once, the first time it occurs; a link back to the page itself is none.
fn unique(items: Vec<Item>, url: &Url) -> Vec<Item> {
    let mut seen: HashSet<String> = HashSet::new();
    items
        .into_iter()
        .map(cleaned)
        .filter(|item| match &item.link {
            Some(link) => {
                canonical_link(link) != canonical_link(url) && seen.insert(canonical_link(link))
            }
            None => true,
        })
        .collect()
}

/// The item with clean texts; its content stays markup.
fn cleaned(item: Item) -> Item {
    let clean = |text: Option<String>| {
        text.map(|text| hygiene::clean(&text)).filter(|text| !text.is_empty())
    };
    Item { title: clean(item.title), summary: clean(item.summary), ..item }
}
