//! What a page says, gathered without the project's own extraction.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;
use url::Url;

/// Where the tried pages and feeds are said to stand.
pub(super) fn somewhere() -> Url {
    Url::parse("https://www.verein.example/aktuelles/").expect("an address")
}

/// Whether an address leads into the web and nowhere else.
pub(super) fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// How often each letter and digit stands in a text, marks and case aside: however a text is cut,
/// joined, composed or cleaned, it holds no letter more often than the page that it was taken from.
pub(super) fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counted = BTreeMap::new();
    let plain = text.nfd().filter(|letter| letter.is_alphanumeric());
    for letter in plain.flat_map(char::to_lowercase) {
        *counted.entry(letter).or_default() += 1;
    }
    counted
}

/// The first letter that `part` holds more often than `whole`, with both counts.
pub(super) fn surplus(
    part: &BTreeMap<char, usize>,
    whole: &BTreeMap<char, usize>,
) -> Option<(char, usize, usize)> {
    part.iter().find_map(|(letter, &count)| {
        let had = whole.get(letter).copied().unwrap_or_default();
        (count > had).then_some((*letter, count, had))
    })
}
