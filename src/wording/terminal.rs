//! What every command may say on the terminal: errors, and that something is worked at.

use super::Phrase;

phrases! {
    ERROR: "Fehler: {0}", "error: {0}";
    WARNING: "Hinweis: {0}", "note: {0}";
    LAST_GOOD: "{0} enthält Fehler: {1}. Der Dienst arbeitet mit der letzten Fassung weiter, die in Ordnung war, und dieser Befehl auch; `weitersagen check` zeigt jeden Fehler.",
        "{0} has mistakes: {1}. The service goes on with the last version that was right, and so does this command; `weitersagen check` shows each mistake.";
    WRITING: "Schreiben", "writing";
    READING: "Die Seite wird gelesen", "reading the page";
    NO_FILE_NOR_ADDRESS: "`{0}` ist weder eine Datei noch eine Webadresse", "`{0}` is neither a file nor a web address";
    NO_ADDRESS: "`{0}` ist keine Webadresse; bitte so schreiben: https://www.example.org/", "`{0}` is no web address; write it like https://www.example.org/";
    NO_ACCOUNTS: "{0} verlinkt kein Konto bei Facebook oder X.", "{0} links no account on Facebook or X.";
    PAGE_STATUS: "{0} antwortete mit dem Status {1}", "{0} answered with status {1}";
}
