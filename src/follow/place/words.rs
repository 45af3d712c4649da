//! The words by which a place on a page is known.

/// Words with which an organisation speaks of its own accounts.
pub(super) const OURS: [&str; 25] = [
    "folge uns",
    "folgen sie uns",
    "folgt uns",
    "folg uns",
    "uns folgen",
    "follow us",
    "find us on",
    "finden sie uns",
    "findet uns",
    "finde uns",
    "besuchen sie uns",
    "besucht uns",
    "besuche uns",
    "uns auf facebook",
    "uns auf twitter",
    "uns auf x",
    "uns bei facebook",
    "uns bei twitter",
    "uns bei x",
    "fanpage",
    "unsere facebook",
    "unser facebook",
    "unser twitter",
    "unseren kanal",
    "wir auf facebook",
];

/// Headings of a box with accounts, when they are all of the heading.
pub(super) const HEADINGS: [&str; 12] = [
    "social media",
    "soziale medien",
    "soziale netzwerke",
    "social networks",
    "soziale kanäle",
    "unsere kanäle",
    "social",
    "follow",
    "folgen",
    "facebook",
    "twitter",
    "auf dem laufenden",
];

/// Words of class names and ids that name the page's frame or a box of accounts.
pub(super) const FRAME_WORDS: [&str; 14] = [
    "header",
    "footer",
    "kopfzeile",
    "fusszeile",
    "sidebar",
    "topbar",
    "navbar",
    "nav",
    "social",
    "socials",
    "socialmedia",
    "follow",
    "folgen",
    "folge",
];

/// Words of class names and ids that name an article.
pub(super) const ARTICLE_WORDS: [&str; 8] =
    ["article", "artikel", "articlebody", "beitrag", "entry", "hentry", "post", "story"];

/// Names that stand beside other buttons.
pub(super) const BRANDS: [&str; 8] = [
    "facebook",
    "twitter",
    "instagram",
    "youtube",
    "linkedin",
    "mastodon",
    "bluesky",
    "newsletter",
];

/// Classes that describe the layout of a page, not what an element is.
pub(super) const LAYOUT: [&str; 5] = ["has-", "with-", "no-", "is-", "without-"];
