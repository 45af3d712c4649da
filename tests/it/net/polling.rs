//! The poll of a source: feeds, pages, and everything that is a failure.

use std::time::Duration;

use jiff::tz::TimeZone;
use url::Url;
use weitersagen::config::SourceConfig;
use weitersagen::net::{Client, Validators};
use weitersagen::schedule::Schedule;
use weitersagen::watch::{Kind, Polled, poll};

use super::server::{Server, client, header, path, reply};

fn source(url: Url) -> SourceConfig {
    SourceConfig {
        mode: weitersagen::config::Mode::Publish,
        name: "verein".into(),
        label: "Verein".into(),
        url,
        schedule: Schedule::parse("@hourly", &TimeZone::UTC).unwrap(),
        backfill: 0,
        images: false,
        max_age: Duration::from_secs(14 * 86_400),
        selectors: None,
        accounts: None,
    }
}

const FEED: &str = "<rss version='2.0'><channel><item><title>Konferenz in Halle</title>\
    <link>/news/1</link></item></channel></rss>";

async fn failure(client: &Client, url: Url) -> String {
    match poll(client, &source(url), &Validators::default()).await {
        Polled::Failed { reason } => reason.to_string(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_feed_is_polled_conditionally() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        "/old" => reply("301 Moved Permanently", "location: /feed\r\n", b""),
        _ if header(request, "if-none-match").is_some() => reply("304 Not Modified", "", b""),
        _ => reply("200 OK", "etag: \"1\"\r\ncontent-type: text/html\r\n", FEED.as_bytes()),
    })
    .await;
    let client = client();
    let source = source(server.url("/old"));
    let Polled::Items { kind, items, validators, moved_to, warnings, .. } =
        poll(&client, &source, &Validators::default()).await
    else {
        panic!("no items");
    };
    assert_eq!((kind, warnings.len(), moved_to), (Kind::Feed, 0, Some(server.url("/feed"))));
    assert_eq!(items[0].link, Some(server.url("/news/1")));
    let again = poll(&client, &source, &validators).await;
    assert!(matches!(again, Polled::NotModified), "{again:?}");
    let robots =
        server.requests.lock().unwrap().iter().filter(|r| path(r) == "/robots.txt").count();
    assert_eq!(robots, 1, "robots.txt is kept for a day");
}

#[tokio::test]
async fn whatever_is_no_list_of_news_is_a_failure() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("200 OK", "", b"User-agent: *\nDisallow: /intern\n"),
        "/gone" => reply("410 Gone", "", b""),
        "/unasked" => reply("304 Not Modified", "", b""),
        "/empty.xml" => reply("200 OK", "", b"<rss version='2.0'><channel></channel></rss>"),
        "/broken.json" => {
            reply("200 OK", "content-type: application/feed+json\r\n", b"{\"items\":")
        }
        "/busy" => reply("429 Too Many Requests", "retry-after: 60\r\n", b""),
        _ => reply("200 OK", "", b"<html><body><h1>Wartungsarbeiten</h1></body></html>"),
    })
    .await;
    let client = client();
    for (path, part) in [
        ("/wartung", "no entries found"),
        ("/gone", "gone for good (status 410)"),
        ("/unasked", "status 304"),
        ("/empty.xml", "no entries found: the feed is empty"),
        ("/broken.json", "no feed"),
        ("/intern/news", "robots.txt does not allow"),
        ("/busy", "asks to be left alone for 60 s"),
        ("/wartung", "left alone"),
    ] {
        let reason = failure(&client, server.url(path)).await;
        assert!(reason.contains(part), "{path}: {reason}");
    }
    let asked = server.requests.lock().unwrap().iter().any(|r| path(r).starts_with("/intern"));
    assert!(!asked);
}

#[tokio::test]
async fn a_page_without_a_list_is_read_by_the_feed_it_announces() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        "/feed" => reply("200 OK", "etag: \"feed\"\r\n", FEED.as_bytes()),
        _ => reply(
            "200 OK",
            "etag: \"page\"\r\n",
            b"<html><head><link rel=alternate type='application/rss+xml' title='Kommentar-Feed' \
              href='/comments'><link rel='alternate' type='application/rss+xml' href='/feed'>\
              </head><body></body></html>",
        ),
    })
    .await;
    let polled = poll(&client(), &source(server.url("/")), &Validators::default()).await;
    let Polled::Items { kind, items, validators, .. } = polled else {
        panic!("{polled:?}");
    };
    assert_eq!((kind, items.len()), (Kind::Feed, 1));
    assert_eq!(validators, Validators::default(), "the page's validators say nothing of the feed");
}

/// A login page may announce its system's feed: that is not the news that stood here.
#[tokio::test]
async fn a_feed_that_a_login_or_a_page_under_maintenance_announces_is_not_read() {
    let page = |body: &str| {
        format!(
            "<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head>\
             <body>{body}</body></html>"
        )
    };
    let login = page("<form><input name=u><input type=password name=p><button>Los</button></form>");
    let works = page("<h1>Wartungsarbeiten</h1><p>Wir sind bald wieder da.</p>");
    let server = Server::start(move |request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        "/feed" => reply("200 OK", "", FEED.as_bytes()),
        "/login" => reply("200 OK", "", login.as_bytes()),
        _ => reply("200 OK", "", works.as_bytes()),
    })
    .await;
    for path in ["/login", "/wartung"] {
        let reason = failure(&client(), server.url(path)).await;
        assert!(reason.contains("no entries found"), "{path}: {reason}");
    }
}

/// A link that several entries share leads to a page of many: it is where followers are sent, and no
/// name of an entry.
#[tokio::test]
async fn a_link_that_entries_share_is_the_name_of_none() {
    const SHARED: &str = "<rss version='2.0'><channel>\
        <item><title>Das Sommerfest im Hof</title><link>/news.html#a</link></item>\
        <item><title>Die Wahl des Vorstands</title><link>/news.html#b</link></item>\
        <item><title>Der neue Sprachkurs</title><link>/kurs.html</link></item></channel></rss>";
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        _ => reply("200 OK", "", SHARED.as_bytes()),
    })
    .await;
    let polled = poll(&client(), &source(server.url("/feed")), &Validators::default()).await;
    let Polled::Items { items, warnings, .. } = polled else {
        panic!("{polled:?}");
    };
    let links: Vec<bool> = items.iter().map(|item| item.link.is_some()).collect();
    assert_eq!((links, warnings.len()), (vec![false, false, true], 1));
    assert_eq!(items[1].page, Some(server.url("/news.html#b")));
}

#[tokio::test]
async fn a_host_whose_robots_cannot_be_read_is_not_asked() {
    let server = Server::start(|_| reply("500 Internal Server Error", "", b"")).await;
    let reason = failure(&client(), server.url("/news")).await;
    assert!(reason.contains("robots.txt cannot be read"), "{reason}");
    assert_eq!(server.count(), 1);
}
