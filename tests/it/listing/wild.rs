//! Structures that nobody foresaw, each the smallest page that shows the cause.

use url::Url;
use weitersagen::item::Item;
use weitersagen::watch::listing::{self, NoNews};

use super::{day, days, fixture, found, links, titles};

fn teasers(items: &[Item]) -> Vec<Option<&str>> {
    items.iter().map(|item| item.summary.as_deref()).collect()
}

#[test]
fn a_row_that_is_one_link_is_read_part_by_part() {
    let items = found("row_links", "https://hafen.example/meldungen");
    assert_eq!(
        titles(&items),
        [
            Some("Fähre legt wieder ab"),
            Some("Museum zeigt Netze und Anker"),
            Some("Mole bekommt Licht")
        ]
    );
    assert_eq!(links(&items)[0], Some("https://hafen.example/m/1"), "the first one, too");
    assert_eq!(days(&items), [day("2026-10-16"), day("2026-10-12"), day("2026-10-02")]);
    let teaser = teasers(&items)[2].unwrap();
    assert!(teaser.ends_with("Zwanzig Lampen leuchten künftig den Weg bis zum Turm aus."));
    let items = found("row_links_bare", "https://imkerei.example/aktuelles");
    assert_eq!(titles(&items)[1], Some("Schwarm im Kirschbaum"));
    assert_eq!(days(&items)[1], day("2026-05-03"));
}

#[test]
fn a_line_in_bold_is_a_headline() {
    let items = found("ruled_bold", "https://chor.example/news");
    assert_eq!(
        titles(&items),
        [Some("Probe im neuen Saal"), Some("Noten gesucht"), Some("Sommerkonzert war ausverkauft")]
    );
    assert_eq!(
        teasers(&items)[1],
        Some("Wer alte Hefte auf dem Boden hat, darf sie gern zur Probe mitbringen.")
    );
    assert_eq!(days(&items)[2], day("2026-07-21"));
    let items = found("bold_cells", "https://angeln.example/neues.html");
    assert_eq!(
        titles(&items),
        [Some("Hecht von einem Meter"), Some("Steg ist repariert"), Some("Boote umgezogen")]
    );
    assert_eq!(days(&items), [day("2026-08-08"), day("2026-07-30"), day("2026-07-11")]);
    assert_eq!(links(&items)[2], Some("https://angeln.example/n29.html"));
}

#[test]
fn the_heading_above_says_month_and_year() {
    let items = found("month_dates", "https://schach.example/archiv");
    assert_eq!(titles(&items)[0], Some("Simultan mit Großmeisterin"));
    assert_eq!(
        days(&items),
        ["2026-11-22", "2026-11-15", "2026-11-03", "2026-10-18", "2026-10-04"].map(day)
    );
    let items = found("year_dates", "https://tierpark.example/presse");
    assert_eq!(days(&items), [day("2026-06-12"), day("2026-05-28"), day("2026-05-02")]);
}

#[test]
fn names_of_furniture_that_news_have_too() {
    let items = found("tag_list", "https://verein.example/rad");
    assert_eq!(
        titles(&items),
        [
            Some("Ampel am Markt erkennt Räder"),
            Some("Neue Bügel vor der Schule"),
            Some("Rundfahrt mit der Polizei")
        ]
    );
    let items = found("search_results", "https://kreis.example/nachrichten");
    assert_eq!(titles(&items), [Some("Kreisstraße 12 wird gesperrt"), Some("Impfen ohne Termin")]);
}

#[test]
fn a_heading_in_a_box_of_its_own_heads_what_follows() {
    let items = found("boxed_headings", "https://dorf.example/aktuelles");
    assert_eq!(
        titles(&items),
        [
            Some("Storch ist zurück"),
            Some("Spielplatz bekommt eine Rutsche"),
            Some("Frauen räumen den Bach auf")
        ]
    );
    assert_eq!(days(&items), [day("2026-03-29"), day("2026-03-17"), day("2026-03-08")]);
}

#[test]
fn a_day_behind_a_number_and_a_day_in_parts() {
    let items = found("press_numbers", "https://amt.example/presse");
    assert_eq!(days(&items), [day("2026-11-13"), day("2026-11-06"), day("2026-10-29")]);
    assert_eq!(teasers(&items)[1], Some("Zwei Familien wurden im Herbst gezählt."));
    let items = found("badge_dates", "https://wehr.example/aktuelles");
    assert_eq!(days(&items), [day("2026-01-19"), day("2026-01-07")]);
    assert_eq!(teasers(&items)[1], Some("Die Jugend hat fünfhundert Stück abgeholt."));
}

#[test]
fn a_script_may_lead_to_the_article() {
    let items = found("script_links", "https://warte.example/aktuelles");
    assert_eq!(
        links(&items),
        [Some("https://warte.example/n/komet"), Some("https://warte.example/n/kuppel")]
    );
    assert_eq!(items[0].content, None, "the article has a page of its own");
}

#[test]
fn a_teaser_is_what_the_entry_says() {
    let items = found("bylines", "https://haus.example/blog");
    assert_eq!(
        teasers(&items),
        [
            Some("Am Zaun stehen Kisten, aus denen sich jeder bedienen darf."),
            Some("Gelb sollte sie werden, und gelb ist sie geworden."),
            Some("Gebaut hat es die Lehrwerkstatt von nebenan.")
        ]
    );
}

#[test]
fn what_a_site_offers_is_no_news() {
    for name in ["none_tiles", "none_files"] {
        let (html, url) = fixture(name, "https://dienst.example/");
        assert_eq!(listing::find(&html, &url), Err(NoNews::NoList), "{name}");
    }
}

#[test]
fn a_day_in_the_address_is_the_articles() {
    let html = "<main><h1>Archiv</h1><ul><li><a href=/2026/11/20/lesung/>Lesung im Turm</a></li>\
                <li><a href=/2026/11/02/markt/>Markt zieht um</a></li></ul></main>";
    let url = Url::parse("https://turm.example/archiv").unwrap();
    let found = listing::find(html, &url).unwrap();
    assert_eq!(days(&found.items), [day("2026-11-20"), day("2026-11-02")]);
}

#[test]
fn links_and_nothing_else() {
    let items = found("links_alone", "https://garten.example/aktuelles");
    assert_eq!(
        titles(&items),
        [
            Some("Wasser wird am Montag abgestellt"),
            Some("Kompost ist frei für alle Parzellen"),
            Some("Laubenfest mit Musik und Tanz")
        ]
    );
    let items = found("date_beside", "https://rudern.example/news");
    assert_eq!(days(&items), [day("2026-07-12"), day("2026-07-05"), day("2026-06-28")]);
    assert_eq!(titles(&items)[2], Some("Kinder rudern"));
}

#[test]
fn a_dated_sentence_before_a_link_is_an_entry() {
    let items = found("dated_sentences", "https://wandern.example/");
    assert_eq!(days(&items), [day("2026-05-18"), day("2026-05-02"), day("2026-04-20")]);
    assert_eq!(links(&items)[2], Some("https://wandern.example/n/karten"));
    assert_eq!(teasers(&items)[2], Some("Neue Karten sind da."));
}

#[test]
fn day_and_kicker_in_a_heading_are_no_headline() {
    let items = found("headline_parts", "https://schule.example/aktuelles");
    assert_eq!(
        titles(&items),
        [
            Some("Semester beginnt mit Rekord"),
            Some("Werkstatt bekommt Öfen"),
            Some("Kurs für Gebärden")
        ]
    );
    assert_eq!(days(&items), [day("2026-09-08"), day("2026-09-01"), day("2026-08-20")]);
    assert_eq!(teasers(&items)[1], Some("Getöpfert wird ab Oktober an zwei Abenden."));
}
