//! Paragraphs, and what a single line break inside one means.

use super::lexicon;
use super::window::{first_word, last_word};

/// The paragraphs of a text: what stands between blank lines.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        if rest.is_empty() {
            return None;
        }
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        let (paragraph, further) = rest.split_at(end);
        rest = further;
        Some(paragraph.trim_end())
    })
}

/// A paragraph whose longest line has no more characters than this, and which has lines nearly as
/// long, was broken by a mail program or an editor, not by its author.
const WRAPPED_AT_MOST: usize = 90;
/// Shorter lines are headlines, list items or addresses.
const WRAPPED_AT_LEAST: usize = 55;
/// A line without a final mark that is longer than this is no headline.
const HEADLINE_AT_MOST: usize = 160;

/// The width at which a paragraph was wrapped, in bytes, if it was.
pub(super) fn wrap_width(paragraph: &str) -> Option<usize> {
    if !paragraph.contains('\n') {
        return None;
    }
    let longest = paragraph.lines().map(|line| line.trim_end().len()).max().unwrap_or(0);
    (WRAPPED_AT_LEAST..=WRAPPED_AT_MOST).contains(&longest).then_some(longest)
}

/// Whether a line break ends a sentence that no mark ends: behind a headline, between the items
/// of a list. `line` is the line before it, `sentence` what the sentence holds so far.
pub(super) fn breaks(sentence: &str, line: &str, after: &str, wrap: Option<usize>) -> bool {
    let line = line.trim_end();
    let after_line = after.trim_start();
    let Some(first) = after_line.chars().next() else {
        return true;
    };
    if begins_item(after_line)
        || begins_with_time(after_line) && begins_with_time(line.trim_start())
    {
        return true;
    }
    let whole_line = sentence.trim_end().len() <= line.len();
    let item = begins_item(line);
    if first.is_lowercase() || matches!(first, ',' | ';' | ')' | '/' | '&') {
        return false;
    }
    if line.ends_with([',', ';', '-', '–', '&', '/', '(']) {
        return false;
    }
    if line.ends_with(':') {
        return !matches!(first, '„' | '"' | '»' | '“');
    }
    let last = last_word(line.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let year = lexicon::is_month(last) && first.is_ascii_digit();
    if year || (last.starts_with(char::is_lowercase) && goes_on(last)) {
        return false;
    }
    if item {
        return true;
    }
    if let Some(width) = wrap {
        return whole_line
            && line.len() + 1 + first_word(after_line).len() <= width
            && line.len() < WRAPPED_AT_LEAST;
    }
    whole_line && line.len() <= HEADLINE_AT_MOST || line.len() > WRAPPED_AT_MOST
}

/// Whether a line begins with a bullet or a number and a blank.
fn begins_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '‣' | '●' | '◦' | '■' | '→' | '►' | '*') => true,
        Some('-' | '–') => {
            chars.as_str().starts_with(' ')
                && chars.as_str().trim_start().starts_with(|c: char| !c.is_lowercase())
        }
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 2
                && (rest.starts_with(") ")
                    || (rest.starts_with(". ")
                        && !lexicon::is_month(first_word(rest))
                        && rest[2..].starts_with(char::is_uppercase)))
        }
        _ => false,
    }
}

/// `10.15 Uhr: …`, `10:15 …`: a line of a programme.
fn begins_with_time(line: &str) -> bool {
    let hour = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[hour..];
    let minute = rest.strip_prefix(['.', ':']).map(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (digits, rest[digits..].starts_with([' ', '–', '-']))
    });
    (1..=2).contains(&hour) && (minute == Some((2, true)) || rest.starts_with(" Uhr"))
}

/// Words that no line of its own ends in.
fn goes_on(word: &str) -> bool {
    const WORDS: [&str; 60] = [
        "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
        "eines", "und", "oder", "sowie", "als", "wie", "in", "im", "an", "am", "auf", "aus", "bei",
        "beim", "mit", "nach", "von", "vom", "zu", "zum", "zur", "für", "über", "unter", "um",
        "durch", "gegen", "ohne", "seit", "bis", "vor", "dass", "ob", "wenn", "weil", "sich",
        "nicht", "ist", "sind", "hat", "wird", "wurde", "sehr", "diese", "dieser", "dieses",
        "ihre", "seine", "unsere",
    ];
    WORDS.contains(&word)
}
