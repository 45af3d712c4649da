//! The messages around a problem: subjects, all-clear, reminder, the digest.

use super::Phrase;

phrases! {
    SUBJECT: "weitersagen: {0}", "weitersagen: {0}";
    AGAIN_SUBJECT: "weitersagen: Noch immer: {0}", "weitersagen: still: {0}";
    OVER_SUBJECT: "weitersagen: Wieder in Ordnung: {0}", "weitersagen: all right again: {0}";
    SEVERAL_SUBJECT: "weitersagen: {0} Nachrichten", "weitersagen: {0} messages";
    OVER_BODY:
        "Das ist vorbei: {0}\n\nEs bestand seit {1}. Zu tun ist nichts mehr.",
        "This is over: {0}\n\nIt had lasted since {1}. There is nothing left to do.";
    SINCE: "Seit {0}.", "Since {0}.";
    TODO: "Was zu tun ist: {0}", "What to do: {0}";
    SENT_BY:
        "-- \nweitersagen für {0}",
        "-- \nweitersagen for {0}";

    DIGEST_SUBJECT: "weitersagen: Bericht für {0} bis {1}", "weitersagen: report for {0} to {1}";
    POSTED: "Erschienen", "Posted";
    POSTED_NONE: "Erschienen ist nichts.", "Nothing was posted.";
    NOT_POSTED: "Nicht erschienen", "Not posted";
    WAITING: "Wartet auf eine Entscheidung (`weitersagen queue`)", "Waits for a decision (`weitersagen queue`)";
    PROBLEMS: "Nicht in Ordnung", "Not in order";
    ALL_WELL: "Sonst ist alles in Ordnung.", "Otherwise all is well.";
    MONEY: "X hat in diesem Monat {0} von {1} US-Dollar gekostet.", "X has cost {0} of {1} US dollars this month.";
    UNTITLED: "(ohne Überschrift)", "(without a headline)";
    MORE: "… und {0} weitere", "… and {0} more";

    REJECTED: "abgelehnt", "rejected";
    SUPPRESSED: "gehört zu einer anderen Meldung oder war nur Vorschau", "told by another story, or only previewed";
    EXPIRED: "zu spät: der Termin war vorbei oder sie hat zu lange gewartet", "too late: its day had passed, or it waited too long";
    WITHDRAWN: "die Meldung wurde zurückgezogen", "the article was withdrawn";
    FAILED: "vom Netzwerk abgelehnt", "refused by the network";
}
