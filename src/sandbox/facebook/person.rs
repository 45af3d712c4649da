//! The person who manages the page: `POST /oauth/access_token` and `GET /me/accounts`.

use serde_json::json;

use super::error::GraphError;
use super::params::Params;
use super::proof;
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;

/// What the long-lived token has that the short-lived one has not.
const LONG: &str = "-long";

/// How long it lives, in seconds: about 60 days.
const LIFE_SECS: u32 = 5_183_944;

pub(super) fn exchange(world: &World, params: &Params) -> Result<Reply, GraphError> {
    params.only(&["grant_type", "client_id", "client_secret", "fb_exchange_token"])?;
    let page = &world.config.facebook;
    if params.get("grant_type") != Some("fb_exchange_token") {
        return Err(GraphError::parameter("Missing grant_type"));
    }
    if params.get("client_id") != Some(&page.app_id) {
        return Err(GraphError::application(
            "Error validating application. Cannot get application info due to a system error.",
        ));
    }
    if params.get("client_secret") != Some(&page.app_secret) {
        return Err(GraphError::application("Error validating client secret."));
    }
    if params.get("fb_exchange_token") != Some(&page.person_token) {
        return Err(GraphError::unknown_token());
    }
    let token = format!("{}{LONG}", page.person_token);
    Ok(Reply::json(
        200,
        json!({ "access_token": token, "token_type": "bearer", "expires_in": LIFE_SECS }),
    ))
}

pub(super) fn accounts(world: &World, call: &Call, params: &Params) -> Result<Reply, GraphError> {
    params.only(&["fields", "limit"])?;
    let page = &world.config.facebook;
    let token = params.token(call);
    // With a short-lived token the pages' tokens would be as short-lived.
    if token != Some(&format!("{}{LONG}", page.person_token)) {
        return Err(GraphError::unknown_token());
    }
    proof::check(page, token, params.get("appsecret_proof"))?;
    Ok(Reply::json(
        200,
        json!({ "data": [
            { "id": "104200000000099", "name": "Fremder Verein", "username": "fremder.verein",
              "access_token": "probe-foreign-page-token" },
            { "id": page.page_id, "name": page.name, "username": page.username,
              "access_token": page.token },
        ] }),
    ))
}
