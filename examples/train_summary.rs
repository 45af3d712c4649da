//! Trains the weights of the sentences' features on pages with a teaser written by an editor.
//!
//! `cargo run --release --example train_summary -- pairs.jsonl` reads one JSON object a line
//! (`url`, `title`, `date`, `body`, `teaser`), learns from the even ones by ridge regression how
//! much of the teaser a sentence says, prints the weights for `src/summary/features.rs`, and
//! measures them, by five-fold cross-validation on the even pages.

#[path = "../tests/it/teasers/rouge.rs"]
mod rouge;

use std::error::Error;

use rouge::{rouge, stems};
use serde::Deserialize;
use url::Url;
use weitersagen::item::Article;
use weitersagen::summary::{Budget, Candidate, FEATURES, WEIGHTS, candidates, summarise_with};
use weitersagen::text::dates;

/// Weights must serve short posts and long ones, so that several lengths are measured.
const MAX_CHARS: [usize; 4] = [220, 260, 320, 450];
const FOLDS: usize = 5;
/// How strongly the weights are held small.
const RIDGE: f64 = 3.0;

#[derive(Deserialize)]
struct Page {
    url: Url,
    title: Option<String>,
    date: Option<String>,
    body: String,
    teaser: String,
}

struct Sample {
    article: Article,
    teaser: Vec<String>,
    candidates: Vec<Candidate>,
}

#[expect(clippy::print_stdout, reason = "a tool's output")]
fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("a file of pages is needed")?;
    let mut samples = Vec::new();
    for line in std::fs::read_to_string(path)?.lines().step_by(2) {
        samples.push(sample(serde_json::from_str(line)?));
    }
    let mut learned = 0.0;
    let mut fixed = 0.0;
    for fold in 0..FOLDS {
        let (test, train): (Vec<_>, Vec<_>) =
            samples.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
        let weights = train_on(train.into_iter().map(|(_, sample)| sample));
        for (_, sample) in test {
            learned += measure(sample, &weights);
            fixed += measure(sample, &WEIGHTS);
        }
    }
    let pages = f64::from(u32::try_from(samples.len())?);
    println!("cross-validated: learned {:.4}, present {:.4}", learned / pages, fixed / pages);
    let weights = train_on(samples.iter());
    println!("{weights:.3?}");
    Ok(())
}

fn sample(page: Page) -> Sample {
    let article = Article {
        url: page.url,
        canonical: None,
        title: page.title,
        date: page.date.as_deref().and_then(dates::parse),
        author: None,
        text: page.body,
        image: None,
        language: Some("de".to_owned()),
    };
    Sample { teaser: stems(&page.teaser), candidates: candidates(&article), article }
}

fn measure(sample: &Sample, weights: &[f32; FEATURES]) -> f64 {
    let at_length = |max_chars| {
        let budget = Budget { max_chars, max_sentences: 2 };
        let summary = summarise_with(&sample.article, budget, weights);
        rouge(&stems(&summary.text()), &sample.teaser).mean()
    };
    MAX_CHARS.into_iter().map(at_length).sum::<f64>() / 4.0
}

/// Ridge regression of a sentence's own ROUGE on its features, each page's mean taken off first,
/// so that only the choice within a page is learned.
fn train_on<'s>(samples: impl Iterator<Item = &'s Sample>) -> [f32; FEATURES] {
    let mut matrix = vec![vec![0.0; FEATURES + 1]; FEATURES];
    for sample in samples {
        let rows: Vec<Vec<f64>> = sample
            .candidates
            .iter()
            .map(|candidate| {
                let said = rouge(&stems(&candidate.text), &sample.teaser).mean();
                candidate.features.iter().map(|f| f64::from(*f)).chain([said]).collect()
            })
            .collect();
        let count = f64::from(u32::try_from(rows.len().max(1)).unwrap_or(1));
        let mean: Vec<f64> =
            (0..=FEATURES).map(|at| rows.iter().map(|row| row[at]).sum::<f64>() / count).collect();
        for row in &rows {
            let row: Vec<f64> = row.iter().zip(&mean).map(|(value, mean)| value - mean).collect();
            for (at, line) in matrix.iter_mut().enumerate() {
                for (to, cell) in line.iter_mut().enumerate() {
                    *cell += row[at] * row[to];
                }
            }
        }
    }
    for (at, line) in matrix.iter_mut().enumerate() {
        line[at] += RIDGE;
    }
    solve(matrix)
}

/// Gauss and Jordan's elimination; the ridge keeps the pivots away from zero. Scaled so that the
/// largest weight is 1.
fn solve(mut matrix: Vec<Vec<f64>>) -> [f32; FEATURES] {
    for pivot in 0..FEATURES {
        let line = matrix[pivot].clone();
        for (at, other) in matrix.iter_mut().enumerate().filter(|(at, _)| *at != pivot) {
            let factor = other[pivot] / line[pivot];
            let _ = at;
            other.iter_mut().zip(&line).for_each(|(cell, value)| *cell -= factor * value);
        }
    }
    let raw: Vec<f64> = (0..FEATURES).map(|at| matrix[at][FEATURES] / matrix[at][at]).collect();
    let largest = raw.iter().fold(f64::MIN_POSITIVE, |largest, weight| largest.max(weight.abs()));
    let mut weights = [0.0; FEATURES];
    for (weight, raw) in weights.iter_mut().zip(raw) {
        #[expect(clippy::cast_possible_truncation, reason = "a weight needs no more digits")]
        let value = (raw / largest) as f32;
        *weight = value;
    }
    weights
}
