//! Everything that people are told stands in `wording/`, in both languages, and comes out in one.

mod commands;

use std::path::PathBuf;

use crate::architecture::{code, files};

/// Folders whose German is what the program reads and writes as news, and not what it tells the
/// admin: the language's own rules, posts, and the sample sites and networks of the rehearsal.
const NEWS: [&str; 6] = ["text/", "summary/", "summary.rs", "compose/", "compose.rs", "sandbox/"];

/// Files that hold German for a reason of their own.
const EXCEPTIONS: [(&str, &str); 8] = [
    ("follow/place/words.rs", "how websites word „Folge uns“"),
    ("watch/listing/labels.rs", "what pages say that is no headline"),
    ("watch/listing/none.rs", "what pages say in the place of news"),
    ("watch/listing/paging.rs", "how pages word „next page“"),
    ("watch/listing/entry/links.rs", "how pages word „read on“"),
    ("outbox/holidays.rs", "the names of German public holidays"),
    ("cli/init/write.rs", "where a section of the shipped file begins"),
    ("item/mod.rs", "the mark of a post that a model wrote"),
];

/// Words that hardly any German sentence does without, and no English one has.
const GERMAN: [&str; 36] = [
    "der", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "nicht", "kein",
    "keine", "ist", "sind", "wird", "werden", "wurde", "und", "oder", "aber", "für", "mit", "von",
    "zum", "zur", "auf", "aus", "bei", "nach", "seit", "bis", "bitte", "sich", "noch", "auch",
];

fn source() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The string literals of code, each with what stands before it. Character literals and raw strings
/// are passed over.
fn literals(code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut before = String::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        before.push(c);
        if c == '\'' && matches!(chars.peek(), Some('"' | '\\')) {
            // `'"'` and `'\''`: up to the closing mark.
            if chars.next() == Some('\\') {
                chars.next();
            }
            continue;
        }
        if c != '"' {
            continue;
        }
        let mut literal = String::new();
        while let Some(c) = chars.next() {
            match c {
                '"' => break,
                // A line that goes on, or an escaped character.
                '\\' => match chars.next() {
                    Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                    Some(escaped) => literal.extend([' ', escaped]),
                    None => break,
                },
                c => literal.push(c),
            }
        }
        let tail: String = before.chars().rev().take(80).collect();
        found.push((tail.chars().rev().collect(), literal));
    }
    found
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Whether a literal is a German sentence, or a good part of one.
fn is_german(literal: &str) -> bool {
    let words = words(literal);
    let function_words = words.iter().filter(|word| GERMAN.contains(&word.as_str())).count();
    words.len() >= 3
        && (literal.contains('„') || function_words * 6 >= words.len())
        && (literal.contains('„') || function_words > 0)
}

fn told() -> Vec<(String, Vec<(String, String)>)> {
    let root = source();
    let files = files(&root).into_iter().map(|file| {
        let name = file.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        (name, literals(&code(&file)))
    });
    let elsewhere = |name: &String| {
        let is_test = name.ends_with("/tests.rs") || name.contains("/tests/");
        let is_news = NEWS.iter().any(|folder| name.starts_with(folder));
        !is_test && !is_news && !name.starts_with("wording/")
    };
    files.filter(|(name, _)| elsewhere(name)).collect()
}

#[test]
fn no_german_sentence_stands_outside_of_wording() {
    let mut used = Vec::new();
    for (name, literals) in told() {
        let german: Vec<_> =
            literals.iter().filter(|(_, literal)| is_german(literal)).map(|(_, it)| it).collect();
        if EXCEPTIONS.iter().any(|(file, _)| *file == name) {
            used.extend((!german.is_empty()).then_some(name));
        } else {
            assert!(german.is_empty(), "src/{name}: {german:#?} belong into src/wording/");
        }
    }
    for (file, reason) in EXCEPTIONS {
        assert!(
            used.iter().any(|name| name == file),
            "{file} needs no exception any more: {reason}"
        );
    }
}

/// What prints or fails with a sentence for people.
const SAYING: [&str; 9] = [
    "say::line(",
    "say::wrapped(",
    "say::working(",
    "say::error(",
    "anyhow!(",
    "bail!(",
    "context(",
    "Failure::Wrong(",
    "#[error(",
];

#[test]
fn no_command_prints_a_sentence_that_it_brings_along() {
    let cli = told().into_iter().filter(|(name, _)| name.starts_with("cli/"));
    for (name, literals) in cli.filter(|(name, _)| !name.starts_with("cli/lab")) {
        for (before, literal) in literals {
            let near = before.trim_end_matches('"').trim_end();
            let near = near.strip_suffix("&format!(").unwrap_or(near);
            let near = near.strip_suffix("format!(").unwrap_or(near).trim_end();
            let says = SAYING.iter().any(|call| near.ends_with(call));
            // `export NAME=`, settings, `weitersagen status --accept` and columns are no sentences.
            let spoken = literal.split(['{', '}']).step_by(2).map(|part| words(part).len()).max();
            let is_command = literal.trim_start().starts_with("weitersagen ");
            let is_export =
                ["export ", "api = "].iter().any(|it| literal.trim_start().starts_with(it));
            assert!(
                !says || is_command || is_export || spoken.unwrap_or_default() < 3,
                "src/{name}: “{literal}” belongs into src/wording/"
            );
        }
    }
}

#[test]
fn the_guard_sees_what_it_must_see() {
    let code = "let a = '\"'; say::line(\"Der Beitrag ist nicht \\\n    da\");";
    let found = literals(code);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "Der Beitrag ist nicht da");
    assert!(found[0].0.ends_with("say::line(\""), "{found:?}");
    assert!(is_german("Es fehlt der Schlüssel"));
    assert!(is_german("Konto „{}“, {key}: {why}"));
    assert!(!is_german("SELECT id FROM items"));
    assert!(!is_german("the account is gone"));
}
