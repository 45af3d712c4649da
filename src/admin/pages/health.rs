//! For programs that watch over this one: does it live, is it ready, its figures. No login, no text.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};

use crate::admin::Admin;
use crate::admin::trouble::{ForPrograms, Trouble};
use crate::daemon::metrics;
use crate::state::StoreError;

/// `GET /healthz`: 200 as long as the loop goes round and can write, else 503.
pub(super) async fn lives(State(admin): State<Admin>) -> Response {
    match admin.look(|look| metrics::lives(look.db, look.now)).await {
        Ok(true) => plain(StatusCode::OK, "alive\n"),
        Ok(false) => plain(StatusCode::SERVICE_UNAVAILABLE, "the loop stands still\n"),
        Err(error) => failed(&error),
    }
}

/// `GET /readyz`: 200 where the database answers and each account may be posted to, else 503 and
/// a line for each account that may not.
pub(super) async fn ready(State(admin): State<Admin>) -> Response {
    match admin.look(|look| metrics::unready(look.db, look.config)).await {
        Ok(found) if found.is_empty() => plain(StatusCode::OK, "ready\n"),
        Ok(found) => {
            let lines: Vec<String> =
                found.iter().map(|(account, why)| format!("{account}: {why}\n")).collect();
            plain(StatusCode::SERVICE_UNAVAILABLE, &lines.concat())
        }
        Err(error) => failed(&error),
    }
}

/// `GET /metrics`: the figures, as Prometheus asks for them.
pub(super) async fn metrics(State(admin): State<Admin>) -> Result<Response, Trouble> {
    let counted = admin.inner.board.gauges();
    let text =
        admin.look(move |look| metrics::render(look.db, look.config, &counted, look.now)).await?;
    Ok(([(CONTENT_TYPE, metrics::MEDIA_TYPE)], text).into_response())
}

fn plain(status: StatusCode, text: &str) -> Response {
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    (status, headers, Extension(ForPrograms), text.to_owned()).into_response()
}

fn failed(error: &StoreError) -> Response {
    tracing::warn!("The state cannot be read: {error}");
    plain(StatusCode::SERVICE_UNAVAILABLE, "the state cannot be read\n")
}
