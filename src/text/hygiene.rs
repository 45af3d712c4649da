//! Unicode hygiene: what must never reach a follower is taken out or found.

mod entities;
#[cfg(test)]
mod tests;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// NFC, no control, bidi, zero-width or soft-hyphen characters, entities decoded once, white
/// space folded to single spaces within lines; blank lines between paragraphs are kept.
pub fn clean(text: &str) -> String {
    if is_clean(text) {
        return text.to_owned();
    }
    let decoded = entities::decode(text);
    let mut kept = String::with_capacity(decoded.len());
    let mut chars = decoded.chars().peekable();
    let mut so_far = SoFar::default();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{b}' | '\u{c}' => kept.push('\n'),
            '\u{2029}' => kept.push_str("\n\n"),
            c if c.is_whitespace() => kept.push(' '),
            c if so_far.takes(c, chars.peek().copied()) => kept.push(c),
            _ => continue,
        }
        so_far.push(c);
    }
    let folded = fold(&kept);
    if is_nfc(&folded) { folded } else { folded.nfc().collect() }
}

/// Whether a text is surely clean as it stands: single spaces between characters that European
/// languages are mostly written with, each composed, no entity, and at most one blank line between two
/// others.
fn is_clean(text: &str) -> bool {
    let (mut earlier, mut before) = (' ', ' ');
    let plain = text.chars().all(|c| {
        let divided = match c {
            ' ' => !matches!(before, ' ' | '\n'),
            '\n' => before != ' ' && (before != '\n' || earlier != '\n'),
            _ => false,
        };
        (earlier, before) = (before, c);
        divided
            || (c.is_ascii_graphic() && c != '&')
            || matches!(c, '\u{c0}'..='\u{17f}' | '\u{410}'..='\u{44f}')
            || matches!(
                c,
                '§' | '€'
                    | '–'
                    | '—'
                    | '…'
                    | '°'
                    | '„'
                    | '“'
                    | '”'
                    | '‚'
                    | '‘'
                    | '’'
                    | '»'
                    | '«'
            )
    });
    plain && !matches!(before, ' ' | '\n')
}

/// The first character that may not stand in a post, if there is one.
pub fn forbidden(text: &str) -> Option<char> {
    let mut so_far = SoFar::default();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\n' && !so_far.takes(c, chars.peek().copied()) {
            return Some(c);
        }
        so_far.push(c);
    }
    None
}

/// What was kept of a text so far, as far as it decides on what follows.
#[derive(Default)]
struct SoFar {
    last: Option<char>,
    /// Tag letters at its end.
    tags: usize,
}

impl SoFar {
    /// Whether a character may stand here, before this one.
    fn takes(&self, c: char, after: Option<char>) -> bool {
        match c {
            ' '..='~' | '\u{c0}'..='\u{ff}' => true,
            JOINER => joins_emoji(self.last, after),
            TAG_FIRST..=TAG_LAST => {
                self.tags < TAGS && (self.tags > 0 || self.last == Some(BLACK_FLAG))
            }
            c => !is_forbidden(c),
        }
    }

    fn push(&mut self, c: char) {
        self.tags = if (TAG_FIRST..=TAG_LAST).contains(&c) { self.tags + 1 } else { 0 };
        self.last = Some(c);
    }
}

/// Letters that nobody sees. They make the flags of England, Scotland and Wales of a black one,
/// with so many at most; everywhere else they are text that is hidden from people alone.
const TAG_FIRST: char = '\u{e0020}';
const TAG_LAST: char = '\u{e007f}';
const TAGS: usize = 6;
const BLACK_FLAG: char = '\u{1f3f4}';

/// The zero-width joiner that makes one picture of several.
const JOINER: char = '\u{200d}';

/// Whether a joiner between these two stands within an emoji.
fn joins_emoji(before: Option<char>, after: Option<char>) -> bool {
    let picture =
        |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}');
    before.is_some_and(picture) && after.is_some_and(picture)
}

/// Characters that are invisible, steer the direction of writing, or mean something only to one
/// program: Unicode's general categories Cc and Co, the format characters (Cf), noncharacters,
/// and the mark of a decoding that failed.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e001f}' | '\u{e0080}'..='\u{e0fff}'
            | '\u{f0000}'..='\u{10ffff}')
}

/// One space for many, none at a line's ends, at most one blank line, none at the text's ends.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines() {
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let Some(first) = words.next() else {
            blank += 1;
            continue;
        };
        if !folded.is_empty() {
            folded.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        blank = 0;
        folded.push_str(first);
        for word in words {
            folded.push(' ');
            folded.push_str(word);
        }
    }
    folded
}
