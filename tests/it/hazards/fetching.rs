//! Politeness: what a host asks for is done, for every page and every source of it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use url::Url;
use weitersagen::clock;
use weitersagen::daemon::gather::Gathered;
use weitersagen::net::{Client, FetchError, FetchOptions, Validators};

use super::watching::daemon_over;
use crate::net::server::{Server, client, header, options, path, post, read_request, reply};

async fn fetch(client: &Client, url: &Url) -> Result<u16, FetchError> {
    client.fetch(url, &Validators::default()).await.map(|fetched| fetched.status)
}

/// What robots.txt forbids is not asked for, nor what a redirect leads to; it is read once, and
/// without asking it itself.
#[tokio::test]
async fn robots_txt_is_obeyed() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply(
            "200 OK",
            "",
            b"User-agent: *\nDisallow: /\n\nUser-agent: weitersagen\nDisallow: /intern\n\
              Disallow: /*.pdf$\nAllow: /intern/news",
        ),
        "/moved" => reply("302 Found", "location: /intern/x\r\n", b""),
        _ => reply("200 OK", "", b"da"),
    })
    .await;
    let client = client();
    for allowed in ["/news", "/intern/news", "/a.pdf?x"] {
        assert_eq!(fetch(&client, &server.url(allowed)).await.unwrap(), 200, "{allowed}");
    }
    for forbidden in ["/intern", "/a.pdf", "/moved"] {
        let answer = fetch(&client, &server.url(forbidden)).await;
        assert!(matches!(answer, Err(FetchError::Unwanted(_))), "{forbidden}: {answer:?}");
    }
    let requests = server.requests.lock().unwrap().clone();
    let asked: Vec<&str> = requests.iter().map(|request| path(request)).collect();
    assert_eq!(asked, ["/robots.txt", "/news", "/intern/news", "/a.pdf?x", "/moved"]);
}

/// A robots.txt that does not exist permits everything; one that cannot be read forbids it for
/// now; of one without end, the beginning counts.
#[tokio::test]
async fn a_robots_txt_that_is_not_there_and_one_that_fails_are_told_apart() {
    for (status, permitted) in [
        ("404 Not Found", true),
        ("403 Forbidden", true),
        ("410 Gone", true),
        ("500 Internal Server Error", false),
        ("503 Service Unavailable", false),
        ("429 Too Many Requests", false),
    ] {
        let server = Server::start(move |request| match path(request) {
            "/robots.txt" => reply(status, "", b"User-agent: *\nDisallow: /"),
            _ => reply("200 OK", "", b"da"),
        })
        .await;
        let answer = fetch(&client(), &server.url("/")).await;
        assert_eq!(answer.is_ok(), permitted, "{status}: {answer:?}");
        assert_eq!(server.count(), if permitted { 2 } else { 1 }, "{status}");
    }
    let endless = Server::start(|request| match path(request) {
        "/robots.txt" => {
            let mut rules = b"User-agent: *\nDisallow: /intern\n".to_vec();
            rules.resize(6_000_000, b'#');
            reply("200 OK", "", &rules)
        }
        "/moved/robots.txt" => reply("200 OK", "", b"User-agent: *\nDisallow: /"),
        _ => reply("200 OK", "", b"da"),
    })
    .await;
    let client = client();
    assert!(fetch(&client, &endless.url("/")).await.is_ok());
    assert!(fetch(&client, &endless.url("/intern")).await.is_err());
}

/// `Crawl-delay` stands between two requests, whoever makes them.
#[tokio::test]
async fn crawl_delay_is_kept_between_requests() {
    let server = Server::start(|request| match path(request) {
        "/robots.txt" => reply("200 OK", "", b"User-agent: *\nCrawl-delay: 0.3\n"),
        _ => reply("200 OK", "", b"da"),
    })
    .await;
    let client = client();
    let begun = clock::monotonic();
    fetch(&client, &server.url("/a")).await.unwrap();
    fetch(&client, &server.url("/b")).await.unwrap();
    fetch(&client.visit(), &server.url("/c")).await.unwrap();
    assert!(begun.elapsed() >= Duration::from_millis(600), "{:?}", begun.elapsed());
}

/// However many sources a host has, and however many hosts are asked side by side: one request at
/// a time. A host that does not answer keeps only its own sources waiting.
#[tokio::test]
async fn one_request_at_a_time_goes_to_a_host_across_sources() {
    let under_way = Arc::new(Mutex::new((0_u32, 0_u32)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let busy = listener.local_addr().unwrap();
    let counter = Arc::clone(&under_way);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let counter = Arc::clone(&counter);
            tokio::spawn(async move {
                read_request(&mut stream).await;
                {
                    let mut counter = counter.lock().unwrap();
                    counter.0 += 1;
                    counter.1 = counter.1.max(counter.0);
                }
                clock::sleep(Duration::from_millis(10)).await;
                counter.lock().unwrap().0 -= 1;
                let _ = stream.write_all(&reply("404 Not Found", "", b"")).await;
            });
        }
    });
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut urls: Vec<Url> = (0..8).map(|n| url(&format!("http://{busy}/{n}"))).collect();
    urls.insert(0, url(&format!("http://{}/", silent.local_addr().unwrap())));
    let deadline = Duration::from_secs(3);
    let client = Client::new(FetchOptions { deadline, ..options() }).unwrap();
    let daemon = daemon_over(&urls, client);
    let gathered = daemon.gather(|_| true).await.unwrap();
    assert_eq!(gathered.len(), 9);
    assert!(gathered.iter().all(|(_, gathered)| matches!(gathered, Gathered::Failed { .. })));
    assert_eq!(gathered.last().unwrap().0, "quelle-0", "the silent one kept nobody waiting");
    assert_eq!(under_way.lock().unwrap().1, 1);
}

/// Redirects that take a while each are not given the whole deadline anew each time.
#[tokio::test]
async fn all_redirects_share_one_deadline() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let start = url(&format!("http://{}/", listener.local_addr().unwrap()));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            read_request(&mut stream).await;
            clock::sleep(Duration::from_millis(300)).await;
            let _ = stream.write_all(&reply("302 Found", "location: /x\r\n", b"")).await;
        }
    });
    let deadline = Duration::from_millis(700);
    let client = Client::new(FetchOptions { deadline, ..options() }).unwrap();
    let answer = client.get(&start, &Validators::default()).await;
    assert!(matches!(answer, Err(FetchError::Lost(_))), "{answer:?}");
}

/// A kept connection may be closed by the server just when the next post is sent on it.
#[tokio::test]
async fn each_post_has_a_connection_of_its_own() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let to = url(&format!("http://{}/", listener.local_addr().unwrap()));
    let connections = Arc::new(Mutex::new(0_u32));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            *counted.lock().unwrap() += 1;
            tokio::spawn(async move {
                while !read_request(&mut stream).await.is_empty() {
                    let kept = reply("200 OK", "connection: keep-alive\r\n", b"{}");
                    stream.write_all(&kept).await.unwrap();
                }
            });
        }
    });
    let client = client();
    for _ in 0..3 {
        assert_eq!(client.api(post(to.clone())).await.unwrap().status, 200);
    }
    assert_eq!(*connections.lock().unwrap(), 3);
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

/// Who asks is said: the project, and whose it is.
#[tokio::test]
async fn the_user_agent_names_project_and_organisation() {
    let server = Server::start(|_| reply("404 Not Found", "", b"")).await;
    let config = super::watching::config(&[server.url("/")]);
    let client = weitersagen::daemon::open(&config).unwrap();
    fetch(&client, &server.url("/")).await.unwrap();
    let agent = header(&server.last(), "user-agent").unwrap();
    assert!(agent.starts_with("weitersagen/"), "{agent}");
    assert!(agent.ends_with("(+https://www.verein.example/; Gemeinnuetziger Verein)"), "{agent}");
    let codings = header(&server.last(), "accept-encoding").unwrap();
    for coding in ["gzip", "br", "zstd"] {
        assert!(codings.contains(coding), "{codings}");
    }
}
