//! Running text with its links and hashtags, ready for a template that escapes.

use std::ops::Range;

use serde::Serialize;

use crate::sandbox::addresses::web_address;

/// A piece of a post's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Segment {
    /// As shown.
    pub(super) text: String,
    /// Where it leads, http or https; none for plain text.
    pub(super) href: Option<String>,
}

/// Splits a text at its links (`show` tells how one is shown) and its hashtags, which lead to
/// `tag_base` and their name.
pub(super) fn segments(
    text: &str,
    links: &[Range<usize>],
    show: impl Fn(&str) -> (String, String),
    tag_base: &str,
) -> Vec<Segment> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in links {
        let (Some(before), Some(link)) = (text.get(done..range.start), text.get(range.clone()))
        else {
            continue;
        };
        push_tagged(&mut pieces, before, tag_base);
        let (shown, target) = show(link);
        pieces.push(Segment { text: shown, href: web_address(&target) });
        done = range.end;
    }
    push_tagged(&mut pieces, text.get(done..).unwrap_or_default(), tag_base);
    pieces
}

/// Plain text, split at its hashtags: `#` at the start of a word, then letters and digits, at
/// least one of them a letter.
fn push_tagged(pieces: &mut Vec<Segment>, text: &str, tag_base: &str) {
    let mut plain_from = 0;
    let mut before = ' ';
    let mut from = 0;
    while let Some(offset) = text.get(from..).and_then(|rest| rest.find('#')) {
        let start = from + offset;
        before = text.get(from..start).and_then(|part| part.chars().last()).unwrap_or(before);
        let rest = text.get(start + 1..).unwrap_or_default();
        let length = rest.find(|letter: char| !is_word(letter)).unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default();
        from = start + 1 + length;
        if !is_word(before) && before != '#' && name.chars().any(char::is_alphabetic) {
            push_plain(pieces, text.get(plain_from..start).unwrap_or_default());
            pieces.push(Segment {
                text: format!("#{name}"),
                href: web_address(&format!("{tag_base}{name}")),
            });
            plain_from = from;
        }
        before = name.chars().last().unwrap_or('#');
    }
    push_plain(pieces, text.get(plain_from..).unwrap_or_default());
}

fn push_plain(pieces: &mut Vec<Segment>, text: &str) {
    if !text.is_empty() {
        pieces.push(Segment { text: text.to_owned(), href: None });
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<String> {
        let pieces =
            segments(text, &[], |link| (link.into(), link.into()), "https://x.com/hashtag/");
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, text);
        pieces.into_iter().filter(|piece| piece.href.is_some()).map(|piece| piece.text).collect()
    }

    #[test]
    fn hashtags_begin_a_word_and_hold_a_letter() {
        assert_eq!(
            tags("#Integration in #Halle_Saale, #2026 a#b ##x"),
            ["#Integration", "#Halle_Saale"]
        );
        assert_eq!(tags("Über #Städte"), ["#Städte"]);
    }

    proptest::proptest! {
        #[test]
        fn no_letter_is_lost_or_added(text in "(?s)(.|#|https?://|[a-zä ]){0,40}") {
            let links = crate::sandbox::addresses::web_links(&text);
            let show = |link: &str| (link.to_owned(), link.to_owned());
            let pieces = segments(&text, &links, show, "https://x.com/hashtag/");
            let whole: String = pieces.into_iter().map(|piece| piece.text).collect();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
