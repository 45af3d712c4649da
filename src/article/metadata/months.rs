//! Dates with the month's name in languages other than German, for sources abroad.

use jiff::civil::Date;

/// Beginnings of the names of the months, in order: English, French, Spanish, Italian, Polish,
/// Russian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen", "stycz", "янв"],
    &["feb", "fév", "fev", "lut", "фев"],
    &["mar", "март"],
    &["apr", "avr", "abr", "kwie", "апр"],
    &["may", "mai", "mag", "maj", "мая"],
    &["jun", "juin", "giu", "czerw", "июн"],
    &["jul", "juil", "lug", "lip", "июл"],
    &["aug", "aoû", "aou", "ago", "sierp", "авг"],
    &["sep", "set", "wrze", "сен"],
    &["oct", "ott", "paźdz", "окт"],
    &["nov", "listop", "ноя"],
    &["dec", "déc", "dic", "grud", "дек"],
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

fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
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
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
        assert_eq!(parse("Sitzung 16 von 2019"), None);
    }
}
