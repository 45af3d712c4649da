//! The parts of a news page where no entries stand, and the pages that are no news pages.

use crate::article::dom::Page;

/// Parts of class names and ids of what repeats but is no news.
const MARKS: [&str; 44] = [
    "nav",
    "menu",
    "footer",
    "sidebar",
    "breadcrumb",
    "pagin",
    "pager",
    "calendar",
    "kalender",
    "popular",
    "mostread",
    "most-read",
    "meistgelesen",
    "most-viewed",
    "tagcloud",
    "tag-cloud",
    "tags",
    "social",
    "share",
    "sharing",
    "cookie",
    "consent",
    "login",
    "search",
    "suche",
    "language",
    "sprachen",
    "slick-cloned",
    "archive-list",
    "archiv-",
    "comment",
    "kommentar",
    "widget",
    "newsletter",
    "partner",
    "sponsor",
    "toolbar",
    "skip",
    "related",
    "topbar",
    "filter",
    "jumplinks",
    "sitemap",
    "banner",
];

/// Headings over boxes that repeat but are no news.
const OTHER_BOXES: [&str; 14] = [
    "meistgelesen",
    "meist gelesen",
    "beliebt",
    "most read",
    "popular",
    "termine",
    "kalender",
    "veranstaltungen",
    "archiv",
    "kategorien",
    "schlagwörter",
    "folge uns",
    "partner",
    "links",
];

/// Words in the title or first heading of a page that has no news to offer.
const NO_NEWS: [&str; 26] = [
    "wartung",
    "maintenance",
    "nicht gefunden",
    "not found",
    "404",
    "403",
    "500",
    "502",
    "503",
    "nicht erreichbar",
    "nicht verfügbar",
    "unavailable",
    "fehler",
    "error",
    "anmelden",
    "anmeldung",
    "login",
    "log in",
    "sign in",
    "zugriff verweigert",
    "forbidden",
    "access denied",
    "just a moment",
    "bald wieder",
    "under construction",
    "im aufbau",
];

/// For each node whether it stands where no entries are.
pub(super) fn outside(page: &Page<'_>) -> Vec<bool> {
    let mut outside = vec![false; page.len()];
    let mut node = 0;
    while node < page.len() {
        if is_outside(page, node) {
            for flag in outside.iter_mut().take(page.end(node)).skip(node) {
                *flag = true;
            }
            node = page.end(node);
        } else {
            node += 1;
        }
    }
    outside
}

fn is_outside(page: &Page<'_>, node: usize) -> bool {
    match page.name(node) {
        "" | "html" | "body" | "main" | "article" => return false,
        "nav" | "footer" | "aside" | "script" | "style" | "noscript" | "template" | "head"
        | "svg" | "select" | "iframe" | "dialog" => return true,
        _ => {}
    }
    if page.attr(node, "hidden").is_some() || page.attr(node, "aria-hidden") == Some("true") {
        return true;
    }
    let names = page.names(node);
    let words = || names.split(|c: char| c.is_whitespace());
    // `has-sidebar` and `no-sidebar` say something about the page, not about the element.
    let marked = words()
        .filter(|word| {
            !word.starts_with("has-") && !word.starts_with("no-") && !word.starts_with("with-")
        })
        .any(|word| MARKS.iter().any(|mark| word.contains(mark)));
    marked || heads_other_box(page, node)
}

/// Whether the first heading inside names a box of something else.
fn heads_other_box(page: &Page<'_>, node: usize) -> bool {
    if !matches!(page.name(node), "div" | "section" | "ul" | "td") {
        return false;
    }
    let first = page.children(node).find(|&child| !page.name(child).is_empty());
    first.is_some_and(|child| {
        matches!(page.name(child), "h2" | "h3" | "h4" | "h5") && {
            let heading = page.line(child).to_lowercase();
            heading.chars().count() <= 40
                && OTHER_BOXES.iter().any(|other| heading.starts_with(other))
        }
    })
}

/// Whether title or first heading say that the page is about itself: maintenance, login, error.
pub(super) fn is_no_news_page(page: &Page<'_>) -> bool {
    let title = page.below(0, "title").next().map(|node| page.line(node));
    let heading = page.below(0, "h1").next().map(|node| page.line(node));
    title.into_iter().chain(heading).any(|line| {
        let line = line.to_lowercase();
        line.split_whitespace().count() <= 8
            && NO_NEWS.iter().any(|words| {
                line.match_indices(words).any(|(at, _)| {
                    let before = line.get(..at).and_then(|front| front.chars().next_back());
                    let after = line.get(at + words.len()..).and_then(|back| back.chars().next());
                    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                    free(before) && free(after)
                })
            })
    })
}
