//! Every sentence of `init`: its questions, what it found, what comes next.

use super::Phrase;

phrases! {
    ASK_LANGUAGE: "Sprache / language (de, en)", "Sprache / language (de, en)";
    ASK_NAME: "Wie heißt die Organisation?", "What is the organisation's name?";
    ASK_WEBSITE:
        "Welche Website hat sie? Dort stehen die Knöpfe „Folge uns“",
        "What is its website? Its “follow us” buttons stand there";
    ASK_HOLIDAYS:
        "In welchem Bundesland? Das Kürzel, zum Beispiel ST; an Feiertagen wird dann nichts gesendet",
        "In which German state? Its code, such as ST; nothing is posted on its holidays then";
    ASK_ALERTS:
        "Wohin, wenn etwas nicht in Ordnung ist? Eine Mailadresse oder eine https-Adresse von ntfy",
        "Where to tell that something is wrong? A mail address, or an https address of ntfy";
    NEEDED: "Das wird gebraucht.", "This is needed.";
    ENDED:
        "Fehler: Die Eingabe ist zu Ende, bevor alles beantwortet war; es wurde nichts geschrieben",
        "error: the input ended before everything was answered; nothing was written";
    UNASKED:
        "Fehler: Ohne Rückfragen fehlt eine Angabe: „{0}“. Bitte --name und --website nennen",
        "error: without asking, an answer is missing: “{0}”. Name --name and --website";
    BAD_WEBSITE:
        "„{0}“ ist keine Webadresse; so schreiben: https://www.example.org/",
        "“{0}” is no web address; write it like https://www.example.org/";
    BAD_HOLIDAYS:
        "Bekannt sind: {0}; oder none für keine Rücksicht auf Feiertage.",
        "Known are: {0}; or none to keep no holidays.";
    BAD_ALERTS:
        "„{0}“ ist keine Mailadresse und keine Adresse mit https://; none für keines von beiden.",
        "“{0}” is neither a mail address nor an https:// address; none for neither.";

    EXISTS:
        "Fehler: {0} gibt es schon und bleibt, wie sie ist; `--config ANDERE.toml init` schreibt eine neue",
        "error: {0} exists and stays as it is; `--config OTHER.toml init` makes a new one";
    UNWRITABLE: "Fehler: {0} lässt sich nicht schreiben: {1}", "error: {0} cannot be written: {1}";
    LOOKING: "sehe auf {0} nach", "looking at {0}";
    UNREACHED:
        "{0} war nicht zu erreichen ({1}). Quellen und Konten bitte in der Datei eintragen.",
        "{0} could not be reached ({1}). Put sources and accounts into the file yourself.";
    FOUND_SOURCE: "Quelle gefunden: {0} (Meldungen: {1})", "source found: {0} ({1} entries)";
    NO_SOURCE:
        "Eine Seite mit Meldungen war nicht zu erkennen; bitte in der Datei eintragen.",
        "No page with news could be made out; put one into the file.";
    FOUND_ACCOUNT: "Konto gefunden: {0}, {1}", "account found: {0}, {1}";
    NO_ACCOUNT:
        "Die Website verlinkt kein Konto bei Facebook oder X.",
        "The website links no account on Facebook or X.";
    MAIL_OPEN:
        "Für Mails an {0} fehlt noch der Mailserver: bitte unter [alerts.mail] eintragen. Bis dahin stehen Alarme in alerts.jsonl.",
        "For mail to {0} the mail server is still missing: put it under [alerts.mail]. Until then alerts stand in alerts.jsonl.";
    WRITTEN:
        "{0} ist geschrieben. Gesendet wird noch nichts: Es gilt mode = \"preview\".",
        "{0} is written. Nothing is posted yet: mode = \"preview\" is in force.";
    NEXT:
        "Als Nächstes:;   weitersagen check            die Datei prüfen;   weitersagen doctor           Quellen, Konten und Dienste fragen;   weitersagen once --dry-run   eine Runde proben, ohne etwas zu senden",
        "Next:;   weitersagen check            check the file;   weitersagen doctor           ask sources, accounts and services;   weitersagen once --dry-run   rehearse a round without posting anything";

    // In the file.
    UNSEEN_SOURCE:
        "Die Website war nicht zu erreichen: bitte hier die Seite mit den Meldungen eintragen.",
        "The website could not be reached: put the address of the page with its news here.";
    GUESSED_SOURCE:
        "Keine Liste von Meldungen gefunden: bitte hier die Seite mit den Meldungen eintragen.",
        "No list of news was found: put the address of the page with the news here.";
    LINKED: "Auf der Website verlinkt:", "linked by the website:";
    UNLINKED:
        "Die Website verlinkt kein Konto bei {0}. Ist es so weit, die # vor diesen Zeilen löschen:",
        "The website links no account on {0}. Once it does, delete the # before these lines:";
}
