//! The handbook: every command and key that it names exists, and it names every one there is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use clap::{Command, CommandFactory as _};
use weitersagen::cli::Cli;
use weitersagen::config::keys::{KEYS, Table};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of a folder, and of those inside it, by name.
fn pages(dir: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(pages(&path));
        } else if path.extension().is_some_and(|ext| ext == "md") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn handbook() -> Vec<(String, String)> {
    pages(&root().join("docs/de"))
}

/// What stands in backticks on one line, and each line of a block of this kind.
fn quoted(text: &str, block: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut kind: Option<&str> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), kind) {
            (Some(_), Some(_)) => kind = None,
            (Some(opened), None) => kind = Some(opened),
            (None, Some(open)) if open == block => found.push(line.to_owned()),
            (None, Some(_)) => {}
            (None, None) => {
                found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
            }
        }
    }
    found
}

/// The words of a command line; what stands in quotation marks is one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        1 => vec![part.to_owned()],
        _ => part.split_whitespace().map(str::to_owned).collect(),
    });
    words.take_while(|word| !matches!(word.as_str(), "|" | ">" | "#")).collect()
}

/// Whether the command line is one; names in capitals stand for values.
fn is_command(line: &str) -> Result<(), String> {
    match Cli::command().try_get_matches_from(words(line)) {
        Ok(_) => Ok(()),
        Err(error) => match error.kind() {
            ErrorKind::ValueValidation
            | ErrorKind::MissingRequiredArgument
            | ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion => Ok(()),
            _ => Err(error.to_string()),
        },
    }
}

#[test]
fn every_command_that_is_named_exists() {
    let mut named = 0;
    for (page, text) in pages(&root().join("docs")) {
        let lines = quoted(&text, "sh");
        for line in lines.iter().filter(|line| line.starts_with("weitersagen ")) {
            named += 1;
            let checked = is_command(line);
            assert!(checked.is_ok(), "{page}: `{line}`: {checked:?}");
        }
    }
    assert!(named > 60, "the pages were read: {named}");
    assert!(is_command("weitersagen queue frobnicate 12").is_err());
    assert!(is_command("weitersagen check --onlin").is_err());
}

fn paths(command: &Command, path: &str, found: &mut Vec<String>) {
    for inner in command.get_subcommands() {
        let path = format!("{path} {}", inner.get_name());
        found.push(path.trim().to_owned());
        paths(inner, &path, found);
    }
}

#[test]
fn every_command_is_named_in_the_handbook() {
    let mut all = Vec::new();
    paths(&Cli::command(), "", &mut all);
    let lines: Vec<String> = handbook().iter().flat_map(|(_, text)| quoted(text, "sh")).collect();
    for path in all {
        let named = format!("weitersagen {path}");
        assert!(lines.iter().any(|line| line.starts_with(&named)), "`{named}` is not told of");
    }
}

/// The keys of „Alle Einstellungen“: the first column of each table, by the header above it.
fn settings() -> BTreeSet<(String, String)> {
    let (_, text) =
        handbook().into_iter().find(|(name, _)| name == "einstellungen.md").expect("the page");
    let mut found = BTreeSet::new();
    let mut header = String::new();
    for line in text.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            header = heading.split('`').nth(1).unwrap_or_default().to_owned();
        } else if let Some(row) = line.strip_prefix("| `") {
            let key = row.split('`').next().unwrap_or_default();
            found.insert((header.clone(), key.to_owned()));
        }
    }
    found
}

#[test]
fn every_key_is_in_the_handbook_and_no_other() {
    let known: BTreeSet<(String, String)> =
        KEYS.iter().map(|key| (key.table.header().to_owned(), key.name.to_owned())).collect();
    let told = settings();
    let missing: Vec<_> = known.difference(&told).collect();
    assert!(missing.is_empty(), "not in einstellungen.md: {missing:?}");
    let strange: Vec<_> = told.difference(&known).collect();
    assert!(strange.is_empty(), "no such key: {strange:?}");
}

#[test]
fn every_setting_that_is_written_out_exists() {
    let is_key = |name: &str| KEYS.iter().any(|key| key.name == name);
    let mut named = 0;
    for (page, text) in handbook() {
        for quote in quoted(&text, "toml") {
            let header = quote.trim();
            let is_header = header.starts_with('[') && header.ends_with(']');
            if is_header && header.bytes().all(|b| b.is_ascii_lowercase() || b"[]._".contains(&b)) {
                let mut tables = KEYS.iter().map(|key: &_| Table::header(key.table));
                assert!(tables.any(|known| known == header), "{page}: {header}");
            }
            let Some((key, _)) = quote.split_once(" = ").filter(|_| !quote.starts_with('{')) else {
                continue;
            };
            named += 1;
            assert!(is_key(key), "{page}: `{quote}`: there is no key {key}");
        }
    }
    assert!(named > 20, "the pages were read: {named}");
}

#[test]
fn the_pages_lead_to_each_other_and_are_written_in_correct_german() {
    for (page, text) in handbook() {
        assert_eq!(text.matches('„').count(), text.matches('“').count(), "{page}");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_there = link.starts_with("http") || root().join("docs/de").join(link).exists();
            assert!(is_there, "{page} leads to {link}");
        }
    }
}
