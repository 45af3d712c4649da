//! Pages that people typed by hand, and other shapes without an element for each entry.

use super::{day, days, found, links, titles};

#[test]
fn parts_between_lines() {
    let items = found("ruled", "https://verein.example/aktuelles.html");
    assert_eq!(titles(&items), [None, Some("Neue Gruppe für Väter"), None]);
    assert_eq!(links(&items), [None; 3]);
    assert!(items[0].content.as_deref().unwrap().contains("beim Aufbau geholfen"));
    assert!(!items[2].content.as_deref().unwrap().contains("KOEDER"));
}

#[test]
fn terms_and_definitions() {
    let items = found("definitions", "https://sport.example/chronik");
    assert_eq!(titles(&items)[0], Some("Staffellauf bringt Geld für das Tierheim"));
    assert_eq!(days(&items), [day("2026-06-12"), day("2026-05-30"), day("2026-05-17")]);
    assert_eq!(items[1].summary.as_deref(), Some("Eine Bäckerei aus dem Ort hat sie bezahlt."));
}

#[test]
fn paragraphs_that_begin_with_a_date() {
    let items = found("typed_flat", "https://garten.example/news.html");
    assert_eq!(titles(&items)[0], Some("Herbstputz im Vereinsgarten am Samstag"));
    assert_eq!(days(&items), [day("2026-10-14"), day("2026-10-02"), day("2026-09-21")]);
}

#[test]
fn lines_that_begin_with_a_date() {
    let items = found("typed_breaks", "https://kirche.example/news.html");
    assert_eq!(
        titles(&items),
        [
            Some("Apfelfest im alten Pfarrgarten"),
            Some("Rundweg um den Teich ist fertig"),
            Some("Orgel klingt nach der Reinigung wieder")
        ]
    );
    assert_eq!(days(&items), [day("2026-10-14"), day("2026-10-02"), day("2026-09-21")]);
}

#[test]
fn entries_that_unfold() {
    let items = found("accordion", "https://dienst.example/meldungen");
    assert_eq!(
        titles(&items),
        [Some("Fahrdienst nimmt wieder Fahrten an"), Some("Rampe am Eingang ist gebaut")]
    );
    assert_eq!(links(&items), [None; 2]);
    assert!(items[1].content.as_deref().unwrap().contains("ohne Stufen"));
}

#[test]
fn a_day_at_the_head_of_a_headline() {
    let items = found("dated_headlines", "https://verein.example/aktuelles");
    // Newest first, so they are days of publication; a day without a year is never guessed.
    assert_eq!(days(&items), [day("2026-01-23"), day("2026-01-11"), None]);
    assert_eq!(titles(&items)[0], Some("23.01.26: 30 Jahre Verein"), "the headline stays");
    // After the newest day that an entry shows: an event's.
    let items = found("event_headlines", "https://verein.example/aktuelles");
    assert_eq!(days(&items), [day("2026-11-12"), None]);
}

#[test]
fn months_group_the_entries_and_are_none() {
    let items = found("month_archive", "https://verein.example/nachrichten");
    assert_eq!(
        titles(&items),
        [
            Some("Lichterfest lockt viele an den Fluss"),
            Some("Tafel braucht haltbare Lebensmittel"),
            Some("Putztag bringt acht Säcke Müll"),
            Some("Schulweg wird mit Lotsen sicherer")
        ]
    );
}

#[test]
fn links_that_only_say_more() {
    let items = found("more_only", "https://verein.example/aktuelles.php");
    assert_eq!(titles(&items), [Some("Sprachcafé zieht um"), Some("Danke für die Hilfe")]);
    assert_eq!(
        links(&items),
        [
            Some("https://verein.example/artikel.php?nr=41"),
            Some("https://verein.example/artikel.php?nr=40")
        ]
    );
}

#[test]
fn pictures_that_are_links_speak_by_their_alternative_text() {
    let items = found("picture_links", "https://stadt.example/meldungen");
    assert_eq!(
        titles(&items),
        [
            Some("Radweg an der Elbe ist eröffnet"),
            Some("Schulklassen pflanzen hundert Bäume"),
            Some("Der Brunnen am Markt läuft wieder")
        ]
    );
    assert_eq!(days(&items)[2], day("2026-04-11"));
}

#[test]
fn a_cut_headline_is_completed_or_left_to_the_article() {
    let items = found("cut_titles", "https://verein.example/rueckblick.html");
    assert_eq!(
        titles(&items),
        [
            Some("Ein Hof für alle Kinder der Straße und ihre Eltern"),
            None,
            Some("Ein Film über das Ankommen")
        ]
    );
    assert_eq!(links(&items)[1], Some("https://verein.example/rueckblick/700-fahrt.html"));
}

#[test]
fn entries_on_one_page_keep_apart() {
    let items = found("anchors", "https://verein.example/aktuelles");
    assert_eq!(
        links(&items),
        [
            Some("https://verein.example/archiv/2026.html#c12"),
            Some("https://verein.example/archiv/2026.html#c11")
        ]
    );
}
