//! The notice that stands where a script hides an e-mail address.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// How the notice begins.
const BEGINNINGS: [&str; 3] = [
    "Diese E-Mail-Adresse ist vor Spambots geschützt",
    "Diese E-Mail-Adresse ist gegen Spambots geschützt",
    "This email address is being protected from spambots",
];

/// What each of them has.
static NOTICE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"pambots"));

/// The text without such notices, whose second sentence asks for JavaScript.
pub(super) fn remove(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    if NOTICE.find(text.as_bytes()).is_none() {
        kept.push_str(text);
        return kept;
    }
    // One pass: each notice begins with one of two letters.
    while let Some(at) = rest.find(['D', 'T']) {
        let (before, here) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        if BEGINNINGS.iter().any(|start| here.starts_with(start)) {
            kept.truncate(kept.trim_end_matches(' ').len());
            rest = after_notice(here);
        } else {
            let (letter, after) = here.split_at_checked(1).unwrap_or((here, ""));
            kept.push_str(letter);
            rest = after;
        }
    }
    kept.push_str(rest);
    kept
}

/// What follows a notice: one sentence, and a second one if it asks for JavaScript.
fn after_notice(notice: &str) -> &str {
    let second = notice.get(sentence_end(notice)..).unwrap_or_default();
    let (asked, after) = second.split_at_checked(sentence_end(second)).unwrap_or((second, ""));
    if asked.to_lowercase().contains("javascript") { after } else { second }
}

/// One past the first full stop or exclamation mark, or the end of the line.
fn sentence_end(text: &str) -> usize {
    text.char_indices()
        .find_map(|(at, c)| match c {
            '.' | '!' => Some(at + 1),
            '\n' => Some(at),
            _ => None,
        })
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::remove;

    #[test]
    fn notices_go_and_the_sentence_around_stays() {
        let text = "Anmeldung bis Freitag an Diese E-Mail-Adresse ist vor Spambots geschützt! Zur Anzeige muss JavaScript \
            eingeschaltet sein! oder am Telefon.";
        assert_eq!(remove(text), "Anmeldung bis Freitag an oder am Telefon.");
        assert_eq!(remove("Diese E-Mail-Adresse ist vor Spambots geschützt"), "");
        assert_eq!(remove("Schreiben Sie uns."), "Schreiben Sie uns.");
    }
}
