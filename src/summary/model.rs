//! Sentences written by a language model: what it is asked, how its answer is read, and what such
//! sentences must satisfy besides the gate.

mod answer;
mod claims;
mod complaint;
mod defuse;
mod parsed;
mod prompt;
mod shape;
mod support;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Unreadable, read};
pub use complaint::in_german;
pub use defuse::defused;
pub use prompt::{Question, Strictness};

use super::faithful::Violation;
use super::{Budget, source, speaks_of, telling};
use crate::item::{Article, Sentence, Summary};
use crate::text::dates;
use parsed::{Told, parse};

/// One sentence of a model beside those of the article.
struct Case<'a> {
    told: &'a Told,
    source: &'a [Told],
    /// The sentences of the source that it was made of, in their order: one or two.
    used: Vec<&'a Told>,
}

/// The rules for each sentence that does not stand in the article as it is.
const RULES: [fn(&Case<'_>) -> Option<Violation>; 7] = [
    support::stands_in_one_or_two_sentences,
    support::keeps_the_order,
    support::numbers_stay_with_theirs,
    support::dates_stay_with_theirs,
    claims::denials_stay,
    claims::claims_stay,
    claims::speech_stays_speech,
];

/// What speaks against a model's sentences, held against the article as it was given to the model.
/// The gate comes on top of that, once they stand in a post.
pub fn objections(sentences: &[String], article: &Article, budget: Budget) -> Vec<Violation> {
    let mut found = shape::violations(sentences, article, budget);
    if !found.is_empty() {
        // What has the wrong shape is not worth comparing.
        return found;
    }
    let source: Vec<Told> = defuse::defused_title(article)
        .map(|title| Told::of(&title))
        .into_iter()
        .chain(parse(&defused(article)))
        .collect();
    for text in sentences {
        let told = Told::of(text);
        if source.iter().any(|said| said.folded.contains(&told.folded)) {
            continue;
        }
        let used = support::used(&told, &source);
        let case = Case { told: &told, source: &source, used };
        found.extend(RULES.iter().filter_map(|rule| rule(&case)));
    }
    found
}

/// Whether an article quotes another source at length.
pub fn quotes_another(article: &Article) -> bool {
    source::quoted(&article.text).is_some()
}

/// The summary that a model's sentences make.
pub fn summary(sentences: &[String], article: &Article) -> Summary {
    let source = parse(&article.text);
    let place = |text: &String| {
        let told = Told::of(text);
        support::nearest(&told, &source).unwrap_or_default()
    };
    let telling = telling(article.title.as_deref());
    let leads = sentences.first().is_some_and(|first| speaks_of(&telling, first));
    let said = [article.title.as_deref().unwrap_or_default(), article.text.as_str()];
    let written = |text: &String| {
        dates::write_out_behind(text, article.date, &said).unwrap_or_else(|| text.clone())
    };
    Summary {
        sentences: sentences
            .iter()
            .map(|text| Sentence { index: place(text), text: written(text) })
            .collect(),
        leads,
        quoted_source: source::quoted(&article.text),
    }
}

fn violation(rule: &'static str, found: impl Into<String>) -> Violation {
    Violation { rule, found: found.into() }
}
