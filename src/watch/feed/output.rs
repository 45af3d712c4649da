//! Writing XML: what is opened is closed, and text cannot be anything but text.

use super::entities::escape_into;

/// A document being written.
#[derive(Debug)]
pub(super) struct Output {
    xml: String,
    /// Names of the elements that are to be closed, outermost first.
    pub(super) open: Vec<String>,
}

impl Output {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { xml: String::with_capacity(bytes), open: Vec::new() }
    }

    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.xml.push_str(markup);
    }

    /// Text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        escape_into(&mut self.xml, text);
    }

    /// Begins a start tag.
    pub(super) fn start(&mut self, name: &str) {
        self.xml.push('<');
        self.xml.push_str(name);
    }

    /// An attribute of the start tag that was begun.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.xml.push(' ');
        self.xml.push_str(name);
        self.xml.push_str("=\"");
        escape_into(&mut self.xml, value);
        self.xml.push('"');
    }

    /// Ends the start tag that was begun.
    pub(super) fn start_ends(&mut self) {
        self.xml.push('>');
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &str) {
        self.xml.push_str("</");
        self.xml.push_str(name);
        self.xml.push('>');
    }

    /// Closes the innermost elements until `depth` are left open.
    pub(super) fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(name) = self.open.pop() {
                self.end(&name);
            }
        }
    }

    /// Whether the outermost open element has this name.
    pub(super) fn is_inside(&self, name: &str) -> bool {
        self.open.first().is_some_and(|outermost| outermost == name)
    }

    /// Bytes written.
    pub(super) const fn len(&self) -> usize {
        self.xml.len()
    }

    /// Forgets what was written after `length` bytes, and what was opened.
    pub(super) fn truncate(&mut self, length: usize) {
        self.xml.truncate(length);
        self.open.clear();
    }

    pub(super) fn into_string(self) -> String {
        self.xml
    }
}
