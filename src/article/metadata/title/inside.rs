//! What stands inside a heading: the headline, and what some systems put before and behind it.

use super::headings::Heading;
use super::plain;
use crate::article::dom::{Page, fold};

/// Parts of the names of an element that holds a kicker.
const KICKERS: [&str; 9] = [
    "kicker",
    "roofline",
    "topline",
    "overline",
    "dachzeile",
    "spitzmarke",
    "strapline",
    "eyebrow",
    "oberzeile",
];

/// Whether the heading as a whole is a kicker, its own element above the headline.
pub(super) fn is_kicker(page: &Page<'_>, heading: usize) -> bool {
    let names = page.names(heading);
    KICKERS.iter().any(|mark| names.contains(mark))
}

/// The words that a heading marks as its kicker.
pub(super) fn kicker(page: &Page<'_>, heading: usize) -> String {
    let marked = (heading + 1..page.end(heading)).find(|&at| {
        let names = page.names(at);
        KICKERS.iter().any(|mark| names.contains(mark))
    });
    marked.map(|at| plain(&page.line(at))).unwrap_or_default()
}

/// What the last element inside a heading says, where something stands before it: what stands
/// before may be a kicker.
pub(super) fn tail(page: &Page<'_>, heading: usize) -> String {
    let filled = |&at: &usize| (at..page.end(at)).any(|below| page.length(below) > 0);
    let parts: Vec<usize> = page.children(heading).filter(filled).collect();
    match parts.as_slice() {
        [_, .., last] if matches!(page.name(*last), "span" | "div" | "strong") => {
            plain(&page.line(*last))
        }
        _ => String::new(),
    }
}

/// A heading's text without the kicker, the date or a label that some systems put inside.
pub(super) fn heading_text(page: &Page<'_>, heading: usize) -> String {
    const INSETS: [&str; 8] =
        ["category", "label", "date", "meta", "hidden", "sr-only", "aural", "ressort"];
    // What is called so at the beginning is a good part of the headline.
    const BEHIND: [&str; 3] = ["subtitle", "subline", "subheadline"];
    let inner = (heading + 1..page.end(heading)).find(|&at| {
        page.attr(at, "class")
            .is_some_and(|class| class.split_whitespace().any(|name| name == "headline"))
    });
    let heading = inner.unwrap_or(heading);
    let mut text = String::new();
    let mut node = heading + 1;
    while node < page.end(heading) {
        let names = page.names(node);
        if matches!(
            page.name(node),
            "time" | "small" | "rt" | "rp" | "script" | "style" | "button" | "svg"
        ) || INSETS.iter().chain(&KICKERS).any(|inset| names.contains(inset))
            || !text.trim().is_empty() && BEHIND.iter().any(|inset| names.contains(inset))
        {
            node = page.end(node);
            continue;
        }
        if !matches!(page.name(node), "" | "b" | "i" | "em" | "strong" | "a" | "wbr") {
            text.push(' ');
        }
        text.push_str(page.text(node).unwrap_or_default());
        node += 1;
    }
    let text = fold(&text);
    if text.is_empty() { page.line(heading) } else { text }
}

/// How likely it is that a heading is the headline with something around it: mostly a kicker in
/// front, seldom more behind.
pub(super) fn edge_of(text: &str, short: &str, outer: &Heading) -> f32 {
    let long = &outer.plain;
    if short.len() < 12 || short.len() >= long.len() || short.len() * 3 < long.len() {
        return 0.0;
    }
    if outer.tail == short {
        return 1.2;
    }
    if long.ends_with(short) {
        return 0.95;
    }
    let rest = outer.text.strip_prefix(text).map(str::trim_start);
    match rest {
        Some(rest) if rest.starts_with(['|', '»', '·']) => 0.95,
        _ if long.starts_with(short) => 0.6,
        _ => 0.0,
    }
}
