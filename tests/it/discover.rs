//! „Folge uns“: which accounts a website links as its own.

use std::fmt::Write as _;
use std::path::Path;

use url::Url;
use weitersagen::follow::{find, same_handle};
use weitersagen::item::Network;

fn page() -> Url {
    Url::parse("https://www.probeverein.example/aktuelles/news.html").unwrap()
}

/// `facebook:name x:name`, in the order found.
fn accounts(html: &str) -> String {
    let mut found = String::new();
    for account in find(html, &page()) {
        let space = if found.is_empty() { "" } else { " " };
        write!(found, "{space}{}:{}", account.network, account.handle).unwrap();
    }
    found
}

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/discover");
    accounts(&std::fs::read_to_string(folder.join(name)).unwrap())
}

/// The only account linked by a bare address.
fn linked(address: &str) -> String {
    accounts(&format!("<p><a href=\"{address}\">hier</a></p>"))
}

#[test]
fn image_buttons_in_the_box_beat_links_in_a_report() {
    let found = fixture("joomla-box.html");
    assert_eq!(found, "facebook:Probeverein.Magdeburg x:probeverein_md");
}

#[test]
fn buttons_under_headings_of_an_older_page() {
    let found = fixture("joomla-headings.html");
    assert_eq!(found, "facebook:214748364712345 x:probeverein");
}

#[test]
fn icon_fonts_in_the_footer_and_no_share_buttons() {
    let found = fixture("icon-font-footer.html");
    assert_eq!(found, "facebook:IntegrationsPortal x:IntPortal");
}

#[test]
fn structured_data_names_the_publisher_not_the_author() {
    assert_eq!(fixture("structured-data.html"), "facebook:probeverein x:probeverein");
}

#[test]
fn without_any_follow_us_the_links_in_the_text_are_all_there_is() {
    assert_eq!(fixture("partners-only.html"), "facebook:haus.der.kulturen x:werkstatt_md");
}

#[test]
fn the_link_itself_is_kept_and_made_absolute() {
    let html = "<base href=\"https://facebook.com/x/\"><footer><a href=\"/Probeverein?ref=hl\">f</a></footer>";
    let found = find(html, &page());
    assert_eq!(found[0].network, Network::Facebook);
    assert_eq!(found[0].url.as_str(), "https://facebook.com/Probeverein?ref=hl");
}

#[test]
fn every_spelling_of_a_facebook_page() {
    for (address, handle) in [
        ("https://www.facebook.com/Probe.Verein", "Probe.Verein"),
        ("http://facebook.com/probeverein/", "probeverein"),
        ("https://m.facebook.com/probeverein?locale=de_DE", "probeverein"),
        ("https://de-de.facebook.com/probeverein/about", "probeverein"),
        ("https://fb.com/probeverein", "probeverein"),
        ("https://www.facebook.com/#!/probeverein", "probeverein"),
        ("https://www.facebook.com/pg/probeverein/about/", "probeverein"),
        ("https://www.facebook.com/profile.php?id=100064712345678", "100064712345678"),
        ("https://www.facebook.com/pages/Probe-Verein/214748364712345", "214748364712345"),
        ("https://www.facebook.com/pages/category/NGO/Probe-214748364712345/", "214748364712345"),
        ("https://www.facebook.com/Probe-Verein-e-V-214748364712345/", "214748364712345"),
        ("https://www.facebook.com/p/Pr%C3%B6be-100064712345678/", "100064712345678"),
        ("https://www.facebook.com/214748364712345", "214748364712345"),
    ] {
        assert_eq!(linked(address), format!("facebook:{handle}"), "{address}");
    }
}

#[test]
fn every_spelling_of_an_account_on_x() {
    for (address, handle) in [
        ("https://x.com/probe_verein", "probe_verein"),
        ("https://www.twitter.com/probe_verein/", "probe_verein"),
        ("http://mobile.twitter.com/probe_verein?lang=de", "probe_verein"),
        ("https://twitter.com/#!/probe_verein", "probe_verein"),
        ("https://twitter.com/@probe_verein", "probe_verein"),
        ("https://x.com/probe_verein/with_replies", "probe_verein"),
        ("https://twitter.com/intent/user?screen_name=probe_verein", "probe_verein"),
        (
            "https://twitter.com/intent/follow?region=x&amp;screen_name=@probe_verein",
            "probe_verein",
        ),
    ] {
        assert_eq!(linked(address), format!("x:{handle}"), "{address}");
    }
}

#[test]
fn posts_places_and_share_buttons_are_no_accounts() {
    for address in [
        "https://www.facebook.com/sharer.php?u=https://a.de",
        "https://www.facebook.com/sharer/sharer.php?u=https://a.de",
        "https://www.facebook.com/dialog/share?href=https://a.de",
        "https://www.facebook.com/v26.0/dialog/feed?link=https://a.de",
        "https://www.facebook.com/plugins/like.php?href=https://a.de",
        "https://www.facebook.com/share/p/1AbCdEf/",
        "https://www.facebook.com/probeverein/posts/123456",
        "https://www.facebook.com/probeverein/photos/a.1/2",
        "https://www.facebook.com/probeverein/events",
        "https://www.facebook.com/pages/create",
        "https://www.facebook.com/pages/Probe/123456/posts/987654",
        "https://www.facebook.com/events/123456",
        "https://www.facebook.com/groups/probeverein",
        "https://www.facebook.com/hashtag/fest",
        "https://www.facebook.com/photo.php?fbid=1",
        "https://www.facebook.com/login/",
        "https://www.facebook.com/profile.php",
        "https://www.facebook.com/home.php",
        "https://www.facebook.com/",
        "https://developers.facebook.com/docs",
        "https://l.facebook.com/l.php?u=https://a.de",
        "https://notfacebook.com/probeverein",
        "https://facebook.com.evil.example/probeverein",
        "https://twitter.com/share?url=https://a.de",
        "https://twitter.com/intent/tweet?text=a",
        "https://x.com/intent/post?text=a",
        "https://twitter.com/probe_verein/status/123456",
        "https://twitter.com/hashtag/fest",
        "https://twitter.com/search?q=fest",
        "https://x.com/home",
        "https://x.com/i/status/123456",
        "https://x.com/login",
        "https://x.com/",
        "https://dev.x.com/probe_verein",
        "https://netflix.com/probe",
        "mailto:info@facebook.com",
        "javascript:void(0)",
    ] {
        assert_eq!(linked(address), "", "{address}");
    }
}

#[test]
fn each_account_once_with_the_better_place() {
    let html = "<p>Text <a href='https://www.facebook.com/probe.verein'>hier</a></p>
        <footer><a href='https://x.com/probe'>X</a></footer>
        <div><a href='https://facebook.com/ProbeVerein'>Folgen Sie uns auf Facebook</a></div>";
    assert_eq!(accounts(html), "facebook:ProbeVerein x:probe");
}

#[test]
fn words_before_the_buttons_announce_them() {
    for announced in [
        "<p>Folgen Sie uns: LINKS</p>",
        "<p><strong>Folge uns</strong></p><p>LINKS</p>",
        "<div class='h'>Besuchen Sie uns auf</div><ul><li>LINKS</li></ul>",
        "<h5>Social Media</h5><div><div>LINKS</div></div>",
    ] {
        let links = "<a href='https://www.facebook.com/probe'>Facebook</a> und <a href='https://x.com/probe'>X</a>";
        let stranger = "<p>Ein Satz.</p><p>Siehe <a href='https://x.com/fremd'>dort</a>.</p>";
        let html = format!("<div>{stranger}</div><div>{}</div>", announced.replace("LINKS", links));
        assert_eq!(accounts(&html), "facebook:probe x:probe", "{announced}");
    }
}

#[test]
fn an_announcement_does_not_reach_into_the_text_below() {
    let html =
        "<header><p>Folge uns</p><a href='https://x.com/probe'><i class='icon'></i></a></header>
        <main><p>Ein Bericht von <a href='https://x.com/fremd'>dort</a>.</p></main>";
    assert_eq!(accounts(html), "x:probe");
    let html = "<div class='page has-sidebar'><p>Folge uns</p><p>Wir haben gefeiert.</p>
        <div class='article'><header><a href='https://x.com/fremd'>Fremde</a></header></div></div>
        <div><a href='https://x.com/probe' title='Unser Twitter-Kanal'>Kanal</a></div>";
    assert_eq!(accounts(html), "x:probe");
}

#[test]
fn picture_buttons_stand_out_where_nothing_else_is_said() {
    let html = "<div><a href='https://www.facebook.com/probe'><img src='f.png'></a></div>
        <p>Dank an den <a href='https://www.facebook.com/fremd'>Nachbarn</a>.</p>
        <div class='article'><a href='https://www.facebook.com/bild'><img src='b.png'></a></div>";
    assert_eq!(accounts(html), "facebook:probe");
}

#[test]
fn hostile_pages_cost_no_more_than_their_length() {
    assert_eq!(accounts(&"<ul><li>".repeat(100_000)), "");
    assert_eq!(accounts(&"<div><b>".repeat(100_000)), "");
    let many = "<a href='https://www.facebook.com/probe'><i></i></a>".repeat(4_000);
    assert_eq!(accounts(&many), "facebook:probe");
    let wide = format!("<div>{}</div>", "<i></i><a href='https://x.com/probe'></a>".repeat(4_000));
    assert_eq!(accounts(&wide), "x:probe");
    assert_eq!(accounts(""), "");
    assert_eq!(accounts("<a href='https://x.com/%'>a</a><a href='http://['>b</a><a>c</a>"), "");
}

#[test]
fn one_account_under_several_names() {
    for (a, b) in [
        ("AGSA", "@agsa"),
        ("Probe.Verein", "probeverein"),
        ("Probe-Verein-214748364712345", "214748364712345"),
        ("214748364712345", "214748364712345"),
        (" probe_verein ", "Probe_Verein"),
    ] {
        assert!(same_handle(a, b) && same_handle(b, a), "{a} {b}");
    }
    for (a, b) in [
        ("", ""),
        ("@", ""),
        ("probe", "probe2"),
        ("probe_verein", "probeverein"),
        ("a-12345", "b-54321"),
    ] {
        assert!(!same_handle(a, b), "{a} {b}");
    }
}

#[test]
fn widgets_and_rel_me_name_the_own_account() {
    let plugin = "https://www.facebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com\
                  %2Fprobeverein%2F&tabs=timeline&width=340";
    for (html, found) in [
        (format!("<iframe src=\"{plugin}\"></iframe>"), "facebook:probeverein"),
        (
            "<iframe src='//facebook.com/plugins/likebox.php?href=probeverein'></iframe>".into(),
            "facebook:probeverein",
        ),
        (
            "<div class='fb-page' data-href='https://www.facebook.com/probeverein'></div>".into(),
            "facebook:probeverein",
        ),
        (
            "<a class='twitter-timeline' href='https://twitter.com/probeverein'>Tweets</a>".into(),
            "x:probeverein",
        ),
        ("<head><link rel='me' href='https://x.com/probeverein'></head>".into(), "x:probeverein"),
        (
            "<p>Wir: <a rel='nofollow ME' href='https://x.com/probeverein'>X</a></p>".into(),
            "x:probeverein",
        ),
    ] {
        // Somebody else's, named in a text, does not count beside them.
        let page = format!(
            "{html}<main><p><a href='https://www.facebook.com/fremder'>Fremde Seite</a></p>\
             <p><a href='https://x.com/fremder'>Fremdes Konto</a></p></main>"
        );
        assert_eq!(accounts(&page), found, "{html}");
    }
    // In an article a widget shows whatever the article is about.
    let quoted = format!(
        "<footer><a href='https://www.facebook.com/eigene'>f</a></footer><article>\
         <iframe src=\"{plugin}\"></iframe></article>"
    );
    assert_eq!(accounts(&quoted), "facebook:eigene");
    for other in [
        "www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Ffremder%2Fposts%2F1",
        "www.facebook.com/plugins/comments.php?href=https%3A%2F%2Fwww.facebook.com%2Ffremder",
        "www.notfacebook.com/plugins/page.php?href=https%3A%2F%2Fwww.facebook.com%2Ffremder",
        "werbung.example/facebook.com/plugins/page.php?href=fremder",
    ] {
        assert_eq!(accounts(&format!("<iframe src='https://{other}'></iframe>")), "", "{other}");
    }
}
