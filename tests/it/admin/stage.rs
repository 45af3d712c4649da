//! A daemon with its page on loopback, and a client that speaks to it as a browser would.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use weitersagen::admin::{self, Admin, Limits};
use weitersagen::state::Store;

use crate::app::{TestApp, at_once, networks};

/// A password that [`with_password`] lets log in.
pub(crate) const PASSWORD: &str = "Sommer an der Elbe";

/// A daemon with its page.
pub(crate) struct Page {
    pub(crate) app: TestApp,
    pub(crate) address: SocketAddr,
    http: reqwest::Client,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// A configuration in which [`PASSWORD`] logs in.
pub(crate) fn with_password(text: String) -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    let hash = HASH.get_or_init(|| admin::hash_password(PASSWORD, [3; 16]).unwrap());
    if text.contains("[admin]") {
        text
    } else {
        format!("{text}\n[admin]\npassword = \"{hash}\"\n")
    }
}

/// The same without it.
#[expect(clippy::needless_pass_by_value, reason = "a change of a configuration has this shape")]
pub(crate) fn without_password(text: String) -> String {
    text.split("\n[admin]").next().unwrap_or_default().to_owned()
}

impl Page {
    /// Starts everything; nothing has been polled yet.
    pub(crate) async fn start(change: impl Fn(String) -> String) -> Self {
        let pace = weitersagen::sandbox::rehearsal::Pace { backfill: 3, ..at_once() };
        Self::over(TestApp::start_with(networks(None), &pace, change).await).await
    }

    /// Serves the page of an app.
    pub(crate) async fn over(app: TestApp) -> Self {
        Self::within(app, Limits::default()).await
    }

    /// The same with other limits.
    pub(crate) async fn within(app: TestApp, limits: Limits) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = admin::bind("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let address = listener.local_addr().unwrap();
        let store = Store::open_shared(&app.daemon.config.state_dir).unwrap();
        let page = Admin::new(app.daemon.board(), store, address).unwrap().within(limits);
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(admin::serve(listener, page, stopped));
        let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let http = builder.timeout(Duration::from_secs(60)).build().unwrap();
        Self { app, address, http, stop, task }
    }

    /// Ends page and daemon, and starts both with a changed configuration.
    pub(crate) async fn reconfigure(mut self, change: impl Fn(String) -> String) -> Self {
        self.stop().await;
        Self::over(self.app.reconfigure(change).await).await
    }

    /// Ends the page as the daemon does.
    pub(crate) async fn stop(&mut self) {
        self.stop.send_replace(true);
        let ended = tokio::time::timeout(Duration::from_secs(5), &mut self.task).await;
        ended.expect("the page ends within five seconds").unwrap();
    }

    /// An address on it.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A request with nothing that a browser adds.
    pub(crate) fn bare(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.http.request(method, self.url(path))
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.bare("GET", path)
    }

    /// A form as a page of its own sends it.
    pub(crate) fn post(&self, path: &str, fields: &Value) -> RequestBuilder {
        let own = format!("http://{}", self.address);
        self.bare("POST", path).header("origin", own).form(fields)
    }

    /// The secret of a new link.
    pub(crate) fn link(&self) -> String {
        let secret = admin::secret().unwrap();
        admin::new_link(&self.app.daemon.store, &secret, self.app.daemon.now()).unwrap();
        secret
    }

    /// Logs in by a link. Returns the cookie.
    pub(crate) async fn log_in(&self) -> String {
        let fields = serde_json::json!({ "link": self.link() });
        cookie(&self.post("/login/link", &fields).send().await.unwrap())
    }

    /// The token that forms of this session bring back.
    pub(crate) async fn token(&self, cookie: &str) -> String {
        let html = self.get("/").header("cookie", cookie).send().await.unwrap();
        let html = html.text().await.unwrap();
        let (_, rest) = html.split_once("name=\"csrf\" value=\"").expect("a form");
        rest.split('"').next().unwrap().to_owned()
    }

    /// Every row that a person's decision or the daemon's work could change.
    pub(crate) fn dump(&self) -> String {
        let tables = ["deliveries", "journal", "sources", "items", "admin_links"];
        let rows = tables.map(|table| {
            self.app.daemon.store.run_blocking(|tx| {
                let mut query = tx.prepare(&format!("SELECT * FROM {table}"))?;
                let columns = query.column_count();
                let mut rows = query.query([])?;
                let mut dump = String::new();
                while let Some(row) = rows.next()? {
                    for column in 0..columns {
                        write!(dump, "{:?}|", row.get_ref(column)?).unwrap();
                    }
                    dump.push('\n');
                }
                Ok(dump)
            })
        });
        rows.map(Result::unwrap).join("\n")
    }
}

/// The cookie that an answer sets.
pub(crate) fn cookie(answer: &Response) -> String {
    let set = answer.headers()["set-cookie"].to_str().unwrap();
    set.split(';').next().unwrap().to_owned()
}
