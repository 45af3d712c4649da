//! What a page says about its article besides the text.

pub mod date;
mod head;
pub mod image;
mod jsonld;
mod language;
mod months;
mod title;

use jiff::civil::Date;
use url::Url;

use super::dom::Page;
use crate::item::Image;
use head::{Head, filled};

pub(crate) use language::guess as guess_language;

/// Everything about an article but its text.
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) author: Option<String>,
    pub(crate) canonical: Option<Url>,
    pub(crate) image: Option<Image>,
    pub(crate) more_images: Vec<Image>,
    pub(crate) language: Option<String>,
}

/// Reads the metadata; `root` is the article's element.
pub(crate) fn read(page: &Page<'_>, root: usize, url: &Url) -> Metadata {
    let head = Head::read(page, url);
    let base =
        head.base.as_deref().and_then(|base| url.join(base).ok()).unwrap_or_else(|| url.clone());
    let title = title::find(page, root, &head, url);
    let image = image::find(page, root, &head, &base);
    Metadata {
        date: date::find(page, root, &head, url, title.as_deref()),
        author: author(page, root, &head),
        canonical: head.canonical.iter().find_map(|link| plausible(&base.join(link).ok()?, url)),
        more_images: image::further(page, root, &head, &base, image.as_ref()),
        image,
        language: head.language.clone(),
        title,
    }
}

/// Who wrote it: as declared, else as marked inside the article.
fn author(page: &Page<'_>, root: usize, head: &Head) -> Option<String> {
    head.author
        .clone()
        .or_else(|| {
            (root..page.end(root))
                .filter(|&node| !page.name(node).is_empty())
                .filter(|&node| {
                    page.attr(node, "rel") == Some("author")
                        || page.attr(node, "itemprop") == Some("author")
                        || page.attr(node, "class").is_some_and(|class| {
                            class.split_whitespace().any(|name| {
                                matches!(name, "author" | "byline" | "createdby" | "autor")
                            })
                        })
                })
                .find_map(|node| filled(&page.line(node)))
        })
        .map(|name| without_by(&name).to_owned())
        .filter(|name| (3..=80).contains(&name.chars().count()))
}

fn without_by(name: &str) -> &str {
    ["Geschrieben von ", "Autor: ", "Autorin: ", "Von ", "von ", "By ", "by ", "Author: "]
        .iter()
        .find_map(|start| name.strip_prefix(start))
        .unwrap_or(name)
        .trim()
}

/// A canonical address is believed if it is on the same site and is not the front page.
fn plausible(link: &Url, url: &Url) -> Option<Url> {
    let same = registrable(link.host_str()?) == registrable(url.host_str()?);
    let is_front = |url: &Url| url.path().trim_matches('/').is_empty() && url.query().is_none();
    let http = matches!(link.scheme(), "http" | "https");
    (http && same && (!is_front(link) || is_front(url))).then(|| link.clone())
}

/// Bytes that stand in an address for themselves.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let signs = b"-._~/:?&=+,;";
    let mut at = 0;
    while at < signs.len() {
        plain[signs[at] as usize] = true;
        at += 1;
    }
    let mut byte = 0_u8;
    while byte < 128 {
        plain[byte as usize] |= byte.is_ascii_alphanumeric();
        byte += 1;
    }
    plain
};

/// Whether a link leads to the page itself: what it says is the page's own title or day.
fn leads_here(href: &str, url: &Url) -> bool {
    let href = href.trim();
    if href.is_empty() || href.contains('#') || url.path() == "/" {
        return false;
    }
    // Most links are told apart by the last part of their address, before it is put together.
    let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let plain = |byte: u8| PLAIN[usize::from(byte)];
    let absolute = href.starts_with('/') || href.starts_with("http");
    if absolute && !href.contains("..") && href.bytes().all(plain) && !href.contains(last) {
        return false;
    }
    url.join(href).is_ok_and(|target| {
        target.host_str() == url.host_str()
            && target.path().trim_end_matches('/') == url.path().trim_end_matches('/')
            && target.query() == url.query()
    })
}

/// The part of a host name that one owner registers, near enough without the public suffix list.
fn registrable(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let second =
        labels.len().checked_sub(2).and_then(|at| labels.get(at)).copied().unwrap_or_default();
    let keep = if matches!(second, "co" | "com" | "org" | "gov" | "ac" | "or" | "net" | "gv") {
        3
    } else {
        2
    };
    labels
        .iter()
        .skip(labels.len().saturating_sub(keep))
        .copied()
        .collect::<Vec<_>>()
        .join(".")
        .to_lowercase()
}

/// Whether two titles are the same but for case and punctuation.
pub(crate) fn same_words(a: &str, b: &str) -> bool {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    letters(a).eq(letters(b))
}

#[cfg(test)]
mod tests;
