//! What is found by asking: each source, each account and its token, mail, model, clock, ping.

use std::sync::Arc;

use indicatif::ProgressBar;
use jiff::{SignedDuration, Timestamp};
use url::Url;

use super::{Finding, Sign, clocks, sources};
use crate::cli::{Failure, context, say};
use crate::clock;
use crate::config::{AccountConfig, Config, Credentials, Mode};
use crate::daemon::Daemon;
use crate::daemon::model::Scribe;
use crate::net::{ApiRequest, Validators};
use crate::state::accounts::{AccountRow, AccountStatus};
use crate::state::token_reports;
use crate::state::tokens::{self, Kind, Standing};
use crate::state::{Store, StoreError};
use crate::watch;
use crate::wording::{Words, doctor as words};

/// From this long before its end on, a token that is not renewed by itself wants a person.
const NEAR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Asks everything that the configuration points at. Nothing is posted, sent or stored.
pub(in crate::cli) async fn ask(config: &Config) -> Result<Vec<Finding>, Failure> {
    // A state that cannot be read is told of by itself; whoever is asked answers all the same.
    let store = Store::copy_of(&config.state_dir).or_else(|_| Store::in_memory())?;
    let daemon = Daemon::new(context(config.clone(), store)?, None, Arc::new(clock::now));
    let steps = config.sources.len() + config.accounts.len() + 4;
    let working = words::ASKING.with(&[]);
    let mut asking = Asking {
        config,
        daemon,
        found: Vec::new(),
        bar: say::progress(steps, working.of(config.language)),
    };
    asking.sources().await;
    asking.accounts().await?;
    asking.mail().await;
    asking.model().await;
    asking.clock().await;
    asking.ping().await;
    asking.bar.finish_and_clear();
    Ok(asking.found)
}

struct Asking<'c> {
    config: &'c Config,
    daemon: Daemon,
    found: Vec<Finding>,
    bar: ProgressBar,
}

impl Asking<'_> {
    async fn sources(&mut self) {
        for source in &self.config.sources {
            let polled = watch::poll(&self.daemon.client, source, &Validators::default()).await;
            self.found.push(sources::finding(&source.name, polled));
            self.bar.inc(1);
        }
    }

    async fn accounts(&mut self) -> Result<(), StoreError> {
        for account in &self.config.accounts {
            let now = clock::now();
            let row = self.daemon.verify(account, now).await?;
            self.found.push(standing(account, &row, self.config.mode));
            let store = self.daemon.store.clone();
            let of = account.clone();
            let token = store.run(move |tx| token(tx, &of, now)).await?;
            // Where the account could not be opened, nothing new is known of its token.
            self.found.extend(token.filter(|_| row.status == AccountStatus::Verified));
            self.bar.inc(1);
        }
        Ok(())
    }

    async fn mail(&mut self) {
        let found = |sign, detail| Finding::new("mail", &words::MAIL, "", sign, detail);
        self.found.extend(match self.daemon.try_mail().await {
            None => None,
            Some(Ok(())) => Some(found(Sign::Ok, words::MAIL_OK.with(&[]))),
            Some(Err(why)) => Some(found(Sign::Fail, why.words()).todo(&words::MAIL_TODO, &[])),
        });
        if !self.config.alerts.any() {
            let todo =
                Finding::new("alerts", &words::ALERTS, "", Sign::Note, words::NO_ALERTS.with(&[]));
            self.found.push(todo.todo(&words::ALERTS_TODO, &[]));
        }
        self.bar.inc(1);
    }

    async fn model(&mut self) {
        if let Some(scribe) = Scribe::open(self.config) {
            // Without it posts are written all the same: nothing fails.
            let (sign, detail) = match scribe.probe().await {
                Ok(detail) => (Sign::Ok, detail),
                Err(reason) => (Sign::Note, reason),
            };
            let name = scribe.name();
            self.found.push(Finding::new("model", &words::MODEL, name, sign, detail.words()));
        }
        self.bar.inc(1);
    }

    async fn clock(&mut self) {
        let website = std::iter::once(self.config.organisation.website.clone());
        let addresses: Vec<Url> =
            website.chain(self.config.accounts.iter().map(|account| account.api.clone())).collect();
        self.found.push(clocks::finding(&self.daemon.client, &addresses).await);
        self.bar.inc(1);
    }

    /// Whether the host of the ping answers. It is not pinged: that would say that the daemon
    /// lives, which nobody knows here.
    async fn ping(&mut self) {
        self.bar.inc(1);
        let Some(root) = self.config.alerts.ping.as_ref().and_then(|url| url.join("/").ok()) else {
            return;
        };
        let host = root.host_str().unwrap_or_default().to_owned();
        let request = ApiRequest { method: "HEAD", url: root, authorization: None, body: None };
        let (sign, detail) = match self.daemon.client.api(request).await {
            Ok(_) => (Sign::Ok, words::PING_OK.with(&[&host])),
            Err(error) => (
                Sign::Fail,
                words::PING_GONE.telling(&[&Words::same(&host), &error.told().words()]),
            ),
        };
        self.found.push(Finding::new("ping", &words::PING, "", sign, detail));
    }
}

/// Whether an account is the organisation's own. In mode `preview` nothing is posted, and an
/// account that cannot be opened stops nobody.
fn standing(account: &AccountConfig, row: &AccountRow, mode: Mode) -> Finding {
    let sign = match (row.status, mode) {
        (AccountStatus::Verified, _) => Sign::Ok,
        (_, Mode::Preview) => Sign::Note,
        _ => Sign::Fail,
    };
    let detail = row.reason.words();
    let finding = Finding::new("account", &words::ACCOUNT, &account.name, sign, detail);
    match (row.status, &account.credentials) {
        (AccountStatus::Verified, _) => finding,
        (AccountStatus::Mismatch, _) => finding.todo(&words::MISMATCH_TODO, &[]),
        (AccountStatus::Payment, _) => finding.todo(&words::PAYMENT_TODO, &[]),
        (AccountStatus::Unverified, _) => finding.todo(&words::UNVERIFIED_TODO, &[]),
        (AccountStatus::Token, Credentials::Facebook { .. }) => {
            finding.todo(&words::LOGIN_TODO, &["facebook"])
        }
        (AccountStatus::Token, Credentials::XOAuth1 { .. }) => finding.todo(&words::KEYS_TODO, &[]),
        (AccountStatus::Token, Credentials::XOAuth2 { .. }) => {
            finding.todo(&words::LOGIN_TODO, &["x"])
        }
    }
}

/// How long the token of an account lasts, as far as that is known.
fn token(
    db: &rusqlite::Connection,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Option<Finding>, StoreError> {
    let found = |sign, detail| Finding::new("token", &words::TOKEN, &account.name, sign, detail);
    let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
    Ok(match &account.credentials {
        Credentials::XOAuth1 { .. } => Some(found(Sign::Ok, words::TOKEN_LASTS.with(&[]))),
        Credentials::XOAuth2 { .. } => {
            let kept = tokens::get(db, &account.name, Kind::OAuth2)?;
            kept.map(|kept| match kept.standing {
                Standing::Usable => found(Sign::Ok, words::TOKEN_RENEWED.with(&[])),
                _ => found(Sign::Fail, kept.reason.words()).todo(&words::LOGIN_TODO, &["x"]),
            })
        }
        Credentials::Facebook { .. } => {
            let report = token_reports::get(db, &account.name)?;
            let development = report.as_ref().and_then(|report| report.development.clone());
            let finding = report.map(|report| match report.expires_at {
                None => found(Sign::Ok, words::TOKEN_LASTS.with(&[])),
                Some(end) if end.duration_since(now) <= NEAR => {
                    found(Sign::Note, words::TOKEN_ENDS.with(&[&day(end)]))
                        .todo(&words::LOGIN_TODO, &["facebook"])
                }
                Some(end) => found(Sign::Ok, words::TOKEN_ENDS.with(&[&day(end)])),
            });
            // Facebook takes the posts of an app in development, and shows them to nobody.
            finding.map(|mut finding| {
                match development {
                    Some(why) => finding = found(Sign::Fail, why.words()),
                    None => finding.detail = words::DEVELOPMENT.telling(&[&finding.detail]),
                }
                finding
            })
        }
    })
}
