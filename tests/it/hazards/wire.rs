//! Networks and the wire: slow, endless, nested, redirected, private, unsafe, overloaded servers.

use std::io::Write;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use url::Url;
use weitersagen::article;
use weitersagen::clock;
use weitersagen::net::{Client, FetchError, FetchOptions, Validators};
use weitersagen::watch::{feed, listing};

use super::tls::Secure;
use crate::net::server::{Server, client, get, options, path, post, read_request, reply};

/// A server that sends a byte now and then never lets a read time out: only a deadline for the
/// whole exchange ends it.
#[tokio::test]
async fn slow_drip_ends_at_one_total_deadline() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                read_request(&mut stream).await;
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await;
                while stream.write_all(b".").await.is_ok() {
                    clock::sleep(Duration::from_millis(20)).await;
                }
            });
        }
    });
    let deadline = Duration::from_millis(300);
    let client = Client::new(FetchOptions { deadline, ..options() }).unwrap();
    let begun = clock::monotonic();
    assert!(matches!(get(&client, &url).await, Err(FetchError::Lost(_))));
    assert!(matches!(client.api(post(url)).await, Err(FetchError::Lost(_))));
    assert!(begun.elapsed() < Duration::from_secs(5));
}

/// A small compressed answer may unfold to gigabytes: what is counted is what unfolds, whatever
/// the coding.
#[tokio::test]
async fn compressed_bombs_are_cut_at_their_unfolded_size() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&vec![0; 50_000_000]).unwrap();
    let gzip = gzip.finish().unwrap();
    let (zstd, brotli) = (zstd_bomb(), brotli_bomb());
    assert!(gzip.len() < 90_000 && zstd.len() < 2000, "the announced size gives nothing away");
    assert!(brotli.len() < 200);
    let server = Server::start(move |request| match path(request) {
        "/gzip" => reply("200 OK", "content-encoding: gzip\r\n", &gzip),
        "/brotli" => reply("200 OK", "content-encoding: br\r\n", &brotli),
        _ => reply("200 OK", "content-encoding: zstd\r\n", &zstd),
    })
    .await;
    for path in ["/gzip", "/brotli", "/zstd"] {
        match get(&client(), &server.url(path)).await {
            Err(FetchError::TooLarge(100_000)) => {}
            other => panic!("{path}: {other:?}"),
        }
    }
}

/// 400 blocks of 128 kB, each of one repeated byte (RFC 8878, section 3.1.1.2).
fn zstd_bomb() -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
    let (repeated, size) = (1_u32, 128 * 1024_u32);
    for block in 0..400 {
        let header = size << 3 | repeated << 1 | u32::from(block == 399);
        frame.extend_from_slice(&header.to_le_bytes()[..3]);
        frame.push(b'.');
    }
    frame
}

/// Three meta-blocks of 16 MiB, each one letter and a copy of it as long as the rest (RFC 7932,
/// section 9.2): every prefix code has one symbol, which takes no bits.
fn brotli_bomb() -> Vec<u8> {
    const LENGTH: u32 = 1 << 24;
    let mut bits: Vec<bool> = Vec::new();
    let mut put = |value: u32, count: u32| bits.extend((0..count).map(|at| value >> at & 1 == 1));
    put(0, 1); // a window of 64 KiB
    for block in 0..3 {
        put(0, 1); // not the last one
        put(2, 2); // six nibbles say how long it is
        put(LENGTH - 1, 24);
        put(0, 1 + 3 + 6 + 2 + 2); // compressed; one block type, context mode and tree of each kind
        put(1 | u32::from(b'.') << 4, 4 + 8); // the literal
        put(1 | 399 << 4, 4 + 10); // insert one, copy 2118 and what follows in 24 bits
        // One back: the last distance but three at first, which is 4; then the last one.
        put(1 | if block == 0 { 8 } else { 0 } << 4, 4 + 6);
        put(LENGTH - 1 - 2118, 24);
    }
    put(3, 2); // the last one, and empty
    let byte = |bits: &[bool]| bits.iter().rev().fold(0, |byte, &bit| byte << 1 | u8::from(bit));
    bits.chunks(8).map(byte).collect()
}

/// A body of ten gigabytes, announced or not, is not waited for.
#[tokio::test]
async fn ten_gigabytes_are_not_read() {
    let server = Server::start(|request| {
        if path(request) == "/announced" {
            return b"HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n...".to_vec();
        }
        let mut endless = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        endless.resize(3_000_000, b'.');
        endless
    })
    .await;
    for path in ["/announced", "/endless"] {
        let answer = get(&client(), &server.url(path)).await;
        assert!(matches!(answer, Err(FetchError::TooLarge(100_000))), "{path}: {answer:?}");
    }
}

/// Entities that a document declares itself are never expanded, and never fetched.
#[test]
fn billion_laughs_and_external_entities_stay_unread() {
    let mut laughs = "<!DOCTYPE rss [<!ENTITY a \"haha\">".to_owned();
    for (name, inner) in ('b'..='j').zip('a'..='i') {
        let ten = format!("&{inner};").repeat(10);
        laughs.extend(["<!ENTITY ", &name.to_string(), " \"", &ten, "\">"]);
    }
    laughs.push_str(
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>A &j; &x; B</title>\
         <guid>1</guid></item></channel></rss>",
    );
    let url = Url::parse("https://verein.example/feed").unwrap();
    let feed = feed::parse(laughs.as_bytes(), &url, None).unwrap();
    assert_eq!(feed.items[0].title.as_deref(), Some("A &j; &x; B"));
}

/// Markup nested a hundred thousand deep costs the HTML parser quadratic time: it never gets it.
#[test]
fn deep_nesting_is_refused_before_it_costs_time() {
    let url = Url::parse("https://verein.example/").unwrap();
    let begun = clock::monotonic();
    for (open, depth) in [("<ul><li>", 16_000), ("<div>", 100_000), ("<span><b>", 50_000)] {
        let page = format!("<html><body>{}Text", open.repeat(depth));
        assert!(article::extract(&page, &url).is_err(), "{open}");
        assert!(listing::find(&page, &url).is_err(), "{open}");
    }
    let feed = format!("<feed><entry><content type='xhtml'>{}", "<div>".repeat(100_000));
    assert!(feed::parse(feed.as_bytes(), &url, None).is_err());
    assert!(begun.elapsed() < Duration::from_secs(20));
}

/// Five redirects are followed and no more; a loop ends.
#[tokio::test]
async fn a_redirect_loop_ends_after_five() {
    let server = Server::start(|request| {
        let next = path(request).len();
        reply("302 Found", &format!("location: /{}\r\n", "x".repeat(next)), b"")
    })
    .await;
    let answer = get(&client(), &server.url("/")).await;
    assert!(matches!(answer, Err(FetchError::Redirect(_))), "{answer:?}");
    assert_eq!(server.count(), 6);
}

/// What was asked for over TLS is never asked for again without it.
#[tokio::test]
async fn a_redirect_from_https_to_http_is_not_followed() {
    let secure = Secure::start("127.0.0.1", "redirect to http://127.0.0.1:9/").await;
    let client = Client::trusting(options(), secure.certificate.clone()).unwrap();
    match get(&client, &secure.url("/")).await {
        Err(FetchError::Redirect(reason)) => assert!(reason.contains("down to http"), "{reason}"),
        other => panic!("{other:?}"),
    }
}

/// A private address is refused however it is written, when a name stands for it, and when a
/// redirect leads to it; nothing is connected to.
#[tokio::test]
async fn private_addresses_are_refused_at_every_step() {
    let inside = Server::start(|_| reply("200 OK", "", b"internal")).await;
    let port = inside.address.port();
    let spellings: Vec<String> =
        ["127.0.0.1", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "localhost"]
            .iter()
            .map(|host| format!("http://{host}:{port}/"))
            .chain(["http://169.254.169.254/".to_owned(), "http://[fd00::1]/".to_owned()])
            .collect();
    let to = spellings.clone();
    let outside = Server::start(move |request| {
        let number: usize = path(request).trim_start_matches('/').parse().unwrap_or_default();
        reply("301 Moved Permanently", &format!("location: {}\r\n", to[number]), b"")
    })
    .await;
    let allow_private = vec![format!("127.0.0.1:{}", outside.address.port())];
    let client = Client::new(FetchOptions { allow_private, ..options() }).unwrap();
    for (number, spelling) in spellings.iter().enumerate() {
        let direct = Url::parse(spelling).unwrap();
        for url in [direct, outside.url(&format!("/{number}"))] {
            for answer in [
                get(&client, &url).await.map(|_| ()),
                client.fetch(&url, &Validators::default()).await.map(|_| ()),
            ] {
                assert!(matches!(answer, Err(FetchError::Private(_))), "{url}: {answer:?}");
            }
        }
    }
    assert_eq!(inside.count(), 0, "it was never asked");
}

/// A certificate that nobody trusts, or of another host, is an error and nothing is sent; there is
/// no way to skip the check.
#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_an_error() {
    let secure = Secure::start("127.0.0.1", "da").await;
    for client in [client(), Client::trusting(options(), other_certificate()).unwrap()] {
        let read = get(&client, &secure.url("/")).await;
        assert!(matches!(read, Err(FetchError::NotSent(_))), "{read:?}");
        let sent = client.api(post(secure.url("/"))).await;
        assert!(matches!(sent, Err(FetchError::NotSent(_))), "{sent:?}");
    }
    let stranger = Secure::start("verein.example", "da").await;
    let client = Client::trusting(options(), stranger.certificate.clone()).unwrap();
    let read = get(&client, &stranger.url("/")).await;
    assert!(matches!(read, Err(FetchError::NotSent(_))), "{read:?}");
    assert_eq!((secure.requests(), stranger.requests()), (vec![], vec![]));
}

fn other_certificate() -> Vec<u8> {
    rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap().cert.der().to_vec()
}

/// Pages are read over HTTP/2 where the server speaks it; a post never is, and never shares its
/// connection, since a connection used again is how a post is sent twice.
#[tokio::test]
async fn reading_speaks_http_2_and_posting_never_does() {
    let secure = Secure::start("127.0.0.1", "da").await;
    let client = Client::trusting(options(), secure.certificate.clone()).unwrap();
    assert_eq!(get(&client, &secure.url("/lone")).await.unwrap(), 200);
    let visit = client.visit();
    assert_eq!(get(&visit, &secure.url("/first")).await.unwrap(), 200);
    assert_eq!(get(&visit, &secure.url("/second")).await.unwrap(), 200);
    assert_eq!(client.api(post(secure.url("/post"))).await.unwrap().status, 200);
    assert_eq!(
        secure.requests(),
        ["GET /lone HTTP/2", "GET /first HTTP/2", "GET /second HTTP/2", "POST /post HTTP/1.1"]
    );
}

/// 429 and 503 silence the whole host, for every source and every page of it, for as long as it
/// says or a while if it says nothing; and no other host.
#[tokio::test]
async fn a_storm_of_429_and_503_is_asked_once() {
    const HOUR: Option<Duration> = Some(Duration::from_secs(3600));
    for (status, header, wait) in [
        ("429 Too Many Requests", "retry-after: 3600\r\n", HOUR),
        ("503 Service Unavailable", "retry-after: 3600\r\n", HOUR),
        (
            "503 Service Unavailable",
            "date: Sun, 22 Nov 2026 13:00:00 GMT\r\nretry-after: Sun, 22 Nov 2026 14:00:00 GMT\r\n",
            HOUR,
        ),
        ("429 Too Many Requests", "", None),
        ("503 Service Unavailable", "", None),
    ] {
        let server = Server::start(move |_| reply(status, header, b"")).await;
        let other = Server::start(|_| reply("200 OK", "", b"da")).await;
        let client = client();
        let first = client.get(&server.url("/a"), &Validators::default()).await.unwrap();
        assert_eq!(first.retry_after, wait, "{header}");
        for path in ["/a", "/b", "/robots.txt"] {
            let again = get(&client.visit(), &server.url(path)).await;
            assert!(matches!(again, Err(FetchError::Unwanted(_))), "{again:?}");
        }
        assert_eq!(server.count(), 1);
        assert_eq!(get(&client, &other.url("/")).await.unwrap(), 200);
    }
}
