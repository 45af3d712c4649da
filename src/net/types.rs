//! The words of the wire: what is asked, what comes back, and why nothing did.

use std::time::Duration;

use url::Url;

use super::charset::{Decoded, decode};
use crate::wording::{Told, reading as say};

/// The limits that every request keeps.
#[derive(Debug, Clone)]
pub struct FetchOptions {
    /// Sent as `User-Agent`; names the project and the organisation.
    pub user_agent: String,
    /// Hosts (`name` or `name:port` or an address) exempt from the rule against private addresses.
    pub allow_private: Vec<String>,
    /// One deadline for the whole exchange, redirects and body included.
    pub deadline: Duration,
    /// Largest decompressed body in bytes.
    pub max_body: usize,
}

/// `ETag` and `Last-Modified` of an earlier answer, for a conditional request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// Verbatim `ETag`.
    pub etag: Option<String>,
    /// Verbatim `Last-Modified`.
    pub last_modified: Option<String>,
}

/// What came back from a GET.
#[derive(Debug, Clone)]
pub struct Fetched {
    /// The address that answered, after redirects.
    pub url: Url,
    /// HTTP status; 304 has an empty body.
    pub status: u16,
    /// Whether every redirect on the way was permanent (301, 308), so the address has moved.
    pub moved: bool,
    /// The `Content-Type` as sent.
    pub content_type: Option<String>,
    /// For the next conditional request.
    pub validators: Validators,
    /// How long the server asks to be left alone, where it says so (`Retry-After`).
    pub retry_after: Option<Duration>,
    /// The decompressed body.
    pub body: Vec<u8>,
}

impl Fetched {
    /// The body as text, in the charset that header, document or bytes tell.
    pub fn text(&self) -> String {
        self.decoded().text
    }

    /// The body as text, with what was found out about its charset.
    pub fn decoded(&self) -> Decoded {
        decode(&self.body, self.content_type.as_deref())
    }
}

/// A request to a network's API: sent once, never retried here, never redirected.
#[derive(Debug)]
pub struct ApiRequest {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// Whole address with its query; never holds a token.
    pub url: Url,
    /// `Authorization` header, marked sensitive when sent.
    pub authorization: Option<secrecy::SecretString>,
    /// Body and its media type.
    pub body: Option<(&'static str, Vec<u8>)>,
}

/// An API's answer, whatever its status.
#[derive(Debug, Clone)]
pub struct ApiReply {
    /// HTTP status.
    pub status: u16,
    /// Header names in lower case.
    pub headers: Vec<(String, String)>,
    /// The decompressed body.
    pub body: Vec<u8>,
}

/// Why nothing usable came back; each with a sentence that says what exactly.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.told())]
pub enum FetchError {
    /// The address is private, or resolves to a private one, and is not exempt.
    Private(String),
    /// DNS, connect or TLS failed: nothing was sent.
    NotSent(Told),
    /// The host does not want to be asked: by its robots.txt, or for now by its `Retry-After`.
    /// Nothing was sent.
    Unwanted(Told),
    /// The exchange broke off or ran out of time after something may have been sent.
    Lost(Told),
    /// The body is larger than the limit.
    TooLarge(usize),
    /// More than five redirects, from https to http, or to no address.
    Redirect(Told),
}

impl FetchError {
    /// The sentence, to be kept.
    pub fn told(&self) -> Told {
        match self {
            Self::Private(host) => say::FETCH_PRIVATE.told([Told::said(host)]),
            Self::NotSent(what) => say::FETCH_NOT_SENT.told([what.clone()]),
            Self::Unwanted(what) => what.clone(),
            Self::Lost(what) => say::FETCH_LOST.told([what.clone()]),
            Self::TooLarge(limit) => say::FETCH_LARGE.told([(*limit).into()]),
            Self::Redirect(what) => say::FETCH_REDIRECT.told([what.clone()]),
        }
    }
}
