//! How a request to X proves whose it is: signed with keys, or with the token of a login.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::super::oauth::{self, Keys};
use crate::wording::{Told, networks};

/// What an account signs in with.
#[derive(Debug)]
pub(in crate::publish) enum Auth {
    /// OAuth 1.0a: each request is signed, and nothing expires.
    Keys(Keys),
    /// OAuth 2.0: an access token that lives two hours.
    Login(SecretString),
}

impl Auth {
    /// The `Authorization` header. Of a body only JSON and multipart are sent, which OAuth 1.0a
    /// does not sign.
    pub(super) fn authorization(
        &self,
        method: &str,
        url: &Url,
        nonce: &str,
        at: Timestamp,
    ) -> SecretString {
        match self {
            Self::Keys(keys) => keys.authorization(method, url, nonce, at),
            Self::Login(token) => SecretString::from(format!("Bearer {}", token.expose_secret())),
        }
    }

    /// What no message may hold.
    pub(super) fn secrets(&self) -> Vec<&SecretString> {
        match self {
            Self::Keys(Keys { consumer_key, consumer_secret, access_token, access_secret }) => {
                vec![consumer_key, consumer_secret, access_token, access_secret]
            }
            Self::Login(token) => vec![token],
        }
    }
}

/// A value that is never used twice.
///
/// # Errors
/// The operating system has no randomness to give.
pub(super) fn nonce() -> Result<String, Told> {
    oauth::nonce().map_err(|error| networks::NO_CHANCE.told([Told::said(&error.to_string())]))
}
