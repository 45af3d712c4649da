//! A text as digits, words, spaces and signs, so that dates and numbers are read piece by piece.

use std::ops::Range;

use crate::text::words::is_alphabetic;

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits.
    Digits,
    /// Letters.
    Word,
    /// White space.
    Space,
    /// One other character.
    Sign(char),
}

/// One piece of a text.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
}

/// A text cut into pieces.
#[derive(Debug)]
pub(super) struct Pieces<'t>(pub(super) Vec<Piece<'t>>);

impl<'t> Pieces<'t> {
    /// Cuts a text.
    pub(super) fn of(text: &'t str) -> Self {
        let mut pieces: Vec<Piece<'t>> = Vec::with_capacity(text.len() / 3 + 1);
        let mut start = 0;
        while let Some((kind, length)) = kind_at(text, start) {
            let end = match kind {
                Kind::Sign(_) => start + length,
                _ => end_of(text, start + length, kind),
            };
            let text = text.get(start..end).unwrap_or_default();
            pieces.push(Piece { kind, text, range: start..end });
            start = end;
        }
        Self(pieces)
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.0.get(at).map(|piece| piece.kind)
    }

    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Some(Kind::Sign(sign))
    }

    /// The word at `at`.
    pub(super) fn word(&self, at: usize) -> Option<&'t str> {
        self.0.get(at).filter(|piece| piece.kind == Kind::Word).map(|piece| piece.text)
    }

    /// The digits at `at`, of at most `longest` places.
    pub(super) fn digits(&self, at: usize, longest: usize) -> Option<&'t str> {
        let piece = self.0.get(at)?;
        (piece.kind == Kind::Digits && piece.text.len() <= longest).then_some(piece.text)
    }

    /// Behind a space at `at`, else `at`.
    pub(super) fn skip_space(&self, at: usize) -> usize {
        at + usize::from(self.kind(at) == Some(Kind::Space))
    }

    /// Where the piece at `at` begins, in bytes; the text's end behind the last one.
    pub(super) fn start(&self, at: usize) -> usize {
        let end = self.0.last().map_or(0, |piece| piece.range.end);
        self.0.get(at).map_or(end, |piece| piece.range.start)
    }

    /// Where the piece before `at` ends, in bytes.
    pub(super) fn end_before(&self, at: usize) -> usize {
        let before = at.checked_sub(1).and_then(|before| self.0.get(before));
        before.map_or(0, |piece| piece.range.end)
    }
}

/// The end of the piece of that kind that goes on at a place.
fn end_of(text: &str, from: usize, kind: Kind) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let further = bytes.get(at..).unwrap_or_default().iter();
        at += match kind {
            Kind::Word => further.take_while(|byte| byte.is_ascii_alphabetic()).count(),
            Kind::Digits => further.take_while(|byte| byte.is_ascii_digit()).count(),
            Kind::Space => further.take_while(|byte| matches!(byte, b' ' | b'\t'..=b'\r')).count(),
            Kind::Sign(_) => 0,
        };
        // What is ASCII was seen above.
        if bytes.get(at).is_none_or(u8::is_ascii) {
            return at;
        }
        match kind_at(text, at) {
            Some((next, more)) if next == kind => at += more,
            _ => return at,
        }
    }
}

/// What stands at a place, and its bytes. What is ASCII is told by its byte.
fn kind_at(text: &str, at: usize) -> Option<(Kind, usize)> {
    let kind = match *text.as_bytes().get(at)? {
        b'0'..=b'9' => Kind::Digits,
        b'a'..=b'z' | b'A'..=b'Z' => Kind::Word,
        b' ' | b'\t'..=b'\r' => Kind::Space,
        byte @ 0..=0x7f => Kind::Sign(char::from(byte)),
        // From `À` to `ÿ` all but the signs of multiplication and division are letters.
        0xc3 if !matches!(text.as_bytes().get(at + 1), Some(0x97 | 0xb7)) => {
            return Some((Kind::Word, 2));
        }
        _ => {
            let c = text.get(at..)?.chars().next()?;
            return Some((kind_beyond_ascii(c), c.len_utf8()));
        }
    };
    Some((kind, 1))
}

fn kind_beyond_ascii(c: char) -> Kind {
    if is_alphabetic(c) {
        Kind::Word
    } else if c.is_whitespace() {
        Kind::Space
    } else {
        Kind::Sign(c)
    }
}
