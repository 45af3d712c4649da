//! The names of months and weekdays, written out and abbreviated.

use jiff::civil::Weekday;

const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// The month's German name; months are counted from 1.
pub fn month_name(month: i8) -> &'static str {
    let index = usize::try_from(month - 1).unwrap_or_default();
    MONTHS.get(index).copied().unwrap_or_default()
}

/// The month that a word names, in any case: German, Austrian, abbreviated, and the English
/// abbreviations that German content systems put into their dates.
pub(super) fn month(word: &str) -> Option<i8> {
    let number = match word.to_lowercase().as_str() {
        "januar" | "jänner" | "jan" | "jän" => 1,
        "februar" | "feber" | "feb" | "febr" => 2,
        "märz" | "maerz" | "mär" | "mrz" | "mar" => 3,
        "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juni" | "juno" | "jun" => 6,
        "juli" | "julei" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "oktober" | "okt" | "oct" => 10,
        "november" | "nov" => 11,
        "dezember" | "dez" | "dec" => 12,
        _ => return None,
    };
    Some(number)
}

/// Whether a word is a month written out, which may stand without a day before it.
pub(super) fn is_full_month(word: &str) -> bool {
    // Most words are refused by their first letter.
    let begins = matches!(
        word.as_bytes().first(),
        Some(b'A' | b'D' | b'F' | b'J' | b'M' | b'N' | b'O' | b'S')
    );
    begins && (MONTHS.contains(&word) || word == "Jänner")
}

/// The weekday that a word names, written out.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    let day = match word {
        "Montag" => Weekday::Monday,
        "Dienstag" => Weekday::Tuesday,
        "Mittwoch" => Weekday::Wednesday,
        "Donnerstag" => Weekday::Thursday,
        "Freitag" => Weekday::Friday,
        "Samstag" | "Sonnabend" => Weekday::Saturday,
        "Sonntag" => Weekday::Sunday,
        _ => return None,
    };
    Some(day)
}

/// The part of a day that ends a word such as `Donnerstagabend`, with the weekday before it.
pub(super) fn weekday_with_part(word: &str) -> Option<(Weekday, &'static str)> {
    const PARTS: [(&str, &str); 5] = [
        ("vormittag", "Vormittag"),
        ("nachmittag", "Nachmittag"),
        ("mittag", "Mittag"),
        ("morgen", "Morgen"),
        ("abend", "Abend"),
    ];
    PARTS.into_iter().find_map(|(ending, part)| Some((weekday(word.strip_suffix(ending)?)?, part)))
}
