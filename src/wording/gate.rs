//! What the gate objects to in a text that a person has written, as a press officer understands it.

use super::Phrase;

phrases! {
    by name;
    // {0}: what was found.
    NUMBER: "Die Zahl „{0}“ steht nicht in der Meldung.", "The number “{0}” does not stand in the article.";
    DATE: "Das Datum „{0}“ steht nicht in der Meldung.", "The date “{0}” does not stand in the article.";
    WORD: "„{0}“ kommt in der Meldung nicht vor.", "“{0}” does not occur in the article.";
    NAME: "Der Name „{0}“ steht so nicht in der Meldung.", "The name “{0}” does not stand in the article like this.";
    CLAIM: "Die Aussage ist eine andere als in der Meldung, etwa ohne „nicht“, „soll“ oder „voraussichtlich“: {0}",
        "The claim is another than the article's, such as without a “not”, “is to” or “probably”: {0}";
    QUOTATION: "Dieses Zitat steht nicht wörtlich in der Meldung: „{0}“", "This quotation does not stand word for word in the article: “{0}”";
    SPEAKER_CHANGED: "In der Meldung sagt das jemand anderes: {0}", "In the article somebody else says so: {0}";
    SPEAKER_MISSING: "Bei dem Zitat fehlt, wer es gesagt hat: {0}", "The quotation lacks who said it: {0}";
    NOT_WORD_FOR_WORD: "Die Meldung ist nicht auf Deutsch; diese Zeile steht nicht wörtlich in ihr: {0}",
        "The article is not in German; this line does not stand word for word in it: {0}";
    SOURCE_NOT_NAMED: "Die Meldung zitiert eine andere Quelle, die der Beitrag nicht nennt: {0}",
        "The article quotes another source, which the post does not name: {0}";
    BROKE_OFF: "Beim Schreiben dieses Beitrags ist weitersagen abgebrochen; zu sehen sind nur Überschrift und Link: {0}",
        "weitersagen broke off while it wrote this post; headline and link are all there is: {0}";
    MENTION: "„{0}“ ruft ein Konto auf dem Netzwerk.", "“{0}” calls an account on the network.";
    OTHER_LINK: "„{0}“ ist ein weiterer Link, oder das Netzwerk macht einen daraus.", "“{0}” is another link, or the network makes one of it.";
    TAG_NOT_IN_SOURCE: "Das Schlagwort {0} besteht nicht aus Wörtern der Meldung.", "The hashtag {0} is not made of the article's words.";

    TOO_LONG: "Der Text ist zu lang oder für das Netzwerk nicht lesbar ({0}).", "The text is too long, or the network cannot read it ({0}).";
    LINK_MISSING: "Der Link zur Meldung fehlt: {0}", "The link to the article is missing: {0}";
    LINK_TWICE: "Der Link zur Meldung steht zweimal da: {0}", "The link to the article stands there twice: {0}";
    NOTHING_SAID: "Der Beitrag sagt nichts.", "The post says nothing.";
    FORBIDDEN_SIGN: "Der Text enthält ein unsichtbares Zeichen ({0}). Bitte die Stelle neu tippen.", "The text holds an invisible sign ({0}). Please type that place anew.";
    MARKUP: "„{0}“ erscheint so, wie es dasteht: Auszeichnungen kennt das Netzwerk nicht.", "“{0}” appears as it stands: the network knows no markup.";
    ENTITY: "„{0}“ ist ein Rest aus einer Webseite.", "“{0}” is left over from a web page.";

    LEANS: "Der Satz lehnt sich an einen an, der hier fehlt: {0}", "The sentence leans on one that is missing here: {0}";
    TORN: "Der Satz folgt in der Meldung auf einen anderen, der hier fehlt: {0}", "In the article the sentence follows another one, which is missing here: {0}";
    ENDS_BADLY: "Der Satz endet nicht wie ein ganzer Satz: {0}", "The sentence does not end as a whole one: {0}";
    ELLIPSIS: "Auslassungspunkte sehen aus wie ein abgeschnittener Text: {0}", "An ellipsis looks like a text that was cut: {0}";
    RELATIVE_DAY: "„{0}“ stimmt morgen nicht mehr; besser das Datum.", "“{0}” will be wrong tomorrow; better give the date.";
    UNBALANCED: "Ein Anführungszeichen oder eine Klammer ist offen geblieben: {0}", "A quotation mark or bracket was left open: {0}";
    FURNITURE: "Das gehört zur Seite und nicht zur Nachricht: {0}", "This belongs to the page and not to the news: {0}";
    TAG_IN_SENTENCE: "Schlagwörter stehen besser am Ende als im Satz: {0}", "Hashtags stand better at the end than in the sentence: {0}";
    TAG_NOT_LAST: "Hinter den Schlagwörtern steht noch Text: {0}", "Text stands behind the hashtags: {0}";
    TOO_MANY_TAGS: "Es sind zu viele Schlagwörter; ab hier: {0}", "There are too many hashtags; from here on: {0}";
    SMALL_TAG: "Das Schlagwort {0} ist mit großen Anfangsbuchstaben auch mit einem Vorleseprogramm zu verstehen.",
        "With capital initials a screen reader understands the hashtag {0}, too.";
    OTHER: "Die Prüfung beanstandet: {0}", "The gate objects: {0}";

    // The verdict as a whole.
    LENGTH: "{0} von {1} Zeichen, wie {2} zählt", "{0} of {1} characters, as {2} counts";
    FITS: "Nichts zu beanstanden.", "Nothing to object to.";
    MUST: "So kann der Beitrag nicht hinaus:", "The post cannot leave like this:";
    VOUCH: "Das steht nicht so in der Meldung. Nur wenn Sie es geprüft haben, geht es trotzdem:",
        "The article does not say so. It goes all the same only if you have checked it:";
    STYLE: "Besser wäre es ohne das; senden lässt es sich:", "Better without this; it can be posted:";
}
