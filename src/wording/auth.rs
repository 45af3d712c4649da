//! `auth`: signing in at a network, step by step.

use super::Phrase;

phrases! {
    // Which account. {0}: the one or those that would do.
    NO_FACEBOOK: "In der Konfiguration steht kein Konto, das zu Facebook gehört.", "The configuration has no account on Facebook.";
    NO_X_LOGIN: "In der Konfiguration steht kein Konto, das sich bei X mit client_id anmeldet.", "The configuration has no account that signs in to X with client_id.";
    SEVERAL: "Es gibt mehrere solche Konten ({0}). Bitte eines mit --account nennen.", "There are several such accounts ({0}). Name one of them with --account.";
    NONE_OF_THEM: "„{0}“ ist kein solches Konto. Infrage kommen: {1}.", "“{0}” is no such account. There are: {1}.";

    // Facebook.
    FB_HEAD: "Anmeldung bei Facebook für das Konto „{0}“\n", "Signing in to Facebook for the account “{0}”\n";
    FB_STEP_1: "1. Die App muss im App-Dashboard von Facebook auf „Live“ stehen. Was eine App im\n   Entwicklungsmodus veröffentlicht, sehen nur Personen mit einer Rolle in der App, und\n   Facebook meldet dabei keinen Fehler.",
        "1. The app must be “Live” in Facebook's app dashboard. What an app in development mode\n   posts is seen only by people with a role in the app, and Facebook reports no error.";
    FB_STEP_2: "2. Im „Graph API Explorer“ (developers.facebook.com/tools/explorer) die App auswählen und\n   ein Nutzer-Token holen, mit pages_manage_posts, pages_read_engagement und\n   pages_show_list. Anmelden muss sich eine Person, die die Seite verwaltet.",
        "2. In the “Graph API Explorer” (developers.facebook.com/tools/explorer) choose the app and\n   get a user token with pages_manage_posts, pages_read_engagement and pages_show_list.\n   The person who logs in must manage the page.";
    FB_STEP_3: "3. Das Token hier einfügen und die Eingabetaste drücken. Es wird nicht gespeichert:",
        "3. Paste the token here and press Enter. It is not stored:";
    FB_PERSON_DONE: "Das Token der Person gilt jetzt lange; als Nächstes das Token der Seite.", "The person's token lasts long now; next comes the page's token.";
    FB_KEPT: "\nDas Token der Seite „{0}“ ({1}) liegt {2}.", "\nThe token of the page “{0}” ({1}) is kept {2}.";
    IN_FILE: "in {0}", "in {0}";
    IN_STATE: "verschlüsselt im Zustand", "sealed in the state";
    FB_DEVELOPMENT: "Die App steht im Entwicklungsmodus. {0}", "The app is in development mode. {0}";
    FB_NOTICED: "Ein laufender Dienst nimmt es bei der nächsten Prüfung des Kontos.", "A running service takes it with the next check of the account.";
    FB_NO_PLACE: "Das Token steht an einem Ort, den weitersagen nicht beschreiben kann. Bitte beim Konto „{0}“ die Zeile `token` löschen und unter [state] `key` eintragen: Dann liegt es verschlüsselt im Zustand. Oder: token = { file = \"facebook-token\" }",
        "The token stands at a place that weitersagen cannot write to. Delete the line `token` at the account “{0}” and enter `key` in [state]: then it is kept sealed in the state. Or: token = { file = \"facebook-token\" }";
    FB_NOT_WRITTEN: "Das Token lässt sich nicht in {0} schreiben: {1}", "The token cannot be written to {0}: {1}";
    FB_NO_TOKEN: "Das ist kein Token: Es enthält Zeichen, die nicht hineingehören.", "That is no token: it holds characters that do not belong there.";
    FB_NOTHING_TYPED: "Die Eingabe endete ohne ein Token.", "The input ended without a token.";
    FB_LATE: "Fünfzehn Minuten lang kam kein Token. Bitte von vorn beginnen.", "No token came for fifteen minutes. Please begin again.";
    FB_NO_PAGES: "Diese Person verwaltet keine Seite, oder sie hat der App keine Seite freigegeben.", "This person manages no page, or has opened none to the app.";
    FB_OTHER_PAGES: "Die Seite „{0}“ ist nicht dabei. Freigegeben sind: {1}.", "The page “{0}” is not among them. Open are: {1}.";
    FB_SEVERAL_PAGES: "Freigegeben sind mehrere Seiten: {0}. Bitte beim Konto eine davon als `page` eintragen.", "Several pages are open: {0}. Enter one of them as `page` at the account.";

    // X.
    X_HEAD: "Anmeldung bei X für das Konto „{0}“\n", "Signing in to X for the account “{0}”\n";
    X_STEP_1: "1. Im Entwicklerportal von X muss bei der App als „Callback URI“ stehen:\n   {0}\n", "1. In X's developer portal the app's “Callback URI” must be:\n   {0}\n";
    X_STEP_2: "2. Diese Adresse in einem Browser öffnen, in dem das Konto angemeldet ist, an das\n   gesendet werden soll:\n\n   {0}\n",
        "2. Open this address in a browser in which the account that is to be posted to is logged in:\n\n   {0}\n";
    X_STEP_3: "3. Dort die App zulassen.", "3. Let the app in there.";
    X_BUSY: "\nDer Anschluss {0} ist nicht frei ({1}).\nDarum bitte die Adresse, die am Ende in der Adresszeile des Browsers steht, hier\neinfügen und die Eingabetaste drücken:",
        "\nThe port of {0} is not free ({1}).\nSo paste the address that stands in the browser's address line in the end here and press\nEnter:";
    X_WAITS: "   Danach geht es hier von selbst weiter. Läuft der Browser auf einem anderen\n   Rechner, so zeigt er am Ende einen Fehler. Dann bitte die Adresse aus seiner\n   Adresszeile hier einfügen und die Eingabetaste drücken:",
        "   After that this goes on by itself. A browser on another machine shows an error in the end.\n   Then paste the address from its address line here and press Enter:";
    X_LATE: "Fünfzehn Minuten lang kam keine Antwort. Bitte von vorn beginnen.", "No answer came for fifteen minutes. Please begin again.";
    X_NO_ADDRESS: "Das ist keine Adresse. Bitte die ganze Adresszeile kopieren.", "That is no address. Copy the whole address line.";
    X_DONE: "Die Anmeldung ist fertig. Dieses Fenster kann geschlossen werden.", "You are signed in. This window can be closed.";
    X_NOT_DONE: "Die Anmeldung ist nicht gelungen; im Terminal steht, warum.", "Signing in failed; the terminal says why.";
    X_AGAIN: "{0} Bitte von vorn beginnen.", "{0} Please begin again.";
    X_IS: "\nAngemeldet als @{0} ({1}). Die Token liegen verschlüsselt in {2}; der Dienst erneuert sie von selbst.",
        "\nSigned in as @{0} ({1}). The tokens are kept sealed in {2}; the service renews them by itself.";
    X_UNKNOWN: "\nDie Token sind gespeichert, aber X sagt nicht, zu wem sie gehören: {0} Bitte später `weitersagen check --online` aufrufen.",
        "\nThe tokens are stored, but X does not say whose they are: {0} Call `weitersagen check --online` later.";

    // The page that the browser comes back to.
    PAGE_FOREIGN: "Diese Anfrage gehört nicht hierher.", "This request does not belong here.";
    PAGE_NOTHING: "Hier ist nichts.", "There is nothing here.";
    PAGE_OVER: "Die Anmeldung ist schon beendet.", "The login has ended already.";
}
