//! The words around a date, and what they make of it.

/// What is said of a day of publication.
const PUBLISHED: [&str; 17] = [
    "veröffentlich",
    "erstellt",
    "publi",
    "posted",
    "erschienen",
    "eingestellt",
    "geschrieben",
    "stand",
    "vom",
    "datum",
    "online",
    "mise en ligne",
    "pubblicat",
    "opublikowan",
    "freigegeben",
    "created",
    "written",
];

/// Those of them that nothing else is called.
const SURELY: [&str; 8] = [
    "veröffentlicht",
    "erschienen am",
    "eingestellt am",
    "online seit",
    "mise en ligne",
    "publié le",
    "published",
    "posted on",
];

/// What is said of the day of a change.
pub(super) const CHANGED: [&str; 19] = [
    "zuletzt",
    "aktualisi",
    "aktualiz",
    "actualiz",
    "geändert",
    "änderung",
    "bearbeitet",
    "update",
    "uppdater",
    "modifi",
    "überarbeitet",
    "mis à jour",
    "mise à jour",
    "aggiornat",
    "bijgewerkt",
    "changed",
    "edited",
    "revised",
    "reviewed",
];

/// What is said of other days.
const OTHERS: [&str; 29] = [
    "©",
    "copyright",
    "termin",
    "beginn",
    "wann",
    "bis ",
    "geboren",
    "gültig",
    "kommentar",
    "comment",
    "antwort",
    "dabei seit",
    "mitglied seit",
    "member since",
    "registriert",
    "abgerufen",
    "heute ist",
    "anmeldeschluss",
    "einsendeschluss",
    "bewerbungsschluss",
    "deadline",
    "frist",
    "foto",
    "bild",
    "ausgabe",
    "uhr",
    "nächste",
    "findet am",
    "until",
];

/// Words before a day in a sentence, never in a dateline.
const IN_SENTENCES: [&str; 22] = [
    "am", "ab", "seit", "bis", "im", "zum", "vom", "dem", "den", "der", "on", "since", "until",
    "from", "by", "le", "el", "il", "du", "del", "dal", "em",
];

/// What the words around a date make of it.
pub(super) fn called(label: &str) -> f32 {
    // `© 2022 Verein. Letzte Aktualisierung:`: the sentence before is about another thing.
    let last = label.rsplit(['.', '|']).next().unwrap_or(label);
    let label = if says(last, &PUBLISHED) || says(last, &CHANGED) { last } else { label };
    let published = if says(label, &PUBLISHED) { 1.0 } else { 0.0 };
    let changed = if says(label, &CHANGED) { -2.0 } else { 0.0 };
    // `14:30 Uhr, 1. Mai 2020` is no appointment.
    let letters = label.chars().filter(|c| c.is_alphabetic());
    let time = letters.eq("uhr".chars());
    let other = if says(label, &OTHERS) && !time { -4.0 } else { 0.0 };
    if changed < 0.0 { changed + other } else { published + other }
}

/// Whether the words before a day call it that of the page's last change: `Stand: 3. Mai 2020`
/// among them, which on a page without another day is as good as one of publication.
pub(super) fn is_change(label: &str) -> bool {
    let state = label.split(|c: char| !c.is_alphanumeric()).any(|word| word == "stand");
    state || says(label, &CHANGED)
}

/// Whether a day is called that of publication, and nothing else.
pub(super) fn is_publication(label: &str) -> bool {
    says(label, &SURELY) && !says(label, &CHANGED) && !says(label, &OTHERS)
}

/// Whether what stands before a day makes it part of a sentence: `Seit 4. August 2014 gilt …`.
pub(super) fn is_sentence(label: &str) -> bool {
    label.split_whitespace().next_back().is_some_and(|word| IN_SENTENCES.contains(&word))
}

pub(super) fn says(label: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| label.contains(mark))
}
