//! What recognition asks of a page again and again, counted once, so that it stays linear.

mod days;
mod lines;
mod links;
mod named;
mod said;

use std::ops::Range;

use url::Url;

pub(super) use self::days::Day;
use self::days::{DATE_LINE, InParts, Month};
use self::lines::Repeated;
pub(super) use self::links::{Link, Says};
use self::named::is_named_headline;
pub(super) use self::said::{bracketed_day, leading_date, says_how_long_ago, says_only_a_date};
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
    /// Days whose year is not said, in page order.
    yearless: Vec<usize>,
    /// Headings that name a month or a year, in page order.
    months: Vec<Month>,
    /// Elements that lead somewhere by a script, in page order.
    scripted: Vec<(usize, Url)>,
    /// Short texts, and how often the page shows each.
    repeated: Repeated<'h>,
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
            yearless: Vec::new(),
            months: Vec::new(),
            scripted: Vec::new(),
            repeated: lines::repeated(page),
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
        self.badge(node);
        self.scripted.extend(self.leads_by_script(node, url).map(|target| (node, target)));
        match page.name(node) {
            "" => self.day(node),
            "time" => self.days.extend(self.marked(node)),
            "img" => self.images.push(node),
            "meta" | "abbr" => self.days.extend(self.declared(node)),
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
                if (8..=150).contains(&own) && (own * 10 >= all * 9 || self.makes_line(node)) {
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

    /// A date that a text shows: whole, or without its year.
    fn day(&mut self, node: usize) {
        if let Some(day) = self.written(node) {
            self.days.push(day);
        } else if let Some(said) = self.without_year(node) {
            self.yearless.push(node);
            self.days.extend(self.of_month(node, &said));
        }
    }

    /// A date whose parts stand in elements of their own.
    fn badge(&mut self, node: usize) {
        match self.in_parts(node) {
            Some(InParts::Whole(day)) => self.days.push(day),
            Some(InParts::YearLacks) => self.yearless.push(node),
            None => {}
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
        } else {
            self.months.extend(said::month_in(&line));
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

    /// The days without a year in a part of the page.
    pub(super) fn yearless(&self, span: &Range<usize>) -> &[usize] {
        within(&self.yearless, span, |&node| node)
    }

    /// Where a part of the page leads by a script, if to one place.
    pub(super) fn scripted(&self, span: &Range<usize>) -> Option<&Url> {
        match within(&self.scripted, span, |&(node, _)| node) {
            [(_, url)] => Some(url),
            _ => None,
        }
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
