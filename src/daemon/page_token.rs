//! The token of a Facebook page that is kept, sealed, in the state: stored by `weitersagen auth
//! facebook`, opened by the daemon.

use jiff::Timestamp;
use secrecy::SecretString;

use super::token::Asked;
use crate::chance;
use crate::config::{AccountConfig, Config, Credentials};
use crate::publish::{AskError, not_logged_in};
use crate::state::seal::{NONCE_BYTES, Owner, SealError, SealKey};
use crate::state::tokens::{self, Fresh, Kind};
use crate::state::{Store, StoreError};
use crate::wording::{Told, networks as say};

/// Keeps the token of one page.
#[derive(Debug)]
pub struct PageKeeper {
    store: Store,
    key: SealKey,
    account: String,
    /// The server that gave it.
    issuer: String,
}

/// A token as it is kept now.
#[derive(Debug)]
pub struct Kept {
    /// Which of the account's tokens it is.
    pub generation: i64,
    /// The token.
    pub token: SecretString,
}

impl PageKeeper {
    /// The keeper of an account's token; none for an account whose token stands elsewhere.
    ///
    /// # Errors
    /// What is wrong with the key.
    pub fn of(
        config: &Config,
        account: &AccountConfig,
        store: &Store,
    ) -> Option<Result<Self, Told>> {
        let Credentials::Facebook { token: None, .. } = &account.credentials else {
            return None;
        };
        Some(seal_key(config).map(|key| Self {
            store: store.clone(),
            key,
            account: account.name.clone(),
            issuer: account.api.to_string(),
        }))
    }

    /// Keeps the token of a new login, in the place of the one before.
    ///
    /// # Errors
    /// A sentence: why it could not be sealed.
    pub async fn keep(&self, token: &SecretString, now: Timestamp) -> Result<(), KeepError> {
        let mut nonce = [0; NONCE_BYTES];
        chance::fill(&mut nonce).map_err(|error| {
            KeepError::Seal(say::NO_CHANCE.told([Told::said(&error.to_string())]))
        })?;
        let sealed = self.key.seal(nonce, self.owner(), token);
        let sealed =
            sealed.map_err(|error| KeepError::Seal(say::SEAL_FAILED.told([error.told()])))?;
        let (account, issuer) = (self.account.clone(), self.issuer.clone());
        let stored = self.store.run(move |tx| {
            let fresh = Fresh {
                account: &account,
                kind: Kind::Page,
                issuer: &issuer,
                sealed: &sealed,
                expires_at: None,
            };
            tokens::store(tx, &fresh, now)
        });
        stored.await?;
        Ok(())
    }

    /// The token as it is kept.
    pub async fn current(&self) -> Asked<Kept> {
        let account = self.account.clone();
        let stored = self.store.run(move |tx| tokens::get(tx, &account, Kind::Page)).await?;
        let Some(stored) = stored else {
            return Ok(Err(AskError::Token(not_logged_in(&self.account, "facebook"))));
        };
        if stored.issuer != self.issuer {
            let with = [&*stored.issuer, &*self.issuer, "facebook"].map(Told::said);
            return Ok(Err(AskError::Token(say::TOKEN_OTHER_SERVER.told(with))));
        }
        Ok(match self.key.open(self.owner(), &stored.sealed) {
            Ok(token) => Ok(Kept { generation: stored.generation, token }),
            Err(why) => Err(AskError::Token(why.told())),
        })
    }

    fn owner(&self) -> Owner<'_> {
        Owner { account: &self.account, kind: Kind::Page.as_str() }
    }
}

/// The key under which tokens are kept.
pub(super) fn seal_key(config: &Config) -> Result<SealKey, Told> {
    let key = config.state_key.as_ref().ok_or_else(|| say::NO_SEAL_KEY.told([]))?;
    SealKey::from_text(&key.read()?).map_err(SealError::told)
}

/// Why a token was not kept.
#[derive(Debug, thiserror::Error)]
pub enum KeepError {
    /// It could not be sealed.
    #[error("{0}")]
    Seal(Told),
    /// It could not be stored.
    #[error(transparent)]
    Store(#[from] StoreError),
}
