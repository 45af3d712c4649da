//! `auth x`: a person lets the app in, and the pair of tokens is kept, encrypted.

use std::path::Path;
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::mpsc;
use url::Url;

use super::loopback::{self, Answer, Server};
use super::{chosen, paste};
use crate::cli::{Done, context, load, say};
use crate::clock;
use crate::config::{AccountConfig, Credentials};
use crate::daemon::token::Keeper;
use crate::publish::Publisher;
use crate::publish::oauth2::{Exchange, Login, RANDOM_BYTES};
use crate::state::Store;

/// The port of the answer unless told otherwise; the developer portal must know it.
const PORT: u16 = 8788;

/// A login that nobody finishes ends after this.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Options {
    /// The account's name in the configuration, where there are several.
    #[arg(long, value_name = "NAME")]
    account: Option<String>,
    /// The port on this machine that receives the answer; the callback address in X's developer
    /// portal must name the same.
    #[arg(long, default_value_t = PORT)]
    port: u16,
}

pub(super) async fn log_in(path: &Path, options: &Options) -> Done {
    let config = load(path)?;
    let logs_in =
        |account: &AccountConfig| matches!(account.credentials, Credentials::XOAuth2 { .. });
    let what = "das sich bei X mit client_id anmeldet";
    let account = chosen(&config, options.account.as_deref(), logs_in, what)?.clone();
    // Beside a running daemon: it notices the new tokens by itself.
    let store = Store::open_shared(&config.state_dir)?;
    let context = context(config, store)?;
    let keeper = Keeper::of(&context.config, &account, (&context.store, &context.client));
    let Some(keeper) = keeper.transpose().map_err(anyhow::Error::msg)? else {
        return Err(anyhow::anyhow!("Das Konto meldet sich nicht mit client_id an.").into());
    };

    let (sender, answers) = mpsc::channel(1);
    let server = Server::start(options.port, sender).await;
    let redirect = match &server {
        Ok(server) => server.redirect.clone(),
        Err(_) => loopback::redirect(options.port)?,
    };
    let (verifier, state) = (random()?, random()?);
    let login = Login::begin(keeper.app(), &redirect, verifier, state);
    explain(&account, &login, &redirect, server.as_ref().err());

    let received = receive(&login, answers).await;
    let done = match received {
        Ok((code, verdict)) => {
            let done = finish(&keeper, &login, &code, (&account, &context)).await;
            let told = match &done {
                Ok(_) => "Die Anmeldung ist fertig. Dieses Fenster kann geschlossen werden.",
                Err(_) => "Die Anmeldung ist nicht gelungen; im Terminal steht, warum.",
            };
            if let Some(verdict) = verdict {
                _ = verdict.send(told.to_owned());
            }
            done
        }
        Err(why) => Err(why),
    };
    if let Ok(server) = server {
        server.end().await;
    }
    say::line(&done?);
    Ok(())
}

fn explain(account: &AccountConfig, login: &Login, redirect: &Url, busy: Option<&anyhow::Error>) {
    say::line(&format!("Anmeldung bei X für das Konto „{}“\n", account.name));
    say::line("1. Im Entwicklerportal von X muss bei der App als „Callback URI“ stehen:");
    say::line(&format!("   {redirect}\n"));
    say::line("2. Diese Adresse in einem Browser öffnen, in dem das Konto angemeldet ist, an das");
    say::line("   gesendet werden soll:\n");
    say::line(&format!("   {}\n", login.address()));
    say::line("3. Dort die App zulassen.");
    if let Some(error) = busy {
        say::line(&format!("\nDer Anschluss {redirect} ist nicht frei ({error})."));
        say::line(
            "Darum bitte die Adresse, die am Ende in der Adresszeile des Browsers steht, hier",
        );
        say::line("einfügen und die Eingabetaste drücken:");
    } else {
        say::line("   Danach geht es hier von selbst weiter. Läuft der Browser auf einem anderen");
        say::line(
            "   Rechner, so zeigt er am Ende einen Fehler. Dann bitte die Adresse aus seiner",
        );
        say::line("   Adresszeile hier einfügen und die Eingabetaste drücken:");
    }
}

type Verdict = Option<tokio::sync::oneshot::Sender<String>>;

/// The code, from the browser or the keyboard, whichever comes first. What does not belong to
/// this login is refused with a sentence, and waiting goes on.
async fn receive(
    login: &Login,
    mut answers: mpsc::Receiver<Answer>,
) -> anyhow::Result<(SecretString, Verdict)> {
    let mut typed = paste::lines();
    let patience = clock::sleep(PATIENCE);
    tokio::pin!(patience);
    loop {
        let (url, verdict) = tokio::select! {
            Some(answer) = answers.recv() => (Ok(answer.url), Some(answer.verdict)),
            Some(line) = typed.recv() => (Url::parse(&line), None),
            () = &mut patience => {
                anyhow::bail!("Fünfzehn Minuten lang kam keine Antwort. Bitte von vorn beginnen.")
            }
        };
        let code = url
            .map_err(|_| "Das ist keine Adresse. Bitte die ganze Adresszeile kopieren.".to_owned())
            .and_then(|url| login.code(&url).map_err(|error| error.to_string()));
        match (code, verdict) {
            (Ok(code), verdict) => return Ok((code, verdict)),
            (Err(why), Some(verdict)) => {
                say::line(&why);
                _ = verdict.send(why);
            }
            (Err(why), None) => say::line(&why),
        }
    }
}

/// Exchanges the code, keeps the pair, and then asks whose it is.
async fn finish(
    keeper: &Keeper,
    login: &Login,
    code: &SecretString,
    (account, context): (&AccountConfig, &crate::daemon::Context),
) -> anyhow::Result<String> {
    let (pair, life) = match keeper.app().redeem(login, code).await {
        Exchange::Pair(pair, life) => (pair, life),
        Exchange::Unused(why)
        | Exchange::App(why)
        | Exchange::Dead(why)
        | Exchange::Unclear(why) => anyhow::bail!("{why} Bitte von vorn beginnen."),
    };
    keeper.log_in(&pair, life, clock::now()).await??;
    let publisher =
        Publisher::with_token(account, None, &context.client, Some(pair.access.clone()));
    Ok(match publisher.map_err(anyhow::Error::msg)?.identity().await {
        Ok(who) => format!(
            "\nAngemeldet als @{} ({}). Die Token liegen verschlüsselt in {}; der Dienst erneuert \
             sie von selbst.",
            who.handle,
            who.name,
            context.config.state_dir.display()
        ),
        Err(why) => format!(
            "\nDie Token sind gespeichert, aber X sagt nicht, zu wem sie gehören: {why} Bitte \
             später `weitersagen check --online` aufrufen."
        ),
    })
}

fn random() -> anyhow::Result<[u8; RANDOM_BYTES]> {
    let mut bytes = [0; RANDOM_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| {
        anyhow::anyhow!("Das Betriebssystem gibt keine Zufallszahl her: {error}")
    })?;
    Ok(bytes)
}
