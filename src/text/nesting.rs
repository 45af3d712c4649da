//! A linear pass over a page's markup, so that none can make the HTML parser take quadratic time.
//!
//! The parser compares a tag with all elements open at that place. This pass keeps count of them,
//! and gives the markup on in a spelling that leaves no second reading: attributes quoted, end
//! tags that close something only, nothing whose content is no markup. So what it counts is what
//! the parser will see, or more.

mod kinds;
mod lean;
mod tag;
mod tree;

#[cfg(test)]
mod tests;

use memchr::memchr;

pub(crate) use kinds::Kind;
use lean::Lean;
pub(crate) use tag::Tag;
use tree::Tree;

/// Elements that may be open at once. Browsers stop at 512; real news pages stay below 60.
/// `<tbody>` and `<tr>` that the parser adds by itself are not counted.
const DEPTH_LIMIT: usize = 256;

/// Attributes of one tag: the parser compares each with all before it.
const ATTRIBUTE_LIMIT: usize = 512;

/// Formatting elements (`<b>`, `<font>`) that the parser opens again, summed over all blocks: each
/// block that follows unclosed ones gets a copy of every one of them.
const REOPENED_LIMIT: usize = 500_000;

/// Why a page is not given to the HTML parser.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NestingError {
    /// The parser's time is quadratic in open elements; such a page is an attack or broken.
    #[error("the page nests {depth} elements, more than the {limit} that are read")]
    TooDeep {
        /// Depth found.
        depth: usize,
        /// Depth allowed.
        limit: usize,
    },
    /// Each block would be filled with copies of formatting elements left open.
    #[error("the page leaves formatting open so often that it is not read (limit: {limit} copies)")]
    TooMuchReopened {
        /// Copies allowed.
        limit: usize,
    },
    /// The parser compares each attribute of a tag with all others.
    #[error("a tag of the page has {count} attributes, more than the {limit} that are read")]
    TooManyAttributes {
        /// Attributes found.
        count: usize,
        /// Attributes allowed.
        limit: usize,
    },
}

/// What takes the markup in its plain spelling, piece by piece.
pub(crate) trait Markup {
    /// Text with its references (`&amp;`) as the page spells them; pieces of one text may come one by
    /// one.
    fn text(&mut self, text: &str);
    /// The whole `<!doctype …>`.
    fn doctype(&mut self, doctype: &str);
    fn start(&mut self, tag: &Tag<'_>);
    /// An element whose content is text: the page's title with references, JSON-LD without, or a
    /// frame without content.
    fn raw(&mut self, tag: &Tag<'_>, content: &str);
    fn end(&mut self, kind: Kind, name: &str);
}

/// The markup of a page, fit to be parsed in time linear in its length. Comments, scripts, styles,
/// pictures and what else is never read are gone; of the scripts, JSON-LD stays, of the frames,
/// Facebook's.
///
/// # Errors
/// A page that nests too deeply, has too many attributes in a tag, or leaves too much formatting
/// open.
pub fn checked(html: &str) -> Result<String, NestingError> {
    let mut lean = Lean(String::with_capacity(html.len()));
    tell(html, &mut lean)?;
    Ok(lean.0)
}

/// As [`checked`], told to whoever takes it.
pub(crate) fn tell(html: &str, out: &mut impl Markup) -> Result<(), NestingError> {
    let lower = html.to_ascii_lowercase();
    let mut pass = Pass {
        html,
        lower: &lower,
        out,
        tree: Tree::default(),
        roots: Vec::new(),
        unclosed: Vec::new(),
        spare: Vec::new(),
    };
    let mut at = 0;
    while let Some(text) = less(&lower, at) {
        pass.text(at, text);
        at = pass.markup(text)?;
    }
    pass.text(at, html.len());
    Ok(())
}

/// The next `<`, from a place on.
fn less(lower: &str, from: usize) -> Option<usize> {
    memchr(b'<', lower.as_bytes().get(from..)?).map(|at| from + at)
}

/// The pass at one place of a page.
struct Pass<'h, 'm, M> {
    html: &'h str,
    /// The page in lower case, byte by byte at the same places.
    lower: &'h str,
    /// Who takes what the parser gets.
    out: &'m mut M,
    tree: Tree<'h>,
    /// Which of `<html>`, `<head>` and `<body>` there were.
    roots: Vec<Kind>,
    /// Hidden elements of which some are never closed.
    unclosed: Vec<Kind>,
    /// An empty list for the next tag's attributes.
    spare: Vec<(&'h str, &'h str)>,
}

impl<'h, M: Markup> Pass<'h, '_, M> {
    fn text(&mut self, from: usize, to: usize) {
        if let Some(text) = self.html.get(from..to).filter(|text| !text.is_empty()) {
            self.out.text(text);
        }
    }

    /// Reads what begins with the `<` at this place; gives the place behind it.
    fn markup(&mut self, at: usize) -> Result<usize, NestingError> {
        let rest = self.lower.get(at + 1..).unwrap_or_default();
        let behind = |rest: &str| self.lower.len() - rest.len();
        if let Some(comment) = rest.strip_prefix("!--") {
            return Ok(behind(after_comment(comment)));
        }
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let spare = std::mem::take(&mut self.spare);
            let Some(mut tag) = Tag::read(self.html, self.lower, at, spare) else {
                return Ok(self.lower.len());
            };
            let end = self.tag(&tag)?;
            tag.attributes.clear();
            self.spare = tag.attributes;
            return Ok(end);
        }
        if rest.starts_with(['!', '?', '/']) {
            let Some((_, after)) = rest.split_once('>') else {
                return Ok(self.lower.len());
            };
            let end = behind(after);
            if rest.starts_with("!doctype") {
                self.out.doctype(self.html.get(at..end).unwrap_or_default());
            }
            return Ok(end);
        }
        // Spelled so, it cannot become a tag with what follows.
        self.out.text("&lt;");
        Ok(at + 1)
    }

    /// Reads a tag, and what it hides; gives the place behind it.
    fn tag(&mut self, tag: &Tag<'h>) -> Result<usize, NestingError> {
        if tag.attributes.len() > ATTRIBUTE_LIMIT {
            let count = tag.attributes.len();
            return Err(NestingError::TooManyAttributes { count, limit: ATTRIBUTE_LIMIT });
        }
        let kind = tag.kind;
        if kind.is_ignored() || kind == Kind::Other && !tag.is_plain() {
            return Ok(tag.end);
        }
        if tag.closing {
            self.tree.close(kind, tag.name, self.out);
        } else if kind.is_raw() {
            return Ok(self.raw(tag));
        } else if kind.is_hidden() {
            return Ok(self.hidden(tag));
        } else if matches!(kind, Kind::Html | Kind::Head | Kind::Body) {
            if !self.roots.contains(&kind) {
                self.roots.push(kind);
                self.out.start(tag);
            }
        } else if kind.is_void() {
            self.tree.before_void(kind, self.out);
            self.out.start(tag);
        } else if self.tree.open(kind, tag.name, self.out) {
            self.out.start(tag);
            self.tree.check()?;
        }
        Ok(tag.end)
    }

    /// Leaves out an element whose content is text up to its end tag, except title and JSON-LD, and
    /// the tag of a widget's frame.
    fn raw(&mut self, tag: &Tag<'h>) -> usize {
        let mut from = tag.end;
        let (content_end, end) = loop {
            let Some(found) = less(self.lower, from) else {
                return self.lower.len();
            };
            let after = self.lower.get(found + 1..).unwrap_or_default();
            if after.strip_prefix('/').is_some_and(|after| is_name(after, tag.name)) {
                let end = after.find('>').map_or(self.lower.len(), |at| found + at + 2);
                break (found, end);
            }
            from = found + 1;
        };
        let is_data = tag.kind == Kind::Script && tag.value("type").contains("ld+json");
        // Whose posts a page shows in a frame is all that is read of frames.
        if tag.kind == Kind::Iframe && tag.value("src").contains("facebook.com/plugins/") {
            self.out.raw(tag, "");
        }
        if is_data || tag.kind == Kind::Title {
            let content = self.html.get(tag.end..content_end).unwrap_or_default();
            self.out.raw(tag, content);
        }
        end
    }

    /// Leaves out an element that no reader sees; if it is never closed, its start tag alone.
    fn hidden(&mut self, tag: &Tag<'h>) -> usize {
        if self.unclosed.contains(&tag.kind) {
            return tag.end;
        }
        let (mut from, mut open) = (tag.end, 1_usize);
        while let Some(found) = less(self.lower, from) {
            from = found + 1;
            let rest = self.lower.get(from..).unwrap_or_default();
            if rest.strip_prefix('/').is_some_and(|after| is_name(after, tag.name)) {
                open -= 1;
            } else if is_name(rest, tag.name) {
                open += 1;
            }
            if open == 0 {
                return rest.find('>').map_or(self.lower.len(), |at| from + at + 1);
            }
        }
        self.unclosed.push(tag.kind);
        tag.end
    }
}

/// Whether a tag's name begins the text, and ends there too.
fn is_name(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|after| {
        after.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))
    })
}

/// What follows a comment, given what follows its `<!--`; one that never ends hides all the rest.
fn after_comment(comment: &str) -> &str {
    if let Some(rest) = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->")) {
        return rest;
    }
    let mut rest = comment;
    while let Some(at) = rest.find("--") {
        let dashes = rest.get(at + 2..).unwrap_or_default();
        if let Some(after) = dashes.strip_prefix('>').or_else(|| dashes.strip_prefix("!>")) {
            return after;
        }
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    ""
}
