//! Our reading beside another reader's, on its test feeds.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use url::Url;
use weitersagen::item::{Item, Published};
use weitersagen::watch::feed::parse;

use super::base;
use crate::shared;

/// The fields of the expected reading that ours can be compared with.
fn compare(
    item: &Item,
    expected: &Value,
    tally: &mut BTreeMap<&'static str, (u32, u32)>,
) -> Vec<String> {
    let words = |text: &str| -> String {
        let mut inside = false;
        let text: String = text
            .chars()
            .filter(|c| {
                inside = (inside || *c == '<') && *c != '>';
                !inside && *c != '>'
            })
            .collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let published = item.published.map(|published| match published {
        Published::Day(day) => day.to_string(),
        Published::Instant(instant) => instant.to_string(),
    });
    let ours: [(&'static str, &str, Option<String>); 6] = [
        ("title", "title", item.title.clone()),
        ("link", "link", item.link.as_ref().map(ToString::to_string)),
        ("guid", "guid", item.guid.clone()),
        ("published", "publishedParsed", published),
        ("summary", "description", item.summary.clone()),
        ("content", "content", item.content.clone()),
    ];
    let mut missed = Vec::new();
    for (name, key, ours) in ours {
        let Some(expected) = expected.get(key).and_then(Value::as_str) else {
            continue;
        };
        let ours = ours.unwrap_or_default();
        let same = words(&ours).trim_end_matches('/') == words(expected).trim_end_matches('/')
            || (name == "published" && ours.len() == 10 && expected.starts_with(&ours));
        let (right, all) = tally.entry(name).or_default();
        *all += 1;
        *right += u32::from(same);
        if !same {
            missed.push(format!("{name}: {ours:?} instead of {expected:?}"));
        }
    }
    missed
}

#[test]
fn another_reader_reads_the_same() {
    let Some(folder) = shared::data("feeds/translator") else {
        return;
    };
    let mut tally = BTreeMap::new();
    let mut refused = 0;
    let mut files = 0;
    for kind in ["rss", "atom", "json"] {
        let mut paths: Vec<_> = fs::read_dir(folder.join(kind))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| !path.to_string_lossy().ends_with("_expected.json"))
            .filter(|path| kind == "json" || path.extension().is_some_and(|end| end == "xml"))
            .collect();
        paths.sort();
        for path in paths {
            let expected = match kind {
                "json" => path.to_string_lossy().replace(".json", "_expected.json").into(),
                _ => path.with_extension("json"),
            };
            let Ok(expected) = fs::read_to_string(expected) else {
                continue;
            };
            let expected: Value = serde_json::from_str(&expected).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let url = Url::parse("https://example.org/feed").unwrap();
            files += 1;
            match parse(&fs::read(&path).unwrap(), &url, None) {
                Err(error) => {
                    refused += 1;
                    println!("{name}: {error}");
                }
                Ok(feed) => {
                    let entries = expected["items"].as_array().cloned().unwrap_or_default();
                    for (item, expected) in feed.items.iter().zip(&entries) {
                        for missed in compare(item, expected, &mut tally) {
                            println!("{name}: {missed}");
                        }
                    }
                    if feed.items.len() != entries.len() {
                        println!("{name}: {} entries, not {}", feed.items.len(), entries.len());
                    }
                }
            }
        }
    }
    println!("{files} feeds, {refused} refused");
    let (mut right, mut all) = (0, 0);
    for (name, (same, of)) in &tally {
        println!("{name}: {same} of {of} agree");
        right += same;
        all += of;
    }
    assert_eq!(refused, 0);
    assert!(right * 100 >= all * 95, "{right} of {all}");
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
