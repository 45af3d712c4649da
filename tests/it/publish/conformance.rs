//! What the client sends to X keeps to X's own description, and what that description allows in
//! an answer is read: with and without what is optional, in both generations of names.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use url::Url;
use weitersagen::item::Network;
use weitersagen::outbox::{Refusal, SendOutcome};
use weitersagen::publish::media::{Media, MediaId};
use weitersagen::publish::{AskError, Deletion, Publisher};

use super::openapi::{Document, Fill};
use super::script::{base, now, post, x};
use crate::app::back;

/// A request as it came.
#[derive(Debug, Clone)]
pub(super) struct Recorded {
    pub(super) method: String,
    url: Url,
    content_type: String,
    pub(super) body: Vec<u8>,
}

impl Recorded {
    pub(super) fn path(&self) -> &str {
        self.url.path()
    }

    pub(super) fn query(&self) -> Vec<(String, String)> {
        self.url.query_pairs().into_owned().collect()
    }

    pub(super) fn media_type(&self) -> &str {
        self.content_type.split(';').next().unwrap()
    }

    /// The parts of a multipart body; bytes that are no text are replaced.
    pub(super) fn parts(&self) -> Vec<(String, String)> {
        let (_, boundary) = self.content_type.split_once("boundary=").unwrap();
        let text = String::from_utf8_lossy(&self.body).into_owned();
        let boundary = format!("--{boundary}");
        let mut parts = text.split(&boundary).skip(1);
        let mut read = Vec::new();
        for part in parts.by_ref().take_while(|part| !part.starts_with("--")) {
            let (head, value) = part.split_once("\r\n\r\n").unwrap();
            let (_, name) = head.split_once("name=\"").unwrap();
            let (name, _) = name.split_once('"').unwrap();
            read.push((name.to_owned(), value.strip_suffix("\r\n").unwrap().to_owned()));
        }
        read
    }
}

type Made = Arc<dyn Fn(&Recorded) -> (u16, Value) + Send + Sync>;

#[derive(Clone)]
struct Recorder {
    seen: Arc<Mutex<Vec<Recorded>>>,
    answer: Made,
}

impl Recorder {
    async fn start(answer: Made) -> (Self, Publisher) {
        let recorder = Self { seen: Arc::default(), answer };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = base(listener.local_addr().unwrap());
        let app = Router::new().fallback(record).with_state(recorder.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        (recorder, x(api))
    }
}

async fn record(State(recorder): State<Recorder>, request: Request) -> Response {
    let content_type = request.headers().get(CONTENT_TYPE);
    let content_type = content_type.map_or("", |value| value.to_str().unwrap()).to_owned();
    let asked = Recorded {
        method: request.method().to_string(),
        url: Url::parse(&format!("http://x{}", request.uri())).unwrap(),
        content_type,
        body: to_bytes(request.into_body(), 8_000_000).await.unwrap().to_vec(),
    };
    let (status, body) = (recorder.answer)(&asked);
    recorder.seen.lock().unwrap().push(asked);
    let headers = [(CONTENT_TYPE, "application/json")];
    (StatusCode::from_u16(status).unwrap(), headers, body.to_string()).into_response()
}

/// A picture of so many bytes.
fn picture(bytes: usize) -> Media {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    png.resize(bytes, 0);
    Media::new(png, "Kinder tanzen im Hof.", Network::X).unwrap()
}

/// Answers as the document describes them, changed by `change`.
fn described(fill: Fill, change: fn(&str) -> String) -> Made {
    let document = Document::load().unwrap();
    Arc::new(move |request| {
        let operation = document.operation(&request.method, request.path()).unwrap();
        let status = if operation["responses"].get("201").is_some() { "201" } else { "200" };
        let mut body = document.answer(operation, status, fill);
        if request.path().ends_with("/tweets") && request.method == "GET" {
            // One page, whose end is the end of the timeline.
            body["meta"].as_object_mut().unwrap().remove("next_token");
        }
        if request.method == "POST" && body.pointer("/data/processing_info").is_some() {
            // Then it is asked how far the picture is.
            body["data"]["processing_info"] = json!({ "state": "pending", "check_after_secs": 0 });
        }
        let body = serde_json::from_str(&change(&body.to_string())).unwrap();
        (status.parse().unwrap(), body)
    })
}

/// The names as they were before summer 2026.
fn older(body: &str) -> String {
    body.replace("edit_history_post_ids", "edit_history_tweet_ids")
        .replace("https://api.x.com/2/problems/", "https://api.twitter.com/2/problems/")
        .replace("referenced_posts", "referenced_tweets")
        .replace("note_post", "note_tweet")
}

#[tokio::test]
async fn requests_and_answers_keep_to_the_document() {
    let Some(document) = Document::load() else { return };
    let mut calls = std::collections::BTreeSet::new();
    for fill in [Fill::Required, Fill::Full] {
        for change in [str::to_owned as fn(&str) -> String, older] {
            let (recorder, x) = Recorder::start(described(fill, change)).await;
            let who = x.identity().await.unwrap();
            assert!(!who.id.is_empty() && !who.handle.is_empty());
            let media = x.upload(&picture(100), now()).await.unwrap();
            let large = x.upload(&picture(2_500_000), now()).await.unwrap();
            let sent = x.send(&post(), &[media, large], now()).await;
            assert!(matches!(sent, SendOutcome::Posted { .. }), "{fill:?}: {sent:?}");
            assert!(matches!(x.send(&post(), &[], now()).await, SendOutcome::Posted { .. }));
            let to = "1990000000000000001";
            let replied = x.reply(to, &post(), now()).await;
            assert!(matches!(replied, SendOutcome::Posted { .. }), "{fill:?}: {replied:?}");
            let standing = x.standing(to).await.unwrap().unwrap();
            assert_eq!(standing.remote_id, to);
            for since in [Some("1980000000000000001"), None] {
                let timeline = x.timeline(back(since, now())).await.unwrap();
                assert_eq!((timeline.posts.len(), timeline.complete), (1, true), "{fill:?}");
            }
            assert_eq!(x.delete("1990000000000000001").await, Ok(Deletion::Deleted));
            for request in recorder.seen.lock().unwrap().iter() {
                let faults = document.faults(request);
                assert!(faults.is_empty(), "{} {}: {faults:#?}", request.method, request.url);
                let path = request.path().split('/');
                let number = |part: &str| part.len() > 1 && part.parse::<u64>().is_ok();
                let path: Vec<&str> =
                    path.map(|part| if number(part) { "{id}" } else { part }).collect();
                calls.insert(format!("{} {}", request.method, path.join("/")));
            }
        }
    }
    let calls: Vec<&str> = calls.iter().map(String::as_str).collect();
    let expected = [
        "DELETE /2/tweets/{id}",
        "GET /2/media/upload",
        "GET /2/tweets/{id}",
        "GET /2/users/me",
        "GET /2/users/{id}/tweets",
        "POST /2/media/metadata",
        "POST /2/media/upload",
        "POST /2/media/upload/initialize",
        "POST /2/media/upload/{id}/append",
        "POST /2/media/upload/{id}/finalize",
        "POST /2/tweets",
    ];
    assert_eq!(calls, expected);
}

#[tokio::test]
async fn the_check_sees_what_is_wrong() {
    let Some(document) = Document::load() else { return };
    let request = |method: &str, path: &str, content_type: &str, body: &str| Recorded {
        method: method.into(),
        url: Url::parse(&format!("http://x{path}")).unwrap(),
        content_type: content_type.into(),
        body: body.as_bytes().to_vec(),
    };
    let json = "application/json";
    for (wrong, part) in [
        (request("POST", "/2/tweet", json, "{}"), "not in the document"),
        (request("PUT", "/2/tweets", json, "{}"), "not in the document"),
        (request("POST", "/2/tweets", json, r#"{"text":"a","link":"b"}"#), "$.link"),
        (request("POST", "/2/tweets", json, r#"{"text":"a","reply":{}}"#), "is missing"),
        (
            request("POST", "/2/tweets", json, r#"{"reply":{"in_reply_to_tweet_id":"a"}}"#),
            "does not fit",
        ),
        (request("POST", "/2/tweets", json, r#"{"text":7}"#), "is no string"),
        (request("POST", "/2/tweets", json, r#"{"media":{}}"#), "media_ids\" is missing"),
        (request("POST", "/2/tweets", json, r#"{"media":{"media_ids":[]}}"#), "0 entries"),
        (request("POST", "/2/tweets", json, r#"{"media":{"media_ids":["a"]}}"#), "does not fit"),
        (request("POST", "/2/tweets", "text/plain", "a"), "is not taken"),
        (request("GET", "/2/users/7/tweets?max_results=4", "", ""), "out of bounds"),
        (request("GET", "/2/users/7/tweets?tweet.fields=text", "", ""), "is not known"),
        (request("GET", "/2/users/7/tweets?exclude=likes", "", ""), "is not one of"),
        (request("GET", "/2/users/me", "", "a"), "no body"),
        (request("GET", "/2/media/upload", "", ""), "is missing"),
    ] {
        let faults = document.faults(&wrong).join("\n");
        assert!(faults.contains(part), "{part}: {faults}");
    }
}

#[tokio::test]
async fn each_described_problem_is_read_alike_in_both_generations() {
    let Some(document) = Document::load() else { return };
    let problems = document.problems();
    assert!(problems.len() >= 9);
    for status in [400, 401, 402, 403, 404, 409, 429, 500, 503] {
        for problem in &problems {
            let mut outcomes = Vec::new();
            for change in [str::to_owned as fn(&str) -> String, older] {
                let body: Value = serde_json::from_str(&change(&problem.to_string())).unwrap();
                let (_, x) = Recorder::start(Arc::new(move |_| (status, body.clone()))).await;
                let sent = x.send(&post(), &[], now()).await;
                assert!(!matches!(sent, SendOutcome::Posted { .. }), "{status} {problem}");
                if status >= 500 {
                    assert!(matches!(sent, SendOutcome::Unclear { .. }), "{status} {sent:?}");
                }
                outcomes.push(sent);
                let asked = x.identity().await.unwrap_err();
                assert!(!matches!((status, asked), (500.., AskError::Token(_))));
            }
            assert_eq!(outcomes[0], outcomes[1], "{status} {problem}");
        }
        let plain = json!({ "code": 88, "message": "Rate limit exceeded" });
        let (_, x) = Recorder::start(Arc::new(move |_| (429, plain.clone()))).await;
        let sent = x.send(&post(), &[], now()).await;
        assert!(matches!(sent, SendOutcome::Refused { refusal: Refusal::Passing, .. }));
    }
}

#[tokio::test]
async fn a_success_without_what_was_asked_for_is_none() {
    let (_, x) = Recorder::start(Arc::new(|_| (200, json!({})))).await;
    assert!(matches!(x.send(&post(), &[], now()).await, SendOutcome::Unclear { .. }));
    assert!(matches!(x.identity().await, Err(AskError::Passing(_))));
    assert!(matches!(x.delete("1").await, Err(AskError::Passing(_))));
    let upload: Result<MediaId, _> = x.upload(&picture(10), now()).await;
    assert!(upload.is_err());
    let hour = SignedDuration::from_hours(1);
    let rests = x.rests_until(now());
    assert!(rests.is_none_or(|at| at < now() + hour));
}
