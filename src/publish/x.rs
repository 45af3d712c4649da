//! X, API v2: one post, the account's own timeline, whose token it is.
//!
//! The requests and answers are those of X's `OpenAPI` document 2.167; the API was rewritten in
//! summer 2026, and both generations are read.

mod answer;
mod problem;
#[cfg(test)]
mod tests;
mod timeline;

use std::sync::OnceLock;

use jiff::Timestamp;
use secrecy::SecretString;
use url::Url;

use super::oauth::{self, Keys};
use super::wire::{address, unanswered_post, unanswered_question};
use super::{AskError, Identity, Timeline};
use crate::clock;
use crate::item::{Network, Post};
use crate::net::{ApiReply, ApiRequest, Client};
use crate::outbox::SendOutcome;

/// An account on X, reached with OAuth 1.0a user tokens.
#[derive(Debug)]
pub struct X {
    client: Client,
    /// Base address, such as `https://api.x.com`.
    api: Url,
    keys: Keys,
    /// The account's number, once it has been asked for.
    user: OnceLock<String>,
}

impl X {
    pub(super) fn new(client: Client, api: Url, keys: Keys) -> Self {
        Self { client, api, keys, user: OnceLock::new() }
    }

    /// `GET /2/users/me`.
    pub(super) async fn identity(&self) -> Result<Identity, AskError> {
        let reply = self.get(&["2", "users", "me"], &[]).await?;
        let identity = answer::identity(&reply, &self.secrets())?;
        self.user.get_or_init(|| identity.id.clone());
        Ok(identity)
    }

    /// `POST /2/tweets`. There is no idempotency key: it is sent once.
    pub(super) async fn send(&self, post: &Post, now: Timestamp) -> SendOutcome {
        let nonce = match oauth::nonce() {
            Ok(nonce) => nonce,
            Err(error) => {
                return SendOutcome::NotSent { reason: without_randomness(error) };
            }
        };
        match self.client.api(self.create(post, &nonce, now)).await {
            Ok(reply) => answer::sent(&reply, &self.secrets(), now),
            Err(error) => unanswered_post(Network::X, &error),
        }
    }

    /// `GET /2/users/{id}/tweets` past a marker, page by page up to a bound.
    pub(super) async fn timeline(
        &self,
        since: Option<&str>,
        not_before: Timestamp,
    ) -> Result<Timeline, AskError> {
        let user = self.user().await?;
        let mut reading = timeline::Reading::new(since, not_before);
        while let Some(query) = reading.next_query() {
            let query: Vec<(&str, &str)> = query.iter().map(|(n, v)| (*n, v.as_str())).collect();
            let reply = self.get(&["2", "users", &user, "tweets"], &query).await?;
            reading.take(&reply, &self.secrets())?;
        }
        Ok(reading.finish())
    }

    /// The newest post, with the smallest page X gives: each post read costs money.
    pub(super) async fn newest(&self) -> Result<Option<String>, AskError> {
        let user = self.user().await?;
        let reply = self.get(&["2", "users", &user, "tweets"], &[("max_results", "5")]).await?;
        timeline::newest(&reply, &self.secrets())
    }

    async fn user(&self) -> Result<String, AskError> {
        match self.user.get() {
            Some(user) => Ok(user.clone()),
            None => Ok(self.identity().await?.id),
        }
    }

    async fn get(&self, path: &[&str], query: &[(&str, &str)]) -> Result<ApiReply, AskError> {
        let nonce = oauth::nonce().map_err(|error| AskError::Passing(without_randomness(error)))?;
        let request = self.question(path, query, &nonce, clock::now());
        self.client.api(request).await.map_err(|error| unanswered_question(Network::X, &error))
    }

    fn question(
        &self,
        path: &[&str],
        query: &[(&str, &str)],
        nonce: &str,
        at: Timestamp,
    ) -> ApiRequest {
        let url = address(&self.api, path, query);
        let authorization = Some(self.keys.authorization("GET", &url, nonce, at));
        ApiRequest { method: "GET", url, authorization, body: None }
    }

    fn create(&self, post: &Post, nonce: &str, at: Timestamp) -> ApiRequest {
        let url = address(&self.api, &["2", "tweets"], &[]);
        let authorization = Some(self.keys.authorization("POST", &url, nonce, at));
        // X refuses unknown keys; the text already holds the link.
        let body = serde_json::json!({ "text": post.text }).to_string();
        let body = Some(("application/json", body.into_bytes()));
        ApiRequest { method: "POST", url, authorization, body }
    }

    fn secrets(&self) -> [&SecretString; 4] {
        let Keys { consumer_key, consumer_secret, access_token, access_secret } = &self.keys;
        [consumer_key, consumer_secret, access_token, access_secret]
    }
}

fn without_randomness(error: getrandom::Error) -> String {
    format!("Das Betriebssystem gibt keine Zufallszahl für die Unterschrift her: {error}")
}
