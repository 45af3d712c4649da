//! Elements built alike, and which of these groups are the page's news.

use std::collections::{BTreeSet, HashMap, HashSet};

use url::Url;

use super::entry::{self, Entry};
use super::zones;
use crate::article::dom::Page;

/// Words in class names that only count or place an entry.
const PLACES: [&str; 22] = [
    "first",
    "last",
    "odd",
    "even",
    "leading",
    "featured",
    "sticky",
    "column",
    "cols",
    "row",
    "active",
    "col",
    "left",
    "right",
    "clearfix",
    "item-first",
    "item-last",
    "hentry",
    "has-post-thumbnail",
    "sm",
    "md",
    "lg",
];

/// Points an entry has on average, from which a group is a list of news.
const NEWSLIKE: usize = 4;

/// Entries that are read of one page; longer lists are archives or attacks.
const MOST: usize = 500;

/// The page's news entries in page order.
pub(super) fn find(page: &Page<'_>, base: &Url) -> Vec<Entry> {
    let mut groups = groups(page, base);
    // The best list first; of two that hold the same entries the outer one.
    groups.sort_by_key(|group| {
        (std::cmp::Reverse(total(group)), group.first().map(|entry| entry.node))
    });
    let mut chosen: Vec<Entry> = Vec::new();
    let mut best = 0;
    for group in groups {
        let average = total(&group) / group.len().max(1);
        if average < NEWSLIKE || average * 2 < best || overlaps(page, &chosen, &group) {
            continue;
        }
        best = best.max(average);
        chosen.extend(group);
        if chosen.len() >= MOST {
            break;
        }
    }
    if chosen.is_empty() {
        return chosen;
    }
    let like = alike(page, base, &chosen);
    chosen.extend(like);
    let single = leading(page, base, &chosen);
    chosen.extend(single);
    chosen.sort_by_key(|entry| entry.node);
    chosen
}

/// Entries of another make beside the chosen ones, such as one marked as the top story.
fn alike(page: &Page<'_>, base: &Url, chosen: &[Entry]) -> Vec<Entry> {
    let taken: HashSet<usize> = chosen.iter().map(|entry| entry.node).collect();
    let parents: BTreeSet<usize> = taken.iter().map(|&node| page.parent(node)).collect();
    let kinds: HashSet<&str> = taken.iter().map(|&node| page.name(node)).collect();
    let outside = zones::outside(page);
    parents
        .into_iter()
        .flat_map(|parent| page.children(parent).collect::<Vec<_>>())
        .filter(|node| kinds.contains(page.name(*node)) && !taken.contains(node))
        .filter(|&node| !outside.get(node).copied().unwrap_or(true))
        .filter(|&node| !taken.iter().any(|&old| node < old && old < page.end(node)))
        .filter(|&node| !entry::holds_several(page, node, base))
        .map(|node| entry::read(page, node, base))
        .filter(|entry| entry.score >= NEWSLIKE)
        .collect()
}

fn total(group: &[Entry]) -> usize {
    group.iter().map(|entry| entry.score).sum()
}

fn overlaps(page: &Page<'_>, chosen: &[Entry], group: &[Entry]) -> bool {
    let touches = |a: usize, b: usize| a <= b && b < page.end(a);
    group.iter().any(|new| {
        chosen.iter().any(|old| touches(old.node, new.node) || touches(new.node, old.node))
    })
}

/// At least two elements of the same make, each of them an entry.
fn groups(page: &Page<'_>, base: &Url) -> Vec<Vec<Entry>> {
    let outside = zones::outside(page);
    let mut makes: HashMap<String, Vec<usize>> = HashMap::new();
    for node in 1..page.len() {
        let candidate = matches!(
            page.name(node),
            "article" | "div" | "li" | "tr" | "section" | "a" | "dd" | "dt"
        );
        if !candidate || outside.get(node).copied().unwrap_or(true) {
            continue;
        }
        let alike = makes.entry(make(page, node)).or_default();
        if alike.len() < MOST {
            alike.push(node);
        }
    }
    let mut groups: Vec<Vec<Entry>> = makes
        .into_values()
        .filter(|nodes| nodes.len() >= 2)
        .filter_map(|nodes| {
            let several =
                nodes.iter().filter(|&&node| entry::holds_several(page, node, base)).count();
            if several * 4 > nodes.len() {
                return None;
            }
            let entries: Vec<Entry> = nodes
                .into_iter()
                .map(|node| entry::read(page, node, base))
                .filter(|entry| entry.score > 0)
                .collect();
            (entries.len() >= 2).then_some(entries)
        })
        .collect();
    groups.sort_by_key(|group| group.first().map(|entry| entry.node));
    groups
}

/// What an element is made like: names and classes of itself and the two above it.
fn make(page: &Page<'_>, node: usize) -> String {
    let mut make = String::new();
    for at in std::iter::once(node).chain(page.ancestors(node).take(2)) {
        make.push_str(page.name(at));
        let class = page.attr(at, "class").unwrap_or_default().to_lowercase();
        for word in class.split_whitespace() {
            let plain = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '_');
            // Posts carry their own number and their categories as classes.
            let varies = plain.starts_with("category-")
                || plain.starts_with("tag-")
                || plain == "post" && word != "post";
            if !plain.is_empty() && !varies && !PLACES.contains(&plain) {
                make.push('.');
                make.push_str(plain);
            }
        }
        make.push('<');
    }
    make
}

/// The newest article that stands by itself, larger, above the list of the others.
fn leading(page: &Page<'_>, base: &Url, chosen: &[Entry]) -> Option<Entry> {
    let first = chosen.iter().map(|entry| entry.node).min()?;
    let outside = zones::outside(page);
    page.ancestors(first)
        .take(4)
        .filter(|&above| !matches!(page.name(above), "html" | "body"))
        .flat_map(|above| page.children(above).collect::<Vec<_>>())
        .filter(|&node| {
            node < first && page.end(node) <= first && !outside.get(node).copied().unwrap_or(true)
        })
        .filter(|&node| matches!(page.name(node), "div" | "article" | "section"))
        .filter(|&node| !entry::holds_several(page, node, base))
        .map(|node| entry::read(page, node, base))
        .find(|entry| {
            let told = entry.item.summary.as_ref().map_or(0, |text| text.chars().count());
            entry.score >= NEWSLIKE && told >= 80 && entry.item.title.is_some()
        })
}
