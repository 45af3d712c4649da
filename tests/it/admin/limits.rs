//! What one visitor may take of the page: slow heads, slow bodies, too many connections, large heads,
//! and answers that nobody reads.

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;
use weitersagen::admin::Limits;
use weitersagen::clock;

use super::Page;
use crate::app::{TestApp, at_once, networks};

/// Long enough for whatever must happen, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// What is not tried in a test is far off.
const NEVER: Duration = Duration::from_secs(600);

const fn millis(count: u64) -> Duration {
    Duration::from_millis(count)
}

async fn within(limits: Limits) -> Page {
    Page::within(TestApp::start_with(networks(None), &at_once(), |text| text).await, limits).await
}

/// Limits of which none is ever reached.
fn none() -> Limits {
    Limits { connections: 64, head: NEVER, head_bytes: 32 * 1024, request: NEVER, life: NEVER }
}

fn get(page: &Page, more: &str) -> String {
    format!("GET /healthz HTTP/1.1\r\nhost: {}\r\n{more}\r\n", page.address)
}

/// Sends a few bytes now and then, until the other end has had enough of it.
async fn drips(stream: &mut TcpStream, drop: &[u8]) -> Vec<u8> {
    let mut answer = Vec::new();
    let dripped = timeout(PATIENCE, async {
        loop {
            let _ = stream.write_all(drop).await;
            let mut chunk = [0; 4096];
            match timeout(millis(20), stream.read(&mut chunk)).await {
                Ok(Ok(0) | Err(_)) => return,
                Ok(Ok(read)) => answer.extend_from_slice(&chunk[..read]),
                Err(_) => {}
            }
        }
    });
    dripped.await.expect("the connection ends");
    answer
}

async fn is_answered(stream: &mut TcpStream, patience: Duration) -> bool {
    let mut chunk = [0; 1024];
    matches!(timeout(patience, stream.read(&mut chunk)).await, Ok(Ok(read)) if read > 0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_never_comes_to_its_end_ends_the_connection() {
    let page = within(Limits { head: millis(200), ..none() }).await;
    let mut stream = TcpStream::connect(page.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nx: ").await.unwrap();
    drips(&mut stream, b"a").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_never_comes_to_its_end_is_refused() {
    let page = within(Limits { request: millis(200), ..none() }).await;
    let mut stream = TcpStream::connect(page.address).await.unwrap();
    let head = format!(
        "POST /login HTTP/1.1\r\nhost: {0}\r\norigin: http://{0}\r\ncontent-length: 60000\r\n\
         content-type: application/x-www-form-urlencoded\r\n\r\npassword=",
        page.address
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = String::from_utf8(drips(&mut stream, b"a").await).unwrap();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("Das hat zu lange gedauert."), "{answer}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_comes_when_all_places_are_taken_waits_until_one_is_free() {
    let page = within(Limits { connections: 2, ..none() }).await;
    let holder = async || {
        let mut stream = TcpStream::connect(page.address).await.unwrap();
        stream.write_all(get(&page, "").as_bytes()).await.unwrap();
        assert!(is_answered(&mut stream, PATIENCE).await);
        stream
    };
    let (first, _second) = (holder().await, holder().await);
    let mut third = TcpStream::connect(page.address).await.unwrap();
    third.write_all(get(&page, "").as_bytes()).await.unwrap();
    assert!(!is_answered(&mut third, millis(300)).await, "two are served at a time");
    drop(first);
    assert!(is_answered(&mut third, PATIENCE).await, "there is a place again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_keeps_a_connection_busy_gives_its_place_back() {
    let page = within(Limits { connections: 1, life: millis(200), ..none() }).await;
    let mut greedy = TcpStream::connect(page.address).await.unwrap();
    let ended = timeout(PATIENCE, async {
        let mut chunk = [0; 4096];
        loop {
            if greedy.write_all(get(&page, "").as_bytes()).await.is_err() {
                return;
            }
            if matches!(greedy.read(&mut chunk).await, Ok(0) | Err(_)) {
                return;
            }
        }
    });
    ended.await.expect("not even one that always asks is served for ever");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_nobody_reads_hold_no_place() {
    let limits = Limits { connections: 1, life: millis(200), request: millis(200), ..none() };
    let page = within(limits).await;
    let mut deaf = TcpStream::connect(page.address).await.unwrap();
    let request = format!("GET /assets/admin.css HTTP/1.1\r\nhost: {}\r\n\r\n", page.address);
    // Asks until nothing goes through any more, and reads none of it.
    while let Ok(Ok(())) = timeout(millis(50), deaf.write_all(request.as_bytes())).await {}
    let mut next = TcpStream::connect(page.address).await.unwrap();
    next.write_all(get(&page, "").as_bytes()).await.unwrap();
    assert!(is_answered(&mut next, PATIENCE).await, "the place is free again");
    drop(deaf);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_head_that_is_too_large_is_refused_before_it_is_read() {
    let page = within(none()).await;
    let large = format!("x-large: {}\r\n", "x".repeat(40 * 1024));
    let many = "x-more: y\r\n".repeat(200);
    for more in [large, many] {
        let mut stream = TcpStream::connect(page.address).await.unwrap();
        let _ = stream.write_all(get(&page, &more).as_bytes()).await;
        let mut answer = vec![0; 64];
        let read = timeout(PATIENCE, stream.read(&mut answer)).await.unwrap().unwrap();
        let answer = String::from_utf8_lossy(&answer[..read]).into_owned();
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idle_connection_ends_as_a_slow_head_does() {
    let page = within(Limits { connections: 1, head: millis(200), ..none() }).await;
    let idle = TcpStream::connect(page.address).await.unwrap();
    let begun = clock::monotonic();
    let mut next = TcpStream::connect(page.address).await.unwrap();
    next.write_all(get(&page, "").as_bytes()).await.unwrap();
    assert!(is_answered(&mut next, PATIENCE).await);
    assert!(begun.elapsed() >= millis(150), "the only place was taken until then");
    drop(idle);
}
