//! Both sample sites on loopback, with a client that looks at them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::date;
use reqwest::{Client, Response, StatusCode, header, redirect};
use scraper::{ElementRef, Html, Selector};
use tokio::net::TcpListener;
use url::Url;
use weitersagen::sandbox::sites::Sites;

/// Both sites, served on loopback, and a client that follows no redirect.
pub(crate) struct Served {
    pub(crate) sites: Sites,
    pub(crate) organisation: Url,
    pub(crate) portal: Url,
    pub(crate) client: Client,
}

impl Served {
    pub(crate) async fn start() -> Self {
        let (first, organisation) = listener().await;
        let (second, portal) = listener().await;
        let today = date(2026, 11, 22);
        let sites = Sites::new(today, organisation.clone(), portal.clone()).unwrap();
        let (one, two) = (sites.organisation_router(), sites.portal_router());
        tokio::spawn(async move { axum::serve(first, one).await });
        tokio::spawn(async move { axum::serve(second, two).await });
        // The process may have its provider from another test already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { sites, organisation, portal, client }
    }

    pub(crate) async fn get(&self, url: &Url) -> Response {
        self.client.get(url.clone()).send().await.unwrap()
    }

    pub(crate) async fn text(&self, url: &Url) -> String {
        self.get(url).await.text().await.unwrap()
    }

    pub(crate) fn news(&self) -> Url {
        self.organisation.join("/aktuelles/news.html").unwrap()
    }

    pub(crate) fn lists(&self) -> [Url; 3] {
        [self.news(), self.portal.join("/news").unwrap(), self.portal.join("/rss.xml").unwrap()]
    }

    /// Follows every link to either site, and gives the addresses with their texts.
    pub(crate) async fn crawl(&self) -> BTreeMap<Url, String> {
        let mut seen = BTreeMap::new();
        let mut queue = VecDeque::from([self.organisation.clone(), self.portal.clone()]);
        while let Some(url) = queue.pop_front() {
            if seen.contains_key(&url) {
                continue;
            }
            let answer = self.get(&url).await;
            assert_eq!(answer.status(), StatusCode::OK, "{url}");
            let is_html = content_type(&answer).starts_with("text/html");
            let body = String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned();
            if is_html {
                let ours = |link: &Url| {
                    [&self.organisation, &self.portal].iter().any(|s| s.origin() == link.origin())
                };
                queue.extend(links(&url, &body).into_iter().filter(ours));
            }
            seen.insert(url, body);
        }
        seen
    }
}

async fn listener() -> (TcpListener, Url) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
    (listener, url)
}

pub(crate) fn content_type(answer: &Response) -> &str {
    answer.headers()[header::CONTENT_TYPE].to_str().unwrap()
}

/// What a page links to or shows, without fragments.
pub(crate) fn links(page: &Url, html: &str) -> Vec<Url> {
    let html = Html::parse_document(html);
    let selector = Selector::parse("[href], [src]").unwrap();
    let target = |element: ElementRef<'_>| {
        let value = element.attr("href").or_else(|| element.attr("src"))?;
        let mut url = page.join(value).ok()?;
        url.set_fragment(None);
        Some(url)
    };
    html.select(&selector).filter_map(target).collect()
}

/// The exact five-word runs of the paragraphs that the selector finds.
pub(crate) fn shingles(html: &str, paragraphs: &str) -> BTreeSet<String> {
    let selector = Selector::parse(paragraphs).unwrap();
    let html = Html::parse_document(html);
    let text: String = html.select(&selector).flat_map(|p| p.text().chain([" "])).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(5).map(|run| run.join(" ")).collect()
}
