//! What is refused before anything is looked at: foreign hosts, forms of other sites, endless
//! requests. And what every answer tells the browser to refuse.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Admin;
use super::trouble::{ForPrograms, Said, Trouble};
use crate::wording::admin as say;

/// Nothing but the page's own style, script and pictures; no frame, no foreign form.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; \
                      frame-ancestors 'none'";

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The headers of every answer; a page that allows more pictures may set a policy of its own.
const HEADERS: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Not `no-referrer`: under it, browsers send „Origin: null“ with the page's own forms.
    (REFERRER_POLICY, "same-origin"),
    (CACHE_CONTROL, "no-store"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Stands around everything.
pub(super) async fn guard(State(admin): State<Admin>, request: Request, next: Next) -> Response {
    let refused = refusal(&admin, &request);
    let mut response = match refused {
        Some(trouble) => trouble.into_response(),
        None => match tokio::time::timeout(admin.limits.request, next.run(request)).await {
            Ok(response) => response,
            Err(_) => {
                Trouble::Refused(StatusCode::REQUEST_TIMEOUT, &say::TROUBLE_SLOW).into_response()
            }
        },
    };
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_page = is_page || response.extensions().get::<ForPrograms>().is_some();
    if response.status().as_u16() >= 400 && !is_page {
        let said = response.extensions_mut().remove::<Said>();
        response = admin.trouble_page(response.status(), said);
    }
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

fn refusal(admin: &Admin, request: &Request) -> Option<Trouble> {
    let headers = request.headers();
    let host = one(headers, &HOST);
    let asked = request.uri().authority().map(axum::http::uri::Authority::as_str);
    let config = admin.config();
    let is_own = host.is_some_and(|host| {
        is_own_host(host, admin.inner.address, &config.admin.hosts)
            && asked.is_none_or(|asked| asked.eq_ignore_ascii_case(host))
    });
    if !is_own {
        return Some(Trouble::Refused(StatusCode::MISDIRECTED_REQUEST, &say::TROUBLE_HOST));
    }
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    if changes && !is_same_origin(headers, host?) {
        return Some(Trouble::Refused(StatusCode::FORBIDDEN, &say::TROUBLE_FOREIGN));
    }
    None
}

/// Whether the browser reached the page through TLS, as its own `Origin` says. Only asked of
/// requests whose origin is the page's.
pub(super) fn is_encrypted(headers: &HeaderMap) -> bool {
    one(headers, &ORIGIN).is_some_and(|origin| origin.starts_with("https://"))
}

/// A header that stands there once, as text.
fn one<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    let only = values.next().filter(|_| values.next().is_none());
    only.and_then(|value| value.to_str().ok())
}

/// Whether a request's `Host` is a name of the page: its address, this machine's own names where
/// it listens there, or a name that the admin has listed. Any other may be one that a foreign
/// site has led here.
fn is_own_host(host: &str, address: SocketAddr, listed: &[String]) -> bool {
    let host = host.to_ascii_lowercase();
    let port = address.port();
    let with_port = |name: &str| host == format!("{name}:{port}") || (port == 80 && host == name);
    let here = |ip: IpAddr| ip.is_loopback() || ip.is_unspecified();
    (!address.ip().is_unspecified() && with_port(&bracketed(address.ip())))
        || (here(address.ip()) && ["localhost", "127.0.0.1", "[::1]"].into_iter().any(with_port))
        || listed.iter().any(|name| host == *name || with_port(name))
}

fn bracketed(ip: IpAddr) -> String {
    match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    }
}

/// Whether the browser says that a request comes from a page of this very host. At least one of
/// the two headers must say so, and none may say otherwise; every browser since 2020 sends them.
fn is_same_origin(headers: &HeaderMap, host: &str) -> bool {
    let origin = headers.contains_key(ORIGIN).then(|| {
        one(headers, &ORIGIN).is_some_and(|origin| {
            let own = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
            own.is_some_and(|own| own.eq_ignore_ascii_case(host))
        })
    });
    let site = headers
        .contains_key(SEC_FETCH_SITE)
        .then(|| one(headers, &SEC_FETCH_SITE) == Some("same-origin"));
    matches!((origin, site), (Some(true), Some(true) | None) | (None, Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_pages_own_names_are_answered() {
        let listed = ["wache.example.org".to_owned(), "anders.example:8443".to_owned()];
        let local = "127.0.0.1:8787".parse().unwrap();
        let own = |host: &str| is_own_host(host, local, &listed);
        for host in [
            "127.0.0.1:8787",
            "localhost:8787",
            "LOCALHOST:8787",
            "[::1]:8787",
            "wache.example.org",
            "wache.example.org:8787",
            "anders.example:8443",
        ] {
            assert!(own(host), "{host}");
        }
        for host in [
            "",
            "localhost",
            "localhost:80",
            "127.0.0.1.evil.example:8787",
            "evil.example:8787",
            "wache.example.org.evil.example",
            "anders.example",
            "127.0.0.1:8787@evil.example",
        ] {
            assert!(!own(host), "{host}");
        }
        let public = "192.0.2.7:8787".parse().unwrap();
        assert!(is_own_host("192.0.2.7:8787", public, &[]));
        assert!(!is_own_host("localhost:8787", public, &[]));
    }

    #[test]
    fn a_form_must_come_from_the_page_itself() {
        let asked = |pairs: &[(&HeaderName, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(*name, HeaderValue::from_str(value).unwrap());
            }
            is_same_origin(&headers, "localhost:8787")
        };
        let (own, site) = ("http://localhost:8787", &SEC_FETCH_SITE);
        assert!(asked(&[(&ORIGIN, own)]));
        assert!(asked(&[(&ORIGIN, "https://localhost:8787"), (site, "same-origin")]));
        assert!(asked(&[(site, "same-origin")]));
        assert!(!asked(&[]), "neither is said");
        assert!(!asked(&[(&ORIGIN, "null")]));
        assert!(!asked(&[(&ORIGIN, "http://localhost:8788")]));
        assert!(!asked(&[(&ORIGIN, "http://evil.example")]));
        assert!(!asked(&[(&ORIGIN, own), (&ORIGIN, "http://evil.example")]));
        for foreign in ["cross-site", "same-site", "none", ""] {
            assert!(!asked(&[(&ORIGIN, own), (site, foreign)]), "{foreign}");
            assert!(!asked(&[(site, foreign)]), "{foreign}");
        }
    }
}
