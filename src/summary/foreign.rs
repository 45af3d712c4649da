//! The first own sentences of an article that is not in German, by rules that hold in any language.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::item::{Article, Sentence};
use crate::text::hygiene;

mod hanging;
#[cfg(test)]
mod tests;

/// More sentences than this are no longer the first ones.
const MOST: usize = 3;
/// Letters of a sentence; fewer are a heading, a date, a greeting.
const LETTERS_AT_LEAST: usize = 20;
/// Characters of the longest abbreviation behind which a sentence goes on: `Prof.`, `e.g.`.
const ABBREVIATION_AT_MOST: usize = 4;
/// How far into the article a first sentence may stand, in sentences and in lines that are none:
/// headings, a list of what is needed.
const LOOKED_AT: usize = 8;
const LINES_AT_MOST: usize = 40;

/// What ends a sentence: the full stop, the question mark and the exclamation mark of the scripts
/// in use (Unicode's `Sentence_Terminal` without those of historic ones).
const STOPS: [char; 16] =
    ['.', '!', '?', '؟', '۔', '܀', '।', '॥', '။', '።', '。', '！', '？', '．', '։', '︒'];
/// What may stand behind that.
const CLOSING: [char; 12] = ['"', '”', '“', '»', '«', '’', '\'', ')', ']', '」', '』', '）'];

/// What may stand before its first letter.
const OPENING: [char; 9] = ['"', '“', '„', '«', '»', '¿', '¡', '(', '「'];

/// The first whole sentences of an article, in order and without a gap; empty if there are none.
/// Each stands in the article word for word.
pub fn first_sentences(article: &Article) -> Vec<Sentence> {
    let title = article.title.as_deref().map(hygiene::clean).unwrap_or_default();
    let mut found: Vec<Sentence> = Vec::new();
    for (index, piece) in opening(article) {
        if is_fit(&piece.text, &title) {
            found.push(Sentence { index, text: piece.text });
        } else if !found.is_empty() {
            break;
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// Opening sentences that may be told where the very first is too long: each begins a paragraph and
/// stands by itself, as far as can be told in `language` (ISO 639-3).
pub fn further_sentences(article: &Article, language: &str) -> Vec<String> {
    let title = article.title.as_deref().map(hygiene::clean).unwrap_or_default();
    let stands = |piece: &Piece| {
        piece.begins && is_fit(&piece.text, &title) && hanging::stands_alone(&piece.text, language)
    };
    opening(article).map(|(_, piece)| piece).filter(stands).map(|piece| piece.text).collect()
}

/// The sentences that the article begins with, each with its place among all pieces of the text.
fn opening(article: &Article) -> impl Iterator<Item = (usize, Piece)> {
    let pieces = sentences(&article.text, LINES_AT_MOST).into_iter().enumerate();
    pieces.filter(|(_, piece)| ends_whole(&piece.text)).take(LOOKED_AT)
}

/// Whether a text ends as a sentence does in any script.
pub fn ends_whole(text: &str) -> bool {
    let inner = text.trim_end_matches(CLOSING);
    inner.ends_with(STOPS) && !inner.ends_with("...") && !inner.ends_with('…')
}

/// A sentence, or a line that is none.
struct Piece {
    text: String,
    /// Whether a paragraph begins with it.
    begins: bool,
}

/// Sentences by the rules of Unicode (UAX #29), one line each. Where those see an end behind an
/// abbreviation, the sentence goes on: two that stay together are whole, half of one is not. What
/// stands behind the first `most` is not read.
fn sentences(text: &str, most: usize) -> Vec<Piece> {
    let mut found = Vec::new();
    for paragraph in text.split("\n\n") {
        let (paragraph, mut open, mut begins) = (unwrapped(paragraph), String::new(), true);
        for piece in paragraph.unicode_sentences() {
            open.push_str(piece);
            if !ends_in_abbreviation(open.trim_end()) {
                begins &= !take(&mut open, begins, &mut found);
            }
            if found.len() >= most {
                return found;
            }
        }
        take(&mut open, begins, &mut found);
    }
    found.truncate(most);
    found
}

/// A paragraph whose lines were broken to a width, in one line: those rules end a sentence where a
/// line ends. A line in small letters goes on with the one before it; others may be headings.
fn unwrapped(paragraph: &str) -> String {
    let mut whole = String::with_capacity(paragraph.len());
    for (number, line) in paragraph.lines().enumerate() {
        let goes_on = line.trim_start().starts_with(char::is_lowercase);
        if number > 0 {
            whole.push(if goes_on { ' ' } else { '\n' });
        }
        whole.push_str(line);
    }
    whole
}

/// Ends a sentence; whether there was one.
fn take(open: &mut String, begins: bool, found: &mut Vec<Piece>) -> bool {
    let text = hygiene::clean(open.trim()).replace('\n', " ");
    open.clear();
    let said = !text.is_empty();
    if said {
        found.push(Piece { text, begins });
    }
    said
}

/// `Dr.`, `e.g.`, `J.`: short, and a full stop behind it.
fn ends_in_abbreviation(text: &str) -> bool {
    let Some(word) = text.strip_suffix('.').and_then(|text| text.split_whitespace().next_back())
    else {
        return false;
    };
    let word = word.trim_start_matches(['(', '"', '“', '„', '«']);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let dotted = word.contains('.') && !word.contains("..");
    let cased = word.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let titled = word.starts_with(char::is_uppercase) && letters == word.chars().count();
    cased && letters <= ABBREVIATION_AT_MOST && letters > 0 && (dotted || titled)
}

/// Whether a follower may see it: whole, not the headline again, nothing that a network acts upon.
fn is_fit(text: &str, title: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let lower = text.to_lowercase();
    let addressed = ["http://", "https://", "www."].iter().any(|start| lower.contains(start))
        || text.contains(['@', '#', '＠', '＃', '<', '>', '|']);
    let repeats = !title.is_empty() && fold(text) == fold(title);
    // What begins in small letters is the end of something, or an entry of a dictionary.
    let begun = !text.trim_start_matches(OPENING).starts_with(char::is_lowercase);
    letters >= LETTERS_AT_LEAST
        && begun
        && ends_whole(text)
        && !addressed
        && !repeats
        && is_balanced(text)
}

/// Whether brackets and those quotation marks that tell an opening from a closing one are paired.
fn is_balanced(text: &str) -> bool {
    let pairs = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»'), ('„', '“'), ('「', '」')];
    let count = |mark: char| text.matches(mark).count();
    let low = count('„');
    let paired = pairs.iter().all(|(open, close)| match (*open, low) {
        // `“` closes what `„` opens, and opens what `”` closes: never both in one sentence.
        ('“', 1..) | ('„', 0) => true,
        _ => count(*open) == count(*close),
    });
    paired && count('"').is_multiple_of(2)
}

fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
