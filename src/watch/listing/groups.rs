//! Parts of a page built alike, and which of these groups are the page's news.

mod choose;
mod make;

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use self::make::make;
use super::entry::{self, Entry};
use super::flat;
use super::labels::{self, Label};
use super::outline::Outline;

pub(super) use self::choose::find;

/// Points an entry has on average, from which a group is a list of news.
const NEWSLIKE: usize = 4;

/// Parts of a page.
type Spans = Vec<Range<usize>>;

/// Entries of the same make.
struct Group {
    /// In page order, at least two.
    entries: Vec<Entry>,
    /// What the heading over them says.
    label: Label,
    /// Whether most of them show a day.
    dated: bool,
    /// Points in all.
    total: usize,
}

impl Group {
    fn new(outline: &Outline<'_, '_>, entries: Vec<Entry>) -> Option<Self> {
        let total: usize = entries.iter().map(|entry| entry.score).sum();
        let average = total.checked_div(entries.len())?;
        // What stands between entries and looks less like one is a link to all of them.
        let mut entries: Vec<Entry> = entries
            .into_iter()
            .filter(|entry| entry.score * 2 > average || entry.day.is_some())
            .collect();
        let label = sort_out(outline, &mut entries)?;
        let dated = entries.iter().filter(|entry| entry.day.is_some()).count() * 2 >= entries.len();
        (entries.len() >= 2).then(|| Self {
            label,
            dated,
            total: entries.iter().map(|entry| entry.score).sum(),
            entries,
        })
    }

    fn average(&self) -> usize {
        self.total / self.entries.len().max(1)
    }

    fn first(&self) -> usize {
        self.entries.first().map_or(0, |entry| entry.span.start)
    }
}

/// What the heading over entries says. Where headings divide them, such as „Aktuelles“ and „Termine“, and
/// only some are news, the others are taken out.
fn sort_out(outline: &Outline<'_, '_>, entries: &mut Vec<Entry>) -> Option<Label> {
    let mut label = labels::label_over(outline, entries.first()?.span.start);
    let mut before = entries.first()?.span.start;
    let mut said = Vec::with_capacity(entries.len());
    for entry in entries.iter() {
        let between = outline.headings(&(before..entry.span.start.max(before)));
        if let Some(&heading) = between.last().filter(|&&at| outline.page.name(at) != "h1") {
            label = labels::label(&outline.page.line(heading));
        }
        before = entry.span.end;
        said.push(label);
    }
    if said.contains(&Label::Other) && said.iter().any(|label| *label != Label::Other) {
        let mut labels = said.iter();
        entries.retain(|_| labels.next().is_some_and(|label| *label != Label::Other));
    }
    said.into_iter().find(|label| *label != Label::Other).or(Some(Label::Other))
}

/// Every group of parts that are entries.
fn groups(outline: &Outline<'_, '_>) -> Vec<Group> {
    let (makes, siblings) = built_alike(outline);
    let mut groups: Vec<Group> =
        makes.into_iter().filter_map(|spans| group(outline, spans, false)).collect();
    groups.extend(siblings.into_iter().filter_map(|spans| group(outline, spans, true)));
    let says_news = page_says_news(outline);
    groups.extend(flat::divisions(outline).into_iter().filter_map(|division| {
        let entries = division
            .spans
            .into_iter()
            .filter(|span| !entry::holds_several(outline, span))
            .map(|span| entry::measure_as(outline, span, division.ruled && says_news))
            .filter(|entry| entry.score > 0)
            // Sections of an article have headings, too: an entry leads somewhere, or has a day.
            .filter(|entry| entry.linked || entry.day.is_some() || division.ruled && says_news)
            .collect();
        Group::new(outline, entries)
    }));
    // The best list first; of two that hold the same entries the outer one.
    groups.sort_by_key(|group| (std::cmp::Reverse(group.total), group.first()));
    groups
}

/// Of mere siblings, only those headed alike: header, body and footer of a page are siblings, too.
fn group(outline: &Outline<'_, '_>, spans: Vec<Range<usize>>, siblings: bool) -> Option<Group> {
    let several = spans.iter().filter(|span| entry::holds_several(outline, span)).count();
    if several * 4 > spans.len() {
        return None;
    }
    let mut entries: Vec<Entry> = spans
        .into_iter()
        .filter(|span| !entry::holds_several(outline, span))
        .map(|span| entry::measure(outline, span))
        .filter(|entry| entry.score > 0)
        .collect();
    if siblings {
        let mut shapes: HashMap<(&str, bool), usize> = HashMap::new();
        for entry in &entries {
            *shapes.entry(entry.shape(outline)).or_default() += 1;
        }
        let most = shapes.into_iter().max_by_key(|&(shape, count)| (count, shape))?.0;
        entries.retain(|entry| entry.shape(outline) == most);
    }
    Group::new(outline, entries)
}

/// Whether the page's headings announce news.
fn page_says_news(outline: &Outline<'_, '_>) -> bool {
    let page = outline.page;
    let title = page.below(0, "title").next().map(|node| page.line(node));
    let headings = outline.headings(&(0..page.len())).iter().take(8);
    headings
        .filter(|&&node| matches!(page.name(node), "h1" | "h2"))
        .map(|&node| page.line(node))
        .chain(title)
        .any(|line| {
            let line = line.split(['|', '–']).next().unwrap_or_default();
            labels::label(line.split(" - ").next().unwrap_or_default().trim()) == Label::News
        })
}

/// Elements of the same make; and children of the same name of one parent.
fn built_alike(outline: &Outline<'_, '_>) -> (Vec<Spans>, Vec<Spans>) {
    let page = outline.page;
    let (mut makes, mut siblings) = (Alike::default(), Alike::default());
    for node in 1..page.len() {
        let candidate = matches!(
            page.name(node),
            "article"
                | "div"
                | "li"
                | "tr"
                | "td"
                | "section"
                | "figure"
                | "a"
                | "dd"
                | "dt"
                | "details"
                | "p"
        );
        if candidate && !outline.is_outside(node) {
            makes.add(make(page, node), node..page.end(node));
            siblings.add((page.parent(node), page.name(node)), node..page.end(node));
        }
    }
    (makes.several(), siblings.several())
}

/// Parts by what they have in common, in the order in which they occur.
struct Alike<K> {
    places: HashMap<K, usize>,
    spans: Vec<Spans>,
}

impl<K> Default for Alike<K> {
    fn default() -> Self {
        Self { places: HashMap::new(), spans: Vec::new() }
    }
}

impl<K: Eq + Hash> Alike<K> {
    fn add(&mut self, key: K, span: Range<usize>) {
        let spans = &mut self.spans;
        let place = *self.places.entry(key).or_insert_with(|| {
            spans.push(Vec::new());
            spans.len() - 1
        });
        if let Some(spans) = spans.get_mut(place) {
            spans.push(span);
        }
    }

    fn several(mut self) -> Vec<Spans> {
        self.spans.retain(|spans| spans.len() >= 2);
        self.spans
    }
}
