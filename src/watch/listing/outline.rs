//! What recognition asks of a page again and again, counted once, so that it stays linear.

mod days;
mod links;

use std::ops::Range;

use url::Url;

use self::days::DATE_LINE;
pub(super) use self::days::{Day, leading_date, says_only_a_date};
pub(super) use self::links::{Link, Says};
use super::zones;
use crate::article::dom::{Page, is_block, is_heading};
use crate::article::metadata::date;

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
    /// Whether the page says of itself that it is an article.
    article: bool,
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
            article: page.below(0, "meta").any(|at| {
                page.attr(at, "property") == Some("og:type")
                    && page.attr(at, "content") == Some("article")
            }),
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
                if (8..=150).contains(&own) && own * 10 >= all * 9 {
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

    /// Whether the page says of itself that it is an article.
    pub(super) fn is_article(&self) -> bool {
        self.article
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
