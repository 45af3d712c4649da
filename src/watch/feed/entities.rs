//! Text and its entities: what XML does not know is written out, what is no entity is escaped.

use std::collections::HashMap;

use encoding_rs::WINDOWS_1252;
use scraper::Html;

/// No entity's name is longer (`&CounterClockwiseContourIntegral;` has 31 letters).
const LONGEST_NAME: usize = 32;
/// Names beyond this many are not looked up: a document with more is an attack.
const MOST_NAMES: usize = 512;

/// Decodes entities, remembering the names it has looked up.
#[derive(Debug, Default)]
pub(super) struct Entities {
    named: HashMap<String, Option<String>>,
    /// Whether anything was found that XML would not have read.
    pub(super) repaired: bool,
}

impl Entities {
    /// The text that a piece of markup stands for; what looks like an entity and is none stays.
    pub(super) fn decode(&mut self, markup: &str) -> String {
        let mut text = String::with_capacity(markup.len());
        let mut pieces = markup.split('&');
        push_clean(&mut text, pieces.next().unwrap_or_default());
        for piece in pieces {
            let known = piece
                .split_once(';')
                .filter(|(name, _)| name.len() <= LONGEST_NAME)
                .and_then(|(name, after)| Some((self.entity(name)?, after)));
            if let Some((value, after)) = known {
                text.push_str(&value);
                push_clean(&mut text, after);
            } else {
                self.repaired = true;
                text.push('&');
                push_clean(&mut text, piece);
            }
        }
        text
    }

    fn entity(&mut self, name: &str) -> Option<String> {
        match name {
            "amp" => return Some("&".to_owned()),
            "lt" => return Some("<".to_owned()),
            "gt" => return Some(">".to_owned()),
            "quot" => return Some("\"".to_owned()),
            "apos" => return Some("'".to_owned()),
            _ => {}
        }
        if let Some(number) = name.strip_prefix('#') {
            return self.numeric(number);
        }
        if !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) || name.is_empty() {
            return None;
        }
        self.repaired = true;
        if let Some(known) = self.named.get(name) {
            return known.clone();
        }
        if self.named.len() >= MOST_NAMES {
            return None;
        }
        let markup = format!("&{name};");
        let decoded: String = Html::parse_fragment(&markup).root_element().text().collect();
        let value = (decoded != markup && !decoded.ends_with(';')).then_some(decoded);
        self.named.insert(name.to_owned(), value.clone());
        value
    }

    fn numeric(&mut self, number: &str) -> Option<String> {
        let value = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        }
        .ok()?;
        // Numbers from 128 to 159 mean windows-1252, as every browser reads them.
        if let Ok(byte @ 128..=159) = u8::try_from(value) {
            self.repaired = true;
            let bytes = [byte];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            return Some(text.into_owned());
        }
        let mut text = String::new();
        match char::from_u32(value) {
            Some(c) => push_clean(&mut text, c.encode_utf8(&mut [0; 4])),
            None => self.repaired = true,
        }
        Some(text)
    }
}

/// Appends text without the characters that XML forbids.
fn push_clean(text: &mut String, piece: &str) {
    text.extend(piece.chars().filter(|c| {
        !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
    }));
}

/// Appends text as XML, for text and attribute values alike.
pub(super) fn escape_into(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            _ => xml.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_xml_html_and_nobody() {
        for (markup, text, repaired) in [
            ("Tom &amp; Jerry &lt;3 &#252;&#xDF;", "Tom & Jerry <3 üß", false),
            ("Tom & Jerry", "Tom & Jerry", true),
            ("Caf&eacute;&nbsp;&bdquo;A&ldquo;", "Café\u{a0}„A“", true),
            ("a &#150; b &#x1; c &#x110000; d", "a – b  c  d", true),
            ("?a=1&b=2;c &unknown; &;", "?a=1&b=2;c &unknown; &;", true),
            ("\u{8}x\u{B}", "x", false),
        ] {
            let mut entities = Entities::default();
            assert_eq!(entities.decode(markup), text);
            assert_eq!(entities.repaired, repaired, "{markup}");
        }
    }
}
