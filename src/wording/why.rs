//! `why`: the whole way of an item in words.

use super::Phrase;

phrases! {
    by name;
    // The item.
    ITEM: "Meldung {0} von „{1}“: {2}", "Item {0} of “{1}”: {2}";
    ITEM_UNTITLED: "(ohne Überschrift)", "(without a headline)";
    SEEN: "Zum ersten Mal gesehen am {0}.", "First seen on {0}.";
    ON_LIST: "Sie steht auf der letzten Liste der Quelle.", "It stands on the source's last list.";
    OFF_LIST: "Auf der letzten Liste der Quelle steht sie nicht mehr.", "It does not stand on the source's last list any more.";

    // What became of it. {0}: the rule.
    KEPT: "Sie ist aufgenommen: {0}.", "It was taken up: {0}.";
    JOINED: "Sie gehört mit einer anderen zusammen: {0}.", "It belongs together with another one: {0}.";
    LEFT_OUT: "Sie wird nicht erzählt: {0}.", "It is not told: {0}.";
    NOT_YET: "Noch ist nichts entschieden: {0}.", "Nothing is decided yet: {0}.";

    // The same news. {0}: the other item's number; {1}: its headline; {2}, {3}: shares in percent.
    KIN_SAME: "Dieselbe Nachricht wie Meldung {0} („{1}“): {2} % ihres Textes stehen dort, {3} % von jenem hier.",
        "The same news as item {0} (“{1}”): {2} % of its text stands there, {3} % of that here.";
    KIN_QUOTES: "Sie zitiert Meldung {0} („{1}“) ganz: {2} % ihres Textes stehen dort, {3} % von jenem hier.",
        "It quotes item {0} (“{1}”) whole: {2} % of its text stands there, {3} % of that here.";
    KIN_QUOTED_BY: "Meldung {0} („{1}“) zitiert sie ganz: {2} % ihres Textes stehen dort, {3} % von jenem hier.",
        "Item {0} (“{1}”) quotes it whole: {2} % of its text stands there, {3} % of that here.";
    KIN_RELATED: "Sie hat viel mit Meldung {0} („{1}“) gemeinsam: {2} % ihres Textes stehen dort, {3} % von jenem hier.",
        "It has much in common with item {0} (“{1}”): {2} % of its text stands there, {3} % of that here.";

    // An account.
    ACCOUNT: "Auf „{0}“ ({1}): {2} – {3}", "On “{0}” ({1}): {2} – {3}";
    DELIVERY: "Nummer im Ausgang: {0}.", "Number in the outbox: {0}.";
    STANDS_AT: "Zu sehen unter {0}", "To be seen at {0}";
    EXPECTED: "Wie es weitergeht: {0}", "How it goes on: {0}";
    ATTEMPTS: "Versuche bisher: {0}.", "Attempts so far: {0}.";
    BY_PERSON: "Den Text hat {0} geschrieben, am {1}.", "The text was written by {0}, on {1}.";

    // The sentences. {0}: how many; {1}: of how many.
    SENTENCES: "Der Beitrag erzählt {0} der {1} Sätze der Meldung:", "The post tells {0} of the article's {1} sentences:";
    HEADLINE_ALONE: "Der Beitrag erzählt die Überschrift allein: Kein Satz der Meldung kommt ohne die anderen aus, ist kurz genug und hält der Prüfung stand.",
        "The post tells the headline alone: no sentence of the article does without the others, is short enough and passes the gate.";
    WHY_LEADS: "Gewählt, weil sie am meisten von dem sagen, worum es nach Überschrift und Text geht, für sich verständlich sind und zusammen auf {0} passen; der erste sagt die Nachricht.",
        "Chosen because they say most of what headline and text are about, can be understood by themselves, and fit together on {0}; the first one says the news.";
    WHY_BEHIND_HEADLINE: "Gewählt, weil sie am meisten von dem sagen, worum es geht, und für sich verständlich sind; der Satz, der die Nachricht sagt, war für {0} zu lang, darum steht die Überschrift davor.",
        "Chosen because they say most of what it is about and can be understood by themselves; the sentence that says the news was too long for {0}, and so the headline stands before them.";
    FOREIGN: "Die Meldung ist nicht auf Deutsch: Erzählt werden Überschrift und erste Sätze, wie sie dastehen.",
        "The article is not in German: its headline and first sentences are told as they stand.";
    GATE_PASSED: "Die Prüfung gegen die Meldung hat nichts beanstandet.", "The gate, which holds it against the article, objects to nothing.";
    GATE_OBJECTS: "Die Prüfung gegen die Meldung beanstandet:", "The gate, which holds it against the article, objects:";
    NO_ARTICLE: "Der Text der Meldung liegt nicht (mehr) vor.", "The article's text is not at hand (any more).";

    // The trail.
    TRAIL: "Was nacheinander geschah:", "What happened, in order:";
    OF_SOURCE: "Quelle „{0}“: {1}", "Source “{0}”: {1}";
    NEVER_SEEN: "Eine Meldung mit der Adresse {0} wurde nie gesehen; `weitersagen status` zeigt die Quellen.",
        "no item with the address {0} was ever seen; `weitersagen status` shows the sources";
}
