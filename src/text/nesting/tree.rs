//! The elements open at one place of the markup.
//!
//! What closes without a tag of its own is closed by one that is written here, so that the parser
//! closes it at the same place.

use super::{DEPTH_LIMIT, Kind, Markup, NestingError, REOPENED_LIMIT};

/// Of several equal formatting elements in each other the parser forgets all but three.
const EQUAL_FORMATTING: usize = 3;

/// An end tag of a formatting element takes effect through at most so many blocks, less one.
const ADOPTION_ROUNDS: usize = 8;

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Open<'h> {
    kind: Kind,
    name: &'h str,
}

impl Open<'_> {
    fn is(&self, kind: Kind, name: &str) -> bool {
        self.kind == kind && (kind != Kind::Other || self.name == name)
    }
}

/// The parts of a table, each with the elements that it may stand in; a start tag closes what is
/// open down to the nearest of them.
fn table_parents(kind: Kind) -> Option<&'static [Kind]> {
    match kind {
        Kind::Caption | Kind::Tbody | Kind::Tfoot | Kind::Thead => Some(&[Kind::Table]),
        Kind::Tr => Some(&[Kind::Tbody, Kind::Tfoot, Kind::Thead, Kind::Table]),
        Kind::Td | Kind::Th => {
            Some(&[Kind::Tr, Kind::Tbody, Kind::Tfoot, Kind::Thead, Kind::Table])
        }
        _ => None,
    }
}

/// The open elements, the outermost first. A formatting element whose block was closed over it
/// stays: the parser opens it again.
#[derive(Default)]
pub(super) struct Tree<'h> {
    open: Vec<Open<'h>>,
    /// How often formatting was opened again so far.
    reopened: usize,
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
    pub(super) fn before_void(&mut self, kind: Kind, out: &mut impl Markup) {
        if kind.closes_paragraph() {
            self.close_paragraph(out);
        }
    }

    /// Opens an element, after closing what its start tag ends; `false` if the parser would
    /// ignore the tag, or if it is left out.
    pub(super) fn open(&mut self, kind: Kind, name: &'h str, out: &mut impl Markup) -> bool {
        if let Some(parents) = table_parents(kind) {
            let Some(parent) = self.last(|open| parents.contains(&open), |k| k == Kind::Table)
            else {
                return false;
            };
            self.close_from(parent + 1, out);
        } else if kind.is_formatting() {
            let equal = self.formatting().filter(|open| open.kind == kind).count();
            if equal >= EQUAL_FORMATTING {
                return false;
            }
            if matches!(kind, Kind::A | Kind::Nobr) {
                self.close(kind, name, out);
            }
        } else {
            if kind == Kind::Form && self.open.iter().any(|open| open.kind == Kind::Form) {
                return false;
            }
            self.close_implied(kind, out);
        }
        if !kind.is_formatting() {
            self.reopened += self.formatting().count();
        }
        self.open.push(Open { kind, name });
        true
    }

    /// Closes an element, and what is open in it; an end tag without effect is left out.
    pub(super) fn close(&mut self, kind: Kind, name: &str, out: &mut impl Markup) {
        if kind.is_formatting() {
            self.close_formatting(kind, out);
            return;
        }
        if kind == Kind::Form {
            // Only the form itself is closed, not what was opened in it.
            if let Some(at) = self.last(|open| open == Kind::Form, Kind::is_wall) {
                out.end(kind, name);
                self.open.remove(at);
            }
            return;
        }
        let found = match kind {
            Kind::P => return self.close_paragraph(out),
            Kind::Other => {
                let at = self.open.iter().rposition(|o| o.is(kind, name) || o.kind.is_block());
                at.filter(|at| self.open.get(*at).is_some_and(|open| open.is(kind, name)))
            }
            Kind::Table => self.last(|open| open == kind, |_| false),
            Kind::Li => {
                let stops = |open: Kind| open.is_wall() || matches!(open, Kind::Ol | Kind::Ul);
                self.last(|open| open == kind, stops)
            }
            _ if table_parents(kind).is_some() => {
                self.last(|open| open == kind, |open| open == Kind::Table)
            }
            _ if kind.is_heading() => self.last(Kind::is_heading, Kind::is_wall),
            _ if kind.is_block() => self.last(|open| open == kind, Kind::is_wall),
            _ => self.last(|open| open == kind, Kind::is_block),
        };
        if let Some(at) = found {
            self.close_from(at, out);
        }
    }

    /// Closes what the start tag of a block ends.
    fn close_implied(&mut self, kind: Kind, out: &mut impl Markup) {
        let keeps =
            |open: Kind| open.is_block() && !matches!(open, Kind::Address | Kind::Div | Kind::P);
        let implied = match kind {
            Kind::Li => self.last(|open| open == Kind::Li, keeps),
            Kind::Dd | Kind::Dt => self.last(|open| matches!(open, Kind::Dd | Kind::Dt), keeps),
            Kind::Button => self.last(|open| open == Kind::Button, Kind::is_wall),
            // Between its cells a table cannot hold another.
            Kind::Table => {
                let wall = self.last(Kind::is_wall, |_| false);
                wall.filter(|at| self.open.get(*at).is_some_and(|open| open.kind == Kind::Table))
            }
            _ => None,
        };
        if let Some(at) = implied {
            self.close_from(at, out);
        }
        if kind.closes_paragraph() {
            self.close_paragraph(out);
        }
        if kind.is_heading() && self.open.last().is_some_and(|open| open.kind.is_heading()) {
            self.close_from(self.open.len() - 1, out);
        }
    }

    fn close_paragraph(&mut self, out: &mut impl Markup) {
        let stops = |open: Kind| open.is_wall() || open == Kind::Button;
        if let Some(at) = self.last(|open| open == Kind::P, stops) {
            self.close_from(at, out);
        }
    }

    fn close_formatting(&mut self, kind: Kind, out: &mut impl Markup) {
        let Some(at) = self.last(|open| open == kind, Kind::is_wall) else {
            return;
        };
        let blocks = self.open.iter().skip(at).filter(|open| open.kind.is_block()).count();
        if blocks >= ADOPTION_ROUNDS {
            return;
        }
        out.end(kind, kind.name());
        self.open.remove(at);
        if blocks == 0 {
            let mut place = 0;
            self.open.retain(|open| {
                place += 1;
                place <= at || open.kind.is_formatting()
            });
        }
    }

    /// Closes all from this place on, except formatting that the parser would open again.
    fn close_from(&mut self, at: usize, out: &mut impl Markup) {
        let closed = self.open.get(at..).unwrap_or_default();
        for open in closed.iter().rev().filter(|open| !open.kind.is_formatting()) {
            out.end(open.kind, open.name);
        }
        let (mut place, mut cell) = (0, false);
        self.open.retain(|open| {
            place += 1;
            cell |= place > at && open.kind.is_cell();
            place <= at || !cell && open.kind.is_formatting()
        });
    }

    /// Where the innermost such element is, unless one of the others stands inside it.
    fn last(&self, is_it: impl Fn(Kind) -> bool, stops: impl Fn(Kind) -> bool) -> Option<usize> {
        let at = self.open.iter().rposition(|open| is_it(open.kind) || stops(open.kind))?;
        self.open.get(at).filter(|open| is_it(open.kind)).map(|_| at)
    }

    /// The formatting elements that the parser would open again at this place.
    fn formatting(&self) -> impl Iterator<Item = &Open<'h>> {
        let open = self.open.iter().rev();
        open.take_while(|open| !open.kind.is_cell()).filter(|open| open.kind.is_formatting())
    }
}
