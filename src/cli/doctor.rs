//! `doctor`: everything that may stand in the way, one line each, with the next step.

use std::path::Path;

use serde_json::json;

use super::check::{read, verdict};
use super::examine::{Finding, local, online};
use super::{Done, say};
use crate::config;
use crate::wording::doctor as words;

pub(super) async fn doctor(path: &Path, json: bool) -> Done {
    // A secret that is missing is one line of the list, and no reason to end.
    let config = read(config::load(path), json)?;
    let language = config.language;
    let mut found = vec![Finding::config(path, config.mode)];
    found.extend(local::findings(&config));
    found.extend(online::ask(&config).await?);
    let failures = found.iter().filter(|finding| finding.is_failure()).count();
    if json {
        let spoken: Vec<_> = found.iter().map(|finding| finding.spoken(language)).collect();
        say::json(&json!({ "path": path, "failures": failures, "found": spoken }))?;
        return verdict(&found, language);
    }
    for finding in &found {
        finding.print(language);
    }
    let notes = found.iter().filter(|finding| finding.is_note()).count();
    let total = match (failures, notes) {
        (0, 0) => words::ALL_WELL.with(&[]),
        (0, notes) => words::NOTES_ONLY.with(&[&notes.to_string()]),
        (failures, _) => words::NOT_WELL.with(&[&failures.to_string()]),
    };
    say::line("");
    say::wrapped(total.of(language));
    verdict(&found, language)
}
