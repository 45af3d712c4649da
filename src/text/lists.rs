//! Fixed lists of words, looked up fast.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// A list of the program's own words. Nobody else can put words in, so that the hash need not be
/// one that resists collisions made on purpose.
pub(crate) type Words = HashSet<&'static str, BuildHasherDefault<Short>>;

/// The words of a text that divides them by white space.
pub(crate) fn words(text: &'static str) -> Words {
    text.split_whitespace().collect()
}

/// A hash for short texts: eight bytes at a time, multiplied by the golden ratio.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Short(u64);

impl Short {
    fn add(&mut self, piece: u64) {
        self.0 = (self.0.rotate_left(5) ^ piece).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Short {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        for eight in eights {
            self.add(u64::from_le_bytes(*eight));
        }
        if !rest.is_empty() {
            let rest = rest.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            self.add(rest);
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.add(u64::from(byte));
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the low bits, which a product mixes least.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn every_word_of_a_list_is_found_and_no_other() {
        let list = words("der die das\n  übermorgen Landesintegrationskonzept a b");
        assert_eq!(list.len(), 7);
        for word in ["der", "übermorgen", "Landesintegrationskonzept", "a"] {
            assert!(list.contains(word), "{word}");
        }
        for word in ["", "de", "derr", "Landesintegrationskonzepte", "c", "die das"] {
            assert!(!list.contains(word), "{word}");
        }
    }
}
