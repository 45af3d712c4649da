//! The page as a flat list in document order, so that every later step is one loop.

mod attributes;
mod build;
mod document;
mod elements;
mod references;
mod spaces;
#[cfg(test)]
mod tests;

use scraper::{ElementRef, Html};

use crate::text::nesting::Kind;
use attributes::Attributes;
pub use document::Document;
use elements::is_block_kind;
pub use elements::{is_block, is_heading};
pub use spaces::{fold, push_spaced};

/// A parsed page. Nodes are numbered in document order; a node's descendants follow it directly.
pub struct Page<'h> {
    nodes: Vec<Entry<'h>>,
    /// What `names` gives for each element, one behind the other.
    names: String,
}

#[derive(Default)]
struct Entry<'h> {
    name: &'h str,
    kind: Kind,
    attributes: Attributes<'h>,
    text: Option<&'h str>,
    /// Bytes of the text without white space at its ends.
    length: usize,
    element: Option<ElementRef<'h>>,
    /// The parent's number; the root is its own.
    parent: usize,
    /// One past the last descendant.
    end: usize,
    /// Where in `Page::names` the element's are.
    names: (usize, usize),
}

impl<'h> Page<'h> {
    /// Numbers the nodes of a document that selectors work on.
    pub fn new(html: &'h Html) -> Self {
        let root = html.tree.root();
        Self::number(
            html.tree.values().len(),
            root,
            |node| node.first_child(),
            |node| node.next_sibling(),
            |node| {
                let value = node.value().as_element();
                Entry {
                    name: value.map_or("", scraper::node::Element::name),
                    kind: value.map_or(Kind::Other, |element| Kind::of(element.name())),
                    attributes: value.map_or(Attributes::None, Attributes::Selectable),
                    text: node.value().as_text().map(|text| &**text),
                    element: ElementRef::wrap(node),
                    ..Entry::default()
                }
            },
        )
    }

    /// Numbers the nodes of a document that is only read.
    pub fn of(document: &'h Document) -> Self {
        Self::number(
            document.len(),
            0,
            |at| document.first_child(at),
            |at| document.next_sibling(at),
            |at| {
                document.node(at).map_or_else(Entry::default, |node| Entry {
                    name: document.name(node),
                    kind: node.kind(),
                    attributes: document.attributes(node),
                    text: document.text(node),
                    ..Entry::default()
                })
            },
        )
    }

    fn number<N: Copy>(
        count: usize,
        root: N,
        first_child: impl Fn(N) -> Option<N>,
        next_sibling: impl Fn(N) -> Option<N>,
        entry: impl Fn(N) -> Entry<'h>,
    ) -> Self {
        let mut page =
            Self { nodes: Vec::with_capacity(count), names: String::with_capacity(16 * count) };
        let mut open: Vec<(usize, N)> = Vec::new();
        let mut next = Some(root);
        while let Some(node) = next {
            let parent = open.last().map_or(0, |&(parent, _)| parent);
            let number = page.nodes.len();
            let entry = entry(node);
            let names = page.keep_names(entry.attributes);
            let length = entry.text.map_or(0, spaces::length);
            page.nodes.push(Entry { length, parent, names, ..entry });
            open.push((number, node));
            next = first_child(node);
            while next.is_none()
                && let Some((closed, node)) = open.pop()
            {
                let end = page.nodes.len();
                if let Some(entry) = page.nodes.get_mut(closed) {
                    entry.end = end;
                }
                next = next_sibling(node);
            }
        }
        page
    }

    /// Adds an element's names to those of the page; gives their place.
    fn keep_names(&mut self, attributes: Attributes<'h>) -> (usize, usize) {
        let start = self.names.len();
        for value in attributes.names().into_iter().flatten() {
            self.names.push(' ');
            self.names.push_str(value);
        }
        if let Some(added) = self.names.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        (start, self.names.len())
    }

    /// How many nodes there are.
    #[expect(clippy::len_without_is_empty, reason = "no page is empty")]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The element's name; empty for text and the document itself.
    pub fn name(&self, node: usize) -> &'h str {
        self.nodes.get(node).map_or("", |entry| entry.name)
    }

    /// What the element is, where rules know its name.
    pub(crate) fn kind(&self, node: usize) -> Kind {
        self.nodes.get(node).map_or(Kind::Other, |entry| entry.kind)
    }

    /// As [`is_block`].
    pub fn is_block(&self, node: usize) -> bool {
        is_block_kind(self.kind(node))
    }

    /// An attribute, if the element has it.
    pub fn attr(&self, node: usize, name: &str) -> Option<&'h str> {
        self.nodes.get(node)?.attributes.get(name)
    }

    /// Every attribute of an element.
    #[cfg(test)]
    fn attributes(&self, node: usize) -> impl Iterator<Item = (&'h str, &'h str)> {
        self.nodes.get(node).into_iter().flat_map(|entry| entry.attributes.each())
    }

    /// The characters of a text node.
    pub fn text(&self, node: usize) -> Option<&'h str> {
        self.nodes.get(node)?.text
    }

    /// Bytes of a text node's characters without white space at their ends; 0 for elements.
    pub fn length(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(0, |entry| entry.length)
    }

    /// The element itself, for selectors and for its markup.
    pub fn element(&self, node: usize) -> Option<ElementRef<'h>> {
        self.nodes.get(node)?.element
    }

    /// The parent's number; the root's is its own.
    pub fn parent(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(0, |entry| entry.parent)
    }

    /// One past the last descendant.
    pub fn end(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(node + 1, |entry| entry.end)
    }

    /// The direct children, in order.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(node);
        let mut next = node + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.end(child);
            Some(child)
        })
    }

    /// The ancestors, nearest first, without the document itself.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(self.parent(node)), |&at| Some(self.parent(at)))
            .take_while(|&at| at != 0)
    }

    /// Every element of that name below `node`, in order.
    pub fn below<'p>(&'p self, node: usize, name: &'p str) -> impl Iterator<Item = usize> + 'p {
        (node + 1..self.end(node)).filter(move |&at| self.name(at) == name)
    }

    /// All text below a node in one line, white space folded, without scripts and styles.
    pub fn line(&self, node: usize) -> String {
        let mut line = String::new();
        let mut at = node;
        while at < self.end(node) {
            let kind = self.kind(at);
            if matches!(kind, Kind::Script | Kind::Style | Kind::Noscript | Kind::Template) {
                at = self.end(at);
                continue;
            }
            if self.is_block(at) || kind == Kind::Br {
                line.push(' ');
            }
            line.push_str(self.text(at).unwrap_or_default());
            at += 1;
        }
        fold(&line)
    }

    /// Class, id, role and property names of an element, lower case, separated by spaces.
    pub fn names(&self, node: usize) -> &str {
        self.nodes
            .get(node)
            .and_then(|entry| self.names.get(entry.names.0..entry.names.1))
            .unwrap_or_default()
    }
}
