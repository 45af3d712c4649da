//! What the page refuses: foreign hosts, forged forms, endless ones; and what it tells browsers.

use reqwest::StatusCode;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::{PAGES, Page};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_host_is_not_answered() {
    let page = Page::start(|text| text).await;
    let cookie = page.log_in().await;
    for path in PAGES.into_iter().chain(["/login", "/assets/admin.css"]) {
        let asked = page.bare("GET", path).header("cookie", &cookie).header("host", "evil.example");
        let answer = asked.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::MISDIRECTED_REQUEST, "{path}");
        let html = answer.text().await.unwrap();
        assert!(!html.contains("evil.example") && !html.contains("csrf"), "{html}");
    }
}

/// The name may also stand in the request's first line, beside a `Host` that is right.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_foreign_name_in_the_first_line_is_not_answered_either() {
    let page = Page::start(|text| text).await;
    let own = page.address.to_string();
    for (asked, status) in [(own.as_str(), "200"), ("evil.example", "421")] {
        let mut stream = TcpStream::connect(page.address).await.unwrap();
        let request = format!(
            "GET http://{asked}/login HTTP/1.1\r\nhost: {own}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{asked}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_of_another_site_does_nothing() {
    let page = Page::start(|text| text).await;
    let cookie = page.log_in().await;
    let token = page.token(&cookie).await;
    let own = format!("http://{}", page.address);
    let send = async |headers: &[(&'static str, &str)], fields: &serde_json::Value| {
        let mut request = page.bare("POST", "/logout").header("cookie", &cookie).form(fields);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.unwrap().status()
    };
    let good = json!({ "csrf": token });
    let foreign: [&[(&str, &str)]; 6] = [
        &[],
        &[("origin", "http://evil.example")],
        &[("origin", "null")],
        &[("origin", "http://127.0.0.1:1")],
        &[("origin", &own), ("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
    ];
    for headers in foreign {
        assert_eq!(send(headers, &good).await, StatusCode::FORBIDDEN, "{headers:?}");
    }
    let other = page.token(&page.log_in().await).await;
    for fields in [json!({}), json!({ "csrf": "" }), json!({ "csrf": other })] {
        let status = send(&[("origin", &own)], &fields).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{fields}");
    }
    let still = page.get("/").header("cookie", &cookie).send().await.unwrap().status();
    assert_eq!(still, StatusCode::OK, "nobody was logged out");
    assert_eq!(send(&[("origin", &own)], &good).await, StatusCode::SEE_OTHER);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_forbids_foreign_content_and_frames() {
    let page = Page::start(|text| text).await;
    let cookie = page.log_in().await;
    let paths = PAGES.into_iter().chain(["/login", "/login/none", "/nothing", "/assets/admin.js"]);
    for path in paths {
        let answer = page.get(path).header("cookie", &cookie).send().await.unwrap();
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        let policy = header("content-security-policy");
        for rule in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{path}: {policy}");
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("referrer-policy"), "same-origin");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin");
        if !path.starts_with("/assets") {
            assert_eq!(header("cache-control"), "no-store", "{path}");
        }
        let html = answer.text().await.unwrap();
        assert!(!html.contains(" style=") && !html.contains("<style"), "{path}");
        assert!(!html.contains(" onclick") && !html.contains("javascript:"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_too_large_or_no_form_is_refused_in_words() {
    let page = Page::start(|text| text).await;
    let cookie = page.log_in().await;
    let large = json!({ "csrf": "x".repeat(100_000) });
    for path in ["/logout", "/login", "/login/link"] {
        let answer = page.post(path, &large).header("cookie", &cookie).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(answer.text().await.unwrap().contains("zu viel auf einmal"), "{path}");
    }
    let nonsense = page.post("/login/link", &json!({ "wrong": 1 })).send().await.unwrap();
    assert_eq!(nonsense.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nonsense.text().await.unwrap().contains("nicht lesen"));
    let wrong = page.bare("DELETE", "/").header("origin", format!("http://{}", page.address));
    assert!(wrong.send().await.unwrap().status().is_redirection(), "no other method does more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_at_pages_changes_nothing() {
    let page = Page::start(|text| text).await;
    let cookie = page.log_in().await;
    let before = page.dump();
    for path in PAGES.into_iter().chain(["/sources/accept", "/logout", "/login/link"]) {
        let _ = page.get(path).header("cookie", &cookie).send().await.unwrap();
    }
    assert_eq!(page.dump(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_page_ends_with_the_daemon_and_keeps_nobody_waiting() {
    let mut page = Page::start(|text| text).await;
    // A connection on which nothing is asked must not keep the page from ending.
    let idle = tokio::net::TcpStream::connect(page.address).await.unwrap();
    page.stop().await;
    drop(idle);
}
