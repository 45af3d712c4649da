//! Lists without an element for each entry: parts divided by lines, headings, terms or dates.

use std::ops::Range;

use super::entry::leads_on;
use super::outline::Outline;
use crate::article::dom::is_heading;

/// Fewer children than this cannot be two entries.
const FEWEST_CHILDREN: usize = 3;

/// Parts of an element.
type Spans = Vec<Range<usize>>;

/// One way to divide an element into entries.
pub(super) struct Division {
    /// The parts.
    pub(super) spans: Vec<Range<usize>>,
    /// Whether `<hr>` divides them.
    pub(super) ruled: bool,
}

/// The ways in which the children of each element can be divided into entries.
pub(super) fn divisions(outline: &Outline<'_, '_>) -> Vec<Division> {
    let page = outline.page;
    let mut found = Vec::new();
    for node in 1..page.len() {
        let holds = matches!(
            page.name(node),
            "article"
                | "blockquote"
                | "body"
                | "center"
                | "dd"
                | "div"
                | "dl"
                | "font"
                | "form"
                | "main"
                | "p"
                | "section"
                | "span"
                | "tbody"
                | "td"
        );
        if !holds || outline.is_outside(node) {
            continue;
        }
        let children: Vec<usize> = page.children(node).filter(|&at| is_part(outline, at)).collect();
        if children.len() < FEWEST_CHILDREN {
            continue;
        }
        let ways = if page.name(node) == "dl" {
            vec![(by_terms(outline, &children), false)]
        } else {
            let headed = by_headings(outline, &children).into_iter();
            let mut ways = vec![(by_lines(outline, &children), true)];
            ways.extend(headed.map(|spans| (spans, false)));
            ways.push((by_dates(outline, &children), false));
            ways
        };
        let ways = ways.into_iter().filter(|(spans, _)| spans.len() >= 2);
        found.extend(ways.map(|(spans, ruled)| Division { spans, ruled }));
    }
    found
}

fn is_part(outline: &Outline<'_, '_>, node: usize) -> bool {
    let page = outline.page;
    match page.text(node) {
        Some(text) => !text.trim().is_empty(),
        None => !page.name(node).is_empty(),
    }
}

/// Between `<hr>` and `<hr>`.
fn by_lines(outline: &Outline<'_, '_>, children: &[usize]) -> Vec<Range<usize>> {
    let page = outline.page;
    if !children.iter().any(|&child| page.name(child) == "hr") {
        return Vec::new();
    }
    children
        .split(|&child| page.name(child) == "hr")
        .filter_map(|part| {
            // The page's own headline and what stands beside the list belong to no entry.
            let start = part.iter().position(|&child| page.name(child) != "h1")?;
            span(outline, part.get(start..)?)
        })
        .collect()
}

/// From one heading to the next of its kind, for each kind that heads several parts; a date line before
/// a heading goes with it. Several first headings head entries: the page's own is one.
fn by_headings(outline: &Outline<'_, '_>, children: &[usize]) -> Vec<Spans> {
    let kinds = ["h1", "h2", "h3", "h4", "h5"].into_iter();
    kinds.filter_map(|kind| by_headings_of(outline, children, kind)).collect()
}

fn by_headings_of(outline: &Outline<'_, '_>, children: &[usize], kind: &str) -> Option<Spans> {
    let page = outline.page;
    let heads: Vec<usize> = (0..children.len())
        .filter(|&at| children.get(at).is_some_and(|&child| heads_as(outline, child) == kind))
        .collect();
    if heads.len() < 2 {
        return None;
    }
    let dated_before = heads.iter().all(|&at| {
        at.checked_sub(1).and_then(|before| children.get(before)).is_some_and(|&before| {
            !is_heading(heads_as(outline, before))
                && outline.length(before) <= 60
                && !outline.days(&(before..page.end(before))).is_empty()
        })
    });
    let starts: Vec<usize> =
        heads.iter().map(|&at| at.saturating_sub(usize::from(dated_before))).collect();
    Some(cut(outline, children, &starts, |at| {
        let name = heads_as(outline, at);
        is_heading(name) && name < kind
    }))
}

/// The name of the heading that an element is, or that is all it holds; else its own name.
fn heads_as<'h>(outline: &Outline<'_, 'h>, node: usize) -> &'h str {
    let page = outline.page;
    let name = page.name(node);
    if !matches!(name, "div" | "header" | "section") {
        return name;
    }
    match outline.headings(&(node..page.end(node))) {
        [only] if outline.length(*only) == outline.length(node) => page.name(*only),
        _ => name,
    }
}

/// From one `<dt>` to the next that follows a `<dd>`.
fn by_terms(outline: &Outline<'_, '_>, children: &[usize]) -> Vec<Range<usize>> {
    let page = outline.page;
    let starts: Vec<usize> = (0..children.len())
        .filter(|&at| {
            let name = |at: usize| children.get(at).map_or("", |&child| page.name(child));
            name(at) == "dt" && at.checked_sub(1).is_none_or(|before| name(before) != "dt")
        })
        .collect();
    cut(outline, children, &starts, |_| false)
}

/// From one part that begins with a date to the next.
fn by_dates(outline: &Outline<'_, '_>, children: &[usize]) -> Vec<Range<usize>> {
    let page = outline.page;
    let starts: Vec<usize> = (0..children.len())
        .filter(|&at| {
            let Some(&child) = children.get(at) else { return false };
            let own = child..page.end(child);
            let first = outline.days(&own).first();
            first.is_some_and(|day| day.opens && outline.chars(&(child..day.node)) == 0)
        })
        .collect();
    if starts.len() < 2 {
        return Vec::new();
    }
    // Where a line that can only be a headline stands before each date, that is where entries begin.
    let headline = |&at: &usize| {
        let before = at.checked_sub(1).and_then(|before| children.get(before));
        before.is_some_and(|&line| is_headline_line(outline, line))
    };
    let above = usize::from(starts.iter().all(headline));
    let starts: Vec<usize> = starts.iter().map(|start| start - above).collect();
    let mut parts = cut(outline, children, &starts, |_| false);
    // A heading before the next date belongs to the group that follows, not to this entry.
    for part in &mut parts {
        let headings = outline.headings(part);
        if let [_, .., last] | [last] = headings
            && page.end(*last) == part.end
            && *last > part.start
        {
            part.end = *last;
        }
    }
    parts
}

/// Characters of a headline that is a paragraph like any other.
const LINE: Range<usize> = 8..150;

/// Whether a paragraph is a headline: in bold or one link, or a line without an end mark, and no day,
/// nothing that leads on.
fn is_headline_line(outline: &Outline<'_, '_>, node: usize) -> bool {
    let page = outline.page;
    let span = node..page.end(node);
    let fits = page.name(node) == "p" && LINE.contains(&outline.length(node));
    if !fits || !outline.days(&span).is_empty() {
        return false;
    }
    let links = outline.links(&span);
    let whole = links.iter().any(|link| outline.length(link.node) == outline.length(node));
    let leads_on = links.iter().any(|link| leads_on(&link.text));
    let ends = page.line(node).ends_with(['.', '!', ':', ';', '…']);
    !leads_on && (whole || !outline.bold(&span).is_empty() || links.is_empty() && !ends)
}

/// The children from each start to the next; nothing outside the list, nothing behind `ends`.
fn cut(
    outline: &Outline<'_, '_>,
    children: &[usize],
    starts: &[usize],
    ends: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let bounds = starts.iter().copied().zip(starts.iter().copied().skip(1).chain([children.len()]));
    bounds
        .filter_map(|(from, to)| {
            let part = children.get(from..to)?;
            let end = part
                .iter()
                .position(|&child| {
                    outline.is_outside(child) || outline.page.name(child) == "hr" || ends(child)
                })
                .unwrap_or(part.len());
            span(outline, part.get(..end)?)
        })
        .collect()
}

fn span(outline: &Outline<'_, '_>, part: &[usize]) -> Option<Range<usize>> {
    let end = part.iter().position(|&child| outline.is_outside(child)).unwrap_or(part.len());
    let part = part.get(..end)?;
    let (&first, &last) = (part.first()?, part.last()?);
    Some(first..outline.page.end(last))
}
