//! The admin page over a small state that is made anew whenever a request has changed it.

use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use jiff::Timestamp;
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;
use weitersagen::admin::{self, Admin};
use weitersagen::config;
use weitersagen::daemon::{self, Context, Daemon};
use weitersagen::failpoint::Failpoints;
use weitersagen::state::{Store, StoreError, logins};

/// Where the page is said to listen.
pub(super) const HOST: &str = "127.0.0.1:8787";

/// The secret of the one session.
pub(super) const SESSION: &str = "sitzung";

/// Two accounts, one of which is asked for a person's word.
const CONFIG: &str = r#"
mode = "approve"
[organisation]
name = "Verein"
website = "https://www.verein.example/"
[[sources]]
name = "aktuelles"
url = "https://www.verein.example/aktuelles/"
schedule = "*/20 6-21 * * *"
[[accounts]]
name = "seite"
network = "facebook"
token = { env = "FACEBOOK" }
[[accounts]]
name = "kurz"
network = "x"
consumer_key = { env = "X1" }
consumer_secret = { env = "X2" }
access_token = { env = "X3" }
access_secret = { env = "X4" }
"#;

/// An item that was read, one post of it that waits for a person, and one that stands, with a
/// change of it that waits.
const ROWS: &str = r#"
INSERT INTO sources (name, url, kind, baseline_at, polled_at, ok_at, quarantined_at, quarantine)
VALUES ('aktuelles', 'https://www.verein.example/aktuelles/', 'page', 1, 2, 2, 3, 'anders');
INSERT INTO stories VALUES (1, 1);
INSERT INTO items (id, source, story, entry, link, title, seen_at, fate, reason, read_at) VALUES
(1, 'aktuelles', 1, '{"title":"Fest der Kulturen","link":"https://www.verein.example/1","page":null,
"guid":null,"published":null,"summary":null,"content":null,"image":null}',
'https://www.verein.example/1', 'Fest der Kulturen', 1, 'told', 'r', 1);
INSERT INTO articles VALUES (1, '{"url":"https://www.verein.example/1","canonical":null,
"title":"Fest der Kulturen","date":"2026-11-20","author":null,"text":"Am Sonntag feierten rund 300
Menschen im Stadtpark ein Fest. Der Verein hatte dazu eingeladen.","image":null,"language":"de"}', 1);
INSERT INTO deliveries (id, story, item, account, state, reason, created_at, changed_at, not_before,
                        post, remote_id) VALUES
(1, 1, 1, 'seite', 'awaiting_approval', 'r', 1, 1, 1, '{"text":"Ein Fest.
https://www.verein.example/1","link":"https://www.verein.example/1","image":null}', NULL),
(2, 1, 1, 'kurz', 'posted', 'r', 1, 1, 1, '{"text":"Ein Fest. https://www.verein.example/1",
"link":"https://www.verein.example/1","image":null}', '1990000000000000000');
INSERT INTO actions (id, delivery, action, revision, state, reason, created_at, changed_at,
                     not_before)
VALUES (1, 2, 'delete', 1, 'awaiting_approval', 'r', 1, 1, 1);
"#;

/// The page, and a second look at its state.
pub(super) struct Stage {
    runtime: Runtime,
    router: Router,
    beside: Store,
    /// The token that the session's forms bring back.
    pub(super) token: String,
    _daemon: Daemon,
    _dir: tempfile::TempDir,
}

impl Stage {
    pub(super) fn open() -> Self {
        let memory = Path::new("/dev/shm");
        let dir = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let dir = dir.expect("a folder");
        let config = config::parse(CONFIG, &dir.path().join("config.toml")).expect("it is right");
        let open = || Store::open_shared(&config.state_dir).expect("a state");
        let (store, page, beside) = (open(), open(), open());
        let client = daemon::open(&config).expect("a client");
        let failpoints = Failpoints::default();
        let context = Context { config: Arc::new(config), store, client, failpoints };
        let daemon = Daemon::new(context, Some(dir.path()), Arc::new(now));
        let address = HOST.parse().expect("an address");
        let admin = Admin::new(daemon.board(), page, address).expect("the templates");
        let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
        let (router, token) = (admin::router(&admin), String::new());
        let mut stage = Self { runtime, router, beside, token, _daemon: daemon, _dir: dir };
        stage.reset();
        let start = Request::get("/").header("host", HOST);
        let start = start.header("cookie", format!("weitersagen={SESSION}"));
        let (status, _, body) = stage.answer(start.body(Body::empty()).expect("a request"));
        let body = String::from_utf8_lossy(&body);
        assert_eq!(status, StatusCode::OK, "{body}");
        let (_, rest) = body.split_once("name=\"csrf\" value=\"").expect("a form");
        stage.token = rest.split('"').next().unwrap_or_default().to_owned();
        stage
    }

    /// Everything as it was.
    pub(super) fn reset(&self) {
        let done = self.beside.run_blocking(|tx| {
            let sql =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
            let mut query = tx.prepare(sql)?;
            let tables = query.query_map([], |row| row.get::<_, String>(0))?;
            tx.execute_batch("PRAGMA defer_foreign_keys = ON")?;
            for table in tables {
                tx.execute_batch(&format!("DELETE FROM \"{}\"", table?))?;
            }
            tx.execute_batch(ROWS)?;
            logins::open(tx, SESSION, logins::BY_LINK, now())
        });
        done.expect("the rows fit");
    }

    /// A number that another connection's writing changes.
    pub(super) fn version(&self) -> i64 {
        let read = |tx: &_| read(tx, "PRAGMA data_version");
        self.beside.run_blocking(|tx| read(tx)).expect("a number").parse().expect("a number")
    }

    /// The text of the post that waits, or of the one that stands.
    pub(super) fn text(&self, delivery: u8) -> String {
        let sql = format!("SELECT post ->> 'text' FROM deliveries WHERE id = {delivery}");
        self.beside.run_blocking(|tx| read(tx, &sql)).expect("a post")
    }

    /// What the page answers.
    pub(super) fn answer(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Bytes) {
        self.runtime.block_on(async {
            let Ok(response) = self.router.clone().oneshot(request).await;
            let (parts, body) = response.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.expect("a whole answer");
            (parts.status, parts.headers, body)
        })
    }
}

fn read(db: &rusqlite::Connection, sql: &str) -> Result<String, StoreError> {
    let value: rusqlite::types::Value = db.query_row(sql, [], |row| row.get(0))?;
    Ok(match value {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        other => panic!("{other:?} is neither number nor text"),
    })
}

fn now() -> Timestamp {
    Timestamp::from_second(1_795_000_000).expect("a time")
}
