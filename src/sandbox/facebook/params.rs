//! The parameters of a Graph request, from query and body alike, and whose token it carries.

use serde_json::{Map, Value};

use super::error::GraphError;
use crate::sandbox::call::Call;

/// Parameters that may come with any request.
const EVERYWHERE: [&str; 3] = ["access_token", "appsecret_proof", "method"];

/// Query and body together, each name at most once.
#[derive(Debug)]
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    /// Reads them.
    ///
    /// # Errors
    /// A token in the address, a body that cannot be read, a name given twice.
    pub(super) fn read(call: &Call) -> Result<Self, GraphError> {
        let query = call.query();
        if query.iter().any(|(name, _)| name == "access_token") {
            return Err(GraphError::token_in_address());
        }
        let mut params = Self(Vec::new());
        for (name, value) in query.into_iter().chain(body(call)?) {
            if params.get(&name).is_some() {
                return Err(GraphError::parameter(&format!("Param {name} is given twice")));
            }
            params.0.push((name, value));
        }
        Ok(params)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A parameter that is `true` or `false`.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, GraphError> {
        match self.get(name) {
            None => Ok(None),
            Some("true" | "1") => Ok(Some(true)),
            Some("false" | "0") => Ok(Some(false)),
            Some(_) => Err(GraphError::parameter(&format!("Param {name} must be a boolean"))),
        }
    }

    /// Refuses every parameter that is not named here. Facebook ignores them without a word; a
    /// rehearsal is where a slip of the pen should show.
    pub(super) fn only(&self, allowed: &[&str]) -> Result<(), GraphError> {
        let unknown = self.0.iter().find(|(name, _)| {
            !allowed.contains(&name.as_str()) && !EVERYWHERE.contains(&name.as_str())
        });
        match unknown {
            Some((name, _)) => Err(GraphError::parameter(&format!("Unknown parameter {name}"))),
            None => Ok(()),
        }
    }

    /// The names asked for with `fields`, or the given ones; braces and their content dropped.
    pub(super) fn fields(&self, default: &[&str]) -> Vec<String> {
        let Some(fields) = self.get("fields") else {
            return default.iter().map(ToString::to_string).collect();
        };
        let mut depth = 0_u32;
        let mut flat = String::with_capacity(fields.len());
        for letter in fields.chars() {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ if depth == 0 => flat.push(letter),
                _ => {}
            }
        }
        let names = flat.split(',').map(str::trim).filter(|name| !name.is_empty());
        names.map(ToOwned::to_owned).collect()
    }

    /// The token, from the header or else the body.
    pub(super) fn token<'a>(&'a self, call: &'a Call) -> Option<&'a str> {
        let header = call.authorization().split_once(' ');
        let bearer = header.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("Bearer"));
        bearer.map(|(_, token)| token.trim()).or_else(|| self.get("access_token"))
    }
}

fn body(call: &Call) -> Result<Vec<(String, String)>, GraphError> {
    if call.body.is_empty() {
        return Ok(Vec::new());
    }
    match call.media_type().as_str() {
        "application/x-www-form-urlencoded" => Ok(call.form()),
        "application/json" => {
            let fields: Map<String, Value> =
                serde_json::from_slice(&call.body).map_err(|error| {
                    GraphError::parameter(&format!("The body is not a JSON object: {error}"))
                })?;
            Ok(fields.into_iter().map(|(name, value)| (name, plain(value))).collect())
        }
        other => Err(GraphError::parameter(&format!(
            "(rehearsal) A body of type '{other}' is not understood; send a form or JSON"
        ))),
    }
}

/// A JSON value as the form would carry it.
fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}
