//! Why the state could not be opened or changed, and what became of backups.

use super::Phrase;

phrases! {
    LOCKED: "ein anderes weitersagen arbeitet schon mit {0}; bitte dieses zuerst beenden", "another weitersagen already works on {0}; stop it first";
    NEWER: "das Gedächtnis hat das Schema {0}, dieses Programm kennt nur bis {1}; bitte das neuere Programm wieder einspielen",
        "the database has schema {0}, this program knows up to {1}; install the newer program again";
    CORRUPT: "das Gedächtnis {0} ist beschädigt ({1}); es wird nichts gesendet; bitte eine Sicherung zurückspielen: `weitersagen restore DATEI`",
        "the database {0} is damaged ({1}); nothing is posted; put a backup back with `weitersagen restore FILE`";
    HALF_RESTORED: "das Zurückspielen nach {0} wurde abgebrochen; bitte `weitersagen restore DATEI` noch einmal aufrufen",
        "a restore into {0} was cut off; run `weitersagen restore FILE` again";
    NO_BACKUP: "{0} ist keine Sicherung von weitersagen: {1}", "{0} is no backup of weitersagen: {1}";
    FOLDER: "{0} lässt sich nicht benutzen: {1}", "{0} cannot be used: {1}";
    MOVE: "Beitrag {0} kann nicht von „{1}“ nach „{2}“ wechseln", "delivery {0} cannot go from {1} to {2}";
    ROW: "eine Zeile des Gedächtnisses ist nicht zu lesen: {0}", "a row of the database cannot be read: {0}";
    FULL: "der Datenträger ist voll; es wird nichts gesendet, bis wieder Platz ist", "the disk is full; nothing is posted until there is room for the database";
    BUSY: "ein anderes Programm hält das Gedächtnis fest; diese Runde fällt aus", "another process holds the database; this round is skipped";
    SQLITE: "Datenbank: {0}", "database: {0}";

    // Backups. {0}: items; {1}: deliveries; {2}: KiB.
    HELD: "{0} Meldungen, {1} Beiträge, {2} KiB", "{0} items, {1} deliveries, {2} KiB";
    SAVED: "{0}: {1}", "{0}: {1}";
    RESTORED: "{0} ist zurückgespielt: {1}, Stand {2}.", "Restored {0}: {1}, up to {2}.";
    REPLACED: "Was vorher da war, liegt in {0}.", "What was there before lies in {0}.";
    THEN: "`run` oder `once` liest als Nächstes die Verläufe seit diesem Stand, bevor etwas gesendet wird.",
        "The next `run` or `once` reads the timelines since then before it posts anything.";
}
