//! A noun such as `Jahr` together with the words that point from the article's day to it.

use std::ops::Range;

use jiff::civil::Date;

use super::Verdict;
use super::context::{Sentence, clause, place_before, word_behind};
use crate::text::dates::scan::Kind;
use crate::text::dates::tense::{Tense, tense};

/// Where a word such as `kommenden` points, seen from the article's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pointer {
    Last,
    This,
    Next,
}

impl Pointer {
    /// What an adjective or pronoun points to, whatever its case.
    pub(super) fn of(word: &str) -> Option<Self> {
        // Most words are refused here, without a copy.
        if word.starts_with(|c: char| c.is_ascii() && !"DLHVKNdlhvkn".contains(c)) {
            return None;
        }
        let word = word.to_lowercase();
        let inflected = |stem: &str| {
            let ending = word.strip_prefix(stem);
            ending.is_some_and(|ending| matches!(ending, "e" | "em" | "en" | "er" | "es"))
        };
        let any = |stems: &[&str]| stems.iter().any(|stem| inflected(stem));
        if any(&["dies", "laufend", "heurig"]) {
            Some(Self::This)
        } else if any(&["vergangen", "letzt", "vorig", "verflossen"]) {
            Some(Self::Last)
        } else if any(&["kommend", "nächst"]) {
            Some(Self::Next)
        } else {
            None
        }
    }

    /// How many periods it lies from the present one.
    pub(super) const fn steps(self) -> i16 {
        match self {
            Self::Last => -1,
            Self::This => 0,
            Self::Next => 1,
        }
    }
}

/// `im vergangenen Jahr`: a noun, its pointer, and the word before both.
pub(super) struct Phrase<'s, 't> {
    pub(super) sentence: &'s Sentence<'t>,
    /// The noun's place.
    pub(super) at: usize,
    pub(super) pointer: Pointer,
    /// The pointer's place.
    pub(super) from: usize,
}

impl<'s, 't> Phrase<'s, 't> {
    /// The phrase that ends in the noun at `at`, if a pointer stands right before it.
    pub(super) fn ending(sentence: &'s Sentence<'t>, at: usize) -> Option<Self> {
        let from = place_before(sentence, at)?;
        let pointer = Pointer::of(sentence.pieces.word(from)?)?;
        Some(Self { sentence, at, pointer, from })
    }

    /// The word before the pointer, in lower case.
    pub(super) fn lead(&self) -> String {
        let lead = place_before(self.sentence, self.from);
        lead.and_then(|place| self.sentence.pieces.word(place)).unwrap_or_default().to_lowercase()
    }

    pub(super) fn pointing_word(&self) -> &'t str {
        self.sentence.pieces.word(self.from).unwrap_or_default()
    }

    pub(super) fn noun(&self) -> &'t str {
        self.sentence.pieces.word(self.at).unwrap_or_default()
    }

    pub(super) fn behind(&self) -> &'t str {
        word_behind(self.sentence, self.at).unwrap_or_default()
    }

    pub(super) fn tense(&self) -> Tense {
        tense(&clause(self.sentence, self.at))
    }

    /// Whether the phrase, a preposition before it included, begins the sentence.
    pub(super) fn opens(&self) -> bool {
        let first = place_before(self.sentence, self.from).unwrap_or(self.from);
        !self.sentence.pieces.0.iter().take(first).any(|piece| piece.kind == Kind::Word)
    }

    /// The years that the sentence names, to which `in diesem Jahr` may point instead.
    pub(super) fn named_years(&self) -> impl Iterator<Item = i16> {
        years_named(self.sentence)
    }

    /// `in der letzten Woche der Ferien`: the last one of something, not the one before this.
    pub(super) fn is_last_of(&self) -> bool {
        let of = ["des", "der", "seiner", "ihrer", "eines", "einer", "vor", "im", "von", "vom"];
        self.pointing_word().to_lowercase().starts_with("letzt") && of.contains(&self.behind())
    }

    /// `nächsten Freitag` is the coming one to some and the one after it to others; `an diesem
    /// Freitag` at the beginning of a sentence may point into the text.
    pub(super) fn is_ambiguous_day(&self, lead: &str) -> bool {
        self.pointing_word().to_lowercase().starts_with("nächst")
            || self.pointer == Pointer::This && (self.opens() && lead == "an")
    }

    /// Whether digits follow, with which a year would run together. `2.187` and `1,2` are told from
    /// a year at sight.
    pub(super) fn digits_follow(&self) -> bool {
        let pieces = &self.sentence.pieces;
        let behind = pieces.skip_space(self.at + 1);
        let thousands = pieces.digits(behind + 2, 3).is_some_and(|part| part.len() == 3);
        let is_grouped = pieces.is_sign(behind + 1, '.') && thousands;
        let is_decimal =
            pieces.is_sign(behind + 1, ',') && pieces.kind(behind + 2) == Some(Kind::Digits);
        pieces.kind(behind) == Some(Kind::Digits) && !is_grouped && !is_decimal
    }

    /// Whether a written date follows.
    pub(super) fn date_follows(&self) -> bool {
        let pieces = &self.sentence.pieces;
        let behind = pieces.start(pieces.skip_space(self.at + 1));
        self.sentence.dates.iter().any(|date| date.range.start == behind)
    }

    /// Whether the noun stays before the year: `im Jahr 2018`, `des Jahres 2018`.
    pub(super) fn keeps_its_noun(&self) -> bool {
        self.noun() == "Jahres" || self.lead() == "in" || self.lead() == "im"
    }

    /// Puts a text in the place of pointer and noun.
    pub(super) fn replace(&self, text: &str) -> Verdict {
        self.replace_from(self.from, text)
    }

    /// Puts a text in the place of preposition, pointer and noun.
    pub(super) fn replace_with_lead(&self, text: &str) -> Verdict {
        match place_before(self.sentence, self.from) {
            Some(lead) => self.replace_from(lead, text),
            None => Verdict::Refuse,
        }
    }

    /// The first letter stays a capital where it was one.
    fn replace_from(&self, place: usize, text: &str) -> Verdict {
        let pieces = &self.sentence.pieces;
        let first = pieces.word(place).and_then(|word| word.chars().next());
        let text =
            if first.is_some_and(char::is_uppercase) { capitalised(text) } else { text.to_owned() };
        let range: Range<usize> = pieces.start(place)..pieces.end_before(self.at + 1);
        Verdict::Replace(range, text)
    }

    pub(super) fn article_date(&self) -> Option<Date> {
        self.sentence.article_date
    }
}

/// Whether a sentence names a year.
pub(super) fn names_a_year(sentence: &Sentence<'_>) -> bool {
    years_named(sentence).next().is_some()
}

/// The years of a sentence's dates, and its numbers of four digits that may be years.
fn years_named(sentence: &Sentence<'_>) -> impl Iterator<Item = i16> {
    let alone = sentence.pieces.0.iter().filter(|piece| piece.kind == Kind::Digits);
    let alone = alone.filter(|piece| piece.text.len() == 4 && piece.text < "2100");
    let alone = alone.filter_map(|piece| piece.text.parse().ok());
    sentence.dates.iter().filter_map(|date| date.year).chain(alone)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    first + chars.as_str()
}
