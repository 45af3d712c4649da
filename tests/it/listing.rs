//! Tests of news pages: entries found by structure on pages of many makes, and by selectors.

mod beside;
mod decoys;
mod flat;
mod groups;
mod none;
mod pages;
mod robust;
mod rules;
mod select;
mod structures;
mod typed;
mod wild;

use jiff::civil::Date;
use url::Url;
use weitersagen::item::{Item, Published};
use weitersagen::watch::listing;

/// A page of `tests/fixtures/listing`, and the address it pretends to have.
fn fixture(name: &str, address: &str) -> (String, Url) {
    let path = format!("{}/tests/fixtures/listing/{name}.html", env!("CARGO_MANIFEST_DIR"));
    (std::fs::read_to_string(path).unwrap(), Url::parse(address).unwrap())
}

fn found(name: &str, address: &str) -> Vec<Item> {
    let (html, url) = fixture(name, address);
    listing::find(&html, &url).unwrap_or_else(|why| panic!("{name}: {why}")).items
}

fn titles(items: &[Item]) -> Vec<Option<&str>> {
    items.iter().map(|item| item.title.as_deref()).collect()
}

fn links(items: &[Item]) -> Vec<Option<&str>> {
    items.iter().map(|item| item.link.as_ref().map(Url::as_str)).collect()
}

fn day(text: &str) -> Option<Published> {
    text.parse::<Date>().ok().map(Published::Day)
}

fn days(items: &[Item]) -> Vec<Option<Published>> {
    items.iter().map(|item| item.published).collect()
}

#[test]
fn the_announced_feed_is_the_pages_own() {
    let (html, url) = fixture("wordpress", "https://haus.example/blog/");
    let feed = listing::announced_feed(&html, &url).unwrap();
    assert_eq!(feed.as_str(), "https://haus.example/feed/");
    let (html, url) = fixture("joomla_blog", "https://verein.example/aktuelles/news.html");
    let feed = listing::announced_feed(&html, &url).unwrap();
    assert_eq!(feed.as_str(), "https://verein.example/aktuelles/news.html?format=feed&type=rss");
    let (html, url) = fixture("drupal", "https://hochschule.example/meldungen");
    assert_eq!(listing::announced_feed(&html, &url), None);
}
