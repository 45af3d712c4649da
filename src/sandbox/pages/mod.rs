//! What followers see: the two timelines as pages, and the start page with the switches.

mod richtext;
mod start;
mod times;
mod views;
mod wording;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Environment, value::Serde};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Sandbox;
use crate::clock;
use start::StartPage;
use views::{AccountView, PostView};

/// The templates; their names end in `.html`, so that minijinja escapes whatever is put in.
const TEMPLATES: [(&str, &str); 4] = [
    ("layout.html", include_str!("../templates/layout.html")),
    ("start.html", include_str!("../templates/start.html")),
    ("facebook.html", include_str!("../templates/facebook.html")),
    ("x.html", include_str!("../templates/x.html")),
];

/// What a template is filled with.
trait Page: Serialize {
    /// The page's style, as it stands in its `<style>` element.
    fn css(&self) -> &'static str;
}

/// One network's timeline.
#[derive(Debug, Serialize)]
struct TimelinePage {
    css: &'static str,
    page: AccountView,
    posts: Vec<PostView>,
}

impl Page for TimelinePage {
    fn css(&self) -> &'static str {
        self.css
    }
}

/// `GET /timeline/facebook`.
pub(super) async fn facebook(State(sandbox): State<Sandbox>) -> Response {
    let page = sandbox.config().facebook;
    let posts = if page.development { Vec::new() } else { sandbox.facebook_posts() };
    render(
        "facebook.html",
        &TimelinePage {
            css: include_str!("../templates/facebook.css"),
            page: views::account(&page.name, &page.username),
            posts: views::facebook(&posts, clock::now()),
        },
    )
}

/// `GET /timeline/x`.
pub(super) async fn x(State(sandbox): State<Sandbox>) -> Response {
    let account = sandbox.config().x;
    render(
        "x.html",
        &TimelinePage {
            css: include_str!("../templates/x.css"),
            page: views::account(&account.name, &account.username),
            posts: views::x(&sandbox.x_posts(), clock::now()),
        },
    )
}

/// `GET /`.
pub(super) async fn start(State(sandbox): State<Sandbox>) -> Response {
    let page = StartPage::of(&sandbox.lock());
    render("start.html", &page)
}

fn render(name: &str, page: &impl Page) -> Response {
    match html(name, page) {
        Ok(html) => (headers(page.css()), html).into_response(),
        Err(error) => {
            tracing::error!(%error, "A rehearsal page could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn html(name: &str, page: &impl Page) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    environment.get_template(name)?.render(Serde(page))
}

/// No script, no foreign content, no style but the page's own, which is named by its hash.
fn headers(css: &str) -> axum::http::HeaderMap {
    let style = STANDARD.encode(Sha256::digest(css));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'"
    );
    let mut headers = axum::http::HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Not `no-referrer`: under it, browsers send „Origin: null“ with the page's own forms.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(policy) = HeaderValue::try_from(policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers
}

#[cfg(test)]
mod tests;
