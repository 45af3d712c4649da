//! What X's answers to a post and to „who am I?“ mean.

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::wire::{id, json, succeeded};
use super::super::{AskError, Deletion, Identity};
use super::problem::{self, complaint};
use crate::net::ApiReply;
use crate::outbox::SendOutcome;
use crate::wording::networks as say;

/// The answer to `POST /2/tweets`.
pub(super) fn sent(reply: &ApiReply, secrets: &[&SecretString], now: Timestamp) -> SendOutcome {
    if !succeeded(reply) {
        return complaint(reply, secrets, now).on_write();
    }
    // A 2xx may carry `errors` beside the data; the post stands all the same.
    let made = json(reply).and_then(|body| id(body.pointer("/data/id")?));
    match made {
        Some(remote_id) => SendOutcome::Posted { remote_url: post_url(&remote_id), remote_id },
        None => SendOutcome::Unclear { reason: say::X_NO_ID.told([reply.status.into()]) },
    }
}

/// The answer to `GET /2/users/me`.
pub(super) fn identity(reply: &ApiReply, secrets: &[&SecretString]) -> Result<Identity, AskError> {
    if !succeeded(reply) {
        return Err(refused(reply, secrets));
    }
    let body = json(reply).unwrap_or_default();
    let text = |path| body.pointer(path).and_then(Value::as_str).filter(|text| !text.is_empty());
    match (body.pointer("/data/id").and_then(id), text("/data/username")) {
        (Some(id), Some(handle)) => Ok(Identity {
            id,
            handle: handle.trim_start_matches('@').to_owned(),
            name: text("/data/name").unwrap_or(handle).to_owned(),
        }),
        _ => Err(AskError::Passing(say::X_NOBODY.told([]))),
    }
}

/// The answer to `DELETE /2/tweets/{id}`. A post that is not there counts as deleted: the answer to
/// an earlier try may have been lost.
pub(super) fn deleted(reply: &ApiReply, secrets: &[&SecretString]) -> Result<Deletion, AskError> {
    let body = json(reply).unwrap_or_default();
    if succeeded(reply) && body.pointer("/data/deleted") == Some(&Value::Bool(true)) {
        return Ok(Deletion::Deleted);
    }
    if problem::is_missing_post(&body) {
        return Ok(Deletion::WasGone);
    }
    Err(refused(reply, secrets))
}

/// A question that was not answered.
pub(super) fn refused(reply: &ApiReply, secrets: &[&SecretString]) -> AskError {
    // When to ask again is the caller's business, so the headers' instants are of no use here.
    let complaint = complaint(reply, secrets, Timestamp::UNIX_EPOCH);
    complaint.on_read()
}

/// Where followers see a post, without knowing the account's name.
pub(super) fn post_url(remote_id: &str) -> Option<Url> {
    Url::parse(&format!("https://x.com/i/status/{remote_id}")).ok()
}
