//! Facebook's Graph API v26.0 as far as weitersagen uses it: one page, its feed, its token.

mod app;
mod error;
mod feed;
mod node;
mod params;
mod person;
mod photos;
mod proof;
mod read;

use axum::http::Method;
use jiff::Timestamp;
use serde::Serialize;

use super::call::{Call, Reply};
use super::faults::{Fault, Operation};
use super::world::{TokenState, World};
use error::GraphError;
use params::Params;
pub use photos::FacebookPhoto;
pub(super) use photos::Photos;

/// A post on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacebookPost {
    /// `PAGE_POST`.
    pub id: String,
    /// The text.
    pub message: String,
    /// The link given beside the text.
    pub link: Option<String>,
    /// When it was created.
    pub created: Timestamp,
    /// Whether followers see it; false until an unpublished post is published.
    pub visible: bool,
    /// When its text was last changed.
    pub edited: Option<Timestamp>,
    /// The pictures attached to it.
    pub photos: Vec<FacebookPhoto>,
}

/// Answers one request.
pub(super) fn answer(world: &mut World, call: &Call, now: Timestamp) -> Reply {
    let answer = dispatch(world, call, now);
    let mut reply = answer.unwrap_or_else(|error| error.reply(&world.next_trace()));
    reply.headers.extend([
        ("facebook-api-version", "v26.0".into()),
        ("x-app-usage", r#"{"call_count":1,"total_cputime":0,"total_time":0}"#.into()),
    ]);
    reply
}

/// What a request asks for, by method and path alone.
pub(super) fn operation(call: &Call) -> Operation {
    match (&call.method, call.segments().as_slice()) {
        (&Method::POST, [_, "feed"]) => Operation::Create,
        (&Method::POST, [_, "photos"]) => Operation::Upload,
        (_, ["debug_token"]) | (&Method::POST, ["oauth", _]) => Operation::Me,
        (&Method::POST, [_]) => Operation::Edit,
        (&Method::DELETE, _) => Operation::Delete,
        (_, ["me"]) => Operation::Me,
        _ => Operation::Read,
    }
}

/// The answer of a fault that comes before anything is done.
pub(super) fn early(fault: Fault, trace: &str) -> Option<Reply> {
    let error = match fault {
        Fault::Error503 => GraphError::unavailable(),
        Fault::ExpiredToken => GraphError::expired_token(),
        Fault::Blocked368 => GraphError::blocked(),
        Fault::RateLimit429 => {
            let mut reply = GraphError::too_many().reply(trace);
            // From 80 on a client would wait, up to the whole hour that Facebook counts by.
            let usage = r#"{"call_count":75,"total_cputime":20,"total_time":20}"#;
            reply.headers.push(("x-page-usage", usage.into()));
            return Some(reply);
        }
        _ => return None,
    };
    Some(error.reply(trace))
}

/// The answer that replaces the true one with [`Fault::Error500AfterPosting`].
pub(super) fn internal_error(trace: &str) -> Reply {
    GraphError::internal().reply(trace)
}

/// A post written by hand, at any time.
pub(super) fn by_hand(world: &mut World, message: &str, created: Timestamp) -> String {
    feed::store(world, (message, None, Vec::new()), true, created)
}

fn dispatch(world: &mut World, call: &Call, now: Timestamp) -> Result<Reply, GraphError> {
    let segments = call.segments();
    if let (&Method::POST, [page, "photos"]) = (&call.method, segments.as_slice()) {
        return photos::upload(world, call, page, now);
    }
    let params = Params::read(call)?;
    match (&call.method, segments.as_slice()) {
        (&Method::GET, ["debug_token"]) => return node::debug_token(world, call, &params),
        (&Method::POST, ["debug_token"]) if params.get("method") == Some("get") => {
            return node::debug_token(world, call, &params);
        }
        (&Method::POST, ["oauth", "access_token"]) => return person::exchange(world, &params),
        (&Method::GET, ["me", "accounts"]) => return person::accounts(world, call, &params),
        (&Method::GET, [node]) if *node == world.config.facebook.app_id => {
            return app::node(world, call, &params);
        }
        _ => {}
    }
    admit(world, params.token(call))?;
    proof::check(&world.config.facebook, params.token(call), params.get("appsecret_proof"))?;
    match (&call.method, segments.as_slice()) {
        (&Method::GET, [node]) if is_page(world, node) => node::page(world, &params),
        (&Method::GET, [node]) => read::post(world, node, &params),
        (&Method::POST, [page, "feed"]) => {
            check_page(world, page)?;
            feed::create(world, &params, now)
        }
        (&Method::GET, [page, "published_posts"]) => {
            check_page(world, page)?;
            read::published_posts(world, call, &params)
        }
        (&Method::POST, [post]) => feed::edit(world, post, &params, now),
        (&Method::DELETE, [post]) => feed::delete(world, post, &params),
        _ => Err(GraphError::no_such_path(call.uri.path())),
    }
}

fn admit(world: &World, token: Option<&str>) -> Result<(), GraphError> {
    let token = token.filter(|token| !token.is_empty()).ok_or_else(GraphError::no_token)?;
    if token != world.config.facebook.token {
        return Err(GraphError::unknown_token());
    }
    match world.facebook_token {
        TokenState::Valid => Ok(()),
        TokenState::Expired => Err(GraphError::expired_token()),
        TokenState::Revoked => Err(GraphError::revoked_token()),
    }
}

/// `me`, the page's number or its name.
fn is_page(world: &World, node: &str) -> bool {
    let page = &world.config.facebook;
    node == "me" || node == page.page_id || node.eq_ignore_ascii_case(&page.username)
}

fn check_page(world: &World, node: &str) -> Result<(), GraphError> {
    if is_page(world, node) {
        return Ok(());
    }
    Err(GraphError::gone(node))
}

fn require(world: &World, code: u32, scope: &str) -> Result<(), GraphError> {
    if world.config.facebook.scopes.iter().any(|held| held == scope) {
        return Ok(());
    }
    Err(GraphError::permission(code, scope))
}
