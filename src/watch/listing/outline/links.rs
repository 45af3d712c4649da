//! Links that may lead to an article, and how they stand on the page.

use url::Url;

use super::{Outline, is_named_headline};
use crate::article::dom::{Page, is_block, is_heading};
use crate::watch::listing::{entry, paging};

/// Characters of a link that can be a headline.
const HEADLINE: usize = 8;

/// Characters that a date beside a headline has at most.
const BESIDE: usize = 20;

/// A link that may lead to an article.
pub(in crate::watch::listing) struct Link {
    /// Its element's number.
    pub(in crate::watch::listing) node: usize,
    /// Where it leads, with its fragment.
    pub(in crate::watch::listing) url: Url,
    /// Its text in one line.
    pub(in crate::watch::listing) text: String,
    /// What it says.
    pub(in crate::watch::listing) says: Says,
    /// Whether it makes up its block, or encloses blocks: no link inside running text.
    pub(in crate::watch::listing) alone: bool,
    /// Where it encloses a whole entry, the part that is the entry's headline.
    pub(in crate::watch::listing) headline: Option<usize>,
    /// Whether it stands in a heading or holds one.
    pub(in crate::watch::listing) headed: bool,
}

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::watch::listing) enum Says {
    /// Words of its own.
    Words,
    /// That it leads on from a teaser: „Weiterlesen“.
    LeadsOn,
    /// Nothing: it holds a picture, or is spread over the entry.
    Nothing,
}

impl Outline<'_, '_> {
    pub(super) fn link(&self, node: usize, url: &Url) -> Option<Link> {
        let page = self.page;
        let target = article_link(page, node, self.base, url)?;
        let text = page.line(node);
        let span = node..page.end(node);
        let headed = page.ancestors(node).take(4).any(|at| is_heading(page.name(at)))
            || span.clone().any(|at| is_heading(page.name(at)) || is_named_headline(page, at))
            || page.ancestors(node).take(2).any(|at| is_named_headline(page, at));
        let says = if entry::leads_on(&text) {
            Says::LeadsOn
        } else if text.is_empty()
            && (span.clone().any(|at| page.name(at) == "img") || covers(page, node))
        {
            Says::Nothing
        } else {
            Says::Words
        };
        let headline = self.headline_in(node);
        let alone = headline.is_some() || self.stands_alone(node);
        Some(Link { node, url: target, says, alone, headline, headed, text })
    }

    /// Where an element without a link of its own leads: `data-href`, `onclick`.
    pub(super) fn leads_by_script(&self, node: usize, here: &Url) -> Option<Url> {
        let page = self.page;
        if !matches!(page.name(node), "div" | "article" | "li" | "section" | "tr" | "td") {
            return None;
        }
        let named = || {
            ["data-href", "data-link", "data-url", "data-target-url"]
                .iter()
                .find_map(|name| page.attr(node, name))
        };
        let clicked = || {
            let (_, target) = page.attr(node, "onclick")?.split_once("location")?;
            target.split(['\'', '"']).nth(1)
        };
        let href = named().or_else(clicked)?;
        leads_to_article(href, self.base, here)
    }

    fn stands_alone(&self, link: usize) -> bool {
        let page = self.page;
        if (link..page.end(link)).any(|at| is_block(page.name(at))) {
            return true;
        }
        let Some(block) = page.ancestors(link).find(|&at| is_block(page.name(at))) else {
            return false;
        };
        let (inside, all) = (self.length(link), self.length(block));
        let in_line = || self.chars(&self.line_around(link));
        let holds_lines = self.broken.get(block).copied().unwrap_or_default();
        matches!(page.name(block), "td" | "th" | "li" | "dt" | "dd") && inside * 2 >= all
            || inside * 10 >= all * 9
            // „Die Schleuse öffnet wieder (12.05.2026)“
            || inside >= HEADLINE && in_line() <= inside + BESIDE && self.begins_line(link)
            || holds_lines && self.begins_line(link)
            || inside >= HEADLINE && self.makes_line(link)
            || inside >= HEADLINE && self.is_among_links(block)
            || self.days(&(block..link)).first().is_some_and(|day| day.opens)
    }

    /// Whether an element holds links and nothing else, as far as its first ones tell.
    fn is_among_links(&self, block: usize) -> bool {
        const FIRST: usize = 30;
        let page = self.page;
        let mut children = page.children(block).take(FIRST);
        children.all(|child| match page.text(child) {
            Some(text) => text.trim().is_empty(),
            None => matches!(page.name(child), "a" | "br" | ""),
        })
    }

    /// Whether nothing stands between the link and the line break before it.
    pub(super) fn begins_line(&self, link: usize) -> bool {
        let page = self.page;
        let before = (0..link).rev().take(8).find(|&at| {
            page.name(at) == "br"
                || is_block(page.name(at))
                || page.text(at).is_some_and(|text| !text.trim().is_empty())
        });
        before.is_some_and(|at| page.text(at).is_none())
    }
}

/// Whether a link without words is spread over a whole entry.
fn covers(page: &Page<'_>, link: usize) -> bool {
    let class = page.attr(link, "class").unwrap_or_default().to_lowercase();
    ["stretched", "overlay", "cover", "card"].iter().any(|mark| class.contains(mark))
}

/// Where a link leads, if that can be an article.
fn article_link(page: &Page<'_>, node: usize, base: &Url, here: &Url) -> Option<Url> {
    if page.attr(node, "rel").is_some_and(|rel| {
        rel.split_whitespace()
            .any(|word| matches!(word, "tag" | "author" | "category" | "next" | "prev"))
    }) {
        return None;
    }
    leads_to_article(page.attr(node, "href")?, base, here)
}

fn leads_to_article(href: &str, base: &Url, here: &Url) -> Option<Url> {
    const NO_ARTICLES: [&str; 13] = [
        "/tag/",
        "/tags/",
        "/category/",
        "/categories/",
        "/kategorie/",
        "/author/",
        "/autor/",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".ics",
    ];
    const NETWORKS: [&str; 14] = [
        "facebook.com",
        "twitter.com",
        "x.com",
        "instagram.com",
        "linkedin.com",
        "xing.com",
        "pinterest.com",
        "pinterest.de",
        "whatsapp.com",
        "wa.me",
        "t.me",
        "reddit.com",
        "tumblr.com",
        "bsky.app",
    ];
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    let url = base.join(href).ok()?;
    let host = url.host_str()?;
    let network = NETWORKS.iter().any(|network| {
        host.strip_suffix(network).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    });
    let path = url.path().to_lowercase();
    let article = !NO_ARTICLES.iter().any(|part| path.contains(part));
    // The front page, the feed and the comments are no articles either.
    let itself = url.path() == here.path() && url.query() == here.query()
        || url.path() == "/" && url.query().is_none()
        || path.trim_end_matches('/').ends_with("/feed")
        || url.fragment().is_some_and(|part| matches!(part, "comments" | "respond"));
    let web = matches!(url.scheme(), "http" | "https");
    (web && article && !network && !(itself && url.host_str() == here.host_str()))
        .then_some(url)
        .filter(|url| !paging::is_page_of(url, here))
}
