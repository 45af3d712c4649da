//! Each fault as the client meets it on the wire, and what then stands on the timeline.

use std::io::ErrorKind;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use weitersagen::clock;
use weitersagen::item::Network;
use weitersagen::sandbox::{FacebookAccount, Fault, FaultPlan, Sandbox, SandboxConfig};

use super::{Server, answer};

/// A whole create request to Facebook, byte for byte.
fn raw_create(server: &Server, message: &str) -> String {
    let body = json!({ "message": message }).to_string();
    format!(
        "POST /v26.0/me/feed HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        server.address,
        FacebookAccount::default().token,
        body.len()
    )
}

/// What a raw socket reads after a create: nothing, and then a reset or the end.
async fn read_after_create(server: &Server) -> Vec<u8> {
    let mut socket = TcpStream::connect(server.address).await.unwrap();
    socket.write_all(raw_create(server, "Eins").as_bytes()).await.unwrap();
    let mut read = Vec::new();
    if let Err(error) = socket.read_to_end(&mut read).await {
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    }
    read
}

async fn tweet_with(fault: Fault) -> (Server, Result<(u16, Value), reqwest::Error>) {
    let server = Server::start().await;
    server.sandbox.set_faults(FaultPlan::on_create(Network::X, fault, 1));
    let request = server.signed(Method::POST, "/2/tweets").json(&json!({ "text": "Eins" }));
    let outcome = match request.send().await {
        Err(error) => Err(error),
        Ok(response) => {
            let status = response.status().as_u16();
            let body = response.text().await.unwrap();
            Ok((status, serde_json::from_str(&body).unwrap_or(Value::String(body))))
        }
    };
    (server, outcome)
}

#[tokio::test]
async fn a_lost_answer_is_a_dead_connection_and_a_post() {
    let server = Server::start().await;
    let plan = FaultPlan::on_create(Network::Facebook, Fault::LostAnswerAfterPosting, 1);
    server.sandbox.set_faults(plan);
    assert_eq!(read_after_create(&server).await, b"");
    assert_eq!(server.sandbox.facebook_posts().len(), 1);
    let log = server.sandbox.log();
    assert_eq!((log.len(), log[0].status), (1, None));
    assert_eq!(log[0].created.as_deref(), Some(server.sandbox.facebook_posts()[0].id.as_str()));
    assert_eq!(log[0].fault, Some(Fault::LostAnswerAfterPosting));

    let (server, outcome) = tweet_with(Fault::LostAnswerAfterPosting).await;
    assert!(outcome.unwrap_err().is_request());
    assert_eq!(server.sandbox.x_posts().len(), 1);
    assert_eq!(server.tweet(&json!({ "text": "Eins" })).await.0, 403, "it stands there");
}

#[tokio::test]
async fn a_cut_before_posting_leaves_nothing_behind() {
    let server = Server::start().await;
    let plan = FaultPlan::on_create(Network::Facebook, Fault::CutBeforePosting, 1);
    server.sandbox.set_faults(plan);
    assert_eq!(read_after_create(&server).await, b"");
    assert!(server.sandbox.facebook_posts().is_empty());

    let (server, outcome) = tweet_with(Fault::CutBeforePosting).await;
    assert!(outcome.is_err());
    assert!(server.sandbox.x_posts().is_empty());
    assert_eq!(server.tweet(&json!({ "text": "Eins" })).await.0, 201, "the fault is used up");
}

#[tokio::test]
async fn an_error_or_garbage_after_posting_hides_a_post() {
    let (server, outcome) = tweet_with(Fault::Error500AfterPosting).await;
    let (status, body) = outcome.unwrap();
    let kind = "https://api.x.com/2/problems/internal-error";
    assert_eq!((status, &body["type"]), (500, &json!(kind)));
    assert_eq!(server.sandbox.x_posts().len(), 1);

    let (server, outcome) = tweet_with(Fault::GarbageAfterPosting).await;
    let (status, body) = outcome.unwrap();
    assert_eq!(status, 201);
    assert!(body.as_str().unwrap().starts_with("<!DOCTYPE html>"));
    assert_eq!(server.sandbox.x_posts().len(), 1);
}

#[tokio::test]
async fn refusals_before_posting_leave_nothing_behind() {
    let server = Server::start().await;
    let cases = [
        ("error_503", 503, json!("Service Unavailable"), 503, 2),
        ("rate_limit_429", 429, json!("Too Many Requests"), 400, 32),
        ("expired_token", 401, json!("Unauthorized"), 400, 190),
        ("blocked_368", 403, json!("Forbidden"), 400, 368),
        ("error_500_after_posting", 500, json!("Internal Server Error"), 500, 1),
    ];
    for (fault, x_status, x_title, graph_status, graph_code) in cases {
        server
            .switch(&json!([{ "network": "any", "operation": "me", "fault": fault, "times": 2 }]))
            .await;
        let (status, body) = answer(server.signed(Method::GET, "/2/users/me")).await;
        assert_eq!((status, &body["title"]), (x_status, &x_title), "{fault}");
        let me = server.request(Method::GET, "/v26.0/me");
        let (status, body) = answer(me.bearer_auth(FacebookAccount::default().token)).await;
        assert_eq!((status, &body["error"]["code"]), (graph_status, &json!(graph_code)), "{fault}");
        assert!(server.sandbox.faults().is_empty());
    }
    for fault in ["error_503", "rate_limit_429", "expired_token", "blocked_368"] {
        server.switch(&json!([{ "fault": fault }])).await;
        assert!(server.tweet(&json!({ "text": fault })).await.0 >= 400);
    }
    assert!(server.sandbox.x_posts().is_empty());
}

#[tokio::test]
async fn a_rate_limit_says_when_it_ends() {
    let server = Server::start().await;
    server.switch(&json!([{ "fault": "rate_limit_429" }])).await;
    let response = server.signed(Method::GET, "/2/users/me").send().await.unwrap();
    assert_eq!(response.headers()["x-rate-limit-remaining"], "0");
    let reset: i64 = response.headers()["x-rate-limit-reset"].to_str().unwrap().parse().unwrap();
    assert!((0..=5).contains(&(reset - clock::now().as_second())));
}

#[tokio::test]
async fn a_slow_answer_comes_after_its_delay() {
    let delay = std::time::Duration::from_millis(40);
    let plan = FaultPlan::on_create(Network::X, Fault::Slow, 1).with_delay(delay);
    let server = Server::with(SandboxConfig { faults: Some(plan), ..Default::default() }).await;
    let start = clock::monotonic();
    assert_eq!(server.tweet(&json!({ "text": "Spät" })).await.0, 201);
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn a_seeded_plan_makes_the_same_trouble_again() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let plan = FaultPlan::seeded(11, 0.5).with_delay(std::time::Duration::ZERO);
        let server = Server::with(SandboxConfig { faults: Some(plan), ..Default::default() }).await;
        for n in 0..30 {
            let body = json!({ "text": format!("Nr. {n}") });
            let _ = server.signed(Method::POST, "/2/tweets").json(&body).send().await;
        }
        let log = server.sandbox.log();
        let created = log.iter().filter(|entry| entry.created.is_some()).count();
        assert_eq!(created, server.sandbox.x_posts().len(), "the log tells every post");
        runs.push(log.into_iter().map(|entry| (entry.status, entry.fault)).collect::<Vec<_>>());
    }
    assert_eq!(runs[0].len(), 30, "no request is sent twice by the client");
    assert_eq!(runs[0], runs[1]);
    assert!(runs[0].iter().any(|(_, fault)| fault.is_some()));
}

#[tokio::test]
async fn the_server_ends_when_told_to_though_a_client_keeps_its_connection() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = tokio::spawn(Sandbox::default().serve(listener, async move {
        let _ = stopped.await;
    }));
    let mut kept = TcpStream::connect(address).await.unwrap();
    kept.write_all(b"GET /sandbox/log HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut start = [0; 15];
    kept.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 200 OK");
    stop.send(()).unwrap();
    server.await.unwrap().unwrap();
}
