//! Reading `config.toml`: every problem at once, or a configuration.

use std::ffi::OsString;
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use jiff::tz::TimeZone;
use toml::de::DeTable;

use super::accounts::{self, Context};
use super::faults::{Faults, Wrong};
use super::keys::Table;
use super::raw::Section;
use super::{
    Config, Language, Mode, Organisation, OutboxConfig, Report, admin, alerts, budget, feeds, mask,
    model, pacing, sources, syntax, unique, values,
};
use crate::wording::config as say;

pub(super) const LANGUAGES: [(&str, Language); 2] = [("de", Language::De), ("en", Language::En)];
const LANGUAGE_SYNONYMS: [(&str, &str); 5] =
    [("deutsch", "de"), ("german", "de"), ("de_de", "de"), ("englisch", "en"), ("english", "en")];
pub(super) const MODES: [(&str, Mode); 3] =
    [("preview", Mode::Preview), ("approve", Mode::Approve), ("publish", Mode::Publish)];
const MODE_SYNONYMS: [(&str, &str); 4] =
    [("vorschau", "preview"), ("freigabe", "approve"), ("live", "publish"), ("post", "publish")];

/// No configuration is larger, in bytes.
const LARGEST: u64 = 1_000_000;

/// Reads and checks a file; paths in it are relative to its folder.
///
/// # Errors
/// Everything that is wrong with it. Whether its secrets are in their places is not looked at.
pub fn load(path: &Path) -> Result<Config, Report> {
    read_file(path).map(|(config, _)| config)
}

/// As [`load`], with the text that it was read from.
///
/// # Errors
/// As [`load`].
pub fn read_file(path: &Path) -> Result<(Config, String), Report> {
    let text = read_text(path)?;
    Ok((parse(&text, path)?, text))
}

/// As [`load`], and looks whether each secret is where the file says, unless nothing is sent.
///
/// # Errors
/// Everything that is wrong with the file, and each secret that cannot be read.
pub fn check(path: &Path) -> Result<Config, Report> {
    check_with(&read_text(path)?, path, &|name| std::env::var_os(name))
}

/// As [`check`], for a text as if it were the file `path`, with these environment variables.
///
/// # Errors
/// As [`check`].
pub fn check_with(
    text: &str,
    path: &Path,
    env: &dyn Fn(&str) -> Option<OsString>,
) -> Result<Config, Report> {
    read(text, path, |faults| {
        for (place, secret) in std::mem::take(&mut faults.places) {
            if let Err(reason) = secret.read_with(env) {
                let wrong = Wrong::said(&say::MISSING_SECRET, reason);
                faults.add(Some(place), wrong.help(&say::MISSING_SECRET_HELP, &[]));
            }
        }
    })
}

/// The file's text, as it stands.
///
/// # Errors
/// It cannot be read, is too large, or is no UTF-8.
pub fn read_text(path: &Path) -> Result<String, Report> {
    let shown = path.display().to_string();
    let mut bytes = Vec::new();
    let read =
        std::fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    let wrong = match read {
        Ok(length) if u64::try_from(length).is_ok_and(|length| length <= LARGEST) => {
            return String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes(), path));
        }
        Ok(_) => Wrong::new(&say::TOO_BIG, &[]),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Wrong::new(&say::NOT_FOUND, &[&shown]).help(&say::NOT_FOUND_HELP, &[])
        }
        Err(error) => Wrong::new(&say::UNREADABLE, &[&shown, &error.kind().to_string()])
            .help(&say::UNREADABLE_HELP, &[]),
    };
    let mut faults = Faults::new("");
    faults.add(None, wrong);
    Err(report(faults, path, Language::De))
}

fn not_utf8(bytes: &[u8], path: &Path) -> Report {
    let text = String::from_utf8_lossy(bytes);
    // The first stand-in is where the first wrong byte was, or an earlier one typed on purpose.
    let at = text.find('\u{fffd}').unwrap_or_default();
    let mut faults = Faults::new(&text);
    let wrong = Wrong::new(&say::NOT_UTF8, &[]).help(&say::NOT_UTF8_HELP, &[]);
    faults.add(Some(at..at + '\u{fffd}'.len_utf8()), wrong);
    report(faults, path, Language::De)
}

/// Checks a text as if it were the file `path`.
pub fn parse(text: &str, path: &Path) -> Result<Config, Report> {
    read(text, path, |_| {})
}

/// Reads the text; `look` may find more that is wrong, where anything is to be sent.
fn read(text: &str, path: &Path, look: impl FnOnce(&mut Faults<'_>)) -> Result<Config, Report> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let repaired = syntax::repair(text);
    let (document, _) = DeTable::parse_recoverable(&repaired.text);
    let mut faults = Faults::new(text);
    let Read { config, language, sends } = config(document.get_ref(), path, &mut faults);
    if sends {
        look(&mut faults);
    }
    repaired.join(&mut faults);
    match config {
        Some(config) if faults.list.is_empty() => Ok(config),
        _ => Err(report(faults, path, language)),
    }
}

fn report(faults: Faults<'_>, path: &Path, language: Language) -> Report {
    let text = mask::masked(faults.text, faults.secrets);
    Report::new(path, text, faults.list, language)
}

/// The configuration as far as it can be read.
struct Read {
    config: Option<Config>,
    /// The language to tell of the faults in.
    language: Language,
    /// Whether anything is to be sent: not in mode `preview`, which is also the default.
    sends: bool,
}

fn config(document: &DeTable<'_>, path: &Path, faults: &mut Faults<'_>) -> Read {
    let root = Section::root(document, faults);
    let language = root.parse("language", faults, |text| {
        values::one_of("language", text, &LANGUAGES, &LANGUAGE_SYNONYMS)
    });
    let language = language.unwrap_or_default();
    let config = build(&root, language, path.parent().unwrap_or(path), faults);
    let mode = root.value("mode").and_then(|mode| mode.get_ref().as_str());
    Read { config, language, sends: mode.is_some_and(|mode| mode != "preview") }
}

fn build(
    root: &Section<'_>,
    language: Language,
    folder: &Path,
    faults: &mut Faults<'_>,
) -> Option<Config> {
    let mode_given = root.value("mode").is_some();
    let mode =
        root.parse("mode", faults, |text| values::one_of("mode", text, &MODES, &MODE_SYNONYMS));
    let timezone = match root.value("timezone") {
        Some(_) => root.parse("timezone", faults, values::zone),
        None => TimeZone::get("Europe/Berlin").ok(),
    };
    // Schedules are checked also where the zone is wrong.
    let zone = timezone.clone().unwrap_or(TimeZone::UTC);
    let organisation = organisation(root, faults);
    let fetch = root.optional("fetch", Table::Fetch, faults);
    let allow_private = fetch.list("allow_private", faults, values::host);
    let allow_private = allow_private.unwrap_or_default();

    let watched = root.tables("sources", Table::Source, faults);
    unique::check(&watched, true, faults);
    let sources = sources::read(&watched, &zone, faults);
    if root.value("sources").is_none() || is_empty_list(root, "sources") {
        let wrong = Wrong::new(&say::NO_SOURCES, &[]).help(&say::WRITE, &["[[sources]]"]);
        faults.add(root.key_span("sources"), wrong);
    }

    let sections = root.tables("accounts", Table::Account, faults);
    unique::check(&sections, false, faults);
    feeds::check(&watched, &sections, faults);
    let state = root.optional("state", Table::State, faults);
    let has_state_key = state.value("key").is_some();
    let context = Context { folder, allow_private: &allow_private, has_state_key };
    let accounts = accounts::read(&sections, &context, faults);
    let wants_accounts = mode_given && mode.is_some_and(|mode| mode != Mode::Preview);
    if wants_accounts && sections.is_empty() {
        let wrong = Wrong::new(&say::NO_ACCOUNTS, &[]).help(&say::WRITE, &["[[accounts]]"]);
        faults.add(root.key_span("mode"), wrong);
    }

    let telling = alerts::Context { folder, allow_private: &allow_private, zone: &zone };
    let alerts = alerts::read(root, &telling, faults);
    let dir = state.text("dir", faults).map_or("state", |dir| dir.value);
    Some(Config {
        language,
        pacing: pacing::read(root, faults),
        outbox: outbox(root, faults),
        budget: budget::read(root, faults),
        model: model::read(root, &context, faults),
        foreign: model::foreign(root, faults),
        state_dir: folder.join(dir),
        state_key: accounts::state_key(&state, folder, faults),
        admin: admin::read(root, faults),
        timezone: timezone?,
        mode: mode.unwrap_or(Mode::Preview),
        organisation: organisation?,
        sources,
        accounts,
        alerts,
        allow_private,
    })
}

fn is_empty_list(root: &Section<'_>, name: &str) -> bool {
    let list = root.value(name).and_then(|value| value.get_ref().as_array());
    list.is_some_and(|list| list.is_empty())
}

fn organisation(root: &Section<'_>, faults: &mut Faults<'_>) -> Option<Organisation> {
    if root.value("organisation").is_none() {
        let wrong = Wrong::new(&say::MISSING_TABLE, &["[organisation]"]);
        let example = "[organisation], name = \"…\", website = \"https://…\"";
        faults.add(None, wrong.help(&say::WRITE, &[example]));
        return None;
    }
    let section = root.table("organisation", Table::Organisation, faults)?;
    section.require("name", "name = \"Verein e.V.\"", faults);
    section.require("website", "website = \"https://www.example.org/\"", faults);
    let name = section.text("name", faults);
    let website = section.parse("website", faults, values::url);
    Some(Organisation { name: name?.value.trim().to_owned(), website: website? })
}

fn outbox(root: &Section<'_>, faults: &mut Faults<'_>) -> OutboxConfig {
    let section = root.optional("outbox", Table::Outbox, faults);
    let seconds = |list: &[u64]| list.iter().copied().map(Duration::from_secs).collect();
    let retry = section.list("retry", faults, values::length);
    let reconcile = section.list("reconcile", faults, values::length);
    if reconcile.as_deref().is_some_and(<[Duration]>::is_empty) {
        let wrong = Wrong::new(&say::NEVER_READ, &["reconcile"]);
        let wrong = wrong.help(&say::WRITE, &["reconcile = [\"30s\", \"2m\", \"10m\", \"1h\"]"]);
        faults.add(section.value("reconcile").map(toml::Spanned::span), wrong);
    }
    OutboxConfig {
        retry: retry.unwrap_or_else(|| seconds(&[60, 300, 1_800, 7_200, 21_600])),
        reconcile: reconcile.unwrap_or_else(|| seconds(&[30, 120, 600, 3_600])),
        absence: length_or(&section, "absence", 10 * 60, faults),
    }
}

fn length_or(section: &Section<'_>, name: &str, seconds: u64, faults: &mut Faults<'_>) -> Duration {
    section.parse(name, faults, values::length).unwrap_or(Duration::from_secs(seconds))
}
