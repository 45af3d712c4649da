//! Quoting, addresses, headers and what a missing answer means.

use super::*;

fn now() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn reply(headers: &[(&str, &str)]) -> ApiReply {
    let headers = headers.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    ApiReply { status: 200, headers, body: Vec::new() }
}

#[test]
fn a_missing_answer_is_unclear_only_where_something_may_have_been_sent() {
    let unsent = [FetchError::NotSent("dns".into()), FetchError::Private("10.0.0.1".into())];
    for error in unsent {
        let outcome = unanswered_post(Network::X, &error);
        assert!(matches!(outcome, SendOutcome::NotSent { .. }), "{outcome:?}");
    }
    let lost = [
        FetchError::Lost("reset".into()),
        FetchError::TooLarge(5),
        FetchError::Redirect("to /login".into()),
    ];
    for error in lost {
        let outcome = unanswered_post(Network::Facebook, &error);
        assert!(matches!(outcome, SendOutcome::Unclear { .. }), "{outcome:?}");
        let asked = unanswered_question(Network::Facebook, &error);
        assert!(matches!(asked, AskError::Passing(_)), "{asked:?}");
    }
}

#[test]
fn an_address_keeps_the_base_and_encodes_what_is_added() {
    let api = Url::parse("http://127.0.0.1:8990/facebook").unwrap();
    let url = address(&api, &["v26.0", "Ä/b?", "feed"], &[("fields", "id,name")]);
    insta::assert_snapshot!(url, @"http://127.0.0.1:8990/facebook/v26.0/%C3%84%2Fb%3F/feed?fields=id%2Cname");
    let root = Url::parse("https://api.x.com").unwrap();
    assert_eq!(address(&root, &["2", "tweets"], &[]).as_str(), "https://api.x.com/2/tweets");
}

#[test]
fn quotes_are_one_short_line_without_secrets() {
    let secret = SecretString::from("EAABsbCS1234CANARYZBZCZD");
    let said = "Malformed access token EAABsbCS1234CANARYZBZCZD:\n\u{7}see \"EAABsbCS1234\" or x=EAABsbCS1234CANARYZBZCZD";
    insta::assert_snapshot!(quote(said, &[&secret]), @r#"Malformed access token [geheim] see [geheim] or [geheim]"#);
    let long = quote(&"ä".repeat(1000), &[&secret]);
    assert_eq!(long.chars().count(), QUOTE_CHARS + 1);
    assert!(quote(&"wort ".repeat(1000), &[]).chars().count() <= QUOTE_CHARS + 1);
    assert_eq!(quote("", &[&secret]), "");
}

#[test]
fn ids_are_digits() {
    assert_eq!(id(&serde_json::json!("12_34")).as_deref(), Some("12_34"));
    assert_eq!(id(&serde_json::json!(1_346_889_436_626_259_968_u64)).unwrap().len(), 19);
    for bad in [serde_json::json!(""), serde_json::json!("a"), serde_json::json!(1.5), Value::Null]
    {
        assert_eq!(id(&bad), None, "{bad}");
    }
}

#[test]
fn waits_are_read_and_bounded() {
    let soon = retry_after(&reply(&[("Retry-After", " 120 ")]), now()).unwrap();
    assert_eq!(soon.to_string(), "2026-11-22T12:02:00Z");
    assert_eq!(retry_after(&reply(&[("retry-after", "Wed, 21 Oct 2026")]), now()), None);
    let far = Timestamp::from_second(99_999_999_999).unwrap();
    assert_eq!(within_reach(far, now()).to_string(), "2026-11-23T12:00:00Z");
    assert_eq!(within_reach(soon, now()), soon);
}

#[test]
fn links_stand_free_of_punctuation() {
    let links = links_in("Mehr („https://a.de/x“). Siehe:http://b.de/y?z=1, https:// und c.de");
    let links: Vec<&str> = links.iter().map(Url::as_str).collect();
    assert_eq!(links, ["https://a.de/x", "http://b.de/y?z=1"]);
}
