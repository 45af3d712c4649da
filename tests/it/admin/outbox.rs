//! Decisions by raw requests: two people at once, and what is no decision.

use reqwest::StatusCode;
use serde_json::json;
use weitersagen::outbox::State;
use weitersagen::sandbox::rehearsal::Pace;

use super::Page;
use crate::app::{TestApp, at_once, networks};

/// What stands behind a name in a page's form.
pub(super) fn field(html: &str, name: &str) -> String {
    let (_, rest) = html.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
    rest.split('"').next().unwrap().to_owned()
}

/// A page over a daemon that asks for a yes, with one article that waits for both accounts.
pub(super) async fn asking() -> Page {
    let asks = Pace { mode: "approve".into(), ..at_once() };
    let mut page = Page::over(TestApp::start_with(networks(None), &asks, |text| text).await).await;
    page.app.run_until_idle().await;
    page.app.rehearsal.sites.publish_next().unwrap();
    page.app.run_until_idle().await;
    page
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_second_of_two_people_is_told() {
    let page = asking().await;
    let (anna, bert) = (page.log_in().await, page.log_in().await);
    let id = page.app.outbox()[0].id;
    let path = format!("/outbox/{id}");
    let mut answers = Vec::new();
    let mut forms = Vec::new();
    for cookie in [&anna, &bert] {
        let html = page.get(&path).header("cookie", cookie).send().await.unwrap();
        let html = html.text().await.unwrap();
        forms.push((cookie, field(&html, "csrf"), field(&html, "version")));
    }
    for (step, (cookie, csrf, version)) in ["reject", "approve"].into_iter().zip(&forms) {
        let fields = json!({ "csrf": csrf, "version": version });
        let form = page.post(&format!("{path}/{step}"), &fields).header("cookie", *cookie);
        answers.push(form.send().await.unwrap());
    }
    assert_eq!(answers[0].status(), StatusCode::SEE_OTHER);
    assert_eq!(answers[1].status(), StatusCode::UNPROCESSABLE_ENTITY);
    let told = answers.pop().unwrap().text().await.unwrap();
    assert!(told.contains("Inzwischen steht es anders darum: abgelehnt"), "{told}");
    assert!(told.contains("zuletzt entschieden von Seite "), "{told}");
    assert_eq!(page.app.outbox().iter().find(|one| one.id == id).unwrap().state, State::Rejected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_decision_changes_nothing() {
    let page = asking().await;
    let cookie = page.log_in().await;
    let csrf = page.token(&cookie).await;
    let id = page.app.outbox()[0].id;
    let before = page.app.outbox();
    for (path, fields, status) in [
        (format!("/outbox/{id}/delete"), json!({}), StatusCode::NOT_FOUND),
        ("/outbox/4711/approve".to_owned(), json!({}), StatusCode::NOT_FOUND),
        ("/changes/4711/allow".to_owned(), json!({}), StatusCode::NOT_FOUND),
        (
            format!("/outbox/{id}/postpone"),
            json!({ "until": "morgen" }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            format!("/outbox/{id}/postpone"),
            json!({ "until": "2001-01-01T09:00" }),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (format!("/outbox/{id}/undo"), json!({}), StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let mut fields = fields;
        fields["csrf"] = json!(csrf);
        let answer = page.post(&path, &fields).header("cookie", &cookie).send().await.unwrap();
        assert_eq!(answer.status(), status, "{path} {fields}");
    }
    for path in ["/outbox/4711", "/outbox/x", "/stories/4711"] {
        let status = page.get(path).header("cookie", &cookie).send().await.unwrap().status();
        assert!(status.is_client_error(), "{path}: {status}");
    }
    let forged = json!({ "csrf": "guessed" });
    let answer = page.post(&format!("/outbox/{id}/approve"), &forged).header("cookie", &cookie);
    assert_eq!(answer.send().await.unwrap().status(), StatusCode::FORBIDDEN);
    assert_eq!(page.app.outbox(), before);
}
