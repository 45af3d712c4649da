//! Feeds as they are: ill-formed, cut off, hostile.

use encoding_rs::WINDOWS_1252;
use jiff::civil::date;
use proptest::prelude::*;
use weitersagen::item::Published;
use weitersagen::watch::feed::parse;

use super::{base, only, read, rss};

#[test]
fn ill_formed_feeds_are_read_with_a_warning() {
    let title = |body: &[u8]| {
        let feed = read(body);
        assert!(!feed.warnings.is_empty(), "{feed:?}");
        feed.items[0].title.clone().unwrap()
    };
    let wrap = |title: &str| rss(&format!("<item><title>{title}</title></item>"));
    assert_eq!(title(wrap("Kunst & Kultur").as_bytes()), "Kunst & Kultur");
    assert_eq!(title(wrap("Caf&eacute; &bdquo;Halle&ldquo;").as_bytes()), "Café „Halle“");
    assert_eq!(title(wrap("Halle &#150; Magdeburg\u{1}").as_bytes()), "Halle – Magdeburg");
    let junk = format!("\u{FEFF}\n Warning: mysql_connect() \n{}", wrap("Nach dem Unrat"));
    assert_eq!(title(junk.as_bytes()), "Nach dem Unrat");
    let mut declared_wrongly =
        b"<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>".to_vec();
    declared_wrongly.extend_from_slice(b"Gr\xfc\xdfe \x84Halle\x93");
    declared_wrongly.extend_from_slice(b"</title></item></channel></rss>");
    assert_eq!(title(&declared_wrongly), "Grüße „Halle“");
    let unclosed = rss("<item><title>Offen<link>/a</link></item><item><title>B</title></item>");
    assert_eq!(read(unclosed.as_bytes()).items.len(), 2);
    let crossed = rss("<item><title>Gekreuzt</title><x:a><x:b></x:a></x:b></item>");
    assert_eq!(title(crossed.as_bytes()), "Gekreuzt");
}

#[test]
fn oddities_without_harm_are_read_silently() {
    for body in [
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss><channel><item><title>Grüße</title></item></channel></rss>",
        "\n\n  <rss version=\"0.93\"><channel><item><title>Grüße</title></item></channel></rss>",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss version='0.91'><channel><item><title>Grüße</title></item></channel></rss>",
        "<RSS VERSION='2.0'><CHANNEL><ITEM><TITLE>Grüße</TITLE></ITEM></CHANNEL></RSS>",
        "<rss version='2.0'><channel><item><dc:title>Grüße</dc:title></item></channel></rss>",
        "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel/><item><title>Grüße</title></item></rss>",
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>Grüße</a:title></a:entry></a:feed>",
    ] {
        let item = only(body);
        assert_eq!(item.title.as_deref(), Some("Grüße"), "{body}");
    }
}

#[test]
fn markup_in_a_text_is_text() {
    let item = only(&rss(
        "<item><title>Ein <i>Titel</i></title><description><p>Erster<br>Zweiter</p></description>\
         <pubDate>Do, 26 Sep 2019</pubDate></item>",
    ));
    assert_eq!(item.title.as_deref(), Some("Ein Titel"));
    assert_eq!(item.summary.as_deref(), Some("Erster Zweiter"));
    assert_eq!(item.published, Some(Published::Day(date(2019, 9, 26))));
}

#[test]
fn a_cut_off_feed_gives_its_whole_entries() {
    let whole = rss(
        "<item><title>Eins</title></item><item><title>Zwei</title><description>Mitten im</description></item>",
    );
    let cut = whole.find("im</description").unwrap();
    let feed = read(&whole.as_bytes()[..cut]);
    assert_eq!(feed.items.len(), 1);
    assert_eq!(feed.items[0].title.as_deref(), Some("Eins"));
    assert!(feed.warnings[0].contains("middle of an entry"), "{:?}", feed.warnings);
    for end in 0..whole.len() {
        let _ = parse(&whole.as_bytes()[..end], &base(), None);
    }
}

#[test]
fn what_is_no_feed_is_refused() {
    for body in [
        "",
        "   ",
        "Wartungsarbeiten",
        "<!DOCTYPE html><html><body><rss></rss></body></html>",
        "<html><head></head></html>",
        "null",
        "[]",
        "\0\0\0",
        "<opml/>",
    ] {
        assert!(parse(body.as_bytes(), &base(), None).is_err(), "{body:?}");
    }
    let deep = format!(
        "<feed><entry><content type='xhtml'>{}</content></entry></feed>",
        "<div>".repeat(100_000)
    );
    assert!(parse(deep.as_bytes(), &base(), None).is_err());
}

#[test]
fn entities_of_a_document_are_never_expanded() {
    let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\
        <rss><channel><item><title>x &b; y</title></item></channel></rss>";
    assert_eq!(only(laughs).title.as_deref(), Some("x &b; y"));
}

#[test]
fn hostile_documents_cost_no_more_than_their_length() {
    let entry = "<item><title>a</title></item>";
    for piece in [
        "<a>",
        "</a>",
        "<title>",
        "<item>",
        "&x;",
        "&",
        "<a:b>",
        "<!--",
        "<![CDATA[",
        "<rss>",
        "<title><b>",
        "<dc:title>x",
        "<img src=\"",
        entry,
    ] {
        let body = format!("<rss version='2.0'><channel>{entry}<item>{}", piece.repeat(100_000));
        let _ = parse(body.as_bytes(), &base(), None);
        let body = format!("<feed><entry><content type='xhtml'>{}", piece.repeat(100_000));
        let _ = parse(body.as_bytes(), &base(), None);
    }
}

#[test]
fn an_archive_is_read_from_its_beginning() {
    let entries: String = (0..2500)
        .flat_map(|n| ["<item><title>Nr. ".to_owned(), n.to_string(), "</title></item>".to_owned()])
        .collect();
    let feed = read(rss(&entries).as_bytes());
    assert_eq!(feed.items.len(), 2000);
    assert_eq!(feed.items[1999].title.as_deref(), Some("Nr. 1999"));
    assert!(feed.warnings[0].contains("first 2000"), "{:?}", feed.warnings);
}

/// Each ill-formed feed: its bytes, the titles that can be read of it, a part of its warning.
#[test]
fn readable_items_come_with_a_warning_and_never_an_error() {
    let item = |title: &str| format!("<item><title>{title}</title><guid>{title}</guid></item>");
    let two = item("Eins") + &item("Zwei");
    let utf16: Vec<u8> = rss(&item("Grüße")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let twice = |text: &str| WINDOWS_1252.decode(text.as_bytes()).0.into_owned();
    let escaped = rss(&two).replace('<', "&lt;").replace('>', "&gt;");
    let both: &[&str] = &["Eins", "Zwei"];
    let cases: Vec<(Vec<u8>, &[&str], &str)> = vec![
        (format!("<rss><channel>{}<item><title>Zw", item("Eins")).into(), &["Eins"], "middle of an entry"),
        (rss(&two).replace("</channel></rss>", "").into(), both, ""),
        (rss(&two).replace("</item>", "").replace("</channel>", "</item></channel>").into(), both, "unclosed"),
        (rss(&item("A & B")).into(), &["A & B"], "repaired"),
        (rss(&item("Gr&uuml;&szlig;e")).into(), &["Grüße"], "repaired"),
        (rss(&item("N\0ull")).into(), &["Null"], "NUL"),
        (rss(&two).replace("item>", "it\0em>").into(), both, "NUL"),
        (utf16, &["Grüße"], "charset"),
        (rss(&item(&twice("Grüße „aus“ Halle – 5 €"))).into(), &["Grüße „aus“ Halle – 5 €"], "encoded twice"),
        (format!("<html><body><pre>{escaped}</pre></body></html>").into(), both, "web page"),
        (format!("<!-- Cache -->\nNotice: x\n{}", rss(&two)).into(), both, "before the feed"),
        (format!("<feed><title>T</title>{two}</feed>").into(), both, "items of RSS"),
        (rss(&two).replace("item>", "entry>").into(), both, ""),
        (rss(&two).replace("<rss ", "<rss xmlns='http://purl.org/rss/falsch' ").into(), both, ""),
        (rss(&two).replace("<rss ", "<rss xmlns:dc='urn:falsch' ").into(), both, ""),
        (
            br#"{"version": "https://jsonfeed.org/version/1", "items": [{"id": "Eins", "title": "Eins"},
            {"id": "2", "title": "Zw"#
                .to_vec(),
            &["Eins"],
            "JSON is ill-formed",
        ),
        (
            b"{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"1\", \"title\": \"Ei\nns\"},]}"
                .to_vec(),
            &["Ei ns"],
            "JSON is ill-formed",
        ),
    ];
    for (body, titles, warning) in cases {
        let feed = read(&body);
        let shown = String::from_utf8_lossy(&body);
        let found: Vec<_> = feed.items.iter().filter_map(|item| item.title.as_deref()).collect();
        assert_eq!(found, titles, "{shown}");
        assert!(
            warning.is_empty() || feed.warnings.iter().any(|said| said.contains(warning)),
            "{shown}: {:?}",
            feed.warnings
        );
    }
}

/// CDATA where it does not belong, in and around what it does.
#[test]
fn cdata_in_any_place_is_text() {
    let item = only(&rss("<item><title><![CDATA[Halle & <b>Umland</b>]]></title>\
         <link><![CDATA[ https://verein.example/1?a=1&b=2 ]]></link>\
         <guid><![CDATA[eins]]></guid><pubDate><![CDATA[Do, 26 Sep 2019]]></pubDate>\
         <description><![CDATA[<p>Erster]]><![CDATA[ Teil</p>]]> und Rest</description></item>"));
    assert_eq!(item.title.as_deref(), Some("Halle & Umland"));
    assert_eq!(item.link.unwrap().as_str(), "https://verein.example/1?a=1&b=2");
    assert_eq!(item.guid.as_deref(), Some("eins"));
    assert_eq!(item.published, Some(Published::Day(date(2019, 9, 26))));
    assert_eq!(item.summary.as_deref(), Some("Erster Teil und Rest"));
    let open = rss("<item><title>Eins</title></item><item><title><![CDATA[Zwei</title></item>");
    assert_eq!(only(&open).title.as_deref(), Some("Eins"));
}

/// Formats mixed in one feed: what an element means is told by its name, not by the root.
#[test]
fn mixed_formats_are_read_by_their_names() {
    let item = only(
        "<rss version='2.0'><channel><entry><id>tag:1</id><title>Konferenz</title>\
         <link rel='alternate' href='https://verein.example/1'/>\
         <link rel='self' href='https://verein.example/atom/1'/>\
         <published>2026-11-20T10:00:00+01:00</published><summary>Kurz</summary></entry>\
         </channel></rss>",
    );
    assert_eq!(item.guid.as_deref(), Some("tag:1"));
    assert_eq!(item.link.unwrap().as_str(), "https://verein.example/1");
    assert_eq!(item.published, Some(super::instant("2026-11-20T09:00:00Z")));
    assert_eq!(item.summary.as_deref(), Some("Kurz"));
}

/// An item without link and guid is the same item at every reading: nothing is made up by chance.
#[test]
fn bare_items_read_twice_are_equal() {
    for body in [
        rss("<item><title>A</title></item><item><description>B</description></item><item/>"),
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title></entry><entry/></feed>"
            .into(),
        r#"{"items": [{"title": "A"}, {}]}"#.into(),
    ] {
        let (first, second) = (read(body.as_bytes()), read(body.as_bytes()));
        assert_eq!(first.items, second.items);
        assert!(first.items.iter().all(|item| item.guid.is_none() && item.link.is_none()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn no_document_is_too_strange(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "<rss>", "<feed>", "<item>", "</item>", "<entry>", "<title>", "</title>", "<link>",
                "<guid isPermaLink='false'>", "<pubDate>", "<x:y a='", "&amp;", "&#x;", "&#128;", "ü",
                "<![CDATA[", "]]>", "<!--", "-->", "<?", "\"", "'", "/>", ">", "31.02.20", "\u{F8F0}",
                "<content type='xhtml'>", "<media:content url='", "{\"items\":[", "\0", "é",
            ]),
            0..40,
        ),
        cut in 0_usize..40,
    ) {
        let document = format!("<rss><channel>{}", pieces.concat());
        for document in [document.as_str(), pieces.concat().as_str()] {
            let end = document.len().saturating_sub(cut);
            let _ = parse(&document.as_bytes()[..end], &base(), Some("text/xml; charset=latin1"));
        }
    }
}
