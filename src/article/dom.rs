//! The page as a flat list in document order, so that every later step is one loop.

use scraper::{ElementRef, Html, Node};

/// A parsed page. Nodes are numbered in document order; a node's descendants follow it directly.
pub(crate) struct Page<'h> {
    nodes: Vec<Entry<'h>>,
}

struct Entry<'h> {
    node: &'h Node,
    element: Option<ElementRef<'h>>,
    /// The parent's number; the root is its own.
    parent: usize,
    /// One past the last descendant.
    end: usize,
}

impl<'h> Page<'h> {
    /// Numbers the nodes of a parsed document; comments and the like are left out.
    pub(crate) fn new(html: &'h Html) -> Self {
        let mut nodes: Vec<Entry<'h>> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut next = Some(html.tree.root());
        while let Some(node) = next {
            let number = nodes.len();
            nodes.push(Entry {
                node: node.value(),
                element: ElementRef::wrap(node),
                parent: open.last().copied().unwrap_or(0),
                end: number + 1,
            });
            if let Some(child) = node.first_child() {
                open.push(number);
                next = Some(child);
                continue;
            }
            let mut here = Some(node);
            next = None;
            while let Some(node) = here {
                if let Some(sibling) = node.next_sibling() {
                    next = Some(sibling);
                    break;
                }
                here = node.parent();
                let end = nodes.len();
                if let Some(closed) = open.pop()
                    && let Some(entry) = nodes.get_mut(closed)
                {
                    entry.end = end;
                }
            }
        }
        Self { nodes }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The element's name; empty for text and the document itself.
    pub(crate) fn name(&self, node: usize) -> &'h str {
        self.nodes
            .get(node)
            .and_then(|entry| entry.node.as_element())
            .map_or("", scraper::node::Element::name)
    }

    /// An attribute, if the element has it.
    pub(crate) fn attr(&self, node: usize, name: &str) -> Option<&'h str> {
        self.nodes.get(node)?.node.as_element()?.attr(name)
    }

    /// The characters of a text node.
    pub(crate) fn text(&self, node: usize) -> Option<&'h str> {
        self.nodes.get(node)?.node.as_text().map(|text| &**text)
    }

    /// The element itself, for selectors and for its markup.
    pub(crate) fn element(&self, node: usize) -> Option<ElementRef<'h>> {
        self.nodes.get(node)?.element
    }

    /// The parent's number; the root's is its own.
    pub(crate) fn parent(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(0, |entry| entry.parent)
    }

    /// One past the last descendant.
    pub(crate) fn end(&self, node: usize) -> usize {
        self.nodes.get(node).map_or(node + 1, |entry| entry.end)
    }

    /// The direct children, in order.
    pub(crate) fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(node);
        let mut next = node + 1;
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.end(child);
            Some(child)
        })
    }

    /// The ancestors, nearest first, without the document itself.
    pub(crate) fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(self.parent(node)), |&at| Some(self.parent(at)))
            .take_while(|&at| at != 0)
    }

    /// Every element of that name below `node`, in order.
    pub(crate) fn below<'p>(
        &'p self,
        node: usize,
        name: &'p str,
    ) -> impl Iterator<Item = usize> + 'p {
        (node + 1..self.end(node)).filter(move |&at| self.name(at) == name)
    }

    /// All text below a node in one line, white space folded, without scripts and styles.
    pub(crate) fn line(&self, node: usize) -> String {
        let mut line = String::new();
        let mut at = node;
        while at < self.end(node) {
            if matches!(self.name(at), "script" | "style" | "noscript" | "template") {
                at = self.end(at);
                continue;
            }
            if is_block(self.name(at)) || self.name(at) == "br" {
                line.push(' ');
            }
            line.push_str(self.text(at).unwrap_or_default());
            at += 1;
        }
        fold(&line)
    }

    /// Class, id, role and property names of an element, lower case, separated by spaces.
    pub(crate) fn names(&self, node: usize) -> String {
        let mut names = String::new();
        for attribute in ["class", "id", "role", "itemprop", "data-component"] {
            if let Some(value) = self.attr(node, attribute) {
                names.push(' ');
                names.push_str(value);
            }
        }
        names.make_ascii_lowercase();
        names
    }
}

/// White space folded to single spaces, none at the ends.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether an element stands on lines of its own.
pub(crate) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Whether an element is a heading.
pub(crate) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}
