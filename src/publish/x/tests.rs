//! Requests and answers of the X client.

use std::time::Duration;

use secrecy::ExposeSecret;

use super::super::oauth::Keys;
use super::*;
use crate::net::FetchOptions;

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn x() -> X {
    let options = FetchOptions {
        user_agent: "weitersagen-test".into(),
        allow_private: Vec::new(),
        deadline: Duration::from_secs(5),
        max_body: 1_000_000,
    };
    let keys = Keys {
        consumer_key: "ck".into(),
        consumer_secret: "CANARY-cs".into(),
        access_token: "12345-at".into(),
        access_secret: "CANARY-as".into(),
    };
    let api = Url::parse("https://api.x.com").unwrap();
    X::new(Client::new(options).unwrap(), api, Auth::Keys(keys))
}

fn reply(status: u16, body: &str) -> ApiReply {
    ApiReply { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn sent(status: u16, body: &str) -> SendOutcome {
    answer::sent(&reply(status, body), &[], now())
}

#[test]
fn a_post_is_its_text_and_nothing_else() {
    let link = Url::parse("https://www.agsa.de/news/fest.html").unwrap();
    let post = Post {
        text: format!("Ein „Fest“ & mehr\n{link}"),
        link,
        image: None,
        more_images: Vec::new(),
    };
    let request = x().create(&body(&post, &[]), "n0nce", now());
    assert_eq!((request.method, request.url.as_str()), ("POST", "https://api.x.com/2/tweets"));
    let (kind, body) = request.body.unwrap();
    assert_eq!(kind, "application/json");
    insta::assert_snapshot!(
        String::from_utf8(body).unwrap(),
        @r#"{"text":"Ein „Fest“ & mehr\nhttps://www.agsa.de/news/fest.html"}"#
    );
    let header = request.authorization.unwrap();
    let header = header.expose_secret();
    let (parameters, _signature) = header.split_once("oauth_signature=").unwrap();
    insta::assert_snapshot!(
        parameters,
        @r#"OAuth oauth_consumer_key="ck", oauth_nonce="n0nce", oauth_signature_method="HMAC-SHA1", oauth_timestamp="1795348800", oauth_token="12345-at", oauth_version="1.0", "#
    );
    assert!(!header.contains("CANARY"));
}

#[test]
fn the_query_is_part_of_the_signature() {
    let header = |query: &[(&str, &str)]| {
        let request = x().question(&["2", "users", "7", "tweets"], query, "n", now());
        request.authorization.unwrap().expose_secret().to_owned()
    };
    assert_ne!(header(&[("max_results", "5")]), header(&[("max_results", "100")]));
}

#[test]
fn a_post_is_made_where_an_id_comes_back() {
    let expected = SendOutcome::Posted {
        remote_id: "1346889436626259968".into(),
        remote_url: Url::parse("https://x.com/i/status/1346889436626259968").ok(),
    };
    let bodies = [
        r#"{"data":{"id":"1346889436626259968","text":"a","edit_history_tweet_ids":["1"]}}"#,
        r#"{"data":{"id":"1346889436626259968","text":"a"},"errors":[{"title":"t","detail":"d"}]}"#,
    ];
    for body in bodies {
        assert_eq!(sent(201, body), expected, "{body}");
        assert_eq!(sent(200, body), expected, "{body}");
    }
}

#[test]
fn the_keys_belong_to_somebody() {
    let body = r#"{"data":{"id":"2244994945","name":"AGSA e.V.","username":"agsa_md"}}"#;
    let identity = answer::identity(&reply(200, body), &[]).unwrap();
    let expected = ("2244994945", "agsa_md", "AGSA e.V.");
    assert_eq!((&*identity.id, &*identity.handle, &*identity.name), expected);
    for (status, body) in [(200, "{}"), (200, "<html>"), (503, ""), (400, "{}"), (429, "")] {
        let error = answer::identity(&reply(status, body), &[]).unwrap_err();
        assert!(matches!(error, AskError::Passing(_)), "{status}: {error:?}");
    }
    for status in [401, 402] {
        let error = answer::identity(&reply(status, ""), &[]).unwrap_err();
        assert!(matches!(error, AskError::Token(_)), "{status}: {error:?}");
    }
}
