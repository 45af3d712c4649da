//! What an element is made like, so that those made alike are found.

use crate::article::dom::Page;

/// Words in class names that only count or place an entry.
const PLACES: [&str; 24] = [
    "first",
    "last",
    "odd",
    "even",
    "leading",
    "featured",
    "sticky",
    "column",
    "cols",
    "row",
    "active",
    "col",
    "left",
    "right",
    "clearfix",
    "item-first",
    "item-last",
    "hentry",
    "has-post-thumbnail",
    "sm",
    "md",
    "lg",
    "top",
    "new",
];

/// Names and classes of an element and of the two above it.
pub(super) fn make(page: &Page<'_>, node: usize) -> String {
    let mut make = String::new();
    for at in std::iter::once(node).chain(page.ancestors(node).take(2)) {
        make.push_str(page.name(at));
        let class = page.attr(at, "class").unwrap_or_default().to_lowercase();
        for word in class.split_whitespace() {
            let plain = word.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '_');
            // Posts carry their own number and their categories as classes.
            let varies = plain.starts_with("category-")
                || plain.starts_with("tag-")
                || plain == "post" && word != "post";
            if !plain.is_empty() && !varies && !PLACES.contains(&plain) {
                make.push('.');
                make.push_str(plain);
            }
        }
        make.push('<');
    }
    make
}
