//! Full stops with no blank behind them: notes, and blanks that were forgotten.

use super::lexicon;
use super::window::{Next, first_word, head, next, tail};

/// `… statt.12 Danach`, `… statt.[3] Danach`: behind the number of a note.
pub(super) fn footnote(text: &str, at: usize, closed: usize) -> Option<usize> {
    let before = &text.as_bytes()[..at];
    let word = before.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    if word < 4 {
        return None;
    }
    let rest = &text[closed..];
    let inner = rest.strip_prefix('[').unwrap_or(rest);
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let mut len = digits;
    if inner.len() < rest.len() {
        inner[digits..].starts_with(']').then_some(())?;
        len += 2;
    }
    let further = rest[len..].strip_prefix(' ')?;
    let street = text[..at].ends_with("str");
    (!street && further.starts_with(char::is_uppercase)).then_some(closed + len)
}

/// `… statt.Die Konferenz …`: the blank behind a full stop was forgotten.
pub(super) fn glued(text: &str, start: usize, at: usize) -> bool {
    let after = head(&text[at + 1..]);
    let quote = matches!(next(after), Next::Quote);
    if !quote && !after.starts_with(char::is_uppercase) {
        return false;
    }
    let (before, _) = tail(&text[start..at]);
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let address = word.contains(['@', '/']) || word.starts_with("www.");
    if address || text[..at].ends_with(' ') {
        return false;
    }
    if quote {
        return word.len() > 3 && word.ends_with(char::is_lowercase);
    }
    let following = first_word(after);
    let second = following.chars().nth(1);
    if !second.is_none_or(char::is_lowercase) {
        return false;
    }
    let plain = after[following.len()..].starts_with([' ', ',', '\n', ':', '-']);
    let opener = lexicon::is_opener(following);
    if word.ends_with([')', '“', '"', '”'])
        || (opener && word.ends_with(|c: char| c.is_ascii_digit()))
    {
        return plain;
    }
    let tail_lower = word.chars().rev().take(2).filter(|c| c.is_lowercase()).count() == 2;
    let known = lexicon::abbreviation(word).is_some() || word.contains('.');
    let capital = word.starts_with(char::is_uppercase);
    plain && tail_lower && !known && word.chars().count() > 2 && (opener || !capital)
}
