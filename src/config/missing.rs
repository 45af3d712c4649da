//! Secrets that are not where the configuration says, or that others may read, too.

use super::{Config, SecretRef};
use crate::wording::Words;

/// A secret that is not where the configuration says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingSecret {
    /// The account's name; `[alerts]` for a way to the admin.
    pub account: String,
    /// The key in the configuration.
    pub key: &'static str,
    /// What is missing where, and what to do.
    pub reason: Words,
}

impl Config {
    /// Every secret that cannot be read now.
    pub fn missing_secrets(&self) -> Vec<MissingSecret> {
        let missing = |(whose, key, secret): (&str, &'static str, &SecretRef)| {
            Some(MissingSecret { account: whose.to_owned(), key, reason: secret.read().err()? })
        };
        self.secrets().filter_map(missing).collect()
    }

    /// A warning for each secret whose file other users of the machine may read.
    pub fn loose_secrets(&self) -> Vec<Words> {
        let of_model = self.model.iter().filter_map(|model| model.key.as_ref());
        let secrets = self.secrets().map(|(_, _, secret)| secret).chain(of_model);
        secrets.filter_map(SecretRef::loose_permissions).collect()
    }

    fn secrets(&self) -> impl Iterator<Item = (&str, &'static str, &SecretRef)> {
        let accounts = self.accounts.iter().flat_map(|account| {
            let keeps_tokens = account.credentials.are_kept();
            let key = self.state_key.iter().filter(move |_| keeps_tokens);
            let secrets = account.credentials.secrets().into_iter();
            let secrets = secrets.chain(key.map(|key| ("[state] key", key)));
            secrets.map(move |(key, secret)| (account.name.as_str(), key, secret))
        });
        accounts.chain(self.alerts.secrets().map(|(key, secret)| ("[alerts]", key, secret)))
    }
}
