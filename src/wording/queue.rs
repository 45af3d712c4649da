//! The outbox by hand: what a person is told who looks at a post or decides about it.

use super::Phrase;

phrases! {
    // Why a decision is refused. {0}: what stands there now; {1}: why; {2}: by whom and when.
    UNKNOWN: "Einen Beitrag mit der Nummer {0} gibt es nicht; `weitersagen queue` zeigt alle.",
        "There is no post with the number {0}; `weitersagen queue` shows all.";
    UNKNOWN_CHANGE: "Eine Änderung mit der Nummer {0} gibt es nicht; `weitersagen queue` zeigt alle.",
        "There is no change with the number {0}; `weitersagen queue` shows all.";
    STALE: "Inzwischen steht es anders darum: {0} ({1}){2}. Bitte noch einmal ansehen und dann entscheiden.",
        "It stands otherwise meanwhile: {0} ({1}){2}. Please look again, then decide.";
    TOO_LATE: "Zu spät: Der Beitrag ist schon unterwegs oder erschienen. Er ist {0} ({1}){2}.",
        "Too late: the post is under way or has appeared. It is {0} ({1}){2}.";
    NOT_NOW: "Das geht hier nicht. Der Beitrag ist {0} ({1}){2}.",
        "That is not possible here. The post is {0} ({1}){2}.";
    CHANGE_NOT_NOW: "Das geht hier nicht. Die Änderung ist {0} ({1}).",
        "That is not possible here. The change is {0} ({1}).";
    BY: "; zuletzt entschieden von {0} am {1}", "; last decided by {0} on {1}";
    NO_ARTICLE: "Der Text der Meldung liegt nicht vor, ohne ihn lässt sich nichts prüfen. Der Beitrag kann so freigegeben oder abgelehnt werden.",
        "The article's text is not at hand, and without it nothing can be checked. The post can be approved as it is, or rejected.";
    NO_ACCOUNT: "Das Konto „{0}“ steht nicht mehr in der Konfiguration.", "The account “{0}” is no longer in the configuration.";
    CHOOSE: "Die Meldung wurde geändert, nachdem Sie den Text geschrieben hatten. Bitte wählen: Ihr Text (`--own`) oder der neu geschriebene (`--new`).",
        "The article has changed since you wrote the text. Please choose: your text (`--own`) or the one told anew (`--new`).";
    NO_CHOICE: "Es gibt nur einen Text: Die Meldung wurde nicht geändert.", "There is only one text: the article has not changed.";
    PAST: "Dieser Zeitpunkt ist vorbei: {0}.", "That time has passed: {0}.";
    TOO_FAR: "Weiter als vier Wochen lässt sich nichts verschieben: Dann ist der Text der Meldung gelöscht.",
        "Nothing can be put off for more than four weeks: then the article's text is erased.";
    AFTER_EVENT: "Dann ist der angekündigte Termin vorbei (seit {0}).", "The announced event is over then (since {0}).";
    VOUCH_HOW: "Wer es geprüft hat und dafür einsteht: noch einmal mit `--as-is`; das wird im Protokoll vermerkt.",
        "Who has checked it and vouches for it: once more with `--as-is`; that is noted in the journal.";

    // What `queue` prints.
    EMPTY: "Der Ausgang ist leer.", "The outbox is empty.";
    NOW: "Nr. {0} für {1} ist jetzt {2}: {3}", "{0} to {1} is now {2}: {3}";
    CHANGE_NOW: "Änderung {0} ({1}) des Beitrags {2} ist jetzt {3}: {4}", "change {0} ({1}) of delivery {2} is now {3}: {4}";
    HEAD: "Nr. {0} für {1}: {2} ({3})", "{0} to {1}: {2} ({3})";
    FROM: "Meldung von „{0}“: {1}", "Article of “{0}”: {1}";
    EDITED_BY: "Der Text ist von {0}, {1}.", "The text is by {0}, {1}.";
    AS_TOLD_NOW: "So würde er jetzt erzählt (wie er hinausgeht, entscheidet sich kurz vorher):",
        "As it would be told now (how it leaves is decided shortly before):";
    ANEW: "Die Meldung wurde seither geändert. Neu geschrieben lautet der Beitrag:", "The article has changed since. Told anew the post reads:";
    PICTURE: "Bild: {0} – {1}", "Picture: {0} – {1}";
    NO_ALT: "ohne Alternativtext", "without an alternative text";
    WILL_COST: "kostet {0} US-Dollar", "will cost ${0}";
    HAS_COST: "hat {0} US-Dollar gekostet", "cost ${0}";
    LEAVES: "geht am {0} hinaus: {1}", "leaves about {0}: {1}";
    WAITS: "{0}", "{0}";
    CHANGE: "Änderung {0}: {1}, {2} ({3})", "change {0}: {1}, {2} ({3})";
    CHANGE_ASKS: "; `weitersagen queue allow {0}` oder `queue refuse {0}`", "; `weitersagen queue allow {0}` or `queue refuse {0}`";
    CHANGE_AGAIN: "; `weitersagen queue allow {0}` versucht es noch einmal", "; `weitersagen queue allow {0}` tries again";
    UNCHANGED: "Der Text ist unverändert.", "The text is unchanged.";
    NO_EDITOR: "Kein Editor: bitte EDITOR setzen, `--text TEXT` angeben oder den Text über die Standardeingabe schicken.",
        "No editor: please set EDITOR, give `--text TEXT`, or send the text by standard input.";
    NO_SUCH_EDITOR: "Der Editor {0} lässt sich nicht starten: {1}", "The editor {0} cannot be started: {1}";
    EDITOR_FAILED: "Der Editor {0} hat mit einem Fehler geendet ({1}); es ist nichts geändert.", "The editor {0} has ended with an error ({1}); nothing is changed.";
    FILE_FAILED: "{0} lässt sich nicht benutzen: {1}", "{0} cannot be used: {1}";
    INPUT_FAILED: "Die Standardeingabe lässt sich nicht lesen: {0}", "Standard input cannot be read: {0}";
    TEXT_KEPT: "{0}\nIhr Text ist nicht verloren; noch einmal damit: `weitersagen queue edit {2} --text - < {1}`.",
        "{0}\nYour text is not lost; once more with it: `weitersagen queue edit {2} --text - < {1}`.";
    BELOW_LINE: "Alles ab dieser Zeile wird nicht gesendet. Leer gelassen oder unverändert: nichts geschieht.",
        "Nothing from this line on is posted. Left empty or unchanged: nothing happens.";
    BAD_TIME: "„{0}“ ist keine Zeit: bitte eine Dauer wie `2h` oder `3d`, oder einen Zeitpunkt wie `2026-12-01T09:00`.",
        "“{0}” is no time: please give a length such as `2h` or `3d`, or an instant such as `2026-12-01T09:00`.";
}
