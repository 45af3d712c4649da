//! From the article's element to its paragraphs.

use super::dom::{Page, fold, is_heading, push_spaced};
use super::{boilerplate, spambots};
use crate::text::nesting::Kind;

/// Characters that a label before or behind the article has at most.
const SCRAP: usize = 40;

/// Bytes that a linked headline has at least.
const HEADLINE: usize = 20;

/// Bytes from which a paragraph is read as sentences.
const SENTENCES: usize = 120;

/// One paragraph, list item or heading.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    /// Its text; lines divided as by `<br>`.
    pub(crate) text: String,
    /// Characters inside links.
    pub(crate) links: usize,
    /// Whether it is a heading.
    pub(crate) heading: bool,
    /// Whether it is a list item or a table cell.
    pub(crate) listed: bool,
}

/// The paragraphs below `root` that are the article.
pub(crate) fn paragraphs(page: &Page<'_>, root: usize, removed: &[bool]) -> Vec<Paragraph> {
    let mut writer = Writer::default();
    let mut ends: Vec<(usize, bool)> = Vec::new();
    let mut node = root;
    while node < page.end(root) {
        while let Some(&(end, link)) = ends.last()
            && end <= node
        {
            ends.pop();
            if link {
                writer.link = writer.link.saturating_sub(1);
            } else {
                writer.flush(page);
            }
        }
        // The headline is told apart from the text.
        if node != root
            && (page.kind(node) == Kind::H1 || removed.get(node).copied().unwrap_or(false))
        {
            node = page.end(node);
            continue;
        }
        let kind = page.kind(node);
        if kind == Kind::Br {
            writer.text.push('\n');
        } else if kind == Kind::A {
            writer.link += 1;
            ends.push((page.end(node), true));
        } else if page.is_block(node) {
            writer.flush(page);
            writer.block = node;
            ends.push((page.end(node), false));
        }
        if let Some(text) = page.text(node) {
            if writer.text.trim_start().is_empty() {
                writer.block = page.parent(node);
            }
            writer.push(text);
        }
        node += 1;
    }
    writer.flush(page);
    tidy(&writer.done)
}

/// Bytes that [`paragraphs`] cannot have more of in all: each text with a space at both ends, and the
/// line breaks.
pub(crate) fn length_at_most(page: &Page<'_>, root: usize, removed: &[bool]) -> usize {
    let kept = (root..page.end(root)).filter(|&node| removed.get(node) != Some(&true));
    kept.map(|node| match page.text(node) {
        Some(_) => page.length(node) + 2,
        None => usize::from(page.kind(node) == Kind::Br),
    })
    .sum()
}

#[derive(Default)]
struct Writer {
    done: Vec<Paragraph>,
    text: String,
    links: usize,
    link: usize,
    block: usize,
}

impl Writer {
    fn push(&mut self, text: &str) {
        if self.link > 0 {
            self.links += text.trim().chars().count();
        }
        // A line break in the markup is a space; only `<br>` divides lines.
        push_spaced(text, &mut self.text);
    }

    fn flush(&mut self, page: &Page<'_>) {
        let text = spambots::remove(&std::mem::take(&mut self.text));
        let links = std::mem::take(&mut self.links);
        let block = std::iter::once(self.block)
            .chain(page.ancestors(self.block))
            .find(|&at| page.is_block(at))
            .unwrap_or(self.block);
        let name = page.name(block);
        let listed = std::iter::once(block)
            .chain(page.ancestors(block))
            .take(3)
            .any(|at| matches!(page.name(at), "li" | "td" | "th" | "dd" | "dt"));
        let parts = paragraphs_of(&text);
        let whole: usize = parts.iter().map(|part| part.chars().count()).sum();
        for part in parts {
            let share = links * part.chars().count() / whole.max(1);
            self.done.push(Paragraph {
                text: part,
                links: share,
                heading: is_heading(name),
                listed,
            });
        }
    }
}

/// Two `<br>` in a row make a new paragraph, one a new line.
fn paragraphs_of(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.split('\n').map(fold) {
        if line.is_empty() {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            if !part.is_empty() {
                part.push('\n');
            }
            part.push_str(&line);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Leaves out what is furniture by its wording, and what follows the article's end.
fn tidy(paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let all: usize = paragraphs.iter().map(|p| p.text.len()).sum();
    let mut kept: Vec<Paragraph> = Vec::new();
    let mut linked: Vec<usize> = Vec::new();
    let mut seen = 0;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let len = paragraph.text.len();
        if seen * 100 >= all * 25 && boilerplate::ends_article(&paragraph.text) {
            let rest = paragraphs.get(at + 1..).unwrap_or_default();
            if !goes_on(rest, all) {
                break;
            }
            continue;
        }
        seen += len;
        if !is_furniture(paragraph) {
            kept.push(paragraph.clone());
        } else if paragraph.links * 100 > paragraph.text.chars().count() * 85 && len >= HEADLINE {
            linked.push(kept.len());
        }
    }
    kept.truncate(kept.len() - teasers(&kept, &linked));
    // Short scraps before the first real paragraph and behind the last one are labels.
    while kept.last().is_some_and(|last| last.heading || is_scrap(last)) {
        kept.pop();
    }
    let first = kept.iter().position(|paragraph| paragraph.heading || !is_scrap(paragraph));
    kept.drain(..first.unwrap_or(0));
    kept
}

/// How many paragraphs at the end are teasers of other articles: each stands alone behind a linked
/// headline, which is left out already. `linked` tells before which paragraphs those stood. Where
/// they are a good part of the whole, they are what the article is about.
fn teasers(kept: &[Paragraph], linked: &[usize]) -> usize {
    let mut from = kept.len();
    let mut found = 0;
    for &at in linked.iter().rev() {
        if from - at.min(from) > 1 {
            break;
        }
        found += usize::from(at < from);
        from = at.min(from);
    }
    let chars = |paragraphs: &[Paragraph]| paragraphs.iter().map(|p| p.text.len()).sum::<usize>();
    let tail = kept.get(from..).unwrap_or_default();
    if found >= 2 && chars(tail) * 4 < chars(kept) { tail.len() } else { 0 }
}

/// Whether the article goes on behind a line that reads like its end, such as „Lesen Sie auch“
/// amid the text: much of all there is follows in whole sentences.
fn goes_on(rest: &[Paragraph], all: usize) -> bool {
    let prose: usize = rest
        .iter()
        .filter(|p| !p.listed && p.text.len() >= SENTENCES && p.links * 4 < p.text.len())
        .map(|p| p.text.len())
        .sum();
    prose * 5 >= all * 2
}

/// A label rather than a sentence: short, no list item, no punctuation at its end.
fn is_scrap(paragraph: &Paragraph) -> bool {
    !paragraph.listed
        && paragraph.text.chars().count() <= SCRAP
        && !paragraph.text.ends_with(['.', '!', '?', '“', '"', '”', ':', '…', ')'])
}

fn is_furniture(paragraph: &Paragraph) -> bool {
    let chars = paragraph.text.chars().count();
    if boilerplate::is_furniture_line(&paragraph.text)
        || boilerplate::points_elsewhere(&paragraph.text)
    {
        return true;
    }
    if paragraph.text.chars().all(|c| !c.is_alphanumeric()) {
        return true;
    }
    let label = !paragraph.listed && !paragraph.heading && chars <= 60;
    if label
        && (boilerplate::is_dateline(&paragraph.text) || boilerplate::is_byline(&paragraph.text))
    {
        return true;
    }
    let linked = paragraph.links * 100 / chars.max(1);
    let line = chars < 100 && !paragraph.text.ends_with(['.', '!', '?', '“', '"', '”', ':', '…']);
    linked > 85 && chars < 200 || (paragraph.listed || line) && linked > 60
}
