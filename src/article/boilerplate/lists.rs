//! Lists of marks and phrases, tried fast.

use crate::text::lists::Words;

/// Parts of names, by their first byte: ten times faster than to search for each in turn.
pub(crate) struct Marks {
    by_first: Vec<Vec<&'static [u8]>>,
    /// For each first byte a bit for each second one, of which some share a bit: hardly any place of a
    /// name passes.
    second: Vec<u64>,
}

fn second_bit(byte: u8) -> u64 {
    1 << (byte % 64)
}

impl Marks {
    /// One mark a line, in lower case.
    pub(crate) fn of(list: &'static str) -> Self {
        let bytes = usize::from(u8::MAX) + 1;
        let (mut by_first, mut second) = (vec![Vec::new(); bytes], vec![0; bytes]);
        for mark in list.lines().map(str::as_bytes) {
            let [first, next, ..] = mark else { continue };
            by_first[usize::from(*first)].push(mark);
            second[usize::from(*first)] |= second_bit(*next);
        }
        Self { by_first, second }
    }

    /// Whether any mark stands in the text, which is in lower case.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        bytes.windows(2).enumerate().any(|(at, pair)| {
            let first = usize::from(pair[0]);
            self.second[first] & second_bit(pair[1]) != 0
                && self.by_first[first].iter().any(|mark| bytes[at..].starts_with(mark))
        })
    }
}

/// Whole phrases, and beginnings.
pub(super) struct Phrases {
    whole: Words,
    /// By their first byte.
    beginnings: Vec<Vec<&'static str>>,
}

impl Phrases {
    /// One phrase a line, in lower case; one that ends in `*` is a beginning.
    pub(super) fn of(list: &'static str) -> Self {
        let is_beginning = |phrase: &&str| phrase.ends_with('*');
        let whole = list.lines().filter(|phrase| !is_beginning(phrase)).collect();
        let mut beginnings = vec![Vec::new(); usize::from(u8::MAX) + 1];
        for beginning in list.lines().filter(is_beginning) {
            let beginning = beginning.trim_end_matches('*');
            beginnings[usize::from(beginning.as_bytes()[0])].push(beginning);
        }
        Self { whole, beginnings }
    }

    /// Whether one of them is the line, or begins it; never a line of more than `most` characters.
    /// Case and signs at the ends do not count.
    pub(super) fn hold(&self, line: &str, most: usize) -> bool {
        let line = line.trim_matches(|c: char| !c.is_alphanumeric());
        // A character has up to four bytes.
        if line.len() > 4 * most || line.chars().count() > most {
            return false;
        }
        let line = line.to_lowercase();
        let first = line.as_bytes().first().copied().unwrap_or_default();
        self.whole.contains(line.as_str())
            || self.beginnings[usize::from(first)].iter().any(|start| line.starts_with(start))
    }
}
