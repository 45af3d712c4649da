//! `check`: the configuration, and with `--online` what it points at.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;

use super::{Done, Failure, context, say};
use crate::clock;
use crate::config::{self, Config, Mode};
use crate::daemon::Daemon;
use crate::net::Validators;
use crate::state::Store;
use crate::state::accounts::AccountStatus;
use crate::watch::{self, Kind, Polled};

/// Entries of a source that are shown, so that the admin sees what was found.
const SHOWN_ENTRIES: usize = 5;

pub(super) async fn check(path: &Path, online: bool, json: bool) -> Done {
    let config = match config::load(path) {
        Ok(config) => config,
        Err(report) => {
            if json {
                say::json(&report)?;
            }
            return Err(Failure::Wrong(report.render(report.language)));
        }
    };
    let described = config::summary::describe(&config, clock::now());
    let mut found = secrets(&config);
    if !json {
        for line in &described {
            say::line(line);
        }
    }
    if online {
        let working = say::working("asking sources and accounts");
        found.extend(ask_all(config).await?);
        working.finish_and_clear();
    }
    if json {
        say::json(&json!({ "path": path, "problems": [], "summary": described, "found": found }))?;
    } else {
        found.iter().for_each(print);
    }
    let failed = found.iter().any(|finding| finding.sign == Sign::Fail);
    if failed { Err(anyhow::anyhow!("not everything is as it should be").into()) } else { Ok(()) }
}

/// Secrets that cannot be read, and those that others on this machine can read, too. In mode
/// `preview` none is needed.
fn secrets(config: &Config) -> Vec<Finding> {
    let needed = if config.mode == Mode::Preview { Sign::Note } else { Sign::Fail };
    let missing = config.missing_secrets().into_iter().map(|missing| Finding {
        what: format!("account {}, {}", missing.account, missing.key),
        sign: needed,
        detail: missing.reason.of(config.language).to_owned(),
    });
    let loose = config.loose_secrets().into_iter().map(|loose| Finding {
        what: "secret".into(),
        sign: Sign::Note,
        detail: loose.of(config.language).to_owned(),
    });
    missing.chain(loose).collect()
}

fn print(finding: &Finding) {
    let sign = match finding.sign {
        Sign::Ok => "ok  ",
        Sign::Note => "note",
        Sign::Fail => "FAIL",
    };
    say::line(&format!("{sign} {}: {}", finding.what, finding.detail));
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Sign {
    Ok,
    Note,
    Fail,
}

#[derive(Serialize)]
struct Finding {
    what: String,
    sign: Sign,
    detail: String,
}

async fn ask_all(config: Config) -> Result<Vec<Finding>, Failure> {
    let mut daemon = Daemon::new(
        context(config.clone(), Store::copy_of(&config.state_dir)?)?,
        None,
        Arc::new(clock::now),
    );
    let mut found = Vec::new();
    for source in &config.sources {
        let polled = watch::poll(&daemon.client, source, &Validators::default()).await;
        found.push(source_finding(&source.name, polled));
    }
    for account in &config.accounts {
        let row = daemon.verify(account, clock::now()).await?;
        found.push(Finding {
            what: format!("account {}", account.name),
            sign: if row.status == AccountStatus::Verified { Sign::Ok } else { Sign::Fail },
            detail: row.reason,
        });
    }
    Ok(found)
}

fn source_finding(name: &str, polled: Polled) -> Finding {
    let what = format!("source {name}");
    match polled {
        Polled::NotModified => Finding { what, sign: Sign::Ok, detail: "not modified".into() },
        Polled::Failed { reason } => Finding { what, sign: Sign::Fail, detail: reason },
        Polled::Items { kind, items, moved_to, warnings, .. } => {
            let kind = match kind {
                Kind::Feed => "a feed",
                Kind::Page => "a news page",
            };
            let mut lines = vec![format!("{kind} with {} entries, for instance", items.len())];
            lines.extend(items.iter().take(SHOWN_ENTRIES).map(|item| {
                let title = item.title.as_deref().unwrap_or("(without a headline)");
                let link = item.link.as_ref().map_or("(on the list only)", url::Url::as_str);
                format!("       {title} → {link}")
            }));
            lines.extend(moved_to.map(|to| format!("       it has moved: write url = \"{to}\"")));
            lines.extend(warnings.into_iter().map(|warning| format!("       repaired: {warning}")));
            Finding { what, sign: Sign::Ok, detail: lines.join("\n") }
        }
    }
}
