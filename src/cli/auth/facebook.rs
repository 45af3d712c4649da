//! `auth facebook`: a person's short-lived token becomes the page's own, kept sealed in the state, or
//! in the file that the configuration names.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use super::{chosen, failed, paste, told};
use crate::cli::{Done, load, say};
use crate::config::{AccountConfig, Config, Credentials, SecretRef};
use crate::daemon::page_token::{KeepError, PageKeeper};
use crate::item::Network;
use crate::publish::{AppMode, AskError, Connect, OpenPage, Publisher};
use crate::state::Store;
use crate::wording::{Language, Phrase, Words, auth as words};
use crate::{clock, daemon};

/// A login that nobody finishes ends after this.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Options {
    /// The account's name in the configuration, where there are several.
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
}

pub(super) async fn connect(path: &Path, options: &Options) -> Done {
    let config = load(path)?;
    let is_page = |account: &AccountConfig| account.network() == Network::Facebook;
    let account = chosen(&config, options.account.as_deref(), is_page, &words::NO_FACEBOOK)?;
    let language = config.language;
    let line = |words: &Words| say::line(words.of(language));
    let client = daemon::open(&config)?;
    let connect = Connect::of(account, &client).map_err(|why| told(&why, language))?;
    let Credentials::Facebook { page, .. } = &account.credentials else {
        return Err(failed(&words::NO_FACEBOOK.with(&[]), language).into());
    };
    let place = Place::of(&config, account)?;
    explain(account, language);
    let short = pasted().await.map_err(|why| failed(&why.with(&[]), language))?;
    let asked = |why: AskError| told(&why.into_told(), language);
    let person = connect.long_lived(&short).await.map_err(asked)?;
    line(&words::FB_PERSON_DONE.with(&[]));
    let pages = connect.pages(&person).await.map_err(asked)?;
    let wanted = page.as_deref().or(account.confirmed.as_deref());
    let open = the_page(&pages, wanted).map_err(|why| failed(&why, language))?;
    let where_it_is = place.keep(&open.token, language).await?;
    let (name, id) = (Words::same(&open.name), Words::same(&open.id));
    line(&words::FB_KEPT.telling(&[&name, &id, &where_it_is]));
    let token = Some(open.token.clone());
    let publisher = Publisher::with_token(account, wanted, &client, token);
    let publisher = publisher.map_err(|why| told(&why, language))?;
    publisher.identity().await.map_err(asked)?;
    if let Some(report) = publisher.inspect().await.map_err(asked)? {
        let ends = report.ends.warning(clock::now()).map(|warning| warning.sentence());
        let mode = match report.mode {
            AppMode::Development(why) => words::FB_DEVELOPMENT.telling(&[&why.words()]),
            AppMode::Unproven(why) => why.words(),
        };
        let told = report.trouble.into_iter().chain(ends).map(|told| told.words());
        for sentence in told.chain([mode]) {
            say::wrapped(sentence.of(language));
        }
    }
    line(&words::FB_NOTICED.with(&[]));
    Ok(())
}

/// Where the page's token goes.
enum Place {
    /// Into the file that the configuration names.
    File(PathBuf),
    /// Sealed, into the state.
    State(PageKeeper),
}

impl Place {
    fn of(config: &Config, account: &AccountConfig) -> anyhow::Result<Self> {
        if let Credentials::Facebook { token: Some(SecretRef::File(file)), .. } =
            &account.credentials
        {
            return Ok(Self::File(file.clone()));
        }
        // Beside a running daemon: it notices the new token by itself.
        let store = Store::open_shared(&config.state_dir)?;
        match PageKeeper::of(config, account, &store) {
            Some(keeper) => Ok(Self::State(keeper.map_err(|why| told(&why, config.language))?)),
            None => Err(failed(&words::FB_NO_PLACE.with(&[&account.name]), config.language)),
        }
    }

    /// Puts the token there; returns where that is, for the end of a sentence.
    async fn keep(&self, token: &SecretString, language: Language) -> anyhow::Result<Words> {
        match self {
            Self::File(file) => {
                let path = file.display().to_string();
                let refused = |error: std::io::Error| {
                    failed(&words::FB_NOT_WRITTEN.with(&[&path, &error.to_string()]), language)
                };
                keep(file, token).map_err(refused)?;
                Ok(words::IN_FILE.with(&[&path]))
            }
            Self::State(keeper) => {
                keeper.keep(token, clock::now()).await.map_err(|error| match error {
                    KeepError::Seal(why) => told(&why, language),
                    KeepError::Store(error) => error.into(),
                })?;
                Ok(words::IN_STATE.with(&[]))
            }
        }
    }
}

fn explain(account: &AccountConfig, language: Language) {
    for phrase in [&words::FB_HEAD, &words::FB_STEP_1, &words::FB_STEP_2, &words::FB_STEP_3] {
        say::line(phrase.with(&[&account.name]).of(language));
    }
}

async fn pasted() -> Result<SecretString, &'static Phrase> {
    let mut typed = paste::lines();
    match tokio::time::timeout(PATIENCE, typed.recv()).await {
        Ok(Some(line)) if line.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(line.into()),
        Ok(Some(_)) => Err(&words::FB_NO_TOKEN),
        Ok(None) => Err(&words::FB_NOTHING_TYPED),
        Err(_) => Err(&words::FB_LATE),
    }
}

/// The page that is meant: the named one, or the only one.
fn the_page<'p>(pages: &'p [OpenPage], wanted: Option<&str>) -> Result<&'p OpenPage, Words> {
    let quoted = |page: &OpenPage, [open, close]: [char; 2]| {
        format!("{open}{}{close} ({})", page.name, page.id)
    };
    let listed =
        |marks| pages.iter().map(|page| quoted(page, marks)).collect::<Vec<_>>().join(", ");
    let names = Words { de: listed(['„', '“']), en: listed(['“', '”']) };
    match (wanted, pages) {
        (_, []) => Err(words::FB_NO_PAGES.with(&[])),
        (Some(wanted), _) => pages
            .iter()
            .find(|page| page.is_named(wanted))
            .ok_or_else(|| words::FB_OTHER_PAGES.telling(&[&Words::same(wanted), &names])),
        (None, [only]) => Ok(only),
        (None, _) => Err(words::FB_SEVERAL_PAGES.telling(&[&names])),
    }
}

/// Puts the token in its file in one step, for the owner alone.
fn keep(file: &Path, token: &SecretString) -> std::io::Result<()> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".neu");
    let beside = Path::new(&beside);
    // What a broken login left there may be readable by others.
    if beside.exists() {
        std::fs::remove_file(beside)?;
    }
    let mut new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(beside)?;
    new.write_all(token.expose_secret().as_bytes())?;
    new.sync_all()?;
    std::fs::rename(beside, file)
}
