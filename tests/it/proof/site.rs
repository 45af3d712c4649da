//! A small news site whose entries the test chooses: a feed, a news page, their articles, „Folge uns“.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Redirect, Response};
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

/// Entries on the news page, which is shorter than the feed.
const ON_PAGE: usize = 10;

/// Which of the site's two lists an entry stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Feed,
    Page,
}

/// One entry: its number, when it appeared, and the guid it is listed under.
#[derive(Debug, Clone)]
struct Entry {
    list: List,
    number: usize,
    at: Timestamp,
    guid: String,
}

/// A handle on the site; clones share its entries.
#[derive(Debug, Clone)]
pub(super) struct Site {
    pub(super) url: Url,
    entries: Arc<Mutex<Vec<Entry>>>,
    redesigned: Arc<AtomicBool>,
    out: Arc<AtomicBool>,
    longer: Arc<AtomicUsize>,
}

impl Site {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let (entries, longer) = (Arc::default(), Arc::default());
        let (redesigned, out) = (Arc::default(), Arc::default());
        let site = Self { url, entries, redesigned, out, longer };
        let router = Router::new()
            .route("/", get(home))
            .route("/feed.xml", get(feed))
            .route("/news/{page}", get(article))
            .route("/aktuelles", get(news_page))
            .route("/aktuelles/{page}", get(listed_article))
            .route("/magazin/{page}", get(redesigned_article))
            .layer(from_fn_with_state(site.clone(), answers))
            .with_state(site.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        site
    }

    /// Lists one more entry in the feed, of a number that it had not before.
    pub(super) fn publish(&self, number: usize, at: Timestamp) {
        let guid = format!("guid-{number}");
        self.entries.lock().unwrap().push(Entry { list: List::Feed, number, at, guid });
    }

    /// The same on the news page.
    pub(super) fn publish_on_page(&self, number: usize, at: Timestamp) {
        let guid = String::new();
        self.entries.lock().unwrap().push(Entry { list: List::Page, number, at, guid });
    }

    /// Gives the news page another design: markup, paths and headlines are others, and the days
    /// are gone. What was linked before leads to the new paths.
    pub(super) fn redesign(&self) {
        self.redesigned.store(true, Ordering::SeqCst);
    }

    /// Answers everything with 500, or no longer. 503 would silence the host for a real minute,
    /// which is days of simulated time.
    pub(super) fn set_out(&self, out: bool) {
        self.out.store(out, Ordering::SeqCst);
    }

    /// Lists so many entries more than usual: whoever publishes much lists much.
    pub(super) fn lengthen(&self, by: usize) {
        self.longer.store(by, Ordering::SeqCst);
    }

    fn is_redesigned(&self) -> bool {
        self.redesigned.load(Ordering::SeqCst)
    }

    /// The newest entries of a list, newest first.
    fn newest(&self, list: List, count: usize) -> Vec<Entry> {
        let entries = self.entries.lock().unwrap();
        let count = count + self.longer.load(Ordering::SeqCst);
        entries.iter().rev().filter(|entry| entry.list == list).take(count).cloned().collect()
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

    /// The address of the page of an entry on the news page, before or after the redesign.
    pub(super) fn link_on_page(&self, number: usize, redesigned: bool) -> String {
        let path = if redesigned { new_path(number) } else { format!("aktuelles/{number}.html") };
        format!("{}{path}", self.url)
    }
}

/// A path that shares no number and no word with the old one.
fn new_path(number: usize) -> String {
    let digits = number.to_string().into_bytes();
    let letters = digits.into_iter().map(|digit| char::from(digit - b'0' + b'a'));
    format!("magazin/{}", letters.collect::<String>())
}

/// The number of an entry whose new path ends so.
fn number_of(name: &str) -> Option<usize> {
    let digits =
        name.bytes().map(|letter| char::from(letter.wrapping_sub(b'a').wrapping_add(b'0')));
    digits.collect::<String>().parse().ok()
}

/// A headline and a sentence: every five words in a row hold the number, so that no two entries
/// are taken for the same news.
pub(super) fn words(number: usize) -> (String, String) {
    let place = PLACES[number % PLACES.len()];
    let thing = THINGS[number % THINGS.len()];
    let title = format!("{thing} {number} in {place}");
    (
        title,
        format!("In {place} öffnet Haus {number} eine {thing}, Haus {number} liegt in {place}."),
    )
}

async fn answers(State(site): State<Site>, request: Request, next: Next) -> Response {
    if site.out.load(Ordering::SeqCst) {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    next.run(request).await
}

async fn home() -> Html<&'static str> {
    Html(
        "<!DOCTYPE html><html lang=\"de\"><body><h2>Folge uns</h2>\
         <a href=\"https://www.facebook.com/begegnungshaus.elbe\">Facebook</a> \
         <a href=\"https://x.com/begegnung_elbe\">X</a></body></html>",
    )
}

async fn feed(State(site): State<Site>) -> Response {
    let mut items = String::new();
    // The newest fifteen, as most sites list them.
    for Entry { number, at, guid, .. } in site.newest(List::Feed, 15) {
        let (title, link) = (words(number).0, site.link(number));
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

/// The news page: a blog as of old, or cards without days under other headlines.
async fn news_page(State(site): State<Site>) -> Html<String> {
    let entries = site.newest(List::Page, ON_PAGE);
    let list: String = if site.is_redesigned() {
        let card = |entry: &Entry| {
            let (number, link) = (entry.number, site.link_on_page(entry.number, true));
            let (thing, place) = (THINGS[number % THINGS.len()], PLACES[number % PLACES.len()]);
            format!(
                "<li class=\"karte\"><h3><a href=\"{link}\">Neu: Haus {number} in {place}, {thing}</a></h3></li>"
            )
        };
        format!("<ul class=\"karten\">{}</ul>", entries.iter().map(card).collect::<String>())
    } else {
        let item = |entry: &Entry| {
            let link = site.link_on_page(entry.number, false);
            let (title, day) = (words(entry.number).0, entry.at.strftime("%Y-%m-%d"));
            format!(
                "<div class=\"item\"><h2><a href=\"{link}\">{title}</a></h2>\
                 <time datetime=\"{day}\">{day}</time></div>"
            )
        };
        format!("<div class=\"blog\">{}</div>", entries.iter().map(item).collect::<String>())
    };
    Html(format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>Aktuelles</title></head><body><main>\
         <h1>Aktuelles</h1>{list}</main></body></html>"
    ))
}

async fn article(Path(page): Path<String>) -> Response {
    page.strip_suffix(".html").and_then(|number| number.parse().ok()).map_or_else(gone, shown)
}

async fn listed_article(State(site): State<Site>, Path(page): Path<String>) -> Response {
    let number = page.strip_suffix(".html").and_then(|number| number.parse().ok());
    match number {
        Some(number) if site.is_redesigned() => {
            Redirect::permanent(&site.link_on_page(number, true)).into_response()
        }
        number => number.map_or_else(gone, shown),
    }
}

async fn redesigned_article(State(site): State<Site>, Path(page): Path<String>) -> Response {
    number_of(&page).filter(|_| site.is_redesigned()).map_or_else(gone, shown)
}

fn gone() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

fn shown(number: usize) -> Response {
    let (title, text) = words(number);
    Html(format!(
        "<!DOCTYPE html><html lang=\"de\"><head><title>{title}</title></head><body><main><article>\
         <h1>{title}</h1><p>{text}</p></article></main></body></html>"
    ))
    .into_response()
}
