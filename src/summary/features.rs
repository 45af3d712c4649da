//! What the score of a sentence, and of a choice of sentences, is computed from.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::candidate::Found;
use crate::text::lists::Short;
use crate::text::words;

/// How many features a sentence has.
pub(super) const OF_SENTENCE: usize = 16;
/// How many a choice has beside the sums of those of its sentences.
pub(super) const OF_CHOICE: usize = 5;
/// How many features are weighed.
pub const FEATURES: usize = OF_SENTENCE + OF_CHOICE;

/// The weight of each feature: first those of `Table::features`, then those of a choice. Learned
/// by `examples/train_summary.rs`, which prints them; a test learns them again.
pub const WEIGHTS: [f32; FEATURES] = [
    0.19, -0.28, 0.15, 0.21, 0.03, 0.2, 0.21, 0.28, 0.14, 0.08, -0.11, 0.03, 0.01, -0.1, 0.05,
    0.17, -0.08, 0.26, -0.05, 0.25, 0.15,
];

/// Words rarer than this tell what a text is about.
const TELLING_RARITY: f32 = 3.2;
/// Words rarer than this and written with a capital are mostly names.
const NAME_RARITY: f32 = 5.5;
/// How many of the headline's words are looked at.
const HEADLINE_WORDS: usize = 32;
/// Bytes of the shortest stem that is looked for as a part of a compound.
const PART_AT_LEAST: usize = 5;

/// One word that tells something.
#[derive(Clone, Copy)]
struct Word {
    /// The number of its stem.
    stem: u32,
    rarity: f32,
    capital: bool,
}

/// What is known of a sentence's words.
struct Told {
    /// Those that tell something.
    words: Vec<Word>,
    /// How many there are in all.
    count: usize,
    /// Numbers of its stems, each once, in order.
    stems: Vec<u32>,
    /// A writer's aside, an appeal or a question instead of news.
    speaks_to_reader: bool,
}

/// The words of all candidates and of the headline, looked up once.
pub(super) struct Table {
    sentences: Vec<Told>,
    /// The headline's stems.
    headline: Vec<Topic>,
    /// In how many sentences each stem stands.
    spread: Vec<usize>,
    /// For each sentence and each later one what [`Table::overlap`] gives.
    overlaps: Vec<f32>,
}

/// A stem of the headline.
struct Topic {
    stem: u32,
    rarity: f32,
    /// Stems that hold this one as a part of a compound, or are a part of it: a flag each.
    related: Vec<bool>,
}

impl Table {
    pub(super) fn new(title: Option<&str>, found: &[Found]) -> Self {
        let mut lexicon = Lexicon::default();
        let title = lexicon.telling(&words::tokens(title.unwrap_or_default()));
        let sentences: Vec<Told> = found.iter().map(|sentence| lexicon.told(sentence)).collect();
        let mut headline: Vec<Topic> = Vec::new();
        for word in title.iter().take(HEADLINE_WORDS) {
            if headline.iter().all(|topic| topic.stem != word.stem) {
                headline.push(lexicon.topic(word.stem, word.rarity));
            }
        }
        let mut spread = vec![0; lexicon.numbers.len()];
        for stem in sentences.iter().flat_map(|told| &told.stems) {
            spread[index(*stem)] += 1;
        }
        let mut overlaps = vec![0.0; sentences.len() * sentences.len()];
        for (left, earlier) in sentences.iter().enumerate() {
            for (right, later) in sentences.iter().enumerate().skip(left + 1) {
                overlaps[left * sentences.len() + right] = overlap(&earlier.stems, &later.stems);
            }
        }
        Self { sentences, headline, spread, overlaps }
    }

    /// The share of the shorter sentence's telling words that the other, later one holds as well.
    pub(super) fn overlap(&self, left: usize, right: usize) -> f32 {
        self.overlaps.get(left * self.sentences.len() + right).copied().unwrap_or(0.0)
    }

    /// Which of the headline's words the candidate holds: a bit each.
    pub(super) fn held(&self, position: usize) -> u32 {
        let stems = self.sentences.get(position).map_or(&[][..], |told| &told.stems);
        self.bits(|topic| stems.binary_search(&topic.stem).is_ok())
    }

    /// The share of the headline that is held, weighed by rarity.
    pub(super) fn share(&self, held: u32) -> f32 {
        let all: f32 = self.headline.iter().map(|topic| topic.rarity).sum();
        let is_held = |at: &usize| held >> at & 1 == 1;
        let at = (0..self.headline.len()).filter(is_held);
        let weight: f32 = at.map(|at| self.headline[at].rarity).sum();
        if all > 0.0 { weight / all } else { 0.0 }
    }

    /// In this order, each between 0 and 1: begins the text; how far inside the text; is the first
    /// candidate; nearness to the front, falling fast and evenly; one of the first three that stand
    /// alone; the headline's share in words, and in words and parts of compounds; the headline's
    /// weight among the sentence's words; words that come back; telling words; a number; names;
    /// length; leans; asks or speaks to the reader.
    pub(super) fn features(
        &self,
        position: usize,
        sentence: &Found,
        leans: bool,
    ) -> [f32; OF_SENTENCE] {
        let Some(told) = self.sentences.get(position) else {
            return [0.0; OF_SENTENCE];
        };
        let flag = |is: bool| if is { 1.0 } else { 0.0 };
        let place = small(position);
        let headline = self.share(self.held(position));
        let all = self.headline.iter().map(|topic| topic.rarity).sum::<f32>();
        let mass = told.words.iter().map(|word| word.rarity).sum::<f32>().max(1.0);
        let names = told.words.iter().filter(|word| word.capital && word.rarity > NAME_RARITY);
        let count = small(told.count).max(1.0);
        [
            flag(sentence.index == 0),
            (small(sentence.index) / 10.0).min(1.0),
            flag(position == 0),
            1.0 / (1.0 + place),
            1.0 - (place / 30.0).min(1.0),
            flag(position < 3 && !leans),
            headline,
            self.share(self.parts(told)),
            (headline * all / mass).min(1.0),
            self.centrality(told) / mass,
            (small(told.words.len()) / count).min(1.0),
            flag(sentence.text.bytes().any(|byte| byte.is_ascii_digit())),
            (small(names.count()) / 4.0).min(1.0),
            length(count),
            flag(leans),
            flag(told.speaks_to_reader),
        ]
    }

    /// The rarity of the words that come back elsewhere in the text.
    fn centrality(&self, told: &Told) -> f32 {
        let again = told.words.iter().filter(|word| self.spread[index(word.stem)] > 1);
        again.map(|word| word.rarity).sum()
    }

    /// Which of the headline's words the sentence holds, compounds compared by their parts.
    fn parts(&self, told: &Told) -> u32 {
        let related = |topic: &Topic, stem: u32| topic.stem == stem || topic.related[index(stem)];
        self.bits(|topic| told.stems.iter().any(|stem| related(topic, *stem)))
    }

    fn bits(&self, held: impl Fn(&Topic) -> bool) -> u32 {
        self.headline.iter().rev().fold(0, |bits, topic| bits << 1 | u32::from(held(topic)))
    }
}

/// The share of the shorter one of two lists, each in order, that the other one holds as well.
fn overlap(left: &[u32], right: &[u32]) -> f32 {
    let (mut both, mut rest) = (0, right);
    for stem in left {
        while let [first, behind @ ..] = rest
            && first < stem
        {
            rest = behind;
        }
        both += usize::from(rest.first() == Some(stem));
    }
    small(both) / small(left.len().min(right.len())).max(1.0)
}

/// The place of a stem in lists of all stems.
fn index(stem: u32) -> usize {
    usize::try_from(stem).unwrap_or(usize::MAX)
}

/// Best between 12 and 30 words.
fn length(words: f32) -> f32 {
    if words < 12.0 { words / 12.0 } else { (1.0 - (words - 30.0) / 30.0).clamp(0.0, 1.0) }
}

/// The words of an article as they were looked up: most come more than once.
#[derive(Default)]
struct Lexicon<'t> {
    known: HashMap<&'t str, Option<Word>, Fast>,
    /// The number of each stem: its place in the order in which they came.
    numbers: Numbers,
}

/// The few sentences that are looked at hold too few words for one to make them collide.
type Fast = BuildHasherDefault<Short>;
type Numbers = HashMap<String, u32, Fast>;

impl<'t> Lexicon<'t> {
    fn told(&mut self, sentence: &'t Found) -> Told {
        let tokens = sentence.tokens();
        let words = self.telling(&tokens);
        let mut stems: Vec<u32> = words.iter().map(|word| word.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        let speaks_to_reader = sentence.text.contains(['?', '!'])
            || tokens.iter().any(|token| is_personal(token.text));
        Told { words, count: tokens.len(), stems, speaks_to_reader }
    }

    /// The words that say something.
    fn telling(&mut self, tokens: &[words::Token<'t>]) -> Vec<Word> {
        let Self { known, numbers } = self;
        let look = |token: &words::Token<'t>| {
            *known.entry(token.text).or_insert_with(|| look_up(token.text, numbers))
        };
        tokens.iter().filter_map(look).collect()
    }

    fn topic(&self, stem: u32, rarity: f32) -> Topic {
        let mut related = vec![false; self.numbers.len()];
        let own = self.numbers.iter().find(|(_, number)| **number == stem);
        for (other, number) in &self.numbers {
            let is = own.is_some_and(|(own, _)| holds_part(own, other) || holds_part(other, own));
            related[index(*number)] = is;
        }
        Topic { stem, rarity, related }
    }
}

/// Whether a stem begins or ends with another one: `integrationskonzept` and `konzept`.
fn holds_part(stem: &str, part: &str) -> bool {
    part.len() >= PART_AT_LEAST && (stem.starts_with(part) || stem.ends_with(part))
}

fn look_up(word: &str, numbers: &mut Numbers) -> Option<Word> {
    let (rarity, stem) = words::stem_if_rarer(word, TELLING_RARITY)?;
    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let stem = *numbers.entry(stem).or_insert(next);
    Some(Word { stem, rarity, capital: word.starts_with(char::is_uppercase) })
}

/// A writer's aside or an appeal instead of news.
fn is_personal(word: &str) -> bool {
    matches!(
        word,
        "ich" | "Ich" | "mich" | "mir" | "mein" | "meine" | "du" | "euch" | "Euch" | "dich" | "dir"
    )
}

/// Counts here are far below the 2^24 that an `f32` holds exactly.
fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
