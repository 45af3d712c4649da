//! Small valid files, and the problems of others in short.

use std::path::Path;

use weitersagen::config::{self, Config, Language, Report};

/// The smallest file that is valid.
pub(super) const SMALL: &str = r#"
[organisation]
name = "Verein"
website = "https://www.verein.example/"
[[sources]]
name = "verein"
url = "https://www.verein.example/news"
schedule = "*/20 6-21 * * *"
"#;

/// A Facebook account.
pub(super) const FACEBOOK: &str = r#"
[[accounts]]
name = "seite"
network = "facebook"
token = { env = "FACEBOOK_PAGE_TOKEN" }
"#;

/// An account on X.
pub(super) const X: &str = r#"
[[accounts]]
name = "x"
network = "x"
consumer_key = { env = "X_CONSUMER_KEY" }
consumer_secret = { env = "X_CONSUMER_SECRET" }
access_token = { env = "X_ACCESS_TOKEN" }
access_secret = { env = "X_ACCESS_SECRET" }
"#;

pub(super) fn read(text: &str) -> Result<Config, Report> {
    config::parse(text, Path::new("ordner/config.toml"))
}

/// The configuration of a text that is valid.
pub(super) fn valid(text: &str) -> Config {
    match read(text) {
        Ok(config) => config,
        Err(report) => panic!("{}", report.render(Language::En)),
    }
}

/// Each problem as `line:column CODE | suggestion`, in English.
pub(super) fn problems(text: &str) -> Vec<String> {
    let Err(report) = read(text) else {
        return Vec::new();
    };
    let problems = report.problems.iter().map(|problem| {
        let help = problem.suggestion.as_ref();
        let help = help.map(|help| format!(" | {}", help.of(Language::En)));
        let (line, column) = (problem.line, problem.column);
        format!("{line}:{column} {}{}", problem.code, help.unwrap_or_default())
    });
    problems.collect()
}

/// What is expected of a text, in short and without lines: here they would only count fixtures.
#[track_caller]
pub(super) fn expect(text: &str, expected: &[&str]) {
    let mut found = problems(text);
    for problem in &mut found {
        let (_, rest) = problem.split_once(' ').unwrap();
        *problem = rest.to_owned();
    }
    assert_eq!(found, expected, "{text}");
}

#[track_caller]
pub(super) fn with(extra: &str, expected: &[&str]) {
    expect(&format!("{SMALL}{extra}\n"), expected);
}

#[track_caller]
pub(super) fn top(line: &str, expected: &[&str]) {
    expect(&format!("{line}\n{SMALL}"), expected);
}

#[track_caller]
pub(super) fn facebook(line: &str, expected: &[&str]) {
    with(&format!("{FACEBOOK}{line}"), expected);
}
