//! What the TOML reader's messages mean, for people who do not write TOML every day.

use super::Words;

/// The opening of a message of the `toml` crate 1.2, what it means, and what helps, each in
/// German and English.
struct Row {
    message: &'static str,
    reason: [&'static str; 2],
    help: [&'static str; 2],
}

const fn row(message: &'static str, reason: [&'static str; 2], help: [&'static str; 2]) -> Row {
    Row { message, reason, help }
}

const ROWS: &[Row] = &[
    row(
        "duplicate key",
        ["Dieser Schlüssel steht zweimal da", "this key stands twice"],
        ["Eine der beiden Zeilen löschen", "delete one of the two lines"],
    ),
    row(
        "string values must be quoted",
        ["Hier fehlen Anführungszeichen", "quotation marks are missing"],
        ["Den Text in \"…\" setzen", "put the text in \"…\""],
    ),
    row(
        "invalid boolean",
        ["Hier fehlen Anführungszeichen", "quotation marks are missing"],
        [
            "Text in \"…\" setzen; ohne Anführungszeichen gibt es nur Zahlen, true und false",
            "put text in \"…\"; only numbers, true and false stand without quotation marks",
        ],
    ),
    row(
        "invalid basic string",
        ["Hier fehlt das schließende Anführungszeichen", "the closing quotation mark is missing"],
        ["Am Ende des Textes ein \" setzen", "end the text with \""],
    ),
    row(
        "invalid literal string",
        ["Hier fehlt das schließende Anführungszeichen", "the closing quotation mark is missing"],
        ["Am Ende des Textes ein ' setzen", "end the text with '"],
    ),
    row(
        "unclosed array table",
        ["Hier fehlen schließende Klammern", "closing brackets are missing"],
        ["Mit ]] schließen", "close it with ]]"],
    ),
    row(
        "unclosed table",
        ["Hier fehlt eine schließende Klammer", "a closing bracket is missing"],
        ["Mit ] schließen", "close it with ]"],
    ),
    row(
        "unclosed array",
        ["Diese Liste wird nicht geschlossen", "this list is never closed"],
        ["Mit ] schließen", "close it with ]"],
    ),
    row(
        "missing comma",
        [
            "Hier fehlt ein Komma, oder davor eine schließende Klammer",
            "a comma is missing here, or a closing bracket before it",
        ],
        [
            "Werte mit Komma trennen, eine Liste mit ] schließen",
            "separate values by commas, close a list with ]",
        ],
    ),
    row(
        "missing value",
        ["Hinter dem = fehlt der Wert", "the value after the = is missing"],
        ["Einen Wert eintragen oder die Zeile löschen", "write a value or delete the line"],
    ),
    row(
        "key with no value",
        ["Hier fehlt `= Wert`", "`= value` is missing"],
        [
            "`Schlüssel = Wert` schreiben oder ein # davor setzen",
            "write `key = value` or put a # before it",
        ],
    ),
    row(
        "missing assignment",
        ["Hier fehlt das =", "the = is missing"],
        ["`Schlüssel = Wert` schreiben", "write `key = value`"],
    ),
    row(
        "unexpected key or value",
        ["Hier steht etwas zu viel", "there is something too much"],
        [
            "Jede Angabe in eine eigene Zeile schreiben, Text in \"…\"",
            "one setting a line, text in \"…\"",
        ],
    ),
    row(
        "missing escaped value",
        ["Hinter dem \\ steht kein gültiges Zeichen", "no valid character follows the \\"],
        [
            "Pfade mit / statt \\ schreiben, oder '…' statt \"…\"",
            "write paths with / instead of \\, or '…' instead of \"…\"",
        ],
    ),
    row(
        "too few unicode",
        ["Hinter dem \\ steht kein gültiges Zeichen", "no valid character follows the \\"],
        [
            "Pfade mit / statt \\ schreiben, oder '…' statt \"…\"",
            "write paths with / instead of \\, or '…' instead of \"…\"",
        ],
    ),
    row(
        "invalid multi-line",
        ["Dieser Text wird nicht geschlossen", "this text is never closed"],
        ["Den Text in eine Zeile schreiben, in \"…\"", "write the text into one line, in \"…\""],
    ),
    row(
        "unclosed inline table",
        ["Diese Klammer { wird nicht geschlossen", "this { is never closed"],
        ["Mit } schließen", "close it with }"],
    ),
];

const SECOND_TABLE: Row = row(
    "",
    ["Diesen Abschnitt gibt es schon", "this table is there already"],
    ["Seine Zeilen in den ersten Abschnitt verschieben", "move its lines to the first one"],
);
const TYPOGRAPHIC: Row = row(
    "",
    ["Hier stehen typografische Anführungszeichen", "these are typographic quotation marks"],
    ["Gerade Anführungszeichen verwenden: \"…\"", "use straight ones: \"…\""],
);
const NO_VALUE: Row = row(
    "",
    ["Hinter dem = fehlt der Wert", "the value after the = is missing"],
    ["Einen Wert eintragen oder die Zeile löschen", "write a value or delete the line"],
);

/// The reason and the advice for a message of the TOML reader about the text `raw`, which
/// `is_header` when it stands in a line with brackets.
pub(crate) fn explain(message: &str, raw: &str, is_header: bool) -> (Words, Option<Words>) {
    let unquoted = message.starts_with("string values must be quoted");
    let known = if is_header && message.starts_with("duplicate key") {
        Some(&SECOND_TABLE)
    } else if unquoted && raw.is_empty() {
        Some(&NO_VALUE)
    } else if raw.starts_with(['„', '“', '”', '‚', '‘', '’', '«', '»']) {
        Some(&TYPOGRAPHIC)
    } else {
        ROWS.iter().find(|row| message.starts_with(row.message))
    };
    let Some(row) = known else {
        let reason = Words {
            de: format!("Diese Zeile ist kein gültiges TOML: {message}"),
            en: format!("this line is no valid TOML: {message}"),
        };
        return (reason, None);
    };
    let words = |[de, en]: [&str; 2]| Words { de: de.to_owned(), en: en.to_owned() };
    (words(row.reason), Some(words(row.help)))
}
