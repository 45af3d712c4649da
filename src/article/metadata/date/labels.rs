//! The words around a date, and what they make of it.

/// What is said of a day of publication.
const PUBLISHED: [&str; 13] = [
    "veröffentlich",
    "erstellt",
    "publiziert",
    "publish",
    "posted",
    "erschienen",
    "eingestellt",
    "geschrieben",
    "stand",
    "vom",
    "datum",
    "online seit",
    "mise en ligne",
];

/// What is said of the day of a change.
pub(super) const CHANGED: [&str; 8] = [
    "aktualisier",
    "geändert",
    "änderung",
    "bearbeitet",
    "update",
    "modified",
    "überarbeitet",
    "mis à jour",
];

/// What is said of other days.
const OTHERS: [&str; 20] = [
    "©",
    "copyright",
    "termin",
    "beginn",
    "wann",
    "bis ",
    "geboren",
    "gültig",
    "kommentar",
    "antwort",
    "dabei seit",
    "registriert",
    "abgerufen",
    "heute ist",
    "anmeldeschluss",
    "frist",
    "foto",
    "bild",
    "ausgabe",
    "uhr",
];

/// What the words around a date make of it.
pub(super) fn called(label: &str) -> f32 {
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

pub(super) fn says(label: &str, marks: &[&str]) -> bool {
    marks.iter().any(|mark| label.contains(mark))
}
