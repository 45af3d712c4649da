//! The visible headings that may be the headline, and what each counts by its place.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use url::Url;

use super::inside::{heading_text, is_kicker, kicker, tail};
use super::plain;
use super::rivals::{only_one, side_boxes};
use super::site::Site;
use crate::article::boilerplate::Marks;
use crate::article::dom::{Page, is_heading};

/// Words in a page's `<h1>` or `<title>` that name the site or the section, never an article.
static NO_HEADLINES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("sections.txt").lines().collect());

/// More headings than this are a list, and cost time.
const MOST: usize = 300;

/// A heading, or an element that is named as the headline.
pub(super) struct Heading {
    pub(super) text: String,
    pub(super) plain: String,
    /// What stands before it inside the same element, marked as a kicker; letters and digits only.
    pub(super) kicker: String,
    /// What its last element says behind something else; letters and digits only.
    pub(super) tail: String,
    /// What it counts.
    pub(super) weight: f32,
    /// Whether only screen readers tell it.
    pub(super) hidden: bool,
    /// Its element.
    pub(super) node: usize,
}

/// Whether a text is the name of a section, or of several.
pub(super) fn is_section(title: &str) -> bool {
    let known = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        NO_HEADLINES.contains(part.as_str())
    };
    known(title) || title.contains(" | ") && title.split(" | ").all(known)
}

/// The headings of the page with text in them, in order.
/// `said` tells whether the head of the page calls the page by those letters.
pub(super) fn find(
    page: &Page<'_>,
    root: usize,
    site: &Site,
    url: &Url,
    said: impl Fn(&str) -> bool,
) -> Vec<Heading> {
    let text = text_start(page, root);
    let mut found: Vec<(usize, Heading)> = Vec::new();
    let mut node = 1;
    while node < page.len() && found.len() < MOST {
        let name = page.name(node);
        if matches!(name, "head" | "script" | "style" | "template") {
            node = page.end(node);
            continue;
        }
        let level = level(name);
        let named = (level.is_some() || node < text).then(|| names_headline(page, node)).flatten();
        let Some(level) = level.or_else(|| named.map(|_| 7)) else {
            node += 1;
            continue;
        };
        let line = heading_text(page, node);
        let line = site.cut_name(&line);
        let plain = plain(line);
        if !plain.is_empty() && line.chars().count() <= 300 && (level < 7 || line.len() <= 200) {
            let end = page.end(root);
            let place = Place { level, root, end, text, named: named.unwrap_or(0.0) };
            let weight = place.weight(page, node, url);
            let kicker = kicker(page, node);
            let hidden = is_hidden(page, node);
            let (text, tail) = (line.to_owned(), tail(page, node));
            let heading = Heading { text, plain, kicker, tail, weight, hidden, node };
            found.push((level, heading));
        }
        node = if is_heading(name) { page.end(node) } else { node + 1 };
    }
    side_boxes(&mut found, text);
    only_one(&mut found, said);
    found.into_iter().map(|(_, heading)| heading).collect()
}

fn level(name: &str) -> Option<usize> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        _ => None,
    }
}

/// How strongly an element is named as the headline, if it is.
fn names_headline(page: &Page<'_>, node: usize) -> Option<f32> {
    if page.names(node).is_empty() {
        return None;
    }
    if matches!(page.attr(node, "itemprop"), Some("headline")) && page.name(node) != "meta" {
        return Some(1.4);
    }
    let class = page.attr(node, "class")?;
    class
        .split_ascii_whitespace()
        .filter_map(|name| {
            let name = in_lower_case(name);
            match &*name {
                "headline" | "entry-title" | "article-title" | "article-headline"
                | "post-title" | "news-title" | "article__title" | "article__headline" | "h1" => {
                    Some(1.2)
                }
                "page-title" | "title" | "contentheading" => Some(0.6),
                // No other name counts; most are refused here.
                name if !name.ends_with("headline") && !name.ends_with("title") => None,
                name if name.contains("widget") || name.contains("teaser") => None,
                name if name.ends_with("headline") || name.ends_with("article-title") => Some(0.8),
                name if name.ends_with("-title") || name.ends_with("_title") => Some(0.4),
                _ => None,
            }
        })
        .reduce(f32::max)
}

/// A class in lower case; most are that already.
fn in_lower_case(class: &str) -> Cow<'_, str> {
    if class.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(class.to_ascii_lowercase())
    } else {
        Cow::Borrowed(class)
    }
}

/// Where a heading stands.
struct Place {
    level: usize,
    root: usize,
    /// One past the article's last node.
    end: usize,
    /// Where the article's text begins.
    text: usize,
    named: f32,
}

impl Place {
    fn weight(&self, page: &Page<'_>, node: usize, url: &Url) -> f32 {
        let above = node < self.text;
        let near = self.text.saturating_sub(node) <= 80 || node >= self.root;
        let mut weight: f32 = match (self.level, above) {
            (1, true) => 2.3,
            // Behind the article headings are those of side boxes, of whatever level.
            (1, false) if node >= self.end => 0.4,
            (1, false) => 2.0,
            (2, true) if near => 1.0,
            (2, true) => 0.5,
            (3, true) if near => 0.5,
            (3, true) => 0.2,
            (4, true) if near => 0.3,
            (7, true) => 0.0,
            _ => 0.1,
        };
        if is_hidden(page, node) {
            weight -= 1.0;
        } else if above {
            weight += self.named;
        }
        if in_furniture(page, node, self.root) {
            weight -= 1.5;
        }
        if is_kicker(page, node) {
            weight -= 1.8;
        }
        weight += match link(page, node, url) {
            Link::None => 0.0,
            Link::Home => -4.0,
            Link::Itself => 0.2,
            Link::Elsewhere => -0.7,
        };
        weight.max(0.05)
    }
}

enum Link {
    None,
    Home,
    Itself,
    Elsewhere,
}

/// Where the heading's own link leads.
fn link(page: &Page<'_>, heading: usize, url: &Url) -> Link {
    let inside = page.below(heading, "a").next();
    let around = || page.ancestors(heading).take(2).find(|&at| page.name(at) == "a");
    let Some(href) = inside.or_else(around).and_then(|link| page.attr(link, "href")) else {
        return Link::None;
    };
    let Ok(target) = url.join(href.trim()) else {
        return Link::None;
    };
    let path = target.path().trim_matches('/');
    if path == url.path().trim_matches('/') {
        Link::Itself
    } else if path.is_empty() || matches!(path, "index.html" | "index.php") {
        Link::Home
    } else {
        Link::Elsewhere
    }
}

fn is_hidden(page: &Page<'_>, node: usize) -> bool {
    const HIDDEN: [&str; 7] =
        ["sr-only", "hidden", "aural", "text-hide", "screen-reader-text", "show-for-sr", "hide"];
    page.attr(node, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|name| {
            let name = in_lower_case(name);
            HIDDEN.contains(&&*name) || name.starts_with("visually-hidden")
        })
    })
}

/// Whether a heading stands in a side part of the page: one that does not hold the article too.
fn in_furniture(page: &Page<'_>, node: usize, root: usize) -> bool {
    static MARKS: LazyLock<Marks> = LazyLock::new(|| {
        Marks::of("breadcrumb\nsidebar\nwidget\nrelated\ncomment\nnavigation\ncookie\nnewsletter")
    });
    let holds_article = |at: usize| at <= root && root < page.end(at);
    let around = page.ancestors(node).take_while(|&at| !holds_article(at));
    std::iter::once(node).chain(around).any(|at| match page.name(at) {
        "nav" | "aside" | "footer" => true,
        "body" | "html" | "main" | "article" => false,
        // Page builders call every block a widget.
        _ => page
            .names(at)
            .split(' ')
            .any(|name| !name.starts_with("elementor") && MARKS.stand_in(name)),
    })
}

/// Where the article's text begins: its first text that is long enough for a paragraph.
fn text_start(page: &Page<'_>, root: usize) -> usize {
    (root..page.end(root))
        .find(|&node| {
            page.length(node) >= 100
                && !matches!(page.name(page.parent(node)), "script" | "style" | "noscript")
        })
        .unwrap_or(page.end(root))
}
