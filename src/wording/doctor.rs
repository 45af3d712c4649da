//! Every sentence of `doctor` and `check --online`: what was looked at, how it stands, what to do.

use super::Phrase;

phrases! {
    // The signs, and what was looked at.
    OK: "ok", "ok";
    NOTE: "Hinweis", "note";
    FAIL: "Fehler", "FAIL";
    CONFIG: "Konfiguration", "configuration";
    SOURCE: "Quelle {0}", "source {0}";
    ACCOUNT: "Konto {0}", "account {0}";
    TOKEN: "Zugang zu {0}", "access to {0}";
    SECRET: "Geheimnis ({0})", "secret ({0})";
    SECRETS: "Geheimnisse", "secrets";
    DISK: "Platz", "disk";
    DATABASE: "Gedächtnis", "database";
    BUDGET: "Geld für X", "budget for X";
    KNOWN: "Bekannt", "known";
    MAIL: "Alarme per Mail", "alerts by mail";
    ALERTS: "Alarme", "alerts";
    MODEL: "Sprachmodell {0}", "model {0}";
    CLOCK: "Uhr", "clock";
    PING: "Lebenszeichen", "ping";

    CONFIG_OK: "{0} ist in Ordnung", "{0} is right";
    CONFIG_MODE:
        "{0}; es gilt `mode = \"{1}\"`",
        "{0}; `mode = \"{1}\"` is in force";
    ASKING: "frage Quellen, Konten und Dienste", "asking sources, accounts and services";
    ALL_WELL: "Alles ist in Ordnung.", "All is well.";
    NOTES_ONLY:
        "Nichts ist kaputt; Hinweise: {0}.",
        "Nothing is broken; notes: {0}.";
    NOT_WELL:
        "Nicht in Ordnung: {0}. Hinter jedem → steht, was zu tun ist.",
        "Not in order: {0}. What to do stands behind each →.";
    NOT_ALL:
        "Fehler: Nicht alles ist, wie es sein soll",
        "error: not everything is as it should be";
    SAMPLE:
        "So sieht ein Beitrag von {0} aus ({1} Zeichen):",
        "a post of {0} looks like this ({1} characters):";

    // Sources.
    NOT_MODIFIED: "seit dem letzten Blick unverändert", "not modified";
    SOURCE_TODO:
        "Die Adresse im Browser öffnen. Geht sie dort, `url` in der Konfiguration vergleichen; sonst abwarten.",
        "Open the address in a browser. If it works there, compare `url` in the configuration; else wait.";
    IDLE_STEP: "der Schritt `{0}` im Zeitplan ist größer als sein Feld und trifft nur dessen Anfang; die nächsten Abrufe: {1}",
        "the step `{0}` of its schedule is larger than its field, and hits only its beginning; the next looks: {1}";
    IDLE_STEP_TODO: "Für längere Abstände `@every 70m` schreiben, oder die Stunde mit angeben.",
        "For longer intervals write `@every 70m`, or give the hour, too.";
    MOVED: "sie ist umgezogen: url = \"{0}\" eintragen", "it has moved: write url = \"{0}\"";
    REPAIRED: "repariert: {0}", "repaired: {0}";

    // What stands at a source. {0}: how many, an address, a sentence.
    IS_FEED: "ein Feed, Einträge: {0}, darunter", "a feed with {0} entries, for instance";
    IS_PAGE: "eine Nachrichtenseite, Einträge: {0}, darunter", "a news page with {0} entries, for instance";
    UNTITLED: "(ohne Überschrift)", "(without a headline)";
    UNLINKED: "(steht nur auf der Liste)", "(on the list only)";
    UNDATED: "ohne Datum", "no date";
    GOES_ON: "die Liste geht weiter auf {0}", "the list goes on at {0}";
    HINT: "Hinweis: {0}", "hint: {0}";
    DOUBT_NO_DAYS: "Kein Eintrag zeigt ein Datum; ob ein Eintrag alt ist, sagt dann erst seine Seite.",
        "No entry shows a date; only its page can then tell whether an entry is old.";
    DOUBT_FEW_HEADLINES: "Die meisten Einträge haben keine Überschrift.", "Most entries have no headline.";
    DOUBT_FEW_LINKS: "Die meisten Einträge haben keine eigene Seite; sie werden an ihrem Text erkannt.",
        "Most entries have no page of their own; they are known by their text.";
    DOUBT_ONLY_ONE: "Nur ein Eintrag wurde gefunden.", "Only one entry was found.";
    DOUBT_OLDEST_FIRST: "Der älteste Eintrag steht oben; vielleicht sind es Termine, keine Meldungen.",
        "The oldest entry stands first; perhaps these are dates to come.";

    // Accounts.
    MISMATCH_TODO:
        "Den Zugang des richtigen Kontos eintragen, den Link auf der Website berichtigen oder das Konto unter `confirmed` bestätigen.",
        "Put in the access of the right account, mend the link on the website, or confirm the account under `confirmed`.";
    PAYMENT_TODO:
        "Im Entwicklerbereich des Netzwerks Guthaben aufladen.",
        "Buy credit in the network's developer pages.";
    UNVERIFIED_TODO:
        "Oft geht das vorbei. Sonst nachsehen, ob Website und Netzwerk im Browser zu erreichen sind.",
        "Often this passes. Else see whether website and network can be reached in a browser.";
    LOGIN_TODO: "`weitersagen auth {0}` aufrufen.", "Call `weitersagen auth {0}`.";
    KEYS_TODO:
        "Im Entwicklerportal von X neue Schlüssel holen und dort eintragen, wo die Konfiguration sie sucht.",
        "Get new keys in X's developer portal, and put them where the configuration looks for them.";
    TOKEN_LASTS: "läuft nicht ab", "does not expire";
    TOKEN_RENEWED: "erneuert sich von selbst", "renews itself";
    TOKEN_ENDS: "gilt bis {0}", "lasts until {0}";
    DEVELOPMENT:
        "{0}\nOb die App veröffentlicht ist, verrät Facebook hier nicht: Im App-Dashboard muss „Live“ stehen,\nsonst sieht die Beiträge nur, wer die App verwaltet.",
        "{0}\nFacebook does not tell here whether the app is published: its dashboard must say “Live”,\nelse only those who manage the app see the posts.";

    // This machine.
    SECRETS_OK:
        "alle sind da, und nur der Dienst darf sie lesen",
        "all are there, and only the service may read them";
    DISK_ROOM: "{0} MiB frei in {1}", "{0} MiB free in {1}";
    DISK_UNKNOWN: "wie viel frei ist, lässt sich nicht sagen: {0}", "how much is free cannot be told: {0}";
    DISK_TODO:
        "Platz schaffen: Ist der Datenträger voll, wird nichts mehr gesendet.",
        "Make room: nothing is posted once the disk is full.";
    DATABASE_NONE:
        "es gibt noch keines; der erste Lauf legt es an",
        "there is none yet; the first run makes it";
    DATABASE_WHOLE: "unbeschädigt, {0} KiB, Schema {1}", "whole, {0} KiB, schema {1}";
    DATABASE_DAMAGED: "beschädigt: {0}", "damaged: {0}";
    DATABASE_TODO:
        "Den Dienst anhalten und eine Sicherung zurückspielen: `weitersagen restore DATEI`.",
        "Stop the service and put a backup back: `weitersagen restore FILE`.";
    DATABASE_NEWER:
        "eine neuere Version hat es geschrieben (Schema {0}, bekannt ist {1})",
        "a newer version wrote it (schema {0}, known is {1})";
    DATABASE_NEWER_TODO: "Die neuere Version wieder installieren.", "Install the newer version again.";
    BUDGET_SPENT: "{0} von {1} US-Dollar in diesem Monat", "{0} of {1} US dollars this month";
    BUDGET_TODO:
        "Nichts, oder `x_usd_per_month` unter [budget] erhöhen.",
        "Nothing, or raise `x_usd_per_month` under [budget].";

    // Services.
    MAIL_OK:
        "der Server nimmt die Anmeldung an; gesendet wurde nichts",
        "the server takes the login; nothing was sent";
    MAIL_TODO:
        "`server`, `security`, `user` und `password` unter [alerts.mail] prüfen.",
        "Check `server`, `security`, `user` and `password` under [alerts.mail].";
    NO_ALERTS:
        "niemand erfährt, wenn etwas nicht in Ordnung ist",
        "nobody is told when something is not in order";
    ALERTS_TODO:
        "Unter [alerts] Mail, Webhook oder Datei eintragen.",
        "Set mail, webhook or file under [alerts].";
    CLOCK_RIGHT: "geht richtig (verglichen mit {0})", "is right (compared with {0})";
    CLOCK_FAST: "geht vor, {0} Sekunden (verglichen mit {1})", "is fast by {0} seconds (compared with {1})";
    CLOCK_SLOW: "geht nach, {0} Sekunden (verglichen mit {1})", "is slow by {0} seconds (compared with {1})";
    CLOCK_UNKNOWN:
        "kein Server hat eine Zeit genannt, mit der sie zu vergleichen wäre",
        "no server told a time to compare it with";
    CLOCK_TODO:
        "Die Uhr stellen lassen, zum Beispiel mit `timedatectl set-ntp true`.",
        "Have the clock set, for example with `timedatectl set-ntp true`.";
    PING_OK:
        "{0} antwortet; ein Lebenszeichen gibt nur der Dienst selbst",
        "{0} answers; only the service itself gives a sign of life";
    PING_GONE: "{0} antwortet nicht: {1}", "{0} does not answer: {1}";
}
