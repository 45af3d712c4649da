//! The repair pass: any feed, however ill-formed, is written anew as well-formed RSS 2.0 or Atom
//! 1.0 in the few namespaces that feed-rs knows.

mod start;

use std::collections::BTreeSet;

use url::Url;

use super::FeedError;
use super::entities::Entities;
use super::kind::{self, Kind};
use super::names::{self, Prefixes, Vocabulary};
use super::output::Output;
use super::tokens::{Tag, Token, Tokens};
use crate::wording::{Phrase, Told, reading as say};
pub(super) use start::THUMBNAIL;

/// Elements are never nested deeper in a feed; XHTML inside Atom comes nearest.
const DEEPEST: usize = 200;

/// A feed shows its newest entries; one with more than this many is an archive or an attack.
const MOST_ENTRIES: usize = 2000;

/// Stands before a guid that is not to be taken as a link; a private-use character, so that no
/// feed means it.
pub(super) const NO_LINK: &str = "\u{F8F0}";

/// The document written anew.
#[derive(Debug)]
pub(super) struct Repaired {
    pub(super) xml: String,
    pub(super) warnings: Vec<Told>,
}

/// Rewrites a decoded document.
pub(super) fn repair(document: &str, url: &Url) -> Result<Repaired, FeedError> {
    let mut tokens = Tokens::new(document);
    let mut warnings = BTreeSet::new();
    let (kind, root) = kind::find_root(&mut tokens, &mut warnings)?;
    let mut writer = Writer {
        kind,
        url: url.clone(),
        base: url.clone(),
        xml: Output::with_capacity(document.len() + 512),
        leaf: None,
        seen: BTreeSet::new(),
        entry_start: 0,
        entries: 0,
        prefixes: Prefixes::default(),
        entities: Entities::default(),
        warnings,
    };
    writer.root(&root);
    for token in tokens {
        writer.token(token)?;
        if writer.entries > MOST_ENTRIES {
            writer.xml.truncate(writer.entry_start);
            writer.warnings.insert(&say::FIRST_ENTRIES);
            break;
        }
    }
    Ok(writer.finish())
}

/// An element whose content is text, whatever markup stands in it.
#[derive(Debug)]
struct Leaf {
    /// Its local name in the source, which ends it.
    local: String,
    /// Its name as written.
    name: String,
}

#[derive(Debug)]
struct Writer {
    kind: Kind,
    /// The address that relative links of the feed start from.
    url: Url,
    /// The same for the present entry.
    base: Url,
    xml: Output,
    leaf: Option<Leaf>,
    /// What the present entry has already.
    seen: BTreeSet<String>,
    /// Where the present entry begins in `xml`.
    entry_start: usize,
    /// How many entries have begun.
    entries: usize,
    prefixes: Prefixes,
    entities: Entities,
    warnings: BTreeSet<&'static Phrase>,
}

impl Writer {
    fn root(&mut self, root: &Tag<'_>) {
        self.prefixes.declare(&root.attributes);
        self.url = Self::based(&self.url, root);
        self.base = self.url.clone();
        self.xml.raw(self.kind.opening());
    }

    fn token(&mut self, token: Token<'_>) -> Result<(), FeedError> {
        match token {
            Token::Text(markup) => {
                let text = self.entities.decode(markup);
                self.xml.text(&text);
            }
            Token::Cdata(text) => self.xml.text(text),
            Token::Start(tag) => self.start(&tag)?,
            Token::End(name, raw) => self.end(name, raw),
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), FeedError> {
        self.prefixes.declare(&tag.attributes);
        let (vocabulary, local) = self.prefixes.resolve(tag.name, self.kind);
        let is_frame = vocabulary == Vocabulary::Main && self.kind.is_frame(local);
        if let Some(leaf) = &self.leaf {
            if !is_frame {
                self.xml.text(tag.raw);
                return Ok(());
            }
            self.warnings.insert(&say::UNCLOSED);
            self.xml.end(&leaf.name);
            self.leaf = None;
        }
        if is_frame {
            self.frame(local, tag);
            return Ok(());
        }
        let in_entry = self.xml.open.last().is_some_and(|name| name == self.kind.entry());
        let pictured = in_entry && names::is_thumbnail(vocabulary, local);
        let name = match self.kind {
            // feed-rs forgets a thumbnail that stands without the picture itself.
            _ if pictured && self.seen.contains("media:content") => "media:thumbnail".to_owned(),
            _ if pictured => "media:content".to_owned(),
            Kind::Rss if in_entry => {
                match names::in_item(vocabulary, local, &tag.attributes, &self.seen) {
                    Some(name) => name,
                    None => names::written(vocabulary, local),
                }
            }
            Kind::Rss => names::written(vocabulary, local),
            Kind::Atom => names::in_atom(vocabulary, local),
        };
        if in_entry {
            self.seen.insert(name.clone());
        }
        if self.xml.open.len() >= DEEPEST {
            return Err(FeedError(say::FEED_TOO_DEEP.told([])));
        }
        if in_entry && self.kind == Kind::Atom && name == "content" {
            self.content_elsewhere(tag);
        }
        self.write_start(&name, vocabulary, tag);
        if self.kind == Kind::Rss && name == "link" && names::is_alternate(&tag.attributes) {
            // <link href> of Atom says as an attribute what RSS says as text.
            let href = tag.attribute("href").unwrap_or_default();
            let href = self.entities.decode(href);
            self.xml.text(&href);
        }
        let is_leaf = match self.kind {
            Kind::Rss => names::is_leaf(&name),
            Kind::Atom => names::is_atom_text(&name) && !names::is_xhtml(tag),
        };
        if tag.empty {
            self.xml.end(&name);
        } else if is_leaf {
            self.leaf = Some(Leaf { local: local.to_ascii_lowercase(), name });
        } else {
            self.xml.open.push(name);
        }
        Ok(())
    }

    /// Roots and channels are written once, at the top; RSS 1.0 has its items beside the channel,
    /// which thereby move into it.
    fn frame(&mut self, local: &str, tag: &Tag<'_>) {
        if !self.kind.is_entry(local) {
            return;
        }
        if !self.xml.open.is_empty() {
            self.warnings.insert(&say::UNCLOSED);
            self.xml.close_down_to(0);
        }
        self.entries += 1;
        self.entry_start = self.xml.len();
        self.seen.clear();
        self.xml.start(self.kind.entry());
        self.xml.start_ends();
        self.xml.open.push(self.kind.entry().to_owned());
        self.base = Self::based(&self.url, tag);
        if tag.empty {
            self.xml.close_down_to(0);
        }
    }

    fn end(&mut self, name: &str, raw: &str) {
        let (vocabulary, local) = self.prefixes.resolve(name, self.kind);
        let is_frame = vocabulary == Vocabulary::Main && self.kind.is_frame(local);
        if let Some(leaf) = &self.leaf {
            if !is_frame && !local.eq_ignore_ascii_case(&leaf.local) {
                self.xml.text(raw);
                return;
            }
            if is_frame {
                self.warnings.insert(&say::UNCLOSED);
            }
            self.xml.end(&leaf.name);
            self.leaf = None;
            if !is_frame {
                return;
            }
        }
        if is_frame {
            if self.xml.open.len() > 1 {
                self.warnings.insert(&say::UNCLOSED);
            }
            self.xml.close_down_to(0);
            return;
        }
        let written = match self.kind {
            Kind::Rss => names::written(vocabulary, local),
            Kind::Atom => names::in_atom(vocabulary, local),
        };
        let lowest = usize::from(self.xml.is_inside(self.kind.entry()));
        match self.xml.open.iter().rposition(|open| *open == written) {
            Some(place) if place >= lowest => {
                if place + 1 < self.xml.open.len() {
                    self.warnings.insert(&say::UNCLOSED);
                }
                self.xml.close_down_to(place);
            }
            _ => {
                self.warnings.insert(&say::LONE_END);
            }
        }
    }

    fn finish(mut self) -> Repaired {
        if self.xml.is_inside(self.kind.entry()) {
            self.warnings.insert(&say::CUT_ENTRY);
            self.xml.truncate(self.entry_start);
        } else {
            if let Some(leaf) = self.leaf.take() {
                self.xml.end(&leaf.name);
            }
            self.xml.close_down_to(0);
        }
        self.xml.raw(self.kind.closing());
        if self.entities.repaired {
            self.warnings.insert(&say::XML_SIGNS);
        }
        Repaired {
            xml: self.xml.into_string(),
            warnings: self.warnings.iter().map(|phrase| phrase.told([])).collect(),
        }
    }
}
