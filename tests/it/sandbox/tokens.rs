//! Facebook's tokens: where they may stand, and what is said of a dead one.

use reqwest::Method;
use serde_json::json;
use weitersagen::item::Network;
use weitersagen::sandbox::FacebookAccount;

use super::facebook::code;
use super::{Server, answer};

#[tokio::test]
async fn a_token_is_taken_from_header_or_body_and_never_from_the_address() {
    let server = Server::start().await;
    let token = FacebookAccount::default().token;
    let feed = |query: &str| server.request(Method::POST, &format!("/v26.0/me/feed{query}"));
    let form = [("message", "Aus dem Rumpf"), ("access_token", &token)];
    assert_eq!(answer(feed("").form(&form)).await.0, 200);

    let in_address = feed(&format!("?access_token={token}")).form(&[("message", "a")]);
    let (status, body) = answer(in_address).await;
    assert_eq!((status, code(&body)), (400, (100, None)));
    assert!(body["error"]["message"].as_str().unwrap().contains("Authorization header"));

    assert_eq!(code(&answer(feed("").form(&[("message", "a")])).await.1), (104, None));
    let foreign = feed("").bearer_auth("foreign").form(&[("message", "a")]);
    assert_eq!(code(&answer(foreign).await.1), (190, None));
    assert_eq!(server.sandbox.facebook_posts().len(), 1);
    let log = serde_json::to_string(&server.sandbox.log()).unwrap();
    assert!(!log.contains(&token), "{log}");
}

#[tokio::test]
async fn a_dead_token_and_a_missing_permission_are_told_apart() {
    let server = Server::start().await;
    server.sandbox.revoke_token(Network::Facebook);
    assert_eq!(code(&answer(server.graph(Method::GET, "/me")).await.1), (190, Some(460)));
    server.sandbox.expire_token(Network::Facebook);
    assert_eq!(code(&answer(server.graph(Method::GET, "/me")).await.1), (190, Some(463)));
    server.sandbox.restore_token(Network::Facebook);

    server.sandbox.set_facebook_scopes(&["pages_read_engagement"]);
    let (status, body) = server.publish(&json!({ "message": "a" })).await;
    assert_eq!((status, code(&body)), (403, (200, None)));
    server.sandbox.set_facebook_scopes(&["pages_manage_posts"]);
    let (status, body) = answer(server.graph(Method::GET, "/me/published_posts")).await;
    assert_eq!((status, code(&body)), (403, (10, None)));
}

#[tokio::test]
async fn debug_token_tells_how_a_token_stands() {
    let server = Server::start().await;
    let page = FacebookAccount::default();
    let path = format!("/debug_token?input_token={}", page.token);
    let (status, body) = answer(server.graph(Method::GET, &path)).await;
    assert_eq!(status, 200, "{body}");
    let data = &body["data"];
    assert_eq!((&data["is_valid"], &data["expires_at"]), (&json!(true), &json!(0)));
    assert_eq!(data["granular_scopes"][0]["target_ids"], json!([page.page_id]));

    server.sandbox.expire_token(Network::Facebook);
    let (_, body) = answer(server.graph(Method::GET, &path)).await;
    assert_eq!(body["data"]["is_valid"], json!(false));
    assert_eq!(body["data"]["error"]["subcode"], json!(463));
    assert!(body["data"]["expires_at"].as_i64().unwrap() > 0);
    let (_, body) = answer(server.graph(Method::GET, "/debug_token?input_token=foreign")).await;
    assert_eq!(body["data"]["is_valid"], json!(false));
}
