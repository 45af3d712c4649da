//! A linear pass over a page's markup, so that none can make the HTML parser take quadratic time.
//!
//! html5ever compares a tag with all elements open at that place. This pass keeps count of them,
//! and writes the markup anew in a spelling that leaves no second reading: attributes quoted, end
//! tags that close something only, nothing whose content is no markup. So what it counts is what
//! the parser will see, or more.

mod elements;
mod tag;
mod tree;

#[cfg(test)]
mod tests;

use elements::{is_hidden, is_ignored, is_raw, is_void};
use tag::Tag;
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

/// The markup of a page, fit to be parsed in time linear in its length. Comments, scripts, styles,
/// pictures and what else is never read are gone; of the scripts, JSON-LD stays, of the frames,
/// Facebook's.
///
/// # Errors
/// A page that nests too deeply, has too many attributes in a tag, or leaves too much formatting
/// open.
pub fn checked(html: &str) -> Result<String, NestingError> {
    checked_for(html, |_| true)
}

/// As [`checked`], with those attributes only that somebody reads.
///
/// # Errors
/// As [`checked`].
pub fn checked_for(html: &str, is_read: fn(&str) -> bool) -> Result<String, NestingError> {
    let lower = html.to_ascii_lowercase();
    let mut pass = Pass {
        html,
        lower: &lower,
        is_read,
        lean: String::with_capacity(html.len()),
        tree: Tree::default(),
        roots: Vec::new(),
        unclosed: Vec::new(),
    };
    let mut at = 0;
    while let Some(text) = lower.get(at..).and_then(|rest| rest.find('<')) {
        pass.lean.push_str(html.get(at..at + text).unwrap_or_default());
        at = pass.markup(at + text)?;
    }
    pass.lean.push_str(html.get(at..).unwrap_or_default());
    Ok(pass.lean)
}

/// The pass at one place of a page.
struct Pass<'h> {
    html: &'h str,
    /// The page in lower case, byte by byte at the same places.
    lower: &'h str,
    /// Which attributes the parser gets.
    is_read: fn(&str) -> bool,
    /// What the parser will get.
    lean: String,
    tree: Tree<'h>,
    /// Which of `<html>`, `<head>` and `<body>` there were.
    roots: Vec<&'h str>,
    /// Hidden elements of which some are never closed.
    unclosed: Vec<&'h str>,
}

impl<'h> Pass<'h> {
    /// Reads what begins with the `<` at this place; gives the place behind it.
    fn markup(&mut self, at: usize) -> Result<usize, NestingError> {
        let rest = self.lower.get(at + 1..).unwrap_or_default();
        let behind = |rest: &str| self.lower.len() - rest.len();
        if let Some(comment) = rest.strip_prefix("!--") {
            return Ok(behind(after_comment(comment)));
        }
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let Some(tag) = Tag::read(self.html, self.lower, at) else {
                return Ok(self.lower.len());
            };
            return self.tag(&tag);
        }
        if rest.starts_with(['!', '?', '/']) {
            let Some((_, after)) = rest.split_once('>') else {
                return Ok(self.lower.len());
            };
            let end = behind(after);
            if rest.starts_with("!doctype") {
                self.lean.push_str(self.html.get(at..end).unwrap_or_default());
            }
            return Ok(end);
        }
        // Spelled so, it cannot become a tag with what follows.
        self.lean.push_str("&lt;");
        Ok(at + 1)
    }

    /// Reads a tag, and what it hides; gives the place behind it.
    fn tag(&mut self, tag: &Tag<'h>) -> Result<usize, NestingError> {
        if tag.attributes.len() > ATTRIBUTE_LIMIT {
            let count = tag.attributes.len();
            return Err(NestingError::TooManyAttributes { count, limit: ATTRIBUTE_LIMIT });
        }
        if !tag.is_plain() || is_ignored(tag.name) {
            return Ok(tag.end);
        }
        if tag.closing {
            self.tree.close(tag.name, &mut self.lean);
        } else if is_raw(tag.name) {
            return Ok(self.raw(tag));
        } else if is_hidden(tag.name) {
            return Ok(self.hidden(tag));
        } else if matches!(tag.name, "html" | "head" | "body") {
            if !self.roots.contains(&tag.name) {
                self.roots.push(tag.name);
                tag.write(self.is_read, &mut self.lean);
            }
        } else if is_void(tag.name) {
            self.tree.before_void(tag.name, &mut self.lean);
            tag.write(self.is_read, &mut self.lean);
        } else if self.tree.open(tag.name, &mut self.lean) {
            tag.write(self.is_read, &mut self.lean);
            self.tree.check()?;
        }
        Ok(tag.end)
    }

    /// Leaves out an element whose content is text up to its end tag, except title and JSON-LD, and
    /// the tag of a widget's frame.
    fn raw(&mut self, tag: &Tag<'h>) -> usize {
        let mut from = tag.end;
        let (content_end, end) = loop {
            let rest = self.lower.get(from..).unwrap_or_default();
            let Some(found) = rest.find("</") else {
                return self.lower.len();
            };
            let after = rest.get(found + 2..).unwrap_or_default();
            if is_name(after, tag.name) {
                let end = after.find('>').map_or(self.lower.len(), |at| from + found + 3 + at);
                break (from + found, end);
            }
            from += found + 2;
        };
        let is_data = tag.name == "script" && tag.value("type").contains("ld+json");
        // A `<` in JSON stands in a string, where this is the same.
        let less = if is_data { "\\u003c" } else { "&lt;" };
        // Whose posts a page shows in a frame is all that is read of frames.
        if tag.name == "iframe" && tag.value("src").contains("facebook.com/plugins/") {
            tag.write(self.is_read, &mut self.lean);
            tree::write_end(tag.name, &mut self.lean);
        }
        if is_data || tag.name == "title" {
            let content = self.html.get(tag.end..content_end).unwrap_or_default();
            tag.write(self.is_read, &mut self.lean);
            self.lean.push_str(&content.replace('<', less));
            tree::write_end(tag.name, &mut self.lean);
        }
        end
    }

    /// Leaves out an element that no reader sees; if it is never closed, its start tag alone.
    fn hidden(&mut self, tag: &Tag<'h>) -> usize {
        if self.unclosed.contains(&tag.name) {
            return tag.end;
        }
        let (mut from, mut open) = (tag.end, 1_usize);
        while let Some(found) = self.lower.get(from..).and_then(|rest| rest.find('<')) {
            from += found + 1;
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
        self.unclosed.push(tag.name);
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
