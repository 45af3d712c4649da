//! A person's login: the address to open, and the answer that comes back to it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use url::Url;

use super::{App, SCOPES};
use crate::publish::wire::{address, quote};
use crate::wording::{Told, networks as say};

/// Bytes of randomness in the verifier and in the state each: 256 bits (RFC 7636, section 7.1).
pub const RANDOM_BYTES: usize = 32;

/// X's own page for a login stands on another host than its API.
const X_API_HOST: &str = "api.x.com";
const X_LOGIN: &str = "https://x.com/i/oauth2/authorize";

/// A login that was begun. Its answer is taken once.
#[derive(Debug)]
pub struct Login {
    verifier: SecretString,
    state: SecretString,
    redirect: String,
    address: Url,
}

/// Why an answer is not taken, for the person who logs in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// The answer belongs to another login, or to none.
    #[error("{}", self.told())]
    Foreign,
    /// The person, or the network, said no.
    #[error("{}", self.told())]
    Denied(String),
    /// There is neither a code nor a refusal in it.
    #[error("{}", self.told())]
    NoCode,
}

impl LoginError {
    /// What happened and what to do.
    pub fn told(&self) -> Told {
        match self {
            Self::Foreign => say::X_LOGIN_FOREIGN.told([]),
            Self::Denied(why) => say::X_LOGIN_DENIED.told([Told::said(why)]),
            Self::NoCode => say::X_LOGIN_NO_CODE.told([]),
        }
    }
}

impl Login {
    /// Begins a login. Both values are fresh random bytes; `redirect` is where the answer is
    /// received, exactly as the developer portal knows it.
    pub fn begin(
        app: &App,
        redirect: &Url,
        verifier: [u8; RANDOM_BYTES],
        state: [u8; RANDOM_BYTES],
    ) -> Self {
        let verifier = URL_SAFE_NO_PAD.encode(verifier);
        let state = URL_SAFE_NO_PAD.encode(state);
        let redirect = redirect.as_str().to_owned();
        let mut address = login_page(&app.api);
        address
            .query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", app.client_id.expose_secret())
            .append_pair("redirect_uri", &redirect)
            .append_pair("scope", &SCOPES.join(" "))
            .append_pair("state", &state)
            .append_pair("code_challenge", &challenge(&verifier))
            .append_pair("code_challenge_method", "S256");
        Self { verifier: verifier.into(), state: state.into(), redirect, address }
    }

    /// The address that the person opens. It holds no secret: the challenge is a hash.
    pub const fn address(&self) -> &Url {
        &self.address
    }

    /// The code in the address that the network sent the browser back to.
    ///
    /// # Errors
    /// See [`LoginError`].
    pub fn code(&self, answer: &Url) -> Result<SecretString, LoginError> {
        let part = |wanted: &str| {
            let mut found = answer.query_pairs().filter(|(name, _)| name == wanted);
            let first = found.next().map(|(_, value)| value.into_owned());
            first.filter(|value| !value.is_empty() && found.next().is_none())
        };
        let state = part("state").unwrap_or_default();
        if !same(state.as_bytes(), self.state.expose_secret().as_bytes()) {
            return Err(LoginError::Foreign);
        }
        if let Some(error) = part("error") {
            return Err(LoginError::Denied(quote(&error, &[])));
        }
        part("code").map(SecretString::from).ok_or(LoginError::NoCode)
    }

    pub(super) fn redirect(&self) -> &str {
        &self.redirect
    }

    pub(super) const fn verifier(&self) -> &SecretString {
        &self.verifier
    }
}

/// `S256` of RFC 7636, section 4.2.
pub(super) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier))
}

/// Compares without telling by its time how much is the same.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differs = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differs == 0
}

fn login_page(api: &Url) -> Url {
    let own = (api.host_str() == Some(X_API_HOST)).then(|| Url::parse(X_LOGIN).ok()).flatten();
    own.unwrap_or_else(|| address(api, &["2", "oauth2", "authorize"], &[]))
}
