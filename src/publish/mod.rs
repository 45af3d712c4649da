//! Speaking to the networks: one file per network, the same verbs in each.

mod facebook;
mod meaning;
pub mod media;
mod multipart;
mod oauth;
pub mod oauth2;
mod preview;
mod secrets;
#[cfg(test)]
mod tests;
mod wire;
mod words;
mod x;

use jiff::Timestamp;
use secrecy::SecretString;

use crate::config::{AccountConfig, Credentials};
use crate::item::Post;
use crate::net::Client;
use crate::outbox::{SendOutcome, TimelinePost};
use crate::wording::{Told, networks as say};
use media::{Media, MediaId, UploadError};
use secrets::Secrets;

pub use facebook::{AppMode, Connect, Ends, OpenPage, TokenReport, Warning};
pub use meaning::Meaning;
pub use preview::Preview;
pub use words::{AskError, Deletion, Edited, Identity, Lookback, Timeline};

/// An account that posts can be sent to.
#[derive(Debug)]
pub enum Publisher {
    /// A Facebook page.
    Facebook(facebook::Facebook),
    /// An account on X.
    X(x::X),
}

impl Publisher {
    /// Builds the client of an account; `linked` is the handle that the website links, used where
    /// the configuration names no page.
    ///
    /// # Errors
    /// Sentences, one a line, naming the account and each secret that is missing.
    pub fn new(
        account: &AccountConfig,
        linked: Option<&str>,
        client: &Client,
    ) -> Result<Self, Told> {
        Self::with_token(account, linked, client, None)
    }

    /// The same with the token that a login gave, for accounts whose token is kept in the state.
    ///
    /// # Errors
    /// As for [`Publisher::new`], and where such a token is needed and none is given.
    pub fn with_token(
        account: &AccountConfig,
        linked: Option<&str>,
        client: &Client,
        token: Option<SecretString>,
    ) -> Result<Self, Told> {
        let mut secrets = Secrets { account: &account.name, missing: Vec::new() };
        let (client, api) = (client.clone(), account.api.clone());
        let publisher = match &account.credentials {
            Credentials::Facebook { page, token: place, app_secret, two_step, .. } => {
                let configured = page.is_some();
                let name = page.as_deref().or(linked).map(str::to_owned);
                let page = name.map(|name| facebook::Page { name, configured });
                let token = match place {
                    Some(place) => secrets.read("token", place),
                    None => token.ok_or_else(|| not_logged_in(&account.name, "facebook"))?,
                };
                let keys = facebook::Keys {
                    token,
                    app_secret: app_secret.as_ref().map(|it| secrets.read("app_secret", it)),
                };
                Self::Facebook(facebook::Facebook::new(client, api, page, keys, *two_step))
            }
            Credentials::XOAuth1 { consumer_key, consumer_secret, access_token, access_secret } => {
                let keys = oauth::Keys {
                    consumer_key: secrets.read("consumer_key", consumer_key),
                    consumer_secret: secrets.read("consumer_secret", consumer_secret),
                    access_token: secrets.read("access_token", access_token),
                    access_secret: secrets.read("access_secret", access_secret),
                };
                Self::X(x::X::new(client, api, x::auth::Auth::Keys(keys)))
            }
            Credentials::XOAuth2 { .. } => {
                let token = token.ok_or_else(|| not_logged_in(&account.name, "x"))?;
                Self::X(x::X::new(client, api, x::auth::Auth::Login(token)))
            }
        };
        if secrets.missing.is_empty() { Ok(publisher) } else { Err(Told::lines(secrets.missing)) }
    }

    /// Whose token it is.
    pub async fn identity(&self) -> Result<Identity, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.identity().await,
            Self::X(x) => x.identity().await,
        }
    }

    /// Whether a name that somebody links leads to the account that this token opens, as only the
    /// network knows: the old name of a renamed page. X gives old names to others.
    pub async fn leads_to(&self, name: &str, own: &Identity) -> Result<bool, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.leads_to(name, own).await,
            Self::X(_) => Ok(false),
        }
    }

    /// How the token stands and how long it will: on Facebook only; X does not tell.
    pub async fn inspect(&self) -> Result<Option<TokenReport>, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.inspect().await.map(Some),
            Self::X(_) => Ok(None),
        }
    }

    /// Sends one post, once, with the pictures that were uploaded for it. Never retries.
    pub async fn send(&self, post: &Post, media: &[MediaId], now: Timestamp) -> SendOutcome {
        match self {
            Self::Facebook(facebook) => facebook.send(post, media, now).await,
            Self::X(x) => x.send(post, media, now).await,
        }
    }

    /// Sends one post in reply to another of the account's own, once. Never retries.
    pub async fn reply(&self, to: &str, post: &Post, now: Timestamp) -> SendOutcome {
        match self {
            Self::X(x) => x.reply(to, post, now).await,
            Self::Facebook(_) => SendOutcome::NotSent { reason: say::FB_IN_PLACE.told([]) },
        }
    }

    /// One of the account's own posts as it stands now; none where it does not any more.
    pub async fn standing(&self, remote_id: &str) -> Result<Option<TimelinePost>, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.standing(remote_id).await,
            Self::X(x) => x.standing(remote_id).await,
        }
    }

    /// Whether a post is made unseen first, and shown by a request of its own.
    pub const fn drafts(&self) -> bool {
        match self {
            Self::Facebook(facebook) => facebook.drafts(),
            Self::X(_) => false,
        }
    }

    /// Makes a post that nobody sees, and gives its id. To make it again does no harm, so that no
    /// outcome of it is unclear.
    ///
    /// # Errors
    /// What it means for the delivery: nothing was posted.
    pub async fn draft(
        &self,
        post: &Post,
        media: &[MediaId],
        now: Timestamp,
    ) -> Result<String, SendOutcome> {
        match self {
            Self::Facebook(facebook) => facebook.draft(post, media, now).await,
            Self::X(_) => Err(no_drafts()),
        }
    }

    /// Shows the post that [`Publisher::draft`] made. The same one may be shown again.
    pub async fn publish(&self, draft: &str, now: Timestamp) -> SendOutcome {
        match self {
            Self::Facebook(facebook) => facebook.publish(draft, now).await,
            Self::X(_) => no_drafts(),
        }
    }

    /// Whether posts take pictures of their own.
    pub const fn takes_pictures(&self) -> bool {
        match self {
            Self::Facebook(_) | Self::X(_) => true,
        }
    }

    /// Uploads a picture with its alternative text, before T1: nobody sees it until a post names
    /// it, so that to upload again does no harm.
    pub async fn upload(&self, media: &Media, now: Timestamp) -> Result<MediaId, UploadError> {
        match self {
            Self::Facebook(facebook) => facebook.upload(media, now).await,
            Self::X(x) => x.upload(media, now).await,
        }
    }

    /// Deletes one of the account's own posts. To try again does no harm.
    pub async fn delete(&self, remote_id: &str) -> Result<Deletion, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.delete(remote_id).await,
            Self::X(x) => x.delete(remote_id).await,
        }
    }

    /// Gives one of the account's own posts another text, in place. To try again does no harm.
    ///
    /// # Errors
    /// As for any question; on X, that posts cannot be changed.
    pub async fn edit(&self, remote_id: &str, text: &str) -> Result<Edited, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.edit(remote_id, text).await,
            Self::X(_) => Err(AskError::Token(say::X_NO_EDIT.told([]))),
        }
    }

    /// The instant before which the network should be left alone, by the limits it told of.
    pub fn rests_until(&self, now: Timestamp) -> Option<Timestamp> {
        match self {
            Self::Facebook(facebook) => facebook.rests_until(now),
            Self::X(x) => x.rests_until(now),
        }
    }

    /// Goes on with a refreshed access token.
    pub fn set_token(&mut self, token: SecretString) {
        if let Self::X(x) = self {
            x.set_token(token);
        }
    }

    /// Whether the network has answered to the present token that it is not valid: a definite
    /// refusal, after which nothing was done.
    pub fn token_refused(&self) -> bool {
        matches!(self, Self::X(x) if x.token_refused())
    }

    /// The account's own posts, newest first, as far back as is asked for.
    pub async fn timeline(&self, asked: Lookback<'_>) -> Result<Timeline, AskError> {
        match self {
            Self::Facebook(facebook) => facebook.timeline(asked).await,
            Self::X(x) => x.timeline(asked).await,
        }
    }
}

fn no_drafts() -> SendOutcome {
    SendOutcome::NotSent { reason: say::X_NO_DRAFTS.told([]) }
}

/// The sentence for an account whose login nobody has made yet; `network` as `auth` takes it.
pub fn not_logged_in(account: &str, network: &str) -> Told {
    say::NOT_LOGGED_IN.told([Told::said(account), Told::said(network)])
}
