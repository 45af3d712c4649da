//! Quotation marks as people type them: finding quotations, checking that they are balanced.

mod mark;
mod scan;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(in crate::text) use scan::scan;

/// One quotation in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Byte range with its marks.
    pub range: Range<usize>,
    /// Byte range of what stands between the marks.
    pub inner: Range<usize>,
    /// 0 for an outer quotation, 1 for one inside it.
    pub depth: usize,
}

/// All quotations, in the order of their opening marks. A quotation ends with its paragraph at the
/// latest; a mark without its partner gives none.
pub fn find(text: &str) -> Vec<Quotation> {
    scan(text).quotations
}

/// Whether every quotation mark and bracket that opens also closes.
pub fn balanced(text: &str) -> bool {
    scan(text).unmatched == 0
}
