//! An app in development mode: recognised where Facebook shows it, and told of where it does not.

use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;
use weitersagen::config::Credentials;
use weitersagen::publish::AppMode;
use weitersagen::sandbox::SandboxConfig;
use weitersagen::state::accounts::{self, AccountStatus};
use weitersagen::wording::Told;

use super::script::{Script, publisher, secret};
use crate::app::{TestApp, at_once, networks};

const DAY: i64 = 86_400 + 60;

/// An app whose Facebook account proves its requests with the app's secret.
async fn app(development: bool) -> TestApp {
    let change = |text: String| {
        let token = "token = { file = \"facebook-page-token\" }";
        let app = "app_secret = { file = \"facebook-app-secret\" }";
        let alerts = "[alerts]\nfile = \"alerts.jsonl\"\ndigest = \"never\"\nrepeat = \"9d\"\n";
        format!("{}\n{alerts}", text.replace(token, &format!("{token}\n{app}")))
    };
    let app = TestApp::start_with(networks(None), &at_once(), change).await;
    let secret = app.dir().join("facebook-app-secret");
    std::fs::write(&secret, SandboxConfig::default().facebook.app_secret).unwrap();
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o600)).unwrap();
    app.rehearsal.sandbox.set_facebook_development(development);
    app
}

async fn day(app: &mut TestApp) {
    app.pass(DAY);
    app.rehearsal.sandbox.set_time(app.daemon.now());
    app.run_until_idle().await;
    app.daemon.alert().await.unwrap();
}

fn alerts(app: &TestApp) -> Vec<(String, String, String)> {
    let text = std::fs::read_to_string(app.dir().join("alerts.jsonl")).unwrap_or_default();
    let said = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|line| (said(&line, "kind"), said(&line, "key"), said(&line, "body")))
        .collect()
}

/// How often the journal speaks of an event, and what it last says.
fn told(app: &TestApp, event: &str) -> (i64, String) {
    let sql = "SELECT count(*), coalesce(max(detail), '') FROM journal WHERE event = ?1";
    let read =
        |tx: &rusqlite::Connection| Ok(tx.query_row(sql, [event], |r| Ok((r.get(0)?, r.get(1)?)))?);
    let (times, detail): (i64, String) = app.daemon.store.run_blocking(|tx| read(tx)).unwrap();
    (times, Told::read(&detail).english())
}

/// The page as followers see it, and what it shows of posts.
async fn seen_by_followers(app: &TestApp) -> usize {
    let base = app.daemon.config.accounts[0].api.clone();
    let url = base.join("/timeline/facebook").unwrap();
    let validators = weitersagen::net::Validators::default();
    let page = app.daemon.client.get(&url, &validators).await.unwrap();
    page.text().matches("<article").count()
}

#[tokio::test]
async fn development_mode_is_one_alert_and_over_once_the_app_is_live() {
    let mut app = app(true).await;
    app.run_until_idle().await;
    app.daemon.alert().await.unwrap();
    let found = alerts(&app);
    let keys: Vec<_> = found.iter().map(|(kind, key, _)| (kind.as_str(), key.as_str())).collect();
    assert_eq!(keys, [("problem", "app_development:facebook")]);
    let body = &found[0].2;
    for said in [
        "„facebook“: Die Facebook-App steht im Entwicklungsmodus",
        "sehen nur Personen mit einer Rolle in der App",
        "keine Datenschutzerklärung eingetragen",
        "auf „Live“ stellen",
    ] {
        assert!(body.contains(said), "{said}: {body}");
    }
    let row = app.daemon.store.run_blocking(|tx| accounts::get(tx, "facebook")).unwrap().unwrap();
    assert_eq!(row.status, AccountStatus::Verified, "nothing is lost by going on");
    app.rehearsal.sites.publish_next().unwrap();
    day(&mut app).await;
    assert_eq!(app.posted(), (1, 1));
    assert_eq!(seen_by_followers(&app).await, 0);
    day(&mut app).await;
    assert_eq!(alerts(&app).len(), 1, "told once: {:#?}", alerts(&app));
    assert_eq!(told(&app, "app_in_development").0, 1);

    app.rehearsal.sandbox.set_facebook_development(false);
    day(&mut app).await;
    assert_eq!(seen_by_followers(&app).await, 1, "what was posted before shows, too");
    let last = alerts(&app).pop().unwrap();
    assert_eq!((last.0.as_str(), last.1.as_str()), ("over", "app_development:facebook"));
}

/// Facebook may also say it in words, when it is asked for the app.
#[tokio::test]
async fn a_refusal_that_names_the_mode_shows_it() {
    const TOKEN: &str = r#"{"data": {"app_id": "4711", "is_valid": true, "expires_at": 0, "scopes":
        ["pages_manage_posts", "pages_read_engagement", "pages_show_list"]}}"#;
    for (refusal, is_shown) in [
        (
            r#"{"error": {"message": "App not active", "code": 100, "error_subcode": 1885183}}"#,
            true,
        ),
        (r#"{"error": {"message": "The app is in development mode", "code": 200}}"#, true),
        (r#"{"error": {"message": "Unsupported get request", "code": 100}}"#, false),
    ] {
        let (_script, api) = Script::start(&[(200, &[], TOKEN), (400, &[], refusal)]).await;
        let folder = tempfile::tempdir().unwrap();
        let credentials = Credentials::Facebook {
            page: None,
            token: Some(secret(folder.path(), "token", "CANARY-token")),
            app_id: None,
            app_secret: Some(secret(folder.path(), "app", "CANARY-app")),
            two_step: false,
        };
        let report = publisher(api, None, credentials).inspect().await.unwrap().unwrap();
        assert_eq!(matches!(report.mode, AppMode::Development(_)), is_shown, "{refusal}");
    }
}

#[tokio::test]
async fn what_cannot_be_ruled_out_is_said_once_with_how_to_see_it() {
    let mut app = app(false).await;
    app.run_until_idle().await;
    for _ in 0..3 {
        day(&mut app).await;
    }
    assert_eq!(alerts(&app), [], "no alarm without a cause");
    let (times, said) = told(&app, "app_mode_unproven");
    assert_eq!(times, 1);
    assert!(said.contains("private window") && said.contains("“Live”"), "{said}");
    // The app's own token stands in no address either.
    let log = app.rehearsal.sandbox.log();
    let own = SandboxConfig::default().facebook.app_id;
    assert!(log.iter().any(|entry| entry.path.ends_with(&own) && entry.status == Some(200)));
}

#[tokio::test]
async fn an_end_that_is_near_is_an_alert_fourteen_seven_and_one_day_ahead() {
    let mut app = app(false).await;
    let end = app.daemon.now() + jiff::SignedDuration::from_hours(24 * 16);
    app.rehearsal.sandbox.set_facebook_access(Some(end));
    let mut days = Vec::new();
    for passed in 0..16 {
        let before = alerts(&app).len();
        day(&mut app).await;
        let new = alerts(&app).split_off(before);
        days.extend(new.into_iter().map(|(kind, key, body)| {
            assert_eq!((kind.as_str(), key.as_str()), ("problem", "token_ends:facebook"));
            assert!(body.starts_with("„facebook“: Facebooks Erlaubnis, die Seite zu lesen, endet"));
            assert!(body.contains("weitersagen auth facebook"), "{body}");
            15 - passed
        }));
    }
    assert_eq!(days, [14, 7, 1], "days left, as each was told: {:#?}", alerts(&app));
    app.rehearsal.sandbox.set_facebook_access(None);
    day(&mut app).await;
    let last = alerts(&app).pop().unwrap();
    assert_eq!((last.0.as_str(), last.1.as_str()), ("over", "token_ends:facebook"));
}
