//! How the HTML standard's parser treats which element ("The rules for parsing tokens").

/// An open element, with what the parser's rules ask of it again and again.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open<'h> {
    pub(super) name: &'h str,
    /// As [`is_formatting`].
    pub(super) formatting: bool,
    /// As [`is_special`].
    pub(super) special: bool,
    /// As [`is_cell`].
    pub(super) cell: bool,
}

impl<'h> Open<'h> {
    pub(super) fn of(name: &'h str) -> Self {
        let formatting = is_formatting(name);
        let special = !formatting && is_special(name);
        Self { name, formatting, special, cell: special && is_cell(name) }
    }

    /// Whether no end tag reaches through it.
    pub(super) fn is_wall(&self) -> bool {
        self.cell || self.special && self.name == "table"
    }

    pub(super) fn is_heading(&self) -> bool {
        self.special && is_heading(self.name)
    }
}

/// Elements that never hold anything.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "embed"
            | "hr"
            | "image"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose content is text up to their own end tag.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "iframe" | "noembed" | "noframes" | "script" | "style" | "textarea" | "title" | "xmp"
    )
}

/// Elements that are left out with their content: it is not what a reader sees as the page's text,
/// and the parser's rules inside them are others.
pub(super) fn is_hidden(name: &str) -> bool {
    matches!(name, "applet" | "math" | "noscript" | "object" | "select" | "svg" | "template")
}

/// Tags that are left out alone: the parser ignores them in most places, or they change its rules.
pub(super) fn is_ignored(name: &str) -> bool {
    matches!(
        name,
        "col" | "colgroup" | "frame" | "frameset" | "marquee" | "optgroup" | "option" | "plaintext"
    )
}

/// Elements that the parser opens again after a block has closed over them.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Elements behind whose end the formatting opened in them is forgotten.
fn is_cell(name: &str) -> bool {
    matches!(name, "caption" | "td" | "th")
}

/// The parts of a table, each with the elements that it may stand in; a start tag closes what is
/// open down to the nearest of them.
pub(super) fn table_parents(name: &str) -> Option<&'static [&'static str]> {
    match name {
        "caption" | "tbody" | "tfoot" | "thead" => Some(&["table"]),
        "tr" => Some(&["tbody", "tfoot", "thead", "table"]),
        "td" | "th" => Some(&["tr", "tbody", "tfoot", "thead", "table"]),
        _ => None,
    }
}

/// Elements whose start tag closes an open paragraph.
pub(super) fn closes_paragraph(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "li"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "table"
                | "ul"
        )
}

/// Blocks: an inline element's end tag does not reach through them.
pub(super) fn is_special(name: &str) -> bool {
    (closes_paragraph(name) && !matches!(name, "dialog" | "search"))
        || is_cell(name)
        || matches!(name, "button" | "tbody" | "tfoot" | "thead" | "tr")
}
