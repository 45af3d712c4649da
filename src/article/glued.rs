//! File names of pictures glued to the first word of a text, as agsa.de's pages have them.

/// A file name is looked for in so many words at the beginning.
const WORDS: usize = 12;

/// Beginnings of file names that cameras, phones and editors give.
const BEGINNINGS: [&str; 12] = [
    "logo",
    "img",
    "dsc",
    "bild",
    "foto",
    "button",
    "addtext",
    "image",
    "photo",
    "screenshot",
    "whatsapp",
    "csm",
];

/// The text without a picture's alternative text glued to its first word:
/// `AddText 09 27 01.05.20Die vierte …` becomes `Die vierte …`. A short date glued like that is
/// an upload stamp and goes with the file name.
pub fn strip(text: &str) -> &str {
    let mut before: Vec<&str> = Vec::new();
    let mut end = 0;
    let line = text.lines().next().unwrap_or_default();
    for word in line.split(' ').take(WORDS) {
        let start = end;
        end += word.len() + 1;
        if word.is_empty() {
            continue;
        }
        for seam in seams(word) {
            let (front, _) = word.split_at(seam);
            if is_file_name(&before, front) {
                return text.get(start + seam..).unwrap_or(text);
            }
        }
        if !may_be_part(word) {
            break;
        }
        before.push(word);
    }
    text
}

/// Where a new word begins inside a word: `20|Die`, `iq|Die`, `17|„Auf`.
fn seams(word: &str) -> Vec<usize> {
    let mut seams = Vec::new();
    let mut last: Option<char> = None;
    for (at, c) in word.char_indices() {
        let rest = word.get(at + c.len_utf8()..).unwrap_or_default();
        let opens = c.is_uppercase() && rest.chars().next().is_none_or(char::is_lowercase)
            || matches!(c, '„' | '"' | '»') && rest.chars().next().is_some_and(char::is_uppercase);
        if opens && last.is_some_and(|last| last.is_lowercase() || last.is_ascii_digit()) {
            seams.push(at);
        }
        last = Some(c);
    }
    seams
}

/// Whether the words and the front of the seam's word make up a file name.
fn is_file_name(before: &[&str], front: &str) -> bool {
    let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let begins = |word: &str| {
        let word = word.to_lowercase();
        BEGINNINGS.iter().any(|start| word.starts_with(start))
    };
    let short =
        front.chars().count() <= 3 && front.chars().all(char::is_lowercase) || has_digit(&front);
    match before.first() {
        Some(first) => {
            short && (begins(first) || before.iter().any(has_digit) || has_digit(&front))
        }
        None => begins(front) && has_digit(&front),
    }
}

/// Whether a word may stand in a file name: a number, a short lower-case word, a known beginning,
/// or two words in one.
fn may_be_part(word: &str) -> bool {
    let plain =
        word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '(' | ')'));
    let digits = word.contains(|c: char| c.is_ascii_digit()) && !word.ends_with('.');
    let lower = word.chars().all(char::is_lowercase) && word.chars().count() <= 4;
    let known = BEGINNINGS.iter().any(|start| word.to_lowercase().starts_with(start));
    plain && (digits || lower || known || !seams(word).is_empty())
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn glued_file_names_go() {
        let cases = [
            ("AddText 09 27 01.05.20Die vierte und letzte", "Die vierte und letzte"),
            ("vs 16 17Auf der Tagung", "Auf der Tagung"),
            ("logo iqDie Auslandsgesellschaft lädt ein", "Die Auslandsgesellschaft lädt ein"),
            (
                "52581004 2233591083347241 1094105178778370048 nAm 20. Februar war",
                "Am 20. Februar war",
            ),
            ("IMG 2041„Vielfalt“ heißt das Fest", "„Vielfalt“ heißt das Fest"),
        ];
        for (glued, stripped) in cases {
            assert_eq!(strip(glued), stripped);
        }
    }

    #[test]
    fn sentences_stay() {
        for text in [
            "Die vierte Regionalkonferenz fand am 26. September 2019 statt.",
            "LinkedIn und YouTube nutzen viele Vereine.",
            "30 Jahre AGSA: ein Fest für alle",
            "19 Uhr beginnt der Abend im eineWelt Haus.",
            "Am 26. September 2019Die fehlende Leerstelle",
            "23.01.25: 30 Jahre AGSA",
            "eBay und iPhone",
            "18 MitarbeiterInnen feiern",
            "2 KiTas öffnen",
            "",
        ] {
            assert_eq!(strip(text), text);
        }
    }
}
