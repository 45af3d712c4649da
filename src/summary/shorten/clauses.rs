//! Subordinate clauses at a sentence's end that only say why, for what, or meanwhile what.

use super::view::{View, among, is_capital, is_verb};
use super::{Cut, guard};

/// What they begin with. Conditions, limits of time, reported speech and comparisons are no asides.
const CONJUNCTIONS: [&str; 7] =
    ["weil", "obwohl", "wobei", "sodass", "indem", "während", "nachdem"];

/// The last clause, where it may go.
pub(super) fn trailing(view: &View<'_>) -> Option<Cut> {
    let comma = *view.commas.last()?;
    let inner = comma + 2..view.end;
    let words = view.words(inner.clone());
    let (first, last) = (*words.first()?, *words.last()?);
    let purpose = first == "um" && is_infinitive(&words);
    let clause = CONJUNCTIONS.contains(&first) && is_last_verb(last);
    // What had happened before; `nachdem sie gewählt haben` says who is meant.
    let before = first != "nachdem" || matches!(last, "hatte" | "hatten" | "war" | "waren");
    let main = view.get(0..comma);
    let fits = (purpose || clause)
        && before
        && words.len() >= 3
        && guard::may_go(view.get(inner))
        && guard::stands_alone(main)
        && !(purpose && guard::needs_purpose(main))
        && view.text.ends_with('.');
    fits.then_some(comma..view.end)
}

/// How a main clause goes on behind the name of what is begun or shown.
const BEGUN: [&str; 10] = [
    " auf den Weg gebracht",
    " gestartet",
    " beschlossen",
    " vorgestellt",
    " eröffnet",
    " aufgelegt",
    " ausgeschrieben",
    " angekündigt",
    " veröffentlicht",
    "",
];

const PREPOSITIONS: [&str; 10] =
    ["mit", "in", "an", "durch", "über", "für", "aus", "bei", "zu", "von"];
const RELATIVES: [&str; 6] = ["der", "die", "das", "dem", "den", "denen"];

/// What is said of something that has a name of its own: `… hat das Programm „Vor Ort“ auf den Weg
/// gebracht, mit dem Vereine unterstützt werden`. There is one of that name, so that nothing is
/// narrowed down.
pub(super) fn of_a_name(view: &View<'_>) -> Option<Cut> {
    let (quotation, more) = {
        let found = crate::text::quotes::find(view.text);
        let mut outer = found.into_iter().filter(|quotation| quotation.depth == 0);
        (outer.next()?, outer.next().is_some())
    };
    let comma = *view.commas.iter().find(|comma| **comma >= quotation.range.end)?;
    let between = view.get(quotation.range.end..comma);
    let words = view.words(comma + 2..view.end);
    let (first, second) = (*words.first()?, *words.get(1)?);
    let relative =
        RELATIVES.contains(&first) || PREPOSITIONS.contains(&first) && RELATIVES.contains(&second);
    let named = quotation.range.start > 0
        && view.get(quotation.range.start..quotation.range.end).chars().count() <= 80
        && view.words(0..quotation.range.start).last().is_some_and(|word| is_capital(word));
    let main = view.get(0..comma);
    let last = words.last().is_some_and(|word| is_verb(word) || is_last_verb(word));
    let fits = !more
        && named
        && BEGUN.contains(&between)
        && relative
        && last
        && view.words(0..comma).iter().any(|word| is_verb(word))
        && guard::may_go(view.get(comma + 2..view.end))
        && guard::stands_alone(main)
        && view.text.ends_with('.');
    fits.then_some(comma..view.end)
}

/// What a colon brings in, where both sides are sentences and the first says when or how many:
/// leaving it out is leaving out the next sentence.
pub(super) fn behind_colon(view: &View<'_>) -> Option<Cut> {
    let mut colons = view.text.match_indices(": ").map(|(at, _)| at);
    let colon = colons.next().filter(|at| !view.is_closed(*at))?;
    let (main, rest) = (view.get(0..colon), view.get(colon + 2..view.text.len()));
    let verb = |range| view.words(range).iter().any(|word| is_verb(word) || is_third_person(word));
    let words = view.words(0..colon);
    let fits = colons.next().is_none()
        && rest.starts_with(char::is_uppercase)
        && !view.text.contains(['„', '“', '”', '"', '»', '«'])
        && main.contains(|c: char| c.is_ascii_digit())
        && verb(0..colon)
        && verb(colon + 2..view.end)
        && guard::stands_alone(main)
        && !words.iter().any(|word| word.starts_with("folgend"))
        && words.last().is_some_and(|word| is_capital(word))
        && view.text.ends_with('.');
    fits.then_some(colon..view.end)
}

/// `deckt`, `verwandelt`: as far as can be told of a word that no list has.
fn is_third_person(word: &str) -> bool {
    const OTHERS: &str = "nicht seit statt selbst meist erst jetzt insgesamt bereit zuletzt laut";
    let small = word.starts_with(char::is_lowercase) && word.ends_with('t');
    small && word.chars().count() >= 5 && !among(OTHERS, word)
}

/// `um … zu stärken`, `um … einzusparen`.
fn is_infinitive(words: &[&str]) -> bool {
    let Some((last, before)) = words.split_last() else {
        return false;
    };
    let lower = last.starts_with(char::is_lowercase) && last.ends_with('n');
    let apart = before.last() == Some(&"zu");
    let inside = last.char_indices().skip(2).any(|(at, _)| {
        last.get(at..).is_some_and(|rest| rest.starts_with("zu") && rest.len() >= 6)
    });
    lower && (apart || inside)
}

fn is_last_verb(word: &str) -> bool {
    is_verb(word)
        || (word.starts_with(char::is_lowercase) && (word.ends_with('t') || word.ends_with("en")))
}
