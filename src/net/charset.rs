//! From bytes to text: what the header says, what the document says, and what the bytes say.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A decoded document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The name of the encoding it was read in, such as `windows-1252`.
    pub encoding: &'static str,
    /// Whether the bytes contradicted what header or document declare, or did not fit.
    pub repaired: bool,
}

/// How far into the document a declaration is looked for (HTML asks for 1024 bytes).
const SNIFFED: usize = 2048;

/// Decodes a document. A byte order mark decides; else bytes that are UTF-8 are read as such,
/// whatever is declared, since other encodings hardly ever look like it; else the header's
/// charset, the document's own (`<?xml encoding>`, `<meta charset>`), or a guess.
pub fn decode(body: &[u8], content_type: Option<&str>) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(body) {
        let (text, bad) = encoding.decode_without_bom_handling(body.get(length..).unwrap_or(&[]));
        return decoded(text.into_owned(), encoding, bad);
    }
    if let Some(encoding) = utf16_by_its_zeros(body) {
        let (text, _) = encoding.decode_without_bom_handling(body);
        return decoded(text.into_owned(), encoding, true);
    }
    let header = content_type.and_then(charset_parameter);
    let declared = header.or_else(|| declared_inside(body));
    let whole = std::str::from_utf8(body).ok();
    if let Some(text) = whole.filter(|text| declared.is_none() || !text.is_ascii()) {
        let contradicted = declared.is_some_and(|encoding| encoding != UTF_8);
        return decoded(text.to_owned(), UTF_8, contradicted);
    }
    let (valid, invalid) = count_utf8(body);
    match declared {
        Some(encoding) if encoding != UTF_8 => {
            let (text, bad) = encoding.decode_without_bom_handling(body);
            decoded(text.into_owned(), encoding, bad)
        }
        _ if invalid == 0 => decoded(String::from_utf8_lossy(body).into_owned(), UTF_8, false),
        // Mostly UTF-8 with a stray byte, such as a teaser cut inside a character.
        _ if valid > invalid => {
            let text = String::from_utf8_lossy(body).replace('\u{FFFD}', "");
            decoded(text, UTF_8, true)
        }
        _ => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(body);
            decoded(text.into_owned(), WINDOWS_1252, declared.is_some())
        }
    }
}

fn decoded(text: String, encoding: &'static Encoding, repaired: bool) -> Decoded {
    Decoded { text, encoding: encoding.name(), repaired }
}

/// UTF-16 without a byte order mark, by the zeros beside the first letters of its markup (XML 1.0,
/// appendix F.1).
fn utf16_by_its_zeros(body: &[u8]) -> Option<&'static Encoding> {
    match body {
        [b'<', 0, second, 0, ..] if *second != 0 => Some(UTF_16LE),
        [0, b'<', 0, second, ..] if *second != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Characters beyond ASCII that are valid UTF-8, and places that are not.
fn count_utf8(body: &[u8]) -> (usize, usize) {
    body.utf8_chunks().fold((0, 0), |(valid, invalid), chunk| {
        let beyond_ascii = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + beyond_ascii, invalid + usize::from(!chunk.invalid().is_empty()))
    })
}

/// The `charset` of a `Content-Type`.
fn charset_parameter(content_type: &str) -> Option<&'static Encoding> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        if !name.trim().eq_ignore_ascii_case("charset") {
            return None;
        }
        Encoding::for_label(value.trim().trim_matches(['"', '\'']).as_bytes())
    })
}

/// What the document's first bytes declare. A declaration that can be read byte by byte cannot
/// be UTF-16, whatever it says.
fn declared_inside(body: &[u8]) -> Option<&'static Encoding> {
    let head = body.get(..SNIFFED.min(body.len()))?;
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let xml = head
        .find("<?xml")
        .and_then(|start| head.get(start..))
        .and_then(|declaration| declaration.split("?>").next())
        .and_then(|declaration| value_after(declaration, "encoding"));
    let label = xml.or_else(|| {
        head.split("<meta")
            .skip(1)
            .filter_map(|meta| meta.split('>').next())
            .find_map(|meta| value_after(meta, "charset"))
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// The value in `name="value"`, with any quotes or none.
fn value_after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(name)?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    value
        .split(['"', '\'', ';', '/', '>', ' ', '\t', '\r', '\n'])
        .next()
        .filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(body: &[u8], content_type: Option<&str>) -> (String, bool) {
        let decoded = decode(body, content_type);
        (decoded.text, decoded.repaired)
    }

    #[test]
    fn the_bytes_outweigh_a_wrong_declaration() {
        let latin = b"Gr\xfc\xdfe \x96 neu";
        let expected = "Grüße – neu".to_owned();
        assert_eq!(text(latin, Some("text/html; charset=iso-8859-1")), (expected.clone(), false));
        assert_eq!(text(latin, Some("text/html; charset=\"UTF-8\"")), (expected.clone(), true));
        assert_eq!(text(latin, None), (expected.clone(), false));
        assert_eq!(text(expected.as_bytes(), None), (expected.clone(), false));
        assert_eq!(
            text(expected.as_bytes(), Some("text/html; charset=windows-1252")),
            (expected, true)
        );
    }

    #[test]
    fn documents_declare_their_own_charset() {
        for head in [
            "<?xml version='1.0' encoding='windows-1251'?>",
            "<html><meta charset=windows-1251>",
            "<META http-equiv=Content-Type content=\"text/html; charset=windows-1251\">",
        ] {
            let mut body = head.as_bytes().to_vec();
            body.extend_from_slice(b"\xcf\xf0\xe8\xe2\xe5\xf2");
            assert_eq!(text(&body, None), (format!("{head}Привет"), false));
        }
    }

    #[test]
    fn byte_order_marks_decide_and_go() {
        assert_eq!(text(b"\xef\xbb\xbf\xc3\xa4", Some("text/xml; charset=latin1")).0, "ä");
        assert_eq!(text(b"\xff\xfe\xe4\x00", None).0, "ä");
        assert_eq!(text(b"\xfe\xff\x00\xe4", None).0, "ä");
        assert_eq!(text(b"<\0b\0>\0\xe4\0", None), ("<b>ä".to_owned(), true));
        assert_eq!(text(b"\0<\0b\0>\0\xe4", None), ("<b>ä".to_owned(), true));
    }

    #[test]
    fn one_cut_character_does_not_spoil_the_rest() {
        assert_eq!(text("Grüße, Öl und M\u{fc}".as_bytes(), None).0, "Grüße, Öl und Mü");
        assert_eq!(text(b"Gr\xc3\xbc\xc3\x9fe \xc3", None), ("Grüße ".to_owned(), true));
    }
}
