//! One pass over a text that pairs quotation marks and brackets.

use std::ops::Range;

use super::Quotation;
use super::mark::{FAMILIES, Family, Mark, Role, read};

/// What one pass over a text found.
#[derive(Debug, Default)]
pub(in crate::text) struct Scan {
    /// In the order of their opening marks.
    pub(in crate::text) quotations: Vec<Quotation>,
    /// Byte ranges of `(…)` and `[…]` with their brackets, in the order of their closing.
    pub(in crate::text) brackets: Vec<Range<usize>>,
    /// Marks and brackets without a partner.
    pub(in crate::text) unmatched: usize,
}

/// A mark that has opened and waits for its partner.
struct Opened {
    family: Family,
    range: Range<usize>,
    /// A comma or an apostrophe may be just that, so it is not missed when nothing closes it.
    soft: bool,
    mark: char,
}

/// Pairs the quotation marks and brackets of a text, paragraph by paragraph, in linear time.
pub(in crate::text) fn scan(text: &str) -> Scan {
    let mut pass = Pass { text, found: Scan::default(), open: Vec::new(), counts: [0; FAMILIES] };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(further) = bytes[at..].iter().position(|byte| STOPS[usize::from(*byte)]) {
        at += further;
        if bytes[at] == b'\n' {
            if starts_blank_line(&bytes[at..]) {
                pass.end_paragraph();
            }
            at += 1;
        } else if bytes[at] == b',' && bytes.get(at + 1) == Some(&b' ') {
            // A comma and no mark.
            at += 1;
        } else {
            at += pass.step(at);
        }
    }
    pass.end_paragraph();
    pass.finish()
}

/// The first bytes of marks, brackets and paragraphs' ends.
static STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut rest: &[u8] = b"\n\"'`,()[]\xC2\xE2";
    while let [byte, further @ ..] = rest {
        stops[*byte as usize] = true;
        rest = further;
    }
    stops
};

/// Whether the bytes begin with a line break followed by a line of nothing but blanks.
fn starts_blank_line(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .skip(1)
        // A line of many blanks is read at each of its breaks only, hence linear in practice.
        .take(64)
        .find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))
        .is_some_and(|byte| *byte == b'\n')
}

struct Pass<'t> {
    text: &'t str,
    found: Scan,
    open: Vec<Opened>,
    /// How many of each family are open, so that looking for a partner in vain costs nothing.
    counts: [usize; FAMILIES],
}

impl Pass<'_> {
    /// Handles what stands at `at`; gives the bytes to go on by.
    fn step(&mut self, at: usize) -> usize {
        let Some(rest) = self.text.get(at..) else {
            return 1;
        };
        let Some(first) = rest.chars().next() else {
            return 1;
        };
        if first.len_utf8() == 1 || matches!(first, '´' | '«' | '»' | '\u{2018}'..='\u{203A}') {
            let before = self.text[..at].chars().next_back();
            if let Some(mark) = read(before, first, rest) {
                self.take(at, first, &mark);
                return mark.len;
            }
        }
        first.len_utf8()
    }

    fn take(&mut self, at: usize, first: char, mark: &Mark) {
        let is_open = self.counts[mark.family as usize] > 0;
        let range = at..at + mark.len;
        match mark.role {
            Role::Close | Role::Either if is_open && self.partner_fits(first, mark) => {
                self.close(range, mark.family);
            }
            Role::Open | Role::Either => self.push(range, first, mark),
            Role::Close if mark.soft => {}
            Role::Close => self.found.unmatched += 1,
        }
    }

    /// A guillemet closes only one that points the other way; everything else pairs freely.
    fn partner_fits(&self, first: char, mark: &Mark) -> bool {
        if !matches!(mark.family, Family::Guillemet | Family::SingleGuillemet) {
            return true;
        }
        let last = self.open.iter().rev().find(|open| open.family == mark.family);
        last.is_some_and(|open| open.mark != first)
    }

    fn push(&mut self, range: Range<usize>, first: char, mark: &Mark) {
        // `"` does not nest in itself: an opening one behind an open one means that the first was
        // never closed.
        if first == '"'
            && let Some(last) = self.open.last()
            && last.mark == '"'
        {
            self.drop_last();
        }
        self.counts[mark.family as usize] += 1;
        self.open.push(Opened { family: mark.family, range, soft: mark.soft, mark: first });
    }

    fn drop_last(&mut self) {
        if let Some(last) = self.open.pop() {
            self.counts[last.family as usize] -= 1;
            self.found.unmatched += usize::from(!last.soft);
        }
    }

    /// Closes the innermost open mark of the family; what opened inside it has lost its partner.
    fn close(&mut self, range: Range<usize>, family: Family) {
        while let Some(last) = self.open.last() {
            if last.family != family {
                self.drop_last();
                continue;
            }
            let whole = last.range.start..range.end;
            if matches!(family, Family::Round | Family::Square) {
                self.found.brackets.push(whole);
            } else {
                let inner = last.range.end..range.start;
                self.found.quotations.push(Quotation { range: whole, inner, depth: 0 });
            }
            self.counts[family as usize] -= 1;
            self.open.pop();
            return;
        }
    }

    fn end_paragraph(&mut self) {
        while !self.open.is_empty() {
            self.drop_last();
        }
    }

    /// Sorts the quotations by their opening marks and numbers their depths.
    fn finish(mut self) -> Scan {
        self.found.quotations.sort_by_key(|quotation| quotation.range.start);
        let mut ends: Vec<usize> = Vec::new();
        for quotation in &mut self.found.quotations {
            while ends.last().is_some_and(|end| *end <= quotation.range.start) {
                ends.pop();
            }
            quotation.depth = ends.len();
            ends.push(quotation.range.end);
        }
        self.found
    }
}
