//! Addresses of pictures: where a page keeps them, and which show no content.

use url::Url;

use crate::article::dom::Page;

/// Words of addresses and class names of pictures that are no content, also as the end of a
/// compound such as `vereinslogo`.
const MARKS: [&str; 14] = [
    "logo",
    "logos",
    "avatar",
    "gravatar",
    "sprite",
    "sprites",
    "spacer",
    "pixel",
    "button",
    "buttons",
    "smiley",
    "emoji",
    "placeholder",
    "favicon",
];

/// Words that mark such pictures only where they stand alone.
const WORDS: [&str; 16] = [
    "icon",
    "icons",
    "btn",
    "blank",
    "transparent",
    "banner",
    "badge",
    "badges",
    "tracking",
    "counter",
    "zaehler",
    "zaehlpixel",
    "vgwort",
    "share",
    "clear",
    "loader",
];

/// Parts of the names of hosts that count readers instead of showing pictures.
const COUNTERS: [&str; 11] = [
    "vgwort.de",
    "google-analytics.com",
    "googletagmanager.com",
    "doubleclick.net",
    "facebook.com",
    "ivwbox.de",
    "ioam.de",
    "scorecardresearch.com",
    "gravatar.com",
    "matomo.",
    "piwik.",
];

/// The address of an `<img>`, also where it is loaded late or chosen by size.
pub fn source(page: &Page<'_>, node: usize, base: &Url) -> Option<Url> {
    let late = ["data-src", "data-lazy-src", "data-original", "data-lazy"];
    let late = late.iter().find_map(|name| absolute(page.attr(node, name)?, base));
    let sets = ["data-srcset", "data-lazy-srcset", "srcset"];
    let chosen = |at: usize| sets.iter().find_map(|name| largest(page.attr(at, name)?, base));
    late.or_else(|| page.attr(node, "src").and_then(|address| absolute(address, base)))
        .filter(|url| !is_stand_in(url))
        .or_else(|| chosen(node))
        .or_else(|| {
            let picture = page.ancestors(node).take(2).find(|&at| page.name(at) == "picture")?;
            page.below(picture, "source").find_map(chosen)
        })
}

/// The largest picture of a `srcset`, by width or density; the first of equals.
fn largest(set: &str, base: &Url) -> Option<Url> {
    let mut best: Option<(f32, Url)> = None;
    for (address, size) in entries(set) {
        let size = size.trim_end_matches(['w', 'x']).parse().unwrap_or(1.0);
        if best.as_ref().is_none_or(|(most, _)| size > *most)
            && let Some(url) = absolute(address, base)
        {
            best = Some((size, url));
        }
    }
    best.map(|(_, url)| url)
}

/// The addresses of a `srcset` with their sizes. A comma may stand inside an address: only one
/// before white space or at the end of an entry divides.
fn entries(set: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut words = set.split_ascii_whitespace().peekable();
    std::iter::from_fn(move || {
        let address = words.next()?;
        if let Some(alone) = address.strip_suffix(',') {
            return Some((alone, ""));
        }
        let size = words.next().unwrap_or_default();
        Some((address, size.trim_end_matches(',')))
    })
}

/// Whether an address only keeps the place of a picture that is loaded late.
fn is_stand_in(url: &Url) -> bool {
    let file = url.path().rsplit('/').next().unwrap_or_default().to_lowercase();
    ["placeholder", "lazy", "blank", "transparent", "spacer", "1x1"]
        .iter()
        .any(|mark| file.starts_with(mark))
}

/// The full address of a picture, if it is one of the web.
pub(super) fn absolute(address: &str, base: &Url) -> Option<Url> {
    let url = base.join(address.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.path() != "/").then_some(url)
}

/// Whether two addresses end in the same file.
pub(super) fn same_file(a: &Url, b: &Url) -> bool {
    let file = |url: &Url| url.path().rsplit('/').next().map(str::to_lowercase);
    a == b || file(a) == file(b)
}

/// Whether address or class do not name the picture as decoration.
pub fn is_content(name: &str) -> bool {
    let name = name.to_lowercase();
    let (host, path) = match name.split_once("://") {
        Some((_, rest)) => rest.split_once('/').unwrap_or((rest, "")),
        None => ("", name.as_str()),
    };
    if COUNTERS.iter().any(|counter| host.contains(counter)) || path.contains(".svg") {
        return false;
    }
    let path = path.split_once(['?', '#']).map_or(path, |(path, _)| path);
    !path.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
        WORDS.contains(&word)
            || word == "x" && path.contains("1x1")
            || MARKS.iter().any(|mark| word.ends_with(mark))
    })
}
