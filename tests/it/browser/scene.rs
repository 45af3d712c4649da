//! What the browser finds: a daemon that has worked, with some of everything; and an attacker.

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::{Mutex, MutexGuard};
use weitersagen::item::Item;
use weitersagen::outbox::State;
use weitersagen::state::deliveries::{self, Plan};
use weitersagen::state::items::{self, Fate};
use weitersagen::state::sources;

use super::driver::{Browser, Options};
use crate::admin::Page;
pub(super) use crate::admin::with_password;

/// A headline that wants to be more than that.
pub(super) const HOSTILE: &str =
    "</p><script>window.hacked = true</script><img src=x onerror=\"window.hacked = true\"> & Co.";

/// One browser at a time: this machine may be small.
static TURN: Mutex<()> = Mutex::const_new(());

/// Says why a test is skipped, or fails where it must not be.
pub(super) fn missing(reason: &str) {
    let required = std::env::var_os("WEITERSAGEN_REQUIRE_BROWSER").is_some();
    assert!(!required, "{reason}, and WEITERSAGEN_REQUIRE_BROWSER is set");
    eprintln!("skipped: {reason}");
}

/// A browser and the right to use it; none where there is none.
pub(super) async fn start(options: Options) -> Option<(Browser, MutexGuard<'static, ()>)> {
    let turn = TURN.lock().await;
    let browser = Browser::start(options).await;
    if browser.is_none() {
        missing("there is no chromedriver");
    }
    Some((browser?, turn))
}

/// A page over a daemon that has posted, with something that waits for a person.
pub(super) async fn furnished(change: impl Fn(String) -> String) -> Page {
    let mut page = Page::start(change).await;
    page.app.run_until_idle().await;
    assert!(page.app.posted().0 > 2, "something was posted");
    let now = page.app.daemon.now();
    page.app
        .daemon
        .store
        .run_blocking(|tx| {
            let story = items::add_story(tx, now)?;
            let entry = Item { title: Some(HOSTILE.into()), ..Item::default() };
            let fate = (Fate::Told, "a story of its own");
            let item = items::add(tx, "begegnungshaus", &entry, fate, Some(story), now)?;
            for (account, state) in
                [("facebook", State::AwaitingApproval), ("x", State::AwaitingApproval)]
            {
                let (reason, not_before) = ("a person is asked".into(), now);
                let plan = Plan { story, item, account, state, reason, not_before };
                deliveries::plan(tx, &plan, now)?;
            }
            Ok(())
        })
        .unwrap();
    page
}

/// Logs in with a link, as a person does: opens it, and presses the button.
pub(super) async fn log_in(browser: &Browser, page: &Page) {
    browser.open(&page.url(&format!("/login/{}", page.link()))).await;
    browser.click("button").await;
}

/// A site of somebody else, with a form that means the page. Returns its port.
pub(super) async fn evil_site(target: &str) -> u16 {
    let html = format!(
        "<!doctype html><main><form method=\"post\" action=\"{target}\">\
         <input name=\"csrf\" value=\"guessed\"><button id=\"go\">Gewinn!</button></form></main>"
    );
    let router = Router::new().route("/", get(move || async { Html(html) }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    port
}

/// A page of somebody else with a link, as a mail has it in a browser. Returns its port.
pub(super) async fn mail(target: &str) -> u16 {
    let target = target.replace('&', "&amp;");
    let html = format!("<!doctype html><main><a href=\"{target}\">Bitte entscheiden</a></main>");
    let router = Router::new().route("/", get(move || async { Html(html) }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    port
}

/// Puts a source into quarantine.
pub(super) fn hold_back(page: &Page, source: &str) {
    let now = page.app.daemon.now();
    let held = page.app.daemon.store.run_blocking(|tx| {
        sources::quarantine(tx, source, &"die Liste hat keine Überschriften mehr".into(), now)
    });
    held.unwrap();
}

/// Whether a person has released it.
pub(super) fn is_accepted(page: &Page, source: &str) -> bool {
    let sql = "SELECT accepted FROM sources WHERE name = ?1";
    let found = page
        .app
        .daemon
        .store
        .run_blocking(|tx| Ok(tx.query_row(sql, [source], |row| row.get::<_, bool>(0))?));
    found.unwrap()
}
