//! A text as digits, words, spaces and signs, so that dates and numbers are read piece by piece.

use std::ops::Range;

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
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let kind = kind(c);
            if !matches!(kind, Kind::Sign(_)) {
                while chars.next_if(|(_, next)| self::kind(*next) == kind).is_some() {}
            }
            let end = chars.peek().map_or(text.len(), |(next, _)| *next);
            let text = text.get(start..end).unwrap_or_default();
            pieces.push(Piece { kind, text, range: start..end });
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

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Digits
    } else if c == ' ' {
        Kind::Space
    } else if c.is_alphabetic() {
        Kind::Word
    } else if c.is_whitespace() {
        Kind::Space
    } else {
        Kind::Sign(c)
    }
}
