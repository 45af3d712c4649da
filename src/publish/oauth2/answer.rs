//! What the token address answers (RFC 6749, sections 5.1 and 5.2).

use jiff::SignedDuration;
use secrecy::SecretString;
use serde_json::Value;

use super::super::wire::{json, quote, succeeded};
use super::{Exchange, Pair};
use crate::net::ApiReply;
use crate::wording::{Told, networks as say};

/// How long an access token lives where the answer does not say it: X's two hours.
const DEFAULT_LIFE_SECS: i64 = 2 * 60 * 60;

/// No access token is believed to live longer; after that it is refreshed all the same.
const LONGEST_LIFE_SECS: i64 = 24 * 60 * 60;

/// What an answer means for the code or refresh token that was sent.
pub(in crate::publish) fn read(reply: &ApiReply, secrets: &[&SecretString]) -> Exchange {
    let body = json(reply);
    if succeeded(reply) {
        return match body.as_ref().and_then(pair) {
            Some(exchange) => exchange,
            None => Exchange::Unclear(say::X_LOGIN_NO_PAIR.told([reply.status.into()])),
        };
    }
    let text = |name| body.as_ref().and_then(|body| body.get(name)).and_then(Value::as_str);
    let code = text("error").unwrap_or_default();
    let words = text("error_description").or(text("detail")).unwrap_or(code);
    let quoted = Told::said(&quote(words, secrets));
    let said = [say::X_SAID_ALONE.told([reply.status.into(), quoted])];
    match (reply.status, code) {
        // Refused before anything was done.
        (429, _) => Exchange::Unused(say::X_LOGIN_NOT_NOW.told(said)),
        (400 | 401, "invalid_client" | "unauthorized_client" | "unsupported_grant_type")
        | (401, _) => Exchange::App(say::X_LOGIN_APP.told(said)),
        (400, "invalid_grant" | "invalid_request" | "invalid_scope") => {
            Exchange::Dead(say::X_LOGIN_DEAD.told(said))
        }
        _ => Exchange::Unclear(say::X_LOGIN_UNCLEAR.told(said)),
    }
}

fn pair(body: &Value) -> Option<Exchange> {
    let text = |name| body.get(name).and_then(Value::as_str).filter(|text| is_token(text));
    let bearer = body.get("token_type").and_then(Value::as_str)?;
    if !bearer.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let pair =
        Pair { access: text("access_token")?.into(), refresh: text("refresh_token")?.into() };
    let life = body.get("expires_in").and_then(Value::as_i64).unwrap_or(DEFAULT_LIFE_SECS);
    let life = SignedDuration::from_secs(life.clamp(0, LONGEST_LIFE_SECS));
    Some(Exchange::Pair(pair, life))
}

/// What can stand in a header.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic())
}
