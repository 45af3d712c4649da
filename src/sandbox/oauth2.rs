//! OAuth 2.0 as X speaks it, strictly: a login page, codes that work once, pairs of tokens that
//! rotate, and a family that dies when a used refresh token comes back.

mod page;
mod token;

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::call::{Call, Reply};
use super::world::World;

/// How long a code works, in seconds; X's own figure.
const CODE_SECS: i64 = 30;

/// The scopes that the rehearsal's app may ask for.
const SCOPES: [&str; 5] =
    ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];

/// One use of a refresh token, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TokenUse {
    /// The login it belongs to, counted from 0.
    pub login: usize,
    /// Which of the login's refresh tokens it was, counted from 0.
    pub generation: usize,
    /// Whether it had been used before, which kills the whole login.
    pub again: bool,
}

/// Every login of the rehearsal.
#[derive(Debug, Default, Clone)]
pub(super) struct Logins {
    codes: Vec<Code>,
    families: Vec<Family>,
    uses: Vec<TokenUse>,
    made: u64,
}

/// A code that a login page gave out.
#[derive(Debug, Clone)]
struct Code {
    word: String,
    redirect: String,
    challenge: String,
    scopes: Vec<String>,
    until: Timestamp,
    /// The login that was made of it.
    used_by: Option<usize>,
}

/// The tokens that came of one login.
#[derive(Debug, Clone)]
struct Family {
    alive: bool,
    scopes: Vec<String>,
    access: Vec<(String, Timestamp)>,
    /// The last one is the one that works.
    refresh: Vec<String>,
}

impl Logins {
    /// The uses of refresh tokens, oldest first.
    pub(super) fn uses(&self) -> Vec<TokenUse> {
        self.uses.clone()
    }

    /// How many logins there have been.
    pub(super) fn count(&self) -> usize {
        self.families.len()
    }

    /// Ends the time of every access token; refresh tokens go on.
    pub(super) fn expire_access(&mut self) {
        self.families.iter_mut().for_each(|family| family.access.clear());
    }

    /// Ends every login.
    pub(super) fn revoke(&mut self) {
        self.families.iter_mut().for_each(|family| family.alive = false);
    }

    /// Whether an access token is taken now; its scopes if so.
    pub(super) fn scopes(&self, token: &str, now: Timestamp) -> Result<&[String], &'static str> {
        let holds = |family: &&Family| family.access.iter().any(|(access, _)| access == token);
        let family = self.families.iter().find(holds).ok_or("the access token is not known")?;
        if !family.alive {
            return Err("the login was ended");
        }
        let until = family.access.iter().find(|(access, _)| access == token);
        if until.is_none_or(|(_, until)| *until <= now) {
            return Err("the access token has expired");
        }
        Ok(&family.scopes)
    }

    /// A word that was never given out before; of no worth outside the rehearsal.
    fn word(&mut self, kind: &str) -> String {
        self.made += 1;
        let hash = Sha256::digest(format!("{kind}/{}", self.made));
        format!("probe-{kind}-{}", URL_SAFE_NO_PAD.encode(hash))
    }

    /// The next pair of a family, as the token address answers it.
    fn pair(&mut self, family: usize, life: SignedDuration, now: Timestamp) -> Reply {
        let (access, refresh) = (self.word("access"), self.word("refresh"));
        let until = now.checked_add(life).unwrap_or(now);
        let mut scope = String::new();
        if let Some(family) = self.families.get_mut(family) {
            family.access.push((access.clone(), until));
            family.refresh.push(refresh.clone());
            scope = family.scopes.join(" ");
        }
        let body = json!({
            "token_type": "bearer",
            "expires_in": life.as_secs(),
            "access_token": access,
            "refresh_token": refresh,
            "scope": scope,
        });
        Reply::json(200, body)
    }
}

/// Whether a request belongs here.
pub(super) fn is_login(call: &Call) -> bool {
    matches!(call.segments().as_slice(), ["oauth2", "authorize" | "token"])
}

/// Answers the login page and the token address.
pub(super) fn answer(world: &mut World, call: &Call, now: Timestamp) -> Reply {
    match (&call.method, call.segments().as_slice()) {
        (&Method::GET, ["oauth2", "authorize"]) => page::show(world, call),
        (&Method::POST, ["oauth2", "authorize"]) => page::decide(world, call, now),
        (&Method::POST, ["oauth2", "token"]) => token::exchange(world, call, now),
        _ => Reply::json(405, json!({ "error": "invalid_request" })).refused("wrong method"),
    }
}

/// One value of a name, and none where it stands twice.
fn one<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let mut found = fields.iter().filter(|(key, _)| key == name);
    let first = found.next().map(|(_, value)| value.as_str());
    first.filter(|value| !value.is_empty() && found.next().is_none())
}
