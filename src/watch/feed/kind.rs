//! The two documents that the repair pass writes: RSS 2.0 and Atom 1.0.

use std::collections::BTreeSet;

use super::FeedError;
use super::names;
use super::tokens::{Tag, Token, Tokens};
use crate::wording::{Phrase, reading as say};

/// What a document is, by its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// RSS in all its versions; they differ in their frame only.
    Rss,
    /// Atom 0.3 and 1.0.
    Atom,
}

impl Kind {
    /// The kind of feed whose root has this local name.
    pub(super) fn of_root(local: &str) -> Option<Self> {
        match local.to_ascii_lowercase().as_str() {
            "rss" | "rdf" | "channel" => Some(Self::Rss),
            "feed" => Some(Self::Atom),
            _ => None,
        }
    }

    /// The kind by what the feed's entries are called: a root of Atom with items is RSS.
    fn of_entries(self, rest: Tokens<'_>, warnings: &mut BTreeSet<&'static Phrase>) -> Self {
        if self == Self::Rss {
            return self;
        }
        let first = rest.filter_map(|token| match token {
            Token::Start(tag) => Some(names::local(tag.name).to_ascii_lowercase()),
            _ => None,
        });
        match first.into_iter().find(|name| matches!(name.as_str(), "item" | "entry")).as_deref() {
            Some("item") => {
                warnings.insert(&say::MIXED_FEED);
                Self::Rss
            }
            _ => self,
        }
    }

    /// Elements that hold entries, or are entries: an unclosed text cannot reach past them.
    pub(super) fn is_frame(self, local: &str) -> bool {
        let local = local.to_ascii_lowercase();
        match self {
            Self::Rss => {
                matches!(local.as_str(), "rss" | "rdf" | "channel" | "feed" | "item" | "entry")
            }
            Self::Atom => matches!(local.as_str(), "feed" | "entry"),
        }
    }

    /// Whether an element is an entry. RSS that calls its items `<entry>` is understood.
    pub(super) fn is_entry(self, local: &str) -> bool {
        local.eq_ignore_ascii_case(self.entry())
            || (self == Self::Rss && local.eq_ignore_ascii_case("entry"))
    }

    /// The element that is an entry.
    pub(super) const fn entry(self) -> &'static str {
        match self {
            Self::Rss => "item",
            Self::Atom => "entry",
        }
    }

    /// Everything before the first element of the feed, with the namespaces that feed-rs knows;
    /// `urn:x` is for all others.
    pub(super) const fn opening(self) -> &'static str {
        match self {
            Self::Rss => {
                "<rss version=\"2.0\" \
                 xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
                 xmlns:media=\"http://search.yahoo.com/mrss/\" \
                 xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" \
                 xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:x=\"urn:x\"><channel>"
            }
            Self::Atom => {
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" \
                 xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
                 xmlns:media=\"http://search.yahoo.com/mrss/\" \
                 xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" \
                 xmlns:x=\"urn:x\">"
            }
        }
    }

    /// Everything after the last element of the feed.
    pub(super) const fn closing(self) -> &'static str {
        match self {
            Self::Rss => "</channel></rss>",
            Self::Atom => "</feed>",
        }
    }
}

/// The first element that is the root of a feed.
pub(super) fn find_root<'d>(
    tokens: &mut Tokens<'d>,
    warnings: &mut BTreeSet<&'static Phrase>,
) -> Result<(Kind, Tag<'d>), FeedError> {
    let white = ['\u{FEFF}', ' ', '\r', '\n', '\t'];
    while let Some(token) = tokens.next() {
        match token {
            Token::Start(tag) => {
                if let Some(kind) = Kind::of_root(names::local(tag.name)) {
                    return Ok((kind.of_entries(tokens.clone(), warnings), tag));
                }
                if ["html", "head", "body"].iter().any(|name| tag.name.eq_ignore_ascii_case(name)) {
                    return Err(FeedError(say::FEED_IS_PAGE.told([])));
                }
            }
            Token::Text(text) if text.trim_matches(white).is_empty() => continue,
            _ => {}
        }
        warnings.insert(&say::TEXT_BEFORE);
    }
    Err(FeedError(say::FEED_NONE.told([])))
}
