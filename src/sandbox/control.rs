//! The switches below `/sandbox/`: faults, tokens, the log and the timelines as JSON.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use url::{Url, form_urlencoded};

use super::Sandbox;
use super::faults::{Fault, FaultRule, Operation, Scope};
use super::journal::LogEntry;
use super::world::TokenState;
use crate::item::Network;

/// `GET /sandbox/log`, oldest first.
pub(super) async fn log(State(sandbox): State<Sandbox>) -> Json<Vec<LogEntry>> {
    Json(sandbox.log())
}

/// `GET /sandbox/timelines`, newest first.
pub(super) async fn timelines(State(sandbox): State<Sandbox>) -> Response {
    Json(json!({ "facebook": sandbox.facebook_posts(), "x": sandbox.x_posts() })).into_response()
}

/// `GET /sandbox/faults`: the rules still in force.
pub(super) async fn faults(State(sandbox): State<Sandbox>) -> Json<Vec<FaultRule>> {
    Json(sandbox.faults())
}

/// `POST /sandbox/faults`: a JSON list replaces the rules; the start page's form adds one, or
/// clears all.
pub(super) async fn set_faults(
    State(sandbox): State<Sandbox>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    check_origin(&headers)?;
    if is_form(&headers) {
        let change: FaultForm = form(&body)?;
        change.apply(&sandbox);
        return Ok(Redirect::to("/").into_response());
    }
    let rules: Vec<FaultRule> = json_body(&headers, &body)?;
    sandbox.lock().faults.set_rules(rules);
    Ok(Json(sandbox.faults()).into_response())
}

/// `POST /sandbox/tokens` with `network` and `state` (`valid`, `expired`, `revoked`), as JSON or
/// form.
pub(super) async fn set_tokens(
    State(sandbox): State<Sandbox>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    check_origin(&headers)?;
    let by_form = is_form(&headers);
    let change: TokenForm = if by_form { form(&body)? } else { json_body(&headers, &body)? };
    sandbox.set_token(change.network, change.state);
    if by_form {
        return Ok(Redirect::to("/").into_response());
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Why a switch was not turned.
#[derive(Debug)]
pub(super) struct Refusal(StatusCode, String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

/// The start page's form for faults.
#[derive(Debug, Deserialize)]
#[serde(tag = "action", rename_all = "lowercase", deny_unknown_fields)]
enum FaultForm {
    /// One rule more.
    Add { network: Scope<Network>, operation: Scope<Operation>, fault: Fault, times: String },
    /// No faults any more, neither by rule nor by chance.
    Clear {},
}

impl FaultForm {
    fn apply(self, sandbox: &Sandbox) {
        let faults = &mut sandbox.lock().faults;
        match self {
            Self::Clear {} => {
                faults.set_rules(Vec::new());
                faults.stop_chance();
            }
            Self::Add { network, operation, fault, times } => {
                let mut rules = faults.rules().to_vec();
                rules.push(FaultRule {
                    network,
                    operation,
                    fault,
                    times: times.trim().parse().unwrap_or(1),
                });
                faults.set_rules(rules);
            }
        }
    }
}

/// A token's new state.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenForm {
    network: Network,
    state: TokenState,
}

/// Refuses what another site's page could send: a foreign `Origin`, a name in `Host` that is not
/// this machine, a form without proof of where it came from.
fn check_origin(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let forbidden = |reason: &str| Err(Refusal(StatusCode::FORBIDDEN, reason.into()));
    let host = text(HOST.as_str()).unwrap_or_default();
    if !is_loopback(host) {
        return forbidden("the Host header does not name this machine");
    }
    match (text(ORIGIN.as_str()), text("sec-fetch-site")) {
        (Some(origin), _) if origin != format!("http://{host}") => {
            forbidden("the request comes from another site")
        }
        (_, Some(site)) if site != "same-origin" => {
            forbidden("the request comes from another site")
        }
        (None, None) if is_form(headers) => forbidden("the form does not say where it comes from"),
        _ => Ok(()),
    }
}

fn is_loopback(host: &str) -> bool {
    let Ok(url) = Url::parse(&format!("http://{host}/")) else {
        return false;
    };
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    media_type(headers).starts_with("application/x-www-form-urlencoded")
}

fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE);
    value.and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn form<T: for<'a> Deserialize<'a>>(body: &[u8]) -> Result<T, Refusal> {
    let fields: serde_json::Map<_, _> = form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), json!(value)))
        .collect();
    serde_json::from_value(fields.into())
        .map_err(|error| Refusal(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))
}

fn json_body<T: for<'a> Deserialize<'a>>(headers: &HeaderMap, body: &[u8]) -> Result<T, Refusal> {
    if !media_type(headers).starts_with("application/json") {
        let reason = "Content-Type must be application/json".to_owned();
        return Err(Refusal(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason));
    }
    serde_json::from_slice(body)
        .map_err(|error| Refusal(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))
}
