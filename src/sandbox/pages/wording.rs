//! Every German word of the start page that is not in its template.

use crate::sandbox::faults::{Fault, Operation};
use crate::sandbox::world::TokenState;

/// The networks to choose from, as value and label.
pub(super) const NETWORKS: [(&str, &str); 3] =
    [("any", "beide Netzwerke"), ("facebook", "Facebook"), ("x", "X")];

/// The operations to choose from, as value and label.
pub(super) const OPERATIONS: [(&str, &str); 8] = [
    ("create", "Beitrag senden"),
    ("read", "Verlauf lesen"),
    ("edit", "Beitrag ändern"),
    ("delete", "Beitrag löschen"),
    ("me", "Konto abfragen"),
    ("login", "Anmeldung und neue Token"),
    ("upload", "Bild hochladen"),
    ("any", "jede Anfrage"),
];

/// The faults to choose from, with their label.
pub(super) fn faults() -> Vec<(Fault, &'static str)> {
    Fault::ALL.into_iter().map(|kind| (kind, fault(kind))).collect()
}

pub(super) const fn fault(fault: Fault) -> &'static str {
    match fault {
        Fault::LostAnswerAfterPosting => "ausgeführt, aber die Antwort geht verloren",
        Fault::Error500AfterPosting => "ausgeführt, aber die Antwort ist ein Fehler 500",
        Fault::GarbageAfterPosting => "ausgeführt, aber die Antwort ist unlesbar",
        Fault::CutBeforePosting => "nicht ausgeführt, die Verbindung bricht ab",
        Fault::Error503 => "nicht ausgeführt, der Dienst ist überlastet (503)",
        Fault::RateLimit429 => "nicht ausgeführt, zu viele Anfragen (429)",
        Fault::Slow => "ausgeführt, aber die Antwort kommt spät",
        Fault::ExpiredToken => "nicht ausgeführt, der Schlüssel ist abgelaufen",
        Fault::Blocked368 => "nicht ausgeführt, das Konto ist gesperrt (368)",
    }
}

pub(super) const fn operation(operation: Operation) -> &'static str {
    match operation {
        Operation::Create => "Beitrag senden",
        Operation::Read => "Verlauf lesen",
        Operation::Edit => "Beitrag ändern",
        Operation::Delete => "Beitrag löschen",
        Operation::Me => "Konto abfragen",
        Operation::Login => "Anmeldung und neue Token",
        Operation::Upload => "Bild hochladen",
    }
}

pub(super) const fn token(state: TokenState) -> &'static str {
    match state {
        TokenState::Valid => "gültig",
        TokenState::Expired => "abgelaufen",
        TokenState::Revoked => "widerrufen",
    }
}
