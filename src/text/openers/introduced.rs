//! Sentences whose subject an earlier one introduces: `Die Pauschale wird …` behind `eine Pauschale`.

use super::is_verb;
use crate::text::words::Token;

/// At most so many words stand between an article and its noun.
const BETWEEN: usize = 3;

/// The noun that a sentence takes up by `der`, `die` or `das`, where `before`, the article up to there,
/// introduces it by `ein` or `eine`, or the end of a longer one that it has: `Die Übersetzungen` behind
/// `Eilübersetzungen`. Whoever reads the sentence alone asks which one is meant. A noun that says more of
/// itself, as in `Die Pauschale für Kommunen …`, needs nothing before it.
pub(crate) fn taken_up(tokens: &[Token<'_>], before: &str) -> Option<String> {
    let [article, noun, verb, ..] = tokens else { return None };
    let noun = noun.text;
    let is_noun = noun.chars().count() > 2 && noun.starts_with(char::is_uppercase);
    if !matches!(article.text, "Der" | "Die" | "Das") || !is_noun || !is_verb(verb.text) {
        return None;
    }
    if is_introduced(noun, before) {
        return Some(noun.to_owned());
    }
    shortened(noun, before)
}

/// Whether a sentence begins with somebody's age, as in `Die 17-Jährige`: the name stands before it.
pub(super) fn names_by_age(tokens: &[Token<'_>]) -> bool {
    let [article, age, ..] = tokens else { return false };
    matches!(article.text, "Der" | "Die" | "Den" | "Dem") && age.text.contains("-Jährige")
}

/// The end of a compound that the article has in its place before, in small letters.
fn shortened(noun: &str, before: &str) -> Option<String> {
    const SHORTEST: usize = 6;
    if noun.chars().count() < SHORTEST || before.contains(noun) {
        return None;
    }
    let end = noun.to_lowercase();
    let ends_word = |at: usize| {
        let behind = before.get(at + end.len()..).and_then(|rest| rest.chars().next());
        behind.is_none_or(|c| !c.is_alphanumeric())
    };
    let found = before.match_indices(end.as_str()).any(|(at, _)| ends_word(at));
    found.then_some(end)
}

/// Whether `ein` or `eine`, with at most a few words behind it, stands before the noun somewhere.
fn is_introduced(noun: &str, before: &str) -> bool {
    before.match_indices(noun).any(|(at, _)| {
        let behind = before.get(at + noun.len()..).and_then(|rest| rest.chars().next());
        let front = before.get(..at).unwrap_or_default();
        let mut words = front.rsplit([' ', '\u{a0}', '\n']).skip(1).take(BETWEEN);
        let whole = behind.is_none_or(|c| !c.is_alphanumeric());
        whole
            && front.ends_with([' ', '\u{a0}', '\n'])
            && words
                .find(|word| !word.starts_with(char::is_lowercase) || is_indefinite(word))
                .is_some_and(is_indefinite)
    })
}

fn is_indefinite(word: &str) -> bool {
    let word = word.to_lowercase();
    matches!(word.as_str(), "ein" | "eine" | "einen" | "einem" | "einer" | "eines")
}

#[cfg(test)]
mod tests {
    use crate::text::words;

    const BEFORE: &str = "Kommunen erhalten künftig eine jährliche Pauschale von 11.500 Euro. Ein neuer \
                          Fonds hilft Vereinen. Die Stadt hat einen Plan für den Ausbau vorgelegt. \
                          Sie warnt vor „Eilübersetzungen“.";

    fn taken_up(sentence: &str) -> Option<String> {
        super::taken_up(&words::tokens(sentence), BEFORE)
    }

    #[test]
    fn a_subject_that_was_introduced_needs_its_introduction() {
        for (sentence, noun) in [
            ("Die Pauschale wird vierteljährlich ausgezahlt.", "Pauschale"),
            ("Der Fonds reicht bis Ostern.", "Fonds"),
            ("Der Plan sieht drei Abschnitte vor.", "Plan"),
            ("Die Übersetzungen waren wertlos.", "übersetzungen"),
        ] {
            assert_eq!(taken_up(sentence).as_deref(), Some(noun), "{sentence}");
        }
    }

    #[test]
    fn what_is_known_or_says_more_of_itself_needs_none() {
        for sentence in [
            "Die Stadt will im Mai bauen.",
            "Die Pauschale für Kommunen steigt.",
            "Der Fonds des Landes reicht nicht.",
            "Der Ausbau kostet viel Geld.",
            "Eine Pauschale wird ausgezahlt.",
            "Die Pauschalen werden ausgezahlt.",
            "",
        ] {
            assert_eq!(taken_up(sentence), None, "{sentence}");
        }
    }
}
