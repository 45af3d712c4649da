//! The elements open at one place of the markup.
//!
//! What closes without a tag of its own is closed by one that is written here, so that the parser
//! closes it at the same place.

use super::elements::{
    Open, closes_paragraph, is_formatting, is_heading, is_special, table_parents,
};
use super::{DEPTH_LIMIT, NestingError, REOPENED_LIMIT};

/// Of several equal formatting elements in each other the parser forgets all but three.
const EQUAL_FORMATTING: usize = 3;

/// An end tag of a formatting element takes effect through at most so many blocks, less one.
const ADOPTION_ROUNDS: usize = 8;

/// The open elements, the outermost first. A formatting element whose block was closed over it
/// stays: the parser opens it again.
#[derive(Default)]
pub(super) struct Tree<'h> {
    open: Vec<Open<'h>>,
    /// How often formatting was opened again so far.
    reopened: usize,
}

fn is_table(open: &Open<'_>) -> bool {
    open.name == "table"
}

/// Writes an end tag.
pub(super) fn write_end(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

impl<'h> Tree<'h> {
    /// # Errors
    /// More is open, or was opened again, than may be.
    pub(super) fn check(&self) -> Result<(), NestingError> {
        let depth = self.open.len();
        if depth > DEPTH_LIMIT {
            return Err(NestingError::TooDeep { depth, limit: DEPTH_LIMIT });
        }
        if self.reopened > REOPENED_LIMIT {
            return Err(NestingError::TooMuchReopened { limit: REOPENED_LIMIT });
        }
        Ok(())
    }

    /// Closes what a void element ends.
    pub(super) fn before_void(&mut self, name: &str, out: &mut String) {
        if closes_paragraph(name) {
            self.close_paragraph(out);
        }
    }

    /// Opens an element, after closing what its start tag ends; `false` if the parser would
    /// ignore the tag, or if it is left out.
    pub(super) fn open(&mut self, name: &'h str, out: &mut String) -> bool {
        if let Some(parents) = table_parents(name) {
            let Some(parent) = self.last(|open| parents.contains(&open.name), is_table) else {
                return false;
            };
            self.close_from(parent + 1, out);
        } else if is_formatting(name) {
            let equal = self.formatting().filter(|open| open.name == name).count();
            if equal >= EQUAL_FORMATTING {
                return false;
            }
            if matches!(name, "a" | "nobr") {
                self.close(name, out);
            }
        } else {
            if name == "form" && self.open.iter().any(|open| open.name == "form") {
                return false;
            }
            self.close_implied(name, out);
        }
        let open = Open::of(name);
        if !open.formatting {
            self.reopened += self.formatting().count();
        }
        self.open.push(open);
        true
    }

    /// Closes an element, and what is open in it; an end tag without effect is left out.
    pub(super) fn close(&mut self, name: &str, out: &mut String) {
        if is_formatting(name) {
            self.close_formatting(name, out);
            return;
        }
        if name == "form" {
            // Only the form itself is closed, not what was opened in it.
            if let Some(at) = self.last(|open| open.name == name, Open::is_wall) {
                write_end(name, out);
                self.open.remove(at);
            }
            return;
        }
        let heading = is_heading(name);
        let is_it = |open: &Open| open.name == name || heading && open.is_heading();
        let found = match name {
            "p" => return self.close_paragraph(out),
            "table" => self.last(is_it, |_| false),
            _ if table_parents(name).is_some() => self.last(is_it, is_table),
            "li" => self.last(is_it, |open| open.is_wall() || matches!(open.name, "ol" | "ul")),
            _ if is_special(name) => self.last(is_it, Open::is_wall),
            _ => self.last(is_it, |open| open.special),
        };
        if let Some(at) = found {
            self.close_from(at, out);
        }
    }

    /// Closes what the start tag of a block ends.
    fn close_implied(&mut self, name: &str, out: &mut String) {
        let keeps = |open: &Open| open.special && !matches!(open.name, "address" | "div" | "p");
        let implied = match name {
            "li" => self.last(|open| open.name == "li", keeps),
            "dd" | "dt" => self.last(|open| matches!(open.name, "dd" | "dt"), keeps),
            "button" => self.last(|open| open.name == "button", Open::is_wall),
            // Between its cells a table cannot hold another.
            "table" => self.last(Open::is_wall, |_| false).filter(|at| self.is_at(*at, "table")),
            _ => None,
        };
        if let Some(at) = implied {
            self.close_from(at, out);
        }
        if closes_paragraph(name) {
            self.close_paragraph(out);
        }
        if is_heading(name) && self.open.last().is_some_and(Open::is_heading) {
            self.close_from(self.open.len() - 1, out);
        }
    }

    fn close_paragraph(&mut self, out: &mut String) {
        let found =
            self.last(|open| open.name == "p", |open| open.is_wall() || open.name == "button");
        if let Some(at) = found {
            self.close_from(at, out);
        }
    }

    fn close_formatting(&mut self, name: &str, out: &mut String) {
        let Some(at) = self.last(|open| open.name == name, Open::is_wall) else {
            return;
        };
        let blocks = self.open.iter().skip(at).filter(|open| open.special).count();
        if blocks >= ADOPTION_ROUNDS {
            return;
        }
        write_end(name, out);
        self.open.remove(at);
        if blocks == 0 {
            let inner = self.open.split_off(at);
            self.open.extend(inner.into_iter().filter(|open| open.formatting));
        }
    }

    /// Closes all from this place on, except formatting that the parser would open again.
    fn close_from(&mut self, at: usize, out: &mut String) {
        let closed = self.open.split_off(at.min(self.open.len()));
        for open in closed.iter().rev().filter(|open| !open.formatting) {
            write_end(open.name, out);
        }
        let outside_cells = closed.into_iter().take_while(|open| !open.cell);
        self.open.extend(outside_cells.filter(|open| open.formatting));
    }

    /// Where the innermost such element is, unless one of the others stands inside it.
    fn last(
        &self,
        is_it: impl Fn(&Open<'h>) -> bool,
        stops: impl Fn(&Open<'h>) -> bool,
    ) -> Option<usize> {
        let at = self.open.iter().rposition(|open| is_it(open) || stops(open))?;
        self.open.get(at).filter(|open| is_it(open)).map(|_| at)
    }

    fn is_at(&self, at: usize, name: &str) -> bool {
        self.open.get(at).is_some_and(|open| open.name == name)
    }

    /// The formatting elements that the parser would open again at this place.
    fn formatting(&self) -> impl Iterator<Item = &Open<'h>> {
        let open = self.open.iter().rev();
        open.take_while(|open| !open.cell).filter(|open| open.formatting)
    }
}
