//! X's count against twitter-text's own conformance suite.

use std::fs;
use std::ops::Range;

use weitersagen::text::weighted::{Configuration, measure};
use yaml_rust2::{Yaml, YamlLoader};

use crate::shared;

/// Valid addresses that X's extraction nevertheless does not link as a whole: the suite's rules
/// for an address by itself are wider than its rules for one in a text.
const VALID_BUT_NOT_LINKED: [&str; 4] = [
    "http://user:PASSW0RD@example.com:8080/login.php", // user names end a domain
    "http://192.168.0.1/index.html?src=asdf",          // no top-level domain
    "http://[3ffe:1900:4545:3:200:f8ff:fe21:67cf]:80/index.html",
    "http://example.com?foo=$bar.;baz?BAZ&c=d-#top/?stories+", // a query ends before `+`
];

/// The cases of one group of a conformance file; empty where the data is absent.
fn cases(file: &str, group: &str) -> Vec<Yaml> {
    let Some(path) = shared::data(&format!("twitter-text/{file}")) else {
        return Vec::new();
    };
    let documents = YamlLoader::load_from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let cases = documents[0]["tests"][group].as_vec().unwrap().clone();
    assert!(!cases.is_empty(), "{group}");
    cases
}

fn text(case: &Yaml) -> &str {
    case["text"].as_str().unwrap()
}

fn links(text: &str) -> Vec<&str> {
    let found = measure(text).links;
    found.into_iter().map(|range| &text[range]).collect()
}

fn strings(list: &Yaml) -> Vec<&str> {
    let list = list.as_vec().unwrap();
    list.iter().map(|entry| entry.as_str().unwrap()).collect()
}

/// Byte range to character indices.
fn characters(text: &str, range: &Range<usize>) -> [i64; 2] {
    [range.start, range.end].map(|end| i64::try_from(text[..end].chars().count()).unwrap())
}

#[test]
fn tweets_are_valid_by_the_first_configuration() {
    for case in cases("validate.yml", "tweets") {
        let valid = Configuration::V1.measure(text(&case)).valid;
        assert_eq!(Some(valid), case["expected"].as_bool(), "{case:?}");
    }
}

#[test]
fn weighted_lengths_are_those_of_each_configuration() {
    for (group, configuration) in [
        ("WeightedTweetsCounterTest", Configuration::V2),
        ("WeightedTweetsWithDiscountedEmojiCounterTest", Configuration::V3),
        ("UnicodeDirectionalMarkerCounterTest", Configuration::V3),
    ] {
        for case in cases("validate.yml", group) {
            let have = configuration.measure(text(&case));
            let expected = &case["expected"];
            let weighted = i64::try_from(have.weighted).unwrap();
            assert_eq!(Some(weighted), expected["weightedLength"].as_i64(), "{group}: {case:?}");
            assert_eq!(Some(have.valid), expected["valid"].as_bool(), "{group}: {case:?}");
            let permillage = weighted * 1000 / 280;
            assert_eq!(Some(permillage), expected["permillage"].as_i64(), "{group}: {case:?}");
        }
    }
}

#[test]
fn addresses_are_linked_whole_or_not_at_all() {
    for group in ["urls", "urls_without_protocol"] {
        for case in cases("validate.yml", group) {
            let text = text(&case);
            let whole = links(text) == [text];
            let expected = case["expected"].as_bool().unwrap();
            let excepted = VALID_BUT_NOT_LINKED.contains(&text);
            assert_eq!(whole, expected && !excepted, "{case:?}");
        }
    }
}

#[test]
fn links_are_extracted() {
    for group in ["urls", "tco_urls_with_params"] {
        for case in cases("extract.yml", group) {
            assert_eq!(links(text(&case)), strings(&case["expected"]), "{group}: {case:?}");
        }
    }
}

#[test]
fn links_stand_at_their_indices() {
    for group in ["urls_with_indices", "urls_with_directional_markers"] {
        for case in cases("extract.yml", group) {
            let text = text(&case);
            let found = measure(text).links;
            let expected = case["expected"].as_vec().unwrap();
            assert_eq!(found.len(), expected.len(), "{group}: {case:?}");
            for (have, want) in found.iter().zip(expected) {
                assert_eq!(Some(&text[have.clone()]), want["url"].as_str(), "{group}: {case:?}");
                let indices = characters(text, have).map(Yaml::Integer).to_vec();
                assert_eq!(Yaml::Array(indices), want["indices"], "{group}: {case:?}");
            }
        }
    }
}

#[test]
fn every_top_level_domain_is_known() {
    for group in ["country", "generic"] {
        for case in cases("tlds.yml", group) {
            assert_eq!(links(text(&case)), strings(&case["expected"]), "{group}: {case:?}");
        }
    }
}
