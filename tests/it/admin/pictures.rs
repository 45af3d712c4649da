//! The pictures of a post on its page: fetched by the server with all its guards, shown as nothing
//! but pictures, and to nobody who is not logged in.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode as Status;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use reqwest::StatusCode;
use tokio::net::TcpListener;
use url::Url;
use weitersagen::item::{Image, Item, Post};
use weitersagen::outbox::State;
use weitersagen::state::deliveries::{self, Plan};
use weitersagen::state::items::{self, Fate};

use super::Page;

/// As much of a PNG as tells that it is one, and what a browser must not take for anything else.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n<script>window.hacked = true</script>";

/// A website with pictures, and how often it was asked for one.
struct Site {
    port: u16,
    asked: Arc<AtomicUsize>,
}

fn answer(name: &str) -> Response {
    let typed = |kind: &'static str, body: Vec<u8>| ([(CONTENT_TYPE, kind)], body).into_response();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
    match name {
        "good.png" => typed("image/png", PNG.to_vec()),
        "named-html.png" => typed("text/html", PNG.to_vec()),
        "drawing.svg" => typed("image/svg+xml", svg),
        "drawing.png" => typed("image/png", svg),
        "page.jpg" => typed("image/jpeg", b"<!doctype html><script>alert(1)</script>".to_vec()),
        "empty.gif" => typed("image/gif", Vec::new()),
        "large.png" => typed("image/png", [PNG, &vec![0; 6 * 1024 * 1024]].concat()),
        // More than Facebook takes, less than is ever read.
        "too-large-to-send.png" => typed("image/png", [PNG, &vec![0; 4_500_000]].concat()),
        "error.png" => (Status::FORBIDDEN, PNG.to_vec()).into_response(),
        _ => Status::NOT_FOUND.into_response(),
    }
}

impl Site {
    async fn start() -> Self {
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&asked);
        let router = Router::new().route(
            "/{name}",
            get(move |Path(name): Path<String>| async move {
                counted.fetch_add(1, Ordering::SeqCst);
                answer(&name)
            }),
        );
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, asked }
    }

    fn url(&self, name: &str) -> Url {
        Url::parse(&format!("http://127.0.0.1:{}/{name}", self.port)).unwrap()
    }

    fn count(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// Puts a post with this picture before a person. Returns its number.
fn waiting(page: &Page, url: &Url, alt: Option<&str>) -> i64 {
    let now = page.app.daemon.now();
    let image = Image { url: url.clone(), alt: alt.map(str::to_owned) };
    let post = Post {
        text: "Ein Fest.\n\nMehr dazu: https://a.example/1".into(),
        link: Url::parse("https://a.example/1").unwrap(),
        image: Some(image),
        more_images: Vec::new(),
    };
    let held = &page.app.daemon.store;
    let id = held.run_blocking(|tx| {
        let story = items::add_story(tx, now)?;
        let entry = Item { title: Some("Ein Fest".into()), ..Item::default() };
        let fate = (Fate::Told, "a story of its own");
        let item = items::add(tx, "begegnungshaus", &entry, fate, Some(story), now)?;
        let (account, state) = ("facebook", State::AwaitingApproval);
        let (reason, not_before) = ("a person is asked".into(), now);
        deliveries::plan(tx, &Plan { story, item, account, state, reason, not_before }, now)?;
        let id = deliveries::of_item(tx, item)?[0].id;
        deliveries::set_post(tx, id, &post)?;
        Ok(id)
    });
    id.unwrap()
}

/// The page of a post, and the address at which its picture is.
async fn shown(page: &Page, cookie: &str, id: i64) -> (String, Option<String>) {
    let html = page.get(&format!("/outbox/{id}")).header("cookie", cookie).send().await.unwrap();
    let html = super::read(html).await;
    let source = html
        .split_once("<img src=\"/outbox/")
        .map(|(_, rest)| format!("/outbox/{}", rest.split('"').next().unwrap()));
    (html, source)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_is_shown_from_the_pages_own_address_and_fetched_once() {
    let (page, site) = (Page::start(|text| text).await, Site::start().await);
    let cookie = page.log_in().await;
    for name in ["good.png", "named-html.png"] {
        let before = site.count();
        let id = waiting(&page, &site.url(name), Some("Drei Kinder mit „Laternen“"));
        let (html, source) = shown(&page, &cookie, id).await;
        assert!(html.contains("alt=\"Drei Kinder mit „Laternen“\""), "{html}");
        assert_eq!(site.count(), before, "looking at the post asks nobody");
        for _ in 0..3 {
            let path = source.as_deref().unwrap();
            let answer = page.get(path).header("cookie", &cookie).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::OK);
            let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
            assert_eq!(
                header("content-type"),
                "image/png",
                "by its bytes, whatever its server says"
            );
            assert_eq!(header("x-content-type-options"), "nosniff");
            assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
            assert_eq!(header("cross-origin-resource-policy"), "same-origin");
            assert_eq!(answer.bytes().await.unwrap(), PNG);
        }
        assert_eq!(site.count(), before + 1, "it is kept");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_picture_or_too_large_is_not_shown_and_its_words_stay() {
    let (page, site) = (Page::start(|text| text).await, Site::start().await);
    let cookie = page.log_in().await;
    for name in [
        "drawing.svg",
        "drawing.png",
        "page.jpg",
        "empty.gif",
        "large.png",
        "too-large-to-send.png",
        "error.png",
        "missing.png",
    ] {
        let id = waiting(&page, &site.url(name), Some("Ein Saal voller Menschen"));
        let (html, source) = shown(&page, &cookie, id).await;
        assert!(html.contains("<span lang=\"de\">Ein Saal voller Menschen</span>"), "{html}");
        let before = site.count();
        for _ in 0..2 {
            let path = source.as_deref().unwrap();
            let answer = page.get(path).header("cookie", &cookie).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{name}");
            let kind = answer.headers()["content-type"].to_str().unwrap();
            assert!(kind.starts_with("text/html"), "{name}: {kind}");
            assert!(!answer.text().await.unwrap().contains("alert(1)"), "{name}");
        }
        assert_eq!(site.count(), before + 1, "{name}: a reloaded page does not ask again at once");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_asks_no_private_address_and_none_that_is_not_the_posts() {
    let (page, site) = (Page::start(|text| text).await, Site::start().await);
    let cookie = page.log_in().await;
    let ask =
        async |path: &str| page.get(path).header("cookie", &cookie).send().await.unwrap().status();
    // The configuration exempts 127.0.0.1, and no other name of this machine.
    for host in ["localhost", "[::1]", "127.0.0.2"] {
        let url = Url::parse(&format!("http://{host}:{}/good.png", site.port)).unwrap();
        let (_, source) = shown(&page, &cookie, waiting(&page, &url, Some("Ein Saal"))).await;
        assert_eq!(ask(&source.unwrap()).await, StatusCode::NOT_FOUND, "{host}");
    }
    assert_eq!(site.count(), 0);
    let id = waiting(&page, &site.url("good.png"), Some("Ein Saal"));
    for path in ["0000000000000000", "http:%2F%2F127.0.0.1%2Fgood.png", "..%2F..", ""] {
        let status = ask(&format!("/outbox/{id}/pictures/{path}")).await;
        assert!(status.is_client_error(), "{path}: {status}");
    }
    let (_, source) = shown(&page, &cookie, id).await;
    let other = waiting(&page, &site.url("named-html.png"), Some("Ein Saal"));
    let moved = source.as_deref().unwrap().replace(&format!("/{id}/"), &format!("/{other}/"));
    assert_eq!(ask(&moved).await, StatusCode::NOT_FOUND, "a picture belongs to its post");
    assert_eq!(site.count(), 0);
    let stranger = page.get(source.as_deref().unwrap()).send().await.unwrap();
    assert_eq!(stranger.status(), StatusCode::SEE_OTHER, "nobody is logged in");
    assert!(stranger.headers()["location"].to_str().unwrap().starts_with("/login"));
    assert_eq!(site.count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_without_a_description_is_said_to_stay_behind() {
    let (page, site) = (Page::start(|text| text).await, Site::start().await);
    let cookie = page.log_in().await;
    let id = waiting(&page, &site.url("good.png"), None);
    let (html, source) = shown(&page, &cookie, id).await;
    assert_eq!(source, None);
    assert!(html.contains("geht nicht mit: Es hat keine Beschreibung"), "{html}");
}
