//! `config.toml` as types: what is here has been parsed and checked.

mod accounts;
mod admin;
mod alerts;
pub mod budget;
mod difference;
pub mod duration;
mod explained;
mod faults;
mod feeds;
mod kept;
pub mod keys;
mod lines;
mod load;
mod mask;
mod missing;
mod model;
mod modes;
mod pacing;
mod posted;
mod quiet;
mod raw;
pub mod report;
mod schema;
mod secret;
mod shape;
mod sources;
pub mod summary;
mod syntax;
mod timing;
mod unique;
mod unknown;
mod values;
mod watched;

use std::path::PathBuf;
use std::time::Duration;

use jiff::tz::TimeZone;
use url::Url;

use crate::compose::Template;
use crate::item::Network;
use crate::schedule::Schedule;

pub use crate::outbox::{OutboxConfig, Pacing};
pub use crate::wording::{Language, Words};
pub use admin::{Admin, PasswordHash};
pub use alerts::Alerts;
pub use budget::{Budget, OnBudget, Operation};
pub use difference::difference;
pub use explained::SHIPPED;
pub use kept::{keep, last_good};
pub use load::{check, check_with, load, parse, read_file, read_text};
pub use missing::MissingSecret;
pub use model::{Foreign, ModelConfig};
pub use posted::{OnChange, Withdraw};
pub use report::{Problem, Report};
pub use schema::schema;
pub use secret::SecretRef;
pub use watched::{Settled, Watched};

/// What may leave the house; the stricter comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// Nothing leaves; what would be sent is written down.
    Preview,
    /// A person says yes to each post.
    Approve,
    /// Posts go out by themselves.
    Publish,
}

/// The whole configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// Language of everything people read.
    pub language: Language,
    /// The zone of schedules, quiet hours and days.
    pub timezone: TimeZone,
    /// What may leave.
    pub mode: Mode,
    /// Whose news it is.
    pub organisation: Organisation,
    /// What is watched; names are unique.
    pub sources: Vec<SourceConfig>,
    /// Where posts go; names are unique.
    pub accounts: Vec<AccountConfig>,
    /// When posts go.
    pub pacing: Pacing,
    /// How patient it is when an answer is unclear.
    pub outbox: OutboxConfig,
    /// What X may cost.
    pub budget: Budget,
    /// How the admin is told.
    pub alerts: Alerts,
    /// Who writes the sentences of posts, where it is not the program's own rules.
    pub model: Option<ModelConfig>,
    /// What becomes of articles that are not in German.
    pub foreign: Foreign,
    /// Hosts exempt from the rule against private addresses.
    pub allow_private: Vec<String>,
    /// Where the state lives, absolute or relative to the configuration file.
    pub state_dir: PathBuf,
    /// Under which tokens are kept there; needed by accounts that log in with OAuth 2.0.
    pub state_key: Option<SecretRef>,
    /// The admin page.
    pub admin: Admin,
}

/// The organisation.
#[derive(Debug, Clone)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// The page that holds the „Folge uns“ buttons.
    pub website: Url,
}

/// One source.
#[derive(Debug, Clone)]
pub struct SourceConfig {
    /// Its short name, unique.
    pub name: String,
    /// What followers may read as „Quelle: …“, default the name.
    pub label: String,
    /// A feed or a page.
    pub url: Url,
    /// When to look.
    pub schedule: Schedule,
    /// How many items of the first poll may be posted.
    pub backfill: usize,
    /// Whether its pictures may be passed on.
    pub images: bool,
    /// Items older than this when first seen are not posted (default 14 days).
    pub max_age: Duration,
    /// Whether a person says yes to what it brings; the strictest of all modes holds (default
    /// `publish`, which asks for nothing more).
    pub mode: Mode,
    /// CSS selectors for a news page whose entries are not found by themselves.
    pub selectors: Option<Selectors>,
    /// The accounts that its items go to; none for all of them.
    pub accounts: Option<Vec<String>>,
}

impl SourceConfig {
    /// Whether its items go to the account of this name.
    pub fn feeds(&self, account: &str) -> bool {
        self.accounts.as_ref().is_none_or(|names| names.iter().any(|name| name == account))
    }
}

/// CSS selectors, each checked when the configuration is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selectors {
    /// One entry.
    pub item: String,
    /// Its link, inside the entry; default the first link.
    pub link: Option<String>,
    /// Its headline, inside the entry.
    pub title: Option<String>,
    /// Its date, inside the entry.
    pub date: Option<String>,
    /// Its teaser, inside the entry.
    pub teaser: Option<String>,
}

/// One account.
#[derive(Debug, Clone)]
pub struct AccountConfig {
    /// Its short name, unique.
    pub name: String,
    /// The API's base address; its path has no slash at its end, unless it is only a slash.
    pub api: Url,
    /// Hashtags the admin wants used where the article has the word, each with its `#`.
    pub hashtags: Vec<String>,
    /// The account's id or name, as the admin confirms it by hand where the website links none.
    pub confirmed: Option<String>,
    /// How its posts are laid out.
    pub template: Template,
    /// Whether a person says yes to its posts; the strictest of all modes holds (default `publish`).
    pub mode: Mode,
    /// What is done where the article of a post is gone for good.
    pub withdraw: Withdraw,
    /// What is done where a fact in the article of a post has changed.
    pub on_change: OnChange,
    /// How to sign in.
    pub credentials: Credentials,
}

impl AccountConfig {
    /// The network this account is on.
    pub const fn network(&self) -> Network {
        match self.credentials {
            Credentials::Facebook { .. } => Network::Facebook,
            Credentials::XOAuth1 { .. } | Credentials::XOAuth2 { .. } => Network::X,
        }
    }
}

/// How to sign in to an account.
#[derive(Debug, Clone)]
pub enum Credentials {
    /// A page token.
    Facebook {
        /// The page's id or name; default the linked one.
        page: Option<String>,
        /// The page token; without it, the one that `weitersagen auth facebook` has put into the
        /// state.
        token: Option<SecretRef>,
        /// The app's number; only `weitersagen auth facebook` needs it.
        app_id: Option<String>,
        /// The app's secret; with it each request proves that it comes from the app.
        app_secret: Option<SecretRef>,
        /// Whether a post is made unseen first and shown by a second request; default false.
        two_step: bool,
    },
    /// OAuth 1.0a user tokens.
    XOAuth1 {
        /// API key.
        consumer_key: SecretRef,
        /// API secret.
        consumer_secret: SecretRef,
        /// The user's token.
        access_token: SecretRef,
        /// The user's token secret.
        access_secret: SecretRef,
    },
    /// OAuth 2.0: the tokens come from `weitersagen auth x` and are kept in the state.
    XOAuth2 {
        /// The app's id.
        client_id: SecretRef,
        /// The app's secret; none for a public client.
        client_secret: Option<SecretRef>,
    },
}

impl Credentials {
    /// Whether a login's tokens are kept, sealed, in the state.
    pub const fn are_kept(&self) -> bool {
        matches!(self, Self::XOAuth2 { .. } | Self::Facebook { token: None, .. })
    }

    /// Each secret with its key in the configuration.
    pub fn secrets(&self) -> Vec<(&'static str, &SecretRef)> {
        match self {
            Self::Facebook { token, app_secret, .. } => {
                let secret = app_secret.iter().map(|secret| ("app_secret", secret));
                token.iter().map(|token| ("token", token)).chain(secret).collect()
            }
            Self::XOAuth1 { consumer_key, consumer_secret, access_token, access_secret } => vec![
                ("consumer_key", consumer_key),
                ("consumer_secret", consumer_secret),
                ("access_token", access_token),
                ("access_secret", access_secret),
            ],
            Self::XOAuth2 { client_id, client_secret } => {
                let secret = client_secret.iter().map(|secret| ("client_secret", secret));
                std::iter::once(("client_id", client_id)).chain(secret).collect()
            }
        }
    }
}

impl Config {
    /// The source of this name.
    pub fn source(&self, name: &str) -> Option<&SourceConfig> {
        self.sources.iter().find(|source| source.name == name)
    }

    /// What may leave for an account of what a source brings: the strictest of the modes.
    pub fn mode_for(&self, account: &AccountConfig, source: &str) -> Mode {
        let of_source = self.source(source).map(|source| source.mode);
        of_source.into_iter().fold(self.mode.min(account.mode), Mode::min)
    }

    /// The account of this name.
    pub fn account(&self, name: &str) -> Option<&AccountConfig> {
        self.accounts.iter().find(|account| account.name == name)
    }
}
