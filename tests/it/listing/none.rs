//! Pages without entries, each with what it looks like instead.

use url::Url;
use weitersagen::text::nesting::NestingError;
use weitersagen::watch::listing::{self, NoNews};

use super::fixture;

#[test]
fn each_says_what_it_looks_like() {
    for (name, expected) in [
        ("none_maintenance", NoNews::Maintenance),
        ("none_login", NoNews::Login),
        ("none_error", NoNews::Error),
        ("none_soft_404", NoNews::Error),
        ("none_database", NoNews::Error),
        ("none_refused", NoNews::Refused),
        ("none_script", NoNews::NeedsScript),
        ("none_cookie_wall", NoNews::CookieWall),
        ("none_search", NoNews::Search),
        ("none_empty", NoNews::Empty),
        ("none_menu_only", NoNews::NoList),
    ] {
        let (html, url) = fixture(name, "https://verein.example/aktuelles/news.html");
        assert_eq!(listing::find(&html, &url), Err(expected), "{name}");
    }
}

#[test]
fn nothing_and_too_much_are_no_lists() {
    let url = Url::parse("https://verein.example/").unwrap();
    assert_eq!(listing::find("", &url), Err(NoNews::NoList));
    let deep = "<ul><li>".repeat(20_000);
    assert!(matches!(
        listing::find(&deep, &url),
        Err(NoNews::Unreadable(NestingError::TooDeep { .. }))
    ));
}

#[test]
fn news_about_such_words_are_news() {
    for (title, first) in [
        ("500 Jahre Reformation | Aktuelles", "Wartung der Orgel beginnt im Mai"),
        ("Aktuelles – Fehler und Irrtum, ein Blog", "Anmeldung zum Sprachkurs ist eröffnet"),
        ("Aktuelles", "404 Kilometer zu Fuß nach Rom"),
    ] {
        let html = format!(
            "<title>{title}</title><main><div class=news-item><h2><a href=/n/eins>{first}</a></h2>\
             <p class=date>02.03.2026</p></div><div class=news-item><h2><a href=/n/zwei>Der zweite \
             Beitrag</a></h2><p class=date>01.03.2026</p></div></main>"
        );
        let url = Url::parse("https://verein.example/aktuelles").unwrap();
        let found = listing::find(&html, &url).unwrap();
        assert_eq!(found.items[0].title.as_deref(), Some(first), "{title}");
    }
}
