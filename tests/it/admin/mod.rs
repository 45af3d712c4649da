//! The admin page by raw requests: who gets in, what is refused, and when a session ends.

mod commands;
mod defence;
mod english;
mod limits;
mod outbox;
mod pictures;
mod promised;
mod socket;
mod stage;

pub(crate) use stage::{PASSWORD, Page, cookie, with_password};

use reqwest::StatusCode;
use serde_json::json;

/// A page as its source would be written by hand: the templates write each slash as a reference.
async fn read(answer: reqwest::Response) -> String {
    answer.text().await.unwrap().replace("&#x2f;", "/")
}

/// Every page behind the login.
pub(crate) const PAGES: [&str; 6] = ["/", "/outbox", "/sources", "/accounts", "/journal", "/month"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_but_the_login_is_reachable_without_one() {
    let page = Page::start(|text| text).await;
    for path in PAGES.into_iter().chain(["/nothing", "/outbox/1", "/logout"]) {
        for cookie in ["", "weitersagen=guessed"] {
            let answer = page.get(path).header("cookie", cookie).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
            let onward = format!("/login?next={}", path.replace('/', "%2F"));
            let leads = if matches!(path, "/" | "/logout") { "/login" } else { onward.as_str() };
            assert_eq!(answer.headers()["location"], leads);
            assert!(answer.text().await.unwrap().is_empty());
        }
    }
    let form = page.post("/sources/accept", &json!({ "source": "begegnungshaus" }));
    assert_eq!(form.send().await.unwrap().headers()["location"], "/login");
    for path in ["/login", "/assets/admin.css", "/assets/admin.js", "/assets/icon.svg"] {
        assert_eq!(page.get(path).send().await.unwrap().status(), StatusCode::OK, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_logs_in_once_and_looking_at_it_does_not_use_it_up() {
    let page = Page::start(|text| text).await;
    let (link, late) = (page.link(), page.link());
    for _ in 0..3 {
        let shown = page.get(&format!("/login/{link}")).send().await.unwrap();
        assert_eq!(shown.status(), StatusCode::OK, "a mail scanner looks");
        assert!(shown.headers().get("set-cookie").is_none());
    }
    let used = page.post("/login/link", &json!({ "link": link })).send().await.unwrap();
    assert_eq!(used.status(), StatusCode::SEE_OTHER);
    let cookie = used.headers()["set-cookie"].to_str().unwrap().to_owned();
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    assert!(!cookie.contains("Secure"), "this is plain http");
    let again = page.post("/login/link", &json!({ "link": link })).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::FORBIDDEN, "once");
    page.app.pass(16 * 60);
    let late = page.post("/login/link", &json!({ "link": late })).send().await.unwrap();
    assert_eq!(late.status(), StatusCode::FORBIDDEN, "within 15 minutes");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_a_server_with_tls_the_cookie_is_for_tls_only() {
    let page = Page::start(|text| text + "[admin]\nhosts = [\"wache.example.org\"]\n").await;
    let link = page.link();
    let used = page
        .bare("POST", "/login/link")
        .header("host", "wache.example.org")
        .header("origin", "https://wache.example.org")
        .form(&json!({ "link": link }));
    let used = used.send().await.unwrap();
    assert!(used.headers()["set-cookie"].to_str().unwrap().ends_with("; Secure"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_right_password_logs_in_and_wrong_ones_cost_time() {
    let page = Page::start(stage::with_password).await;
    let answer = async |password: &str| {
        page.post("/login", &json!({ "password": password })).send().await.unwrap().status()
    };
    assert_eq!(answer(PASSWORD).await, StatusCode::SEE_OTHER);
    for wrong in ["", "falsch", "Falsch", &"x".repeat(2000)] {
        assert_eq!(answer(wrong).await, StatusCode::FORBIDDEN);
    }
    assert_eq!(answer(PASSWORD).await, StatusCode::TOO_MANY_REQUESTS, "not even the right one");
    let link = page.link();
    let by_link = page.post("/login/link", &json!({ "link": link })).send().await.unwrap();
    assert_eq!(by_link.status(), StatusCode::SEE_OTHER, "nobody is locked out by it");
}

/// Guesses side by side are checked one after the other, each against what those before it cost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_guesses_at_once_are_no_faster() {
    let page = Page::start(stage::with_password).await;
    let mut guesses = tokio::task::JoinSet::new();
    for n in 0..10 {
        let guess = json!({ "password": format!("falsch {n}") });
        guesses.spawn(page.post("/login", &guess).send());
    }
    let answers = guesses.join_all().await.into_iter().map(|answer| answer.unwrap().status());
    let refused = answers.filter(|status| *status == StatusCode::TOO_MANY_REQUESTS).count();
    assert!(refused >= 4, "{refused} of 10 had to wait");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn logging_in_leads_to_the_page_that_was_asked_for_and_to_no_other_site() {
    let page = Page::start(stage::with_password).await;
    let asked = page.get("/outbox?state=open&account=x").send().await.unwrap();
    let login = asked.headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(login, "/login?next=%2Foutbox%3Fstate%3Dopen%26account%3Dx");
    let onward = "name=\"next\" value=\"/outbox?state=open&amp;account=x\"";
    let form = read(page.get(&login).send().await.unwrap()).await;
    assert!(form.contains(onward), "{form}");
    let wrong = json!({ "password": "falsch", "next": "/outbox?state=open&account=x" });
    let wrong = read(page.post("/login", &wrong).send().await.unwrap()).await;
    assert!(wrong.contains(onward), "a wrong password does not forget it: {wrong}");
    let by_link = page.get(&format!("/login/{}?next=/month", page.link())).send().await.unwrap();
    assert!(read(by_link).await.contains("name=\"next\" value=\"/month\""));
    for (next, leads) in [
        ("/outbox?state=open&account=x", "/outbox?state=open&account=x"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("/\t/evil.example/", "/"),
        ("/login", "/"),
        ("", "/"),
    ] {
        let fields = json!({ "password": PASSWORD, "next": next });
        let entered = page.post("/login", &fields).send().await.unwrap();
        assert_eq!(entered.headers()["location"], leads, "{next:?} by password");
        let fields = json!({ "link": page.link(), "next": next });
        let entered = page.post("/login/link", &fields).send().await.unwrap();
        assert_eq!(entered.headers()["location"], leads, "{next:?} by link");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_password_in_the_configuration_none_is_right() {
    let page = Page::start(|text| text).await;
    let form = page.get("/login").send().await.unwrap().text().await.unwrap();
    assert!(!form.contains("type=\"password\""));
    let tried = page.post("/login", &json!({ "password": "" })).send().await.unwrap();
    assert_eq!(tried.status(), StatusCode::FORBIDDEN);
    assert!(tried.headers().get("set-cookie").is_none());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_session_ends_by_logging_out_by_idleness_and_by_age() {
    let page = Page::start(|text| text).await;
    let cookie = page.log_in().await;
    let is_in = async |cookie: &str| {
        let answer = page.get("/").header("cookie", cookie).send().await.unwrap();
        answer.status() == StatusCode::OK
    };
    assert!(is_in(&cookie).await);
    page.app.pass(13 * 3600);
    assert!(!is_in(&cookie).await, "unused for 12 hours");

    let cookie = page.log_in().await;
    for _ in 0..16 {
        page.app.pass(10 * 3600);
        assert!(is_in(&cookie).await, "each use makes it last");
    }
    page.app.pass(9 * 3600);
    assert!(!is_in(&cookie).await, "not longer than a week");

    let cookie = page.log_in().await;
    let token = page.token(&cookie).await;
    let out = page.post("/logout", &json!({ "csrf": token })).header("cookie", &cookie);
    assert_eq!(out.send().await.unwrap().headers()["location"], "/login");
    assert!(!is_in(&cookie).await, "logged out");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_password_ends_what_the_old_one_opened() {
    let page = Page::start(stage::with_password).await;
    let login = page.post("/login", &json!({ "password": PASSWORD })).send().await.unwrap();
    let cookie = stage::cookie(&login);
    let status = page.get("/").header("cookie", &cookie).send().await.unwrap().status();
    assert_eq!(status, StatusCode::OK);
    let page = page.reconfigure(|text| text).await;
    let still = page.get("/").header("cookie", &cookie).send().await.unwrap().status();
    assert_eq!(still, StatusCode::OK, "the same password");
    let page = page.reconfigure(stage::without_password).await;
    let ended = page.get("/").header("cookie", &cookie).send().await.unwrap().status();
    assert_eq!(ended, StatusCode::SEE_OTHER);
}
