//! `auth x`: a person lets the app in, and the pair of tokens is kept, encrypted.

use std::path::Path;
use std::time::Duration;

use secrecy::SecretString;
use tokio::sync::mpsc;
use url::Url;

use super::loopback::{self, Answer, Server};
use super::{chosen, failed, paste, told};
use crate::chance;
use crate::cli::{Done, context, load, say};
use crate::clock;
use crate::config::{AccountConfig, Credentials};
use crate::daemon::token::Keeper;
use crate::publish::Publisher;
use crate::publish::oauth2::{Exchange, Login, RANDOM_BYTES};
use crate::state::Store;
use crate::wording::{Language, Words, auth as words, networks};

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
    let account = chosen(&config, options.account.as_deref(), logs_in, &words::NO_X_LOGIN)?.clone();
    let language = config.language;
    // Beside a running daemon: it notices the new tokens by itself.
    let store = Store::open_shared(&config.state_dir)?;
    let context = context(config, store)?;
    let keeper = Keeper::of(&context.config, &account, (&context.store, &context.client));
    let Some(keeper) = keeper.transpose().map_err(|why| told(&why, language))? else {
        return Err(failed(&words::NO_X_LOGIN.with(&[]), language).into());
    };

    let (sender, answers) = mpsc::channel(1);
    let server = Server::start(options.port, sender, language).await;
    let redirect = match &server {
        Ok(server) => server.redirect.clone(),
        Err(_) => loopback::redirect(options.port)?,
    };
    let (verifier, state) = (random(language)?, random(language)?);
    let login = Login::begin(keeper.app(), &redirect, verifier, state);
    explain(&account, &login, (&redirect, server.as_ref().err()), language);

    let received = receive(&login, answers, language).await;
    let done = match received {
        Ok((code, verdict)) => {
            let done = finish(&keeper, &login, &code, (&account, &context)).await;
            let told = match &done {
                Ok(_) => words::X_DONE.with(&[]),
                Err(_) => words::X_NOT_DONE.with(&[]),
            };
            if let Some(verdict) = verdict {
                _ = verdict.send(told.of(language).to_owned());
            }
            done
        }
        Err(why) => Err(why),
    };
    if let Ok(server) = server {
        server.end().await;
    }
    say::wrapped(&done?);
    Ok(())
}

fn explain(
    account: &AccountConfig,
    login: &Login,
    (redirect, busy): (&Url, Option<&anyhow::Error>),
    language: Language,
) {
    // Addresses are shown whole, to be copied.
    let (to, back) = (Words::same(login.address().as_str()), Words::same(redirect.as_str()));
    let end = match busy {
        Some(error) => words::X_BUSY.telling(&[&back, &Words::same(error.to_string())]),
        None => words::X_WAITS.with(&[]),
    };
    for told in [
        words::X_HEAD.with(&[&account.name]),
        words::X_STEP_1.telling(&[&back]),
        words::X_STEP_2.telling(&[&to]),
        words::X_STEP_3.with(&[]),
        end,
    ] {
        say::line(told.of(language));
    }
}

type Verdict = Option<tokio::sync::oneshot::Sender<String>>;

/// The code, from the browser or the keyboard, whichever comes first. What does not belong to
/// this login is refused with a sentence, and waiting goes on.
async fn receive(
    login: &Login,
    mut answers: mpsc::Receiver<Answer>,
    language: Language,
) -> anyhow::Result<(SecretString, Verdict)> {
    let mut typed = paste::lines();
    let patience = clock::sleep(PATIENCE);
    tokio::pin!(patience);
    loop {
        let (url, verdict) = tokio::select! {
            Some(answer) = answers.recv() => (Ok(answer.url), Some(answer.verdict)),
            Some(line) = typed.recv() => (Url::parse(&line), None),
            () = &mut patience => return Err(failed(&words::X_LATE.with(&[]), language)),
        };
        let code = url
            .map_err(|_| words::X_NO_ADDRESS.with(&[]))
            .and_then(|url| login.code(&url).map_err(|error| error.told().words()));
        match (code, verdict) {
            (Ok(code), verdict) => return Ok((code, verdict)),
            (Err(why), Some(verdict)) => {
                say::line(why.of(language));
                _ = verdict.send(why.of(language).to_owned());
            }
            (Err(why), None) => say::line(why.of(language)),
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
    let language = context.config.language;
    let (pair, life) = match keeper.app().redeem(login, code).await {
        Exchange::Pair(pair, life) => (pair, life),
        Exchange::Unused(why)
        | Exchange::App(why)
        | Exchange::Dead(why)
        | Exchange::Unclear(why) => {
            return Err(failed(&words::X_AGAIN.telling(&[&why.words()]), language));
        }
    };
    let kept = keeper.log_in(&pair, life, clock::now()).await?;
    kept.map_err(|why| told(&why.into_told(), language))?;
    let publisher =
        Publisher::with_token(account, None, &context.client, Some(pair.access.clone()));
    let publisher = publisher.map_err(|why| told(&why, language))?;
    let said = match publisher.identity().await {
        Ok(who) => {
            let place = context.config.state_dir.display().to_string();
            words::X_IS.with(&[&who.handle, &who.name, &place])
        }
        Err(why) => words::X_UNKNOWN.telling(&[&why.into_told().words()]),
    };
    Ok(said.of(language).to_owned())
}

fn random(language: Language) -> anyhow::Result<[u8; RANDOM_BYTES]> {
    let mut bytes = [0; RANDOM_BYTES];
    chance::fill(&mut bytes)
        .map_err(|error| failed(&networks::NO_CHANCE.with(&[&error.to_string()]), language))?;
    Ok(bytes)
}
