//! X's weighted length and X's idea of a link (twitter-text, configuration version 3).

mod chars;
mod emoji;
mod labels;
mod links;
mod path;
mod punycode;
mod tlds;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// What X makes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weighted {
    /// The length as X counts it; a link counts 23.
    pub weighted: usize,
    /// Whether X would take it: 1 to 280, no forbidden character.
    pub valid: bool,
    /// Byte ranges of what X would link.
    pub links: Vec<Range<usize>>,
}

/// X's limit for one post.
pub const MAX_WEIGHTED: usize = 280;

/// What a link counts, however long it is: X replaces it by a t.co address.
pub const LINK_WEIGHT: usize = 23;

/// How a version of twitter-text counts. X uses [`Configuration::V3`]; the older ones are here
/// because parts of the conformance suite are written for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Configuration {
    /// The largest valid length.
    pub max_weighted: usize,
    /// What a character outside the Latin and punctuation ranges counts.
    pub default_weight: usize,
    /// Whether an emoji sequence counts as one character of the default weight.
    pub emoji: bool,
}

impl Configuration {
    /// 140 characters, each counting one.
    pub const V1: Self = Self { max_weighted: 140, default_weight: 1, emoji: false };
    /// 280, most scripts beyond Latin counting two.
    pub const V2: Self = Self { max_weighted: MAX_WEIGHTED, default_weight: 2, emoji: false };
    /// As version 2, an emoji sequence counting two.
    pub const V3: Self = Self { max_weighted: MAX_WEIGHTED, default_weight: 2, emoji: true };

    /// Measures a text by these rules.
    pub fn measure(self, text: &str) -> Weighted {
        let normal: Cow<'_, str> = if is_plain(text) || is_nfc(text) {
            Cow::Borrowed(text)
        } else {
            Cow::Owned(text.nfc().collect())
        };
        let found = links::find(&normal);
        let weighted = self.weigh(&normal, &found);
        let allowed = !normal.chars().any(chars::is_invalid);
        Weighted {
            weighted,
            valid: allowed && (1..=self.max_weighted).contains(&weighted),
            links: match normal {
                Cow::Borrowed(_) => found,
                // The ranges must lie in the text that was handed in.
                Cow::Owned(_) => links::find(text),
            },
        }
    }

    /// The length of a text in NFC whose links are known.
    fn weigh(self, text: &str, links: &[Range<usize>]) -> usize {
        let mut weight = links.len() * LINK_WEIGHT;
        let mut start = 0;
        for link in links {
            weight += self.weigh_plain(text.get(start..link.start).unwrap_or_default());
            start = link.end;
        }
        weight + self.weigh_plain(text.get(start..).unwrap_or_default())
    }

    /// The length of a piece without links.
    fn weigh_plain(self, piece: &str) -> usize {
        let mut weight = 0;
        let mut rest = piece;
        while let Some(first) = rest.chars().next() {
            let plain = first.is_ascii_alphabetic() || first == ' ';
            let sequence = if self.emoji && !plain { emoji::prefix(rest) } else { 0 };
            if sequence > 0 {
                weight += self.default_weight;
                rest = rest.get(sequence..).unwrap_or_default();
            } else {
                weight += if chars::is_light(first) { 1 } else { self.default_weight };
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
            }
        }
        weight
    }
}

/// Whether a text is in NFC for sure: Latin letters, and the signs of German typography.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '€'))
}

/// Byte ranges of what X would link, as [`measure`] finds them.
pub fn links(text: &str) -> Vec<Range<usize>> {
    links::find(text)
}

/// Measures a text as X does.
pub fn measure(text: &str) -> Weighted {
    Configuration::V3.measure(text)
}
