//! A headless Chromium by the `WebDriver` protocol (<https://www.w3.org/TR/webdriver2/>): as much of
//! it as the tests need, without a crate that would switch features of others on.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use weitersagen::clock;

/// The flags of each browser: no window, nothing asked of the internet.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

/// How often, and at which distance, it is looked for what a page does not have yet.
const LOOKS: usize = 100;
const LOOK: Duration = Duration::from_millis(50);

/// How an element is named in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What is special about a browser.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Options {
    /// No page may run a script.
    pub(super) without_script: bool,
    /// `evil.example` leads to this machine.
    pub(super) with_evil: bool,
}

/// A browser with one window; it ends with this value.
pub(super) struct Browser {
    http: reqwest::Client,
    session: String,
    process: Child,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts one; none where no `chromedriver` is installed.
    pub(super) async fn start(options: Options) -> Option<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let said = BufReader::new(process.stdout.take()?);
        let port = said.lines().map_while(Result::ok).find_map(|line| {
            line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
        })?;
        // Another test may have installed it; nothing here speaks TLS.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().timeout(Duration::from_secs(60)).build().unwrap();
        let profile = tempfile::tempdir().unwrap();
        let mut flags: Vec<String> = FLAGS.map(str::to_owned).to_vec();
        flags.push(format!("--user-data-dir={}", profile.path().display()));
        if options.with_evil {
            flags.push("--host-resolver-rules=MAP evil.example 127.0.0.1".into());
        }
        let scripts = if options.without_script { 2 } else { 1 };
        let wanted = json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": {
            "args": flags,
            "prefs": { "profile.managed_default_content_settings.javascript": scripts },
        }}}});
        let base = format!("http://127.0.0.1:{port}/session");
        let mut browser = Self { http, session: base, process, _profile: profile };
        let begun = browser.post("", &wanted).await;
        browser.session = format!("{}/{}", browser.session, begun["sessionId"].as_str().unwrap());
        Some(browser)
    }

    async fn ask(&self, path: &str, body: &Value) -> Value {
        let answer = self.http.post(format!("{}{path}", self.session)).json(body).send().await;
        let answer: Value = answer.unwrap().json().await.unwrap();
        answer["value"].clone()
    }

    async fn post(&self, path: &str, body: &Value) -> Value {
        let answer = self.ask(path, body).await;
        assert!(answer["error"].is_null(), "{path}: {answer}");
        answer
    }

    async fn get(&self, path: &str) -> Value {
        let answer = self.http.get(format!("{}{path}", self.session)).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["value"].clone()
    }

    /// Opens an address.
    pub(super) async fn open(&self, url: &str) {
        self.post("/url", &json!({ "url": url })).await;
    }

    /// The address that is open.
    pub(super) async fn address(&self) -> String {
        self.get("/url").await.as_str().unwrap().to_owned()
    }

    /// What a script returns, run past the page's own policy.
    pub(super) async fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] })).await
    }

    /// What a script gives to the callback that is its last argument.
    pub(super) async fn run_async(&self, script: &str) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": [] })).await
    }

    /// An element, as soon as the page has it.
    async fn element(&self, css: &str) -> String {
        let query = json!({ "using": "css selector", "value": css });
        for _ in 0..LOOKS {
            let found = self.ask("/element", &query).await;
            if let Some(element) = found[ELEMENT].as_str() {
                return element.to_owned();
            }
            clock::sleep(LOOK).await;
        }
        panic!("no {css} at {}", self.address().await)
    }

    /// Presses what a CSS selector finds. A button or a link leads to another page: it has been left
    /// when this returns.
    pub(super) async fn click(&self, css: &str) {
        let element = self.element(css).await;
        let name = format!("/element/{element}/name");
        let leads_on = matches!(self.get(&name).await.as_str(), Some("button" | "a"));
        self.post(&format!("/element/{element}/click"), &json!({})).await;
        for _ in 0..LOOKS {
            // An element of a page that was left has no name any more.
            if !leads_on || !self.get(&name).await.is_string() {
                return;
            }
            clock::sleep(LOOK).await;
        }
    }

    /// Types into what a CSS selector finds.
    pub(super) async fn type_in(&self, css: &str, text: &str) {
        let element = self.element(css).await;
        self.post(&format!("/element/{element}/value"), &json!({ "text": text })).await;
    }

    /// Presses a key, named as the protocol names it.
    pub(super) async fn press(&self, key: &str) {
        let stroke =
            json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        let keys = json!({ "type": "key", "id": "keys", "actions": stroke });
        self.post("/actions", &json!({ "actions": [keys] })).await;
    }

    /// The text that a reader sees in what a CSS selector finds.
    pub(super) async fn text(&self, css: &str) -> String {
        for _ in 0..LOOKS {
            let element = self.element(css).await;
            // The page may have changed since it was found.
            let text = self.get(&format!("/element/{element}/text")).await;
            if let Some(text) = text.as_str() {
                return text.to_owned();
            }
            clock::sleep(LOOK).await;
        }
        panic!("no text in {css}")
    }

    /// A command of the browser's own protocol.
    pub(super) async fn command(&self, name: &str, params: Value) {
        self.post("/goog/cdp/execute", &json!({ "cmd": name, "params": params })).await;
    }

    /// Makes the window this wide, in CSS pixels.
    pub(super) async fn width(&self, width: u32) {
        let metrics =
            json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// What the reader's system prefers.
    pub(super) async fn prefer_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let features = json!([{ "name": "prefers-color-scheme", "value": value }]);
        self.command("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends its browser when it is asked to end the session, or when it ends itself.
        let session = self.session.clone();
        let asked = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                let http = reqwest::Client::new();
                let _ = runtime.block_on(async { http.delete(session).send().await });
            }
        });
        let _ = asked.join();
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
