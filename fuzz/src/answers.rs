//! Networks' answers: what may be concluded from them, and that they give no secret away.

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use weitersagen::item::Network;
use weitersagen::net::ApiReply;
use weitersagen::outbox::{Refusal, SendOutcome, TimelinePost};
use weitersagen::publish::{AskError, Meaning};
use weitersagen::wording::{Language, Told};

/// What must not be told; a dictionary puts it into answers.
const SECRET: &str = "EAAGkanarienvogel4711";

/// As an answer is written down: `x 403`, a line for each header, an empty line, the body.
pub fn hold(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let (network, status) = lines.next().and_then(|line| line.split_once(' ')).unwrap_or_default();
    let network = if network == "x" { Network::X } else { Network::Facebook };
    let headers = lines.filter_map(|line| line.split_once(':'));
    let reply = ApiReply {
        status: status.trim().parse().ok().filter(|s| (100..600).contains(s)).unwrap_or(200),
        headers: headers
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect(),
        body: body.as_bytes().to_vec(),
    };
    let now = Timestamp::from_second(1_795_000_000).expect("a time");
    let meaning = Meaning::of(network, &reply, &[&SecretString::from(SECRET)], now);

    sent(&meaning.sent, &reply, now);
    let latest = now + SignedDuration::from_hours(24);
    assert!(meaning.rests_until.is_none_or(|until| now < until && until <= latest));
    discreet(meaning.identity.as_ref().err());
    if let Ok(identity) = &meaning.identity {
        assert!((200..300).contains(&reply.status), "{identity:?} from {}", reply.status);
        assert!(is_id(&identity.id) && !identity.handle.is_empty(), "{identity:?}");
    }
    timeline(&meaning, body);
    discreet(meaning.post.as_ref().err());
    if let Some(exchange) = &meaning.exchange {
        line(&format!("{exchange:?}"));
    }
}

/// A post is believed to stand where an answer in 2xx names it, and to be refused where one in 4xx
/// says so; everything else is unclear.
fn sent(outcome: &SendOutcome, reply: &ApiReply, now: Timestamp) {
    match outcome {
        SendOutcome::Posted { remote_id, remote_url } => {
            assert!((200..300).contains(&reply.status), "posted by {}", reply.status);
            assert!(is_id(remote_id), "{remote_id:?}");
            assert!(reply.body.windows(remote_id.len()).any(|part| part == remote_id.as_bytes()));
            assert!(remote_url.as_ref().is_some_and(|url| url.scheme() == "https"));
        }
        SendOutcome::Refused { refusal, reason, not_before } => {
            let passing = *refusal == Refusal::Passing;
            assert!((400..500).contains(&reply.status), "refused by {}", reply.status);
            let latest = now + SignedDuration::from_hours(24);
            assert!(not_before.is_none_or(|at| passing && at <= latest), "{not_before:?}");
            told(reason);
        }
        SendOutcome::Unclear { reason } => told(reason),
        SendOutcome::NotSent { .. } => panic!("an answer proves that something was sent"),
    }
}

/// What comes again on each page ends, and grows no more than its pages.
fn timeline(meaning: &Meaning, body: &str) {
    assert!(meaning.pages <= 16, "{} pages", meaning.pages);
    discreet(meaning.timeline.as_ref().err());
    let listed = meaning.timeline.iter().flat_map(|timeline| &timeline.posts);
    let named = meaning.post.iter().flatten();
    let mut length = 0;
    for TimelinePost { remote_id, text, .. } in listed.chain(named) {
        assert!(is_id(remote_id), "{remote_id:?}");
        length += text.len();
    }
    let most = (meaning.pages + 1) * body.len();
    assert!(length <= most, "{length} bytes of text from {}", body.len());
}

fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_')
}

fn discreet(error: Option<&AskError>) {
    if let Some(AskError::Token(reason) | AskError::Passing(reason)) = error {
        told(reason);
    }
}

fn told(reason: &Told) {
    let words = reason.words();
    for language in [Language::De, Language::En] {
        line(words.of(language));
    }
    line(&reason.kept());
}

/// For the admin, the log and the state: something, not endless, on one line, without a secret.
fn line(reason: &str) {
    assert!(!reason.trim().is_empty() && reason.chars().count() < 1_500, "{reason:?}");
    assert!(!reason.contains(['\n', '\r', '\u{0}']), "{reason:?}");
    assert!(!reason.contains(SECRET), "{reason:?}");
}
