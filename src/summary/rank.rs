//! Which sentences say it: the best choice that fits, in the article's order.

use super::candidate::{Candidate, Pool};
use super::features::{FEATURES, OF_CHOICE, OF_SENTENCE};
use super::weight::{Weight, practical, topics, weight};
use super::{Budget, belief};
use crate::item::Sentence;

/// A sentence that shares more of its telling words than this with a chosen one repeats it.
const REPEATS: f32 = 0.75;
/// A teaser has up to so many sentences. It ends where a further one would say nothing more; a
/// summary that may have more sentences fills what it is given.
const TEASER: usize = 2;

/// One way to choose, and what its score is computed from.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// Places among the candidates, in order.
    pub(super) places: Vec<usize>,
    pub(super) features: [f32; FEATURES],
}

impl Choice {
    pub(super) fn score(&self, weights: &[f32; FEATURES]) -> f32 {
        self.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum()
    }
}

/// Every choice of one or two sentences that fits and stands by itself.
pub(super) fn choices(pool: &Pool, budget: Budget) -> Vec<Choice> {
    let all = 0..pool.candidates.len();
    let mut places: Vec<Vec<usize>> = all.clone().map(|at| vec![at]).collect();
    if budget.max_sentences >= TEASER {
        for first in all.clone().filter(|at| may_open(&pool.candidates[*at])) {
            let chars = |at: usize| pool.candidates[at].chars + 1;
            let short = |second: &usize| {
                chars(first) + chars(*second) <= budget.max_chars.saturating_add(1)
            };
            places.extend((first + 1..all.end).filter(short).map(|second| vec![first, second]));
        }
    }
    places.retain(|places| budget.max_sentences > 0 && fits(pool, places, budget));
    places.into_iter().filter_map(|places| weighed(pool, places)).collect()
}

/// The likeliest of these choices; where more sentences are allowed, the best further ones with it.
pub(super) fn choose(pool: &Pool, budget: Budget, weights: &[f32; FEATURES]) -> Vec<Sentence> {
    let first = belief::likeliest(pool, choices(pool, budget), weights);
    let mut chosen = first.map_or_else(Vec::new, |best| best.places);
    while budget.max_sentences > TEASER && (1..budget.max_sentences).contains(&chosen.len()) {
        let further = (0..pool.candidates.len())
            .filter(|at| !chosen.contains(at))
            .map(|at| with(&chosen, at))
            .filter(|places| fits(pool, places, budget))
            .filter_map(|places| weighed(pool, places));
        match best(further.collect(), weights) {
            Some(best) => chosen = best.places,
            None => break,
        }
    }
    if budget.max_sentences == TEASER {
        chosen = with_practical(pool, budget, chosen);
    }
    sentences(pool, &chosen)
}

/// The first sentence with what whoever may come must know, where that fits behind it: what it
/// costs or a sum instead of nothing, a deadline instead of anything else. For a teaser it says little, for
/// a post more than silence.
fn with_practical(pool: &Pool, budget: Budget, chosen: Vec<usize>) -> Vec<usize> {
    let Some(&first) = chosen.first() else {
        return chosen;
    };
    let weight = |at: usize| practical(&pool.candidates[at].text);
    let said = chosen.get(1).map_or(Weight::Minor, |second| weight(*second).max(Weight::Open));
    let fitting = (first + 1..pool.candidates.len())
        .map(|at| vec![first, at])
        .filter(|places| fits(pool, places, budget))
        .map(|places| (weight(places[1]), places))
        .filter(|(weight, _)| *weight > said);
    let most = fitting.reduce(|most, next| if next.0 > most.0 { next } else { most });
    most.map_or(chosen, |(_, places)| places)
}

/// The sentence that says most beside the headline: of those that weigh most the best.
pub(super) fn beside(
    pool: &Pool,
    budget: Budget,
    headline: &str,
    weights: &[f32; FEATURES],
) -> Vec<Sentence> {
    let single = choices(pool, Budget { max_sentences: 1, ..budget });
    let topics = topics(headline);
    let of = |choice: &Choice| weight(&pool.candidates[choice.places[0]], headline, &topics);
    let fitting: Vec<(Weight, Choice)> =
        single.into_iter().map(|choice| (of(&choice), choice)).collect();
    let most = fitting.iter().map(|(weight, _)| *weight).max();
    let most = most.filter(|most| *most > Weight::Hedged);
    let heaviest = fitting.into_iter().filter(|(weight, _)| Some(*weight) == most);
    let best = best(heaviest.map(|(_, choice)| choice).collect(), weights);
    best.map_or_else(Vec::new, |best| sentences(pool, &best.places))
}

fn sentences(pool: &Pool, places: &[usize]) -> Vec<Sentence> {
    let sentence = |at: &usize| {
        let candidate = &pool.candidates[*at];
        Sentence { index: candidate.index, text: candidate.text.clone() }
    };
    places.iter().map(sentence).collect()
}

/// The place in the article of the sentence that says it best, however long it is.
pub(super) fn lead(pool: &Pool, weights: &[f32; FEATURES]) -> Option<usize> {
    let open = (0..pool.candidates.len()).filter(|at| {
        let candidate = &pool.candidates[*at];
        candidate.opens()
    });
    let single = open.filter_map(|at| weighed(pool, vec![at])).collect();
    best(single, weights).map(|best| pool.candidates[best.places[0]].index)
}

/// The choice with the highest score; of equal ones the earlier.
fn best(choices: Vec<Choice>, weights: &[f32; FEATURES]) -> Option<Choice> {
    let scored = choices.into_iter().map(|choice| (choice.score(weights), choice));
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, choice)| choice)
}

/// The places with a further one, in order.
fn with(places: &[usize], at: usize) -> Vec<usize> {
    let mut places: Vec<usize> = places.iter().copied().chain([at]).collect();
    places.sort_unstable();
    places
}

/// Whether sentences together are short enough and stand by themselves.
fn fits(pool: &Pool, places: &[usize], budget: Budget) -> bool {
    let candidates = &pool.candidates;
    let chars: usize = places.iter().map(|at| candidates[*at].chars + 1).sum();
    if chars > budget.max_chars.saturating_add(1) {
        return false;
    }
    opens(candidates, places)
        && places.iter().enumerate().all(|(place, at)| {
            let candidate = &candidates[*at];
            let before = place.checked_sub(1).and_then(|place| places.get(place));
            let leans_on_it = !candidate.leans
                || before.is_some_and(|before| candidates[*before].index + 1 == candidate.index);
            let met = |name: &String| {
                places.iter().take(place).any(|earlier| candidates[*earlier].text.contains(name))
            };
            // A heading that asks is told with what stands right below it.
            let next = places.get(place + 1).map(|next| candidates[*next].index);
            let answered = !candidate.heads || next == Some(candidate.index + 1);
            leans_on_it && answered && candidate.known.as_ref().is_none_or(met)
        })
}

fn may_open(candidate: &Candidate) -> bool {
    candidate.opens() || candidate.opens_answered()
}

/// Whether the first of these sentences may begin a summary: by itself, or as a question with the
/// sentence that answers it.
fn opens(candidates: &[Candidate], places: &[usize]) -> bool {
    let Some(first) = places.first().map(|at| &candidates[*at]) else {
        return false;
    };
    let answer = places.get(1).map(|at| &candidates[*at]);
    let answered = || answer.is_some_and(|next| next.index == first.index + 1 && !next.asks);
    first.opens() || first.opens_answered() && answered()
}

/// A choice with its features: sums of its sentences', and behind them the number of further
/// sentences, how many stand right behind one another, the largest repetition, the share of the
/// headline that they hold together, and whether the first candidate leads. None if one repeats
/// another.
fn weighed(pool: &Pool, places: Vec<usize>) -> Option<Choice> {
    let mut features = [0.0; FEATURES];
    let (sums, own) = features.split_at_mut(OF_SENTENCE);
    let mut held = 0;
    let (mut adjacent, mut repeated) = (0.0, 0.0_f32);
    for (place, at) in places.iter().enumerate() {
        let candidate = &pool.candidates[*at];
        sums.iter_mut().zip(candidate.features).for_each(|(sum, feature)| *sum += feature);
        held |= candidate.held;
        for other in &places[..place] {
            let before = pool.candidates[*other].index;
            adjacent += if before + 1 == candidate.index { 1.0 } else { 0.0 };
            repeated = repeated.max(pool.table.overlap(*other, *at));
        }
    }
    let headline = pool.table.share(held);
    let leads = if places.first() == Some(&0) { 1.0 } else { 0.0 };
    let further = small(places.len().saturating_sub(1));
    let measures: [f32; OF_CHOICE] = [further, adjacent, repeated, headline, leads];
    own.copy_from_slice(&measures);
    (repeated < REPEATS).then_some(Choice { places, features })
}

fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
