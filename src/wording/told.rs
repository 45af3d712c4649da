//! A sentence as the state keeps it: by its code and the values in it, so that each reader has it in
//! their own language.

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Phrase, Words, gate, networks, reading, reasons, times};

/// The key under which a kept sentence names its code.
const CODE: &str = "told";
/// The key under which it keeps its values.
const WITH: &str = "with";

/// The keys under which a sentence without a code is kept.
const DE: &str = "de";
const EN: &str = "en";

/// The key under which a time on the wall clock is kept.
const AT: &str = "at";
/// The key under which a day is kept.
const DAY: &str = "day";

/// What somebody else wrote, or an earlier program: it is shown as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Said {
    Coded(&'static Phrase, Vec<Told>),
    Plain(String),
    /// A sentence without a code, as it was put into words.
    Spoken(Words),
    At(DateTime),
    Day(Date),
}

/// A sentence that is kept. What an earlier program wrote is plain text and stays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told(Said);

/// An instant as a value of a sentence: on the wall clock of a zone.
pub fn at(at: Timestamp, zone: &TimeZone) -> Told {
    Told(Said::At(at.to_zoned(zone.clone()).datetime()))
}

/// A day as a value of a sentence.
pub fn day(day: Date) -> Told {
    Told(Said::Day(day))
}

impl Phrase {
    /// The sentence with these values, to be kept. Only sentences of `reasons.rs` are found again.
    pub(crate) fn told(&'static self, with: impl IntoIterator<Item = Told>) -> Told {
        Told(Said::Coded(self, with.into_iter().collect()))
    }
}

impl Told {
    /// As a column of the database holds it.
    pub fn kept(&self) -> String {
        match &self.0 {
            // A text that looks like a kept sentence must not become one.
            Said::Plain(text) if text.starts_with('{') && is_code(text) => {
                reasons::AS_SAID.told([Self::said(text)]).value().to_string()
            }
            Said::Plain(text) => text.clone(),
            Said::Coded(..) | Said::Spoken(_) | Said::At(_) | Said::Day(_) => {
                self.value().to_string()
            }
        }
    }

    fn value(&self) -> Value {
        match &self.0 {
            Said::Plain(text) => Value::from(text.as_str()),
            Said::Spoken(Words { de, en }) => json!({ DE: de, EN: en }),
            Said::At(at) => json!({ AT: at.to_string() }),
            Said::Day(day) => json!({ DAY: day.to_string() }),
            Said::Coded(phrase, with) => {
                let with: Vec<Value> = with.iter().map(Self::value).collect();
                json!({ CODE: phrase.code, WITH: with })
            }
        }
    }

    /// What a column of the database holds. What is not understood is shown as it stands.
    pub fn read(text: &str) -> Self {
        let coded = text.starts_with('{').then(|| serde_json::from_str(text).ok()).flatten();
        coded.and_then(|value| Self::of(&value)).unwrap_or_else(|| Self::said(text))
    }

    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::said(text)),
            Value::Object(object) => {
                let text = |key| object.get(key).and_then(Value::as_str);
                if let Some(at) = text(AT) {
                    return Some(Self(Said::At(at.parse().ok()?)));
                }
                if let Some(day) = text(DAY) {
                    return Some(Self(Said::Day(day.parse().ok()?)));
                }
                if let (Some(de), Some(en)) = (text(DE), text(EN)) {
                    return Some(Self::from(Words { de: de.to_owned(), en: en.to_owned() }));
                }
                let code = object.get(CODE)?.as_str()?;
                let phrase = kept().find(|phrase| phrase.code == code)?;
                let with = object.get(WITH)?.as_array()?.iter().map(Self::of);
                Some(Self(Said::Coded(phrase, with.collect::<Option<_>>()?)))
            }
            _ => None,
        }
    }

    /// What somebody else said, a network or a person: shown as it stands.
    pub fn said(text: &str) -> Self {
        Self(Said::Plain(text.to_owned()))
    }

    /// The code of the sentence; none for plain text.
    pub fn code(&self) -> Option<&'static str> {
        match &self.0 {
            Said::Coded(phrase, _) => Some(phrase.code),
            Said::Plain(_) | Said::Spoken(_) | Said::At(_) | Said::Day(_) => None,
        }
    }

    /// The sentence in each language.
    pub fn words(&self) -> Words {
        match &self.0 {
            Said::Plain(text) => Words::same(text.chars().map(super::kept).collect::<String>()),
            Said::Spoken(words) => words.clone(),
            Said::At(at) => times::wall(*at),
            Said::Day(day) => times::day(*day),
            Said::Coded(phrase, with) => {
                let parts: Vec<Words> = with.iter().map(Self::words).collect();
                phrase.telling(&parts.iter().collect::<Vec<_>>())
            }
        }
    }

    /// Several sentences, one behind the other; empty where there is none.
    pub fn list(all: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(all, &reasons::AND)
    }

    /// Several sentences, each on a line of its own.
    pub(crate) fn lines(all: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(all, &networks::LINES)
    }

    /// Several, each joined to those before by a phrase of two places; empty where there is none.
    pub(crate) fn joined(all: impl IntoIterator<Item = Self>, by: &'static Phrase) -> Self {
        all.into_iter().reduce(|one, other| by.told([one, other])).unwrap_or_default()
    }

    /// This sentence, and another one behind it.
    pub(crate) fn then(self, next: Self) -> Self {
        networks::THEN.told([self, next])
    }

    /// In English, as logs and `--json` have it.
    pub fn english(&self) -> String {
        self.words().en
    }

    /// Whether the sentence has these words in one of its languages.
    pub fn contains(&self, part: &str) -> bool {
        let Words { de, en } = self.words();
        de.contains(part) || en.contains(part)
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        matches!(&self.0, Said::Plain(text) if text.is_empty())
    }
}

/// The sentences that are kept.
fn kept() -> impl Iterator<Item = &'static Phrase> {
    [reasons::ALL, networks::ALL, reading::ALL, gate::ALL].into_iter().flatten()
}

fn is_code(text: &str) -> bool {
    let keeps = |value: &Value| [CODE, DE, AT, DAY].iter().any(|key| value.get(key).is_some());
    serde_json::from_str::<Value>(text).is_ok_and(|value| keeps(&value))
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.english())
    }
}

impl From<&str> for Told {
    /// What is kept is read, so that a sentence can pass through a text.
    fn from(text: &str) -> Self {
        Self::read(text)
    }
}

impl From<String> for Told {
    fn from(text: String) -> Self {
        Self::read(&text)
    }
}

impl From<&String> for Told {
    fn from(text: &String) -> Self {
        Self::read(text)
    }
}

impl From<Words> for Told {
    /// A sentence that has been put into words already.
    fn from(words: Words) -> Self {
        let same = words.de == words.en;
        Self(if same { Said::Plain(words.de) } else { Said::Spoken(words) })
    }
}

impl Default for Told {
    /// Nothing is said.
    fn default() -> Self {
        Self::said("")
    }
}

impl From<&Told> for Told {
    fn from(told: &Told) -> Self {
        told.clone()
    }
}

/// Numbers and codes are said as they are.
macro_rules! said_as_is {
    ($($of:ty),*) => {
        $(impl From<$of> for Told {
            fn from(value: $of) -> Self {
                Self(Said::Plain(value.to_string()))
            }
        })*
    };
}

said_as_is!(i64, u16, u32, u64, usize, f32);
