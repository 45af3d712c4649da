//! The built binary: a link, a password, and a daemon whose page cannot be served.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use weitersagen::config::PasswordHash;
use weitersagen::sandbox::rehearsal::Rehearsal;

use super::Page;
use crate::app::{at_once, networks, today};

fn weitersagen(dir: &Path, arguments: &[&str], typed: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .current_dir(dir)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_link_that_the_command_prints_logs_in() {
    let page = Page::start(|text| text).await;
    let printed = weitersagen(page.app.dir(), &["admin-link", "--json"], "");
    let printed: Value = serde_json::from_slice(&printed.stdout).unwrap();
    let (address, secret) = printed["link"].as_str().unwrap().rsplit_once("/login/").unwrap();
    assert_eq!(address, "http://127.0.0.1:8787");
    let login = page.post("/login/link", &json!({ "link": secret })).send().await.unwrap();
    assert_eq!(login.status(), StatusCode::SEE_OTHER);
}

#[test]
fn a_password_becomes_the_line_for_the_configuration() {
    let dir = tempfile::tempdir().unwrap();
    let lines = |typed: &str| {
        let output = weitersagen(dir.path(), &["admin-password"], typed);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(text).unwrap())
    };
    let (status, printed) = lines("Sommer an der Elbe\n");
    assert_eq!(status, Some(0), "{printed}");
    let (_, hash) = printed.split_once("password = \"").unwrap();
    assert!(PasswordHash::parse(hash.split('"').next().unwrap()).is_some(), "{printed}");
    assert!(!printed.contains("Sommer"), "{printed}");
    let (again, other) = lines("Sommer an der Elbe\n");
    assert!(again == Some(0) && other != printed, "each hash has a salt of its own");
    let (status, said) = lines("zu kurz\n");
    assert!(status == Some(1) && said.contains("12 characters"), "{said}");
    let (status, said) = lines("eine Zeile\nund noch eine\n");
    assert!(status == Some(1) && said.contains("several lines"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_cannot_be_served_does_not_stop_the_news() {
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap();
    let rehearsal = Rehearsal::start(0, networks(None), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let path = rehearsal.write_config(dir.path(), &at_once()).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{text}\n[admin]\nlisten = \"{address}\"\n")).unwrap();
    let mut daemon = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .current_dir(dir.path())
        .arg("run")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(daemon.stderr.take().unwrap()).lines().map_while(Result::ok);
    let told = said.find(|line| line.contains("There is no admin page")).unwrap_or_default();
    let polled = said.find(|line| line.contains("Polled"));
    daemon.kill().unwrap();
    daemon.wait().unwrap();
    assert!(told.contains(&address.to_string()), "{told}");
    assert!(polled.is_some(), "the daemon goes on");
}
