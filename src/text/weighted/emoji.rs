//! Emoji sequences, each of which X counts as one character of weight two.

mod table;

use table::{EMOJI, MODIFIER_BASE};

const ZERO_WIDTH_JOINER: char = '\u{200D}';
const EMOJI_STYLE: char = '\u{FE0F}';
const TEXT_STYLE: char = '\u{FE0E}';
const KEYCAP: char = '\u{20E3}';
const BLACK_FLAG: char = '\u{1F3F4}';
const CANCEL_TAG: char = '\u{E007F}';

/// The length in bytes of the emoji sequence with which `text` begins; 0 if it does not.
pub(super) fn prefix(text: &str) -> usize {
    match text.chars().next() {
        Some('#' | '*' | '0'..='9') => keycap(text),
        Some('\u{1F1E6}'..='\u{1F1FF}') => flag(text),
        Some(_) => joined(text),
        None => 0,
    }
}

/// `1️⃣`, with or without the style mark.
fn keycap(text: &str) -> usize {
    let mut length = 1;
    let rest = text.get(length..).unwrap_or_default();
    if rest.starts_with(EMOJI_STYLE) {
        length += EMOJI_STYLE.len_utf8();
    }
    let rest = text.get(length..).unwrap_or_default();
    if rest.starts_with(KEYCAP) { length + KEYCAP.len_utf8() } else { 0 }
}

/// Two regional indicators, or one by itself, which twemoji also knows.
fn flag(text: &str) -> usize {
    let letters = text.chars().take(2);
    letters.take_while(|c| matches!(c, '\u{1F1E6}'..='\u{1F1FF}')).map(char::len_utf8).sum()
}

/// Elements joined by U+200D, such as a family.
fn joined(text: &str) -> usize {
    let mut length = element(text);
    if length == 0 {
        return 0;
    }
    loop {
        let rest = text.get(length..).unwrap_or_default();
        let Some(next) = rest.strip_prefix(ZERO_WIDTH_JOINER) else {
            return length;
        };
        match element(next) {
            0 => return length,
            more => length += ZERO_WIDTH_JOINER.len_utf8() + more,
        }
    }
}

/// One emoji with its style mark, skin tone or tags.
fn element(text: &str) -> usize {
    let Some(first) = text.chars().next() else {
        return 0;
    };
    let base = first.len_utf8();
    let rest = text.get(base..).unwrap_or_default();
    let next = rest.chars().next();
    let needs_style = matches!(first, '©' | '®');
    if !(needs_style && next == Some(EMOJI_STYLE) || within(EMOJI, first)) {
        return 0;
    }
    match next {
        Some(TEXT_STYLE) => 0,
        Some(EMOJI_STYLE) => base + EMOJI_STYLE.len_utf8(),
        Some(tone @ '\u{1F3FB}'..='\u{1F3FF}') if within(MODIFIER_BASE, first) => {
            base + tone.len_utf8()
        }
        _ if first == BLACK_FLAG => base + tags(rest),
        _ => base,
    }
}

/// The tags behind a black flag that make it a region's flag, their end mark included; else 0.
fn tags(text: &str) -> usize {
    let letters = text.chars().take_while(|c| matches!(c, '\u{E0020}'..='\u{E007E}'));
    let length: usize = letters.map(char::len_utf8).sum();
    let rest = text.get(length..).unwrap_or_default();
    if length > 0 && rest.starts_with(CANCEL_TAG) { length + CANCEL_TAG.len_utf8() } else { 0 }
}

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    let c = u32::from(c);
    let after = ranges.partition_point(|&(start, _)| start <= c);
    after.checked_sub(1).and_then(|i| ranges.get(i)).is_some_and(|&(_, end)| c <= end)
}
