//! What a sentence's score is computed from.

use std::collections::{HashMap, HashSet};

use super::candidate::Found;
use crate::text::{dates, words};

/// How many features a candidate has.
pub const FEATURES: usize = 12;

/// The weight of each feature, in the order of `Table::features`: rounded by hand from what
/// `examples/train_summary.rs` learned, which they beat in its cross-validation.
pub const WEIGHTS: [f32; FEATURES] =
    [0.0, 0.5, 1.5, 0.7, 0.5, 0.0, 0.05, 0.1, 0.4, -0.05, 0.0, 0.05];

/// Words rarer than this tell what a text is about.
const TELLING_RARITY: f32 = 3.2;

/// One word that tells something.
#[derive(Clone)]
struct Word {
    stem: String,
    rarity: f32,
    capital: bool,
}

/// The words of all candidates and of the headline, looked up once.
pub(super) struct Table {
    title: HashMap<String, f32>,
    sentences: Vec<Vec<Word>>,
    /// In how many candidates a stem stands.
    spread: HashMap<String, usize>,
}

impl Table {
    pub(super) fn new(title: Option<&str>, found: &[Found]) -> Self {
        let mut known = HashMap::new();
        let title = telling(title.unwrap_or_default(), &mut known)
            .into_iter()
            .map(|w| (w.stem, w.rarity))
            .collect();
        let sentences: Vec<Vec<Word>> =
            found.iter().map(|sentence| telling(&sentence.text, &mut known)).collect();
        let mut spread = HashMap::new();
        for words in &sentences {
            let stems: HashSet<&str> = words.iter().map(|word| word.stem.as_str()).collect();
            for stem in stems {
                *spread.entry(stem.to_owned()).or_insert(0) += 1;
            }
        }
        Self { title, sentences, spread }
    }

    pub(super) fn stems(&self, position: usize) -> HashSet<String> {
        self.sentences.get(position).into_iter().flatten().map(|word| word.stem.clone()).collect()
    }

    /// In this order, each between about 0 and 1: is the first; nearness to the front, falling fast
    /// and evenly; share of the headline; of words that come back; of telling words; a number or a
    /// date; names; length; leans; asks or speaks to the reader; opens one of the first paragraphs.
    pub(super) fn features(
        &self,
        position: usize,
        sentence: &Found,
        leans: bool,
    ) -> [f32; FEATURES] {
        let words = self.sentences.get(position).map_or(&[][..], Vec::as_slice);
        let all = words::tokens(&sentence.text);
        let count = small(all.len()).max(1.0);
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let place = small(position);
        [
            flag(position == 0),
            1.0 / (1.0 + place),
            1.0 - (place / 30.0).min(1.0),
            self.headline(words),
            self.centrality(words),
            (small(words.len()) / count).min(1.0),
            flag(
                sentence.text.bytes().any(|b| b.is_ascii_digit())
                    || !dates::find(&sentence.text).is_empty(),
            ),
            (small(words.iter().filter(|w| w.capital && w.rarity > 5.5).count()) / 4.0).min(1.0),
            length(count),
            flag(leans),
            flag(sentence.text.contains(['?', '!']) || speaks_to_reader(&all)),
            flag(sentence.first && sentence.paragraph < 3),
        ]
    }

    /// The share of the headline's words, weighed by rarity, that the words hold.
    fn headline(&self, words: &[Word]) -> f32 {
        let stems: HashSet<&str> = words.iter().map(|word| word.stem.as_str()).collect();
        let all: f32 = self.title.values().sum();
        let held: f32 =
            self.title.iter().filter(|(s, _)| stems.contains(s.as_str())).map(|(_, r)| r).sum();
        if all > 0.0 { held / all } else { 0.0 }
    }

    /// How much of what the words say comes back elsewhere in the text.
    fn centrality(&self, words: &[Word]) -> f32 {
        let all: f32 = words.iter().map(|word| word.rarity).sum();
        let again: f32 = words
            .iter()
            .filter(|word| self.spread.get(&word.stem).is_some_and(|spread| *spread > 1))
            .map(|word| word.rarity)
            .sum();
        if all > 0.0 { again / all } else { 0.0 }
    }
}

/// The words of an article as they were looked up: most come more than once.
type Known<'t> = HashMap<&'t str, Option<Word>>;

/// The words of a text that say something, stemmed.
fn telling<'t>(text: &'t str, known: &mut Known<'t>) -> Vec<Word> {
    words::tokens(text)
        .into_iter()
        .filter_map(|token| known.entry(token.text).or_insert_with(|| look_up(token.text)).clone())
        .collect()
}

fn look_up(word: &str) -> Option<Word> {
    let rarity = words::rarity(word);
    (rarity > TELLING_RARITY).then(|| Word {
        stem: words::stem(word),
        rarity,
        capital: word.starts_with(char::is_uppercase),
    })
}

/// Best between 12 and 30 words.
fn length(words: f32) -> f32 {
    if words < 12.0 { words / 12.0 } else { (1.0 - (words - 30.0) / 30.0).clamp(0.0, 1.0) }
}

/// A writer's aside or an appeal instead of news.
fn speaks_to_reader(tokens: &[words::Token<'_>]) -> bool {
    tokens.iter().any(|token| {
        matches!(
            token.text,
            "ich"
                | "Ich"
                | "mich"
                | "mir"
                | "mein"
                | "meine"
                | "du"
                | "euch"
                | "Euch"
                | "dich"
                | "dir"
        )
    })
}

/// Counts here are far below the 2^24 that an `f32` holds exactly.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
