//! Reading the secrets of an account.

use secrecy::{ExposeSecret, SecretString};

use crate::config::SecretRef;

/// Reads an account's secrets, and remembers every one that is missing.
pub(super) struct Secrets<'a> {
    pub(super) account: &'a str,
    pub(super) missing: Vec<String>,
}

impl Secrets<'_> {
    pub(super) fn read(&mut self, key: &str, place: &SecretRef) -> SecretString {
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
