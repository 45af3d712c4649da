//! Passages and their sentences: the shared ones, and our own in `passages.txt`.

use serde::Deserialize;
use weitersagen::text::sentences::split;

#[derive(Deserialize)]
struct Passage {
    text: String,
    sentences: Vec<String>,
}

#[test]
fn the_shared_passages_are_split_as_expected() {
    let Some(path) = crate::shared::data("sentences/german.jsonl") else {
        return;
    };
    let lines = std::fs::read_to_string(path).unwrap();
    let mut failures = Vec::new();
    for line in lines.lines() {
        let passage: Passage = serde_json::from_str(line).unwrap();
        let got = split(&passage.text);
        if got != passage.sentences {
            failures.push(format!("{got:#?}\nnot {:#?}", passage.sentences));
        }
    }
    assert!(failures.is_empty(), "{} passages:\n{}", failures.len(), failures.join("\n"));
}

/// In `passages.txt` a sentence stands on a line of its own, a blank line parts two passages, and
/// `⏎` stands for a line break within the passage.
#[test]
fn our_own_passages_are_split_as_expected() {
    let table = include_str!("passages.txt");
    let mut failures = Vec::new();
    let mut count = 0;
    for block in table.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        let expected: Vec<String> =
            block.lines().filter(|l| !l.starts_with('#')).map(|l| l.replace('⏎', "\n")).collect();
        if expected.is_empty() {
            continue;
        }
        count += 1;
        let glue = |(n, sentence): (usize, &String)| {
            let glued = sentence.ends_with('\n') || sentence.ends_with('¬');
            let end = if glued || n + 1 == expected.len() { "" } else { " " };
            format!("{}{end}", sentence.trim_end_matches('¬'))
        };
        let text: String = expected.iter().enumerate().map(glue).collect();
        let wanted: Vec<&str> = expected.iter().map(|s| s.trim_end_matches('¬').trim()).collect();
        let got = split(&text);
        if got != wanted {
            failures.push(format!("{got:#?}\nnot {wanted:#?}"));
        }
    }
    assert!(count >= 100, "only {count} passages");
    assert!(failures.is_empty(), "{} of {count}:\n{}", failures.len(), failures.join("\n"));
}
