//! Lines that only say when or by whom: datelines and bylines above and below an article.

use crate::text::dates;

/// Words that stand in a line of nothing but a day and a time, besides digits.
const OF_DATES: &str = "\
    januar jänner februar feber märz april mai juni juli august september oktober november dezember \
    jan feb mär mrz apr jun jul aug sep sept okt nov dez \
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
    january february march may june july october december mar oct dec \
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun \
    janvier février mars avril juin juillet août septembre octobre novembre décembre \
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre \
    uhr um am den der vom stand datum h st nd rd th pm a p m at on le de del of cet cest est gmt";

/// Words that a name may have in small letters.
const IN_NAMES: [&str; 12] =
    ["von", "van", "de", "der", "den", "zu", "und", "and", "for", "für", "et", "y"];

/// Whether a line says a day or a time, and nothing else.
pub(crate) fn is_dateline(line: &str) -> bool {
    if line.len() > 60 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let words = line.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let known = |word: &String| OF_DATES.split(' ').any(|known| known == word);
    // A number alone is an amount.
    words.iter().all(known)
        && (words.iter().any(|word| word.len() >= 3) || dates::parse(line).is_some())
}

/// Whether a line says who wrote the article, and nothing else: `Von Erika Muster`.
pub(crate) fn is_byline(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let by =
        matches!(words.next(), Some("Von" | "von" | "By" | "by" | "BY" | "VON" | "Par" | "Por"));
    let words: Vec<&str> = words.collect();
    let named = |word: &&str| word.starts_with(char::is_uppercase);
    by && (2..=6).contains(&words.len())
        && words.first().is_some_and(named)
        && words.last().is_some_and(named)
        && !line.ends_with(['.', '!', '?', ':'])
        && words.iter().all(|word| named(word) || IN_NAMES.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_say_nothing_else() {
        for line in [
            "24. März 2004, 19:49",
            "Freitag, 1. Mai 2020",
            "11 Jan 2019",
            "14:30 Uhr",
            "15.12.2021",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        for line in [
            "Im Mai 2020",
            "Mai",
            "1. Preis: der Chor",
            "3 Eier",
            "1/4",
            "70%",
            "4 m",
            "am 1. Mai 2020 in Halle",
        ] {
            assert!(!is_dateline(line), "{line}");
        }
    }

    #[test]
    fn bylines_name_a_person() {
        for line in ["Von Erika Muster", "By Erika Muster and Max Beispiel", "von Max von der Aue"]
        {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "Von Halle",
            "Von der Idee bis zum Fest",
            "Von Erika Muster stammt das Bild.",
            "Von Anfang an dabei",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
