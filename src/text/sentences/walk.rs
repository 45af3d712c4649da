//! The walk over one paragraph: from mark to mark, over quotations and brackets whole.

use std::ops::Range;

use super::lexicon;
use super::stops::Stop;
use super::window::{Next, first_word, has_verb, head, next, tail};
use super::{lines, seams};
use crate::text::quotes;

/// A quotation or a bracketed part that is never split.
struct Whole {
    range: Range<usize>,
    bracket: bool,
}

/// Appends the sentences of one paragraph.
pub(super) fn split_paragraph<'t>(paragraph: &'t str, sentences: &mut Vec<&'t str>) {
    let mut walk = Walk {
        text: paragraph,
        wholes: wholes(paragraph),
        wrap: lines::wrap_width(paragraph),
        start: 0,
    };
    let mut at = 0;
    let mut coming = 0;
    while let Some(offset) = walk.text.as_bytes().get(at..).and_then(|rest| {
        let stop = walk.wholes.get(coming).map_or(rest.len(), |whole| whole.range.start - at);
        rest[..stop]
            .iter()
            .position(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xE2))
            .or((stop < rest.len()).then_some(stop))
    }) {
        at += offset;
        let (further, ends) = match walk.wholes.get(coming) {
            Some(whole) if whole.range.start == at => {
                coming += 1;
                (whole.range.end, walk.ends_with_whole(whole))
            }
            _ => walk.at_mark(at),
        };
        at = further;
        while walk.wholes.get(coming).is_some_and(|whole| whole.range.start < at) {
            coming += 1;
        }
        if ends {
            walk.cut(at, sentences);
        }
    }
    walk.cut(paragraph.len(), sentences);
}

/// The outermost quotations and brackets, in order, none overlapping another.
fn wholes(paragraph: &str) -> Vec<Whole> {
    let scan = quotes::scan(paragraph);
    let mut all: Vec<Whole> = scan
        .quotations
        .into_iter()
        .map(|quotation| Whole { range: quotation.range, bracket: false })
        .chain(scan.brackets.into_iter().map(|range| Whole { range, bracket: true }))
        .collect();
    all.sort_by_key(|whole| whole.range.start);
    let mut end = 0;
    all.retain(|whole| {
        let outermost = whole.range.start >= end;
        if outermost {
            end = whole.range.end;
        }
        outermost
    });
    all
}

struct Walk<'t> {
    text: &'t str,
    wholes: Vec<Whole>,
    wrap: Option<usize>,
    /// Where the current sentence begins.
    start: usize,
}

impl<'t> Walk<'t> {
    fn cut(&mut self, end: usize, sentences: &mut Vec<&'t str>) {
        let sentence = self.text.get(self.start..end).unwrap_or_default().trim();
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
        self.start = end;
    }

    /// What follows a byte offset, white space trimmed, within reach.
    fn after(&self, at: usize) -> &'t str {
        head(
            self.text
                .get(at..)
                .unwrap_or_default()
                .trim_start_matches([' ', '\t', '\n', '\r', '\u{a0}', '\u{202f}']),
        )
    }

    /// Decides at `.`, `!`, `?`, `…` or a line break; gives where to go on and whether the
    /// sentence ends there.
    fn at_mark(&self, at: usize) -> (usize, bool) {
        let rest = &self.text[at..];
        let run = rest.len() - rest.trim_start_matches(['.', '!', '?', '…']).len();
        if rest.starts_with('\n') {
            return (at + 1, self.at_line_break(at));
        }
        if run == 0 {
            return (at + rest.chars().next().map_or(1, char::len_utf8), false);
        }
        let marks = &rest[..run];
        let closed = self.closing(at + run);
        let behind = self.text[closed..].chars().next();
        if let Some(note) = seams::footnote(self.text, at, closed) {
            return (note, true);
        }
        if behind.is_some_and(|c| !c.is_whitespace()) {
            let glued =
                marks.len() == 1 && closed == at + 1 && seams::glued(self.text, self.start, at);
            let quote = closed > at + run && behind.is_some_and(char::is_uppercase);
            return (closed, glued || quote);
        }
        let after = self.after(closed);
        let (before, from_start) = tail(&self.text[self.start..at]);
        let next = next(after);
        let stop = Stop { before, from_start, after, next };
        let ends = if marks == "." {
            stop.ends()
        } else if marks.contains(['!', '?']) {
            !matches!(next, Next::Lower | Next::Joined)
        } else {
            ellipsis_ends(before, after, next)
        };
        (closed, ends)
    }

    /// Behind closing marks that no opening one claimed.
    fn closing(&self, at: usize) -> usize {
        let rest = &self.text[at..];
        let mut end = at;
        for c in rest.chars() {
            let closes = matches!(c, '“' | '”' | '"' | '«' | '»' | '‘' | '’' | '\'' | ')' | ']');
            let opens = self.text[end + c.len_utf8()..].starts_with(char::is_alphanumeric)
                && !matches!(c, ')' | ']');
            if !closes || opens {
                break;
            }
            end += c.len_utf8();
        }
        end
    }

    fn at_line_break(&self, at: usize) -> bool {
        let sentence = &self.text[self.start..at];
        let line = &sentence[sentence.rfind('\n').map_or(0, |newline| newline + 1)..];
        let end = sentence.trim_end();
        !end.ends_with(['.', '!', '?', '…'])
            && lines::breaks(
                end.trim_start(),
                line.trim_start(),
                head(&self.text[at + 1..]),
                self.wrap,
            )
    }

    /// Whether a sentence ends with a quotation or a bracket that ends in a mark of its own.
    fn ends_with_whole(&self, whole: &Whole) -> bool {
        let text = &self.text[whole.range.clone()];
        let inner = text.trim_end_matches([
            '“', '”', '"', '«', '»', '‘', '’', '\'', ')', ']', '‹', '›', '´', '`',
        ]);
        if !inner.ends_with(['.', '!', '?', '…']) {
            return false;
        }
        let lead = tail(&self.text[self.start..whole.range.start]).0.trim();
        if whole.bracket {
            let after = self.after(whole.range.end);
            return lead.is_empty()
                && matches!(next(after), Next::Upper | Next::Quote | Next::Digit | Next::Nothing);
        }
        let follows = &self.text[whole.range.end..];
        if follows.starts_with(|c: char| !c.is_whitespace() && !c.is_uppercase()) {
            return false;
        }
        let after = self.after(whole.range.end);
        // `,,Wann?” ,,Bald“, sagte sie`: question and answer under one speaker.
        if text.starts_with(",,") && text.ends_with('”') && after.starts_with(",,") {
            return false;
        }
        match next(after) {
            Next::Lower | Next::Joined => false,
            Next::Other => is_marker(after) || !after.starts_with(['(', '–', '—', '-']),
            Next::Upper | Next::Digit if is_name_of_association(inner) => {
                lexicon::is_opener(first_word(after))
            }
            Next::Upper if short_tag(after) => false,
            Next::Upper if !inner.ends_with('.') => {
                !is_name(lead) || lexicon::is_opener(first_word(after))
            }
            _ => true,
        }
    }
}

/// `(2) Er hat …`: the number of a paragraph.
fn is_marker(after: &str) -> bool {
    let Some(inner) = after.strip_prefix('(') else {
        return false;
    };
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let rest = inner[digits..].strip_prefix(") ");
    (1..=2).contains(&digits) && rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// `„Brücken bauen e. V.“`: the full stop is the abbreviation's.
fn is_name_of_association(inner: &str) -> bool {
    inner.ends_with("e. V.") || inner.ends_with("e.V.") || inner.ends_with("e.\u{a0}V.")
}

/// `… .“ So der Minister.`: a speaker without a verb.
fn short_tag(after: &str) -> bool {
    let end = after.find(['.', '!', '?']).unwrap_or(after.len());
    after.starts_with("So ") && end < 90 && !has_verb(&after[..end])
}

/// Whether what stands before a quotation makes it a title: a noun directly before it, as in
/// `unter dem Motto „Vielfalt leben!“`.
fn is_name(lead: &str) -> bool {
    let last = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    let inside = lead.contains(char::is_whitespace) || lead.starts_with(char::is_uppercase);
    inside && last.starts_with(char::is_uppercase) && last.ends_with(char::is_alphanumeric)
        || matches!(
            last,
            "namens" | "von" | "zu" | "zum" | "zur" | "im" | "in" | "das" | "der" | "die" | "mit"
        )
}

/// An ellipsis that stands apart leaves words out; one behind a word may end a sentence.
fn ellipsis_ends(before: &str, after: &str, next: Next) -> bool {
    match next {
        Next::Nothing => true,
        Next::Upper => {
            !before.ends_with(char::is_whitespace) || lexicon::is_opener(first_word(after))
        }
        Next::Quote | Next::Digit => !before.ends_with(char::is_whitespace),
        _ => false,
    }
}
