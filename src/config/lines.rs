//! Byte offsets to lines.

/// The start of each line, for finding lines quickly.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line, from 1, that holds a byte.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Whether the line that holds a byte starts with a bracket.
    pub(super) fn is_header(&self, offset: usize) -> bool {
        let start = self.line(offset).checked_sub(1);
        let start = start.and_then(|line| self.starts.get(line));
        let text = start.and_then(|start| self.text.get(*start..));
        text.is_some_and(|text| text.trim_start_matches([' ', '\t']).starts_with('['))
    }
}
