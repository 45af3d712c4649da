//! Feeds as they should be and as they are.

#![cfg(test)]

mod formats;
mod ill_formed;
mod measured;
mod odd;

use url::Url;
use weitersagen::item::{Item, Published};
use weitersagen::watch::feed::{Feed, parse};

fn base() -> Url {
    Url::parse("https://verein.example/aktuelles/feed.xml").unwrap()
}

fn read(body: &[u8]) -> Feed {
    parse(body, &base(), None)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(body)))
}

fn only(body: &str) -> Item {
    let feed = read(body.as_bytes());
    assert_eq!(feed.items.len(), 1, "{feed:?}");
    feed.items.into_iter().next().unwrap()
}

fn rss(item: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title>{item}</channel></rss>"
    )
}

fn instant(text: &str) -> Published {
    Published::Instant(text.parse().unwrap())
}

fn link(item: &Item) -> &str {
    item.link.as_ref().map_or("", Url::as_str)
}
