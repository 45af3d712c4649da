//! What is wrong with a command line, and how one is written.

use super::Phrase;

phrases! {
    // What is wrong. {0}: the argument or command; {1}: the value, or those there are.
    UNKNOWN_ARGUMENT: "„{0}“ ist keine Angabe, die es hier gibt", "unexpected argument '{0}' found";
    UNKNOWN_COMMAND: "„{0}“ ist kein Befehl", "unrecognized subcommand '{0}'";
    MISSING: "Es fehlt: {0}", "the following required arguments were not provided: {0}";
    MISSING_COMMAND: "Hinter „{0}“ fehlt, was getan werden soll", "'{0}' requires a subcommand but one was not provided";
    MISSING_VALUE: "Hinter „{0}“ fehlt ein Wert", "a value is required for '{0}' but none was supplied";
    BAD_VALUE: "„{1}“ passt nicht zu {0}", "invalid value '{1}' for '{0}'";
    BAD_VALUE_BECAUSE: "„{1}“ passt nicht zu {0}: {2}", "invalid value '{1}' for '{0}': {2}";
    TOO_MANY: "„{1}“ ist für {0} zu viel", "unexpected value '{1}' for '{0}' found; no more were expected";
    TWICE: "„{0}“ darf nur einmal stehen", "the argument '{0}' cannot be used multiple times";
    CONFLICT: "„{0}“ verträgt sich nicht mit {1}", "the argument '{0}' cannot be used with {1}";
    NOT_UTF8: "Eine Angabe ist kein lesbarer Text", "an argument is no valid UTF-8";
    OTHER: "Diese Befehlszeile ist nicht zu verstehen", "this command line cannot be understood";
    NUMBER_WANTED: "Hier wird eine Zahl erwartet", "a number is expected";
    OUT_OF_RANGE: "Diese Zahl ist zu groß oder zu klein", "this number is too large or too small";
    POSSIBLE: "Möglich ist: {0}", "possible values: {0}";

    // The lines around it.
    TIP: "  Tipp: Gemeint ist vielleicht {0}", "  tip: perhaps {0} is meant";
    USAGE: "Aufruf: {0}", "Usage: {0}";
    MORE: "Mehr dazu mit „--help“.", "For more information, try '--help'.";
}

/// What stands in a usage line, and in German: the longer ones first.
pub(crate) const USAGE_WORDS: &[(&str, &str)] = &[
    ("[OPTIONS]", "[OPTIONEN]"),
    ("<COMMAND>", "<BEFEHL>"),
    ("[COMMAND]", "[BEFEHL]"),
    ("URL-or-FILE", "URL-oder-DATEI"),
    ("<REMOTE_ID>", "<NUMMER-DORT>"),
    ("<FILE>", "<DATEI>"),
    ("<ID>", "<NUMMER>"),
    ("<UNTIL>", "<BIS>"),
    ("[DIR]", "[ORDNER]"),
];

/// The names of values, and in German.
pub(crate) const VALUES: &[(&str, &str)] = &[
    ("PATH", "PFAD"),
    ("FILE", "DATEI"),
    ("ID", "NUMMER"),
    ("REMOTE_ID", "NUMMER-DORT"),
    ("UNTIL", "BIS"),
    ("DIR", "ORDNER"),
    ("SOURCE", "QUELLE"),
    ("ADDRESS", "ADRESSE"),
    ("CODE", "KÜRZEL"),
    ("REASON", "GRUND"),
    ("SEED", "ZAHL"),
    ("URL-or-FILE", "URL-oder-DATEI"),
    ("ACTION", "WAS"),
];

/// Behind an option, what holds without it, and what it may be.
pub(crate) const DEFAULT: &str = "[Vorgabe: {}]";
/// As above.
pub(crate) const VALID: &str = "[möglich: {}]";
