//! Reading the secrets of an account.

use secrecy::{ExposeSecret, SecretString};

use crate::config::SecretRef;
use crate::wording::{Told, networks as say};

/// Reads an account's secrets, and remembers every one that is missing.
pub(super) struct Secrets<'a> {
    pub(super) account: &'a str,
    pub(super) missing: Vec<Told>,
}

impl Secrets<'_> {
    pub(super) fn read(&mut self, key: &str, place: &SecretRef) -> SecretString {
        let secret = place.read().map_err(Told::from).and_then(|secret| {
            let text = secret.expose_secret().trim();
            // A header cannot hold anything else, and no network gives out such a secret.
            if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(say::SECRET_UNFIT.told([]));
            }
            Ok(SecretString::from(text))
        });
        secret.unwrap_or_else(|why| {
            let with = [Told::said(self.account), Told::said(key), why];
            self.missing.push(say::SECRET_MISSING.told(with));
            SecretString::default()
        })
    }
}
