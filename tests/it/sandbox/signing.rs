//! Signs requests with OAuth 1.0a, apart from the publisher's code and from the sandbox's.

use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::{Method, RequestBuilder};
use ring::hmac;
use weitersagen::clock;
use weitersagen::sandbox::XAccount;

use super::Server;

static NONCE: AtomicU32 = AtomicU32::new(0);

/// What an attacker or a bad clock would change in a signature.
pub(super) struct Signing {
    pub(super) account: XAccount,
    pub(super) seconds_off: i64,
    pub(super) nonce: String,
}

impl Default for Signing {
    fn default() -> Self {
        Self {
            account: XAccount::default(),
            seconds_off: 0,
            nonce: format!("n{}", NONCE.fetch_add(1, Ordering::Relaxed)),
        }
    }
}

fn encode(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    });
    bytes.collect()
}

impl Server {
    pub(super) fn signed_with(
        &self,
        method: Method,
        path: &str,
        signing: &Signing,
    ) -> RequestBuilder {
        let (address, query) = path.split_once('?').unwrap_or((path, ""));
        let time = (clock::now().as_second() + signing.seconds_off).to_string();
        let account = &signing.account;
        let oauth = [
            ("oauth_consumer_key", account.consumer_key.as_str()),
            ("oauth_nonce", &signing.nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", &time),
            ("oauth_token", &account.access_token),
            ("oauth_version", "1.0"),
        ];
        let pairs = url::form_urlencoded::parse(query.as_bytes()).into_owned();
        let oauth_pairs = oauth.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        let mut parameters: Vec<String> = pairs
            .chain(oauth_pairs)
            .map(|(name, value): (String, String)| format!("{}={}", encode(&name), encode(&value)))
            .collect();
        parameters.sort();
        let address = encode(&self.url(address));
        let base = format!("{method}&{address}&{}", encode(&parameters.join("&")));
        let key = format!("{}&{}", account.consumer_secret, account.access_secret);
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, key.as_bytes());
        let signature = STANDARD.encode(hmac::sign(&key, base.as_bytes()));
        let signature = ("oauth_signature", signature.as_str());
        let fields = oauth.iter().chain([&signature]);
        let fields = fields.map(|(name, value)| format!("{name}=\"{}\"", encode(value)));
        let header = format!("OAuth {}", fields.collect::<Vec<_>>().join(", "));
        self.request(method, path).header("authorization", header)
    }

    pub(super) fn signed(&self, method: Method, path: &str) -> RequestBuilder {
        self.signed_with(method, path, &Signing::default())
    }
}
