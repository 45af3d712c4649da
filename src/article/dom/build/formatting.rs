//! Formatting that is left open: it is opened again in the blocks that follow, and an end tag across
//! blocks divides it ("The adoption agency").

use super::super::document::{Element, NONE};
use super::{Builder, Kind, Open};

/// Of several equal formatting elements in each other all but so many are forgotten.
const EQUAL: usize = 3;

/// Rounds of the adoption agency, and steps of each in which formatting is kept.
const ROUNDS: usize = 8;
const KEPT: usize = 3;

/// A formatting element that is not closed yet.
#[derive(Clone, Copy)]
pub(super) struct Formatting {
    at: usize,
    element: Element,
}

impl Builder {
    /// The place of the last such entry behind the last cell.
    fn last_active(&self, is_it: impl Fn(&Formatting) -> bool) -> Option<usize> {
        let entries = self.active.iter().enumerate().rev();
        let mut entries = entries.map_while(|(place, entry)| Some((place, entry.as_ref()?)));
        entries.find(|(_, entry)| is_it(entry)).map(|(place, _)| place)
    }

    /// The place of a node's entry.
    fn active_place(&self, at: usize) -> Option<usize> {
        self.active.iter().position(|entry| entry.is_some_and(|entry| entry.at == at))
    }

    fn is_open(&self, at: usize) -> bool {
        self.open.iter().rev().any(|open| open.at == at)
    }

    /// Opens again what was closed by the end of a block.
    pub(super) fn reconstruct(&mut self) {
        let closed = |entry: &&Option<Formatting>| entry.is_some_and(|e| !self.is_open(e.at));
        let count = self.active.iter().rev().take_while(closed).count();
        for place in self.active.len() - count..self.active.len() {
            let Some(Some(entry)) = self.active.get(place).copied() else { continue };
            let at = self.push(entry.element);
            self.replace(place, Formatting { at, ..entry });
        }
    }

    fn replace(&mut self, place: usize, entry: Formatting) {
        if let Some(slot) = self.active.get_mut(place) {
            *slot = Some(entry);
        }
    }

    /// Begins a cell: formatting does not reach into or out of it.
    pub(super) fn begin_cell(&mut self) {
        self.active.push(None);
    }

    pub(super) fn end_cell(&mut self) {
        while self.active.pop().is_some_and(|entry| entry.is_some()) {}
    }

    pub(super) fn start_formatting(&mut self, element: Element) {
        if element.kind == Kind::A
            && let Some(place) = self.last_active(|entry| entry.element.kind == Kind::A)
            && let Some(Some(entry)) = self.active.get(place).copied()
        {
            self.adopt(Kind::A);
            if let Some(place) = self.active_place(entry.at) {
                self.active.remove(place);
            }
            self.remove_open(entry.at);
        }
        self.reconstruct();
        if element.kind == Kind::Nobr && self.has(Kind::Nobr) {
            self.adopt(Kind::Nobr);
            self.reconstruct();
        }
        self.forget_equal(element);
        let at = self.push(element);
        self.active.push(Some(Formatting { at, element }));
    }

    /// Makes room for one more of several equal elements.
    fn forget_equal(&mut self, element: Element) {
        let entries = self.active.iter().enumerate().rev();
        let entries = entries.map_while(|(place, entry)| Some((place, entry.as_ref()?)));
        let equal = entries.filter(|(_, entry)| {
            entry.element.kind == element.kind
                && self.document.same_attributes(entry.element.attributes, element.attributes)
        });
        let places: Vec<usize> = equal.map(|(place, _)| place).collect();
        if let Some(first) = places.last().filter(|_| places.len() >= EQUAL) {
            self.active.remove(*first);
        }
    }

    /// The end tag of a formatting element.
    pub(super) fn adopt(&mut self, kind: Kind) {
        let current = self.current();
        if current.kind == kind && self.active_place(current.at).is_none() {
            self.open.pop();
            return;
        }
        for _ in 0..ROUNDS {
            let Some(place) = self.last_active(|entry| entry.element.kind == kind) else {
                return self.end_any(kind, kind.name());
            };
            let Some(Some(subject)) = self.active.get(place).copied() else { return };
            let Some(stacked) = self.open.iter().rposition(|open| open.at == subject.at) else {
                self.active.remove(place);
                return;
            };
            if !self.in_scope(|open| open.at == subject.at, Kind::ends_scope) {
                return;
            }
            let inside = self.open.iter().skip(stacked);
            let Some(block) = inside.clone().position(|open| open.kind.is_special()) else {
                self.open.truncate(stacked);
                self.active.remove(place);
                return;
            };
            self.divide(subject, stacked, stacked + block);
        }
    }

    /// One round: the formatting is opened anew inside the block that closed over it. `stacked` and
    /// `furthest` are the places of both among the open elements.
    fn divide(&mut self, subject: Formatting, stacked: usize, furthest: usize) {
        let Some(block) = self.open.get(furthest).copied() else { return };
        let Some(around) = stacked.checked_sub(1).and_then(|at| self.open.get(at)).copied() else {
            return;
        };
        // Behind which entry the new one stands; none where it takes the old one's place.
        let mut behind = None;
        let mut last = block.at;
        let mut place = furthest;
        let mut steps = 0;
        loop {
            steps += 1;
            place -= 1;
            let Some(node) = self.open.get(place).copied().filter(|n| n.at != subject.at) else {
                break;
            };
            let entry = self.active_place(node.at);
            if steps > KEPT
                && let Some(entry) = entry
            {
                self.active.remove(entry);
            }
            let entry = entry.filter(|_| steps <= KEPT);
            let Some((entry, Some(known))) =
                entry.and_then(|entry| Some((entry, self.active.get(entry).copied()?)))
            else {
                self.open.remove(place);
                continue;
            };
            let at = self.document.create(known.element);
            if let Some(open) = self.open.get_mut(place) {
                open.at = at;
            }
            self.replace(entry, Formatting { at, ..known });
            if last == block.at {
                behind = Some(at);
            }
            self.document.detach(last);
            self.document.insert(last, at, NONE);
            last = at;
        }
        self.document.detach(last);
        let (parent, next) = self.place(around);
        self.document.insert(last, parent, next);
        let at = self.document.create(subject.element);
        self.document.move_children(block.at, at);
        self.document.insert(at, block.at, NONE);
        self.keep(subject, Formatting { at, ..subject }, behind);
        self.remove_open(subject.at);
        if let Some(place) = self.open.iter().position(|open| open.at == block.at) {
            self.open.insert(place + 1, Open { at, kind: subject.element.kind });
        }
    }

    /// Puts the entry of the new element in place of the old one's, or behind another.
    fn keep(&mut self, old: Formatting, new: Formatting, behind: Option<usize>) {
        match behind.and_then(|behind| self.active_place(behind)) {
            Some(place) => {
                self.active.insert(place + 1, Some(new));
                if let Some(place) = self.active_place(old.at) {
                    self.active.remove(place);
                }
            }
            None => {
                if let Some(place) = self.active_place(old.at) {
                    self.replace(place, new);
                }
            }
        }
    }
}
