//! ROUGE-1, -2 and -L (F1) over stemmed German words.

use std::collections::HashMap;

use weitersagen::text::words;

/// F1 of single words, of word pairs, and of the longest common subsequence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rouge {
    pub(crate) one: f64,
    pub(crate) two: f64,
    pub(crate) l: f64,
}

impl Rouge {
    /// Their mean, by which one summary is called better than another.
    pub(crate) fn mean(self) -> f64 {
        (self.one + self.two + self.l) / 3.0
    }
}

/// The stems of a text's words.
pub(crate) fn stems(text: &str) -> Vec<String> {
    words::tokens(text).iter().map(|token| words::stem(token.text)).collect()
}

/// Compares two stemmed texts.
pub(crate) fn rouge(summary: &[String], teaser: &[String]) -> Rouge {
    let grams = |n: usize| {
        let count = |stems: &[String]| stems.len().saturating_sub(n - 1);
        f1(common(summary, teaser, n), count(summary), count(teaser))
    };
    let l = f1(subsequence(summary, teaser), summary.len(), teaser.len());
    Rouge { one: grams(1), two: grams(2), l }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn f1(common: usize, left: usize, right: usize) -> f64 {
    if common == 0 { 0.0 } else { 2.0 * common as f64 / (left + right) as f64 }
}

fn common(left: &[String], right: &[String], n: usize) -> usize {
    let mut counts: HashMap<&[String], usize> = HashMap::new();
    for gram in right.windows(n) {
        *counts.entry(gram).or_default() += 1;
    }
    let mut common = 0;
    for gram in left.windows(n) {
        if let Some(count) = counts.get_mut(gram)
            && *count > 0
        {
            *count -= 1;
            common += 1;
        }
    }
    common
}

fn subsequence(left: &[String], right: &[String]) -> usize {
    let mut row = vec![0; right.len() + 1];
    for a in left {
        let mut diagonal = 0;
        for (at, b) in right.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[right.len()]
}
