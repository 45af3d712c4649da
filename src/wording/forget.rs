//! What `forget` says.

use super::Phrase;

phrases! {
    ERASED:
        "Vergessen: {0}. Texte, Überschrift und Adresse sind gelöscht; ein Fingerabdruck bleibt, damit die Meldung nicht noch einmal erscheint.",
        "Forgotten: {0}. Texts, headline and address are erased; a hash remains, so that it is not posted again.";
    STANDING:
        "Bei {0} steht der Beitrag weiterhin: {1}. Nehmen Sie ihn dort selbst herunter.",
        "On {0} the post still stands: {1}. Take it off there yourself.";
    NO_ADDRESS: "Adresse unbekannt", "address unknown";
    UNDER_WAY:
        "Ob Beitrag {0} schon erschienen ist, steht noch nicht fest. Gelöscht wurde nichts. Versuchen Sie es in einigen Minuten noch einmal, oder sehen Sie nach: weitersagen queue show {0}",
        "Whether post {0} has appeared is not known yet. Nothing was erased. Try again in a few minutes, or look: weitersagen queue show {0}";
    UNKNOWN:
        "Eine Meldung mit der Adresse {0} kennt weitersagen nicht. Gelöscht wurde nichts. Sicherungen (`weitersagen backup`) durchsucht der Befehl nicht.",
        "No item with the address {0} is known. Nothing was erased. Backups (`weitersagen backup`) are not searched.";
    BACKUPS:
        "Ältere Sicherungen enthalten die Meldung noch; löschen Sie diese Dateien selbst.",
        "Older backups still hold it; delete those files yourself.";
}
