//! The word lists behind the sentence rules.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use crate::text::lists::{Short, Words};

/// What a full stop behind an abbreviation may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something always follows in the same sentence.
    Never,
    /// Ends a sentence where the next word begins one.
    May,
}

type Abbreviations = HashMap<&'static str, Abbreviation, BuildHasherDefault<Short>>;

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let mut class = Abbreviation::Never;
    let mut table = Abbreviations::default();
    for line in include_str!("abbreviations.txt").lines() {
        if line.starts_with('#') {
            if line.starts_with("# may") {
                class = Abbreviation::May;
            }
            continue;
        }
        table.extend(line.split_whitespace().map(|word| (word, class)));
    }
    table
});

static OPENERS: LazyLock<Words> = LazyLock::new(|| words(include_str!("openers.txt")));
static VERBS: LazyLock<Words> = LazyLock::new(|| words(include_str!("verbs.txt")));

fn words(table: &'static str) -> Words {
    table.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

/// The class of an abbreviation, given without its full stop.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    ABBREVIATIONS.get(word).copied()
}

/// Whether a capitalised word typically begins a sentence.
pub(super) fn is_opener(word: &str) -> bool {
    OPENERS.contains(word)
}

/// Whether a lower-case word is a finite verb, by list or by the ending of borrowed verbs.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
        || (word.starts_with(char::is_lowercase)
            && word.len() > 6
            && (word.ends_with("ierte") || word.ends_with("ierten")))
}

/// Abbreviations of several letters, written with or without blanks, that never end a sentence.
pub(super) fn is_phrase(letters: &str) -> bool {
    const PHRASES: [&str; 22] = [
        "zB", "ZB", "dh", "Dh", "DH", "zT", "ZT", "zZ", "ZZ", "idR", "IdR", "uU", "UU", "iVm",
        "iSd", "iSv", "iHv", "zHd", "va", "mE", "sd", "so",
    ];
    PHRASES.contains(&letters)
}

/// Abbreviations of several letters that close an enumeration: `u. v. m.`
pub(super) fn closes_enumeration(letters: &str) -> bool {
    matches!(letters, "uvm" | "uvam" | "uva" | "uam" | "usw" | "usf" | "etc" | "mehr")
}

/// Abbreviations of several letters behind which a sentence ends if one follows: `e. V.`, `p. a.`
pub(super) fn may_end(letters: &str) -> bool {
    const ENDS: [&str; 17] = [
        "eV", "eG", "EV", "iG", "Uhr", "pa", "pP", "pM", "uä", "uÄ", "oä", "oÄ", "dJ", "dM", "vH",
        "vT", "öD",
    ];
    ENDS.contains(&letters)
}

/// Whether a word, with or without its full stop, names a month.
pub(super) fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 14] = [
        "Januar",
        "Jänner",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Feber",
    ];
    const SHORT: [&str; 13] = [
        "Jan", "Feb", "Febr", "Mrz", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Okt", "Nov", "Dez",
    ];
    MONTHS.contains(&word) || SHORT.contains(&word)
}

/// Whether a number behind this word counts instead of ordering: `Platz 3.`, `Hauptstraße 12.`,
/// `DIN A 4.`
pub(super) fn introduces_cardinal(word: &str) -> bool {
    const WORDS: [&str; 34] = [
        "§",
        "§§",
        "Platz",
        "Seite",
        "Nummer",
        "Nr.",
        "Klasse",
        "Klassen",
        "Raum",
        "Kapitel",
        "Artikel",
        "Art.",
        "Paragraf",
        "Paragraph",
        "Absatz",
        "Abs.",
        "Satz",
        "Haus",
        "Zimmer",
        "Stufe",
        "Gruppe",
        "Band",
        "Heft",
        "Ausgabe",
        "Linie",
        "Gleis",
        "Tor",
        "S.",
        "Kap.",
        "Abb.",
        "Bd.",
        "Ziffer",
        "Rang",
        "Version",
    ];
    const STREETS: [&str; 12] = [
        "straße", "strasse", "str.", "Straße", "Str.", "weg", "Weg", "platz", "allee", "Allee",
        "gasse", "ufer",
    ];
    let letter = word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    letter || WORDS.contains(&word) || STREETS.iter().any(|ending| word.ends_with(ending))
}
