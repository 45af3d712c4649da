//! The same news told twice: how much of one text stands in another.

mod entry;
mod happening;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::HashSet;

use sha2::{Digest, Sha256};

pub use entry::{Entry, Likeness, Sign};
pub use happening::{Happening, happenings, is_one_event};

/// Words in one shingle. Five in a row are seldom shared by chance.
const SHINGLE_WORDS: usize = 5;

/// From this share on, one text holds the other.
const HOLDS: f64 = 0.8;

/// From this share on, the two have something to do with each other.
const SHARES: f64 = 0.3;

/// Shingles below which a share says nothing: a repeated contact line would make any two short
/// texts alike, so these must be equal to be the same.
const TOO_SHORT: usize = 8;

/// One shingle in so many, at least, must be a page's own for the others to be boilerplate.
const OWN_AT_LEAST: usize = 5;

/// How two texts relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Each holds the other.
    Same,
    /// The first quotes the second.
    Quotes,
    /// The first is quoted by the second.
    QuotedBy,
    /// Something is shared; a person decides.
    Related,
    /// Two stories.
    Different,
}

/// The sorted, distinct hashes of a text's 5-word shingles: all that is kept of it for ever.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint(pub Vec<u64>);

/// Two texts held against each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// How the first relates to the second.
    pub relation: Relation,
    /// The share of the first that stands in the second, and the other way round, 0 to 1.
    pub containment: [f64; 2],
}

/// A text with its headline, as far as they are known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Telling<'t> {
    /// The headline.
    pub title: Option<&'t str>,
    /// The text.
    pub text: &'t str,
}

/// Compares two texts: what stands in both, word for word, and failing that whether they tell of
/// one event in words of their own. A headline is no evidence: it is changed first.
pub fn compare(a: Telling<'_>, b: Telling<'_>) -> Comparison {
    let mut compared = Fingerprint::of(a.text).compare(&Fingerprint::of(b.text));
    if compared.relation == Relation::Different {
        let (a, b) = (happenings(a, None), happenings(b, None));
        if a.iter().any(|one| b.iter().any(|other| is_one_event(one, other))) {
            compared.relation = Relation::Related;
        }
    }
    compared
}

impl Fingerprint {
    /// The fingerprint of a text. Case, punctuation and white space do not matter; a text of
    /// fewer than five words is one shingle, an empty one has none.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let size = SHINGLE_WORDS.min(words.len()).max(1);
        let mut hashes: Vec<u64> = words.windows(size).map(hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// One hash for each word, not for runs of them.
    pub fn of_words<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut hashes: Vec<u64> = words.map(|word| hash(&[word.to_lowercase()])).collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// This one held against another.
    pub fn compare(&self, other: &Self) -> Comparison {
        Comparison {
            relation: self.relation_to(other),
            containment: [self.contained_in(other), other.contained_in(self)],
        }
    }

    /// Whether two texts may have something to do with each other once boilerplate is left aside,
    /// of which `beyond` of the shingles they share are no part. Cheap, and never wrongly no: at
    /// least one shingle in a few stays, else they are compared as they are.
    pub fn may_relate(&self, other: &Self, beyond: usize) -> bool {
        let shorter = self.0.len().min(other.0.len()).div_ceil(OWN_AT_LEAST);
        count(beyond) >= SHARES * count(shorter) || self.relation_to(other) != Relation::Different
    }

    /// What stays without the shingles that say nothing, as they stand on many pages of a site.
    /// None where hardly anything stays: a text told for the fifth time is not boilerplate.
    pub fn without(&self, common: &HashSet<u64>) -> Option<Self> {
        let own: Vec<u64> = self.0.iter().copied().filter(|hash| !common.contains(hash)).collect();
        let enough = own.len() >= TOO_SHORT && own.len() * OWN_AT_LEAST >= self.0.len();
        enough.then_some(Self(own))
    }

    /// The share of this fingerprint's shingles that stand in `other`, 0 to 1.
    pub fn contained_in(&self, other: &Self) -> f64 {
        if self.0.is_empty() {
            return 0.0;
        }
        count(self.shared_with(other)) / count(self.0.len())
    }

    /// How many hashes stand in both.
    pub fn shared_with(&self, other: &Self) -> usize {
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (mine.peek(), theirs.peek()) {
            match a.cmp(b) {
                Ordering::Less => drop(mine.next()),
                Ordering::Greater => drop(theirs.next()),
                Ordering::Equal => {
                    shared += 1;
                    mine.next();
                    theirs.next();
                }
            }
        }
        shared
    }

    /// How this text relates to the other.
    pub fn relation_to(&self, other: &Self) -> Relation {
        if self.0.is_empty() || other.0.is_empty() {
            return Relation::Different;
        }
        if self == other {
            return Relation::Same;
        }
        let (mine, theirs) = (self.contained_in(other), other.contained_in(self));
        let short = self.0.len().min(other.0.len()) < TOO_SHORT;
        if mine.max(theirs) < SHARES {
            Relation::Different
        } else if short || mine.max(theirs) < HOLDS {
            Relation::Related
        } else if mine >= HOLDS && theirs >= HOLDS {
            Relation::Same
        } else if theirs >= HOLDS {
            Relation::Quotes
        } else {
            Relation::QuotedBy
        }
    }

    /// The hashes as bytes, eight each, little-endian, for storing.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }

    /// Reads what [`Fingerprint::to_bytes`] wrote; `None` if it is cut or out of order.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (hashes, rest) = bytes.as_chunks::<8>();
        let hashes: Vec<u64> = hashes.iter().copied().map(u64::from_le_bytes).collect();
        let ordered = hashes.is_sorted_by(|a, b| a < b);
        (rest.is_empty() && ordered).then_some(Self(hashes))
    }
}

fn count(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The words, folded so that typing habits do not matter. Gender forms fall into their parts,
/// the same in every text.
fn words(text: &str) -> Vec<String> {
    text.replace('\u{AD}', "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The first eight bytes of SHA-256: stable over versions, platforms and years.
fn hash(shingle: &[String]) -> u64 {
    let digest = Sha256::digest(shingle.join(" ").as_bytes());
    let mut first = [0; 8];
    first.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
    u64::from_be_bytes(first)
}
