//! `admin-link` and `admin-password`: the way into the admin page from the terminal.

use super::Phrase;

phrases! {
    LINK_HOLDS: "Der Link meldet einmal an, binnen {0} Minuten, in einem Browser auf diesem Rechner.",
        "It logs in once, within {0} minutes, in a browser on this machine.";
    LINK_HOST: "Unter dem Namen {0}: diesen an die Stelle der Adresse setzen.", "Under the name {0}, write that in the place of the address.";
    SOCKET: "Der übergebene Socket ist nicht zu gebrauchen: {0}", "The socket that was passed on cannot be used: {0}";
    PASSWORD: "Passwort: ", "Password: ";
    ONCE_MORE: "Noch einmal: ", "Once more: ";
    DIFFER: "Die beiden Passwörter sind verschieden.", "The two passwords differ.";
    SHORT: "Das Passwort ist zu kurz: Es braucht mindestens {0} Zeichen.", "The password is too short: it needs {0} characters or more.";
    SEVERAL_LINES: "Das Passwort steht auf mehreren Zeilen.", "The password stands on several lines.";
    UNREADABLE: "Das Passwort lässt sich nicht lesen: {0}", "The password cannot be read: {0}";
    NOT_HASHED: "Das Passwort lässt sich nicht verschlüsseln: {0}", "The password cannot be hashed: {0}";
    PUT_IT: "Diese beiden Zeilen gehören in die Konfiguration:", "These two lines belong into the configuration:";
}
