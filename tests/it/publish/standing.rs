//! `status` tells how each account's token stands, to people and to programs.

use std::process::Command;

use serde_json::Value;

use crate::app::{TestApp, at_once, networks};

fn status(app: &TestApp, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weitersagen"));
    let output = command.current_dir(app.dir()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn token(app: &TestApp, account: &str) -> Value {
    let told: Value = serde_json::from_str(&status(app, &["status", "--json"])).unwrap();
    let accounts = told["accounts"].as_array().unwrap();
    accounts.iter().find(|one| one["name"] == account).unwrap()["token"].clone()
}

#[tokio::test]
async fn status_shows_each_token_with_its_end_and_what_to_do() {
    let mut app = TestApp::start_with(networks(None), &at_once(), |text| text).await;
    assert_eq!(token(&app, "facebook")["expires"], Value::Null, "nobody has asked yet");
    app.round().await;
    let facebook = token(&app, "facebook");
    assert_eq!((&facebook["kind"], &facebook["expires"]), (&"page token".into(), &false.into()));
    assert_eq!(facebook["todo"], Value::Null);
    let x = token(&app, "x");
    assert_eq!((&x["kind"], &x["expires"]), (&"OAuth 1.0a keys".into(), &false.into()));
    let end = app.daemon.now() + jiff::SignedDuration::from_hours(24 * 10);
    app.rehearsal.sandbox.set_facebook_access(Some(end));
    app.pass(25 * 3_600);
    app.round().await;
    let facebook = token(&app, "facebook");
    let told: jiff::Timestamp = facebook["expires_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(told.as_second(), end.as_second());
    assert!(facebook["todo"].as_str().unwrap().contains("weitersagen auth facebook"));
    let lines = status(&app, &["status"]);
    assert!(lines.contains("Zugang: Seitentoken, läuft ab am "), "{lines}");
    assert!(lines.contains("Zugang: OAuth-1.0a-Schlüssel, läuft nie ab, geprüft am "), "{lines}");
}
