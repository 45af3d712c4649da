//! The report: fifteen mistakes at once, broken TOML, secrets, and texts that nobody wrote.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use weitersagen::config::{self, Language, Report};

use super::support::{FACEBOOK, SMALL, X, problems, read};

const FIFTEEN: &str = include_str!("../../fixtures/config/fifteen.toml");

fn fifteen() -> Report {
    // All secrets but one are where the file says.
    let set = |name: &str| (name != "X_ACCESS_SECRET").then(|| "geheim".into());
    config::check_with(FIFTEEN, Path::new("config.toml"), &set).unwrap_err()
}

fn told(text: &str) -> String {
    read(text).unwrap_err().render(Language::De)
}

#[test]
fn fifteen_mistakes_are_told_at_once_in_german() {
    let report = fifteen();
    assert_eq!(report.problems.len(), 15);
    let kinds: BTreeSet<&str> = report.problems.iter().map(|problem| problem.code).collect();
    assert!(kinds.len() >= 14, "the mistakes are of different kinds: {kinds:?}");
    insta::assert_snapshot!(report.render(Language::De));
}

#[test]
fn fifteen_mistakes_are_told_at_once_in_english() {
    insta::assert_snapshot!(fifteen().render(Language::En));
}

#[test]
fn programs_read_the_same() {
    let report = serde_json::to_value(fifteen()).unwrap();
    let first = report.pointer("/problems/0").unwrap();
    let expected = serde_json::json!({
        "line": 2,
        "column": 1,
        "width": 8,
        "code": "UNKNOWN_KEY",
        "reason": "Den Schlüssel `langauge` gibt es in config.toml nicht",
        "suggestion": "Meinten Sie `language`?",
    });
    assert_eq!(*first, expected);
    assert!(!report.to_string().contains("canary"));
}

#[test]
fn the_report_speaks_the_language_of_the_file() {
    let english = read("language = \"en\"\nmod = 1\n").unwrap_err();
    assert_eq!(english.language, Language::En);
    assert!(english.to_string().contains("did you mean `mode`?"));
    let german = read("mod = 1\n").unwrap_err();
    assert!(german.to_string().contains("Meinten Sie `mode`?"));
}

#[test]
fn broken_lines_do_not_hide_other_mistakes() {
    let text = "language = \"de\nfoo\nmode = „preview“\nzeitzone = \"UTC\"\nbudget =\n";
    let codes = problems(text);
    assert_eq!(
        codes,
        [
            "1:15 SYNTAX | end the text with \"",
            "2:4 SYNTAX | write `key = value` or put a # before it",
            "3:8 SYNTAX | use straight ones: \"…\"",
            "4:1 UNKNOWN_KEY | did you mean `timezone`?",
            "5:9 SYNTAX | write a value or delete the line",
        ]
    );
}

#[test]
fn a_list_left_open_is_told_once() {
    let text = format!("{SMALL}[pacing]\nquiet = [\"21:00-07:00\"\nper_day = 6\n[state]\n");
    let told = problems(&text);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("11:1 SYNTAX"), "{told:?}");
}

#[test]
fn a_table_that_stands_twice_is_told_once() {
    let told = problems("[pacing]\nper_day = 1\n[pacing]\nper_day = 2\ngrace = \"1m\"\n");
    assert_eq!(told, ["3:2 SYNTAX | move its lines to the first one"]);
}

#[test]
fn carets_stand_under_the_value_behind_wide_letters_and_tabs() {
    let told = told("\tlanguage\t= \"Öß\"\n");
    let expected = "1 |  language = \"Öß\"\n  |             ^^^^\n";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn a_long_line_is_shown_around_the_place() {
    let told =
        told(&format!("x = [{}\"a\"]\nmode = {}1\n", "\"b\", ".repeat(9_000), " ".repeat(500)));
    assert!(told.lines().all(|line| line.chars().count() < 900), "{told}");
}

#[test]
fn no_secret_is_ever_shown() {
    let canary = "EAABcanary42";
    let lines = [
        format!("token = \"{canary}\""),
        format!("token = {canary}"),
        format!("token = {{ env = \"{canary}\" }}"),
        format!("token = {{ value = \"{canary}\" }}"),
        format!("token = [\"{canary}\"]"),
        format!("tokn = \"{canary}\""),
        format!("passwort = \"{canary}\""),
        format!("geheim = \"{canary}\""),
        format!("consumer_secret = \"{canary}\""),
        format!("client_secret = \"{canary}\""),
        format!("access_secret = \"{canary}"),
        format!("api = \"https://me:{canary}@graph.example/\""),
    ];
    for line in lines {
        for account in [FACEBOOK, X] {
            let account = account.replace("token = { env = \"FACEBOOK_PAGE_TOKEN\" }", "");
            let text = format!("{SMALL}{account}{line}\n");
            let report = read(&text).unwrap_err();
            for language in [Language::De, Language::En] {
                let told = report.render(language);
                assert!(!told.contains("canary"), "{line}\n{told}");
            }
            assert!(!format!("{report:?}").contains("canary"), "{line}");
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    let code = || config::load(&path).unwrap_err().problems[0].code;
    assert_eq!(code(), "NOT_FOUND");
    std::fs::write(&path, b"language = \"de\"\nname = \"Gr\xfc\xdfe\"\n").unwrap();
    let report = config::load(&path).unwrap_err();
    let problem = &report.problems[0];
    assert_eq!((problem.line, problem.column), (2, 11));
    assert_eq!(code(), "NOT_UTF8");
    std::fs::write(&path, "#".repeat(1_000_001)).unwrap();
    assert_eq!(code(), "TOO_BIG");
    std::fs::write(&path, format!("\u{feff}{}", SMALL.replace('\n', "\r\n"))).unwrap();
    assert!(config::load(&path).is_ok());
    assert_eq!(config::load(folder.path()).unwrap_err().problems[0].code, "UNREADABLE");
}

/// Reads and renders; whatever the text, nothing may panic.
fn survives(text: &str) {
    if let Err(report) = read(text) {
        assert!(!report.problems.is_empty(), "{text}");
        let _ = report.render(Language::De);
        let _ = serde_json::to_string(&report).unwrap();
    }
}

#[test]
fn thousands_of_mistakes_are_survived() {
    survives(&"x = 1 2 \n".repeat(2_000));
    survives(&"[[sources]]\nname = \"a\"\n".repeat(2_000));
    survives(&format!("x = {}", "[".repeat(200_000)));
    survives(&format!("x = [{}]", "1 ".repeat(100_000)));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}") {
        survives(&text);
    }

    #[test]
    fn no_toml_panics(text in r#"([a-z_]{1,9}( ?[=.\[\]{}"',#-] ?|\n|[0-9:]{1,3}|ä){0,4}){0,20}"#) {
        survives(&text);
    }

    #[test]
    fn no_mutation_panics(
        at in 0..FIFTEEN.len(),
        length in 0_usize..40,
        insert in "[\\[\\]\\{\\}\"'=\\n#äa1,.\u{0}\u{202e}]{0,3}",
    ) {
        let whole = format!("{FIFTEEN}{SMALL}{FACEBOOK}{X}");
        let start = whole.floor_char_boundary(at);
        let end = whole.floor_char_boundary(at + length);
        let mut text = whole;
        text.replace_range(start..end, &insert);
        survives(&text);
    }
}
