//! Which language a page is in.

/// Words that tell languages apart, each language's most frequent ones.
const FREQUENT: [(&str, &[&str]); 4] = [
    ("de", &["der", "die", "das", "und", "ist", "nicht", "mit", "für", "den", "von", "auf", "ein"]),
    ("en", &["the", "and", "of", "to", "is", "with", "for", "that", "was", "on", "are", "this"]),
    ("fr", &["le", "les", "et", "des", "est", "une", "pour", "dans", "que", "du", "sur", "pas"]),
    ("es", &["el", "los", "las", "y", "que", "una", "por", "con", "del", "para", "en", "es"]),
];

/// The primary subtag of a language tag, such as `de` of `de-DE` or `de_DE`.
pub(super) fn primary(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_', ',']).next()?.trim().to_lowercase();
    let plausible =
        (2..=3).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic());
    plausible.then_some(primary)
}

/// A guess from the most frequent words; none for short or undecided texts.
pub(crate) fn guess(text: &str) -> Option<String> {
    let words: Vec<String> = text.split_whitespace().take(400).map(str::to_lowercase).collect();
    let mut counts: Vec<(usize, &str)> = FREQUENT
        .iter()
        .map(|(language, frequent)| {
            (words.iter().filter(|word| frequent.contains(&word.as_str())).count(), *language)
        })
        .collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    match counts.as_slice() {
        [(first, language), (second, _), ..] if *first >= 3 && *first > 2 * second => {
            Some((*language).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts_name_their_language() {
        assert_eq!(primary("de-DE").as_deref(), Some("de"));
        assert_eq!(primary("{lang}"), None);
        assert_eq!(
            guess("Der Verein und die Stadt laden mit Freude für den Abend ein").as_deref(),
            Some("de")
        );
        assert_eq!(guess("Halle"), None);
    }
}
