//! The daemon's side of a login: whose turn it is to refresh, and what a refused token leads to.

mod inspected;

use jiff::Timestamp;
use secrecy::SecretString;

use super::Daemon;
use super::page_token::PageKeeper;
use super::token::{Asked, Keeper, interrupted};
use super::verify::Look;
use crate::config::AccountConfig;
use crate::outbox::{Refusal, SendOutcome};
use crate::publish::{AskError, Identity, Publisher};
use crate::state::accounts::{AccountRow, AccountStatus, Finding};
use crate::state::{StoreError, tokens};
use crate::wording::{Told, networks as say};

/// What a login has given an account, as it is kept now.
struct Held {
    /// Which of the account's tokens it is.
    generation: i64,
    /// Whether it was fetched with the last one's refresh token just now.
    refreshed: bool,
    access: SecretString,
}

impl Daemon {
    /// The start's duty: a refresh that was under way is never tried again.
    pub(super) async fn recover_tokens(&self, now: Timestamp) -> Result<(), StoreError> {
        let lost = self.store.run(move |tx| tokens::recover(tx, &interrupted(), now)).await?;
        for account in lost {
            tracing::warn!(%account, "{}", interrupted());
        }
        Ok(())
    }

    /// The access token of an account that logs in; `None` for one that signs in otherwise.
    pub(super) async fn token(
        &mut self,
        account: &AccountConfig,
        refused: bool,
        now: Timestamp,
    ) -> Asked<Option<SecretString>> {
        Ok(match self.held(account, refused, now).await? {
            None => Ok(None),
            Some(Ok(held)) => {
                self.generations.insert(account.name.clone(), held.generation);
                Ok(Some(held.access))
            }
            Some(Err(why)) => Err(why),
        })
    }

    async fn held(
        &self,
        account: &AccountConfig,
        refused: bool,
        now: Timestamp,
    ) -> Result<Option<Result<Held, AskError>>, StoreError> {
        if let Some(keeper) = PageKeeper::of(&self.config, account, &self.store) {
            let kept = match keeper {
                Ok(keeper) => keeper.current().await?,
                Err(why) => Err(AskError::Token(why)),
            };
            return Ok(Some(kept.map(|kept| Held {
                generation: kept.generation,
                refreshed: false,
                access: kept.token,
            })));
        }
        match Keeper::of(&self.config, account, (&self.store, &self.client)) {
            None => Ok(None),
            Some(Err(why)) => Ok(Some(Err(AskError::Token(why)))),
            Some(Ok(keeper)) => Ok(Some(keeper.usable(refused, now).await?.map(|pair| Held {
                generation: pair.generation,
                refreshed: pair.is_refreshed(),
                access: pair.access(),
            }))),
        }
    }

    /// Whether a verified account is still logged in, refreshed where it is time. `None` where a
    /// person has logged in anew: then it must be verified again.
    pub(super) async fn still_logged_in(
        &mut self,
        account: &AccountConfig,
        row: AccountRow,
        now: Timestamp,
    ) -> Result<Option<AccountRow>, StoreError> {
        let refused = self.publishers.get(&account.name).is_some_and(Publisher::token_refused);
        let before = self.generations.get(&account.name).copied();
        let held = match self.held(account, refused, now).await? {
            None => return Ok(Some(row)),
            Some(Ok(held)) => held,
            Some(Err(why)) => return self.stopped(account, why, now).await.map(Some),
        };
        if before == Some(held.generation) {
            return Ok(Some(row));
        }
        self.generations.insert(account.name.clone(), held.generation);
        // A refresh is one step; whatever else changed the pair was a person.
        let refreshed =
            before.is_some_and(|before| held.generation == before + 1) && held.refreshed;
        match self.publishers.get_mut(&account.name) {
            Some(publisher) if refreshed => {
                publisher.set_token(held.access);
                Ok(Some(row))
            }
            _ => Ok(None),
        }
    }

    /// Whether a person has logged in, or mended what kept the pair from being read, since the
    /// account was last asked: that is noticed with the next step, and not after a wait.
    pub(super) async fn has_new_login(
        &self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        Ok(match self.held(account, false, now).await? {
            Some(Ok(held)) => self.generations.get(&account.name) != Some(&held.generation),
            _ => false,
        })
    }

    async fn stopped(
        &mut self,
        account: &AccountConfig,
        why: AskError,
        now: Timestamp,
    ) -> Result<AccountRow, StoreError> {
        let (status, reason) = match why {
            AskError::Token(reason) => {
                // Forgotten, so that the next pair that can be read counts as a new login.
                self.generations.remove(&account.name);
                self.publishers.remove(&account.name);
                (AccountStatus::Token, reason)
            }
            AskError::Passing(reason) => (AccountStatus::Unverified, reason),
        };
        let finding = Finding { status, reason, identity: None };
        self.note_finding(account, finding, now).await
    }

    /// A 401 proves that nothing was done. Where refreshing the login helps, the post may be sent
    /// again after its wait; otherwise the account stops as for any dead token.
    pub(super) async fn after_refusal(
        &mut self,
        account: &AccountConfig,
        outcome: SendOutcome,
        now: Timestamp,
    ) -> Result<SendOutcome, StoreError> {
        let SendOutcome::Refused { refusal: Refusal::Token, reason, not_before } = outcome else {
            return Ok(outcome);
        };
        let publisher = self.publishers.get(&account.name);
        let refused = publisher.is_some_and(Publisher::token_refused);
        let token = if refused { self.token(account, true, now).await? } else { Ok(None) };
        let Ok(Some(token)) = token else {
            return Ok(SendOutcome::Refused { refusal: Refusal::Token, reason, not_before });
        };
        if let Some(publisher) = self.publishers.get_mut(&account.name) {
            publisher.set_token(token);
        }
        let reason = say::X_LOGIN_RENEWED.told([reason]);
        Ok(SendOutcome::Refused { refusal: Refusal::Passing, reason, not_before })
    }

    /// The account's client, and whose token it holds. The token of a login that was refused is
    /// refreshed once.
    pub(super) async fn open_account(
        &mut self,
        account: &AccountConfig,
        meant: &str,
        now: Timestamp,
    ) -> Result<Result<(Publisher, Identity), Finding>, StoreError> {
        let finding = |status, reason| Finding { status, reason, identity: None };
        let dead = |why: Told| {
            let reason = say::TOKEN_REFUSED.told([why]);
            Ok(Err(finding(AccountStatus::Token, reason)))
        };
        let mut refused = false;
        loop {
            let token = match self.token(account, refused, now).await? {
                Ok(token) => token,
                Err(AskError::Token(reason)) => return dead(reason),
                Err(AskError::Passing(reason)) => {
                    return Ok(Err(finding(AccountStatus::Unverified, reason)));
                }
            };
            let login = token.is_some();
            let opened = Publisher::with_token(account, Some(meant), &self.client, token);
            let publisher = match opened {
                Ok(publisher) => publisher,
                Err(reason) => return Ok(Err(finding(AccountStatus::Token, reason))),
            };
            match publisher.identity().await {
                Ok(identity) => {
                    if let Some(reason) = self.token_trouble(account, &publisher, now).await? {
                        return dead(reason);
                    }
                    return Ok(Ok((publisher, identity)));
                }
                Err(_) if login && !refused && publisher.token_refused() => refused = true,
                Err(AskError::Token(reason)) => return dead(reason),
                Err(AskError::Passing(reason)) => {
                    return Ok(Err(finding(AccountStatus::Unverified, reason)));
                }
            }
        }
    }

    /// What Facebook says of the token: why it cannot do its work. What else it says is kept, and
    /// an end that is near written into the journal.
    async fn token_trouble(
        &self,
        account: &AccountConfig,
        publisher: &Publisher,
        now: Timestamp,
    ) -> Result<Option<Told>, StoreError> {
        let report = match publisher.inspect().await {
            Ok(Some(report)) => report,
            Ok(None) => return Ok(None),
            // Its own requests will tell whether it works.
            Err(why) => {
                tracing::warn!(account = %account.name, "The token cannot be inspected: {why}");
                return Ok(None);
            }
        };
        let (name, trouble) = (account.name.clone(), report.trouble.clone());
        self.store.run(move |tx| inspected::note(tx, &name, &report, now)).await?;
        Ok(trouble)
    }

    /// Notes what a look at an account found.
    pub(super) async fn note_finding(
        &self,
        account: &AccountConfig,
        finding: Finding,
        now: Timestamp,
    ) -> Result<AccountRow, StoreError> {
        self.noted(account, Look::Found(finding), now).await
    }
}
