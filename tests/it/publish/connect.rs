//! `auth facebook`: a person's token becomes the page's own, in a file or sealed in the state.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use weitersagen::sandbox::SandboxConfig;
use weitersagen::state::accounts::{self, AccountRow, AccountStatus};

use super::login::KEY;
use crate::app::{TestApp, at_once, networks};

const TOKEN: &str = "token = { file = \"facebook-page-token\" }";
const APP: &str = "page = \"begegnungshaus.elbe\"\napp_id = \"260000000000001\"\n\
                   app_secret = { file = \"facebook-app-secret\" }";

fn put(dir: &Path, name: &str, secret: &str) {
    let path = dir.join(name);
    std::fs::write(&path, secret).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

/// An app whose Facebook account can be logged in to; `token` is the line that says where it goes.
async fn app(token: &str) -> TestApp {
    let change = |text: String| {
        let text = text.replace(TOKEN, &format!("{token}\n{APP}"));
        format!("{text}\n[state]\nkey = {{ file = \"state-key\" }}\n")
    };
    let app = TestApp::start_with(networks(None), &at_once(), change).await;
    put(app.dir(), "facebook-app-secret", &SandboxConfig::default().facebook.app_secret);
    put(app.dir(), "state-key", KEY);
    app
}

/// Runs `auth facebook` with what a person types. Whether it ended well, and all it said.
async fn auth(app: &TestApp, typed: &str) -> (bool, String) {
    let (dir, typed) = (app.dir().to_owned(), typed.to_owned());
    let ran = tokio::task::spawn_blocking(move || {
        let mut child = Command::new(env!("CARGO_BIN_EXE_weitersagen"))
            .arg("--config")
            .arg(dir.join("config.toml"))
            .args(["auth", "facebook"])
            .env("RUST_LOG", "trace")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{typed}").unwrap();
        let ran = child.wait_with_output().unwrap();
        let said = [ran.stdout, ran.stderr].concat();
        (ran.status.success(), String::from_utf8(said).unwrap())
    });
    let (done, said) = ran.await.unwrap();
    let known = SandboxConfig::default().facebook;
    for secret in [&known.person_token, &known.token, &known.app_secret] {
        assert!(!said.contains(secret.as_str()), "{said}");
    }
    (done, said)
}

fn row(app: &TestApp) -> AccountRow {
    app.daemon.store.run_blocking(|tx| accounts::get(tx, "facebook")).unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_persons_token_becomes_the_pages_own_in_the_file_that_is_named() {
    let known = SandboxConfig::default().facebook;
    let app = app(TOKEN).await;
    let kept = app.dir().join("facebook-page-token");
    std::fs::write(&kept, "old-token").unwrap();
    put(app.dir(), "facebook-app-secret", "probe-wrong-app-secret");
    let (done, said) = auth(&app, &known.person_token).await;
    assert!(!done && said.contains("client secret"), "{said}");
    put(app.dir(), "facebook-app-secret", &known.app_secret);
    let (done, said) = auth(&app, "CANARY-expired-token").await;
    assert!(!done && !said.contains("CANARY"), "{said}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "old-token");

    let (done, said) = auth(&app, &known.person_token).await;
    assert!(done && said.contains(&known.name), "{said}");
    assert!(said.contains("„Live“") && said.contains("privaten Fenster"), "{said}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), known.token);
    // Neither was a secret part of an address; the sandbox refuses a token there.
    let log = app.rehearsal.sandbox.log();
    assert!(log.iter().any(|entry| entry.path.ends_with("/oauth/access_token")));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_place_of_its_own_the_token_is_kept_sealed_and_the_daemon_takes_it() {
    let known = SandboxConfig::default().facebook;
    let mut app = app("").await;
    app.run_until_idle().await;
    let before = row(&app);
    assert_eq!(before.status, AccountStatus::Token);
    assert!(before.reason.contains("weitersagen auth facebook"), "{}", before.reason);

    let (done, said) = auth(&app, &known.person_token).await;
    assert!(done && said.contains("verschlüsselt im Zustand"), "{said}");
    for entry in std::fs::read_dir(&app.daemon.config.state_dir).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let token = known.token.as_bytes();
        assert!(!bytes.windows(token.len()).any(|part| part == token), "it is sealed");
    }
    // A running daemon notices it, and so does the next one.
    app.pass(1);
    app.rehearsal.sites.publish_next().unwrap();
    app.run_until_idle().await;
    assert_eq!(row(&app).status, AccountStatus::Verified, "{:?}", row(&app));
    assert_eq!(app.posted(), (1, 1));
    let mut app = app.restart().await;
    // Some of the samples tell what others have told.
    for _ in 0..3 {
        app.rehearsal.sites.publish_next().unwrap();
        app.run_until_idle().await;
    }
    assert!(app.posted().0 > 1, "{:#?}", app.outbox());

    put(app.dir(), "state-key", &KEY.chars().rev().collect::<String>());
    let mut app = app.restart().await;
    app.pass(25 * 3_600);
    app.round().await;
    assert_eq!(row(&app).status, AccountStatus::Token, "{:?}", row(&app));
}
