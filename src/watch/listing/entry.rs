//! One entry of a list: its link, headline, day, teaser and picture.

mod links;
mod text;

use url::Url;

use self::links::{encloses, is_read_more, links, stands_alone, title_in_read_more, uncut};
use self::text::{day, paragraphs, teaser};
use crate::article::dom::{Page, is_heading};
use crate::article::metadata::image;
use crate::item::{Image, Item, Published};

/// Characters from which a text without headline and link is an article of its own.
const WHOLE: usize = 80;

pub(super) use self::links::holds_several;

/// An entry as it was found.
pub(super) struct Entry {
    /// Its element's number on the page.
    pub(super) node: usize,
    /// What it says.
    pub(super) item: Item,
    /// How much it looks like a news entry; 0 if not at all.
    pub(super) score: usize,
}

/// Reads an element as an entry.
pub(super) fn read(page: &Page<'_>, node: usize, base: &Url) -> Entry {
    let heading = heading(page, node);
    let links = links(page, node, base);
    let read_more = links.iter().find(|link| is_read_more(&link.text));
    let headed = heading.and_then(|heading| {
        links.iter().find(|link| {
            link.node >= heading && link.node < page.end(heading)
                || encloses(page, link.node, heading)
        })
    });
    let alone = links.iter().find(|link| {
        !is_read_more(&link.text)
            && link.text.chars().count() >= 12
            && stands_alone(page, link.node, node)
    });
    let pictured = || {
        links
            .iter()
            .find(|link| link.text.is_empty() && page.below(link.node, "img").next().is_some())
    };
    let is_alone = headed.is_none() && read_more.is_none() && alone.is_some();
    let link = headed.or(read_more).or(alone).or_else(|| heading.and_then(|_| pictured()));
    let named = read_more.and_then(|link| title_in_read_more(&link.text));
    let title = heading
        .map(|heading| page.line(heading))
        .or(named)
        .or_else(|| if is_alone { alone.and_then(|link| uncut(&link.text)) } else { None })
        .filter(|title| !title.is_empty());
    let (day, dated) = day(page, node, heading);
    let paragraphs = paragraphs(page, node, heading, dated);
    let length: usize = paragraphs.iter().map(|text| text.chars().count()).sum();
    let has_image = page.below(node, "img").next().is_some();
    let own = link.is_some();
    let whole =
        !own && length >= WHOLE && (has_image || heading.is_some() || is_named_entry(page, node));
    let titled = title.as_ref().is_some_and(|title| title.chars().count() >= 8);
    let signs = [own && titled, own && heading.is_some(), day.is_some(), length >= 40, whole];
    let score = 2 * signs.iter().filter(|&&sign| sign).count() + usize::from(has_image);
    let score = if own || whole { score } else { 0 };
    let item = Item {
        title,
        link: link.map(|link| link.url.clone()),
        page: None,
        guid: None,
        published: day.map(Published::Day),
        summary: teaser(&paragraphs),
        content: if own { None } else { page.element(node).map(|element| element.inner_html()) },
        image: picture(page, node, base),
    };
    Entry { node, item, score }
}

/// The entry's headline: its first heading, else an element that says so.
fn heading(page: &Page<'_>, node: usize) -> Option<usize> {
    let below = || (node + 1..page.end(node)).filter(|&at| !page.name(at).is_empty());
    below().find(|&at| is_heading(page.name(at)) && !page.line(at).is_empty()).or_else(|| {
        below().find(|&at| {
            matches!(page.name(at), "div" | "span" | "p" | "strong" | "a") && {
                let names = page.names(at);
                names.split_whitespace().any(|name| {
                    matches!(
                        name,
                        "title"
                            | "headline"
                            | "teaser-title"
                            | "news-title"
                            | "card-title"
                            | "views-field-title"
                    )
                }) && !page.line(at).is_empty()
            }
        })
    })
}

fn picture(page: &Page<'_>, node: usize, base: &Url) -> Option<Image> {
    page.below(node, "img").find_map(|at| {
        let url = image::source(page, at, base).filter(|url| image::is_content(url.as_str()))?;
        let alt = image::description(page, at, &url);
        Some(Image { url, alt })
    })
}

/// Whether class or property name the element as an entry.
fn is_named_entry(page: &Page<'_>, node: usize) -> bool {
    let names = page.names(node);
    page.name(node) == "article"
        || [
            "item", "entry", "blog", "news", "post", "leading", "teaser", "article", "beitrag",
            "meldung",
        ]
        .iter()
        .any(|mark| names.contains(mark))
}
