//! A sentence as the rules for a model's sentences compare it: what it says, in stems and in order.

use crate::text::words::{rarity, stem};
use crate::text::{dates, quotes, sentences, words};

/// Words more common than this (see [`rarity`]) hold a sentence together and say nothing.
const SAYING_FROM: f32 = 3.3;
/// More sentences of an article are not compared; a model is not given more either.
const SENTENCES_AT_MOST: usize = 120;

/// A sentence, taken apart.
#[derive(Debug)]
pub(super) struct Told {
    /// As it stands.
    pub(super) text: String,
    /// Letters and digits alone, in lower case.
    pub(super) folded: String,
    /// The stems of the words that say something, in order; dates and numbers are not among them.
    pub(super) stems: Vec<String>,
    /// Those of them that stand outside quotations.
    pub(super) unquoted: Vec<String>,
    /// All words in lower case.
    pub(super) words: Vec<String>,
    /// Numbers outside dates, as they are written.
    pub(super) numbers: Vec<dates::Number>,
    /// The dates it mentions.
    pub(super) dates: Vec<dates::DateMention>,
    /// Whether something is quoted in it.
    pub(super) quotes: bool,
}

impl Told {
    pub(super) fn of(text: &str) -> Self {
        let days = dates::find(text);
        let tokens = words::tokens(text);
        let says = |token: &&words::Token<'_>| {
            !days.iter().any(|day| day.range.contains(&token.start))
                && token.text.starts_with(char::is_alphabetic)
                && rarity(token.text) >= SAYING_FROM
        };
        let quoted = quotes::find(text);
        let is_quoted = |place: usize| quoted.iter().any(|one| one.range.contains(&place));
        let said: Vec<(bool, String)> = tokens
            .iter()
            .filter(says)
            .map(|token| (is_quoted(token.start), stem(token.text)))
            .collect();
        let outside = said.iter().filter(|(quoted, _)| !quoted);
        Self {
            text: text.to_owned(),
            folded: text
                .chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect(),
            unquoted: outside.map(|(_, stem)| stem.clone()).collect(),
            stems: said.into_iter().map(|(_, stem)| stem).collect(),
            words: tokens.iter().map(|token| token.text.to_lowercase()).collect(),
            numbers: dates::numbers(text),
            dates: days,
            quotes: !quoted.is_empty(),
        }
    }

    /// Whether it has one of these words.
    pub(super) fn has_any(&self, wanted: &[&str]) -> bool {
        self.words.iter().any(|word| wanted.contains(&word.as_str()))
    }

    /// Whether it has a stem, or a compound that begins or ends with it.
    pub(super) fn says(&self, stem: &str) -> bool {
        self.stems.iter().any(|own| alike(own, stem))
    }
}

/// The sentences of a text, taken apart.
pub(super) fn parse(text: &str) -> Vec<Told> {
    sentences::split(text).into_iter().take(SENTENCES_AT_MOST).map(Told::of).collect()
}

/// Letters of the shortest part by which a compound is known again.
const PART_AT_LEAST: usize = 5;

/// Whether two stems are the same, or one is a compound's first or last part.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short == long
        || (short.chars().count() >= PART_AT_LEAST
            && (long.starts_with(short) || long.ends_with(short)))
}
