//! Reading X's timeline: markers, pages, both generations of parameters, short links.

use super::*;

const MARKER: &str = "1346889436626259968";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn reply(status: u16, body: &str) -> ApiReply {
    ApiReply { status, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn reading() -> Reading<'static> {
    Reading::new(lookback(Some(MARKER), at("2026-11-22T12:00:00Z")))
}

fn lookback(since: Option<&str>, not_before: Timestamp) -> Lookback<'_> {
    Lookback { since, not_before, now: not_before, replies: false }
}

fn asked(reading: &Reading) -> String {
    let query = reading.next_query().unwrap();
    query.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

const LINKED: &str = r#"{"data":[{"id":"1990000000000000001",
    "text":"Ein Fest &amp; mehr https://t.co/abc https://t.co/pic",
    "entities":{"urls":[
        {"url":"https://t.co/abc","expanded_url":"https://www.agsa.de/news/fest.html","display_url":"agsa.de/news/fest…"},
        {"url":"https://t.co/pic","expanded_url":"https://x.com/a/status/1/photo/1","display_url":"pic.x.com/pic"}]}}],
    "meta":{"result_count":1}}"#;

#[test]
fn short_links_are_replaced_by_what_they_stand_for() {
    let mut reading = reading();
    insta::assert_snapshot!(asked(&reading), @"max_results=100&exclude=replies,retweets&since_id=1346889436626259968&post.fields=entities");
    reading.take(&reply(200, LINKED), &[]).unwrap();
    assert_eq!(reading.next_query(), None);
    let timeline = reading.finish();
    assert!(timeline.complete);
    let post = &timeline.posts[0];
    assert_eq!(post.text, "Ein Fest & mehr https://www.agsa.de/news/fest.html");
    assert_eq!(post.links, [Url::parse("https://www.agsa.de/news/fest.html").unwrap()]);
    assert_eq!(
        post.remote_url.as_ref().unwrap().as_str(),
        "https://x.com/i/status/1990000000000000001"
    );
}

#[test]
fn an_empty_account_is_read_from_a_time_on() {
    let reading = Reading::new(lookback(None, at("2026-11-22T12:00:00.5Z")));
    insta::assert_snapshot!(asked(&reading), @"max_results=100&exclude=replies,retweets&start_time=2026-11-22T11:00:00Z&post.fields=entities");
    let early = Reading::new(lookback(Some("no number"), Timestamp::UNIX_EPOCH));
    assert!(asked(&early).contains("start_time=2010-11-06T00:00:00Z"), "{}", asked(&early));
}

#[test]
fn a_clock_that_is_days_ahead_begins_again_by_xs_own() {
    let ahead = at("2026-11-25T12:00:00Z");
    let mut reading =
        Reading::new(Lookback { now: at("2026-11-25T12:30:00Z"), ..lookback(None, ahead) });
    assert!(asked(&reading).contains("start_time=2026-11-25T11:00:00Z"));
    let date = ("date".to_owned(), "Sun, 22 Nov 2026 12:30:00 GMT".to_owned());
    let empty = ApiReply { headers: vec![date], ..reply(200, r#"{"meta":{"result_count":0}}"#) };
    reading.take(&empty, &[]).unwrap();
    assert!(asked(&reading).contains("start_time=2026-11-22T11:00:00Z"), "{}", asked(&reading));
    reading.take(&empty, &[]).unwrap();
    assert_eq!(reading.next_query(), None);
    assert!(reading.finish().complete);
}

#[test]
fn replies_are_read_where_they_are_wanted() {
    let now = at("2026-11-22T12:00:00Z");
    let wanted = Lookback { replies: true, ..lookback(Some(MARKER), now) };
    insta::assert_snapshot!(asked(&Reading::new(wanted)), @"max_results=100&exclude=retweets&since_id=1346889436626259968&post.fields=entities");
}

#[test]
fn the_newer_name_of_a_parameter_is_tried_and_then_none() {
    let mut reading = reading();
    let unknown = r#"{"errors":[{"message":"The query parameter [post.fields] is not one of [tweet.fields]"}],"title":"Invalid Request"}"#;
    reading.take(&reply(400, unknown), &[]).unwrap();
    assert!(asked(&reading).ends_with("&tweet.fields=entities"), "{}", asked(&reading));
    reading.take(&reply(400, unknown), &[]).unwrap();
    assert!(!asked(&reading).contains("fields"), "{}", asked(&reading));
    let error = reading.take(&reply(400, unknown), &[]).unwrap_err();
    assert!(matches!(error, AskError::Passing(_)), "{error:?}");
}

#[test]
fn a_parameter_that_is_ignored_is_noticed() {
    let blind =
        r#"{"data":[{"id":"1990000000000000001","text":"Ein Fest\nhttps://t.co/abc"}],"meta":{}}"#;
    let mut once = reading();
    once.take(&reply(200, blind), &[]).unwrap();
    assert!(asked(&once).ends_with("&tweet.fields=entities"), "{}", asked(&once));
    once.take(&reply(200, LINKED), &[]).unwrap();
    assert_eq!(once.finish().posts[0].links.len(), 1);

    let mut never = reading();
    never.take(&reply(200, blind), &[]).unwrap();
    never.take(&reply(503, ""), &[]).unwrap();
    let timeline = never.finish();
    assert!(timeline.complete);
    assert_eq!((&*timeline.posts[0].text, timeline.posts[0].links.len()), ("Ein Fest", 0));
}

fn page(token: &str) -> ApiReply {
    reply(
        200,
        &format!(r#"{{"data":[{{"id":"7","text":"a"}}],"meta":{{"next_token":"{token}"}}}}"#),
    )
}

#[test]
fn pages_are_read_to_a_bound() {
    let mut reading = reading();
    for number in 0..MAX_PAGES {
        reading.take(&page(&format!("t{number}")), &[]).unwrap();
        if let Some(query) = reading.next_query() {
            assert!(query.contains(&("pagination_token", format!("t{number}"))), "{query:?}");
        }
    }
    assert_eq!(reading.next_query(), None);
    let timeline = reading.finish();
    assert_eq!((timeline.posts.len(), timeline.complete), (MAX_PAGES, false));
}

#[test]
fn the_last_page_completes_and_a_circle_does_not() {
    let mut whole = reading();
    whole.take(&page("t1"), &[]).unwrap();
    whole.take(&reply(200, r#"{"meta":{"result_count":0}}"#), &[]).unwrap();
    assert!(whole.finish().complete);
    let mut circle = reading();
    circle.take(&page("t1"), &[]).unwrap();
    circle.take(&page("t1"), &[]).unwrap();
    assert_eq!(circle.next_query(), None);
    assert!(!circle.finish().complete);
}

#[test]
fn a_doubtful_page_proves_nothing() {
    let doubtful = [
        r#"{"data":[{"id":"7","text":"a"}],"errors":[{"title":"Not Found"}],"meta":{}}"#,
        r#"{"data":[{"text":"no id"}],"meta":{}}"#,
    ];
    for body in doubtful {
        let mut reading = reading();
        reading.take(&reply(200, body), &[]).unwrap();
        assert_eq!(reading.next_query(), None, "{body}");
        assert!(!reading.finish().complete, "{body}");
    }
    for body in ["", "{}", "<html>", r#"{"errors":[{"title":"Not Found"}]}"#] {
        assert!(reading().take(&reply(200, body), &[]).is_err(), "{body}");
    }
}

#[test]
fn an_id_gives_its_time() {
    assert_eq!(time_of("1346889436626259968").unwrap().to_string(), "2021-01-06T18:40:40.344Z");
    assert_eq!(time_of("1001"), None);
    assert_eq!(time_of("99999999999999999999"), None);
}

#[test]
fn a_text_grows_by_no_more_than_the_links_that_x_tells_of() {
    // Each of twenty links would double the text, were it written out wherever it is found.
    let url = r#"{"url":"https://a","expanded_url":"https://a https://a"}"#;
    let urls = [url; 20].join(",");
    let entry = format!(
        r#"{{"id":"1990000000000000001","text":"https://a","entities":{{"urls":[{urls}]}}}}"#
    );
    let entry: Value = serde_json::from_str(&entry).unwrap();
    let (post, blind) = read_post(&entry).unwrap();
    assert_eq!((post.text.as_str(), blind), ("https://a https://a", false));
}

#[test]
fn each_place_of_a_link_is_written_out_and_longer_ones_first() {
    let shortened = |pairs: &[(&'static str, &'static str)]| {
        let mut all = HashMap::<&str, VecDeque<&str>>::new();
        for (short, link) in pairs {
            all.entry(short).or_default().push_back(link);
        }
        all
    };
    let pairs = [
        ("https://t.co/a", "https://a.example/1"),
        ("https://t.co/ab", "https://a.example/2"),
        ("https://t.co/a", "https://a.example/1"),
        ("https://t.co/p", ""),
    ];
    let text = "(https://t.co/a), https://t.co/ab; https://t.co/a http https://t.co/p";
    let out = written_out(text, shortened(&pairs));
    assert_eq!(out, "(https://a.example/1), https://a.example/2; https://a.example/1 http ");
}

#[test]
fn a_server_whose_clock_stands_before_x_began_is_not_asked_for_ever() {
    let now = at("2026-11-22T12:00:00Z");
    let mut reading = Reading::new(lookback(None, now));
    let date = ("date".to_owned(), "Wed, 04 Nov 1998 02:00:00 GMT".to_owned());
    let reply = ApiReply { headers: vec![date], ..reply(200, r#"{"meta":{}}"#) };
    let mut asked = 0;
    while reading.next_query().is_some() && asked < 20 {
        reading.take(&reply, &[]).unwrap();
        asked += 1;
    }
    assert_eq!(asked, 2, "once more with the earliest beginning");
}
