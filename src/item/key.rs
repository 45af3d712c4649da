//! Identity: the keys under which an item is known, so that it is told once whatever changes.

mod link;
mod session;

use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use url::Url;

use super::Item;

/// What an alias was made from; the identity rule tries them in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AliasKind {
    /// The feed's own identifier.
    Guid,
    /// The canonical link.
    Link,
    /// The article number in the path, as in `/1113-slug.html`.
    Number,
    /// The headline together with the day.
    TitleDay,
    /// The text itself, for entries without headline and link.
    Text,
}

impl AliasKind {
    /// Goes into the hash: keys are kept for ever, so these names never change.
    const fn label(self) -> &'static str {
        match self {
            Self::Guid => "guid",
            Self::Link => "link",
            Self::Number => "number",
            Self::TitleDay => "title-day",
            Self::Text => "text",
        }
    }
}

/// A stable, named hash (SHA-256, hex, shortened to 32 characters).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey(pub String);

impl ItemKey {
    /// The key of a link alias.
    pub fn of_link(link: &Url) -> Self {
        alias(AliasKind::Link, &link::anchored(link)).key
    }
}

/// One name under which an item is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Alias {
    /// What it was made from.
    pub kind: AliasKind,
    /// The key.
    pub key: ItemKey,
}

/// A headline with fewer words and fewer characters than these („Rückblick“) names no one story.
const TITLE_WORDS: usize = 3;
const TITLE_CHARS: usize = 15;

/// Every alias of an item, strongest first; never empty for an item with any content.
pub fn aliases(item: &Item, zone: &TimeZone) -> Vec<Alias> {
    let title = item.title.as_deref().map(fold).unwrap_or_default();
    let guid = item.guid.as_deref().map(str::trim).unwrap_or_default();
    let mut found = Vec::new();
    if !guid.is_empty() {
        found.push(alias(AliasKind::Guid, &guid_value(guid)));
    }
    let link = item.link.as_ref().filter(|link| link::names_an_article(link));
    if let Some(link) = link {
        found.push(alias(AliasKind::Link, &link::anchored(link)));
        if let Some(number) = link::article_number(link) {
            found.push(alias(AliasKind::Number, &number));
        }
    }
    if let Some(published) = item.published.filter(|_| says_enough(&title)) {
        let day = published.day(zone);
        found.push(alias(AliasKind::TitleDay, &format!("{day} {title}")));
    }
    // An entry with a link or a guid may be rewritten; only where there is neither is its text
    // all there is to know it by.
    if link.is_none() && guid.is_empty() {
        let text = fold(&entry_text(item));
        let picture = item.image.as_ref().map(|image| canonical_link(&image.url));
        match picture {
            _ if !text.is_empty() => found.push(alias(AliasKind::Text, &text)),
            Some(picture) => found.push(alias(AliasKind::Text, &picture)),
            None => {}
        }
    }
    found
}

/// The link without tracking parameters, fragment, default port, `www.` or scheme differences.
pub fn canonical_link(link: &Url) -> String {
    link::canonical(link)
}

/// The link without what belongs to one visit only, such as `;jsessionid=…`.
pub fn without_session(link: &Url) -> Url {
    session::without(link)
}

fn alias(kind: AliasKind, value: &str) -> Alias {
    let mut hash = Sha256::new();
    hash.update(kind.label().as_bytes());
    hash.update([0]);
    hash.update(value.as_bytes());
    let hex: String = hash
        .finalize()
        .iter()
        .take(16)
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .collect();
    Alias { kind, key: ItemKey(hex) }
}

/// The headline folded for comparing, where it is long enough to name one story.
pub fn headline(item: &Item) -> Option<String> {
    item.title.as_deref().map(fold).filter(|title| says_enough(title))
}

/// The last part of an article's path in words, where they are enough to name one story: it often
/// outlives a relaunch and a new domain.
pub fn slug(item: &Item) -> Option<String> {
    item.link.as_ref().and_then(link::slug)
}

/// An entry whose link only leads to a place on its own list, with the paging of the day, has no
/// page of its own. The place is its guid, where the source gives it no other.
pub fn own_page(mut item: Item, list: &Url) -> Item {
    if let Some(link) = item.link.take_if(|link| link::is_on(link, list)) {
        if link.fragment().is_some_and(link::names_a_place) {
            item.guid.get_or_insert_with(|| link.to_string());
        }
        item.page = Some(link);
    }
    item
}

/// A guid that is an address changes its scheme as links do, so it is compared as a link is, but
/// with its fragment: that may be all that tells two entries apart.
fn guid_value(guid: &str) -> String {
    match Url::parse(guid) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => {
            format!("{}#{}", canonical_link(&url), url.fragment().unwrap_or_default())
        }
        _ => guid.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Letters and digits alone, in lower case, one space between words: what stays of a text when
/// quotation marks, dashes, spaces and capitals are touched up.
fn fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let lower: String = text
        .nfkc()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'))
        .flat_map(char::to_lowercase)
        .collect();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn says_enough(folded: &str) -> bool {
    folded.split(' ').count() >= TITLE_WORDS || folded.chars().count() >= TITLE_CHARS
}

/// All that an entry says, its headline first; its content without tags.
pub fn entry_text(item: &Item) -> String {
    let mut text = item.title.clone().unwrap_or_default();
    for part in [&item.summary, &item.content].into_iter().flatten() {
        text.push(' ');
        let mut inside = false;
        for c in part.chars() {
            match c {
                '<' => inside = true,
                '>' if inside => {
                    inside = false;
                    text.push(' ');
                }
                _ if !inside => text.push(c),
                _ => {}
            }
        }
    }
    text
}

#[cfg(test)]
mod tests;
