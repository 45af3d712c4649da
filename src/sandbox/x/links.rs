//! How X hands out a text: links shortened to t.co, and `&`, `<`, `>` as entities.

use std::ops::Range;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::XPost;
use crate::sandbox::addresses;
use crate::text::weighted;

/// A text as X's API hands it out.
#[derive(Debug)]
pub(super) struct Shortened {
    /// The text with t.co links and with entities for `&`, `<` and `>`.
    pub(super) text: String,
    /// `entities.urls`, with places counted in characters.
    pub(super) urls: Vec<Value>,
}

/// What becomes a link: what X would link, and beside it every `http://` and `https://` address.
/// X leaves numeric hosts such as 127.0.0.1 as text, but those are where a rehearsal's articles
/// stand, and their readers should be able to follow them.
pub(in crate::sandbox) fn links_in(text: &str) -> Vec<Range<usize>> {
    let mut links = weighted::measure(text).links;
    let known = links.clone();
    let apart = |address: &Range<usize>| {
        known.iter().all(|link| link.end <= address.start || address.end <= link.start)
    };
    links.extend(addresses::web_links(text).into_iter().filter(apart));
    links.sort_by_key(|link| link.start);
    links
}

/// Shortens the links of a post; the same post always gets the same ones.
pub(super) fn shorten(post: &XPost) -> Shortened {
    let mut text = String::with_capacity(post.text.len());
    let mut urls = Vec::new();
    let mut done = 0;
    for (index, range) in links_in(&post.text).into_iter().enumerate() {
        let (Some(before), Some(link)) =
            (post.text.get(done..range.start), post.text.get(range.clone()))
        else {
            continue;
        };
        text.push_str(&escape(before));
        let start = text.chars().count();
        let short = short_link(&post.id, index);
        text.push_str(&short);
        urls.push(json!({
            "start": start,
            "end": start + short.chars().count(),
            "url": short,
            "expanded_url": expanded(link),
            "display_url": display(link),
        }));
        done = range.end;
    }
    text.push_str(&escape(post.text.get(done..).unwrap_or_default()));
    add_picture(post, &mut text, &mut urls);
    Shortened { text, urls }
}

/// X adds a link to the pictures at the end, which nobody wrote.
fn add_picture(post: &XPost, text: &mut String, urls: &mut Vec<Value>) {
    if post.media.is_empty() {
        return;
    }
    text.push(' ');
    let start = text.chars().count();
    let short = short_link(&post.id, usize::MAX);
    text.push_str(&short);
    urls.push(json!({
        "start": start,
        "end": start + short.chars().count(),
        "url": short,
        "expanded_url": format!("https://x.com/i/status/{}/photo/1", post.id),
        "display_url": format!("pic.x.com/{}", short.trim_start_matches("https://t.co/")),
    }));
}

/// The address that a link leads to; X takes a bare domain for http.
pub(in crate::sandbox) fn expanded(link: &str) -> String {
    let lower = link.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return link.to_owned();
    }
    format!("http://{link}")
}

/// A link as followers read it: without scheme and `www.`, and cut after 27 characters.
pub(in crate::sandbox) fn display(link: &str) -> String {
    const SHOWN: usize = 27;
    let bare = link.split_once("://").map_or(link, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let mut shown: String = bare.chars().take(SHOWN).collect();
    if shown.len() < bare.len() {
        shown.push('…');
    }
    shown
}

/// `https://t.co/` and ten letters or digits, 23 characters together.
fn short_link(id: &str, index: usize) -> String {
    const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let hash = Sha256::digest(format!("{id}/{index}"));
    let name: String = hash
        .iter()
        .take(10)
        .filter_map(|byte| ALPHABET.get(usize::from(*byte) % ALPHABET.len()))
        .map(|letter| char::from(*letter))
        .collect();
    format!("https://t.co/{name}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_shown_short() {
        assert_eq!(display("https://www.agsa.de/news/a.html"), "agsa.de/news/a.html");
        assert_eq!(
            display("https://integrationsportal.sachsen-anhalt.de/news-detail/tag"),
            "integrationsportal.sachsen-…"
        );
        assert_eq!(display("agsa.de"), "agsa.de");
        assert_eq!(expanded("agsa.de"), "http://agsa.de");
        assert_eq!(expanded("HTTPS://agsa.de"), "HTTPS://agsa.de");
    }

    #[test]
    fn what_x_links_and_every_web_address_become_links() {
        let text = "a.de, http://127.0.0.1:80/x.html und https://agsa.de/y.";
        let links: Vec<&str> = links_in(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(links, ["a.de", "http://127.0.0.1:80/x.html", "https://agsa.de/y"]);
    }

    #[test]
    fn a_short_link_counts_twenty_three_and_stays_the_same() {
        let link = short_link("1", 0);
        assert_eq!(link.len(), 23);
        assert_eq!(link, short_link("1", 0));
        assert_ne!(link, short_link("1", 1));
    }

    #[test]
    fn text_is_handed_out_with_entities() {
        assert_eq!(escape("A & B <c>"), "A &amp; B &lt;c&gt;");
    }
}
