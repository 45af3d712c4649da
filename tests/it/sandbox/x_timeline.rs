//! X's timeline: links, pages, bounds, and what is not there.

use reqwest::Method;
use serde_json::{Value, json};
use weitersagen::item::Network;
use weitersagen::sandbox::XAccount;

use super::x::INVALID;
use super::{Server, answer};

impl Server {
    async fn timeline(&self, query: &str) -> Value {
        let path = format!("/2/users/{}/tweets{query}", XAccount::default().user_id);
        let (status, body) = answer(self.signed(Method::GET, &path)).await;
        assert_eq!(status, 200, "{body}");
        body
    }
}

fn ids(body: &Value) -> Vec<&str> {
    let posts = body["data"].as_array().unwrap().iter();
    posts.map(|post| post["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn links_are_shortened_and_expanded_only_on_request() {
    let server = Server::start().await;
    let link = "https://www.agsa.de/news/fachtag-in-halle.html?a=1&b=2";
    let text = format!("Bücher & Brücken: {link} #Halle");
    let (_, body) = server.tweet(&json!({ "text": text })).await;
    let shown = body["data"]["text"].as_str().unwrap();
    assert!(shown.starts_with("Bücher &amp; Brücken: https://t.co/"), "{shown}");

    let bare = server.timeline("").await;
    assert_eq!(bare["data"][0]["text"], json!(shown));
    assert!(bare["data"][0]["entities"].is_null());
    for name in ["post.fields", "tweet.fields"] {
        let body = server.timeline(&format!("?{name}=entities,created_at")).await;
        let url = &body["data"][0]["entities"]["urls"][0];
        assert_eq!(url["expanded_url"], json!(link));
        assert_eq!(url["display_url"], json!("agsa.de/news/fachtag-in-hal…"));
        let place = |name: &str| usize::try_from(url[name].as_u64().unwrap()).unwrap();
        let (start, end) = (place("start"), place("end"));
        let cut: String = shown.chars().skip(start).take(end - start).collect();
        assert_eq!(json!(cut), url["url"]);
        assert_eq!(end - start, 23);
    }
    assert_eq!(server.sandbox.x_posts()[0].link.as_deref(), Some(link));
}

#[tokio::test]
async fn the_timeline_is_paged_and_bounded() {
    let server = Server::start().await;
    let base: jiff::Timestamp = "2026-11-20T10:00:00Z".parse().unwrap();
    let hand = |n: i64| {
        let at = base + jiff::SignedDuration::from_hours(n);
        server.sandbox.post_by_hand(Network::X, &format!("Nr. {n}"), at)
    };
    let all: Vec<String> = (0..12).map(hand).collect();

    let first = server.timeline("").await;
    assert_eq!(ids(&first).len(), 10, "X's default");
    assert_eq!(first["meta"]["newest_id"], json!(all[11]));
    assert_eq!(first["meta"]["oldest_id"], json!(all[2]));
    let token = first["meta"]["next_token"].as_str().unwrap();
    let second = server.timeline(&format!("?pagination_token={token}")).await;
    assert_eq!(ids(&second), [&all[1], &all[0]]);
    assert!(second["meta"]["next_token"].is_null());

    let since = server.timeline(&format!("?max_results=100&since_id={}", all[9])).await;
    assert_eq!(ids(&since), [&all[11], &all[10]]);
    let until = server.timeline(&format!("?max_results=100&until_id={}", all[1])).await;
    assert_eq!(ids(&until), [&all[0]]);
    let start = server.timeline("?start_time=2026-11-20T21:00:00Z&exclude=replies,retweets").await;
    assert_eq!(ids(&start), [&all[11]]);

    let wrong = [
        "max_results=4",
        "max_results=101",
        "since_id=x",
        "start_time=gestern",
        "exclude=all",
        "post.fields=weather",
        "tweet.fields=weather",
        "pagination_token=!",
        "page=2",
    ];
    for query in wrong {
        let path = format!("/2/users/{}/tweets?{query}", XAccount::default().user_id);
        let (status, body) = answer(server.signed(Method::GET, &path)).await;
        assert_eq!((status, &body["type"]), (400, &json!(INVALID)), "{query}: {body}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_with_200_and_errors() {
    let server = Server::start().await;
    let (_, body) = server.tweet(&json!({ "text": "Weg damit" })).await;
    let path = format!("/2/tweets/{}", body["data"]["id"].as_str().unwrap());
    let gone = answer(server.signed(Method::DELETE, &path)).await;
    assert_eq!(gone, (200, json!({ "data": { "deleted": true } })));
    for (method, path) in [(Method::DELETE, path.as_str()), (Method::GET, "/2/users/7/tweets")] {
        let (status, body) = answer(server.signed(method, path)).await;
        assert_eq!(status, 200);
        let kind = "https://api.x.com/2/problems/resource-not-found";
        assert_eq!(body["errors"][0]["type"], json!(kind));
        assert!(body["data"].is_null());
    }
}
