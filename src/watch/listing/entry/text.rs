//! The paragraphs and the teaser of an entry.

use super::super::outline::{Outline, Says, says_how_long_ago};
use super::{Entry, leads_on};
use crate::article::dom::{Page, fold, is_block, is_heading};
use crate::article::glued;
use crate::text::dates;

/// A date is written in at most so many characters.
const DATE: usize = 20;

/// So many characters beside a date are no sentence.
const BESIDE: usize = 30;

/// The entry's paragraphs without headline, date and links that lead on.
pub(super) fn paragraphs(outline: &Outline<'_, '_>, entry: &Entry) -> Vec<String> {
    let page = outline.page;
    let single = page.end(entry.span.start) == entry.span.end;
    let mut paragraphs = vec![String::new()];
    let mut block = None;
    let mut at = entry.span.start + usize::from(single);
    while at < entry.span.end {
        if is_skipped(outline, entry, at) {
            at = page.end(at).max(at + 1);
            continue;
        }
        if is_block(page.name(at)) || is_cell(page, at) {
            paragraphs.push(String::new());
        }
        // Text behind a block goes on in a paragraph of its own.
        if page.text(at).is_some_and(|text| !text.trim().is_empty()) {
            let inside = page.ancestors(at).find(|&above| is_block(page.name(above)));
            if block.replace(inside).is_some_and(|before| before != inside) {
                paragraphs.push(String::new());
            }
        }
        let text = page
            .text(at)
            .filter(|_| outline.yearless(&(at..at + 1)).is_empty())
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
        .filter(|text| text.chars().any(char::is_alphanumeric) && !is_about(outline, text))
        .collect()
}

/// Whether an element is laid out as a part of its own: it has a class, and beside it stands no
/// text but in elements like it.
fn is_cell(page: &Page<'_>, at: usize) -> bool {
    let parent = page.parent(at);
    let says = |node: usize| page.text(node).is_some_and(|text| !text.trim().is_empty());
    matches!(page.name(at), "span" | "small")
        && page.attr(at, "class").is_some()
        && !page.children(parent).take(30).any(says)
}

/// Whether a paragraph is about the entry, and not what it says: when, by whom, how often read.
fn is_about(outline: &Outline<'_, '_>, text: &str) -> bool {
    /// An author's name, or a kind, is shown by so many entries at least.
    const SEVERAL: usize = 3;
    let lower = text.to_lowercase();
    let short = text.chars().count() <= 40 && !text.ends_with(['.', '!', '?', '…', ':']);
    let by = short
        && text.split_whitespace().count() <= 5
        && ["von ", "by ", "autor: ", "autorin: ", "geschrieben von"]
            .iter()
            .any(|start| lower.starts_with(start));
    let leads = short
        && ["nach oben", "zum seitenanfang", "seitenanfang", "top"]
            .contains(&lower.trim_matches(|c: char| !c.is_alphabetic()));
    let changed = text.chars().count() <= 60
        && ["zuletzt verändert", "zuletzt geändert", "erstellt von", "erstellt am"]
            .iter()
            .any(|start| lower.trim_start_matches([' ', '—', '–', '-', '|']).starts_with(start));
    let about = by || leads || changed;
    says_how_long_ago(text) || is_tally(text) || about || outline.repeats(text) >= SEVERAL
}

/// Whether a text counts readers or minutes: „Zugriffe: 312“, „2 Min. Lesezeit“, „0 Kommentare“.
pub(in crate::watch::listing) fn is_tally(text: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "zugriffe",
        "lesezeit",
        "kommentar",
        "kommentare",
        "ansichten",
        "aufrufe",
        "min read",
        "comments",
        "views",
        "likes",
        "hits",
        "gelesen",
    ];
    let lower = text.to_lowercase();
    let plain = lower.trim_matches(|c: char| !c.is_alphabetic());
    text.chars().count() <= 40
        && (text.contains(|c: char| c.is_ascii_digit()) || lower.starts_with("kein"))
        && COUNTED.iter().any(|word| plain.starts_with(word) || plain.ends_with(word))
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
            .any(|mark| names.contains(mark))
        || outline.length(at) <= 60 && outline.is_kicker(at)
        || outline.length(at) <= 30 && outline.is_of_few_words(at);
    let holds_headline =
        entry.heading.is_some_and(|heading| at < heading && heading < page.end(at));
    let above_headline = is_heading(name) && entry.heading.is_some_and(|heading| at < heading);
    entry.heading == Some(at)
        || above_headline && !holds_headline
        || is_date_line(page, at, entry)
        || !holds_headline && is_about_line(outline, entry, at)
        || !outline.yearless(&(at..at + 1)).is_empty()
        || name == "a" && shares(page, at)
        || is_lone_link(outline, entry, at)
        || furniture
        || marked && !holds_headline
        || name == "a" && leads_on(&page.line(at))
        || name == "a" && entry.heading.is_none() && is_title_link(outline, entry, at)
        || name == "a"
            && entry.heading.is_some_and(|heading| {
                holds_headline && outline.length(at) <= outline.length(heading) + 20
            })
}

/// Whether a link shares the entry, or writes to somebody.
fn shares(page: &Page<'_>, link: usize) -> bool {
    let href = page.attr(link, "href").unwrap_or_default().to_lowercase();
    let words = page.line(link).split_whitespace().count();
    let marks = ["mailto:?", "share", "intent/", "javascript:", "whatsapp"];
    words <= 4 && marks.iter().any(|mark| href.contains(mark))
}

/// Whether a block shows the date, and beside it only such things as who wrote the entry.
fn is_about_line(outline: &Outline<'_, '_>, entry: &Entry, at: usize) -> bool {
    let page = outline.page;
    let Some(dated) = entry.dated.filter(|&dated| at <= dated && dated < page.end(at)) else {
        return false;
    };
    let date = page.text(dated).map_or_else(|| outline.length(dated), |text| text.chars().count());
    let rest = outline.length(at).saturating_sub(date.min(DATE));
    let links = outline.links(&(at..page.end(at)));
    is_block(page.name(at)) && rest <= BESIDE && !links.iter().any(|link| link.alone)
}

/// Whether a link by itself leads where the entry leads, and is not its headline.
fn is_lone_link(outline: &Outline<'_, '_>, entry: &Entry, at: usize) -> bool {
    if outline.page.name(at) != "a" || entry.heading.is_none() {
        return false;
    }
    let links = outline.links(&entry.span);
    let short = outline.length(at) <= 60;
    short
        && outline.links(&(at..at + 1)).iter().any(|link| link.alone && link.headline.is_none())
        && links.iter().all(|link| Some(&link.url) == links.first().map(|first| &first.url))
        && !entry.heading.is_some_and(|heading| {
            at <= heading && heading < outline.page.end(at)
                || heading <= at && at < outline.page.end(heading)
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
