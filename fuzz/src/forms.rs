//! Requests to the admin page: whatever is sent, it answers, shows no foreign markup, and changes
//! nothing unless a form of its own asks for that.

use std::cell::RefCell;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use url::form_urlencoded;
use weitersagen::text::hygiene;

use super::stage::{HOST, SESSION, Stage};

thread_local! {
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

/// What no answer may show as it stands: a dictionary puts it into requests.
const MARKUP: &str = "<kanarienvogel";

/// As a request is written down: `POST /outbox/1/edit`, a line for each header, an empty line, the
/// form. `~` among the headers is what a browser adds, `csrf=~` in the form the session's token.
pub fn hold(data: &[u8]) {
    STAGE.with_borrow_mut(|stage| try_one(stage.get_or_insert_with(Stage::open), data));
}

fn try_one(stage: &Stage, data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (head, form) = text.split_once("\n\n").unwrap_or((&text, ""));
    let form = form.replace("csrf=~", &format!("csrf={}", stage.token));
    let Some(request) = request(head, &form) else {
        return;
    };
    let path = request.uri().path().to_owned();
    let reads = matches!(request.method().as_str(), "GET" | "HEAD");
    let is_own = head.lines().any(|line| line == "~");
    let token = form_urlencoded::parse(form.as_bytes()).find(|(name, _)| name == "csrf");
    let has_token = token.is_some_and(|(_, token)| token == stage.token);

    let before = stage.version();
    let (status, headers, body) = stage.answer(request);
    let changed = stage.version() != before;

    let is_probe = matches!(path.as_str(), "/healthz" | "/readyz");
    assert!(status.as_u16() < 500 || is_probe, "{status} from {path}");
    assert!(!changed || (!reads && is_own && has_token), "{path} changed something");
    let shown = String::from_utf8_lossy(&body);
    assert!(!shown.contains(MARKUP), "{path} shows markup: {shown}");
    guarded(&headers, status);
    if changed {
        for delivery in [1, 2] {
            let text = stage.text(delivery);
            assert_eq!(hygiene::forbidden(&text), None, "{text:?}");
            assert!(
                text.trim() == text && text.contains("https://www.verein.example/1"),
                "{text:?}"
            );
        }
        stage.reset();
    }
}

fn request(head: &str, form: &str) -> Option<Request<Body>> {
    let mut lines = head.lines();
    let (method, path) = lines.next()?.split_once(' ')?;
    let path = path.trim();
    let mut request = Request::builder().method(method).uri(path.starts_with('/').then_some(path)?);
    for line in lines {
        request = match line.split_once(':') {
            None if line == "~" => request
                .header("host", HOST)
                .header("origin", format!("http://{HOST}"))
                .header("cookie", format!("weitersagen={SESSION}"))
                .header("content-type", "application/x-www-form-urlencoded"),
            None => request,
            Some((name, value)) => request.header(name.trim(), value.trim()),
        };
    }
    request.body(Body::from(form.to_owned())).ok()
}

/// Every answer tells the browser what to refuse.
fn guarded(headers: &HeaderMap, status: StatusCode) {
    let policy = headers.get("content-security-policy").and_then(|policy| policy.to_str().ok());
    assert!(policy.is_some_and(|policy| policy.starts_with("default-src 'none'")), "{status}");
    assert_eq!(headers.get("x-content-type-options").map(|h| h.as_bytes()), Some(&b"nosniff"[..]));
}
