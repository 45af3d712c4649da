//! Leads that lack nothing but their full stop, as many pages print them in bold.

use super::fragments;
use crate::text::{sentences, words};

/// Words of the shortest one: less is a headline.
const WORDS_AT_LEAST: usize = 8;

/// Signs that no running text has.
const SIGNS: [char; 7] = ['•', '·', '|', '/', ':', '…', '?'];

/// Words that begin a subordinate clause.
const SUBORDINATING: [&str; 12] = [
    "Als", "Bevor", "Damit", "Nachdem", "Obwohl", "Ob", "Seit", "Um", "Weil", "Wenn", "Wer", "Wie",
];

/// Words behind which two nouns in a row are of two lines.
const PREPOSITIONS: [&str; 8] = ["Nach", "Vor", "In", "Im", "Bei", "Mit", "Für", "Trotz"];

/// Words that a headline saves.
const ARTICLES: [&str; 11] =
    ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer"];

/// Whether a paragraph without an end mark is a whole sentence: it has articles, and in its main
/// clause a finite verb that is not its last word.
pub(in crate::summary) fn lacks_only_its_mark(paragraph: &str) -> bool {
    let bare = paragraph.trim_end_matches(['“', '”', '"', '«', '»', ')']);
    if !bare.ends_with(char::is_alphanumeric) || paragraph.contains(SIGNS) {
        return false;
    }
    let words: Vec<&str> = words::tokens(paragraph).iter().map(|token| token.text).collect();
    let articles = || words.iter().any(|word| ARTICLES.contains(&words::lower(word).as_str()));
    words.len() >= WORDS_AT_LEAST && articles() && main_clause_has_verb(paragraph, &words)
}

/// Whether a title has grown together with the line above it: `Nach dem Umbau Vereine dürfen hinein`.
fn has_grown(before_verb: &[&str]) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    before_verb.windows(2).any(|pair| capital(pair[0]) && capital(pair[1]))
        && PREPOSITIONS.contains(&before_verb[0])
}

fn main_clause_has_verb(paragraph: &str, words: &[&str]) -> bool {
    let mut clauses = paragraph.split(", ");
    let first = clauses.next().unwrap_or_default();
    let subordinate = SUBORDINATING.contains(&words[0]);
    if subordinate {
        let word = |clause: &str| clause.split(' ').next().unwrap_or_default().to_owned();
        return clauses.any(|clause| is_verb(&word(clause), ""));
    }
    let last = words.len() - 1;
    let count = words::tokens(first).len();
    let verb = (1..count.min(last)).find(|at| is_verb(words[*at], words[*at - 1]));
    verb.is_some_and(|at| !has_grown(&words[..at]))
}

/// A frequent finite verb, or a form in `-t` behind a noun or a comma.
fn is_verb(word: &str, before: &str) -> bool {
    let small = word.starts_with(char::is_lowercase);
    let behind_noun = before.is_empty() || before.starts_with(char::is_uppercase);
    small
        && before != "zu"
        && (sentences::has_verb(word) || behind_noun && fragments::ends_as_verb(word))
}

#[cfg(test)]
mod tests {
    use super::lacks_only_its_mark;

    #[test]
    fn a_lead_is_told_from_a_headline() {
        for lead in [
            "Der Rat hat dem neuen Haus für Jugendliche in der Nordstadt zugestimmt",
            "Petra Muster sprach auf der Tagung über Armut und Pflege im Land",
            "Wie vom Gesetz verlangt, ersucht die Stadt das Land nun um eine Frist",
            "Der Verein vergibt in diesem Herbst an drei Schulen den Preis der Vielfalt",
        ] {
            assert!(lacks_only_its_mark(lead), "{lead}");
        }
        for other in [
            "Das Haus ist offen",
            "Die unglaubliche Geschichte eines alten Hauses, das es niemals wirklich gab",
            "Neues Zentrum für Beratung in der alten Post nach zwei Jahren eröffnet",
            "Zugang zu Ärzten gewähren und von der Flucht gezeichnete Menschen schützen",
            "Nach dem Umbau: Der Rat hat der neuen Ordnung zugestimmt",
            "Vereine fordern mehr Geld für Sprache, Bildung und Arbeit",
            "Der Rat hat dem neuen Haus in der Nordstadt zugestimmt und dankt …",
            "Nach dem Umbau Vereine dürfen wieder in das alte Haus",
            "Wie Eltern mit der neuen Karte im Alltag Geld sparen können",
        ] {
            assert!(!lacks_only_its_mark(other), "{other}");
        }
    }
}
