//! The admin page's forms and addresses: whatever a browser, or somebody who is none, sends there,
//! the page does not break, gives nothing away, and changes nothing that it was not asked for rightly.

mod asked;
mod stage;

use std::cell::RefCell;

use axum::http::StatusCode;
use weitersagen::text::hygiene;

use asked::Asked;
use stage::{Answer, Stage};

/// A tag that a dictionary puts into every field; no answer may hold it as markup.
const MARKUP: &str = "<kanarie7";

/// What every answer tells the browser.
const HEADERS: [&str; 5] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cache-control",
    "cross-origin-opener-policy",
];

thread_local! {
    /// The page over a state that nobody has changed yet.
    static UNTOUCHED: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

/// As a request is written down: see [`Asked`].
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let stage = UNTOUCHED.take().unwrap_or_else(Stage::new);
    let Some(asked) = Asked::parse(&text, stage.knows()) else {
        UNTOUCHED.set(Some(stage));
        return;
    };
    let answer = stage.ask(&asked);
    held_by(&answer, &asked);
    if stage.is_untouched() {
        UNTOUCHED.set(Some(stage));
        return;
    }
    assert!(asked.may_change(stage.knows()), "changed by {asked:?}");
    for post in stage.posts() {
        assert_eq!(hygiene::forbidden(&post), None, "{post:?}");
        assert!(!post.contains('\r') && post.chars().count() < 70_000, "{post:?}");
    }
    for line in stage.journal() {
        assert!(!line.contains(['\r', '\n', '\0']), "{line:?}");
    }
}

/// What holds for every answer.
fn held_by(answer: &Answer, asked: &Asked) {
    let Answer { status, headers, body } = answer;
    assert!(!status.is_server_error(), "{status} to {asked:?}: {body}");
    let kind = headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_page = kind.starts_with("text/html");
    assert!(!is_page || !body.contains(MARKUP), "markup is shown as such to {asked:?}");
    for name in HEADERS {
        assert!(headers.contains_key(name), "no {name} to {asked:?}");
    }
    if let Some(onward) = headers.get("location") {
        let onward = onward.to_str().expect("plain letters");
        let own = onward.starts_with('/') && !onward.starts_with("//");
        assert!(own && !onward.contains('\\'), "{asked:?} leads to {onward}");
    }
    let lets_in = headers.contains_key("set-cookie");
    assert!(!lets_in || asked.uses_link(), "a session for {asked:?}");
    if asked.is_form() && !asked.is_own {
        assert_eq!(*status, StatusCode::FORBIDDEN, "{asked:?}");
    }
}
