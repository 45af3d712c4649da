//! Whether a full stop ends a sentence.

use super::lexicon::{self, Abbreviation};
use super::window::{Next, first_word, has_verb, last_word};
use crate::text::words;

/// Everything a decision is taken from: two bounded windows of the text.
pub(super) struct Stop<'t> {
    /// The sentence so far, without the full stop; its last few hundred bytes.
    pub(super) before: &'t str,
    /// Whether `before` begins where the sentence begins.
    pub(super) from_start: bool,
    /// What follows the full stop and its closing marks, white space trimmed.
    pub(super) after: &'t str,
    /// What the first character of `after` is.
    pub(super) next: Next,
}

impl Stop<'_> {
    /// Whether the sentence ends. White space or the text's end follows the full stop.
    pub(super) fn ends(&self) -> bool {
        match self.next {
            Next::Nothing => return true,
            Next::Lower | Next::Joined => return false,
            Next::Address => return self.class().is_none(),
            Next::Upper | Next::Digit | Next::Quote | Next::Other => {}
        }
        let word = last_word(self.before);
        if word.is_empty() {
            return true;
        }
        if let Some(letters) = dotted_letters(self.before) {
            return !self.bracket_goes_on() && self.after_letters(&letters);
        }
        if is_number(word) {
            return self.after_number(word);
        }
        match self.class() {
            Some(Abbreviation::Never) => self.never_but(word),
            Some(Abbreviation::May) => self.after_abbreviation(word),
            None => {
                let follows = matches!(self.next, Next::Upper | Next::Digit);
                !(looks_shortened(word) && follows && !self.opener())
            }
        }
    }

    /// The class of the last word, also of its part behind a hyphen or a full stop: `Dipl.-Ing`.
    fn class(&self) -> Option<Abbreviation> {
        let word = last_word(self.before).trim_start_matches(['(', '[', '/', '„', '"']);
        lexicon::abbreviation(word).or_else(|| {
            let part = word.rsplit(['-', '.', '/']).next()?;
            if part.len() == word.len() {
                return street(word).then_some(Abbreviation::May);
            }
            lexicon::abbreviation(part)
        })
    }

    /// `Art` and a few more are words as well: there the number behind them decides. Behind
    /// `1,1 Mio.` may stand a noun, but nothing that begins a sentence.
    fn never_but(&self, word: &str) -> bool {
        matches!(
            word,
            "Art"
                | "Max"
                | "Alt"
                | "Fa"
                | "Mag"
                | "Sen"
                | "Inst"
                | "Red"
                | "Dir"
                | "min"
                | "Bf"
                | "Reg"
                | "Mio"
                | "Mrd"
                | "Tsd"
        ) && self.next == Next::Upper
            && self.opener()
    }

    fn after_abbreviation(&self, word: &str) -> bool {
        if lexicon::closes_enumeration(word) {
            return true;
        }
        match self.next {
            Next::Digit => false,
            Next::Upper if matches!(word, "Fr" | "Mr" | "Mrs" | "Ms" | "S" | "Ph") => false,
            _ => self.opener() && !self.lone_title(),
        }
    }

    /// `E. V.`, `u. a.`, initials, Roman numerals, `Plan B.`
    fn after_letters(&self, letters: &str) -> bool {
        if lexicon::is_phrase(letters) {
            return false;
        }
        if lexicon::closes_enumeration(letters) {
            return true;
        }
        if self.is_marker() || self.next == Next::Digit || (letters == "d" && self.letter_follows())
        {
            return false;
        }
        if self.opener() {
            return !self.lone_title();
        }
        lexicon::may_end(letters) && has_verb(self.before) && has_verb(self.remainder())
    }

    /// `… Elektrotechnik e.V. (VDE) dafür wirbt`: behind a bracket, small letters or a mark follow.
    fn bracket_goes_on(&self) -> bool {
        let behind = self.after.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        behind.is_some_and(|(_, behind)| {
            behind.trim_start().starts_with(|c: char| c.is_lowercase() || ",.;:".contains(c))
        })
    }

    /// `d. J.`: one more letter and its full stop follow.
    fn letter_follows(&self) -> bool {
        self.after.chars().nth(1) == Some('.')
    }

    fn after_number(&self, word: &str) -> bool {
        if self.is_marker() {
            return false;
        }
        let next = first_word(self.after);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let year = digits == 4 && !word.contains('.') && matches!(word.as_bytes()[0], b'1' | b'2');
        if lexicon::is_month(next) {
            return year;
        }
        let full_date = word.matches('.').count() == 2 && digits >= 4;
        if year || full_date || word.contains([',', '/', ':', '-']) {
            return true;
        }
        if self.next == Next::Digit {
            return false;
        }
        self.opener() || self.cardinal(word) || self.day_alone(word)
    }

    /// Whether the word before the number makes it a count.
    fn cardinal(&self, word: &str) -> bool {
        let start = self.before.len() - word.len();
        self.before.get(..start).is_some_and(|rest| {
            lexicon::introduces_cardinal(rest.split_whitespace().next_back().unwrap_or_default())
        })
    }

    /// `… endet am 10. Gäste sind …`: a day without its month, and a sentence with the verb where
    /// German has it, in the second place.
    fn day_alone(&self, word: &str) -> bool {
        let lead = self.before[..self.before.len() - word.len()].trim_end();
        let mut following = self.after.split_whitespace();
        let noun = following.next().unwrap_or_default();
        let counted = noun.ends_with("tag")
            || matches!(
                noun,
                "Tag" | "Tage" | "Mal" | "Platz" | "Advent" | "Jahr" | "Quartal" | "Monat"
            );
        [" am", " zum", " vom"].iter().any(|preposition| lead.ends_with(preposition))
            && !counted
            && has_verb(lead)
            && following.next().is_some_and(lexicon::is_verb)
    }

    /// Whether the sentence consists of nothing but a number or a letter: the marker of a list.
    fn is_marker(&self) -> bool {
        let marker = self.before.trim_start_matches(['(', '„', '"', ' ', '•', '-', '–']);
        let alone = !marker.contains(char::is_whitespace) && marker.len() <= 4;
        (alone && self.from_start)
            || self.before.trim_end_matches(|c: char| c.is_alphanumeric()).trim_end().ends_with(':')
    }

    fn opener(&self) -> bool {
        lexicon::is_opener(first_word(self.after))
    }

    /// `u. a. „Die Räuber“`: a title without a sentence of its own.
    fn lone_title(&self) -> bool {
        self.next == Next::Quote && !has_verb(self.remainder())
    }

    /// What follows, up to the next mark that may end a sentence: not behind `i.` or `Abs.`
    fn remainder(&self) -> &str {
        let mut marks = self.after.match_indices(['.', '!', '?']).filter(|&(at, _)| {
            let word = last_word(&self.after[..at]);
            word.chars().count() > 2 && lexicon::abbreviation(word).is_none()
        });
        let end = marks.next().map_or(self.after.len(), |(at, _)| at);
        &self.after[..end]
    }
}

/// The letters of `e. V`, `z.B`, `K. H`, `A` that the text ends in, without full stops; `None`
/// where the last word is no single letter and no Roman numeral.
fn dotted_letters(before: &str) -> Option<String> {
    let mut letters = Vec::new();
    let mut rest = before;
    while letters.len() < 6 {
        let Some(letter) = rest.chars().next_back().filter(|c| c.is_alphabetic()) else {
            break;
        };
        let shorter = &rest[..rest.len() - letter.len_utf8()];
        let previous = shorter.chars().next_back();
        if previous.is_some_and(|c| {
            c.is_alphanumeric() || matches!(c, '\'' | '*' | '_' | '%' | '’' | '°' | '/')
        }) {
            break;
        }
        letters.push(letter);
        let joined = shorter.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        match joined.strip_suffix('.') {
            Some(further) => rest = further,
            None => break,
        }
    }
    if letters.is_empty() {
        let word = last_word(before);
        let roman = word.len() <= 5 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        return (roman && !word.is_empty()).then(|| word.to_owned());
    }
    Some(letters.iter().rev().collect())
}

/// Digits with the separators of dates, times and amounts.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':' | b'/' | b'-'))
}

/// `Hauptstr`: a street's name, shortened.
fn street(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("str") || word.ends_with("pl"))
}

/// A short word without a vowel, or one that German does not have and that ends in consonants, is
/// an abbreviation that no list knows.
fn looks_shortened(word: &str) -> bool {
    let vowel = |c: char| "aeiouyäöü".contains(c);
    let letters = word.chars().count();
    let small = word.chars().skip(1).all(char::is_lowercase);
    if !(2..=5).contains(&letters) || !small || word.ends_with(vowel) {
        return false;
    }
    let no_vowel = !word.to_lowercase().contains(vowel);
    no_vowel || (word.starts_with(char::is_lowercase) && !words::is_known(word))
}
