//! Where each word of a text stands, in one table: a map of strings would make one for each word.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;

use crate::text::words;

/// Ends a chain.
const NONE: u32 = u32::MAX;

/// What a hash depends on beside the word.
#[derive(Debug, Clone, Copy)]
struct Key(u64, u64);

impl Key {
    fn drawn() -> Self {
        let state = RandomState::new();
        Self(state.hash_one(0), state.hash_one(1) | 1)
    }

    /// Eight bytes at a time; both halves of each product count.
    fn hash(self, word: &str) -> u64 {
        let (eights, rest) = word.as_bytes().as_chunks::<8>();
        let mixed = |hash: u64, piece: u64| {
            let product = u128::from(hash ^ piece) * u128::from(self.1);
            let bytes = product.to_le_bytes();
            let (halves, _) = bytes.as_chunks::<8>();
            halves.iter().fold(0, |both, half| both ^ u64::from_le_bytes(*half))
        };
        let hash =
            eights.iter().fold(self.0, |hash, eight| mixed(hash, u64::from_le_bytes(*eight)));
        let rest = rest.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
        mixed(mixed(hash, rest), u64::try_from(word.len()).unwrap_or_default())
    }
}

/// The words of a text in lower case, and where each stands among them.
#[derive(Debug)]
pub(super) struct Index {
    /// The text in lower case as far as it is ASCII, and behind it the words in which other letters are
    /// capitals.
    lower: String,
    /// Each word's place in `lower`, in the order of the text.
    words: Vec<(u32, u32)>,
    /// For each hash the last word that has it first; as many as a power of two.
    slots: Vec<u32>,
    /// Drawn anew for each text, so that no page can make its words collide.
    key: Key,
    /// For each word, whether an equal one stands before it.
    repeats: Vec<bool>,
}

impl Index {
    pub(super) fn of(text: &str) -> Self {
        let mut lower = String::with_capacity(text.len() + text.len() / 16);
        lower.push_str(text);
        lower.make_ascii_lowercase();
        let mut found = Vec::with_capacity(text.len() / 6 + 1);
        for word in words::runs(text) {
            // `word` is a slice of `text`.
            let mut start = word.as_ptr() as usize - text.as_ptr() as usize;
            if has_other_capitals(word) {
                start = lower.len();
                words::add_lower(word, &mut lower);
                found.push((small(start), small(lower.len())));
            } else {
                found.push((small(start), small(start + word.len())));
            }
        }
        let size = (found.len() * 2).next_power_of_two();
        let mut index = Self {
            lower,
            repeats: Vec::with_capacity(found.len()),
            words: found,
            slots: vec![NONE; size],
            key: Key::drawn(),
        };
        for at in 0..index.words.len() {
            let slot = index.slot_of(index.word(at).unwrap_or_default());
            let known = index.slots.get(slot).is_some_and(|first| *first != NONE);
            index.repeats.push(known);
            if let (false, Some(first)) = (known, index.slots.get_mut(slot)) {
                *first = small(at);
            }
        }
        index
    }

    /// The word at a place.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        let (start, end) = self.words.get(at)?;
        self.lower.get(usize::try_from(*start).ok()?..usize::try_from(*end).ok()?)
    }

    /// Whether the text has a word, given in lower case.
    pub(super) fn has(&self, word: &str) -> bool {
        self.first(word).is_some()
    }

    /// Each word once.
    pub(super) fn distinct(&self) -> impl Iterator<Item = &str> {
        let new = self.repeats.iter().enumerate().filter(|(_, repeats)| !**repeats);
        new.filter_map(|(at, _)| self.word(at))
    }

    /// Whether `second` stands behind `first`, at most so many words away.
    pub(super) fn follows(&self, first: &str, second: &str, within: usize) -> bool {
        let Some(begin) = self.first(first) else {
            return false;
        };
        let firsts = (begin..self.words.len()).filter(|at| self.word(*at) == Some(first));
        let mut behind = firsts.flat_map(|at| at + 1..=at + within);
        behind.any(|at| self.word(at) == Some(second))
    }

    /// The first place of a word.
    fn first(&self, word: &str) -> Option<usize> {
        let at = *self.slots.get(self.slot_of(word))?;
        if at == NONE { None } else { usize::try_from(at).ok() }
    }

    /// The slot that holds the word, or the free one in which it would stand.
    fn slot_of(&self, word: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = usize::try_from(self.key.hash(word) & 0xffff_ffff).unwrap_or(0) & mask;
        while let Some(first) = self.slots.get(slot).filter(|first| **first != NONE)
            && self.word(usize::try_from(*first).unwrap_or(usize::MAX)) != Some(word)
        {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// Whether there may be capitals in a word beyond ASCII's.
fn has_other_capitals(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            0..=0x7f => {}
            // From `ß` to `ÿ` all are small.
            0xc3 if bytes.next().is_some_and(|next| next >= 0x9f) => {}
            _ => return true,
        }
    }
    false
}

/// A page has far fewer than 2^32 bytes.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::Index;

    fn index(text: &str) -> Index {
        Index::of(text)
    }

    #[test]
    fn words_are_found_in_any_case_and_once() {
        let index = index("Der Verein ΟΔΟΣ lädt der VEREIN");
        assert!(["der", "verein", "οδος", "lädt"].iter().all(|word| index.has(word)));
        assert!(!["", "Der", "vereine", "lädtder"].iter().any(|word| index.has(word)));
        assert_eq!(index.distinct().collect::<Vec<_>>(), ["der", "verein", "οδος", "lädt"]);
        assert!(!self::index("").has("wort"), "an empty text has no words");
    }

    #[test]
    fn what_follows_stands_behind_and_near() {
        let index = index("Petra kam mit Eva und Petra Muster");
        assert!(index.follows("petra", "muster", 1), "the second Petra counts, too");
        assert!(index.follows("kam", "eva", 2) && !index.follows("kam", "eva", 1));
        assert!(!index.follows("muster", "petra", 4) && !index.follows("kam", "kam", 4));
    }

    #[test]
    fn many_words_stay_apart() {
        let text: Vec<String> = (0..5_000).map(|at| format!("wort{at}")).collect();
        let index = Index::of(&text.join(" "));
        assert!(text.iter().all(|word| index.has(word)) && !index.has("wort5000"));
        assert_eq!(index.distinct().count(), 5_000);
    }
}
