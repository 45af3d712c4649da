//! Every sentence about a mistake in the configuration, and every piece of advice.

use super::Phrase;

pub(crate) use super::accounts::*;
pub(crate) use super::templates::*;

phrases! {
    // The file.
    NOT_FOUND:
        "Die Datei {0} gibt es nicht",
        "the file {0} does not exist";
    NOT_FOUND_HELP:
        "Den Ort der Datei mit `--config PFAD` angeben",
        "name the place of the file with `--config PATH`";
    UNREADABLE:
        "Die Datei {0} lässt sich nicht lesen: {1}",
        "the file {0} cannot be read: {1}";
    UNREADABLE_HELP:
        "Dem Benutzer, unter dem weitersagen läuft, das Leserecht geben",
        "let the user that runs weitersagen read it";
    TOO_BIG:
        "Die Datei ist größer als 1 MB: Das ist keine Konfiguration",
        "the file is larger than 1 MB: this is no configuration";
    NOT_UTF8:
        "Hier steht ein Zeichen, das nicht in UTF-8 gespeichert ist",
        "this character is not stored as UTF-8";
    NOT_UTF8_HELP:
        "Die Datei im Editor mit der Kodierung UTF-8 speichern",
        "save the file as UTF-8 in the editor";

    // Keys and types.
    UNKNOWN_KEY:
        "Den Schlüssel `{0}` gibt es in {1} nicht",
        "unknown key `{0}` in {1}";
    DID_YOU_MEAN:
        "Meinten Sie `{0}`?",
        "did you mean `{0}`?";
    BELONGS_UNDER:
        "`{0}` gehört unter {1}",
        "`{0}` belongs under {1}";
    BELONGS_TOP:
        "`{0}` gehört ganz nach oben in die Datei, vor die erste Zeile mit [Klammern]",
        "`{0}` belongs at the top of the file, before the first [header]";
    KNOWN_KEYS:
        "Erlaubt sind hier: {0}",
        "known here: {0}";
    MISSING_KEY:
        "In {0} fehlt `{1}`",
        "`{1}` is missing in {0}";
    WRITE:
        "So schreiben: `{0}`",
        "write `{0}`";
    MISSING_TABLE:
        "Der Abschnitt {0} fehlt",
        "the table {0} is missing";
    EXPECTS_TEXT:
        "`{0}` erwartet einen Text in Anführungszeichen",
        "`{0}` expects a text in quotation marks";
    EXPECTS_NUMBER:
        "`{0}` erwartet eine Zahl",
        "`{0}` expects a number";
    EXPECTS_FLAG:
        "`{0}` erwartet true oder false",
        "`{0}` expects true or false";
    EXPECTS_LIST:
        "`{0}` erwartet eine Liste von Texten: [\"…\", \"…\"]",
        "`{0}` expects a list of texts: [\"…\", \"…\"]";
    EXPECTS_TABLE:
        "`{0}` ist ein Abschnitt und kein einzelner Wert",
        "`{0}` is a table, not a value";
    EXPECTS_TABLES:
        "`{0}` kann mehrmals vorkommen und braucht doppelte Klammern",
        "`{0}` may stand several times and needs double brackets";
    SINGLE_TABLE:
        "`{0}` gibt es nur einmal",
        "there is only one `{0}`";
    EMPTY:
        "`{0}` ist leer",
        "`{0}` is empty";
    EMPTY_HELP:
        "Einen Wert eintragen oder die Zeile löschen",
        "write a value or delete the line";

    // Values.
    NOT_ONE_OF:
        "„{0}“ ist kein gültiger Wert für `{1}`",
        "“{0}” is no value of `{1}`";
    ONE_OF:
        "Erlaubt sind: {0}",
        "one of: {0}";
    BAD_URL:
        "„{0}“ ist keine Webadresse: {1}",
        "“{0}” is no web address: {1}";
    NOT_HTTP:
        "„{0}“ ist keine Adresse, die mit http:// oder https:// beginnt",
        "“{0}” does not start with http:// or https://";
    URL_PASSWORD:
        "Eine Adresse mit Benutzername oder Passwort darf hier nicht stehen",
        "an address with a user name or a password may not stand here";
    URL_PASSWORD_HELP:
        "Die Adresse ohne den Teil vor dem @ schreiben",
        "write the address without the part before the @";
    API_QUERY:
        "Die Adresse einer Schnittstelle hat kein `?` und kein `#`",
        "the address of an API has no `?` and no `#`";
    API_PLAIN:
        "Über http:// ginge das Token unverschlüsselt an {0}",
        "over http:// the token would travel to {0} unencrypted";
    ALERT_PLAIN:
        "Über http:// gingen die Nachrichten unverschlüsselt an {0}",
        "over http:// the messages would travel to {0} unencrypted";
    MODEL_PLAIN:
        "Über http:// gingen Artikel und Schlüssel unverschlüsselt an {0}",
        "over http:// articles and key would travel to {0} unencrypted";
    MODEL_TIMEOUT:
        "Ein Modell darf von einer Sekunde bis zu zehn Minuten brauchen, hier steht {0}",
        "a model may take from one second to ten minutes, this is {0}";
    API_PLAIN_HELP:
        "https:// schreiben, oder für eine Probe den Rechner unter [fetch] in `allow_private` aufnehmen",
        "write https://, or for a rehearsal list the host in `allow_private` under [fetch]";
    BAD_ZONE:
        "Die Zeitzone „{0}“ ist nicht bekannt",
        "the time zone “{0}” is not known";
    BAD_ZONE_HELP:
        "Erlaubt sind Namen der IANA-Datenbank wie `Europe/Berlin`",
        "names of the IANA database such as `Europe/Berlin`";
    BAD_DURATION:
        "„{0}“ ist keine Dauer",
        "“{0}” is no duration";
    LONG_DURATION:
        "„{0}“ ist länger als zehn Jahre",
        "“{0}” is longer than ten years";
    DURATION_HELP:
        "Eine ganze Zahl und s, m, h oder d: \"90s\", \"15m\", \"2h\", \"1d\"",
        "a whole number and s, m, h or d: \"90s\", \"15m\", \"2h\", \"1d\"";
    BAD_SCHEDULE:
        "„{0}“ ist kein Zeitplan",
        "“{0}” is no schedule";
    SCHEDULE_FIELDS:
        "„{0}“ hat nicht fünf Felder, sondern {1}",
        "“{0}” has not five fields but {1}";
    SCHEDULE_NEVER:
        "Der Zeitplan „{0}“ trifft nie zu: Einen solchen Tag gibt es in keinem Jahr",
        "the schedule “{0}” never fires: no year has such a day";
    SCHEDULE_MINUTE:
        "Im Zeitplan „{0}“ stimmt das erste Feld nicht: die Minute, von 0 bis 59",
        "in the schedule “{0}” the first field is wrong: the minute, from 0 to 59";
    SCHEDULE_HOUR:
        "Im Zeitplan „{0}“ stimmt das zweite Feld nicht: die Stunde, von 0 bis 23",
        "in the schedule “{0}” the second field is wrong: the hour, from 0 to 23";
    SCHEDULE_DAY:
        "Im Zeitplan „{0}“ stimmt das dritte Feld nicht: der Tag im Monat, von 1 bis 31",
        "in the schedule “{0}” the third field is wrong: the day of the month, from 1 to 31";
    SCHEDULE_MONTH:
        "Im Zeitplan „{0}“ stimmt das vierte Feld nicht: der Monat, von 1 bis 12 oder jan bis dec",
        "in the schedule “{0}” the fourth field is wrong: the month, from 1 to 12 or jan to dec";
    SCHEDULE_WEEKDAY:
        "Im Zeitplan „{0}“ stimmt das fünfte Feld nicht: der Wochentag, von 0 (Sonntag) bis 7 oder sun bis sat",
        "in the schedule “{0}” the fifth field is wrong: the weekday, from 0 (Sunday) to 7 or sun to sat";
    SCHEDULE_HELP:
        "Fünf Felder: Minute Stunde Tag Monat Wochentag, zum Beispiel \"*/20 6-21 * * *\"",
        "five fields: minute hour day month weekday, such as \"*/20 6-21 * * *\"";
    BAD_QUIET:
        "„{0}“ ist keine Ruhezeit",
        "“{0}” is no quiet time";
    EMPTY_QUIET:
        "Die Ruhezeit „{0}“ hört auf, wann sie anfängt",
        "the quiet time “{0}” ends when it starts";
    QUIET_HELP:
        "Anfang und Ende als HH:MM-HH:MM, zum Beispiel \"21:00-07:00\"",
        "start and end as HH:MM-HH:MM, such as \"21:00-07:00\"";
    ALWAYS_QUIET:
        "Die Ruhezeiten decken den ganzen Tag: Es würde nie etwas gesendet",
        "the quiet times cover the whole day: nothing would ever be posted";
    ALWAYS_QUIET_HELP:
        "Wenn nichts gesendet werden soll: `mode = \"preview\"`",
        "if nothing is to be posted: `mode = \"preview\"`";
    OUT_OF_RANGE:
        "`{0}` darf von {1} bis {2} gehen, hier steht {3}",
        "`{0}` may go from {1} to {2}, this is {3}";
    MONEY_FORM:
        "`{0}` ist ein Betrag in US-Dollar wie 0.015, höchstens sechs Stellen hinter dem Punkt; hier steht {1}",
        "`{0}` is an amount in US dollars such as 0.015, at most six digits behind the point; this is {1}";
    BAD_SELECTOR:
        "„{0}“ ist kein CSS-Selektor",
        "“{0}” is no CSS selector";
    SELECTOR_HELP:
        "Zum Beispiel \"article.news\" oder \"div.item h3 a\"",
        "for example \"article.news\" or \"div.item h3 a\"";
    BAD_LISTEN:
        "„{0}“ ist keine Adresse mit Port",
        "“{0}” is no address with a port";
    BAD_PASSWORD_HASH:
        "`password` ist kein Argon2id-Prüfwert eines Passworts, oder einer, den zu prüfen zu viel kostet",
        "`password` is no Argon2id hash of a password, or one that costs too much to check";
    BAD_PASSWORD_HASH_HELP:
        "`weitersagen admin-password` macht aus einem Passwort die richtige Zeile; das Passwort selbst gehört nicht in die Datei",
        "`weitersagen admin-password` makes the right line of a password; the password itself does not belong into the file";
    BAD_HASHTAG:
        "„{0}“ ist kein Hashtag",
        "“{0}” is no hashtag";
    HASHTAG_HELP:
        "Ein # und ein Wort aus Buchstaben, Ziffern und _, zum Beispiel \"#Integration\"",
        "a # and one word of letters, digits and _, such as \"#Integration\"";
    BAD_HOST:
        "„{0}“ ist kein Rechnername",
        "“{0}” is no host name";
    BAD_HOST_HELP:
        "Nur Name oder Adresse, auf Wunsch mit Port: \"localhost\", \"127.0.0.1:8990\"",
        "only a name or an address, a port if wanted: \"localhost\", \"127.0.0.1:8990\"";
    BAD_NAME:
        "Der Name „{0}“ ist zu lang oder enthält Steuerzeichen",
        "the name “{0}” is too long or holds control characters";
    BAD_NAME_HELP:
        "Höchstens 64 Zeichen in einer Zeile",
        "at most 64 characters in one line";
    DUPLICATE:
        "„{0}“ steht schon in Zeile {1}",
        "“{0}” is already in line {1}";
    DUPLICATE_NAME_HELP:
        "Jeder Name darf nur einmal vorkommen",
        "each name may be used once";
    DUPLICATE_URL_HELP:
        "Jede Quelle nur einmal eintragen",
        "list each source once";
    NEVER_READ:
        "Ohne einen Eintrag in `{0}` bliebe eine unklare Antwort für immer unklar",
        "without an entry in `{0}` an unclear answer would stay unclear for ever";

    // Alerts.
    REPEAT_SHORT:
        "`repeat` ist mit {0} zu kurz: Öfter als einmal in der Stunde wird kein Problem wiederholt",
        "`repeat` is too short with {0}: no problem is told again more often than once an hour";
    NO_ADDRESSES:
        "Hier steht niemand, an den die Mail gehen soll",
        "nobody is named whom the mail should go to";
    BAD_ADDRESS:
        "„{0}“ ist keine Mailadresse",
        "“{0}” is no mail address";
    MAIL_PLAIN:
        "Ohne Verschlüsselung darf die Mail nur über einen Server auf diesem Rechner gehen",
        "without encryption mail may only go by a server on this machine";
    MAIL_PLAIN_HELP:
        "security = \"starttls\" (Port 587) oder \"tls\" (Port 465)",
        "security = \"starttls\" (port 587) or \"tls\" (port 465)";
}
