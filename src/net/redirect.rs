//! Where a redirect may lead: http(s) only, and never from https down to http.

use crate::wording::{Told, reading as say};
use url::Url;

/// At most this many redirects are followed for one address.
pub(super) const LIMIT: usize = 5;

/// Whether the status is a redirect that is followed, and whether it says „for good“.
pub(super) const fn kind(status: u16) -> Option<Permanence> {
    match status {
        301 | 308 => Some(Permanence::Permanent),
        302 | 303 | 307 => Some(Permanence::Temporary),
        _ => None,
    }
}

/// How long a redirect is meant to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Permanence {
    /// 301 and 308: the old address may be forgotten.
    Permanent,
    /// 302, 303 and 307.
    Temporary,
}

/// The address that `location` names, seen from `from`; the error says why it is not followed.
pub(super) fn target(from: &Url, location: Option<&str>) -> Result<Url, Told> {
    let host = || Told::said(from.host_str().unwrap_or("?"));
    let location = location
        .map(str::trim)
        .filter(|location| !location.is_empty())
        .ok_or_else(|| say::TO_NOTHING.told([host()]))?;
    let mut to = from
        .join(location)
        .map_err(|error| say::TO_NO_ADDRESS.told([host(), Told::said(&error.to_string())]))?;
    match (from.scheme(), to.scheme()) {
        (_, "https") | ("http", "http") => {}
        ("https", "http") => {
            return Err(say::TO_HTTP.told([host()]));
        }
        (_, scheme) => return Err(say::TO_SCHEME.told([host(), Told::said(scheme)])),
    }
    if to.host_str().is_none() {
        return Err(say::TO_NO_HOST.told([host()]));
    }
    // Credentials in a redirect would be sent as a header that nobody here meant to send. Neither
    // call can fail on an address that has a host.
    let _ = to.set_username("");
    let _ = to.set_password(None);
    to.set_fragment(None);
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn redirects_lead_on_but_never_down() {
        let secure = url("https://example.org/a/b?c=1");
        let plain = url("http://example.org/a/b");
        assert_eq!(
            target(&secure, Some("../neu#oben")).unwrap().as_str(),
            "https://example.org/neu"
        );
        assert_eq!(
            target(&plain, Some("https://example.org/")).unwrap().as_str(),
            "https://example.org/"
        );
        assert_eq!(
            target(&plain, Some("//u:p@other.example/x")).unwrap().as_str(),
            "http://other.example/x"
        );
        for (from, location) in [
            (&secure, Some("http://example.org/")),
            (&secure, Some("ftp://example.org/")),
            (&plain, Some("file:///etc/passwd")),
            (&plain, Some("data:text/html,x")),
            (&plain, Some("   ")),
            (&plain, None),
        ] {
            assert!(target(from, location).is_err(), "{from} → {location:?}");
        }
    }

    #[test]
    fn only_the_five_redirect_statuses_are_followed() {
        assert_eq!(kind(301), Some(Permanence::Permanent));
        assert_eq!(kind(308), Some(Permanence::Permanent));
        for status in [302, 303, 307] {
            assert_eq!(kind(status), Some(Permanence::Temporary));
        }
        for status in [200, 300, 304, 305, 404] {
            assert_eq!(kind(status), None);
        }
    }
}
