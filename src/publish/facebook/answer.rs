//! What Facebook's answers to a post and to „who am I?“ mean.

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;
use url::Url;

use super::super::media::{MediaId, UploadError};
use super::super::wire::{Class, Complaint, id, json, quote, succeeded};
use super::super::{AskError, Identity};
use super::codes::GraphError;
use super::usage;
use crate::follow::same_handle;
use crate::net::ApiReply;
use crate::outbox::SendOutcome;
use crate::wording::{Told, networks as say};

/// The answer to `POST /{page}/feed`.
pub(super) fn sent(reply: &ApiReply, secrets: &[&SecretString], now: Timestamp) -> SendOutcome {
    if !succeeded(reply) {
        return complaint(reply, secrets, now).on_write();
    }
    match json(reply).and_then(|body| id(body.get("id")?)) {
        Some(remote_id) => SendOutcome::Posted { remote_url: post_url(&remote_id), remote_id },
        None => SendOutcome::Unclear { reason: say::FB_NO_ID.told([reply.status.into()]) },
    }
}

/// The answer to `POST /{post}` with `is_published`.
pub(super) fn published(
    draft: &str,
    reply: &ApiReply,
    secrets: &[&SecretString],
    now: Timestamp,
) -> SendOutcome {
    if !succeeded(reply) {
        let mut complaint = complaint(reply, secrets, now);
        if complaint.class == Class::Gone {
            complaint.reason = say::FB_DRAFT_GONE.told([]).then(complaint.reason);
        }
        return complaint.on_write();
    }
    if json(reply).is_some_and(|body| succeeds(&body)) {
        return SendOutcome::Posted { remote_url: post_url(draft), remote_id: draft.to_owned() };
    }
    SendOutcome::Unclear { reason: say::FB_NO_WORD.told([reply.status.into()]) }
}

/// The answer to an edit or a deletion: false where there was nothing to do it to.
pub(super) fn done(reply: &ApiReply, secrets: &[&SecretString]) -> Result<bool, AskError> {
    if is_gone(reply) {
        return Ok(false);
    }
    if !succeeded(reply) {
        return Err(refused(reply, secrets));
    }
    if json(reply).is_some_and(|body| succeeds(&body)) {
        return Ok(true);
    }
    Err(AskError::Passing(say::FB_NO_WORD.told([reply.status.into()])))
}

/// Whether what was asked about does not exist. 803, of the same class, is a name that nobody knows.
pub(super) fn is_gone(reply: &ApiReply) -> bool {
    let error = graph_error(reply).filter(|_| (400..500).contains(&reply.status));
    error.is_some_and(|error| (error.code, error.subcode) == (100, 33))
}

/// The answer to an upload.
pub(super) fn uploaded(
    reply: &ApiReply,
    secrets: &[&SecretString],
    now: Timestamp,
) -> Result<MediaId, UploadError> {
    if !succeeded(reply) {
        return Err(complaint(reply, secrets, now).on_upload());
    }
    match json(reply).and_then(|body| id(body.get("id")?)) {
        Some(id) => Ok(MediaId { id, usable_to: None }),
        None => Err(UploadError::Passing(say::FB_PICTURE_NO_ID.told([]), None)),
    }
}

/// `{"success": true}`.
fn succeeds(body: &Value) -> bool {
    body.get("success").and_then(Value::as_bool) == Some(true)
}

/// The answer to `GET /me` or `GET /{page}`.
pub(super) fn identity(reply: &ApiReply, secrets: &[&SecretString]) -> Result<Identity, AskError> {
    if !succeeded(reply) {
        if graph_error(reply).is_some_and(|error| error.is_about_a_person()) {
            return Err(AskError::Token(say::FB_PERSON.told([])));
        }
        return Err(refused(reply, secrets));
    }
    let body = json(reply).unwrap_or_default();
    let text = |name| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let Some(id) = body.get("id").and_then(id) else {
        return Err(AskError::Passing(say::FB_NOBODY.told([])));
    };
    let handle = text("username").unwrap_or(&id).to_owned();
    let name = text("name").unwrap_or(&handle).to_owned();
    Ok(Identity { id, handle, name })
}

/// Whether a page is plainly the one that a configuration or a link names.
pub(super) fn is_named(identity: &Identity, page: &str) -> bool {
    same_handle(&identity.id, page) || same_handle(&identity.handle, page)
}

/// Settles whether the page that `page` names, asked for in `reply`, is the token's own.
pub(super) fn same_page(
    own: Identity,
    page: &str,
    reply: &ApiReply,
    secrets: &[&SecretString],
) -> Result<Identity, AskError> {
    let asked = identity(reply, secrets)?;
    if asked.id != own.id {
        let pages = [&own.name, &own.id, &asked.name, &asked.id];
        return Err(AskError::Token(say::FB_OTHER_PAGE.told(pages.map(|part| Told::said(part)))));
    }
    // A page without a name of its own keeps the one by which it was found.
    let handle = if own.handle == own.id { page.to_owned() } else { own.handle };
    Ok(Identity { handle, ..own })
}

/// A question that was not answered.
pub(super) fn refused(reply: &ApiReply, secrets: &[&SecretString]) -> AskError {
    // When to ask again is the caller's business, so the headers' instants are of no use here.
    complaint(reply, secrets, Timestamp::UNIX_EPOCH).on_read()
}

/// What an answer outside 2xx means.
fn complaint(reply: &ApiReply, secrets: &[&SecretString], now: Timestamp) -> Complaint {
    let status = reply.status;
    let error = graph_error(reply);
    let class = match &error {
        // No answer is believed that a failing server gave, nor one that a proxy made up.
        _ if status == 429 => Class::Passing,
        Some(error) if (400..500).contains(&status) => error.class(),
        _ => Class::Unclear,
    };
    let reason = match &error {
        Some(error) => {
            // What a failing server says of the token is no reason to fetch another.
            let advice = if class == error.class() { error.advice() } else { class.in_doubt() };
            let quoted = Told::said(&quote(&error.message, secrets));
            let codes = [status.into(), error.code.into(), error.subcode.into()];
            say::FB_SAID.told([advice.told([])].into_iter().chain(codes).chain([quoted]))
        }
        None => say::FB_UNREADABLE.told([status.into()]),
    };
    let not_before = (class == Class::Passing).then(|| usage::regain(reply, now)).flatten();
    Complaint { class, reason, not_before }
}

/// The `error` object of a body.
fn graph_error(reply: &ApiReply) -> Option<GraphError> {
    let body = json(reply)?;
    let error = body.get("error")?;
    Some(GraphError {
        code: error.get("code")?.as_i64()?,
        subcode: error.get("error_subcode").and_then(Value::as_i64).unwrap_or_default(),
        transient: error.get("is_transient").and_then(Value::as_bool).unwrap_or_default(),
        message: error.get("message").and_then(Value::as_str).unwrap_or_default().to_owned(),
        for_people: error.get("error_user_msg").and_then(Value::as_str).map(str::to_owned),
    })
}

/// Whether a refusal says that the app is in development mode.
pub(super) fn names_development(reply: &ApiReply) -> bool {
    graph_error(reply).is_some_and(|error| error.names_development())
}

/// Where followers see a post.
pub(super) fn post_url(remote_id: &str) -> Option<Url> {
    Url::parse(&format!("https://www.facebook.com/{remote_id}")).ok()
}

impl GraphError {
    /// „(#100) Tried accessing nonexisting field (username) on node type (User)“.
    fn is_about_a_person(&self) -> bool {
        self.code == 100 && self.message.contains("node type (User)")
    }
}
