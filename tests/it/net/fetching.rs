//! GET: what bad servers do, and what is made of it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use url::Url;
use weitersagen::net::{Client, FetchError, FetchOptions, Validators};

use super::server::{Server, client, get, header, options, path, read_request, reply};

#[tokio::test]
async fn validators_go_out_and_come_back() {
    let server = Server::start(|request| {
        if header(request, "if-none-match").as_deref() == Some("\"eins\"") {
            return reply("304 Not Modified", "etag: \"eins\"\r\n", b"");
        }
        let headers = "etag: \"eins\"\r\nlast-modified: Thu, 26 Sep 2019 12:00:00 GMT\r\n\
                       content-type: text/html; charset=iso-8859-1\r\n";
        reply("200 OK", headers, b"Gr\xfc\xdfe")
    })
    .await;
    let client = client();
    let first = client.get(&server.url("/"), &Validators::default()).await.unwrap();
    assert_eq!((first.status, first.moved), (200, false));
    assert_eq!(first.text(), "Grüße");
    assert_eq!(first.validators.etag.as_deref(), Some("\"eins\""));
    assert_eq!(header(&server.last(), "user-agent").unwrap(), "weitersagen/0.1 (Test)");
    let second = client.get(&server.url("/"), &first.validators).await.unwrap();
    assert_eq!((second.status, second.body.len()), (304, 0));
    assert_eq!(
        header(&server.last(), "if-modified-since").as_deref(),
        Some("Thu, 26 Sep 2019 12:00:00 GMT")
    );
}

#[tokio::test]
async fn a_slow_drip_is_cut_by_the_deadline() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        read_request(&mut stream).await;
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 90000\r\n\r\n").await;
        let mut drip = tokio::time::interval(Duration::from_millis(20));
        loop {
            drip.tick().await;
            if stream.write_all(b".").await.is_err() {
                break;
            }
        }
    });
    let deadline = Duration::from_millis(300);
    let client = Client::new(FetchOptions { deadline, ..options() }).unwrap();
    match get(&client, &url).await {
        Err(FetchError::Lost(reason)) => assert!(reason.contains("0.3 s"), "{reason}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn bodies_are_cut_where_they_grow_too_large() {
    let bomb = {
        let mut stored = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
        stored.extend(deflated_zeros());
        stored
    };
    assert!(bomb.len() < 100_000);
    let server = Server::start(move |request| match path(request) {
        "/bomb" => reply("200 OK", "content-encoding: gzip\r\n", &bomb),
        "/announced" => b"HTTP/1.1 200 OK\r\ncontent-length: 10000000000\r\n\r\n...".to_vec(),
        "/endless" => {
            let mut bytes = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
            bytes.resize(300_000, b'.');
            bytes
        }
        _ => reply("200 OK", "", &vec![b'.'; 100_000]),
    })
    .await;
    let client = client();
    assert_eq!(get(&client, &server.url("/just-right")).await.unwrap(), 200);
    for path in ["/bomb", "/announced", "/endless"] {
        match get(&client, &server.url(path)).await {
            Err(FetchError::TooLarge(100_000)) => {}
            other => panic!("{path}: {other:?}"),
        }
    }
}

/// A megabyte of zeros in deflate's fixed Huffman code: one literal, then runs of 258 at distance
/// one, twelve bits each... written bit by bit, without any library.
fn deflated_zeros() -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    let mut push = |value: u32, count: u32, most_significant_first: bool| {
        for place in 0..count {
            let place = if most_significant_first { count - 1 - place } else { place };
            bits.push(value >> place & 1 == 1);
        }
    };
    push(1, 1, false); // the last block
    push(1, 2, false); // fixed codes
    push(0x30, 8, true); // literal 0
    for _ in 0..4_000 {
        push(0b1100_0101, 8, true); // length 258
        push(0, 5, true); // distance 1
    }
    push(0, 7, true); // end of block
    bits.chunks(8)
        .map(|byte| byte.iter().enumerate().fold(0, |sum, (i, bit)| sum | u8::from(*bit) << i))
        .collect()
}

#[tokio::test]
async fn redirects_are_followed_five_times() {
    let server = Server::start(|request| {
        let steps: u32 = path(request).trim_start_matches('/').parse().unwrap_or(99);
        match steps {
            0 => reply("200 OK", "", b"da"),
            99 => reply("302 Found", "location: /99\r\n", b""),
            7 => reply("307 Temporary Redirect", "location: /1\r\n", b""),
            _ => reply("301 Moved Permanently", &format!("location: {}\r\n", steps - 1), b""),
        }
    })
    .await;
    let client = client();
    let moved = client.get(&server.url("/5"), &Validators::default()).await.unwrap();
    assert_eq!((moved.status, moved.moved, moved.url), (200, true, server.url("/0")));
    let strayed = client.get(&server.url("/7"), &Validators::default()).await.unwrap();
    assert!(!strayed.moved);
    for path in ["/6", "/99"] {
        match get(&client, &server.url(path)).await {
            Err(FetchError::Redirect(reason)) => {
                assert!(reason.contains("more than 5"), "{reason}");
            }
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn one_request_at_a_time_goes_to_a_host() {
    let under_way = Arc::new(Mutex::new((0_u32, 0_u32)));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
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
                // Gives the others every chance to come in between.
                for _ in 0..50 {
                    tokio::task::yield_now().await;
                }
                counter.lock().unwrap().0 -= 1;
                let _ = stream.write_all(&reply("200 OK", "", b"")).await;
            });
        }
    });
    let client = client();
    let all = (0..6).map(|_| {
        let (client, url) = (client.clone(), url.clone());
        tokio::spawn(async move { get(&client, &url).await.unwrap() })
    });
    for one in all.collect::<Vec<_>>() {
        assert_eq!(one.await.unwrap(), 200);
    }
    assert_eq!(under_way.lock().unwrap().1, 1);
}

#[tokio::test]
async fn a_host_that_asks_for_silence_gets_it() {
    let server =
        Server::start(|_| reply("503 Service Unavailable", "retry-after: 3600\r\n", b"")).await;
    let client = client();
    let first = client.get(&server.url("/"), &Validators::default()).await.unwrap();
    assert_eq!((first.status, first.retry_after), (503, Some(Duration::from_secs(3600))));
    match get(&client, &server.url("/other")).await {
        Err(FetchError::Unwanted(reason)) => assert!(reason.contains("left alone"), "{reason}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.count(), 1);
}
