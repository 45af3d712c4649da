//! The plain spelling as text, for a parser that reads text.

use super::{Kind, Markup, Tag};

/// The markup written so far.
pub(super) struct Lean(pub(super) String);

impl Markup for Lean {
    fn text(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn doctype(&mut self, doctype: &str) {
        self.0.push_str(doctype);
    }

    /// Every value in quotation marks.
    fn start(&mut self, tag: &Tag<'_>) {
        self.0.push('<');
        self.0.push_str(tag.name);
        for (name, value) in tag.plain_attributes() {
            self.0.push(' ');
            self.0.push_str(name);
            if !value.is_empty() {
                self.0.push_str("=\"");
                let mut pieces = value.split('"');
                self.0.push_str(pieces.next().unwrap_or_default());
                for piece in pieces {
                    self.0.push_str("&quot;");
                    self.0.push_str(piece);
                }
                self.0.push('"');
            }
        }
        self.0.push('>');
    }

    fn raw(&mut self, tag: &Tag<'_>, content: &str) {
        self.start(tag);
        // A `<` in JSON stands in a string, where this is the same.
        let less = if tag.kind == Kind::Script { "\\u003c" } else { "&lt;" };
        self.0.push_str(&content.replace('<', less));
        self.end(tag.kind, tag.name);
    }

    fn end(&mut self, _: Kind, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }
}
