//! Elements that are named as headlines.

use crate::article::dom::Page;

/// Ends of the names that headlines have.
const HEADLINES: [&str; 7] =
    ["title", "titel", "headline", "heading", "ueberschrift", "überschrift", "schlagzeile"];

/// Names that end so and head no entry: a line below the headline, a page, a box.
const OTHERS: [&str; 14] = [
    "sub", "unter", "page", "site", "seite", "section", "widget", "block", "box", "module",
    "dialog", "menu", "modal", "panel",
];

/// Whether class or property call the element a headline: `title`, `news-list__title`, `newsTitle`.
pub(super) fn is_named_headline(page: &Page<'_>, node: usize) -> bool {
    let class = page.attr(node, "class").unwrap_or_default();
    let property = page.attr(node, "itemprop").unwrap_or_default();
    class.split_whitespace().chain([property]).any(|name| {
        let name = name.to_lowercase();
        HEADLINES.iter().any(|end| name.ends_with(end))
            && !OTHERS.iter().any(|other| name.starts_with(other) || parts_hold(&name, other))
    })
}

/// Whether a part of a name, between its hyphens, begins so.
fn parts_hold(name: &str, start: &str) -> bool {
    start != "block" && name.split(['-', '_']).any(|part| part.starts_with(start))
}
