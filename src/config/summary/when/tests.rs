//! Each shape of a schedule, and each way to name a day.

use super::*;

fn de(line: &str) -> Option<String> {
    in_words(line, Language::De)
}

#[test]
fn common_shapes_are_told_in_german() {
    for (line, said) in [
        ("*/20 6-21 * * *", "alle 20 Minuten von 6:00 bis 21:40 Uhr"),
        ("*/15 * * * *", "alle 15 Minuten"),
        ("*/1 * * * *", "jede Minute"),
        ("5 * * * *", "stündlich zur Minute 5"),
        ("30 7 * * *", "täglich um 7:30 Uhr"),
        ("0 8,12,18 * * *", "täglich um 8:00, 12:00 und 18:00 Uhr"),
        ("10 8-17 * * 1-5", "montags bis freitags stündlich von 8:10 bis 17:10 Uhr"),
        ("0 9 * * MON,thu", "montags und donnerstags um 9:00 Uhr"),
        ("0 9 * * 7", "sonntags um 9:00 Uhr"),
        ("@every 10s", "alle 10 Sekunden"),
        ("@every 2d", "alle 2 Tage"),
        ("@daily", "täglich um 0:00 Uhr"),
        ("@every 1h", "jede Stunde"),
    ] {
        assert_eq!(de(line).as_deref(), Some(said), "{line}");
    }
}

#[test]
fn the_same_in_english() {
    let en = |line| in_words(line, Language::En);
    let said = "every 20 minutes from 6:00 to 21:40";
    assert_eq!(en("*/20 6-21 * * *").as_deref(), Some(said));
    let said = "Mondays to Fridays at 9:00 and 15:00";
    assert_eq!(en("0 9,15 * * 1-5").as_deref(), Some(said));
}

#[test]
fn what_has_no_plain_words_is_left_to_the_line() {
    for line in [
        "*/25 * * * *",
        "0 0 1 * *",
        "0 0 * 6 *",
        "0-30/5 8 * * *",
        "* * * *",
        "",
        "@every ",
        "@every ä",
        "60 8 * * *",
        "0 22-6 * * *",
        "0 8 * * 8",
    ] {
        assert_eq!(de(line), None, "{line}");
    }
}

#[test]
fn coming_times_name_the_day_where_it_changes() {
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let now = at("2027-03-01T20:30:00Z");
    let coming =
        [at("2027-03-01T20:40:00Z"), at("2027-03-02T05:00:00Z"), at("2027-03-02T05:20:00Z")];
    let said = told(&coming, &zone, now, Language::De);
    assert_eq!(said, "heute 21:40, morgen 6:00 und 6:20 Uhr");
    let said = told(&coming, &zone, now, Language::En);
    assert_eq!(said, "today 21:40, tomorrow 6:00 and 6:20");
    let later = [at("2027-03-28T01:00:00Z")];
    let said = told(&later, &zone, now, Language::De);
    assert_eq!(said, "am 28.3.2027, 3:00 Uhr");
}
