//! What stands in brackets or between dashes.

use super::view::{View, bracketed, is_capital};
use super::{Cut, guard};

/// How a picture's credit begins.
const CREDITS: [&str; 8] =
    ["Foto:", "Fotos:", "Foto ", "Bild:", "Bilder:", "Grafik:", "Bildquelle:", "Abb.:"];

/// Brackets that only add something: `(SPD)`, `(34)` behind a name, `(auch anonym)`.
pub(super) fn parentheses(view: &View<'_>) -> Vec<Cut> {
    let found = bracketed(view.text).into_iter();
    found.filter_map(|range| stands_free(view, &range).filter(|_| is_aside(view, range))).collect()
}

/// The first bracket that names a picture's author.
pub(super) fn credit(view: &View<'_>) -> Option<Cut> {
    let mut found = bracketed(view.text).into_iter();
    found.find_map(|range| {
        let inner = view.get(range.start + 1..range.end - 1).trim_start();
        let credit = CREDITS.iter().any(|start| inner.starts_with(start));
        stands_free(view, &range).filter(|_| credit)
    })
}

/// The bracket with the space before it, where words stand on both sides of it or the sentence
/// ends: `Lehrer(innen)` is one word.
fn stands_free(view: &View<'_>, range: &Cut) -> Option<Cut> {
    let before = view.get(0..range.start);
    let space = before.chars().next_back().filter(|c| c.is_whitespace())?;
    let behind = view.get(range.end..view.text.len()).chars().next();
    let free = behind.is_none_or(|c| " .,;:!?\u{A0}".contains(c));
    // One that is not the outermost of its kind stands in a quotation.
    let quoted = crate::text::quotes::find(view.text)
        .iter()
        .any(|quotation| quotation.range.contains(&range.start));
    let start = range.start - space.len_utf8();
    (free && !quoted && !before.trim().is_empty()).then_some(start..range.end)
}

/// What brackets hold that only point on or give an example.
const POINTERS: [&str; 8] =
    ["siehe", "vgl.", "z. B.", "z.B.", "zum Beispiel", "beispielsweise", "u. a.", "kurz"];

/// Parties whose names are no abbreviations.
const PARTIES: [&str; 4] = ["Grüne", "Die Grünen", "Bündnis 90/Die Grünen", "Die Linke"];

/// Whether what stands there is no news and narrows nothing down: an age, a party, a short name or
/// what one stands for, a hint. Anything else may be what the sentence is about, or a condition.
fn is_aside(view: &View<'_>, range: Cut) -> bool {
    let inner = view.get(range.start + 1..range.end - 1).trim();
    let before = view.words(0..range.start);
    let behind_word = view.get(0..range.start).trim_end().ends_with(char::is_alphanumeric);
    let age = inner.len() == 2
        && inner.bytes().all(|b| b.is_ascii_digit())
        && before.len() >= 2
        && before.iter().rev().take(2).all(|word| is_capital(word));
    let rest = [view.get(0..range.start), view.get(range.end..view.text.len())];
    let used = rest.iter().any(|rest| rest.contains(inner));
    let spelt_out = before.last().is_some_and(|word| is_short_name(word))
        && is_capital(inner)
        && inner.contains(' ')
        && !inner.contains([',', ':']);
    let office = inner
        .split_once(": ")
        .is_some_and(|(what, who)| is_capital(what) && !what.contains(' ') && is_capital(who));
    let points = POINTERS.iter().any(|start| inner.starts_with(start)) && !inner.contains(',');
    let plain = PARTIES.contains(&inner) || (is_short_name(inner) && !used);
    let clear = !inner.contains(|c: char| c.is_numeric() || "([…".contains(c)) || plain;
    behind_word
        && (age || (clear && (plain || spelt_out || office || points) && guard::may_go(inner)))
}

/// `SPD`, `EuGH`, `BfArM`: one word with two capitals.
fn is_short_name(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && word.chars().count() <= 10 && word.chars().all(char::is_alphabetic)
}

/// What two dashes set apart, where there are no others.
pub(super) fn dashes(view: &View<'_>) -> Option<Cut> {
    let dash = [" – ", " — ", " - "].into_iter().find(|dash| view.text.contains(dash))?;
    let places: Vec<usize> = view.text.match_indices(dash).map(|(at, _)| at).collect();
    let (&[first, second], any_closed) =
        (places.as_slice().first_chunk::<2>()?, places.iter().any(|at| view.is_closed(*at)));
    let inner = first + dash.len()..second;
    let words = view.words(inner.clone());
    let behind = view.get(second + dash.len()..view.text.len());
    let figures = view.get(inner.clone()).contains(|c: char| c.is_numeric());
    let before = view.get(0..first);
    let fits = places.len() == 2
        && !any_closed
        && words.len() >= 2
        // A name is what the sentence is about.
        && words.iter().any(|word| !is_capital(word))
        && !figures
        && !before.contains(':')
        && before.ends_with(|c: char| c.is_alphanumeric() || "“)".contains(c))
        && behind.starts_with(char::is_lowercase)
        && guard::may_go(view.get(inner));
    // The space before what follows stays.
    fits.then_some(first..second + dash.len() - 1)
}
