//! What the admin is told: each problem once, again after a day, and when it is over.

mod smtp;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::any;
use serde_json::Value;
use weitersagen::item::Network;
use weitersagen::notify::{Mail, Mailer, Security, address};

use crate::app::{TestApp, at_once, networks};
use smtp::MailServer;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// What a webhook was sent: method, path, authorization, body.
type Calls = Arc<Mutex<Vec<(String, String, String, Value)>>>;

/// A webhook that takes everything, or refuses while its flag is set.
async fn webhook(refuses: Arc<Mutex<bool>>) -> (String, Calls) {
    let calls = Calls::default();
    let seen = Arc::clone(&calls);
    let take = move |State(seen): State<Calls>,
                     method: axum::http::Method,
                     uri: Uri,
                     headers: HeaderMap,
                     body: String| async move {
        if *refuses.lock().unwrap() {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        let token = headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
        let body = serde_json::from_str(&body).unwrap_or(Value::Null);
        let call = (method.to_string(), uri.path().to_owned(), token.unwrap_or_default(), body);
        seen.lock().unwrap().push(call);
        StatusCode::OK
    };
    let router = Router::new().fallback(any(take)).with_state(seen);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (base, calls)
}

fn mail_table(server: &MailServer) -> String {
    format!(
        "\n[alerts.mail]\nto = [\"Vorstand <vorstand@begegnungshaus.example>\"]\n\
         from = \"weitersagen@begegnungshaus.example\"\nserver = \"localhost\"\nport = {}\n\
         user = \"bote\"\npassword = {{ file = \"mail-password\" }}\n",
        server.address.port()
    )
}

/// An app whose admin has mail.
async fn with_mail(server: &MailServer, more: &str) -> TestApp {
    let table = mail_table(server);
    let change = |text: String| format!("{text}\n[alerts]\n{more}\n{table}");
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    std::fs::write(app.dir().join("mail-password"), "geheim\n").unwrap();
    app.daemon = app.daemon.trusting_mail(server.certificate.clone());
    app
}

/// The lines of the file that alerts go into.
fn told(app: &TestApp) -> Vec<Value> {
    let text = std::fs::read_to_string(app.dir().join("alerts.jsonl")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn kinds(app: &TestApp) -> Vec<(String, String)> {
    let text = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
    told(app).iter().map(|line| (text(line, "kind"), text(line, "key"))).collect()
}

async fn step(app: &mut TestApp, seconds: i64) {
    app.pass(seconds);
    app.rehearsal.sandbox.set_time(app.daemon.now());
    app.round().await;
    app.daemon.alert().await.unwrap();
}

#[tokio::test]
async fn a_dead_token_is_a_mail_in_plain_german_within_the_hour() {
    let server = MailServer::start().await;
    let mut app = with_mail(&server, "digest = \"never\"").await;
    step(&mut app, 1).await;
    assert_eq!(server.letters().len(), 0);
    app.rehearsal.sandbox.revoke_token(Network::Facebook);
    // Accounts are looked at daily, and whenever a post is to go out: here a new one comes.
    app.rehearsal.sites.publish_next().unwrap();
    for _ in 0..12 {
        step(&mut app, 300).await;
    }
    let letters = server.letters();
    assert_eq!(letters.len(), 1, "{letters:#?}");
    let letter = &letters[0];
    assert!(letter.encrypted);
    assert_eq!(letter.login, Some(("bote".to_owned(), "geheim".to_owned())));
    assert_eq!(letter.to, ["RCPT TO:<vorstand@begegnungshaus.example>"]);
    assert!(letter.headers.contains("Auto-Submitted: auto-generated"), "{}", letter.headers);
    assert!(letter.body.starts_with("„facebook“ ist nicht mehr angemeldet\n"), "{}", letter.body);
    for said in ["was neu ist, wartet", "weitersagen auth facebook", "Begegnungshaus Elbe e.V."] {
        assert!(letter.body.contains(said), "{said}: {}", letter.body);
    }
}

#[tokio::test]
async fn a_problem_is_told_once_again_after_a_day_and_when_it_is_over() {
    let change =
        |text: String| format!("{text}\n[alerts]\nfile = \"alerts.jsonl\"\ndigest = \"never\"\n");
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    step(&mut app, 1).await;
    app.rehearsal.sandbox.revoke_token(Network::Facebook);
    let begin = DAY + 1;
    for hours in [begin, HOUR, HOUR, 20 * HOUR] {
        step(&mut app, hours).await;
    }
    let key = "account_token:facebook".to_owned();
    assert_eq!(kinds(&app), [("problem".to_owned(), key.clone())]);
    step(&mut app, 3 * HOUR).await;
    assert_eq!(kinds(&app).last().unwrap(), &("again".to_owned(), key.clone()));
    app.rehearsal.sandbox.restore_token(Network::Facebook);
    step(&mut app, DAY).await;
    step(&mut app, HOUR).await;
    assert_eq!(kinds(&app).last().unwrap(), &("over".to_owned(), key));
    let last = told(&app).pop().unwrap();
    let subject = last["subject"].as_str().unwrap();
    assert_eq!(subject, "weitersagen: Wieder in Ordnung: „facebook“ ist nicht mehr angemeldet");
    let count = told(&app).len();
    step(&mut app, HOUR).await;
    assert_eq!(told(&app).len(), count, "{:#?}", kinds(&app));
}

#[tokio::test]
async fn a_mail_that_is_refused_is_sent_later_and_a_restart_forgets_nothing() {
    let server = MailServer::start().await;
    server.refuses(true);
    let mut app = with_mail(&server, "digest = \"never\"").await;
    step(&mut app, 1).await;
    app.rehearsal.sandbox.revoke_token(Network::X);
    step(&mut app, DAY + 1).await;
    assert_eq!(server.letters().len(), 0);
    let mut app = app.restart().await;
    app.daemon = app.daemon.trusting_mail(server.certificate.clone());
    server.refuses(false);
    step(&mut app, 10).await;
    assert_eq!(server.letters().len(), 0, "it waits a minute");
    step(&mut app, 60).await;
    step(&mut app, 60).await;
    let letters = server.letters();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].body.contains("„x“ ist nicht mehr angemeldet"), "{}", letters[0].body);
}

#[tokio::test]
async fn what_is_over_before_it_could_be_told_is_never_told() {
    let refuses = Arc::new(Mutex::new(false));
    let (base, calls) = webhook(refuses).await;
    let change = |text: String| {
        // Quiet but for an hour around noon, and the clock is moved there.
        format!(
            "{text}\n[alerts]\ndigest = \"never\"\nquiet = [\"00:00-12:00\", \"13:00-24:00\"]\n\
             [alerts.webhook]\nurl = \"{base}/hook\"\n"
        )
    };
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    to_local_hour(&app, 14);
    step(&mut app, 1).await;
    app.rehearsal.sandbox.revoke_token(Network::X);
    step(&mut app, DAY + 1).await;
    app.rehearsal.sandbox.restore_token(Network::X);
    // At eight in the evening a day later, still quiet.
    step(&mut app, DAY + 6 * HOUR).await;
    step(&mut app, 16 * HOUR + 600).await;
    assert_eq!(calls.lock().unwrap().len(), 0);
    // What lasts is told when the quiet is over.
    app.rehearsal.sandbox.revoke_token(Network::X);
    step(&mut app, 22 * HOUR).await;
    step(&mut app, 2 * HOUR).await;
    assert_eq!(calls.lock().unwrap().len(), 1, "{:#?}", calls.lock().unwrap());
}

/// Moves the clock to this hour of the day.
fn to_local_hour(app: &TestApp, hour: i64) {
    let zone = jiff::tz::TimeZone::get("Europe/Berlin").unwrap();
    let local = app.daemon.now().to_zoned(zone);
    let passed = i64::from(local.hour()) * HOUR + i64::from(local.minute()) * 60;
    app.pass((hour * HOUR - passed).rem_euclid(DAY));
}

#[tokio::test]
async fn a_webhook_gets_each_message_with_its_token() {
    let refuses = Arc::new(Mutex::new(true));
    let (base, calls) = webhook(Arc::clone(&refuses)).await;
    let change = |text: String| {
        format!(
            "{text}\n[alerts]\ndigest = \"never\"\n[alerts.webhook]\nurl = \"{base}/agsa\"\n\
             shape = \"ntfy\"\ntoken = {{ file = \"hook-token\" }}\n"
        )
    };
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    std::fs::write(app.dir().join("hook-token"), "marke").unwrap();
    step(&mut app, 1).await;
    app.rehearsal.sandbox.revoke_token(Network::X);
    app.rehearsal.sandbox.revoke_token(Network::Facebook);
    step(&mut app, DAY + 1).await;
    assert_eq!(calls.lock().unwrap().len(), 0);
    *refuses.lock().unwrap() = false;
    for _ in 0..4 {
        step(&mut app, 120).await;
    }
    let calls = calls.lock().unwrap().clone();
    assert_eq!(calls.len(), 2, "{calls:#?}");
    for (method, path, token, body) in calls {
        assert_eq!((method.as_str(), path.as_str()), ("POST", "/"));
        assert_eq!(token, "Bearer marke");
        assert_eq!(body["topic"], "agsa");
        assert_eq!(body["priority"], 4);
        assert!(body["title"].as_str().unwrap().contains("nicht mehr angemeldet"));
    }
}

#[tokio::test]
async fn the_digest_tells_the_week_and_comes_once() {
    let change = |text: String| {
        let text = text.replace("backfill = 0", "backfill = 2");
        format!("{text}\n[alerts]\nfile = \"alerts.jsonl\"\ndigest = \"0 8 * * *\"\n")
    };
    let mut app = TestApp::start_with(networks(None), &at_once(), change).await;
    app.daemon.alert().await.unwrap();
    app.run_until_idle().await;
    let (facebook, x) = app.posted();
    assert!(facebook > 0 && x > 0);
    for _ in 0..3 {
        step(&mut app, 12 * HOUR).await;
    }
    let digests: Vec<Value> =
        told(&app).into_iter().filter(|line| line["kind"] == "digest").collect();
    assert!(matches!(digests.len(), 1 | 2), "{digests:#?}");
    let body = digests[0]["body"].as_str().unwrap();
    assert!(body.starts_with("Erschienen:\n- "), "{body}");
    let (facebook, x) = app.posted();
    assert_eq!(body.matches("\n- ").count(), facebook + x, "{body}");
    assert!(body.contains("Sonst ist alles in Ordnung."), "{body}");
    assert!(body.contains("von 1000,00 US-Dollar gekostet"), "{body}");
    if let Some(second) = digests.get(1) {
        let body = second["body"].as_str().unwrap();
        assert!(body.starts_with("Erschienen ist nichts."), "{body}");
    }
}

#[tokio::test]
async fn a_wrong_password_says_so_and_no_mail_leaves_unencrypted() {
    let server = MailServer::start().await;
    let mail = |security| Mail {
        server: "localhost".into(),
        port: server.address.port(),
        security,
        from: address("a@example.org").unwrap(),
        to: vec![address("b@example.org").unwrap()],
        user: Some("bote".into()),
    };
    let mailer = |security, password: &str, trusted: bool| {
        let password = Some(password.to_owned().into());
        if trusted {
            Mailer::trusting(&mail(security), password, server.certificate.clone())
        } else {
            Mailer::new(&mail(security), password)
        }
        .unwrap()
    };
    mailer(Security::StartTls, "geheim", true).test().await.unwrap();
    let wrong = mailer(Security::StartTls, "falsch", true).test().await.unwrap_err();
    assert!(wrong.contains("wrong password") && !wrong.contains("falsch"), "{wrong}");
    mailer(Security::StartTls, "geheim", false).test().await.unwrap_err();
    mailer(Security::None, "geheim", true).test().await.unwrap_err();
    assert!(server.letters().is_empty());
}
