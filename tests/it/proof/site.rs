//! A small news site whose entries the test chooses: a feed, their pages, „Folge uns“.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use jiff::Timestamp;
use tokio::net::TcpListener;
use url::Url;

const PLACES: [&str; 12] = [
    "Halberstadt",
    "Stendal",
    "Wernigerode",
    "Naumburg",
    "Quedlinburg",
    "Zerbst",
    "Salzwedel",
    "Köthen",
    "Merseburg",
    "Bernburg",
    "Tangermünde",
    "Burg",
];

const THINGS: [&str; 10] = [
    "Werkstatt",
    "Bibliothek",
    "Sprachschule",
    "Ausstellung",
    "Beratungsstelle",
    "Küche",
    "Theatergruppe",
    "Fahrradschule",
    "Musikschule",
    "Druckerei",
];

/// One entry: its number, when it appeared, and the guid it is listed under.
#[derive(Debug, Clone)]
struct Entry {
    number: usize,
    at: Timestamp,
    guid: String,
}

/// A handle on the site; clones share its entries.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) url: Url,
    entries: Arc<Mutex<Vec<Entry>>>,
}

impl Site {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let site = Self { url, entries: Arc::default() };
        let router = Router::new()
            .route("/", get(home))
            .route("/feed.xml", get(feed))
            .route("/news/{page}", get(page))
            .with_state(site.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        site
    }

    /// Lists one more entry, of a number that it had not before.
    pub(super) fn publish(&self, number: usize, at: Timestamp) {
        let guid = format!("guid-{number}");
        self.entries.lock().unwrap().push(Entry { number, at, guid });
    }

    /// Lists every entry under another guid, as a relaunch does.
    pub(super) fn renumber(&self) {
        for entry in self.entries.lock().unwrap().iter_mut() {
            entry.guid = format!("neu-{}", entry.number);
        }
    }

    /// Takes every entry off the list.
    pub(super) fn clear(&self) {
        self.entries.lock().unwrap().clear();
    }

    /// The address of an entry's page.
    pub(super) fn link(&self, number: usize) -> String {
        format!("{}news/{number}.html", self.url)
    }
}

/// A headline and a sentence: every five words in a row hold the number, so that no two entries
/// are taken for the same news.
fn words(number: usize) -> (String, String) {
    let place = PLACES[number % PLACES.len()];
    let thing = THINGS[number % THINGS.len()];
    let title = format!("{thing} {number} in {place}");
    (
        title,
        format!("In {place} öffnet Haus {number} eine {thing}, Haus {number} liegt in {place}."),
    )
}

async fn home() -> Html<&'static str> {
    Html(
        "<!DOCTYPE html><html lang=\"de\"><body><h2>Folge uns</h2>\
         <a href=\"https://www.facebook.com/begegnungshaus.elbe\">Facebook</a> \
         <a href=\"https://x.com/begegnung_elbe\">X</a></body></html>",
    )
}

async fn feed(State(site): State<Site>) -> Response {
    let entries = site.entries.lock().unwrap().clone();
    let mut items = String::new();
    // The newest fifteen, as most sites list them.
    for Entry { number, at, guid } in entries.iter().rev().take(15) {
        let (title, link) = (words(*number).0, site.link(*number));
        let at = at.strftime("%a, %d %b %Y %H:%M:%S +0000");
        let item = format!(
            "<item><title>{title}</title><link>{link}</link>\
             <guid isPermaLink=\"false\">{guid}</guid><pubDate>{at}</pubDate></item>"
        );
        items.push_str(&item);
    }
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>\
         <title>Neues</title><link>{}</link><description>Neues</description>{items}\
         </channel></rss>",
        site.url
    );
    ([(CONTENT_TYPE, "application/rss+xml; charset=utf-8")], body).into_response()
}

async fn page(Path(page): Path<String>) -> Response {
    let number = page.strip_suffix(".html").and_then(|number| number.parse().ok());
    let Some((title, text)) = number.map(words) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    Html(format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>{title}</title></head><body><main><article>\
         <h1>{title}</h1><p>{text}</p></article></main></body></html>"
    ))
    .into_response()
}
