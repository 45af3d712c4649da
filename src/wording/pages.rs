//! The pages of sources, accounts, journal and figures, sentence by sentence.

use super::Phrase;

phrases! {
    by name;

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
    EVENT_ACCEPTED: "Liste für richtig erklärt", "list declared right";
    EVENT_QUARANTINED: "zurückgehalten", "held back";
    EVENT_RESTORED: "aus einer Sicherung hergestellt", "put back from a backup";
    EVENT_QUEUE_FULL: "Warteschlange voll", "queue full";
    EVENT_CAUGHT_UP: "nachgeholt", "caught up";
    EVENT_NOT_CAUGHT_UP: "nicht nachgeholt", "not caught up";
    EVENT_TOKEN_STORED: "angemeldet", "signed in";
    EVENT_TOKEN_REFRESH: "Zugang wird erneuert", "access is being renewed";
    EVENT_TOKEN_RENEWED: "Zugang erneuert", "access renewed";
    EVENT_TOKEN_UNUSED: "Zugang nicht erneuert", "access not renewed";
    EVENT_TOKEN_LOST: "Zugang verloren", "access lost";
    EVENT_ACCOUNT_VERIFIED: "Konto geprüft", "account checked";
    EVENT_ACCOUNT_UNVERIFIED: "Konto nicht prüfbar", "account not to be checked";
    EVENT_ACCOUNT_MISMATCH: "falsches Konto", "wrong account";
    EVENT_ACCOUNT_TOKEN: "Zugang abgelehnt", "access refused";
    EVENT_ACCOUNT_PAYMENT: "Guthaben verbraucht", "credit spent";
    EVENT_APP_MODE_UNPROVEN: "Entwicklungsmodus nicht auszuschließen", "development mode not ruled out";
    EVENT_REPLACED: "ersetzt", "replaced";
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
}
