//! Dates with the month's name in languages other than German, for sources abroad.

use jiff::civil::Date;

/// The names of the months, in order: English, French, Spanish, Italian, Polish, Russian, Dutch,
/// Portuguese, Scandinavian, Romanian, Catalan, Czech, Ukrainian, Turkish, Hungarian, Finnish, Greek, and
/// German for `Oktober 16, 2019`, as translated weblogs write it.
const MONTHS: [&str; 12] = [
    "january janvier enero gennaio stycznia января januari janeiro januar jänner ianuarie \
     gener ledna січня ocak január tammikuuta ιανουαρίου",
    "february février fevrier febrero febbraio lutego февраля februari fevereiro februar \
     feber februarie febrer února лютого şubat február helmikuuta φεβρουαρίου",
    "march mars marzo marca марта maart mrt março märz mrz maerz marts martie març března \
     березня március maaliskuuta μαρτίου",
    "april avril abril aprile kwietnia апреля aprilie dubna квітня nisan április huhtikuuta απριλίου",
    "may mai mayo maggio maja мая mei maio maj maig května травня mayıs május toukokuuta μαΐου",
    "june juin junio giugno czerwca июня juni junho iunie juny června червня haziran június \
     kesäkuuta ιουνίου",
    "july juillet julio luglio lipca июля juli julho iulie juliol července липня temmuz \
     július heinäkuuta ιουλίου",
    "august août aout agosto sierpnia августа augustus augusti srpna серпня ağustos augusztus \
     elokuuta αυγούστου",
    "september septembre septiembre settembre września сентября setembro sept septembrie \
     setembre září вересня eylül szeptember syyskuuta σεπτεμβρίου",
    "october octobre octubre ottobre października октября oktober outubro octombrie října \
     жовтня ekim október lokakuuta οκτωβρίου",
    "november novembre noviembre listopada ноября novembro noiembrie листопада kasım \
     marraskuuta νοεμβρίου",
    "december décembre diciembre dicembre grudnia декабря dezembro dezember decembrie \
     desembre prosince грудня aralık joulukuuta δεκεμβρίου",
];

/// The first `October 16th, 2019`, `16 octobre 2019`, `2019. október 16.` or `2019年10月16日` of a
/// short text.
pub(super) fn parse(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "de" | "of" | "del" | "d"))
        .collect();
    let found = words.windows(3).enumerate().find_map(|(at, window)| {
        let &[a, b, c] = window else { return None };
        // Two digits are a year where nothing follows that could make them an hour.
        let short = at + 3 == words.len() && ends_with_year(text, c);
        // Years are told faster than months: most words are neither.
        let (first, last) = (year(a, false), year(c, short));
        let (year, month, day) = match (first, last) {
            (Some(year), _) => (year, month(b)?, day(c)?),
            (None, Some(year)) => match month(a) {
                Some(month) => (year, month, day(b)?),
                None => (year, month(b)?, day(a)?),
            },
            (None, None) => return None,
        };
        Date::new(year, month, day).ok()
    });
    found.or_else(|| east_asian(text))
}

/// Whether a text ends with two digits that a day and a month stand before, not with a time.
fn ends_with_year(text: &str, last: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '.' | '|'));
    text.strip_suffix(last).is_some_and(|before| !before.trim_end().ends_with([':', ',']))
}

fn year(word: &str, short: bool) -> Option<i16> {
    match word.len() {
        4 => word.parse().ok(),
        2 if short => word.parse().ok().map(|year: i16| 2000 + year),
        _ => None,
    }
}

/// `2019年10月16日`, `2019년 10월 16일`.
fn east_asian(text: &str) -> Option<Date> {
    let (front, behind) = text.split_once(['年', '년'])?;
    let (month, behind) = behind.split_once(['月', '월'])?;
    let (day, _) = behind.split_once(['日', '일'])?;
    let digits = front.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?;
    let year = (digits.len() == 4).then_some(digits)?;
    let (year, month, day) = (year.parse(), month.trim().parse(), day.trim().parse());
    Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
}

/// The month of a name, written out or cut after its third letter or later.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let at =
        MONTHS.iter().position(|names| names.split(' ').any(|name| name.starts_with(&word)))?;
    i8::try_from(at + 1).ok()
}

fn day(word: &str) -> Option<i8> {
    word.trim_end_matches(char::is_alphabetic).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_name_their_months() {
        let day = Date::new(2019, 10, 16).ok();
        for text in [
            "Wednesday, October 16, 2019",
            "Oct 16th 2019",
            "16 octobre 2019",
            "16 de octubre de 2019",
            "Oktober 16, 2019",
            "Okt. 16, 2019",
            "16 oct ’19",
            "(Roma, 16 ottobre 19)",
            "16.Okt.19",
            "2019. október 16.",
            "16 жовтня 2019",
            "16 d'octubre de 2019",
            "16 Οκτωβρίου 2019",
            "2019年10月16日 10時",
            "2019년 10월 16일",
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
        assert_eq!(parse("März 3, 2020"), Date::new(2020, 3, 3).ok());
        for text in [
            "16 octobre, 19",
            "16 oct 19:30",
            "Mon 16 19",
            "Sitzung 16 von 2019",
            "Markt 16, 2019",
            "Marie 16 2019",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
