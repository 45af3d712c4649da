//! The names of elements: whose they are, whatever their prefix, and what they are called here.

use std::collections::{BTreeSet, HashMap};

use super::kind::Kind;
use super::tokens::Tag;

/// Whose element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vocabulary {
    /// The document's own: RSS in RSS, Atom in Atom, HTML in XHTML.
    Main,
    Atom,
    Content,
    DublinCore,
    Media,
    Itunes,
    Other,
}

/// Prefixes as the document declares them. A prefix that is not declared, or declared wrongly,
/// means what it usually means.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    declared: HashMap<String, Vocabulary>,
}

/// A document with more prefixes than this is an attack.
const MOST_PREFIXES: usize = 100;

impl Prefixes {
    pub(super) fn declare(&mut self, attributes: &[(&str, &str)]) {
        for (name, value) in attributes {
            let Some(prefix) = name.strip_prefix("xmlns:") else {
                continue;
            };
            let uri = value.trim().to_ascii_lowercase();
            let vocabulary = match uri.as_str() {
                "http://www.w3.org/2005/atom" | "http://purl.org/atom/ns#" => Vocabulary::Atom,
                "http://purl.org/rss/1.0/modules/content/" => Vocabulary::Content,
                "http://purl.org/dc/elements/1.1/" => Vocabulary::DublinCore,
                "http://purl.org/rss/1.0/" | "http://www.w3.org/1999/xhtml" => Vocabulary::Main,
                _ if uri.contains("search.yahoo.com/mrss") => Vocabulary::Media,
                _ if uri.contains("www.itunes.com/dtds/podcast-1.0.dtd") => Vocabulary::Itunes,
                _ => continue,
            };
            if self.declared.len() < MOST_PREFIXES {
                self.declared.insert((*prefix).to_owned(), vocabulary);
            }
        }
    }

    /// The vocabulary and local name of an element.
    pub(super) fn resolve<'n>(&self, name: &'n str, kind: Kind) -> (Vocabulary, &'n str) {
        let Some((prefix, local)) = name.split_once(':') else {
            return (Vocabulary::Main, name);
        };
        let vocabulary = self.declared.get(prefix).copied().unwrap_or(match prefix {
            "atom" | "a10" => Vocabulary::Atom,
            "content" => Vocabulary::Content,
            "dc" => Vocabulary::DublinCore,
            "media" => Vocabulary::Media,
            "itunes" => Vocabulary::Itunes,
            "rss" | "rdf" | "html" | "xhtml" => Vocabulary::Main,
            _ => Vocabulary::Other,
        });
        match (kind, vocabulary) {
            (Kind::Atom, Vocabulary::Atom) => (Vocabulary::Main, local),
            _ => (vocabulary, local),
        }
    }
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The name under which an element is written.
pub(super) fn written(vocabulary: Vocabulary, local: &str) -> String {
    let is_name = local.starts_with(|c: char| c.is_ascii_alphabetic())
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    if !is_name {
        return "x:unnamed".to_owned();
    }
    let local = spelling(local);
    match vocabulary {
        Vocabulary::Main => local.to_owned(),
        Vocabulary::Atom => format!("atom:{local}"),
        Vocabulary::Content => format!("content:{local}"),
        Vocabulary::DublinCore => format!("dc:{local}"),
        Vocabulary::Media => format!("media:{local}"),
        Vocabulary::Itunes => format!("itunes:{local}"),
        Vocabulary::Other => format!("x:{local}"),
    }
}

/// Names that matter, however capitalised.
fn spelling(local: &str) -> &str {
    const NAMES: [&str; 8] =
        ["title", "link", "description", "guid", "pubDate", "enclosure", "encoded", "content"];
    NAMES.into_iter().find(|name| name.eq_ignore_ascii_case(local)).unwrap_or(local)
}

/// The name of an RSS item's element under which feed-rs reads it, where that differs: other
/// vocabularies stand in for what RSS itself does not say. feed-rs lets the last one win.
pub(super) fn in_item(
    vocabulary: Vocabulary,
    local: &str,
    attributes: &[(&str, &str)],
    seen: &BTreeSet<String>,
) -> Option<String> {
    use Vocabulary::{Atom, DublinCore, Itunes, Main, Other};
    let stand_in = match (vocabulary, local) {
        (DublinCore | Atom | Itunes, "title") => "title",
        (DublinCore, "description") | (Itunes | Atom | Main, "summary") => "description",
        (Atom | Main, "published" | "issued") | (DublinCore | Main, "date") => "pubDate",
        (Atom | Main, "id") => "guid",
        (Atom | Main, "content") | (Main | Other, "encoded") => "content:encoded",
        (Atom, "link") if is_alternate(attributes) => "link",
        _ => return None,
    };
    Some(if seen.contains(stand_in) { "x:unused".to_owned() } else { stand_in.to_owned() })
}

/// Whether an element names a small picture of the entry.
pub(super) fn is_thumbnail(vocabulary: Vocabulary, local: &str) -> bool {
    matches!((vocabulary, local), (Vocabulary::Media, "thumbnail") | (Vocabulary::Itunes, "image"))
}

/// Whether a link of Atom leads to the article: it has no other role.
pub(super) fn is_alternate(attributes: &[(&str, &str)]) -> bool {
    attributes
        .iter()
        .find(|(name, _)| *name == "rel")
        .is_none_or(|(_, rel)| rel.eq_ignore_ascii_case("alternate"))
}

/// The name of an Atom element; Atom 0.3 called some otherwise.
pub(super) fn in_atom(vocabulary: Vocabulary, local: &str) -> String {
    match (vocabulary, local) {
        (Vocabulary::Main, "issued") => "published".to_owned(),
        (Vocabulary::Main, "modified") => "updated".to_owned(),
        (vocabulary, local) => written(vocabulary, local),
    }
}

/// Elements of RSS that hold text, in which any markup is meant as text.
pub(super) fn is_leaf(name: &str) -> bool {
    name.starts_with("dc:")
        || matches!(
            name,
            "title"
                | "link"
                | "description"
                | "guid"
                | "pubDate"
                | "author"
                | "category"
                | "comments"
                | "content:encoded"
                | "itunes:summary"
                | "x:unused"
                | "updated"
                | "atom:updated"
                | "lastBuildDate"
                | "media:description"
                | "media:title"
        )
}

/// Elements of Atom that hold text of a type.
pub(super) fn is_atom_text(name: &str) -> bool {
    matches!(name, "title" | "subtitle" | "summary" | "content" | "rights")
}

/// Whether an Atom text holds XHTML elements rather than escaped text. Atom 0.3 said so by
/// `mode="xml"`, its default.
pub(super) fn is_xhtml(tag: &Tag<'_>) -> bool {
    atom_type(tag) == "xhtml"
}

/// The `type` that feed-rs understands.
pub(super) fn atom_type(tag: &Tag<'_>) -> &'static str {
    let value = |name| tag.attribute(name).unwrap_or_default().to_ascii_lowercase();
    let (kind, mode) = (value("type"), value("mode"));
    if mode == "escaped" {
        "html"
    } else if kind.contains("xhtml") || (mode == "xml" && kind.contains("html")) {
        "xhtml"
    } else if kind.contains("html") {
        "html"
    } else {
        "text"
    }
}
