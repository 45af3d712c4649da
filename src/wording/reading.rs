//! Why something could not be read, and what is odd about what was read: pages, feeds, lists, the
//! model's answers. Sentences that the state keeps by their codes.
//!
//! They stand behind a colon or in brackets, and so begin in small letters and end without a stop.
//! What a system or a server itself said is quoted as it is. A code is never taken away or given
//! another meaning: old rows name it.

use super::Phrase;

phrases! {
    by name;

    // Nothing came back. {0}: what exactly.
    FETCH_PRIVATE: "{0} ist eine private Adresse; ist sie gemeint, gehört der Rechner unter fetch.allow_private",
        "{0} is a private address; add the host to fetch.allow_private if it is meant";
    FETCH_NOT_SENT: "keine Verbindung: {0}", "no connection: {0}";
    FETCH_LOST: "die Antwort ging verloren: {0}", "the answer was lost: {0}";
    FETCH_LARGE: "die Antwort ist größer als {0} Bytes", "the answer is larger than {0} bytes";
    FETCH_REDIRECT: "falsche Weiterleitung: {0}", "bad redirect: {0}";
    FETCH_LATE: "keine vollständige Antwort in {0} s", "no complete answer within {0} s";
    FETCH_SCHEME: "{0}-Adressen lassen sich nicht abrufen", "{0} addresses cannot be asked";
    FETCH_AGENT: "der eigene Name enthält Zeichen, die in keine Kopfzeile passen", "the user agent holds characters that a header cannot carry";
    FETCH_TOKEN: "das Token enthält Zeichen, die in keine Kopfzeile passen", "the token holds characters that a header cannot carry";
    FETCH_ROBOTS: "robots.txt erlaubt nicht, {0} abzurufen", "robots.txt does not allow {0} to be asked";
    FETCH_NO_ROBOTS: "robots.txt ist nicht zu lesen, und so darf nichts abgerufen werden: {0}",
        "robots.txt cannot be read, so nothing may be asked: {0}";
    FETCH_ROBOTS_STATUS: "robots.txt antwortet mit dem Status {0}", "robots.txt answers with status {0}";
    FETCH_LEFT_ALONE: "{0} will noch {1} s in Ruhe gelassen werden", "{0} asked to be left alone for another {1} s";
    // The system's own words stand behind.
    FETCH_REFUSED: "der Server nimmt keine Verbindung an ({0})", "the server takes no connection ({0})";
    FETCH_NO_NAME: "zu dem Namen gibt es keine Adresse ({0})", "the name has no address ({0})";
    FETCH_SLOW: "niemand meldet sich dort ({0})", "nobody answers there ({0})";
    FETCH_TLS: "die Verschlüsselung kam nicht zustande ({0})", "no encrypted connection came about ({0})";
    FETCH_BROKE: "die Verbindung brach ab ({0})", "the connection broke off ({0})";
    // Redirects. {0}: the host.
    TO_MANY: "mehr als {0} Weiterleitungen, zuletzt zu {1}", "more than {0} redirects, the last one to {1}";
    TO_NOTHING: "{0} leitet weiter, aber zu keiner Adresse", "{0} redirects to no address";
    TO_NO_ADDRESS: "{0} leitet weiter, aber zu keiner gültigen Adresse: {1}", "{0} redirects to no valid address: {1}";
    TO_HTTP: "{0} leitet von https auf das ungeschützte http weiter", "{0} redirects from https down to http";
    TO_SCHEME: "{0} leitet zu einer {1}-Adresse weiter", "{0} redirects to a {1} address";
    TO_NO_HOST: "{0} leitet weiter, aber zu keinem Rechner", "{0} redirects to no host";

    // A source's page or feed. {0}: the status; what exactly.
    STATUS: "{0} (Status {1})", "{0} (status {1})";
    STATUS_WAIT: "{0} (Status {1}); der Server will {2} s in Ruhe gelassen werden", "{0} (status {1}); it asks to be left alone for {2} s";
    ACCESS: "der Server verweigert den Zugriff", "the server refuses access";
    NO_PAGE: "diese Seite gibt es nicht", "there is no such page";
    GONE: "die Seite ist für immer weg", "the page is gone for good";
    TOO_OFTEN: "der Server wurde zu oft gefragt", "the server was asked too often";
    OVERLOADED: "der Server ist überlastet oder wird gewartet", "the server is overloaded or under maintenance";
    SERVER_FAILED: "der Server hat einen Fehler", "the server failed";
    PAGE_REFUSED: "der Server gab keine Seite", "the server gave no page";
    NO_ENTRIES: "keine Einträge gefunden: {0}", "no entries found: {0}";
    FEED_EMPTY: "der Feed ist leer", "the feed is empty";
    ANNOUNCED_NONE: "{0} ist als Feed angekündigt, ist aber keiner", "{0} is announced as a feed, but is none";
    BROKE_ON: "beim Lesen ist weitersagen abgebrochen ({0}) und versucht es deshalb nicht von selbst noch einmal",
        "weitersagen broke off while reading it ({0}), and so does not try again by itself";
    NOT_FINISHED: "das Lesen brach ab: {0}", "reading it broke off: {0}";
    NO_FEED: "kein Feed: {0}", "no feed: {0}";
    JSON_UNREADABLE: "das JSON ist nicht zu lesen: {0}", "the JSON cannot be read: {0}";
    JSON_NO_LIST: "das JSON enthält keine Liste von Einträgen", "the JSON has no list of items";
    FEED_TOO_DEEP: "seine Elemente sind zu tief verschachtelt", "its elements are nested too deeply";
    FEED_IS_PAGE: "das Dokument ist eine Webseite", "the document is a web page";
    FEED_NONE: "darin steht weder RSS noch Atom noch JSON Feed", "there is no RSS, Atom or JSON feed in it";
    NESTS: "die Seite verschachtelt {0} Elemente, mehr als die {1}, die gelesen werden", "the page nests {0} elements, more than the {1} that are read";
    FORMATTING: "die Seite lässt Auszeichnungen so oft offen, dass sie nicht gelesen wird (Grenze: {0} Kopien)",
        "the page leaves formatting open so often that it is not read (limit: {0} copies)";
    ATTRIBUTES: "ein Element der Seite hat {0} Attribute, mehr als die {1}, die gelesen werden",
        "a tag of the page has {0} attributes, more than the {1} that are read";
    MAINTENANCE: "die Website wird offenbar gerade gewartet", "the site seems to be under maintenance";
    LOGIN_WALL: "die Seite verlangt eine Anmeldung", "the page asks for a login";
    ERROR_TEXT: "die Seite zeigt statt Meldungen eine Fehlermeldung", "the page shows an error text instead of news";
    ROBOT_CHECK: "die Seite verweigert den Zugriff oder prüft, ob ein Mensch davor sitzt", "the page refuses access, or checks for robots";
    NEEDS_SCRIPT: "die Seite zeigt ihre Meldungen nur mit JavaScript; vielleicht hilft ihr Feed oder eine andere Seite",
        "the page shows its news only with JavaScript; its feed or another page may help";
    COOKIE_WALL: "die Seite zeigt nichts, bevor Cookies angenommen sind", "the page shows nothing before cookies are accepted";
    SEARCH_FORM: "die Seite ist ein Suchformular", "the page is a search form";
    SAYS_EMPTY: "die Seite sagt selbst, dass sie keine Einträge hat", "the page says that it has no entries";
    NO_LIST: "die Seite zeigt keine Liste von Meldungen; vielleicht wird sie gewartet oder wurde umgebaut",
        "the page shows no list of news; it may be under maintenance or redesigned";

    SELECTS_NOTHING: "der Selektor `item = \"{0}\"` findet auf der Seite nichts", "the selector `item = \"{0}\"` finds nothing on the page";
    SELECTS_EMPTY: "der Selektor `item = \"{0}\"` findet nur leere Einträge", "the selector `item = \"{0}\"` finds empty entries only";
    SELECTS_NOWHERE: "der Selektor `{0} = \"{1}\"` findet in keinem Eintrag etwas", "the selector `{0} = \"{1}\"` finds nothing in any entry";
    SELECTOR_BAD: "der Selektor `{0} = \"{1}\"` ist kein gültiges CSS: {2}", "the selector `{0} = \"{1}\"` is no valid CSS: {2}";

    // What was mended on the way.
    NUL_LEFT_OUT: "Nullbytes wurden weggelassen", "NUL bytes were left out";
    ENCODED_TWICE: "doppelt kodierter Text wurde entziffert", "text that was encoded twice was decoded";
    FEED_ON_PAGE: "der Feed steht als Text auf einer Webseite", "the feed stands as text on a web page";
    JSON_ILL: "das JSON ist fehlerhaft; gelesen wurde, was lesbar ist: {0}", "the JSON is ill-formed, what can be read of it was: {0}";
    JSON_UNNAMED: "das JSON nennt sich nicht JSON Feed", "the JSON does not name itself a JSON Feed";
    UNCLOSED: "ein offenes Element wurde geschlossen", "an unclosed element was closed";
    LONE_END: "ein Ende ohne Anfang wurde weggelassen", "an end without a beginning was left out";
    CUT_ENTRY: "der Feed endet mitten in einem Eintrag, der weggelassen wurde", "the feed ends in the middle of an entry, which was left out";
    XML_SIGNS: "Zeichen, die XML nicht kennt, wurden ersetzt", "characters that XML does not know were repaired";
    MIXED_FEED: "ein Atom-Feed mit den Einträgen von RSS wurde als RSS gelesen", "an Atom feed with the items of RSS was read as RSS";
    TEXT_BEFORE: "Text vor dem Feed wurde weggelassen", "text before the feed was left out";
    FIRST_ENTRIES: "nur die ersten 2000 Einträge wurden gelesen", "only its first 2000 entries were read";
    CHARSET: "der Zeichensatz war falsch angegeben; gelesen wurde er als {0}", "the charset was declared wrongly; it was read as {0}";
    SHARED_LINKS: "{0} Einträge teilen ihren Link mit anderen; er benennt keinen von ihnen", "{0} entries share their link with others; it names none of them";

    // A list that looks like another one.
    LOST_FIELDS: "die Einträge haben {0} verloren: Die Seite wurde umgebaut", "its entries have lost their {0}: the page was redesigned";
    HEADLINES: "ihre Überschriften", "headlines";
    LINKS: "ihre Links", "links";
    DATES: "ihr Datum", "dates";
    TEASERS: "ihre Anreißer", "teasers";
    BOTH: "{0} und {1}", "{0} and {1}";
    STUMP: "auf der Liste stehen {0} Einträge statt der gewohnten {1}, und neue sind darunter", "it lists {0} entries where {1} are usual, with news among them";
    STRANGERS: "keiner der {0} Einträge ist bekannt: eine andere Liste, oder neue Namen", "none of its {0} entries is known: another list, or new names";
    RESHAPED: "die Links führen zu {0} statt zu {1}, und die meisten Einträge sind nicht bekannt",
        "its links lead to {0} instead of {1}, and most of its entries are not known";

    // Whether an entry is a known one. {0}: why; {1}: the number of the other item.
    LIKE_ITEM: "{0}, verglichen mit Meldung {1}", "{0}, compared with item {1}";
    RENAMED: "ein Eintrag unter neuem Namen ist diese Meldung: {0}", "an entry under new names is this one: {0}";
    HAS_TEXT: "er hat denselben Text", "it has its text";
    HAS_MOST: "er hat den größten Teil des Textes", "it has most of its text";
    HAS_NUMBERS: "er hat denselben Text mit anderen Zahlen", "it has its text with other numbers";
    HAS_HEADLINE_OTHER_TEXT: "er hat dieselbe Überschrift, einen anderen Text, und steht an derselben Stelle",
        "it has its headline and another text, and stands in its place";
    HAS_HEADLINE_IN_PLACE: "er hat dieselbe Überschrift und steht an derselben Stelle", "it has its headline, and stands in its place";
    HAS_HEADLINE: "er hat dieselbe Überschrift", "it has its headline";
    HAS_TEXT_EDITED: "er hat denselben Text, überarbeitet", "it has its text, edited";
    HAS_SOME: "er hat einen Teil des Textes und steht an derselben Stelle", "it has some of its text, and stands in its place";

    // An item's page.
    NO_SOURCE: "ihre Quelle steht nicht mehr in der Konfiguration", "its source is no longer in the configuration";
    PAGE_STATUS: "{0} antwortete mit dem Status {1}", "{0} answered with status {1}";
    NO_ARTICLE: "auf ihrer Seite steht keine Meldung, nur {0} Zeichen", "its page holds no article, only {0} characters";

    // Who wrote a post, and how a model did. {0}: the model.
    BY_RULES: "nach festen Regeln, mit Sätzen der Meldung: {0}", "by the extractive rules: {0}";
    BY_RULES_ALONE: "nach festen Regeln, mit Sätzen der Meldung", "by the extractive rules";
    BY_MODEL: "vom Sprachmodell {0}", "by the model {0}";
    BY_MODEL_SECOND: "vom Sprachmodell {0} im zweiten Versuch; der erste wurde beanstandet: {1}", "by the model {0}, second try; the first was refused: {1}";
    NOT_FOR_MODEL: "{0} bekommt nichts von dieser Meldung zu lesen", "nothing of the article is given to {0}";
    MODEL_RESTS: "{0} hat versagt und wird bis {1} Uhr in Ruhe gelassen", "{0} failed and is left alone until {1}";
    MODEL_REFUSED: "{0} wurde zweimal beanstandet: {1}; dann {2}", "{0} was refused twice: {1}; then {2}";
    MODEL_FAILED: "{0} hat versagt: {1}", "{0} failed: {1}";
    MODEL_STATUS: "sein Server antwortete mit dem Status {0}", "its server answered with status {0}";
    MODEL_KEY: "der Schlüssel enthält Zeichen, die in keine Kopfzeile passen", "the key holds characters that a header cannot carry";
    MODEL_LIST: "die Liste seiner Modelle ist nicht zu lesen", "its list of models cannot be read";
    MODEL_NO_CHAT: "seine Antwort ist keine, wie ein Sprachmodell sie gibt", "its answer is no chat completion";
    MODEL_NO_CHOICE: "seine Antwort enthält keinen Text", "its answer holds no choice";
    MODEL_THERE: "{0} ist da", "{0} is there";
    MODEL_UNKNOWN: "der Server hat kein {0}; er hat: {1}", "the server has no {0}; it has: {1}";
    // What is wrong with a model's sentences.
    SAID_NOTHING: "die Antwort enthält keinen Satz", "the answer holds no sentence";
    SAID_NO_JSON: "die Antwort ist nicht das verlangte JSON: {0}", "the answer is not the JSON that was asked for: {0}";
    SAID_CUT: "die Antwort ist abgeschnitten: {0}", "the answer is cut off: {0}";
    SAID_REFUSED: "es will nicht antworten: {0}", "it refuses to answer: {0}";
    SAID_TOO_LONG: "die Sätze sind zusammen zu lang ({0})", "the sentences are too long together ({0})";
    SAID_TOO_MANY: "es sind zu viele Sätze ({0})", "there are too many sentences ({0})";
    SAID_FOREIGN: "der Text ist nicht auf Deutsch: {0}", "the text is not in German: {0}";
    SAID_MARKED: "Links, @, #, Emojis und Auszeichnungen sind nicht erlaubt: {0}", "links, @, #, emoji and markup are not allowed: {0}";
    SAID_NO_SENTENCE: "das ist kein vollständiger Satz: {0}", "this is no whole sentence: {0}";
    SAID_LEANING: "der Satz zeigt auf etwas, das nicht dasteht: {0}", "the sentence points to something that is not there: {0}";
    SAID_AGAIN: "der Satz wiederholt nur, was schon dasteht: {0}", "the sentence only repeats what is there already: {0}";
    SAID_LEFT_OUT: "der Satz passt nicht mehr in den Beitrag: {0}", "the sentence does not fit into the post any more: {0}";
    SAID_UNSUPPORTED: "so steht das in keinem Satz der Meldung: {0}", "no sentence of the article says it like this: {0}";
    SAID_REORDERED: "hier steht anders als in der Meldung, wer was tut: {0}", "who does what is told otherwise than in the article: {0}";
    SAID_NUMBER_ELSEWHERE: "die Zahl steht in der Meldung an anderer Stelle: {0}", "the number stands elsewhere in the article: {0}";
    SAID_DATE_ELSEWHERE: "das Datum gehört in der Meldung zu etwas anderem: {0}", "in the article the date belongs to something else: {0}";
    SAID_VAGUE_DAY: "welcher Tag gemeint ist, ist nicht sicher: {0}", "which day is meant is not certain: {0}";
    SAID_DENIAL: "ein „nicht“ oder „kein“ der Meldung fehlt, oder es ist zu viel: {0}", "a “not” or “no” of the article is missing, or there is one too many: {0}";
    SAID_CLAIM_LOST: "was geplant ist oder nur behauptet wird, ist zur Tatsache geworden: {0}", "what is planned or only claimed has become a fact: {0}";
    SAID_SPEAKER_LOST: "es fehlt, wer das sagt: {0}", "who says so is missing: {0}";
    MODEL_BACK: "Das Sprachmodell „{0}“ antwortet wieder.", "The model “{0}” answers again.";
    MODEL_FAILING: "Das Sprachmodell „{0}“ bei {1} hat dreimal hintereinander nicht geantwortet, wie es soll ({2}). Die Beiträge schreibt weitersagen vorerst selbst; alle {3} Minuten wird das Modell wieder gefragt. {4}",
        "The model “{0}” at {1} has not answered as it should three times in a row ({2}). For now weitersagen writes the posts itself; every {3} minutes the model is asked again. {4}";
    MODEL_ADVISED: "{0}. {1}", "{0}. {1}";
    SEE_SERVICE: "Bitte nachsehen, ob der Dienst läuft und ob `base_url` unter [model] stimmt.", "See whether the service runs and whether `base_url` in [model] is right.";
    SEE_KEY: "Bitte den Schlüssel unter [model] in `key` prüfen.", "Check the key in `key` in [model].";
    SEE_NAME: "Bitte `base_url` und `name` unter [model] prüfen.", "Check `base_url` and `name` in [model].";
    SEE_LIMIT: "Der Dienst nimmt gerade keine Anfragen mehr an; bitte dort Grenze und Guthaben prüfen.", "The service takes no more requests just now; check limit and credit there.";
    SEE_LOAD: "Bitte nachsehen, ob der Rechner überlastet ist, oder unter [model] ein kleineres Modell eintragen.",
        "See whether the machine is overloaded, or enter a smaller model in [model].";

    // Mail to the admin. {0}: the server.
    MAIL_SILENT: "{0} antwortet nicht", "{0} does not answer";
    MAIL_REFUSED: "{0} hat die Mail nicht angenommen: {1}", "{0} did not take the mail: {1}";
    MAIL_LATE: "{0} hat binnen {1} s nicht geantwortet", "{0} did not answer within {1} s";

    // Money for X, the queue, and a restored state.
    MONEY_LOW: "Für X sind in diesem Monat schon {0} von {1} US-Dollar ausgegeben. Ist alles ausgegeben, {2}. Die Grenze steht unter [budget] in `x_usd_per_month`.",
        "{0} of {1} US dollars are spent for X this month. Once all is spent, {2}. The limit stands in [budget] at `x_usd_per_month`.";
    MONEY_SPENT: "Das Geld für X reicht in diesem Monat nicht mehr für einen weiteren Beitrag: Bis zum Monatsende {0}. Die Grenze steht unter [budget] in `x_usd_per_month`.",
        "This month's money for X does not cover another post: until the end of the month {0}. The limit stands in [budget] at `x_usd_per_month`.";
    MONEY_HOLD: "warten weitere Beiträge auf den nächsten Monat", "further posts wait for the next month";
    MONEY_WITHOUT_LINK: "gehen weitere Beiträge ohne Link hinaus, solange das reicht", "further posts leave without their link as long as that is covered";
    MONEY_SKIP: "fallen weitere Beiträge auf X aus", "further posts are left out on X";
    QUEUE_FULL: "Für das Konto „{0}“ warten mehr als {1} Beiträge; die ältesten sind ausgefallen. Bitte nachsehen, worauf die übrigen warten. Die Grenze steht unter [pacing] in `max_waiting`.",
        "More than {1} posts wait for the account “{0}”; the oldest were left out. See what the others wait for. The limit stands in [pacing] at `max_waiting`.";
    CAUGHT_UP: "der Verlauf ist gelesen; {0} Beiträge darin gehören zu nichts Bekanntem", "the timeline was read; {0} posts belong to nothing known";
    NOT_CAUGHT_UP: "gesendet wird erst, wenn die verlorenen Tage gelesen sind: {0}", "nothing is posted until the lost days have been read: {0}";
    PUT_BACK: "eine Sicherung, die am {0} (UTC) endet, wurde zurückgespielt", "a backup that ends at {0} (UTC) was put back";
    REPLACED: "nach dem Zurückspielen einer Sicherung: In den verlorenen Tagen durch {0} ersetzt", "after a restore: replaced in the lost days by {0}";
    FORGOTTEN: "auf Verlangen gelöscht", "erased at a person's request";
}
