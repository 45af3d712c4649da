//! Whose account: a token is held against the organisation's „Folge uns“ before the first post.

mod compare;
mod note;

use std::collections::HashMap;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::{Daemon, later};
use crate::config::{AccountConfig, Mode};
use crate::failpoint::CrashPoint;
use crate::follow;
use crate::item::LinkedAccount;
use crate::net::Validators;
use crate::state::StoreError;
use crate::state::accounts::{self, AccountRow, AccountStatus, Finding};
use crate::wording::{Told, networks as say};
pub(in crate::daemon) use note::Look;

/// Accounts and the website are asked again after a day.
const RECHECK: SignedDuration = SignedDuration::from_hours(24);

/// A website that cannot be read does not stop an account that it linked this short ago: a
/// weekend's outage of a small association's server is no reason to fall silent.
const TRUSTED: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Accounts that are asked one after another share one look at the website.
const SAME_LOOK: SignedDuration = SignedDuration::from_secs(60);

/// What the checks of the accounts remember while the daemon runs.
#[derive(Debug, Default)]
pub(super) struct Checks {
    /// The accounts that the website linked, and when it was read.
    linked: Option<(Timestamp, Vec<LinkedAccount>)>,
    /// Checks in a row, by account, that could not be made.
    failed: HashMap<String, usize>,
}

impl Daemon {
    /// The start's and the day's duty: every account whose check is due is asked, whether or not
    /// there is something to post. In mode `preview` no account is asked.
    pub(super) async fn check_accounts(&mut self) -> Result<(), StoreError> {
        if self.config.mode == Mode::Preview {
            return Ok(());
        }
        let accounts: Vec<AccountConfig> = self.config.accounts.clone();
        for account in &accounts {
            let now = self.now();
            // What the answer is, whoever wants to post will ask again.
            let _ = self.verified(account, now).await?;
        }
        Ok(())
    }

    /// Makes sure that an account is the organisation's own. Returns its publisher only if it is;
    /// else the instant at which it is worth asking again.
    pub(super) async fn verified(
        &mut self,
        account: &AccountConfig,
        now: Timestamp,
    ) -> Result<Result<(), Timestamp>, StoreError> {
        let name = account.name.clone();
        let row = self.store.run(move |tx| accounts::get(tx, &name)).await?;
        let asked_by_us = self.publishers.contains_key(&account.name)
            || self.checks.failed.contains_key(&account.name);
        let anew = match &row {
            Some(row) if row.status == AccountStatus::Token => {
                self.has_new_login(account, now).await?
            }
            _ => false,
        };
        let known = match row.filter(|row| asked_by_us && !anew && now < self.next_check(row)) {
            Some(row)
                if row.status == AccountStatus::Verified
                    && self.publishers.contains_key(&account.name) =>
            {
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
                Err(self.next_check(&row).max(later(now, Duration::from_millis(100))))
            },
        )
    }

    /// A verified account is asked daily; a stopped one as often as the last retry wait says; one
    /// that could not be asked after each of the retry waits.
    pub(super) fn next_check(&self, row: &AccountRow) -> Timestamp {
        let waits = &self.config.outbox.retry;
        let wait =
            |wait: Option<&Duration>| later(row.checked_at, wait.copied().unwrap_or_default());
        match row.status {
            // The website could not be read; it is tried again before the day is over.
            AccountStatus::Verified if self.checks.failed.contains_key(&row.name) => {
                wait(waits.last())
            }
            AccountStatus::Verified => {
                row.checked_at.checked_add(RECHECK).unwrap_or(Timestamp::MAX)
            }
            AccountStatus::Unverified => {
                let failed = self.checks.failed.get(&row.name).copied().unwrap_or_default();
                wait(waits.get(failed.saturating_sub(1)).or(waits.last()))
            }
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
        let name = account.name.clone();
        let before = self.store.run(move |tx| accounts::get(tx, &name)).await?;
        let look = self.look_at(account, before.as_ref(), now).await?;
        let was_asked = matches!(look, Look::Found(_));
        self.failpoints.reach(CrashPoint::BeforeAccountNote).await;
        let row = self.noted(account, look, now).await?;
        self.failpoints.reach(CrashPoint::AfterAccountNote).await;
        if row.status == AccountStatus::Verified && was_asked {
            self.checks.failed.remove(&account.name);
        } else {
            *self.checks.failed.entry(account.name.clone()).or_default() += 1;
        }
        Ok(row)
    }

    /// Notes what a look at an account came to; what stops it is told once.
    pub(super) async fn noted(
        &self,
        account: &AccountConfig,
        look: Look,
        now: Timestamp,
    ) -> Result<AccountRow, StoreError> {
        let (name, network) = (account.name.clone(), account.network());
        self.store
            .run(move |tx| {
                let before = accounts::get(tx, &name)?;
                note::note(tx, (&name, network), before.as_ref(), &look, now)?;
                let row = accounts::get(tx, &name)?;
                row.ok_or_else(|| StoreError::Row(format!("account `{name}` was not stored")))
            })
            .await
    }

    async fn look_at(
        &mut self,
        account: &AccountConfig,
        before: Option<&AccountRow>,
        now: Timestamp,
    ) -> Result<Look, StoreError> {
        match self.linked_accounts(now).await {
            Ok(linked) => {
                let ours = linked.into_iter().filter(|one| one.network == account.network());
                let ours: Vec<_> = ours.collect();
                Ok(Look::Found(self.compared(account, &ours, now).await?))
            }
            Err(reason) => self.without_website(account, before, reason, now).await,
        }
    }

    /// The website's word, held against the token's account.
    async fn compared(
        &mut self,
        account: &AccountConfig,
        ours: &[LinkedAccount],
        now: Timestamp,
    ) -> Result<Finding, StoreError> {
        let confirmed = account.confirmed.as_deref();
        let Some(meant) = ours.first().map(|one| one.handle.as_str()).or(confirmed) else {
            let site = &self.config.organisation.website;
            return Ok(compare::none_linked(site, account));
        };
        match self.open_account(account, meant, now).await? {
            Ok((publisher, identity)) => {
                let finding = if ours.is_empty() {
                    compare::confirmed(meant, &identity, account)
                } else {
                    compare::linked(ours, &identity, account, &publisher).await
                };
                self.publishers.insert(account.name.clone(), publisher);
                Ok(finding)
            }
            Err(finding) => Ok(finding),
        }
    }

    /// What holds while the website cannot be read: the last word, for a while.
    async fn without_website(
        &mut self,
        account: &AccountConfig,
        before: Option<&AccountRow>,
        reason: Told,
        now: Timestamp,
    ) -> Result<Look, StoreError> {
        let unread = |why: Told| compare::nothing(AccountStatus::Unverified, why);
        let Some(before) = before else {
            return Ok(Look::Found(unread(say::WEBSITE_FIRST.told([reason]))));
        };
        if before.status == AccountStatus::Mismatch {
            return Ok(Look::Unchanged);
        }
        let trusted = before.verified_at.is_some_and(|at| now.duration_since(at) < TRUSTED);
        let Some(id) = before.remote_id.as_deref().filter(|_| trusted) else {
            return Ok(Look::Found(unread(say::WEBSITE_THREE_DAYS.told([reason]))));
        };
        let meant = before.handle.as_deref().unwrap_or(id);
        Ok(match self.open_account(account, meant, now).await? {
            Ok((publisher, identity)) if identity.id == id => {
                self.publishers.insert(account.name.clone(), publisher);
                Look::StillTrusted(say::STILL_TRUSTED.told([reason]))
            }
            Ok((_, identity)) => {
                let with = [reason, Told::said(&identity.name)];
                Look::Found(unread(say::NOW_ANOTHER.told(with)))
            }
            Err(finding) => Look::Found(finding),
        })
    }

    /// The accounts that the organisation's website links.
    async fn linked_accounts(&mut self, now: Timestamp) -> Result<Vec<LinkedAccount>, Told> {
        if let Some((at, linked)) = &self.checks.linked
            && now.duration_since(*at).abs() < SAME_LOOK
        {
            return Ok(linked.clone());
        }
        let website = self.config.organisation.website.clone();
        let linked = fetch_linked(&self.client, &website).await?;
        self.checks.linked = Some((now, linked.clone()));
        Ok(linked)
    }
}

/// The accounts that a website links.
///
/// # Errors
/// Why it cannot be read.
pub async fn fetch_linked(
    client: &crate::net::Client,
    website: &url::Url,
) -> Result<Vec<LinkedAccount>, Told> {
    let fetched = client.get(website, &Validators::default()).await;
    let site = Told::said(website.as_str());
    let fetched =
        fetched.map_err(|error| say::WEBSITE_UNREADABLE.told([site.clone(), error.told()]))?;
    if fetched.status != 200 {
        return Err(say::WEBSITE_STATUS.told([site, fetched.status.into()]));
    }
    let found =
        tokio::task::spawn_blocking(move || follow::find(&fetched.text(), &fetched.url)).await;
    found.map_err(|error| Told::said(&error.to_string()))
}
