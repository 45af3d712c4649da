//! `auth x` as a person uses it: the binary, a browser, a keyboard.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use url::Url;

use super::login::{decide, http, keeper, start, two};
use crate::app::networks;

/// The binary's `auth x`, begun; the address it printed and where it receives the answer.
fn auth(dir: &Path) -> (Child, BufReader<ChildStdout>, Url) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
        .current_dir(dir)
        .args(["auth", "x", "--port", "0"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut printed = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    let address = loop {
        line.clear();
        assert!(printed.read_line(&mut line).unwrap() > 0, "it ended without an address");
        if line.contains("/oauth2/authorize?") {
            break Url::parse(line.trim()).unwrap();
        }
    };
    (child, printed, address)
}

fn rest(mut child: Child, printed: BufReader<ChildStdout>) -> (bool, String) {
    let lines: Vec<String> = printed.lines().map(Result::unwrap).collect();
    (child.wait().unwrap().success(), lines.join("\n"))
}

#[tokio::test(flavor = "multi_thread")]
async fn auth_x_receives_the_answer_from_the_browser_once() {
    let app = start(networks(None), &two()).await;
    let (child, printed, address) = auth(app.dir());
    let back = decide(&address, "allow").await;
    let mut foreign = back.clone();
    foreign.set_query(Some("state=another&code=stolen"));
    let page = http().get(foreign).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("gehört nicht zu der Anmeldung"), "{page}");
    let page = http().get(back.clone()).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("Die Anmeldung ist fertig"), "{page}");
    let (success, text) = rest(child, printed);
    assert!(success && text.contains("Angemeldet als @begegnung_elbe"), "{text}");
    assert!(http().get(back).send().await.is_err(), "nobody listens any more");
    assert!(keeper(&app).current().await.unwrap().is_ok());
    assert_eq!(app.rehearsal.sandbox.token_uses().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn auth_x_takes_a_pasted_address_and_says_why_another_is_none() {
    let app = start(networks(None), &two()).await;
    let (mut child, printed, address) = auth(app.dir());
    let back = decide(&address, "allow").await;
    let mut keyboard = child.stdin.take().unwrap();
    writeln!(keyboard, "ein Wort\n{}\n{back}", back.as_str().replace("state=", "state=x")).unwrap();
    let (success, text) = rest(child, printed);
    assert!(text.contains("Das ist keine Adresse"), "{text}");
    assert!(text.contains("gehört nicht zu der Anmeldung"), "{text}");
    assert!(success && text.contains("Angemeldet als @begegnung_elbe"), "{text}");
    drop(app);
}

#[tokio::test(flavor = "multi_thread")]
async fn auth_x_ends_with_the_networks_no() {
    let app = start(networks(None), &two()).await;
    let (mut child, printed, address) = auth(app.dir());
    let back = decide(&address, "deny").await;
    let page = http().get(back).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("nicht erlaubt: „access_denied“"), "{page}");
    child.kill().unwrap();
    let (success, text) = rest(child, printed);
    assert!(!success && text.contains("access_denied"), "{text}");
    assert!(keeper(&app).current().await.unwrap().is_err());
}
