//! Which language a text is in: German by its function words, every other one by name.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::lists;
use super::words::{is_alphabetic, push_lower};

#[cfg(test)]
mod tests;

/// German words without which hardly a German sentence does, and that its neighbours do not have or
/// have seldom.
static GERMAN: LazyLock<lists::Words> = LazyLock::new(|| {
    lists::words(
        "aber als auch auf aus bei beim bis das dass dem denn der dich die diese diesem diesen \
     dieser dieses doch durch ein eine einem einen einer eines für gegen haben hat ihr ihre \
     ihren ihrer im immer ist kann kein keine können mehr mit muss nach nicht noch nur oder \
     ohne schon sehr seine seit sich sie sind sollen sowie um und uns unter vom von vor waren \
     weil wenn werden wie wieder wir wird wurde wurden zu zum zur zwischen über",
    )
});

/// Bytes of the longest of them: longer words are not looked up.
const GERMAN_AT_MOST: usize = "zwischen".len();

/// From this share of function words on a paragraph is German. Of the 1,440 paragraphs with 200 or
/// more letters of the 150 German pages with teasers, 1,432 have it, and half have 0.35 or more.
const GERMAN_FROM: f64 = 0.15;
/// Below this share it may be in another language; Dutch and Danish stay below as well.
const FOREIGN_BELOW: f64 = 0.10;
/// Letters of a paragraph that is looked at; fewer are a heading, a name, an address.
const LETTERS_AT_LEAST: usize = 40;
/// Letters of another language that make a text foreign, where German is missing.
const FOREIGN_AT_LEAST: usize = 80;
/// Bytes of a text by which its language is told; more would not make it surer.
const READ_AT_MOST: usize = 12_000;
/// A text with this share of German is a German page with a part in another language.
const MIXED_FROM: f64 = 1.0 / 3.0;

/// A language that is not German.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// Its ISO 639-3 code, such as `eng`.
    pub code: &'static str,
    /// Its English name, such as `English`.
    pub name: &'static str,
}

/// What one paragraph seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    German,
    /// Without German function words.
    Other,
    /// Too short, or in between.
    Undecided,
}

/// The paragraphs of a text, each with what it seems to be and its letters.
pub struct Paragraphs<'t>(Vec<(&'t str, Kind, usize)>);

impl<'t> Paragraphs<'t> {
    /// Reads a text once for both questions.
    pub fn of(text: &'t str) -> Self {
        let known = |paragraph: &'t str| {
            let (kind, letters) = kind(paragraph);
            (paragraph, kind, letters)
        };
        Self(paragraphs(text).map(known).collect())
    }

    /// As [`foreign`].
    pub fn foreign(&self, hint: Option<&str>) -> Option<Foreign> {
        let (mut german, mut other) = (0_usize, 0_usize);
        let mut rest = String::new();
        for (paragraph, kind, letters) in &self.0 {
            match kind {
                Kind::German => german += letters,
                Kind::Other => {
                    other += letters;
                    rest.push_str(paragraph);
                    rest.push('\n');
                }
                Kind::Undecided => {}
            }
        }
        let said_foreign = hint.is_some_and(|hint| !hint.to_lowercase().starts_with("de"));
        let enough = if said_foreign { LETTERS_AT_LEAST } else { FOREIGN_AT_LEAST };
        if other < enough || share(german, german + other) >= MIXED_FROM {
            return None;
        }
        named(&rest, said_foreign)
    }

    /// The German part; none where no paragraph is surely in another language.
    pub fn german_part(&self) -> Option<String> {
        let is_other = |(paragraph, kind, letters): &&(&str, Kind, usize)| {
            *kind == Kind::Other
                && *letters >= FOREIGN_AT_LEAST
                && named(paragraph, false).is_some()
        };
        self.0.iter().find(is_other)?;
        let german = self.0.iter().filter(|paragraph| !is_other(paragraph));
        Some(german.map(|(paragraph, ..)| *paragraph).collect::<Vec<_>>().join("\n\n"))
    }
}

/// The language of a text that is not German; none for a German one, for a German one with a part
/// in another language, and where there is too little to tell. `hint` is what the page says of
/// itself; templates say it wrongly, so it decides only where the text is in doubt.
pub fn foreign(text: &str, hint: Option<&str>) -> Option<Foreign> {
    Paragraphs::of(text).foreign(hint)
}

/// The German part of a text; the whole where no paragraph is surely in another language.
pub fn german_part(text: &str) -> Cow<'_, str> {
    Paragraphs::of(text).german_part().map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether a text of one or more whole sentences is German.
pub fn is_german(text: &str) -> bool {
    Counts::of(text).german_share() >= FOREIGN_BELOW
}

/// The language by its letters and their sequences; none where that is German or, unless the page
/// says so itself, doubtful.
fn named(text: &str, expected: bool) -> Option<Foreign> {
    let end = (0..=text.len().min(READ_AT_MOST)).rev().find(|end| text.is_char_boundary(*end));
    let found = whatlang::detect(text.get(..end?)?)?;
    let language = found.lang();
    let sure = expected || found.is_reliable();
    (sure && language != whatlang::Lang::Deu)
        .then(|| Foreign { code: language.code(), name: language.eng_name() })
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// What a paragraph seems to be, and its letters.
fn kind(paragraph: &str) -> (Kind, usize) {
    let counts = Counts::of(paragraph);
    let share = counts.german_share();
    let kind = if counts.letters < LETTERS_AT_LEAST {
        Kind::Undecided
    } else if share >= GERMAN_FROM {
        Kind::German
    } else if share < FOREIGN_BELOW {
        Kind::Other
    } else {
        Kind::Undecided
    };
    (kind, counts.letters)
}

/// What a text is made of.
#[derive(Default)]
struct Counts {
    letters: usize,
    words: usize,
    /// German function words.
    german: usize,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        let mut lower = String::new();
        for word in letters(text) {
            counts.words += 1;
            counts.letters += word.chars().count();
            let known = if word.len() > GERMAN_AT_MOST {
                false
            } else if word.starts_with(char::is_uppercase) {
                lower.clear();
                word.chars().for_each(|c| push_lower(c, &mut lower));
                GERMAN.contains(lower.as_str())
            } else {
                GERMAN.contains(word)
            };
            counts.german += usize::from(known);
        }
        counts
    }

    /// The share of German function words among its words.
    fn german_share(&self) -> f64 {
        share(self.german, self.words)
    }
}

/// The runs of letters in a text, told by their bytes as far as German goes.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    // What stands at a place: its bytes, and whether it is a letter.
    let read = |at: usize| match text.as_bytes().get(at)? {
        byte @ 0..=0x7f => Some((1, byte.is_ascii_alphabetic())),
        _ => text.get(at..)?.chars().next().map(|c| (c.len_utf8(), is_alphabetic(c))),
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        while let (length, false) = read(at)? {
            at += length;
        }
        let start = at;
        while let Some((length, true)) = read(at) {
            at += length;
        }
        text.get(start..at)
    })
}

fn share(part: usize, all: usize) -> f64 {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { float(part) / float(all) }
}
