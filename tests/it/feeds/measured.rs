//! Our reading beside another reader's, on its test feeds.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use url::Url;
use weitersagen::item::{Item, Published};
use weitersagen::watch::feed::parse;

use super::base;
use crate::shared;

/// The one place each where ours differs on purpose: file, field, and why.
const LEFT_OUT: [(&str, &str, &str); 1] = [(
    "feed_item_links_-_rss_channel_item_links.xml",
    "link",
    "of several links, the first is the article's: what others add stands behind it",
)];

/// Feeds, and fields of entries, that the expected readings hold: none may be passed over.
const FEEDS: usize = 97;
const FIELDS: u32 = 46;

/// The text without its tags, white space normalised.
fn words(text: &str) -> String {
    let mut inside = false;
    let text: String = text
        .chars()
        .filter(|c| {
            inside = (inside || *c == '<') && *c != '>';
            !inside && *c != '>'
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What both readings say of one entry, field by field: its name, ours, theirs.
fn fields(item: &Item, expected: &Value) -> [(&'static str, String, Option<String>); 6] {
    let published = item.published.map(|published| match published {
        Published::Day(day) => day.to_string(),
        Published::Instant(instant) => instant.to_string(),
    });
    let pair = |name, key: &str, ours: Option<String>| {
        let theirs = expected.get(key).and_then(Value::as_str).map(str::to_owned);
        (name, ours.unwrap_or_default(), theirs)
    };
    [
        pair("title", "title", item.title.clone()),
        pair("link", "link", item.link.as_ref().map(ToString::to_string)),
        pair("guid", "guid", item.guid.clone()),
        pair("published", "publishedParsed", published),
        pair("summary", "description", item.summary.clone()),
        pair("content", "content", item.content.clone()),
    ]
}

fn same(name: &str, ours: &str, theirs: &str) -> bool {
    let (ours, theirs) = (words(ours), words(theirs));
    // `https://example.org` and `https://example.org/` are one address.
    ours.trim_end_matches('/') == theirs.trim_end_matches('/')
        || (name == "published" && ours.len() == 10 && theirs.starts_with(&ours))
}

/// The feeds of a folder, each with its expected reading.
fn feeds(folder: &Path) -> Vec<(PathBuf, Value)> {
    let is_json = folder.ends_with("json");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().ends_with("_expected.json"))
        .filter(|path| is_json || path.extension().is_some_and(|end| end == "xml"))
        .collect();
    paths.sort();
    let with_reading = |path: PathBuf| {
        let reading = if is_json {
            path.to_string_lossy().replace(".json", "_expected.json").into()
        } else {
            path.with_extension("json")
        };
        let reading = fs::read_to_string(reading).unwrap();
        (path, serde_json::from_str(&reading).unwrap())
    };
    paths.into_iter().map(with_reading).collect()
}

#[test]
fn another_reader_reads_the_same() {
    let Some(folder) = shared::data("feeds/translator") else {
        return;
    };
    let url = Url::parse("https://example.org/feed").unwrap();
    let mut tally: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    let mut differences = Vec::new();
    let mut read = 0;
    for (path, expected) in
        ["rss", "atom", "json"].iter().flat_map(|kind| feeds(&folder.join(kind)))
    {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let feed = parse(&fs::read(&path).unwrap(), &url, None)
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        read += 1;
        let entries = expected["items"].as_array().cloned().unwrap_or_default();
        assert_eq!(feed.items.len(), entries.len(), "entries of {file}");
        for (item, expected) in feed.items.iter().zip(&entries) {
            for (name, ours, theirs) in fields(item, expected) {
                let Some(theirs) = theirs else {
                    assert!(
                        name != "guid" || ours.is_empty(),
                        "{file}: a guid was made up: {ours}"
                    );
                    continue;
                };
                let same = same(name, &ours, &theirs);
                let (right, all) = tally.entry(name).or_default();
                *all += 1;
                *right += u32::from(same);
                if !same {
                    println!("{file}: {name}: {ours:?} instead of {theirs:?}");
                    differences.push((file.clone(), name));
                }
            }
        }
    }
    for (name, (same, of)) in &tally {
        println!("{name}: {same} of {of} agree");
    }
    let left_out: Vec<_> =
        LEFT_OUT.iter().map(|(file, field, _)| ((*file).to_owned(), *field)).collect();
    assert_eq!(differences, left_out);
    assert_eq!((read, tally.values().map(|(_, of)| of).sum::<u32>()), (FEEDS, FIELDS));
}

#[test]
fn every_feed_of_another_reader_is_readable() {
    let Some(folder) = shared::data("feeds/parser") else {
        return;
    };
    let (mut read, mut refused) = (0, Vec::new());
    for kind in ["rss", "atom"] {
        for file in fs::read_dir(folder.join(kind)).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|end| end == "xml") {
                match parse(&fs::read(&path).unwrap(), &base(), None) {
                    Ok(_) => read += 1,
                    Err(error) => refused.push(format!("{}: {error}", path.display())),
                }
            }
        }
    }
    println!("{read} read, refused: {refused:#?}");
    assert!(read > 300 && refused.len() < 5);
}
