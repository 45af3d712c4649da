//! What looks like a sentence and is none: no verb in it, a greeting, two lines grown together.

use std::sync::LazyLock;

use crate::text::lists::{Words, words as table};
use crate::text::{sentences, words};

/// Words behind which one in `-en` or `-te` is an adjective.
static BEFORE_ADJECTIVES: LazyLock<Words> = LazyLock::new(|| {
    table(
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner \
         in im ins an am auf aus bei beim mit nach von vom zu zum zur für über unter um durch \
         gegen ohne seit bis vor neben hinter zwischen während wegen trotz statt innerhalb \
         aller alle allen viele vielen einige einigen mehrere mehreren beide beiden andere anderen \
         dieser diese diesem diesen dieses jeder jede jedem jeden jedes ihr ihre ihrem ihren ihrer \
         sein seine seinem seinen seiner unser unsere unserem unseren unserer euer eure eurem \
         euren mein meine meinem meinen meiner sehr so",
    )
});

/// Words in `-t` that are no verbs.
static NO_VERBS: LazyLock<Words> = LazyLock::new(|| {
    table(
        "nicht mit seit statt selbst fast meist oft recht insgesamt jetzt gut weit breit bereit \
         anstatt samt laut zumeist zuletzt erst sonst längst höchst möglichst damit somit \
         überhaupt bekannt direkt dort fort sofort vielleicht leicht echt schlecht gesamt dicht \
         rot tot alt kalt nett zart glatt satt wert hart zuerst mitsamt acht demnächst zunächst \
         beliebt berühmt begehrt verletzt zweit dritt derart mitunter geplant gesucht",
    )
});

/// Verbs of somebody who speaks of himself or to somebody, which the list of frequent ones lacks.
const OF_SPEAKERS: [&str; 12] = [
    "bin", "bist", "seid", "habt", "hab", "hast", "tut", "tun", "lasst", "solls", "gibts", "gehts",
];

/// Strong verbs' past forms in the singular, also behind a prefix: `saß`, `befand`, `verlief`.
static STRONG: LazyLock<Words> = LazyLock::new(|| {
    table(
        "saß schlug lief wies fand schien griff schnitt trug las schrieb hing verlor zog trat gab galt \
         half warb starb blieb wich brach gelang schwand stieß hob fuhr trieb zwang sprang schwieg \
         trank bot stand ging kam nahm hielt rief ließ riet schloss bog flog schob floss sah tat \
         lag bat traf warf maß sank sang klang band gewann begann wuchs lud grub schuf befahl \
         empfahl stahl schied mied stieg fiel muß mußte",
    )
});

/// What stands before such a form without parting from it.
const PREFIXES: [&str; 11] =
    ["be", "er", "ver", "zer", "ent", "über", "unter", "durch", "um", "wider", "hinter"];

/// Behind a verb, never behind an adjective.
const SUBJECTS: [&str; 6] = ["ich", "er", "sie", "es", "sich", "man"];
const DETERMINERS: [&str; 8] = ["der", "die", "das", "den", "dem", "ein", "eine", "einen"];

/// Whether a text is no whole sentence.
pub(super) fn is_fragment(sentence: &str) -> bool {
    is_greeting(sentence) || has_headline_in_it(sentence) || !has_finite_verb(sentence)
}

/// `Liebe Freundinnen und Freunde, …`
fn is_greeting(sentence: &str) -> bool {
    ["Liebe ", "Lieber ", "Sehr geehrte", "Hallo ", "Guten Tag", "Herzlich willkommen"]
        .iter()
        .any(|greeting| sentence.starts_with(greeting))
        && (sentence.contains(',') || sentence.ends_with('!'))
}

/// Capital function words, which stand inside a sentence only where two lines have grown together:
/// `… für den Zoo Die Fraktion ist …`
const BEGINNINGS: [&str; 22] = [
    "Die", "Der", "Das", "Den", "Dem", "Ein", "Eine", "Im", "Am", "In", "Auf", "Für", "Mit", "Bei",
    "Nach", "Vor", "Wir", "Es", "Doch", "Aber", "Wenn", "Dabei",
];

/// What such a word may begin in the middle of a sentence: names.
const NAMED: [&str; 16] = [
    "Linke",
    "Linken",
    "LINKE",
    "Grünen",
    "GRÜNEN",
    "Zeit",
    "ZEIT",
    "Spiegel",
    "Welt",
    "Erste",
    "Haag",
    "PARTEI",
    "Partei",
    "Heimat",
    "Gesicht",
    "Violetten",
];

fn has_headline_in_it(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split(' ').collect();
    words.windows(3).enumerate().any(|(place, three)| {
        let [before, word, behind] = three else { return false };
        let inside = before.ends_with(|c: char| c.is_alphanumeric() || c == '?' || c == '!');
        let title =
            || before.starts_with(['„', '“', '"', '»']) || place > 0 && is_title(&words[..place]);
        inside
            && BEGINNINGS.contains(word)
            && !title()
            && behind.starts_with(char::is_alphabetic)
            && !NAMED.contains(&behind.trim_end_matches(|c: char| !c.is_alphanumeric()))
    })
}

/// Whether a quotation is open behind these words.
fn is_title(words: &[&str]) -> bool {
    let count = |marks: &[char]| -> usize {
        words.iter().map(|word| word.matches(|c| marks.contains(&c)).count()).sum()
    };
    count(&['„', '«', '»', '"', '“', '”', '‘', '‚', '’', '\'']) % 2 == 1
}

/// Whether one of the words may be a finite verb, generously: what has none is a title, a caption
/// or an item of a list.
fn has_finite_verb(sentence: &str) -> bool {
    if sentences::has_verb_in_any_case(sentence) {
        return true;
    }
    let tokens: Vec<&str> = words::tokens(sentence).iter().map(|token| token.text).collect();
    let last = tokens.len().saturating_sub(1);
    tokens.iter().enumerate().any(|(place, word)| {
        let before = place.checked_sub(1).and_then(|before| tokens.get(before)).copied();
        may_be_verb(word, before.unwrap_or_default(), place == last)
            || tokens.get(place + 1).is_some_and(|behind| is_verb_before(word, behind))
            // `Besuchen Sie uns`, `Feiert ihr mit?`
            || place == 0
                && tokens.get(1).is_some_and(|next| matches!(*next, "Sie" | "ihr" | "uns" | "euch" | "mit"))
    })
}

/// `freue ich`, `verabschiedete sich`, `komme es`, `beendete eine Kaltfront`.
fn is_verb_before(word: &str, behind: &str) -> bool {
    let small = word.starts_with(char::is_lowercase) && word.chars().count() > 3;
    small
        && (word.ends_with('e') && SUBJECTS.contains(&behind)
            || (word.ends_with("te") || word.ends_with("ten")) && DETERMINERS.contains(&behind))
        && !BEFORE_ADJECTIVES.contains(word)
}

/// Whether a word ends as a verb in the third person does and is hardly anything else.
pub(super) fn ends_as_verb(word: &str) -> bool {
    word.len() > 2 && word.ends_with('t') && !NO_VERBS.contains(word) && !word.ends_with("weit")
}

fn is_strong(word: &str) -> bool {
    let bare = || PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix));
    STRONG.contains(word) || bare().any(|bare| STRONG.contains(bare))
}

fn may_be_verb(word: &str, before: &str, last: bool) -> bool {
    if OF_SPEAKERS.contains(&word) || is_strong(word) {
        return true;
    }
    let letters = word.chars().count();
    if !word.starts_with(char::is_lowercase) || letters < 3 {
        return false;
    }
    let before = words::lower(before);
    let adjective = BEFORE_ADJECTIVES.contains(before.as_str())
        || before.starts_with(|c: char| c.is_ascii_digit());
    let participle = last && (word.starts_with("ge") || word.ends_with("iert"));
    if word.ends_with('t') {
        return !NO_VERBS.contains(word) && !word.ends_with("weit") && !participle;
    }
    let of_me = before == "ich" || before == "es";
    !adjective
        && (of_me && word.ends_with('e')
            || letters > 4 && (word.ends_with("te") || word.ends_with("ten"))
            || letters > 4 && ["en", "ern", "eln"].iter().any(|ending| word.ends_with(ending)))
        && !BEFORE_ADJECTIVES.contains(word)
}

/// English words that German does not have.
static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    table("the and of to is are what this that with for from you your we our they have has not it")
});

/// German words that English does not have.
static GERMAN: LazyLock<Words> = LazyLock::new(|| {
    table("der die das und ist nicht ein eine mit von zu im den dem für auf sich wir sie es auch")
});

/// Whether a sentence is English.
pub(super) fn is_english(sentence: &str) -> bool {
    let count = |table: &Words| {
        let words = sentence.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| table.contains(word.to_lowercase().as_str())).count()
    };
    let english = count(&ENGLISH);
    english >= 3 && english > count(&GERMAN)
}

#[cfg(test)]
mod tests {
    use super::{is_english, is_fragment};

    #[test]
    fn what_has_no_verb_is_none() {
        for text in [
            "Referent in zahlreichen Workshops und Vorträgen.",
            "Geeignet für alle PKW, LKW, Motorrad, Quad, Fahrrad, Maschinen.",
            "Ein Einblick in die letzten Tage der Redaktion.",
            "Keine Würdigung des Tages der Deutschen Einheit in Erfurt?",
            "Umsetzung von über 70 kommerziellen Projekten in Zusammenarbeit mit dem Atelier.",
            "Liebe Freundinnen und Freunde, heute feiern wir gemeinsam!",
            "Fraktion gegen Erhöhung für Zoo-Eintritt Die CDU-Fraktion ist verärgert darüber.",
        ] {
            assert!(is_fragment(text), "{text}");
        }
    }

    #[test]
    fn whole_sentences_are_kept() {
        for text in [
            "Die Kinder spielen Fußball.",
            "Der Verein Miteinander hilft Geflüchteten.",
            "Besuchen Sie unseren Markt auf dem Domplatz.",
            "Wir verraten euch alle Tipps.",
            "Das Land vergibt einen Preis.",
            "Gäste aus zwölf Ländern tanzten auf dem Platz.",
            "Auch Ministerin Petra Muster gratulierte.",
            "Der Bus hält nicht mehr am Bahnhof.",
            "Die Partei Die Linke stimmte zu, auch Bündnis 90/Die Grünen.",
            "Der Film „Eine Stadt Im Wandel“ läuft im Kino.",
            "Ich freue mich auf den Abend.",
            "Mehr Geld erhielten die Vereine im Norden.",
            "Der AStA wies die Kritik am Samstag zurück.",
            "In der Halle befand sich das Eingangstor zu den Produktionsstätten.",
            "Die erste Monatshälfte verlief weitgehend spätsommerlich.",
            "In der Kreisklasse 2 verabschiedete sich die SG Sennfeld aus dem Rennen.",
            "Am 20. Januar 2019 beendete eine Kaltfront das schöne Wetter.",
            "Vergleichbare Werte gebe es auch in den Krankenhäusern der Stadt.",
        ] {
            assert!(!is_fragment(text), "{text}");
        }
    }

    #[test]
    fn english_is_told_from_german() {
        assert!(is_english("What I do not believe in is theft, and the rest is for you."));
        assert!(!is_english("Das Projekt „The Voice of the People“ ist in Halle und im Netz."));
    }
}
