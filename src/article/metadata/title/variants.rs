//! The readings of a declared title: with and without the parts that may be the site's or a
//! section's name.

use super::headings::is_section;
use super::plain;
use super::site::{Site, has_legal_form};
use crate::article::boilerplate::is_dateline;

/// What divides a headline from the name of the site in `<title>`.
const SEPARATORS: [&str; 24] = [
    " | ", " – ", " - ", " — ", " :: ", " » ", " · ", " • ", " « ", " / ", " ‹ ", " > ", " → ",
    " -- ", " --", " >> ", " << ", " ~ ", " ⋆ ", " ― ", " ‐ ", " : ", "|", ": ",
];

/// One reading.
pub(super) struct Variant {
    pub(super) text: String,
    pub(super) plain: String,
    /// How likely it is the headline, from 0 to 1.
    pub(super) share: f32,
}

/// A part of a title, with the separators around it.
struct Part {
    start: usize,
    end: usize,
    /// The sign in front of it; empty for the first one.
    sign: &'static str,
}

/// All readings of a title without the site's name.
pub(super) fn of(title: &str, site: &Site) -> Vec<Variant> {
    // `Headline (Site)`.
    let behind = title.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let title = match behind {
        Some((front, name)) if site.is_named(name) => front,
        _ => title,
    };
    let mut parts = parts(title);
    // So WordPress began the titles of its articles for years: `Site » Blog Archive » Headline`.
    let archive = |part: &Part| {
        part.sign == " » " && part.of(title).trim().to_lowercase().starts_with("blog archiv")
    };
    if let Some(at) = parts.iter().position(archive).filter(|at| at + 1 < parts.len()) {
        parts.drain(..=at);
    }
    // Some systems put the day behind the headline; before it, authors do.
    let leads = |at: usize| parts.get(at + 1).is_some_and(|next| next.sign == ": ");
    let kept =
        |(at, part): (usize, &Part)| part.start == 0 || leads(at) || !is_dateline(part.of(title));
    let kept: Vec<bool> = parts.iter().enumerate().map(kept).collect();
    let mut kept = kept.into_iter();
    parts.retain(|_| kept.next().unwrap_or(true));
    let named = |part: &Part| {
        let text = part.of(title);
        site.is_named(text) || part.start > 0 && site.is_spelled(text)
    };
    // What stands behind the site's name is the section.
    let name = |part: &Part| named(part) || has_legal_form(part.of(title));
    if let Some(name) = (1..parts.len()).find(|&at| parts.get(at).is_some_and(name)) {
        parts.truncate(name);
    }
    let all = parts.len();
    cut_at_section(title, &mut parts, site);
    while let [first, rest @ ..] = parts.as_slice()
        && !rest.is_empty()
        && (named(first)
            || has_legal_form(first.of(title)) && rest.iter().any(|part| part.is_long(title)))
    {
        parts.remove(0);
    }
    let Some(last) = parts.last() else {
        return Vec::new();
    };
    // A separator with nothing behind it: the name of the site without a headline.
    let dangles = last.end == title.len() && title.ends_with(['|', '-', '–', '»']);
    let kept = without_sections(title, &parts, site);
    // What is left beside the name of a section may as well be that of the site.
    let alone = kept.len() == 1
        && parts.len() == 2
        && all == 2
        && !kept.iter().any(|part| part.sign == ": ");
    let trust = match parts.len() == all {
        _ if dangles || alone => 0.4,
        true => 1.0,
        // The name at the beginning may as well be what the article is about.
        false => 0.8,
    };
    readings(title, kept, trust, site)
}

/// A section in the middle stands between the headline and a name that nothing else tells:
/// `Headline | Section | Site`, `Site > Section > Headline`.
fn cut_at_section(title: &str, parts: &mut Vec<Part>, site: &Site) {
    let count = |parts: &[Part]| parts.iter().map(|part| words(part.of(title))).sum::<usize>();
    let section = |part: &Part| is_section(part.of(title)) || site.is_section(part.of(title));
    let last = parts.len().saturating_sub(1);
    let Some(at) = (1..last).find(|&at| parts.get(at).is_some_and(section)) else { return };
    let (Some(front), Some(back)) = (parts.get(..at), parts.get(at + 1..)) else { return };
    match (count(front), count(back)) {
        (front, back) if front >= 3 && back <= 3 => parts.truncate(at),
        (front, back) if front <= 3 && back >= 4 => drop(parts.drain(..=at)),
        _ => {}
    }
}

/// The whole of a title and its beginnings and ends.
fn readings(title: &str, parts: &[Part], trust: f32, site: &Site) -> Vec<Variant> {
    let between = |from: usize, to: usize| {
        let kept = without_sections(title, parts.get(from..to).unwrap_or_default(), site);
        let (first, last) = (kept.first()?, kept.last()?);
        title.get(first.start..last.end).map(str::trim)
    };
    let mut variants = Vec::new();
    let mut add = |text: Option<&str>, share: f32| {
        let text = text.unwrap_or_default();
        let plain = plain(text);
        if !plain.is_empty() {
            variants.push(Variant { text: text.to_owned(), plain, share: share * trust });
        }
    };
    let cuts = (1..parts.len()).map(|at| {
        let sign = parts.get(at).map_or("", |part| part.sign);
        let front = words(between(0, at).unwrap_or_default());
        let back = words(between(at, parts.len()).unwrap_or_default());
        (at, sign, drop_back(sign, front, back), drop_front(sign, front, back))
    });
    let cuts: Vec<_> = cuts.collect();
    add(between(0, parts.len()), whole(cuts.last().map(|(_, sign, back, _)| (*sign, *back))));
    for (at, _, back, front) in cuts {
        add(between(0, at), back);
        add(between(at, parts.len()), front);
    }
    variants
}

/// The parts without names of sections at either end, as long as another one is left.
fn without_sections<'p>(title: &str, mut parts: &'p [Part], site: &Site) -> &'p [Part] {
    // What stands before a colon is mostly what the article is about.
    let colon = parts.iter().any(|part| part.sign == ": ");
    let is_section = |part: &Part| {
        let text = part.of(title);
        is_section(text) || !colon && site.is_section(text)
    };
    while let [first, rest @ ..] = parts
        && !rest.is_empty()
        && is_section(first)
    {
        parts = rest;
    }
    while let [rest @ .., last] = parts
        && !rest.is_empty()
        && is_section(last)
    {
        parts = rest;
    }
    parts
}

impl Part {
    fn of<'t>(&self, title: &'t str) -> &'t str {
        title.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether it has as many words as a headline.
    fn is_long(&self, title: &str) -> bool {
        words(self.of(title)) >= 3
    }
}

/// The title as it stands, where a part behind a separator remains.
fn whole(last: Option<(&str, f32)>) -> f32 {
    match last {
        None => 1.0,
        Some((_, back)) if back > 0.8 => 0.75,
        Some(_) => 0.9,
    }
}

/// How likely what stands behind a separator is a name: it is short, and the headline is not.
fn drop_back(sign: &str, front: usize, back: usize) -> f32 {
    let short = front >= 3 && back <= 4;
    match sign.trim() {
        ":" => 0.3,
        "–" | "—" => 0.6,
        _ if short => 0.85,
        _ => 0.6,
    }
}

/// How likely what stands before a separator is a name or a section.
fn drop_front(sign: &str, front: usize, back: usize) -> f32 {
    match sign.trim() {
        ":" => 0.4,
        "»" | "::" | "|" | ">" if front <= 3 && back >= 3 => 0.6,
        _ => 0.5,
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// Cuts a title at every separator.
fn parts(title: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut start, mut sign, mut at) = (0, "", 0);
    while at < title.len() {
        let rest = title.get(at..).unwrap_or_default();
        let found = SEPARATORS.iter().find(|sign| rest.starts_with(**sign));
        match found {
            Some(found) if at > start && parts.len() < 12 => {
                parts.push(Part { start, end: at, sign });
                start = at + found.len();
                sign = found;
                at = start;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(Part { start, end: title.len(), sign });
    parts
}
