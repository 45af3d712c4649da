//! HTML character references that were left in a text.

use std::borrow::Cow;

/// Bytes of the longest reference that is read, `&` and `;` left out.
const NAME_AT_MOST: usize = 10;

/// Decodes references once: `&amp;eacute;` becomes `&eacute;`. What is no known reference stays.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let name = behind
            .bytes()
            .take(NAME_AT_MOST + 1)
            .position(|byte| byte == b';')
            .and_then(|end| behind.get(..end));
        if let Some((name, c)) = name.and_then(|name| Some((name, character(name)?))) {
            decoded.push(c);
            rest = &behind[name.len() + 1..];
        } else {
            decoded.push('&');
            rest = behind;
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The character that a reference's name or number stands for.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return windows_1252(code).or_else(|| char::from_u32(code)).filter(|c| *c != '\0');
    }
    NAMED.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

/// Numbers 128 to 159 mean Windows-1252, as HTML's standard has it (13.2.5.80).
fn windows_1252(code: u32) -> Option<char> {
    Some(match code {
        0x80 => '€',
        0x82 => '‚',
        0x84 => '„',
        0x85 => '…',
        0x8B => '‹',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x95 => '•',
        0x96 => '–',
        0x97 => '—',
        0x99 => '™',
        0x9B => '›',
        _ => return None,
    })
}

/// The references that German pages hold.
const NAMED: [(&str, char); 62] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("euro", '€'),
    ("sect", '§'),
    ("para", '¶'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("deg", '°'),
    ("middot", '·'),
    ("bull", '•'),
    ("hellip", '…'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("shy", '\u{ad}'),
    ("bdquo", '„'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("sbquo", '‚'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("eacute", 'é'),
    ("Eacute", 'É'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("aacute", 'á'),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("iacute", 'í'),
    ("igrave", 'ì'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("uacute", 'ú'),
    ("ugrave", 'ù'),
    ("ccedil", 'ç'),
    ("Ccedil", 'Ç'),
    ("ntilde", 'ñ'),
    ("aring", 'å'),
    ("oslash", 'ø'),
    ("thinsp", '\u{2009}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];
