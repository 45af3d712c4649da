//! OAuth 1.0a request signatures with HMAC-SHA1 (RFC 5849).

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use ring::hmac;
use secrecy::{ExposeSecret, SecretString};
use url::{Position, Url};

use crate::chance::{self, NoChance};

/// Bytes of randomness in a nonce: 128 bits make a repeat within one second unthinkable.
const NONCE_BYTES: usize = 16;

/// The four secrets with which a user's requests are signed.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) consumer_key: SecretString,
    pub(super) consumer_secret: SecretString,
    pub(super) access_token: SecretString,
    pub(super) access_secret: SecretString,
}

impl Keys {
    /// The `Authorization` header of a request whose body is not form-encoded; the parameters in
    /// the address are signed with it (section 3.4.1.3.1), a JSON body is not.
    pub(super) fn authorization(
        &self,
        method: &str,
        url: &Url,
        nonce: &str,
        at: Timestamp,
    ) -> SecretString {
        let seconds = at.as_second().to_string();
        let oauth = [
            ("oauth_consumer_key", self.consumer_key.expose_secret()),
            ("oauth_nonce", nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", &seconds),
            ("oauth_token", self.access_token.expose_secret()),
            ("oauth_version", "1.0"),
        ];
        let base = base_string(method, url, &oauth);
        let signature = signature(&base, &self.consumer_secret, &self.access_secret);
        let mut header = String::from("OAuth ");
        for (name, value) in oauth.iter().chain([&("oauth_signature", signature.as_str())]) {
            if !header.ends_with(' ') {
                header.push_str(", ");
            }
            let _ = write!(header, "{name}=\"{}\"", encode(value));
        }
        SecretString::from(header)
    }
}

/// A value that is never used twice.
///
/// # Errors
/// The operating system has no randomness to give.
pub(super) fn nonce() -> Result<String, NoChance> {
    let mut bytes = [0_u8; NONCE_BYTES];
    chance::fill(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

/// The signature base string (section 3.4.1): method, address without query, and all parameters
/// of the address, the header and a form-encoded body.
fn base_string(method: &str, url: &Url, parameters: &[(&str, &str)]) -> String {
    let from_url = url.query_pairs().map(|(name, value)| (encode(&name), encode(&value)));
    let others = parameters.iter().map(|(name, value)| (encode(name), encode(value)));
    let mut pairs: Vec<(String, String)> = from_url.chain(others).collect();
    pairs.sort();
    let pairs: Vec<String> =
        pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let address = encode(&url[..Position::AfterPath]);
    format!("{}&{address}&{}", method.to_ascii_uppercase(), encode(&pairs.join("&")))
}

fn signature(base: &str, consumer_secret: &SecretString, token_secret: &SecretString) -> String {
    let key = SecretString::from(format!(
        "{}&{}",
        encode(consumer_secret.expose_secret()),
        encode(token_secret.expose_secret())
    ));
    // OAuth 1.0a knows no other hash that X takes.
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.expose_secret().as_bytes());
    STANDARD.encode(hmac::sign(&key, base.as_bytes()))
}

/// Percent-encoding as in section 3.6: only the unreserved characters of RFC 3986 stay.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
