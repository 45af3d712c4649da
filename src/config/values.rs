//! What the values of single keys may be, and what was probably meant where they may not.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use jiff::tz::TimeZone;
use url::{Host, Url};

use super::duration;
use super::faults::Wrong;
use super::keys::nearest;
use crate::wording::Phrase;
use crate::wording::config as say;

/// One of a few words. `synonyms` are rows of what people write and what they mean.
pub(super) fn one_of<T: Copy>(
    key: &str,
    text: &str,
    choices: &[(&'static str, T)],
    synonyms: &[(&str, &'static str)],
) -> Result<T, Wrong> {
    if let Some((_, value)) = choices.iter().find(|(name, _)| *name == text) {
        return Ok(*value);
    }
    let folded = text.trim().to_lowercase();
    let names = || choices.iter().map(|(name, _)| *name);
    let meant = synonyms
        .iter()
        .find(|(written, _)| *written == folded)
        .map(|(_, meant)| *meant)
        .or_else(|| names().find(|name| *name == folded))
        .or_else(|| nearest(&folded, names()));
    let wrong = Wrong::new(&say::NOT_ONE_OF, &[text, key]);
    if let Some(name) = meant {
        return Err(wrong.help(&say::DID_YOU_MEAN, &[name]));
    }
    let quoted: Vec<String> = names().map(|name| format!("\"{name}\"")).collect();
    Err(wrong.help(&say::ONE_OF, &[&quoted.join(", ")]))
}

/// A name of a source or an account: short and on one line.
pub(super) fn name(text: &str) -> Result<String, Wrong> {
    let name = text.trim();
    if name.chars().count() > 64 || name.chars().any(char::is_control) {
        let wrong = Wrong::new(&say::BAD_NAME, &[name]);
        return Err(wrong.help(&say::BAD_NAME_HELP, &[]));
    }
    Ok(name.to_owned())
}

/// An address on the web, without user name and password.
pub(super) fn url(text: &str) -> Result<Url, Wrong> {
    match Url::parse(text) {
        Ok(url) if !matches!(url.scheme(), "http" | "https") => Err(not_http(text)),
        Ok(url) if !url.username().is_empty() || url.password().is_some() => {
            let wrong = Wrong::new(&say::URL_PASSWORD, &[]);
            Err(wrong.help(&say::URL_PASSWORD_HELP, &[]).secret())
        }
        Ok(url) => Ok(url),
        Err(url::ParseError::RelativeUrlWithoutBase) => Err(not_http(text)),
        Err(error) => Err(Wrong::new(&say::BAD_URL, &[text, &error.to_string()])),
    }
}

fn not_http(text: &str) -> Wrong {
    let wrong = Wrong::new(&say::NOT_HTTP, &[text]);
    let bare = text.split_once("//").map_or(text, |(_, rest)| rest).trim_start_matches('/');
    let guess = format!("https://{bare}");
    let plausible =
        Url::parse(&guess).is_ok_and(|url| url.host_str().is_some_and(|host| host.contains('.')));
    if plausible { wrong.help(&say::DID_YOU_MEAN, &[&guess]) } else { wrong }
}

/// The base address of a network's API; a slash at the end of its path is left out.
pub(super) fn api(text: &str) -> Result<Url, Wrong> {
    let mut api = url(text)?;
    if api.query().is_some() || api.fragment().is_some() {
        return Err(Wrong::new(&say::API_QUERY, &[]));
    }
    let path = api.path().trim_end_matches('/').to_owned();
    api.set_path(&path);
    Ok(api)
}

/// Refuses an address without TLS, unless it stays on this machine or its host is allowed; `plain`
/// says what would travel unencrypted.
pub(super) fn encrypted(url: Url, allow_private: &[String], plain: &Phrase) -> Result<Url, Wrong> {
    let host = url.host_str().unwrap_or_default();
    let is_host = |entry: &String| {
        entry == host || entry.rsplit_once(':').is_some_and(|(name, _)| name == host)
    };
    if url.scheme() == "http" && !is_loopback(&url) && !allow_private.iter().any(is_host) {
        return Err(Wrong::new(plain, &[host]).help(&say::API_PLAIN_HELP, &[]));
    }
    Ok(url)
}

/// Whether a request to `url` stays on this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// A name of the IANA database.
pub(super) fn zone(text: &str) -> Result<TimeZone, Wrong> {
    TimeZone::get(text).map_err(|_| {
        let wrong = Wrong::new(&say::BAD_ZONE, &[text]);
        match nearest_zone(text) {
            Some(zone) => wrong.help(&say::DID_YOU_MEAN, &[&zone]),
            None => wrong.help(&say::BAD_ZONE_HELP, &[]),
        }
    })
}

fn nearest_zone(text: &str) -> Option<String> {
    let zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
    let names = || zones.iter().map(String::as_str);
    // `Berlin` alone is a city that some zone is named after.
    let city = names().find(|zone| {
        zone.rsplit_once('/').is_some_and(|(_, city)| city.eq_ignore_ascii_case(text))
    });
    city.or_else(|| nearest(text, names())).map(str::to_owned)
}

/// A duration such as `"15m"`.
pub(super) fn length(text: &str) -> Result<Duration, Wrong> {
    duration::read(text).map_err(|wrong| match wrong {
        duration::Wrong::Long => Wrong::new(&say::LONG_DURATION, &[text]),
        duration::Wrong::Form => {
            let wrong = Wrong::new(&say::BAD_DURATION, &[text]);
            match duration::guess(text) {
                Some(guess) => wrong.help(&say::DID_YOU_MEAN, &[&format!("\"{guess}\"")]),
                None => wrong.help(&say::DURATION_HELP, &[]),
            }
        }
    })
}

/// An address with a port to listen on.
pub(super) fn listen(text: &str) -> Result<SocketAddr, Wrong> {
    text.parse().map_err(|_| {
        let port = text.rsplit(':').next().and_then(|port| port.parse().ok());
        let guess = SocketAddr::from(([127, 0, 0, 1], port.unwrap_or(8787_u16)));
        let line = format!("listen = \"{guess}\"");
        Wrong::new(&say::BAD_LISTEN, &[text]).help(&say::WRITE, &[&line])
    })
}

/// A hashtag with its `#`: letters, digits and `_`, at least one letter.
pub(super) fn hashtag(text: &str) -> Result<String, Wrong> {
    let word = text.strip_prefix('#').unwrap_or_default();
    if is_tag(word) {
        return Ok(text.to_owned());
    }
    let joined: String = text.split(|c| !is_tag_character(c)).map(capitalised).collect();
    let wrong = Wrong::new(&say::BAD_HASHTAG, &[text]);
    Err(if is_tag(&joined) {
        wrong.help(&say::DID_YOU_MEAN, &[&format!("#{joined}")])
    } else {
        wrong.help(&say::HASHTAG_HELP, &[])
    })
}

fn is_tag_character(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_tag(word: &str) -> bool {
    word.chars().all(is_tag_character) && word.chars().any(char::is_alphabetic)
}

fn capitalised(word: &str) -> String {
    let mut rest = word.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}

/// A host that may be private: a name or an address, with a port if wanted; lower case.
pub(super) fn host(text: &str) -> Result<String, Wrong> {
    let is_address = text.parse::<IpAddr>().is_ok() || text.parse::<SocketAddr>().is_ok();
    let (name, port) = text.rsplit_once(':').unwrap_or((text, "0"));
    let is_name = Host::parse(name).is_ok() && port.parse::<u16>().is_ok();
    let is_plain = !text.contains(['/', '@', '?', '#', '*', ' ']);
    if is_plain && (is_address || is_name) {
        return Ok(text.to_lowercase());
    }
    let wrong = Wrong::new(&say::BAD_HOST, &[text]);
    let host = Url::parse(text).ok().and_then(|url| {
        let port = url.port().map(|port| format!(":{port}"));
        Some(format!("{}{}", url.host_str()?, port.unwrap_or_default()))
    });
    Err(match host {
        Some(host) => wrong.help(&say::DID_YOU_MEAN, &[&host]),
        None => wrong.help(&say::BAD_HOST_HELP, &[]),
    })
}

/// A CSS selector.
pub(super) fn selector(text: &str) -> Result<String, Wrong> {
    match scraper::Selector::parse(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(Wrong::new(&say::BAD_SELECTOR, &[text]).help(&say::SELECTOR_HELP, &[])),
    }
}
