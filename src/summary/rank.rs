//! Which sentences say it: the best ones that fit, in the article's order.

use super::{Budget, Candidate, FEATURES};
use crate::item::Sentence;

/// How much the share of words that a chosen sentence already said counts against another.
const REDUNDANCY: f32 = 0.3;
/// What a sentence right behind or before a chosen one gains: two that stand together read better.
const TOGETHER: f32 = 0.2;
/// A sentence that shares more of its telling words than this with a chosen one repeats it.
const REPEATS: f32 = 0.75;

/// Takes the best sentence, then the next best, as long as all fit and none hangs in the air.
pub(super) fn choose(
    candidates: Vec<Candidate>,
    budget: Budget,
    weights: &[f32; FEATURES],
) -> Vec<Sentence> {
    let scores: Vec<f32> = candidates.iter().map(|candidate| score(candidate, weights)).collect();
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < budget.max_sentences {
        let best = (0..candidates.len())
            .filter(|at| !chosen.contains(at))
            .filter(|at| fits(&candidates, &chosen, *at, budget))
            .filter_map(|at| {
                let shared = overlap(&candidates, &chosen, at);
                let gain = if together(&candidates, &chosen, at) { TOGETHER } else { 0.0 };
                (shared < REPEATS).then_some((at, scores[at] + gain - REDUNDANCY * shared))
            })
            .max_by(|left, right| left.1.total_cmp(&right.1).then(right.0.cmp(&left.0)));
        let Some((best, _)) = best else {
            break;
        };
        chosen.push(best);
        chosen.sort_unstable();
    }
    let mut kept = candidates.into_iter().enumerate();
    let mut sentences = Vec::with_capacity(chosen.len());
    for at in chosen {
        if let Some((_, candidate)) = kept.find(|(place, _)| *place == at) {
            sentences.push(Sentence { index: candidate.index, text: candidate.text });
        }
    }
    sentences
}

/// The place in the article of the sentence that says it best, however long it is.
pub(super) fn lead(candidates: &[Candidate], weights: &[f32; FEATURES]) -> Option<usize> {
    let open = candidates.iter().filter(|candidate| candidate.opens && !candidate.leans);
    open.map(|candidate| (candidate.index, score(candidate, weights)))
        .max_by(|left, right| left.1.total_cmp(&right.1).then(right.0.cmp(&left.0)))
        .map(|(index, _)| index)
}

fn score(candidate: &Candidate, weights: &[f32; FEATURES]) -> f32 {
    candidate.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum()
}

/// Whether the chosen sentences together with this one are short enough and stand by themselves.
fn fits(candidates: &[Candidate], chosen: &[usize], at: usize, budget: Budget) -> bool {
    let mut set: Vec<usize> = chosen.iter().copied().chain([at]).collect();
    set.sort_unstable();
    let chars: usize = set.iter().map(|at| candidates[*at].text.chars().count() + 1).sum();
    if chars > budget.max_chars + 1 {
        return false;
    }
    set.first().is_some_and(|first| candidates[*first].opens)
        && set.iter().enumerate().all(|(place, at)| {
            let candidate = &candidates[*at];
            let before = place.checked_sub(1).and_then(|place| set.get(place));
            let leans_on_it = !candidate.leans
                || before.is_some_and(|before| candidates[*before].index + 1 == candidate.index);
            let met = |name: &String| {
                set.iter().take(place).any(|earlier| candidates[*earlier].text.contains(name))
            };
            leans_on_it && candidate.speaker.as_ref().is_none_or(met)
        })
}

/// Whether a sentence stands next to a chosen one in the article.
fn together(candidates: &[Candidate], chosen: &[usize], at: usize) -> bool {
    let index = candidates[at].index;
    chosen.iter().any(|other| candidates[*other].index.abs_diff(index) == 1)
}

/// The largest share of a sentence's telling words that one of the chosen holds as well.
fn overlap(candidates: &[Candidate], chosen: &[usize], at: usize) -> f32 {
    let stems = &candidates[at].stems;
    let shared = |other: &usize| {
        let other = &candidates[*other].stems;
        let both = small(stems.intersection(other).count());
        both / small(stems.len().min(other.len())).max(1.0)
    };
    chosen.iter().map(shared).fold(0.0, f32::max)
}

fn small(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}
