//! The token address: codes and refresh tokens in exchange for pairs.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Family, TokenUse, one};
use crate::sandbox::call::{Call, Reply};
use crate::sandbox::config::XAccount;
use crate::sandbox::world::World;

/// `POST /2/oauth2/token`.
pub(super) fn exchange(world: &mut World, call: &Call, now: Timestamp) -> Reply {
    if call.media_type() != "application/x-www-form-urlencoded" {
        return refuse(400, "invalid_request", "the body is not form-encoded");
    }
    let fields = call.form();
    if let Err(reason) = admit(&world.config.x, call, &fields) {
        return refuse(401, "unauthorized_client", reason);
    }
    match one(&fields, "grant_type") {
        Some("authorization_code") => redeem(world, &fields, now),
        Some("refresh_token") => refresh(world, &fields, now),
        _ => refuse(400, "unsupported_grant_type", "grant_type is not known"),
    }
}

/// The app names itself in the header with its secret, or in the body as a public client does;
/// the rehearsal's app may be used in both ways.
fn admit(account: &XAccount, call: &Call, fields: &[(String, String)]) -> Result<(), &'static str> {
    let header = call.authorization();
    if header.is_empty() {
        return match one(fields, "client_id") {
            Some(id) if id == account.client_id => Ok(()),
            _ => Err("client_id is missing or another"),
        };
    }
    let given = header.strip_prefix("Basic ").ok_or("the header is not of the scheme Basic")?;
    let given = STANDARD.decode(given).map_err(|_| "the header is not Base64")?;
    let expected = format!("{}:{}", account.client_id, account.client_secret);
    if given == expected.as_bytes() { Ok(()) } else { Err("the app's secret is another") }
}

fn redeem(world: &mut World, fields: &[(String, String)], now: Timestamp) -> Reply {
    let life = life(&world.config.x);
    let logins = &mut world.logins;
    let code = one(fields, "code").unwrap_or_default();
    let Some(index) = logins.codes.iter().position(|known| known.word == code) else {
        return invalid("the code is not known");
    };
    let next = logins.families.len();
    let Some(known) = logins.codes.get_mut(index) else {
        return invalid("the code is not known");
    };
    if let Some(family) = known.used_by {
        // RFC 6749, section 4.1.2: whoever brings a code twice may be a thief.
        if let Some(family) = logins.families.get_mut(family) {
            family.alive = false;
        }
        return invalid("the code was used before");
    }
    let verifier = one(fields, "code_verifier").unwrap_or_default();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier));
    if known.until <= now {
        return invalid("the code is too old");
    }
    if one(fields, "redirect_uri") != Some(&known.redirect) {
        return invalid("redirect_uri is not the one of the login");
    }
    if challenge != known.challenge {
        return invalid("code_verifier does not fit the challenge");
    }
    known.used_by = Some(next);
    let scopes = known.scopes.clone();
    let lasting = scopes.iter().any(|scope| scope == "offline.access");
    logins.families.push(Family { alive: true, scopes, access: Vec::new(), refresh: Vec::new() });
    let mut reply = logins.pair(next, life, now);
    if !lasting && let Some(body) = reply.body.as_object_mut() {
        body.remove("refresh_token");
    }
    reply
}

fn refresh(world: &mut World, fields: &[(String, String)], now: Timestamp) -> Reply {
    let life = life(&world.config.x);
    let logins = &mut world.logins;
    let token = one(fields, "refresh_token").unwrap_or_default();
    let found = logins.families.iter().enumerate().find_map(|(login, family)| {
        let generation = family.refresh.iter().position(|known| known == token)?;
        Some((login, generation, generation + 1 < family.refresh.len(), family.alive))
    });
    let Some((login, generation, again, alive)) = found else {
        return invalid("the refresh token is not known");
    };
    logins.uses.push(TokenUse { login, generation, again });
    if again && let Some(family) = logins.families.get_mut(login) {
        family.alive = false;
    }
    if again || !alive {
        return invalid("the refresh token was used before, or its login was ended");
    }
    logins.pair(login, life, now)
}

fn life(account: &XAccount) -> SignedDuration {
    SignedDuration::from_secs(account.access_life_secs)
}

fn invalid(reason: &str) -> Reply {
    refuse(400, "invalid_request", reason)
}

/// X says little; the log says why.
fn refuse(status: u16, error: &str, reason: &str) -> Reply {
    let description = match error {
        "invalid_request" => "Value passed for the token was invalid.",
        _ => "Missing valid authorization header",
    };
    let body = json!({ "error": error, "error_description": description });
    Reply::json(status, body).refused(reason)
}
