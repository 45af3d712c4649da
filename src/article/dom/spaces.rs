//! White space of a page's text, found byte by byte.

/// White space folded to single spaces, none at the ends.
pub fn fold(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut folded = String::with_capacity(text.len());
    let mut at = 0;
    loop {
        while let more @ 1.. = space(text, at) {
            at += more;
        }
        let start = at;
        while at < bytes.len() && space(text, at) == 0 {
            at += 1;
        }
        if start == at {
            return folded;
        }
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(text.get(start..at).unwrap_or_default());
    }
}

/// The bytes of a text without white space at its ends.
pub(super) fn length(text: &str) -> usize {
    // Most text of a page is nothing but line breaks.
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t'..=b'\r');
    match text.bytes().position(|byte| !is_space(&byte)) {
        None => 0,
        Some(at) => text.get(at..).unwrap_or(text).trim().len(),
    }
}

/// Adds a text with a space for each white space.
pub fn push_spaced(text: &str, out: &mut String) {
    let mut start = 0;
    let mut at = 0;
    while at < text.len() {
        let more = space(text, at);
        if more == 0 || more == 1 && text.as_bytes().get(at) == Some(&b' ') {
            at += 1;
            continue;
        }
        out.push_str(text.get(start..at).unwrap_or_default());
        out.push(' ');
        at += more;
        start = at;
    }
    out.push_str(text.get(start..).unwrap_or_default());
}

/// The bytes of the white space at a place, 0 if none stands there.
#[inline]
fn space(text: &str, at: usize) -> usize {
    match text.as_bytes().get(at) {
        Some(b' ' | b'\t'..=b'\r') => 1,
        // Only behind these bytes is there further white space.
        Some(0xc2 | 0xe1..=0xe3) => {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            c.filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, length, push_spaced};

    #[test]
    fn each_white_space_is_found_and_nothing_else() {
        for c in ('\0'..=char::MAX).filter(|c| *c != ' ') {
            let text = format!("{c}ä{c}{c}b {c}");
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(fold(&text), words.join(" "), "{c:?}");
            let mut spaced = String::new();
            push_spaced(&text, &mut spaced);
            assert_eq!(length(&format!("{c} {text}")), format!("{c} {text}").trim().len(), "{c:?}");
            assert_eq!(spaced, text.replace(char::is_whitespace, " "), "{c:?}");
        }
    }
}
