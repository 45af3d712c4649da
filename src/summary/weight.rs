//! What a sentence is worth where there is room for one: whoever may come asks when, how much, by
//! what day.

use super::candidate::Candidate;
use crate::text::{dates, words};

/// Words of somebody who may take part, lower case, and what must stand beside them.
const OPEN_TO_ALL: [(&str, &[&str]); 9] = [
    ("anmeldung", &["gebeten", "nicht", "erforderlich", "nötig", "möglich", "bis"]),
    ("anmelden", &["können", "kann", "muss", "bis"]),
    ("anmeldeschluss", &[]),
    ("eintritt", &["ist", "kostet", "frei"]),
    ("teilnahme", &["ist"]),
    ("karten", &["kosten", "gibt"]),
    ("beginn ist", &[]),
    ("kostenfrei", &["ist", "sind", "können", "kann"]),
    ("kostenlos", &["ist", "sind", "können", "kann"]),
];

/// What may be handed in by a day.
const HANDED_IN: [&str; 6] =
    ["anmeld", "bewerb", "anträge", "einsendeschluss", "einreich", "vorschläge"];

/// Ends of a time that do not say of what, and what a headline has to speak of for them to be its own.
const ENDS: [&str; 5] = [
    "Einsendeschluss",
    "Einreichungsschluss",
    "Abgabeschluss",
    "Bewerbungsschluss",
    "Bewerbungsfrist",
];
const INVITES: [&str; 7] =
    ["bewerb", "preis", "gesucht", " sucht ", "ausschreib", "ausgeschrieben", "aufruf"];

/// Words more common than this say nothing about what a headline is about.
const TELLING: f32 = 3.2;

/// Words that tell of what is over.
const PAST: [&str; 8] = ["war", "waren", "wurde", "wurden", "hatte", "hatten", "gingen", "lehnte"];

/// What makes a sentence without any figure a duty or a promise of somebody.
const HEDGES: [&str; 8] = ["soll", "sollen", "muss", "müssen", "könne", "könnte", "solle", "müsse"];

/// What a sentence is worth to somebody who has only that one; the higher, the more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// What others are to do, what is only said to come, the end of something that is not named, or an
    /// hour of no day: less than silence.
    Hedged,
    /// Neither a figure nor anything that the headline speaks of: `Neu ist ein Wettbewerb für
    /// Schulklassen.`
    Aside,
    /// Neither a sum nor a day.
    Minor,
    /// A sum or a day that the headline does not have.
    SumOrDay,
    /// Who may come, and what it costs.
    Open,
    /// By or from what day something may be handed in.
    Deadline,
}

/// How much a candidate says beside the headline, whose [`topics`] are given.
pub(super) fn weight(candidate: &Candidate, headline: &str, topics: &[String]) -> Weight {
    let text = candidate.text.as_str();
    if ends_something_else(text, headline) || is_hour_of_no_day(text, headline) {
        return Weight::Hedged;
    }
    let practical = practical(text);
    if practical >= Weight::Open {
        return practical;
    }
    let said: Vec<&str> = figures(headline).collect();
    let new = figures(text).any(|figure| !said.contains(&figure));
    if new && (text.contains("Euro") || names_a_day(text)) {
        Weight::SumOrDay
    } else if !new && words::tokens(text).iter().any(|word| HEDGES.contains(&word.text)) {
        Weight::Hedged
    } else if is_aside(text, topics) {
        Weight::Aside
    } else {
        Weight::Minor
    }
}

/// Words that tell how many without digits.
const COUNTS: [&str; 16] = [
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "hundert", "tausend", "hälfte", "drittel", "viertel",
];

/// Bytes of the shortest stem that a sentence and a headline are compared by.
const STEM_AT_LEAST: usize = 5;

/// The stems of a text's telling words: what a headline speaks of.
pub(super) fn topics(text: &str) -> Vec<String> {
    let telling = words::tokens(text).into_iter().filter(|word| words::rarity(word.text) > TELLING);
    let stems = telling.map(|word| words::stem(word.text));
    stems.filter(|stem| stem.len() >= STEM_AT_LEAST).collect()
}

/// Whether a sentence has neither a figure nor one of the headline's topics, compounds compared by
/// their parts.
fn is_aside(text: &str, headline: &[String]) -> bool {
    let counts = || {
        let lower = text.to_lowercase();
        let counts =
            |word: &words::Token<'_>| COUNTS.contains(&word.text) || word.text.ends_with("facht");
        words::tokens(&lower).iter().any(counts)
    };
    let shared = |stem: &String| {
        headline.iter().any(|topic| {
            let (long, short) =
                if stem.len() > topic.len() { (stem, topic) } else { (topic, stem) };
            long.starts_with(short.as_str()) || long.ends_with(short.as_str())
        })
    };
    let figure = text.contains(|c: char| c.is_ascii_digit());
    !figure && !counts() && !topics(text).iter().any(shared)
}

/// Whether a sentence only tells the end of a time, and the headline is about something else:
/// `Einsendeschluss ist der 31. Dezember.`
fn ends_something_else(text: &str, headline: &str) -> bool {
    let headline = headline.to_lowercase();
    ENDS.iter().any(|end| text.starts_with(end))
        && !INVITES.iter().any(|word| headline.contains(word))
}

/// Whether a sentence tells an hour, and neither it nor the headline of which day: `Eröffnet wird die
/// Reihe um 17 Uhr.`
fn is_hour_of_no_day(text: &str, headline: &str) -> bool {
    let of_days = ["tag", "täg", "mittwoch", "woche"];
    let lower = text.to_lowercase();
    let says = |word: &str| lower.contains(word);
    words::tokens(text).iter().any(|word| word.text == "Uhr")
        && !of_days.iter().any(|word| says(word))
        && !names_a_day(text)
        && !names_a_day(headline)
}

fn names_a_day(text: &str) -> bool {
    dates::find(text).iter().any(|date| date.day.is_some())
}

/// Whether a sentence tells whoever may come what to do, or a sum; [`Weight::Minor`] where it does
/// not.
pub(super) fn practical(text: &str) -> Weight {
    let lower = text.to_lowercase();
    let said: Vec<&str> = words::tokens(&lower).iter().map(|token| token.text).collect();
    let quoted = text.contains(['„', '»', '«', '"']);
    if quoted || said.iter().any(|word| PAST.contains(word)) {
        return Weight::Minor;
    }
    let limit = said.iter().any(|word| matches!(*word, "bis" | "ab" | "vom"));
    if limit && HANDED_IN.iter().any(|word| lower.contains(word)) && names_a_day(text) {
        return Weight::Deadline;
    }
    let open = OPEN_TO_ALL.iter().any(|(word, beside)| {
        lower.contains(word) && (beside.is_empty() || beside.iter().any(|b| said.contains(b)))
    });
    if open {
        Weight::Open
    } else if text.contains("Euro") && text.contains(|c: char| c.is_ascii_digit()) {
        Weight::SumOrDay
    } else {
        Weight::Minor
    }
}

/// The numbers of a text, as they are written.
fn figures(text: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| !(c.is_ascii_digit() || c == '.' || c == ',');
    let bare = |figure: &str| figure.contains(|c: char| c.is_ascii_digit());
    text.split(part).map(|figure| figure.trim_matches(['.', ','])).filter(move |f| bare(f))
}

#[cfg(test)]
mod tests {
    use super::{Weight, ends_something_else, is_aside, is_hour_of_no_day, practical, topics};

    #[test]
    fn an_aside_has_neither_a_figure_nor_the_headlines_words() {
        let headline = "Neuer Ratgeber für Mieterinnen und Mieter erscheint in neun Sprachen";
        let topics = topics(headline);
        assert!(is_aside("Jedes Kapitel schließt mit einem Musterbrief.", &topics));
        for other in [
            "Gedruckt wurden 5.000 Hefte.",
            "Die Zahl der Anfragen hat sich verdreifacht.",
            "Das Heft liegt in zwölf Rathäusern aus.",
            "Erarbeitet haben den Mietratgeber Freiwillige.",
        ] {
            assert!(!is_aside(other, &topics), "{other}");
        }
    }

    #[test]
    fn an_hour_is_of_a_day() {
        let hour = "Eröffnet wird die Reihe um 17 Uhr in Halle.";
        assert!(is_hour_of_no_day(hour, "Begegnungswochen starten"));
        assert!(!is_hour_of_no_day(hour, "5. Dezember: Begegnungswochen starten"));
        for other in [
            "Eröffnet wird die Reihe am 5. Dezember um 17 Uhr.",
            "Das Café ist donnerstags ab 17 Uhr offen.",
            "Geöffnet ist täglich von 8 bis 18 Uhr.",
        ] {
            assert!(!is_hour_of_no_day(other, "Begegnungswochen starten"), "{other}");
        }
    }

    #[test]
    fn an_end_belongs_to_what_the_headline_speaks_of() {
        let end = "Einsendeschluss ist der 31. Dezember 2026.";
        for other in ["»Eigenes suchen«: Begegnungswochen starten", "Beratungsstelle geöffnet"] {
            assert!(ends_something_else(end, other), "{other}");
        }
        assert!(!ends_something_else(end, "Malwettbewerb für Schulklassen"));
        assert!(!ends_something_else("Der Preis ist mit 500 Euro dotiert.", "Fest in Halle"));
    }

    #[test]
    fn what_whoever_may_come_must_know() {
        for (text, weight) in [
            ("Um Anmeldung bis zum 12. September wird gebeten.", Weight::Deadline),
            ("Anträge nimmt das Amt ab dem 3. Dezember 2026 entgegen.", Weight::Deadline),
            (
                "Bewerbungen für das Jahr 2027 sind ab dem 28. Februar 2027 möglich.",
                Weight::Deadline,
            ),
            ("Eine Voranmeldung ist nicht erforderlich.", Weight::Open),
            ("Die Teilnahme ist kostenlos.", Weight::Open),
            ("Beginn ist um 18 Uhr.", Weight::Open),
            ("Karten kosten 8 Euro, ermäßigt 5 Euro.", Weight::Open),
            ("Dafür stehen insgesamt 6,4 Millionen Euro bereit.", Weight::SumOrDay),
            ("Die Teilnahme war kostenlos.", Weight::Minor),
            ("Der Rat lehnte die Anträge am 3. Mai 2020 ab.", Weight::Minor),
            ("Die Einsatzstellen müssen eine feste Ansprechperson benennen.", Weight::Minor),
            ("„Die Teilnahme ist kostenlos“, sagte Anna Muster.", Weight::Minor),
        ] {
            assert_eq!(practical(text), weight, "{text}");
        }
    }
}
