//! A request to the Graph API: the token in a header, and the proof that it comes from the app.

use ring::hmac;
use secrecy::{ExposeSecret, SecretString};
use url::form_urlencoded::Serializer;

use super::super::media::Media;
use super::super::multipart;
use super::super::wire::address;
use super::{Facebook, VERSION, photo};
use crate::net::ApiRequest;

/// What a request says beside its path.
#[derive(Debug, Clone, Copy)]
pub(super) enum Body<'a> {
    /// Parameters in the address, for requests without a body.
    Query(&'a [(&'a str, &'a str)]),
    /// Parameters as a form.
    Form(&'a [(&'a str, &'a str)]),
    /// A picture that nobody sees yet.
    Photo(&'a Media),
}

impl Facebook {
    pub(super) fn request(
        &self,
        method: &'static str,
        path: &[&str],
        body: Body<'_>,
    ) -> ApiRequest {
        let proof = self.keys.app_secret.as_ref().map(|secret| proof(secret, &self.keys.token));
        let proof = proof.as_deref().map(|proof| ("appsecret_proof", proof));
        let path = &[&[VERSION], path].concat();
        let (query, body) = match body {
            Body::Query(query) => ([query, proof.as_slice()].concat(), None),
            Body::Form(form) => {
                let mut coded = Serializer::new(String::new());
                coded.extend_pairs(form.iter().copied().chain(proof));
                let coded = coded.finish().into_bytes();
                (Vec::new(), Some(("application/x-www-form-urlencoded", coded)))
            }
            Body::Photo(media) => {
                (Vec::new(), Some((multipart::CONTENT_TYPE, photo::parts(media, proof))))
            }
        };
        let url = address(&self.api, path, &query);
        ApiRequest { method, url, authorization: Some(self.authorization()), body }
    }

    /// The token goes into a header, never into an address, which would end in logs.
    fn authorization(&self) -> SecretString {
        SecretString::from(format!("Bearer {}", self.keys.token.expose_secret()))
    }
}

/// `appsecret_proof`: HMAC-SHA256 of the token under the app's secret, in hexadecimal.
pub(super) fn proof(app_secret: &SecretString, token: &SecretString) -> String {
    use std::fmt::Write as _;
    let key = hmac::Key::new(hmac::HMAC_SHA256, app_secret.expose_secret().as_bytes());
    let tag = hmac::sign(&key, token.expose_secret().as_bytes());
    tag.as_ref().iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
