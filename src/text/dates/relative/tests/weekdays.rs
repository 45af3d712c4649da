//! Weekdays without a word that says which one, behind their prepositions.

use super::{write_out, written};

#[test]
fn bare_weekdays_behind_other_prepositions_are_named() {
    for (text, wanted) in [
        ("Seit Montag wird gebaut.", "Seit dem 23. September 2019 wird gebaut."),
        ("Ab Montag gilt Tempo 30.", "Ab dem 30. September 2019 gilt Tempo 30."),
        ("Die Schau ist bis Sonntag offen.", "Die Schau ist bis zum 29. September 2019 offen."),
        (
            "Die Frist läuft bis Freitagabend.",
            "Die Frist läuft bis zum Abend des 27. September 2019.",
        ),
        (
            "Unbekannte sind in der Nacht zum Samstag in das Haus eingebrochen.",
            "Unbekannte sind in der Nacht zum 21. September 2019 in das Haus eingebrochen.",
        ),
        (
            "In der Nacht auf Samstag brannte ein Schuppen.",
            "In der Nacht auf den 21. September 2019 brannte ein Schuppen.",
        ),
        (
            "Die Ministerin stellte das Konzept am Montag vor.",
            "Die Ministerin stellte das Konzept am 23. September 2019 vor.",
        ),
        (
            "Zwei Beauftragte stellten das Konzept gestern vor.",
            "Zwei Beauftragte stellten das Konzept am 25. September 2019 vor.",
        ),
        ("Am Samstag spielt das Orchester.", "Am 28. September 2019 spielt das Orchester."),
    ] {
        assert_eq!(written(text).as_deref(), Some(wanted), "{text}");
        assert_eq!(write_out(text, None), None, "without a date: {text}");
    }
    for doubtful in [
        "Seit Donnerstag wird gebaut.",
        "Bis Freitag wurde gebaut.",
        "Geöffnet ist von Montag bis Freitag.",
        "Von Freitag auf Samstag wird gefeiert.",
        "Die Besucher kamen zum Samstag.",
    ] {
        assert_eq!(written(doubtful), None, "{doubtful}");
    }
}

#[test]
fn what_stands_around_a_weekday_decides_whether_it_is_told() {
    for (text, wanted) in [
        (
            "Die für kommenden Mittwoch geplante Sitzung fällt aus.",
            "Die für den 2. Oktober 2019 geplante Sitzung fällt aus.",
        ),
        (
            "Schülerinnen sind am Montag vor den Landtag gezogen.",
            "Schülerinnen sind am 23. September 2019 vor den Landtag gezogen.",
        ),
        (
            "Die ersten seien in der Nacht zum Mittwoch in Leipzig gelandet.",
            "Die ersten seien in der Nacht zum 25. September 2019 in Leipzig gelandet.",
        ),
        (
            "Der Stadtrat entscheidet morgen über das Konzept.",
            "Der Stadtrat entscheidet am 27. September 2019 über das Konzept.",
        ),
        (
            "Das Bündnis wirbt ab dieser Woche für Zivilcourage.",
            "Das Bündnis wirbt ab der Woche vom 23. bis 29. September 2019 für Zivilcourage.",
        ),
        (
            "Die Wahl wird auf kommende Woche verschoben.",
            "Die Wahl wird auf die Woche vom 30. September bis 6. Oktober 2019 verschoben.",
        ),
        (
            "Wegen des Sturms bleibt das Café heute geschlossen.",
            "Wegen des Sturms bleibt das Café am 26. September 2019 geschlossen.",
        ),
        ("Der Deutschkurs fällt heute aus.", "Der Deutschkurs fällt am 26. September 2019 aus."),
        (
            "Das Kabinett hat am Montag 31 Millionen Euro freigegeben.",
            "Das Kabinett hat am Montag, 23. September 2019, 31 Millionen Euro freigegeben.",
        ),
        (
            "Es fehle Personal, sagte er der „Volksstimme“ (Mittwoch).",
            "Es fehle Personal, sagte er der „Volksstimme“.",
        ),
        (
            "In der Nacht zu Sonntag hat es in einem Heim gebrannt.",
            "In der Nacht zum 22. September 2019 hat es in einem Heim gebrannt.",
        ),
        (
            "Der Landtag hat am Donnerstag mit CDU, SPD und FDP ein Gesetz beschlossen.",
            "Der Landtag hat am 26. September 2019 mit CDU, SPD und FDP ein Gesetz beschlossen.",
        ),
    ] {
        assert_eq!(written(text).as_deref(), Some(wanted), "{text}");
    }
    for doubtful in [
        "Sie trafen sich am Montag vor Ostern.",
        "Sie trafen sich am Sonntag vor den Wahlen.",
        "Am Montag nach dem Anschlag kamen Hunderte zusammen.",
        "Am Samstag nach der Konferenz feierten alle im Hof.",
        "Am Montag nach Redaktionsschluss kam ein Brief.",
        "Das Museum habe am Montag geöffnet.",
        "Wer heute spart, entscheidet morgen mit.",
    ] {
        assert_eq!(written(doubtful), None, "{doubtful}");
    }
}
