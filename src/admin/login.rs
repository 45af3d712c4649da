//! Logging in, by password or by a link that works once, and logging out.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{AppendHeaders, Html, IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::gate::{self, Visit};
use super::trouble::Trouble;
use super::view::Answer;
use super::{Admin, guard, password};
use crate::chance::{self, NoChance};
use crate::clock;
use crate::state::{Store, StoreError, logins};
use crate::wording::{Words, admin as say};

/// A new secret of 256 random bits, as it stands in a link or a cookie.
///
/// # Errors
/// The system gives no random numbers.
pub fn secret() -> Result<String, NoChance> {
    let mut bytes = [0; 32];
    chance::fill(&mut bytes)?;
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
    /// The page that was asked for, and is shown after logging in.
    next: Option<String>,
    /// What went wrong.
    wrong: Option<String>,
}

/// The form of the password.
#[derive(Deserialize)]
pub(super) struct WithPassword {
    password: String,
    #[serde(default)]
    next: String,
}

/// The form behind a link.
#[derive(Deserialize)]
pub(super) struct WithLink {
    link: String,
    #[serde(default)]
    next: String,
}

/// What the address of the login page says.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    next: String,
}

/// What a login page shows beside what is always there.
#[derive(Default)]
struct Door {
    link: Option<String>,
    next: Option<Next>,
    wrong: Option<Words>,
}

/// A page of this very site, by path and query.
struct Next(String);

impl Next {
    /// A longer address is none of the page's own.
    const LONGEST: usize = 500;

    /// Takes nothing that a browser would understand as another site's address.
    fn parse(text: &str) -> Option<Self> {
        let here = url::Url::parse("http://page.invalid/").ok()?;
        if text.len() > Self::LONGEST || !text.starts_with('/') {
            return None;
        }
        let there = here.join(text).ok()?;
        let is_page = !there.path().starts_with("//") && !there.path().starts_with("/log");
        let own = there.origin() == here.origin() && is_page;
        // In a query it is harmless; but some take it for a slash wherever it stands.
        let path = &there[url::Position::BeforePath..url::Position::AfterQuery];
        own.then(|| Self(path.replace('\\', "%5C")))
    }
}

/// The address of the login page for somebody who asked for this one.
pub(super) fn before(asked: &Uri) -> String {
    let next = asked.path_and_query().and_then(|asked| Next::parse(asked.as_str()));
    match next.filter(|Next(path)| path != "/") {
        Some(Next(path)) => {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("next", &path)
                .finish();
            format!("/login?{query}")
        }
        None => "/login".to_owned(),
    }
}

/// `GET /login`.
pub(super) async fn page(State(admin): State<Admin>, Query(asked): Query<Asked>) -> Answer {
    let door = Door { next: Next::parse(&asked.next), ..Door::default() };
    shown(&admin, StatusCode::OK, door)
}

/// `GET /login/{secret}`: only a button. Programs that follow the links in mails press none, and
/// so leave the link unused.
pub(super) async fn link_page(
    State(admin): State<Admin>,
    Path(link): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (next, asked) = (Next::parse(&asked.next), link.clone());
    let usable = admin
        .look(move |look| Ok::<_, Trouble>(logins::is_link(look.db, &asked, look.now)?))
        .await?;
    if usable {
        shown(&admin, StatusCode::OK, Door { link: Some(link), next, ..Door::default() })
    } else {
        let wrong = Some(say::LOGIN_LINK_OVER.telling(&[]));
        shown(&admin, StatusCode::NOT_FOUND, Door { next, wrong, ..Door::default() })
    }
}

/// `POST /login/link`: uses the link up.
pub(super) async fn by_link(
    State(admin): State<Admin>,
    headers: HeaderMap,
    Form(WithLink { link, next }): Form<WithLink>,
) -> Answer {
    let (secret, next) = (fresh()?, Next::parse(&next));
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
        return Ok(enter(&secret, next, &headers));
    }
    let wrong = Some(say::LOGIN_LINK_OVER.telling(&[]));
    shown(&admin, StatusCode::FORBIDDEN, Door { next, wrong, ..Door::default() })
}

/// `POST /login`.
pub(super) async fn by_password(
    State(admin): State<Admin>,
    headers: HeaderMap,
    Form(WithPassword { password, next }): Form<WithPassword>,
) -> Answer {
    let next = Next::parse(&next);
    let config = admin.config();
    let Some(hash) = config.admin.password.clone() else {
        return shown(&admin, StatusCode::FORBIDDEN, Door { next, ..Door::default() });
    };
    // Whoever waits here has not been measured against the throttle yet.
    let Ok(_one) = admin.inner.checking.acquire().await else {
        return Err(Trouble::Refused(StatusCode::SERVICE_UNAVAILABLE, &say::TROUBLE_BUSY));
    };
    if let Some(wait) = admin.throttle().wait(clock::monotonic()) {
        let seconds = (wait.as_secs() + 1).to_string();
        let wrong = Some(say::LOGIN_WAIT.telling(&[&Words::same(seconds)]));
        let door = Door { next, wrong, ..Door::default() };
        return shown(&admin, StatusCode::TOO_MANY_REQUESTS, door);
    }
    let opened_by = gate::by(hash.as_str());
    let checked = tokio::task::spawn_blocking(move || {
        password.len() <= password::LONGEST && password::is_right(&password, &hash)
    });
    if !checked.await.unwrap_or(false) {
        admin.throttle().wrong(clock::monotonic());
        tracing::warn!("A wrong password was given on the admin page");
        let wrong = Some(say::LOGIN_WRONG.telling(&[]));
        return shown(&admin, StatusCode::FORBIDDEN, Door { next, wrong, ..Door::default() });
    }
    admin.throttle().right();
    let secret = fresh()?;
    let (opened, now) = (secret.clone(), admin.now());
    admin.inner.store.run(move |tx| logins::open(tx, &opened, &opened_by, now)).await?;
    Ok(enter(&secret, next, &headers))
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

fn enter(secret: &str, next: Option<Next>, headers: &HeaderMap) -> Response {
    let cookie = gate::keeping(secret, guard::is_encrypted(headers));
    let next = next.map_or_else(|| "/".to_owned(), |Next(path)| path);
    (AppendHeaders(cookie), Redirect::to(&next)).into_response()
}

fn shown(admin: &Admin, status: StatusCode, Door { link, next, wrong }: Door) -> Answer {
    let config = admin.config();
    let view = View {
        lang: config.language.code(),
        organisation: config.organisation.name.clone(),
        has_password: config.admin.password.is_some(),
        link,
        next: next.map(|Next(path)| path),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn next(text: &str) -> Option<String> {
        Next::parse(text).map(|Next(path)| path)
    }

    #[test]
    fn the_login_leads_on_to_the_page_that_was_asked_for() {
        for own in ["/", "/outbox/12", "/outbox?state=open&account=x", "/journal?q=a+b"] {
            assert_eq!(next(own).as_deref(), Some(own));
        }
        assert_eq!(next("/journal?q=a\\b").as_deref(), Some("/journal?q=a%5Cb"));
        let before = |asked: &str| before(&asked.parse().unwrap());
        assert_eq!(before("/outbox?state=open"), "/login?next=%2Foutbox%3Fstate%3Dopen");
        assert_eq!(before("/"), "/login");
        assert_eq!(before("/logout"), "/login");
        assert_eq!(before("//evil.example/x"), "/login");
    }

    #[test]
    fn the_login_leads_to_no_other_site() {
        for foreign in [
            "",
            "outbox",
            "https://evil.example/",
            "//evil.example/",
            "///evil.example/",
            "/\\evil.example/",
            "\\\\evil.example/",
            "/\t/evil.example/",
            "/\n//evil.example/",
            "/.//evil.example/",
            "/x/..//evil.example/",
            "/%2e//evil.example/",
            "javascript:alert(1)",
            "/login/x",
            "/logout",
        ] {
            assert_eq!(next(foreign), None, "{foreign:?}");
        }
        assert_eq!(next(&format!("/{}", "x".repeat(Next::LONGEST))), None);
        assert_eq!(next("/a\r\nset-cookie: x").as_deref(), Some("/aset-cookie:%20x"));
    }
}
