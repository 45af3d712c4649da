//! German, other languages, and pages that have both.

use proptest::prelude::*;

use super::*;

const GERMAN: &str = "Die Stadt hat am Montag ein Haus für junge Menschen eröffnet. Es steht in der \
    Nähe des Bahnhofs und ist an fünf Tagen der Woche geöffnet.";
const ENGLISH: &str = "The city opened a new meeting place for young people on Monday. It is close \
    to the main station and will be open on five days of the week.";
const RUSSIAN: &str = "В понедельник город открыл новое место встречи для молодёжи. Оно находится \
    рядом с вокзалом и открыто пять дней в неделю.";
const ARABIC: &str = "افتتحت المدينة يوم الاثنين مكان لقاء جديدا للشباب. يقع بالقرب من محطة القطار \
    ويفتح أبوابه خمسة أيام في الأسبوع. هل تريد المشاركة؟";
const UKRAINIAN: &str = "У понеділок місто відкрило нове місце зустрічі для молоді. Воно \
    розташоване біля вокзалу і працює п'ять днів на тиждень.";
const FRENCH: &str = "La ville a ouvert lundi un nouveau lieu de rencontre pour les jeunes. Il se \
    trouve près de la gare et sera ouvert cinq jours par semaine.";
const DUTCH: &str = "De stad heeft maandag een nieuwe ontmoetingsplek voor jongeren geopend. Die is \
    vlak bij het station en is vijf dagen per week open voor alle bezoekers.";

fn name(text: &str, hint: Option<&str>) -> Option<&'static str> {
    foreign(text, hint).map(|foreign| foreign.name)
}

#[test]
fn other_languages_are_named() {
    for (text, expected) in [
        (ENGLISH, "English"),
        (RUSSIAN, "Russian"),
        (ARABIC, "Arabic"),
        (UKRAINIAN, "Ukrainian"),
        (FRENCH, "French"),
        (DUTCH, "Dutch"),
    ] {
        // The template of a German site says that everything is German.
        assert_eq!(name(text, Some("de")), Some(expected), "{text}");
    }
}

#[test]
fn a_german_text_is_german_whatever_the_page_says_of_itself() {
    for hint in [None, Some("de-DE"), Some("en"), Some("ar")] {
        assert_eq!(name(GERMAN, hint), None, "{hint:?}");
    }
}

#[test]
fn lists_of_names_and_short_texts_are_not_foreign() {
    for text in [
        "",
        "Welcome",
        "Magdeburg, Brandenburger Straße 9",
        "10:00 Uhr Begrüßung, Maria Musterfrau, Landesnetzwerk\n\n11:00 Uhr Vortrag, Prof. Dr. \
         Hans Beispiel, Hochschule Magdeburg-Stendal\n\n12:00 Uhr Mittagspause, Foyer",
        "Meeting Point Magdeburg",
    ] {
        assert_eq!(name(text, Some("de")), None, "{text}");
    }
}

#[test]
fn a_german_page_with_an_english_part_is_german_and_told_by_its_german_part() {
    let mixed = format!("{GERMAN}\n\n{ENGLISH}");
    assert_eq!(name(&mixed, Some("en")), None);
    assert_eq!(german_part(&mixed), GERMAN);
    let other_way = format!("{ENGLISH}\n\n{GERMAN}\n\nKontakt: Maria Musterfrau");
    assert_eq!(german_part(&other_way), format!("{GERMAN}\n\nKontakt: Maria Musterfrau"));
    assert!(matches!(german_part(GERMAN), Cow::Borrowed(GERMAN)));
}

#[test]
fn an_english_page_with_a_german_contact_line_is_english() {
    let text = format!(
        "{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}\n\nBitte melden Sie sich bei Fragen an die Leitung."
    );
    assert_eq!(name(&text, Some("de")), Some("English"));
}

#[test]
fn sentences_of_a_model_are_german_or_not() {
    assert!(is_german("Der Verein lädt am 3. Mai 2027 nach Halle ein."));
    assert!(!is_german("The association invites everybody to Halle on 3 May 2027."));
    assert!(!is_german("L'association invite tout le monde le 3 mai 2027."));
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,200}|[a-zäöü \n]{0,300}", hint in "[a-z-]{0,5}") {
        let _ = foreign(&text, Some(&hint));
        let part = german_part(&text);
        prop_assert!(part.len() <= text.len());
    }
}
