//! X, API v2: one post, the account's own timeline, whose token it is.
//!
//! The requests and answers are those of X's `OpenAPI` document 2.167; the API was rewritten in
//! summer 2026, and both generations are read.

mod answer;
pub(super) mod auth;
mod limits;
mod meaning;
mod media;
mod problem;
#[cfg(test)]
mod tests;
mod timeline;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use secrecy::SecretString;
use url::Url;

use super::media::MediaId;
use super::wire::{address, unanswered_post, unanswered_question};
use super::{AskError, Deletion, Identity, Lookback, Timeline};
use crate::clock;
use crate::item::{Network, Post};
use crate::net::{ApiReply, ApiRequest, Client};
use crate::outbox::{SendOutcome, TimelinePost};
use auth::Auth;
use limits::{Limits, Window};
pub(super) use meaning::meaning;

/// An account on X.
#[derive(Debug)]
pub struct X {
    client: Client,
    /// Base address, such as `https://api.x.com`.
    api: Url,
    auth: Auth,
    /// The account's number, once it has been asked for.
    user: OnceLock<String>,
    limits: Limits,
    /// Whether X has answered 401 to the present token.
    unauthorised: AtomicBool,
}

impl X {
    pub(super) fn new(client: Client, api: Url, auth: Auth) -> Self {
        let unauthorised = AtomicBool::new(false);
        Self { client, api, auth, user: OnceLock::new(), limits: Limits::default(), unauthorised }
    }

    /// Goes on with a refreshed access token.
    pub(super) fn set_token(&mut self, token: SecretString) {
        self.auth = Auth::Login(token);
        self.unauthorised = AtomicBool::new(false);
    }

    /// Whether X has answered 401 to the present token, which proves that nothing was done.
    pub(super) fn token_refused(&self) -> bool {
        self.unauthorised.load(Ordering::Relaxed)
    }

    /// The instant before which X should be left alone, by the limits it told of.
    pub(super) fn rests_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.limits.rests_until(now)
    }

    /// `GET /2/users/me`.
    pub(super) async fn identity(&self) -> Result<Identity, AskError> {
        let nonce = auth::nonce().map_err(AskError::Passing)?;
        let request = self.question(&["2", "users", "me"], &[], &nonce, clock::now());
        let reply = self.client.api(request).await;
        let reply = reply.map_err(|error| unanswered_question(Network::X, &error))?;
        self.heed(&reply);
        let identity = answer::identity(&reply, &self.secrets())?;
        self.user.get_or_init(|| identity.id.clone());
        Ok(identity)
    }

    /// `POST /2/tweets`. There is no idempotency key: it is sent once.
    pub(super) async fn send(&self, post: &Post, media: &[MediaId], now: Timestamp) -> SendOutcome {
        self.make(&body(post, media), now).await
    }

    /// `POST /2/tweets` in reply to another post.
    pub(super) async fn reply(&self, to: &str, post: &Post, now: Timestamp) -> SendOutcome {
        let mut body = body(post, &[]);
        body["reply"] = serde_json::json!({ "in_reply_to_tweet_id": to });
        self.make(&body, now).await
    }

    async fn make(&self, body: &serde_json::Value, now: Timestamp) -> SendOutcome {
        let nonce = match auth::nonce() {
            Ok(nonce) => nonce,
            Err(reason) => return SendOutcome::NotSent { reason },
        };
        match self.client.api(self.create(body, &nonce, now)).await {
            Ok(reply) => {
                self.limits.note(Window::Create, &reply, now);
                self.heed(&reply);
                answer::sent(&reply, &self.secrets(), now)
            }
            Err(error) => unanswered_post(Network::X, &error),
        }
    }

    /// `DELETE /2/tweets/{id}`. To delete twice does no harm.
    pub(super) async fn delete(&self, remote_id: &str) -> Result<Deletion, AskError> {
        let nonce = auth::nonce().map_err(AskError::Passing)?;
        let url = address(&self.api, &["2", "tweets", remote_id], &[]);
        let authorization = Some(self.auth.authorization("DELETE", &url, &nonce, clock::now()));
        let request = ApiRequest { method: "DELETE", url, authorization, body: None };
        let reply = self.ask(request, Window::Delete).await?;
        answer::deleted(&reply, &self.secrets())
    }

    /// `GET /2/tweets/{id}`.
    pub(super) async fn standing(&self, remote_id: &str) -> Result<Option<TimelinePost>, AskError> {
        let nonce = auth::nonce().map_err(AskError::Passing)?;
        let request = self.question(&["2", "tweets", remote_id], &[], &nonce, clock::now());
        let reply = self.ask(request, Window::Lookup).await?;
        timeline::one(&reply, &self.secrets())
    }

    /// `GET /2/users/{id}/tweets` past a marker, page by page up to a bound.
    pub(super) async fn timeline(&self, asked: Lookback<'_>) -> Result<Timeline, AskError> {
        let user = self.user().await?;
        let mut reading = timeline::Reading::new(asked);
        while let Some(query) = reading.next_query() {
            let query: Vec<(&str, &str)> = query.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let reply = self.timeline_page(&user, &query).await?;
            reading.take(&reply, &self.secrets())?;
        }
        Ok(reading.finish())
    }

    async fn user(&self) -> Result<String, AskError> {
        match self.user.get() {
            Some(user) => Ok(user.clone()),
            None => Ok(self.identity().await?.id),
        }
    }

    async fn timeline_page(
        &self,
        user: &str,
        query: &[(&str, &str)],
    ) -> Result<ApiReply, AskError> {
        let nonce = auth::nonce().map_err(AskError::Passing)?;
        let path = ["2", "users", user, "tweets"];
        let request = self.question(&path, query, &nonce, clock::now());
        self.ask(request, Window::Timeline).await
    }

    async fn ask(&self, request: ApiRequest, window: Window) -> Result<ApiReply, AskError> {
        let reply = self.client.api(request).await;
        let reply = reply.map_err(|error| unanswered_question(Network::X, &error))?;
        self.limits.note(window, &reply, clock::now());
        self.heed(&reply);
        Ok(reply)
    }

    /// Remembers that the token was refused.
    fn heed(&self, reply: &ApiReply) {
        if reply.status == 401 {
            self.unauthorised.store(true, Ordering::Relaxed);
        }
    }

    fn question(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
        nonce: &str,
        at: Timestamp,
    ) -> ApiRequest {
        let url = address(&self.api, path, query);
        let authorization = Some(self.auth.authorization("GET", &url, nonce, at));
        ApiRequest { method: "GET", url, authorization, body: None }
    }

    fn create(&self, body: &serde_json::Value, nonce: &str, at: Timestamp) -> ApiRequest {
        let url = address(&self.api, &["2", "tweets"], &[]);
        let authorization = Some(self.auth.authorization("POST", &url, nonce, at));
        let body = Some(("application/json", body.to_string().into_bytes()));
        ApiRequest { method: "POST", url, authorization, body }
    }

    fn secrets(&self) -> Vec<&SecretString> {
        self.auth.secrets()
    }
}

/// What a post is made of. X refuses unknown keys and an empty list; the text already holds the
/// link.
fn body(post: &Post, media: &[MediaId]) -> serde_json::Value {
    let mut body = serde_json::json!({ "text": post.text });
    if !media.is_empty() {
        let ids: Vec<&str> = media.iter().map(|media| media.id.as_str()).collect();
        body["media"] = serde_json::json!({ "media_ids": ids });
    }
    body
}
