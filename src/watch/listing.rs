//! A news page's entries, found by structure or by the admin's selectors.

mod doubts;
mod entry;
mod flat;
mod groups;
mod labels;
mod none;
mod outline;
mod paging;
mod select;
mod unique;
mod zones;

use scraper::Html;
use url::Url;

pub use self::doubts::{Doubt, doubts};
pub use self::none::NoNews;
use self::outline::Outline;
use crate::article::dom::Page;
use crate::config::Selectors;
use crate::item::Item;
use crate::text::nesting;
use crate::wording::{Told, reading as say};

/// What a news page lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The entries, in page order, each once; never empty.
    pub items: Vec<Item>,
    /// The next page of the same list, if there is one: an entry that is no longer in `items` may
    /// have moved there. None on the last page.
    pub next: Option<Url>,
}

/// The repeated entries of a news page, found by structure.
///
/// # Errors
/// A page without entries, and what it looks like instead: under maintenance, a login, an error.
pub fn find(html: &str, url: &Url) -> Result<Listing, NoNews> {
    let lean = nesting::checked(html)?;
    let parsed = Html::parse_document(&lean);
    let page = Page::new(&parsed);
    let base = base(&page, url);
    let outline = Outline::new(&page, &base, url);
    if let Some(state) = none::declared(&outline) {
        return Err(state);
    }
    let entries = groups::find(&outline);
    let items = unique::unique(entries.iter().map(|entry| entry::item(&outline, entry)).collect());
    if items.is_empty() {
        return Err(none::reason(&outline, html));
    }
    Ok(Listing { items, next: paging::next(&page, &base, url) })
}

/// The entries by selectors.
///
/// # Errors
/// The selector that does not parse or finds nothing, for the admin.
pub fn select(html: &str, url: &Url, selectors: &Selectors) -> Result<Listing, Told> {
    let html = nesting::checked(html).map_err(|error| Told::from(&error))?;
    let parsed = Html::parse_document(&html);
    let page = Page::new(&parsed);
    let base = base(&page, url);
    let outline = Outline::new(&page, &base, url);
    let items = unique::unique(select::items(&parsed, &outline, selectors)?);
    if items.is_empty() {
        return Err(say::SELECTS_EMPTY.told([Told::said(&selectors.item)]));
    }
    Ok(Listing { items, next: paging::next(&page, &base, url) })
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
