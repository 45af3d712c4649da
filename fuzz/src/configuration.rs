//! `config.toml`: either a configuration or problems that each have a place and words.

use std::path::Path;

use weitersagen::config::{self, Language};

/// Holds for any text.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let path = Path::new("config.toml");
    assert!(config::difference(&text, &text).is_empty(), "nothing differs from itself");
    let report = match config::parse(&text, path) {
        Ok(config) => {
            assert!(!config.sources.is_empty(), "there is something to watch");
            let same = config::parse(&text, path).expect("the same as before");
            assert_eq!(format!("{config:?}"), format!("{same:?}"), "the same at every reading");
            return;
        }
        Err(report) => report,
    };
    assert!(!report.problems.is_empty(), "refused without a reason");
    let lines: Vec<&str> = report.text.split('\n').collect();
    for problem in &report.problems {
        let shown = match problem.line {
            0 => "",
            line => lines.get(line - 1).expect("a line of the file"),
        };
        assert_eq!(problem.line == 0, problem.column == 0, "{problem:?}");
        assert!(problem.column <= shown.chars().count() + 1, "{problem:?} in {shown:?}");
        assert!(!problem.code.is_empty());
        for language in [Language::De, Language::En] {
            assert!(!problem.reason.of(language).trim().is_empty(), "{problem:?}");
            let help = problem.suggestion.as_ref().map(|words| words.of(language));
            assert!(help.is_none_or(|help| !help.trim().is_empty()), "{problem:?}");
        }
    }
    for language in [Language::De, Language::En] {
        let rendered = report.render(language);
        assert!(rendered.lines().last().is_some_and(|last| last.starts_with("config.toml: ")));
        serde_json::to_string(&report).expect("a report for programs");
    }
}
