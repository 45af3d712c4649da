//! The server of a model: its key, and whether it has the model at all.

use serde_json::json;
use weitersagen::item::Network;

use super::stub::{GOOD, matter, scribe, server, writes};
use crate::net::server::{Server, reply};

#[tokio::test]
async fn the_key_is_sent_and_never_told() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("key");
    std::fs::write(&file, "canary-4711\n").unwrap();
    let server = server(vec![writes(&[GOOD])]).await;
    let key = format!("key = {{ file = \"{}\" }}", file.display());
    let mut with_key = scribe(&server, &key);
    let at = "2027-03-04T11:00:00Z".parse().unwrap();
    let written = with_key.write(&matter(Network::X), at).await;
    assert_eq!(written.why.to_string(), "by the model probe");
    assert!(server.last().contains("Bearer canary-4711"), "{}", server.last());
    assert!(!format!("{with_key:?}{written:?}").contains("canary"));
    std::fs::remove_file(&file).unwrap();
    let written = with_key.write(&matter(Network::X), at).await;
    assert!(written.why.contains("probe failed") && !written.why.contains("canary"));
    assert_eq!(server.count(), 1, "without its key it is not asked");
}

#[tokio::test]
async fn check_asks_whether_the_server_has_the_model() {
    let list = |ids: &[&str]| {
        let data: Vec<_> = ids.iter().map(|id| json!({ "id": id, "object": "model" })).collect();
        reply("200 OK", "", json!({ "object": "list", "data": data }).to_string().as_bytes())
    };
    for (answer, expected) in [
        (list(&["llama", "probe"]), Ok("probe is there")),
        (list(&["llama", "gemma"]), Err("the server has no probe; it has: llama, gemma")),
        (reply("401 Unauthorized", "", b""), Err("Status 401. Bitte den Schlüssel")),
        (reply("200 OK", "", b"<html>"), Err("its list of models cannot be read")),
    ] {
        let server = Server::start(move |_| answer.clone()).await;
        let found = scribe(&server, "").probe().await;
        assert!(server.last().starts_with("GET /v1/models "), "{}", server.last());
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found.to_string(), expected),
            (Err(found), Err(expected)) => assert!(found.contains(expected), "{found}"),
            (found, expected) => panic!("{found:?} instead of {expected:?}"),
        }
    }
}
