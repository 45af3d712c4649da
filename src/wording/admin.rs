//! The admin page, sentence by sentence; its templates name them.

use super::Phrase;

pub(crate) use super::pages::*;

phrases! {
    by name;

    // The frame around every page.
    SKIP:
        "Zum Inhalt springen",
        "Skip to content";
    PROGRAM:
        "weitersagen",
        "weitersagen";
    NAV:
        "Seiten",
        "Pages";
    LOG_OUT:
        "Abmelden",
        "Log out";
    MODE_PREVIEW:
        "Vorschau: sendet nichts",
        "Preview: posts nothing";
    MODE_APPROVE:
        "Sendet nach Freigabe",
        "Posts after approval";
    MODE_PUBLISH:
        "Sendet von selbst",
        "Posts by itself";
    WAITING_COUNT:
        "{0} warten",
        "{0} waiting";
    VERSION:
        "weitersagen {0}",
        "weitersagen {0}";
    AS_OF:
        "Stand:",
        "As of:";
    NAV_START:
        "Start",
        "Start";

    // Times.
    TODAY:
        "heute",
        "today";
    TOMORROW:
        "morgen",
        "tomorrow";
    YESTERDAY:
        "gestern",
        "yesterday";
    DAY:
        "{0}. {1}",
        "{0} {1}";
    DAY_YEAR:
        "{0}. {1} {2}",
        "{0} {1} {2}";
    MONTH_1: "Januar", "January";
    MONTH_2: "Februar", "February";
    MONTH_3: "März", "March";
    MONTH_4: "April", "April";
    MONTH_5: "Mai", "May";
    MONTH_6: "Juni", "June";
    MONTH_7: "Juli", "July";
    MONTH_8: "August", "August";
    MONTH_9: "September", "September";
    MONTH_10: "Oktober", "October";
    MONTH_11: "November", "November";
    MONTH_12: "Dezember", "December";

    // Logging in.
    LOGIN:
        "Anmelden",
        "Log in";
    LOGIN_OF:
        "Verwaltung von {0}",
        "Administration of {0}";
    LOGIN_PASSWORD:
        "Passwort",
        "Password";
    LOGIN_LINK:
        "Der Link ist gültig. Ein Klick meldet Sie an; danach ist er verbraucht.",
        "The link is valid. One click logs you in; after that it is used up.";
    LOGIN_HOW:
        "Ein Link zum Anmelden kommt von diesem Befehl auf dem Server; er gilt 15 Minuten und nur einmal:",
        "A link to log in comes from this command on the server; it is valid for 15 minutes, and once:";
    LOGIN_COMMAND:
        "weitersagen admin-link",
        "weitersagen admin-link";
    LOGIN_LINK_OVER:
        "Dieser Link ist verbraucht oder abgelaufen.",
        "This link is used up or has expired.";
    LOGIN_WRONG:
        "Das Passwort stimmt nicht.",
        "The password is wrong.";
    LOGIN_WAIT:
        "Zu viele falsche Passwörter. Der nächste Versuch ist in {0} Sekunden möglich; ein Link meldet sofort an.",
        "Too many wrong passwords. The next try is possible in {0} seconds; a link logs in at once.";

    // What went wrong.
    TROUBLE:
        "Das hat nicht geklappt",
        "That did not work";
    TROUBLE_BACK:
        "Zur Startseite",
        "To the start page";
    TROUBLE_MISSING:
        "Unter dieser Adresse steht nichts.",
        "There is nothing at this address.";
    TROUBLE_HOST:
        "Unter diesem Namen antwortet die Seite nicht. Soll sie es, gehört der Name in der Konfiguration unter [admin] in `hosts`.",
        "The page does not answer under this name. If it should, put the name into `hosts` under [admin] in the configuration.";
    TROUBLE_FOREIGN:
        "Diese Anweisung kam nicht von einer Seite, die Sie hier geöffnet haben; sie wurde nicht ausgeführt. Bitte die Seite neu laden und noch einmal versuchen.",
        "This order did not come from a page that you have opened here; it was not carried out. Please reload the page and try again.";
    TROUBLE_SLOW:
        "Das hat zu lange gedauert.",
        "That took too long.";
    TROUBLE_LARGE:
        "Das war zu viel auf einmal.",
        "That was too much at once.";
    TROUBLE_FORM:
        "Diese Angaben lassen sich nicht lesen.",
        "This input cannot be read.";
    TROUBLE_BUSY:
        "Gerade arbeitet noch jemand daran. Bitte gleich noch einmal versuchen.",
        "Somebody else is at work on it. Please try again in a moment.";
    TROUBLE_MOVED_ON:
        "Das geht nicht mehr: Der Beitrag steht inzwischen anders da.",
        "That is no longer possible: the post stands otherwise by now.";
    TROUBLE_STATE:
        "Die Datenbank lässt sich gerade nicht lesen oder schreiben. Das Protokoll des Dienstes nennt den Grund.",
        "The database cannot be read or written at the moment. The log of the service names the reason.";
    TROUBLE_BROKEN:
        "Die Seite selbst ist fehlerhaft. Das Protokoll des Dienstes nennt den Grund.",
        "The page itself is at fault. The log of the service names the reason.";

    // Start.
    START:
        "Wie es steht",
        "How things stand";
    ALL_WELL:
        "Alles in Ordnung",
        "Everything is all right";
    ONE_PROBLEM:
        "Eine Sache braucht Ihren Blick",
        "One thing needs a look";
    PROBLEMS:
        "{0} Dinge brauchen Ihren Blick",
        "{0} things need a look";
    LAST_ROUND:
        "Zuletzt alles durchgesehen:",
        "Everything was last gone through:";
    NO_ROUND:
        "Die erste Runde läuft noch.",
        "The first round is still under way.";
    PREVIEW_NOTE:
        "Vorschau: Es wird nichts gesendet. Mit `mode = \"approve\"` oder `\"publish\"` in der Konfiguration wird es ernst.",
        "Preview: nothing is posted. With `mode = \"approve\"` or `\"publish\"` in the configuration it becomes serious.";
    SINCE:
        "seit",
        "since";
    TODO:
        "Was zu tun ist:",
        "What to do:";
    WAITS_FOR_YOU:
        "Wartet auf Sie",
        "Waits for you";
    NOTHING_WAITS:
        "Gerade wartet nichts auf eine Entscheidung.",
        "Nothing waits for a decision.";
    WAITS_APPROVAL:
        "wartet auf Freigabe",
        "waits for approval";
    WAITS_FAILED:
        "vom Netzwerk abgelehnt",
        "refused by the network";
    WAITS_CHANGE:
        "eine Änderung wartet auf Ihr Ja",
        "a change waits for your yes";
    ALL_WAITING:
        "Alle {0} ansehen",
        "See all {0}";
    WAITS_UNCLEAR:
        "unklar, ob erschienen",
        "unclear whether it has appeared";
    POSTED_LAST:
        "Zuletzt erschienen",
        "Posted last";
    NOTHING_POSTED:
        "Noch ist nichts erschienen.",
        "Nothing has been posted yet.";
    COMES_NEXT:
        "Kommt als Nächstes",
        "Comes next";
    NOTHING_NEXT:
        "Nichts steht an. Neues erscheint hier, sobald eine Quelle es meldet.",
        "Nothing is due. What is new appears here as soon as a source has it.";
    NEXT_POLLS:
        "Nächste Abrufe",
        "Next looks at the sources";
    SEE_POST:
        "Beitrag ansehen",
        "See the post";
    UNTITLED:
        "ohne Überschrift",
        "without a headline";
}
