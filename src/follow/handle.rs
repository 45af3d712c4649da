//! Which account an address names, if it names one.

use url::Url;

use crate::item::Network;

/// Hosts that serve X; the older name still redirects.
const X_HOSTS: [&str; 7] = [
    "x.com",
    "www.x.com",
    "mobile.x.com",
    "twitter.com",
    "www.twitter.com",
    "mobile.twitter.com",
    "m.twitter.com",
];

/// First parts of a path on X that name no account.
const X_PLACES: [&str; 22] = [
    "about",
    "account",
    "compose",
    "download",
    "en",
    "explore",
    "hashtag",
    "home",
    "i",
    "intent",
    "jobs",
    "login",
    "logout",
    "messages",
    "notifications",
    "oauth",
    "privacy",
    "search",
    "settings",
    "share",
    "signup",
    "tos",
];

/// What may follow an X account's name without leaving the account.
const X_VIEWS: [&str; 7] =
    ["followers", "following", "highlights", "likes", "media", "with_replies", "articles"];

/// First parts of a path on Facebook that name no account.
const FACEBOOK_PLACES: [&str; 40] = [
    "ads",
    "business",
    "careers",
    "dialog",
    "events",
    "flx",
    "gaming",
    "groups",
    "hashtag",
    "help",
    "home",
    "legal",
    "login",
    "marketplace",
    "me",
    "media",
    "messages",
    "notes",
    "pages",
    "people",
    "permalink",
    "photo",
    "photos",
    "plugins",
    "policies",
    "policy",
    "posts",
    "privacy",
    "profile",
    "public",
    "recover",
    "reel",
    "reels",
    "search",
    "settings",
    "share",
    "sharer",
    "stories",
    "terms",
    "watch",
];

/// What may follow a Facebook page's name without leaving the page.
const FACEBOOK_VIEWS: [&str; 5] = ["about", "community", "info", "reviews", "timeline"];

/// Digits that a Facebook id has at least; a shorter number at the end of a name belongs to it.
const ID_DIGITS: usize = 5;

/// The account that an address names.
pub(super) fn account(url: &Url) -> Option<(Network, String)> {
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let host = url.host_str()?.trim_end_matches('.');
    // The links of ten years ago: `twitter.com/#!/name`.
    let path = match url.fragment().and_then(|fragment| fragment.strip_prefix('!')) {
        Some(path) if url.path() == "/" => path.split(['?', '#']).next().unwrap_or_default(),
        _ => url.path(),
    };
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).take(6).collect();
    if X_HOSTS.contains(&host) {
        return Some((Network::X, x(url, &parts)?));
    }
    if is_facebook(host) {
        return Some((Network::Facebook, facebook(url, &parts)?));
    }
    None
}

/// `www`, the mobile sites, and languages as in `de-de`; not `developers`, `l` or `business`.
fn is_facebook(host: &str) -> bool {
    let Some(sub) = ["facebook.com", "fb.com"].iter().find_map(|site| host.strip_suffix(site))
    else {
        return false;
    };
    let Some(sub) = sub.strip_suffix('.') else {
        return sub.is_empty();
    };
    let is_language = sub.len() == 5 && sub.as_bytes().get(2) == Some(&b'-');
    is_language || matches!(sub, "www" | "m" | "mbasic" | "mobile" | "touch" | "web")
}

fn x(url: &Url, parts: &[&str]) -> Option<String> {
    let name = match parts {
        // „Follow“ buttons; the other intents share a page.
        ["intent", "user" | "follow", ..] => parameter(url, "screen_name")?,
        [name] => (*name).to_owned(),
        [name, view] if X_VIEWS.contains(view) => (*name).to_owned(),
        _ => return None,
    };
    let name = name.strip_prefix('@').unwrap_or(&name);
    // Four characters are the least today, but older names are shorter; fifteen are the most.
    let is_name = (1..=15).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let is_place = X_PLACES.contains(&name.to_ascii_lowercase().as_str());
    (is_name && !is_place).then(|| name.to_owned())
}

fn facebook(url: &Url, parts: &[&str]) -> Option<String> {
    match parts {
        ["profile.php", ..] => parameter(url, "id").filter(|id| is_id(id)),
        ["pages" | "people", rest @ ..] => older_page(rest),
        [name] | ["p" | "pg", name] => page_name(name),
        [name, view] | ["pg", name, view] if FACEBOOK_VIEWS.contains(view) => page_name(name),
        _ => None,
    }
}

/// `/pages/Name/123…` and `/pages/category/Verein/Name-123…`; without its number it leads nowhere.
fn older_page(rest: &[&str]) -> Option<String> {
    let is_inside = |part: &&str| FACEBOOK_PLACES.contains(part);
    let last = rest.iter().rfind(|part| !FACEBOOK_VIEWS.contains(part))?;
    if rest.iter().any(is_inside) { None } else { trailing_id(last).map(str::to_owned) }
}

/// A name, or the id at the end of `Name-123…`.
fn page_name(part: &str) -> Option<String> {
    if let Some(id) = trailing_id(part) {
        return Some(id.to_owned());
    }
    let name = part.strip_prefix('@').unwrap_or(part);
    let is_place = FACEBOOK_PLACES.contains(&name.to_ascii_lowercase().as_str());
    let is_name = !name.is_empty()
        && !name.to_ascii_lowercase().ends_with(".php")
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
    (is_name && !is_place).then(|| name.to_owned())
}

/// The number at the end of `Name-123…`, or the whole where it is a number.
pub(super) fn trailing_id(part: &str) -> Option<&str> {
    let tail = part.rsplit('-').next()?;
    is_id(tail).then_some(tail)
}

fn is_id(text: &str) -> bool {
    text.len() >= ID_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    let found = url.query_pairs().find(|(other, _)| other == name);
    found.map(|(_, value)| value.into_owned())
}
