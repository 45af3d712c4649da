//! What is told to a model that broke a rule: which one, where, and what to do.

use crate::summary::faithful::Violation;

/// The violation as a German sentence.
pub fn in_german(violation: &Violation) -> String {
    let found = &violation.found;
    match violation.rule {
        "empty" => "Die Antwort enthält keinen Satz.".into(),
        "no-json" => "Die Antwort ist nicht das verlangte JSON.".into(),
        "cut-off" => "Die Antwort ist abgeschnitten. Schreibe kürzer.".into(),
        "refused" => "Es ist ein gewöhnlicher Artikel; fasse ihn zusammen.".into(),
        "too-long" | "refused-by-x" => {
            format!("Die Sätze sind zusammen zu lang ({found} Zeichen). Kürze sie.")
        }
        "too-many-sentences" => format!("Es sind zu viele Sätze ({found})."),
        "not-german" => "Der Text ist nicht auf Deutsch.".into(),
        "not-plain" | "markup" | "mention" | "entity" | "other-link" | "forbidden-sign" => {
            format!("Links, @, #, Emojis und Auszeichnungen sind nicht erlaubt: {found}")
        }
        "no-sentence" | "ends-badly" | "ellipsis" => {
            format!("Jeder Eintrag ist genau ein vollständiger Satz: {found}")
        }
        "leans" | "dangling-opener" => {
            format!("Dieser Satz zeigt auf etwas, das nicht dasteht: {found}")
        }
        "repeats" => format!("Dieser Satz wiederholt nur, was schon dasteht: {found}"),
        "left-out" => format!("Dieser Satz passt nicht mehr in den Beitrag: {found}"),
        "not-in-one-sentence" => {
            format!("So steht das in keinem Satz des Artikels: {found}")
        }
        "order-changed" => {
            format!("Hier steht anders als im Artikel, wer was tut: {found}")
        }
        "number-elsewhere" | "number-not-in-source" => {
            format!("Diese Zahl steht dort nicht im Artikel: {found}")
        }
        "date-elsewhere" => {
            format!("Dieses Datum gehört im Artikel zu etwas anderem: {found}")
        }
        "date-not-in-source" => format!("Dieses Datum steht nicht im Artikel: {found}"),
        "relative-date" => {
            format!("Welcher Tag hier gemeint ist, ist nicht sicher; lass ihn weg: {found}")
        }
        "word-not-in-source" => format!("Dieses Wort steht nicht im Artikel: {found}"),
        "name-not-in-source" => format!("Dieser Name steht so nicht im Artikel: {found}"),
        "quotation-not-verbatim" | "unbalanced" => {
            format!("Dieses Zitat ist nicht wörtlich und ganz: {found}")
        }
        "denial-changed" => {
            format!("Hier fehlt ein „nicht“ oder „kein“ des Artikels, oder es ist zu viel: {found}")
        }
        "claim-lost" | "claim-changed" => {
            format!(
                "Was geplant ist oder nur behauptet wird, muss so bleiben (soll, will): {found}"
            )
        }
        "speaker-lost" | "speaker-changed" => {
            format!("Hier fehlt, wer das sagt, oder es ist der Falsche: {found}")
        }
        rule => format!("Eine Regel ist verletzt ({rule}): {found}"),
    }
}
