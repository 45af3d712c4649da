//! A Facebook page, Graph API: one post, the page's own posts, whose token it is.
//!
//! Posts are published in one step and read back where the answer is unclear. The safer two steps
//! (an unpublished post, then `is_published`) would change [`form`] and add a second call.

mod answer;
mod codes;
#[cfg(test)]
mod tests;
mod timeline;
mod usage;

use std::sync::OnceLock;

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use url::Url;
use url::form_urlencoded::Serializer;

use super::wire::{address, unanswered_post, unanswered_question};
use super::{AskError, Identity, Timeline};
use crate::item::{Network, Post};
use crate::net::{ApiReply, ApiRequest, Client};
use crate::outbox::SendOutcome;

/// The version of the Graph API that the requests are written for.
const VERSION: &str = "v26.0";

/// What is asked of a page.
const PAGE_FIELDS: &str = "id,name,username";

/// From this share of Facebook's limits on, the log tells.
const WARN_PERCENT: f64 = 80.0;

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
    token: SecretString,
    /// The page's number, once it has been asked for.
    number: OnceLock<String>,
}

impl Facebook {
    pub(super) fn new(client: Client, api: Url, page: Option<Page>, token: SecretString) -> Self {
        Self { client, api, page, token, number: OnceLock::new() }
    }

    /// `GET /me` names the page that a page token opens. Where a page is configured under another
    /// name, `GET /{page}` tells whether it is the same.
    pub(super) async fn identity(&self) -> Result<Identity, AskError> {
        let reply = self.get(&["me"], &[("fields", PAGE_FIELDS)]).await?;
        let own = answer::identity(&reply, &self.token)?;
        let identity = match &self.page {
            Some(page) if !answer::is_named(&own, &page.name) => {
                let reply = self.get(&[&page.name], &[("fields", PAGE_FIELDS)]).await?;
                match answer::same_page(own.clone(), &page.name, &reply, &self.token) {
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
        Ok(answer::identity(&reply, &self.token)?.id == own.id)
    }

    /// `POST /{page}/feed`. There is no idempotency: it is sent once.
    pub(super) async fn send(&self, post: &Post, now: Timestamp) -> SendOutcome {
        match self.client.api(self.create(post)).await {
            Ok(reply) => {
                heed(&reply);
                answer::sent(&reply, &self.token, now)
            }
            Err(error) => unanswered_post(Network::Facebook, &error),
        }
    }

    /// `GET /{page}/published_posts` back to a marker, page by page up to a bound.
    pub(super) async fn timeline(
        &self,
        since: Option<&str>,
        not_before: Timestamp,
    ) -> Result<Timeline, AskError> {
        let mut reading = timeline::Reading::new(since, not_before);
        while let Some(query) = reading.next_query() {
            let query: Vec<(&str, &str)> = query.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let reply = self.get(&[self.target(), "published_posts"], &query).await?;
            reading.take(&reply, &self.token)?;
        }
        Ok(reading.finish())
    }

    /// The newest published post.
    pub(super) async fn newest(&self) -> Result<Option<String>, AskError> {
        let path = [self.target(), "published_posts"];
        let reply = self.get(&path, &[("fields", "id"), ("limit", "1")]).await?;
        timeline::newest(&reply, &self.token)
    }

    /// The page in an address: its number where known, else its name, else the token's own.
    fn target(&self) -> &str {
        let known = self.number.get().or(self.page.as_ref().map(|page| &page.name));
        known.map_or("me", String::as_str)
    }

    async fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<ApiReply, AskError> {
        let asked = self.client.api(self.question(path, query)).await;
        asked.inspect(heed).map_err(|error| unanswered_question(Network::Facebook, &error))
    }

    fn question(&self, path: &[&str], query: &[(&str, &str)]) -> ApiRequest {
        let url = address(&self.api, &[&[VERSION], path].concat(), query);
        ApiRequest { method: "GET", url, authorization: Some(self.authorization()), body: None }
    }

    fn create(&self, post: &Post) -> ApiRequest {
        let url = address(&self.api, &[VERSION, self.target(), "feed"], &[]);
        let body = Some(("application/x-www-form-urlencoded", form(post).into_bytes()));
        ApiRequest { method: "POST", url, authorization: Some(self.authorization()), body }
    }

    /// The token goes into a header, never into an address, which would end in logs.
    fn authorization(&self) -> SecretString {
        SecretString::from(format!("Bearer {}", self.token.expose_secret()))
    }
}

/// Says so while there is still room before Facebook's limits.
fn heed(reply: &ApiReply) {
    if let Some(percent) = usage::highest_percent(reply).filter(|used| *used >= WARN_PERCENT) {
        tracing::warn!(percent, "Facebook's limit of calls is nearly used up");
    }
}

/// The body of a post.
fn form(post: &Post) -> String {
    let mut form = Serializer::new(String::new());
    form.append_pair("message", &post.text).append_pair("link", post.link.as_str());
    form.finish()
}
