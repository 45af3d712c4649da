//! X's API v2: who is let in, what is taken, and each refusal as a problem document.

use reqwest::Method;
use serde_json::{Value, json};
use weitersagen::clock;
use weitersagen::item::Network;
use weitersagen::sandbox::{SandboxConfig, XAccount};

use super::signing::Signing;
use super::{Server, answer};

/// The type of every 400.
pub(super) const INVALID: &str = "https://api.x.com/2/problems/invalid-request";

impl Server {
    pub(super) async fn tweet(&self, body: &Value) -> (u16, Value) {
        answer(self.signed(Method::POST, "/2/tweets").json(body)).await
    }
}

#[tokio::test]
async fn the_account_names_itself_and_each_answer_tells_the_limit() {
    let server = Server::start().await;
    let response = server.signed(Method::GET, "/2/users/me").send().await.unwrap();
    let header =
        |name: &str| -> i64 { response.headers()[name].to_str().unwrap().parse().unwrap() };
    assert_eq!(header("x-rate-limit-limit"), 75);
    assert_eq!(header("x-rate-limit-remaining"), 74);
    assert!(header("x-rate-limit-reset") > clock::now().as_second());
    let body: Value = response.json().await.unwrap();
    let account = XAccount::default();
    let expected =
        json!({ "id": account.user_id, "name": account.name, "username": account.username });
    assert_eq!(body["data"], expected);
}

/// How a request with this signature is answered.
async fn asked(server: &Server, signing: Signing) -> (u16, Value) {
    answer(server.signed_with(Method::GET, "/2/users/me", &signing)).await
}

/// X's only word to anybody it does not let in.
fn unauthorized() -> (u16, Value) {
    let body = json!({
        "title": "Unauthorized", "type": "about:blank", "status": 401, "detail": "Unauthorized",
    });
    (401, body)
}

#[tokio::test]
async fn only_a_fresh_true_signature_is_taken() {
    let server = Server::start().await;
    let mut account = XAccount::default();
    account.access_secret.push('x');
    let wrong_secret = Signing { account, ..Signing::default() };
    assert_eq!(asked(&server, wrong_secret).await, unauthorized());
    let account = XAccount { access_token: "another".into(), ..XAccount::default() };
    let wrong_token = Signing { account, ..Signing::default() };
    assert_eq!(asked(&server, wrong_token).await, unauthorized());
    for seconds_off in [-310, 310] {
        let late = Signing { seconds_off, ..Signing::default() };
        assert_eq!(asked(&server, late).await, unauthorized());
    }
    let once = || Signing { nonce: "once".into(), ..Signing::default() };
    assert_eq!(asked(&server, once()).await.0, 200);
    assert_eq!(asked(&server, once()).await, unauthorized());

    let log = server.sandbox.log();
    let reasons: Vec<&str> = log.iter().filter_map(|entry| entry.refused.as_deref()).collect();
    let expected = [
        "the signature does not match",
        "oauth_token is not the one expected",
        "oauth_timestamp is off by",
        "oauth_timestamp is off by",
        "the nonce was used before",
    ];
    assert_eq!(reasons.len(), expected.len(), "{reasons:?}");
    for (reason, beginning) in reasons.iter().zip(expected) {
        assert!(reason.starts_with(beginning), "{reasons:?}");
        assert!(!reason.contains(&XAccount::default().access_secret));
    }
}

#[tokio::test]
async fn no_other_way_in_is_open_and_a_dead_token_closes_this_one() {
    let server = Server::start().await;
    let bare = || server.request(Method::GET, "/2/users/me");
    assert_eq!(answer(bare()).await, unauthorized());
    assert_eq!(answer(bare().bearer_auth("abc")).await, unauthorized());
    server.sandbox.revoke_token(Network::X);
    assert_eq!(asked(&server, Signing::default()).await, unauthorized());
    server.sandbox.restore_token(Network::X);
    assert_eq!(asked(&server, Signing::default()).await.0, 200);
}

#[tokio::test]
async fn the_signature_covers_odd_characters_in_the_query() {
    let server = Server::start().await;
    let path = format!(
        "/2/users/{}/tweets?start_time=2026-11-01T00%3A00%3A00%2B00%3A00&post.fields=created_at%2Cid",
        XAccount::default().user_id
    );
    let (status, body) = answer(server.signed(Method::GET, &path)).await;
    assert_eq!((status, body), (200, json!({ "meta": { "result_count": 0 } })));
}

#[tokio::test]
async fn a_post_is_created_once_with_an_id_that_tells_the_time() {
    let server = Server::start().await;
    let before = clock::now().as_millisecond();
    let (status, body) = server.tweet(&json!({ "text": "Guten Tag", "made_with_ai": true })).await;
    assert_eq!(status, 201, "{body}");
    let id = body["data"]["id"].as_str().unwrap();
    assert_eq!(body["data"]["text"], json!("Guten Tag"));
    assert_eq!(body["data"]["edit_history_post_ids"], json!([id]));
    let millisecond = (id.parse::<i64>().unwrap() >> 22) + 1_288_834_974_657;
    assert!((before..=clock::now().as_millisecond()).contains(&millisecond));

    let (status, body) = server.tweet(&json!({ "text": " Guten Tag " })).await;
    assert_eq!(status, 403);
    let duplicate = "You are not allowed to create a Tweet with duplicate content.";
    assert_eq!(body["detail"], json!(duplicate));
    assert!(body["id"].is_null() && body["data"].is_null());
    assert_eq!(server.sandbox.x_posts().len(), 1);
    let log = server.sandbox.log();
    assert_eq!(log[0].created.as_deref(), Some(id));
    assert_eq!((log[1].status, &log[1].created), (Some(403), &None));
}

#[tokio::test]
async fn what_x_would_not_take_is_refused() {
    let server = Server::start().await;
    let long = "a".repeat(281);
    let cases = [
        (json!({ "text": "a", "link": "https://agsa.de" }), 400),
        (json!({ "text": "a", "media": { "media_ids": ["1"] } }), 400),
        (json!({ "text": 7 }), 400),
        (json!({ "text": "  " }), 400),
        (json!({}), 400),
        (json!(["text"]), 400),
        (json!({ "text": "a", "nullcast": "no" }), 400),
        (json!({ "text": "a", "reply": { "in_reply_to_tweet_id": "1" } }), 403),
        (json!({ "text": "a", "reply": {} }), 400),
        (json!({ "text": "a", "reply": "1" }), 400),
        (json!({ "text": "a", "reply": { "in_reply_to_tweet_id": "eins" } }), 400),
        (json!({ "text": "a", "reply": { "in_reply_to_tweet_id": "1", "to": "2" } }), 400),
        (json!({ "text": long }), 403),
        (json!({ "text": "a\u{FFFE}b" }), 400),
    ];
    for (body, expected) in cases {
        let (status, refusal) = server.tweet(&body).await;
        assert_eq!(status, expected, "{body}: {refusal}");
        let kind = if status == 400 { INVALID } else { "about:blank" };
        assert_eq!(refusal["type"], json!(kind), "{refusal}");
    }
    let plain = server.signed(Method::POST, "/2/tweets").body("{\"text\":\"a\"}");
    assert_eq!(answer(plain).await.0, 415);
    let (status, missing) = answer(server.signed(Method::GET, "/2/tweets/1")).await;
    assert_eq!((status, &missing["data"]), (200, &json!(null)), "{missing}");
    assert!(server.sandbox.x_posts().is_empty());
    assert_eq!(server.tweet(&json!({ "text": "a".repeat(280) })).await.0, 201);
}

#[tokio::test]
async fn the_create_too_many_is_refused_until_the_window_ends() {
    let mut config = SandboxConfig::default();
    config.x.creates_per_window = 2;
    let server = Server::with(config).await;
    for n in 0..2 {
        assert_eq!(server.tweet(&json!({ "text": format!("Nr. {n}") })).await.0, 201);
    }
    let (status, body) = server.tweet(&json!({ "text": "Nr. 3" })).await;
    assert_eq!((status, &body["title"]), (429, &json!("Too Many Requests")));
    assert_eq!(answer(server.signed(Method::GET, "/2/users/me")).await.0, 200);
}
