//! Dates that a page shows, and those that its prose only mentions.

use jiff::civil::Date;

use super::Outline;
use crate::article::dom::{is_block, is_heading};
use crate::article::metadata::date;
use crate::text::dates;

/// A visible date stands in a line of at most so many characters; longer ones are prose.
pub(super) const DATE_LINE: usize = 40;

/// A block of at most so many characters may hold its date anywhere.
const SHORT_BLOCK: usize = 60;

/// A visible or marked date.
pub(in crate::watch::listing) struct Day {
    /// The text node or `<time>` that shows it.
    pub(in crate::watch::listing) node: usize,
    /// The day.
    pub(in crate::watch::listing) date: Date,
    /// Whether the text of its block begins with it.
    pub(in crate::watch::listing) opens: bool,
}

impl Outline<'_, '_> {
    pub(super) fn marked(&self, node: usize) -> Option<Day> {
        let page = self.page;
        let found = page.attr(node, "datetime").and_then(date::parse);
        let date = found.or_else(|| date::parse(&page.line(node)))?;
        Some(Day { node, date, opens: self.opens_block(node) })
    }

    /// The date that a text shows, unless it only mentions one.
    pub(super) fn written(&self, node: usize) -> Option<Day> {
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
pub(in crate::watch::listing) fn says_only_a_date(line: &str) -> bool {
    let mut rest = line.to_owned();
    for mention in dates::find(line).iter().rev() {
        rest.replace_range(mention.range.clone(), "");
    }
    let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
    rest.len() < line.len() && letters <= 10 || letters == 0
}

/// The full date at the head of a text, also behind a weekday: `23.01.25: …`, `Mo, 23.01.2025`.
pub(in crate::watch::listing) fn leading_date(text: &str) -> Option<Date> {
    let text = text.trim_start();
    let mention = dates::find(text).into_iter().next()?;
    let before = text.get(..mention.range.start)?;
    let only_weekday = before.len() <= 12
        && before.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | ',' | ' ' | '('))
        && !before.trim_start_matches(char::is_alphabetic).contains(char::is_alphabetic);
    if only_weekday { mention.date() } else { None }
}
