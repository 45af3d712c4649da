//! The shared words: what a source offers, what its page says, how it is told, and where it goes.

mod key;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use url::Url;

pub use key::{
    Alias, AliasKind, ItemKey, aliases, canonical_link, entry_text, headline, own_page, slug,
    without_session,
};

/// A picture that belongs to an item or an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Absolute address, http or https.
    pub url: Url,
    /// The alternative text or caption, for screen readers; never a bare file name.
    pub alt: Option<String>,
}

/// When something was published, as exactly as the source says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Published {
    /// Only the day is known, as on most German news pages.
    Day(Date),
    /// A feed gave the instant.
    Instant(Timestamp),
}

impl Published {
    /// The calendar day, in the organisation's time zone.
    pub fn day(&self, zone: &TimeZone) -> Date {
        match self {
            Self::Day(day) => *day,
            Self::Instant(instant) => instant.to_zoned(zone.clone()).date(),
        }
    }
}

/// One entry at a source: a feed's entry, or a teaser on a news page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The headline; entries on agsa.de may have none.
    pub title: Option<String>,
    /// The article's page, absolute; none where the article stands only on the list.
    pub link: Option<Url>,
    /// The page that it shares with other entries, where it has none of its own: for followers,
    /// never for identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<Url>,
    /// The feed's own identifier, verbatim. Never one made up by a library.
    pub guid: Option<String>,
    /// When the source says it was published.
    pub published: Option<Published>,
    /// When the source says it was last changed, where it says that apart from the above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Published>,
    /// The teaser as plain text.
    pub summary: Option<String>,
    /// The whole content as HTML, where the source carries it.
    pub content: Option<String>,
    /// The entry's picture.
    pub image: Option<Image>,
}

/// Pictures beside the lead picture: both networks take four in one post.
pub const MAX_MORE_IMAGES: usize = 3;

/// An item's page, extracted: the source of truth that every post is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Where it was read.
    pub url: Url,
    /// The page's own canonical address, if it names a plausible one.
    pub canonical: Option<Url>,
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
    /// The author, as named on the page.
    pub author: Option<String>,
    /// The main text: clean, one blank line between paragraphs.
    pub text: String,
    /// The lead picture.
    pub image: Option<Image>,
    /// Further pictures of its text, in order: at most [`MAX_MORE_IMAGES`], each with a text that
    /// says what it shows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_images: Vec<Image>,
    /// BCP 47 language of the text, such as `de`.
    pub language: Option<String>,
}

impl Article {
    /// The address that followers are sent to: the canonical one, else where it was read.
    pub fn link(&self) -> &Url {
        self.canonical.as_ref().unwrap_or(&self.url)
    }
}

/// One sentence of a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Its place among all sentences of the article's text, from 0.
    pub index: usize,
    /// The sentence as it may be posted: relative dates written out, white space folded.
    pub text: String,
}

/// What an article says, in a few of its own sentences.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// In the order of the article; each complete, none leaning on one left out.
    pub sentences: Vec<Sentence>,
    /// Whether the first sentence is the one that says it. If that one was too long, what is here
    /// makes sense only behind the headline.
    pub leads: bool,
    /// The other source that the article quotes at length, by name, if it does.
    pub quoted_source: Option<String>,
}

impl Summary {
    /// The sentences as one running text.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.sentences.iter().map(|s| s.text.as_str()).collect();
        texts.join(" ")
    }
}

/// The line of a post whose sentences a language model wrote, where the admin wants that said.
pub const DISCLOSURE: &str = "Zusammenfassung mit KI-Unterstützung";

/// A social network that posts can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// A Facebook page.
    Facebook,
    /// An account on X, once Twitter.
    X,
}

impl Network {
    /// The name as written in `config.toml` and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Facebook => "facebook",
            Self::X => "x",
        }
    }

    /// The name as followers know it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Facebook => "Facebook",
            Self::X => "X",
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text, link and picture for one network, ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The whole text as followers see it; it already holds the link.
    pub text: String,
    /// The article's own address; it stands in `text`, and Facebook also takes it by itself.
    pub link: Url,
    /// The picture, where the source may pass its pictures on.
    pub image: Option<Image>,
    /// The pictures that go behind it, each with its alternative text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_images: Vec<Image>,
}

impl Post {
    /// Its pictures in order, the lead picture first.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        self.image.iter().chain(&self.more_images)
    }
}

/// An account that a website links, or that a token opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedAccount {
    /// The network it is on.
    pub network: Network,
    /// The page name, numeric id or user name, without `@`, as the link spells it.
    pub handle: String,
    /// The link itself.
    pub url: Url,
}
