//! Which of several good choices of sentences says the likeliest words: what many of them say
//! outweighs what only the best one does.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::candidate::Pool;
use super::features::FEATURES;
use super::rank::Choice;
use crate::text::lists::Short;
use crate::text::words;

/// How sharply the best choice is preferred: one whose score is lower by this is believed about a
/// third as much.
const SHARPNESS: f32 = 0.2;
/// A choice that is believed less than this share of the best one tells nothing about the others.
const FAINT: f32 = 0.05;

/// A sentence of a good choice.
struct Told<'p> {
    /// Its place among the candidates.
    at: usize,
    /// How much the choices that hold it are believed.
    belief: f32,
    /// How many words it has.
    count: f32,
    /// Its words, in order, each once.
    words: Vec<&'p str>,
}

/// Of these choices the one that shares most words with what the good ones say, each as much as it
/// is believed, and is about as long: the best expected F1 of its words. Of equal ones the earlier.
pub(super) fn likeliest(
    pool: &Pool,
    choices: Vec<Choice>,
    weights: &[f32; FEATURES],
) -> Option<Choice> {
    let good = good(choices, weights);
    if good.len() < 2 {
        return good.into_iter().next().map(|(choice, _)| choice);
    }
    let sentences = told(pool, &good);
    let length: f32 = sentences.iter().map(|told| told.belief * told.count).sum();
    let mut beliefs: HashMap<&str, f32, BuildHasherDefault<Short>> = HashMap::default();
    for told in &sentences {
        for word in &told.words {
            *beliefs.entry(word).or_default() += told.belief;
        }
    }
    let expected = |choice: &Choice| {
        let of = |at: &usize| sentences.iter().find(|told| told.at == *at);
        let own: Vec<&Told<'_>> = choice.places.iter().filter_map(of).collect();
        let count: f32 = own.iter().map(|told| told.count).sum();
        let said: f32 = said_once(&own).map(|word| beliefs[word].min(1.0)).sum();
        said / (count + length)
    };
    // Where the second sentence is uncertain, one alone would be expected to share more; a post says
    // less by it.
    let fewest = most_believed(&good);
    let whole = |(choice, _): &(Choice, f32)| choice.places.len() >= fewest;
    let measured = good.into_iter().filter(whole).map(|(choice, _)| (expected(&choice), choice));
    let best = measured.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, choice)| choice)
}

/// How many sentences the choice has that is believed most.
fn most_believed(good: &[(Choice, f32)]) -> usize {
    let most = good.iter().reduce(|most, next| if next.1 > most.1 { next } else { most });
    most.map_or(0, |(choice, _)| choice.places.len())
}

/// The choices that are believed, each with its share of the belief in all of them.
fn good(choices: Vec<Choice>, weights: &[f32; FEATURES]) -> Vec<(Choice, f32)> {
    let scored: Vec<(Choice, f32)> = choices
        .into_iter()
        .map(|choice| {
            let score = choice.score(weights);
            (choice, score)
        })
        .collect();
    let highest = scored.iter().map(|(_, score)| *score).fold(f32::MIN, f32::max);
    let mut good: Vec<(Choice, f32)> = scored
        .into_iter()
        .map(|(choice, score)| (choice, ((score - highest) / SHARPNESS).exp()))
        .filter(|(_, belief)| *belief >= FAINT)
        .collect();
    let all: f32 = good.iter().map(|(_, belief)| belief).sum();
    for (_, belief) in &mut good {
        *belief /= all;
    }
    good
}

/// The sentences of these choices, each with the belief in all those that hold it.
fn told<'p>(pool: &'p Pool, good: &[(Choice, f32)]) -> Vec<Told<'p>> {
    let mut sentences: Vec<Told<'p>> = Vec::new();
    for (choice, belief) in good {
        for at in &choice.places {
            if let Some(told) = sentences.iter_mut().find(|told| told.at == *at) {
                told.belief += belief;
                continue;
            }
            let tokens = words::tokens(&pool.candidates[*at].text);
            let count = f32::from(u16::try_from(tokens.len()).unwrap_or(u16::MAX));
            let mut words: Vec<&str> = tokens.into_iter().map(|token| token.text).collect();
            words.sort_unstable();
            words.dedup();
            sentences.push(Told { at: *at, belief: *belief, count, words });
        }
    }
    sentences
}

/// The words of these sentences, each once.
fn said_once<'a>(sentences: &'a [&'a Told<'a>]) -> impl Iterator<Item = &'a str> {
    sentences.iter().enumerate().flat_map(move |(place, told)| {
        let before = &sentences[..place];
        let new =
            move |word: &&str| before.iter().all(|told| told.words.binary_search(word).is_err());
        told.words.iter().copied().filter(new)
    })
}
