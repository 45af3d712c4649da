//! Reading a page's posts: markers, times, cursors, links.

use super::*;

fn reading(since: Option<&str>) -> Reading<'_> {
    let now = "2026-11-22T12:00:00Z".parse().unwrap();
    Reading::new(Lookback { since, not_before: now, now, replies: false })
}

fn page(posts: &[(&str, &str)], paging: &str) -> ApiReply {
    let posts: Vec<String> = posts
        .iter()
        .map(|(id, time)| {
            format!(r#"{{"id":"{id}","message":"m","created_time":"2026-11-22T{time}+0000"}}"#)
        })
        .collect();
    reply(&format!(r#"{{"data":[{}],"paging":{paging}}}"#, posts.join(",")))
}

fn reply(body: &str) -> ApiReply {
    ApiReply { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() }
}

fn ids(timeline: &Timeline) -> Vec<&str> {
    timeline.posts.iter().map(|post| post.remote_id.as_str()).collect()
}

const MORE: &str = r#"{"cursors":{"before":"B","after":"AFTER"},"next":"https://evil.example/?access_token=T&after=EVIL"}"#;

#[test]
fn a_post_is_read_with_its_links() {
    let body = r#"{"data":[{"id":"4711_9","message":"Ein Fest: https://www.agsa.de/news/fest.html.",
        "created_time":"2026-11-22T12:30:00+0000","permalink_url":"https://www.facebook.com/agsa/posts/9",
        "is_published":true,"attachments":{"data":[{"unshimmed_url":"https://www.agsa.de/news/fest.html"},{}]}},
        {"id":"4711_8","is_published":false,"message":"draft","created_time":"2026-11-22T12:20:00+0000"}]}"#;
    let mut reading = reading(None);
    let query = reading.next_query().unwrap();
    let query: Vec<String> = query.iter().map(|(n, v)| format!("{n}={v}")).collect();
    insta::assert_snapshot!(query.join("&"), @"fields=id,message,created_time,permalink_url,is_published,attachments{unshimmed_url}&limit=25");
    reading.take(&reply(body), &[&"t".into()]).unwrap();
    let timeline = reading.finish();
    assert!(timeline.complete);
    assert_eq!(ids(&timeline), ["4711_9"]);
    let post = &timeline.posts[0];
    assert_eq!(post.links, [Url::parse("https://www.agsa.de/news/fest.html").unwrap()]);
    assert_eq!(post.created.unwrap().to_string(), "2026-11-22T12:30:00Z");
    assert_eq!(post.remote_url.as_ref().unwrap().as_str(), "https://www.facebook.com/agsa/posts/9");
}

#[test]
fn reading_ends_at_the_marker() {
    let mut reading = reading(Some("1_5"));
    reading.take(&page(&[("1_9", "12:09:00"), ("1_8", "12:08:00")], MORE), &[&"t".into()]).unwrap();
    assert!(reading.next_query().unwrap().contains(&("after", "AFTER".into())));
    let second = [("1_7", "12:07:00"), ("1_5", "12:05:00"), ("1_4", "12:04:00")];
    reading.take(&page(&second, MORE), &[&"t".into()]).unwrap();
    assert_eq!(reading.next_query(), None);
    let timeline = reading.finish();
    assert_eq!(ids(&timeline), ["1_9", "1_8", "1_7"]);
    assert!(timeline.complete);
}

#[test]
fn reading_ends_at_a_time_where_the_marker_is_gone() {
    for since in [None, Some("1_deleted")] {
        let mut reading = reading(since);
        let posts = [("1_9", "12:09:00"), ("1_8", "11:30:00"), ("1_7", "10:59:59")];
        reading.take(&page(&posts, MORE), &[&"t".into()]).unwrap();
        assert_eq!(reading.next_query(), None);
        let timeline = reading.finish();
        assert_eq!(ids(&timeline), ["1_9", "1_8"]);
        assert!(timeline.complete);
    }
}

#[test]
fn a_clock_that_is_days_ahead_hides_no_post() {
    let at = |text: &str| text.parse().unwrap();
    let (not_before, now) = (at("2026-11-25T12:00:00Z"), at("2026-11-25T12:30:00Z"));
    let asked = Lookback { since: None, not_before, now, replies: false };
    let date = ("date".to_owned(), "Sun, 22 Nov 2026 12:30:00 GMT".to_owned());
    for (headers, found) in [(vec![date], vec!["1_9"]), (vec![], vec![])] {
        let mut reading = Reading::new(asked);
        let posts = page(&[("1_9", "12:09:00"), ("1_8", "10:30:00")], MORE);
        reading.take(&ApiReply { headers, ..posts }, &[&"t".into()]).unwrap();
        assert_eq!(ids(&reading.finish()), found);
    }
}

#[test]
fn an_old_post_pinned_to_the_top_ends_nothing() {
    for since in [None, Some("1_1")] {
        let mut reading = reading(since);
        let posts = [("1_1", "09:00:00"), ("1_9", "12:09:00"), ("1_8", "12:08:00")];
        reading.take(&page(&posts, MORE), &[&"t".into()]).unwrap();
        assert!(reading.next_query().is_some(), "{since:?}");
        reading.take(&page(&[], "{}"), &[&"t".into()]).unwrap();
        let timeline = reading.finish();
        assert_eq!(ids(&timeline), ["1_9", "1_8"]);
        assert!(timeline.complete);
    }
}

#[test]
fn the_number_of_pages_is_bounded() {
    let mut reading = reading(None);
    for number in 0..MAX_PAGES {
        assert!(reading.next_query().is_some());
        let paging = MORE.replace("AFTER", &format!("A{number}"));
        reading.take(&page(&[("1_9", "12:09:00")], &paging), &[&"t".into()]).unwrap();
    }
    assert_eq!(reading.next_query(), None);
    assert!(!reading.finish().complete);
}

#[test]
fn a_cursor_that_leads_nowhere_leaves_the_list_incomplete() {
    let lost = r#"{"next":"https://graph.facebook.com/v26.0/1/published_posts?limit=25"}"#;
    let mut without = reading(None);
    without.take(&page(&[("1_9", "12:09:00")], lost), &[&"t".into()]).unwrap();
    assert_eq!(without.next_query(), None);
    assert!(!without.finish().complete);
    let mut circle = reading(None);
    circle.take(&page(&[("1_9", "12:09:00")], MORE), &[&"t".into()]).unwrap();
    circle.take(&page(&[("1_9", "12:09:00")], MORE), &[&"t".into()]).unwrap();
    assert_eq!(circle.next_query(), None);
    assert!(!circle.finish().complete);
    let in_link = r#"{"next":"https://graph.facebook.com/v26.0/1/published_posts?after=C%3D"}"#;
    let mut other = reading(None);
    other.take(&page(&[("1_9", "12:09:00")], in_link), &[&"t".into()]).unwrap();
    assert!(other.next_query().unwrap().contains(&("after", "C=".into())));
}

#[test]
fn a_doubtful_page_proves_nothing() {
    let mut reading = reading(None);
    reading.take(&reply(r#"{"data":[{"message":"no id"}]}"#), &[&"t".into()]).unwrap();
    assert_eq!(reading.next_query(), None);
    assert!(!reading.finish().complete);
    for body in ["", "{}", "<html>", r#"{"data":{}}"#] {
        assert!(super::tests::reading(None).take(&reply(body), &[&"t".into()]).is_err(), "{body}");
    }
}
