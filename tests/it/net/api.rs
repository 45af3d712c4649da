//! API calls and private addresses: what was sent, what may have been, and what never is.

use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use url::Url;
use weitersagen::net::{Client, FetchError, FetchOptions};

use super::server::{Server, client, get, header, options, path, post, reply};

#[tokio::test]
async fn nothing_sent_and_an_answer_lost_are_told_apart() {
    // A port that was free a moment ago.
    let refused = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let client = client();
    let url = Url::parse(&format!("http://{refused}/?access=secret-query")).unwrap();
    match client.api(post(url)).await {
        Err(FetchError::NotSent(reason)) => assert!(!reason.contains("secret"), "{reason}"),
        other => panic!("{other:?}"),
    }
    let plain = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let secure = Url::parse(&format!("https://{}/", plain.local_addr().unwrap())).unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = plain.accept().await.unwrap();
        let _ = stream.write_all(b"HTTP/1.1 400 no TLS here\r\n\r\n").await;
    });
    assert!(matches!(client.api(post(secure)).await, Err(FetchError::NotSent(_))));

    let closing = Server::start(|_| Vec::new()).await;
    match client.api(post(closing.url("/?access=secret-query"))).await {
        Err(FetchError::Lost(reason)) => assert!(!reason.contains("secret"), "{reason}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(closing.count(), 1, "a POST is never sent again");
    let halved =
        Server::start(|_| b"HTTP/1.1 201 Created\r\ncontent-length: 50\r\n\r\n{\"id\"".to_vec())
            .await;
    assert!(matches!(client.api(post(halved.url("/"))).await, Err(FetchError::Lost(_))));
    assert_eq!(halved.count(), 1);
    let garbled = Server::start(|_| b"!!!\r\n\r\n".to_vec()).await;
    assert!(matches!(client.api(post(garbled.url("/"))).await, Err(FetchError::Lost(_))));
    assert_eq!(garbled.count(), 1);
}

#[tokio::test]
async fn a_server_that_never_answers_loses_the_answer() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    let deadline = Duration::from_millis(200);
    let client = Client::new(FetchOptions { deadline, ..options() }).unwrap();
    assert!(matches!(client.api(post(url)).await, Err(FetchError::Lost(_))));
}

#[tokio::test]
async fn an_api_call_is_sent_as_it_is() {
    let server = Server::start(|request| match path(request) {
        "/moved" => reply("307 Temporary Redirect", "location: /x\r\n", b""),
        _ => {
            reply("429 Too Many Requests", "X-Rate-Limit-Reset: 5\r\n", b"{\"title\":\"zu viel\"}")
        }
    })
    .await;
    let client = client();
    let answer = client.api(post(server.url("/x?a=1"))).await.unwrap();
    assert_eq!((answer.status, answer.body.as_slice()), (429, &b"{\"title\":\"zu viel\"}"[..]));
    assert!(answer.headers.contains(&("x-rate-limit-reset".to_owned(), "5".to_owned())));
    let request = server.last();
    assert!(request.starts_with("POST /x?a=1 HTTP/1.1\r\n"), "{request}");
    assert_eq!(header(&request, "authorization").as_deref(), Some("Bearer canary-4711"));
    assert_eq!(header(&request, "content-type").as_deref(), Some("application/json"));
    assert!(request.ends_with("{\"text\":\"Hallo\"}"));
    assert_eq!(client.api(post(server.url("/moved"))).await.unwrap().status, 307);
    assert_eq!(server.count(), 2, "no redirect is followed");
}

#[tokio::test]
async fn private_addresses_are_refused_at_every_step() {
    let server = Server::start(|request| {
        let to = path(request).trim_start_matches("/to/");
        reply("302 Found", &format!("location: http://{to}/\r\n"), b"")
    })
    .await;
    let port = server.address.port();
    let exempt = vec![format!("127.0.0.1:{port}")];
    let client = Client::new(FetchOptions { allow_private: exempt, ..options() }).unwrap();
    for host in [
        "127.0.0.1:1",
        "169.254.169.254",
        "2130706433:1",
        "[::ffff:127.0.0.1]:1",
        "0.0.0.0:1",
        "[::1]:1",
        "10.0.0.1",
        "localhost:1",
        "[fd00::1]",
    ] {
        let direct = Url::parse(&format!("http://{host}/")).unwrap();
        let redirected = server.url(&format!("/to/{host}"));
        for url in [&direct, &redirected] {
            match get(&client, url).await {
                Err(FetchError::Private(_)) => {}
                other => panic!("{url}: {other:?}"),
            }
        }
        match client.api(post(direct)).await {
            Err(FetchError::Private(_)) => {}
            other => panic!("{host}: {other:?}"),
        }
    }
}

#[tokio::test]
async fn a_name_is_exempt_by_itself() {
    let server = Server::start(|_| reply("200 OK", "", b"da")).await;
    let url = Url::parse(&format!("http://localhost:{}/", server.address.port())).unwrap();
    assert!(matches!(get(&client(), &url).await, Err(FetchError::Private(_))));
    let exempt = vec!["localhost".to_owned()];
    let client = Client::new(FetchOptions { allow_private: exempt, ..options() }).unwrap();
    assert_eq!(get(&client, &url).await.unwrap(), 200);
}
