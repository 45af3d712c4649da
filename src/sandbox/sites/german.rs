//! German names of days and months for the sample sites, kept apart from `text/`, whose reading
//! of dates the sites put to the test.

use jiff::civil::{Date, Weekday};

/// `26. September 2019`.
pub(super) fn long(date: Date) -> String {
    format!("{} {}", without_year(date), date.year())
}

/// `26. September`.
pub(super) fn without_year(date: Date) -> String {
    format!("{}. {}", date.day(), month(date))
}

/// `26.09.2019`.
pub(super) fn dotted(date: Date) -> String {
    format!("{:02}.{:02}.{}", date.day(), date.month(), date.year())
}

/// `26.09.19`.
pub(super) fn short(date: Date) -> String {
    format!("{:02}.{:02}.{:02}", date.day(), date.month(), date.year() % 100)
}

/// `September`.
pub(super) fn month(date: Date) -> &'static str {
    match date.month() {
        1 => "Januar",
        2 => "Februar",
        3 => "März",
        4 => "April",
        5 => "Mai",
        6 => "Juni",
        7 => "Juli",
        8 => "August",
        9 => "September",
        10 => "Oktober",
        11 => "November",
        _ => "Dezember",
    }
}

/// `Donnerstag`.
pub(super) fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => "Montag",
        Weekday::Tuesday => "Dienstag",
        Weekday::Wednesday => "Mittwoch",
        Weekday::Thursday => "Donnerstag",
        Weekday::Friday => "Freitag",
        Weekday::Saturday => "Samstag",
        Weekday::Sunday => "Sonntag",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    #[test]
    fn forms() {
        let day = date(2019, 9, 6);
        assert_eq!(super::long(day), "6. September 2019");
        assert_eq!(super::without_year(day), "6. September");
        assert_eq!(super::dotted(day), "06.09.2019");
        assert_eq!(super::short(day), "06.09.19");
        assert_eq!(super::weekday(day), "Freitag");
    }
}
