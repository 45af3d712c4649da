//! `once`, and what a round came to.

use super::Phrase;

phrases! {
    WORKING: "Abrufen, lesen, senden", "polling, reading, posting";
    // A source. {0}: its name; {1}, {2}: how many entries, how many of them new, or the reason.
    OF_SOURCE: "{0}: {1}", "{0}: {1}";
    NOT_MODIFIED: "seit dem letzten Abruf nicht geändert", "not modified since the last look";
    FIRST_LOOK: "erster Abruf: Einträge {0}, davon {1} vermerkt; gesendet wird nur, was `backfill` erlaubt",
        "first look: {0} entries, {1} noted; only those of `backfill` are told";
    READ: "Einträge {0}, davon neu {1}", "{0} entries, {1} new";
    READ_HELD: "Einträge {0}, davon {1} auf einmal neu: Ein Mensch entscheidet, siehe `weitersagen queue`",
        "{0} entries, {1} new at once: a person decides, see `weitersagen queue`";
    QUARANTINED: "wird zurückgehalten, nichts von ihr wird genommen: {0}; siehe `weitersagen status`",
        "in quarantine, nothing of it is taken: {0}; see `weitersagen status`";
    FAILED: "ließ sich nicht lesen: {0}", "could not be read: {0}";

    // A delivery. {0}: the account; {1}: its state; {2}: the reason; {3}: its length.
    DELIVERY: "{0} [{1}] {2}", "{0} [{1}] {2}";
    DELIVERY_LONG: "{0} [{1}, {3} Zeichen] {2}", "{0} [{1}, {3} characters] {2}";
    NOTHING_DUE: "Für kein Konto war etwas an der Reihe.", "Nothing was due for any account.";
    REHEARSAL: "\nDas war eine Probe: Nichts wurde gesendet, nichts aufgeschrieben.", "\nThis was a rehearsal: nothing was sent, nothing was stored.";
}
