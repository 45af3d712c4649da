//! One entry of a list: its link, headline, day, teaser and picture.

mod links;
mod text;
mod title;

use std::ops::Range;

use jiff::civil::Date;
use url::Url;

use self::links::{Links, alternative};
use self::text::{paragraphs, teaser};
use self::title::{heading, names_only_a_date, title};
use super::outline::{Link, Outline, leading_date, says_only_a_date};
use crate::article::dom::Page;
use crate::article::metadata::image;
use crate::item::{Image, Item, Published};

pub(super) use self::links::{holds_several, leads_on};
pub(super) use self::text::is_tally;

/// Characters from which a text without headline and link is an article of its own.
const WHOLE: usize = 80;

/// Characters from which a text says something.
const SENTENCE: usize = 40;

/// Characters of a few words before a link that leads on.
const WORDS: usize = 12;

/// A headline has at least so many characters.
const TITLE: usize = 8;

/// An entry as it was found: what of it is where, and how much it looks like news.
#[derive(Clone)]
pub(super) struct Entry {
    /// Its nodes.
    pub(super) span: Range<usize>,
    /// How much it looks like a news entry; 0 if not at all.
    pub(super) score: usize,
    /// Its day, where it shows one.
    pub(super) day: Option<Date>,
    /// Whether its headline, or a link that leads on, leads to a page of its own.
    pub(super) linked: bool,
    /// Whether some link is its own.
    pub(super) own: bool,
    /// Characters of its headline.
    pub(super) title_chars: usize,
    heading: Option<usize>,
    dated: Option<usize>,
}

impl Entry {
    /// How its headline is made: its element, and whether it leads anywhere.
    pub(super) fn shape<'h>(&self, outline: &Outline<'_, 'h>) -> (&'h str, bool) {
        (self.heading.map_or("", |heading| outline.page.name(heading)), self.linked)
    }
}

/// Looks at a part of the page as an entry. Cheap: nothing is copied.
pub(super) fn measure(outline: &Outline<'_, '_>, span: Range<usize>) -> Entry {
    let paragraph = matches!(outline.page.name(span.start), "p" | "a");
    let named = !paragraph && is_named_entry(outline.page, span.start);
    measure_as(outline, span, named)
}

/// The same, where it is known from elsewhere whether the part is called an entry.
pub(super) fn measure_as(outline: &Outline<'_, '_>, span: Range<usize>, named: bool) -> Entry {
    let page = outline.page;
    let heading = heading(outline, &span);
    let links = Links::of(outline, &span, heading);
    let link = links
        .article(heading.is_some())
        .or_else(|| links.pictured.filter(|link| alternative(outline, link).is_some()));
    let title_chars = title_chars(outline, heading, &links, link);
    // A day beside the headline is the entry's rather than one in it.
    let days = outline.days(&span);
    let beside = days.iter().find(|day| {
        heading.is_none_or(|heading| !(heading..page.end(heading)).contains(&day.node))
    });
    let day = beside.or(days.first());
    let shown = day.map_or(0, |day| {
        let shows = if page.text(day.node).is_some() { page.parent(day.node) } else { day.node };
        if page.end(shows) <= span.end && shows >= span.start {
            outline.length(shows).min(40)
        } else {
            0
        }
    });
    let alone =
        links.alone.filter(|_| heading.is_none()).map_or(0, |link| outline.length(link.node));
    let read_more = links.read_more.map_or(0, |link| outline.length(link.node));
    let headline = heading.map_or(0, |heading| outline.length(heading));
    let body = outline.chars(&span).saturating_sub(headline + shown + alone + read_more);
    let has_image = !outline.images(&span).is_empty();
    // The page's own headline heads the page, unless it leads elsewhere.
    let itself =
        links.headed.is_none() && heading.is_some_and(|heading| outline.is_page_title(heading));
    let scripted = outline.scripted(&span).filter(|_| link.is_none());
    let own = (link.is_some() || scripted.is_some()) && !itself;
    // A text without a page of its own is an entry if it is dated, or called one.
    // On an article's page its parts are none without a day.
    let told = day.is_some() || named && !outline.is_article();
    let headed = heading.is_some() && day.is_some() && body >= SENTENCE;
    let whole = !own && !itself && told && (body >= WHOLE || headed);
    // „12. Mai: Der Weg ist wieder frei. mehr“
    let led = own && day.is_some() && links.read_more.is_some() && body >= WORDS;
    let titled = title_chars >= TITLE && !names_only_a_date(outline, heading);
    let linked = own
        && (links.headed.is_some()
            || links.read_more.is_some()
            || scripted.is_some()
            || leads_to_one(outline, &span));
    let date = day.map(|day| day.date).or_else(|| link.and_then(|link| day_in_path(&link.url)));
    let dated = date.is_some() || !outline.yearless(&span).is_empty();
    let signs = [
        own && titled,
        linked && heading.is_some(),
        dated,
        body >= SENTENCE && (own || whole) || led,
        whole,
    ];
    let score = 2 * signs.iter().filter(|&&sign| sign).count() + usize::from(has_image);
    let score = if own && (titled || body >= WHOLE) || whole || led { score } else { 0 };
    Entry {
        score,
        day: date,
        linked,
        own,
        title_chars,
        heading,
        dated: day.map(|day| day.node),
        span,
    }
}

/// How long the headline is, as far as that can be told at a glance.
fn title_chars(
    outline: &Outline<'_, '_>,
    heading: Option<usize>,
    links: &Links<'_>,
    link: Option<&Link>,
) -> usize {
    let says_most = [links.read_more, links.alone, links.twin]
        .into_iter()
        .flatten()
        .max_by_key(|link| link.text.chars().count());
    match (heading, says_most) {
        (Some(heading), _) => outline.length(heading),
        // „Oktober 2026 (12)“ leads to a month, not to an article.
        (None, Some(link)) if says_only_a_date(&link.text) => 0,
        (None, Some(link)) => link.text.chars().count(),
        (None, None) => link.and_then(|link| alternative(outline, link)).map_or(0, |alt| alt.len()),
    }
}

/// The day in the folders of an address: `/2026/11/20/…`.
fn day_in_path(url: &Url) -> Option<Date> {
    let parts: Vec<&str> = url.path_segments()?.collect();
    parts.windows(3).find_map(|part| {
        let &[year, month, day] = part else { return None };
        let year = year.parse().ok().filter(|year| (1995..2100).contains(year))?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    })
}

/// Whether all links of an entry lead to one place.
fn leads_to_one(outline: &Outline<'_, '_>, span: &Range<usize>) -> bool {
    let links = outline.links(span);
    links.first().is_some_and(|first| links.iter().all(|link| link.url == first.url))
}

/// What an entry says.
pub(super) fn item(outline: &Outline<'_, '_>, entry: &Entry) -> Item {
    let page = outline.page;
    let Entry { span, heading, .. } = entry;
    let links = Links::of(outline, span, *heading);
    let link = links.article(heading.is_some()).or(links.pictured.filter(|_| entry.own));
    let scripted = outline.scripted(span).filter(|_| link.is_none() && entry.own);
    let link = link.map(|link| &link.url).or(scripted);
    let title = title(outline, entry, &links);
    let mut paragraphs = paragraphs(outline, entry);
    paragraphs.retain(|paragraph| Some(paragraph) != title.as_ref());
    Item {
        title,
        link: link.cloned(),
        page: None,
        guid: None,
        published: entry.day.map(Published::Day),
        updated: None,
        summary: teaser(&paragraphs),
        content: link.is_none().then(|| markup(page, span)),
        image: picture(outline, span),
    }
}

/// The day at the head of the headline: „23.01.25: 30 Jahre AGSA“.
pub(super) fn day_in_headline(outline: &Outline<'_, '_>, entry: &Entry) -> Option<Date> {
    let heading = entry.heading.map(|heading| outline.page.line(heading));
    let line = heading.or_else(|| {
        outline.links(&entry.span).iter().find(|link| link.alone).map(|link| link.text.clone())
    })?;
    leading_date(&line)
}

/// The markup of an entry that has no page of its own.
fn markup(page: &Page<'_>, span: &Range<usize>) -> String {
    if page.end(span.start) == span.end
        && let Some(element) = page.element(span.start)
    {
        return element.inner_html();
    }
    let mut html = String::new();
    let mut at = span.start;
    while at < span.end {
        match (page.element(at), page.text(at)) {
            (Some(element), _) => html.push_str(&element.html()),
            (None, Some(text)) => {
                html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
            }
            (None, None) => {}
        }
        at = page.end(at).max(at + 1);
    }
    html
}

fn picture(outline: &Outline<'_, '_>, span: &Range<usize>) -> Option<Image> {
    let page = outline.page;
    outline.images(span).iter().find_map(|&at| {
        let url =
            image::source(page, at, outline.base).filter(|url| image::is_content(url.as_str()))?;
        let alt = image::description(page, at, &url);
        Some(Image { url, alt })
    })
}

/// Whether class or property name the element as an entry; questions that unfold are none.
pub(super) fn is_named_entry(page: &Page<'_>, node: usize) -> bool {
    const NAMES: [&str; 11] = [
        "item", "entry", "blog", "news", "post", "leading", "teaser", "article", "artikel",
        "beitrag", "meldung",
    ];
    let names = page.names(node);
    let unfolds = ["accordion", "faq", "gallery", "galerie", "tab-"];
    page.name(node) == "article"
        || names.split(|c: char| !c.is_alphanumeric()).any(|part| NAMES.contains(&part))
            && !unfolds.iter().any(|mark| names.contains(mark))
}
