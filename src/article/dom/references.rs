//! Character references as the HTML standard's tokenizer reads them: `&amp;`, `&#8222;`, `&auml`.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};
use memchr::{memchr2, memchr3};

/// Bytes of the longest name, its `;` included.
const NAME_AT_MOST: usize = 33;

/// Adds a text with its references decoded and its line ends as `\n`. In a value a reference without
/// its `;` stays as it is before a letter, a digit or `=`.
pub(super) fn decode(text: &str, in_value: bool, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr3(b'&', b'\r', 0, rest.as_bytes()) {
        let (before, here) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        let behind = here.get(1..).unwrap_or_default();
        rest = match here.as_bytes().first() {
            Some(b'&') => {
                let length = reference(behind, in_value, out);
                behind.get(length..).unwrap_or_default()
            }
            Some(b'\r') => {
                out.push('\n');
                behind.strip_prefix('\n').unwrap_or(behind)
            }
            _ => {
                out.push(if in_value { '\u{fffd}' } else { '\0' });
                behind
            }
        };
    }
    out.push_str(rest);
}

/// A text without references whose line ends are `\n`; its NUL are marked as lost.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if memchr2(b'\r', 0, text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}"))
}

/// Adds what the reference stands for that begins with `&` before this text; gives its bytes behind
/// that. What is none is the sign itself.
fn reference(text: &str, in_value: bool, out: &mut String) -> usize {
    let found = match text.strip_prefix('#') {
        Some(number) => numeric(number, out).map(|length| length + 1),
        None => named(text, in_value, out),
    };
    found.unwrap_or_else(|| {
        out.push('&');
        0
    })
}

fn numeric(number: &str, out: &mut String) -> Option<usize> {
    let digits = number.strip_prefix(['x', 'X']);
    let (digits, radix) = digits.map_or((number, 10), |digits| (digits, 16));
    let count = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if count == 0 {
        return None;
    }
    let mut code = 0_u32;
    for digit in digits.chars().take(count).filter_map(|c| c.to_digit(radix)) {
        // What is too large stays so.
        code = code.saturating_mul(radix).saturating_add(digit);
    }
    let windows = code.checked_sub(0x80).and_then(|at| usize::try_from(at).ok());
    let windows = windows.and_then(|at| C1_REPLACEMENTS.get(at)).copied().flatten();
    let c = windows.or_else(|| char::from_u32(code).filter(|c| *c != '\0'));
    out.push(c.unwrap_or('\u{fffd}'));
    let semicolon = digits.as_bytes().get(count) == Some(&b';');
    Some(number.len() - digits.len() + count + usize::from(semicolon))
}

/// The longest name that the text begins with.
fn named(text: &str, in_value: bool, out: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    let letters = bytes.iter().take(NAME_AT_MOST).take_while(|byte| byte.is_ascii_alphanumeric());
    let letters = letters.count();
    let whole = letters + usize::from(bytes.get(letters) == Some(&b';'));
    let (length, codes) = (1..=whole).rev().find_map(|length| {
        let codes = NAMED_ENTITIES.get(text.get(..length)?)?;
        (codes.0 != 0).then_some((length, *codes))
    })?;
    let open = !text.get(..length)?.ends_with(';');
    let next = bytes.get(length);
    if in_value && open && next.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'=') {
        return None;
    }
    let codes = [codes.0, codes.1].into_iter().filter(|code| *code != 0);
    out.extend(codes.filter_map(char::from_u32));
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn decoded(text: &str, in_value: bool) -> String {
        let mut decoded = String::new();
        decode(text, in_value, &mut decoded);
        decoded
    }

    #[test]
    fn references_are_read_as_browsers_read_them() {
        for (text, said) in [
            ("a &amp; b &lt;c&gt;", "a & b <c>"),
            ("&auml;&Ouml&szlig;", "äÖß"),
            ("&#8222;Wort&#x201C; &#132;", "„Wort“ „"),
            ("&notit; &notin; &not", "¬it; ∉ ¬"),
            ("&#0; &#xD800; &#99999999999; &#x; &#;", "\u{fffd} \u{fffd} \u{fffd} &#x; &#;"),
            ("&unbekannt; & &&amp;&", "&unbekannt; & &&&"),
            ("a\r\nb\rc", "a\nb\nc"),
        ] {
            assert_eq!(decoded(text, false), said, "{text}");
        }
        assert_eq!(decoded("?a=1&copy=2&copyx&copy;&copy", true), "?a=1&copy=2&copyx©©");
    }
}
