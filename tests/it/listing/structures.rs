//! Pages that content systems make.

use weitersagen::item::Published;
use weitersagen::text::dates;

use super::{day, days, found, links, titles};

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
fn a_joomla_list_of_headlines_alone() {
    let items = found("joomla_category", "https://verein.example/presse.html");
    assert_eq!(
        links(&items),
        [
            Some("https://verein.example/presse/512-chor-gewinnt-den-landespreis.html"),
            Some("https://verein.example/presse/509-werkstatt-sucht-alte-fahrraeder.html"),
            Some("https://verein.example/presse/498-spende-fuer-den-spielplatz.html")
        ]
    );
    assert_eq!(titles(&items)[1], Some("Werkstatt sucht alte Fahrräder und Helfende"));
    assert_eq!(days(&items), [None; 3]);
}

#[test]
fn a_wordpress_query_loop() {
    let items = found("wordpress_blocks", "https://haus.example/neues/");
    assert_eq!(
        titles(&items),
        [Some("Der Garten wird winterfest"), Some("Neue Öffnungszeiten im Café")]
    );
    assert_eq!(days(&items), [day("2026-10-20"), day("2026-10-12")]);
    assert!(items[0].image.is_some());
}

#[test]
fn a_drupal_table() {
    let items = found("drupal_table", "https://hochschule.example/meldungen");
    assert_eq!(
        titles(&items),
        [
            Some("Bibliothek leiht jetzt auch Werkzeuge aus"),
            Some("Semesterstart mit Rundgang für Neue"),
            Some("Sonnenstrom vom Dach der Mensa")
        ]
    );
    assert_eq!(days(&items), [day("2026-09-14"), day("2026-09-01"), day("2026-08-24")]);
}

#[test]
fn a_liferay_asset_publisher() {
    let items = found("liferay", "https://stadt.example/nachrichten");
    assert_eq!(
        titles(&items),
        [Some("Brücke am Wehr ist wieder offen"), Some("Rat beschließt den Haushalt")]
    );
    assert_eq!(days(&items), [day("2026-11-05"), day("2026-10-29")]);
    assert!(items[1].summary.as_deref().unwrap().starts_with("Für Schulen und Büchereien"));
}

#[test]
fn two_lists_of_news_and_none_of_dates_to_come() {
    let items = found("two_lists", "https://portal.example/");
    assert_eq!(
        titles(&items),
        [
            Some("Neues Netz für Beratung"),
            Some("Fibel erklärt das Wahlrecht"),
            Some("Landespreis an drei Projekte verliehen"),
            Some("Bericht zur Teilhabe vorgelegt")
        ]
    );
}

#[test]
fn a_list_of_one() {
    let items = found("single_entry", "https://verein.example/aktuelles");
    assert_eq!(titles(&items), [Some("Die Bücherei öffnet nach dem Umbau")]);
    assert_eq!(days(&items), [day("2026-11-16")]);
}

#[test]
fn a_slider_repeats_no_entry() {
    let items = found("slider", "https://stadt.example/");
    assert_eq!(
        titles(&items),
        [
            Some("Theater spielt im Freien"),
            Some("Markt zieht auf den Domplatz"),
            Some("Impfbus kommt in die Dörfer")
        ]
    );
    // The slider has the picture, the list below it the day: together they are the entry.
    assert_eq!(items[0].image.as_ref().unwrap().alt.as_deref(), Some("Bühne mit Vorhang"));
    assert_eq!(days(&items), [day("2026-07-08"), day("2026-07-01"), day("2026-06-24")]);
}
