//! Dates with the month's name in languages other than German, for sources abroad.

use jiff::civil::Date;

/// The names of the months, in order: English, French, Spanish, Italian, Polish, Russian, Dutch,
/// Portuguese, and German for `Oktober 16, 2019`, as translated weblogs write it.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "janvier",
        "enero",
        "gennaio",
        "stycznia",
        "января",
        "januari",
        "janeiro",
        "januar",
        "jänner",
    ],
    &[
        "february",
        "février",
        "fevrier",
        "febrero",
        "febbraio",
        "lutego",
        "февраля",
        "februari",
        "fevereiro",
        "februar",
        "feber",
    ],
    &["march", "mars", "marzo", "marca", "марта", "maart", "mrt", "março", "märz", "mrz", "maerz"],
    &["april", "avril", "abril", "aprile", "kwietnia", "апреля"],
    &["may", "mai", "mayo", "maggio", "maja", "мая", "mei", "maio"],
    &["june", "juin", "junio", "giugno", "czerwca", "июня", "juni", "junho"],
    &["july", "juillet", "julio", "luglio", "lipca", "июля", "juli", "julho"],
    &["august", "août", "aout", "agosto", "sierpnia", "августа", "augustus"],
    &[
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "września",
        "сентября",
        "setembro",
        "sept",
    ],
    &["october", "octobre", "octubre", "ottobre", "października", "октября", "oktober", "outubro"],
    &["november", "novembre", "noviembre", "listopada", "ноября", "novembro"],
    &[
        "december",
        "décembre",
        "diciembre",
        "dicembre",
        "grudnia",
        "декабря",
        "dezembro",
        "dezember",
    ],
];

/// The first `October 16th, 2019` or `16 octobre 2019` of a short text.
pub(super) fn parse(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "de" | "of" | "del"))
        .collect();
    words.windows(3).find_map(|window| {
        let &[a, b, c] = window else { return None };
        let year: i16 = (c.len() == 4).then(|| c.parse().ok()).flatten()?;
        let (month, day) = match (month(a), month(b)) {
            (Some(month), _) => (month, day(b)?),
            (None, Some(month)) => (month, day(a)?),
            (None, None) => return None,
        };
        Date::new(year, month, day).ok()
    })
}

/// The month of a name, written out or cut after its third letter or later.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    if word.chars().count() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|names| names.iter().any(|name| name.starts_with(&word)))?;
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
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
        assert_eq!(parse("März 3, 2020"), Date::new(2020, 3, 3).ok());
        for text in ["Sitzung 16 von 2019", "Markt 16, 2019", "Marie 16 2019"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
