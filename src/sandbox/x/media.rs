//! Pictures: uploaded whole or in pieces, described, and checked before a post may name them.

use std::collections::BTreeMap;

use axum::http::Method;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::multipart::{self, Part};
use super::problem::Problem;
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;

/// The largest picture, in bytes.
const MAX_BYTES: usize = 5_000_000;
/// The longest alternative text, in characters.
const MAX_ALT: usize = 1_000;
/// How long an upload is kept, in seconds.
const KEPT_SECS: i64 = 86_400;
/// The pictures that X takes.
const TYPES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/// A picture on a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct XMedia {
    /// X's number of it.
    pub id: String,
    /// The alternative text.
    pub alt: Option<String>,
    /// By its first bytes.
    pub media_type: String,
    /// In bytes.
    pub size: usize,
}

/// Everything uploaded.
#[derive(Debug, Default, Clone)]
pub(in crate::sandbox) struct Uploads(BTreeMap<String, Upload>);

#[derive(Debug, Clone)]
struct Upload {
    bytes: Vec<u8>,
    /// As announced, where it comes in pieces.
    expected: Option<(usize, String)>,
    pieces: usize,
    finished: bool,
    alt: Option<String>,
    until: i64,
}

impl Uploads {
    /// The picture, if a post may name it now.
    pub(super) fn usable(&self, id: &str, now: Timestamp) -> Option<XMedia> {
        let upload = self.0.get(id).filter(|upload| upload.finished)?;
        (now.as_second() < upload.until).then(|| XMedia {
            id: id.to_owned(),
            alt: upload.alt.clone(),
            media_type: kind(&upload.bytes).unwrap_or_default().to_owned(),
            size: upload.bytes.len(),
        })
    }
}

/// Everything below `/2/media/`.
pub(super) fn answer(world: &mut World, call: &Call, now: Timestamp) -> Result<Reply, Problem> {
    match (&call.method, call.segments().as_slice()) {
        (&Method::POST, ["media", "upload"]) => whole(world, call, now),
        (&Method::POST, ["media", "upload", "initialize"]) => initialize(world, call, now),
        (&Method::POST, ["media", "upload", id, "append"]) => append(world, id, call),
        (&Method::POST, ["media", "upload", id, "finalize"]) => finalize(world, id),
        (&Method::GET, ["media", "upload"]) => status(world, call),
        (&Method::POST, ["media", "metadata"]) => describe(world, call),
        _ => Err(Problem::no_such_endpoint()),
    }
}

fn whole(world: &mut World, call: &Call, now: Timestamp) -> Result<Reply, Problem> {
    let parts = multipart::parse(call, &["media", "media_category"])?;
    if text(&parts, "media_category")? != "tweet_image" {
        return Err(Problem::invalid("media_category: is not part of the rehearsal"));
    }
    let media = part(&parts, "media")?;
    check(media.bytes, media.media_type)?;
    let id = world.next_x_id(now);
    let upload = Upload {
        bytes: media.bytes.to_vec(),
        expected: None,
        pieces: 1,
        finished: true,
        alt: None,
        until: now.as_second() + KEPT_SECS,
    };
    world.uploads.0.insert(id.clone(), upload);
    Ok(told(&id, media.bytes.len()))
}

fn initialize(world: &mut World, call: &Call, now: Timestamp) -> Result<Reply, Problem> {
    let body = object(call)?;
    known(&body, &["media_category", "media_type", "total_bytes", "shared", "additional_owners"])?;
    let media_type = body.get("media_type").and_then(Value::as_str).unwrap_or_default();
    let total = body.get("total_bytes").and_then(Value::as_u64).unwrap_or_default();
    let total = usize::try_from(total).unwrap_or(usize::MAX);
    let category = body.get("media_category").and_then(Value::as_str);
    if category != Some("tweet_image") || !TYPES.contains(&media_type) {
        return Err(Problem::invalid("$.media_type: is not a picture that X takes"));
    }
    if total == 0 || total > MAX_BYTES {
        return Err(Problem::invalid("$.total_bytes: is not between 1 and 5000000"));
    }
    let id = world.next_x_id(now);
    let upload = Upload {
        bytes: Vec::new(),
        expected: Some((total, media_type.to_owned())),
        pieces: 0,
        finished: false,
        alt: None,
        until: now.as_second() + KEPT_SECS,
    };
    world.uploads.0.insert(id.clone(), upload);
    Ok(Reply::json(200, json!({ "data": { "id": id, "expires_after_secs": KEPT_SECS } })))
}

fn append(world: &mut World, id: &str, call: &Call) -> Result<Reply, Problem> {
    let parts = multipart::parse(call, &["media", "segment_index"])?;
    let index: Option<usize> = text(&parts, "segment_index")?.parse().ok();
    let media = part(&parts, "media")?;
    let upload = upload(world, id)?;
    if upload.finished || index != Some(upload.pieces) {
        return Err(Problem::invalid("segment_index: is not the next one"));
    }
    upload.bytes.extend_from_slice(media.bytes);
    upload.pieces += 1;
    let until = upload.until;
    Ok(Reply::json(200, json!({ "data": { "expires_at": until } })))
}

fn finalize(world: &mut World, id: &str) -> Result<Reply, Problem> {
    let upload = upload(world, id)?;
    let expected = upload.expected.clone().unwrap_or_default();
    if upload.bytes.len() != expected.0 {
        return Err(Problem::invalid("the pieces are not as long as announced"));
    }
    check(&upload.bytes, &expected.1)?;
    upload.finished = true;
    let size = upload.bytes.len();
    Ok(told(id, size))
}

fn status(world: &mut World, call: &Call) -> Result<Reply, Problem> {
    let query = call.query();
    let id = query.iter().find(|(name, _)| name == "media_id").map(|(_, id)| id.clone());
    let id = id.ok_or_else(|| Problem::invalid("The query parameter [media_id] is missing"))?;
    let size = upload(world, &id)?.bytes.len();
    Ok(told(&id, size))
}

fn describe(world: &mut World, call: &Call) -> Result<Reply, Problem> {
    let body = object(call)?;
    known(&body, &["id", "metadata"])?;
    let id = body.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let metadata = body.get("metadata").cloned().unwrap_or_default();
    let alt = metadata.pointer("/alt_text/text").and_then(Value::as_str);
    let alt = alt.ok_or_else(|| Problem::invalid("$.metadata.alt_text.text: is required"))?;
    if alt.chars().count() > MAX_ALT {
        return Err(Problem::invalid("$.metadata.alt_text.text: is longer than 1000"));
    }
    upload(world, &id)?.alt = Some(alt.to_owned());
    let body = json!({ "data": { "id": id, "associated_metadata": metadata } });
    Ok(Reply::json(200, body))
}

fn upload<'w>(world: &'w mut World, id: &str) -> Result<&'w mut Upload, Problem> {
    let missing = Problem::invalid(format!("The media id [{id}] is not known"));
    world.uploads.0.get_mut(id).ok_or(missing)
}

fn told(id: &str, size: usize) -> Reply {
    let body = json!({ "data": {
        "id": id, "media_key": format!("3_{id}"), "size": size, "expires_after_secs": KEPT_SECS,
    } });
    Reply::json(200, body)
}

fn check(bytes: &[u8], said: &str) -> Result<(), Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(Problem::invalid("media: is larger than 5 MB"));
    }
    if kind(bytes) != Some(said) {
        return Err(Problem::invalid("media: is not the picture that it is said to be"));
    }
    Ok(())
}

fn kind(bytes: &[u8]) -> Option<&'static str> {
    let begins = |head: &[u8]| bytes.starts_with(head);
    if begins(b"\xFF\xD8\xFF") {
        Some("image/jpeg")
    } else if begins(b"\x89PNG\r\n\x1A\n") {
        Some("image/png")
    } else if begins(b"GIF8") {
        Some("image/gif")
    } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some("image/webp")
    } else {
        None
    }
}

fn part<'p, 'b>(parts: &'p [Part<'b>], name: &str) -> Result<&'p Part<'b>, Problem> {
    let found = parts.iter().find(|part| part.name == name);
    found.ok_or_else(|| Problem::invalid(format!("{name}: is required")))
}

fn text<'b>(parts: &[Part<'b>], name: &str) -> Result<&'b str, Problem> {
    std::str::from_utf8(part(parts, name)?.bytes)
        .map_err(|_| Problem::invalid(format!("{name}: is not text")))
}

fn object(call: &Call) -> Result<Map<String, Value>, Problem> {
    if call.media_type() != "application/json" {
        return Err(Problem::unsupported_media());
    }
    serde_json::from_slice(&call.body)
        .map_err(|error| Problem::invalid(format!("The body is not a JSON object: {error}")))
}

fn known(body: &Map<String, Value>, keys: &[&str]) -> Result<(), Problem> {
    match body.keys().find(|key| !keys.contains(&key.as_str())) {
        Some(key) => Err(Problem::invalid(format!("$.{key}: is not defined in the schema"))),
        None => Ok(()),
    }
}
