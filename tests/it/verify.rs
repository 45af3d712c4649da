//! Whose account, over HTTP: what the website links, what the tokens open, and what follows.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use weitersagen::item::Network;
use weitersagen::sandbox::{LogEntry, SandboxConfig};
use weitersagen::state::accounts::{self, AccountRow, AccountStatus};

use crate::app::{TestApp, at_once, networks};

/// The organisation's website: its page, or none while it is down.
#[derive(Clone)]
struct Website(Arc<Mutex<Option<String>>>);

impl Website {
    fn shows(&self, html: &str) {
        *self.0.lock().unwrap() = Some(html.to_owned());
    }

    fn is_down(&self) {
        *self.0.lock().unwrap() = None;
    }

    fn answer(&self) -> Response {
        match self.0.lock().unwrap().clone() {
            Some(html) => Html(html).into_response(),
            None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}

/// An app whose organisation has this website; more lines may join each account.
async fn app(html: &str, networks: SandboxConfig, accounts: [&str; 2]) -> (TestApp, Website) {
    let website = Website(Arc::new(Mutex::new(Some(html.to_owned()))));
    let served = website.clone();
    let router = Router::new().route("/", get(move || async move { served.answer() }));
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let change = |text: String| {
        let lines: Vec<String> = text
            .lines()
            .map(|line| match line {
                line if line.starts_with("website = ") => {
                    format!("website = \"http://{address}/\"")
                }
                "network = \"facebook\"" => format!("{line}\n{}", accounts[0]),
                "network = \"x\"" => format!("{line}\n{}", accounts[1]),
                line => line.to_owned(),
            })
            .collect();
        lines.join("\n")
    };
    let mut app = TestApp::start_with(networks, &at_once(), change).await;
    app.run_until_idle().await;
    (app, website)
}

const BOTH: &str = "<h3>Folge uns</h3>
    <a href='https://www.facebook.com/begegnungshaus.elbe'><img alt='button-facebook-fanpage'></a>
    <a href='https://twitter.com/Begegnung_Elbe'><img alt='button-folge-uns-bei-twitter'></a>";
const NONE: &str = "<p>Willkommen im Begegnungshaus.</p>";

fn row(app: &TestApp, name: &str) -> AccountRow {
    app.daemon.store.run_blocking(|tx| accounts::get(tx, name)).unwrap().unwrap()
}

fn status(app: &TestApp, name: &str) -> AccountStatus {
    row(app, name).status
}

fn told(app: &TestApp, event: &str, account: &str) -> i64 {
    let sql = "SELECT count(*) FROM journal WHERE event = ?1 AND account = ?2";
    app.daemon
        .store
        .run_blocking(|tx| Ok(tx.query_row(sql, [event, account], |row| row.get(0))?))
        .unwrap()
}

/// Requests that write, by network.
fn writes(app: &TestApp, network: Network) -> usize {
    let log = app.rehearsal.sandbox.log();
    // What a token may do is asked with POST, so that the token stands in no address.
    let writes = |entry: &&LogEntry| entry.method != "GET" && !entry.path.contains("debug_token");
    log.iter().filter(|entry| entry.network == network).filter(writes).count()
}

#[tokio::test]
async fn every_form_of_a_link_is_held_against_the_token() {
    let facebook = [
        "https://www.facebook.com/Begegnungshaus.Elbe/",
        "http://fb.com/begegnungshauselbe",
        "https://m.facebook.com/begegnungshaus.elbe?ref=page",
        "https://www.facebook.com/pages/Begegnungshaus-Elbe/104200000000001",
        "https://www.facebook.com/profile.php?id=104200000000001",
        "https://www.facebook.com/104200000000001",
    ];
    let x = [
        "https://twitter.com/begegnung_elbe",
        "https://x.com/BEGEGNUNG_ELBE",
        "https://twitter.com/intent/user?screen_name=begegnung_elbe",
        "https://twitter.com/intent/follow?screen_name=@begegnung_elbe",
        "https://x.com/@begegnung_elbe",
        "https://twitter.com/#!/begegnung_elbe",
    ];
    let (mut app, website) = app(NONE, networks(None), ["", ""]).await;
    for (facebook, x) in facebook.into_iter().zip(x) {
        for html in [
            // Image buttons, an icon font, structured data; each beside a share button.
            format!("<a href='{facebook}'><img alt='button-facebook'></a><a href='{x}'><img></a>"),
            format!(
                "<footer><a href='{facebook}'><i class='fa'></i></a><a href='{x}'>X</a></footer>"
            ),
            format!(
                "<script type='application/ld+json'>{{\"@type\":\"Organization\",\"sameAs\":[\"{facebook}\",\"{x}\"]}}</script>"
            ),
        ] {
            let share = "<a href='https://www.facebook.com/sharer.php?u=a'><img></a>
                <a href='https://twitter.com/intent/tweet?text=a'><img></a>";
            website.shows(&format!("{share}{html}"));
            app.pass(61);
            app.round().await;
            for name in ["facebook", "x"] {
                assert_eq!(status(&app, name), AccountStatus::Verified, "{html}");
            }
            website.shows(NONE);
            app.pass(2 * 86_400);
            app.round().await;
            assert_eq!(status(&app, "facebook"), AccountStatus::Mismatch);
        }
    }
}

#[tokio::test]
async fn a_strangers_account_gets_one_alert_and_not_one_request_that_writes() {
    let mut other = networks(None);
    other.facebook.username = "eine.andere.seite".into();
    other.x.username = "jemand_anders".into();
    let (mut app, website) = app(BOTH, other, ["", ""]).await;
    app.rehearsal.sites.publish_next().unwrap();
    for _ in 0..20 {
        app.round().await;
        app.pass(600);
    }
    for (name, network) in [("facebook", Network::Facebook), ("x", Network::X)] {
        assert_eq!(status(&app, name), AccountStatus::Mismatch);
        assert_eq!(told(&app, "account_mismatch", name), 1, "told once");
        assert_eq!(writes(&app, network), 0);
    }
    app.pass(86_400);
    app.round().await;
    assert_eq!(told(&app, "account_mismatch", "x"), 2, "and again after a day");
    website.shows(
        "<footer><a href='https://www.facebook.com/eine.andere.seite'>f</a>
         <a href='https://x.com/jemand_anders'>x</a></footer>",
    );
    app.pass(61);
    app.round().await;
    for name in ["facebook", "x"] {
        assert_eq!(told(&app, "account_restored", name), 1, "{name}");
    }
    assert_eq!(status(&app, "facebook"), AccountStatus::Verified);
    assert!(row(&app, "facebook").reason.contains("eine.andere.seite"));
    // The sandbox's X checks a signature's time against the real clock.
    assert_eq!(app.posted().0, 1, "what waited is posted");
}

#[tokio::test]
async fn accounts_are_checked_at_the_start_and_daily_without_anything_to_post() {
    let (mut app, website) = app(BOTH, networks(None), ["", ""]).await;
    assert_eq!(status(&app, "facebook"), AccountStatus::Verified);
    let asked = app.rehearsal.sandbox.log().len();
    app.pass(3_600);
    app.round().await;
    assert_eq!(app.rehearsal.sandbox.log().len(), asked, "not again within a day");
    website.shows(NONE);
    app.pass(86_400);
    app.round().await;
    assert_eq!(status(&app, "facebook"), AccountStatus::Mismatch);
    assert!(row(&app, "facebook").reason.contains("`confirmed`"));
}

#[tokio::test]
async fn a_site_that_links_none_is_overridden_by_hand_and_one_that_links_another_is_not() {
    let confirmed = ["confirmed = \"104200000000001\"", "confirmed = \"@Begegnung_Elbe\""];
    let (mut confirmed_app, website) = app(NONE, networks(None), confirmed).await;
    for name in ["facebook", "x"] {
        assert_eq!(status(&confirmed_app, name), AccountStatus::Verified, "{name}");
    }
    website.shows("<footer><a href='https://www.facebook.com/fremd'>f</a></footer>");
    confirmed_app.pass(86_400);
    confirmed_app.round().await;
    assert_eq!(status(&confirmed_app, "facebook"), AccountStatus::Mismatch);
    assert_eq!(status(&confirmed_app, "x"), AccountStatus::Verified);

    let wrong = ["confirmed = \"https://www.facebook.com/fremd\"", "confirmed = \"fremd\""];
    let (mut wrong_app, _website) = app(NONE, networks(None), wrong).await;
    wrong_app.rehearsal.sites.publish_next().unwrap();
    wrong_app.round().await;
    for (name, network) in [("facebook", Network::Facebook), ("x", Network::X)] {
        assert_eq!(status(&wrong_app, name), AccountStatus::Mismatch, "{name}");
        assert_eq!(writes(&wrong_app, network), 0);
    }
}

#[tokio::test]
async fn a_website_that_is_down_stops_nobody_for_three_days_and_starts_nobody() {
    let (mut app, website) = app(BOTH, networks(None), ["", ""]).await;
    website.is_down();
    for day in 1..=2 {
        app.pass(86_400);
        app.round().await;
        assert_eq!(status(&app, "x"), AccountStatus::Verified, "day {day}");
    }
    app.rehearsal.sites.publish_next().unwrap();
    app.round().await;
    // The sandbox's X checks a signature's time against the real clock.
    assert_eq!(app.posted().0, 1);
    let mut app = app.restart().await;
    app.round().await;
    assert_eq!(status(&app, "facebook"), AccountStatus::Verified, "after a restart, too");
    app.pass(86_400);
    app.round().await;
    assert_eq!(status(&app, "facebook"), AccountStatus::Unverified, "three days are over");
    app.rehearsal.sites.publish_next().unwrap();
    app.rehearsal.sites.publish_next().unwrap();
    app.rehearsal.sites.publish_next().unwrap();
    app.round().await;
    assert_eq!(app.posted().0, 1);
    website.shows(BOTH);
    app.pass(61);
    app.round().await;
    assert_eq!(status(&app, "facebook"), AccountStatus::Verified);
    assert!(app.posted().0 > 1, "what waited is posted");
}

#[tokio::test]
async fn a_website_that_goes_down_does_not_undo_its_no() {
    let (mut app, website) = app(BOTH, networks(None), ["", ""]).await;
    website.shows("<footer><a href='https://x.com/fremd'>x</a></footer>");
    app.pass(86_400);
    app.round().await;
    assert_eq!(status(&app, "x"), AccountStatus::Mismatch);
    website.is_down();
    for _ in 0..3 {
        app.pass(61);
        app.round().await;
        assert_eq!(status(&app, "x"), AccountStatus::Mismatch);
    }
    assert_eq!(told(&app, "account_mismatch", "x"), 1);
}

#[tokio::test]
async fn an_unread_website_starts_nobody() {
    let (app, website) = app(BOTH, networks(None), ["", ""]).await;
    website.is_down();
    let text = std::fs::read_to_string(app.dir().join("config.toml")).unwrap();
    let state = format!("{text}\n[state]\ndir = \"anderswo\"\n");
    std::fs::write(app.dir().join("config.toml"), state).unwrap();
    let mut app = app.restart().await;
    app.round().await;
    let row = row(&app, "x");
    assert_eq!(row.status, AccountStatus::Unverified);
    assert!(row.reason.contains("500"), "{}", row.reason);
}
