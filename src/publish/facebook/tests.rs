//! Requests and answers of the Facebook client.

use std::time::Duration;

use secrecy::ExposeSecret;

use super::*;
use crate::net::FetchOptions;
use crate::outbox::Refusal;

const TOKEN: &str = "EAAG0CANARY1234567890";

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn facebook(page: Option<&str>) -> Facebook {
    let options = FetchOptions {
        user_agent: "weitersagen-test".into(),
        allow_private: Vec::new(),
        deadline: Duration::from_secs(5),
        max_body: 1_000_000,
    };
    let api = Url::parse("https://graph.facebook.com").unwrap();
    Facebook::new(
        Client::new(options).unwrap(),
        api,
        page.map(|name| Page { name: name.to_owned(), configured: true }),
        Keys { token: TOKEN.into(), app_secret: None },
        false,
    )
}

fn reply(status: u16, body: &str) -> ApiReply {
    ApiReply { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn sent(status: u16, body: &str) -> SendOutcome {
    answer::sent(&reply(status, body), &[&TOKEN.into()], now())
}

fn error(code: i64, subcode: i64, message: &str) -> String {
    format!(
        r#"{{"error":{{"message":"{message}","type":"OAuthException","code":{code},"error_subcode":{subcode},"fbtrace_id":"A"}}}}"#
    )
}

#[test]
fn a_post_is_a_form_and_the_token_a_header() {
    let link = Url::parse("https://www.agsa.de/news/fest.html?a=1&b=2").unwrap();
    let post = Post {
        text: format!("Ein „Fest“ & mehr\n\n{link}"),
        link,
        image: None,
        more_images: Vec::new(),
    };
    let request = facebook(Some("AGSA.Magdeburg")).create(&post, &[], true);
    assert_eq!(request.method, "POST");
    insta::assert_snapshot!(request.url, @"https://graph.facebook.com/v26.0/AGSA.Magdeburg/feed");
    let (kind, body) = request.body.unwrap();
    assert_eq!(kind, "application/x-www-form-urlencoded");
    insta::assert_snapshot!(String::from_utf8(body).unwrap(), @"message=Ein+%E2%80%9EFest%E2%80%9C+%26+mehr%0A%0Ahttps%3A%2F%2Fwww.agsa.de%2Fnews%2Ffest.html%3Fa%3D1%26b%3D2&link=https%3A%2F%2Fwww.agsa.de%2Fnews%2Ffest.html%3Fa%3D1%26b%3D2");
    let header = request.authorization.unwrap();
    insta::assert_snapshot!(header.expose_secret().replace(TOKEN, "[token]"), @"Bearer [token]");
}

#[test]
fn questions_never_hold_the_token() {
    let request = facebook(None).request("GET", &["me"], Body::Query(&[("fields", PAGE_FIELDS)]));
    insta::assert_snapshot!(request.url, @"https://graph.facebook.com/v26.0/me?fields=id%2Cname%2Cusername");
    assert!(request.body.is_none() && request.authorization.is_some());
}

#[test]
fn a_page_is_asked_by_its_number_once_it_is_known() {
    let facebook = facebook(Some("AGSA.Magdeburg"));
    assert_eq!(facebook.target(), "AGSA.Magdeburg");
    facebook.number.set("4711".into()).unwrap();
    assert_eq!(facebook.target(), "4711");
    assert_eq!(super::tests::facebook(None).target(), "me");
}

#[test]
fn a_post_is_made_where_an_id_comes_back() {
    let expected = SendOutcome::Posted {
        remote_id: "4711_42".into(),
        remote_url: Url::parse("https://www.facebook.com/4711_42").ok(),
    };
    assert_eq!(sent(200, r#"{"id":"4711_42"}"#), expected);
    assert_eq!(sent(201, r#"{"id":"4711_42","post_supports_client_mutation_id":true}"#), expected);
}

#[test]
fn what_may_have_been_made_is_unclear() {
    let cases = [
        (400, error(1, 0, "An unknown error occurred")),
        (400, error(2, 0, "Service temporarily unavailable")),
        (400, error(506, 0, "Duplicate status message")),
        (403, error(368, 0, "This looks like a duplicate")),
        (400, r#"{"error":{"message":"try again","code":987654,"is_transient":true}}"#.into()),
        (500, error(190, 463, "a failing server is not believed")),
        (500, error(2, 0, "")),
        (502, "<html>bad gateway</html>".into()),
        (503, error(4, 0, "Application request limit reached")),
        (504, String::new()),
        (200, "<html>log in</html>".into()),
        (200, String::new()),
        (200, "{}".into()),
        (200, r#"{"success":true}"#.into()),
        (200, error(190, 0, "an error in a 200")),
        (302, String::new()),
        (400, "<html>Sorry, something went wrong</html>".into()),
        (403, r#"{"error":"denied"}"#.into()),
        (404, String::new()),
    ];
    for (status, body) in cases {
        let outcome = sent(status, &body);
        assert!(matches!(outcome, SendOutcome::Unclear { .. }), "{status} {body}: {outcome:?}");
    }
}

#[test]
fn each_code_has_its_class() {
    let class = |status, code, subcode| match sent(status, &error(code, subcode, "said")) {
        SendOutcome::Refused { refusal, .. } => refusal,
        other => panic!("{code}/{subcode}: {other:?}"),
    };
    for code in [4, 17, 32, 341, 613, 80_001, 80_004] {
        assert_eq!(class(400, code, 0), Refusal::Passing, "{code}");
        assert_eq!(class(403, code, 0), Refusal::Passing, "{code}");
    }
    for subcode in [0, 458, 459, 460, 463, 464, 467, 492] {
        assert_eq!(class(400, 190, subcode), Refusal::Token, "{subcode}");
    }
    for code in [102, 10, 200, 210, 230, 299, 3, 2500] {
        assert_eq!(class(400, code, 0), Refusal::Token, "{code}");
        assert_eq!(class(403, code, 0), Refusal::Token, "{code}");
    }
    assert_eq!(class(403, 368, 1_390_008), Refusal::Passing);
    for (code, subcode) in
        [(368, 0), (1_609_005, 0), (1_609_008, 0), (1500, 0), (100, 0), (100, 33), (987_654, 0)]
    {
        assert_eq!(class(400, code, subcode), Refusal::Content, "{code}/{subcode}");
    }
    assert!(matches!(sent(429, ""), SendOutcome::Refused { refusal: Refusal::Passing, .. }));
}

#[test]
fn the_reason_advises_and_quotes_without_the_token() {
    let body = error(190, 460, &format!("Malformed access token {TOKEN}"));
    let SendOutcome::Refused { reason, .. } = sent(400, &body) else { panic!() };
    insta::assert_snapshot!(reason.words().de, @"Das Passwort der Person, die das Token geholt hat, wurde geändert. Bitte ein neues Token holen. Facebook antwortete mit 400, Code 190/460: „Malformed access token [geheim]“");
}

#[test]
fn the_usage_headers_say_when_the_wall_opens() {
    let not_before = |headers: &[(&str, &str)]| {
        let headers = headers.iter().map(|(n, v)| ((*n).into(), (*v).into())).collect();
        let body = error(32, 0, "Page request limit reached").into_bytes();
        match answer::sent(&ApiReply { status: 400, headers, body }, &[&TOKEN.into()], now()) {
            SendOutcome::Refused { not_before, .. } => not_before.map(|at| at.to_string()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(not_before(&[]), None);
    assert_eq!(not_before(&[("x-app-usage", "no json")]), None);
    let low = ("x-app-usage", r#"{"call_count":28,"total_time":25,"total_cputime":25}"#);
    assert_eq!(not_before(&[low]), None);
    let full = ("x-page-usage", r#"{"call_count":100,"total_time":25,"total_cputime":25}"#);
    assert_eq!(not_before(&[low, full]).as_deref(), Some("2026-11-22T13:00:00Z"));
    let case = |minutes: u64| {
        format!(
            r#"{{"4711":[{{"type":"pages","call_count":95,"estimated_time_to_regain_access":{minutes}}}]}}"#
        )
    };
    let soon = case(19);
    let business = ("x-business-use-case-usage", soon.as_str());
    assert_eq!(not_before(&[full, business]).as_deref(), Some("2026-11-22T12:19:00Z"));
    let absurd = case(4_000_000_000);
    let absurd = ("x-business-use-case-usage", absurd.as_str());
    assert_eq!(not_before(&[absurd]).as_deref(), Some("2026-11-23T12:00:00Z"));
}

#[test]
fn a_token_belongs_to_a_page() {
    let identity = |body: &str| answer::identity(&reply(200, body), &[&TOKEN.into()]);
    let full = identity(r#"{"id":"4711","name":"AGSA e.V.","username":"AGSA.Magdeburg"}"#).unwrap();
    assert_eq!((&*full.id, &*full.handle, &*full.name), ("4711", "AGSA.Magdeburg", "AGSA e.V."));
    let bare = identity(r#"{"id":"4711"}"#).unwrap();
    assert_eq!((&*bare.handle, &*bare.name), ("4711", "4711"));
    assert!(matches!(identity("<html>"), Err(AskError::Passing(_))));
}

#[test]
fn a_question_is_answered_or_a_person_must_act() {
    let asked =
        |status, body: &str| answer::identity(&reply(status, body), &[&TOKEN.into()]).unwrap_err();
    for (code, subcode) in [(190, 463), (10, 0), (102, 0), (200, 0), (803, 0), (100, 33)] {
        let why = asked(400, &error(code, subcode, ""));
        assert!(matches!(why, AskError::Token(_)), "{code}/{subcode}: {why:?}");
    }
    for code in [1, 2, 4, 17, 100] {
        let why = asked(400, &error(code, 0, ""));
        assert!(matches!(why, AskError::Passing(_)), "{code}: {why:?}");
    }
    assert!(matches!(asked(502, "<html>"), AskError::Passing(_)));
    let person = error(100, 0, "Tried accessing nonexisting field (username) on node type (User)");
    insta::assert_snapshot!(asked(400, &person).into_told().words().de, @"Das Token gehört einer Person, nicht der Seite. Gebraucht wird das Seiten-Token.");
}

#[test]
fn a_token_of_another_page_is_refused() {
    let own = || Identity { id: "4711".into(), handle: "4711".into(), name: "AGSA e.V.".into() };
    let settle = |body: &str| {
        answer::same_page(own(), "AGSA.Magdeburg", &reply(200, body), &[&TOKEN.into()])
    };
    let other = settle(r#"{"id":"815","name":"Fremder Verein"}"#).unwrap_err();
    insta::assert_snapshot!(other.clone().into_told().words().de, @"Das Token gehört zur Seite „AGSA e.V.“ (4711), gemeint ist aber „Fremder Verein“ (815).");
    assert!(matches!(other, AskError::Token(_)));
    let same = settle(r#"{"id":"4711","name":"AGSA e.V."}"#).unwrap();
    assert_eq!((&*same.id, &*same.handle), ("4711", "AGSA.Magdeburg"));
}

#[test]
fn a_draft_names_its_pictures_and_proves_the_app() {
    let mut page = facebook(Some("AGSA.Magdeburg"));
    page.keys.app_secret = Some("CANARY-app-secret".into());
    let link = Url::parse("https://www.agsa.de/news/fest.html").unwrap();
    let post = Post { text: "Fest.".into(), link, image: None, more_images: Vec::new() };
    let media = ["11", "12"].map(|id| MediaId { id: id.into(), usable_to: None });
    let request = page.create(&post, &media, false);
    let (_, body) = request.body.unwrap();
    let form: Vec<(String, String)> = url::form_urlencoded::parse(&body).into_owned().collect();
    let form: Vec<String> = form.iter().map(|(name, value)| format!("{name}={value}")).collect();
    insta::assert_snapshot!(form.join("\n"), @r#"
    message=Fest.

    https://www.agsa.de/news/fest.html
    attached_media[0]={"media_fbid":"11"}
    attached_media[1]={"media_fbid":"12"}
    published=false
    appsecret_proof=60f297da98d5c3fda0fb2a08d46beaebdd06ffaccbf83540893a226c5a4a4b42
    "#);
}

#[test]
fn the_proof_is_the_hash_of_rfc_4231() {
    let proof = request::proof(&"Jefe".into(), &"what do ya want for nothing?".into());
    assert_eq!(proof, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}
