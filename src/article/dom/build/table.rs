//! The rules for what stands in a table.

use super::super::document::{Element, NONE};
use super::body::is_outer;
use super::{Builder, Kind, Mode};

/// What a table's scope ends at.
const fn ends_table(kind: Kind) -> bool {
    matches!(kind, Kind::Html | Kind::Table)
}

const fn is_body(kind: Kind) -> bool {
    matches!(kind, Kind::Tbody | Kind::Tfoot | Kind::Thead)
}

const fn is_td(kind: Kind) -> bool {
    matches!(kind, Kind::Td | Kind::Th)
}

/// The parts of a table that begin what stands beside a caption, a row or a cell.
pub(super) const fn is_part(kind: Kind) -> bool {
    is_body(kind) || is_td(kind) || matches!(kind, Kind::Caption | Kind::Tr)
}

impl Builder {
    /// Does something by the rules for the body; what may not stand in the table is put before it.
    pub(super) fn fostered(&mut self, what: impl FnOnce(&mut Self)) {
        self.fostering = true;
        what(self);
        self.fostering = false;
    }

    fn in_table(&self, is_it: impl Fn(Kind) -> bool) -> bool {
        self.in_scope(|open| is_it(open.kind), ends_table)
    }

    /// Closes all inside the innermost of these elements or the root.
    fn close_inside(&mut self, keeps: impl Fn(Kind) -> bool) {
        let keeps = |kind: Kind| keeps(kind) || kind == Kind::Html;
        let found = self.open.iter().rposition(|open| keeps(open.kind));
        self.open.truncate(found.map_or(0, |at| at + 1));
    }

    pub(super) fn text_in_table(&mut self, text: &str) {
        let space = text.chars().all(|c| c.is_ascii_whitespace() || c == '\0');
        if space && is_outer(self.current().kind) {
            let kept = text.replace('\0', "");
            if !kept.is_empty() {
                self.append_text(&kept);
            }
        } else {
            self.fostered(|builder| builder.text_in_body(text));
        }
    }

    pub(super) fn start_in_table(&mut self, element: Element) {
        let kind = element.kind;
        match self.mode {
            Mode::InCaption if is_part(kind) => {
                if self.end_caption() {
                    self.start_in_table(element);
                }
            }
            Mode::InCell if is_part(kind) => {
                if self.in_table(is_td) {
                    self.end_td();
                    self.start_in_table(element);
                }
            }
            Mode::InCaption | Mode::InCell => self.start_in_body(element),
            Mode::InRow if is_td(kind) => {
                self.close_inside(|kind| kind == Kind::Tr);
                self.push(element);
                self.mode = Mode::InCell;
                self.begin_cell();
            }
            Mode::InRow if is_part(kind) => {
                if self.end_row() {
                    self.start_in_table(element);
                }
            }
            Mode::InTableBody if kind == Kind::Tr => {
                self.close_inside(is_body);
                self.push(element);
                self.mode = Mode::InRow;
            }
            Mode::InTableBody if is_td(kind) => {
                self.close_inside(is_body);
                self.push(Element::of(Kind::Tr));
                self.mode = Mode::InRow;
                self.start_in_table(element);
            }
            Mode::InTableBody if is_part(kind) => {
                if self.end_table_body() {
                    self.start_in_table(element);
                }
            }
            _ => self.start_between(element),
        }
    }

    /// A start tag directly in the table.
    fn start_between(&mut self, element: Element) {
        match element.kind {
            Kind::Caption => {
                self.close_inside(|kind| kind == Kind::Table);
                self.begin_cell();
                self.push(element);
                self.mode = Mode::InCaption;
            }
            kind if is_body(kind) => {
                self.close_inside(|kind| kind == Kind::Table);
                self.push(element);
                self.mode = Mode::InTableBody;
            }
            kind if is_part(kind) => {
                self.close_inside(|kind| kind == Kind::Table);
                self.push(Element::of(Kind::Tbody));
                self.mode = Mode::InTableBody;
                self.start_in_table(element);
            }
            Kind::Table => {
                if self.in_table(|kind| kind == Kind::Table) {
                    self.end_table();
                    self.start_tag(element);
                }
            }
            Kind::Input if self.document.is_hidden_input(element) => {
                self.insert(element);
            }
            Kind::Form => {
                if self.form == NONE {
                    self.form = self.insert(element);
                }
            }
            _ => self.fostered(|builder| builder.start_in_body(element)),
        }
    }

    pub(super) fn end_in_table(&mut self, kind: Kind, name: &str) {
        match self.mode {
            Mode::InCaption if matches!(kind, Kind::Table | Kind::Caption) => {
                if self.end_caption() && kind == Kind::Table {
                    self.end_in_table(kind, name);
                }
            }
            Mode::InCaption if is_part(kind) => {}
            Mode::InCell if is_td(kind) => {
                if self.in_table(|open| open == kind) {
                    self.close_to(|open| open.kind == kind);
                    self.end_cell();
                    self.mode = Mode::InRow;
                }
            }
            Mode::InCell if is_body(kind) || matches!(kind, Kind::Table | Kind::Tr) => {
                if self.in_table(|open| open == kind) {
                    self.end_td();
                    self.end_in_table(kind, name);
                }
            }
            Mode::InCell if kind == Kind::Caption => {}
            Mode::InCaption | Mode::InCell => self.end_in_body(kind, name),
            Mode::InRow if kind == Kind::Tr => {
                self.end_row();
            }
            Mode::InRow if kind == Kind::Table => {
                if self.end_row() {
                    self.end_in_table(kind, name);
                }
            }
            Mode::InRow if is_body(kind) => {
                if self.in_table(|open| open == kind) && self.end_row() {
                    self.end_in_table(kind, name);
                }
            }
            Mode::InTableBody if is_body(kind) => {
                if self.in_table(|open| open == kind) {
                    self.close_inside(is_body);
                    self.open.pop();
                    self.mode = Mode::InTable;
                }
            }
            Mode::InTableBody if kind == Kind::Table => {
                if self.end_table_body() {
                    self.end_in_table(kind, name);
                }
            }
            _ if kind == Kind::Table => {
                if self.in_table(|open| open == Kind::Table) {
                    self.end_table();
                }
            }
            _ if is_part(kind) => {}
            _ => self.fostered(|builder| builder.end_in_body(kind, name)),
        }
    }

    fn end_caption(&mut self) -> bool {
        let open = self.in_table(|kind| kind == Kind::Caption);
        if open {
            self.close_to(|open| open.kind == Kind::Caption);
            self.end_cell();
            self.mode = Mode::InTable;
        }
        open
    }

    /// Closes the cell, whichever it is.
    fn end_td(&mut self) {
        self.close_to(|open| is_td(open.kind));
        self.end_cell();
        self.mode = Mode::InRow;
    }

    fn end_row(&mut self) -> bool {
        let open = self.in_table(|kind| kind == Kind::Tr);
        if open {
            self.close_inside(|kind| kind == Kind::Tr);
            self.open.pop();
            self.mode = Mode::InTableBody;
        }
        open
    }

    fn end_table_body(&mut self) -> bool {
        let outer = |kind| matches!(kind, Kind::Table | Kind::Tbody | Kind::Tfoot);
        let open = self.in_table(outer);
        if open {
            self.close_inside(is_body);
            self.open.pop();
            self.mode = Mode::InTable;
        }
        open
    }

    fn end_table(&mut self) {
        self.close_to(|open| open.kind == Kind::Table);
        self.mode = self.mode_around();
    }

    /// The mode that the open elements call for.
    fn mode_around(&self) -> Mode {
        let modes =
            self.open.iter().enumerate().rev().filter_map(|(place, open)| match open.kind {
                Kind::Td | Kind::Th if place > 0 => Some(Mode::InCell),
                Kind::Tr => Some(Mode::InRow),
                kind if is_body(kind) => Some(Mode::InTableBody),
                Kind::Caption => Some(Mode::InCaption),
                Kind::Table => Some(Mode::InTable),
                Kind::Body => Some(Mode::InBody),
                _ => None,
            });
        modes.into_iter().next().unwrap_or(Mode::InBody)
    }
}
