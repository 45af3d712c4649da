//! The switches and the pages: who may turn them, and what they show.

use reqwest::Method;
use serde_json::json;
use weitersagen::clock;
use weitersagen::item::Network;
use weitersagen::sandbox::{FaultPlan, FaultRule};

use super::{Server, answer};

#[tokio::test]
async fn timelines_are_pages_without_script_or_foreign_content() {
    let server = Server::start().await;
    let text = "„Fachtag“ <b>in Halle</b>: https://www.agsa.de/news/fachtag.html #Halle";
    for network in [Network::Facebook, Network::X] {
        server.sandbox.post_by_hand(network, text, clock::now());
        let path = format!("/timeline/{network}");
        let response = server.request(Method::GET, &path).send().await.unwrap();
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
        let html = response.text().await.unwrap();
        assert!(html.contains("„Fachtag“ &lt;b&gt;in Halle"), "{html}");
        assert!(html.contains("http-equiv=\"refresh\" content=\"5\""));
        assert!(html.contains("rel=\"noopener noreferrer\"") && html.contains("agsa.de"));
        assert!(!html.contains("<script") && !html.contains("<img"));
        for word in ["Gefällt mir", "Teilen"] {
            assert!(html.contains(word), "{word}");
        }
    }
    let start = server.request(Method::GET, "/").send().await.unwrap().text().await.unwrap();
    assert_eq!(start.matches("1 Beitrag<").count(), 2, "{start}");
}

#[tokio::test]
async fn posts_and_log_are_read_as_json() {
    let server = Server::start().await;
    server.tweet(&json!({ "text": "Guten Tag" })).await;
    server.sandbox.post_by_hand(Network::Facebook, "Guten Tag", clock::now());
    let (_, timelines) = answer(server.request(Method::GET, "/sandbox/timelines")).await;
    assert_eq!(timelines["x"][0]["text"], json!("Guten Tag"));
    assert_eq!(timelines["facebook"][0]["message"], json!("Guten Tag"));
    assert_eq!(timelines["facebook"][0]["visible"], json!(true));
    let (_, log) = answer(server.request(Method::GET, "/sandbox/log")).await;
    let entry = &log[0];
    assert_eq!((&entry["network"], &entry["operation"]), (&json!("x"), &json!("create")));
    assert_eq!((&entry["status"], &entry["created"]), (&json!(201), &timelines["x"][0]["id"]));
}

#[tokio::test]
async fn faults_are_switched_by_json_and_by_form() {
    let server = Server::start().await;
    let rule = json!({ "network": "x", "operation": "create", "fault": "slow", "times": 3 });
    server.switch(&json!([rule])).await;
    assert_eq!(answer(server.request(Method::GET, "/sandbox/faults")).await.1, json!([rule]));

    let post = |form: &str| {
        let request = server.request(Method::POST, "/sandbox/faults");
        request
            .header("origin", format!("http://{}", server.address))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(form.to_owned())
    };
    let add = "action=add&network=any&operation=any&fault=error_503&times=2";
    assert_eq!(answer(post(add)).await.0, 303);
    let rules: Vec<FaultRule> = server.sandbox.faults();
    assert_eq!((rules.len(), rules[1].times), (2, 2));
    let page = server.request(Method::GET, "/").send().await.unwrap().text().await.unwrap();
    assert!(page.contains("der Dienst ist überlastet (503) – noch 2-mal"), "{page}");
    assert_eq!(answer(post("action=clear")).await.0, 303);
    assert!(server.sandbox.faults().is_empty());
    assert_eq!(answer(post("action=add&fault=flood")).await.0, 422);

    server.sandbox.set_faults(FaultPlan::seeded(1, 1.0));
    answer(post("action=clear")).await;
    assert_eq!(server.tweet(&json!({ "text": "Guten Tag" })).await.0, 201, "chance is off too");
}

#[tokio::test]
async fn no_other_site_turns_a_switch() {
    let server = Server::start().await;
    let own = format!("http://{}", server.address);
    let host = server.address.to_string();
    let form = "application/x-www-form-urlencoded";
    let json_type = "application/json";
    let send = |media: &str, headers: &[(&str, &str)]| {
        let mut request = server.request(Method::POST, "/sandbox/tokens");
        let fields = [("host", host.as_str())].iter().chain(headers).copied().collect::<Vec<_>>();
        let mut map = reqwest::header::HeaderMap::new();
        for (name, value) in fields {
            let name: reqwest::header::HeaderName = name.parse().unwrap();
            map.insert(name, value.parse().unwrap());
        }
        request = request.headers(map).header("content-type", media);
        let body = match media {
            "application/json" => "{\"network\":\"x\",\"state\":\"revoked\"}",
            _ => "network=x&state=revoked",
        };
        answer(request.body(body))
    };
    assert_eq!(send(form, &[]).await.0, 403);
    assert_eq!(send(form, &[("origin", "http://evil.example")]).await.0, 403);
    assert_eq!(send(json_type, &[("origin", "http://evil.example")]).await.0, 403);
    assert_eq!(send(form, &[("origin", "null")]).await.0, 403);
    assert_eq!(send(form, &[("sec-fetch-site", "cross-site"), ("origin", &own)]).await.0, 403);
    let rebound = [("host", "evil.example"), ("origin", "http://evil.example")];
    assert_eq!(send(form, &rebound).await.0, 403);
    assert_eq!(send("text/plain", &[]).await.0, 415);
    assert_eq!(answer(server.signed(Method::GET, "/2/users/me")).await.0, 200);

    assert_eq!(send(form, &[("origin", &own)]).await.0, 303);
    assert_eq!(answer(server.signed(Method::GET, "/2/users/me")).await.0, 401);
    assert_eq!(send(json_type, &[]).await.0, 204);
}
