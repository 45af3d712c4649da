//! What may stand in the way, told to the admin: what happened, what it means, what to do.

use super::Phrase;

phrases! {
    // Accounts. {0}: the account's name; {1}: the network's or website's own reason.
    MISMATCH:
        "„{0}“ darf nicht senden: Das Konto ist nicht das der Website",
        "“{0}” may not post: the account is not the website's";
    MISMATCH_MEANS:
        "Der Zugang öffnet ein anderes Konto als das, das die Website unter „Folge uns“ verlinkt. Auf diesem Konto erscheint nichts, bis das geklärt ist; was neu ist, wartet.\n{1}",
        "The access opens another account than the one that the website links. Nothing is posted there until this is settled; what is new waits.\n{1}";
    MISMATCH_TODO:
        "Den Zugang des richtigen Kontos in der Konfiguration eintragen oder den Link auf der Website berichtigen. Stimmt beides, den Namen des Kontos unter `confirmed` bestätigen.",
        "Put the access of the right account into the configuration, or mend the link on the website. If both are right, confirm the account's name under `confirmed`.";
    TOKEN:
        "„{0}“ ist nicht mehr angemeldet",
        "“{0}” is no longer signed in";
    TOKEN_MEANS:
        "Das Netzwerk nimmt den Zugang nicht mehr an. Auf diesem Konto erscheint nichts, bis er erneuert ist; was neu ist, wartet.\n{1}",
        "The network no longer takes the access. Nothing is posted there until it is renewed; what is new waits.\n{1}";
    TOKEN_TODO:
        "`weitersagen auth {1}` aufrufen und den Schritten folgen; wer den Zugang von Hand einträgt, erneuert ihn in der Konfiguration. Der Daemon merkt es von selbst.",
        "Call `weitersagen auth {1}` and follow the steps; who enters the access by hand renews it in the configuration. The daemon notices by itself.";
    // {1}: the day.
    TOKEN_ENDS:
        "„{0}“: Der Zugang endet am {1}",
        "“{0}”: the access ends on {1}";
    TOKEN_ENDS_MEANS:
        "Von da an nimmt das Netzwerk den Zugang nicht mehr an: Auf diesem Konto erscheint dann nichts, bis er erneuert ist. Daran wird 14 Tage, 7 Tage und einen Tag vorher erinnert.",
        "From then on the network no longer takes the access: nothing will be posted there until it is renewed. You are reminded of it 14 days, 7 days and one day ahead.";
    DATA_ENDS:
        "„{0}“: Facebooks Erlaubnis, die Seite zu lesen, endet am {1}",
        "“{0}”: Facebook's leave to read the page ends on {1}";
    DATA_ENDS_MEANS:
        "Von da an zeigt Facebook nicht mehr, was auf der Seite steht: Ob ein Beitrag erschienen ist, lässt sich dann nicht mehr nachsehen, und was unklar ist, bleibt liegen. Daran wird 14 Tage, 7 Tage und einen Tag vorher erinnert.",
        "From then on Facebook no longer shows what stands on the page: whether a post has appeared cannot be seen any more, and what is unclear stays so. You are reminded of it 14 days, 7 days and one day ahead.";
    TOKEN_ENDS_TODO:
        "`weitersagen auth facebook` aufrufen und den Schritten folgen; wer das Token von Hand einträgt, holt ein neues. Der Daemon merkt es von selbst.",
        "Call `weitersagen auth facebook` and follow the steps; who enters the token by hand gets a new one. The daemon notices by itself.";
    DEVELOPMENT:
        "„{0}“: Die Facebook-App steht im Entwicklungsmodus",
        "“{0}”: the Facebook app is in development mode";
    DEVELOPMENT_MEANS:
        "Was sie veröffentlicht, sehen nur Personen mit einer Rolle in der App; wer der Seite folgt, sieht nichts davon, und Facebook meldet dabei keinen Fehler. Verloren ist nichts: Steht die App auf „Live“, wird auch das Bisherige sichtbar.\n{1}",
        "Only people with a role in the app see what it posts; who follows the page sees none of it, and Facebook reports no error. Nothing is lost: once the app is “Live”, what was posted before shows as well.\n{1}";
    DEVELOPMENT_TODO:
        "Im App-Dashboard (developers.facebook.com/apps) unter „App-Einstellungen“, „Allgemein“ die Adresse der Datenschutzerklärung eintragen und den Schalter „App-Modus“ auf „Live“ stellen. Danach einen Beitrag in einem privaten Fenster ohne Anmeldung öffnen.",
        "In the app dashboard (developers.facebook.com/apps), under “App settings”, “Basic”, enter the address of the privacy policy and switch “App Mode” to “Live”. Then open a post in a private window without logging in.";
    PAYMENT:
        "„{0}“: Das Guthaben beim Netzwerk ist verbraucht",
        "“{0}”: the credit with the network is spent";
    PAYMENT_MEANS:
        "Ohne Guthaben nimmt das Netzwerk keine Beiträge an; was neu ist, wartet.\n{1}",
        "Without credit the network takes no posts; what is new waits.\n{1}";
    PAYMENT_TODO:
        "Im Entwicklerbereich des Netzwerks Guthaben aufladen.",
        "Buy credit in the network's developer pages.";
    UNREACHABLE:
        "„{0}“ lässt sich seit {2} nicht prüfen",
        "“{0}” cannot be checked since {2}";
    UNREACHABLE_MEANS:
        "Solange unklar ist, ob das Konto der Organisation gehört, erscheint dort nichts; was neu ist, wartet.\n{1}",
        "As long as it is unclear whether the account is the organisation's, nothing is posted there; what is new waits.\n{1}";
    UNREACHABLE_TODO:
        "Oft geht das von selbst vorbei. Dauert es an, `weitersagen check --online` aufrufen: Es sagt, ob die Website, das Netzwerk oder die Verbindung stört.",
        "Often this passes by itself. If it lasts, call `weitersagen check --online`: it says whether website, network or connection is in the way.";

    // Sources. {0}: the source's name; {1}: the reason; {2}: since when.
    FAILING:
        "„{0}“ lässt sich seit {2} nicht lesen",
        "“{0}” cannot be read since {2}";
    FAILING_MEANS:
        "Neues von dieser Quelle wird nicht bemerkt. Verloren ist nichts: Was dann noch auf der Liste steht, wird nachgeholt.\n{1}",
        "What is new at this source is not noticed. Nothing is lost: what is still on its list then is caught up with.\n{1}";
    FAILING_TODO:
        "Die Adresse im Browser öffnen. Geht sie dort, `weitersagen check --online` aufrufen; ist sie umgezogen, `url` in der Konfiguration ändern.",
        "Open the address in a browser. If it works there, call `weitersagen check --online`; if it has moved, change `url` in the configuration.";
    QUARANTINE:
        "„{0}“ sieht anders aus als sonst und wird zurückgehalten",
        "“{0}” looks other than usual and is held back";
    QUARANTINE_MEANS:
        "Die Liste hat sich so verändert, dass Altes für neu gehalten werden könnte. Bis zur Klärung wird nichts von ihr gesendet.\n{1}",
        "The list has changed so much that old items could be taken for new ones. Nothing of it is posted until this is settled.\n{1}";
    QUARANTINE_TODO:
        "Die Seite ansehen. Ist die neue Liste richtig: `weitersagen status --accept {0}`. Sonst genügt Abwarten: Sieht sie wieder aus wie früher, geht es von selbst weiter.",
        "Look at the page. If the new list is right: `weitersagen status --accept {0}`. Otherwise just wait: once it looks as before, all goes on by itself.";
    SILENT:
        "Von „{0}“ kommt seit {2} nichts Neues",
        "Nothing new from “{0}” since {2}";
    SILENT_MEANS:
        "So lange schweigt diese Quelle sonst nicht. Vielleicht ist wirklich nichts geschehen, vielleicht stehen ihre Meldungen jetzt anderswo.",
        "This source is not usually silent for so long. Perhaps nothing has happened, perhaps its news stand elsewhere now.";
    SILENT_TODO:
        "Die Seite ansehen. Stehen die Meldungen jetzt unter einer anderen Adresse, `url` in der Konfiguration ändern.",
        "Look at the page. If its news stand at another address now, change `url` in the configuration.";
    MOVED:
        "„{0}“ ist umgezogen",
        "“{0}” has moved";
    MOVED_MEANS:
        "Die Adresse leitet dauerhaft weiter. Noch wird der Weiterleitung gefolgt; irgendwann wird sie abgeschaltet.",
        "The address leads on for good. The redirect is still followed; some day it will be switched off.";
    MOVED_TODO:
        "In der Konfiguration url = \"{1}\" eintragen.",
        "Write url = \"{1}\" into the configuration.";

    // The outbox. {0}: the account; {1}: how many, or the newest reason.
    UNCLEAR:
        "„{0}“: Ein Mensch muss nachsehen, ob ein Beitrag erschienen ist",
        "“{0}”: a person must see whether a post has appeared";
    UNCLEAR_MEANS:
        "Das Netzwerk hat unklar geantwortet, und sein Verlauf ließ sich nicht lesen. Damit nichts doppelt erscheint, geschieht damit nichts von selbst. Betroffen: {1}.",
        "The network's answer was unclear, and its timeline could not be read. So that nothing appears twice, nothing is done by itself. Concerned: {1}.";
    UNCLEAR_TODO:
        "Auf dem Konto nachsehen und dann `weitersagen queue posted NUMMER BEITRAG` (er steht dort) oder `weitersagen queue absent NUMMER` (er fehlt) aufrufen.",
        "Look at the account, then call `weitersagen queue posted ID REMOTE-ID` (it is there) or `weitersagen queue absent ID` (it is not).";
    AND_MORE:
        "und {0} weitere",
        "and {0} more";
    FAILED:
        "„{0}“: Das Netzwerk hat einen Beitrag abgelehnt",
        "“{0}”: the network has refused a post";
    FAILED_MEANS:
        "Von selbst wird er nicht noch einmal versucht. Betroffen: {1}.",
        "It is not tried again by itself. Concerned: {1}.";
    FAILED_TODO:
        "Den Grund mit `weitersagen queue show NUMMER` ansehen, dann `weitersagen queue retry NUMMER` oder `weitersagen queue reject NUMMER`.",
        "See the reason with `weitersagen queue show ID`, then `weitersagen queue retry ID` or `weitersagen queue reject ID`.";
    APPROVAL:
        "„{0}“: Beiträge warten auf Ihre Freigabe",
        "“{0}”: posts wait for your approval";
    APPROVAL_MEANS:
        "Ohne Zustimmung erscheint nichts; nach einer Woche fällt aus, was wartet. Es wartet: {1}.",
        "Without a yes nothing appears; what has waited for a week is dropped. Waiting: {1}.";
    APPROVAL_TODO:
        "`weitersagen queue` zeigt sie; `weitersagen queue approve NUMMER` gibt frei, `weitersagen queue reject NUMMER` lehnt ab.",
        "`weitersagen queue` shows them; `weitersagen queue approve ID` says yes, `weitersagen queue reject ID` says no.";
    CHANGES:
        "„{0}“: Änderungen an Beiträgen warten auf eine Entscheidung",
        "“{0}”: changes to posts wait for a decision";
    CHANGES_MEANS:
        "Meldungen wurden geändert oder zurückgezogen, nachdem ihr Beitrag erschienen war. Anzahl: {1}.",
        "Articles were changed or withdrawn after their posts had appeared. Number: {1}.";
    CHANGES_TODO:
        "`weitersagen queue` zeigt sie; `weitersagen queue allow NUMMER` führt die Änderung aus, `weitersagen queue refuse NUMMER` lässt den Beitrag, wie er ist.",
        "`weitersagen queue` shows them; `weitersagen queue allow ID` makes the change, `weitersagen queue refuse ID` leaves the post as it is.";

    // Money. {0}: what was spent; {1}: of how much.
    BUDGET_WARNING:
        "Das Geld für X geht zur Neige: {0} von {1} US-Dollar sind ausgegeben",
        "The money for X runs low: {0} of {1} US dollars are spent";
    BUDGET_SPENT:
        "Das Geld für X reicht in diesem Monat nicht mehr: {0} von {1} US-Dollar sind ausgegeben",
        "The money for X is used up this month: {0} of {1} US dollars are spent";
    BUDGET_HOLD:
        "Reicht es nicht mehr, warten weitere Beiträge auf den nächsten Monat.",
        "Once it is used up, further posts wait for the next month.";
    BUDGET_WITHOUT_LINK:
        "Reicht es nicht mehr, gehen weitere Beiträge ohne Link hinaus, solange das Geld dafür genügt.",
        "Once it is used up, further posts leave without their link as long as that is covered.";
    BUDGET_SKIP:
        "Reicht es nicht mehr, fallen weitere Beiträge auf X aus.",
        "Once it is used up, further posts are left out on X.";
    BUDGET_TODO:
        "Nichts, wenn das so gewollt ist; sonst unter [budget] `x_usd_per_month` erhöhen.",
        "Nothing if this is as intended; otherwise raise `x_usd_per_month` under [budget].";

    // The program itself.
    RELOAD:
        "Die geänderte Konfiguration wurde nicht übernommen",
        "The changed configuration was not taken over";
    RELOAD_MEANS:
        "Sie enthält Fehler; es gilt weiter die letzte, die in Ordnung war.\n{0}",
        "It has mistakes; the last one that was right stays in force.\n{0}";
    RELOAD_TODO:
        "`weitersagen check` zeigt jeden Fehler mit Zeile und Vorschlag. Ist die Datei berichtigt, gilt sie von selbst.",
        "`weitersagen check` shows every mistake with its line and a suggestion. Once the file is mended it is taken by itself.";
    STATE:
        "weitersagen kann nichts mehr aufschreiben",
        "weitersagen can write nothing down any more";
    STATE_MEANS:
        "Ohne Gedächtnis wird nichts gesendet, damit nichts doppelt erscheint.\n{0}",
        "Without its memory nothing is posted, so that nothing appears twice.\n{0}";
    STATE_TODO:
        "Auf dem Server nachsehen: Ist der Datenträger voll oder schreibgeschützt? Sobald wieder Platz ist, geht es von selbst weiter.",
        "Look at the server: is the disk full or read-only? All goes on by itself once there is room.";
    // {0}: when; {1}: where in the code; {2}: how often in a day.
    BROKE:
        "weitersagen ist am {0} abgebrochen und wurde neu gestartet",
        "weitersagen broke off on {0} and was started again";
    BROKE_MEANS:
        "Das ist ein Fehler im Programm. Verloren ist nichts, und nichts erscheint doppelt. Woran es gerade arbeitete, versucht es nicht von selbst noch einmal: Eine Quelle ruht einen Tag, ein Beitrag wartet auf eine Entscheidung. In den letzten 24 Stunden: {2} Mal, zuletzt bei {1}.",
        "This is a mistake in the program. Nothing is lost, and nothing appears twice. What it was at is not tried again by itself: a source rests for a day, a post waits for a decision. In the last 24 hours: {2} times, lately at {1}.";
    BROKE_TODO:
        "Die Stelle ({1}) den Entwicklern melden oder eine neuere Version einspielen. `weitersagen status` zeigt, was wartet.",
        "Report the place ({1}) to the developers, or install a newer version. `weitersagen status` shows what waits.";
}
