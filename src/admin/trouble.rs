//! Why a request was not done, as a page that says what to do.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Serialize;

use super::Admin;
use crate::state::StoreError;
use crate::wording::{Phrase, admin as say};

/// Why a request was not done.
#[derive(Debug)]
pub(super) enum Trouble {
    /// There is nothing at this address.
    Missing,
    /// It must not be, or not now.
    Refused(StatusCode, &'static Phrase),
    /// Nobody is logged in, or no longer.
    LoggedOut,
    /// The state could not be read or written.
    Store(StoreError),
    /// The page itself is broken.
    Broken(minijinja::Error),
}

/// Marks an answer to a program: its refusals stay lines of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct ForPrograms;

/// What an answer's page is to say; carried by the answer until the page is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said(pub(super) &'static Phrase);

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<minijinja::Error> for Trouble {
    fn from(error: minijinja::Error) -> Self {
        Self::Broken(error)
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let (status, said) = match self {
            Self::LoggedOut => return Redirect::to("/login").into_response(),
            Self::Missing => (StatusCode::NOT_FOUND, &say::TROUBLE_MISSING),
            Self::Refused(status, said) => (status, said),
            // Another process decides at this moment; trying again is right.
            Self::Store(StoreError::Busy) => (StatusCode::SERVICE_UNAVAILABLE, &say::TROUBLE_BUSY),
            Self::Store(StoreError::Move { .. }) => (StatusCode::CONFLICT, &say::TROUBLE_MOVED_ON),
            Self::Store(error) => {
                tracing::error!("The admin page could not read or write the state: {error}");
                (StatusCode::INTERNAL_SERVER_ERROR, &say::TROUBLE_STATE)
            }
            Self::Broken(error) => {
                tracing::error!("The admin page could not be made: {error:#}");
                (StatusCode::INTERNAL_SERVER_ERROR, &say::TROUBLE_BROKEN)
            }
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Said(said));
        response
    }
}

#[derive(Serialize)]
struct View {
    lang: &'static str,
    said: String,
    status: u16,
}

impl Admin {
    /// The page for an answer that is none.
    pub(super) fn trouble_page(&self, status: StatusCode, said: Option<Said>) -> Response {
        let language = self.config().language;
        let said = said.map_or_else(|| usual(status), |said| said.0);
        let said = said.telling(&[]).of(language).to_owned();
        let view = View { lang: language.code(), said: said.clone(), status: status.as_u16() };
        match self.inner.templates.render(language, "trouble.html", view) {
            Ok(html) => (status, Html(html)).into_response(),
            Err(error) => {
                tracing::error!("The page of an error could not be made: {error:#}");
                let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
                (status, kind, said).into_response()
            }
        }
    }
}

/// What is said of a status that nobody has said more of.
fn usual(status: StatusCode) -> &'static Phrase {
    match status {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => &say::TROUBLE_MISSING,
        StatusCode::PAYLOAD_TOO_LARGE => &say::TROUBLE_LARGE,
        status if status.is_client_error() => &say::TROUBLE_FORM,
        _ => &say::TROUBLE_BROKEN,
    }
}
