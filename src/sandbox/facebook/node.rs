//! The page itself and its token: `GET /me`, `GET /{page}`, `GET /debug_token`.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::error::GraphError;
use super::params::Params;
use super::{admit, proof};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::{TokenState, World};

/// `GET /me` and `GET /{page}`.
pub(super) fn page(world: &World, params: &Params) -> Result<Reply, GraphError> {
    params.only(&["fields", "metadata"])?;
    let page = &world.config.facebook;
    let visible = world.facebook.iter().filter(|post| post.visible).count();
    let mut shown = Map::new();
    shown.insert("id".into(), json!(page.page_id));
    for field in params.fields(&["id", "name"]) {
        let value = match field.as_str() {
            "id" => json!(page.page_id),
            "name" => json!(page.name),
            "username" => json!(page.username),
            "link" => json!(page.linked),
            "access_token" => json!(page.token),
            "category" => json!("Nonprofit organization"),
            "is_published" => json!(true),
            "published_posts" => json!({ "summary": { "total_count": visible } }),
            _ => return Err(no_field(&field, "Page")),
        };
        shown.insert(field, value);
    }
    Ok(Reply::json(200, Value::Object(shown)))
}

pub(super) fn no_field(field: &str, node: &str) -> GraphError {
    GraphError::parameter(&format!(
        "Tried accessing nonexisting field ({field}) on node type ({node})"
    ))
}

/// `GET /debug_token`: the one place where the inspected token stands in the address, since
/// Facebook documents no other way. The asking token may be a dead one's successor or itself.
pub(super) fn debug_token(
    world: &World,
    call: &Call,
    params: &Params,
) -> Result<Reply, GraphError> {
    params.only(&["input_token", "fields"])?;
    let asking = params.token(call);
    // A dead token may still be asked about by itself, or the admin would never learn why.
    if asking != Some(world.config.facebook.token.as_str()) {
        admit(world, asking)?;
    }
    let input = params.get("input_token").filter(|token| !token.is_empty());
    let input =
        input.ok_or_else(|| GraphError::parameter("The parameter input_token is required"))?;
    let page = &world.config.facebook;
    if input != page.token {
        let error = json!({ "code": 190, "message": "Invalid OAuth access token." });
        let body = json!({ "data": { "is_valid": false, "error": error, "scopes": [] } });
        return Ok(Reply::json(200, body));
    }
    proof::check(page, asking, params.get("appsecret_proof"))?;
    let until = world.facebook_token_until.map_or(0, Timestamp::as_second);
    let granular: Vec<Value> = page
        .scopes
        .iter()
        .map(|scope| json!({ "scope": scope, "target_ids": [page.page_id] }))
        .collect();
    let mut data = json!({
        "app_id": page.app_id,
        "type": "PAGE",
        "application": "weitersagen",
        "profile_id": page.page_id,
        "is_valid": world.facebook_token == TokenState::Valid,
        "expires_at": 0,
        "data_access_expires_at": page.data_access_until.map_or(0, Timestamp::as_second),
        "scopes": page.scopes,
        "granular_scopes": granular,
    });
    match world.facebook_token {
        TokenState::Valid => {}
        TokenState::Expired => {
            data["expires_at"] = json!(until);
            data["error"] = dead("Session has expired", 463);
        }
        TokenState::Revoked => data["error"] = dead("The session has been invalidated", 460),
    }
    Ok(Reply::json(200, json!({ "data": data })))
}

fn dead(message: &str, subcode: u32) -> Value {
    json!({
        "code": 190,
        "subcode": subcode,
        "message": format!("Error validating access token: {message}."),
    })
}
