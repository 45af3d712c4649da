//! A site whose every answer the test decides: lists, feeds, articles, redirects.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use jiff::SignedDuration;
use jiff::fmt::rfc2822;
use tokio::net::TcpListener;
use url::Url;

use crate::app::{TestApp, at_once, today};

/// The site, until it is dropped.
pub(crate) struct Stub {
    pub(crate) url: Url,
    site: Arc<Mutex<Site>>,
    server: tokio::task::JoinHandle<()>,
}

#[derive(Default)]
struct Site {
    /// What stands at a path: media type and body.
    pages: HashMap<String, (&'static str, String)>,
    moved: HashMap<String, String>,
    /// Days from today on which articles are dated; others are today's.
    days: BTreeMap<u32, i64>,
    /// Articles as they were edited.
    edited: HashMap<u32, String>,
    gone: Vec<u32>,
}

const WORDS: [&str; 23] = [
    "Garten",
    "Küche",
    "Konzert",
    "Sprachkurs",
    "Werkstatt",
    "Lesung",
    "Ausstellung",
    "Chor",
    "Nachbarschaft",
    "Familien",
    "Ehrenamt",
    "Musik",
    "Theater",
    "Fahrräder",
    "Markt",
    "Hof",
    "Frühstück",
    "Brücke",
    "Rathaus",
    "Bühne",
    "Keller",
    "Ufer",
    "Turm",
];

/// Headline and text of the `n`th article: no two share many runs of five words.
pub(crate) fn article(n: u32) -> (String, String) {
    let word = |k: u32| {
        let at = (n * 5 + k * (n % 21 + 1) + k / 4) % 23;
        WORDS[usize::try_from(at).unwrap()]
    };
    let title = format!("{} und {} laden zum Fest {n} ein", word(0), word(1));
    let sentence = |k: u32| {
        let [here, beside, also, there] = [word(k), word(k + 1), word(k + 2), word(k + 3)];
        format!("Der Verein zeigt {here} neben {beside} – und {also} bei {there}.")
    };
    let text = (2..14).step_by(3).map(sentence).collect::<Vec<_>>().join(" ");
    (title, text)
}

impl Stub {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
        let site = Arc::new(Mutex::new(Site::default()));
        let router = Router::new().route("/{*path}", get(answer)).with_state(Arc::clone(&site));
        let server = tokio::spawn(async move {
            axum::serve(listener, router).await.unwrap();
        });
        Self { url, site, server }
    }

    pub(crate) fn list(&self, articles: &[u32]) {
        self.list_at("/liste", articles);
    }

    /// A news page in the way of a content management system.
    pub(crate) fn list_at(&self, path: &str, articles: &[u32]) {
        let entry = |n: &u32| {
            let (title, text) = article(*n);
            let teaser: String = text.split_inclusive(". ").take(2).collect();
            let day = self.day(*n);
            format!(
                "<div class=\"article\"><h3><a href=\"/artikel/{n}\">{title}</a></h3>\
                 <time datetime=\"{day}\">{day}</time><p>{teaser}</p></div>"
            )
        };
        let entries: String = articles.iter().map(entry).collect();
        let page = format!(
            "<!DOCTYPE html><html lang=\"de\"><head><title>Aktuelles</title></head><body><main>\
             <h1>Aktuelles</h1><div class=\"news-list\">{entries}</div></main></body></html>"
        );
        self.put(path, "text/html; charset=utf-8", page);
    }

    /// A feed, each of whose items `change` may rewrite.
    pub(crate) fn feed(&self, path: &str, articles: &[u32], change: impl Fn(&str) -> String) {
        let item = |n: &u32| {
            let (title, text) = article(*n);
            let day = self.day(*n).in_tz("Europe/Berlin").unwrap();
            let date = rfc2822::to_string(&day).unwrap();
            let link = self.url.join(&format!("/artikel/{n}")).unwrap();
            change(&format!(
                "<item><title>{title}</title><link>{link}</link>\
                 <guid isPermaLink=\"false\">guid-{n}</guid><pubDate>{date}</pubDate>\
                 <description>{text}</description></item>"
            ))
        };
        let items: String = articles.iter().map(item).collect();
        let feed = format!(
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Aktuelles</title>{items}\
             </channel></rss>"
        );
        self.put(path, "application/rss+xml", feed);
    }

    fn day(&self, n: u32) -> jiff::civil::Date {
        let days = self.site.lock().unwrap().days.get(&n).copied().unwrap_or_default();
        today().checked_add(SignedDuration::from_hours(24 * days)).unwrap()
    }

    fn put(&self, path: &str, media: &'static str, body: String) {
        self.site.lock().unwrap().pages.insert(path.to_owned(), (media, body));
    }

    /// Dates an article so many days from today.
    pub(crate) fn dated(&self, n: u32, days: i64) {
        self.site.lock().unwrap().days.insert(n, days);
    }

    /// Edits an article's page.
    pub(crate) fn edit(&self, n: u32, change: impl Fn(&str) -> String) {
        let text = change(&article(n).1);
        self.site.lock().unwrap().edited.insert(n, text);
    }

    pub(crate) fn gone(&self, n: u32) {
        self.site.lock().unwrap().gone.push(n);
    }

    pub(crate) fn moved(&self, from: &str, to: &str) {
        self.site.lock().unwrap().moved.insert(from.to_owned(), to.to_owned());
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(site): State<Arc<Mutex<Site>>>, Path(path): Path<String>) -> Response {
    let site = site.lock().unwrap();
    let path = format!("/{path}");
    if let Some(to) = site.moved.get(&path) {
        return (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, to.clone())]).into_response();
    }
    if let Some((media, body)) = site.pages.get(&path) {
        return ([(header::CONTENT_TYPE, *media)], body.clone()).into_response();
    }
    let number = path.rsplit('/').next().and_then(|last| last.parse::<u32>().ok());
    let is_article = path.starts_with("/artikel/") || path.starts_with("/neu/");
    let Some(n) = number.filter(|_| is_article) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    if site.gone.contains(&n) {
        return StatusCode::GONE.into_response();
    }
    let (title, text) = article(n);
    let paragraphs = site.edited.get(&n).unwrap_or(&text).replace(". ", ".</p><p>");
    let day = site.days.get(&n).map(|days| today() + SignedDuration::from_hours(24 * days));
    let day = day.map(|day| format!("<time datetime=\"{day}\">{day}</time>")).unwrap_or_default();
    let page = format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>{title}</title></head><body><main><article>\
         <h1>{title}</h1>{day}<p>{paragraphs}</p></article></main></body></html>"
    );
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// A daemon that watches nothing but a place on the stub.
pub(crate) async fn watching(stub: &Stub, path: &str) -> TestApp {
    let url = stub.url.join(path).unwrap();
    TestApp::start_with(crate::app::networks(None), &at_once(), |text| {
        let (before, rest) = text.split_once("[[sources]]").unwrap();
        let (_, accounts) = rest.split_once("[[accounts]]").unwrap();
        format!(
            "{before}[[sources]]\nname = \"verein\"\nurl = \"{url}\"\nschedule = \"@every 3s\"\n\n\
             [[accounts]]{accounts}"
        )
    })
    .await
}
