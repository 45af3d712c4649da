//! X's API v2 as far as weitersagen uses it: `/2/users/me`, `/2/tweets`, `/2/users/{id}/tweets`,
//! `/2/media`, `/2/oauth2`.

mod create;
mod links;
mod media;
pub(super) mod multipart;
mod problem;
mod timeline;

use axum::http::Method;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::call::{Call, Reply};
use super::faults::{Fault, Operation};
use super::world::{Quota, TokenState, World};
use super::{oauth, oauth2};
pub(super) use links::{display, expanded, links_in};
pub(super) use media::Uploads;
pub use media::XMedia;
use problem::Problem;

/// A post on X.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct XPost {
    /// X's number, which holds the time in its upper bits.
    pub id: String,
    /// The text as sent, links unshortened.
    pub text: String,
    /// The first link in the text.
    pub link: Option<String>,
    /// When it was created.
    pub created: Timestamp,
    /// Whether followers see it; false with `nullcast`.
    pub visible: bool,
    /// The post that it answers.
    pub reply_to: Option<String>,
    /// Its pictures.
    pub media: Vec<XMedia>,
}

/// Answers one request.
pub(super) fn answer(world: &mut World, call: &Call, now: Timestamp) -> Reply {
    let quota = world.count(operation(call), now);
    let answer = if quota.exceeded {
        Err(Problem::too_many())
    } else if oauth2::is_login(call) {
        Ok(oauth2::answer(world, call, now))
    } else {
        admit(world, call, now).and_then(|()| dispatch(world, call, now))
    };
    with_quota(answer.unwrap_or_else(Problem::reply), quota)
}

/// What a request asks for, by method and path alone.
pub(super) fn operation(call: &Call) -> Operation {
    match (&call.method, call.segments().as_slice()) {
        (&Method::POST, ["tweets"]) => Operation::Create,
        (&Method::DELETE, ["tweets", _]) => Operation::Delete,
        (_, ["users", "me"]) => Operation::Me,
        (_, ["oauth2", ..]) => Operation::Login,
        (_, ["media", ..]) => Operation::Upload,
        _ => Operation::Read,
    }
}

/// The answer of a fault that comes before anything is done; a rate limit lasts to `window_end`.
pub(super) fn early(fault: Fault, window_end: Timestamp) -> Option<Reply> {
    let problem = match fault {
        Fault::Error503 => Problem::unavailable(),
        Fault::ExpiredToken => Problem::unauthorized("expired on request"),
        Fault::Blocked368 => Problem::forbidden("Your account is temporarily locked."),
        Fault::RateLimit429 => {
            let quota =
                Quota { limit: 100, remaining: 0, reset: window_end.as_second(), exceeded: true };
            return Some(with_quota(Problem::too_many().reply(), quota));
        }
        _ => return None,
    };
    Some(problem.reply())
}

/// The answer that replaces the true one with [`Fault::Error500AfterPosting`].
pub(super) fn internal_error() -> Reply {
    Problem::internal().reply()
}

/// A post written by hand, at any time.
pub(super) fn by_hand(world: &mut World, text: &str, created: Timestamp) -> String {
    create::store(world, text, create::Extras::default(), created)
}

fn admit(world: &mut World, call: &Call, now: Timestamp) -> Result<(), Problem> {
    if let Some(token) = call.authorization().strip_prefix("Bearer ") {
        return admit_login(world, token, call, now);
    }
    // In simulated time, only the client's own clock can tell what it signed.
    let now = world.time.map_or(now, |_| oauth::signed_at(call).unwrap_or(now));
    let stamp = oauth::verify(call, &world.config.x, now).map_err(Problem::unauthorized)?;
    let oldest = now.as_second() - oauth::TOLERANCE_SECS;
    if !world.nonces.is_new(stamp.timestamp, &stamp.nonce, oldest) {
        return Err(Problem::unauthorized("the nonce was used before"));
    }
    match world.x_token {
        TokenState::Valid => Ok(()),
        TokenState::Expired => Err(Problem::unauthorized("the token has expired")),
        TokenState::Revoked => Err(Problem::unauthorized("the token was revoked")),
    }
}

/// The token of a login, which must be of the scopes that X's description names.
fn admit_login(world: &World, token: &str, call: &Call, now: Timestamp) -> Result<(), Problem> {
    let scopes = world.logins.scopes(token, now).map_err(Problem::unauthorized)?;
    let needed: &[&str] = match operation(call) {
        Operation::Upload => &["media.write"],
        Operation::Create | Operation::Delete => &["tweet.write", "users.read", "tweet.read"],
        _ => &["tweet.read", "users.read"],
    };
    match needed.iter().find(|scope| !scopes.iter().any(|has| has == *scope)) {
        Some(scope) => Err(Problem::forbidden(&format!("The login lacks the scope {scope}."))),
        None => Ok(()),
    }
}

fn dispatch(world: &mut World, call: &Call, now: Timestamp) -> Result<Reply, Problem> {
    match (&call.method, call.segments().as_slice()) {
        (&Method::POST, ["tweets"]) => create::create(world, call, now),
        (&Method::DELETE, ["tweets", id]) => delete(world, id),
        (&Method::GET, ["tweets", id]) => timeline::one(world, id, call),
        (&Method::GET, ["users", "me"]) => me(world, call),
        (&Method::GET, ["users", id, "tweets"]) => timeline::read(world, id, call),
        (_, ["media", ..]) => media::answer(world, call, now),
        _ => Err(Problem::no_such_endpoint()),
    }
}

/// `GET /2/users/me`.
fn me(world: &World, call: &Call) -> Result<Reply, Problem> {
    for (name, _) in call.query() {
        if !["user.fields", "expansions", "post.fields", "tweet.fields"].contains(&name.as_str()) {
            return Err(timeline::unknown_parameter(&name));
        }
    }
    let account = &world.config.x;
    let body = json!({ "data": {
        "id": account.user_id,
        "name": account.name,
        "username": account.username,
    } });
    Ok(Reply::json(200, body))
}

/// `DELETE /2/tweets/{id}`.
fn delete(world: &mut World, id: &str) -> Result<Reply, Problem> {
    let before = world.x.len();
    world.x.retain(|post| post.id != id);
    if world.x.len() == before {
        return Err(Problem::resource_not_found("tweet", id));
    }
    Ok(Reply::json(200, json!({ "data": { "deleted": true } })))
}

fn with_quota(mut reply: Reply, quota: Quota) -> Reply {
    reply.headers.extend([
        ("x-rate-limit-limit", quota.limit.to_string()),
        ("x-rate-limit-remaining", quota.remaining.to_string()),
        ("x-rate-limit-reset", quota.reset.to_string()),
    ]);
    reply
}
