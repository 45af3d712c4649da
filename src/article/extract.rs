//! The main text of a page: where it stands, and which of its paragraphs are the article.

use std::sync::LazyLock;

use super::boilerplate::Marks;
use super::dom::{Page, is_heading};
use super::metadata::same_words;
use super::render::{self, Paragraph};
use super::weights::Weights;
use super::{boilerplate, glued};

/// Characters below which an extraction is thought to have missed the article.
const TOO_SHORT: usize = 200;

/// The article's element, and its paragraphs in order.
pub(crate) struct Main {
    /// The element that holds the article.
    pub(crate) root: usize,
    /// What it says.
    pub(crate) paragraphs: Vec<Paragraph>,
}

impl Main {
    /// The paragraphs with blank lines between them, the first without a file name glued to it.
    /// The headline is no part of the text.
    pub(crate) fn text(&self, title: Option<&str>) -> String {
        let mut texts: Vec<&str> = self.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let headline =
            title.and_then(|title| texts.iter().take(3).position(|text| same_words(text, title)));
        if let Some(at) = headline {
            texts.remove(at);
        }
        if let Some(first) = texts.first_mut() {
            *first = glued::strip(first);
        }
        texts.join("\n\n")
    }
}

/// Finds the main text.
pub(crate) fn main_text(page: &Page<'_>) -> Main {
    let body = page.below(0, "body").next().unwrap_or(0);
    let [strict, generous] = Weights::of_page(page);
    let root = find_root(page, &strict, body);
    let mut paragraphs = lead(page, root, &strict.removed);
    paragraphs.extend(render::paragraphs(page, root, &strict.removed));
    let main = Main { root, paragraphs };
    // Rather a page with some furniture than no article, or a third of one.
    let believed = if length(&main) < TOO_SHORT { 2 } else { 3 };
    let root = find_root(page, &generous, body);
    if render::length_at_most(page, root, &generous.removed) <= believed * length(&main) {
        return main;
    }
    let wide = Main { root, paragraphs: render::paragraphs(page, root, &generous.removed) };
    if length(&wide) > believed * length(&main) { wide } else { main }
}

/// The paragraphs that lead into the article from outside its element: between the headline and
/// the text, or marked as a lead next to the headline.
fn lead(page: &Page<'_>, root: usize, removed: &[bool]) -> Vec<Paragraph> {
    let Some(headline) =
        page.below(0, "h1").filter(|&h1| h1 < root && !hidden_above(page, h1)).last()
    else {
        return Vec::new();
    };
    let mut kept = Vec::new();
    let mut node = page.end(headline);
    while node < root {
        let holds_root = root < page.end(node);
        if !holds_root && removed.get(node).copied().unwrap_or(false) {
            node = page.end(node);
            continue;
        }
        let unit = !holds_root
            && page.is_block(node)
            && !page.children(node).any(|child| page.is_block(child));
        if unit {
            let mut found = if is_heading(page.name(node)) {
                // Some systems set the lead as a second heading.
                vec![Paragraph { text: page.line(node), ..Paragraph::default() }]
            } else {
                render::paragraphs(page, node, removed)
            };
            let named = std::iter::once(node)
                .chain(page.ancestors(node).take(2))
                .any(|at| boilerplate::is_lead(page.names(at)));
            found.retain(|p| {
                let chars = p.text.chars().count();
                let shortest = if named { 30 } else { 80 };
                p.links * 4 < chars
                    && chars >= shortest
                    && p.text.ends_with(['.', '!', '?', '“', '"', '…', ':', '»'])
            });
            kept.extend(found);
            node = page.end(node);
        } else {
            node += 1;
        }
    }
    // A lead is one paragraph or two; more is another part of the page.
    if kept.len() > 4 { Vec::new() } else { kept }
}

fn hidden_above(page: &Page<'_>, node: usize) -> bool {
    page.ancestors(node).any(|at| boilerplate::is_furniture(page.name(at)))
}

fn length(main: &Main) -> usize {
    main.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum()
}

/// The element that holds the article: one that says so, if enough text stands in it, else the
/// smallest one that holds nearly all of the reading text.
fn find_root(page: &Page<'_>, weights: &Weights, body: usize) -> usize {
    let all = weights.of(body);
    let mut best: Option<(usize, usize)> = None;
    for node in body..page.end(body) {
        if page.name(node).is_empty() || weights.removed.get(node).copied().unwrap_or(false) {
            continue;
        }
        let mass = weights.of(node);
        if mass < 140 {
            continue;
        }
        let Some(hint) = hint(page, node) else {
            continue;
        };
        if mass * 100 >= all * hint && best.is_none_or(|(_, chosen)| hint < chosen) {
            best = Some((node, hint));
        }
    }
    match best {
        Some((node, _)) => descend(page, weights, node, 97),
        None => descend(page, weights, body, 85),
    }
}

/// Goes down as long as one child holds nearly all of the reading text.
fn descend(page: &Page<'_>, weights: &Weights, from: usize, share: usize) -> usize {
    let mut root = from;
    loop {
        let here = weights.of(root);
        let next = page
            .children(root)
            .filter(|&child| {
                matches!(
                    page.name(child),
                    "div"
                        | "section"
                        | "article"
                        | "main"
                        | "table"
                        | "tbody"
                        | "tr"
                        | "td"
                        | "center"
                        | "form"
                        | "body"
                        | "font"
                        | "span"
                )
            })
            .find(|&child| here > 0 && weights.of(child) * 100 >= here * share);
        match next {
            Some(child) => root = child,
            None => return root,
        }
    }
}

/// For an element that says it holds the article: the share of the page's reading text, in
/// percent, that it must hold to be believed. The lower, the stronger the hint.
fn hint(page: &Page<'_>, node: usize) -> Option<usize> {
    static MIDDLE: LazyLock<Marks> = LazyLock::new(|| {
        Marks::of(
            "news-detail\nnewsdetail\nnews_detail\nsingle-post\nblog-post\nmain-content\n\
             maincontent\npost-single",
        )
    });
    let names = page.names(node);
    let name = page.name(node);
    if boilerplate::is_article_text(names) {
        return Some(25);
    }
    if MIDDLE.stand_in(names) || name == "article" {
        return Some(40);
    }
    (name == "main" || names.contains(" main") || names.contains(" content")).then_some(50)
}
