//! A request as it is written down, and what it may do.

use axum::body::Body;
use axum::http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use axum::http::{Method, Request, Uri};

use super::stage::{HOST_NAME, Knows};

/// `POST own session json /outbox/1/edit`, an empty line, the body. `own` is said by a page of the
/// same host, `session` sends the cookie, `json` asks for JSON; `{token}` and `{link}` stand for the
/// session's token and for a login link that nobody has used.
#[derive(Debug)]
pub(super) struct Asked {
    method: Method,
    uri: Uri,
    pub(super) is_own: bool,
    has_session: bool,
    wants_json: bool,
    /// What kind of body it is said to be.
    kind: &'static str,
    body: String,
}

impl Asked {
    pub(super) fn parse(text: &str, knows: &Knows) -> Option<Self> {
        let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
        let mut words = head.split_whitespace();
        let method = match words.next()? {
            "POST" => Method::POST,
            "PUT" => Method::PUT,
            "HEAD" => Method::HEAD,
            _ => Method::GET,
        };
        let mut asked = Self {
            method,
            uri: Uri::from_static("/"),
            is_own: false,
            has_session: false,
            wants_json: false,
            kind: "application/x-www-form-urlencoded",
            body: body.replace("{token}", &knows.token).replace("{link}", &knows.link),
        };
        for word in words {
            match word {
                "own" => asked.is_own = true,
                "session" => asked.has_session = true,
                "json" => asked.wants_json = true,
                "multipart" => asked.kind = "multipart/form-data; boundary=x",
                "text" => asked.kind = "text/plain",
                path => {
                    let path = path.replace("{link}", &knows.link);
                    asked.uri = path.parse().ok().filter(|uri: &Uri| uri.host().is_none())?;
                }
            }
        }
        Some(asked)
    }

    pub(super) fn request(&self, knows: &Knows) -> Request<Body> {
        let mut request = Request::builder()
            .method(&self.method)
            .uri(&self.uri)
            .header(HOST, HOST_NAME)
            .header(CONTENT_TYPE, self.kind);
        if self.is_own {
            request = request.header(ORIGIN, format!("http://{HOST_NAME}"));
        }
        if self.has_session {
            request = request.header(COOKIE, format!("weitersagen={}", knows.cookie));
        }
        if self.wants_json {
            request = request.header(ACCEPT, "application/json");
        }
        request.body(Body::from(self.body.clone())).expect("a request")
    }

    /// Whether it wants to change something.
    pub(super) fn is_form(&self) -> bool {
        !matches!(self.method, Method::GET | Method::HEAD)
    }

    /// Whether it uses a login link.
    pub(super) fn uses_link(&self) -> bool {
        self.is_form() && self.is_own && self.uri.path() == "/login/link"
    }

    /// Whether it may change the state: a form of the page's own, with session and token or with an
    /// unused link.
    pub(super) fn may_change(&self, knows: &Knows) -> bool {
        let brings = |field: &str, secret: &str| {
            let mut fields = url::form_urlencoded::parse(self.body.as_bytes());
            fields.find(|(name, _)| name == field).is_some_and(|(_, value)| value == secret)
        };
        let in_session = self.has_session && brings("csrf", &knows.token);
        let by_link = self.uses_link() && brings("link", &knows.link);
        self.is_form() && self.is_own && (in_session || by_link)
    }
}
