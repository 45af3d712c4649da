//! Periods and distances told from the article's day.

mod weekdays;

use jiff::civil::{Date, date};

use super::write_out;
use crate::text::dates::{self, DateMention};

/// A Thursday in September.
const PUBLISHED: Date = date(2019, 9, 26);

fn written(text: &str) -> Option<String> {
    write_out(text, Some(PUBLISHED))
}

#[test]
fn years_are_named() {
    for (text, wanted) in [
        ("Das Fest wird in diesem Jahr gefeiert.", "Das Fest wird im Jahr 2019 gefeiert."),
        ("Im vergangenen Jahr kamen 300.", "Im Jahr 2018 kamen 300."),
        (
            "Im Land sind im vergangenen Jahr 2.187 Zeugnisse anerkannt worden.",
            "Im Land sind im Jahr 2018 2.187 Zeugnisse anerkannt worden.",
        ),
        (
            "Am 4. Oktober 2019 beginnen die Feste, zu denen in diesem Jahr Vereine einladen.",
            "Am 4. Oktober 2019 beginnen die Feste, zu denen im Jahr 2019 Vereine einladen.",
        ),
        ("Im kommenden Jahr soll es enden.", "Im Jahr 2020 soll es enden."),
        (
            "Das Land stellt im kommenden Jahr 1,2 Mio. Euro bereit.",
            "Das Land stellt im Jahr 2020 1,2 Mio. Euro bereit.",
        ),
        ("Letztes Jahr war es kalt.", "2018 war es kalt."),
        ("Das Fest findet dieses Jahr in Halle statt.", "Das Fest findet 2019 in Halle statt."),
        ("Bis Ende nächsten Jahres wird gebaut.", "Bis Ende des Jahres 2020 wird gebaut."),
        ("Im Herbst dieses Jahres wird gewählt.", "Im Herbst des Jahres 2019 wird gewählt."),
        ("Das Haus wird Ende des Jahres eröffnet.", "Das Haus wird Ende des Jahres 2019 eröffnet."),
        ("Die diesjährige Konferenz beginnt.", "Die Konferenz 2019 beginnt."),
        ("Das Haus soll zum Jahresende öffnen.", "Das Haus soll zum Jahresende 2019 öffnen."),
        ("Er arbeitet seit diesem Jahr in Burg.", "Er arbeitet seit dem Jahr 2019 in Burg."),
        ("Die Schau ist in diesem Herbst zu sehen.", "Die Schau ist im Herbst 2019 zu sehen."),
    ] {
        assert_eq!(written(text).as_deref(), Some(wanted), "{text}");
        assert_eq!(write_out(text, None), None, "without a date: {text}");
    }
}

#[test]
fn months_weeks_and_weekends_are_named() {
    for (text, wanted) in [
        ("Im kommenden Monat wird getagt.", "Im Oktober 2019 wird getagt."),
        ("Das Haus wird nächsten Monat eröffnet.", "Das Haus wird im Oktober 2019 eröffnet."),
        ("Ende dieses Monats soll es beginnen.", "Ende September 2019 soll es beginnen."),
        ("Das Büro soll Ende des Monats öffnen.", "Das Büro soll Ende September 2019 öffnen."),
        ("Im kommenden März wird gewählt.", "Im März 2020 wird gewählt."),
        ("Im vergangenen Oktober kam er an.", "Im Oktober 2018 kam er an."),
        (
            "In der vergangenen Woche wurde gebaut.",
            "In der Woche vom 16. bis 22. September 2019 wurde gebaut.",
        ),
        (
            "Die Kurse beginnen kommende Woche.",
            "Die Kurse beginnen in der Woche vom 30. September bis 6. Oktober 2019.",
        ),
        (
            "Am Wochenende wurde in Halle gefeiert.",
            "Am 21. und 22. September 2019 wurde in Halle gefeiert.",
        ),
        (
            "Am kommenden Wochenende ist das Museum offen.",
            "Am 28. und 29. September 2019 ist das Museum offen.",
        ),
    ] {
        assert_eq!(written(text).as_deref(), Some(wanted), "{text}");
        assert_eq!(write_out(text, None), None, "without a date: {text}");
    }
}

#[test]
fn weekdays_and_days_ago_are_named() {
    for (text, wanted) in [
        ("Kommenden Samstag ist Markt.", "Am 28. September 2019 ist Markt."),
        ("Der Rat tagt diesen Freitag in Burg.", "Der Rat tagt am 27. September 2019 in Burg."),
        ("Vergangenen Montag ist er gekommen.", "Am 23. September 2019 ist er gekommen."),
        ("Das wurde vor drei Tagen bekannt.", "Das wurde am 23. September 2019 bekannt."),
        ("Übermorgen beginnt das Fest.", "Am 28. September 2019 beginnt das Fest."),
        ("Das Fest beginnt heute Abend.", "Das Fest beginnt am Abend des 26. September 2019."),
        (
            "Am kommenden Samstag, 28. September, ist Markt.",
            "Am Samstag, 28. September, ist Markt.",
        ),
    ] {
        assert_eq!(written(text).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn what_has_no_certain_value_is_refused() {
    for text in [
        "In diesem Jahr kamen 300 Menschen.",
        "Nach 2015 ist in diesem Jahr vieles neu.",
        "Am 4. Mai 2018 begann, was in diesem Jahr am 3. Mai 2019 endet.",
        "Im vergangenen Jahr 26.9. war Markt.",
        "Im letzten Jahr der Förderung kamen 300.",
        "Im nächsten Jahr folgte der Umzug.",
        "Die diesjährigen Interkulturellen Wochen beginnen.",
        "Ende des Monats folgte der Umzug.",
        "Das Heft erschien Ende des Jahres.",
        "Im kommenden September wird gewählt.",
        "Die Schau war im vergangenen Sommer zu sehen.",
        "In dieser Woche finden 50 Feste statt.",
        "Kommende Woche Dienstag wird getagt.",
        "Am Wochenende ist das Café geöffnet.",
        "Am Wochenende vor dem Fest wurde gebaut.",
        "Das kommende Wochenende wird schön.",
        "Vor zwei Wochen kam er an.",
        "Vor einigen Tagen kam er an.",
        "Vor 14 Tagen kam er an.",
        "In zwei Wochen beginnt das Fest.",
        "Seit drei Wochen wird gebaut.",
        "In den kommenden Tagen wird gebaut.",
        "Nächsten Freitag ist Markt.",
        "An diesem Freitag kam er an.",
        "Er rief in der vergangenen Nacht an.",
        "Das Feuer brach Freitagnacht aus.",
        "Heute Nacht wird gefeiert.",
        "Am heutigen Montag tagt der Rat.",
        "Das war Anfang der Woche.",
        "Die Förderung läuft zum Monatsende aus.",
    ] {
        assert_eq!(written(text), None, "{text}");
    }
}

#[test]
fn what_is_no_relative_time_stays() {
    for text in [
        "In den vergangenen Jahren kamen viele.",
        "Im Jahr 2018 kamen 300, pro Jahr also mehr.",
        "Ende des Jahres 2018 kam er an.",
        "In zwei Wochen kamen 300 Menschen.",
        "Die Interkulturelle Woche beginnt.",
        "Vor 30 Jahren fiel die Mauer.",
        "Das Wort der Woche ist Mut.",
        "Ein Wochenende im Grünen tut gut.",
        "Am Wochenende 28./29. September ist Markt.",
        "Er sagte: „Wir feiern nächste Woche.“",
        "Der Tag der offenen Tür war gut besucht.",
        "Sie leben in zwei Welten.",
    ] {
        let stays = written(text).map(|text| text.replace("28./29. September", ""));
        assert_eq!(stays, Some(text.replace("28./29. September", "")), "{text}");
    }
}

#[test]
fn what_is_written_out_is_written_out_once() {
    for text in [
        "Im vergangenen Jahr kamen 300.",
        "In der vergangenen Woche wurde gebaut.",
        "Am Wochenende wurde in Halle gefeiert.",
        "Das Fest beginnt heute Abend.",
        "Ende dieses Monats soll es beginnen.",
    ] {
        let once = written(text).unwrap();
        assert_eq!(written(&once).as_deref(), Some(once.as_str()), "{text}");
    }
}

fn implied(text: &str) -> Vec<DateMention> {
    dates::implied(text, PUBLISHED)
}

#[test]
fn the_gate_learns_what_may_be_meant() {
    let years = |text: &str| -> Vec<i16> {
        let said = implied(text).into_iter();
        said.filter(|date| date.month.is_none()).filter_map(|date| date.year).collect()
    };
    assert_eq!(years("Im vergangenen Jahr und in der diesjährigen Schau"), [2018, 2019]);
    assert!(years("Jedes Jahr").is_empty());
    let says = |text: &str, day: Option<i8>, month: i8, year: i16| {
        implied(text)
            .iter()
            .any(|date| (date.day, date.month, date.year) == (day, Some(month), Some(year)))
    };
    assert!(says("am Wochenende", Some(21), 9, 2019) && says("am Wochenende", Some(28), 9, 2019));
    assert!(says("im kommenden Monat", None, 10, 2019));
    assert!(says("vergangene Woche", Some(16), 9, 2019));
    assert!(says("vor drei Tagen", Some(23), 9, 2019));
    assert!(says("im kommenden März", None, 3, 2020));
    assert!(!says("eine Woche", Some(23), 9, 2019));
}

#[test]
fn a_year_before_a_number_keeps_its_noun() {
    for (text, wanted) in [
        (
            "Im Land sind in den ersten Monaten dieses Jahres 612 Menschen beraten worden.",
            Some("Im Land sind in den ersten Monaten des Jahres 2019 612 Menschen beraten worden."),
        ),
        ("Im vergangenen Jahr 300 Menschen.", Some("Im Jahr 2018 300 Menschen.")),
        ("Der Verein hilft dieses Jahr 300 Familien.", None),
        ("Im vergangenen Jahr 26.9. war Markt.", None),
    ] {
        assert_eq!(written(text).as_deref(), wanted, "{text}");
    }
}

#[test]
fn todays_day_of_something_needs_no_date() {
    for (text, wanted) in [
        (
            "Zum heutigen Internationalen Tag gegen Gewalt hat sie gesprochen.",
            "Zum Internationalen Tag gegen Gewalt hat sie gesprochen.",
        ),
        ("Am heutigen Weltflüchtlingstag wird erinnert.", "Am Weltflüchtlingstag wird erinnert."),
        ("Zum heutigen Tag der Pflege gab es Kuchen.", "Zum Tag der Pflege gab es Kuchen."),
    ] {
        assert_eq!(written(text).as_deref(), Some(wanted), "{text}");
    }
    assert_eq!(written("Der heutige Bundestag ist groß."), None);
}

#[test]
fn brackets_beside_a_clause_do_not_end_it() {
    let text = "Mit einem Fest ist am Sonntag die Woche in Halle (Saale) zu Ende gegangen.";
    let wanted =
        "Mit einem Fest ist am 22. September 2019 die Woche in Halle (Saale) zu Ende gegangen.";
    assert_eq!(written(text).as_deref(), Some(wanted));
    let text = "Der Umbau (er begann am Montag) kostet 300 Euro.";
    let wanted = "Der Umbau (er begann am 23. September 2019) kostet 300 Euro.";
    assert_eq!(written(text).as_deref(), Some(wanted));
    let text = "In Burg beginnt kommende Woche der Ausbau.";
    let wanted = "In Burg beginnt in der Woche vom 30. September bis 6. Oktober 2019 der Ausbau.";
    assert_eq!(written(text).as_deref(), Some(wanted));
}
