//! What is done to a whole document before it is read: a feed that was encoded twice, holds NUL
//! bytes, or stands as text on a web page.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

use super::entities::Entities;
use super::names;
use super::tokens::{Token, Tokens};
use crate::wording::{Told, reading as say};

/// The document without what keeps it from being read, and the warnings that say so.
pub(super) fn mend<'d>(document: &'d str, warnings: &mut Vec<Told>) -> Cow<'d, str> {
    let mut mended = Cow::Borrowed(document);
    if mended.contains('\0') {
        mended = Cow::Owned(mended.replace('\0', ""));
        warnings.push(say::NUL_LEFT_OUT.told([]));
    }
    if let Some(decoded) = decoded_once_more(&mended) {
        mended = Cow::Owned(decoded);
        warnings.push(say::ENCODED_TWICE.told([]));
    }
    if let Some(inside) = shown_on_page(&mended) {
        mended = Cow::Owned(inside);
        warnings.push(say::FEED_ON_PAGE.told([]));
    }
    mended
}

/// UTF-8 that was taken for windows-1252 and encoded again (`GrÃ¼ÃŸe`) decoded, wherever a run of
/// such letters gives whole characters. No language writes these runs; a single `Ã` stays.
fn decoded_once_more(text: &str) -> Option<String> {
    // The first byte of what German text is made of: umlauts, signs, quotation marks.
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let mut decoded = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| !c.is_ascii()) {
        let (plain, from) = rest.split_at_checked(start)?;
        let length = from.find(|c: char| c.is_ascii()).unwrap_or(from.len());
        let (run, after) = from.split_at_checked(length)?;
        decoded.push_str(plain);
        match once_more(run) {
            Some(letters) => {
                decoded.push_str(&letters);
                found = true;
            }
            None => decoded.push_str(run),
        }
        rest = after;
    }
    decoded.push_str(rest);
    found.then_some(decoded)
}

fn once_more(run: &str) -> Option<String> {
    run.chars().nth(1)?;
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// The feed that a web page shows as text: the first thing in it is a `<pre>` that holds one.
fn shown_on_page(document: &str) -> Option<String> {
    let shows = ["&lt;?xml", "&lt;rss", "&lt;feed", "&lt;rdf"];
    if !shows.iter().any(|start| document.contains(start)) {
        return None;
    }
    let mut tokens = Tokens::new(document);
    let mut in_page = false;
    let mut in_head = false;
    loop {
        match tokens.next()? {
            Token::Start(tag) => match names::local(tag.name).to_ascii_lowercase().as_str() {
                "pre" => break,
                "html" | "body" => (in_page, in_head) = (true, false),
                "head" => (in_page, in_head) = (true, true),
                _ if in_head => {}
                _ => return None,
            },
            Token::End(..) => {}
            Token::Text(text) if in_head || text.trim().is_empty() => {}
            Token::Text(_) | Token::Cdata(_) => return None,
        }
    }
    if !in_page {
        return None;
    }
    let mut entities = Entities::default();
    let mut inside = String::new();
    for token in tokens {
        match token {
            Token::Text(text) => inside.push_str(&entities.decode(text)),
            Token::End(name, _) if name.eq_ignore_ascii_case("pre") => break,
            // Viewers colour what they show.
            Token::Start(_) | Token::End(..) | Token::Cdata(_) => {}
        }
    }
    let start = inside.trim_start();
    ["<?xml", "<rss", "<feed", "<rdf"]
        .iter()
        .any(|root| start.starts_with(root))
        .then(|| start.to_owned())
}

/// Whether a web page shows a feed as text.
pub(super) fn shows_feed(document: &str) -> bool {
    shown_on_page(document).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_encoded_twice_is_decoded() {
        let twice = |text: &str| WINDOWS_1252.decode(text.as_bytes()).0.into_owned();
        for text in ["Grüße", "„Halle“ – 5 €", "Ärger"] {
            assert_eq!(decoded_once_more(&twice(text)).as_deref(), Some(text));
        }
        for text in ["Grüße", "NÃO", "MAÇÃ", "château", "Â", "â", "für 5 € – „A“", "Ελλάδα â"]
        {
            assert_eq!(decoded_once_more(text), None, "{text}");
        }
        let mixed = format!("für {} und Öl", twice("Grüße"));
        assert_eq!(decoded_once_more(&mixed).as_deref(), Some("für Grüße und Öl"));
    }

    #[test]
    fn a_page_about_feeds_is_no_feed() {
        let shown = "<html><head><title>x</title></head><body><pre>&lt;rss>&lt;channel></pre>";
        assert_eq!(shown_on_page(shown).as_deref(), Some("<rss><channel>"));
        let about = "<html><body><h1>So geht es</h1><pre>&lt;rss></pre></body></html>";
        assert!(!shows_feed(about));
        assert!(!shows_feed("<rss><channel><item><title>&lt;rss</title></item></channel></rss>"));
    }
}
