//! `check`: the configuration, and with `--online` what it points at.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use serde_json::json;
use url::Url;

use super::once::length;
use super::{Done, Failure, context, say};
use crate::clock;
use crate::config::{self, Config, Language, Mode};
use crate::daemon::Daemon;
use crate::daemon::model::Scribe;
use crate::item::{Item, Published};
use crate::net::Validators;
use crate::publish::SEE_FOR_YOURSELF;
use crate::state::Store;
use crate::state::accounts::AccountStatus;
use crate::state::token_reports::{self, Report};
use crate::watch::{self, Kind, Polled, listing};

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
    let samples = samples(&config);
    if !json {
        for sample in &samples {
            say::line(&sample.shown(config.language));
        }
    }
    if online {
        let working = say::working("asking sources and accounts");
        found.extend(ask_all(config).await?);
        working.finish_and_clear();
    }
    if json {
        say::json(
            &json!({ "path": path, "problems": [], "summary": described, "samples": samples, "found": found }),
        )?;
    } else {
        found.iter().for_each(print);
    }
    let failed = found.iter().any(|finding| finding.sign == Sign::Fail);
    if failed { Err(anyhow::anyhow!("not everything is as it should be").into()) } else { Ok(()) }
}

/// What a post of an account looks like.
#[derive(Serialize)]
struct Sample {
    account: String,
    text: String,
    length: usize,
}

impl Sample {
    fn shown(&self, language: Language) -> String {
        let Self { account, text, length } = self;
        let text = text.replace('\n', "\n  ");
        match language {
            Language::De => {
                format!("So sieht ein Beitrag von {account} aus ({length} Zeichen):\n  {text}")
            }
            Language::En => {
                format!("a post of {account} looks like this ({length} characters):\n  {text}")
            }
        }
    }
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

/// Secrets that cannot be read, and those that others on this machine can read, too. In mode
/// `preview` none is needed.
fn secrets(config: &Config) -> Vec<Finding> {
    let needed = if config.mode == Mode::Preview { Sign::Note } else { Sign::Fail };
    let missing = config.missing_secrets().into_iter().map(|missing| Finding {
        what: format!("account {}, {}", missing.account, missing.key),
        sign: needed,
        detail: missing.reason.of(config.language).to_owned(),
    });
    let of_model = config.model.as_ref().and_then(|model| model.key.as_ref()?.read().err());
    let of_model = of_model.map(|reason| Finding {
        what: "model, key".into(),
        sign: Sign::Note,
        detail: reason.of(config.language).to_owned(),
    });
    let loose = config.loose_secrets().into_iter().map(|loose| Finding {
        what: "secret".into(),
        sign: Sign::Note,
        detail: loose.of(config.language).to_owned(),
    });
    missing.chain(of_model).chain(loose).collect()
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
        found.push(source_finding(&source.name, polled, config.language));
    }
    if let Some(tried) = daemon.try_mail().await {
        let (sign, detail) = match tried {
            Ok(()) => (Sign::Ok, "the server takes the login; nothing was sent".to_owned()),
            Err(why) => (Sign::Fail, why),
        };
        found.push(Finding { what: "alerts by mail".into(), sign, detail });
    }
    for account in &config.accounts {
        let row = daemon.verify(account, clock::now()).await?;
        found.push(Finding {
            what: format!("account {}", account.name),
            sign: if row.status == AccountStatus::Verified { Sign::Ok } else { Sign::Fail },
            detail: row.reason,
        });
        let name = account.name.clone();
        let report = daemon.store.run(move |tx| token_reports::get(tx, &name)).await?;
        found.extend(report.map(|report| app_finding(&account.name, report)));
    }
    if let Some(scribe) = Scribe::open(&config) {
        // Without it posts are written all the same: nothing fails.
        let (sign, detail) = match scribe.probe().await {
            Ok(detail) => (Sign::Ok, detail),
            Err(reason) => (Sign::Note, reason),
        };
        found.push(Finding { what: format!("model {}", scribe.name()), sign, detail });
    }
    Ok(found)
}

/// Whether followers see what the app of a Facebook page posts.
fn app_finding(account: &str, report: Report) -> Finding {
    let (sign, detail) = match report.development {
        Some(why) => (Sign::Fail, why),
        None => (Sign::Note, SEE_FOR_YOURSELF.to_owned()),
    };
    Finding { what: format!("app of account {account}"), sign, detail }
}

fn source_finding(name: &str, polled: Polled, language: Language) -> Finding {
    let what = format!("source {name}");
    match polled {
        Polled::NotModified => Finding { what, sign: Sign::Ok, detail: "not modified".into() },
        Polled::Failed { reason } => Finding { what, sign: Sign::Fail, detail: reason },
        Polled::Items { kind, items, next, moved_to, warnings, .. } => {
            let mut lines = shown(kind, &items, next.as_ref(), language);
            lines.extend(moved_to.map(|to| format!("it has moved: write url = \"{to}\"")));
            lines.extend(warnings.into_iter().map(|warning| format!("repaired: {warning}")));
            Finding { what, sign: Sign::Ok, detail: lines.join("\n       ") }
        }
    }
}

/// What was found at a source: how many entries, the first ones, whether the list goes on, and
/// what makes one doubt that it was read well.
fn shown(kind: Kind, items: &[Item], next: Option<&Url>, language: Language) -> Vec<String> {
    let german = language == Language::De;
    let count = items.len();
    let mut lines = vec![match (kind, german) {
        (Kind::Feed, true) => format!("ein Feed, Einträge: {count}, darunter"),
        (Kind::Feed, false) => format!("a feed with {count} entries, for instance"),
        (Kind::Page, true) => format!("eine Nachrichtenseite, Einträge: {count}, darunter"),
        (Kind::Page, false) => format!("a news page with {count} entries, for instance"),
    }];
    lines.extend(items.iter().take(SHOWN_ENTRIES).map(|item| {
        let (untitled, unlinked, undated) = if german {
            ("(ohne Überschrift)", "(steht nur auf der Liste)", "ohne Datum")
        } else {
            ("(without a headline)", "(on the list only)", "no date")
        };
        let day = match item.published {
            Some(Published::Day(day)) => day.to_string(),
            Some(Published::Instant(instant)) => instant.to_string(),
            None => undated.to_owned(),
        };
        let title = item.title.as_deref().unwrap_or(untitled);
        let link = item.link.as_ref().map_or(unlinked, Url::as_str);
        format!("{day}  {title} → {link}")
    }));
    lines.extend(next.map(|next| {
        if german {
            format!("die Liste geht weiter auf {next}")
        } else {
            format!("the list goes on at {next}")
        }
    }));
    // A feed says by itself what its entries are; only a page is read by its looks.
    let doubts = if kind == Kind::Page { listing::doubts(items) } else { Vec::new() };
    lines.extend(doubts.into_iter().map(|doubt| {
        if german {
            format!("Hinweis: {}", doubt.german())
        } else {
            format!("hint: {}", doubt.english())
        }
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_admin_sees_what_was_found() {
        let item = |title: &str, day: i8| Item {
            title: Some(title.into()),
            link: "https://verein.example/fest".parse().ok(),
            published: jiff::civil::Date::new(2026, 5, day).ok().map(Published::Day),
            ..Item::default()
        };
        let next = Url::parse("https://verein.example/?page=2").unwrap();
        let items = [item("Das Fest", 4), Item::default()];
        let lines = shown(Kind::Page, &items, Some(&next), Language::De);
        assert_eq!(
            lines,
            [
                "eine Nachrichtenseite, Einträge: 2, darunter",
                "2026-05-04  Das Fest → https://verein.example/fest",
                "ohne Datum  (ohne Überschrift) → (steht nur auf der Liste)",
                "die Liste geht weiter auf https://verein.example/?page=2",
            ]
        );
        let undated = [Item { published: None, ..item("Das Fest", 4) }];
        let lines = shown(Kind::Page, &undated, None, Language::En);
        assert_eq!(
            lines[2..],
            [
                "hint: Only one entry was found.",
                "hint: No entry shows a date; \
            only its page can then tell whether an entry is old."
            ]
        );
        assert_eq!(shown(Kind::Feed, &undated, None, Language::En).len(), 2);
    }
}
