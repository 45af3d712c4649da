//! Everything that people are told, in each language: German and English stand together here.
//!
//! One file for each part of the program; the sentences have names, and places to be filled.

/// Sentences by name; each name is also the code that programs see.
macro_rules! phrases {
    // For templates and for the state, which name their sentences.
    (by name; $($name:ident: $de:literal, $en:literal;)*) => {
        phrases!(each $($name: $de, $en;)*);
        /// All of them, to be found by their names.
        pub(super) const ALL: &[Phrase] = &[$($name),*];
    };
    (each $($name:ident: $de:literal, $en:literal;)*) => {
        $(pub(crate) const $name: Phrase = Phrase {
            code: stringify!($name),
            de: $de,
            en: $en,
        };)*
    };
    ($($name:ident: $de:literal, $en:literal;)*) => {
        phrases!(each $($name: $de, $en;)*);
        /// All of them, for the tests.
        #[cfg(test)]
        pub(super) const ALL: &[Phrase] = &[$($name),*];
    };
}

pub(crate) mod accounts;
pub(crate) mod admin;
pub(crate) mod alerts;
pub(crate) mod auth;
pub(crate) mod config;
pub(crate) mod desk;
pub(crate) mod doctor;
pub(crate) mod forget;
pub(crate) mod gate;
pub(crate) mod help;
pub(crate) mod init;
pub(crate) mod networks;
pub(crate) mod once;
pub(crate) mod page_access;
pub(crate) mod pages;
pub(crate) mod preview;
pub(crate) mod problems;
pub(crate) mod queue;
pub(crate) mod reading;
pub(crate) mod reasons;
pub(crate) mod rehearsal;
pub(crate) mod reload;
pub(crate) mod rhythm;
pub(crate) mod schema;
pub(crate) mod status;
pub(crate) mod store;
pub(crate) mod summary;
pub(crate) mod syntax;
pub(crate) mod templates;
pub(crate) mod terminal;
mod times;
mod told;
pub(crate) mod trail;
pub(crate) mod usage;
pub(crate) mod ways;
pub(crate) mod why;

pub use told::{Told, at, day};

/// Every sentence that a template may name.
pub(crate) fn all_named() -> impl Iterator<Item = &'static Phrase> {
    [admin::ALL, pages::ALL, desk::ALL, gate::ALL, ways::ALL, why::ALL].into_iter().flatten()
}

/// The sentence of this name, if a template may name it.
pub(crate) fn named(code: &str) -> Option<&'static Phrase> {
    all_named().find(|phrase| phrase.code == code)
}

/// The language of posts, the admin page and alerts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Language {
    /// As BCP 47 writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }
}

/// The same sentence in each language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// In German.
    pub de: String,
    /// In English.
    pub en: String,
}

impl Words {
    /// The same text in each language: a name, a number, what somebody else said.
    pub fn same(text: impl Into<String>) -> Self {
        let de = text.into();
        Self { en: de.clone(), de }
    }

    /// The sentence in one language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}

/// A sentence with places `{0}`, `{1}`, … to be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Phrase {
    /// Names the phrase for programs; stable.
    pub(crate) code: &'static str,
    de: &'static str,
    en: &'static str,
}

impl Phrase {
    /// Fills the places; what comes from the file is made safe for a terminal first, and cut.
    pub(crate) fn with(&self, parts: &[&str]) -> Words {
        let parts: Vec<String> = parts.iter().map(|part| shown(part)).collect();
        Words { de: fill(self.de, &parts), en: fill(self.en, &parts) }
    }

    /// Fills the places with whole sentences of each language, made safe but not cut.
    pub(crate) fn telling(&self, parts: &[&Words]) -> Words {
        let fill = |template, of: fn(&Words) -> &String| {
            let parts: Vec<String> =
                parts.iter().map(|part| of(part).chars().map(kept).collect()).collect();
            fill(template, &parts)
        };
        Words { de: fill(self.de, |words| &words.de), en: fill(self.en, |words| &words.en) }
    }
}

/// Longer values are cut when they are quoted in a sentence.
const LONGEST_SHOWN: usize = 120;

/// A value from the file, fit to be quoted: one line, no control or direction characters.
fn shown(value: &str) -> String {
    let mut safe: String = value.chars().take(LONGEST_SHOWN).map(visible).collect();
    if value.chars().nth(LONGEST_SHOWN).is_some() {
        safe.push('…');
    }
    safe
}

/// The character itself, or a stand-in where it would steer the terminal.
pub(crate) fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        other if other.is_control() => '\u{fffd}',
        other => other,
    }
}

/// As [`visible`], but a line break stays.
fn kept(character: char) -> char {
    if character == '\n' { character } else { visible(character) }
}

/// Fills `{0}` to `{9}` in one pass, so that a value that looks like a place stays a value.
fn fill(template: &str, parts: &[String]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}').and_then(|(number, tail)| {
            let part = parts.get(number.parse::<usize>().ok()?)?;
            Some((part, tail))
        });
        if let Some((part, tail)) = place {
            filled.push_str(part);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use super::{
        accounts, alerts, auth, config, doctor, forget, init, networks, once, page_access, preview,
        problems, queue, reading, reasons, rehearsal, reload, status, store, summary, templates,
        terminal, trail, usage,
    };

    /// One file a line.
    #[rustfmt::skip]
    const FILES: &[&[Phrase]] = &[
        accounts::ALL,
        alerts::ALL,
        auth::ALL,
        config::ALL,
        doctor::ALL,
        forget::ALL,
        init::ALL,
        networks::ALL,
        once::ALL,
        page_access::ALL,
        preview::ALL,
        problems::ALL,
        queue::ALL,
        reading::ALL,
        reasons::ALL,
        rehearsal::ALL,
        reload::ALL,
        status::ALL,
        store::ALL,
        summary::ALL,
        templates::ALL,
        terminal::ALL,
        trail::ALL,
        usage::ALL,
    ];

    fn all() -> impl Iterator<Item = &'static Phrase> {
        FILES.iter().copied().flatten().chain(all_named())
    }

    #[test]
    fn a_value_that_looks_like_a_place_stays_a_value() {
        let parts = ["{1}".to_owned(), "b".to_owned()];
        assert_eq!(fill("x {0} y {1} { z }", &parts), "x {1} y b { z }");
    }

    #[test]
    fn both_languages_have_the_same_places() {
        for phrase in all() {
            for place in ["{0}", "{1}", "{2}", "{3}", "{4}"] {
                let (de, en) = (phrase.de.contains(place), phrase.en.contains(place));
                assert_eq!(de, en, "{} {place}", phrase.code);
            }
        }
    }

    #[test]
    fn german_quotation_marks_are_the_german_ones() {
        for phrase in all() {
            let opened = phrase.de.matches('„').count();
            assert_eq!(opened, phrase.de.matches('“').count(), "{}", phrase.code);
            assert!(!phrase.en.contains('„'), "{}", phrase.code);
        }
    }

    #[test]
    fn a_value_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}"), "a\u{fffd}[2Jb\u{fffd}");
        assert_eq!(shown(&"ä".repeat(500)).chars().count(), LONGEST_SHOWN + 1);
    }
}
