//! What a valid configuration means, as far as it is about telling the admin.

use super::Phrase;

phrases! {
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
