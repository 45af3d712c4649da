//! OAuth 2.0 with PKCE (RFC 6749, RFC 7636): a person's login, and the exchange of one pair of
//! tokens for the next.

mod answer;
mod login;

#[cfg(test)]
mod tests;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use url::Url;
use url::form_urlencoded::Serializer;

use super::wire::address;
use crate::config::{AccountConfig, Credentials};
use crate::net::{ApiRequest, Client, FetchError};
use crate::wording::{Told, networks as say};
pub(super) use answer::read as meaning;
pub use login::{Login, LoginError, RANDOM_BYTES};

/// What weitersagen must be allowed: to know whose account it is, read it back, post, upload
/// pictures, and stay logged in.
pub const SCOPES: [&str; 5] =
    ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];

/// The app that a person lets in, as the network's developer portal knows it.
#[derive(Debug, Clone)]
pub struct App {
    client: Client,
    /// Base address of the API, such as `https://api.x.com`.
    api: Url,
    client_id: SecretString,
    /// None for a public client, which proves itself by PKCE alone.
    client_secret: Option<SecretString>,
}

/// An access token and the refresh token that replaces both, once.
#[derive(Debug)]
pub struct Pair {
    /// Goes with each request.
    pub access: SecretString,
    /// Works once.
    pub refresh: SecretString,
}

/// What came of an exchange at the token address.
#[derive(Debug)]
pub enum Exchange {
    /// A pair, and how long its access token lives.
    Pair(Pair, SignedDuration),
    /// Provably nothing was used up: no connection, or „not now“.
    Unused(Told),
    /// Provably nothing was used up, but a person must mend the app's keys first.
    App(Told),
    /// The network takes this code or refresh token no more.
    Dead(Told),
    /// It may have been used up.
    Unclear(Told),
}

impl App {
    /// The app of an account; none for an account that logs in otherwise.
    ///
    /// # Errors
    /// Sentences, one a line, naming the account and each secret that is missing.
    pub fn of(account: &AccountConfig, client: &Client) -> Option<Result<Self, Told>> {
        let Credentials::XOAuth2 { client_id, client_secret } = &account.credentials else {
            return None;
        };
        let mut secrets = super::Secrets { account: &account.name, missing: Vec::new() };
        let app = Self {
            client: client.clone(),
            api: account.api.clone(),
            client_id: secrets.read("client_id", client_id),
            client_secret: client_secret.as_ref().map(|key| secrets.read("client_secret", key)),
        };
        let missing = secrets.missing;
        Some(if missing.is_empty() { Ok(app) } else { Err(Told::lines(missing)) })
    }

    /// The server that gives the tokens; they are shown to no other.
    pub fn issuer(&self) -> &str {
        self.api.as_str()
    }

    /// Exchanges the code of a login. Sent once.
    pub async fn redeem(&self, login: &Login, code: &SecretString) -> Exchange {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code.expose_secret()),
            ("redirect_uri", login.redirect()),
            ("code_verifier", login.verifier().expose_secret()),
        ];
        self.exchange(&fields, &[code]).await
    }

    /// Exchanges a refresh token for the next pair. Sent once; whoever calls this has written
    /// down that the token is used up, and uses it never again unless the answer proves otherwise.
    pub async fn refresh(&self, refresh: &SecretString) -> Exchange {
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh.expose_secret())];
        self.exchange(&fields, &[refresh]).await
    }

    async fn exchange(&self, fields: &[(&str, &str)], secrets: &[&SecretString]) -> Exchange {
        let secrets: Vec<&SecretString> =
            secrets.iter().copied().chain(&self.client_secret).collect();
        match self.client.api(self.request(fields)).await {
            Ok(reply) => answer::read(&reply, &secrets),
            Err(error @ (FetchError::NotSent(_) | FetchError::Private(_))) => {
                Exchange::Unused(say::X_LOGIN_NO_CONNECTION.told([error.told()]))
            }
            Err(error) => Exchange::Unclear(say::X_LOGIN_LOST.told([error.told()])),
        }
    }

    /// `POST /2/oauth2/token`. A confidential client names itself in the header (RFC 6749, 2.3.1),
    /// a public one in the body.
    fn request(&self, fields: &[(&str, &str)]) -> ApiRequest {
        let url = address(&self.api, &["2", "oauth2", "token"], &[]);
        let mut form = Serializer::new(String::new());
        form.extend_pairs(fields);
        let id = self.client_id.expose_secret();
        let authorization = if let Some(secret) = &self.client_secret {
            let pair = format!("{}:{}", encoded(id), encoded(secret.expose_secret()));
            Some(SecretString::from(format!("Basic {}", STANDARD.encode(pair))))
        } else {
            form.append_pair("client_id", id);
            None
        };
        let body = Some(("application/x-www-form-urlencoded", form.finish().into_bytes()));
        ApiRequest { method: "POST", url, authorization, body }
    }
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

impl Pair {
    /// The pair as one text, to be sealed.
    pub fn to_text(&self) -> SecretString {
        let (access, refresh) = (self.access.expose_secret(), self.refresh.expose_secret());
        SecretString::from(json!({ "access": access, "refresh": refresh }).to_string())
    }

    /// The pair that [`Pair::to_text`] wrote.
    pub fn from_text(text: &SecretString) -> Option<Self> {
        let pair: Value = serde_json::from_str(text.expose_secret()).ok()?;
        let part = |name| pair.get(name).and_then(Value::as_str).map(SecretString::from);
        Some(Self { access: part("access")?, refresh: part("refresh")? })
    }
}
