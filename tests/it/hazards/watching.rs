//! Sources that answer, but not with their news: a failure is not „no news“.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use url::Url;
use weitersagen::clock;
use weitersagen::config::{self, Config, SourceConfig};
use weitersagen::daemon::gather::Gathered;
use weitersagen::daemon::{Context, Daemon};
use weitersagen::failpoint::Failpoints;
use weitersagen::net::Client;
use weitersagen::state::{Store, sources};
use weitersagen::watch::feed;

use super::tls::Secure;
use crate::net::server::{Server, client, header, options, path, reply};

/// A configuration over these addresses: `quelle-0`, `quelle-1` …
pub(super) fn config(urls: &[Url]) -> Config {
    let text = "[organisation]\nname = \"Gemeinnütziger Verein\"\n\
                website = \"https://www.verein.example/\"\n\
                [[sources]]\nname = \"eins\"\nurl = \"https://www.verein.example/news\"\n\
                schedule = \"@hourly\"\n";
    let mut config = config::parse(text, Path::new("config.toml")).unwrap();
    let one = config.sources.pop().unwrap();
    for (number, url) in urls.iter().enumerate() {
        let name = format!("quelle-{number}");
        let url = url.clone();
        config.sources.push(SourceConfig { label: name.clone(), name, url, ..one.clone() });
    }
    config.allow_private.push("127.0.0.1".into());
    config
}

/// A daemon over these addresses, with an empty state.
pub(super) fn daemon_over(urls: &[Url], client: Client) -> Daemon {
    let store = Store::in_memory().unwrap();
    let failpoints = Failpoints::default();
    let context = Context { config: Arc::new(config(urls)), store, client, failpoints };
    Daemon::new(context, None, Arc::new(clock::now))
}

const FEED: &str = "<rss version='2.0'><channel><item><title>Konferenz in Halle</title>\
    <link>/news/1</link></item></channel></rss>";

/// A maintenance page, a login page, an error text, an empty list, each with status 200 and an `ETag`
/// of its own: the source has failed, what was known stays known, and the next request still says
/// what was last read.
#[tokio::test]
async fn a_page_without_news_is_a_failure_and_the_old_etag_is_kept() {
    let answers: [&[u8]; 6] = [
        b"<!DOCTYPE html><html><body><h1>Wartungsarbeiten</h1><p>Bald wieder da.</p></body></html>",
        b"<html><body><form action=/login method=post><label>Name <input name=u></label>\
          <input type=password name=p><button>Anmelden</button></form></body></html>",
        b"Fatal error: Uncaught PDOException: SQLSTATE[HY000] in /var/www/index.php:12",
        b"<rss version='2.0'><channel><title>T</title></channel></rss>",
        b"{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}",
        b"",
    ];
    let count = Arc::new(AtomicUsize::new(0));
    let polls = Arc::clone(&count);
    let server = Server::start(move |request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        _ => match polls.fetch_add(1, Ordering::Relaxed) {
            0 => reply("200 OK", "etag: \"good\"\r\n", FEED.as_bytes()),
            poll if poll <= answers.len() => {
                reply("200 OK", "etag: \"bad\"\r\n", answers[poll - 1])
            }
            _ => reply("304 Not Modified", "", b""),
        },
    })
    .await;
    let url = server.url("/feed");
    let daemon = daemon_over(std::slice::from_ref(&url), client());
    let look = async || daemon.gather(|_| true).await.unwrap().remove(0).1;
    assert!(matches!(look().await, Gathered::Read { listed: 1, .. }));
    for number in 1..=answers.len() {
        let gathered = look().await;
        assert!(matches!(gathered, Gathered::Failed { .. }), "{number}: {gathered:?}");
        assert_eq!(header(&server.last(), "if-none-match").as_deref(), Some("\"good\""));
        let row = daemon.store.run_blocking(|tx| sources::get(tx, "quelle-0", url.as_str()));
        let row = row.unwrap().unwrap();
        assert_eq!(row.validators.etag.as_deref(), Some("\"good\""), "{number}");
        assert_eq!(usize::try_from(row.failures).unwrap(), number);
    }
    assert_eq!(look().await, Gathered::NotModified);
}

/// A feed that has moved for good is read where it is now, and the new address is remembered so
/// that the admin can be told.
#[tokio::test]
async fn a_301_is_followed_and_offered() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        "/old" => reply("301 Moved Permanently", "location: /new\r\n", b""),
        "/passing" => reply("302 Found", "location: /new\r\n", b""),
        _ => reply("200 OK", "", FEED.as_bytes()),
    })
    .await;
    let urls = [server.url("/old"), server.url("/passing")];
    let daemon = daemon_over(&urls, client());
    daemon.gather(|_| true).await.unwrap();
    for (number, url) in urls.iter().enumerate() {
        let (name, url) = (format!("quelle-{number}"), url.to_string());
        let row = daemon.store.run_blocking(move |tx| sources::get(tx, &name, &url));
        let expected = (number == 0).then(|| server.url("/new").to_string());
        assert_eq!(row.unwrap().unwrap().moved_to, expected);
    }
}

/// A relaunch takes a feed to https alone: the old address only leads there. It is followed,
/// nothing on it is news, and the admin may put the new address into the configuration.
#[tokio::test]
async fn a_feed_that_answers_on_https_alone_is_followed_and_known() {
    const LISTED: &str = "<rss version='2.0'><channel><item><title>Konferenz in Halle</title>\
        <link>https://www.verein.example/news/1</link><guid>1</guid></item>\
        <item><title>Lesefest im Stadtpark</title><link>https://www.verein.example/news/2</link>\
        <guid>2</guid></item></channel></rss>";
    let secure = Secure::start("127.0.0.1", LISTED).await;
    let to = secure.url("/feed").to_string();
    let relaunched = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&relaunched);
    let plain = Server::start(move |request| match (path(request), seen.load(Ordering::SeqCst)) {
        ("/robots.txt", _) => reply("404 Not Found", "", b""),
        (_, 0) => reply("200 OK", "", LISTED.replace("https", "http").as_bytes()),
        _ => reply("301 Moved Permanently", &format!("location: {to}\r\n"), b""),
    })
    .await;
    let client = Client::trusting(options(), secure.certificate.clone()).unwrap();
    let old = daemon_over(&[plain.url("/feed")], client.clone());
    let look = async |daemon: &Daemon| daemon.gather(|_| true).await.unwrap().remove(0).1;
    let first = look(&old).await;
    assert!(matches!(first, Gathered::Read { listed: 2, baseline: true, .. }), "{first:?}");
    relaunched.store(1, Ordering::SeqCst);
    for _ in 0..2 {
        let again = look(&old).await;
        assert!(matches!(again, Gathered::Read { listed: 2, new: 0, .. }), "{again:?}");
    }
    let health = old.store.run_blocking(|tx| sources::health(tx, "quelle-0")).unwrap().unwrap();
    assert_eq!(health.moved_to, Some(secure.url("/feed").to_string()));
    let config = Arc::new(config(&[secure.url("/feed")]));
    let (store, failpoints) = (old.store.clone(), Failpoints::default());
    let context = Context { config, store, client, failpoints };
    let new = Daemon::new(context, None, Arc::new(clock::now));
    let taken_over = look(&new).await;
    assert!(
        matches!(taken_over, Gathered::Read { listed: 2, new: 0, baseline: false, .. }),
        "{taken_over:?}"
    );
}

/// `ETag` and `Last-Modified` of the last reading go out with every request, and 304 costs nothing.
#[tokio::test]
async fn etag_and_last_modified_are_always_sent() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        _ if header(request, "if-modified-since").is_some() => reply("304 Not Modified", "", b""),
        _ => reply(
            "200 OK",
            "etag: W/\"1\"\r\nlast-modified: Thu, 26 Sep 2019 12:00:00 GMT\r\n",
            FEED.as_bytes(),
        ),
    })
    .await;
    let daemon = daemon_over(&[server.url("/feed")], client());
    for expected in [false, true, true] {
        let gathered = daemon.gather(|_| true).await.unwrap().remove(0).1;
        assert_eq!(gathered == Gathered::NotModified, expected, "{gathered:?}");
    }
    assert_eq!(header(&server.last(), "if-none-match").as_deref(), Some("W/\"1\""));
    let since = header(&server.last(), "if-modified-since");
    assert_eq!(since.as_deref(), Some("Thu, 26 Sep 2019 12:00:00 GMT"));
}

/// A feed that changes once more in the second in which it was read has the same `Last-Modified`, and would be
/// answered with 304 for ever.
#[tokio::test]
async fn what_changes_in_the_second_in_which_it_was_read_is_not_lost() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("404 Not Found", "", b""),
        _ if header(request, "if-modified-since").is_some() => reply("304 Not Modified", "", b""),
        _ => {
            let now = "Thu, 26 Sep 2019 12:00:00 GMT";
            let headers = format!("date: {now}\r\nlast-modified: {now}\r\n");
            reply("200 OK", &headers, FEED.as_bytes())
        }
    })
    .await;
    let daemon = daemon_over(&[server.url("/feed")], client());
    for _ in 0..3 {
        let gathered = daemon.gather(|_| true).await.unwrap().remove(0).1;
        assert!(matches!(gathered, Gathered::Read { .. }), "{gathered:?}");
        assert_eq!(header(&server.last(), "if-modified-since"), None);
    }
}

/// Charsets that are declared wrongly, bare ampersands, entities of HTML, byte order marks, `<rss>`
/// without a version, German dates: each is read, with all its letters.
#[test]
fn ill_formed_feeds_are_read() {
    let url = Url::parse("https://verein.example/feed").unwrap();
    let read = |head: &str, title: &[u8]| {
        let mut body = head.as_bytes().to_vec();
        body.extend_from_slice(b"<rss><channel><item><title>");
        body.extend_from_slice(title);
        body.extend_from_slice(
            b"</title><guid>b&uuml;ro-1</guid><pubDate>Do, 26 Sep 2019</pubDate></item></channel>\
              </rss>",
        );
        let item =
            feed::parse(&body, &url, Some("text/xml; charset=utf-8")).unwrap().items.remove(0);
        let day = item.published.unwrap().day(&jiff::tz::TimeZone::UTC);
        assert_eq!(day, jiff::civil::date(2019, 9, 26));
        assert_eq!(item.guid.as_deref(), Some("büro-1"));
        item.title.unwrap()
    };
    for (head, title) in [
        ("<?xml version='1.0' encoding='utf-8'?>", &b"B\xfcro & Caf\xe9 \x84Halle\x93"[..]),
        ("<?xml version='1.0' encoding='windows-1252'?>", "Büro & Café „Halle“".as_bytes()),
        ("\u{FEFF}", b"B&uuml;ro & Caf&eacute; &bdquo;Halle&ldquo;"),
        ("\n  <?xml version='1.0'?>", b"B&#252;ro & Caf&#xe9; &#132;Halle&#147;"),
    ] {
        assert_eq!(read(head, title), "Büro & Café „Halle“", "{head}");
    }
}

/// More sources on one slow host than are asked at once do not keep another host's waiting: each
/// host has one place among those asked side by side.
#[tokio::test]
async fn the_sources_of_one_host_take_one_place() {
    const SLOW: usize = 90;
    let feed = |_: &str| reply("200 OK", "content-type: application/rss+xml\r\n", FEED.as_bytes());
    let (slow, other) = (Server::start(feed).await, Server::start(feed).await);
    let mut urls: Vec<Url> = (0..SLOW).map(|n| slow.url(&format!("/feed/{n}"))).collect();
    urls.push(other.url("/feed"));
    let daemon = daemon_over(&urls, client());
    let gathered = daemon.gather(|_| true).await.unwrap();
    assert_eq!(gathered.len(), SLOW + 1);
    let read = |one: &(String, Gathered)| matches!(one.1, Gathered::Read { .. });
    assert!(gathered.iter().all(read), "{gathered:#?}");
    let last = format!("quelle-{SLOW}");
    let place = gathered.iter().position(|(name, _)| *name == last).unwrap();
    assert!(place < 6, "the other host's source came {place}th");
}
