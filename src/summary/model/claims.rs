//! What a model likes to leave out: that something is not so, only planned, or only somebody's word.

use super::parsed::Told;
use super::{Case, violation};
use crate::summary::faithful::Violation;

const DENIALS: &[&str] = &[
    "kaum",
    "kein",
    "keine",
    "keinem",
    "keinen",
    "keiner",
    "keinerlei",
    "keines",
    "nicht",
    "nichts",
    "nie",
    "niemals",
    "niemand",
    "nirgends",
    "ohne",
    "weder",
];

/// Words by which something is planned, wished for, doubted or only told.
const CLAIMS: &[&str] = &[
    "angeblich",
    "beabsichtigt",
    "dürfe",
    "dürften",
    "dürfte",
    "eventuell",
    "geplant",
    "habe",
    "könne",
    "könnte",
    "könnten",
    "möchte",
    "möchten",
    "möglicherweise",
    "mutmaßlich",
    "müsse",
    "plant",
    "planen",
    "sei",
    "seien",
    "soll",
    "solle",
    "sollen",
    "sollte",
    "sollten",
    "vermutlich",
    "voraussichtlich",
    "werde",
    "will",
    "wolle",
    "wollen",
    "würde",
    "würden",
];

/// Words by which something is somebody's word.
const SPEECH: &[&str] = &[
    "angaben",
    "ansicht",
    "begrüßte",
    "bekräftigte",
    "berichtet",
    "berichtete",
    "betont",
    "betonte",
    "dankte",
    "erklärt",
    "erklärte",
    "ergänzte",
    "fordert",
    "forderte",
    "gemäß",
    "kritisierte",
    "kündigte",
    "laut",
    "lobte",
    "mahnte",
    "meint",
    "meinte",
    "mitgeteilt",
    "sagt",
    "sagte",
    "schrieb",
    "teilte",
    "unterstrich",
    "versicherte",
    "verwies",
    "warnte",
    "zufolge",
    "überzeugt",
];

/// What is denied stays denied, and nothing else becomes so.
pub(super) fn denials_stay(case: &Case<'_>) -> Option<Violation> {
    let said = case.used.iter().any(|said| said.has_any(DENIALS));
    (said != case.told.has_any(DENIALS)).then(|| violation("denial-changed", &case.told.text))
}

/// What is planned, wished for or doubted stays so, and nothing else becomes so.
pub(super) fn claims_stay(case: &Case<'_>) -> Option<Violation> {
    let said = case.used.iter().any(|said| said.has_any(CLAIMS));
    (said != case.told.has_any(CLAIMS)).then(|| violation("claim-lost", &case.told.text))
}

/// What somebody says stays theirs: behind words of speech, or in quotation marks.
pub(super) fn speech_stays_speech(case: &Case<'_>) -> Option<Violation> {
    let is_speech = |one: &Told| one.has_any(SPEECH) || (one.quotes && speaks(one));
    let said = case.used.iter().any(|said| is_speech(said));
    (said && !case.told.has_any(SPEECH)).then(|| violation("speaker-lost", &case.told.text))
}

/// `„…“, so die Leiterin`: speech without a verb of it.
fn speaks(one: &Told) -> bool {
    one.has_any(&["so"])
}
