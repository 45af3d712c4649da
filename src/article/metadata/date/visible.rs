//! The dates that readers see, and how likely each is the article's own by its place and label.

use jiff::civil::Date;
use url::Url;

use super::Vote;
use super::labels::{CHANGED, called, is_change, is_publication, is_sentence, says};
use super::places::Places;
use super::written::{self, Digits, Said, Slashed};
use crate::article::dom::{Page, fold};
use crate::text::nesting::Kind;

/// A visible date stands in a short line; longer ones are prose that mentions some day.
const LINE_LIMIT: usize = 110;

/// A line of so few characters holds a date and nothing else.
const BARE: usize = 30;

/// How many nodes a date in pieces has at most.
const PIECES: usize = 16;

/// What a date counts at least that the page's markup calls that of publication, wherever it stands.
const OF_ITSELF: f32 = 0.8;

/// What a date counts at least that the words before it call that of publication.
const LABELLED: f32 = 0.2;

/// The visible dates with what each counts.
pub(super) fn votes(
    page: &Page<'_>,
    root: usize,
    title: Option<&str>,
    slashed: Slashed,
    url: &Url,
) -> Vec<Vote> {
    let places = Places::find(page, root, title, url);
    let mut votes = Vec::new();
    let mut seen = 0;
    let mut node = 1;
    while node < page.len() {
        let kind = page.kind(node);
        if matches!(kind, Kind::Head | Kind::Script | Kind::Style | Kind::Noscript | Kind::Template)
        {
            node = page.end(node);
            continue;
        }
        if let Some(date) = machine_date(page, node) {
            let label = around(page, node);
            let marked = if is_marked_up(page, node) { OF_ITSELF } else { f32::MIN };
            let weight = places.weigh(page, node).max(marked) + 1.3 + called(&label);
            votes.push(Vote { date, weight, changed: is_change(&label) });
            // Its visible text says the same again, or only when it was changed.
            node = page.end(node).max(node + 1);
            continue;
        }
        let text = if page.length(node) == 0 { "" } else { page.text(node).map_or("", str::trim) };
        if node >= seen && text.bytes().any(|byte| byte.is_ascii_digit()) {
            let in_lines = if let Some(block) = short_block_without_day(page, node) {
                seen = page.end(block);
                None
            } else {
                let (from, line) = line_around(page, node, text);
                seen = page.end(from);
                // `<span>28.09.19</span><span>12:44</span>` has no space between its two texts.
                read(page, &places, from, &line, slashed)
                    .or_else(|| read(page, &places, node, text, slashed))
            };
            votes.extend(in_lines.or_else(|| in_pieces(page, &places, node, slashed)));
        }
        node += 1;
    }
    votes
}

/// The date that `<time>` or a marked element gives to machines.
fn machine_date(page: &Page<'_>, node: usize) -> Option<Date> {
    let name = page.name(node);
    if name.is_empty() {
        return None;
    }
    let value = match name {
        "time" => page.attr(node, "datetime"),
        "abbr" => page.attr(node, "title"),
        _ if page.attr(node, "itemprop").is_some_and(|p| p.contains("datePublished"))
            && page.names(node).contains("datepublished") =>
        {
            page.attr(node, "content").or(page.attr(node, "datetime"))
        }
        // „vor 3 Tagen“, with the day where the pointer rests.
        "span" | "a" | "div" if page.names(node).contains("date") => page.attr(node, "title"),
        _ => None,
    }?;
    let names = page.names(node);
    if ["modified", "updated", "comment"].iter().any(|mark| names.contains(mark))
        && !names.contains("publish")
    {
        return None;
    }
    written::first(value)
}

/// The block around a text that is short and in which too few digits stand for any day: most numbers of
/// a page are in such ones.
fn short_block_without_day(page: &Page<'_>, node: usize) -> Option<usize> {
    let block = block_around(page, node)?;
    let mut digits = Digits::default();
    // Each element adds a space at most.
    let mut length = page.end(block) - block;
    for text in (block..page.end(block)).filter_map(|at| page.text(at)) {
        length += text.len();
        if length > LINE_LIMIT {
            return None;
        }
        digits.add(text);
    }
    (!digits.may_say_one_together()).then_some(block)
}

/// The block in which a node stands, if that is small.
fn block_around(page: &Page<'_>, node: usize) -> Option<usize> {
    let block = page.ancestors(node).find(|&at| page.is_block(at))?;
    (page.end(block) - block <= 40).then_some(block)
}

/// Whether the markup calls a date that of publication, outside comments and other articles.
fn is_marked_up(page: &Page<'_>, node: usize) -> bool {
    const OTHERS: [&str; 6] = ["comment", "related", "teaser", "sidebar", "review", "reply"];
    let other = |names: &str| OTHERS.iter().any(|other| names.contains(other));
    page.attr(node, "itemprop").is_some_and(|property| property.contains("datePublished"))
        && !page.ancestors(node).take(4).any(|at| other(page.names(at)))
}

/// The line in which a text stands: its block's, if that is short, else the text alone.
fn line_around(page: &Page<'_>, node: usize, text: &str) -> (usize, String) {
    if let Some(block) = block_around(page, node) {
        let line = page.line(block);
        if line.chars().count() <= LINE_LIMIT {
            return (block, line);
        }
    }
    // Prose in which no day can be meant need not be folded.
    let line = if written::may_say_a_day(text) { fold(text) } else { String::new() };
    (node, line)
}

/// The vote of a date whose day, month and year stand in elements of their own, as on a leaf of a
/// calendar: the smallest part of the page around the node that says a whole day.
fn in_pieces(page: &Page<'_>, places: &Places<'_>, node: usize, slashed: Slashed) -> Option<Vote> {
    let around = page.ancestors(node).take(3).take_while(|&at| page.end(at) - at <= PIECES);
    around.into_iter().find_map(|at| {
        let mut digits = Digits::default();
        (at..page.end(at)).filter_map(|below| page.text(below)).for_each(|text| digits.add(text));
        if !digits.may_say_a_day() {
            return None;
        }
        let mut line = String::new();
        for text in (at..page.end(at)).filter_map(|below| page.text(below)) {
            line.push(' ');
            line.push_str(text.trim());
        }
        let line = fold(&line);
        let vote = || read(page, places, at, &line, slashed);
        (line.chars().count() <= BARE).then(vote).flatten()
    })
}

/// The vote of one line: its first day that is not called a change.
fn read(
    page: &Page<'_>,
    places: &Places<'_>,
    node: usize,
    line: &str,
    slashed: Slashed,
) -> Option<Vote> {
    if !written::may_say_a_day(line) {
        return None;
    }
    let long = line.chars().count() > LINE_LIMIT;
    let start: String =
        if long { line.chars().take(LINE_LIMIT).collect() } else { line.to_owned() };
    let said = written::all(&start, slashed);
    let changed = |day: &&Said| says(&day.label, &CHANGED);
    let day = said.iter().find(|day| !changed(day)).or(said.first())?;
    // In prose only a dateline counts: `MAGDEBURG, 3. Mai 2019 –`.
    let words = day.label.split_whitespace().count();
    if long && (day.before > 30 || words > 3 || is_sentence(&day.label)) {
        return None;
    }
    let mut weight = places.weigh(page, node);
    if is_marked(page, node) {
        weight += 1.0;
    }
    let mut label = day.label.clone();
    if line.chars().count() <= BARE {
        label.insert_str(0, &around(page, node));
    }
    let called = called(&label);
    weight += called;
    if called == 0.0 && day.before <= 2 && start.chars().count() <= 40 {
        weight += 0.6;
    }
    // At the headline a linked date leads to the article itself; elsewhere to other papers.
    if node > places.text
        && page.ancestors(node).take(2).chain([node]).any(|at| page.name(at) == "a")
    {
        weight -= 1.5;
    }
    if long {
        weight -= 0.8;
    }
    // A short sentence that names some day.
    if !long && called == 0.0 && words >= 4 && line.ends_with('.') && is_sentence(&day.label) {
        weight -= 1.2;
    }
    if is_publication(&label) {
        weight = weight.max(LABELLED);
    }
    if said.len() > 1 && said.iter().all(|day| !changed(&day)) {
        weight -= 1.0;
    }
    Some(Vote { date: day.date, weight, changed: is_change(&label) })
}

/// The line around a date that stands alone, up to the date: its label may be an element of its
/// own. An element named as the day of a change says so like a label.
fn around(page: &Page<'_>, node: usize) -> String {
    let above = page.parent(node);
    let mut label = String::new();
    for at in [node, above] {
        let names = page.names(at);
        if names.contains("modified") || names.contains("update") && !names.contains("publish") {
            label.push_str("update ");
        }
    }
    if page.end(above) - above <= 40 {
        let line = page.line(above);
        let digits = line.find(|c: char| c.is_ascii_digit()).unwrap_or(line.len());
        if line.chars().count() <= LINE_LIMIT {
            label.push_str(&line.get(..digits).unwrap_or_default().to_lowercase());
        }
    }
    label
}

/// Whether the element or one around it is named as a date.
fn is_marked(page: &Page<'_>, node: usize) -> bool {
    const MARKS: [&str; 8] = [
        "date",
        "datum",
        "calendar",
        "publish",
        "created",
        "timestamp",
        "posted",
        "veroeffentlicht",
    ];
    std::iter::once(node).chain(page.ancestors(node).take(1)).chain(node..page.end(node)).any(
        |at| {
            !matches!(page.name(at), "" | "body" | "html") && {
                let names = page.names(at);
                MARKS.iter().any(|mark| names.contains(mark)) && !names.contains("update")
            }
        },
    )
}
