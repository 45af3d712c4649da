//! `auth`: gets and keeps the tokens of an account, step by step.

mod facebook;
mod loopback;
mod paste;
mod x;

use std::path::Path;

use clap::Subcommand;

use super::{Done, Failure};
use crate::config::{AccountConfig, Config};

/// The networks that a person can log in to.
#[derive(Debug, Subcommand)]
pub(super) enum Network {
    /// Logs in to X with OAuth 2.0: prints the address to open, receives the answer, keeps the
    /// tokens encrypted.
    X(x::Options),
    /// Gets the token of a Facebook page from a person's short-lived token, and keeps it encrypted,
    /// or in the file that the configuration names.
    Facebook(facebook::Options),
}

pub(super) async fn auth(path: &Path, network: Network) -> Done {
    match network {
        Network::X(options) => x::log_in(path, &options).await,
        Network::Facebook(options) => facebook::connect(path, &options).await,
    }
}

/// The one account that is meant: the named one, or the only one that fits.
fn chosen<'c>(
    config: &'c Config,
    name: Option<&str>,
    fits: impl Fn(&AccountConfig) -> bool,
    what: &str,
) -> Result<&'c AccountConfig, Failure> {
    let fitting: Vec<&AccountConfig> =
        config.accounts.iter().filter(|account| fits(account)).collect();
    let names: Vec<&str> = fitting.iter().map(|account| account.name.as_str()).collect();
    let names = names.join(", ");
    let wrong = |text: String| Err(Failure::Wrong(text));
    match (name, fitting.as_slice()) {
        (_, []) => wrong(format!("Fehler: In der Konfiguration steht kein Konto, {what}.")),
        (None, [only]) => Ok(only),
        (None, _) => wrong(format!(
            "Fehler: Es gibt mehrere solche Konten ({names}). Bitte eines mit --account nennen."
        )),
        (Some(name), _) => match fitting.iter().find(|account| account.name == name) {
            Some(account) => Ok(account),
            None => {
                wrong(format!("Fehler: „{name}“ ist kein Konto, {what}. Infrage kommen: {names}."))
            }
        },
    }
}
