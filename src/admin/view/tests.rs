//! The templates: every word comes from the wording, and no phrase is forgotten.

use std::collections::BTreeSet;

use super::*;
use crate::wording::all_named;

/// A template without its tags, comments and values: what a reader would see of it as it stands.
fn words(source: &str) -> String {
    // The class of the body is no word.
    let mut rest: String = source.lines().filter(|line| !line.contains("block kind")).collect();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        while let Some(begin) = rest.find(open) {
            let end = rest[begin..].find(close).map_or(rest.len(), |end| begin + end + close.len());
            rest.replace_range(begin..end, " ");
        }
    }
    let mut seen = String::new();
    let mut in_tag = false;
    for character in rest.chars() {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            other if !in_tag => seen.push(other),
            _ => {}
        }
    }
    seen
}

/// The phrases that a template names.
fn phrases(source: &str) -> impl Iterator<Item = &str> {
    source.split("t(\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn no_template_holds_words_of_its_own() {
    for (name, source) in TEMPLATES {
        let words = words(source);
        let literal: Vec<&str> =
            words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
        assert!(literal.is_empty(), "{name}: {literal:?}");
        for attribute in ["title=\"", "aria-label=\"", "alt=\"", "placeholder=\""] {
            for value in source.split(attribute).skip(1) {
                let is_ours = value.starts_with("{{") || value.starts_with('"');
                assert!(is_ours, "{name}: {attribute}{}", &value[..value.len().min(20)]);
            }
        }
    }
}

#[test]
fn every_phrase_that_a_template_names_is_there() {
    for (name, source) in TEMPLATES {
        for phrase in phrases(source) {
            assert!(named(phrase).is_some(), "{name} names {phrase}");
        }
    }
}

#[test]
fn no_phrase_has_two_meanings() {
    let mut seen = BTreeSet::new();
    for phrase in all_named() {
        assert!(seen.insert(phrase.code), "{} stands there twice", phrase.code);
    }
}

#[test]
fn values_are_escaped_and_missing_ones_are_noticed() {
    let templates = Templates::new().unwrap();
    let wrong = "<script>alert(1)</script>";
    let view = serde_json::json!({ "lang": "de", "said": wrong, "status": 404 });
    let html = templates.render(Language::De, "trouble.html", view).unwrap();
    assert!(html.contains("&lt;script&gt;") && !html.contains(wrong), "{html}");
    assert!(templates.render(Language::De, "trouble.html", serde_json::json!({})).is_err());
}

#[test]
fn what_stands_between_backticks_is_code_and_nothing_else_is_markup() {
    let of = |text: &str| code(text).to_string();
    assert_eq!(of("nichts"), "nichts");
    assert_eq!(of("`url` oder `a<b`!"), "<code>url</code> oder <code>a&lt;b</code>!");
    assert_eq!(of("ein ` allein"), "ein ` allein");
    assert_eq!(of("<script>`"), "&lt;script&gt;`");
}
