//! Words of German text: tokens that keep gender forms whole, stems, rarity, compounds.

mod rarity;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

pub use rarity::{is_known, rarity};

/// One word with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// The word as it stands in the text, such as `Mitarbeiter*innen`.
    pub text: &'t str,
    /// Byte offset of its first character.
    pub start: usize,
}

/// The words of a text; punctuation is left out. Gender forms (`Mitarbeiter*innen`,
/// `Lehrer/-innen`), compounds with hyphens (`Dessau-Roßlau`) and numbers with their separators
/// (`1.000,50`, `16:30`) are one word each.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::with_capacity(text.len() / 7 + 1);
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_alphanumeric) {
        let start = at + offset;
        let end = start + word_len(&text[start..]);
        found.push(Token { text: &text[start..end], start });
        at = end;
    }
    found
}

/// The bytes of the word that the text begins with.
fn word_len(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = &text[end..];
        end += rest.find(|c| !in_word(c)).unwrap_or(rest.len());
        let Some(more) = joint(&text[..end], &text[end..]) else {
            return end;
        };
        end += more;
    }
}

/// Letters, digits, combining marks, and the soft hyphen that a page left in a word.
fn in_word(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// As `char::is_alphanumeric`, with what German text is made of first: no table is searched.
pub(crate) fn is_alphanumeric(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | 'ä' | 'ö' | 'ü' | 'Ä' | 'Ö' | 'Ü' | 'ß' => true,
        '\0'..='\x7f' => false,
        _ => c.is_alphanumeric(),
    }
}

/// The bytes of what joins the word so far with a further part, if something does.
fn joint(word: &str, rest: &str) -> Option<usize> {
    let mark = rest.chars().next().filter(|mark| *mark != ' ')?;
    let behind = &rest[mark.len_utf8()..];
    let next = behind.chars().next();
    let digit_before = word.ends_with(|c: char| c.is_ascii_digit());
    let joins = match mark {
        '-' | '\u{2010}' | '\u{2011}' => next.is_some_and(char::is_alphanumeric),
        '*' | '_' | '\'' | '’' | '´' | '·' => {
            !digit_before && next.is_some_and(char::is_alphabetic)
        }
        '.' | ',' | ':' if digit_before => next.is_some_and(|c| c.is_ascii_digit()),
        ':' => gender_ending(behind) > 0,
        '/' if gender_ending(behind) > 0 => true,
        '/' => {
            return behind.strip_prefix('-').filter(|end| gender_ending(end) > 0).map(|_| 2);
        }
        '(' => {
            let ending = gender_ending(behind);
            return (ending > 0 && behind[ending..].starts_with(')')).then_some(1 + ending + 1);
        }
        _ => false,
    };
    joins.then_some(mark.len_utf8())
}

/// The bytes of the gender ending that the text begins with, 0 if with none.
fn gender_ending(text: &str) -> usize {
    ["innen", "in", "e", "r", "n", "frauen", "frau"]
        .iter()
        .find(|ending| {
            text.strip_prefix(**ending)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
        .map_or(0, |ending| ending.len())
}

/// The word without its gender ending: `Mitarbeiter` for `Mitarbeiter*innen`, `TeilnehmerInnen`.
fn without_gender(word: &str) -> &str {
    for (at, mark) in word.char_indices().skip(1) {
        let behind = &word[at + mark.len_utf8()..];
        let inner = mark == 'I'
            && word[..at].ends_with(char::is_lowercase)
            && (behind.starts_with("nnen") || behind == "n");
        let marked = matches!(mark, '*' | ':' | '_' | '/' | '(' | '·')
            && gender_ending(behind.trim_start_matches('-')) > 0;
        if inner || marked {
            return &word[..at];
        }
    }
    word
}

/// Lower case, without soft hyphens, `ß` as `ss`, without the gender ending.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len() + 2);
    for c in without_gender(word).chars() {
        match c {
            'ß' => folded.push_str("ss"),
            '\u{ad}' => {}
            _ => push_lower(c, &mut folded),
        }
    }
    folded
}

/// Adds a character in lower case; no table is searched for what German text is made of.
pub(crate) fn push_lower(c: char, out: &mut String) {
    match c {
        '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
        'ä' | 'ö' | 'ü' | 'ß' => out.push(c),
        'Ä' => out.push('ä'),
        'Ö' => out.push('ö'),
        'Ü' => out.push('ü'),
        _ => out.extend(c.to_lowercase()),
    }
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::German));

/// The Snowball stem of a German word, lower case; a gender form has the stem of its first form.
pub fn stem(word: &str) -> String {
    let folded = folded(word);
    let stem = match STEMMER.stem(&folded) {
        Cow::Borrowed(stem) => stem.len(),
        Cow::Owned(stem) => return stem,
    };
    let mut folded = folded;
    folded.truncate(stem);
    folded
}
