//! A Facebook page, Graph API: one post, the page's own posts, whose token it is.
//!
//! A post is published in one step and read back where the answer is unclear, or made unseen first
//! and shown by a second request, which may be repeated.

mod answer;
mod app;
mod codes;
mod connect;
mod inspect;
mod meaning;
mod photo;
mod request;
#[cfg(test)]
mod tests;
mod timeline;
mod usage;

use std::sync::OnceLock;

use jiff::Timestamp;
use secrecy::SecretString;
use url::Url;

use super::media::MediaId;
use super::wire::{unanswered_post, unanswered_question};
use super::{AskError, Deletion, Edited, Identity, Lookback, Timeline};
use crate::clock;
use crate::item::{Network, Post};
use crate::net::{ApiReply, ApiRequest, Client};
use crate::outbox::{Refusal, SendOutcome, TimelinePost};
pub use app::AppMode;
pub use connect::{Connect, OpenPage};
pub use inspect::{Ends, TokenReport, Warning};
pub(super) use meaning::meaning;
use request::Body;

/// The version of the Graph API that the requests are written for.
const VERSION: &str = "v26.0";

/// What is asked of a page.
const PAGE_FIELDS: &str = "id,name,username";

/// The most pictures that one post takes; more fail.
const MAX_PHOTOS: usize = 4;

/// The page that is meant.
#[derive(Debug)]
pub(super) struct Page {
    /// Its id or name.
    pub(super) name: String,
    /// Whether the configuration names it, and not only the website.
    pub(super) configured: bool,
}

/// A Facebook page, reached with a page token.
#[derive(Debug)]
pub struct Facebook {
    client: Client,
    /// Base address, such as `https://graph.facebook.com`.
    api: Url,
    /// The page meant; none means the token's own.
    page: Option<Page>,
    keys: Keys,
    /// Whether a post is made unseen first.
    two_step: bool,
    /// The page's number, once it has been asked for.
    number: OnceLock<String>,
    rest: usage::Rest,
}

/// What the requests are signed with.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) token: SecretString,
    /// The app's, where each request is to prove that it comes from the app.
    pub(super) app_secret: Option<SecretString>,
}

impl Facebook {
    pub(super) fn new(
        client: Client,
        api: Url,
        page: Option<Page>,
        keys: Keys,
        two_step: bool,
    ) -> Self {
        let (number, rest) = (OnceLock::new(), usage::Rest::default());
        Self { client, api, page, keys, two_step, number, rest }
    }

    pub(super) const fn drafts(&self) -> bool {
        self.two_step
    }

    /// The instant before which Facebook should be left alone, by the limits it told of.
    pub(super) fn rests_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.rest.until(now)
    }

    /// `GET /me` names the page that a page token opens. Where a page is configured under another
    /// name, `GET /{page}` tells whether it is the same.
    pub(super) async fn identity(&self) -> Result<Identity, AskError> {
        let reply = self.get(&["me"], &[("fields", PAGE_FIELDS)]).await?;
        let own = answer::identity(&reply, &self.secrets())?;
        let identity = match &self.page {
            Some(page) if !answer::is_named(&own, &page.name) => {
                let reply = self.get(&[&page.name], &[("fields", PAGE_FIELDS)]).await?;
                match answer::same_page(own.clone(), &page.name, &reply, &self.secrets()) {
                    // Whether the token's page is one that the website links, the caller knows.
                    Err(AskError::Token(_)) if !page.configured => own,
                    settled => settled?,
                }
            }
            _ => own,
        };
        self.number.get_or_init(|| identity.id.clone());
        Ok(identity)
    }

    /// `GET /{page}` under another name: whether it is the token's own page.
    pub(super) async fn leads_to(&self, name: &str, own: &Identity) -> Result<bool, AskError> {
        // `me` is whoever asks.
        if name.eq_ignore_ascii_case("me") {
            return Ok(false);
        }
        let reply = self.get(&[name], &[("fields", PAGE_FIELDS)]).await?;
        Ok(answer::identity(&reply, &self.secrets())?.id == own.id)
    }

    /// `POST /{page}/feed`. There is no idempotency: it is sent once.
    pub(super) async fn send(&self, post: &Post, media: &[MediaId], now: Timestamp) -> SendOutcome {
        match self.client.api(self.create(post, media, true)).await {
            Ok(reply) => {
                self.rest.note(&reply, now);
                answer::sent(&reply, &self.secrets(), now)
            }
            Err(error) => unanswered_post(Network::Facebook, &error),
        }
    }

    /// The first of two steps: `POST /{page}/feed` with `published=false`. A lost answer leaves a
    /// post that nobody sees, so that it may be tried again.
    pub(super) async fn draft(
        &self,
        post: &Post,
        media: &[MediaId],
        now: Timestamp,
    ) -> Result<String, SendOutcome> {
        let outcome = match self.client.api(self.create(post, media, false)).await {
            Ok(reply) => {
                self.rest.note(&reply, now);
                answer::sent(&reply, &self.secrets(), now)
            }
            Err(error) => unanswered_post(Network::Facebook, &error),
        };
        match outcome {
            SendOutcome::Posted { remote_id, .. } => Ok(remote_id),
            SendOutcome::Unclear { reason } => Err(SendOutcome::Refused {
                refusal: Refusal::Passing,
                reason: reason.then(crate::wording::networks::FB_DRAFT_UNSEEN.told([])),
                not_before: None,
            }),
            refused => Err(refused),
        }
    }

    /// The second of two steps: `POST /{post}` with `is_published=true`, which may be repeated.
    pub(super) async fn publish(&self, draft: &str, now: Timestamp) -> SendOutcome {
        let request = self.request("POST", &[draft], Body::Form(&[("is_published", "true")]));
        match self.client.api(request).await {
            Ok(reply) => {
                self.rest.note(&reply, now);
                answer::published(draft, &reply, &self.secrets(), now)
            }
            Err(error) => unanswered_post(Network::Facebook, &error),
        }
    }

    /// `POST /{post}` with another `message`.
    pub(super) async fn edit(&self, remote_id: &str, text: &str) -> Result<Edited, AskError> {
        let form = [("message", text)];
        let reply = self.ask(self.request("POST", &[remote_id], Body::Form(&form))).await?;
        let done = answer::done(&reply, &self.secrets())?;
        Ok(if done { Edited::Changed } else { Edited::Gone })
    }

    /// `DELETE /{post}`. To delete twice does no harm.
    pub(super) async fn delete(&self, remote_id: &str) -> Result<Deletion, AskError> {
        let reply = self.ask(self.request("DELETE", &[remote_id], Body::Query(&[]))).await?;
        let done = answer::done(&reply, &self.secrets())?;
        Ok(if done { Deletion::Deleted } else { Deletion::WasGone })
    }

    /// `GET /{post}`.
    pub(super) async fn standing(&self, remote_id: &str) -> Result<Option<TimelinePost>, AskError> {
        let reply = self.get(&[remote_id], &[("fields", timeline::FIELDS)]).await?;
        timeline::one(&reply, &self.secrets())
    }

    /// `GET /{page}/published_posts` back to a marker, page by page up to a bound.
    pub(super) async fn timeline(&self, asked: Lookback<'_>) -> Result<Timeline, AskError> {
        let mut reading = timeline::Reading::new(asked);
        while let Some(query) = reading.next_query() {
            let query: Vec<(&str, &str)> = query.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let reply = self.get(&[self.target(), "published_posts"], &query).await?;
            reading.take(&reply, &self.secrets())?;
        }
        Ok(reading.finish())
    }

    /// The page in an address: its number where known, else its name, else the token's own.
    fn target(&self) -> &str {
        let known = self.number.get().or(self.page.as_ref().map(|page| &page.name));
        known.map_or("me", String::as_str)
    }

    async fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<ApiReply, AskError> {
        self.ask(self.request("GET", path, Body::Query(query))).await
    }

    async fn ask(&self, request: ApiRequest) -> Result<ApiReply, AskError> {
        let asked = self.client.api(request).await;
        asked
            .inspect(|reply| self.rest.note(reply, clock::now()))
            .map_err(|error| unanswered_question(Network::Facebook, &error))
    }

    fn create(&self, post: &Post, media: &[MediaId], published: bool) -> ApiRequest {
        let mut message = post.text.clone();
        let mut form: Vec<(String, String)> = Vec::new();
        if media.is_empty() {
            form.push(("link".into(), post.link.to_string()));
        } else if !message.contains(post.link.as_str()) {
            // The pictures stand where the link's preview would, so it must stand in the text.
            message = format!("{message}\n\n{}", post.link);
        }
        form.insert(0, ("message".into(), message));
        for (index, photo) in media.iter().take(MAX_PHOTOS).enumerate() {
            let named = serde_json::json!({ "media_fbid": photo.id }).to_string();
            form.push((format!("attached_media[{index}]"), named));
        }
        if !published {
            form.push(("published".into(), "false".into()));
        }
        let form: Vec<(&str, &str)> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        self.request("POST", &[self.target(), "feed"], Body::Form(&form))
    }

    fn secrets(&self) -> Vec<&SecretString> {
        std::iter::once(&self.keys.token).chain(&self.keys.app_secret).collect()
    }
}
