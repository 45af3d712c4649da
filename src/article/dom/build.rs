//! From the plain spelling of a page's markup to its tree, by the HTML standard's rules ("Tree
//! construction"), as far as they matter for what `nesting` leaves in.

mod body;
mod formatting;
mod table;

use super::document::{Document, Element, NONE};
use super::references;
use crate::text::nesting::{Kind, Markup, Tag};
use formatting::Formatting;

/// Where the parser is; the standard's insertion modes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    InTable,
    InCaption,
    InTableBody,
    InRow,
    InCell,
}

/// An open element.
#[derive(Clone, Copy)]
struct Open {
    at: usize,
    kind: Kind,
}

/// A page while it is built.
pub(super) struct Builder {
    document: Document,
    mode: Mode,
    /// The open elements, the outermost first.
    open: Vec<Open>,
    /// Formatting that is opened again in each block; nothing stands between that of two cells.
    active: Vec<Option<Formatting>>,
    head: usize,
    form: usize,
    /// Whether what may not stand in a table is put before it.
    fostering: bool,
    /// Whether anything was read.
    begun: bool,
    /// Whether a line break that comes next is left out.
    skips_newline: bool,
    /// Text as it is spelled, up to the next tag.
    pending: String,
    /// The same with its references decoded.
    decoded: String,
}

impl Markup for Builder {
    fn text(&mut self, text: &str) {
        self.pending.push_str(text);
    }

    /// Parts no text from what follows it.
    fn doctype(&mut self, _: &str) {
        self.begun |= self.pending.is_empty();
        self.skips_newline &= !self.pending.is_empty();
    }

    fn start(&mut self, tag: &Tag<'_>) {
        self.flush();
        self.skips_newline = false;
        let element = self.document.element(tag.kind, tag.name, tag.plain_attributes());
        self.start_tag(element);
    }

    fn raw(&mut self, tag: &Tag<'_>, content: &str) {
        self.flush();
        self.skips_newline = false;
        let element = self.document.element(tag.kind, tag.name, tag.plain_attributes());
        self.raw_element(element, content);
    }

    fn end(&mut self, kind: Kind, name: &str) {
        self.flush();
        self.skips_newline = false;
        match self.mode {
            Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => {}
            Mode::InBody => self.end_in_body(kind, name),
            _ => self.end_in_table(kind, name),
        }
    }
}

impl Builder {
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            document: Document::new(bytes),
            mode: Mode::BeforeHtml,
            open: Vec::with_capacity(64),
            active: Vec::new(),
            head: NONE,
            form: NONE,
            fostering: false,
            begun: false,
            skips_newline: false,
            pending: String::new(),
            decoded: String::new(),
        }
    }

    /// The whole page.
    pub(super) fn finish(mut self) -> Document {
        self.flush();
        if matches!(self.mode, Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead)
        {
            self.begin_body();
        }
        self.document
    }

    /// Takes the text that stands before a tag.
    fn flush(&mut self) {
        let first = !std::mem::replace(&mut self.begun, true);
        if self.pending.is_empty() {
            return;
        }
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        // A byte order mark is no text.
        let spelled = self.pending.strip_prefix('\u{feff}').filter(|_| first);
        references::decode(spelled.unwrap_or(&self.pending), false, &mut decoded);
        self.pending.clear();
        let mut text = decoded.as_str();
        if std::mem::take(&mut self.skips_newline) {
            text = text.strip_prefix('\n').unwrap_or(text);
        }
        self.text_token(text);
        self.decoded = decoded;
    }

    fn text_token(&mut self, text: &str) {
        let behind = text.trim_start_matches(|c: char| c.is_ascii_whitespace());
        match self.mode {
            Mode::BeforeHtml | Mode::BeforeHead if behind.is_empty() => {}
            Mode::BeforeHtml | Mode::BeforeHead => {
                self.begin_body();
                self.text_in_body(behind);
            }
            Mode::InHead | Mode::AfterHead => {
                let (space, _) = text.split_at(text.len() - behind.len());
                if !space.is_empty() {
                    self.append_text(space);
                }
                if !behind.is_empty() {
                    self.begin_body();
                    self.text_in_body(behind);
                }
            }
            Mode::InTable | Mode::InTableBody | Mode::InRow => self.text_in_table(text),
            Mode::InBody | Mode::InCaption | Mode::InCell => self.text_in_body(text),
        }
    }

    /// Opens the elements that the page left out, up to its body.
    fn begin_body(&mut self) {
        self.begin_head();
        if self.mode == Mode::InHead {
            self.open.pop();
            self.mode = Mode::AfterHead;
        }
        if self.mode == Mode::AfterHead {
            self.push(Element::of(Kind::Body));
            self.mode = Mode::InBody;
        }
    }

    /// Opens the elements that the page left out, up to its head.
    fn begin_head(&mut self) {
        if self.mode == Mode::BeforeHtml {
            self.begin_html(Element::of(Kind::Html));
        }
        if self.mode == Mode::BeforeHead {
            self.head = self.push(Element::of(Kind::Head));
            self.mode = Mode::InHead;
        }
    }

    fn begin_html(&mut self, element: Element) {
        let at = self.document.create(element);
        self.document.insert(at, 0, NONE);
        self.open.push(Open { at, kind: Kind::Html });
        self.mode = Mode::BeforeHead;
    }

    fn start_tag(&mut self, element: Element) {
        match self.mode {
            Mode::InBody => return self.start_in_body(element),
            Mode::InTable | Mode::InCaption | Mode::InTableBody | Mode::InRow | Mode::InCell => {
                return self.start_in_table(element);
            }
            Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => {}
        }
        match element.kind {
            Kind::Html if self.mode == Mode::BeforeHtml => self.begin_html(element),
            Kind::Html => self.add_to_root(element),
            Kind::Head if matches!(self.mode, Mode::BeforeHtml | Mode::BeforeHead) => {
                if self.mode == Mode::BeforeHtml {
                    self.begin_html(Element::of(Kind::Html));
                }
                self.head = self.push(element);
                self.mode = Mode::InHead;
            }
            Kind::Head => {}
            kind if kind.belongs_to_head() => {
                self.begin_head();
                self.in_head(|builder| {
                    builder.insert(element);
                });
            }
            Kind::Body => {
                self.begin_head();
                if self.mode == Mode::InHead {
                    self.open.pop();
                }
                self.push(element);
                self.mode = Mode::InBody;
            }
            _ => {
                self.begin_body();
                self.start_in_body(element);
            }
        }
    }

    /// Does something inside the head, though it may be closed already.
    fn in_head(&mut self, what: impl FnOnce(&mut Self)) {
        if self.mode == Mode::AfterHead {
            self.open.push(Open { at: self.head, kind: Kind::Head });
            what(self);
            self.open.pop();
        } else {
            what(self);
        }
    }

    /// Title, JSON-LD, or a frame.
    fn raw_element(&mut self, element: Element, content: &str) {
        let whole = |builder: &mut Self| {
            let at = builder.insert(element);
            let text = references::plain(content);
            if element.kind == Kind::Title {
                let mut title = String::with_capacity(text.len());
                references::decode(&text, false, &mut title);
                builder.insert_into(at, &title);
            } else {
                // A `<` in JSON stands in a string, where this is the same.
                builder.insert_into(at, &text.replace('<', "\\u003c"));
            }
        };
        let of_head = element.kind != Kind::Iframe;
        match self.mode {
            Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead if of_head => {
                self.begin_head();
                self.in_head(whole);
            }
            Mode::BeforeHtml | Mode::BeforeHead | Mode::InHead | Mode::AfterHead => {
                self.begin_body();
                whole(self);
            }
            Mode::InTable | Mode::InTableBody | Mode::InRow if element.kind != Kind::Script => {
                self.fostered(whole);
            }
            _ => whole(self),
        }
    }

    fn insert_into(&mut self, at: usize, text: &str) {
        if !text.is_empty() {
            self.document.insert_text(text, at, NONE);
        }
    }
}
