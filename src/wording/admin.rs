//! The admin page, sentence by sentence; its templates name them.

use super::Phrase;

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
        "Vorschau",
        "Preview";
    MODE_APPROVE:
        "Mit Freigabe",
        "With approval";
    MODE_PUBLISH:
        "Von selbst",
        "By itself";
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
    // Sources.
    SOURCES:
        "Quellen",
        "Sources";
    SOURCE_GOOD:
        "in Ordnung",
        "all right";
    SOURCE_WARN:
        "braucht einen Blick",
        "needs a look";
    SOURCE_BAD:
        "gestört",
        "disturbed";
    SOURCE_FAILED_ONCE:
        "war zuletzt nicht lesbar; das geht meist vorbei",
        "could not be read the last time; that mostly passes";
    SOURCE_NEW:
        "noch nicht gelesen",
        "not read yet";
    SOURCE_ACCEPT:
        "Diese Liste ist richtig",
        "This list is right";
    RHYTHM:
        "Abruf",
        "Looked at";
    NEXT_LOOK:
        "Nächster Abruf",
        "Next look";
    LAST_READ:
        "Zuletzt gelesen",
        "Last read";
    LAST_NEWS:
        "Zuletzt etwas Neues",
        "Last news";
    KNOWN_ITEMS:
        "Bekannte Meldungen",
        "Items known";
    LAST_ITEMS:
        "Letzte Meldungen",
        "Last items";
    NO_ITEMS:
        "Noch keine Meldung gesehen.",
        "No item seen yet.";
    NEVER:
        "noch nie",
        "never";
    FATE_BASELINE:
        "stand schon da",
        "was there before";
    FATE_TOO_OLD:
        "zu alt",
        "too old";
    FATE_NEW:
        "wird noch gelesen",
        "is still to be read";
    FATE_TOLD:
        "aufgenommen",
        "taken up";
    FATE_JOINED:
        "gehört zu einer anderen Meldung",
        "belongs to another item";
    FATE_UNREADABLE:
        "nicht lesbar",
        "unreadable";
    SAID_ACCEPTED:
        "Beim nächsten Abruf wird die Liste so genommen, wie sie ist.",
        "The next look takes the list as it is.";
    SAID_NOT_QUARANTINED:
        "Diese Quelle wird nicht zurückgehalten.",
        "This source is not held back.";

    // Accounts.
    ACCOUNTS:
        "Konten",
        "Accounts";
    ACCOUNT_VERIFIED:
        "gehört der Organisation",
        "belongs to the organisation";
    ACCOUNT_UNVERIFIED:
        "noch nicht geprüft",
        "not checked yet";
    ACCOUNT_MISMATCH:
        "nicht das Konto der Website",
        "not the website's account";
    ACCOUNT_TOKEN:
        "nicht mehr angemeldet",
        "no longer signed in";
    ACCOUNT_PAYMENT:
        "Guthaben verbraucht",
        "credit spent";
    OWNER:
        "Wem es gehört",
        "Whose it is";
    CHECKED:
        "geprüft",
        "checked";
    ACCESS:
        "Zugang",
        "Access";
    ACCESS_REFUSED:
        "wird nicht mehr angenommen",
        "is no longer taken";
    ACCESS_UNKNOWN:
        "Das Netzwerk hat noch nicht gesagt, wie lange er gilt",
        "the network has not said yet how long it is valid";
    ACCESS_LASTS:
        "läuft nicht ab",
        "does not expire";
    ACCESS_ENDS:
        "gilt bis",
        "is valid until";
    ACCESS_KEYS:
        "feste Schlüssel, laufen nicht ab",
        "fixed keys, do not expire";
    ACCESS_RENEWS:
        "erneuert sich von selbst",
        "renews itself";
    ACCESS_NO_LOGIN:
        "noch nicht angemeldet: `weitersagen auth x`",
        "not signed in yet: `weitersagen auth x`";
    ACCESS_LOST:
        "verloren, bitte neu anmelden: `weitersagen auth x`",
        "lost, please sign in again: `weitersagen auth x`";
    BUDGET:
        "Budget dieses Monats",
        "This month's budget";
    BUDGET_OF:
        "{0} von {1} US-Dollar",
        "{0} of {1} US dollars";
    BUDGET_THEN_HOLD:
        "Danach warten Beiträge auf den nächsten Monat.",
        "After that, posts wait for the next month.";
    BUDGET_THEN_UNLINKED:
        "Danach gehen Beiträge ohne Link hinaus.",
        "After that, posts leave without their link.";
    BUDGET_THEN_SKIP:
        "Danach fallen Beiträge aus.",
        "After that, posts are left out.";
    LAST_POST:
        "Letzter Beitrag",
        "Last post";
    COUNT_POSTED:
        "erschienen",
        "posted";
    COUNT_UNDER_WAY:
        "unterwegs",
        "under way";
    COUNT_FOR_YOU:
        "für Sie",
        "for you";
    COUNT_NOT:
        "nicht gesendet",
        "not posted";
    NO_ACCOUNTS:
        "Noch ist kein Konto eingerichtet.",
        "No account is set up yet.";

    // The journal.
    JOURNAL:
        "Journal",
        "Journal";
    FILTER:
        "Filter",
        "Filter";
    FILTER_SOURCE:
        "Quelle",
        "Source";
    FILTER_ACCOUNT:
        "Konto",
        "Account";
    FILTER_EVENT:
        "Ereignis",
        "Event";
    FILTER_TEXT:
        "Enthält",
        "Contains";
    FILTER_ALL:
        "alle",
        "all";
    FILTER_APPLY:
        "Anzeigen",
        "Show";
    FILTER_CLEAR:
        "Filter aufheben",
        "Clear the filter";
    NO_LINES:
        "Dazu steht nichts im Journal.",
        "The journal has nothing on this.";
    OLDER:
        "Ältere Einträge",
        "Older entries";
    WHEN:
        "Wann",
        "When";
    WHAT:
        "Was",
        "What";
    ABOUT:
        "Worum es geht",
        "About";
    EVENT_PLANNED: "eingeplant", "planned";
    EVENT_AWAITING_APPROVAL: "wartet auf Freigabe", "waits for approval";
    EVENT_APPROVED: "freigegeben", "approved";
    EVENT_INTENT: "wird gesendet", "being posted";
    EVENT_POSTED: "erschienen", "posted";
    EVENT_RETRY_WAIT: "neuer Versuch folgt", "will be tried again";
    EVENT_FAILED: "vom Netzwerk abgelehnt", "refused by the network";
    EVENT_AMBIGUOUS: "ungeklärt", "unclear";
    EVENT_NEEDS_HUMAN: "ein Mensch muss nachsehen", "a person must look";
    EVENT_REJECTED: "abgelehnt", "rejected";
    EVENT_SUPPRESSED: "nicht gesendet", "not posted";
    EVENT_EXPIRED: "verfallen", "expired";
    EVENT_WITHDRAWN: "zurückgezogen", "withdrawn";
    EVENT_TOLD: "aufgenommen", "taken up";
    EVENT_JOINED: "gehört zu einer anderen Meldung", "belongs to another item";
    EVENT_BASELINE: "stand schon da", "was there before";
    EVENT_TOO_OLD: "zu alt", "too old";
    EVENT_UNREADABLE: "nicht lesbar", "unreadable";
    EVENT_ACCEPTED: "Liste für richtig erklärt", "list declared right";
    EVENT_READ: "im Verlauf nachgesehen", "timeline read";
    EVENT_PICTURE: "Bild", "picture";
    EVENT_DRAFT: "vorbereitet", "prepared";
    EVENT_ACCOUNT_VERIFIED: "Konto geprüft", "account checked";
    EVENT_ACCOUNT_UNVERIFIED: "Konto nicht prüfbar", "account not to be checked";
    EVENT_ACCOUNT_MISMATCH: "falsches Konto", "wrong account";
    EVENT_ACCOUNT_TOKEN: "Zugang abgelehnt", "access refused";
    EVENT_ACCOUNT_PAYMENT: "Guthaben verbraucht", "credit spent";
    EVENT_BUDGET_WARNING: "Budget fast verbraucht", "budget nearly spent";
    EVENT_BUDGET_SPENT: "Budget verbraucht", "budget spent";

    // The month in figures.
    NAV_MONTH:
        "Zahlen",
        "Figures";
    MONTH:
        "Der Monat in Zahlen",
        "The month in figures";
    MONTH_OF:
        "{0} {1}",
        "{0} {1}";
    MONTH_BEFORE:
        "Monat davor",
        "Month before";
    MONTH_AFTER:
        "Monat danach",
        "Month after";
    CHART:
        "Beiträge je Tag",
        "Posts each day";
    CHART_SAYS:
        "Säulen: Beiträge je Tag im {0}, insgesamt {1}, an einem Tag höchstens {2}. Die Tabelle darunter nennt jeden Tag.",
        "Bars: posts each day of {0}, {1} in all, at most {2} on one day. The table below names each day.";
    CHART_EMPTY:
        "In diesem Monat ist noch nichts erschienen.",
        "Nothing has been posted in this month yet.";
    AS_TABLE:
        "Als Tabelle",
        "As a table";
    TOTAL:
        "zusammen",
        "together";
    FIGURE_POSTED:
        "Beiträge erschienen",
        "posts made";
    FIGURE_REJECTED:
        "von Ihnen abgelehnt",
        "rejected by you";
    FIGURE_LEFT_OUT:
        "nicht gesendet",
        "not posted";
    FIGURE_FAILED:
        "vom Netzwerk abgelehnt",
        "refused by the network";
    FIGURE_SPENT:
        "US-Dollar für X",
        "US dollars for X";
    UNTITLED:
        "ohne Überschrift",
        "without a headline";
}
