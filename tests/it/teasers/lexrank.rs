//! `LexRank`, the baseline: sentences voted for by the sentences that are like them.

use std::collections::HashMap;

use weitersagen::text::words;

/// Sentences less alike than this do not vote for each other.
const LIKE: f64 = 0.1;

/// The places of the two highest ranked sentences, in order.
pub(crate) fn two_best(sentences: &[&str]) -> Vec<usize> {
    let vectors: Vec<HashMap<String, f64>> = sentences.iter().map(|text| vector(text)).collect();
    let n = vectors.len();
    let mut votes = vec![vec![0.0; n]; n];
    for (a, row) in votes.iter_mut().enumerate() {
        for (b, vote) in row.iter_mut().enumerate() {
            let like = cosine(&vectors[a], &vectors[b]);
            *vote = if like > LIKE { like } else { 0.0 };
        }
        let all: f64 = row.iter().sum();
        for vote in row.iter_mut() {
            *vote /= all.max(f64::MIN_POSITIVE);
        }
    }
    let mut rank = vec![1.0; n];
    for _ in 0..30 {
        let next =
            |to: usize| 0.15 + 0.85 * (0..n).map(|from| rank[from] * votes[from][to]).sum::<f64>();
        rank = (0..n).map(next).collect();
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| rank[*b].total_cmp(&rank[*a]));
    order.truncate(2);
    order.sort_unstable();
    order
}

fn vector(text: &str) -> HashMap<String, f64> {
    let mut vector = HashMap::new();
    for token in words::tokens(text) {
        *vector.entry(words::stem(token.text)).or_default() += f64::from(words::rarity(token.text));
    }
    vector
}

fn cosine(left: &HashMap<String, f64>, right: &HashMap<String, f64>) -> f64 {
    let dot: f64 = left.iter().filter_map(|(stem, a)| Some(a * right.get(stem)?)).sum();
    let norm = |vector: &HashMap<String, f64>| vector.values().map(|v| v * v).sum::<f64>().sqrt();
    dot / (norm(left) * norm(right)).max(f64::MIN_POSITIVE)
}
