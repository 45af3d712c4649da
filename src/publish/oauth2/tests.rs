//! The login's address, its answer, and what the token address says.

use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::net::{ApiReply, FetchOptions};

fn app(secret: Option<&str>) -> App {
    let client = Client::new(FetchOptions {
        user_agent: "weitersagen-test".into(),
        allow_private: Vec::new(),
        deadline: Duration::from_secs(5),
        max_body: 1_000_000,
    });
    App {
        client: client.unwrap(),
        api: Url::parse("https://api.x.com").unwrap(),
        client_id: "abc".into(),
        client_secret: secret.map(SecretString::from),
    }
}

fn login() -> Login {
    let redirect = Url::parse("http://127.0.0.1:8788/callback").unwrap();
    Login::begin(&app(None), &redirect, [1; RANDOM_BYTES], [2; RANDOM_BYTES])
}

fn answer(query: &str) -> Result<String, LoginError> {
    let url = Url::parse(&format!("http://127.0.0.1:8788/callback?{query}")).unwrap();
    login().code(&url).map(|code| code.expose_secret().to_owned())
}

/// The state of [`login`].
const STATE: &str = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI";

#[test]
fn the_challenge_is_the_one_of_the_rfc() {
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    assert_eq!(login::challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

#[test]
fn the_address_asks_for_what_is_needed_and_holds_no_secret() {
    let login = login();
    insta::assert_snapshot!(
        login.address(),
        @"https://x.com/i/oauth2/authorize?response_type=code&client_id=abc&redirect_uri=http%3A%2F%2F127.0.0.1%3A8788%2Fcallback&scope=tweet.read+tweet.write+users.read+media.write+offline.access&state=AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI&code_challenge=VtX6czP210fbQsI5QH5dpMMvTHnzXQkrE0_TWkAtnFw&code_challenge_method=S256"
    );
    assert!(!login.address().as_str().contains(login.verifier().expose_secret()));
}

#[test]
fn only_the_answer_to_this_login_is_taken() {
    assert_eq!(answer(&format!("state={STATE}&code=c0de")).as_deref(), Ok("c0de"));
    for foreign in ["code=c0de", "state=&code=c0de", "state=AgIC&code=c0de", ""] {
        assert_eq!(answer(foreign), Err(LoginError::Foreign), "{foreign}");
    }
    let twice = format!("state={STATE}&state={STATE}&code=c0de");
    assert_eq!(answer(&twice), Err(LoginError::Foreign));
    let denied = answer(&format!("state={STATE}&error=access_denied")).unwrap_err();
    assert_eq!(denied, LoginError::Denied("access_denied".into()));
    assert_eq!(answer(&format!("state={STATE}")), Err(LoginError::NoCode));
    assert_eq!(answer(&format!("state={STATE}&code=a&code=b")), Err(LoginError::NoCode));
}

#[test]
fn a_confidential_client_names_itself_in_the_header_and_a_public_one_in_the_body() {
    let fields = [("grant_type", "refresh_token"), ("refresh_token", "r")];
    let public = app(None).request(&fields);
    assert_eq!(public.url.as_str(), "https://api.x.com/2/oauth2/token");
    assert!(public.authorization.is_none());
    let (kind, body) = public.body.unwrap();
    assert_eq!(kind, "application/x-www-form-urlencoded");
    assert_eq!(body, b"grant_type=refresh_token&refresh_token=r&client_id=abc");
    let confidential = app(Some("s:e/c")).request(&fields);
    let header = confidential.authorization.unwrap();
    // „abc:s%3Ae%2Fc“ in Base64.
    assert_eq!(header.expose_secret(), "Basic YWJjOnMlM0FlJTJGYw==");
    assert_eq!(confidential.body.unwrap().1, b"grant_type=refresh_token&refresh_token=r");
}

fn told(status: u16, body: &str) -> Exchange {
    let reply = ApiReply { status, headers: Vec::new(), body: body.as_bytes().to_vec() };
    super::answer::read(&reply, &[&"CANARY-refresh".into()])
}

#[test]
fn a_pair_is_read_whole_or_not_at_all() {
    let whole = r#"{"token_type":"bearer","expires_in":7200,"access_token":"a","refresh_token":"r","scope":"x"}"#;
    let Exchange::Pair(pair, life) = told(200, whole) else { panic!("no pair") };
    assert_eq!((pair.access.expose_secret(), pair.refresh.expose_secret()), ("a", "r"));
    assert_eq!(life, SignedDuration::from_secs(7200));
    for broken in [
        "",
        "<html>",
        "{}",
        r#"{"token_type":"bearer","access_token":"a"}"#,
        r#"{"token_type":"mac","access_token":"a","refresh_token":"r"}"#,
        r#"{"token_type":"bearer","access_token":"a\n","refresh_token":"r"}"#,
    ] {
        assert!(matches!(told(200, broken), Exchange::Unclear(_)), "{broken}");
    }
}

#[test]
fn only_a_definite_refusal_leaves_a_refresh_token_unused() {
    let error =
        |code: &str| format!(r#"{{"error":"{code}","error_description":"CANARY-refresh"}}"#);
    for (status, body, expected) in [
        (429, String::new(), "Unused"),
        (401, error("unauthorized_client"), "App"),
        (400, error("invalid_client"), "App"),
        (400, error("invalid_grant"), "Dead"),
        (400, error("invalid_request"), "Dead"),
        (400, String::new(), "Unclear"),
        (403, error("invalid_grant"), "Unclear"),
        (500, error("invalid_grant"), "Unclear"),
        (503, "<html>".into(), "Unclear"),
        (302, String::new(), "Unclear"),
    ] {
        let told = format!("{:?}", told(status, &body));
        assert!(told.starts_with(expected), "{status} {body}: {told}");
        assert!(!told.contains("CANARY"), "{told}");
    }
}

#[test]
fn secrets_do_not_print_themselves() {
    let pair = Pair { access: "CANARY".into(), refresh: "CANARY".into() };
    let shown = format!("{:?} {:?} {:?}", app(Some("CANARY")), login(), pair);
    // The state stands in the address, which is shown anyway; the verifier does not.
    let verifier = login();
    let verifier = verifier.verifier().expose_secret();
    assert!(!shown.contains("CANARY") && !shown.contains(verifier), "{shown}");
}

proptest! {
    /// RFC 7636, section 4.1: 43 to 128 characters of the unreserved ones.
    #[test]
    fn a_verifier_is_one(bytes: [u8; RANDOM_BYTES], state: [u8; RANDOM_BYTES]) {
        let redirect = Url::parse("http://127.0.0.1:1/callback").unwrap();
        let login = Login::begin(&app(None), &redirect, bytes, state);
        for word in [login.verifier().expose_secret(), &login::challenge(login.verifier().expose_secret())] {
            prop_assert_eq!(word.len(), 43);
            prop_assert!(word.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b)));
        }
        let pairs: Vec<(String, String)> = login.address().query_pairs().into_owned().collect();
        let state = pairs.iter().find(|(name, _)| name == "state").unwrap().1.clone();
        let mut back = redirect.clone();
        back.query_pairs_mut().append_pair("state", &state).append_pair("code", "ä &=+%");
        let code = login.code(&back).unwrap();
        prop_assert_eq!(code.expose_secret(), "ä &=+%");
    }

    #[test]
    fn a_pair_is_written_and_read(access in "[!-~]{1,200}", refresh in "[!-~]{1,200}") {
        let pair = Pair { access: access.clone().into(), refresh: refresh.clone().into() };
        let read = Pair::from_text(&pair.to_text()).unwrap();
        prop_assert_eq!(read.access.expose_secret(), access);
        prop_assert_eq!(read.refresh.expose_secret(), refresh);
    }
}
