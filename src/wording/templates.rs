//! Every sentence about the templates of posts.

use super::Phrase;

phrases! {
    TEMPLATE_SYNTAX:
        "Die Vorlage ist {0} nicht zu verstehen ({1})",
        "the template cannot be understood {0} ({1})";
    TEMPLATE_SYNTAX_HELP:
        "Jedes {{ braucht ein }}, jedes {% if … %} ein {% endif %}",
        "each {{ needs a }}, each {% if … %} an {% endif %}";
    TEMPLATE_NAME:
        "In der Vorlage steht {0} `{1}`, das gibt es nicht",
        "the template names `{1}` {0}, which does not exist";
    TEMPLATE_NAMES:
        "Es gibt: {0}",
        "there are: {0}";
    TEMPLATE_TOOL:
        "Die Vorlage benutzt {0} etwas, das es in Vorlagen nicht gibt ({1})",
        "the template uses something {0} that templates do not have ({1})";
    TEMPLATE_TOOL_HELP:
        "Es gibt {% if %}, {% for %} und die Filter first, last, join und length, keine anderen Dateien",
        "there are {% if %}, {% for %} and the filters first, last, join and length, and no other files";
    TEMPLATE_FAILS:
        "Mit der Vorlage kommt kein Beitrag zustande, sie scheitert {0} ({1})",
        "no post can be made with the template, it fails {0} ({1})";
    TEMPLATE_NO_LINK:
        "Die Vorlage zeigt den Link nicht, mehrmals oder mit einem Wort verwachsen",
        "the template shows the link not at all, more than once or grown together with a word";
    TEMPLATE_NO_LINK_HELP:
        "`{{ link }}` einmal einsetzen, davor und dahinter ein Leerzeichen oder eine neue Zeile",
        "put `{{ link }}` there once, with a space or a new line before and behind it";
    TEMPLATE_SILENT:
        "Die Vorlage zeigt weder die Überschrift noch einen Satz der Meldung",
        "the template shows neither the headline nor a sentence";
    TEMPLATE_SILENT_HELP:
        "`{{ headline }}` oder `{{ sentences }}` einsetzen",
        "put `{{ headline }}` or `{{ sentences }}` there";
    TEMPLATE_NO_SOURCE:
        "Die Vorlage nennt eine fremde Quelle nicht",
        "the template does not name another source";
    TEMPLATE_NO_SOURCE_HELP:
        "Eine Zeile `Quelle: {{ source }}` einsetzen; gibt es keine, entfällt die Zeile",
        "put a line `Quelle: {{ source }}` there; where there is none, the line is left out";
    TEMPLATE_HASHTAGS:
        "In der Vorlage stehen die Hashtags vor dem Text",
        "the template has the hashtags before the text";
    TEMPLATE_HASHTAGS_HELP:
        "`{{ hashtags }}` hinter `{{ headline }}` und `{{ sentences }}` setzen",
        "put `{{ hashtags }}` behind `{{ headline }}` and `{{ sentences }}`";
    TEMPLATE_WORDS:
        "„{0}“ in der Vorlage darf in keinem Beitrag stehen",
        "“{0}” in the template may stand in no post";
    TEMPLATE_WORDS_HELP:
        "Eigene Worte sind ohne Adresse, @Erwähnung, #Hashtag und offenes Anführungszeichen erlaubt; Hashtags gehören unter `hashtags`",
        "words of your own may hold no address, @mention, #hashtag or open quotation mark; hashtags belong under `hashtags`";
    TEMPLATE_LONG:
        "Die Vorlage passt nicht: Schon mit der Überschrift allein oder einem Satz wird es {0} Zeichen lang, erlaubt sind {1}",
        "the template cannot fit: with the headline alone or one sentence it is {0} characters long, of {1} allowed";
    TEMPLATE_LONG_HELP:
        "Eigene Worte kürzen",
        "shorten your own words";
    TEMPLATE_SAME:
        "Mit ihren Vorlagen zeigen „{0}“ und „{1}“ denselben Text, auf zwei Netzwerken soll er verschieden sein",
        "with their templates “{0}” and “{1}” show the same text, which should differ on two networks";
    TEMPLATE_SAME_HELP:
        "In einer der beiden etwas anders schreiben, zum Beispiel `Mehr dazu: {{ link }}`",
        "write something different in one of them, such as `Mehr dazu: {{ link }}`";
    TEMPLATE_PLACE:
        "in Zeile {0}, Spalte {1}",
        "in line {0}, column {1}";
    TEMPLATE_SOMEWHERE:
        "an einer Stelle",
        "somewhere";
}
