//! Where letters and digits stand in a text, told by its bytes as far as German goes.

use super::{add_lower, is_alphanumeric, push_lower};

/// ASCII letters and digits.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Whether the character beyond ASCII at a place is a letter or digit, and its bytes.
#[inline]
fn beyond_ascii(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes().get(at..at + 2) {
        // From `À` to `ÿ` all but the signs of multiplication and division are letters.
        Some([0xc3, next]) => (!matches!(next, 0x97 | 0xb7), 2),
        // Dashes, quotation marks, ellipses.
        Some([0xe2, 0x80]) => (false, 3),
        _ => {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.map_or((false, 1), |c| (is_alphanumeric(c), c.len_utf8()))
        }
    }
}

/// Where the next letter or digit stands, from a place on.
pub(super) fn next_word(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        if ALPHANUMERIC[usize::from(byte)] {
            return Some(at);
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let (is_letter, length) = beyond_ascii(text, at);
        if is_letter {
            return Some(at);
        }
        at += length;
    }
}

/// The end of the letters and digits that stand at a place.
pub(super) fn run_end(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(&byte) = text.as_bytes().get(at) {
        if ALPHANUMERIC[usize::from(byte)] {
            at += 1;
            continue;
        }
        if byte.is_ascii() {
            break;
        }
        let (is_letter, length) = beyond_ascii(text, at);
        if !is_letter {
            break;
        }
        at += length;
    }
    at
}

/// The runs of letters and digits in a text: gender forms and hyphens fall into their parts.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_word(text, at)?;
        at = run_end(text, start);
        text.get(start..at)
    })
}

/// The letters and digits of a text alone, each in lower case.
pub(crate) fn letters_alone(text: &str) -> String {
    let mut alone = String::with_capacity(text.len());
    for run in runs(text) {
        if run.is_ascii() {
            add_lower(run, &mut alone);
        } else {
            run.chars().for_each(|c| push_lower(c, &mut alone));
        }
    }
    alone
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn runs_are_what_stands_between_other_signs() {
        for c in '\0'..=char::MAX {
            let text = format!("{c}ab{c}ü{c}{c}1{c}");
            let split = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            assert!(runs(&text).eq(split), "{c:?}");
        }
    }
}
