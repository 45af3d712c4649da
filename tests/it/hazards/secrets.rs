//! Canaries for secrets: every one of them bears a word that must stand in no log, no error, no
//! page, no figure, no backup and no byte of the state.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use weitersagen::clock;
use weitersagen::item::Network;
use weitersagen::sandbox::rehearsal::{Pace, Rehearsal};
use weitersagen::sandbox::{Fault, FaultPlan, SandboxConfig};

use crate::admin::PAGES;
use crate::app::today;

/// The word in every secret; long enough to be found in base64 at any offset.
const CANARY: &str = "zaunkoenigImGeheimfach";

/// How long the daemon may take for anything here.
const PATIENCE: Duration = Duration::from_secs(60);

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Networks whose secrets all bear the canary.
fn networks() -> SandboxConfig {
    let mut known = SandboxConfig { takes_duplicates: true, ..SandboxConfig::default() };
    let secret = |name: &str| format!("{CANARY}-{name}");
    known.facebook.token = secret("page-token");
    known.facebook.app_secret = secret("app-secret");
    known.x.consumer_key = secret("consumer-key");
    known.x.consumer_secret = secret("consumer-secret");
    known.x.access_token = format!("{}-{}", known.x.user_id, secret("access-token"));
    known.x.access_secret = secret("access-secret");
    known
}

/// A configuration that uses every kind of secret there is, some at doors that nobody opens.
fn write_config(rehearsal: &Rehearsal, dir: &Path, admin: u16) -> PathBuf {
    let pace = Pace { schedule: "@every 1s".into(), backfill: 3, ..Pace::default() };
    let path = rehearsal.write_config(dir, &pace).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let token = "token = { file = \"facebook-page-token\" }";
    let text = text.replace(token, &format!("{token}\napp_secret = {{ file = \"app-secret\" }}"));
    for name in ["mail-password", "hook-token", "model-key", "state-key"] {
        let secret = format!("{CANARY}-{name}-{}", "0".repeat(32));
        keep_secret(&dir.join(name), &secret);
    }
    keep_secret(&dir.join("app-secret"), &rehearsal.sandbox.config().facebook.app_secret);
    let more = format!(
        r#"
[alerts]
file = "alerts.jsonl"
ping = "http://127.0.0.1:9/{CANARY}-ping?key={CANARY}"
[alerts.mail]
to = ["vorstand@begegnungshaus.example"]
from = "weitersagen@begegnungshaus.example"
server = "127.0.0.1"
port = 9
security = "starttls"
user = "bote"
password = {{ file = "mail-password" }}
[alerts.webhook]
url = "http://127.0.0.1:9/{CANARY}-hook"
shape = "json"
token = {{ file = "hook-token" }}
[model]
base_url = "http://127.0.0.1:9/v1"
name = "probe"
key = {{ file = "model-key" }}
[state]
key = {{ file = "state-key" }}
[admin]
listen = "127.0.0.1:{admin}"
"#
    );
    std::fs::write(&path, text + &more).unwrap();
    path
}

fn keep_secret(path: &Path, secret: &str) {
    std::fs::write(path, secret).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

fn weitersagen(config: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_weitersagen"));
    command.arg("--config").arg(config).args(arguments).stdin(Stdio::null());
    command
}

async fn until(what: &str, done: impl Fn() -> bool) {
    let began = clock::monotonic();
    while !done() {
        assert!(began.elapsed() < PATIENCE, "waited in vain: {what}");
        clock::sleep(Duration::from_millis(50)).await;
    }
}

/// Everything that goes right and wrong for a daemon: posts, refusals, unclear answers, a dead
/// token, doors that are shut, a file with a mistake.
async fn lives(rehearsal: &Rehearsal, config: &Path, arguments: &[&str], log: &Path) {
    let sandbox = &rehearsal.sandbox;
    let posts = (sandbox.facebook_posts().len(), sandbox.x_posts().len());
    sandbox.set_faults(FaultPlan::on_create(Network::X, Fault::LostAnswerAfterPosting, 1));
    let mut command = weitersagen(config, arguments);
    let log = std::fs::File::create(log).unwrap();
    let running = Running(command.arg("run").stdout(Stdio::null()).stderr(log).spawn().unwrap());
    until("posts on both", || {
        sandbox.facebook_posts().len() > posts.0 && sandbox.x_posts().len() > posts.1
    })
    .await;
    let before = sandbox.log().len();
    sandbox.set_faults(FaultPlan::on_create(Network::Facebook, Fault::Error503, 2));
    rehearsal.sites.publish_next();
    until("a refusal", || sandbox.log()[before..].iter().any(|entry| entry.fault.is_some())).await;
    sandbox.revoke_token(Network::X);
    // One of them may be told by what stands on X already: then X is not asked for it.
    rehearsal.sites.publish_next();
    rehearsal.sites.publish_next();
    let good = std::fs::read_to_string(config).unwrap();
    std::fs::write(config, good.replace("[model]", "[modell]")).unwrap();
    let alerts = config.with_file_name("alerts.jsonl");
    let told = || std::fs::read_to_string(&alerts).unwrap_or_default();
    until("the mistake is told", || told().contains("modell")).await;
    until("the dead token is told", || told().contains("account_token:x")).await;
    std::fs::write(config, good).unwrap();
    drop(running);
    sandbox.restore_token(Network::X);
}

/// What each command says of the state, on both ways out.
fn said(config: &Path) -> Vec<(String, Vec<u8>)> {
    let backup = config.with_file_name("copy.db");
    let commands: [&[&str]; 11] = [
        &["status"],
        &["status", "--json"],
        &["queue"],
        &["queue", "list", "--json"],
        &["check"],
        &["check", "--online", "-vv"],
        &["doctor"],
        &["doctor", "--json", "-vv"],
        &["once", "--dry-run", "-vv"],
        &["once", "-vv", "--log-format", "json"],
        &["backup", backup.to_str().unwrap()],
    ];
    let mut said: Vec<(String, Vec<u8>)> = Vec::new();
    for arguments in commands {
        let Output { stdout, stderr, .. } = weitersagen(config, arguments).output().unwrap();
        assert!(!stdout.is_empty() || !stderr.is_empty(), "{arguments:?} says nothing");
        said.push((format!("{arguments:?}"), [stdout, stderr].concat()));
    }
    said.push(("the backup".into(), std::fs::read(&backup).unwrap()));
    said
}

/// The admin's pages and the figures, over a daemon of their own.
async fn shown(config: &Path, port: u16) -> Vec<(String, Vec<u8>)> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let mut command = weitersagen(config, &["run"]);
    let _running = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    let base = format!("http://127.0.0.1:{port}");
    let began = clock::monotonic();
    while http.get(format!("{base}/healthz")).send().await.is_err() {
        assert!(began.elapsed() < PATIENCE, "there is no admin page");
        clock::sleep(Duration::from_millis(50)).await;
    }
    let link = weitersagen(config, &["admin-link", "--json"]).output().unwrap();
    let link: Value = serde_json::from_slice(&link.stdout).unwrap();
    let secret = link["link"].as_str().unwrap().rsplit(['/', '#']).next().unwrap().to_owned();
    let login = http.post(format!("{base}/login/link")).header("origin", &base);
    let login = login.form(&serde_json::json!({ "link": secret })).send().await.unwrap();
    let cookie = crate::admin::cookie(&login);
    let mut shown = Vec::new();
    let more = ["/outbox/1", "/metrics", "/readyz", "/healthz", "/nothing", "/login"];
    for path in PAGES.into_iter().chain(more) {
        let asked = http.get(format!("{base}{path}")).header("cookie", &cookie);
        let answer = asked.send().await.unwrap();
        assert_ne!(answer.status(), 303, "{path}: not logged in");
        shown.push((path.to_owned(), answer.bytes().await.unwrap().to_vec()));
    }
    shown
}

/// Every file that the daemon wrote; the copy of the configuration is the admin's own file.
fn written(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut written = vec![("alerts".into(), std::fs::read(dir.join("alerts.jsonl")).unwrap())];
    for file in std::fs::read_dir(dir.join("state")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "config.last-good.toml" {
            let mode = path.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "others can read the addresses in {name}");
            continue;
        }
        written.push((name, std::fs::read(&path).unwrap()));
    }
    written
}

/// The canary as it stands, and as base64 has it wherever it begins.
fn needles() -> Vec<Vec<u8>> {
    let shifted = (0..3).map(|shift| {
        let text = STANDARD.encode(format!("{}{CANARY}", "x".repeat(shift)));
        text.as_bytes()[4..text.len() - 4].to_vec()
    });
    std::iter::once(CANARY.as_bytes().to_vec()).chain(shifted).collect()
}

fn holds(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_stands_in_any_log_error_page_figure_backup_or_file() {
    let rehearsal = Rehearsal::start(0, networks(), today()).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let config = write_config(&rehearsal, dir.path(), port);
    let (text, json) = (dir.path().join("text.log"), dir.path().join("json.log"));
    lives(&rehearsal, &config, &["-vv"], &text).await;
    std::fs::remove_file(dir.path().join("alerts.jsonl")).unwrap();
    std::fs::remove_dir_all(dir.path().join("state")).unwrap();
    lives(&rehearsal, &config, &["-vv", "--log-format", "json"], &json).await;

    let (text, json) = (std::fs::read(&text).unwrap(), std::fs::read(&json).unwrap());
    // What is searched was written: requests failed at doors that only a secret address names.
    for log in [&text, &json] {
        let log = String::from_utf8_lossy(log);
        for sign in ["could not be pinged", "could not be sent by webhook", "Refused", "Posted as"]
        {
            assert!(log.contains(sign), "the log does not tell `{sign}`: {log}");
        }
    }
    for line in String::from_utf8(json.clone()).unwrap().lines() {
        let event: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
        let has = |key: &str| event[key].is_string();
        assert!(has("timestamp") && has("level"), "{line}");
    }
    let message = rehearsal.sandbox.facebook_posts()[0].message.clone();
    let body = message.lines().max_by_key(|line| line.len()).unwrap().as_bytes().to_vec();
    for (name, log) in [("text", &text), ("JSON", &json)] {
        assert!(!holds(log, &body), "an article's body stands in the log as {name}");
    }
    let mut all = vec![("the log as text".to_owned(), text), ("the log as JSON".into(), json)];
    all.extend(said(&config));
    all.extend(shown(&config, port).await);
    all.extend(written(dir.path()));
    assert!(all.iter().any(|(_, text)| holds(text, &body)), "the state keeps the post");
    for (name, text) in &all {
        for needle in needles() {
            let needle_text = String::from_utf8_lossy(&needle).into_owned();
            assert!(
                !holds(text, &needle),
                "`{needle_text}` stands in {name}: {}",
                around(text, &needle)
            );
        }
    }
}

/// What stands around the first place of a needle.
fn around(text: &[u8], needle: &[u8]) -> String {
    let at = text.windows(needle.len()).position(|window| window == needle).unwrap_or_default();
    let (from, to) = (at.saturating_sub(200), (at + 200).min(text.len()));
    String::from_utf8_lossy(&text[from..to]).into_owned()
}
