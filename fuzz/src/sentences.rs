//! Sentences, quotations and words: pieces of the text itself, in order, and nothing lost.

use std::ops::Range;

use unicode_normalization::is_nfc;
use weitersagen::text::{hygiene, openers, quotes, sentences, words};

/// Holds for any text.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    split(&text);
    let clean = hygiene::clean(&text);
    assert!(is_nfc(&clean), "not composed: {clean:?}");
    assert_eq!(hygiene::forbidden(&clean), None, "left in {clean:?}");
    assert!(!clean.contains("\n\n\n") && clean.trim() == clean, "not folded: {clean:?}");
    split(&clean);
}

fn split(text: &str) {
    let found = sentences::split(text);
    let mut end = 0;
    for sentence in &found {
        let range = within(text, sentence);
        assert!(range.start >= end, "out of order: {sentence:?}");
        assert!(!sentence.is_empty() && sentence.trim() == *sentence, "not trimmed: {sentence:?}");
        gap(&text[end..range.start]);
        end = range.end;
        openers::leans(sentence);
        sentences::has_verb(sentence);
    }
    gap(&text[end..]);

    let mut opened = 0;
    for quotation in quotes::find(text) {
        let (range, inner) = (&quotation.range, &quotation.inner);
        assert!(opened <= range.start, "quotations out of order");
        opened = range.start;
        assert!(range.start < inner.start && inner.end <= range.end, "{range:?} around {inner:?}");
        assert!(text.get(range.clone()).is_some() && text.get(inner.clone()).is_some());
    }
    quotes::balanced(text);

    let mut end = 0;
    for token in words::tokens(text) {
        assert!(token.start >= end && !token.text.is_empty(), "words overlap");
        assert_eq!(text.get(token.start..token.start + token.text.len()), Some(token.text));
        end = token.start + token.text.len();
        words::stem(token.text);
    }
}

/// Where a piece stands in the text that it was cut from.
fn within(text: &str, piece: &str) -> Range<usize> {
    let start = piece.as_ptr().addr().checked_sub(text.as_ptr().addr()).expect("a piece of it");
    let range = start..start + piece.len();
    assert_eq!(text.get(range.clone()), Some(piece), "no piece of the text");
    range
}

/// Between sentences nothing is lost but white space.
fn gap(between: &str) {
    assert!(between.trim().is_empty(), "lost between sentences: {between:?}");
}
