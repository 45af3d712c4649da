//! From an article to a few of its own sentences.

mod candidate;
pub mod faithful;
mod features;
pub mod foreign;
mod junk;
pub mod model;
mod rank;
mod shorten;
mod source;
mod speakers;
#[cfg(test)]
mod tests;

pub use candidate::{Candidate, candidates};
pub use features::{FEATURES, WEIGHTS};

use std::collections::HashSet;

use crate::item::{Article, Summary};
use crate::text::words;

/// How much a summary may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Characters in all, the spaces between sentences included.
    pub max_chars: usize,
    /// Sentences in all.
    pub max_sentences: usize,
}

/// Chooses the sentences that say who, what, where and when; empty if not one is fit to be seen.
/// The one that says it best loses an aside where it is too long as it stands.
pub fn summarise(article: &Article, budget: Budget) -> Summary {
    let candidates = candidates(article);
    let shorter = shorten::to_fit(&candidates, budget.max_chars);
    let whole = summary_of(article, candidates, budget, &WEIGHTS);
    if whole.leads {
        return whole;
    }
    match shorter.map(|shorter| summary_of(article, shorter, budget, &WEIGHTS)) {
        Some(shorter) if shorter.leads || whole.sentences.is_empty() => shorter,
        _ => whole,
    }
}

/// As [`summarise`], with other weights: for measuring and training them.
pub fn summarise_with(article: &Article, budget: Budget, weights: &[f32; FEATURES]) -> Summary {
    summary_of(article, candidates(article), budget, weights)
}

fn summary_of(
    article: &Article,
    candidates: Vec<Candidate>,
    budget: Budget,
    weights: &[f32; FEATURES],
) -> Summary {
    let lead = rank::lead(&candidates, weights);
    let sentences = rank::choose(candidates, budget, weights);
    let leads = sentences.first().zip(lead).is_some_and(|(first, lead)| {
        first.index <= lead && speaks_of(article.title.as_deref(), &first.text)
    });
    Summary { sentences, leads, quoted_source: source::quoted(&article.text) }
}

/// Words more common than this (see [`words::rarity`]) say nothing about what a headline is about.
const TELLING: f32 = 4.0;

/// Whether a sentence has a telling word of the headline: one that has none, such as `Die 64 Seiten
/// starke Broschüre …`, takes for granted what the headline says.
fn speaks_of(title: Option<&str>, sentence: &str) -> bool {
    let title = words::tokens(title.unwrap_or_default());
    let telling = title.iter().filter(|token| words::rarity(token.text) >= TELLING);
    let mut telling = telling.map(|token| words::stem(token.text)).peekable();
    if telling.peek().is_none() {
        return true;
    }
    let said: HashSet<String> =
        words::tokens(sentence).iter().map(|token| words::stem(token.text)).collect();
    telling.any(|stem| said.contains(&stem))
}
