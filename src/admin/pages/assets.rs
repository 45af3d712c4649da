//! Style, script and icon of the page: compiled in, the same for everybody.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use crate::admin::trouble::Trouble;

/// Each with its kind. Their addresses carry the program's version, so they may be kept.
const ASSETS: [(&str, &str, &str); 3] = [
    ("admin.css", "text/css; charset=utf-8", include_str!("../templates/admin.css")),
    ("admin.js", "text/javascript; charset=utf-8", include_str!("../templates/admin.js")),
    ("icon.svg", "image/svg+xml", include_str!("../templates/icon.svg")),
];

/// `GET /assets/{name}`.
pub(super) async fn asset(Path(name): Path<String>) -> Result<Response, Trouble> {
    let (_, kind, text) =
        ASSETS.into_iter().find(|(known, ..)| *known == name).ok_or(Trouble::Missing)?;
    let headers = [(CONTENT_TYPE, kind), (CACHE_CONTROL, "private, max-age=300")];
    Ok((headers, text).into_response())
}
