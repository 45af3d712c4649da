//! The day of publication: from what the page declares, from its address, from what readers see.

use jiff::civil::Date;
use url::Url;

use super::{Head, months};
use crate::article::dom::Page;
use crate::text::dates;

/// A visible date stands in a short line; longer ones are prose that mentions some day.
const LINE_LIMIT: usize = 90;

/// Years before the web, or far ahead, are no days of publication.
const YEARS: std::ops::RangeInclusive<i16> = 1995..=2099;

/// The day of publication.
pub(super) fn find(
    page: &Page<'_>,
    root: usize,
    head: &Head,
    url: &Url,
    title: Option<&str>,
) -> Option<Date> {
    let start = headline(page, title).unwrap_or(root);
    let near =
        start.min(root).saturating_sub(60).max(1)..page.end(root).max(start + 200).min(page.len());
    head.published
        .iter()
        .find_map(|value| parse(value))
        .or_else(|| marked(page, near))
        .or_else(|| head.declared.iter().find_map(|value| parse(value)))
        .or_else(|| in_path(url))
        .or_else(|| near_title(page, root, start))
        .or_else(|| marked(page, 1..page.len()))
        .filter(|date| YEARS.contains(&date.year()))
}

/// Reads a date as machines or people write it.
pub(crate) fn parse(text: &str) -> Option<Date> {
    iso(text)
        .or_else(|| dates::parse(text))
        .or_else(|| months::parse(text))
        .filter(|date| YEARS.contains(&date.year()))
}

/// The first `2019-09-26`, `2019/09/26` or leading `20190926` in a text.
fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = bytes.get(range)?;
        digits.iter().all(u8::is_ascii_digit).then_some(())?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    };
    let date = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for at in 0..bytes.len().saturating_sub(7) {
        if at > 0 && digit(at - 1) {
            continue;
        }
        let Some(year) = number(at..at + 4).filter(|year| YEARS.contains(year)) else {
            continue;
        };
        let sign = bytes.get(at + 4).copied();
        if matches!(sign, Some(b'-' | b'/' | b'.')) {
            let wide = digit(at + 6);
            let next = if wide { at + 7 } else { at + 6 };
            let month = if wide { number(at + 5..at + 7) } else { number(at + 5..at + 6) };
            if bytes.get(next).copied() != sign {
                continue;
            }
            let day = number(next + 1..next + 3).or_else(|| number(next + 1..next + 2));
            if let (Some(month), Some(day)) = (month, day)
                && let Some(found) = date(year, month, day)
            {
                return Some(found);
            }
        } else if at == 0
            && let (Some(month), Some(day)) = (number(4..6), number(6..8))
            && !digit(8)
        {
            return date(year, month, day);
        }
    }
    None
}

/// `/2019/09/26/`, as in the addresses of weblogs.
fn in_path(url: &Url) -> Option<Date> {
    let path = url.path();
    iso(path).or_else(|| path.split(['/', '-', '_']).filter(|part| part.len() == 8).find_map(iso))
}

/// An element marked as the date: `<time>`, or one with such a class or property.
fn marked(page: &Page<'_>, nodes: std::ops::Range<usize>) -> Option<Date> {
    let mut seen = None;
    for node in nodes {
        let name = page.name(node);
        if name.is_empty() {
            continue;
        }
        if name != "time"
            && page
                .attr(node, "class")
                .or(page.attr(node, "itemprop"))
                .or(page.attr(node, "id"))
                .is_none()
        {
            continue;
        }
        let names = page.names(node);
        if name == "time" && !names.contains("modified") && !names.contains("updated") {
            let value = page.attr(node, "datetime").map(str::to_owned);
            let found = value.as_deref().and_then(parse).or_else(|| parse(&page.line(node)));
            if found.is_some() && !in_furniture(page, node) {
                return found;
            }
            continue;
        }
        let is_date =
            ["date", "datum", "publish", "created", "timestamp", "posted", "veroeffentlicht"]
                .iter()
                .any(|mark| names.contains(mark));
        if seen.is_none()
            && is_date
            && !names.contains("update")
            && !names.contains("comment")
            && !matches!(name, "body" | "html" | "form" | "input" | "script")
        {
            let line = page
                .attr(node, "content")
                .or(page.attr(node, "title").filter(|_| name == "abbr"))
                .map_or_else(|| page.line(node), str::to_owned);
            if line.chars().count() <= LINE_LIMIT && !in_furniture(page, node) {
                seen = parse(&line);
            }
        }
    }
    seen
}

/// Whether the element stands in a side part of the page. TYPO3 puts an article's date into a
/// `div` of class `footer`, so that only real footers outside articles count.
fn in_furniture(page: &Page<'_>, node: usize) -> bool {
    const MARKS: [&str; 4] = ["sidebar", "related", "comment", "widget"];
    let in_article = page.ancestors(node).any(|at| page.name(at) == "article");
    page.ancestors(node).any(|at| match page.name(at) {
        "nav" | "aside" => true,
        "footer" => !in_article,
        "body" | "html" => false,
        _ => MARKS.iter().any(|mark| page.names(at).contains(mark)),
    })
}

/// The heading that holds the headline.
fn headline(page: &Page<'_>, title: Option<&str>) -> Option<usize> {
    let title = title?;
    (1..page.len()).find(|&node| {
        matches!(page.name(node), "h1" | "h2" | "h3") && page.line(node).contains(title)
    })
}

/// A date in a short line near the headline, or at the head of a paragraph of the article.
fn near_title(page: &Page<'_>, root: usize, start: usize) -> Option<Date> {
    // A few lines before the headline and a good stretch behind it.
    let before = (start.saturating_sub(30)..start).rev();
    let behind = start..page.end(root).max(start + 400).min(page.len());
    behind.chain(before).find_map(|node| {
        let line = page.text(node)?.trim();
        if line.len() < 6 || matches!(page.name(page.parent(node)), "script" | "style") {
            return None;
        }
        let found = if line.chars().count() <= LINE_LIMIT {
            dates::parse(line).or_else(|| months::parse(line))
        } else {
            dates::find(line)
                .first()
                .filter(|mention| mention.range.start == 0)
                .and_then(dates::DateMention::date)
        };
        found.filter(|date| YEARS.contains(&date.year()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machine_dates_are_read() {
        let day = Date::new(2019, 9, 26).unwrap();
        for text in ["2019-09-26T10:00:00+02:00", "2019/9/26", "20190926", "am 2019-09-26"] {
            assert_eq!(iso(text), Some(day), "{text}");
        }
        assert_eq!(iso("1201926-09-26"), None);
        assert_eq!(iso("2019-13-26"), None);
    }

    #[test]
    fn addresses_of_weblogs_hold_the_day() {
        let url = Url::parse("https://verein.example/2019/09/26/konferenz/").unwrap();
        assert_eq!(in_path(&url), Date::new(2019, 9, 26).ok());
        let url = Url::parse("https://verein.example/aktuelles/1113-konferenz.html").unwrap();
        assert_eq!(in_path(&url), None);
    }
}
