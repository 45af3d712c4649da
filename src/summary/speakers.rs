//! Speakers named by their surname alone: the reader must have met them before.

use crate::text::words::Token;

/// Verbs of speech in the singular, beside which a bare name is a speaker's.
const SPEECH: [&str; 21] = [
    "sagte",
    "sagt",
    "so",
    "erklärte",
    "erklärt",
    "betonte",
    "betont",
    "kündigte",
    "meinte",
    "ergänzte",
    "berichtete",
    "berichtet",
    "lobte",
    "mahnte",
    "forderte",
    "warnte",
    "versprach",
    "verspricht",
    "schrieb",
    "erläuterte",
    "hob",
];

/// Words that stand before a noun without being a first name or a title.
const ARTICLES: [&str; 9] = ["Der", "Die", "Das", "Den", "Dem", "Des", "Ein", "Eine", "Von"];

/// The surname by which a sentence names its speaker, where `before`, the article up to there,
/// introduces that person more fully: `sagte Malycha` behind `Björn Malycha vom Ministerium`.
pub(super) fn bare(tokens: &[Token<'_>], before: &str) -> Option<String> {
    let named = |at: usize| tokens.get(at).map(|token| token.text).filter(|word| is_name(word));
    let behind_verb = (0..tokens.len())
        .filter(|at| is_speech(tokens[*at].text))
        .filter(|at| named(at + 2).is_none())
        .find_map(|at| named(at + 1));
    let opens = || tokens.get(1).is_some_and(|verb| is_speech(verb.text)).then(|| named(0));
    let name = behind_verb.or_else(|| opens().flatten())?;
    is_introduced(name, before).then(|| name.to_owned())
}

fn is_speech(word: &str) -> bool {
    // Most words are refused by their first letter.
    let first = word.as_bytes().first();
    first.is_some_and(|first| b"befhklmsvw\xc3".contains(first)) && SPEECH.contains(&word)
}

fn is_name(word: &str) -> bool {
    word.chars().count() > 2 && word.starts_with(char::is_uppercase)
}

/// Whether a first name, an office or a title stands directly before the name somewhere.
fn is_introduced(name: &str, before: &str) -> bool {
    before.match_indices(name).any(|(at, _)| {
        let behind = before.get(at + name.len()..).and_then(|rest| rest.chars().next());
        let front = before.get(..at).unwrap_or_default();
        let word = front.strip_suffix([' ', '\u{A0}']).map(|front| {
            front.rsplit(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default()
        });
        behind.is_none_or(|c| !c.is_alphanumeric())
            && word.is_some_and(|word| is_name(word) && !ARTICLES.contains(&word))
    })
}

#[cfg(test)]
mod tests {
    use super::Token;
    use crate::text::words;

    fn bare(sentence: &str, before: &str) -> Option<String> {
        let tokens: Vec<Token<'_>> = words::tokens(sentence);
        super::bare(&tokens, before)
    }

    const BEFORE: &str = "„Das ist viel“, sagte Björn Malycha vom Ministerium. Die Caritas half.";

    #[test]
    fn a_surname_alone_needs_its_introduction() {
        for sentence in [
            "Mit einem längeren Prozess, sagte Malycha, sei zu rechnen.",
            "Malycha kündigte an, dass der Entwurf folgt.",
            "„Es bleibt viel zu tun“, so Malycha in Halle.",
        ] {
            assert_eq!(bare(sentence, BEFORE).as_deref(), Some("Malycha"), "{sentence}");
        }
    }

    #[test]
    fn whoever_is_introduced_here_or_nowhere_needs_none() {
        for sentence in [
            "„Es bleibt viel zu tun“, sagte Björn Malycha.",
            "„Es bleibt viel zu tun“, erklärte Staatssekretär Malycha.",
            "Caritas warnte vor den Folgen.",
            "Die Gäste blieben lange.",
            "So sagte es Petersohn, so war es.",
            "",
        ] {
            assert_eq!(bare(sentence, BEFORE), None, "{sentence}");
        }
    }
}
