//! Stars instead of secrets, before any line of the file is shown.

use std::ops::Range;

/// Keys that hold one of these words are taken for secrets, also where the line is broken.
const TELLING: [&str; 5] = ["token", "secret", "key", "pass", "credential"];

/// The text with the given ranges, and the values of telling keys, as stars. Each character
/// becomes as many stars as it has bytes, so that every place in the text stays where it is; white
/// space and quotation marks stay, so that the line keeps its shape.
pub(super) fn masked(text: &str, mut secrets: Vec<Range<usize>>) -> String {
    secrets.extend(telling_values(text));
    secrets.sort_by_key(|range| range.start);
    let mut secrets = secrets.into_iter().peekable();
    let mut masked = String::with_capacity(text.len());
    let mut hidden_until = 0;
    for (at, character) in text.char_indices() {
        while let Some(range) = secrets.next_if(|range| range.start <= at) {
            hidden_until = hidden_until.max(range.end);
        }
        let stays = character.is_ascii_whitespace() || matches!(character, '"' | '\'');
        if at < hidden_until && !stays {
            masked.extend(std::iter::repeat_n('*', character.len_utf8()));
        } else {
            masked.push(character);
        }
    }
    masked
}

/// The values of lines such as `token = "…"`, unless they name a place as `{ env = "…" }` does.
fn telling_values(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if let Some((key, value)) = line.split_once('=') {
            let key_is_telling = {
                let key = key.trim_start_matches([' ', '\t', '#']).to_lowercase();
                TELLING.iter().any(|word| key.contains(word))
            };
            if key_is_telling && !value.trim_start().starts_with('{') {
                found.push(end - value.len()..end);
            }
        }
        start = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_a_telling_line_is_starred() {
        let text = "name = \"x\"\ntoken = \"EAAB\"\n#secret=abc\ntoken = { env = \"A\" }\n";
        let masked = masked(text, Vec::new());
        assert_eq!(
            masked,
            "name = \"x\"\ntoken = \"****\"\n#secret=***\ntoken = { env = \"A\" }\n"
        );
    }

    #[test]
    fn places_stay_where_they_are() {
        let text = "a = \"äöü\"\nb = 1\n";
        let masked = masked(text, vec![4..12, 2..6]);
        assert_eq!(masked.len(), text.len());
        assert_eq!(masked.find("b = 1"), text.find("b = 1"));
        assert!(!masked.contains('ö'));
    }
}
