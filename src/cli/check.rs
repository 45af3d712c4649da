//! `check`: the configuration, and with `--online` what it points at.

use std::path::Path;

use serde::Serialize;
use serde_json::json;

use super::examine::{Finding, local, online};
use super::once::length;
use super::{Done, Failure, say};
use crate::clock;
use crate::config::{self, Config, Language, Report};
use crate::wording::doctor as words;

pub(super) async fn check(path: &Path, online: bool, json: bool) -> Done {
    let config = read(config::check(path), json)?;
    let language = config.language;
    let described = config::summary::describe(&config, clock::now());
    let samples = samples(&config);
    if !json {
        for line in &described {
            say::wrapped(line);
        }
        for Sample { account, text, length } in &samples {
            let head = words::SAMPLE.with(&[account, &length.to_string()]);
            say::line(&format!("\n{}\n{}", head.of(language), say::indented(text, 2)));
        }
    }
    let mut found = local::schedules(&config);
    found.extend(local::secrets(&config));
    if online {
        found.extend(online::ask(&config).await?);
    }
    if json {
        let found: Vec<_> = found.iter().map(|finding| finding.spoken(language)).collect();
        say::json(
            &json!({ "path": path, "problems": [], "summary": described, "samples": samples, "found": found }),
        )?;
    } else if !found.is_empty() {
        say::line("");
        for finding in &found {
            finding.print(language);
        }
    }
    verdict(&found, language)
}

/// The configuration; the report of a wrong one, as JSON too where that is asked.
pub(super) fn read(read: Result<Config, Report>, json: bool) -> Result<Config, Failure> {
    read.map_err(|report| {
        if json && let Err(error) = say::json(&report) {
            return error.into();
        }
        Failure::Wrong(report.render(report.language))
    })
}

/// Status 1 where something does not work.
pub(super) fn verdict(found: &[Finding], language: Language) -> Done {
    if found.iter().any(Finding::is_failure) {
        let told = words::NOT_ALL.with(&[]).of(language).to_owned();
        return Err(anyhow::anyhow!(told).into());
    }
    Ok(())
}

/// What a post of an account looks like.
#[derive(Serialize)]
struct Sample {
    account: String,
    text: String,
    length: usize,
}

fn samples(config: &Config) -> Vec<Sample> {
    let accounts = config.accounts.iter();
    accounts
        .map(|account| {
            let text = account.template.sample();
            let length = length(&text, account.network());
            Sample { account: account.name.clone(), text, length }
        })
        .collect()
}
