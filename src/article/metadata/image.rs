//! An article's pictures, with alternative texts that say something; first of all the lead picture.

mod address;
mod further;
mod words;

use url::Url;

use super::Head;
use crate::article::dom::Page;
use crate::item::Image;

pub use address::{is_content, source};
pub(super) use further::further;
pub use words::{description, spoken};

/// Pictures narrower or lower than this many pixels are decoration.
const SMALLEST: u32 = 100;

/// How many nodes before the article's element its picture may stand.
const BEFORE: usize = 40;

/// The page's lead picture: the one it declares, unless that is the site's mark, else the first
/// real one inside the article.
pub(super) fn find(page: &Page<'_>, root: usize, head: &Head, base: &Url) -> Option<Image> {
    let icons = icons(head, base);
    let declared = head
        .image
        .iter()
        .filter_map(|address| address::absolute(address, base))
        .find(|url| is_content(url.as_str()) && !icons.contains(url));
    let images: Vec<usize> = page.below(0, "img").collect();
    if let Some(url) = declared {
        let shown = images.iter().find(|&&node| {
            source(page, node, base).is_some_and(|shown| address::same_file(&shown, &url))
        });
        let alt = shown.and_then(|&node| description(page, node, &url));
        let alt = alt.or_else(|| words::spoken(head.image_alt.as_deref()?, &url));
        return Some(Image { url, alt });
    }
    let article = root.saturating_sub(BEFORE)..page.end(root);
    images.into_iter().filter(|&node| article.contains(&node)).find_map(|node| {
        if !is_larger(page, node, SMALLEST) || in_side_part(page, node, root) {
            return None;
        }
        let url = source(page, node, base)
            .filter(|url| is_content(url.as_str()) && !icons.contains(url))?;
        let alt = description(page, node, &url);
        Some(Image { url, alt })
    })
}

/// The addresses of the site's own marks.
fn icons(head: &Head, base: &Url) -> Vec<Url> {
    head.icons.iter().filter_map(|icon| base.join(icon).ok()).collect()
}

/// Whether neither attribute nor style calls the picture narrower or lower than so many pixels.
fn is_larger(page: &Page<'_>, node: usize, smallest: u32) -> bool {
    let style = page.attr(node, "style").unwrap_or_default();
    ["width", "height"].iter().all(|side| {
        let size = page.attr(node, side).or_else(|| {
            style.split(';').find_map(|rule| rule.trim().strip_prefix(side)?.strip_prefix(':'))
        });
        size.and_then(|size| size.trim().trim_end_matches("px").parse::<u32>().ok())
            .is_none_or(|size| size >= smallest)
    })
}

/// Whether the picture belongs to something beside the article: its writer, its sharing, other
/// articles.
fn in_side_part(page: &Page<'_>, node: usize, root: usize) -> bool {
    const SIDE: [&str; 12] = [
        "avatar", "author", "autor", "share", "social", "related", "sidebar", "widget", "logo",
        "icon", "comment", "teaser",
    ];
    let holds_article = |at: usize| at <= root && root < page.end(at);
    let around = page.ancestors(node).take_while(|&at| !holds_article(at)).take(8);
    std::iter::once(node).chain(around).any(|at| {
        matches!(page.name(at), "nav" | "aside" | "footer" | "noscript") || {
            let names = page.names(at);
            names.split_ascii_whitespace().any(|name| SIDE.iter().any(|s| name.starts_with(s)))
        }
    })
}

#[cfg(test)]
mod tests;
