//! How rare a word is: a table of frequencies, and the parts of compounds that it lacks.

use std::sync::LazyLock;

use super::folded;

/// Lower-case words and their rarity in centibels, one a line. It is read where it stands in the
/// program's file; only a small index is kept in memory. Its licence and origin:
/// `LICENSE-frequencies.md`.
static TABLE: &str = include_str!("frequencies.txt");

/// What no table knows.
const UNKNOWN: f32 = 9.0;
/// What one seam of a compound adds: `Konzept` is rarer in `Integrationskonzept`.
const SEAM: f32 = 0.8;
/// The rarest that a word of known parts can be.
const KNOWN_AT_MOST: f32 = 8.5;
/// Bytes of the longest word that is taken apart; what is longer is an address or a file name.
const COMPOUND_AT_MOST: usize = 48;
/// Bytes of the shortest part of a compound.
const PART_AT_LEAST: usize = 4;
/// A word can be part of a compound up to this rarity; rarer ones are names and foreign words.
const PART_RARITY_AT_MOST: f32 = 6.2;
/// How many seams are looked for.
const SEAMS: usize = 2;

/// How rare a word is in German: its negative decadic logarithm of frequency, about 1.5 (`der`)
/// to 9 (unknown). A compound that the table lacks is a little rarer than its rarest part.
pub fn rarity(word: &str) -> f32 {
    of_folded(&folded(word))
}

/// As [`rarity`], of a word that is folded already.
pub(super) fn of_folded(folded: &str) -> f32 {
    if let Some(rarity) = lookup(folded) {
        return rarity;
    }
    if folded.contains('-') {
        let rarest = folded
            .split('-')
            .filter(|part| !part.is_empty())
            .map(|piece| part(piece).or_else(|| compound(piece, SEAMS)).unwrap_or(UNKNOWN))
            .fold(0.0, f32::max);
        return if rarest > 0.0 { (rarest + SEAM / 2.0).min(UNKNOWN) } else { UNKNOWN };
    }
    if folded.starts_with(|c: char| c.is_ascii_digit()) {
        return UNKNOWN - 3.0;
    }
    compound(folded, SEAMS).unwrap_or(UNKNOWN)
}

/// Whether the table has the word itself.
pub fn is_known(word: &str) -> bool {
    lookup(&folded(word)).is_some()
}

/// The rarity of a compound made of words of the table, with or without a linking element. Three
/// parts are tried only where two do not make the word.
fn compound(word: &str, seams: usize) -> Option<f32> {
    if seams == 0 || word.len() > COMPOUND_AT_MOST || word.len() < 2 * PART_AT_LEAST {
        return None;
    }
    let heads = Heads::of(word);
    let splits = || {
        let places = PART_AT_LEAST..=word.len() - PART_AT_LEAST;
        places.filter_map(|at| Some((heads.part(word.get(..at)?)?, word.get(at..)?)))
    };
    let whole = |head: f32, tail: f32| (head.max(tail) + SEAM).min(KNOWN_AT_MOST);
    let of_two = splits().filter_map(|(head, last)| {
        let tail = lookup(last).filter(|rarity| *rarity <= PART_RARITY_AT_MOST)?;
        Some(whole(head, tail))
    });
    of_two.reduce(f32::min).or_else(|| {
        splits()
            .filter(|(_, last)| last.len() >= 2 * PART_AT_LEAST)
            .filter_map(|(head, last)| Some(whole(head, compound(last, seams - 1)?)))
            .reduce(f32::min)
    })
}

/// The rarity of a compound's part, its linking element taken off if needed.
fn part(word: &str) -> Option<f32> {
    let whole = std::iter::once(word);
    let linked = LINKS.iter().filter_map(|link| word.strip_suffix(link));
    whole
        .chain(linked)
        .filter(|word| word.len() >= PART_AT_LEAST)
        .filter_map(lookup)
        .filter(|rarity| *rarity <= PART_RARITY_AT_MOST)
        .reduce(f32::min)
}

/// Linking elements between the parts of a compound: `Arbeit-s-amt`.
const LINKS: [&str; 5] = ["s", "es", "n", "en", "er"];

/// The rarity of each beginning of a word that may be a part of a compound, by its bytes.
struct Heads([Option<f32>; COMPOUND_AT_MOST + 1]);

impl Heads {
    /// Each beginning's hash is that of the one before it, gone on with.
    fn of(word: &str) -> Self {
        let mut heads = [None; COMPOUND_AT_MOST + 1];
        let mut hash = EMPTY;
        for (at, byte) in word.bytes().enumerate() {
            hash = hashed(hash, byte);
            let end = at + 1;
            if end >= PART_AT_LEAST
                && let (Some(head), Some(slot)) = (word.get(..end), heads.get_mut(end))
            {
                *slot = lookup_hashed(head, hash).filter(|rarity| *rarity <= PART_RARITY_AT_MOST);
            }
        }
        Self(heads)
    }

    /// As [`part`], of a beginning.
    fn part(&self, first: &str) -> Option<f32> {
        let whole = std::iter::once(first.len());
        let linked = LINKS.iter().filter_map(|link| Some(first.strip_suffix(link)?.len()));
        let known = |length: usize| self.0.get(length).copied().flatten();
        whole.chain(linked).filter_map(known).reduce(f32::min)
    }
}

/// Slots of the index: a power of two, twice the words and more.
const SLOTS: usize = 1 << 17;

/// Bits of a slot that hold a line's place; above them stands a part of the word's hash, so that
/// hardly a line of another word is ever read.
const PLACE_BITS: u32 = 21;
const PLACE: u32 = (1 << PLACE_BITS) - 1;

/// For each hash the place of a line in the table, plus one, below a part of the hash; half a
/// megabyte instead of the several that a map of words would take.
static INDEX: LazyLock<Vec<u32>> = LazyLock::new(|| {
    const { assert!(TABLE.len() < PLACE as usize, "a line's place needs more bits") };
    let mut slots = vec![0; SLOTS];
    let (mut start, mut hash, mut in_word) = (0, EMPTY, true);
    // Each word ends at a tab, each line at its end.
    for (at, byte) in TABLE.bytes().enumerate() {
        match byte {
            b'\t' => {
                in_word = false;
                let (mut slot, mark) = slot_of(hash);
                while slots[slot] != 0 {
                    slot = (slot + 1) % SLOTS;
                }
                slots[slot] = mark | u32::try_from(start + 1).unwrap_or_default();
            }
            b'\n' => (start, hash, in_word) = (at + 1, EMPTY, true),
            byte if in_word => hash = hashed(hash, byte),
            _ => {}
        }
    }
    slots
});

/// The hash of nothing (FNV-1a).
const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash gone on with one byte.
const fn hashed(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

fn hash_of(word: &str) -> u64 {
    word.bytes().fold(EMPTY, hashed)
}

/// A hash folded to the number of slots; and another part of it, above the bits of a place.
fn slot_of(hash: u64) -> (usize, u32) {
    let slot = usize::try_from((hash ^ (hash >> 32)) & (SLOTS as u64 - 1)).unwrap_or_default();
    (slot, u32::try_from(hash >> 32).unwrap_or_default() & !PLACE)
}

/// What the table says of a word.
fn lookup(word: &str) -> Option<f32> {
    lookup_hashed(word, hash_of(word))
}

/// As [`lookup`], of a word whose hash is known.
fn lookup_hashed(word: &str, hash: u64) -> Option<f32> {
    let index = &*INDEX;
    let (mut slot, mark) = slot_of(hash);
    while let Some(start) = (index[slot] & PLACE).checked_sub(1) {
        if index[slot] & !PLACE == mark {
            let line = TABLE.get(usize::try_from(start).ok()?..)?;
            if let Some(value) = line.strip_prefix(word).and_then(|rest| rest.strip_prefix('\t')) {
                let digits = value.bytes().take_while(u8::is_ascii_digit);
                let centibels = digits.fold(0_u16, |sum, digit| sum * 10 + u16::from(digit - b'0'));
                return Some(f32::from(centibels) / 100.0);
            }
        }
        slot = (slot + 1) % SLOTS;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{TABLE, lookup};

    #[test]
    fn the_table_is_sorted_and_every_line_is_found() {
        let words: Vec<&str> = TABLE.lines().map(|line| line.split_once('\t').unwrap().0).collect();
        assert!(words.len() >= 40_000);
        assert!(words.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
        assert!(words.iter().all(|word| lookup(word).is_some()));
    }

    #[test]
    fn what_lies_outside_the_table_is_not_found() {
        for word in ["", "a", "zzzz", "\u{10ffff}", "0", "überx", "der\t", "der\t154\ndera"] {
            assert_eq!(lookup(word), None, "{word:?}");
        }
    }
}
