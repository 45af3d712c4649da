//! Tests of news pages: entries found by structure on pages of many makes, and by selectors.

use jiff::civil::Date;
use url::Url;
use weitersagen::config::Selectors;
use weitersagen::item::{Item, Published};
use weitersagen::text::dates;
use weitersagen::watch::listing;

/// A page of `tests/fixtures/listing`, and the address it pretends to have.
fn fixture(name: &str, address: &str) -> (String, Url) {
    let path = format!("{}/tests/fixtures/listing/{name}.html", env!("CARGO_MANIFEST_DIR"));
    (std::fs::read_to_string(path).unwrap(), Url::parse(address).unwrap())
}

fn found(name: &str, address: &str) -> Vec<Item> {
    let (html, url) = fixture(name, address);
    listing::find(&html, &url)
}

fn titles(items: &[Item]) -> Vec<Option<&str>> {
    items.iter().map(|item| item.title.as_deref()).collect()
}

fn links(items: &[Item]) -> Vec<Option<&str>> {
    items.iter().map(|item| item.link.as_ref().map(Url::as_str)).collect()
}

fn day(text: &str) -> Option<Published> {
    text.parse::<Date>().ok().map(Published::Day)
}

fn days(items: &[Item]) -> Vec<Option<Published>> {
    items.iter().map(|item| item.published).collect()
}

#[test]
fn a_joomla_blog() {
    let items = found("joomla_blog", "https://verein.example/aktuelles/news.html");
    assert_eq!(
        titles(&items),
        [
            Some("Lesefest im Stadtpark"),
            Some("Neue Sprachkurse ab Oktober"),
            Some("Stadtradeln: unser Verein fährt mit")
        ]
    );
    assert_eq!(
        links(&items)[0],
        Some("https://verein.example/aktuelles/news/1201-lesefest-im-stadtpark.html")
    );
    assert_eq!(days(&items), [day("2026-09-14"), day("2026-09-08"), day("2026-09-01")]);
    assert_eq!(
        items[0].summary.as_deref(),
        Some(
            "Rund achtzig Kinder haben am Sonntag im Stadtpark in fünf Sprachen gelesen und zugehört."
        )
    );
    let image = items[0].image.as_ref().unwrap();
    assert_eq!(image.url.as_str(), "https://verein.example/images/2026/lesefest.jpg");
    assert_eq!(image.alt.as_deref(), Some("Kinder sitzen auf einer Decke und lesen"));
    assert_eq!(items[0].content, None, "an entry with a page of its own is read there");
}

#[test]
fn a_joomla_category_table() {
    let items = found("joomla_table", "https://verein.example/presse.html");
    assert_eq!(
        titles(&items),
        [
            Some("Jahresbericht liegt vor"),
            Some("Neuer Vorstand gewählt"),
            Some("Förderung für Begegnungsort gesichert")
        ]
    );
    assert_eq!(days(&items), [day("2026-08-20"), day("2026-07-02"), day("2026-06-11")]);
}

#[test]
fn a_typo3_news_list() {
    let items = found("typo3_list", "https://portal.example/aktuelles");
    assert_eq!(
        links(&items),
        [
            Some("https://portal.example/news-detail/foerderaufruf-fuer-2027"),
            Some("https://portal.example/news-detail/preis-fuer-zivilgesellschaft"),
            Some("https://portal.example/news-detail/beirat-tagt")
        ]
    );
    assert_eq!(items[0].title.as_deref(), Some("Förderaufruf für 2027 veröffentlicht"));
    assert_eq!(days(&items), [day("2026-10-05"), day("2026-09-29"), day("2026-09-17")]);
    assert!(items[2].summary.as_deref().unwrap().starts_with("Auf der Tagesordnung"));
}

#[test]
fn typo3_cards_that_are_links() {
    let items = found("typo3_cards", "https://portal.example/nachrichten");
    assert_eq!(
        titles(&items),
        [
            Some("Ehrenamtskarte startet im Landkreis"),
            Some("Tag der Vereine lockt Hunderte an"),
            Some("Schulung zur Vereinskasse")
        ]
    );
    // A visible day is whatever the text part reads from it.
    assert_eq!(items[0].published, dates::parse("12.10.2026").map(Published::Day));
    assert_eq!(items[1].summary.as_deref().map(|text| text.ends_with("Suppe vor.")), Some(true));
}

#[test]
fn a_wordpress_blog() {
    let items = found("wordpress", "https://haus.example/blog/");
    assert_eq!(
        titles(&items),
        [Some("Chor sucht neue Stimmen"), Some("Das Dach ist wieder dicht")]
    );
    assert_eq!(days(&items), [day("2026-10-11"), day("2026-10-03")]);
    assert_eq!(
        items[0].summary.as_deref(),
        Some("Jeden Mittwoch wird im Saal geprobt, Noten muss niemand lesen können.")
    );
}

#[test]
fn a_drupal_view() {
    let items = found("drupal", "https://hochschule.example/meldungen");
    assert_eq!(
        titles(&items),
        [
            Some("Neues Labor für Wasseranalysen eröffnet"),
            Some("Gasthörerschaft auch ohne Abitur möglich")
        ]
    );
    assert_eq!(days(&items), [day("2026-09-30"), day("2026-09-22")]);
}

#[test]
fn a_contao_list() {
    let items = found("contao", "https://musik.example/aktuelles.html");
    assert_eq!(
        links(&items),
        [
            Some("https://musik.example/nachrichten/konzert-im-advent.html"),
            Some("https://musik.example/nachrichten/freie-plaetze.html")
        ]
    );
    assert_eq!(titles(&items)[0], Some("Konzert im Advent"));
}

#[test]
fn a_plain_list_in_a_table() {
    let items = found("plain_list", "https://sportverein.example/news.html");
    assert_eq!(
        titles(&items),
        [
            Some("Turnier der Jugend mit zwölf Mannschaften"),
            Some("Der Rasenplatz ist wieder bespielbar"),
            Some("Mitglieder wählen einen neuen Vorstand")
        ]
    );
    assert_eq!(days(&items), [day("2026-05-04"), day("2026-04-20"), day("2026-03-15")]);
}

#[test]
fn whole_articles_without_headline_and_link() {
    let items = found("whole_articles", "https://verein.example/aktuelles/rueckblick.html");
    assert_eq!(items.len(), 4);
    let first = &items[0];
    assert_eq!((first.title.as_deref(), first.link.as_ref()), (None, None));
    assert!(first.summary.as_deref().unwrap().starts_with("Mit einem Markt der Möglichkeiten"));
    assert!(first.content.as_deref().unwrap().contains("vielen Freiwilligen"));
    let image = first.image.as_ref().unwrap();
    assert_eq!(image.alt, None, "a file name is no alternative text");
    // „Weiterlesen: …“: a cut headline is none, a whole one is.
    assert_eq!(titles(&items)[2..], [None, Some("Neue Räume in der Altstadt")]);
    assert_eq!(
        links(&items)[2],
        Some("https://verein.example/aktuelles/rueckblick/1113-film-ueber-begegnung.html")
    );
}

#[test]
fn a_front_page_with_one_large_article() {
    let items = found("front_page", "https://portal.example/");
    assert_eq!(
        titles(&items),
        [
            Some("Landesweite Woche der Vielfalt in Halle eröffnet"),
            Some("Netzwerk der Frauen wächst weiter"),
            Some("Beratung jetzt auch per Video"),
            Some("Handreichung für Schulen erschienen")
        ]
    );
    assert_eq!(days(&items)[0], day("2026-09-21"));
}

#[test]
fn pages_without_news_have_no_entries() {
    for name in ["none_maintenance", "none_login", "none_error", "none_empty"] {
        let items = found(name, "https://verein.example/aktuelles/news.html");
        assert!(items.is_empty(), "{name}: {items:?}");
    }
    let url = Url::parse("https://verein.example/").unwrap();
    assert!(listing::find("", &url).is_empty());
    assert!(listing::find(&"<ul><li>".repeat(20_000), &url).is_empty());
}

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
    let items = listing::select(&html, &url, &chosen).unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(items[0].title.as_deref(), Some("Förderaufruf für 2027 veröffentlicht"));
    assert_eq!(items[0].published, day("2026-10-05"));
    let by_structure = listing::select(&html, &url, &selectors("div.article")).unwrap();
    assert_eq!(links(&by_structure), links(&items));
}

#[test]
fn a_selector_that_fails_is_named() {
    let (html, url) = fixture("typo3_list", "https://portal.example/aktuelles");
    let error = listing::select(&html, &url, &selectors("div[")).unwrap_err();
    assert!(error.contains("`item = \"div[\"`"), "{error}");
    let error = listing::select(&html, &url, &selectors("div.nothing")).unwrap_err();
    assert!(error.contains("findet auf der Seite nichts"), "{error}");
    let chosen = Selectors { date: Some(".no-date".into()), ..selectors("div.article") };
    let error = listing::select(&html, &url, &chosen).unwrap_err();
    assert!(error.contains("`date = \".no-date\"`"), "{error}");
}

#[test]
fn the_announced_feed_is_the_pages_own() {
    let (html, url) = fixture("wordpress", "https://haus.example/blog/");
    let feed = listing::announced_feed(&html, &url).unwrap();
    assert_eq!(feed.as_str(), "https://haus.example/feed/");
    let (html, url) = fixture("joomla_blog", "https://verein.example/aktuelles/news.html");
    let feed = listing::announced_feed(&html, &url).unwrap();
    assert_eq!(feed.as_str(), "https://verein.example/aktuelles/news.html?format=feed&type=rss");
    let (html, url) = fixture("drupal", "https://hochschule.example/meldungen");
    assert_eq!(listing::announced_feed(&html, &url), None);
}
