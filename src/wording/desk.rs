//! The outbox on the admin page: what waits, one post with all that can be decided on it, and a
//! story's way.

use super::Phrase;

phrases! {
    by name;
    OUTBOX: "Ausgang", "Outbox";
    POST_TITLE: "Beitrag", "Post";
    STORY_TITLE: "Warum?", "Why?";

    // The list.
    FILTER_STATE: "Was", "What";
    GROUP_OPEN: "wartet auf Sie", "waits for you";
    GROUP_COMING: "kommt noch", "still to come";
    GROUP_DONE: "erschienen", "posted";
    GROUP_NOT: "nicht erschienen", "not posted";
    OUTBOX_EMPTY: "Hier ist nichts.", "Nothing here.";
    OUTBOX_NOTHING_OPEN: "Gerade wartet nichts auf Sie. Darunter steht das Neueste von allem.", "Nothing waits for you at the moment. Below is the newest of everything.";
    OUTBOX_MORE: "Gezeigt werden die neuesten {0}; die Suche findet auch Älteres.", "The newest {0} are shown; the search finds older ones, too.";

    // One post.
    FROM_SOURCE: "Quelle", "Source";
    ARTICLE: "Zur Meldung", "To the article";
    WHY_LINK: "Warum? Der ganze Weg dieser Meldung", "Why? The whole way of this article";
    STANDS_THERE: "Auf dem Netzwerk ansehen", "See it on the network";
    LENGTH_LABEL: "Länge", "Length";
    COST_LABEL: "Kosten", "Cost";
    COST_NONE: "kostet nichts", "costs nothing";
    PICTURE_LABEL: "Bild", "Picture";
    NO_PICTURE: "ohne Bild", "no picture";
    PICTURE_ORIGINAL: "auf der Website ansehen", "see it on the website";
    PICTURE_STAYS: "Ein Bild der Meldung geht nicht mit: Es hat keine Beschreibung für Vorleseprogramme.",
        "A picture of the article is not sent: it has no description for screen readers.";
    STATE_LABEL: "Stand", "State";
    NEXT_LABEL: "Wie es weitergeht", "What comes next";
    PREVIEW_HEAD: "So sehen es Leserinnen und Leser", "As followers will see it";
    PREVIEW_TOLD_NOW: "So würde er jetzt erzählt; wie er hinausgeht, entscheidet sich kurz vorher.",
        "As it would be told now; how it leaves is decided shortly before.";
    NO_TEXT: "Ein Text ist noch nicht geschrieben: Die Meldung wurde noch nicht gelesen.", "No text is written yet: the article has not been read.";
    // Whoever decided on the page; {0}: the short name of their session.
    SOMEBODY_ON_PAGE: "Seite {0}", "page {0}";
    TEXT_BY: "Diesen Text hat {0} geschrieben.", "{0} wrote this text.";
    ANEW_HEAD: "Die Meldung wurde geändert", "The article has changed";
    ANEW_SAID: "Seit der Text geschrieben wurde, hat sich die Meldung geändert. Bitte wählen Sie: den Text oben oder diesen, neu geschriebenen.",
        "The article has changed since the text was written. Please choose: the text above, or this one, told anew.";
    VERDICT_HEAD: "Prüfung gegen die Meldung", "Held against the article";
    PUT_OFF_UNTIL: "Verschoben auf", "Put off until";

    // What can be done.
    APPROVE: "Freigeben", "Approve";
    APPROVE_OWN: "Den Text oben freigeben", "Approve the text above";
    APPROVE_NEW: "Den neuen Text freigeben", "Approve the new text";
    UNDO: "Freigabe zurücknehmen", "Take the approval back";
    UNDO_SAID: "Das geht, bis der Beitrag gesendet ist.", "That is possible until the post is sent.";
    EDIT_HEAD: "Text ändern", "Change the text";
    EDIT_LABEL: "Der ganze Beitrag mit Link", "The whole post with its link";
    CHECK: "Prüfen", "Check";
    SAVE: "Speichern", "Save";
    SAVE_AND_APPROVE: "Speichern und freigeben", "Save and approve";
    VOUCH_LABEL: "Ich habe es geprüft und stehe dafür ein (das steht dann im Journal)",
        "I have checked it and vouch for it (that is noted in the journal)";
    REJECT_HEAD: "Ablehnen", "Reject";
    REASON_LABEL: "Warum? (freiwillig, für das Journal)", "Why? (optional, for the journal)";
    REJECT: "Nicht senden", "Do not post";
    POSTPONE_HEAD: "Verschieben", "Put off";
    UNTIL_LABEL: "Frühestens am", "At the earliest on";
    POSTPONE: "Verschieben", "Put off";
    RETRY: "Noch einmal versuchen", "Try again";
    FOUND_HEAD: "Steht er dort?", "Is it there?";
    FOUND_SAID: "Das Netzwerk hat unklar geantwortet. Bitte auf dem Konto nachsehen.", "The network's answer was unclear. Please look at the account.";
    REMOTE_ID_LABEL: "Nummer des Beitrags auf dem Netzwerk", "Number of the post on the network";
    FOUND: "Ja, er steht dort", "Yes, it is there";
    ABSENT: "Nein, er fehlt: noch einmal senden", "No, it is missing: post again";
    CHANGES_HEAD: "Änderungen am erschienenen Beitrag", "Changes to the posted post";
    ALLOW: "Zulassen", "Allow";
    REFUSE: "Lassen, wie er ist", "Leave it as it is";
    BAD_MOMENT: "Das ist kein Zeitpunkt.", "That is no time.";

    // What a step came to.
    SAID_APPROVED: "Freigegeben. Der Beitrag geht, sobald er an der Reihe ist.", "Approved. The post leaves when its turn has come.";
    SAID_UNDONE: "Die Freigabe ist zurückgenommen.", "The approval is taken back.";
    SAID_EDITED: "Der Text ist gespeichert und wartet auf Freigabe.", "The text is saved and waits for approval.";
    SAID_REJECTED: "Abgelehnt. Der Beitrag wird nicht gesendet.", "Rejected. The post will not be sent.";
    SAID_POSTPONED: "Verschoben.", "Put off.";
    SAID_RETRIED: "Der Beitrag wird noch einmal gesendet.", "The post will be sent again.";
    SAID_FOUND: "Notiert: Der Beitrag steht dort.", "Noted: the post is there.";
    SAID_CHANGE_ALLOWED: "Die Änderung wird ausgeführt.", "The change will be made.";
    SAID_CHANGE_REFUSED: "Der Beitrag bleibt, wie er ist.", "The post stays as it is.";
}
