//! Every complaint of X, and what it means for a post.

use super::super::answer::sent;
use super::*;
use crate::outbox::{Refusal, SendOutcome};

/// Class, status and body of answers to a post; the details are those of both generations.
const ANSWERS: &str = r#"
token 401 {"title":"Unauthorized","detail":"Unauthorized","status":401}
token 401
token 403 {"title":"Forbidden","detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.","type":"https://api.twitter.com/2/problems/oauth1-permissions"}
token 403 {"title":"Forbidden","detail":"no","type":"https://api.x.com/2/problems/client-forbidden"}
token 403 {"title":"Forbidden","detail":"You are not permitted to perform this action.","type":"about:blank"}
token 403 {"title":"Forbidden","detail":"no","type":"https://api.x.com/2/problems/not-authorized-for-resource"}
token 403 {"errors":[{"code":326,"message":"This account is temporarily locked."}]}
token 400 {"errors":[{"code":215,"message":"Bad Authentication data."}]}
token 404 {"title":"Not Found","detail":"no such endpoint"}
payment 402 {"title":"CreditsDepleted","detail":"x","type":"https://api.twitter.com/2/problems/credits"}
payment 402 {"title":"Payment Required","type":"https://api.x.com/2/problems/credits-depleted"}
payment 402
payment 403 {"title":"CreditsDepleted","detail":"Your account has no credits."}
payment 429 {"title":"UsageCapExceeded","type":"https://api.twitter.com/2/problems/usage-capped"}
passing 429 {"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank"}
passing 429 Rate limit exceeded
passing 403 {"errors":[{"code":185,"message":"User is over daily status update limit."}]}
passing 401 {"errors":[{"code":135,"message":"Timestamp out of bounds."}]}
content 400 {"title":"Invalid Request","detail":"One or more parameters was invalid.","type":"https://api.twitter.com/2/problems/invalid-request","errors":[{"message":"text is too long"}]}
content 400 {"title":"Invalid Request","detail":"too long","type":"https://api.x.com/2/problems/invalid-request"}
content 400 {"code":366,"message":"no"}
content 403 {"title":"Disallowed","detail":"no","type":"https://api.x.com/2/problems/disallowed-resource"}
content 403 {"title":"Disallowed","detail":"no","type":"https://api.twitter.com/2/problems/disallowed-resource"}
content 403 {"errors":[{"code":186,"message":"Tweet needs to be a bit shorter."}]}
unclear 403 {"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","title":"Forbidden","status":403}
unclear 403 {"errors":[{"code":187,"message":"Status is a duplicate."}]}
unclear 400 {"errors":[{"code":131,"message":"Internal error"}]}
unclear 201
unclear 201 <html>
unclear 201 {"data":{"id":""}}
unclear 200 {"data":{"text":"a"}}
unclear 200 {"errors":[{"title":"Forbidden","detail":"no"}]}
unclear 302
unclear 400 <html>
unclear 403 <html>denied</html>
unclear 404
unclear 408 {"title":"Request Timeout","detail":"late"}
unclear 409 {"title":"Conflict","detail":"no"}
unclear 500 {"title":"Internal Server Error","type":"https://api.x.com/2/problems/internal-error"}
unclear 502 <html>bad gateway</html>
unclear 503 {"title":"Service Unavailable","detail":"Over capacity","type":"about:blank"}
unclear 503 {"title":"CreditsDepleted","detail":"a failing server is not believed"}
unclear 504
"#;

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> ApiReply {
    let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
    ApiReply { status, headers: headers.collect(), body: body.as_bytes().to_vec() }
}

#[test]
fn every_answer_has_its_class() {
    for line in ANSWERS.trim().lines() {
        let mut parts = line.splitn(3, ' ');
        let expected = match parts.next().unwrap() {
            "token" => Some(Refusal::Token),
            "payment" => Some(Refusal::Payment),
            "passing" => Some(Refusal::Passing),
            "content" => Some(Refusal::Content),
            _ => None,
        };
        let status = parts.next().unwrap().parse().unwrap();
        match sent(&reply(status, &[], parts.next().unwrap_or_default()), &[], now()) {
            SendOutcome::Refused { refusal, .. } => assert_eq!(Some(refusal), expected, "{line}"),
            SendOutcome::Unclear { .. } => assert_eq!(None, expected, "{line}"),
            other => panic!("{line}: {other:?}"),
        }
    }
}

#[test]
fn the_reason_advises_and_quotes_without_the_keys() {
    let body = r#"{"title":"Unauthorized","detail":"Unknown token CANARY-1234"}"#;
    let secret = SecretString::from("CANARY-1234");
    let complaint = complaint(&reply(401, &[], body), &[&secret], now());
    insta::assert_snapshot!(complaint.reason.words().de, @"X erkennt die Schlüssel nicht an oder erlaubt ihnen das nicht. Bitte im Entwicklerportal von X prüfen, ob die App lesen und schreiben darf, und neue Schlüssel eintragen. X antwortete mit 401: „Unknown token [geheim]“");
}

#[test]
fn a_rate_limit_says_when_it_ends() {
    let not_before = |headers: &[(&str, &str)]| {
        let complaint = complaint(&reply(429, headers, ""), &[], now());
        complaint.not_before.map(|at| at.to_string())
    };
    assert_eq!(not_before(&[]), None);
    assert_eq!(not_before(&[("x-rate-limit-reset", "soon")]), None);
    let window = ("x-rate-limit-reset", "1795349700");
    assert_eq!(not_before(&[window]).as_deref(), Some("2026-11-22T12:15:00Z"));
    let day = ("x-user-limit-24hour-reset", "1795359600");
    assert_eq!(not_before(&[window, day]).as_deref(), Some("2026-11-22T12:15:00Z"));
    let spent = ("x-user-limit-24hour-remaining", "0");
    assert_eq!(not_before(&[window, day, spent]).as_deref(), Some("2026-11-22T15:00:00Z"));
    let absurd = ("x-rate-limit-reset", "99999999999");
    assert_eq!(not_before(&[absurd]).as_deref(), Some("2026-11-23T12:00:00Z"));
}
