//! What a valid configuration means, sentence by sentence.

use super::Phrase;

phrases! {
    OF: "{0} ({1})", "{0} ({1})";
    PREVIEW: "Vorschau: Es wird nichts gesendet", "Preview: nothing is sent";
    APPROVE: "Mit Freigabe: Gesendet wird erst, wenn eine Person zustimmt", "With approval: nothing is sent until a person says yes";
    PUBLISH: "Von selbst: Neue Meldungen werden gesendet", "By itself: new stories are sent";
    NO_ACCOUNT: "Noch kein Konto", "No account yet";
    PLACES: "Gedächtnis: {0}; Verwaltungsseite: http://{1}/", "State: {0}; admin page: http://{1}/";

    // A source. {0}: its name; {1}: when; {2}: the next times; {3}: what is special about it.
    SOURCE: "{0}: {1}, nächster Abruf {2}{3}", "{0}: {1}, next {2}{3}";
    BY_PLAN: "nach Plan `{0}`", "as `{0}`";
    BACKFILL: "; beim ersten Mal bis zu {0} vorhandene Meldungen", "; up to {0} existing items the first time";
    IMAGES: "; mit Bildern", "; with pictures";
    ONLY_TO: "; nur an {0}", "; only to {0}";

    // An account. {0}: its name; {1}: which; {2}: where its access comes from.
    PAGE: "{0}: Facebook-Seite {1}; Zugang aus {2}", "{0}: Facebook page {1}; access from {2}";
    ON_X: "{0}: Konto bei X {1}; Zugang aus {2}", "{0}: account on X {1}; access from {2}";
    NAMED: "„{0}“", "“{0}”";
    LINKED: "(von der Website verlinkt)", "(linked by the website)";
    CREDENTIAL: "systemd-Geheimnis {0}", "systemd credential {0}";

    // Pacing. {0}: when nothing goes; {1}: a day; {2}: an hour; {3}: apart; {4}: grace.
    PACING: "Beiträge: {0}; je Konto höchstens {1} am Tag{2}, {3} Abstand; neue Meldungen warten {4}",
        "Posts: {0}; at most {1} a day{2} for each account, {3} apart; new items wait {4}";
    HOURLY: ", {0} in der Stunde", ", {0} an hour";
    ANY_HOUR: "zu jeder Stunde", "at any hour";
    NOTHING_AT: "nichts {0}", "nothing {0}";
    ON_DAY: "{0}", "on {0}";
    ON_HOLIDAYS: "an Feiertagen ({0})", "on public holidays ({0})";

    MODEL: "Sprachmodell: {0} bei {1}; was es schreibt, wird geprüft", "Language model: {0} at {1}; what it writes is checked";
    MODEL_MARKED: "Sprachmodell: {0} bei {1}; was es schreibt, wird geprüft und gekennzeichnet",
        "Language model: {0} at {1}; what it writes is checked and marked";
    FOREIGN_ASK: "Meldungen in anderen Sprachen: Eine Person entscheidet", "Items in other languages: a person decides";
    MONEY: "X darf im Monat höchstens {0} US-Dollar kosten; {1}", "X may cost at most {0} US dollars a month; {1}";
    HOLD: "danach warten die Beiträge", "after that, posts wait";
    WITHOUT_LINK: "danach gehen die Beiträge ohne Link hinaus", "after that, posts go without their link";
    SKIP: "danach fallen die Beiträge aus", "after that, posts are left out";

    ALERTS:
        "Alarme: {0}; was andauert, wird nach {1} noch einmal gemeldet",
        "Alerts: {0}; what lasts is told again after {1}";
    NO_WAY:
        "Alarme: keine; was nicht in Ordnung ist, zeigt nur `weitersagen status`",
        "Alerts: none; what is not in order is shown by `weitersagen status` only";
    ALERTS_QUIET: "; Ruhe {0}", "; quiet {0}";
    DIGEST: "; Bericht {0}, der nächste {1}", "; digest {0}, the next {1}";
    PING: "; nach jeder guten Runde ein Zeichen an {0}", "; a sign to {0} after each good round";
    BY_MAIL: "per Mail an {0}", "by mail to {0}";
    BY_WEBHOOK: "über {0} ({1})", "by {0} ({1})";
    BY_FILE: "in die Datei {0}", "into the file {0}";
    FROM_TO: "von {0} bis {1} Uhr", "from {0} to {1}";
}
