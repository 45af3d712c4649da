//! Every sentence about accounts and their secrets.

use super::Phrase;

phrases! {
    FOREIGN_KEY:
        "`{0}` gehört nicht zu einem Konto bei {1}",
        "`{0}` does not belong to an account on {1}";
    FOREIGN_KEY_HELP:
        "Ein Konto bei {0} braucht: {1}",
        "an account on {0} needs: {1}";
    BOTH_OAUTHS:
        "`{0}` gehört zu OAuth 1.0a, `client_id` zu OAuth 2.0: Ein Konto meldet sich nur auf eine Art an",
        "`{0}` is of OAuth 1.0a, `client_id` of OAuth 2.0: an account signs in one way only";
    BOTH_OAUTHS_HELP:
        "Die vier Schlüssel von OAuth 1.0a löschen, oder client_id und client_secret",
        "delete the four keys of OAuth 1.0a, or client_id and client_secret";
    NO_STATE_KEY:
        "Für die Anmeldung mit `client_id` fehlt der Schlüssel, unter dem die Token aufbewahrt werden",
        "signing in with `client_id` needs a key under which the tokens are kept";
    NO_STATE_KEY_HELP:
        "Unter [state] eintragen: `key = { env = \"{0}\" }`",
        "write under [state]: `key = { env = \"{0}\" }`";
    SAME_ACCOUNT:
        "„{0}“ und „{1}“ sind dasselbe Konto: Jede Nachricht ginge zweimal hinaus",
        "“{0}” and “{1}” are the same account: each story would go out twice";
    SAME_ACCOUNT_HELP:
        "Eines der beiden löschen, oder bei Facebook verschiedene Seiten mit `page` nennen",
        "delete one of them, or name different Facebook pages with `page`";
    CHANGE_ON_FACEBOOK:
        "`on_change = \"{0}\"` gibt es bei Facebook nicht: Dort wird der Beitrag selbst berichtigt",
        "`on_change = \"{0}\"` does not exist on Facebook: there the post itself is corrected";
    CHANGE_ON_FACEBOOK_HELP:
        "Die Zeile löschen, oder `on_change = \"leave\"`, wenn Beiträge bleiben sollen, wie sie sind",
        "delete the line, or write `on_change = \"leave\"` if posts are to stay as they are";
    CHANGE_ON_X:
        "Auf X lässt sich ein Beitrag nicht ändern: `on_change = \"edit\"` geht nur bei Facebook",
        "a post on X cannot be changed: `on_change = \"edit\"` is for Facebook only";
    CHANGE_ON_X_HELP:
        "Möglich sind \"leave\" (bleibt stehen), \"reply\" (Antwort mit der Korrektur) und \"replace\" (löschen und neu veröffentlichen)",
        "possible are \"leave\" (it stays), \"reply\" (a reply with the correction) and \"replace\" (delete it and post anew)";
    BAD_CONFIRMED:
        "„{0}“ ist weder Name noch Nummer eines Kontos bei {1}",
        "“{0}” is neither the name nor the id of an account on {1}";
    NO_SOURCES:
        "Es gibt keine Quelle: Ohne [[sources]] ist nichts zu beobachten",
        "there is no source: without [[sources]] there is nothing to watch";
    NO_ACCOUNTS:
        "Es gibt kein Konto: Ohne [[accounts]] geht nur `mode = \"preview\"`",
        "there is no account: without [[accounts]] only `mode = \"preview\"` is possible";
    UNKNOWN_ACCOUNT:
        "Ein Konto „{0}“ gibt es nicht",
        "there is no account “{0}”";
    ACCOUNTS_ARE:
        "Es gibt: {0}",
        "there are: {0}";
    FEEDS_NOBODY:
        "Die Liste ist leer: Von dieser Quelle ginge nichts hinaus",
        "the list is empty: nothing of this source would be posted";
    FEEDS_NOBODY_HELP:
        "Die Zeile löschen, dann gehen die Meldungen an alle Konten",
        "delete the line, then its items go to all accounts";
    UNFED:
        "Das Konto „{0}“ bekommt von keiner Quelle etwas",
        "the account “{0}” gets nothing from any source";
    UNFED_HELP:
        "Es bei einer Quelle unter `accounts` aufnehmen, oder das Konto löschen",
        "name it in `accounts` of a source, or delete the account";
    MISSING_SECRET:
        "Das Geheimnis fehlt",
        "the secret is missing";
    MISSING_SECRET_HELP:
        "Ohne Zugang geht nur `mode = \"preview\"`: Dann wird nichts gesendet",
        "without access only `mode = \"preview\"` is possible: then nothing is posted";
    INLINE_SECRET:
        "Ein Geheimnis darf nicht in dieser Datei stehen",
        "a secret may not stand in this file";
    INLINE_SECRET_HELP:
        "Den Wert ablegen und nur den Ort nennen: `{0} = { env = \"{1}\" }`, auch { file = \"…\" } oder { credential = \"…\" }",
        "keep the value elsewhere and name the place: `{0} = { env = \"{1}\" }`, or { file = \"…\" } or { credential = \"…\" }";
    SECRET_PLACES:
        "`{0}` braucht genau einen Ort, hier stehen {1}",
        "`{0}` needs exactly one place, this names {1}";
    SECRET_PLACES_HELP:
        "Einen von dreien: { env = \"…\" }, { file = \"…\" } oder { credential = \"…\" }",
        "one of three: { env = \"…\" }, { file = \"…\" } or { credential = \"…\" }";
    BAD_ENV:
        "`env` erwartet den Namen einer Umgebungsvariablen, nicht das Geheimnis selbst",
        "`env` expects the name of an environment variable, not the secret itself";
    BAD_ENV_HELP:
        "Großbuchstaben, Ziffern und _, zum Beispiel { env = \"{0}\" }",
        "capital letters, digits and _, such as { env = \"{0}\" }";
    BAD_CREDENTIAL:
        "`credential` erwartet den Namen aus `LoadCredential=`, ohne Ordner",
        "`credential` expects the name from `LoadCredential=`, without a folder";

    // Secrets that cannot be read when they are needed.
    ENV_UNSET:
        "Die Umgebungsvariable {0} ist nicht gesetzt; bitte setzen und neu starten",
        "the environment variable {0} is not set; set it and start again";
    ENV_EMPTY:
        "Die Umgebungsvariable {0} ist leer oder nicht lesbar; bitte das Geheimnis eintragen und neu starten",
        "the environment variable {0} is empty or not readable; put the secret there and start again";
    FILE_UNREADABLE:
        "Die Datei {0} mit dem Geheimnis lässt sich nicht lesen ({1}); bitte Ort und Leserecht prüfen",
        "the secret's file {0} cannot be read ({1}); check its place and permissions";
    FILE_EMPTY:
        "Die Datei {0} ist leer oder enthält keinen Text; bitte das Geheimnis in eine Zeile schreiben",
        "the file {0} is empty or holds no text; write the secret into one line";
    FILE_LARGE:
        "Die Datei {0} ist zu groß für ein Geheimnis; bitte den Ort prüfen",
        "the file {0} is too large for a secret; check the place";
    NO_CREDENTIALS:
        "$CREDENTIALS_DIRECTORY ist nicht gesetzt; bitte über systemd mit `LoadCredential={0}:…` starten",
        "$CREDENTIALS_DIRECTORY is not set; start through systemd with `LoadCredential={0}:…`";
    LOOSE:
        "Die Datei {0} dürfen auch andere Benutzer lesen; bitte `chmod 600 {0}` ausführen",
        "other users may read the file {0} too; run `chmod 600 {0}`";
}
