//! Learning the weights: the likelier a choice, the more of the teaser it says.

use weitersagen::item::Article;
use weitersagen::summary::{Budget, FEATURES, choices};

use super::rouge::{rouge, stems};

/// Up to two sentences and 300 characters, about what the first two sentences of a page take.
pub(crate) const BUDGET: Budget = Budget { max_chars: 300, max_sentences: 2 };
/// Pages are judged by weights that were learned without their tenth.
pub(crate) const FOLDS: usize = 10;

/// How sharply the best choice of a page is preferred to the next ones, in ROUGE.
const SHARPNESS: f64 = 0.05;
/// How strongly the weights are held small.
const SHRINKAGE: f64 = 0.1;
/// Steps of the descent, and the size of the first.
const STEPS: u32 = 80;
const STEP: f64 = 0.05;
/// How slowly the running means of slope and squared slope change.
const MOMENTUM: f64 = 0.9;
const DAMPING: f64 = 0.99;

/// The choices of one page, each with the share of the learner's belief that it should get.
pub(crate) struct Lesson {
    features: Vec<[f32; FEATURES]>,
    aims: Vec<f64>,
}

/// What is to be learned from one page.
pub(crate) fn lesson(article: &Article, teaser: &str) -> Lesson {
    let teaser = stems(teaser);
    let choices = choices(article, BUDGET);
    let worth = |text: &str| rouge(&stems(text), &teaser).mean() / SHARPNESS;
    Lesson {
        aims: shares(choices.iter().map(|choice| worth(&choice.text)).collect()),
        features: choices.into_iter().map(|choice| choice.features).collect(),
    }
}

/// The fold of a page: FNV-1a of its address, so that it depends on nothing else.
pub(crate) fn fold(address: &str) -> usize {
    let hash = address.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    usize::try_from((hash ^ (hash >> 32)) % FOLDS as u64).unwrap_or_default()
}

/// The weights whose scores, as shares of belief, come nearest to the lessons' aims: the convex
/// `ListNet` loss with a ridge, descended from zero with Adam's steps. The same lessons give the
/// same weights.
pub(crate) fn learn(lessons: &[&Lesson]) -> [f32; FEATURES] {
    let (mut weights, mut mean, mut square) = ([0.0; FEATURES], [0.0; FEATURES], [0.0; FEATURES]);
    for step in 1..=STEPS {
        let slope = slope(lessons, &weights);
        let left = 1.0 - 0.9 * f64::from(step) / f64::from(STEPS);
        for at in 0..FEATURES {
            mean[at] += (1.0 - MOMENTUM) * (slope[at] - mean[at]);
            square[at] += (1.0 - DAMPING) * (slope[at] * slope[at] - square[at]);
            let mean = mean[at] / (1.0 - MOMENTUM.powf(f64::from(step)));
            let square = square[at] / (1.0 - DAMPING.powf(f64::from(step)));
            weights[at] += STEP * left * mean / (square.sqrt() + 1e-6);
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more digits")]
    weights.map(|weight| ((weight * 100.0).round() / 100.0) as f32)
}

/// Where the loss falls, for each weight.
fn slope(lessons: &[&Lesson], weights: &[f64; FEATURES]) -> [f64; FEATURES] {
    let mut slope = [0.0; FEATURES];
    for lesson in lessons {
        let score = |features: &[f32; FEATURES]| {
            features.iter().zip(weights).map(|(feature, weight)| f64::from(*feature) * weight).sum()
        };
        let beliefs = shares(lesson.features.iter().map(score).collect());
        for ((features, aim), belief) in lesson.features.iter().zip(&lesson.aims).zip(beliefs) {
            for (slope, feature) in slope.iter_mut().zip(features) {
                *slope += (aim - belief) * f64::from(*feature);
            }
        }
    }
    let pages = f64::from(u32::try_from(lessons.len().max(1)).unwrap_or(u32::MAX));
    slope.iter_mut().zip(weights).for_each(|(slope, weight)| {
        *slope = *slope / pages - SHRINKAGE * weight;
    });
    slope
}

/// Scores as shares of one (softmax).
fn shares(scores: Vec<f64>) -> Vec<f64> {
    let highest = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.into_iter().map(|score| (score - highest).exp()).collect();
    let all: f64 = powers.iter().sum();
    powers.into_iter().map(|power| power / all).collect()
}
