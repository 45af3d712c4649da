//! Lines as readers see them, and the parts of a link that encloses a whole entry.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::said::{DATED, is_day_behind, says_only_a_date};
use super::{Outline, is_named_headline};
use crate::article::dom::{Page, is_block};
use crate::watch::listing::entry;

/// A line that runs over more nodes than this is prose.
const LONGEST: usize = 60;

/// What repeats in a list and is no headline is no longer than this.
const KICKER: usize = 25;

/// A headline is no longer than this.
const HEADLINE: usize = 120;

/// Texts as short as a kicker.
#[derive(Default)]
pub(super) struct Repeated<'h> {
    /// How often the page shows each.
    texts: HashMap<&'h str, usize>,
    /// By class, how often elements of it hold one, and how many different ones.
    classes: HashMap<&'h str, (usize, HashSet<&'h str>)>,
}

/// Counts the short texts of a page.
pub(super) fn repeated<'h>(page: &Page<'h>) -> Repeated<'h> {
    let mut counts = Repeated::default();
    for node in 1..page.len() {
        let text = page.text(node).map_or("", str::trim);
        if !(1..=KICKER).contains(&text.chars().count()) {
            continue;
        }
        *counts.texts.entry(text).or_default() += 1;
        if let Some(class) = page.attr(page.parent(node), "class") {
            let (count, different) = counts.classes.entry(class).or_default();
            *count += 1;
            different.insert(text);
        }
    }
    counts
}

impl Outline<'_, '_> {
    /// The line a node stands in: from the line break or block before it to the next one.
    pub(super) fn line_around(&self, node: usize) -> Range<usize> {
        let page = self.page;
        let block_of = |at: usize| page.ancestors(at).find(|&above| is_block(page.name(above)));
        let Some(block) = block_of(node) else {
            return node..page.end(node);
        };
        let ends = |at: usize| {
            page.name(at) == "br"
                || is_block(page.name(at))
                || page.text(at).is_some() && block_of(at) != Some(block)
        };
        let from = node.saturating_sub(LONGEST).max(block + 1);
        let start = (from..node).rev().find(|&at| ends(at)).map_or(from, |at| at + 1);
        let to = (page.end(node) + LONGEST).min(page.end(block));
        let end = (page.end(node)..to).find(|&at| ends(at)).unwrap_or(to);
        start..end
    }

    /// Whether an element makes up its line, but for a day behind it.
    pub(super) fn makes_line(&self, node: usize) -> bool {
        let line = self.line_around(node);
        let behind = self.page.end(node)..line.end;
        let dated = self.chars(&behind) <= DATED && self.only_a_day(behind.clone());
        let own = self.length(node) + if dated { self.chars(&behind) } else { 0 };
        own * 10 >= self.chars(&line) * 9
    }

    /// Whether what stands there is a day, and nothing else.
    fn only_a_day(&self, span: Range<usize>) -> bool {
        let said: String = span.filter_map(|at| self.page.text(at)).collect();
        is_day_behind(said.trim())
    }

    /// Whether a text is a day that ends a line, and the rest of the line one element:
    /// „<a>Die Schleuse öffnet wieder</a> (12.05.2026)“.
    pub(super) fn closes_headline(&self, node: usize) -> bool {
        let page = self.page;
        let line = self.line_around(node);
        let before = (line.start..node).find(|&at| page.parent(at) == page.parent(node));
        is_day_behind(page.text(node).map_or("", str::trim))
            && self.chars(&(page.end(node)..line.end)) == 0
            && before.is_some_and(|at| {
                matches!(page.name(at), "a" | "b" | "strong") && self.makes_line(at)
            })
    }

    /// How often the page shows this short text.
    pub(in crate::watch::listing) fn repeats(&self, text: &str) -> usize {
        self.repeated.texts.get(text.trim()).copied().unwrap_or_default()
    }

    /// Whether an element names the kind of an entry, or who wrote it, rather than what it says.
    pub(in crate::watch::listing) fn is_kicker(&self, node: usize) -> bool {
        const NAMES: [&str; 14] = [
            "badge",
            "kicker",
            "category",
            "categories",
            "kategorie",
            "rubrik",
            "dachzeile",
            "overline",
            "topline",
            "topic",
            "author",
            "autor",
            "byline",
            "ressort",
        ];
        let names = self.page.names(node);
        names.split(|c: char| !c.is_alphanumeric()).any(|part| NAMES.contains(&part))
    }

    /// Whether an element is of a class whose elements say the same again and again.
    pub(in crate::watch::listing) fn is_of_few_words(&self, node: usize) -> bool {
        let class = self.page.attr(node, "class").unwrap_or_default();
        self.repeated
            .classes
            .get(class)
            .is_some_and(|(count, different)| different.len() * 3 <= count * 2)
    }

    /// The headline of a link that encloses a whole entry: of its parts, each in an element of
    /// its own, the first that is neither day nor kicker. None for a link of one part.
    pub(super) fn headline_in(&self, link: usize) -> Option<usize> {
        let parts = parts(self.page, link);
        if parts.len() < 2 {
            return None;
        }
        let says: Vec<usize> = parts
            .into_iter()
            .filter(|&part| {
                let said = self.page.line(part);
                self.page.name(part) != "time"
                    && said.chars().filter(|c| c.is_alphabetic()).count() >= 3
                    && !says_only_a_date(&said)
                    && !entry::leads_on(&said)
                    && !entry::is_tally(&said)
            })
            .collect();
        let marked = says.iter().find(|&&part| {
            is_named_headline(self.page, part) || matches!(self.page.name(part), "strong" | "b")
        });
        let fresh = || {
            says.iter().find(|&&part| {
                let said = self.page.line(part);
                let prose = said.chars().count() > HEADLINE || said.ends_with('.');
                !prose && !self.is_kicker(part) && !self.is_of_few_words(part)
            })
        };
        marked.or_else(fresh).or(says.first()).copied()
    }
}

/// The elements that hold a link's text, each a part of its own; none if text stands between.
fn parts(page: &Page<'_>, link: usize) -> Vec<usize> {
    let mut parts = Vec::new();
    let mut at = link + 1;
    let says = |node: usize| page.text(node).is_some_and(|text| !text.trim().is_empty());
    while at < page.end(link) {
        if says(at) {
            return Vec::new();
        }
        let hidden = matches!(page.name(at), "svg" | "script" | "style" | "noscript" | "template");
        if hidden {
            at = page.end(at);
        } else if page.children(at).any(says) {
            parts.push(at);
            at = page.end(at);
        } else {
            at += 1;
        }
    }
    parts
}
