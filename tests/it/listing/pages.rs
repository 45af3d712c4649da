//! Lists that go on: the link to the next page is known as such.

use url::Url;
use weitersagen::watch::listing;

use super::fixture;

fn next(name: &str, address: &str) -> Option<String> {
    let (html, url) = fixture(name, address);
    listing::find(&html, &url).unwrap().next.map(String::from)
}

/// A list with the row of page links that is given.
fn next_of(row: &str, address: &str) -> Option<String> {
    let url = Url::parse(address).unwrap();
    let html = format!(
        "<main><div class=news-item><h2><a href=/n/eins>Der erste Beitrag</a></h2><p class=date>\
         02.03.2026</p></div><div class=news-item><h2><a href=/n/zwei>Der zweite Beitrag</a></h2>\
         <p class=date>01.03.2026</p></div></main>{row}"
    );
    let found = listing::find(&html, &url).unwrap();
    assert_eq!(found.items.len(), 2, "{row}: {:?}", found.items);
    found.next.map(String::from)
}

#[test]
fn the_next_page_of_content_systems() {
    for (name, address, expected) in [
        (
            "joomla_blog",
            "https://verein.example/news.html",
            "https://verein.example/news.html?start=10",
        ),
        (
            "joomla_category",
            "https://verein.example/presse.html",
            "https://verein.example/presse.html?start=20",
        ),
        ("drupal", "https://hs.example/meldungen", "https://hs.example/meldungen?page=1"),
        ("drupal_table", "https://hs.example/meldungen", "https://hs.example/meldungen?page=1"),
        (
            "liferay",
            "https://stadt.example/nachrichten",
            "https://stadt.example/nachrichten?p_p_id=101&_101_cur=2",
        ),
        (
            "typo3_list",
            "https://portal.example/aktuelles",
            "https://portal.example/aktuelles/seite/2",
        ),
        (
            "whole_articles",
            "https://verein.example/rueckblick.html",
            "https://verein.example/rueckblick.html?start=30",
        ),
        ("wordpress_blocks", "https://haus.example/neues/", "https://haus.example/neues/page/2/"),
        (
            "typo3_paged",
            "https://portal.example/nachrichten?tx_news_pi1%5BcurrentPage%5D=2",
            "https://portal.example/nachrichten?tx_news_pi1%5BcurrentPage%5D=3&cHash=77",
        ),
    ] {
        assert_eq!(next(name, address).as_deref(), Some(expected), "{name}");
    }
    assert_eq!(next("contao", "https://musik.example/aktuelles.html"), None);
}

#[test]
fn the_next_page_in_words_numbers_and_signs() {
    let here = "https://verein.example/news";
    let second = Some("https://verein.example/news?page=2".to_owned());
    for row in [
        "<a href='?page=2'>Ältere Beiträge</a>",
        "<a href='?page=2'>Nächste Seite »</a>",
        "<a href='?page=2' title='Nächste'>›</a>",
        "<a rel=next href='?page=2'>umblättern</a>",
        "<div class=pager><a href='?page=2'>Weiter</a></div>",
        "<p><b>1</b> <a href='?page=2'>2</a> <a href='?page=3'>3</a></p>",
    ] {
        assert_eq!(next_of(row, here), second, "{row}");
    }
}

#[test]
fn the_last_page_has_no_next() {
    let here = "https://verein.example/news?page=3";
    let row = "<ul class=pagination><li><a href='?page=1'>1</a></li><li><a href='?page=2'>2</a></li>\
               <li class=active>3</li></ul>";
    assert_eq!(next_of(row, here), None);
}

#[test]
fn what_leads_on_elsewhere_is_no_next_page() {
    let here = "https://verein.example/news";
    for row in [
        "<a href='/spenden'>Weiter</a>",
        "<a rel=next href='/n/drei'>Der nächste Beitrag</a>",
        "<a href='https://anderswo.example/news?page=2'>Weiter</a>",
        "<div class=pagination><a href='javascript:mehr()'>Weiter</a></div>",
        "<div class=pager><a href='/news.php?ArtNr=335608'>nächste</a></div>",
        "<div class=nav-links><a rel=next href='/2016/anderer-beitrag'>Der nächste</a></div>",
    ] {
        assert_eq!(next_of(row, here), None, "{row}");
    }
}
