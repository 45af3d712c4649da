//! One tag: read as the HTML standard's tokenizer does.

use memchr::memchr;

use super::Kind;

/// A tag as a page spells it.
pub(crate) struct Tag<'h> {
    /// In lower case.
    pub(crate) name: &'h str,
    pub(crate) kind: Kind,
    pub(super) closing: bool,
    /// Names in lower case, and values as they are spelled, without their quotation marks.
    pub(super) attributes: Vec<(&'h str, &'h str)>,
    /// The place behind its `>`.
    pub(super) end: usize,
}

impl<'h> Tag<'h> {
    /// Reads the tag that begins with the `<` at `at`; `None` if the page ends in it. `lower` is
    /// the page in lower case, `attributes` an empty list.
    pub(super) fn read(
        html: &'h str,
        lower: &'h str,
        at: usize,
        mut attributes: Vec<(&'h str, &'h str)>,
    ) -> Option<Self> {
        let bytes = lower.as_bytes();
        let closing = bytes.get(at + 1) == Some(&b'/');
        let start = at + 1 + usize::from(closing);
        let mut at = until(bytes, start, |byte| is_space(byte) || matches!(byte, b'>' | b'/'))?;
        let name = lower.get(start..at)?;
        loop {
            at = until(bytes, at, |byte| !is_space(byte) && byte != b'/')?;
            if bytes.get(at) == Some(&b'>') {
                return Some(Self { name, kind: Kind::of(name), closing, attributes, end: at + 1 });
            }
            // A `=` that no name precedes is the name's first letter.
            let ends = |byte| is_space(byte) || matches!(byte, b'>' | b'/' | b'=');
            let end = until(bytes, at + 1, ends)?;
            let attribute = lower.get(at..end)?;
            at = until(bytes, end, |byte| !is_space(byte))?;
            let mut value = "";
            if bytes.get(at) == Some(&b'=') {
                at = until(bytes, at + 1, |byte| !is_space(byte))?;
                (value, at) = value_at(html, at)?;
            }
            attributes.push((attribute, value));
        }
    }

    /// The first value of an attribute in lower case, empty if there is none.
    pub(super) fn value(&self, name: &str) -> String {
        let found = self.attributes.iter().find(|(attribute, _)| *attribute == name);
        found.map(|(_, value)| value.to_ascii_lowercase()).unwrap_or_default()
    }

    /// Whether the name is one that an element of HTML can have; `<info@verein.example>` is none.
    pub(super) fn is_plain(&self) -> bool {
        is_plain(self.name)
    }

    /// The attributes whose names are ones that HTML can have, their values with references.
    pub(crate) fn plain_attributes(&self) -> impl Iterator<Item = (&'h str, &'h str)> {
        self.attributes.iter().copied().filter(|(name, _)| is_plain(name))
    }
}

/// The value that begins at `at`, and the place behind it.
fn value_at(html: &str, at: usize) -> Option<(&str, usize)> {
    let bytes = html.as_bytes();
    if let Some(mark @ (b'"' | b'\'')) = bytes.get(at).copied() {
        let end = at + 1 + memchr(mark, bytes.get(at + 1..)?)?;
        return Some((html.get(at + 1..end)?, end + 1));
    }
    let end = until(bytes, at, |byte| is_space(byte) || byte == b'>')?;
    Some((html.get(at..end)?, end))
}

fn is_plain(name: &str) -> bool {
    name.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':' | b'.'))
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// The first place from `at` on whose byte is wanted.
fn until(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let found = bytes.get(at..)?.iter().position(|&byte| wanted(byte))?;
    Some(at + found)
}
