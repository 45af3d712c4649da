//! A page as html5ever builds it: a tree in one list, filled straight from the parser.
//!
//! This is what reading an article needs and no more: no selectors, no text shared between threads,
//! no second tree.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName, local_name, ns, parse_document};

/// A parsed document. Node 0 is the document itself.
pub struct Document {
    nodes: Vec<Node>,
    /// The name of what has none.
    nameless: QualName,
}

/// One node and its neighbours, by number.
pub(super) struct Node {
    /// Empty for text and for the document.
    pub(super) name: QualName,
    pub(super) attributes: Vec<Attribute>,
    /// Empty for elements.
    pub(super) text: StrTendril,
    pub(super) kind: Kind,
    parent: Option<usize>,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Element,
    Text,
    /// A comment or the like, which nobody reads.
    Other,
}

impl Document {
    /// Parses markup that `nesting::checked` has made fit for it.
    pub fn parse(html: &str) -> Self {
        parse_document(Sink::default(), html5ever::ParseOpts::default()).one(html)
    }

    pub(super) fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    pub(super) fn first_child(&self, at: usize) -> Option<usize> {
        self.nodes.get(at)?.first
    }

    pub(super) fn next_sibling(&self, at: usize) -> Option<usize> {
        self.nodes.get(at)?.next
    }

    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        self.nodes.get(at)?.parent
    }

    fn add(&mut self, kind: Kind, name: QualName) -> usize {
        self.nodes.push(Node {
            name,
            attributes: Vec::new(),
            text: StrTendril::new(),
            kind,
            parent: None,
            previous: None,
            next: None,
            first: None,
            last: None,
        });
        self.nodes.len() - 1
    }

    fn edit(&mut self, at: Option<usize>, change: impl FnOnce(&mut Node)) {
        if let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            change(node);
        }
    }

    fn detach(&mut self, at: usize) {
        let Some(node) = self.nodes.get_mut(at) else { return };
        let (parent, previous, next) = (node.parent.take(), node.previous.take(), node.next.take());
        self.edit(previous, |node| node.next = next);
        self.edit(next, |node| node.previous = previous);
        self.edit(parent, |node| {
            if node.first == Some(at) {
                node.first = next;
            }
            if node.last == Some(at) {
                node.last = previous;
            }
        });
    }

    /// Puts a node between two neighbours below a parent.
    fn put(&mut self, at: usize, parent: usize, previous: Option<usize>, next: Option<usize>) {
        self.edit(Some(at), |node| {
            (node.parent, node.previous, node.next) = (Some(parent), previous, next);
        });
        self.edit(previous, |node| node.next = Some(at));
        self.edit(next, |node| node.previous = Some(at));
        self.edit(Some(parent), |node| {
            if previous.is_none() {
                node.first = Some(at);
            }
            if next.is_none() {
                node.last = Some(at);
            }
        });
    }

    /// Puts a node, or text, before `next` or at the end. Text joins the text it follows.
    fn insert(&mut self, parent: usize, next: Option<usize>, child: NodeOrText<usize>) {
        let previous = match next {
            Some(next) => self.nodes.get(next).and_then(|node| node.previous),
            None => self.nodes.get(parent).and_then(|node| node.last),
        };
        let at = match child {
            NodeOrText::AppendNode(at) => {
                self.detach(at);
                at
            }
            NodeOrText::AppendText(text) => {
                if let Some(node) = previous.and_then(|at| self.nodes.get_mut(at))
                    && node.kind == Kind::Text
                {
                    node.text.push_tendril(&text);
                    return;
                }
                let at = self.add(Kind::Text, nameless());
                self.edit(Some(at), |node| node.text = text);
                at
            }
        };
        self.put(at, parent, previous, next);
    }
}

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

/// What html5ever calls while it parses.
struct Sink {
    document: RefCell<Document>,
}

impl Default for Sink {
    fn default() -> Self {
        let mut document = Document { nodes: Vec::new(), nameless: nameless() };
        document.add(Kind::Document, nameless());
        Self { document: RefCell::new(document) }
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Document;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Document {
        self.document.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name<'a>(&'a self, target: &'a usize) -> Ref<'a, QualName> {
        Ref::map(self.document.borrow(), |document| {
            document.nodes.get(*target).map_or(&document.nameless, |node| &node.name)
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let mut document = self.document.borrow_mut();
        let at = document.add(Kind::Element, name);
        document.edit(Some(at), |node| node.attributes = attributes);
        at
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        self.document.borrow_mut().add(Kind::Other, nameless())
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.document.borrow_mut().add(Kind::Other, nameless())
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.document.borrow_mut().insert(*parent, None, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        let parent = self.document.borrow().parent(*element);
        let mut document = self.document.borrow_mut();
        match parent {
            Some(parent) => document.insert(parent, Some(*element), child),
            None => document.insert(*previous, None, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template's content stands below the template itself, which nobody reads.
    fn get_template_contents(&self, target: &usize) -> usize {
        *target
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &usize, child: NodeOrText<usize>) {
        let parent = self.document.borrow().parent(*sibling);
        if let Some(parent) = parent {
            // A node that is moved to its own place must not be its own neighbour.
            if let NodeOrText::AppendNode(at) = child {
                self.document.borrow_mut().detach(at);
            }
            self.document.borrow_mut().insert(parent, Some(*sibling), child);
        }
    }

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        self.document.borrow_mut().edit(Some(*target), |node| {
            for attribute in attributes {
                if !node.attributes.iter().any(|known| known.name == attribute.name) {
                    node.attributes.push(attribute);
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &usize) {
        self.document.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut document = self.document.borrow_mut();
        while let Some(child) = document.first_child(*node) {
            document.insert(*new_parent, None, NodeOrText::AppendNode(child));
        }
    }
}
