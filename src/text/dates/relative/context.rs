//! A sentence and what stands around a word in it: neighbours, clause, written dates.

use jiff::civil::Date;

use crate::text::dates::DateMention;
use crate::text::dates::scan::{Kind, Pieces};

/// A sentence with what the rules look at.
pub(super) struct Sentence<'t> {
    pub(super) pieces: Pieces<'t>,
    pub(super) dates: Vec<DateMention>,
    pub(super) article_date: Option<Date>,
    pub(super) text: &'t str,
    /// What the article says before it: its headline, its text so far.
    pub(super) before: &'t [&'t str],
}

/// How much of what stands before a word is looked at, in bytes: without a bound, a text full of
/// weekdays would take quadratic time.
const LOOKED_BACK: usize = 8_000;

/// What the article says before the word at `at`, the sentence's own beginning included.
pub(super) fn said_before(sentence: &Sentence<'_>, at: usize) -> String {
    let own = sentence.text.get(..sentence.pieces.start(at)).unwrap_or_default();
    let said = sentence.before.iter().copied().chain([own]);
    said.map(tail).collect::<Vec<_>>().join("\n")
}

fn tail(text: &str) -> &str {
    let from = text.len().saturating_sub(LOOKED_BACK);
    (from..=text.len()).find_map(|start| text.get(start..)).unwrap_or_default()
}

/// Whether a written date belongs to the word at `at`: `Donnerstag, dem 26. September`,
/// `Donnerstag (26.9.)`, `26.9. (Donnerstag)`.
pub(super) fn dated(sentence: &Sentence<'_>, at: usize) -> bool {
    let (start, end) = (sentence.pieces.start(at), sentence.pieces.end_before(at + 1));
    let after = sentence.dates.partition_point(|date| date.range.start < start);
    let next = sentence.dates.get(after);
    let previous = after.checked_sub(1).and_then(|i| sentence.dates.get(i));
    next.is_some_and(|date| date.range.start - end <= ", dem ".len())
        || previous.is_some_and(|date| (1..=2).contains(&start.saturating_sub(date.range.end)))
            && sentence.pieces.is_sign(at.saturating_sub(1), '(')
}

pub(super) fn hyphenated(sentence: &Sentence<'_>, at: usize) -> bool {
    let joined = |place| matches!(sentence.pieces.kind(place), Some(Kind::Sign('-' | '@' | '_')));
    let file = sentence.pieces.is_sign(at + 1, '.') && sentence.pieces.word(at + 2).is_some();
    joined(at + 1) || at.checked_sub(1).is_some_and(joined) || file
}

/// The place of the word right before, only a space between.
pub(super) fn place_before(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let space = at.checked_sub(1)?;
    let place = space.checked_sub(1)?;
    let word = sentence.pieces.kind(place) == Some(Kind::Word);
    (word && sentence.pieces.kind(space) == Some(Kind::Space)).then_some(place)
}

pub(super) fn word_before<'t>(sentence: &Sentence<'t>, at: usize) -> Option<&'t str> {
    sentence.pieces.word(place_before(sentence, at)?)
}

pub(super) fn word_behind<'t>(sentence: &Sentence<'t>, at: usize) -> Option<&'t str> {
    sentence.pieces.word(sentence.pieces.skip_space(at + 1))
}

/// Whether the word behind the one at `at` ends its clause: `stellte sie am Donnerstag vor.`
pub(super) fn ends_behind(sentence: &Sentence<'_>, at: usize) -> bool {
    let behind = sentence.pieces.skip_space(at + 1) + 1;
    let ends = |sign| matches!(sign, '.' | ',' | ';' | ':' | '!' | '?');
    match sentence.pieces.kind(behind) {
        Some(Kind::Sign(sign)) => ends(sign),
        kind => kind.is_none(),
    }
}

/// How many pieces a clause may reach to each side; a longer one is no sentence anybody wrote, and
/// without a bound a text full of `heute` would take quadratic time.
const REACH: usize = 80;

/// The words of the clause around `at`: up to the next comma, semicolon, colon or dash, or to the
/// bracket that it stands in. What stands in brackets beside it, such as `Halle (Saale)`, is left out.
pub(super) fn clause<'t>(sentence: &Sentence<'t>, at: usize) -> Vec<&'t str> {
    let first = at.saturating_sub(REACH);
    let last = (at + REACH).min(sentence.pieces.0.len());
    let mut words = beside(sentence, (first..at).rev(), (')', '('));
    words.reverse();
    words.extend(beside(sentence, at..last, ('(', ')')));
    words
}

/// The words of a clause to one side; `brackets` are the sign that opens one on the way, and its closing
/// one.
fn beside<'t>(
    sentence: &Sentence<'t>,
    places: impl Iterator<Item = usize>,
    brackets: (char, char),
) -> Vec<&'t str> {
    let mut words = Vec::new();
    let mut depth = 0_usize;
    for place in places {
        match sentence.pieces.kind(place) {
            Some(Kind::Sign(sign)) if sign == brackets.0 => depth += 1,
            Some(Kind::Sign(sign)) if sign == brackets.1 && depth > 0 => depth -= 1,
            Some(Kind::Sign(sign)) if sign == brackets.1 => break,
            Some(Kind::Sign(',')) if depth == 0 && is_listed(sentence, place) => {}
            Some(Kind::Sign(',' | ';' | ':' | '–')) if depth == 0 => break,
            _ if depth == 0 => words.extend(sentence.pieces.word(place)),
            _ => {}
        }
    }
    words
}

/// Whether a comma parts names in a row and no clauses: „CDU, SPD und FDP“.
fn is_listed(sentence: &Sentence<'_>, comma: usize) -> bool {
    const NAMES: usize = 8;
    let pieces = &sentence.pieces;
    let mut at = comma;
    for _ in 0..NAMES {
        let name = pieces.skip_space(at + 1);
        if !pieces.word(name).is_some_and(|word| word.starts_with(char::is_uppercase)) {
            return false;
        }
        at = pieces.skip_space(name + 1);
        if !pieces.is_sign(at, ',') {
            return matches!(pieces.word(at), Some("und" | "oder" | "sowie"));
        }
    }
    false
}
