//! Each format, well written.

use weitersagen::watch::feed::parse;

use super::{base, instant, link, only, read, rss};

#[test]
fn rss_is_read_whole() {
    let feed = read(
        br#"<?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
             xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Verein &amp; Freunde</title><link>https://verein.example/</link>
        <item><title>Konferenz in Halle &#8211; ein R&#252;ckblick</title>
          <link> /aktuelles/12-konferenz.html </link>
          <guid isPermaLink="false">tag:12</guid>
          <pubDate>Thu, 26 Sep 2019 14:05:00 +0200</pubDate>
          <description><![CDATA[<p>Die <b>vierte</b> Konferenz&nbsp;tagte.</p>]]></description>
          <content:encoded><![CDATA[<p>Die vierte Konferenz tagte in Halle.</p>]]></content:encoded>
          <media:content url="https://verein.example/halle.jpg" type="image/jpeg">
            <media:description>Gruppenbild</media:description></media:content>
        </item></channel></rss>"#,
    );
    assert_eq!(feed.title.as_deref(), Some("Verein & Freunde"));
    assert!(feed.warnings.is_empty(), "{:?}", feed.warnings);
    let item = &feed.items[0];
    assert_eq!(item.title.as_deref(), Some("Konferenz in Halle – ein Rückblick"));
    assert_eq!(link(item), "https://verein.example/aktuelles/12-konferenz.html");
    assert_eq!(item.guid.as_deref(), Some("tag:12"));
    assert_eq!(item.published, Some(instant("2019-09-26T12:05:00Z")));
    assert_eq!(item.summary.as_deref(), Some("Die vierte Konferenz tagte."));
    assert_eq!(item.content.as_deref(), Some("<p>Die vierte Konferenz tagte in Halle.</p>"));
    let image = item.image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://verein.example/halle.jpg");
    assert_eq!(image.alt.as_deref(), Some("Gruppenbild"));
}

#[test]
fn atom_is_read_whole() {
    let item = only(
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry>
        <id>urn:uuid:1</id><title type="html">Halle &amp;amp; &lt;i&gt;Umland&lt;/i&gt;</title>
        <link rel="self" href="https://verein.example/atom/1"/>
        <link rel="enclosure" type="image/png" href="/bild.png"/>
        <link rel="alternate" type="text/html" href="artikel/1"/>
        <updated>2026-11-22T10:00:00Z</updated><published>2026-11-20T10:00:00+01:00</published>
        <summary>Kurz gesagt.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Lang <b>gesagt</b>.</p></div></content>
        </entry></feed>"#,
    );
    assert_eq!(item.title.as_deref(), Some("Halle & Umland"));
    assert_eq!(link(&item), "https://verein.example/aktuelles/artikel/1");
    assert_eq!(item.guid.as_deref(), Some("urn:uuid:1"));
    assert_eq!(item.published, Some(instant("2026-11-20T09:00:00Z")));
    assert_eq!(item.summary.as_deref(), Some("Kurz gesagt."));
    assert_eq!(item.content.as_deref(), Some("<p>Lang <b>gesagt</b>.</p>"));
    assert_eq!(item.image.unwrap().url.as_str(), "https://verein.example/bild.png");
}

#[test]
fn json_feed_is_read_whole() {
    let item = only(
        r#"
        {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [
        {"id": 12, "url": "artikel/12", "title": "Konferenz", "content_html": "<p>Text</p>",
         "summary": "Kurz", "date_published": "2026-11-20T10:00:00+01:00", "image": "/bild.jpg"}]}"#,
    );
    assert_eq!(item.guid.as_deref(), Some("12"));
    assert_eq!(link(&item), "https://verein.example/aktuelles/artikel/12");
    assert_eq!(item.published, Some(instant("2026-11-20T09:00:00Z")));
    assert_eq!(item.content.as_deref(), Some("<p>Text</p>"));
    assert_eq!(item.image.unwrap().url.path(), "/bild.jpg");
    assert!(parse(b"{\"items\": 5}", &base(), None).is_err());
    assert!(parse(b"{\"items\": [", &base(), None).is_err());
}

#[test]
fn rss_1_0_has_its_items_beside_the_channel() {
    let item = only(
        r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://verein.example/"><title>T</title>
        <items><rdf:Seq><rdf:li resource="https://verein.example/1"/></rdf:Seq></items></channel>
        <item rdf:about="https://verein.example/1"><title>Konferenz</title>
        <description>Kurz</description><dc:date>2026-11-20T10:00:00+01:00</dc:date></item></rdf:RDF>"#,
    );
    assert_eq!(item.title.as_deref(), Some("Konferenz"));
    assert_eq!(item.summary.as_deref(), Some("Kurz"));
    assert_eq!(item.published, Some(instant("2026-11-20T09:00:00Z")));
    assert_eq!(item.link, None);
}

#[test]
fn no_identifier_is_ever_made_up() {
    let bare = rss("<item><title>Ohne alles</title></item>");
    assert_eq!(only(&bare).guid, None);
    assert_eq!(only(&bare), only(&bare));
    let linked = only(&rss("<item><title>A</title><link>https://verein.example/a</link></item>"));
    assert_eq!(linked.guid, None);
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title></entry></feed>";
    assert_eq!(only(atom).guid, None);
}

#[test]
fn a_guid_is_a_link_unless_it_says_otherwise() {
    let url = "https://verein.example/?p=5";
    for (guid, expected) in [
        (format!("<guid>{url}</guid>"), url),
        (format!("<guid isPermaLink=\"true\">{url}</guid>"), url),
        (format!("<guid isPermaLink=\"false\">{url}</guid>"), ""),
        ("<guid>5</guid>".to_owned(), ""),
    ] {
        let item = only(&rss(&format!("<item>{guid}<title>A</title></item>")));
        assert_eq!(link(&item), expected, "{guid}");
        assert!(item.guid.is_some_and(|guid| guid == url || guid == "5"));
    }
    for bad in ["javascript:alert(1)", "mailto:a@b.c", "data:text/html,x"] {
        let item = only(&rss(&format!("<item><link>{bad}</link><title>A</title></item>")));
        assert_eq!(item.link, None, "{bad}");
    }
}

#[test]
fn atom_0_3_dates_and_types_are_understood() {
    let item = only(
        r#"<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry>
        <id>tag:1</id><issued>2026-11-20T10:00:00+01:00</issued>
        <modified>2026-11-21T10:00:00+01:00</modified>
        <title type="text/html" mode="escaped">Halle &amp;amp; Umland</title>
        <link rel="alternate" type="text/html" href="https://verein.example/1"/>
        <content type="application/xhtml+xml" mode="xml"><p>Lang <br/>gesagt</p></content>
        </entry></feed>"#,
    );
    assert_eq!(item.title.as_deref(), Some("Halle & Umland"));
    assert_eq!(item.published, Some(instant("2026-11-20T09:00:00Z")));
    assert_eq!(link(&item), "https://verein.example/1");
    assert!(item.content.unwrap().starts_with("<p>Lang <br"));
}
