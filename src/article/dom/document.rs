//! A page as a tree in one list, with all its text in one string.
//!
//! This is what reading an article needs and no more: no selectors, no text shared between threads,
//! no allocation for a node.

use super::attributes::{Attribute, Attributes, read_name};
use super::build::Builder;
use super::references;
use crate::text::nesting::{self, Kind, NestingError};

/// No node.
pub(super) const NONE: usize = usize::MAX;

/// From where to where something stands in a list or string.
pub(super) type Span = (usize, usize);

/// A parsed document. Node 0 is the document itself.
#[derive(Default)]
pub struct Document {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    /// Texts, values, and names that no rule knows, one behind the other.
    strings: String,
}

/// One node and its neighbours, by number.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) is: Is,
    /// A text, or an element's name that its kind does not tell.
    string: Span,
    attributes: Span,
    parent: usize,
    previous: usize,
    next: usize,
    first: usize,
    last: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    Document,
    Element(Kind),
    Text,
}

impl Node {
    pub(super) fn kind(&self) -> Kind {
        match self.is {
            Is::Element(kind) => kind,
            Is::Text | Is::Document => Kind::Other,
        }
    }
}

/// An element that is to be inserted.
#[derive(Clone, Copy)]
pub(super) struct Element {
    pub(super) kind: Kind,
    pub(super) name: Span,
    pub(super) attributes: Span,
}

impl Element {
    /// One without attributes, of a kind that tells its name.
    pub(super) const fn of(kind: Kind) -> Self {
        Self { kind, name: (0, 0), attributes: (0, 0) }
    }
}

impl Document {
    /// Parses a page.
    ///
    /// # Errors
    /// One that cannot be parsed in time linear in its length.
    pub fn parse(html: &str) -> Result<Self, NestingError> {
        let mut builder = Builder::new(html.len());
        nesting::tell(html, &mut builder)?;
        Ok(builder.finish())
    }

    /// An empty one, with room for the text of a page of so many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let mut document = Self {
            nodes: Vec::with_capacity(bytes / 32),
            attributes: Vec::with_capacity(bytes / 64),
            strings: String::with_capacity(bytes / 2),
        };
        document.add(Is::Document, (0, 0), (0, 0));
        document
    }

    /// How many nodes there are, those included that stand nowhere.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The name of an element; empty for what has none.
    pub(super) fn name(&self, node: &Node) -> &str {
        match node.is {
            Is::Element(Kind::Other) => self.string(node.string),
            Is::Element(kind) => kind.name(),
            Is::Text | Is::Document => "",
        }
    }

    pub(super) fn text(&self, node: &Node) -> Option<&str> {
        (node.is == Is::Text).then(|| self.string(node.string))
    }

    pub(super) fn attributes(&self, node: &Node) -> Attributes<'_> {
        let (from, to) = node.attributes;
        Attributes::Parsed(self.attributes.get(from..to).unwrap_or_default(), &self.strings)
    }

    pub(super) fn first_child(&self, at: usize) -> Option<usize> {
        self.nodes.get(at).map(|node| node.first).filter(|at| *at != NONE)
    }

    pub(super) fn next_sibling(&self, at: usize) -> Option<usize> {
        self.nodes.get(at).map(|node| node.next).filter(|at| *at != NONE)
    }

    /// The parent, [`NONE`] where it has none.
    pub(super) fn parent(&self, at: usize) -> usize {
        self.nodes.get(at).map_or(NONE, |node| node.parent)
    }

    fn string(&self, (from, to): Span) -> &str {
        self.strings.get(from..to).unwrap_or_default()
    }

    /// Takes an element, with those of its attributes that somebody reads.
    pub(super) fn element<'t>(
        &mut self,
        kind: Kind,
        name: &str,
        attributes: impl Iterator<Item = (&'t str, &'t str)>,
    ) -> Element {
        let start = self.strings.len();
        if kind == Kind::Other {
            self.strings.push_str(name);
        }
        let name = (start, self.strings.len());
        let first = self.attributes.len();
        for (name, value) in attributes {
            let Some(name) = read_name(name) else { continue };
            // Of equal ones the first counts.
            let so_far = self.attributes.get(first..).unwrap_or_default();
            if so_far.iter().any(|known| known.name == name) {
                continue;
            }
            let start = self.strings.len();
            references::decode(value, true, &mut self.strings);
            self.attributes.push(Attribute { name, value: (start, self.strings.len()) });
        }
        Element { kind, name, attributes: (first, self.attributes.len()) }
    }

    /// A node for the element that stands nowhere yet.
    pub(super) fn create(&mut self, element: Element) -> usize {
        self.add(Is::Element(element.kind), element.name, element.attributes)
    }

    fn add(&mut self, is: Is, string: Span, attributes: Span) -> usize {
        let (parent, previous, next, first, last) = (NONE, NONE, NONE, NONE, NONE);
        self.nodes.push(Node { is, string, attributes, parent, previous, next, first, last });
        self.nodes.len() - 1
    }

    /// Whether an element has this name, which its kind does not tell.
    pub(super) fn is_named(&self, at: usize, name: &str) -> bool {
        self.nodes.get(at).is_some_and(|node| self.string(node.string) == name)
    }

    /// Whether it is a field of a form that nobody sees.
    pub(super) fn is_hidden_input(&self, element: Element) -> bool {
        let (from, to) = element.attributes;
        let attributes = self.attributes.get(from..to).unwrap_or_default();
        let kind = attributes.iter().find(|attribute| attribute.name == "type");
        kind.is_some_and(|kind| self.string(kind.value).eq_ignore_ascii_case("hidden"))
    }

    /// Whether two elements have the same attributes, in whatever order.
    pub(super) fn same_attributes(&self, one: Span, other: Span) -> bool {
        let list = |(from, to): Span| self.attributes.get(from..to).unwrap_or_default();
        let (one, other) = (list(one), list(other));
        one.len() == other.len()
            && one.iter().all(|left| {
                let same = |right: &&Attribute| right.name == left.name;
                let right = other.iter().find(same);
                right.is_some_and(|right| self.string(right.value) == self.string(left.value))
            })
    }

    /// Gives an element the attributes that it does not have yet.
    pub(super) fn add_missing(&mut self, at: usize, (from, to): Span) {
        let Some(node) = self.nodes.get(at).copied() else { return };
        let known = self.attributes.get(node.attributes.0..node.attributes.1).unwrap_or_default();
        let new = self.attributes.get(from..to).unwrap_or_default();
        let missing = new.iter().filter(|new| known.iter().all(|known| known.name != new.name));
        let all: Vec<Attribute> = known.iter().chain(missing).copied().collect();
        let start = self.attributes.len();
        self.attributes.extend(all);
        let attributes = (start, self.attributes.len());
        self.edit(at, |node| node.attributes = attributes);
    }

    fn edit(&mut self, at: usize, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(at) {
            change(node);
        }
    }

    /// Takes a node out from among its neighbours.
    pub(super) fn detach(&mut self, at: usize) {
        let Some(node) = self.nodes.get_mut(at) else { return };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        self.edit(previous, |node| node.next = next);
        self.edit(next, |node| node.previous = previous);
        self.edit(parent, |node| {
            if node.first == at {
                node.first = next;
            }
            if node.last == at {
                node.last = previous;
            }
        });
    }

    /// Puts a node that stands nowhere before `next`, or at the end of its parent.
    pub(super) fn insert(&mut self, at: usize, parent: usize, next: usize) {
        let previous = self.before(parent, next);
        self.edit(at, |node| {
            (node.parent, node.previous, node.next) = (parent, previous, next);
        });
        self.edit(previous, |node| node.next = at);
        self.edit(next, |node| node.previous = at);
        self.edit(parent, |node| {
            if previous == NONE {
                node.first = at;
            }
            if next == NONE {
                node.last = at;
            }
        });
    }

    fn before(&self, parent: usize, next: usize) -> usize {
        match self.nodes.get(next) {
            Some(next) => next.previous,
            None => self.nodes.get(parent).map_or(NONE, |parent| parent.last),
        }
    }

    /// Puts a text before `next`, or at the end of its parent. It joins the text that it follows.
    pub(super) fn insert_text(&mut self, text: &str, parent: usize, next: usize) {
        let previous = self.before(parent, next);
        let end = self.strings.len();
        let known = self.nodes.get_mut(previous).filter(|node| node.is == Is::Text);
        if let Some(Node { string: (from, to), .. }) = known {
            if *to != end {
                let start = *from..*to;
                *from = end;
                self.strings.extend_from_within(start);
            }
            self.strings.push_str(text);
            *to = self.strings.len();
            return;
        }
        self.strings.push_str(text);
        let at = self.add(Is::Text, (end, self.strings.len()), (0, 0));
        self.insert(at, parent, next);
    }

    /// Moves all children of one node to the end of another.
    pub(super) fn move_children(&mut self, from: usize, to: usize) {
        while let Some(child) = self.first_child(from) {
            self.detach(child);
            self.insert(child, to, NONE);
        }
    }
}
