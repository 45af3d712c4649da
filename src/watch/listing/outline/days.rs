//! Dates that a page shows, and those that its prose only mentions.

use jiff::civil::Date;

use super::Outline;
use super::said::{
    bracketed_day, ends_in_date, leading_date, says_how_long_ago, says_only_a_date, says_when,
};
use crate::article::dom::{is_block, is_heading};
use crate::article::metadata::date;
use crate::text::dates;

/// A visible date stands in a line of at most so many characters; longer ones are prose.
pub(super) const DATE_LINE: usize = 40;

/// A block of at most so many characters may hold its date anywhere.
pub(super) const SHORT_BLOCK: usize = 60;

/// An element of more parts than this is looked at no further.
const MOST_PARTS: usize = 30;

/// A visible or marked date.
pub(in crate::watch::listing) struct Day {
    /// The text node or `<time>` that shows it.
    pub(in crate::watch::listing) node: usize,
    /// The day.
    pub(in crate::watch::listing) date: Date,
    /// Whether the text of its block begins with it.
    pub(in crate::watch::listing) opens: bool,
}

/// What a heading says of the days below it.
pub(super) struct Month {
    pub(super) year: i16,
    pub(super) month: Option<i8>,
}

/// A date without its year.
pub(super) enum YearLacks {
    /// How long ago it was.
    Ago,
    /// Day and month.
    Day(i8, i8),
}

/// A date in parts.
pub(super) enum InParts {
    /// With its year.
    Whole(Day),
    /// Without.
    YearLacks,
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
        if self.is_in_headline(node) && !self.is_beside_headline(node) {
            return None;
        }
        if self.is_announced_for(node) {
            return None;
        }
        let opens = self.opens_block(node);
        let line = page.parent(node);
        let names = page.names(line);
        let is_marked =
            ["date", "datum", "created", "published"].iter().any(|mark| names.contains(mark));
        let is_short = text.chars().count() <= DATE_LINE;
        let short_line = || self.chars(&self.line_around(node)) <= SHORT_BLOCK;
        let by_itself = is_short && (opens || self.is_part_of_its_own(node) || short_line())
            || (ends_in_date(text) || says_when(text)) && short_line()
            || bracketed_day(text).is_some() && self.makes_line(node);
        if is_marked || by_itself || self.closes_headline(node) {
            let opens = opens || self.begins_line(node);
            return date::parse(text).map(|date| Day { node, date, opens });
        }
        // `12.03.2026: Das Fest war schön …` and `12.03.2026 <a>…</a><br>`.
        let begins = opens || self.begins_line(node);
        let date = begins.then(|| leading_date(text)).flatten()?;
        Some(Day { node, date, opens: begins })
    }

    /// A day that an element declares: `<meta itemprop=datePublished>`, `<abbr title>`.
    pub(super) fn declared(&self, node: usize) -> Option<Day> {
        let page = self.page;
        let said = match page.attr(node, "itemprop") {
            Some("datePublished" | "dateCreated") => page.attr(node, "content")?,
            _ if page.name(node) == "abbr" => page.attr(node, "title")?,
            _ => return None,
        };
        let starts = said.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let date = starts.then(|| date::parse(said)).flatten()?;
        Some(Day { node, date, opens: false })
    }

    /// Whether a text in a heading is a date in an element of its own.
    fn is_beside_headline(&self, node: usize) -> bool {
        let page = self.page;
        let parent = page.parent(node);
        matches!(page.name(parent), "span" | "small" | "em" | "i" | "b")
            && page.children(parent).take(2).count() == 1
            && page.text(node).is_some_and(says_only_a_date)
    }

    /// Whether a text is nothing but a date in an element of its own, beside others like it.
    fn is_part_of_its_own(&self, node: usize) -> bool {
        let page = self.page;
        let parent = page.parent(node);
        let says = |at: usize| page.text(at).is_some_and(|text| !text.trim().is_empty());
        page.children(parent).take(2).count() == 1
            && !page.children(page.parent(parent)).take(MOST_PARTS).any(says)
            && page.text(node).is_some_and(says_only_a_date)
    }

    /// A date whose parts stand in elements of their own: `<div class=date><b>20</b><i>Nov</i>`.
    pub(super) fn in_parts(&self, node: usize) -> Option<InParts> {
        let page = self.page;
        let names = page.names(node);
        if !["date", "datum", "calendar", "day", "zeit"].iter().any(|mark| names.contains(mark))
            || self.length(node) > DATE_LINE / 2
            || self.is_in_headline(node)
            || page.below(node, "time").next().is_some()
        {
            return None;
        }
        let parts: Vec<&str> = (node + 1..page.end(node))
            .filter_map(|at| page.text(at).map(str::trim))
            .filter(|text| !text.is_empty())
            .collect();
        let [day, month, ..] = parts.as_slice() else { return None };
        let is_day = day.trim_end_matches('.').parse().is_ok_and(|day: u8| (1..=31).contains(&day));
        if !is_day || parts.len() > 3 || parts.iter().any(|part| date::parse(part).is_some()) {
            return None;
        }
        let dot = if day.ends_with('.') { "" } else { "." };
        let said = format!("{day}{dot} {}", parts.get(1..)?.join(" "));
        match date::parse(&said) {
            Some(date) => Some(InParts::Whole(Day { node, date, opens: self.opens_block(node) })),
            None if month.chars().all(char::is_alphabetic) || says_only_a_date(&said) => {
                Some(InParts::YearLacks)
            }
            None => None,
        }
    }

    fn is_in_headline(&self, node: usize) -> bool {
        let page = self.page;
        page.ancestors(node).take(4).any(|at| is_heading(page.name(at)) || page.name(at) == "time")
    }

    /// Day and month that a text shows by themselves: `20.11.`, `(20. November)`, `vor 3 Tagen`
    /// without either.
    pub(super) fn without_year(&self, node: usize) -> Option<YearLacks> {
        let text = self.page.text(node)?.trim();
        if text.chars().count() > DATE_LINE / 2 || self.is_in_headline(node) {
            return None;
        }
        if says_how_long_ago(text) {
            return Some(YearLacks::Ago);
        }
        if !text.bytes().any(|byte| byte.is_ascii_digit()) || !says_only_a_date(text) {
            return None;
        }
        let mention = dates::find(text).into_iter().next()?;
        let (day, month) = (mention.day?, mention.month?);
        mention.year.is_none().then_some(YearLacks::Day(day, month))
    }

    /// The whole day, where the heading above names the month: „November 2026“ over `20.11.`
    pub(super) fn of_month(&self, node: usize, said: &YearLacks) -> Option<Day> {
        let &YearLacks::Day(day, month) = said else { return None };
        let heading = self.months.last()?;
        let same = heading.month.is_none_or(|headed| headed == month);
        let date = same.then(|| Date::new(heading.year, month, day).ok())??;
        Some(Day { node, date, opens: self.opens_block(node) })
    }

    /// Whether a text is the day of what a headline before it announces: „<a>Fest der Kulturen im
    /// Stadtpark</a> am 12.05.2026“. Before the day of writing stands at most an author's name.
    fn is_announced_for(&self, node: usize) -> bool {
        const NAME: usize = 24;
        let page = self.page;
        let announces = page.text(node).is_some_and(|text| text.trim_start().starts_with("am "));
        let mut line = self.line_around(node).start..node;
        announces && line.any(|before| page.name(before) == "a" && self.length(before) > NAME)
    }

    fn opens_block(&self, node: usize) -> bool {
        let page = self.page;
        let block = page.ancestors(node).find(|&at| is_block(page.name(at)));
        block.is_some_and(|block| self.chars(&(block..node)) == 0)
    }
}
