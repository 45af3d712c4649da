//! The page over a small state in memory, asked without a connection.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;
use weitersagen::admin::{self, Admin};
use weitersagen::config;
use weitersagen::daemon::{self, Context, Daemon};
use weitersagen::failpoint::Failpoints;
use weitersagen::state::Store;

use super::asked::Asked;

/// Under which name the page is asked.
pub(super) const HOST_NAME: &str = "127.0.0.1:8787";

/// Posts in every state, on both networks.
const STATE: &str = include_str!("state.sql");

const CONFIGURATION: &str = r#"
mode = "approve"
[organisation]
name = "Begegnungshaus Elbe e.V."
website = "https://www.verein.example/"
[[sources]]
name = "haus"
url = "https://www.verein.example/feed.xml"
schedule = "@every 30m"
[[accounts]]
name = "facebook"
network = "facebook"
token = { env = "WEITERSAGEN_FUZZ" }
[[accounts]]
name = "x"
network = "x"
consumer_key = { env = "WEITERSAGEN_FUZZ" }
consumer_secret = { env = "WEITERSAGEN_FUZZ" }
access_token = { env = "WEITERSAGEN_FUZZ" }
access_secret = { env = "WEITERSAGEN_FUZZ" }
"#;

/// The secrets that a request may hold.
#[derive(Debug, Default)]
pub(super) struct Knows {
    pub(super) cookie: String,
    pub(super) token: String,
    /// A login link that nobody has used.
    pub(super) link: String,
}

/// An answer, read to its end.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

pub(super) struct Stage {
    runtime: Runtime,
    store: Store,
    router: Router,
    knows: Knows,
    /// Every row, before anybody asked for anything.
    before: String,
}

impl Stage {
    pub(super) fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
        let config = config::parse(CONFIGURATION, Path::new("config.toml"));
        let config =
            config.unwrap_or_else(|report| panic!("{}", report.render(config::Language::En)));
        let store = Store::in_memory().expect("a state");
        store.run_blocking(|tx| Ok(tx.execute_batch(STATE)?)).expect("its rows");
        let client = daemon::open(&config).expect("a client");
        let now: Timestamp = "2026-11-20T12:00:00Z".parse().expect("a time");
        let context = Context {
            config: Arc::new(config),
            store: store.clone(),
            client,
            failpoints: Failpoints::default(),
        };
        let board = Daemon::new(context, None, Arc::new(move || now)).board();
        let address: SocketAddr = HOST_NAME.parse().expect("an address");
        let page = Admin::new(board, store.clone(), address).expect("templates");
        let router = admin::router(&page);
        let link = || {
            let secret = admin::secret().expect("a secret");
            admin::new_link(&store, &secret, now).expect("a link");
            secret
        };
        let (mine, unused) = (link(), link());
        let mut stage =
            Self { runtime, store, router, knows: Knows::default(), before: String::new() };
        stage.log_in(&mine);
        stage.knows.link = unused;
        stage.before = stage.rows();
        stage
    }

    fn log_in(&mut self, link: &str) {
        self.knows.link = link.to_owned();
        let entered = self.ask_so("POST own /login/link\n\nlink={link}");
        let cookie = entered.headers["set-cookie"].to_str().expect("a cookie");
        let (_, secret) =
            cookie.split(';').next().expect("a pair").split_once('=').expect("a pair");
        self.knows.cookie = secret.to_owned();
        let start = self.ask_so("GET session /");
        let (_, rest) = start.body.split_once("name=\"csrf\" value=\"").expect("a form");
        self.knows.token = rest.split('"').next().expect("a token").to_owned();
    }

    fn ask_so(&self, text: &str) -> Answer {
        self.ask(&Asked::parse(text, &self.knows).expect("a request"))
    }

    pub(super) fn knows(&self) -> &Knows {
        &self.knows
    }

    pub(super) fn ask(&self, asked: &Asked) -> Answer {
        let request: Request<Body> = asked.request(&self.knows);
        self.runtime.block_on(async {
            let answer = self.router.clone().oneshot(request).await.expect("an answer");
            let (parts, body) = answer.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("the whole answer");
            let body = String::from_utf8_lossy(&body).into_owned();
            Answer { status: parts.status, headers: parts.headers, body }
        })
    }

    /// Whether every row is as it was before anybody asked for anything.
    pub(super) fn is_untouched(&self) -> bool {
        self.rows() == self.before
    }

    /// Every row of every table.
    fn rows(&self) -> String {
        let rows = |tx: &rusqlite::Transaction<'_>| {
            let mut dump = String::new();
            let mut tables =
                tx.prepare_cached("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
            let names = tables.query_map([], |row| row.get::<_, String>(0))?;
            for name in names.collect::<Result<Vec<_>, _>>()? {
                let mut query = tx.prepare_cached(&format!("SELECT * FROM {name}"))?;
                let columns = query.column_count();
                let mut rows = query.query([])?;
                while let Some(row) = rows.next()? {
                    for column in 0..columns {
                        write!(dump, "{:?}|", row.get_ref(column)?).expect("a text");
                    }
                    dump.push('\n');
                }
            }
            Ok(dump)
        };
        self.store.run_blocking(rows).expect("rows")
    }

    /// The text of every post.
    pub(super) fn posts(&self) -> Vec<String> {
        self.column("SELECT json_extract(post, '$.text') FROM deliveries WHERE post IS NOT NULL")
    }

    /// Every line of the journal.
    pub(super) fn journal(&self) -> Vec<String> {
        self.column("SELECT detail FROM journal")
    }

    fn column(&self, sql: &str) -> Vec<String> {
        let rows = |tx: &rusqlite::Transaction<'_>| {
            let mut query = tx.prepare(sql)?;
            let rows = query.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<Vec<String>, _>>()?)
        };
        self.store.run_blocking(rows).expect("rows")
    }
}
