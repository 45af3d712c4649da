//! The day and the teaser of an entry.

use super::links::{encloses, is_read_more};
use crate::article::dom::{Page, fold, is_block};
use crate::article::glued;
use crate::article::metadata::date;

/// The entry's day and the element that shows it.
pub(super) fn day(
    page: &Page<'_>,
    node: usize,
    heading: Option<usize>,
) -> (Option<jiff::civil::Date>, Option<usize>) {
    let in_heading =
        |at: usize| heading.is_some_and(|heading| at >= heading && at < page.end(heading));
    for at in node + 1..page.end(node) {
        if page.name(at) == "time" {
            let found = page
                .attr(at, "datetime")
                .and_then(date::parse)
                .or_else(|| date::parse(&page.line(at)));
            if found.is_some() {
                return (found, Some(at));
            }
        }
    }
    for at in node + 1..page.end(node) {
        let Some(text) = page.text(at).map(str::trim) else {
            continue;
        };
        let line = page.parent(at);
        if in_heading(at) || text.chars().count() < 6 {
            continue;
        }
        let names = page.names(line);
        let is_marked = names.contains("date")
            || names.contains("datum")
            || names.contains("created")
            || names.contains("published");
        if (is_marked || text.chars().count() <= 40 && stands_by_itself(page, at))
            && let Some(found) = date::parse(text)
        {
            return (Some(found), Some(line));
        }
    }
    (None, None)
}

/// Whether a text is no part of a sentence: its block is short, or begins with it.
fn stands_by_itself(page: &Page<'_>, text: usize) -> bool {
    let Some(block) = page.ancestors(text).find(|&at| is_block(page.name(at))) else {
        return false;
    };
    let filled = |at: usize| page.text(at).is_some_and(|text| !text.trim().is_empty());
    !(block..text).any(filled) || page.line(block).chars().count() <= 60
}

/// The entry's paragraphs without headline, date and links that lead on.
pub(super) fn paragraphs(
    page: &Page<'_>,
    node: usize,
    heading: Option<usize>,
    dated: Option<usize>,
) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    let mut at = node + 1;
    while at < page.end(node) {
        let name = page.name(at);
        let names = page.names(at);
        let skipped = heading == Some(at)
            || dated == Some(at)
            || matches!(
                name,
                "footer"
                    | "script"
                    | "style"
                    | "noscript"
                    | "template"
                    | "button"
                    | "figcaption"
                    | "time"
                    | "form"
            )
            || matches!(name, "dl") && names.contains("article-info")
            || ["readmore", "read-more", "weiterlesen", "meta", "category", "kategorie"]
                .iter()
                .any(|mark| names.contains(mark))
            || name == "a" && is_read_more(&page.line(at))
            || name == "a"
                && dated.is_none_or(|dated| !encloses(page, at, dated))
                && heading.is_some_and(|heading| encloses(page, heading, at));
        if skipped {
            at = page.end(at);
            continue;
        }
        if is_block(name) {
            paragraphs.push(String::new());
        }
        if let (Some(text), Some(last)) = (page.text(at), paragraphs.last_mut()) {
            last.push_str(text);
        } else if name == "br"
            && let Some(last) = paragraphs.last_mut()
        {
            last.push(' ');
        }
        at += 1;
    }
    paragraphs
        .iter()
        .map(|text| fold(text))
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .collect()
}

/// The first paragraphs, at most about 600 characters of them; never a part of one.
pub(super) fn teaser(paragraphs: &[String]) -> Option<String> {
    let mut teaser = String::new();
    for paragraph in paragraphs {
        if !teaser.is_empty() && teaser.chars().count() + paragraph.chars().count() > 600 {
            break;
        }
        if !teaser.is_empty() {
            teaser.push_str("\n\n");
        }
        teaser.push_str(paragraph);
    }
    let teaser = glued::strip(&teaser).to_owned();
    (!teaser.is_empty()).then_some(teaser)
}
