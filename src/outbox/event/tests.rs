//! Announcements are found, and nothing else is taken for one.

use jiff::civil::{date, time};
use jiff::tz::TimeZone;

use super::*;

const PUBLISHED: Date = date(2026, 11, 20);

/// `first..last` and the time, as far as an event is announced.
fn told(title: &str, text: &str) -> Option<(Date, Date, Option<Time>)> {
    announced(Some(title), text, Some(PUBLISHED)).map(|event| (event.first, event.last, event.time))
}

const fn on(day: Date) -> (Date, Date, Option<Time>) {
    (day, day, None)
}

#[test]
fn a_headline_with_a_day_ahead_announces() {
    let text = "Die Vereine der Stadt zeigen, was sie tun.";
    assert_eq!(told("5. Dezember: Markt der Vereine", text), Some(on(date(2026, 12, 5))));
    assert_eq!(told("Fachtag am 14. Januar 2027 in Stendal", text), Some(on(date(2027, 1, 14))));
    assert_eq!(told("Neujahrsempfang am 9.1.", text), Some(on(date(2027, 1, 9))));
    let days = Some((date(2026, 12, 4), date(2026, 12, 6), None));
    assert_eq!(told("Werkstatt vom 4. bis 6. Dezember", text), days);
    assert_eq!(told("Morgen beginnt der Basar", text), Some(on(date(2026, 11, 21))));
}

#[test]
fn the_first_sentences_announce_with_a_verb() {
    let title = "Einladung zur Langen Tafel";
    for (text, day, at) in [
        ("Am Samstag, 28. November 2026, findet die Lange Tafel statt.", date(2026, 11, 28), None),
        (
            "Der Verein lädt am 2. Dezember um 18 Uhr in sein Haus ein.",
            date(2026, 12, 2),
            Some(time(18, 0, 0, 0)),
        ),
        (
            "Wir freuen uns.\n\nDie Tagung beginnt am 3.12.2026 um 10.30 Uhr und endet um 16 Uhr.",
            date(2026, 12, 3),
            Some(time(16, 0, 0, 0)),
        ),
    ] {
        assert_eq!(told(title, text), Some((day, day, at)), "{text}");
    }
}

#[test]
fn the_time_may_stand_in_the_lead_and_the_day_in_the_headline() {
    let text = "Am 5. Dezember öffnen von 10 bis 17 Uhr die Türen.";
    let day = date(2026, 12, 5);
    assert_eq!(told("5. Dezember: Offene Tür", text), Some((day, day, Some(time(17, 0, 0, 0)))));
}

#[test]
fn what_is_no_announcement() {
    let plain = "Viele Menschen arbeiten daran.";
    for (title, text) in [
        // A review.
        ("Rückblick: Fest am 5. Dezember", plain),
        ("Markt der Vereine", "Am 14. November 2026 fand der Markt der Vereine statt."),
        ("20. November: Start der Wochen", plain),
        ("14.11.26: Lange Tafel", plain),
        ("23.01.25: 30 Jahre Verein", plain),
        // The article's own date.
        ("Neues Programm", "Magdeburg, 20. November 2026. Das Programm startet."),
        // A deadline, past or to come, and a law.
        ("Preis ausgeschrieben", "Die Frist endet am 1. Dezember 2026 und wird erwartet."),
        ("Bewerbungen bis 15. Dezember möglich", plain),
        ("Förderung", "Der Verein lädt ein, sich bis zum 10. Dezember zu melden."),
        ("Gesetz", "Das Gesetz tritt am 1. Januar 2027 in Kraft, es startet damit."),
        ("Beratung ab 1. Dezember wieder offen", plain),
        ("Anmeldeschluss 1. Dezember", plain),
        // No day, no verb, too far away, two days of which one has passed.
        ("Neue Beratung", "Der Verein lädt im Dezember 2026 ein."),
        ("Neue Beratung", "Der 5. Dezember 2026 ist der Tag des Ehrenamts."),
        ("Jubiläum am 12. Dezember 2029", plain),
        ("Reihe", "Am 18. November und am 2. Dezember treffen sich die Gruppen."),
        ("", ""),
    ] {
        assert_eq!(told(title, text), None, "{title} | {text}");
    }
    let undated = announced(Some("5. Dezember: Markt"), plain, None);
    assert_eq!(undated, None, "without a date of its own, nothing is ahead of an article");
}

#[test]
fn deep_in_the_text_nothing_is_looked_for() {
    let text = "Eins ist gesagt. Zwei ist gesagt. Drei ist gesagt. \
                Am 5. Dezember findet das Fest statt.";
    assert_eq!(told("Neues aus dem Haus", text), None);
}

#[test]
fn an_event_begins_with_its_day_and_is_over_after_it() {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let day = date(2026, 12, 5);
    let event = Event { first: day, last: day, time: None };
    assert_eq!(event.begins(&zone), "2026-12-04T23:00:00Z".parse().unwrap());
    assert_eq!(event.over(&zone), "2026-12-05T23:00:00Z".parse().unwrap());
    let evening = Event { time: Some(time(18, 0, 0, 0)), ..event };
    assert_eq!(evening.over(&zone), "2026-12-05T17:00:00Z".parse().unwrap());
}

proptest::proptest! {
    /// Whatever is written, an event lies ahead of its article.
    #[test]
    fn an_event_is_always_ahead(title in ".{0,40}", day in 1..=31_i8, month in 1..=12_i8, tail in ".{0,40}") {
        let title = format!("{title} {day}. {month}. {tail}");
        if let Some(event) = announced(Some(&title), &tail, Some(PUBLISHED)) {
            proptest::prop_assert!(PUBLISHED < event.first && event.first <= event.last);
        }
    }
}
