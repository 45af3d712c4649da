//! Subordinate clauses at a sentence's end that only say why, for what, or meanwhile what.

use super::view::{View, is_verb};
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
