//! Every sentence about a configuration that was changed while the daemon runs.

use super::Phrase;

phrases! {
    TAKEN:
        "Die geänderte Konfiguration gilt jetzt",
        "The changed configuration is in force now";
    SAME:
        "Die Konfiguration wurde gelesen; geändert hat sich nichts",
        "The configuration was read; nothing has changed";
    KEY_CHANGED:
        "`{0}` ist jetzt {2}, vorher {1}",
        "`{0}` is {2} now, and was {1}";
    KEY_GONE:
        "`{0}` gilt nicht mehr (war {1})",
        "`{0}` is not set any more (was {1})";
    KEY_NEW:
        "`{0}` ist neu: {1}",
        "`{0}` is new: {1}";
    SECTION_GONE:
        "`{0}` gibt es nicht mehr",
        "`{0}` is gone";
    SECTION_NEW:
        "`{0}` ist neu",
        "`{0}` is new";
    OTHER_STATE:
        "Die geänderte Konfiguration wurde nicht übernommen: Ein anderer Ordner unter [state] gilt erst nach einem Neustart",
        "The changed configuration was not taken over: another folder under [state] needs a restart";
    NO_WAY_OUT:
        "Die geänderte Konfiguration wurde nicht übernommen: {0}",
        "The changed configuration was not taken over: {0}";
    LAST_GOOD:
        "config.toml hat Fehler. weitersagen startet mit der letzten Konfiguration, die in Ordnung war",
        "config.toml has mistakes. weitersagen starts with the last configuration that was right";
}
