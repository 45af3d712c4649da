//! What recognition asks of a page again and again, counted once, so that it stays linear.

use std::ops::Range;

use jiff::civil::Date;
use url::Url;

use super::paging;
use super::zones;
use crate::article::dom::{Page, is_block, is_heading};
use crate::article::metadata::date;
use crate::text::dates;

/// A visible date stands in a line of at most so many characters; longer ones are prose.
const DATE_LINE: usize = 40;

/// A block of at most so many characters may hold its date anywhere.
const SHORT_BLOCK: usize = 60;

/// A link that may lead to an article.
pub(super) struct Link {
    /// Its element's number.
    pub(super) node: usize,
    /// Where it leads, with its fragment.
    pub(super) url: Url,
    /// Its text in one line.
    pub(super) text: String,
    /// Whether it leads on from a teaser: „Weiterlesen“.
    pub(super) leads_on: bool,
    /// Whether it makes up its block, or encloses blocks: no link inside running text.
    pub(super) alone: bool,
    /// Whether it stands in a heading or holds one.
    pub(super) headed: bool,
    /// Whether it holds a picture and no text.
    pub(super) pictured: bool,
}

/// A visible or marked date.
pub(super) struct Day {
    /// The text node or `<time>` that shows it.
    pub(super) node: usize,
    /// The day.
    pub(super) date: Date,
    /// Whether the text of its block begins with it.
    pub(super) opens: bool,
}

/// A page with its counts.
pub(super) struct Outline<'p, 'h> {
    /// The page.
    pub(super) page: &'p Page<'h>,
    /// The address that relative links start from.
    pub(super) base: &'p Url,
    /// Links in page order.
    links: Vec<Link>,
    /// Headings that say something, in page order.
    headings: Vec<usize>,
    /// Elements that are named as headlines, in page order.
    named: Vec<usize>,
    /// Elements in bold that make up their block, in page order.
    bold: Vec<usize>,
    /// The only `<h1>`, if there is one.
    page_title: Option<usize>,
    /// For each node whether a line break stands directly in it.
    broken: Vec<bool>,
    /// Dates in page order.
    days: Vec<Day>,
    /// Pictures in page order.
    images: Vec<usize>,
    /// For each node whether it stands where no entries are.
    outside: Vec<bool>,
    /// Visible characters before each node; one more at the end.
    chars: Vec<usize>,
}

impl<'p, 'h> Outline<'p, 'h> {
    /// Counts a page that was found at `url`.
    pub(super) fn new(page: &'p Page<'h>, base: &'p Url, url: &Url) -> Self {
        let mut outline = Self {
            page,
            base,
            links: Vec::new(),
            headings: Vec::new(),
            named: Vec::new(),
            bold: Vec::new(),
            page_title: None,
            broken: vec![false; page.len()],
            days: Vec::new(),
            images: Vec::new(),
            outside: Vec::new(),
            chars: counted(page),
        };
        outline.outside = zones::outside(&outline);
        for line_break in page.below(0, "br") {
            if let Some(flag) = outline.broken.get_mut(page.parent(line_break)) {
                *flag = true;
            }
        }
        let mut titles = page.below(0, "h1");
        outline.page_title = titles.next().filter(|_| titles.next().is_none());
        for node in 1..page.len() {
            outline.sort_in(node, url);
        }
        outline
    }

    fn sort_in(&mut self, node: usize, url: &Url) {
        let page = self.page;
        match page.name(node) {
            "" => self.days.extend(self.written(node)),
            "time" => self.days.extend(self.marked(node)),
            "img" => self.images.push(node),
            "a" => {
                let link = self.link(node, url);
                self.links.extend(link);
                if is_named_headline(page, node) && self.filled(node) {
                    self.named.push(node);
                }
            }
            "strong" | "b" => {
                let block = page.ancestors(node).find(|&at| is_block(page.name(at)));
                let (own, all) = (self.length(node), block.map_or(0, |block| self.length(block)));
                if own >= 8 && own <= 150 && own * 10 >= all * 9 {
                    self.bold.push(node);
                }
                if is_named_headline(page, node) && self.filled(node) {
                    self.named.push(node);
                }
            }
            name if is_heading(name) || name == "summary" => self.heading(node),
            "div" | "span" | "p" if is_named_headline(page, node) && self.filled(node) => {
                self.named.push(node);
            }
            _ => {}
        }
    }

    /// A heading that is only a day dates what follows; one that is only a month groups it.
    fn heading(&mut self, node: usize) {
        let line = self.page.line(node);
        if line.chars().count() > DATE_LINE || !says_only_a_date(&line) {
            if !line.is_empty() {
                self.headings.push(node);
            }
        } else if let Some(date) = date::parse(&line) {
            self.days.push(Day { node, date, opens: true });
        }
    }

    /// Whether a heading is the page's one and only first heading.
    pub(super) fn is_page_title(&self, heading: usize) -> bool {
        self.page_title == Some(heading)
    }

    /// The links in a part of the page.
    pub(super) fn links(&self, span: &Range<usize>) -> &[Link] {
        within(&self.links, span, |link| link.node)
    }

    /// The dates in a part of the page.
    pub(super) fn days(&self, span: &Range<usize>) -> &[Day] {
        within(&self.days, span, |day| day.node)
    }

    /// The headings in a part of the page.
    pub(super) fn headings(&self, span: &Range<usize>) -> &[usize] {
        within(&self.headings, span, |&node| node)
    }

    /// The elements named as headlines in a part of the page.
    pub(super) fn named(&self, span: &Range<usize>) -> &[usize] {
        within(&self.named, span, |&node| node)
    }

    /// The bold lines in a part of the page.
    pub(super) fn bold(&self, span: &Range<usize>) -> &[usize] {
        within(&self.bold, span, |&node| node)
    }

    /// The pictures in a part of the page.
    pub(super) fn images(&self, span: &Range<usize>) -> &[usize] {
        within(&self.images, span, |&node| node)
    }

    /// Whether no entries stand there.
    pub(super) fn is_outside(&self, node: usize) -> bool {
        self.outside.get(node).copied().unwrap_or(true)
    }

    /// How many characters readers see in a part of the page.
    pub(super) fn chars(&self, span: &Range<usize>) -> usize {
        let count = |node: usize| self.chars.get(node).copied().unwrap_or_default();
        count(span.end.min(self.page.len())).saturating_sub(count(span.start))
    }

    /// How many characters readers see in an element.
    pub(super) fn length(&self, node: usize) -> usize {
        self.chars(&(node..self.page.end(node)))
    }

    fn filled(&self, node: usize) -> bool {
        self.length(node) > 0
    }

    fn link(&self, node: usize, url: &Url) -> Option<Link> {
        let page = self.page;
        let target = article_link(page, node, self.base, url)?;
        let text = page.line(node);
        let span = node..page.end(node);
        let headed = page.ancestors(node).take(4).any(|at| is_heading(page.name(at)))
            || span.clone().any(|at| is_heading(page.name(at)) || is_named_headline(page, at))
            || page.ancestors(node).take(2).any(|at| is_named_headline(page, at));
        Some(Link {
            node,
            leads_on: super::entry::leads_on(&text),
            alone: self.stands_alone(node),
            headed,
            pictured: text.is_empty() && span.clone().any(|at| page.name(at) == "img"),
            url: target,
            text,
        })
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
        let holds_lines = self.broken.get(block).copied().unwrap_or_default();
        matches!(page.name(block), "td" | "th" | "li" | "dt" | "dd") && inside * 2 >= all
            || inside * 10 >= all * 9
            || holds_lines && self.begins_line(link)
            || self.days(&(block..link)).first().is_some_and(|day| day.opens)
    }

    /// Whether nothing stands between the link and the line break before it.
    fn begins_line(&self, link: usize) -> bool {
        let page = self.page;
        let before = (0..link).rev().take(8).find(|&at| {
            page.name(at) == "br"
                || is_block(page.name(at))
                || page.text(at).is_some_and(|text| !text.trim().is_empty())
        });
        before.is_some_and(|at| page.text(at).is_none())
    }

    fn marked(&self, node: usize) -> Option<Day> {
        let page = self.page;
        let found = page.attr(node, "datetime").and_then(date::parse);
        let date = found.or_else(|| date::parse(&page.line(node)))?;
        Some(Day { node, date, opens: self.opens_block(node) })
    }

    /// The date that a text shows, unless it only mentions one.
    fn written(&self, node: usize) -> Option<Day> {
        let page = self.page;
        let text = page.text(node).map(str::trim)?;
        if text.len() < 6 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let above = || page.ancestors(node).take(4);
        if above().any(|at| is_heading(page.name(at)) || page.name(at) == "time") {
            return None;
        }
        let opens = self.opens_block(node);
        let line = page.parent(node);
        let names = page.names(line);
        let is_marked =
            ["date", "datum", "created", "published"].iter().any(|mark| names.contains(mark));
        let block = page.ancestors(node).find(|&at| is_block(page.name(at)))?;
        let is_short = text.chars().count() <= DATE_LINE;
        let by_itself = is_short && (opens || self.length(block) <= SHORT_BLOCK);
        if is_marked || by_itself {
            return date::parse(text).map(|date| Day { node, date, opens });
        }
        // `12.03.2026: Das Fest war schön …` and `12.03.2026 <a>…</a><br>`.
        let begins = opens || self.begins_line(node);
        let date = begins.then(|| leading_date(text)).flatten()?;
        Some(Day { node, date, opens: begins })
    }

    fn opens_block(&self, node: usize) -> bool {
        let page = self.page;
        let block = page.ancestors(node).find(|&at| is_block(page.name(at)));
        block.is_some_and(|block| self.chars(&(block..node)) == 0)
    }
}

/// Whether a line holds a day, a month or a year, and nothing else to speak of.
pub(super) fn says_only_a_date(line: &str) -> bool {
    let mut rest = line.to_owned();
    for mention in dates::find(line).iter().rev() {
        rest.replace_range(mention.range.clone(), "");
    }
    let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
    rest.len() < line.len() && letters <= 10 || letters == 0
}

/// The full date at the head of a text, also behind a weekday: `23.01.25: …`, `Mo, 23.01.2025`.
pub(super) fn leading_date(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let mention = dates::find(text).into_iter().next()?;
    let before = text.get(..mention.range.start)?;
    let only_weekday = before.len() <= 12
        && before.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | ' ' | '('))
        && !before.trim_start_matches(char::is_alphabetic).contains(char::is_alphabetic);
    if only_weekday { mention.date() } else { None }
}

/// The elements whose number lies in the span; `items` are in page order.
fn within<'v, T>(items: &'v [T], span: &Range<usize>, node: impl Fn(&T) -> usize) -> &'v [T] {
    let from = items.partition_point(|item| node(item) < span.start);
    let to = items.partition_point(|item| node(item) < span.end);
    items.get(from..to.max(from)).unwrap_or_default()
}

/// Visible characters before each node.
fn counted(page: &Page<'_>) -> Vec<usize> {
    let mut chars = Vec::with_capacity(page.len() + 1);
    let mut sum = 0;
    for node in 0..page.len() {
        chars.push(sum);
        let Some(text) = page.text(node) else { continue };
        let hidden =
            matches!(page.name(page.parent(node)), "script" | "style" | "noscript" | "template");
        if !hidden {
            sum += text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
        }
    }
    chars.push(sum);
    chars
}

fn is_named_headline(page: &Page<'_>, node: usize) -> bool {
    const NAMES: [&str; 10] = [
        "title",
        "headline",
        "teaser-title",
        "teaser__title",
        "news-title",
        "card-title",
        "card__title",
        "views-field-title",
        "entry-title",
        "item-title",
    ];
    let class = page.attr(node, "class").unwrap_or_default();
    let property = page.attr(node, "itemprop").unwrap_or_default();
    class
        .split_whitespace()
        .chain([property])
        .any(|name| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
}

/// Where a link leads, if that can be an article.
fn article_link(page: &Page<'_>, node: usize, base: &Url, here: &Url) -> Option<Url> {
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
    let href = page.attr(node, "href")?.trim();
    if href.is_empty() || href.starts_with('#') {
        return None;
    }
    if page.attr(node, "rel").is_some_and(|rel| {
        rel.split_whitespace()
            .any(|word| matches!(word, "tag" | "author" | "category" | "next" | "prev"))
    }) {
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
