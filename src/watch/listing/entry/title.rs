//! The headline of an entry.

use std::ops::Range;

use super::super::outline::{Outline, Says, bracketed_day, says_only_a_date};
use super::Entry;
use super::links::{Links, alternative, is_cut, title_in_read_more, uncut, whole_of};
use crate::article::dom::{Page, fold, is_block};
use crate::article::metadata::date;

/// What stands in a heading beside the headline has at most so many characters.
const BESIDE: usize = 40;

/// A date is written in at most so many characters.
const DATE: usize = 20;

/// The headline, whole; a cut one is none, so that the article's own page gives it.
pub(super) fn title(outline: &Outline<'_, '_>, entry: &Entry, links: &Links<'_>) -> Option<String> {
    let whole = |said: String| {
        let said = match bracketed_day(&said).filter(|_| entry.day.is_some()) {
            Some(at) => said.get(..at)?.trim_end().to_owned(),
            None => said,
        };
        if is_cut(&said) { whole_of(outline, &entry.span, &said) } else { Some(said) }
    };
    if let Some(heading) = entry.heading {
        return whole(headline(outline, heading)).filter(|title| !title.is_empty());
    }
    if let Some(link) = links.read_more {
        let cut = || link.text.split_once(':').map(|(_, cut)| cut.trim());
        let named = title_in_read_more(&link.text);
        return named
            .or_else(|| whole_of(outline, &entry.span, cut()?))
            .or_else(|| links.alone.or(links.twin).and_then(|link| uncut(&link.text)));
    }
    if let Some(link) = links.alone {
        let line = first_line(outline.page, link.node);
        return whole(line.unwrap_or_else(|| headline(outline, link.node)));
    }
    links.pictured.filter(|_| entry.own).and_then(|link| alternative(outline, link))
}

/// What a heading says, without day, kicker and what only screen readers hear before it.
fn headline(outline: &Outline<'_, '_>, heading: usize) -> String {
    let page = outline.page;
    let mut text = String::new();
    let mut at = heading + 1;
    while at < page.end(heading) {
        if is_beside(outline, at) {
            text.push(' ');
            at = page.end(at);
            continue;
        }
        match page.text(at) {
            Some(part) => text.push_str(part),
            None if page.name(at) == "br" || is_block(page.name(at)) => text.push(' '),
            None => {}
        }
        at += 1;
    }
    let line = fold(&text);
    let line = line.trim_start_matches([':', '–', '-', '|', ' ']);
    if line.chars().any(char::is_alphabetic) { line.to_owned() } else { page.line(heading) }
}

/// Whether an element in a heading is no part of what it says.
fn is_beside(outline: &Outline<'_, '_>, at: usize) -> bool {
    const HIDDEN: [&str; 4] = ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader"];
    let page = outline.page;
    let name = page.name(at);
    if name.is_empty() || outline.length(at) > BESIDE {
        return false;
    }
    let names = page.names(at);
    name == "time"
        || HIDDEN.iter().any(|mark| names.contains(mark))
        || outline.is_kicker(at)
        || outline.is_of_few_words(at)
        || name != "a" && {
            let line = page.line(at);
            says_only_a_date(&line) && date::parse(&line).is_some()
        }
}

/// The first line of a link that encloses several, such as a card: neither date nor kicker.
fn first_line(page: &Page<'_>, link: usize) -> Option<String> {
    let lines = (link + 1..page.end(link)).filter(|&at| {
        is_block(page.name(at)) && !(at + 1..page.end(at)).any(|inner| is_block(page.name(inner)))
    });
    lines.map(|at| page.line(at)).find(|line| line.chars().count() >= 12 && !says_only_a_date(line))
}

/// The entry's headline: its first heading, else an element that says so, else a line in bold, else
/// the part of the link that encloses it.
pub(super) fn heading(outline: &Outline<'_, '_>, span: &Range<usize>) -> Option<usize> {
    let single = outline.page.end(span.start) == span.end;
    let inside = span.start + usize::from(single)..span.end;
    let heading = first_heading(outline, &inside).or_else(|| outline.named(&inside).first());
    let bold = || {
        // Bold text far down is emphasis.
        let mut near = outline
            .bold(&inside)
            .iter()
            .take_while(|&&bold| outline.chars(&(span.start..bold)) <= 30)
            .filter(|&&bold| !names_only_a_date(outline, Some(bold)) && !outline.is_kicker(bold));
        near.next().copied()
    };
    let enclosed = || outline.links(span).iter().find_map(|link| link.headline);
    heading.copied().or_else(bold).or_else(enclosed).or_else(|| line_over_day(outline, span))
}

/// The first heading, or the one right below it where the first is but the word above a headline: of a
/// lower rank, or leading nowhere where the next one does.
fn first_heading<'o>(outline: &'o Outline<'_, '_>, inside: &Range<usize>) -> Option<&'o usize> {
    let page = outline.page;
    let mut headings = outline.headings(inside).iter();
    let (first, next) = (headings.next()?, headings.next());
    let leads = |heading: usize| {
        let links = outline.links(&(heading..page.end(heading)));
        links.iter().any(|link| link.says == Says::Words)
    };
    let above = |next: &&usize| {
        let rank = page.name(**next).cmp(page.name(*first));
        let between = outline.chars(&(page.end(*first)..**next));
        outline.length(*first) <= BESIDE
            && between <= DATE
            && (rank.is_lt() || rank.is_eq() && leads(**next) && !leads(*first))
    };
    Some(next.filter(above).unwrap_or(first))
}

/// Characters of a headline that is a paragraph like any other.
const LINE: Range<usize> = 8..150;

/// A first paragraph without an end mark, above one that is only a day.
fn line_over_day(outline: &Outline<'_, '_>, span: &Range<usize>) -> Option<usize> {
    let page = outline.page;
    let paragraph = |at: usize| at < span.end && page.name(at) == "p";
    let line = span.start;
    if !paragraph(line) || !LINE.contains(&outline.length(line)) {
        return None;
    }
    let below = (page.end(line)..span.end)
        .find(|&at| page.text(at).is_none_or(|text| !text.trim().is_empty()))?;
    let dated =
        paragraph(below) && outline.length(below) <= BESIDE && says_only_a_date(&page.line(below));
    let said = page.line(line);
    let is_headline = !said.ends_with(['.', '!', ':', ';', '…']) && !says_only_a_date(&said);
    (dated && is_headline).then_some(line)
}

/// Whether a headline is only a day or a month, as in an archive.
pub(super) fn names_only_a_date(outline: &Outline<'_, '_>, heading: Option<usize>) -> bool {
    heading
        .filter(|&heading| outline.length(heading) <= 40)
        .is_some_and(|heading| says_only_a_date(&outline.page.line(heading)))
}
