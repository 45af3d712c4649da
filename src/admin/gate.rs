//! Who may look: the session in the cookie, and the token that each form must bring back.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, HeaderValue, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::trouble::Trouble;
use super::{Admin, login};
use crate::config::Config;
use crate::daemon::desk::Person;
use crate::state::logins::{self, Session};
use crate::wording::admin as say;

/// The cookie's name.
const NAME: &str = "weitersagen";
/// The form's field with the token.
const FIELD: &str = "csrf";
/// The largest form, in bytes: a post's text, a few times over.
pub(super) const LARGEST_FORM: usize = 64 * 1024;

/// A person who is logged in and looks at one page.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    /// What each form on the page brings back, so that no other site can send it.
    pub(super) csrf: String,
    /// What the last step came to, as its phrase's name.
    pub(super) said: Option<String>,
    /// The session's secret.
    secret: String,
}

impl Visit {
    /// The person, by a short name of the session that tells nothing of its secret.
    pub(super) fn person(&self) -> Person {
        let digest = Sha256::new().chain_update(b"person ").chain_update(&self.secret).finalize();
        let (head, _) = digest.as_chunks::<2>();
        let name = head.first().map(|bytes| format!("{:04x}", u16::from_be_bytes(*bytes)));
        Person::on_page(&name.unwrap_or_default())
    }

    /// The session's secret, to end it.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        parts.extensions.get().cloned().ok_or(Trouble::LoggedOut)
    }
}

/// Stands before every page that is not for everybody.
pub(super) async fn gate(State(admin): State<Admin>, mut request: Request, next: Next) -> Response {
    let secret = cookie(request.headers()).map(str::to_owned);
    let query = request.uri().query().unwrap_or_default().to_owned();
    let visit = match enter(&admin, secret, &query).await {
        Ok(visit) => visit,
        Err(Trouble::LoggedOut) if is_look(request.method()) => {
            return Redirect::to(&login::before(request.uri())).into_response();
        }
        Err(trouble) => return trouble.into_response(),
    };
    if !is_look(request.method()) {
        let (parts, body) = request.into_parts();
        let Ok(form) = axum::body::to_bytes(body, LARGEST_FORM).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        if !brings_token(&form, &visit.secret) {
            return Trouble::Refused(StatusCode::FORBIDDEN, &say::TROUBLE_FOREIGN).into_response();
        }
        request = Request::from_parts(parts, Body::from(form));
    }
    request.extensions_mut().insert(visit);
    next.run(request).await
}

/// Whether a request only looks.
fn is_look(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

async fn enter(admin: &Admin, secret: Option<String>, query: &str) -> Result<Visit, Trouble> {
    let secret = secret.ok_or(Trouble::LoggedOut)?;
    let of = secret.clone();
    let session = admin
        .look(move |look| {
            let session = logins::session(look.db, &of, look.now)?;
            Ok::<_, Trouble>(session.filter(|session| still_holds(session, look.config)))
        })
        .await?;
    let session = session.ok_or(Trouble::LoggedOut)?;
    if session.is_stale {
        let (of, now) = (secret.clone(), admin.now());
        // Whether the use is noted must not decide whether the page is shown.
        if let Err(error) = admin.inner.store.run(move |tx| logins::seen(tx, &of, now)).await {
            tracing::warn!("The use of the admin page could not be noted: {error}");
        }
    }
    let said = url::form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "said");
    Ok(Visit { csrf: token(&secret), said: said.map(|(_, said)| said.into_owned()), secret })
}

/// A session that a password has opened ends with that password.
fn still_holds(session: &Session, config: &Config) -> bool {
    session.opened_by == logins::BY_LINK
        || config.admin.password.as_ref().is_some_and(|hash| session.opened_by == by(hash.as_str()))
}

/// How the state names the password that opens a session.
pub(super) fn by(hash: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(hash.as_bytes()))
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let pairs = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='))
}

/// The cookie that keeps a session. It goes with requests of the page itself, and, being `Lax`, with
/// a link that leads here from a mail or another site: looking changes nothing. It goes with no
/// form, picture or frame of another site; and of a form, origin and token are asked besides.
/// It ends with the browser, or when the session does.
pub(super) fn keeping(
    secret: &str,
    is_encrypted: bool,
) -> Option<(axum::http::HeaderName, HeaderValue)> {
    let secure = if is_encrypted { "; Secure" } else { "" };
    let cookie = format!("{NAME}={secret}; Path=/; HttpOnly; SameSite=Lax{secure}");
    Some((SET_COOKIE, HeaderValue::try_from(cookie).ok()?))
}

/// The token that belongs to a session: it tells nothing of the secret it is made from.
fn token(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::new().chain_update(b"form ").chain_update(secret).finalize())
}

/// Compares hashes: how long that takes says nothing about the token.
fn brings_token(form: &Bytes, secret: &str) -> bool {
    let brought = url::form_urlencoded::parse(form).find(|(key, _)| key == FIELD);
    let hash = |token: &str| Sha256::digest(token.as_bytes());
    brought.is_some_and(|(_, brought)| hash(&brought) == hash(&token(secret)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_must_bring_the_token_of_its_own_session() {
        let form = |token: &str| Bytes::from(format!("id=3&csrf={token}"));
        assert!(brings_token(&form(&token("a")), "a"));
        assert!(!brings_token(&form(&token("b")), "a"));
        assert!(!brings_token(&form(""), "a"));
        assert!(!brings_token(&Bytes::from_static(b"id=3"), "a"));
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("weitersagen2=x; a=b"));
        assert_eq!(cookie(&headers), None);
        headers.append(COOKIE, HeaderValue::from_static("a=b; weitersagen=s3cret"));
        assert_eq!(cookie(&headers), Some("s3cret"));
    }
}
