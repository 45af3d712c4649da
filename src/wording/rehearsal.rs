//! `demo` and `sandbox`: the rehearsal on this machine.

use super::Phrase;

phrases! {
    // `sandbox`. {0}: the address, or a name.
    PORT: "Der Anschluss {0} ist nicht frei ({1}); mit --port einen anderen wählen", "port {0} cannot be used ({1}); choose another with --port";
    SANDBOX_AT: "Die Probenetze laufen auf {0}/, bis Sie Strg-C drücken.\n", "The sandbox networks are at {0}/ until you press Ctrl-C.\n";
    SET_ENV: "Für eine Probe damit diese Umgebungsvariablen setzen …\n", "To rehearse with them, set these in the environment …\n";
    PUT_CONFIG: "\n… und dies in config.toml eintragen, bei beiden Konten:\n", "\n… and this in config.toml, for both accounts:\n";
    ACCOUNTS: "Die Probekonten heißen facebook.com/{0} und x.com/{1}. Es müssen die sein, die Ihre Website verlinkt: andere mit --facebook NAME und --x NAME nennen.",
        "The rehearsal accounts are facebook.com/{0} and x.com/{1}. They must be those that your website links: name others with --facebook NAME and --x NAME.";

    // `demo`.
    RUNNING: "weitersagen läuft mit zwei Beispielseiten und zwei Probenetzen.\n", "weitersagen is running against two sample news sites and two sandbox networks.\n";
    START_HERE: "Hier anfangen", "Start here";
    ADMIN: "Verwaltungsseite", "The admin page";
    ORGANISATION: "Der Verein", "The organisation";
    PORTAL: "Das Landesportal", "The state's portal";
    FACEBOOK: "Facebook, wie Follower es sehen", "Facebook, as followers see it";
    ON_X: "X, wie Follower es sehen", "X, as followers see it";
    CONFIGURATION: "Die Konfiguration", "The configuration";
    WHAT_HAPPENS: "Was schon auf den Seiten stand, gilt als bekannt und wird nicht gesendet. Alle acht Sekunden erscheint eine neue Meldung und wird je Konto einmal gesendet. Strg-C beendet die Vorführung.\n",
        "What stood on the sites before is known and not posted. New articles appear every eight seconds and are posted once each. Ctrl-C ends the demo.\n";
    NEW: "Neu auf einer der Seiten: {0}", "New on one of the sites: {0}";
    ALL_OUT: "Alle Beispielmeldungen sind erschienen. Strg-C beendet die Vorführung.", "All sample articles are out. Ctrl-C ends the demo.";
    CONFIG_OF: "Die Konfiguration dieser Vorführung:\n", "The configuration of this demo:\n";
    WORKING: "Zwei Nachrichtenseiten lesen, schreiben, senden", "reading two news sites, writing, posting";
    DELIVERY: "── {0} [{1}]", "── {0} [{1}]";
    DELIVERY_LONG: "── {0} [{1}, {2} Zeichen]", "── {0} [{1}, {2} characters]";
    TOTAL: "{0} Nachrichten: {1} Beiträge auf Facebook, {2} auf X.", "{0} stories: {1} posts on Facebook, {2} on X.";
    FAULTS: "Unterwegs wurden {0} Anfragen gestört.", "{0} requests were answered with a fault on the way.";
    SECOND: "Eine zweite Runde hat {0} gesendet.", "A second round posted {0}.";
    WRONG_COUNT: "{0} zeigt {1} Beiträge für {2} Nachrichten", "{0} shows {1} posts for {2} stories";
    POSTED_AGAIN: "die zweite Runde hat etwas gesendet", "the second round posted something";
    STILL_OPEN: "Beitrag {0} ist {1}: {2}", "delivery {0} is {1}: {2}";
}
