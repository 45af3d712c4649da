//! `status`: sources, accounts, tokens, money and what waits, at a glance.

use super::Phrase;

phrases! {
    MODE_LABEL: "Betrieb", "Mode";
    MODE_PREVIEW: "Vorschau: Es wird nichts gesendet", "preview: nothing is sent";
    MODE_APPROVE: "mit Freigabe: Nichts geht ohne Zustimmung hinaus", "with approval: nothing leaves without a yes";
    MODE_PUBLISH: "von selbst: Neues wird gesendet", "by itself: what is new is posted";
    SOURCE_LABEL: "Quelle", "Source";
    ACCOUNT_LABEL: "Konto", "Account";
    WAITING_LABEL: "Wartet", "Waiting";
    BUDGET_LABEL: "Geld", "Budget";

    // A source. {0}, {1}: times, counts, reasons.
    NEXT: "{0}; nächster Abruf {1}", "{0}; next {1}";
    NOT_YET: "noch nicht abgerufen", "not looked at yet";
    NEVER: "nie", "never";
    UNKNOWN_SINCE: "unbekannt", "unknown";
    FAILED_SOURCE: "GESTÖRT: {0} Abrufe hintereinander ohne Erfolg, seit {1}: {2} (zuletzt gelesen: {3})",
        "FAILED {0} times in a row since {1}: {2} (last read {3})";
    QUARANTINED: "ZURÜCKGEHALTEN seit {0}: {1}", "IN QUARANTINE since {0}: {1}";
    QUARANTINE_TODO: "nichts von ihr wird gesendet, bis ihre Liste wieder aussieht wie früher; ist sie so richtig:",
        "nothing of it is posted until its list looks as it did; if it is right as it is:";
    SOURCE_READ: "gelesen {0}, {1} Meldungen bekannt", "read {0}, {1} items known";
    MOVED: "UMGEZOGEN nach {0} ({1} Abrufe hintereinander führten dorthin); bitte in `url` eintragen",
        "MOVED for good to {0} ({1} looks in a row led there); put it into `url`";
    SILENT: "STILL: seit {0} nichts Neues, länger als sonst; bitte nachsehen, ob die Meldungen jetzt anderswo stehen",
        "SILENT: nothing new since {0}, which is longer than usual; see whether its news stand elsewhere now";
    LAST_NEWS: "zuletzt Neues {0}; bis zu {1} Tage ohne sind üblich", "last news {0}; up to {1} days without are usual";
    LAST_NEWS_NEW: "zuletzt Neues {0}; ihr Takt ist noch nicht gelernt", "last news {0}; its rhythm is not learnt yet";

    // `--accept`.
    NO_SOURCE: "Es gibt keine Quelle „{0}“; es gibt: {1}", "there is no source “{0}”; there are: {1}";
    NOT_QUARANTINED: "„{0}“ wird nicht zurückgehalten: Es gibt nichts zu bestätigen.", "“{0}” is not in quarantine: there is nothing to accept.";
    ACCEPTED: "Beim nächsten Abruf wird „{0}“ so genommen, wie sie ist. Was auf ihrer Liste neu ist, kommt zur Freigabe oder wird gesendet wie immer: `weitersagen queue` zeigt es.",
        "The next look takes “{0}” as it is. What is new on its list is asked about or posted as always: `weitersagen queue` shows it.";

    // An account. {0}: how it stands; {1}: when it was asked; {2}: what it said.
    NOT_ASKED: "noch nicht gefragt", "not asked yet";
    CHECKED: "{0} ({1}): {2}", "{0} ({1}): {2}";
    VERIFIED: "geprüft", "verified";
    UNVERIFIED: "nicht zu prüfen", "unverified";
    MISMATCH: "falsches Konto", "mismatch";
    TOKEN_BAD: "Zugang abgelehnt", "token";
    PAYMENT: "Guthaben verbraucht", "payment";
    OUTBOX: "im Ausgang: {0}", "outbox: {0}";
    COUNTED: "{1}: {0}", "{0} {1}";
    OUTBOX_EMPTY: "nichts", "empty";
    WAITS: "Nr. {0} für {1}: {2}", "{0} to {1}: {2}";
    AND_MORE: "und {0} weitere, siehe `weitersagen queue`", "and {0} more, see `weitersagen queue`";
    SPENT: "X: {0} von {1} US-Dollar in diesem Monat; danach gilt \"{2}\"", "X: ${0} of ${1} this month; then \"{2}\"";

    // A token. {0}: its kind; {1}: when it ends; {2}: when it was checked; {3}: what to do.
    TOKEN: "Zugang: {0}, {1}, {2}; {3}", "token: {0}, {1}, {2}; {3}";
    PAGE_TOKEN: "Seitentoken", "page token";
    OAUTH1: "OAuth-1.0a-Schlüssel", "OAuth 1.0a keys";
    OAUTH2: "OAuth-2.0-Anmeldung", "OAuth 2.0 login";
    RENEWED: "gültig bis {0}, wird vorher von selbst erneuert", "good until {0}, renewed by itself before";
    EXPIRES: "läuft ab am {0}", "expires {0}";
    NEVER_EXPIRES: "läuft nie ab", "never expires";
    EXPIRY_UNKNOWN: "Ablauf noch nicht bekannt", "expiry not known yet";
    CHECKED_AT: "geprüft am {0}", "checked {0}";
    NOT_CHECKED: "noch nicht geprüft", "not checked yet";
    NOTHING_TODO: "nichts zu tun", "nothing to do";
    RENEW_PAGE: "einen neuen holen mit `weitersagen auth facebook`", "get a new one with `weitersagen auth facebook`";
    LOGIN_PAGE: "anmelden mit `weitersagen auth facebook`", "log in with `weitersagen auth facebook`";
    LOG_IN: "anmelden mit `weitersagen auth x`", "log in with `weitersagen auth x`";
    LOG_IN_BECAUSE: "anmelden mit `weitersagen auth x`: {0}", "log in with `weitersagen auth x`: {0}";
}
