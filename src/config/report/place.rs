//! Byte ranges to lines and columns, in one pass over the file.

use crate::config::faults::Fault;
use crate::config::report::Problem;

/// No underline is longer, in characters.
const WIDEST: usize = 200;

/// The faults, sorted by their place, as problems with line and column.
pub(super) fn problems(text: &str, faults: Vec<Fault>) -> Vec<Problem> {
    let mut cursor = Cursor { text, at: 0, line: 1, column: 1 };
    faults
        .into_iter()
        .map(|fault| {
            let (line, column, width) = match &fault.span {
                None => (0, 0, 0),
                Some(span) => {
                    cursor.go_to(span.start);
                    (cursor.line, cursor.column, cursor.width_to(span.end))
                }
            };
            Problem {
                line,
                column,
                width,
                code: fault.code,
                reason: fault.reason,
                suggestion: fault.help,
            }
        })
        .collect()
}

/// A place in the text that only moves forward.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor<'_> {
    fn go_to(&mut self, offset: usize) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        for character in rest.chars() {
            if self.at >= offset {
                return;
            }
            self.at += character.len_utf8();
            if character == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
    }

    /// Characters from here to `end`, at least one, never beyond the line.
    fn width_to(&self, end: usize) -> usize {
        let rest = self.text.get(self.at..end).unwrap_or_default();
        rest.chars()
            .take(WIDEST)
            .take_while(|character| !matches!(character, '\n' | '\r'))
            .count()
            .max(1)
    }
}
