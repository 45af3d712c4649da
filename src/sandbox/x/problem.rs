//! X's refusals: problem documents with the types of its API description (version 2.167).

use serde_json::{Value, json};

use crate::sandbox::call::Reply;

/// Where X's own problem types live since summer 2026.
const TYPES: &str = "https://api.x.com/2/problems/";

/// A refusal with a reason for the log.
#[derive(Debug)]
pub(super) struct Problem {
    status: u16,
    body: Value,
    reason: String,
}

impl Problem {
    /// 401: X does not say why; the log does.
    pub(super) fn unauthorized(reason: impl Into<String>) -> Self {
        Self::plain(401, "Unauthorized", "Unauthorized", reason)
    }

    /// 403 with a sentence.
    pub(super) fn forbidden(detail: &str) -> Self {
        Self::plain(403, "Forbidden", detail, detail)
    }

    /// 400: the request is not what the API's description allows.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        let message = message.into();
        let body = json!({
            "errors": [{ "message": message }],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": format!("{TYPES}invalid-request"),
        });
        Self { status: 400, body, reason: message }
    }

    /// 415: a create that is not JSON.
    pub(super) fn unsupported_media() -> Self {
        let detail = "Content-Type must be application/json.";
        Self::plain(415, "Unsupported Media Type", detail, detail)
    }

    /// 429: too many requests in the window.
    pub(super) fn too_many() -> Self {
        Self::plain(429, "Too Many Requests", "Too Many Requests", "too many requests")
    }

    /// 503.
    pub(super) fn unavailable() -> Self {
        Self::plain(503, "Service Unavailable", "Service Unavailable", "503 on request")
    }

    /// 500, as X's internal problem.
    pub(super) fn internal() -> Self {
        let body = json!({
            "title": "Internal Server Error",
            "detail": "Something is broken. This is not your fault.",
            "type": format!("{TYPES}internal-error"),
            "status": 500,
        });
        Self { status: 500, body, reason: "500 on request".into() }
    }

    /// 404: no such path or method.
    pub(super) fn no_such_endpoint() -> Self {
        Self::plain(404, "Not Found", "Not Found", "the rehearsal has no such endpoint")
    }

    /// A user or post that is not there: X answers 200 with `errors` and no `data`.
    pub(super) fn resource_not_found(kind: &str, value: &str) -> Self {
        let detail = format!("Could not find {kind} with id: [{value}].");
        let body = json!({ "errors": [{
            "value": value,
            "detail": detail,
            "title": "Not Found Error",
            "resource_type": kind,
            "parameter": "id",
            "resource_id": value,
            "type": format!("{TYPES}resource-not-found"),
        }] });
        Self { status: 200, body, reason: detail }
    }

    fn plain(status: u16, title: &str, detail: &str, reason: impl Into<String>) -> Self {
        let body = json!({
            "title": title,
            "detail": detail,
            "type": "about:blank",
            "status": status,
        });
        Self { status, body, reason: reason.into() }
    }

    pub(super) fn reply(self) -> Reply {
        Reply::json(self.status, self.body).refused(self.reason)
    }
}
