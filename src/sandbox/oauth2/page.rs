//! The page on which a person lets the app in.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use url::Url;

use super::{CODE_SECS, Code, SCOPES, one};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::world::World;

/// What the address of the page must hold, and nothing else.
const FIELDS: [&str; 7] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
];

/// A request for a login, checked.
struct Wanted {
    redirect: Url,
    scopes: Vec<String>,
    state: String,
    challenge: String,
}

/// `GET /2/oauth2/authorize`: who asks for what, and two buttons.
pub(super) fn show(world: &World, call: &Call) -> Reply {
    let fields = call.query();
    let wanted = match check(world, &fields) {
        Ok(wanted) => wanted,
        Err(reason) => return refuse(&reason),
    };
    let hidden: Vec<String> = fields
        .iter()
        .map(|(name, value)| {
            format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", safe(name), safe(value))
        })
        .collect();
    let scopes: Vec<String> =
        wanted.scopes.iter().map(|scope| format!("<li>{}</li>", safe(scope))).collect();
    let (hidden, scopes) = (hidden.concat(), scopes.concat());
    let (name, user) = (safe(&world.config.x.name), safe(&world.config.x.username));
    html(
        200,
        &format!(
            "<h1>Probebühne von X</h1><p>Eine App möchte für <b>{name}</b> (@{user}) handeln \
             und darf dann:</p><ul>{scopes}</ul><form method=\"post\" \
             action=\"/2/oauth2/authorize\">{hidden}<button name=\"decision\" value=\"allow\">App \
             zulassen</button> <button name=\"decision\" value=\"deny\">Ablehnen</button></form>"
        ),
    )
}

/// `POST /2/oauth2/authorize`: the person's answer, as a redirect to the app.
pub(super) fn decide(world: &mut World, call: &Call, now: Timestamp) -> Reply {
    let mut fields = call.form();
    let decision = one(&fields, "decision").map(str::to_owned);
    fields.retain(|(name, _)| name != "decision");
    let wanted = match check(world, &fields) {
        Ok(wanted) => wanted,
        Err(reason) => return refuse(&reason),
    };
    let mut back = wanted.redirect.clone();
    match decision.as_deref() {
        Some("allow") => {
            let code = world.logins.word("code");
            back.query_pairs_mut().append_pair("state", &wanted.state).append_pair("code", &code);
            let until = now.checked_add(SignedDuration::from_secs(CODE_SECS)).unwrap_or(now);
            world.logins.codes.push(Code {
                word: code,
                redirect: wanted.redirect.to_string(),
                challenge: wanted.challenge,
                scopes: wanted.scopes,
                until,
                used_by: None,
            });
        }
        Some("deny") => {
            back.query_pairs_mut()
                .append_pair("state", &wanted.state)
                .append_pair("error", "access_denied");
        }
        _ => return refuse("decision is neither allow nor deny"),
    }
    let mut reply = html(302, "");
    reply.headers.push(("location", back.to_string()));
    reply
}

fn check(world: &World, fields: &[(String, String)]) -> Result<Wanted, String> {
    let known = |name: &String| FIELDS.contains(&name.as_str());
    if let Some((name, _)) = fields.iter().find(|(name, _)| !known(name)) {
        return Err(format!("{name} is not known"));
    }
    let field = |name: &str| one(fields, name).ok_or_else(|| format!("{name} is missing"));
    for (name, expected) in [
        ("response_type", "code"),
        ("client_id", world.config.x.client_id.as_str()),
        ("code_challenge_method", "S256"),
    ] {
        if field(name)? != expected {
            return Err(format!("{name} is not the one expected"));
        }
    }
    let redirect = Url::parse(field("redirect_uri")?).map_err(|error| error.to_string())?;
    let scopes: Vec<String> = field("scope")?.split(' ').map(ToOwned::to_owned).collect();
    if let Some(scope) = scopes.iter().find(|scope| !SCOPES.contains(&scope.as_str())) {
        return Err(format!("the scope {scope} is not known"));
    }
    let challenge = field("code_challenge")?;
    if challenge.len() != 43 {
        return Err("code_challenge is no SHA-256 in base64url".into());
    }
    let state = field("state")?.to_owned();
    Ok(Wanted { redirect, scopes, state, challenge: challenge.to_owned() })
}

fn refuse(reason: &str) -> Reply {
    let text = "<h1>Etwas ist schiefgegangen</h1><p>Die App hat keinen gültigen Zugang \
                verlangt. Bitte in der App von vorn beginnen.</p>";
    html(400, text).refused(reason)
}

fn html(status: u16, body: &str) -> Reply {
    let page = format!(
        "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Anmeldung – \
         Probebühne</title></head><body>{body}</body></html>"
    );
    Reply::json(status, Value::String(page))
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
