//! The pictures of an article's text beside the lead picture: each once, none of them decoration,
//! each with a text that says what it shows.

use url::Url;

use super::{BEFORE, Head, description, icons, in_side_part, is_content, is_larger, source};
use crate::article::boilerplate;
use crate::article::dom::{Page, is_heading};
use crate::item::{Image, MAX_MORE_IMAGES};

/// Further pictures that say to be narrower or lower than this many pixels are the small views of
/// a gallery.
const SMALLEST: u32 = 200;

/// What is said of a mark instead of a picture: as a word, or as the end of a compound.
const MARKS: [&str; 6] = ["logo", "logos", "icon", "signet", "schriftzug", "piktogramm"];

/// How the line over the marks of those who gave the money begins.
const GIVERS: [&str; 3] = ["gefördert", "förder", "finanziert"];

/// Addresses of pages that show nothing but the picture that leads to them.
const ENLARGED: [&str; 2] = ["tx_cms_showpic", "attachment_id="];

/// The article's other pictures in the order of its text, until a heading ends it.
pub(in crate::article::metadata) fn further(
    page: &Page<'_>,
    root: usize,
    head: &Head,
    base: &Url,
    lead: Option<&Image>,
) -> Vec<Image> {
    let icons = icons(head, base);
    let mut seen: Vec<Image> = lead.cloned().into_iter().collect();
    let known = seen.len();
    for node in span(page, root) {
        if seen.len() == known + MAX_MORE_IMAGES {
            break;
        }
        let name = page.name(node);
        if node > root && is_heading(name) && boilerplate::ends_article(&page.line(node)) {
            break;
        }
        if name != "img" || !belongs(page, node, root, base) {
            continue;
        }
        let told = source(page, node, base)
            .filter(|url| is_content(url.as_str()) && !icons.contains(url))
            .and_then(|url| Some((description(page, node, &url)?, url)));
        let Some((alt, url)) = told else { continue };
        let again =
            |other: &Image| same_picture(&other.url, &url) || other.alt.as_ref() == Some(&alt);
        if !is_mark(&alt) && !seen.iter().any(again) {
            seen.push(Image { url, alt: Some(alt) });
        }
    }
    seen.split_off(known)
}

/// The nodes among which the article's pictures stand: of the element that calls itself an article
/// around its text, else of the text and what stands just before it.
fn span(page: &Page<'_>, root: usize) -> std::ops::Range<usize> {
    let is_article = |at: &usize| {
        let schema = page.attr(*at, "itemtype").unwrap_or_default();
        page.name(*at) == "article" || schema.ends_with("Article") || schema.ends_with("Posting")
    };
    let around = std::iter::once(root).chain(page.ancestors(root)).find(is_article);
    around.map_or(root.saturating_sub(BEFORE), |at| at)..page.end(around.unwrap_or(root))
}

/// Whether the picture is the article's own: of some size, seen, beside nothing else, and no link
/// to another page.
fn belongs(page: &Page<'_>, node: usize, root: usize, base: &Url) -> bool {
    let hidden = |at| boilerplate::is_hidden(page, at);
    is_larger(page, node, SMALLEST)
        && !in_side_part(page, node, root)
        && !hidden(node)
        && !page.ancestors(node).any(hidden)
        && !page.ancestors(node).any(|at| {
            page.name(at) == "a" && page.attr(at, "href").is_some_and(|to| leads_away(to, base))
        })
}

/// Whether a link leads to another page and not to the picture itself: the picture is a teaser's,
/// or the mark of a partner.
fn leads_away(href: &str, base: &Url) -> bool {
    let href = href.trim();
    if href.is_empty() || href.starts_with('#') || ENLARGED.iter().any(|part| href.contains(part)) {
        return false;
    }
    let Ok(url) = base.join(href) else { return false };
    matches!(url.scheme(), "http" | "https") && stem(&url).is_none()
}

/// Whether the text names a mark, or those whom it thanks.
fn is_mark(alt: &str) -> bool {
    let alt = alt.to_lowercase();
    let mut words = alt.split(|c: char| !c.is_alphanumeric());
    GIVERS.iter().any(|giver| alt.starts_with(giver))
        || words.any(|word| MARKS.iter().any(|mark| word.ends_with(mark)))
}

/// Whether two addresses show the same picture, maybe in two sizes or formats.
fn same_picture(a: &Url, b: &Url) -> bool {
    a == b || stem(a).is_some_and(|name| Some(name) == stem(b))
}

/// The name of a picture's file without what tells its size or format; none where the address does
/// not end in such a file.
fn stem(url: &Url) -> Option<String> {
    let file = url.path().rsplit('/').next()?.to_lowercase();
    let (name, end) = file.rsplit_once('.')?;
    if !["jpg", "jpeg", "png", "gif", "webp", "avif"].contains(&end) {
        return None;
    }
    // TYPO3 puts `csm_` before a scaled picture's name, and a checksum behind it.
    let mut name = match name.strip_prefix("csm_").and_then(|name| name.rsplit_once('_')) {
        Some((own, sum)) if sum.bytes().all(|byte| byte.is_ascii_hexdigit()) => own,
        _ => name,
    };
    for start in ["thumb_", "thumb-", "thumbs_", "tn_", "small_", "medium_", "large_"] {
        name = name.strip_prefix(start).unwrap_or(name);
    }
    while let Some(shorter) = without_size(name) {
        name = shorter;
    }
    Some(name.to_owned())
}

/// A name without one sign of size at its end: `fest-300x200`, `fest@2x`, `fest_thumb`.
fn without_size(name: &str) -> Option<&str> {
    const SIZES: [&str; 9] =
        ["scaled", "thumb", "thumbnail", "small", "medium", "large", "full", "xl", "klein"];
    let (own, size) = name.rsplit_once(['-', '_', '@'])?;
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let sides = size
        .split_once('x')
        .is_some_and(|(wide, high)| number(wide) && (number(high) || high.is_empty()));
    let wide = size.strip_suffix(['w', 'p']).is_some_and(number);
    (!own.is_empty() && (sides || wide || SIZES.contains(&size))).then_some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_formats_of_one_picture_are_one() {
        let url = |path: &str| Url::parse(&format!("https://verein.example{path}")).unwrap();
        for (a, b) in [
            ("/2026/fest.jpg", "/2026/fest-300x200.jpg"),
            ("/2026/fest-scaled.jpg", "/2026/fest-1024x683.webp"),
            ("/a/Fest.JPG", "/b/fest@2x.jpg"),
            ("/styles/large/public/fest.jpg?itok=1", "/styles/thumb/public/fest.jpg?itok=2"),
            ("/_processed_/a/b/csm_fest_1a2b3c4d5e.jpg", "/fileadmin/fest.jpg"),
            ("/fest_thumb.png", "/fest-640w.png"),
            ("/bild.php?id=1", "/bild.php?id=1"),
        ] {
            assert!(same_picture(&url(a), &url(b)), "{a} {b}");
        }
        for (a, b) in [
            ("/img_2041.jpg", "/img_2042.jpg"),
            ("/fest-1.jpg", "/fest-2.jpg"),
            ("/bild.php?id=1", "/bild.php?id=2"),
            ("/csm_fest_chor.jpg", "/csm_fest_tanz.jpg"),
        ] {
            assert!(!same_picture(&url(a), &url(b)), "{a} {b}");
        }
    }

    #[test]
    fn marks_are_told_by_what_is_said_of_them() {
        for mark in ["Logo der Stadt", "Das Landeslogo", "Gefördert durch das Land", "Signet"] {
            assert!(is_mark(mark), "{mark}");
        }
        for picture in ["Kinder malen an einem Banner", "Vorstand der Freunde und Förderer"] {
            assert!(!is_mark(picture), "{picture}");
        }
    }
}
