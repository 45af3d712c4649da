//! What is to be done about a problem on the admin page, where the terminal would name a command.

use super::Phrase;

phrases! {
    by name;
    WAY_DECIDE: "Ansehen und entscheiden", "Look and decide";
    WAY_SOURCE: "Zur Quelle", "To the source";
    WAY_ACCOUNT: "Zum Konto", "To the account";
    WAY_MONTH: "Zu den Zahlen", "To the figures";
    TODO_UNCLEAR:
        "Auf dem Konto nachsehen, ob der Beitrag dort steht, und es dann hier beim Beitrag sagen.",
        "See on the account whether the post is there, then say so here at the post.";
    TODO_FAILED:
        "Den Grund ansehen; dann den Beitrag noch einmal versuchen oder nicht senden.",
        "See the reason; then try the post again, or do not post it.";
    TODO_APPROVAL:
        "Den Beitrag ansehen und freigeben oder ablehnen.",
        "Look at the post, and approve or reject it.";
    TODO_CHANGES:
        "Ansehen, was sich geändert hat; dann die Änderung zulassen oder den Beitrag lassen, wie er ist.",
        "See what has changed; then allow the change, or leave the post as it is.";
    TODO_QUARANTINE:
        "Die Website ansehen. Ist die neue Liste richtig, genügt bei der Quelle der Knopf „Diese Liste ist richtig“. Sonst abwarten: Sieht sie wieder aus wie früher, geht es von selbst weiter.",
        "Look at the website. If the new list is right, press “This list is right” at the source. Otherwise wait: once it looks as before, all goes on by itself.";
    TODO_FAILING:
        "Die Adresse im Browser öffnen. Geht sie dort, hilft meist Abwarten; ist sie umgezogen, `url` in der Konfiguration ändern.",
        "Open the address in a browser. If it works there, waiting mostly helps; if it has moved, change `url` in the configuration.";
    TODO_RELOAD:
        "Die Fehler stehen oben, mit Zeile und Vorschlag. Ist die Datei berichtigt, gilt sie von selbst.",
        "The mistakes stand above, with their lines and suggestions. Once the file is mended it is taken by itself.";
    CHOOSE:
        "Die Meldung wurde geändert, nachdem der Text geschrieben war. Bitte einen der beiden Texte wählen.",
        "The article has changed since the text was written. Please choose one of the two texts.";
}
