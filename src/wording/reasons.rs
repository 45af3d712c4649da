//! Why a delivery, an item or a change stands where it does: sentences that the state keeps by their
//! codes.
//!
//! They stand behind a colon or in brackets, and so begin in small letters and end without a stop.
//! A code is never taken away or given another meaning: old rows name it.

use super::Phrase;

phrases! {
    by name;
    AS_SAID: "{0}", "{0}";
    // Two sentences, the second about the first.
    AND: "{0}; {1}", "{0}; {1}";
    A_PERSON_DECIDES: "{0}: Ein Mensch entscheidet", "{0}: a person decides";
    NOT_AGAIN: "{0}, und dazu hat ein Mensch Nein gesagt: Ein Mensch entscheidet",
        "{0}, and a person said no to it: a person decides";

    // New items.
    BASELINE: "stand schon da, als die Quelle zum ersten Mal gelesen wurde",
        "it stood there when the source was first read";
    TOO_OLD: "ist älter, als `max_age` der Quelle erlaubt", "it is older than the source's max_age";
    UNREAD: "die Seite der Meldung ist noch nicht gelesen", "its page has not been read yet";
    NEW: "neue Meldung", "a new item";
    BURST: "ungewöhnlich viel Neues auf einmal: Ein Mensch entscheidet",
        "unusually many new items at once: a person decides";
    OLD_PAGE: "die Seite der Meldung ist vom {0} und damit älter, als `max_age` der Quelle erlaubt: Ein Mensch entscheidet",
        "its page is dated {0}, older than the source's max_age: a person decides";
    PAGE_GONE: "die Seite der Meldung ist nicht mehr da (Antwort {0})", "its page is gone (status {0})";
    ARTICLE_GONE: "die Meldung wurde zurückgezogen", "the article is gone";
    ERASED: "der Text der Meldung ist nach 30 Tagen gelöscht worden", "its article was erased";

    // The same news. {0}: the number of the other item.
    OWN_STORY: "eine eigene Meldung", "a story of its own";
    SAME_AS: "dieselbe Nachricht wie Meldung {0}", "the same news as item {0}";
    TOLD_BY: "Meldung {0} erzählt dieselbe Nachricht", "item {0} tells the same news";
    QUOTED_BY: "Meldung {0} zitiert sie ganz und erzählt sie mit", "item {0} quotes it whole and tells it";
    QUOTES_TOLD: "sie zitiert Meldung {0}, die schon erzählt ist", "it quotes item {0}, which is told already";
    HELD_IN: "Meldung {0} enthält sie neben anderem", "item {0} holds it among other things";
    HOLDS: "sie enthält Meldung {0} neben anderem", "it holds item {0} among other things";
    MUCH_IN_COMMON: "sie hat viel mit Meldung {0} gemeinsam", "it has much in common with item {0}";
    HOLDS_SEVERAL_ONLY: "sie enthält {0} Meldungen, die für sich erzählt werden, und sonst nichts",
        "it holds {0} items told by themselves, and nothing else";
    HOLDS_SEVERAL: "sie enthält {0} Meldungen, die für sich erzählt werden, und Neues dazu",
        "it holds {0} items told by themselves, and news besides";

    // A source's own journal. {0}: a reason, how often, where to.
    SLID_IN: "sie steht unter allem Bekannten, wo Älteres nachrutscht", "it stands below all that is known, where older entries slide in";
    SOURCE_DOWN: "sie ließ sich {0} Mal hintereinander nicht lesen: {1}. Verloren ist nichts: Was dort neu ist, wird nachgeholt. Bitte {2} im Browser ansehen; ist die Seite umgezogen, `url` ändern",
        "it could not be read {0} times in a row: {1}. Nothing is lost: what is new there is told once it can be read again. Look at {2} in a browser; if the page has moved, change `url`";
    SOURCE_UP: "sie lässt sich wieder lesen, nach {0} vergeblichen Abrufen", "it can be read again, after {0} failed looks";
    LIST_ACCEPTED: "ein Mensch hat die Liste für richtig erklärt; was auf ihr neu ist, kommt zur Freigabe",
        "a person said that its list is right; what is new on it is asked about";
    LIST_AS_BEFORE: "die Liste sieht wieder aus wie früher und enthält, was bekannt ist",
        "its list looks as it did again, and holds what is known";
    QUARANTINED: "{0}. Nichts von ihr wird gesendet, bis sie wieder aussieht wie früher oder Sie ihre neue Liste für richtig erklären",
        "{0}. Nothing of it is posted until it looks as it did, or you say that its new list is right";
    SOURCE_MOVED: "sie ist für immer nach {0} umgezogen und wird dort gelesen; bitte `url = \"{0}\"` in die Konfiguration schreiben, was alles Bekannte erhält",
        "it has moved for good to {0} and is followed there; put `url = \"{0}\"` into the configuration, which keeps all that is known of it";
    SPEAKS: "sie hat wieder etwas Neues", "it has something new again";
    SILENT: "seit {0} Tagen nichts Neues, {1} sind für sie schon ungewöhnlich. Lesen lässt sie sich: Bitte nachsehen, ob die Meldungen jetzt auf einer anderen Seite stehen als {2}",
        "nothing new for {0} days, where {1} are already unusual for it. It can be read: see whether the news now stand on another page than {2}";

    // Telling.
    NOTHING_TO_TELL: "nicht einmal die Überschrift lässt sich als Beitrag erzählen", "not even its headline can be told";
    GATE: "die Prüfung beanstandet: {0}", "the gate objects: {0}";
    FOREIGN: "die Meldung ist in der Sprache {0} geschrieben: Ein Mensch entscheidet", "the article is in {0}: a person decides";
    ASKS_EACH: "jeder Beitrag braucht die Zustimmung eines Menschen", "a person says yes to each post";
    PREVIEWED: "Vorschau: aufgeschrieben, nicht gesendet", "preview: shown, not sent";

    // Waiting too long. {0}: when, why, how many.
    EVENT_OVER: "der angekündigte Termin ist vorbei (seit {0})", "the event that it announces is over (since {0})";
    NOT_WITHIN_WEEK: "konnte binnen einer Woche nicht gesendet werden", "it could not be told within a week";
    NOT_WITHIN_WEEK_BECAUSE: "konnte binnen einer Woche nicht gesendet werden: {0}", "it could not be told within a week: {0}";
    TOO_MANY: "für dieses Konto warteten mehr als {0}, und dies war der älteste Beitrag", "more than {0} waited for this account, and it was the oldest";
    BUDGET_WAS_SPENT: "das Geld des Monats für X war ausgegeben", "the month's budget for X was spent";
    BUDGET_SKIP: "das Geld des Monats für X ist ausgegeben, und es gilt on_budget = \"skip\"",
        "the month's budget for X is spent, and on_budget = \"skip\"";

    // Sending. {0}: the network's own words, mostly.
    ATTEMPT: "Versuch {0}", "attempt {0}";
    CONFIRMED: "das Netzwerk hat ihn bestätigt", "the network confirmed it";
    NOT_SENT: "nicht gesendet: {0}", "not sent: {0}";
    UNCLEAR: "Antwort unklar: {0}", "unclear: {0}";
    REFUSED: "abgelehnt: {0}", "refused: {0}";
    REFUSED_FOR_NOW: "vorerst abgelehnt: {0}", "refused for now: {0}";
    CUT_OFF: "das Programm endete, bevor die Antwort des Netzwerks aufgeschrieben war",
        "the daemon ended before the network's answer was stored";
    HELD_UNSEEN: "das Netzwerk hält ihn noch unsichtbar unter der Nummer {0} bereit", "the network holds it unseen as {0}";

    // The timeline.
    FOUND: "im Verlauf des Kontos gefunden unter der Nummer {0}", "found on the timeline as {0}";
    ABSENT: "zwei vollständige Lesungen des Verlaufs haben gezeigt, dass er dort nicht steht",
        "absence proven by two complete reads of the timeline";
    NO_SECOND_READ: "zu einer zweiten Lesung des Verlaufs kam es nie", "the second read of the timeline never came";
    NEVER_READ_IN_FULL: "der Verlauf ließ sich nicht vollständig lesen", "the timeline could not be read in full";
    NEVER_SEEN: "{0} Mal begonnen und nie im Verlauf gesehen", "begun {0} times and never seen on the timeline";
    UNREADABLE_TIMELINE: "der Verlauf lässt sich nicht lesen: {0}", "the timeline cannot be read: {0}";
    NOT_SEEN_YET: "im Verlauf ist er nicht zu sehen, soweit diese Lesung reicht", "it is not on the timeline, as far as this read shows";
    READ_IN_PART: "der Verlauf ließ sich nur zum Teil lesen", "the timeline could be read only in part";
    RESTORED: "nach dem Zurückspielen einer Sicherung im Verlauf gefunden unter der Nummer {0}",
        "after a restore: found on the timeline as {0}";

    // Changes to posts that stand on their timeline.
    NEWER_CHANGE: "eine neuere Änderung tritt an ihre Stelle", "a newer change takes its place";
    NOT_TAKEN_OFF: "der Beitrag, an dessen Stelle er stehen sollte, wurde nicht entfernt: {0}",
        "the post in whose place it was to stand was not taken off: {0}";
    BECAUSE: "{0}: {1}", "{0}: {1}";
    LOST_DAYS_NONE: "in den verlorenen Tagen ist keiner entstanden", "the lost days made none";
    NOT_LOOKED_FOR: "er lässt sich nicht suchen", "it cannot be looked for";
    NOT_LOOKED_FOR_BECAUSE: "er lässt sich nicht suchen: {0}", "it cannot be looked for: {0}";
    HAS_NEW_TEXT: "nachgesehen: Er hat den neuen Text", "it was looked at, and has the new text";
    HAS_OLD_TEXT: "nachgesehen: Er hat noch den alten Text", "it was looked at, and has the old text";
    NOT_THERE: "nachgesehen: Er ist nicht mehr da", "it was looked at, and is not there any more";
    LOOKED_GONE: "nachgesehen: Er ist weg", "it was looked for, and is gone";
    STILL_STANDS: "nachgesehen: Er steht noch da", "it was looked for, and still stands";
    WITHOUT_SUCCESS: "{0} Mal ohne Erfolg versucht; {1}", "tried {0} times without success; {1}";
    TRIED: "{0} Mal versucht; {1}", "tried {0} times; {1}";
    EACH_CHANGE: "{0}; jede Änderung braucht die Zustimmung eines Menschen", "{0}; a person says yes to each change";
    CHANGE_GATE: "{0}; die Prüfung beanstandet: {1}", "{0}; the gate objects: {1}";
    IN_ITS_PLACE: "{0}; er tritt an die Stelle dessen, der entfernt wird", "{0}; it stands in the place of the one that is taken off";
    LEAVE: "on_change = \"leave\": Der Beitrag bleibt, wie er ist", "on_change = \"leave\": the post stays as it is";
    STANDS_NO_MORE: "der Beitrag steht nicht mehr dort", "its post does not stand any more";
    NOTHING_TO_TELL_NOW: "jetzt lässt sich nicht einmal die Überschrift erzählen; der Beitrag bleibt",
        "not even its headline can be told now, the post stays";
    POST_UNCHANGED: "am Beitrag ändert das nichts", "the post does not";
    NO_CORRECTION: "kein Satz lässt sich als Berichtigung erzählen; der Beitrag bleibt",
        "no sentence of it can be told as a correction, the post stays";
    GONE_FOR_GOOD: "die Seite der Meldung ist weg (Antwort {0}, zweimal im Abstand eines Tages)", "its page is gone (status {0}, twice, a day apart)";
    GONE_WITH_OTHERS: "{0}, und andere sind es auch: Ein Mensch entscheidet", "{0}, and so are others: a person decides";
    GONE_ASK: "{0}: Ein Mensch entscheidet, ob der Beitrag entfernt wird", "{0}: a person decides whether the post goes";

    // A person's decisions.
    SAID_YES: "ein Mensch hat Ja gesagt", "a person said yes";
    SAID_NO: "ein Mensch hat Nein gesagt", "a person said no";
    SAID_NO_BECAUSE: "ein Mensch hat Nein gesagt: {0}", "a person said no: {0}";
    TOOK_BACK: "ein Mensch hat die Freigabe zurückgenommen", "a person took the yes back";
    WANTS_AGAIN: "ein Mensch möchte es noch einmal versuchen", "a person wants it tried again";
    SAW_ABSENT: "ein Mensch hat nachgesehen: Der Beitrag steht dort nicht", "a person saw that it is not on the timeline";
    SAW_POSTED: "ein Mensch hat ihn im Verlauf gefunden", "a person found it on the timeline";
    EDITED: "ein Mensch hat den Text geändert", "a person changed the text";
    VOUCHED: "ein Mensch hat es geprüft und steht dafür ein; die Prüfung beanstandet: {0}",
        "a person has checked it and vouches for it; the gate objects: {0}";
    POSTPONED: "auf frühestens {0}", "to {0} at the earliest";
    TOOK_NEW: "ein Mensch hat den neu geschriebenen Text dem eigenen vorgezogen", "a person took the text told anew in place of the edited one";
    KEPT_OWN: "ein Mensch bleibt nach der Änderung der Meldung bei seinem Text", "a person keeps the edited text after the article's change";
    EDITED_WAITS: "ein Mensch hat den Text geändert; er wartet auf Freigabe", "a person changed the text; it waits for a yes";

    // The article changed while its post waited.
    TOLD_ANEW: "die Meldung wurde geändert; der wartende Text ist neu geschrieben", "the article has changed; the waiting text was told anew";
    CHANGED_SINCE_EDIT: "die Meldung wurde geändert, nachdem ein Mensch den Text geschrieben hatte: Ein Mensch entscheidet",
        "the article has changed since a person wrote the text: a person decides";
    CHANGED_SINCE_YES: "die Meldung wurde nach der Freigabe in der Sache geändert ({0}): Ein Mensch entscheidet",
        "the article has changed in substance since the yes ({0}): a person decides";
    PAGE_GONE_LOOK: "die Seite der Meldung ist nicht zu finden (Antwort {0}); es wird noch einmal nachgesehen",
        "its page is gone (status {0}); it is looked at again";
    PAGE_GONE_ONCE: "die Seite der Meldung ist nicht zu finden (Antwort {0}); in einer Stunde wird noch einmal nachgesehen",
        "its page is gone (status {0}); it is looked at again in an hour";
    PAGE_BACK: "die Seite der Meldung ist wieder da", "its page is there again";
    NO_LONGER_SAYS: "in der Meldung steht nicht mehr „{0}“", "the article no longer says “{0}”";
    HEADLINE_DIFFERS: "die Überschrift ist anders: „{0}“", "the headline differs in “{0}”";

    // What a waiting post waits for.
    PREVIEW_MODE: "mode = \"preview\": Es wird nichts gesendet", "mode = \"preview\": nothing is sent";
    ACCOUNT_STOPPED: "das Konto steht still: {0}", "the account is stopped: {0}";
    WAITS_FOR_PERSON: "ein Mensch entscheidet: `weitersagen queue approve {0}` oder `reject`",
        "a person decides: `weitersagen queue approve {0}` or `reject`";
    PERSON_FIRST: "kommt erst zur Freigabe, wenn die Bedenkzeit vorbei ist", "a person is asked once its grace is over";
    LEFT_OUT: "fällt aus: das Geld des Monats ist ausgegeben", "it will be left out: the month's budget is spent";
    WITHOUT_LINK: "geht ohne Link hinaus: das Geld ist ausgegeben", "it goes without its link: the budget is spent";
    BUDGET_SPENT: "das Geld des Monats für X ist ausgegeben", "the month's budget for X is spent";
    DROPPED_EVENT: "verfällt: der Termin ist vorbei, bevor er an der Reihe ist", "it will be dropped: its event is over before its turn";
    OTHERS_FIRST: "andere gehen vor", "others go before it";
    SPACING: "Abstand zwischen zwei Beiträgen", "spacing between two posts";
    QUIET_HOURS: "Ruhezeit", "quiet hours";
    QUIET_DAY: "ein Ruhetag in der Woche", "a quiet day of the week";
    HOLIDAY: "Feiertag ({0})", "public holiday ({0})";
    PER_HOUR: "so viele, wie in einer Stunde gehen dürfen", "as many as an hour may have";
    PER_DAY: "so viele, wie an einem Tag gehen dürfen", "as many as a day may have";
    TRIED_AGAIN: "wird noch einmal versucht: {0}", "tried again: {0}";
    PUT_OFF: "ein Mensch hat ihn verschoben", "a person has put it off";
    GRACE: "Bedenkzeit: die Meldung kann noch berichtigt werden", "its grace: its author may still correct it";
    ITS_TURN: "ist an der Reihe", "its turn has come";
}
