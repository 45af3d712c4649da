//! `auth`: gets and keeps the tokens of an account, step by step.

mod facebook;
mod loopback;
mod paste;
mod x;

use std::path::Path;

use clap::Subcommand;

use super::{Done, Failure, say};
use crate::config::{AccountConfig, Config};
use crate::wording::{Language, Phrase, Told, Words, auth as words};

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

/// A sentence as an error.
fn failed(words: &Words, language: Language) -> anyhow::Error {
    anyhow::anyhow!(words.of(language).to_owned())
}

/// What stands in the way, as an error.
fn told(told: &Told, language: Language) -> anyhow::Error {
    failed(&told.words(), language)
}

/// The one account that is meant: the named one, or the only one that fits.
fn chosen<'c>(
    config: &'c Config,
    name: Option<&str>,
    fits: impl Fn(&AccountConfig) -> bool,
    none: &Phrase,
) -> Result<&'c AccountConfig, Failure> {
    let fitting: Vec<&AccountConfig> =
        config.accounts.iter().filter(|account| fits(account)).collect();
    let names: Vec<&str> = fitting.iter().map(|account| account.name.as_str()).collect();
    let names = names.join(", ");
    let wrong = |words: Words| Err(Failure::Wrong(say::wrong(&words, config.language)));
    match (name, fitting.as_slice()) {
        (_, []) => wrong(none.with(&[])),
        (None, [only]) => Ok(only),
        (None, _) => wrong(words::SEVERAL.with(&[&names])),
        (Some(name), _) => match fitting.iter().find(|account| account.name == name) {
            Some(account) => Ok(account),
            None => wrong(words::NONE_OF_THEM.with(&[name, &names])),
        },
    }
}
