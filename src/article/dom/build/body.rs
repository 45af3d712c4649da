//! The rules for what stands in the body.

use super::super::document::{Element, NONE};
use super::table::is_part;
use super::{Builder, Kind, Open};

impl Builder {
    /// The innermost open element; the document while there is none.
    pub(super) fn current(&self) -> Open {
        self.open.last().copied().unwrap_or(Open { at: 0, kind: Kind::Other })
    }

    /// Where an element or text is put: below which node, and before which one.
    pub(super) fn place(&self, target: Open) -> (usize, usize) {
        if !(self.fostering && is_outer(target.kind)) {
            return (target.at, NONE);
        }
        let Some(place) = self.open.iter().rposition(|open| open.kind == Kind::Table) else {
            return (self.open.first().map_or(0, |html| html.at), NONE);
        };
        let table = self.open.get(place).map_or(NONE, |table| table.at);
        let parent = self.document.parent(table);
        if parent == NONE {
            let around = place.checked_sub(1).and_then(|around| self.open.get(around));
            return (around.map_or(0, |around| around.at), NONE);
        }
        (parent, table)
    }

    /// Inserts an element that stays closed.
    pub(super) fn insert(&mut self, element: Element) -> usize {
        let (parent, next) = self.place(self.current());
        let at = self.document.create(element);
        self.document.insert(at, parent, next);
        at
    }

    /// Inserts an element and opens it.
    pub(super) fn push(&mut self, element: Element) -> usize {
        let at = self.insert(element);
        self.open.push(Open { at, kind: element.kind });
        at
    }

    pub(super) fn append_text(&mut self, text: &str) {
        let (parent, next) = self.place(self.current());
        self.document.insert_text(text, parent, next);
    }

    pub(super) fn text_in_body(&mut self, text: &str) {
        let kept;
        let text = if text.contains('\0') {
            kept = text.replace('\0', "");
            kept.as_str()
        } else {
            text
        };
        if !text.is_empty() {
            self.reconstruct();
            self.append_text(text);
        }
    }

    /// Gives the root attributes of a further `<html>`.
    pub(super) fn add_to_root(&mut self, element: Element) {
        if let Some(root) = self.open.first() {
            self.document.add_missing(root.at, element.attributes);
        }
    }

    /// Whether such an element is open, and none of the others inside it.
    pub(super) fn in_scope(
        &self,
        is_it: impl Fn(&Open) -> bool,
        ends: impl Fn(Kind) -> bool,
    ) -> bool {
        let found = self.open.iter().rev().find(|open| is_it(open) || ends(open.kind));
        found.is_some_and(is_it)
    }

    pub(super) fn has(&self, kind: Kind) -> bool {
        self.in_scope(|open| open.kind == kind, Kind::ends_scope)
    }

    /// Closes elements whose end tag may be missing, but for one kind.
    pub(super) fn close_implied(&mut self, except: Kind) {
        while self.current().kind.is_implied() && self.current().kind != except {
            self.open.pop();
        }
    }

    /// Closes the innermost such element and all inside it.
    pub(super) fn close_to(&mut self, is_it: impl Fn(&Open) -> bool) {
        let at = self.open.iter().rposition(is_it).unwrap_or(0);
        self.open.truncate(at);
    }

    fn close_kind(&mut self, kind: Kind) {
        self.close_to(|open| open.kind == kind);
    }

    pub(super) fn remove_open(&mut self, at: usize) {
        if let Some(place) = self.open.iter().rposition(|open| open.at == at) {
            self.open.remove(place);
        }
    }

    fn close_paragraph(&mut self) {
        let ends = |kind: Kind| kind.ends_scope() || kind == Kind::Button;
        if self.in_scope(|open| open.kind == Kind::P, ends) {
            self.close_kind(Kind::P);
        }
    }

    pub(super) fn start_in_body(&mut self, element: Element) {
        match element.kind {
            kind if kind.is_formatting() => self.start_formatting(element),
            Kind::Html => self.add_to_root(element),
            Kind::Body => {
                if let Some(body) = self.open.get(1).filter(|open| open.kind == Kind::Body) {
                    self.document.add_missing(body.at, element.attributes);
                }
            }
            Kind::Form => {
                if self.form == NONE {
                    self.close_paragraph();
                    self.form = self.push(element);
                }
            }
            Kind::Li | Kind::Dd | Kind::Dt => self.start_item(element),
            Kind::Hr => {
                self.close_paragraph();
                self.insert(element);
            }
            kind if kind.closes_paragraph() => {
                self.close_paragraph();
                if kind.is_heading() && self.current().kind.is_heading() {
                    self.open.pop();
                }
                self.push(element);
                self.skips_newline = matches!(kind, Kind::Pre | Kind::Listing);
                if kind == Kind::Table {
                    self.mode = super::Mode::InTable;
                }
            }
            Kind::Button => {
                if self.has(Kind::Button) {
                    self.close_kind(Kind::Button);
                }
                self.reconstruct();
                self.push(element);
            }
            Kind::Rb | Kind::Rp | Kind::Rt | Kind::Rtc => self.start_ruby(element),
            // They stand in tables and in the page alone.
            kind if is_part(kind) || kind == Kind::Head => {}
            Kind::Param | Kind::Source | Kind::Track => {
                self.insert(element);
            }
            kind if kind.belongs_to_head() => {
                self.insert(element);
            }
            kind => {
                self.reconstruct();
                let kind = if kind == Kind::Image { Kind::Img } else { kind };
                let element = Element { kind, ..element };
                if kind.is_void() {
                    self.insert(element);
                } else {
                    self.push(element);
                }
            }
        }
    }

    fn start_item(&mut self, element: Element) {
        let list = element.kind == Kind::Li;
        let closes = |kind: Kind| match kind {
            Kind::Li => list,
            Kind::Dd | Kind::Dt => !list,
            _ => false,
        };
        let keeps =
            |kind: Kind| kind.is_special() && !matches!(kind, Kind::Address | Kind::Div | Kind::P);
        let found = self.open.iter().rposition(|open| closes(open.kind) || keeps(open.kind));
        if let Some(at) = found
            && self.open.get(at).is_some_and(|open| closes(open.kind))
        {
            self.open.truncate(at);
        }
        self.close_paragraph();
        self.push(element);
    }

    fn start_ruby(&mut self, element: Element) {
        if self.has(Kind::Ruby) {
            let except = match element.kind {
                Kind::Rp | Kind::Rt => Kind::Rtc,
                _ => Kind::Other,
            };
            self.close_implied(except);
        }
        self.push(element);
    }

    pub(super) fn end_in_body(&mut self, kind: Kind, name: &str) {
        match kind {
            Kind::Form => {
                let form = std::mem::replace(&mut self.form, NONE);
                if form != NONE && self.in_scope(|open| open.at == form, Kind::ends_scope) {
                    self.close_implied(Kind::Other);
                    self.remove_open(form);
                }
            }
            Kind::P => {
                let ends = |kind: Kind| kind.ends_scope() || kind == Kind::Button;
                if !self.in_scope(|open| open.kind == Kind::P, ends) {
                    self.push(Element::of(Kind::P));
                }
                self.close_kind(Kind::P);
            }
            Kind::Li => {
                let ends = |k: Kind| k.ends_scope() || matches!(k, Kind::Ol | Kind::Ul);
                if self.in_scope(|open| open.kind == Kind::Li, ends) {
                    self.close_kind(Kind::Li);
                }
            }
            kind if kind.is_heading() => {
                if self.in_scope(|open| open.kind.is_heading(), Kind::ends_scope) {
                    self.close_to(|open| open.kind.is_heading());
                }
            }
            kind if kind.is_formatting() => self.adopt(kind),
            Kind::Table | Kind::Hr => self.end_any(kind, name),
            kind if kind.closes_paragraph() || kind == Kind::Button => {
                if self.has(kind) {
                    self.close_kind(kind);
                }
            }
            _ => self.end_any(kind, name),
        }
    }

    /// The end tag of an element without a rule of its own.
    pub(super) fn end_any(&mut self, kind: Kind, name: &str) {
        let named = |open: &Open| {
            open.kind == kind && (kind != Kind::Other || self.document.is_named(open.at, name))
        };
        let found = self.open.iter().rposition(|open| named(open) || open.kind.is_special());
        if let Some(at) = found
            && self.open.get(at).is_some_and(named)
        {
            self.open.truncate(at);
        }
    }
}

/// The parts of a table in which nothing but other parts may stand.
pub(super) const fn is_outer(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::Tbody | Kind::Tfoot | Kind::Thead | Kind::Tr)
}
