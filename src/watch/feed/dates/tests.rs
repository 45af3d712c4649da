//! Dates as feeds write them, and what is none.

use jiff::civil::date;

use super::*;

#[test]
fn instants_however_they_are_written() {
    let expected = "2019-09-26T12:05:00Z".parse().unwrap();
    for text in [
        "2019-09-26T12:05:00Z",
        "2019-09-26T14:05:00+02:00",
        "2019-09-26T14:05:00+0200",
        "2019-09-26T14:05+02:00",
        "2019-09-26 14:05:00 +0200",
        "Thu, 26 Sep 2019 14:05:00 +0200",
        "Do, 26 Sep 2019 14:05:00 +0200",
        "Donnerstag, 26. September 2019 14:05:00 MESZ",
        "Thurs, 26 September 2019 12:05 GMT",
        "26 Sep 19 12:05:00 UT",
        "Thu Sep 26 12:05:00 GMT 2019",
        "26-Sep-2019 12:05 UTC",
        "Wed, 26 Sep 2019 08:05:00 EDT",
        " 26.09.2019, 14:05 Uhr (CEST) ",
        "Do, 26 Sep 2019 14:05:00 MESZ",
        "Thu, 26 Sep 2019 14:05:00 +0200 (CEST)",
        "Thu,26 Sep 2019 12:05:00 GMT",
        "Thu, 26 Sep 2019 12:05:00.000 Z",
        "Thu, 26-Sep-19 12:05:00 GMT",
        "Thu Sep 26 2019 14:05:00 GMT+0200 (Mitteleuropäische Sommerzeit)",
        "Thursday, September 26, 2019 12:05 p.m. GMT",
        "2019-09-26T12:05:00.000Z",
        "2019-09-26T14:05:00+02",
        "2019-09-26t12:05:00z",
        "2019-09-26 12:05:00 UTC",
        "2019/09/26 12:05 UTC",
        "20190926T120500Z",
        "26.9.2019 | 14:05 MESZ",
        "26. Sept. 2019 14:05 +0200",
        "Do 26.09.19 14:05:00 +02:00",
        "26 september 2019 12:05 utc",
        "1569499500",
        "1569499500000",
        "September 26, 2019 2:05 PM +02:00",
        "Thu, 26 Sept 2019 13:05:00 GMT+1",
    ] {
        assert_eq!(parse(text), Some(Published::Instant(expected)), "{text}");
    }
}

#[test]
fn days_are_not_made_into_instants() {
    let expected = Some(Published::Day(date(2019, 9, 26)));
    for text in [
        "Do, 26 Sep 2019",
        "2019-09-26",
        "26.09.2019",
        "26.9.19",
        "26. September 2019",
        "2019-09-26T14:05:00",
        "2019-09-26 14:05",
        "26/09/2019",
        "September 26, 2019",
        "Do., 26.09.2019 - 14:05 Uhr",
        "Donnerstag, 26. September 2019",
        "Do, 26 Sept 2019 14:05",
        "26.\u{a0}Sep.\u{a0}2019",
        "20190926",
        "2019-09-26T14:05:00 02:00",
        "2019/09/26",
        "26-09-2019",
        "Thu, 26 Sep 2019",
        "26. 9. 2019",
        "Am 26. September 2019",
    ] {
        assert_eq!(parse(text), expected, "{text}");
    }
    for (text, month) in [
        ("1. Mrz 2020", 3),
        ("01 Okt 2020", 10),
        ("1. Dez. 2020", 12),
        ("1 Mai 2020", 5),
        ("Mo, 01 Mär 2020", 3),
        ("1. Jän. 2020", 1),
        ("1. Juni 2020", 6),
    ] {
        assert_eq!(parse(text), Some(Published::Day(date(2020, month, 1))), "{text}");
    }
}

#[test]
fn noon_and_midnight_are_told_apart() {
    for (text, hour) in [("12:05 AM", 0), ("12:05 PM", 12), ("1:05am", 1), ("1:05pm", 13)] {
        let expected = date(2019, 9, 26).at(hour, 5, 0, 0).to_zoned(TimeZone::UTC).unwrap();
        let read = parse(&format!("September 26, 2019 {text} GMT"));
        assert_eq!(read, Some(Published::Instant(expected.timestamp())), "{text}");
    }
}

#[test]
fn what_is_no_date_is_none() {
    for text in [
        "",
        "gestern",
        "31 Feb 2020",
        "99:99",
        "0",
        "+",
        "-:",
        "t:",
        "2019",
        "1-2-3-4-5-6",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "Wed, 30 Nov -0001 00:00:00 +0000",
        "9999999999999",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}
