//! Answers requests: the failures first, then the page, then whether the reader has it already.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use jiff::SignedDuration;
use jiff::fmt::rfc2822::DateTimePrinter;
use sha2::{Digest as _, Sha256};

use super::view::Snapshot;
use super::{Failure, Inner, Site, Sites, Stage, organisation, picture, portal};

/// What a path leads to.
pub(super) enum Answer {
    Html(String),
    Rss(String),
    Svg(&'static str),
    Moved(String),
    Missing,
}

/// One router; every path of a site is told apart in its own module.
pub(super) fn router(sites: Sites, site: Site) -> Router {
    let handler = async move |State(sites): State<Sites>, uri: Uri, headers: HeaderMap| {
        respond(&sites, site, &uri, &headers)
    };
    Router::new().route("/", get(handler)).route("/{*path}", get(handler)).with_state(sites)
}

const HTML: &str = "text/html; charset=utf-8";
const ROBOTS: &str = "User-agent: *\nDisallow: /administrator/\nDisallow: /suche\n";

fn respond(sites: &Sites, site: Site, uri: &Uri, headers: &HeaderMap) -> Response {
    let stage = sites.stage();
    let sent = |content_type: &str, body: Vec<u8>| {
        conditional(&sites.inner, stage, headers, content_type, body)
    };
    if uri.path() == "/robots.txt" {
        return sent("text/plain; charset=utf-8", ROBOTS.into());
    }
    if let Some(png) = picture_name(uri.path()).and_then(picture::png) {
        return sent("image/png", png);
    }
    if stage.failure == Failure::Error500 {
        return (StatusCode::INTERNAL_SERVER_ERROR, "Interner Fehler").into_response();
    }
    let answer = answer(&sites.inner, stage, site, uri).map(|answer| match answer {
        Answer::Html(page) => {
            sites.corrected(uri.path(), page).map_or(Answer::Missing, Answer::Html)
        }
        Answer::Rss(feed) => sites.corrected(uri.path(), feed).map_or(Answer::Missing, Answer::Rss),
        other => other,
    });
    match answer {
        Ok(Answer::Html(page)) => sent(HTML, cut_off(page, stage, uri.path()).into()),
        Ok(Answer::Rss(feed)) => {
            let feed = cut_off(feed, stage, uri.path());
            sent("application/rss+xml; charset=utf-8", feed.into())
        }
        Ok(Answer::Svg(image)) => sent("image/svg+xml", image.into()),
        Ok(Answer::Moved(to)) => {
            (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to)]).into_response()
        }
        Ok(Answer::Missing) => {
            (StatusCode::NOT_FOUND, "404 – Seite nicht gefunden").into_response()
        }
        Err(error) => {
            tracing::error!("a sample page could not be rendered: {error:#}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn answer(inner: &Inner, stage: Stage, site: Site, uri: &Uri) -> anyhow::Result<Answer> {
    let snapshot = Snapshot { inner, site, stage };
    if let Some(stand_in) = snapshot.stand_in() {
        return stand_in;
    }
    match site {
        Site::Organisation => organisation::answer(&snapshot, uri.path(), uri.query()),
        Site::Portal => portal::answer(&snapshot, uri.path()),
    }
}

/// Where lists and feeds stand.
const LISTS: [&str; 5] =
    ["/", "/news", "/rss.xml", "/aktuelles/news.html", "/aktuelles/rueckblick.html"];

/// The first half of a list, where the site is to break off in the middle.
fn cut_off(mut body: String, stage: Stage, path: &str) -> String {
    if stage.failure == Failure::CutOff && LISTS.contains(&path) {
        let half = body.len() / 2;
        body.truncate((0..=half).rev().find(|at| body.is_char_boundary(*at)).unwrap_or_default());
    }
    body
}

/// `lange-tafel` for `/images/lange-tafel.png`.
fn picture_name(path: &str) -> Option<&str> {
    path.strip_prefix("/images/")?.strip_suffix(".png")
}

/// Sends the body with its validators, or 304 to a reader who has it.
fn conditional(
    inner: &Inner,
    stage: Stage,
    request: &HeaderMap,
    content_type: &str,
    body: Vec<u8>,
) -> Response {
    let etag = etag(&body);
    let modified = last_modified(inner, stage);
    let given = |name| request.get(name).and_then(|value| HeaderValue::to_str(value).ok());
    // RFC 9110, 13.1.3: If-Modified-Since counts only where If-None-Match is absent.
    let known = match given(header::IF_NONE_MATCH) {
        Some(tags) => tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag),
        None => given(header::IF_MODIFIED_SINCE).is_some_and(|since| since == modified),
    };
    // Without `no-cache` a browser would guess, and show a page from before the last release.
    let fresh = "no-cache".to_owned();
    let validators =
        [(header::ETAG, etag), (header::LAST_MODIFIED, modified), (header::CACHE_CONTROL, fresh)];
    if known {
        return (StatusCode::NOT_MODIFIED, validators).into_response();
    }
    (validators, [(header::CONTENT_TYPE, content_type.to_owned())], body).into_response()
}

/// Sixteen hexadecimal digits of the body's SHA-256, in quotation marks.
fn etag(body: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut tag = String::from('"');
    for byte in Sha256::digest(body).iter().take(8) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Yesterday evening plus a second for each change: it grows and never lies in the future.
fn last_modified(inner: &Inner, stage: Stage) -> String {
    let evening = inner.today.saturating_sub(SignedDuration::from_hours(24)).at(18, 0, 0, 0);
    let changed = evening.saturating_add(SignedDuration::from_secs(i64::from(stage.revision)));
    let instant = changed.in_tz("UTC").map(|zoned| zoned.timestamp());
    let written = instant.and_then(|at| DateTimePrinter::new().timestamp_to_rfc9110_string(&at));
    written.unwrap_or_default()
}
