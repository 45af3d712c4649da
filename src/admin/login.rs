//! Logging in, by password or by a link that works once, and logging out.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::gate::{self, Visit};
use super::trouble::Trouble;
use super::view::Answer;
use super::{Admin, guard, password};
use crate::clock;
use crate::state::{Store, StoreError, logins};
use crate::wording::{Words, admin as say};

/// A new secret of 256 random bits, as it stands in a link or a cookie.
///
/// # Errors
/// The system gives no random numbers.
pub fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Keeps the secret of a new link, and returns the path at which it logs in.
pub fn new_link(store: &Store, secret: &str, now: jiff::Timestamp) -> Result<String, StoreError> {
    store.run_blocking(|tx| logins::add_link(tx, secret, now))?;
    Ok(format!("login/{secret}"))
}

/// The login page as it is filled.
#[derive(Serialize)]
struct View {
    lang: &'static str,
    organisation: String,
    /// Whether a password can log in.
    has_password: bool,
    /// The link's secret, for the button that uses it.
    link: Option<String>,
    /// What went wrong.
    wrong: Option<String>,
}

/// The form of the password.
#[derive(Deserialize)]
pub(super) struct WithPassword {
    password: String,
}

/// The form behind a link.
#[derive(Deserialize)]
pub(super) struct WithLink {
    link: String,
}

/// `GET /login`.
pub(super) async fn page(State(admin): State<Admin>) -> Answer {
    shown(&admin, StatusCode::OK, None, None)
}

/// `GET /login/{secret}`: only a button. Programs that follow the links in mails press none, and
/// so leave the link unused.
pub(super) async fn link_page(State(admin): State<Admin>, Path(link): Path<String>) -> Answer {
    let asked = link.clone();
    let usable = admin
        .look(move |look| Ok::<_, Trouble>(logins::is_link(look.db, &asked, look.now)?))
        .await?;
    if usable {
        shown(&admin, StatusCode::OK, Some(link), None)
    } else {
        shown(&admin, StatusCode::NOT_FOUND, None, Some(say::LOGIN_LINK_OVER.telling(&[])))
    }
}

/// `POST /login/link`: uses the link up.
pub(super) async fn by_link(
    State(admin): State<Admin>,
    headers: HeaderMap,
    Form(WithLink { link }): Form<WithLink>,
) -> Answer {
    let secret = fresh()?;
    let opened = secret.clone();
    let now = admin.now();
    let is_open = admin
        .inner
        .store
        .run(move |tx| {
            let redeemed = logins::redeem(tx, &link, now)?;
            if redeemed {
                logins::open(tx, &opened, logins::BY_LINK, now)?;
            }
            Ok(redeemed)
        })
        .await?;
    if is_open {
        return Ok(enter(&secret, &headers));
    }
    shown(&admin, StatusCode::FORBIDDEN, None, Some(say::LOGIN_LINK_OVER.telling(&[])))
}

/// `POST /login`.
pub(super) async fn by_password(
    State(admin): State<Admin>,
    headers: HeaderMap,
    Form(WithPassword { password }): Form<WithPassword>,
) -> Answer {
    let config = admin.config();
    let Some(hash) = config.admin.password.clone() else {
        return shown(&admin, StatusCode::FORBIDDEN, None, None);
    };
    // Whoever waits here has not been measured against the throttle yet.
    let Ok(_one) = admin.inner.checking.acquire().await else {
        return Err(Trouble::Refused(StatusCode::SERVICE_UNAVAILABLE, &say::TROUBLE_BUSY));
    };
    if let Some(wait) = admin.throttle().wait(clock::monotonic()) {
        let seconds = (wait.as_secs() + 1).to_string();
        let wrong = say::LOGIN_WAIT.telling(&[&Words::same(seconds)]);
        return shown(&admin, StatusCode::TOO_MANY_REQUESTS, None, Some(wrong));
    }
    let opened_by = gate::by(hash.as_str());
    let checked = tokio::task::spawn_blocking(move || {
        password.len() <= password::LONGEST && password::is_right(&password, &hash)
    });
    if !checked.await.unwrap_or(false) {
        admin.throttle().wrong(clock::monotonic());
        tracing::warn!("A wrong password was given on the admin page");
        let wrong = say::LOGIN_WRONG.telling(&[]);
        return shown(&admin, StatusCode::FORBIDDEN, None, Some(wrong));
    }
    admin.throttle().right();
    let secret = fresh()?;
    let (opened, now) = (secret.clone(), admin.now());
    admin.inner.store.run(move |tx| logins::open(tx, &opened, &opened_by, now)).await?;
    Ok(enter(&secret, &headers))
}

/// `POST /logout`.
pub(super) async fn log_out(State(admin): State<Admin>, visit: Visit) -> Answer {
    let secret = visit.secret().to_owned();
    admin.inner.store.run(move |tx| logins::close(tx, &secret)).await?;
    Ok(Redirect::to("/login").into_response())
}

fn fresh() -> Result<String, Trouble> {
    secret().map_err(|error| {
        tracing::error!("The system gives no random numbers: {error}");
        Trouble::Refused(StatusCode::INTERNAL_SERVER_ERROR, &say::TROUBLE_BROKEN)
    })
}

fn enter(secret: &str, headers: &HeaderMap) -> Response {
    let cookie = gate::keeping(secret, guard::is_encrypted(headers));
    (AppendHeaders(cookie), Redirect::to("/")).into_response()
}

fn shown(admin: &Admin, status: StatusCode, link: Option<String>, wrong: Option<Words>) -> Answer {
    let config = admin.config();
    let view = View {
        lang: config.language.code(),
        organisation: config.organisation.name.clone(),
        has_password: config.admin.password.is_some(),
        link,
        wrong: wrong.map(|wrong| wrong.of(config.language).to_owned()),
    };
    let html = admin.inner.templates.render(config.language, "login.html", view)?;
    Ok((status, Html(html)).into_response())
}

impl Admin {
    fn throttle(&self) -> std::sync::MutexGuard<'_, super::Throttle> {
        self.inner.throttle.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
