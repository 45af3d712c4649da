//! The Graph API: what is taken, and each refusal in Facebook's own words.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use weitersagen::item::Network;
use weitersagen::sandbox::FacebookAccount;

use super::{Server, answer};

impl Server {
    /// A Graph request with the page token in its header.
    pub(super) fn graph(&self, method: Method, path: &str) -> RequestBuilder {
        let token = FacebookAccount::default().token;
        self.request(method, &format!("/v26.0{path}")).bearer_auth(token)
    }

    pub(super) async fn publish(&self, body: &Value) -> (u16, Value) {
        answer(self.graph(Method::POST, "/me/feed").json(body)).await
    }

    /// Creates a post and gives its id.
    async fn published(&self, message: &str) -> String {
        let (status, body) = self.publish(&json!({ "message": message })).await;
        assert_eq!(status, 200, "{body}");
        body["id"].as_str().unwrap().to_owned()
    }

    async fn read(&self, query: &str) -> Value {
        let path = format!("/me/published_posts{query}");
        let (status, body) = answer(self.graph(Method::GET, &path)).await;
        assert_eq!(status, 200, "{body}");
        body
    }
}

/// Code and subcode of a Graph error, whose other fields must be there too.
pub(super) fn code(body: &Value) -> (u64, Option<u64>) {
    let error = &body["error"];
    for field in ["message", "type", "fbtrace_id"] {
        assert!(error[field].is_string(), "{field} in {body}");
    }
    assert!(error["is_transient"].is_boolean(), "{body}");
    (error["code"].as_u64().unwrap(), error["error_subcode"].as_u64())
}

#[tokio::test]
async fn the_page_names_itself() {
    let server = Server::start().await;
    let page = FacebookAccount::default();
    let (status, body) = answer(server.graph(Method::GET, "/me")).await;
    assert_eq!((status, body), (200, json!({ "id": page.page_id, "name": page.name })));

    let path = format!("/{}?fields=id,name,username,link", page.username);
    let (_, body) = answer(server.graph(Method::GET, &path)).await;
    assert_eq!(body["username"], json!(page.username));
    assert_eq!(body["link"], json!(page.linked));

    let (status, body) = answer(server.graph(Method::GET, "/me?fields=id,weather")).await;
    assert_eq!((status, code(&body)), (400, (100, None)));
    let (status, body) = answer(server.graph(Method::GET, "/4711/published_posts")).await;
    assert_eq!((status, code(&body)), (400, (100, Some(33))));
    let (status, body) = answer(server.graph(Method::GET, "/me/insights")).await;
    assert_eq!((status, code(&body)), (400, (2500, None)));
}

#[tokio::test]
async fn a_post_is_taken_as_form_or_json_and_read_back() {
    let server = Server::start().await;
    let form = [("message", "Eins & zwei"), ("link", "https://agsa.de/a?b=1&c=2")];
    let (status, first) = answer(server.graph(Method::POST, "/me/feed").form(&form)).await;
    assert_eq!(status, 200, "{first}");
    let second = server.published("Zwei").await;
    let page = FacebookAccount::default().page_id;
    assert!(second.starts_with(&format!("{page}_")), "{second}");

    let query = "?fields=id,message,created_time,permalink_url,is_published,\
                 attachments{unshimmed_url,title}";
    let body = server.read(query).await;
    let posts = body["data"].as_array().unwrap();
    assert_eq!(posts.len(), 2);
    assert_eq!(posts[0]["id"], json!(second), "newest first");
    assert_eq!(posts[1]["message"], json!("Eins & zwei"));
    let attachment = &posts[1]["attachments"]["data"][0];
    assert_eq!(attachment["unshimmed_url"], json!("https://agsa.de/a?b=1&c=2"));
    let time = posts[0]["created_time"].as_str().unwrap();
    assert!(time.len() == 24 && time.ends_with("+0000"), "{time}");
    assert!(body["paging"]["next"].is_null());
    assert_eq!(
        server.sandbox.facebook_posts()[1].link.as_deref(),
        Some("https://agsa.de/a?b=1&c=2")
    );
}

#[tokio::test]
async fn the_timeline_is_paged_by_cursors_and_bounded_by_time() {
    let server = Server::start().await;
    let base: jiff::Timestamp = "2026-11-20T10:00:00Z".parse().unwrap();
    let at = |hours: i64| base + jiff::SignedDuration::from_hours(hours);
    let ids: Vec<String> = (0..5)
        .map(|n| server.sandbox.post_by_hand(Network::Facebook, &format!("Nr. {n}"), at(n)))
        .collect();
    let listed = |body: &Value| -> Vec<String> {
        let posts = body["data"].as_array().unwrap().iter();
        posts.map(|post| post["id"].as_str().unwrap().to_owned()).collect()
    };

    let first = server.read("?fields=id&limit=2").await;
    assert_eq!(listed(&first), [ids[4].clone(), ids[3].clone()]);
    let next = first["paging"]["next"].as_str().unwrap();
    assert!(!next.contains("access_token"), "{next}");
    let token = FacebookAccount::default().token;
    let (_, second) = answer(server.http.get(next).bearer_auth(token)).await;
    assert_eq!(listed(&second), [ids[2].clone(), ids[1].clone()]);
    let after = second["paging"]["cursors"]["after"].as_str().unwrap();
    let third = server.read(&format!("?limit=2&after={after}")).await;
    assert_eq!(listed(&third), [ids[0].clone()]);
    assert!(third["paging"]["next"].is_null());
    let before = second["paging"]["cursors"]["before"].as_str().unwrap();
    assert_eq!(listed(&server.read(&format!("?limit=2&before={before}")).await), listed(&first));

    let since = server.read(&format!("?since={}", at(3).as_second())).await;
    assert_eq!(listed(&since), [ids[4].clone(), ids[3].clone()]);
    assert_eq!(server.read("?since=2026-11-21").await["data"], json!([]));
    for wrong in ["?limit=0", "?limit=101", "?since=gestern", "?after=!", "?fields=id,weather"] {
        let path = format!("/me/published_posts{wrong}");
        let (status, body) = answer(server.graph(Method::GET, &path)).await;
        assert_eq!((status, code(&body)), (400, (100, None)), "{wrong}");
    }
}

#[tokio::test]
async fn two_steps_publish_an_unseen_post() {
    let server = Server::start().await;
    let (_, body) = server.publish(&json!({ "message": "Bald", "published": false })).await;
    let id = body["id"].as_str().unwrap();
    assert_eq!(server.read("").await["data"], json!([]));
    let path = format!("/{id}");
    let (_, shown) =
        answer(server.graph(Method::GET, &format!("{path}?fields=is_published"))).await;
    assert_eq!(shown["is_published"], json!(false));

    for _ in 0..2 {
        let publish = server.graph(Method::POST, &path).json(&json!({ "is_published": true }));
        assert_eq!(answer(publish).await, (200, json!({ "success": true })));
    }
    assert_eq!(server.read("").await["data"].as_array().unwrap().len(), 1);
    let hide = server.graph(Method::POST, &path).json(&json!({ "is_published": false }));
    assert_eq!(code(&answer(hide).await.1), (100, None));
}

#[tokio::test]
async fn a_post_is_edited_and_deleted() {
    let server = Server::start().await;
    let id = server.published("Am Montag").await;
    let edit = |id: &str| {
        let form = [("message", "Am Dienstag")];
        server.graph(Method::POST, &format!("/{id}")).form(&form)
    };
    assert_eq!(answer(edit(&id)).await, (200, json!({ "success": true })));
    let post = server.sandbox.facebook_posts().remove(0);
    assert_eq!(post.message, "Am Dienstag");
    assert!(post.edited.is_some());

    let delete = || server.graph(Method::DELETE, &format!("/{id}"));
    assert_eq!(answer(delete()).await, (200, json!({ "success": true })));
    assert!(server.sandbox.facebook_posts().is_empty());
    assert_eq!(code(&answer(delete()).await.1), (100, Some(33)));
    assert_eq!(code(&answer(edit(&id)).await.1), (100, Some(33)));
}

#[tokio::test]
async fn what_facebook_would_not_take_is_refused() {
    let server = Server::start().await;
    server.published("Schon da").await;
    let long = "a".repeat(63_207);
    let cases = [
        (json!({ "message": "Schon da" }), (506, None)),
        (json!({ "message": long }), (100, None)),
        (json!({ "message": "a", "link": "ftp://agsa.de/" }), (1500, None)),
        (json!({ "message": "a", "link": "agsa.de" }), (1500, None)),
        (json!({}), (100, None)),
        (json!({ "message": "a", "published": "perhaps" }), (100, None)),
        (json!({ "message": "a", "mesage": "b" }), (100, None)),
    ];
    for (body, expected) in cases {
        let (status, refusal) = server.publish(&body).await;
        assert_eq!((status, code(&refusal)), (400, expected), "{refusal}");
    }
    for (attached, said) in [
        (json!({ "attached_media[1]": { "media_fbid": "1" } }), "without a gap"),
        (json!({ "attached_media[4]": { "media_fbid": "1" } }), "attached_media[4]"),
        (json!({ "attached_media[0]": "1" }), "JSON object"),
        (json!({ "attached_media[0]": { "media_fbid": "1", "id": "2" } }), "alone"),
        (json!({ "attached_media[0]": { "media_fbid": "1" } }), "1"),
    ] {
        let (status, refusal) = server.publish(&attached).await;
        let message = refusal["error"]["message"].as_str().unwrap();
        assert!(status == 400 && message.contains(said), "{attached}: {refusal}");
    }
    assert_eq!(server.sandbox.facebook_posts().len(), 1);
    server.published("Dazwischen").await;
    server.published("Schon da").await;
    let longest = "ä".repeat(63_206);
    server.published(&longest).await;

    let plain = server.graph(Method::POST, "/me/feed").body("message=a");
    assert_eq!(code(&answer(plain).await.1), (100, None));
    let twice = server.graph(Method::POST, "/me/feed?message=a").form(&[("message", "b")]);
    assert_eq!(code(&answer(twice).await.1), (100, None));
}
