//! Writing the start of an element: its attributes, and the addresses that it starts from.

use std::collections::BTreeSet;

use url::Url;

use super::{NO_LINK, Writer};
use crate::watch::feed::kind::Kind;
use crate::watch::feed::names::{self, Vocabulary};
use crate::watch::feed::tokens::Tag;

/// The type under which a thumbnail is written as a picture.
pub(in crate::watch::feed) const THUMBNAIL: &str = "image/x-thumbnail";

impl Writer {
    pub(super) fn write_start(&mut self, name: &str, vocabulary: Vocabulary, tag: &Tag<'_>) {
        self.xml.start(name);
        let mut written = BTreeSet::new();
        for (key, value) in &tag.attributes {
            let key = key.to_ascii_lowercase();
            let is_plain = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && key.starts_with(|c: char| c.is_ascii_alphabetic());
            if !(is_plain || key == "xml:base") || key == "xmlns" || !written.insert(key.clone()) {
                continue;
            }
            let value = self.entities.decode(value);
            let pictured = names::is_thumbnail(vocabulary, names::local(tag.name));
            let value = match key.as_str() {
                "href" if pictured && tag.attribute("url").is_none() => {
                    self.xml.attribute("url", &value);
                    continue;
                }
                "type" | "medium" if pictured => continue,
                "xml:base" => match self.url.join(&value) {
                    Ok(base) => base.to_string(),
                    Err(_) => continue,
                },
                "href" if self.kind == Kind::Atom && name == "link" && !value.trim().is_empty() => {
                    let base = Self::based(&self.base, tag);
                    base.join(value.trim()).map_or(value, |link| link.to_string())
                }
                "type" if self.kind == Kind::Atom && names::is_atom_text(name) => continue,
                "src" if self.kind == Kind::Atom && name == "content" => continue,
                _ => value,
            };
            self.xml.attribute(&key, &value);
        }
        if name == "media:content" && names::is_thumbnail(vocabulary, names::local(tag.name)) {
            self.xml.attribute("type", THUMBNAIL);
        } else if self.kind == Kind::Atom && names::is_atom_text(name) {
            self.xml.attribute("type", names::atom_type(tag));
        }
        self.xml.start_ends();
        let says_no = tag.attribute("ispermalink").is_some_and(|v| v.eq_ignore_ascii_case("false"));
        if self.kind == Kind::Rss && name == "guid" && (says_no || vocabulary == Vocabulary::Atom) {
            self.xml.text(NO_LINK);
        }
    }

    /// The address that relative links in an element start from: its `xml:base`, if it has one.
    pub(super) fn based(base: &Url, tag: &Tag<'_>) -> Url {
        tag.attribute("xml:base")
            .and_then(|own| base.join(own.trim()).ok())
            .unwrap_or_else(|| base.clone())
    }

    /// Content that stands at another address leads there, where no link does.
    pub(super) fn content_elsewhere(&mut self, tag: &Tag<'_>) {
        let Some(source) = tag.attribute("src") else { return };
        let source = self.entities.decode(source);
        if let Ok(link) = self.base.join(source.trim()) {
            self.xml.start("link");
            self.xml.attribute("rel", "related");
            self.xml.attribute("href", link.as_str());
            self.xml.start_ends();
            self.xml.end("link");
        }
    }
}
