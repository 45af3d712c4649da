//! Each command in each language, with all well and with something wrong: no word of the other
//! language is in what it prints.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use weitersagen::item::Network;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};

use crate::app::{networks, today};

/// Words that hardly any English sentence does without, and no German one has.
const ENGLISH: [&str; 17] = [
    "the", "and", "of", "is", "are", "with", "which", "from", "nothing", "yet", "been", "it",
    "there", "has", "have", "by", "that",
];

/// As the guard over the source has them, without those that are English words, too.
const GERMAN: [&str; 24] = [
    "der", "das", "den", "dem", "ein", "eine", "einen", "nicht", "kein", "keine", "ist", "sind",
    "wird", "werden", "wurde", "und", "oder", "für", "mit", "zum", "zur", "auf", "bitte", "noch",
];

/// Commands that need nothing to be put in; half of them are wrong.
const ALL: &[&[&str]] = &[
    &["once"],
    &["check"],
    &["check", "--online"],
    &["doctor"],
    &["status"],
    &["queue"],
    &["admin-link"],
    &["backup", "copy.db"],
    &["restore", "copy.db"],
    &["status", "--accept", "nobody"],
    &["queue", "approve", "9999"],
    &["queue", "show", "9999"],
    &["queue", "postpone", "1", "sometime"],
    &["queue", "allow", "9999"],
    &["why", "https://nobody.example/"],
    &["forget", "https://nobody.example/"],
    &["preview", "neither-nor"],
    &["discover", "::"],
    &["restore", "config.toml"],
    &["auth", "x"],
    &["init"],
    &["frobnicate"],
    &["queue", "aprove", "1"],
    &["--help"],
    &["queue", "--help"],
    &["sandbox", "--help"],
    &["completions", "--help"],
];

struct Desk {
    dir: tempfile::TempDir,
    rehearsal: Rehearsal,
    language: &'static str,
    /// Texts of articles, which are German whoever reads them.
    news: Vec<String>,
}

/// How the head of a sample post ends in the output of `check`.
const SAMPLE: [&str; 2] = ["characters):", "Zeichen):"];

impl Desk {
    async fn new(language: &'static str) -> Self {
        let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let pace = Pace { backfill: 2, ..Pace::default() };
        let path = rehearsal.write_config(dir.path(), &pace).unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with("language"));
        let text = lines.collect::<Vec<_>>().join("\n");
        std::fs::write(&path, format!("language = \"{language}\"\n{text}\n")).unwrap();
        let stories = rehearsal.sites.stories().into_iter().flat_map(|story| story.tellings);
        let news = stories.map(|telling| telling.title).collect();
        Self { dir, rehearsal, language, news }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("config.toml")
    }

    /// What a command prints, on both ways.
    fn printed(&self, arguments: &[&str]) -> String {
        let locale = if self.language == "de" { "de_DE.UTF-8" } else { "C.UTF-8" };
        let output = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .current_dir(self.dir.path())
            .args(arguments)
            .env("LANG", locale)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .stdin(Stdio::null())
            .output()
            .unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let printed = self.printed(&[arguments, &["--json"]].concat());
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
    }

    /// Remembers every text of an article or post in a record.
    fn learn(&mut self, value: &Value) {
        match value {
            Value::String(text) => {
                let lines = text.lines().map(str::trim).filter(|line| line.contains(' '));
                // `queue` shows the beginning of a text.
                let cut = |line: &str| [line.to_owned(), line.chars().take(60).collect()];
                self.news.extend(lines.flat_map(cut));
            }
            Value::Array(all) => all.iter().for_each(|value| self.learn(value)),
            Value::Object(all) => {
                for (key, value) in all {
                    let is_news = ["text", "title", "alt", "post", "found"].contains(&key.as_str());
                    if is_news || value.is_object() || value.is_array() {
                        self.learn(value);
                    }
                }
            }
            _ => {}
        }
    }

    /// Checks what a command prints; what is news, in quotation marks of code, or an address is
    /// nobody's language.
    fn check(&self, arguments: &[&str]) {
        let printed = self.printed(arguments);
        let foreign: &[&str] = if self.language == "de" { &ENGLISH } else { &GERMAN };
        let mut left = printed.clone();
        let mut news = self.news.clone();
        news.sort_by_key(|text| std::cmp::Reverse(text.len()));
        for text in news {
            left = left.replace(&text, "");
        }
        let mut in_sample = false;
        let lines = left.lines().filter(|line| {
            // `check` shows a German post of a sample, indented below its head.
            in_sample = SAMPLE.iter().any(|head| line.ends_with(head))
                || in_sample && (line.is_empty() || line.starts_with("  "));
            if in_sample && line.starts_with("  ") {
                return false;
            }
            // The system's own words, what the log says, and the entries of a source.
            !["WARN", "ERROR", "(error ", "(tcp ", "os error", "not a database", " → http"]
                .iter()
                .any(|part| line.contains(part))
        });
        for line in lines {
            let bare: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
            let bare = bare.split('"').step_by(2).collect::<Vec<_>>().join(" ");
            // What a network itself answered is quoted as it stands.
            let bare = unquoted(&unquoted(&bare, '„', '“'), '“', '”');
            let spoken = bare
                .split_whitespace()
                .filter(|word| !word.contains(['/', '_', '.', '=']) || word.ends_with('.'));
            for word in spoken.flat_map(|word| word.split(|c: char| !c.is_alphabetic())) {
                assert!(
                    !foreign.contains(&word.to_lowercase().as_str()),
                    "`{word}` in {arguments:?} in {}: {line}\n{printed}",
                    self.language
                );
            }
        }
    }
}

/// A text without what stands between these quotation marks.
fn unquoted(text: &str, open: char, close: char) -> String {
    let parts = text.split(open).enumerate().map(|(index, part)| match part.split_once(close) {
        Some((_, behind)) if index > 0 => behind,
        _ => part,
    });
    parts.collect::<Vec<_>>().join(" ")
}

fn broken(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, text.replace("schedule = ", "shedule = ")).unwrap();
}

async fn every_command(language: &'static str) {
    let mut desk = Desk::new(language).await;
    let organisation = desk.rehearsal.addresses.organisation.to_string();
    let config = desk.path();
    let good = std::fs::read_to_string(&config).unwrap();

    let rehearsed = desk.json(&["once", "--dry-run"]);
    desk.learn(&rehearsed);
    desk.check(&["once", "--dry-run"]);
    let once = desk.json(&["once"]);
    desk.learn(&once);
    let link = once["deliveries"][0]["post"]["link"].as_str().unwrap().to_owned();
    let listed = desk.json(&["queue"]);
    desk.learn(&listed);
    let why = desk.json(&["why", &link]);
    desk.learn(&why);
    let preview = desk.json(&["preview", &link]);
    desk.learn(&preview);
    let online = desk.json(&["check", "--online"]);
    desk.learn(&online["found"]);
    for arguments in ALL {
        desk.check(arguments);
    }
    desk.check(&["discover", &organisation]);

    // The networks refuse, a source is gone, and the file is broken.
    desk.rehearsal.sandbox.revoke_token(Network::Facebook);
    desk.rehearsal.sandbox.revoke_token(Network::X);
    let gone = good.replacen(&format!("url = \"{organisation}"), "url = \"http://127.0.0.1:9/", 1);
    std::fs::write(&config, gone).unwrap();
    for arguments in [&["once"][..], &["status"], &["doctor"], &["queue"]] {
        desk.check(arguments);
    }
    std::fs::write(&config, good).unwrap();
    broken(&config);
    for arguments in [&["check"][..], &["status"], &["queue"], &["once"], &["doctor"]] {
        desk.check(arguments);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_command_speaks_english_to_a_german() {
    every_command("de").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_command_speaks_german_to_an_english_reader() {
    every_command("en").await;
}
