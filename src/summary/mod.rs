//! From an article to a few of its own sentences.

mod belief;
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
mod weight;

pub use candidate::{Candidate, candidates};
pub use features::{FEATURES, WEIGHTS};

use std::cell::OnceCell;
use std::rc::Rc;

use crate::item::{Article, Sentence, Summary};
use crate::text::{openers, words};
use candidate::Pool;

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
    Sifted::of(article).summarise(budget)
}

/// As [`summarise`], with other weights: for measuring and training them.
pub fn summarise_with(article: &Article, budget: Budget, weights: &[f32; FEATURES]) -> Summary {
    let sifted = Sifted::of(article);
    sifted.summary_of(&sifted.pool, budget, weights, rank::lead(&sifted.pool, weights))
}

/// The sentences of an article that may be shown, sifted once for summaries of any length.
pub struct Sifted {
    pool: Pool,
    headline: Option<String>,
    /// The stems of the headline's telling words.
    telling: Vec<String>,
    quoted_source: Option<String>,
    /// The place of the sentence that says it best, once it was asked for.
    lead: OnceCell<Option<usize>>,
}

impl Sifted {
    /// Sifts an article's sentences.
    pub fn of(article: &Article) -> Self {
        Self {
            pool: candidate::pool(article),
            headline: article.title.clone(),
            telling: telling(article.title.as_deref()),
            quoted_source: source::quoted(&article.text),
            lead: OnceCell::new(),
        }
    }

    /// As [`summarise`].
    pub fn summarise(&self, budget: Budget) -> Summary {
        let whole = self.summary_of(&self.pool, budget, &WEIGHTS, self.lead());
        if whole.leads {
            return whole;
        }
        let shorter = shorten::to_fit(&self.pool.candidates, budget.max_chars);
        let (table, untold) = (&self.pool.table, self.pool.untold);
        let shorter =
            shorter.map(|candidates| Pool { candidates, table: Rc::clone(table), untold });
        // The shorter ones have what is weighed in common with the whole ones.
        match shorter.map(|shorter| self.summary_of(&shorter, budget, &WEIGHTS, self.lead())) {
            Some(shorter) if shorter.leads || whole.sentences.is_empty() => shorter,
            _ => whole,
        }
    }

    /// One sentence to stand behind the headline, of so many characters at most: the one that says
    /// it best, and where that does not fit, a deadline, who may come, a sum or a day before anything
    /// else.
    pub fn beside_headline(&self, max_chars: usize) -> Summary {
        let budget = Budget { max_chars, max_sentences: 1 };
        let headline = self.headline.as_deref().unwrap_or_default();
        let whole = self.summarise(budget);
        if whole.leads || self.says_it_best(&whole) {
            return whole;
        }
        Summary { sentences: rank::beside(&self.pool, budget, headline, &WEIGHTS), ..whole }
    }

    /// Whether a summary begins with the sentence that says it best, not with one for which there
    /// was room.
    pub fn says_it_best(&self, summary: &Summary) -> bool {
        summary.sentences.first().zip(self.lead()).is_some_and(|(first, lead)| first.index <= lead)
    }

    fn lead(&self) -> Option<usize> {
        *self.lead.get_or_init(|| rank::lead(&self.pool, &WEIGHTS))
    }

    fn summary_of(
        &self,
        pool: &Pool,
        budget: Budget,
        weights: &[f32; FEATURES],
        lead: Option<usize>,
    ) -> Summary {
        let sentences = rank::choose(pool, budget, weights);
        let leads = sentences.first().zip(lead).is_some_and(|(first, lead)| {
            let behind_untold = pool.untold.is_some_and(|untold| untold < first.index);
            let speaks = |sentence: &Sentence| speaks_of(&self.telling, &sentence.text);
            // A question and what takes it up are one: `Mit dieser Frage befasst sich …`
            let answer = sentences.get(1).filter(|_| openers::asks(&first.text));
            let answered = || answer.is_some_and(|one| openers::leans(&one.text) && speaks(one));
            first.index <= lead && !behind_untold && (speaks(first) || answered())
        });
        Summary { sentences, leads, quoted_source: self.quoted_source.clone() }
    }
}

/// A choice of sentences that [`summarise`] would compare with others.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The sentences, in order, a space between them.
    pub text: String,
    /// What its score is computed from, in the order of [`WEIGHTS`].
    pub features: [f32; FEATURES],
}

/// Every choice of one or two sentences that fits and stands by itself: for training the weights.
pub fn choices(article: &Article, budget: Budget) -> Vec<Choice> {
    let pool = candidate::pool(article);
    let choice = |choice: rank::Choice| {
        let texts: Vec<&str> =
            choice.places.iter().map(|at| pool.candidates[*at].text.as_str()).collect();
        Choice { text: texts.join(" "), features: choice.features }
    };
    rank::choices(&pool, budget).into_iter().map(choice).collect()
}

/// Words more common than this (see [`words::rarity`]) say nothing about what a headline is about.
const TELLING: f32 = 4.0;

/// The stems of a headline's telling words.
fn telling(title: Option<&str>) -> Vec<String> {
    let title = words::tokens(title.unwrap_or_default());
    let telling = title.iter().filter(|token| words::rarity(token.text) >= TELLING);
    telling.map(|token| words::stem(token.text)).collect()
}

/// Whether a sentence has a telling word of the headline: one that has none, such as `Die 64 Seiten
/// starke Broschüre …`, takes for granted what the headline says.
fn speaks_of(telling: &[String], sentence: &str) -> bool {
    let mut said = words::tokens(sentence).into_iter().map(|token| words::stem(token.text));
    telling.is_empty() || said.any(|stem| telling.contains(&stem))
}
