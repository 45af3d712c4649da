//! Entries by the admin's selectors, each of which is followed, and named when it finds nothing.

use url::Url;
use weitersagen::config::Selectors;
use weitersagen::watch::listing;

use super::{day, days, fixture, links, titles};

fn selectors(item: &str) -> Selectors {
    Selectors { item: item.into(), link: None, title: None, date: None, teaser: None }
}

#[test]
fn the_admins_selectors_are_followed() {
    let (html, url) = fixture("typo3_list", "https://portal.example/aktuelles");
    let chosen = Selectors {
        link: Some("a.more".into()),
        title: Some("[itemprop=headline]".into()),
        date: Some("time".into()),
        teaser: Some(".teaser-text p".into()),
        ..selectors("div.article")
    };
    let items = listing::select(&html, &url, &chosen).unwrap().items;
    assert_eq!(items.len(), 3);
    assert_eq!(items[0].title.as_deref(), Some("Förderaufruf für 2027 veröffentlicht"));
    assert_eq!(items[0].published, day("2026-10-05"));
    let by_structure = listing::select(&html, &url, &selectors("div.article")).unwrap().items;
    assert_eq!(links(&by_structure), links(&items));
}

#[test]
fn a_selector_that_fails_is_named() {
    let (html, url) = fixture("typo3_list", "https://portal.example/aktuelles");
    let error = listing::select(&html, &url, &selectors("div[")).unwrap_err().words().de;
    assert!(error.contains("`item = \"div[\"`"), "{error}");
    let error = listing::select(&html, &url, &selectors("div.nothing")).unwrap_err().words().de;
    assert!(error.contains("findet auf der Seite nichts"), "{error}");
    let chosen = Selectors { date: Some(".no-date".into()), ..selectors("div.article") };
    let error = listing::select(&html, &url, &chosen).unwrap_err().words().de;
    assert!(error.contains("`date = \".no-date\"`"), "{error}");
}

/// A list whose parts structure would read in another way.
const ODD: &str = "<main><div class=k><a class=b href=/bild>Bild vom großen Fest</a><h2>Rubrik</h2>\
    <a class=l href='/n/eins'>Lesen</a><i class=t>Das Fest</i><u>03.04.2026</u><em>01.02.2026</em>\
    <q>Kurz gesagt.</q><p>Ein langer Absatz, der nicht gemeint ist und sonst der Anriss wäre.</p></div>\
    <div class=k><a class=b href=/bild2>Bild von der Wahl</a><h2>Rubrik</h2><a class=l href='/n/zwei'>\
    Lesen</a><i class=t>Die Wahl</i><u>02.04.2026</u><em>01.02.2026</em><q>Auch kurz.</q></div></main>\
    <p><a href='?page=2'>Nächste Seite</a></p>";

#[test]
fn each_selector_overrides_what_structure_finds() {
    let url = Url::parse("https://verein.example/aktuelles").unwrap();
    let with = |change: fn(&mut Selectors)| {
        let mut chosen = selectors("div.k");
        change(&mut chosen);
        listing::select(ODD, &url, &chosen).unwrap()
    };
    let found = with(|s| s.link = Some("a.l".into()));
    assert_eq!(
        links(&found.items),
        [Some("https://verein.example/n/eins"), Some("https://verein.example/n/zwei")]
    );
    assert_eq!(found.next.unwrap().as_str(), "https://verein.example/aktuelles?page=2");
    let found = with(|s| s.title = Some("i.t".into()));
    assert_eq!(titles(&found.items), [Some("Das Fest"), Some("Die Wahl")]);
    let found = with(|s| s.date = Some("u".into()));
    assert_eq!(days(&found.items), [day("2026-04-03"), day("2026-04-02")]);
    let found = with(|s| s.teaser = Some("q".into()));
    assert_eq!(found.items[0].summary.as_deref(), Some("Kurz gesagt."));
}

#[test]
fn every_selector_that_finds_nothing_is_named() {
    let url = Url::parse("https://verein.example/aktuelles").unwrap();
    for key in ["link", "title", "date", "teaser"] {
        let mut chosen = selectors("div.k");
        let field = match key {
            "link" => &mut chosen.link,
            "title" => &mut chosen.title,
            "date" => &mut chosen.date,
            _ => &mut chosen.teaser,
        };
        *field = Some(".gibt-es-nicht".into());
        let error = listing::select(ODD, &url, &chosen).unwrap_err().words().de;
        assert!(error.contains(&format!("`{key} = \".gibt-es-nicht\"`")), "{error}");
    }
    let error = listing::select("<p>Umbau</p>", &url, &selectors("div.k")).unwrap_err().words().de;
    assert!(error.contains("`item = \"div.k\"` findet auf der Seite nichts"), "{error}");
}
