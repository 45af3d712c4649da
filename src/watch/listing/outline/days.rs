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
    year: i16,
    month: Option<i8>,
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
        let opens = self.opens_block(node);
        let line = page.parent(node);
        let names = page.names(line);
        let is_marked =
            ["date", "datum", "created", "published"].iter().any(|mark| names.contains(mark));
        let is_short = text.chars().count() <= DATE_LINE;
        let short_line = || self.chars(&self.line_around(node)) <= SHORT_BLOCK;
        let by_itself = is_short && (opens || self.is_part_of_its_own(node) || short_line())
            || (ends_in_date(text) || says_when(text)) && short_line();
        if is_marked || by_itself {
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

/// The month or year that a heading names: „November 2026“, „2026“.
pub(super) fn month_in(line: &str) -> Option<Month> {
    let line = line.trim();
    if let Some(year) = line.parse().ok().filter(|year| (1995..2100).contains(year)) {
        return Some(Month { year, month: None });
    }
    let mention = dates::find(line).into_iter().next()?;
    match mention.day {
        None => Some(Month { year: mention.year?, month: mention.month }),
        Some(_) => None,
    }
}

/// Whether a text ends in a whole date that something parts from what stands before it:
/// „Pressemitteilung Nr. 12/2026 | 20.11.2026“, „Meldung vom 20.11.2026“.
fn ends_in_date(text: &str) -> bool {
    if text.chars().count() > SHORT_BLOCK {
        return false;
    }
    let Some(mention) = dates::find(text).pop().filter(|mention| mention.date().is_some()) else {
        return false;
    };
    let before = text.get(..mention.range.start).unwrap_or_default().trim_end();
    let behind = text.get(mention.range.end..).unwrap_or_default();
    let parted =
        before.ends_with(['|', '·', '•', '–', '-', '/', ',', '(', ':']) || before.ends_with(" vom");
    parted && !behind.contains(char::is_alphabetic)
}

/// „Erstellt am 20.11.2026 von Anna Meier“: a line that says when the entry was written.
fn says_when(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "erstellt",
        "veröffentlicht",
        "geschrieben",
        "eingestellt",
        "publiziert",
        "published",
        "posted",
        "created",
    ];
    let lower = text.to_lowercase();
    STARTS.iter().any(|start| lower.starts_with(start))
}

/// „vor 3 Tagen“, „gestern“, „2 days ago“.
pub(in crate::watch::listing) fn says_how_long_ago(text: &str) -> bool {
    const UNITS: [&str; 14] = [
        "minute", "minuten", "stunde", "stunden", "tag", "tagen", "woche", "wochen", "monat",
        "monaten", "jahr", "jahren", "hours", "days",
    ];
    let text = text.trim().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        ["heute" | "gestern" | "vorgestern" | "today" | "yesterday"] => true,
        ["vor", _, unit] => UNITS.contains(unit),
        [count, unit, "ago"] => {
            count.starts_with(|c: char| c.is_ascii_digit() || c == 'a')
                && (UNITS.contains(unit)
                    || UNITS.contains(&format!("{unit}s").as_str())
                    || unit.starts_with("week")
                    || unit.starts_with("month"))
        }
        _ => false,
    }
}
