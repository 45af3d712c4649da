//! Headings over lists: whether they announce news or something else that repeats.

use super::outline::Outline;

/// Headings over boxes that repeat but are no news; a heading counts if it begins with one.
const OTHER_BOXES: [&str; 62] = [
    "meistgelesen",
    "meist gelesen",
    "meistgelesene",
    "am meisten gelesen",
    "beliebt",
    "beliebte",
    "most read",
    "popular",
    "trending",
    "termine",
    "nächste termine",
    "aktuelle termine",
    "kommende termine",
    "kalender",
    "veranstaltungen",
    "nächste veranstaltungen",
    "aktuelle veranstaltungen",
    "kommende veranstaltungen",
    "veranstaltungskalender",
    "events",
    "archiv",
    "kategorien",
    "schlagwörter",
    "schlagworte",
    "tags",
    "folge uns",
    "folgen sie uns",
    "soziale medien",
    "social media",
    "social wall",
    "instagram",
    "facebook",
    "twitter",
    "partner",
    "unsere partner",
    "förderer",
    "sponsoren",
    "links",
    "downloads",
    "newsletter",
    "kommentare",
    "neueste kommentare",
    "letzte kommentare",
    "schnelleinstieg",
    "service",
    "navigation",
    "ähnliche",
    "verwandte",
    "das könnte",
    "auch interessant",
    "mehr zum thema",
    "lesen sie auch",
    "passend dazu",
    "empfehlungen",
    "related",
    "more stories",
    "recommended",
    "you may also like",
    "comments",
    "read next",
    "anzeigen",
    "themen",
];

/// Headings over lists of news, and over the rest of one.
const NEWS_BOXES: [&str; 20] = [
    "aktuell",
    "aktuelles",
    "aktuelle meldungen",
    "aktuelle nachrichten",
    "neues",
    "news",
    "neuigkeiten",
    "nachrichten",
    "meldungen",
    "weitere",
    "presse",
    "pressemitteilungen",
    "pressemeldungen",
    "medieninformationen",
    "beiträge",
    "blog",
    "neueste",
    "unsere news",
    "rückblick",
    "berichte",
];

/// What a heading says of the list below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// News.
    News,
    /// Something else that repeats: dates to come, partners, what is read most.
    Other,
    /// Nothing of the kind.
    Silent,
}

/// What a heading says of the list below it.
pub(super) fn label(heading: &str) -> Label {
    let heading = heading.to_lowercase();
    if heading.chars().count() > 40 {
        return Label::Silent;
    }
    let begins = |word: &str| {
        heading.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    if OTHER_BOXES.iter().any(|word| begins(word)) {
        Label::Other
    } else if NEWS_BOXES.iter().any(|word| begins(word)) {
        Label::News
    } else {
        Label::Silent
    }
}

/// The label over the list that begins at `first`: the nearest heading above it, if that heads
/// what the list stands in. The page's own headline is no label: who watches a page of dates to
/// come wants them.
pub(super) fn label_over(outline: &Outline<'_, '_>, first: usize) -> Label {
    let page = outline.page;
    let Some(&heading) = outline.headings(&(0..first)).last() else {
        return Label::Silent;
    };
    let end = page.end(heading);
    if page.name(heading) == "h1" || end > first {
        return Label::Silent;
    }
    let between = end..first;
    // Another list stands between: the heading is that one's.
    if outline.links(&between).len() >= 2 || outline.chars(&between) > 300 {
        return Label::Silent;
    }
    // Headed are the heading's siblings, or those of the box that holds nothing else.
    let heads = page
        .ancestors(heading)
        .take(3)
        .find(|&above| outline.length(above) > outline.length(heading));
    if heads.is_some_and(|above| first < page.end(above)) {
        label(&page.line(heading))
    } else {
        Label::Silent
    }
}

/// The label of the page's own headline, if that is the nearest heading above the list that begins at
/// `first`, and little stands between.
pub(super) fn page_title_over(outline: &Outline<'_, '_>, first: usize) -> Label {
    let page = outline.page;
    let nearest = outline.headings(&(0..first)).last().filter(|&&at| outline.is_page_title(at));
    let close =
        nearest.filter(|&&at| outline.chars(&(page.end(at)..first.max(page.end(at)))) <= 300);
    close.map_or(Label::Silent, |&at| label(&page.line(at)))
}

/// The label of the section in which something headed by a heading of `kind` stands: of the nearest
/// heading above it that ranks higher.
pub(super) fn section_of(outline: &Outline<'_, '_>, first: usize, kind: &str) -> Label {
    let page = outline.page;
    let ranks_higher = |&&at: &&usize| page.name(at) < kind && page.name(at) != "h1";
    let above = outline.headings(&(0..first)).iter().rev().find(ranks_higher);
    above.map_or(Label::Silent, |&at| label(&page.line(at)))
}
