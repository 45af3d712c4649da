//! Pages escape what is put into them, and their style is the one that the policy names.

use jiff::Timestamp;

use super::*;
use crate::item::Network;

fn now() -> Timestamp {
    "2026-11-22T13:20:00Z".parse().unwrap()
}

fn facebook_page(message: &str) -> String {
    let sandbox = Sandbox::default();
    sandbox.post_by_hand(Network::Facebook, message, now());
    let page = TimelinePage {
        css: include_str!("../templates/facebook.css"),
        page: views::account("Verein <e.V.>", "verein"),
        posts: views::facebook(&sandbox.facebook_posts(), now()),
    };
    html("facebook.html", &page).unwrap()
}

#[test]
fn script_in_a_post_or_a_name_stays_text() {
    let html = facebook_page("<script>alert(1)</script> \"javascript:alert(2)\" #Tag");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;&#x2f;script&gt;"), "{html}");
    assert!(html.contains("Verein &lt;e.V.&gt;"));
    assert!(!html.contains("<script") && !html.contains("href=\"javascript"));
}

#[test]
fn links_and_hashtags_can_be_followed_and_make_a_card() {
    let html = facebook_page("Mehr: https://www.agsa.de/news/a.html?x=1&y=2. #Halle");
    let href = "href=\"https:&#x2f;&#x2f;www.agsa.de&#x2f;news&#x2f;a.html?x=1&amp;y=2\"";
    assert_eq!(html.matches(href).count(), 2, "{html}");
    assert!(html.contains("<span class=\"host\">agsa.de</span>"));
    assert!(html.contains("hashtag&#x2f;Halle\" rel=\"noopener noreferrer\">#Halle</a>"));
}

#[test]
fn the_policy_names_the_style_of_the_page() {
    let html = facebook_page("Guten Tag");
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = STANDARD.encode(Sha256::digest(style));
    let headers = headers(include_str!("../templates/facebook.css"));
    let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; "));
    assert!(policy.contains(&format!("'sha256-{hash}'")));
    assert!(!html.contains("style=") && html.contains("<html lang=\"de\">"));
}

#[test]
fn the_start_page_counts_what_followers_see() {
    let sandbox = Sandbox::default();
    sandbox.post_by_hand(Network::Facebook, "Eins", now());
    sandbox.post_by_hand(Network::X, "Eins", now());
    sandbox.post_by_hand(Network::X, "Zwei", now());
    let html = html("start.html", &StartPage::of(&sandbox.lock())).unwrap();
    assert!(html.contains(">1 Beitrag<") && html.contains(">2 Beiträge<"), "{html}");
    assert!(html.contains("<option value=\"lost_answer_after_posting\">"));
    assert!(html.contains("Zurzeit ist keine Störung eingeschaltet."));
}

#[test]
fn pictures_are_told_by_their_texts_and_stand_in_place_of_the_links_preview() {
    let sandbox = Sandbox::default();
    sandbox.post_by_hand(Network::X, "Mehr: https://www.agsa.de/news/a.html", now());
    let mut posts = sandbox.x_posts();
    for alt in [Some("Zwei <Kinder> malen".to_owned()), None] {
        let media_type = "image/png".into();
        posts[0].media.push(crate::sandbox::x::XMedia { id: "1".into(), alt, media_type, size: 8 });
    }
    let page = TimelinePage {
        css: include_str!("../templates/x.css"),
        page: views::account("Verein", "verein"),
        posts: views::x(&posts, now()),
    };
    let html = html("x.html", &page).unwrap();
    assert!(html.contains("<span class=\"told\">Zwei &lt;Kinder&gt; malen</span>"), "{html}");
    assert!(html.contains("Bild ohne Alternativtext") && !html.contains("class=\"card\""));
}
