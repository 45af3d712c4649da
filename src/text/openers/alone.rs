//! Openers that look like pointers and point at nothing: `Es gibt …`, `Da die Mieten steigen, …`.

use super::is_verb;
use crate::text::words::{Token, is_polite};

/// Whether a sentence that begins with the pointer `first`, in lower case, stands by itself.
pub(super) fn stands(first: &str, sentence: &str, tokens: &[Token<'_>]) -> bool {
    let Some([second, rest @ ..]) = tokens.get(1..) else {
        return false;
    };
    if matches!(first, "er" | "sie" | "es") && names_behind(sentence) {
        return true;
    }
    match first {
        "es" => matches!(second.text, "gibt" | "gab") || says_of_what_follows(sentence, tokens),
        "so" => matches!(second.text, "viele" | "viel"),
        "kurz" => matches!(second.text, "vor" | "nach"),
        // `Diesen Montag` points to the calendar.
        "diesen" => second.text.ends_with("tag"),
        "da" => names_somebody(&tokens[1..]) && has_main_clause_behind(sentence),
        // `Hiermit laden wir … ein` is what it says; `Hiermit soll …` means something before.
        "hiermit" => DONE_BY_SAYING.contains(&second.text),
        "auch" => second.text == "wenn" && names_somebody(rest) && has_main_clause_behind(sentence),
        "sie" => speaks_politely(sentence, tokens),
        // `Antworten gibt ein neues Wörterbuch, das …` says what gives them.
        "antwort" | "antworten" => {
            matches!(second.text, "gibt" | "geben" | "liefert" | "liefern")
                && rest.first().is_some_and(|token| matches!(token.text, "ein" | "eine"))
        }
        // `Dritter wurde …` comes behind the first and the second one.
        "zweite" | "zweiter" | "dritte" | "dritter" => second.text.starts_with(char::is_uppercase),
        _ => false,
    }
}

/// What is done by saying it.
const DONE_BY_SAYING: [&str; 12] = [
    "laden",
    "lade",
    "lädt",
    "bitten",
    "bitte",
    "bittet",
    "geben",
    "gibt",
    "rufen",
    "ruft",
    "informieren",
    "informiert",
];

/// `Es ist wichtig, dass …`: what `Es` stands for follows.
fn says_of_what_follows(sentence: &str, tokens: &[Token<'_>]) -> bool {
    let said = sentence.split_once(", dass ").map(|(said, _)| said);
    matches!(tokens.get(1).map(|token| token.text), Some("ist" | "war" | "bleibt"))
        && said.is_some_and(|said| {
            let mut words = said.split(' ').skip(2);
            let small = |word: &str| {
                word.starts_with(char::is_lowercase) && word.chars().all(char::is_alphabetic)
            };
            // `Es ist ein Zeichen dafür, dass` speaks of something before.
            words.clone().next().is_some() && words.all(|word| small(word) && !points(word))
        })
}

fn points(word: &str) -> bool {
    word.starts_with("da") && word.len() > 3 || word == "so" || word == "ein" || word == "eine"
}

/// Words that begin what a clause is about.
const BEGINNINGS: [&str; 12] = [
    "ein", "eine", "einem", "einen", "einer", "kein", "keine", "viele", "in", "im", "wir", "immer",
];

/// Whether a clause begins with somebody or something that it names: `die Mieten`, `viele`, `Halle`.
fn names_somebody(tokens: &[Token<'_>]) -> bool {
    let capital = |token: &Token<'_>| token.text.starts_with(char::is_uppercase);
    let [first, rest @ ..] = tokens else {
        return false;
    };
    if matches!(first.text, "der" | "die" | "das" | "den" | "dem") {
        let adjective = |token: &Token<'_>| token.text.ends_with('e') || token.text.ends_with("en");
        let noun = rest.iter().take(3).position(capital);
        return noun.is_some_and(|at| rest[..at].iter().all(adjective));
    }
    BEGINNINGS.contains(&first.text) || capital(first) && first.text.chars().count() > 3
}

/// Whether the one colon of a sentence has the noun behind it that its pronoun stands for: `Er ist wieder da:
/// der Kalender!`
fn names_behind(sentence: &str) -> bool {
    const WORDS: usize = 5;
    sentence.split_once(": ").is_some_and(|(before, behind)| {
        let article = ["der ", "die ", "das ", "ein ", "eine "];
        before.split(' ').count() <= WORDS
            && article.iter().any(|article| behind.starts_with(article))
            && !behind.contains(':')
            && !sentence.contains(['„', '“', '"', '»', '«'])
    })
}

/// Whether a verb stands right behind a comma: the clause before it was a subordinate one.
fn has_main_clause_behind(sentence: &str) -> bool {
    sentence.split(", ").skip(1).any(|clause| {
        let word = clause.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        is_verb(word)
    })
}

/// Whether `Sie` are the readers: `Sie suchen Hilfe bei Ihrer Steuererklärung?`
fn speaks_politely(sentence: &str, tokens: &[Token<'_>]) -> bool {
    let plural = tokens.get(1).is_some_and(|verb| {
        verb.text.ends_with("en") && !matches!(verb.text, "haben" | "werden" | "wurden" | "waren")
    });
    plural
        && !sentence.contains(['„', '“', '"', '»', '«', ':'])
        && tokens.iter().skip(2).any(|token| is_polite(token.text))
}
