//! A request and its answer as the rehearsal networks see them: plain values, no sockets.

use axum::body::Bytes;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, Method, Uri};
use serde_json::Value;
use url::form_urlencoded;

/// One API request, read whole.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Call {
    /// The path below the API's version, split at its slashes.
    pub(super) fn segments(&self) -> Vec<&str> {
        let below = self.uri.path().trim_start_matches('/').split_once('/');
        below.map_or_else(Vec::new, |(_, rest)| rest.split('/').collect())
    }

    /// The query, decoded.
    pub(super) fn query(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.uri.query().unwrap_or_default().as_bytes())
            .into_owned()
            .collect()
    }

    /// The body as form fields.
    pub(super) fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }

    /// The media type of the body without its parameters, in lower case; empty where none is named.
    pub(super) fn media_type(&self) -> String {
        let value = self.header(CONTENT_TYPE.as_str());
        let essence = value.split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// The boundary between the parts of a multipart body.
    pub(super) fn boundary(&self) -> Option<&str> {
        let (_, boundary) = self.header(CONTENT_TYPE.as_str()).split_once("boundary=")?;
        let boundary = boundary.split(';').next().unwrap_or_default().trim().trim_matches('"');
        (!boundary.is_empty()).then_some(boundary)
    }

    /// The `Authorization` header, or nothing.
    pub(super) fn authorization(&self) -> &str {
        self.header(AUTHORIZATION.as_str())
    }

    /// The `Host` header, or nothing.
    pub(super) fn host(&self) -> &str {
        self.header(HOST.as_str())
    }

    fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// One answer.
#[derive(Debug)]
pub(super) struct Reply {
    /// HTTP status.
    pub(super) status: u16,
    /// Beside `Content-Type`.
    pub(super) headers: Vec<(&'static str, String)>,
    /// The body; a text is sent as HTML, as gateways do.
    pub(super) body: Value,
    /// The id of the post that came of it.
    pub(super) created: Option<String>,
    /// Why it was refused, for the log.
    pub(super) refused: Option<String>,
}

impl Reply {
    pub(super) fn json(status: u16, body: Value) -> Self {
        Self { status, headers: Vec::new(), body, created: None, refused: None }
    }

    pub(super) fn refused(self, reason: impl Into<String>) -> Self {
        Self { refused: Some(reason.into()), ..self }
    }

    pub(super) fn created(self, id: &str) -> Self {
        Self { created: Some(id.into()), ..self }
    }
}
