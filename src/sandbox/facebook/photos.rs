//! Pictures: `POST /{page}/photos` with a file, unseen until a post attaches them.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::params::Params;
use super::{admit, check_page, proof, require};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;
use crate::sandbox::x::multipart;

/// Pictures must be smaller than this, in bytes.
const TOO_LARGE: usize = 4_000_000;

/// A post takes four pictures at most; a fifth is no known parameter.
pub(super) const ATTACHED: [&str; 4] =
    ["attached_media[0]", "attached_media[1]", "attached_media[2]", "attached_media[3]"];

/// The parts of an upload. `caption` would be shown under the picture alone.
const PARTS: [&str; 5] = ["source", "alt_text_custom", "caption", "published", "appsecret_proof"];

/// A picture on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FacebookPhoto {
    /// Its number.
    pub id: String,
    /// The alternative text.
    pub alt: Option<String>,
    /// As the upload named it.
    pub media_type: String,
    /// In bytes.
    pub size: usize,
}

/// Everything uploaded.
#[derive(Debug, Default, Clone)]
pub(in crate::sandbox) struct Photos(BTreeMap<String, FacebookPhoto>);

pub(super) fn upload(
    world: &mut World,
    call: &Call,
    page: &str,
    now: Timestamp,
) -> Result<Reply, GraphError> {
    if call.query().iter().any(|(name, _)| name == "access_token") {
        return Err(GraphError::token_in_address());
    }
    let token = call.authorization().strip_prefix("Bearer ");
    admit(world, token)?;
    let wrong = |what: &str| GraphError::parameter(what);
    let parts = Some(call).filter(|call| call.media_type() == "multipart/form-data");
    let parts = parts.and_then(|call| multipart::split(&call.body, call.boundary()?));
    let parts =
        parts.ok_or_else(|| wrong("(rehearsal) Send the picture as multipart/form-data"))?;
    for (index, part) in parts.iter().enumerate() {
        let twice = parts.iter().take(index).any(|earlier| earlier.name == part.name);
        if twice || !PARTS.contains(&part.name) {
            return Err(wrong(&format!("Unknown parameter {}, or it stands twice", part.name)));
        }
    }
    let text = |name: &str| {
        let part = parts.iter().find(|part| part.name == name)?;
        std::str::from_utf8(part.bytes).ok()
    };
    proof::check(&world.config.facebook, token, text("appsecret_proof"))?;
    check_page(world, page)?;
    require(world, 200, "pages_manage_posts")?;
    if text("published") != Some("false") {
        return Err(wrong("(rehearsal) A picture is uploaded with published=false"));
    }
    let source = parts.iter().find(|part| part.name == "source");
    let source = source.ok_or_else(|| wrong("Missing source"))?;
    let known = ["image/jpeg", "image/png", "image/gif", "image/webp"];
    if source.bytes.is_empty() || !known.contains(&source.media_type) {
        return Err(GraphError::image("Invalid image file"));
    }
    if source.bytes.len() >= TOO_LARGE {
        return Err(GraphError::image("Your photo is too large"));
    }
    let id = world.next_facebook_id(now);
    let id = id.rsplit_once('_').map_or(id.as_str(), |(_, own)| own).to_owned();
    let photo = FacebookPhoto {
        id: id.clone(),
        alt: text("alt_text_custom").filter(|alt| !alt.is_empty()).map(ToOwned::to_owned),
        media_type: source.media_type.to_owned(),
        size: source.bytes.len(),
    };
    world.photos.0.insert(id.clone(), photo);
    Ok(Reply::json(200, json!({ "id": id })))
}

/// The pictures that a post attaches: uploaded, and on no other post that followers see.
pub(super) fn attached(world: &World, params: &Params) -> Result<Vec<FacebookPhoto>, GraphError> {
    let named: Vec<&str> = ATTACHED.into_iter().map_while(|name| params.get(name)).collect();
    if ATTACHED.into_iter().skip(named.len()).any(|name| params.get(name).is_some()) {
        return Err(GraphError::parameter(
            "(rehearsal) attached_media counts from 0 without a gap",
        ));
    }
    let photos = named.iter().enumerate().map(|(index, one)| {
        if named.iter().take(index).any(|earlier| earlier == one) {
            return Err(GraphError::parameter("(rehearsal) A photo is attached twice"));
        }
        let one: Map<String, Value> = serde_json::from_str(one)
            .map_err(|_| GraphError::parameter("attached_media must be a JSON object"))?;
        if one.keys().any(|key| key != "media_fbid") {
            return Err(GraphError::parameter("(rehearsal) attached_media takes media_fbid alone"));
        }
        let id = one.get("media_fbid").and_then(Value::as_str).unwrap_or_default();
        let photo = world.photos.0.get(id).ok_or_else(|| GraphError::gone(id))?;
        let mut seen = world.facebook.iter().filter(|post| post.visible);
        if seen.any(|post| post.photos.iter().any(|other| other.id == id)) {
            return Err(GraphError::parameter("(rehearsal) The photo stands on another post"));
        }
        Ok(photo.clone())
    });
    photos.collect()
}
