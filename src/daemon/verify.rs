//! Whose account: a token is held against the organisation's „Folge uns“ before the first post.

use jiff::{SignedDuration, Timestamp};

use super::token::Asked;
use super::{Daemon, later};
use crate::config::AccountConfig;
use crate::failpoint::CrashPoint;
use crate::follow;
use crate::item::LinkedAccount;
use crate::net::Validators;
use crate::publish::{AskError, Identity, Publisher};
use crate::state::StoreError;
use crate::state::accounts::{self, AccountRow, AccountStatus, Finding};

/// Accounts and the website are asked again after a day.
const RECHECK: SignedDuration = SignedDuration::from_hours(24);

impl Daemon {
    /// Makes sure that an account is the organisation's own. Returns its publisher only if it is;
    /// else the instant at which it is worth asking again.
    pub(super) async fn verified(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Result<(), Timestamp>, StoreError> {
        let name = account.name.clone();
        let row = self.store.run(move |tx| accounts::get(tx, &name)).await?;
        let asked_by_us = self.publishers.contains_key(&account.name);
        let known = match row.filter(|row| asked_by_us && now < self.next_check(row)) {
            Some(row) if row.status == AccountStatus::Verified => {
                self.still_logged_in(account, row, now).await?
            }
            known => known,
        };
        let row = match known {
            Some(row) => row,
            None => self.verify(account, now).await?,
        };
        Ok(
            if row.status == AccountStatus::Verified && self.publishers.contains_key(&account.name)
            {
                Ok(())
            } else {
                Err(self.next_check(&row).max(later(now, std::time::Duration::from_millis(100))))
            },
        )
    }

    /// A verified account is asked daily; a stopped one as often as the last retry wait says; one
    /// that could not be asked soon.
    pub(super) fn next_check(&self, row: &AccountRow) -> Timestamp {
        let waits = &self.config.outbox.retry;
        let wait = |wait: Option<&std::time::Duration>| {
            later(row.checked_at, wait.copied().unwrap_or_default())
        };
        match row.status {
            AccountStatus::Verified => {
                row.checked_at.checked_add(RECHECK).unwrap_or(Timestamp::MAX)
            }
            AccountStatus::Unverified => wait(waits.first()),
            AccountStatus::Mismatch | AccountStatus::Token | AccountStatus::Payment => {
                wait(waits.last())
            }
        }
    }

    /// Asks the website and the network, and notes what was found.
    pub async fn verify(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<AccountRow, StoreError> {
        let finding = self.look_at(account, now).await?;
        self.failpoints.reach(CrashPoint::BeforeAccountNote).await;
        let noted = self.note_finding(account, finding, now).await;
        self.failpoints.reach(CrashPoint::AfterAccountNote).await;
        noted
    }

    async fn look_at(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Finding, StoreError> {
        let nothing = |status, reason: String| Ok(Finding { status, reason, identity: None });
        let linked = match self.linked_accounts(now).await {
            Ok(linked) => linked,
            Err(reason) => return nothing(AccountStatus::Unverified, reason),
        };
        let ours: Vec<LinkedAccount> =
            linked.into_iter().filter(|linked| linked.network == account.network()).collect();
        let Some(first) = ours.first() else {
            let (site, label) = (&self.config.organisation.website, account.network().label());
            let reason = format!("{site} links no account on {label}; nothing is posted there");
            return nothing(AccountStatus::Mismatch, reason);
        };
        match self.identity(account, &first.handle, now).await? {
            Ok(identity) => Ok(compare(&ours, &identity, account)),
            Err(AskError::Token(reason)) => {
                nothing(AccountStatus::Token, format!("the token is not accepted: {reason}"))
            }
            Err(AskError::Passing(reason)) => nothing(AccountStatus::Unverified, reason),
        }
    }

    /// Whose token it is. The token of a login that was refused is refreshed once.
    async fn identity(
        &mut self,
        account: &AccountConfig,
        linked: &str,
        now: Timestamp,
    ) -> Asked<Identity> {
        let mut refused = false;
        loop {
            let token = match self.token(account, refused, now).await? {
                Ok(token) => token,
                Err(why) => return Ok(Err(why)),
            };
            let login = token.is_some();
            let publisher = match Publisher::with_token(account, Some(linked), &self.client, token)
            {
                Ok(publisher) => publisher,
                Err(reason) => return Ok(Err(AskError::Token(reason))),
            };
            let asked = publisher.identity().await;
            let again = login && !refused && publisher.token_refused();
            if asked.is_ok() {
                self.publishers.insert(account.name.clone(), publisher);
            }
            if !again {
                return Ok(asked);
            }
            refused = true;
        }
    }

    /// The accounts that the organisation's website links, read at most once a day.
    async fn linked_accounts(&mut self, now: Timestamp) -> Result<Vec<LinkedAccount>, String> {
        if let Some((at, linked)) = &self.linked
            && now.duration_since(*at) < RECHECK
        {
            return Ok(linked.clone());
        }
        let website = self.config.organisation.website.clone();
        let linked = fetch_linked(&self.client, &website).await?;
        self.linked = Some((now, linked.clone()));
        Ok(linked)
    }
}

/// The accounts that a website links.
pub async fn fetch_linked(
    client: &crate::net::Client,
    website: &url::Url,
) -> Result<Vec<LinkedAccount>, String> {
    let fetched = client.get(website, &Validators::default()).await;
    let fetched = fetched.map_err(|error| format!("{website} cannot be read: {error}"))?;
    if fetched.status != 200 {
        return Err(format!("{website} answered with status {}", fetched.status));
    }
    let found =
        tokio::task::spawn_blocking(move || follow::find(&fetched.text(), &fetched.url)).await;
    found.map_err(|error| error.to_string())
}

fn compare(ours: &[LinkedAccount], identity: &Identity, account: &AccountConfig) -> Finding {
    let opened = Some((identity.id.clone(), identity.handle.clone()));
    let same = ours.iter().any(|linked| {
        follow::same_handle(&linked.handle, &identity.handle) || linked.handle == identity.id
    });
    let names: Vec<&str> = ours.iter().map(|linked| linked.url.as_str()).collect();
    let (label, linked) = (account.network().label(), names.join(" and "));
    let opens = format!("{} (@{}, id {})", identity.name, identity.handle, identity.id);
    if same {
        let reason =
            format!("the token opens {opens}, the account on {label} that the website links");
        return Finding { status: AccountStatus::Verified, reason, identity: opened };
    }
    let reason = format!(
        "refused: the website links {linked} on {label}, but the token opens {opens}; \
         nothing is posted until they agree"
    );
    Finding { status: AccountStatus::Mismatch, reason, identity: opened }
}
