//! Which groups of entries are the page's news: the best, and what goes with it.

use std::collections::HashSet;
use std::ops::Range;

use jiff::civil::Date;

use super::{Group, NEWSLIKE, groups, page_says_news};
use crate::watch::listing::entry::{self, Entry};
use crate::watch::listing::labels::{self, Label};
use crate::watch::listing::outline::Outline;

/// Headlines alone are news only if they are about as long as headlines are.
const HEADLINE: usize = 25;

/// Headlines beside teasers are on average at least so long.
const SENTENCE: usize = 16;

/// Headlines alone are news only if there are so many.
const HEADLINES: usize = 3;

/// Endings of what is offered for download.
const FILES: [&str; 7] = [".pdf", ".doc", ".docx", ".zip", ".xls", ".xlsx", ".odt"];

/// The page's news entries in page order.
pub(in crate::watch::listing) fn find(outline: &Outline<'_, '_>) -> Vec<Entry> {
    let groups = groups(outline);
    let mut chosen = best(outline, &groups);
    if chosen.is_empty() {
        chosen = single(outline);
    } else {
        let first = leading(outline, &chosen);
        chosen.extend(first);
    }
    if chosen.is_empty() {
        chosen = headlines(outline, &groups);
    }
    chosen.sort_by_key(|entry| entry.span.start);
    date_by_headlines(outline, &mut chosen);
    chosen
}

/// Parts of the page that are taken already.
struct Taken(Vec<bool>);

impl Taken {
    fn is_free(&self, span: &Range<usize>) -> bool {
        self.0.get(span.clone()).is_some_and(|nodes| nodes.iter().all(|taken| !taken))
    }

    fn take(&mut self, span: &Range<usize>) {
        self.0.get_mut(span.clone()).into_iter().flatten().for_each(|taken| *taken = true);
    }
}

/// The best groups; entries of one never hold those of another.
fn best(outline: &Outline<'_, '_>, groups: &[Group]) -> Vec<Entry> {
    let mut taken = Taken(vec![false; outline.page.len()]);
    let mut chosen: Vec<&Group> = Vec::new();
    let mut highest = 0;
    let says_news = page_says_news(outline);
    for group in groups {
        let average = group.average();
        if group.label == Label::Other
            || average < NEWSLIKE
            || average * 2 < highest
            || !group.dated && !announces(outline, group, says_news)
            || !group.entries.iter().all(|entry| taken.is_free(&entry.span))
        {
            continue;
        }
        highest = highest.max(average);
        group.entries.iter().for_each(|entry| taken.take(&entry.span));
        chosen.push(group);
    }
    // Beside dated news, boxes without days are no news unless they are called so, or stand right
    // below a page's headline that says so, or lead to the same place.
    let dated: HashSet<String> = chosen
        .iter()
        .filter(|group| group.dated)
        .flat_map(|group| group.entries.iter())
        .filter_map(|entry| folder(outline, entry))
        .collect();
    let any_dated = chosen.iter().any(|group| group.dated);
    chosen
        .into_iter()
        .filter(|group| {
            let alike = group
                .entries
                .iter()
                .filter(|entry| folder(outline, entry).is_some_and(|at| dated.contains(&at)));
            !any_dated
                || group.dated
                || group.label == Label::News
                || labels::page_title_over(outline, group.first()) == Label::News
                || alike.count() * 2 >= group.entries.len()
        })
        .flat_map(|group| group.entries.iter().cloned())
        .collect()
}

/// Whether a group without days is news: so called, or with headlines as long as sentences.
/// „Beratung“, „Sprachkurse“ and „Spenden“ are what a site offers.
fn announces(outline: &Outline<'_, '_>, group: &Group, says_news: bool) -> bool {
    let entries = &group.entries;
    let titles: usize = entries.iter().map(|entry| entry.title_chars).sum();
    let shows =
        |entry: &&Entry| entry.title_chars == 0 || !outline.yearless(&entry.span).is_empty();
    says_news
        || group.label == Label::News
        || titles >= SENTENCE * entries.len()
        || entries.iter().filter(shows).count() * 2 >= entries.len()
}

/// The folder of an entry's link; the root says nothing.
fn folder(outline: &Outline<'_, '_>, entry: &Entry) -> Option<String> {
    let link = outline.links(&entry.span).first()?;
    let (folder, _) = link.url.path().trim_end_matches('/').rsplit_once('/')?;
    (!folder.is_empty()).then(|| format!("{}{folder}", link.url.host_str().unwrap_or_default()))
}

/// The newest article that stands by itself, larger, above the list of the others.
fn leading(outline: &Outline<'_, '_>, chosen: &[Entry]) -> Option<Entry> {
    let page = outline.page;
    let first = chosen.iter().map(|entry| entry.span.start).min()?;
    let dated = chosen.iter().filter(|entry| entry.day.is_some()).count() * 2 >= chosen.len();
    page.ancestors(first)
        .take(4)
        .filter(|&above| !matches!(page.name(above), "html"))
        .flat_map(|above| page.children(above).take_while(|&node| node < first).collect::<Vec<_>>())
        .filter(|&node| page.end(node) <= first && !outline.is_outside(node))
        .filter(|&node| matches!(page.name(node), "div" | "article" | "section"))
        .map(|node| node..page.end(node))
        .filter(|span| !entry::holds_several(outline, span))
        .map(|span| entry::measure(outline, span))
        .find(|entry| {
            let own_day = entry.day.is_some() || !dated && entry.linked;
            let fits = entry.score >= NEWSLIKE && own_day && entry.title_chars > 0;
            let (kind, _) = entry.shape(outline);
            fits && labels::section_of(outline, entry.span.start, kind) != Label::Other
        })
}

/// Entries of which there is one only: elements named so, with a headline that leads on.
fn single(outline: &Outline<'_, '_>) -> Vec<Entry> {
    let page = outline.page;
    let mut found: Vec<Entry> = Vec::new();
    let mut node = 1;
    while node < page.len() {
        let span = node..page.end(node);
        let candidate = matches!(page.name(node), "article" | "div" | "li" | "section" | "tr")
            && !outline.is_outside(node)
            && entry::is_named_entry(page, node)
            && !entry::holds_several(outline, &span);
        let entry = candidate.then(|| entry::measure(outline, span));
        match entry {
            Some(entry) if entry.linked && entry.score > NEWSLIKE => {
                node = entry.span.end;
                found.push(entry);
            }
            _ => node += 1,
        }
    }
    found
}

/// A list of headlines alone, without day or teaser.
fn headlines(outline: &Outline<'_, '_>, groups: &[Group]) -> Vec<Entry> {
    let is_list = |group: &&Group| {
        let entries = &group.entries;
        let chars: usize = entries.iter().map(|entry| entry.title_chars).sum();
        let slugs = entries.iter().filter(|entry| leads_to_article(outline, entry)).count();
        group.label != Label::Other
            && entries.len() >= HEADLINES
            && chars >= HEADLINE * entries.len()
            && slugs * 4 >= entries.len() * 3
    };
    let best = groups.iter().find(is_list);
    best.map(|group| group.entries.clone()).unwrap_or_default()
}

/// Whether the link's last part is a headline in small letters, or a number.
fn leads_to_article(outline: &Outline<'_, '_>, entry: &Entry) -> bool {
    outline.links(&entry.span).first().is_some_and(|link| {
        let last = link.url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let number = |text: &str| {
            let plain = text.split('%').enumerate().flat_map(|(at, part)| {
                // Two digits behind a percent sign write a letter.
                part.bytes().skip(if at == 0 { 0 } else { 2 })
            });
            plain.filter(u8::is_ascii_digit).count() >= 2
        };
        let lower = last.to_ascii_lowercase();
        if FILES.iter().any(|ending| lower.ends_with(ending)) {
            return false;
        }
        last.matches(['-', '_']).count() >= 2
            || number(last)
            || link.url.query().is_some_and(number)
    })
}

/// Days at the head of headlines. A day that is still to come is an event's; as there is no clock
/// here, a day counts that is not after the newest one that entries show by themselves, or, where
/// none does, where the days run from the newest to the oldest.
fn date_by_headlines(outline: &Outline<'_, '_>, entries: &mut [Entry]) {
    let newest = entries.iter().filter_map(|entry| entry.day).max();
    let days: Vec<Option<Date>> = entries
        .iter()
        .map(
            |entry| if entry.day.is_some() { None } else { entry::day_in_headline(outline, entry) },
        )
        .collect();
    let known: Vec<Date> = days.iter().copied().flatten().collect();
    let falling = known.len() >= 2 && known.windows(2).all(|pair| pair[0] >= pair[1]);
    for (entry, day) in entries.iter_mut().zip(days) {
        let past = day.filter(|day| newest.map_or(falling, |newest| *day <= newest));
        entry.day = entry.day.or(past);
    }
}
