//! The networks' clients over real HTTP: what is asked, how often, and what a broken answer means.

mod auth;
mod conformance;
mod connect;
mod development;
mod errors;
mod facebook;
mod login;
mod openapi;
mod picture;
mod pictures;
mod refresh;
mod script;
mod standing;

use crate::app::back;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use weitersagen::config::{AccountConfig, Credentials};
use weitersagen::outbox::{Refusal, SendOutcome};
use weitersagen::publish::{AskError, Publisher};

use script::{Answer, Script, TOKEN, base, client, facebook, now, post, publisher, secret, x};

/// No headers worth a word.
const NONE: &[(&str, &str)] = &[];

#[tokio::test]
async fn facebook_knows_its_page_posts_and_reads_back() {
    let (script, api) = Script::start(&[
        (200, &[], r#"{"id":"4711","name":"Probeverein"}"#),
        (200, &[], r#"{"id":"4711","name":"Probeverein"}"#),
        (200, &[], r#"{"id":"4711_42"}"#),
        (200, &[], r#"{"data":[{"id":"4711_42","message":"a"}],"paging":{"cursors":{"after":"C"},"next":"http://127.0.0.1:1/?access_token=T"}}"#),
        (200, &[], r#"{"data":[{"id":"4711_41"}]}"#),
        (200, &[], r#"{"data":[]}"#),
    ])
    .await;
    let facebook = facebook(api, Some("Probe.Verein"));
    assert_eq!(facebook.identity().await.unwrap().handle, "Probe.Verein");
    let sent = facebook.send(&post(), &[], now()).await;
    assert!(
        matches!(&sent, SendOutcome::Posted { remote_id, .. } if remote_id == "4711_42"),
        "{sent:?}"
    );
    let timeline = facebook.timeline(back(Some("4711_41"), now())).await.unwrap();
    assert!(timeline.complete);
    assert_eq!(timeline.posts.len(), 1);

    insta::assert_snapshot!(script.lines().join("\n"), @r"
    GET /v26.0/me?fields=id%2Cname%2Cusername
    GET /v26.0/Probe.Verein?fields=id%2Cname%2Cusername
    POST /v26.0/4711/feed
    GET /v26.0/4711/published_posts?fields=id%2Cmessage%2Ccreated_time%2Cpermalink_url%2Cis_published%2Cattachments%7Bunshimmed_url%7D&limit=25
    GET /v26.0/4711/published_posts?fields=id%2Cmessage%2Ccreated_time%2Cpermalink_url%2Cis_published%2Cattachments%7Bunshimmed_url%7D&limit=25&after=C
    ");
    for asked in script.asked() {
        assert_eq!(asked.authorization, format!("Bearer {TOKEN}"));
        assert!(!asked.line.contains("CANARY") && !asked.body.contains("CANARY"), "{asked:?}");
    }
    insta::assert_snapshot!(script.asked()[2].body, @"message=Ein+%E2%80%9EFest%E2%80%9C+im+Hof.%0A%0Ahttps%3A%2F%2Fwww.probeverein.example%2Fnews%2Ffest.html&link=https%3A%2F%2Fwww.probeverein.example%2Fnews%2Ffest.html");
}

const X_ANSWERS: [Answer; 6] = [
    (201, &[], r#"{"data":{"id":"1990000000000000001","text":"a"}}"#),
    (200, &[], r#"{"data":{"id":"77","name":"Probe","username":"probe"}}"#),
    (400, &[], r#"{"title":"Invalid Request","detail":"unknown parameter"}"#),
    (200, &[], r#"{"data":[{"id":"1990000000000000001","text":"a"}],"meta":{"next_token":"N"}}"#),
    (200, &[], r#"{"meta":{"result_count":0}}"#),
    (200, &[], r#"{"data":[{"id":"1990000000000000001","text":"a"}],"meta":{}}"#),
];

#[tokio::test]
async fn x_signs_each_request_and_learns_the_newer_parameter() {
    let (script, api) = Script::start(&X_ANSWERS).await;
    let x = x(api);
    let sent = x.send(&post(), &[], now()).await;
    assert!(matches!(sent, SendOutcome::Posted { .. }), "{sent:?}");
    let timeline = x.timeline(back(Some("1980000000000000001"), now())).await.unwrap();
    assert_eq!((timeline.posts.len(), timeline.complete), (1, true));

    insta::assert_snapshot!(script.lines().join("\n"), @r"
    POST /2/tweets
    GET /2/users/me
    GET /2/users/77/tweets?max_results=100&exclude=replies%2Cretweets&since_id=1980000000000000001&post.fields=entities
    GET /2/users/77/tweets?max_results=100&exclude=replies%2Cretweets&since_id=1980000000000000001&tweet.fields=entities
    GET /2/users/77/tweets?max_results=100&exclude=replies%2Cretweets&since_id=1980000000000000001&tweet.fields=entities&pagination_token=N
    ");
    insta::assert_snapshot!(script.asked()[0].body, @r#"{"text":"Ein „Fest“ im Hof.\n\nhttps://www.probeverein.example/news/fest.html"}"#);
    let mut signatures: Vec<String> = script.asked().into_iter().map(|a| a.authorization).collect();
    for header in &signatures {
        assert!(header.starts_with("OAuth oauth_consumer_key=\"ck-CANARY"), "{header}");
        assert!(!header.contains("cs-CANARY") && !header.contains("as-CANARY"), "{header}");
    }
    signatures.sort();
    signatures.dedup();
    assert_eq!(signatures.len(), script.asked().len(), "no header is used twice");
}

#[tokio::test]
async fn a_post_is_sent_once_whatever_comes_back() {
    let cases: [(Answer, Option<Refusal>); 5] = [
        ((503, &[("retry-after", "1")], "busy"), None),
        ((302, &[("location", "/elsewhere")], ""), None),
        ((200, &[], "<html>welcome</html>"), None),
        ((429, &[], ""), Some(Refusal::Passing)),
        ((200, &[("content-encoding", "gzip")], "no gzip"), None),
    ];
    for (answer, expected) in cases {
        for network in ["facebook", "x"] {
            let (script, api) = Script::start(&[answer]).await;
            let publisher = if network == "x" { x(api) } else { facebook(api, None) };
            let refusal = match publisher.send(&post(), &[], now()).await {
                SendOutcome::Refused { refusal, .. } => Some(refusal),
                SendOutcome::Unclear { .. } => None,
                other => panic!("{network} {answer:?}: {other:?}"),
            };
            assert_eq!(refusal, expected, "{network} {answer:?}");
            assert_eq!(script.asked().len(), 1, "{network} {answer:?}");
        }
    }
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_unclear() {
    for head in ["", "HTTP/1.1 200 OK\r\ncontent-length: 90\r\n\r\n{\"id\":"] {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = base(listener.local_addr().unwrap());
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 64 * 1024];
            let _ = stream.read(&mut request).await.unwrap();
            stream.write_all(head.as_bytes()).await.unwrap();
        });
        let sent = facebook(api, None).send(&post(), &[], now()).await;
        assert!(matches!(sent, SendOutcome::Unclear { .. }), "{head:?}: {sent:?}");
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let api = base(listener.local_addr().unwrap());
    drop(listener);
    for publisher in [facebook(api.clone(), None), x(api.clone())] {
        let sent = publisher.send(&post(), &[], now()).await;
        assert!(matches!(&sent, SendOutcome::NotSent { .. }), "{sent:?}");
        assert!(!format!("{sent:?}{publisher:?}").contains("CANARY"));
        let asked = publisher.timeline(back(None, now())).await;
        assert!(matches!(asked, Err(AskError::Passing(_))), "{asked:?}");
    }
}

#[tokio::test]
async fn a_private_address_is_never_asked() {
    let (script, api) = Script::start(&[]).await;
    let folder = tempfile::tempdir().unwrap();
    let token = secret(folder.path(), "token", TOKEN);
    let credentials = Credentials::Facebook {
        page: None,
        token: Some(token),
        app_id: None,
        app_secret: None,
        two_step: false,
    };
    let account = AccountConfig {
        mode: weitersagen::config::Mode::Publish,
        name: "probe".into(),
        api,
        hashtags: Vec::new(),
        template: weitersagen::compose::Template::of(weitersagen::item::Network::X),
        confirmed: None,
        withdraw: weitersagen::config::Withdraw::Ask,
        on_change: weitersagen::config::OnChange::Leave,
        credentials,
    };
    let publisher = Publisher::new(&account, None, &client(&[])).unwrap();
    let sent = publisher.send(&post(), &[], now()).await;
    assert!(
        matches!(&sent, SendOutcome::NotSent { reason } if reason.contains("fetch.allow_private")),
        "{sent:?}"
    );
    assert!(script.asked().is_empty());
}

#[tokio::test]
async fn a_token_of_another_page_is_found_out() {
    let answers = [
        (200, NONE, r#"{"id":"4711","name":"Fremder Verein"}"#),
        (200, NONE, r#"{"id":"815","name":"Probeverein"}"#),
    ];
    // The website's link is compared by the caller, who is told whose token it is.
    let (_, api) = Script::start(&answers).await;
    let own = facebook(api, Some("Probe.Verein")).identity().await.unwrap();
    assert_eq!((&*own.id, &*own.name), ("4711", "Fremder Verein"));

    let (_, api) = Script::start(&answers).await;
    let folder = tempfile::tempdir().unwrap();
    let token = secret(folder.path(), "token", TOKEN);
    let page = Some("Probe.Verein".to_owned());
    let configured = publisher(
        api,
        None,
        Credentials::Facebook {
            page,
            token: Some(token),
            app_id: None,
            app_secret: None,
            two_step: false,
        },
    );
    let error = configured.identity().await.unwrap_err();
    assert!(matches!(error, AskError::Token(_)), "{error:?}");
}
