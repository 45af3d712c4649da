//! `auth facebook`: a person's short-lived token becomes the page's own, kept sealed in the state, or
//! in the file that the configuration names.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

use super::{chosen, paste};
use crate::cli::{Done, load, say};
use crate::config::{AccountConfig, Config, Credentials, SecretRef};
use crate::daemon::page_token::PageKeeper;
use crate::item::Network;
use crate::publish::{AppMode, Connect, OpenPage, Publisher};
use crate::state::Store;
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
    let account = chosen(&config, options.account.as_deref(), is_page, "das zu Facebook gehört")?;
    let client = daemon::open(&config)?;
    let connect = Connect::of(account, &client).map_err(anyhow::Error::msg)?;
    let Credentials::Facebook { page, .. } = &account.credentials else {
        return Err(anyhow::anyhow!("Das Konto gehört nicht zu Facebook.").into());
    };
    let place = Place::of(&config, account)?;
    explain(account);
    let short = pasted().await?;
    let person = connect.long_lived(&short).await.map_err(anyhow::Error::msg)?;
    say::line("Das Token der Person gilt jetzt lange; als Nächstes das Token der Seite.");
    let pages = connect.pages(&person).await.map_err(anyhow::Error::msg)?;
    let wanted = page.as_deref().or(account.confirmed.as_deref());
    let open = the_page(&pages, wanted)?;
    let where_it_is = place.keep(&open.token).await?;
    let (name, id) = (&open.name, &open.id);
    say::line(&format!("\nDas Token der Seite „{name}“ ({id}) liegt {where_it_is}."));
    let token = Some(open.token.clone());
    let publisher = Publisher::with_token(account, wanted, &client, token);
    let publisher = publisher.map_err(anyhow::Error::msg)?;
    publisher.identity().await.map_err(anyhow::Error::msg)?;
    if let Some(report) = publisher.inspect().await.map_err(anyhow::Error::msg)? {
        let ends = report.ends.warning(clock::now()).map(|warning| warning.sentence());
        let mode = match report.mode {
            AppMode::Development(why) => format!("Die App steht im Entwicklungsmodus. {why}"),
            AppMode::Unproven(why) => why,
        };
        for sentence in report.trouble.into_iter().chain(ends).chain([mode]) {
            say::line(&sentence);
        }
    }
    say::line("Ein laufender Dienst nimmt es bei der nächsten Prüfung des Kontos.");
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
            Some(keeper) => Ok(Self::State(keeper.map_err(anyhow::Error::msg)?)),
            None => anyhow::bail!(
                "Das Token steht an einem Ort, den weitersagen nicht beschreiben kann. Bitte beim \
                 Konto „{}“ die Zeile `token` löschen und unter [state] `key` eintragen: Dann liegt \
                 es verschlüsselt im Zustand. Oder: token = {{ file = \"facebook-token\" }}",
                account.name
            ),
        }
    }

    /// Puts the token there; returns where that is, for the end of a sentence.
    async fn keep(&self, token: &SecretString) -> anyhow::Result<String> {
        match self {
            Self::File(file) => {
                keep(file, token)?;
                Ok(format!("in {}", file.display()))
            }
            Self::State(keeper) => {
                keeper.keep(token, clock::now()).await?;
                Ok("verschlüsselt im Zustand".to_owned())
            }
        }
    }
}

fn explain(account: &AccountConfig) {
    for line in [
        &format!("Anmeldung bei Facebook für das Konto „{}“\n", account.name),
        "1. Die App muss im App-Dashboard von Facebook auf „Live“ stehen. Was eine App im",
        "   Entwicklungsmodus veröffentlicht, sehen nur Personen mit einer Rolle in der App, und",
        "   Facebook meldet dabei keinen Fehler.",
        "2. Im „Graph API Explorer“ (developers.facebook.com/tools/explorer) die App auswählen und",
        "   ein Nutzer-Token holen, mit pages_manage_posts, pages_read_engagement und",
        "   pages_show_list. Anmelden muss sich eine Person, die die Seite verwaltet.",
        "3. Das Token hier einfügen und die Eingabetaste drücken. Es wird nicht gespeichert:",
    ] {
        say::line(line);
    }
}

async fn pasted() -> anyhow::Result<SecretString> {
    let mut typed = paste::lines();
    match tokio::time::timeout(PATIENCE, typed.recv()).await {
        Ok(Some(line)) if line.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(line.into()),
        Ok(Some(_)) => {
            anyhow::bail!("Das ist kein Token: Es enthält Zeichen, die nicht hineingehören.")
        }
        Ok(None) => anyhow::bail!("Die Eingabe endete ohne ein Token."),
        Err(_) => anyhow::bail!("Fünfzehn Minuten lang kam kein Token. Bitte von vorn beginnen."),
    }
}

/// The page that is meant: the named one, or the only one.
fn the_page<'p>(pages: &'p [OpenPage], wanted: Option<&str>) -> anyhow::Result<&'p OpenPage> {
    let names: Vec<String> =
        pages.iter().map(|page| format!("„{}“ ({})", page.name, page.id)).collect();
    let names = names.join(", ");
    match (wanted, pages) {
        (_, []) => anyhow::bail!(
            "Diese Person verwaltet keine Seite, oder sie hat der App keine Seite freigegeben."
        ),
        (Some(wanted), _) => match pages.iter().find(|page| page.is_named(wanted)) {
            Some(page) => Ok(page),
            None => {
                anyhow::bail!("Die Seite „{wanted}“ ist nicht dabei. Freigegeben sind: {names}.")
            }
        },
        (None, [only]) => Ok(only),
        (None, _) => anyhow::bail!(
            "Freigegeben sind mehrere Seiten: {names}. Bitte beim Konto eine davon als `page` \
             eintragen."
        ),
    }
}

/// Puts the token in its file in one step, for the owner alone.
fn keep(file: &Path, token: &SecretString) -> anyhow::Result<()> {
    use anyhow::Context as _;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".neu");
    let beside = Path::new(&beside);
    let write = || -> std::io::Result<()> {
        // What a broken login left there may be readable by others.
        if beside.exists() {
            std::fs::remove_file(beside)?;
        }
        let mut new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(beside)?;
        new.write_all(token.expose_secret().as_bytes())?;
        new.sync_all()?;
        std::fs::rename(beside, file)
    };
    write().with_context(|| format!("Das Token lässt sich nicht in {} schreiben", file.display()))
}
