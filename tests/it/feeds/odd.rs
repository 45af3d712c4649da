//! Feeds that are well-formed and say things in an unusual way.

use weitersagen::watch::feed::parse;

use super::{base, instant, link, only, read, rss};

fn picture(body: &str) -> Option<String> {
    only(body).image.map(|image| image.url.to_string())
}

#[test]
fn relative_links_of_atom_start_from_their_base() {
    let item = only(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://haus.example/blog/'>\
         <entry xml:base='2026/'><title>A</title><id>urn:a</id>\
         <link rel='enclosure' type='image/png' href='a.png'/><link rel='self' href='a.atom'/>\
         <link href='a.html'/></entry></feed>",
    );
    assert_eq!(link(&item), "https://haus.example/blog/2026/a.html");
    assert_eq!(item.image.unwrap().url.as_str(), "https://haus.example/blog/2026/a.png");
}

#[test]
fn content_at_another_address_leads_there_where_no_link_does() {
    let entry = |more: &str| {
        format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><id>urn:a</id>\
             <content type='text/html' src='/voll/a.html'/>{more}</entry></feed>"
        )
    };
    assert_eq!(link(&only(&entry(""))), "https://verein.example/voll/a.html");
    assert_eq!(link(&only(&entry("<link href='/a'/>"))), "https://verein.example/a");
}

#[test]
fn signs_are_no_tags() {
    let item = only(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title><id>urn:a</id>\
         <content type='text'>5 &lt; 6 &amp; 7</content></entry></feed>",
    );
    assert_eq!(item.content.as_deref(), Some("5 &lt; 6 &amp; 7"));
}

#[test]
fn a_thumbnail_without_its_picture_is_the_picture() {
    let spaces = "xmlns:media='http://search.yahoo.com/mrss/' \
                  xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'";
    let feed = |item: &str| {
        format!(
            "<rss version='2.0' {spaces}><channel><item><title>A</title>{item}</item></channel></rss>"
        )
    };
    let small = "<media:thumbnail url='https://verein.example/klein.jpg' width='50'/>";
    let large = "<media:content url='https://verein.example/gross.jpg' medium='image'/>";
    let film = "<media:content url='https://verein.example/film.mp4' type='video/mp4'/>";
    let cover = "<itunes:image href='https://verein.example/folge.jpg'/>\
                 <enclosure url='https://verein.example/folge.mp3' type='audio/mpeg' length='9'/>";
    for (item, name) in [
        (small.to_owned(), "klein"),
        (format!("{small}{large}"), "gross"),
        (format!("{large}{small}"), "gross"),
        (format!("{small}{film}"), "klein"),
        (format!("{film}{small}"), "klein"),
        (cover.to_owned(), "folge"),
    ] {
        let expected = format!("https://verein.example/{name}.jpg");
        assert_eq!(picture(&feed(&item)), Some(expected), "{item}");
    }
}

#[test]
fn a_picture_that_is_loaded_late() {
    let body = rss("<item><title>A</title><description>&lt;img src='data:image/gif;base64,AA' \
                    data-src='/haus.jpg' alt='Haus am Fluss'&gt;Text</description></item>");
    assert_eq!(picture(&body).as_deref(), Some("https://verein.example/haus.jpg"));
}

#[test]
fn what_is_no_address_is_no_link() {
    for (written, expected) in [
        ("<link>  </link><guid isPermaLink='false'>x</guid>", ""),
        (
            "<link>/weiter?ziel=https://haus.example/</link>",
            "https://verein.example/weiter?ziel=https://haus.example/",
        ),
        ("<link><![CDATA[ /a?b=1&amp;c=2 ]]></link>", "https://verein.example/a?b=1&c=2"),
    ] {
        let item = only(&rss(&format!("<item><title>A</title>{written}</item>")));
        assert_eq!(link(&item), expected, "{written}");
    }
}

#[test]
fn html_that_was_escaped_once_too_often() {
    let item = only(&rss(
        "<item><title>Was &amp;lt;/p&gt; heißt</title><description>&amp;lt;p&amp;gt;Neu &amp;amp; \
         sch&amp;amp;ouml;n&amp;lt;/p&amp;gt;</description></item>",
    ));
    assert_eq!(item.summary.as_deref(), Some("Neu & schön"));
}

#[test]
fn a_json_feed_whose_id_is_its_address() {
    let body = br#"{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {"id": "https://verein.example/n/8", "content_text": "Nur Text.", "attachments": [
            {"url": "/8.mp3", "mime_type": "audio/mpeg"}, {"url": "/8.png", "mime_type": "image/png"}]},
        {"id": "9", "content_text": "Ohne Adresse."}]}"#;
    let feed = parse(body, &base(), None).unwrap();
    assert_eq!(link(&feed.items[0]), "https://verein.example/n/8");
    assert_eq!(feed.items[0].image.as_ref().unwrap().url.path(), "/8.png");
    assert_eq!(feed.items[1].link, None);
}

#[test]
fn dates_at_the_end_of_a_day_and_from_america() {
    let days: Vec<_> = ["Fri, 20 Nov 2026 24:00:00 GMT", "11/20/2026", "20/11/2026"]
        .map(|date| format!("<item><title>A</title><pubDate>{date}</pubDate></item>"))
        .into();
    let feed = read(rss(&days.concat()).as_bytes());
    assert_eq!(feed.items[0].published, Some(instant("2026-11-21T00:00:00Z")));
    for item in &feed.items[1..] {
        let day = item.published.unwrap().day(&jiff::tz::TimeZone::UTC);
        assert_eq!(day.to_string(), "2026-11-20");
    }
}
