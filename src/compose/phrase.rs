//! Sentences and headlines as they may stand in a post: nothing that a network would turn into a
//! mention, a hashtag or a second link.

use std::ops::Range;

use super::typography::typography;
use crate::item::Article;
use crate::text::words::letters_alone;
use crate::text::{dates, quotes};

/// The longest name of a source in characters; more is a sentence that was taken for one.
const LONGEST_NAME: usize = 80;

/// The sentence as it may be posted; `None` if it may not.
pub(super) fn sentence(text: &str) -> Option<String> {
    let text = text.trim();
    if ends_whole(text) { plain(text) } else { None }
}

/// The headline as it may be posted, if there is one: whole, its dates written out.
pub(super) fn headline(article: &Article) -> Option<String> {
    let title = article.title.as_deref()?.trim();
    if title.is_empty() || is_cut(title) {
        return None;
    }
    plain(&dates::write_out_behind(title, article.date, &[&article.text])?)
}

/// A quoted source's name, if it is one: short, whole, nothing that a network would act upon.
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.trim();
    let short = (1..=LONGEST_NAME).contains(&text.chars().count());
    if short && !is_cut(text) { plain(text) } else { None }
}

/// Without what a network would act upon; `None` where that cannot be taken off.
fn plain(text: &str) -> Option<String> {
    if has_address(text) || !quotes::balanced(text) {
        return None;
    }
    Some(typography(&without_triggers(text)?))
}

/// Whether a text ends as a sentence does, perhaps behind a quotation mark or bracket.
pub(super) fn ends_whole(text: &str) -> bool {
    let inner = text.trim_end_matches(['“', '”', '"', '«', '»', '‘', '’', ')']);
    let stops = inner.ends_with(['.', '!', '?']);
    let quoted = text.ends_with(['“', '”', '"', '«', '»', '‘', '’']);
    (stops || quoted) && !is_cut(inner)
}

fn is_cut(text: &str) -> bool {
    text.ends_with("...") || text.ends_with('…')
}

/// Whether two texts differ in signs and white space only.
pub(super) fn same(a: &str, b: &str) -> bool {
    letters_alone(a) == letters_alone(b)
}

/// Whether an address is spelt out: a post leads to the article and nowhere else.
fn has_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize, start: &str| {
        let here = bytes.get(at..at + start.len());
        here.is_some_and(|here| here.eq_ignore_ascii_case(start.as_bytes()))
    };
    let starts = ["http://", "https://", "www."];
    // Hardly a sentence has an `h` or `w` with such a sign behind it.
    (bytes.contains(&b'.') || bytes.contains(&b':'))
        && (0..bytes.len()).any(|at| {
            matches!(bytes[at], b'h' | b'H' | b'w' | b'W')
                && starts.iter().any(|start| begins(at, start))
        })
}

/// Takes the sign off `@name` and `#word`, which would become a mention and a hashtag. Inside a
/// quotation nothing may be changed: then the sentence cannot be used.
fn without_triggers(text: &str) -> Option<String> {
    if !text.contains(['@', '＠', '#', '＃']) {
        return Some(text.to_owned());
    }
    let quoted: Vec<Range<usize>> = quotes::find(text).into_iter().map(|q| q.range).collect();
    let mut plain = String::with_capacity(text.len());
    let mut previous = None;
    let mut chars = text.char_indices().peekable();
    while let Some((place, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if triggers(previous, c, next) {
            if quoted.iter().any(|range| range.contains(&place)) {
                return None;
            }
        } else {
            plain.push(c);
        }
        previous = Some(c);
    }
    Some(plain)
}

fn triggers(previous: Option<char>, c: char, next: Option<char>) -> bool {
    let free = previous.is_none_or(|c| !c.is_alphanumeric());
    let word = next.is_some_and(|c| c.is_alphabetic() || c == '_');
    let handle = next.is_some_and(|c| c.is_alphanumeric() || c == '_');
    match c {
        '@' | '＠' => free && handle,
        '#' | '＃' => free && word,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_becomes_a_mention_a_hashtag_or_a_second_link() {
        assert_eq!(
            sentence("Mit @agsa und #WirSindMehr.").as_deref(),
            Some("Mit agsa und WirSindMehr.")
        );
        assert_eq!(
            sentence("Post an info@agsa.de, Platz #1.").as_deref(),
            Some("Post an info@agsa.de, Platz #1.")
        );
        assert_eq!(sentence("Mehr unter https://example.org/a."), None);
        assert_eq!(sentence("Mehr unter www.example.org."), None);
    }

    #[test]
    fn what_is_cut_or_no_sentence_is_left_out() {
        for text in ["Die Stadt lädt", "Die Stadt …", "„Ja ...“", "Foto: Muster (c)"] {
            assert_eq!(sentence(text), None, "{text}");
        }
        for text in ["Er sagte „Ja“", "(Die Stadt lädt ein.)", "Kommt ihr?"] {
            assert_eq!(sentence(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn a_name_is_short_and_whole() {
        assert_eq!(name(" Integrationsportal ").as_deref(), Some("Integrationsportal"));
        for text in ["", "Portal …", "https://example.org", &"Wort ".repeat(20)] {
            assert_eq!(name(text), None, "{text}");
        }
    }
}
