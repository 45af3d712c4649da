//! One API request from the wire to the log: the fault it meets, the answer, the cut.

use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::connect_info::ConnectInfo;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::Sandbox;
use super::call::{Call, Reply};
use super::faults::{Fault, Operation};
use super::journal::LogEntry;
use super::serve::Fuse;
use super::{facebook, x};
use crate::clock;
use crate::item::Network;

/// The largest body taken, in bytes: a picture of 5 MB in one request.
const MAX_BODY: usize = 6 << 20;

/// What a gateway says that has lost its mind.
const GARBAGE: &str = "<!DOCTYPE html><html><head><title>OK</title></head><body>OK</body></html>";

/// Everything below `/v26.0/`.
pub(super) async fn facebook(State(sandbox): State<Sandbox>, request: Request) -> Response {
    conduct(sandbox, Network::Facebook, request).await
}

/// Everything below `/2/`.
pub(super) async fn x(State(sandbox): State<Sandbox>, request: Request) -> Response {
    conduct(sandbox, Network::X, request).await
}

async fn conduct(sandbox: Sandbox, network: Network, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let fuse = parts.extensions.get::<ConnectInfo<Fuse>>().map(|info| info.0.clone());
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let call = Call { method: parts.method, uri: parts.uri, headers: parts.headers, body };
    let operation = match network {
        Network::Facebook => facebook::operation(&call),
        Network::X => x::operation(&call),
    };
    let (fault, delay) = {
        let mut world = sandbox.lock();
        (world.faults.draw(network, operation), world.faults.delay)
    };
    if fault == Some(Fault::Slow) {
        return slow(sandbox, network, operation, call, delay, fuse).await;
    }
    match settle(&sandbox, network, operation, fault, &call) {
        Some(reply) => response(reply),
        None => cut(fuse),
    }
}

/// Carries the request out late, and also when the client has gone in the meantime: networks do
/// not notice that nobody waits any more.
async fn slow(
    sandbox: Sandbox,
    network: Network,
    operation: Operation,
    call: Call,
    delay: Duration,
    fuse: Option<Fuse>,
) -> Response {
    let work = tokio::spawn(async move {
        clock::sleep(delay).await;
        settle(&sandbox, network, operation, Some(Fault::Slow), &call)
    });
    match work.await {
        Ok(Some(reply)) => response(reply),
        _ => cut(fuse),
    }
}

/// Carries the request out, or not, as the fault has it, and logs it. `None`: no answer is sent.
fn settle(
    sandbox: &Sandbox,
    network: Network,
    operation: Operation,
    fault: Option<Fault>,
    call: &Call,
) -> Option<Reply> {
    let mut world = sandbox.lock();
    let now = world.now();
    let trace = world.next_trace();
    let canned = world.canned.take(network, operation);
    let early = canned.or_else(|| {
        fault.and_then(|fault| match network {
            Network::Facebook => facebook::early(fault, &trace),
            Network::X => x::early(fault, now.checked_add(world.faults.pause).unwrap_or(now)),
        })
    });
    let done = match (early, fault) {
        (Some(reply), _) => Some(reply),
        (None, Some(Fault::CutBeforePosting)) => None,
        (None, _) => Some(match network {
            Network::Facebook => facebook::answer(&mut world, call, now),
            Network::X => x::answer(&mut world, call, now),
        }),
    };
    let created = done.as_ref().and_then(|reply| reply.created.clone());
    let link = created.as_deref().and_then(|id| world.link_of(network, id));
    let refused = done.as_ref().and_then(|reply| reply.refused.clone());
    let sent = done.and_then(|reply| distort(reply, fault, network, &trace)).map(|mut reply| {
        // The networks tell their own time, which is simulated where the rehearsal's is.
        reply.headers.push(("date", now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()));
        reply
    });
    world.journal.add(LogEntry {
        time: now,
        network,
        operation,
        method: call.method.to_string(),
        path: call.uri.path().to_owned(),
        status: sent.as_ref().map(|reply| reply.status),
        fault,
        created,
        link,
        refused,
    });
    sent
}

/// What a fault after posting makes of the true answer.
fn distort(reply: Reply, fault: Option<Fault>, network: Network, trace: &str) -> Option<Reply> {
    match (fault, network) {
        (Some(Fault::LostAnswerAfterPosting), _) => None,
        (Some(Fault::Error500AfterPosting), Network::Facebook) => {
            Some(facebook::internal_error(trace))
        }
        (Some(Fault::Error500AfterPosting), Network::X) => Some(x::internal_error()),
        (Some(Fault::GarbageAfterPosting), _) => {
            Some(Reply::json(reply.status, Value::String(GARBAGE.into())))
        }
        _ => Some(reply),
    }
}

/// The answer that never arrives. Without a fuse, an empty 502 leaves as much in doubt.
fn cut(fuse: Option<Fuse>) -> Response {
    if let Some(fuse) = fuse {
        fuse.blow();
    }
    StatusCode::BAD_GATEWAY.into_response()
}

fn response(reply: Reply) -> Response {
    let (media_type, body) = match reply.body {
        Value::String(page) => ("text/html; charset=utf-8", Bytes::from(page)),
        json => ("application/json; charset=utf-8", Bytes::from(json.to_string())),
    };
    let mut response = body.into_response();
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    response
}
