//! The parts of a news page where no entries stand.

use super::labels::{Label, label};
use super::outline::Outline;
use crate::article::dom::{Page, is_heading};

/// Words in class names and ids of what repeats but is no news; a word counts if it begins or
/// ends with one of these, as `mainnav` and `navbar` do.
const MARKS: [&str; 34] = [
    "navi",
    "navbar",
    "menu",
    "menue",
    "footer",
    "sidebar",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "paginator",
    "pagenav",
    "pager",
    "calendar",
    "kalender",
    "popular",
    "mostread",
    "meistgelesen",
    "tagcloud",
    "social",
    "sharing",
    "cookie",
    "cookies",
    "consent",
    "login",
    "language",
    "languages",
    "sprachen",
    "comments",
    "kommentare",
    "newsletter",
    "toolbar",
    "jumplinks",
    "sitemap",
    "topbar",
];

/// Words that count only whole, because they end or begin other words.
const WHOLE_MARKS: [&str; 26] = [
    "nav",
    "mainnav",
    "subnav",
    "topnav",
    "footnav",
    "tags",
    "tag",
    "share",
    "search",
    "suche",
    "widget",
    "partner",
    "partners",
    "sponsor",
    "sponsors",
    "sponsoren",
    "skip",
    "related",
    "filter",
    "filters",
    "banner",
    "pagin",
    "comment",
    "kommentar",
    "lang",
    "langs",
];

/// Marks that also name lists of news, such as a tag's, those that a search found, or those that
/// pages divide: where headlines lead on, they say nothing.
const DOUBTFUL: [&str; 6] = ["tag", "search", "suche", "filter", "pagin", "widget"];

/// Pairs of words that count together.
const PAIRS: [&str; 9] = [
    "most-read",
    "most_read",
    "most-viewed",
    "tag-cloud",
    "tag_cloud",
    "slick-cloned",
    "swiper-slide-duplicate",
    "archive-list",
    "owl-cloned",
];

/// For each node whether it stands where no entries are.
pub(super) fn outside(outline: &Outline<'_, '_>) -> Vec<bool> {
    let page = outline.page;
    let mut outside = vec![false; page.len()];
    let mut holds_title = vec![false; page.len()];
    let headlines = linked_headings(page);
    let titles = (1..page.len()).filter(|&node| matches!(page.name(node), "h1" | "main"));
    for node in titles {
        for above in page.ancestors(node) {
            if let Some(flag) = holds_title.get_mut(above) {
                *flag = true;
            }
        }
    }
    let mut node = 0;
    while node < page.len() {
        let holds = holds_title.get(node).copied().unwrap_or_default();
        let heads = headlines.partition_point(|&at| at < page.end(node))
            > headlines.partition_point(|&at| at < node);
        if is_outside(outline, node, holds, heads) {
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

/// Headings that lead somewhere.
fn linked_headings(page: &Page<'_>) -> Vec<usize> {
    let is_link = |at: usize| page.name(at) == "a" && page.attr(at, "href").is_some();
    (1..page.len())
        .filter(|&at| is_heading(page.name(at)))
        .filter(|&at| (at..page.end(at)).any(is_link) || page.ancestors(at).take(4).any(is_link))
        .collect()
}

fn is_outside(outline: &Outline<'_, '_>, node: usize, holds_title: bool, heads: bool) -> bool {
    let page = outline.page;
    match page.name(node) {
        "" | "html" | "body" | "main" | "article" => return false,
        "nav" | "footer" | "aside" | "script" | "style" | "noscript" | "template" | "head"
        | "svg" | "select" | "iframe" | "dialog" => return true,
        _ => {}
    }
    if page.attr(node, "hidden").is_some() {
        return true;
    }
    let style = page.attr(node, "style").unwrap_or_default();
    if !holds_title && style.replace(' ', "").contains("display:none") {
        return true;
    }
    let role = page.attr(node, "role").unwrap_or_default();
    if matches!(role, "navigation" | "search" | "contentinfo" | "complementary" | "dialog") {
        return true;
    }
    // Whatever it is called, what holds the headline or most of the page is the page itself.
    let most = outline.length(node) * 10 > outline.length(0) * 6 && outline.length(node) > 1_000;
    !holds_title && !most && (is_marked(page, node, heads) || heads_other_box(page, node))
}

fn is_marked(page: &Page<'_>, node: usize, heads: bool) -> bool {
    let names = page.names(node);
    names
        .split_whitespace()
        // `has-sidebar` and `no-sidebar` say something about the page, not about the element.
        .filter(|word| {
            !["has-", "no-", "with-", "without-", "elementor-", "wp-block-"]
                .iter()
                .any(|start| word.starts_with(start))
        })
        .any(|word| {
            PAIRS.iter().any(|pair| word.contains(pair))
                || word.split(|c: char| !c.is_alphanumeric()).any(|part| {
                    let doubtful = heads && DOUBTFUL.iter().any(|mark| part.starts_with(mark));
                    !doubtful
                        && (WHOLE_MARKS.contains(&part)
                            || MARKS
                                .iter()
                                .any(|mark| part.starts_with(mark) || part.ends_with(mark)))
                })
        })
}

/// Whether the first heading inside names a box of something else, and none beside it news.
fn heads_other_box(page: &Page<'_>, node: usize) -> bool {
    if !matches!(page.name(node), "div" | "section" | "ul" | "td") {
        return false;
    }
    let first = page.children(node).find(|&child| !page.name(child).is_empty());
    let says = |child: usize, wanted: Label| {
        matches!(page.name(child), "h2" | "h3" | "h4" | "h5" | "h6")
            && label(&page.line(child)) == wanted
    };
    first.is_some_and(|child| {
        let mut beside = page.children(node).filter(|&at| page.name(at) == page.name(child));
        says(child, Label::Other) && !beside.any(|at| says(at, Label::News))
    })
}
