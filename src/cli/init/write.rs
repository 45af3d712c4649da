//! The text of a new `config.toml`: the shipped one, with the answers in the places of the AGSA's.

use jiff::tz::TimeZone;
use url::{Host, Url};

use super::look::Found;
use super::{Alerts, Answers};
use crate::config::{Language, SHIPPED};
use crate::item::Network;
use crate::wording::init as words;

/// Longer names are no label of a source, in characters.
const LONGEST_LABEL: usize = 64;

/// The file's text; every line of the shipped file is there, with its explanation.
pub(super) fn text(answers: &Answers, found: &Found) -> String {
    let parts = Parts::shipped();
    let mut text = head(parts.head, answers);
    text.push_str(&sources(parts.source, answers, found));
    text.push_str(parts.about_accounts);
    text.push_str(&account(parts.facebook, Network::Facebook, found));
    text.push_str(&account(parts.x, Network::X, found));
    text.push_str(&rest(parts.rest, answers));
    text
}

/// The shipped file, cut where the answers go.
struct Parts {
    head: &'static str,
    source: &'static str,
    about_accounts: &'static str,
    facebook: &'static str,
    x: &'static str,
    rest: &'static str,
}

impl Parts {
    fn shipped() -> Self {
        let (head, rest) = before(SHIPPED, "[[sources]]\n");
        let (source, rest) = before(skip(rest), "[[sources]]\n");
        let (_, rest) = before(skip(rest), "\n\n# ");
        let (about_accounts, rest) = before(rest, "[[accounts]]\n");
        let (facebook, rest) = before(skip(rest), "[[accounts]]\n");
        let (x, rest) = before(skip(rest), "\n\n# Wann gesendet wird.");
        Self { head, source, about_accounts, facebook, x, rest }
    }
}

/// The text up to a mark, and from it on.
fn before(text: &'static str, mark: &str) -> (&'static str, &'static str) {
    text.split_at(text.find(mark).unwrap_or(text.len()))
}

/// The text behind its first line.
fn skip(text: &'static str) -> &'static str {
    text.split_once('\n').map_or("", |(_, rest)| rest)
}

/// A text as TOML writes it; JSON's escapes are among TOML's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Replaces the line that begins like this.
fn set(text: &str, start: &str, line: &str) -> String {
    let lines = text
        .split_inclusive('\n')
        .map(|old| if old.starts_with(start) { format!("{line}\n") } else { old.to_owned() });
    lines.collect()
}

fn head(shipped: &str, answers: &Answers) -> String {
    // The schema lies beside the repository's file, not beside this one.
    let text = shipped.strip_prefix("#:schema docs/config.schema.json\n\n").unwrap_or(shipped);
    let zone = TimeZone::system();
    let zone = zone.iana_name().filter(|name| is_place(name)).unwrap_or("Europe/Berlin");
    let language = if answers.language == Language::En { "en" } else { "de" };
    let text = set(text, "language = ", &format!("language = \"{language}\""));
    let text = set(&text, "timezone = ", &format!("timezone = \"{zone}\""));
    let text = set(&text, "name = ", &format!("name = {}", quoted(&answers.name)));
    set(&text, "website = ", &format!("website = {}", quoted(answers.website.as_str())))
}

/// The sources that were found; else the website itself, so that the file can be checked.
fn sources(shipped: &str, answers: &Answers, found: &Found) -> String {
    let mut urls: Vec<&Url> = found.sources.iter().map(|source| &source.url).collect();
    let mut note = String::new();
    if urls.is_empty() {
        urls.push(&answers.website);
        let words =
            if found.trouble.is_some() { words::UNSEEN_SOURCE } else { words::GUESSED_SOURCE };
        note = format!("# {}\n", words.with(&[]).of(answers.language));
    }
    let label = Some(&answers.name).filter(|name| name.chars().count() <= LONGEST_LABEL);
    let label = label
        .map_or_else(|| "# label = \"…\"".to_owned(), |name| format!("label = {}", quoted(name)));
    let mut text = String::new();
    for (at, url) in urls.into_iter().enumerate() {
        let name = format!("name = {}", quoted(&name(url, at)));
        let url = format!("{note}url = {}", quoted(url.as_str()));
        if at == 0 {
            let block =
                set(&set(&set(shipped, "name = ", &name), "label = ", &label), "url = ", &url);
            text.extend(["[[sources]]\n", &block]);
        } else {
            let schedule = "schedule = \"*/20 6-21 * * *\"";
            text.extend(["[[sources]]\n", &name, "\n", &label, "\n", &url, "\n", schedule, "\n"]);
        }
    }
    text
}

/// A short name of a source: that of its host, with a number from the second one on.
fn name(url: &Url, at: usize) -> String {
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_name = matches!(url.host(), Some(Host::Domain(_)));
    let first = host.split('.').next().filter(|part| is_name && !part.is_empty());
    let first = first.unwrap_or("website");
    if at == 0 { first.to_owned() } else { format!("{first}-{}", at + 1) }
}

/// An account as shipped; switched off where the website links none on that network.
fn account(shipped: &str, network: Network, found: &Found) -> String {
    let linked = found.accounts.iter().find(|account| account.network == network);
    if let Some(account) = linked {
        let note = format!("# {} {}\n", words::LINKED.with(&[]).de, account.url);
        return format!("[[accounts]]\n{note}{shipped}");
    }
    let off = |line: &str| match line.trim_end() {
        "" => line.to_owned(),
        comment if comment.starts_with('#') => line.to_owned(),
        _ => format!("# {line}"),
    };
    let block: String = shipped.split_inclusive('\n').map(off).collect();
    let note = words::UNLINKED.with(&[network.label()]).de;
    format!("# {note}\n# [[accounts]]\n{block}")
}

fn rest(shipped: &str, answers: &Answers) -> String {
    let mut text =
        set(shipped, "# holidays = ", &format!("holidays = {}", quoted(&answers.holidays)));
    text = match &answers.alerts {
        Alerts::Ntfy(url) => {
            let (before, webhook) =
                text.split_once("# [alerts.webhook]\n").unwrap_or((text.as_str(), ""));
            let webhook = set(webhook, "# url = ", &format!("url = {}", quoted(url.as_str())));
            let webhook = set(&webhook, "# shape = ", "shape = \"ntfy\"");
            format!("{before}[alerts.webhook]\n{webhook}")
        }
        Alerts::Mail(address) => {
            let text = set(&text, "# file = ", "file = \"alerts.jsonl\"");
            set(&text, "# to = ", &format!("# to = [{}]", quoted(address)))
        }
        Alerts::File => set(&text, "# file = ", "file = \"alerts.jsonl\""),
    };
    let is_here = match answers.website.host() {
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_private(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match answers.website.host_str().filter(|_| is_here) {
        Some(host) => {
            set(&text, "# allow_private = ", &format!("allow_private = [{}]", quoted(host)))
        }
        None => text,
    }
}

/// Whether a zone is that of a place: a server that runs on UTC says nothing about its people.
fn is_place(zone: &str) -> bool {
    zone.contains('/') && !zone.starts_with("Etc/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::look::Source;
    use super::*;
    use crate::config::{self, Config, Mode};
    use crate::item::LinkedAccount;

    fn answers(name: &str) -> Answers {
        Answers {
            language: Language::De,
            name: name.to_owned(),
            website: Url::parse("https://www.verein.example/").unwrap(),
            holidays: "SN".to_owned(),
            alerts: Alerts::File,
        }
    }

    fn valid(answers: &Answers, found: &Found) -> Config {
        let text = text(answers, found);
        match config::parse(&text, Path::new("config.toml")) {
            Ok(config) => config,
            Err(report) => panic!("{report}\n{text}"),
        }
    }

    fn found() -> Found {
        let source = |path: &str| Source {
            url: Url::parse(&format!("https://www.verein.example/{path}")).unwrap(),
            entries: 3,
        };
        let account = LinkedAccount {
            network: Network::X,
            handle: "verein".to_owned(),
            url: Url::parse("https://x.com/verein").unwrap(),
        };
        Found {
            accounts: vec![account],
            sources: vec![source("feed"), source("presse")],
            trouble: None,
        }
    }

    #[test]
    fn what_was_found_stands_in_the_file_and_the_agsa_does_not() {
        let config = valid(&answers("Verein „Brücke“ \\ \"e.V.\""), &found());
        assert_eq!(config.organisation.name, "Verein „Brücke“ \\ \"e.V.\"");
        assert_eq!(config.mode, Mode::Preview);
        let names: Vec<&str> = config.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["verein", "verein-2"]);
        let networks: Vec<Network> =
            config.accounts.iter().map(config::AccountConfig::network).collect();
        assert_eq!(networks, [Network::X]);
        assert!(config.alerts.file.is_some());
        let text = text(&answers("Verein"), &found());
        assert!(!text.contains("agsa") && !text.contains("AGSA"), "{text}");
        assert!(text.contains("holidays = \"SN\"") && text.contains("x.com/verein"), "{text}");
        assert!(text.contains("# [[accounts]]") && text.contains("bei Facebook"), "{text}");
    }

    #[test]
    fn an_unreachable_website_leaves_a_file_that_can_be_checked() {
        let trouble = Found { trouble: Some("late".into()), ..Found::default() };
        let config = valid(&answers(&"Verein ".repeat(20)), &trouble);
        assert!(config.accounts.is_empty());
        assert_eq!(config.sources[0].url.as_str(), "https://www.verein.example/");
        let mut ntfy = answers("Verein");
        ntfy.alerts = Alerts::Ntfy(Url::parse("https://ntfy.sh/geheim").unwrap());
        ntfy.website = Url::parse("http://127.0.0.1:8991/").unwrap();
        let config = valid(&ntfy, &Found::default());
        assert!(config.alerts.webhook.is_some());
        assert_eq!(config.allow_private, ["127.0.0.1"]);
        assert_eq!(config.sources[0].name, "website");
    }
}
