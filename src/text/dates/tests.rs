//! German dates and numbers, form by form.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn said(text: &str) -> Vec<(i16, i8, i8)> {
    let said = |d: &DateMention| (d.year.unwrap_or(0), d.month.unwrap_or(0), d.day.unwrap_or(0));
    find(text).iter().map(said).collect()
}

#[test]
fn every_written_form_is_read() {
    for (text, dates) in [
        ("am 26. September 2019 in Halle", vec![(2019, 9, 26)]),
        ("26.09.2019", vec![(2019, 9, 26)]),
        ("Start ist der 26.9.", vec![(0, 9, 26)]),
        ("01.05.20", vec![(2020, 5, 1)]),
        ("Do, 26 Sep 2019", vec![(2019, 9, 26)]),
        ("Mittwoch, dem 3. Juli,", vec![(0, 7, 3)]),
        ("3. und 4. Juli 2024", vec![(2024, 7, 3), (2024, 7, 4)]),
        ("12.–14. Mai 2025", vec![(2025, 5, 12), (2025, 5, 14)]),
        ("vom 12. bis zum 14. Mai", vec![(0, 5, 12), (0, 5, 14)]),
        ("vom 30. Juni bis 2. Juli 2024", vec![(0, 6, 30), (2024, 7, 2)]),
        ("10.7., 17.7. und 24.7.", vec![(0, 7, 10), (0, 7, 17), (0, 7, 24)]),
        ("1.-3.5.2020", vec![(2020, 5, 1), (2020, 5, 3)]),
        ("seit Mai 2020", vec![(2020, 5, 0)]),
        ("2019-09-26T10:00", vec![(2019, 9, 26)]),
        ("5. Jan. 2021, 6. Febr. 2021", vec![(2021, 1, 5), (2021, 2, 6)]),
        ("7. Mär. 2021, 8. Sept. 2021", vec![(2021, 3, 7), (2021, 9, 8)]),
        ("6. Jänner 2020", vec![(2020, 1, 6)]),
        ("23.01.25: 30 Jahre", vec![(2025, 1, 23)]),
        ("vom 3. 5. bis 28. 6. zu sehen", vec![(0, 5, 3), (0, 6, 28)]),
        ("am 24. und am 25. Mai", vec![(0, 5, 24), (0, 5, 25)]),
        ("01./02.05.2025", vec![(2025, 5, 1), (2025, 5, 2)]),
        ("am Sa., 9. Nov., und So., 10. Nov. 2024", vec![(0, 11, 9), (2024, 11, 10)]),
    ] {
        assert_eq!(said(text), dates, "{text}");
    }
}

#[test]
fn what_is_written_out_stays_as_it_is() {
    for text in [
        "bis 3. 5.01.05.20",
        "bis 3. 5.26.9.",
        "am 3. 01.05.20",
        "bis 3. 5.v01.05.20",
        "Mi01.05.20g und 01.05.20g",
    ] {
        let once = write_out(text, None).unwrap();
        assert_eq!(write_out(&once, None).as_deref(), Some(&*once), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_none() {
    for text in [
        "Version 1.2.10 und 10.1.20.3",
        "um 16.30 Uhr",
        "§ 16 Abs. 2",
        "Abs. 2.3. gilt",
        "Nr. 1.1.12 und 1.1.13",
        "im 2. Quartal",
        "1.000.000 Euro",
        "Mai allein, ein 20. Jahrhundert",
        "5,5 Prozent, 3:2",
        "99.99.2019",
        "Stand 28.13.1912:44",
        "bis 3. 5.v",
    ] {
        assert_eq!(said(text), [], "{text}");
    }
}

#[test]
fn dates_are_parsed_and_written() {
    assert_eq!(parse("Do, 26 Sep 2019"), Some(date(2019, 9, 26)));
    assert_eq!(parse("Stand: 26.9."), None);
    assert_eq!(german(date(2020, 3, 1)), "1. März 2020");
}

fn amounts(text: &str) -> Vec<(i128, Unit)> {
    numbers(text).iter().map(|n| (n.value, n.unit)).collect()
}

#[test]
fn numbers_are_values() {
    const ONE: i128 = 1_000_000;
    for (text, wanted) in [
        ("1.000.000", vec![(1_000_000 * ONE, Unit::Plain)]),
        ("5 Mio. Euro", vec![(5_000_000 * ONE, Unit::Euro)]),
        ("5,5 Prozent", vec![(5_500_000, Unit::Percent)]),
        ("20 %", vec![(20 * ONE, Unit::Percent)]),
        ("16.30 Uhr", vec![(990 * ONE, Unit::Clock)]),
        ("16:30", vec![(990 * ONE, Unit::Clock)]),
        ("16 Uhr", vec![(960 * ONE, Unit::Clock)]),
        ("300 Aktive", vec![(300 * ONE, Unit::Plain)]),
        ("drei von zwölf", vec![(3 * ONE, Unit::Plain), (12 * ONE, Unit::Plain)]),
        ("dreihundertfünfundzwanzig", vec![(325 * ONE, Unit::Plain)]),
        ("zwei Millionen Euro", vec![(2_000_000 * ONE, Unit::Euro)]),
        ("26. September 2019", vec![]),
        ("1.234,56 €", vec![(1_234_560_000, Unit::Euro)]),
        ("€ 50", vec![(50 * ONE, Unit::Euro)]),
        ("1,2 Mio. Euro", vec![(1_200_000 * ONE, Unit::Euro)]),
        ("2 Mrd. US-Dollar", vec![(2_000_000_000 * ONE, Unit::Dollar)]),
        ("30 Franken und 20 Cent", vec![(30 * ONE, Unit::Franc), (20 * ONE, Unit::Cent)]),
        (
            "0,7 Prozentpunkte auf 7 Prozent",
            vec![(700_000, Unit::PercentPoint), (7 * ONE, Unit::Percent)],
        ),
        ("anderthalb Stunden", vec![(1_500_000, Unit::Plain)]),
        ("zweieinhalb Millionen Euro", vec![(2_500_000 * ONE, Unit::Euro)]),
        ("eine halbe Million", vec![(500_000 * ONE, Unit::Plain)]),
        ("ein Dutzend, zwei Dutzend", vec![(12 * ONE, Unit::Plain), (24 * ONE, Unit::Plain)]),
        ("ein Verein, ein Prozent", vec![(ONE, Unit::Percent)]),
        ("zwei Drittel", vec![(666_666, Unit::Plain)]),
        ("die dritte und die 3. Konferenz", vec![(3 * ONE, Unit::Plain), (3 * ONE, Unit::Plain)]),
        ("zum zwanzigsten Mal", vec![(20 * ONE, Unit::Plain)]),
        ("halb drei, Viertel nach vier", vec![(150 * ONE, Unit::Clock), (255 * ONE, Unit::Clock)]),
        ("um drei Uhr", vec![(180 * ONE, Unit::Clock)]),
        ("9 bis 16.30 Uhr", vec![(540 * ONE, Unit::Clock), (990 * ONE, Unit::Clock)]),
        ("9–12 Uhr", vec![(540 * ONE, Unit::Clock), (720 * ONE, Unit::Clock)]),
        ("10 bis 15 Personen", vec![(10 * ONE, Unit::Plain), (15 * ONE, Unit::Plain)]),
        ("im Jahr 2019", vec![(2019 * ONE, Unit::Plain)]),
        ("eine Tausendschaft im Jahrhundert", vec![]),
    ] {
        assert_eq!(amounts(text), wanted, "{text}");
    }
}

/// Thursday.
const PUBLISHED: Date = date(2019, 9, 26);

#[test]
fn relative_days_are_written_out() {
    for (text, written) in [
        ("Heute fand die Konferenz statt.", "Am 26. September 2019 fand die Konferenz statt."),
        (
            "Ministerin Grimm hat heute in Magdeburg den Preis verliehen.",
            "Ministerin Grimm hat am 26. September 2019 in Magdeburg den Preis verliehen.",
        ),
        ("Das sagte sie gestern Abend.", "Das sagte sie am Abend des 25. September 2019."),
        ("Morgen beginnt das Fest.", "Am 27. September 2019 beginnt das Fest."),
        ("Die Frist läuft bis morgen.", "Die Frist läuft bis zum 27. September 2019."),
        ("Das Büro ist ab heute offen.", "Das Büro ist ab dem 26. September 2019 offen."),
        ("Er kam am Dienstag an.", "Er kam am 24. September 2019 an."),
        ("Am Dienstag wird gewählt.", "Am 1. Oktober 2019 wird gewählt."),
        ("Es tagte am Donnerstag.", "Es tagte am 26. September 2019."),
        ("Am vergangenen Donnerstag war Ruhe.", "Am 19. September 2019 war Ruhe."),
        ("Das Fest ist am kommenden Samstag.", "Das Fest ist am 28. September 2019."),
        ("Am heutigen Donnerstag tagt der Rat.", "Am 26. September 2019 tagt der Rat."),
        ("Er sprach am Dienstagabend.", "Er sprach am Abend des 24. September 2019."),
        (
            "Das sagte er auf der heutigen Festveranstaltung in Halle.",
            "Das sagte er auf der Festveranstaltung am 26. September 2019 in Halle.",
        ),
    ] {
        assert_eq!(write_out(text, Some(PUBLISHED)).as_deref(), Some(written), "{text}");
        assert_eq!(write_out(text, None), None, "without a date: {text}");
    }
}

#[test]
fn short_dates_are_written_out_and_no_year_is_guessed() {
    for (text, written) in [
        ("Am 01.05.20 war Feiertag.", "Am 1. Mai 2020 war Feiertag."),
        ("Bewerbungen bis 26.9.", "Bewerbungen bis 26. September."),
        ("Kurse am 10.7. und 17.7. in Halle.", "Kurse am 10. Juli und 17. Juli in Halle."),
        ("Vom 12.–14.5.2025 in Burg.", "Vom 12.–14. Mai 2025 in Burg."),
        ("Am Donnerstag, dem 26. September, war es.", "Am Donnerstag, dem 26. September, war es."),
        ("Jeden Montag wird geübt.", "Jeden Montag wird geübt."),
        ("Das heute-journal und heute.de berichten.", "Das heute-journal und heute.de berichten."),
    ] {
        assert_eq!(write_out(text, None).as_deref(), Some(written), "{text}");
    }
}

#[test]
fn what_may_mean_nowadays_or_another_day_is_refused() {
    for text in [
        "Heute ist Magdeburg Landeshauptstadt.",
        "Bis heute hat sich nichts geändert.",
        "Sie leben heute noch dort.",
        "Der Hof wird heute als Museum genutzt.",
        "Die heutige Gesellschaft ist bunt.",
        "Es schien ein Vorgeschmack auf die heute herrschende Lage zu sein.",
        "Die Stadt von morgen ist grün.",
        "Für heute reicht es.",
        "Am Donnerstag wird gewählt.",
        "Am Donnerstag sei alles anders.",
        "Am Montag und Dienstag wurde gebaut.",
        "Das Fest beginnt am Samstag vor dem zweiten Advent.",
        "Das beschloss er in der heutigen Sitzung des Landtags.",
    ] {
        assert_eq!(write_out(text, Some(PUBLISHED)), None, "{text}");
    }
}

#[test]
fn hostile_texts_take_linear_time() {
    for piece in [
        "heute kam ",
        "am Montag kam ",
        "1.1.",
        "1. und ",
        "1.000.",
        "12:",
        "zwei ",
        "Nr. 1.1.12 und ",
        "9, ",
        "in den nächsten zwei ",
        "im vergangenen Jahr ",
        "vor drei Tagen ",
    ] {
        let text = piece.repeat(5_000);
        let _ = (find(&text).len(), numbers(&text).len(), write_out(&text, Some(PUBLISHED)));
    }
}

#[test]
fn the_days_a_text_refers_to() {
    assert_eq!(referred("Heute und gestern", PUBLISHED), [date(2019, 9, 25), PUBLISHED]);
    let tuesdays = [date(2019, 9, 24), date(2019, 10, 1)];
    assert_eq!(referred("am Dienstagabend", PUBLISHED), tuesdays);
    assert_eq!(referred("am Fluss", PUBLISHED), []);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[0-9., :–/a-z§%äöüMJS„“-]{0,60}|\\PC{0,40}") {
        for mention in find(&text) {
            prop_assert!(text.get(mention.range).is_some());
        }
        for number in numbers(&text) {
            prop_assert!(text.get(number.range).is_some());
        }
        let _ = write_out(&text, Some(PUBLISHED));
    }

    #[test]
    fn a_written_date_is_read_back(days in 0_i64..40_000) {
        let day = date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        prop_assert_eq!(parse(&german(day)), Some(day));
    }
}

proptest! {
    #[test]
    fn a_survey_finds_what_each_search_finds(text in "(am |[0-9]{1,2}\\.|Mai |heute |zwei |20[0-9]{2} |Euro )*") {
        let survey = survey(&text);
        prop_assert_eq!(survey.dates, find(&text));
        prop_assert_eq!(survey.numbers, numbers(&text));
    }
}
