//! The paragraphs and the teaser of an entry.

use super::super::outline::{Outline, Says};
use super::{Entry, leads_on};
use crate::article::dom::{Page, fold, is_block};
use crate::article::glued;
use crate::text::dates;

/// The entry's paragraphs without headline, date and links that lead on.
pub(super) fn paragraphs(outline: &Outline<'_, '_>, entry: &Entry) -> Vec<String> {
    let page = outline.page;
    let single = page.end(entry.span.start) == entry.span.end;
    let mut paragraphs = vec![String::new()];
    let mut at = entry.span.start + usize::from(single);
    while at < entry.span.end {
        if is_skipped(outline, entry, at) {
            at = page.end(at).max(at + 1);
            continue;
        }
        if is_block(page.name(at)) {
            paragraphs.push(String::new());
        }
        let text = page
            .text(at)
            .map(|text| if entry.dated == Some(at) { behind_date(text) } else { text });
        if let (Some(text), Some(last)) = (text, paragraphs.last_mut()) {
            last.push_str(text);
        } else if page.name(at) == "br"
            && let Some(last) = paragraphs.last_mut()
        {
            last.push(' ');
        }
        at += 1;
    }
    paragraphs
        .iter()
        .map(|text| fold(text))
        .filter(|text| text.chars().any(char::is_alphanumeric) && !text.starts_with("Zugriffe:"))
        .collect()
}

/// What stands behind the date in the text that shows it.
fn behind_date(text: &str) -> &str {
    let Some(mention) = dates::find(text).into_iter().next() else {
        return "";
    };
    let rest = text.get(mention.range.end..).unwrap_or_default();
    let rest =
        rest.trim_start_matches([' ', ':', '–', '-', '|', ',', ')', '\n', '\t', '.', '\u{a0}']);
    // „12:30 Uhr“, „von Mona“: no sentence.
    if rest.chars().count() >= 30 { rest } else { "" }
}

/// Whether an element is no part of what the entry says: its headline, its date, what leads on.
fn is_skipped(outline: &Outline<'_, '_>, entry: &Entry, at: usize) -> bool {
    let page = outline.page;
    let name = page.name(at);
    if name.is_empty() {
        return false;
    }
    let furniture = matches!(
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
            | "hr"
    );
    let names = page.names(at);
    let marked = name == "dl" && names.contains("article-info")
        || ["readmore", "read-more", "weiterlesen", "meta", "category", "kategorie"]
            .iter()
            .any(|mark| names.contains(mark));
    let holds_headline =
        entry.heading.is_some_and(|heading| at < heading && heading < page.end(at));
    entry.heading == Some(at)
        || is_date_line(page, at, entry)
        || furniture
        || marked && !holds_headline
        || name == "a" && leads_on(&page.line(at))
        || name == "a" && entry.heading.is_none() && is_title_link(outline, entry, at)
        || name == "a"
            && entry.heading.is_some_and(|heading| {
                holds_headline && outline.length(at) <= outline.length(heading) + 20
            })
}

/// Whether the element shows the date and nothing else to speak of.
fn is_date_line(page: &Page<'_>, at: usize, entry: &Entry) -> bool {
    entry.dated.is_some_and(|dated| {
        dated == at
            || page.text(dated).is_some_and(|text| {
                page.parent(dated) == at
                    && text.chars().count() <= 60
                    && page.children(at).count() == 1
            })
    })
}

/// Whether a link is the entry's headline itself.
fn is_title_link(outline: &Outline<'_, '_>, entry: &Entry, at: usize) -> bool {
    let links = outline.links(&entry.span);
    links
        .iter()
        .find(|link| link.alone && link.says != Says::LeadsOn && link.text.chars().count() >= 12)
        .is_some_and(|link| {
            let page = outline.page;
            link.node == at && !(at + 1..page.end(at)).any(|inner| is_block(page.name(inner)))
        })
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
