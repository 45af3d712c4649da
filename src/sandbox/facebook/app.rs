//! The app itself: `GET /{app}`, which only the app's own token may read.

use serde_json::{Map, json};

use super::error::GraphError;
use super::node::no_field;
use super::params::Params;
use super::proof;
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;

/// What an app needs before Facebook lets it go live.
const POLICY: &str = "https://begegnungshaus.example/datenschutz";

/// Which mode it is in no field tells; an app in development has just not been given everything
/// that it needs to go live.
pub(super) fn node(world: &World, call: &Call, params: &Params) -> Result<Reply, GraphError> {
    params.only(&["fields"])?;
    let app = &world.config.facebook;
    let own = format!("{}|{}", app.app_id, app.app_secret);
    if params.token(call) != Some(own.as_str()) {
        return Err(GraphError::unknown_token());
    }
    proof::check(app, Some(&own), params.get("appsecret_proof"))?;
    let mut shown = Map::new();
    for field in params.fields(&["id", "name"]) {
        let value = match field.as_str() {
            "id" => json!(app.app_id),
            "name" => json!("weitersagen"),
            // What is not set is left out.
            "privacy_policy_url" if app.development => continue,
            "privacy_policy_url" => json!(POLICY),
            _ => return Err(no_field(&field, "Application")),
        };
        shown.insert(field, value);
    }
    Ok(Reply::json(200, shown.into()))
}
