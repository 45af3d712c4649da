//! Speaking to the networks: one file per network, the same verbs in each.

mod facebook;
mod oauth;
mod preview;
#[cfg(test)]
mod tests;
mod wire;
mod x;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use crate::config::{AccountConfig, Credentials, SecretRef};
use crate::item::Post;
use crate::net::Client;
use crate::outbox::{SendOutcome, TimelinePost};

pub use preview::Preview;

/// Who a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The network's stable number.
    pub id: String,
    /// The page name or user name, without `@`.
    pub handle: String,
    /// The name as shown.
    pub name: String,
}

/// A page of the account's own timeline, newest first, read past a marker.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The posts found.
    pub posts: Vec<TimelinePost>,
    /// Whether every post since the marker was read.
    pub complete: bool,
}

/// Why an account could not be asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The token is dead, lacks a permission or belongs to another account, or the credits are
    /// spent: a person must act. A German sentence says what to do.
    #[error("{0}")]
    Token(String),
    /// It may pass. A German sentence.
    #[error("{0}")]
    Passing(String),
}

/// An account that posts can be sent to.
#[derive(Debug)]
pub enum Publisher {
    /// A Facebook page.
    Facebook(facebook::Facebook),
    /// An account on X.
    X(x::X),
}

impl Publisher {
    /// Builds the client of an account; `linked` is the handle that the website links, used where
    /// the configuration names no page.
    ///
    /// # Errors
    /// German sentences, one a line, naming the account and each secret that is missing.
    pub fn new(
        account: &AccountConfig,
        linked: Option<&str>,
        client: &Client,
    ) -> Result<Self, String> {
        let mut secrets = Secrets { account: &account.name, missing: Vec::new() };
        let (client, api) = (client.clone(), account.api.clone());
        let publisher = match &account.credentials {
            Credentials::Facebook { page, token } => {
                let configured = page.is_some();
                let name = page.as_deref().or(linked).map(str::to_owned);
                let page = name.map(|name| facebook::Page { name, configured });
                let token = secrets.read("token", token);
                Self::Facebook(facebook::Facebook::new(client, api, page, token))
            }
            Credentials::XOAuth1 { consumer_key, consumer_secret, access_token, access_secret } => {
                let keys = oauth::Keys {
                    consumer_key: secrets.read("consumer_key", consumer_key),
                    consumer_secret: secrets.read("consumer_secret", consumer_secret),
                    access_token: secrets.read("access_token", access_token),
                    access_secret: secrets.read("access_secret", access_secret),
                };
                Self::X(x::X::new(client, api, keys))
            }
        };
        if secrets.missing.is_empty() { Ok(publisher) } else { Err(secrets.missing.join("\n")) }
    }

    /// Whose token it is.
    pub async fn identity(&self) -> Result<Identity, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.identity().await,
            Self::X(x) => x.identity().await,
        }
    }

    /// Sends one post, once. Never retries.
    pub async fn send(&self, post: &Post, now: Timestamp) -> SendOutcome {
        match self {
            Self::Facebook(facebook) => facebook.send(post, now).await,
            Self::X(x) => x.send(post, now).await,
        }
    }

    /// The account's own posts newer than `since` (a remote id), or than `not_before` where the
    /// timeline was empty then.
    pub async fn timeline(
        &self,
        since: Option<&str>,
        not_before: Timestamp,
    ) -> Result<Timeline, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.timeline(since, not_before).await,
            Self::X(x) => x.timeline(since, not_before).await,
        }
    }

    /// The id of the newest post on the account's own timeline, if there is one.
    pub async fn newest(&self) -> Result<Option<String>, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.newest().await,
            Self::X(x) => x.newest().await,
        }
    }
}

/// Reads an account's secrets, and remembers every one that is missing.
struct Secrets<'a> {
    account: &'a str,
    missing: Vec<String>,
}

impl Secrets<'_> {
    fn read(&mut self, key: &str, place: &SecretRef) -> SecretString {
        let secret = place.resolve().and_then(|secret| {
            let text = secret.expose_secret().trim();
            // A header cannot hold anything else, and no network gives out such a secret.
            if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err("Das ist leer oder enthält Zeichen, die nicht hineingehören.".into());
            }
            Ok(SecretString::from(text))
        });
        secret.unwrap_or_else(|why| {
            self.missing.push(format!("Konto „{}“, {key}: {why}", self.account));
            SecretString::default()
        })
    }
}
