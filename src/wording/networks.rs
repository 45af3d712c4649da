//! What the networks answer, and what is done about it: sentences that the state keeps by their codes.
//!
//! Whole sentences that stand by themselves, often several behind one another. What a network itself
//! said is quoted as it is. A code is never taken away or given another meaning: old rows name it.

use super::Phrase;

phrases! {
    by name;
    // Sentences behind one another, lines below one another.
    THEN: "{0} {1}", "{0} {1}";
    LINES: "{0}\n{1}", "{0}\n{1}";
    LISTED: "{0}, {1}", "{0}, {1}";

    // No answer. {0}: the network; {1}: what happened.
    NET_PRIVATE: "{0}: {1} ist eine private Adresse. Ist sie gemeint, so gehört der Rechner in der Konfiguration unter fetch.allow_private.",
        "{0}: {1} is a private address. If it is meant, the host belongs into fetch.allow_private of the configuration.";
    NET_NO_CONNECTION: "Keine Verbindung zu {0}: {1}", "No connection to {0}: {1}";
    NET_UNWANTED: "{0} möchte nicht gefragt werden: {1}", "{0} does not want to be asked: {1}";
    NET_LOST: "Die Antwort von {0} ging verloren: {1}", "The answer of {0} was lost: {1}";
    NET_LARGE: "Die Antwort von {0} ist größer als {1} Bytes.", "The answer of {0} is larger than {1} bytes.";
    NET_REDIRECT: "{0} verwies auf eine andere Adresse: {1}", "{0} pointed to another address: {1}";
    NO_CHANCE: "Das Betriebssystem gibt keine Zufallszahl her: {0}", "The operating system gives no random number: {0}";
    OUT_OF_REACH: "Das Konto ist gerade nicht erreichbar.", "The account cannot be reached at the moment.";

    // Secrets. {0}: the account; {1}: the key; {2}: what is wrong.
    SECRET_MISSING: "Konto „{0}“, {1}: {2}", "Account “{0}”, {1}: {2}";
    SECRET_UNFIT: "Das ist leer oder enthält Zeichen, die nicht hineingehören.", "It is empty, or holds characters that do not belong there.";
    NOT_LOGGED_IN: "Konto „{0}“ ist noch nicht angemeldet. Bitte `weitersagen auth {1}` ausführen.",
        "Account “{0}” is not signed in yet. Run `weitersagen auth {1}`.";
    NO_APP: "Konto „{0}“: Zum Anmelden fehlen `app_id` und `app_secret`.", "Account “{0}”: `app_id` and `app_secret` are needed to sign in.";
    NO_SEAL_KEY: "In [state] fehlt `key`.", "`key` is missing in [state].";
    SEAL_SHORT: "Der Schlüssel unter [state] key ist kürzer als 32 Zeichen. Bitte einen zufälligen eintragen, zum Beispiel den, den `openssl rand -hex 32` ausgibt.",
        "The key at [state] key has less than 32 characters. Enter a random one, such as `openssl rand -hex 32` prints.";
    SEAL_WRONG: "Der Schlüssel unter [state] key passt nicht zum gespeicherten Token. Bitte den bisherigen Schlüssel wieder eintragen; ist er verloren, neu anmelden.",
        "The key at [state] key does not fit the stored token. Enter the former key again; if it is lost, sign in anew.";
    SEAL_FAILED: "Das Token lässt sich nicht verschlüsseln: {0}", "The token cannot be sealed: {0}";

    // Facebook's answers. {0}: what it means; the rest: its status, code and words.
    FB_SAID: "{0} Facebook antwortete mit {1}, Code {2}/{3}: „{4}“", "{0} Facebook answered with {1}, code {2}/{3}: “{4}”";
    FB_UNREADABLE: "Facebook antwortete mit {0} und ohne lesbare Auskunft.", "Facebook answered with {0}, and with nothing that can be read.";
    FB_NO_ID: "Facebook sagte {0} ohne eine lesbare Nummer.", "Facebook said {0} without a number that can be read.";
    FB_NO_WORD: "Facebook sagte {0}, aber nicht, ob es geklappt hat.", "Facebook said {0}, but not whether it worked.";
    FB_DRAFT_GONE: "Den vorbereiteten Beitrag gibt es nicht mehr.", "The prepared post does not exist any more.";
    FB_DRAFT_UNSEEN: "Zu sehen ist noch nichts; es wird neu versucht.", "Nothing is to be seen yet; it is tried again.";
    FB_PICTURE_NO_ID: "Facebook nannte keine lesbare Nummer des Bildes.", "Facebook gave no number of the picture that can be read.";
    FB_PERSON: "Das Token gehört einer Person, nicht der Seite. Gebraucht wird das Seiten-Token.", "The token is a person's and not the page's. The page token is needed.";
    FB_NOBODY: "Facebook sagte nicht, wem das Token gehört.", "Facebook did not say whose token it is.";
    FB_OTHER_PAGE: "Das Token gehört zur Seite „{0}“ ({1}), gemeint ist aber „{2}“ ({3}).", "The token belongs to the page “{0}” ({1}), but “{2}” ({3}) is meant.";
    FB_TIMELINE_UNREADABLE: "Was Facebook als Liste der Beiträge schickte, ist nicht zu lesen.", "What Facebook sent as its list of posts cannot be read.";
    FB_IN_PLACE: "Auf Facebook wird ein Beitrag an Ort und Stelle geändert.", "On Facebook a post is changed in its place.";
    FB_NO_TOKEN: "Facebook gab kein lesbares Token.", "Facebook gave no token that can be read.";
    FB_DEVELOPMENT: "Die Facebook-App steht im Entwicklungsmodus: Was sie veröffentlicht, sehen nur Personen mit einer Rolle in der App. Bitte die App im App-Dashboard auf „Live“ stellen.",
        "The Facebook app is in development mode: only people with a role in the app see what it posts. Switch the app to “Live” in the app dashboard.";
    FB_APP_REMOVED: "Die App wurde bei Facebook entfernt. Bitte ein neues Token holen.", "The app was removed on Facebook. Get a new token.";
    FB_CHECKPOINT: "Facebook verlangt, dass sich die Person, die das Token geholt hat, anmeldet und eine Prüfung bestätigt. Danach bitte ein neues Token holen.",
        "Facebook wants the person who fetched the token to log in and confirm a check. Get a new token after that.";
    FB_PASSWORD: "Das Passwort der Person, die das Token geholt hat, wurde geändert. Bitte ein neues Token holen.",
        "The password of the person who fetched the token was changed. Get a new token.";
    FB_EXPIRED: "Das Token ist abgelaufen. Bitte ein neues Token holen.", "The token has expired. Get a new token.";
    FB_NO_ROLE: "Die Person, die das Token geholt hat, verwaltet die Seite nicht mehr. Bitte ein neues Token holen.",
        "The person who fetched the token does not manage the page any more. Get a new token.";
    FB_DEAD: "Das Token gilt nicht mehr. Bitte ein neues Token holen.", "The token is no longer valid. Get a new token.";
    FB_PERMISSION: "Dem Token fehlt eine Erlaubnis. Nötig sind pages_manage_posts, pages_read_engagement und pages_show_list.",
        "The token lacks a permission. It needs pages_manage_posts, pages_read_engagement and pages_show_list.";
    FB_NO_PAGE: "Die Seite gibt es nicht, oder das Token darf sie nicht sehen.", "The page does not exist, or the token may not see it.";
    FB_LINK: "Facebook nimmt den Link nicht an.", "Facebook does not take the link.";
    FB_REPEATED: "Facebook hält den Beitrag für eine Wiederholung.", "Facebook takes the post for a repetition.";
    FB_TOO_FAST: "Facebook findet, es werde zu schnell veröffentlicht.", "Facebook finds that posts come too fast.";
    FB_POLICY: "Facebook hält den Beitrag für einen Verstoß gegen seine Regeln.", "Facebook takes the post for a breach of its rules.";
    FB_NOT_NOW: "Facebook will für eine Weile nicht mehr gefragt werden.", "Facebook does not want to be asked for a while.";
    FB_UNCLEAR: "Facebook gab keine klare Auskunft.", "Facebook gave no clear answer.";
    FB_NOT_TAKEN: "Facebook nimmt das nicht an.", "Facebook does not take that.";

    // Facebook's word on a token and its app.
    FB_TOKEN_UNREADABLE: "Facebook gab keine lesbare Auskunft über das Token.", "Facebook gave nothing that can be read about the token.";
    FB_TOKEN_INVALID: "Facebook sagt, dass das Token nicht mehr gilt. Bitte ein neues holen: `weitersagen auth facebook`.",
        "Facebook says that the token is no longer valid. Get a new one: `weitersagen auth facebook`.";
    FB_TOKEN_LACKS: "Dem Token fehlt für diese Seite: {0}. Bitte ein neues holen und dabei alles erlauben: `weitersagen auth facebook`.",
        "For this page the token lacks: {0}. Get a new one and allow everything: `weitersagen auth facebook`.";
    FB_MAY_POST: "pages_manage_posts (ohne sie lässt sich nichts veröffentlichen)", "pages_manage_posts (without it nothing can be posted)";
    FB_MAY_READ: "pages_read_engagement (ohne sie lässt sich die Seite nicht lesen)", "pages_read_engagement (without it the page cannot be read)";
    FB_MAY_LIST: "pages_show_list (ohne sie zeigt Facebook nicht, welche Seiten das Token öffnet)",
        "pages_show_list (without it Facebook does not show which pages the token opens)";
    FB_TOKEN_ENDS: "Das Token der Facebook-Seite gilt nur noch bis {0}. Bitte vorher ein neues Token holen: `weitersagen auth facebook`.",
        "The token of the Facebook page is valid until {0} only. Get a new token before: `weitersagen auth facebook`.";
    FB_DATA_ENDS: "Facebooks Erlaubnis, die Seite zu lesen, gilt nur noch bis {0}. Bitte vorher ein neues Token holen: `weitersagen auth facebook`.",
        "Facebook's leave to read the page is valid until {0} only. Get a new token before: `weitersagen auth facebook`.";
    FB_APP_NO_SECRET: "Ohne `app_secret` lässt sich die App nicht befragen.", "Without `app_secret` the app cannot be asked about.";
    FB_APP_UNNAMED: "Facebook nannte die App nicht.", "Facebook did not name the app.";
    FB_APP_UNREADABLE: "Facebook gab keine lesbare Auskunft über die App.", "Facebook gave nothing that can be read about the app.";
    FB_APP_NO_POLICY: "Für die App {0} ist keine Datenschutzerklärung eingetragen; ohne sie stellt Facebook keine App auf „Live“.",
        "The app {0} names no privacy policy; without one Facebook lets no app go “Live”.";
    FB_APP_UNSUSPICIOUS: "An der App ist nichts zu sehen, was gegen „Live“ spricht.", "Nothing about the app speaks against “Live”.";
    FB_APP_LOOK: "Ob die App im Entwicklungsmodus steht, verrät Facebook nicht sicher. Bitte einmal nachsehen: Im App-Dashboard (developers.facebook.com/apps) muss der Schalter „App-Modus“ auf „Live“ stehen, und ein Beitrag muss in einem privaten Fenster ohne Anmeldung zu sehen sein.",
        "Facebook does not say for sure whether the app is in development mode. Look once yourself: in the app dashboard (developers.facebook.com/apps) the switch “App Mode” must be at “Live”, and a post must be seen in a private window without logging in.";

    // X's answers.
    X_SAID: "{0} X antwortete mit {1}: „{2}“", "{0} X answered with {1}: “{2}”";
    X_SAID_ALONE: "X antwortete mit {0}: „{1}“", "X answered with {0}: “{1}”";
    X_UNREADABLE: "{0} X antwortete mit {1}: eine Antwort, die keine der Schnittstelle ist", "{0} X answered with {1}: an answer that is none of the interface";
    X_NO_ID: "X sagte {0} ohne eine lesbare Nummer des Beitrags.", "X said {0} without a number of the post that can be read.";
    X_NOBODY: "X sagte nicht, wem die Schlüssel gehören.", "X did not say whose keys they are.";
    X_NOT_NOW: "X will für eine Weile nicht mehr gefragt werden.", "X does not want to be asked for a while.";
    X_CLOSED: "X nimmt zurzeit nichts an.", "X takes nothing at the moment.";
    X_KEYS: "X erkennt die Schlüssel nicht an oder erlaubt ihnen das nicht. Bitte im Entwicklerportal von X prüfen, ob die App lesen und schreiben darf, und neue Schlüssel eintragen.",
        "X does not accept the keys, or does not allow them this. See in X's developer portal whether the app may read and write, and enter new keys.";
    X_CREDIT: "Das Guthaben bei X ist aufgebraucht. Bitte im Entwicklerportal von X aufladen.", "The credit with X is used up. Buy more in X's developer portal.";
    X_NOT_TAKEN: "X nimmt diesen Beitrag nicht an.", "X does not take this post.";
    X_UNCLEAR: "X gab keine klare Auskunft.", "X gave no clear answer.";
    X_TIMELINE_UNREADABLE: "Was X als Liste der Beiträge schickte, ist nicht zu lesen.", "What X sent as its list of posts cannot be read.";
    X_PICTURE_BROKEN: "X kann dieses Bild nicht verarbeiten.", "X cannot process this picture.";
    X_PICTURE_SLOW: "X verarbeitet das Bild noch immer.", "X is still processing the picture.";
    X_PICTURE_NO_ID: "X nannte keine lesbare Nummer des Bildes.", "X gave no number of the picture that can be read.";
    X_NO_EDIT: "Auf X lässt sich ein Beitrag nicht ändern.", "On X a post cannot be changed.";
    X_NO_DRAFTS: "X kennt keine Beiträge, die niemand sieht.", "X knows no posts that nobody sees.";

    // A login with X.
    X_LOGIN_NO_CONNECTION: "Keine Verbindung zu X: {0}", "No connection to X: {0}";
    X_LOGIN_LOST: "Die Antwort von X auf die Anmeldung ging verloren: {0}", "X's answer to the login was lost: {0}";
    X_LOGIN_NO_PAIR: "X sagte {0} zur Anmeldung, aber ohne ein lesbares Paar von Token.", "X said {0} to the login, but without a pair of tokens that can be read.";
    X_LOGIN_NOT_NOW: "X will gerade nicht gefragt werden. {0}", "X does not want to be asked just now. {0}";
    X_LOGIN_APP: "X erkennt die App nicht an. Bitte client_id und client_secret mit dem Entwicklerportal von X vergleichen. {0}",
        "X does not accept the app. Compare client_id and client_secret with X's developer portal. {0}";
    X_LOGIN_DEAD: "X nimmt diese Anmeldung nicht mehr an. {0}", "X takes this login no longer. {0}";
    X_LOGIN_UNCLEAR: "X gab zur Anmeldung keine klare Auskunft. {0}", "X gave no clear answer to the login. {0}";
    X_LOGIN_FOREIGN: "Diese Adresse gehört nicht zu der Anmeldung, die hier begonnen wurde. Bitte die zuletzt angezeigte Adresse öffnen und die Anmeldung dort abschließen.",
        "This address does not belong to the login that was begun here. Open the address that was shown last and finish the login there.";
    X_LOGIN_DENIED: "X hat die Anmeldung nicht erlaubt: „{0}“. Bitte von vorn beginnen.", "X did not allow the login: “{0}”. Please begin again.";
    X_LOGIN_NO_CODE: "In dieser Adresse steht kein Code. Bitte die ganze Adresse aus der Adresszeile des Browsers kopieren, so wie sie nach der Anmeldung dasteht.",
        "This address holds no code. Copy the whole address from the browser's address line, as it stands after the login.";
    X_LOGIN_RENEWED: "{0} Die Anmeldung wurde erneuert.", "{0} The login was renewed.";
    TOKEN_INTERRUPTED: "Das Erneuern der Anmeldung wurde unterbrochen, und ob X das Token dabei schon ersetzt hat, lässt sich nicht feststellen. Bitte neu anmelden: `weitersagen auth x`.",
        "Renewing the login was interrupted, and whether X has replaced the token by then cannot be found out. Please sign in anew: `weitersagen auth x`.";
    TOKEN_YOUNG: "X nimmt auch das eben erneuerte Token nicht an. Bitte im Entwicklerportal die Rechte der App prüfen und neu anmelden: `weitersagen auth x`.",
        "X does not take the token either that was renewed just now. Check the app's rights in the developer portal and sign in anew: `weitersagen auth x`.";
    TOKEN_OVER: "Das Token ist abgelaufen. Der Dienst erneuert es, sobald er läuft.", "The token has expired. The service renews it once it runs.";
    TOKEN_OTHER_SERVER: "Das gespeicherte Token kommt von {0}, das Konto nennt jetzt {1}. Bitte neu anmelden: `weitersagen auth {2}`.",
        "The stored token comes from {0}, the account now names {1}. Please sign in anew: `weitersagen auth {2}`.";
    TOKEN_UNREADABLE: "Das gespeicherte Token ist nicht zu lesen. Bitte neu anmelden.", "The stored token cannot be read. Please sign in anew.";
    TOKEN_LOG_IN: "{0} Bitte neu anmelden: `weitersagen auth x`.", "{0} Please sign in anew: `weitersagen auth x`.";
    TOKEN_REFUSED: "Das Token wird nicht angenommen. {0}", "The token is not accepted. {0}";
    // The journal of a token. {0}: which one, counted from 1.
    LOGGED_IN: "ein Mensch hat sich angemeldet", "a person logged in";
    TOKEN_STORED: "Token {0}: ein Mensch hat sich angemeldet", "token {0}: a person logged in";
    TOKEN_IN_USE: "Token {0}: sein Erneuerungstoken wird gleich gebraucht", "token {0}: its refresh token is about to be used";
    TOKEN_RENEWED: "Token {0}: an die Stelle von Token {1} getreten", "token {0}: in the place of token {1}";
    TOKEN_BECAUSE: "Token {0}: {1}", "token {0}: {1}";
    TOKEN_UNDER_WAY: "das Erneuerungstoken ist unterwegs", "its refresh token is under way";

    // Whose account it is.
    WEBSITE_UNREADABLE: "{0} lässt sich nicht lesen: {1}.", "{0} cannot be read: {1}.";
    WEBSITE_STATUS: "{0} antwortet mit dem Status {1}.", "{0} answers with status {1}.";
    NOT_LINKED: "{0} verlinkt kein Konto bei {1}; dort wird nichts gesendet. Bitte auf der Website unter „Folge uns“ verlinken oder in der Konfiguration beim Konto „{2}“ mit `confirmed` bestätigen.",
        "{0} links no account on {1}; nothing is posted there. Link it on the website, or confirm it in the configuration with `confirmed` at the account “{2}”.";
    OPENS: "„{0}“ (@{1}, Nummer {2})", "“{0}” (@{1}, number {2})";
    IS_LINKED: "Das Token öffnet {0}, das Konto bei {1}, das die Website verlinkt.", "The token opens {0}, the account on {1} that the website links.";
    IS_ANOTHER: "Die Website verlinkt bei {0} {1}, das Token öffnet aber {2}. Es wird nichts gesendet, bis beides übereinstimmt: Bitte den Link auf der Website oder das Token ändern.",
        "The website links {1} on {0}, but the token opens {2}. Nothing is posted until both agree: change the link on the website, or the token.";
    IS_CONFIRMED: "Das Token öffnet {0}. Die Website verlinkt kein Konto bei {1}; in der Konfiguration ist es bestätigt (`confirmed`).",
        "The token opens {0}. The website links no account on {1}; it is confirmed in the configuration (`confirmed`).";
    IS_NOT_CONFIRMED: "In der Konfiguration ist bei {0} „{1}“ bestätigt (`confirmed`), das Token öffnet aber {2}. Es wird nichts gesendet, bis beides übereinstimmt.",
        "In the configuration “{1}” is confirmed on {0} (`confirmed`), but the token opens {2}. Nothing is posted until both agree.";
    WEBSITE_FIRST: "{0} Ohne die Website ist nicht zu sehen, wessen Konto es ist; gesendet wird erst danach.",
        "{0} Without the website it cannot be seen whose account it is; nothing is posted before.";
    WEBSITE_THREE_DAYS: "{0} Seit drei Tagen hat die Website nicht bestätigt, dass es das Konto der Organisation ist; gesendet wird erst danach.",
        "{0} For three days the website has not confirmed that the account is the organisation's; nothing is posted before.";
    STILL_TRUSTED: "{0} Das Konto ist dasselbe wie bei der letzten Prüfung; drei Tage lang genügt das.",
        "{0} The account is the one of the last check; for three days that is enough.";
    NOW_ANOTHER: "{0} Das Token öffnet jetzt ein anderes Konto ({1}); gesendet wird erst, wenn die Website es bestätigt.",
        "{0} The token now opens another account ({1}); nothing is posted until the website confirms it.";
    ALL_CLEAR: "Wieder in Ordnung: {0}", "All right again: {0}";

    // Pictures.
    PICTURE_NO_ALT: "Das Bild hat keinen Alternativtext.", "The picture has no alternative text.";
    PICTURE_KIND: "Das Bild ist weder JPEG noch PNG, GIF oder WebP.", "The picture is neither JPEG nor PNG, GIF or WebP.";
    PICTURE_LARGE: "Das Bild ist mit {0} Bytes zu groß; {1} nimmt höchstens {2}.", "The picture is too large with {0} bytes; {1} takes {2} at most.";
    PICTURE_BOUNDARY: "Das Bild enthält die Trennzeile, mit der Bilder verschickt werden.", "The picture holds the line that separates pictures when they are sent.";
    PICTURE_UNREADABLE: "Das Bild lässt sich nicht laden: {0}", "The picture cannot be fetched: {0}";
    PICTURE_GONE: "Das Bild gibt es nicht mehr.", "The picture does not exist any more.";
    PICTURE_STATUS: "Statt des Bildes kam der Status {0}.", "Status {0} came in the place of the picture.";
    PICTURE_UPLOADED: "mit seinem Alternativtext hochgeladen", "uploaded with its alternative text";
    PICTURE_NUMBERED: "Bild {0} von {1}: {2}", "{0} of {1}: {2}";

    // Changes to posts.
    TEXT_MISSING: "Der Text des Beitrags fehlt.", "The text of the post is missing.";
    NOT_ON_PAGE: "Der Beitrag steht nicht mehr auf der Seite.", "The post does not stand on the page any more.";
    WAS_NOT_THERE: "Der Beitrag stand schon nicht mehr dort.", "The post was not there any more.";
}
