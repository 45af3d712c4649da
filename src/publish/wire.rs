//! What the requests to all networks, and the answers, have in common.

#[cfg(test)]
mod tests;

use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::Url;

use super::media::UploadError;
use super::{AskError, Lookback};
use crate::item::Network;
use crate::net::{ApiReply, FetchError};
use crate::outbox::{Refusal, SendOutcome};
use crate::wording::{Told, networks as say};

/// How much of a network's own words is kept, in characters.
const QUOTE_CHARS: usize = 300;

/// A word of a message that shares this many characters with a secret is taken for the secret.
const SECRET_CHARS: usize = 8;

/// The longest wait that a network's header is believed; after it, the network is asked again.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(24);

/// How far our clock and a network's may stand apart where posts are told from older ones by time.
pub(super) const CLOCK_SLACK: SignedDuration = SignedDuration::from_hours(1);

/// What an answer that is not the hoped-for one means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Refused for now.
    Passing,
    /// Refused until a person mends the token, its permissions or the configuration.
    Token,
    /// Refused until credits are bought.
    Payment,
    /// Refused for good: this post is not taken.
    Content,
    /// Refused for good: what was asked for does not exist.
    Gone,
    /// It may have been carried out.
    Unclear,
}

/// An answer that is not the hoped-for one, whatever was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Complaint {
    pub(super) class: Class,
    /// For the admin; holds no secret.
    pub(super) reason: Told,
    pub(super) not_before: Option<Timestamp>,
}

impl Complaint {
    /// What it means for a post.
    pub(super) fn on_write(self) -> SendOutcome {
        let refusal = match self.class {
            Class::Unclear => {
                return SendOutcome::Unclear { reason: self.reason };
            }
            Class::Passing => Refusal::Passing,
            Class::Token => Refusal::Token,
            Class::Payment => Refusal::Payment,
            Class::Content | Class::Gone => Refusal::Content,
        };
        SendOutcome::Refused { refusal, reason: self.reason, not_before: self.not_before }
    }

    /// What it means for an upload; to upload again does no harm.
    pub(super) fn on_upload(self) -> UploadError {
        match self.class {
            Class::Passing | Class::Unclear => UploadError::Passing(self.reason, self.not_before),
            Class::Token => UploadError::Account(Refusal::Token, self.reason),
            Class::Payment => UploadError::Account(Refusal::Payment, self.reason),
            Class::Content | Class::Gone => UploadError::Picture(self.reason),
        }
    }

    /// What it means for a question; asking again never does harm.
    pub(super) fn on_read(self) -> AskError {
        match self.class {
            Class::Token | Class::Payment | Class::Gone => AskError::Token(self.reason),
            Class::Passing | Class::Content | Class::Unclear => AskError::Passing(self.reason),
        }
    }
}

/// What an exchange without an answer means for a post.
pub(super) fn unanswered_post(network: Network, error: &FetchError) -> SendOutcome {
    let reason = trouble(network, error);
    match error {
        FetchError::NotSent(_) | FetchError::Private(_) | FetchError::Unwanted(_) => {
            SendOutcome::NotSent { reason }
        }
        FetchError::Lost(_) | FetchError::TooLarge(_) | FetchError::Redirect(_) => {
            SendOutcome::Unclear { reason }
        }
    }
}

/// What an exchange without an answer means for a question.
pub(super) fn unanswered_question(network: Network, error: &FetchError) -> AskError {
    AskError::Passing(trouble(network, error))
}

fn trouble(network: Network, error: &FetchError) -> Told {
    let (phrase, what) = match error {
        FetchError::Private(host) => (&say::NET_PRIVATE, Told::said(host)),
        FetchError::NotSent(what) => (&say::NET_NO_CONNECTION, what.clone()),
        FetchError::Unwanted(what) => (&say::NET_UNWANTED, what.clone()),
        FetchError::Lost(what) => (&say::NET_LOST, what.clone()),
        FetchError::TooLarge(limit) => (&say::NET_LARGE, (*limit).into()),
        FetchError::Redirect(what) => (&say::NET_REDIRECT, what.clone()),
    };
    phrase.told([Told::said(network.label()), what])
}

/// An address below an API's base address; each part of the path is percent-encoded.
pub(super) fn address(api: &Url, path: &[&str], query: &[(&str, &str)]) -> Url {
    let mut url = api.clone();
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty().extend(path);
    }
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    url
}

/// Whether the status is a 2xx.
pub(super) fn succeeded(reply: &ApiReply) -> bool {
    (200..300).contains(&reply.status)
}

/// The body, where it is a JSON object.
pub(super) fn json(reply: &ApiReply) -> Option<Value> {
    serde_json::from_slice(&reply.body).ok().filter(Value::is_object)
}

/// An id, which networks send as text and now and then as a number: digits and `_` only.
pub(super) fn id(value: &Value) -> Option<String> {
    let id = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.as_u64()?.to_string(),
        _ => return None,
    };
    let plain = id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    (plain && (1..=64).contains(&id.len())).then_some(id)
}

/// A header's value.
pub(super) fn header<'a>(reply: &'a ApiReply, name: &str) -> Option<&'a str> {
    let found = reply.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.trim())
}

/// The bound of a lookback by the network's own clock: as long before the answer's `Date` as it is
/// before our own present. None where the answer does not tell its time.
pub(super) fn bound_there(asked: &Lookback<'_>, reply: &ApiReply) -> Option<Timestamp> {
    let there = jiff::fmt::rfc2822::parse(header(reply, "date")?).ok()?.timestamp();
    let back = asked.now.duration_since(asked.not_before).max(SignedDuration::ZERO);
    there.checked_sub(back).ok()
}

/// `Retry-After` in seconds, as an instant.
pub(super) fn retry_after(reply: &ApiReply, now: Timestamp) -> Option<Timestamp> {
    let seconds: u32 = header(reply, "retry-after")?.parse().ok()?;
    now.checked_add(SignedDuration::from_secs(seconds.into())).ok()
}

/// An instant that a header names, brought into reach.
pub(super) fn within_reach(at: Timestamp, now: Timestamp) -> Timestamp {
    now.checked_add(LONGEST_WAIT).map_or(at, |latest| at.min(latest))
}

/// A network's own words, made fit for a log and an admin: one line, not too long, and without
/// any secret. Facebook repeats a malformed token in its message.
pub(super) fn quote(message: &str, secrets: &[&SecretString]) -> String {
    let mut quoted = String::new();
    let mut left = QUOTE_CHARS;
    for word in message.split(|c: char| c.is_whitespace() || c.is_control()) {
        let word = if gives_away(word, secrets) { "[geheim]" } else { word };
        if word.is_empty() {
            continue;
        }
        if !quoted.is_empty() {
            quoted.push(' ');
        }
        let length = word.chars().count();
        if length >= left {
            quoted.extend(word.chars().take(left));
            quoted.push('…');
            break;
        }
        left -= length + 1;
        quoted.push_str(word);
    }
    quoted
}

fn gives_away(word: &str, secrets: &[&SecretString]) -> bool {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    secrets.iter().map(|secret| secret.expose_secret()).any(|secret| {
        secret.len() >= SECRET_CHARS && word.contains(secret)
            || core.len() >= SECRET_CHARS && secret.contains(core)
    })
}

/// The http(s) addresses in a running text.
pub(super) fn links_in(text: &str) -> Vec<Url> {
    text.split_whitespace().filter_map(link_in).collect()
}

fn link_in(word: &str) -> Option<Url> {
    let start = [word.find("https://"), word.find("http://")].into_iter().flatten().min()?;
    let (_, link) = word.split_at_checked(start)?;
    let link = link.trim_end_matches([
        '.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '“', '”', '’', '‘', '«', '»', '…',
    ]);
    Url::parse(link).ok()
}
