//! The repository's own `config.toml`: valid, complete, and a promise kept in every line.

use std::collections::BTreeSet;
use std::path::Path;

use weitersagen::config::keys::{KEYS, Table};
use weitersagen::config::{self, AccountConfig, Config, Language, Mode};
use weitersagen::item::Network;

const SHIPPED: &str = include_str!("../../../config.toml");

fn shipped() -> Config {
    match config::parse(SHIPPED, Path::new("config.toml")) {
        Ok(config) => config,
        Err(report) => panic!("{}", report.render(Language::En)),
    }
}

/// The table that a header line opens.
fn table(line: &str) -> Option<Table> {
    let tables = KEYS.iter().map(|key| key.table);
    tables.into_iter().find(|table| table.header() == line)
}

/// Every `(table, key)` that a line sets, also behind a `#`.
fn mentioned() -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    let mut current = Table::Root;
    for line in SHIPPED.lines() {
        let line = line.trim_start_matches("# ");
        current = table(line).unwrap_or(current);
        let Some((key, value)) = line.split_once(" = ") else {
            continue;
        };
        if key.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            found.insert((current.header(), key.to_owned()));
        }
        let inner = value.strip_prefix("{ ").and_then(|rest| rest.split_once(" }"));
        for pair in inner.iter().flat_map(|(pairs, _)| pairs.split(", ")) {
            if let Some((key, _)) = pair.split_once(" = ") {
                let table = if current == Table::Source { Table::Selectors } else { Table::Secret };
                found.insert((table.header(), key.to_owned()));
            }
        }
    }
    found
}

#[test]
fn it_is_valid_and_sends_nothing() {
    let config = shipped();
    assert_eq!(config.mode, Mode::Preview);
    assert_eq!(config.language, Language::De);
    let sources: Vec<&str> = config.sources.iter().map(|source| source.url.as_str()).collect();
    assert_eq!(
        sources,
        [
            "https://www.agsa.de/aktuelles/news.html",
            "https://integrationsportal.sachsen-anhalt.de/",
        ]
    );
    assert_eq!(config.sources[1].label, "Integrationsportal Sachsen-Anhalt");
    let networks: Vec<Network> = config.accounts.iter().map(AccountConfig::network).collect();
    assert_eq!(networks, [Network::Facebook, Network::X]);
}

#[test]
fn it_explains_every_key_and_no_other() {
    let mut mentioned = mentioned();
    // Where a secret is kept is explained once, in the comment above the accounts.
    for place in ["file", "credential"] {
        let explained = SHIPPED.contains(&format!("{{ {place} = \""));
        assert!(explained, "{place}");
        mentioned.insert((Table::Secret.header(), place.to_owned()));
    }
    let known: BTreeSet<(&str, String)> = KEYS
        .iter()
        .filter(|key| key.table != Table::Root || !SHIPPED.contains(&format!("[{}]", key.name)))
        .filter(|key| {
            // A table inside a table is explained by its header.
            let tables = ["x_prices", "mail", "webhook"];
            let header = format!("{}.{}]", key.table.header().trim_end_matches(']'), key.name);
            !tables.contains(&key.name) || !SHIPPED.contains(&header)
        })
        .map(|key| (key.table.header(), key.name.to_owned()))
        .collect();
    let missing: Vec<_> = known.difference(&mentioned).collect();
    assert!(missing.is_empty(), "not in config.toml: {missing:?}");
    let strange: Vec<_> = mentioned.difference(&known).collect();
    assert!(strange.is_empty(), "unknown in config.toml: {strange:?}");
}

/// With the comment signs taken off, every value is the default: the file says what is so.
#[test]
fn what_is_switched_off_is_the_default() {
    let examples = [
        "# selectors =",
        "# accounts =",
        "# page =",
        "# api =",
        "# app_",
        "# client_",
        "# key =",
        "# confirmed =",
        "# file =",
        "# ping =",
        "# to =",
        "# from =",
        "# server =",
        "# security =",
        "# port =",
        "# user =",
        "# password =",
        "# url =",
        "# shape =",
        "# room =",
        "# token =",
        "# base_url =",
        "# name =",
        "# mode =",
        "# password =",
    ];
    let mut in_text = false;
    let on: Vec<&str> = SHIPPED
        .lines()
        .map(|line| {
            // A text of several lines goes on until its closing marks.
            if in_text {
                in_text = line != "# '''";
                return line.strip_prefix("# ").unwrap_or(line.trim_start_matches('#'));
            }
            in_text = line.ends_with("= '''");
            let is_example = examples.iter().any(|example| line.starts_with(example));
            let rest = line.strip_prefix("# ").filter(|_| !is_example);
            let key = rest.and_then(|rest| rest.split_once(" = "));
            match (rest, key) {
                (Some(rest), Some((key, _))) if KEYS.iter().any(|known| known.name == key) => rest,
                _ => line,
            }
        })
        .collect();
    let on = config::parse(&on.join("\n"), Path::new("config.toml")).unwrap();
    assert_eq!(format!("{on:?}"), format!("{:?}", shipped()));
}

#[test]
fn it_is_written_in_correct_german() {
    assert_eq!(SHIPPED.matches('„').count(), SHIPPED.matches('“').count());
    assert!(SHIPPED.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn it_is_summed_up_in_plain_words() {
    let now = "2027-03-01T13:07:00Z".parse().unwrap();
    let said = config::summary::describe(&shipped(), now);
    assert!(said[0].starts_with("Auslandsgesellschaft Sachsen-Anhalt e.V."));
    assert_eq!(said[1], "Vorschau: Es wird nichts gesendet");
    assert_eq!(
        said[2],
        "agsa: alle 20 Minuten von 6:00 bis 21:40 Uhr, nächster Abruf heute 14:20, 14:40 und \
         15:00 Uhr"
    );
    assert_eq!(
        &said[4..],
        [
            "facebook: Facebook-Seite (von der Website verlinkt); Zugang aus $FACEBOOK_PAGE_TOKEN",
            "x: Konto bei X (von der Website verlinkt); Zugang aus $X_CONSUMER_KEY, \
             $X_CONSUMER_SECRET, $X_ACCESS_TOKEN, $X_ACCESS_SECRET",
            "Beiträge: nichts von 21:00 bis 07:00 Uhr und an Feiertagen (Sachsen-Anhalt); je \
             Konto höchstens 6 am Tag, 20 Minuten Abstand; neue Meldungen warten 15 Minuten",
            "X darf im Monat höchstens 10,00 US-Dollar kosten; danach warten die Beiträge",
            "Alarme: keine; was nicht in Ordnung ist, zeigt nur `weitersagen status`",
            "Gedächtnis: state; Verwaltungsseite: http://127.0.0.1:8787/",
        ]
    );
}
