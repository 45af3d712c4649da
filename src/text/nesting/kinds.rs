//! The elements that the parser's rules know, each looked up once, with what is asked of it.

/// Closes no paragraph, holds what it will, and has no rule of its own.
macro_rules! kinds {
    ($($kind:ident $name:literal $traits:expr;)*) => {
        /// An element that the parser's rules know.
        #[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Kind {
            /// Any other one.
            #[default]
            Other,
            $($kind,)*
        }

        /// In the order of the enumeration, without its first one.
        const ALL: &[(Kind, &str, u16)] = &[$((Kind::$kind, $name, $traits),)*];
    };
}

/// The standard's special elements.
const SPECIAL: u16 = 1;
/// No scope reaches through it.
const SCOPE: u16 = 1 << 1;
/// Its end tag may be missing.
const IMPLIED: u16 = 1 << 2;
const HEADING: u16 = 1 << 3;
/// What the parser opens again after a block has closed over it.
const FORMATTING: u16 = 1 << 4;
/// Never holds anything.
const VOID: u16 = 1 << 5;
/// Its content is text up to its own end tag.
const RAW: u16 = 1 << 6;
/// Left out with its content: it is not what a reader sees as the page's text, and the parser's rules
/// inside it are others.
const HIDDEN: u16 = 1 << 7;
/// A tag that is left out alone: the parser ignores it in most places, or it changes its rules.
const IGNORED: u16 = 1 << 8;
/// Its start tag closes an open paragraph.
const CLOSES_P: u16 = 1 << 9;
/// Behind its end the formatting opened in it is forgotten.
const CELL: u16 = 1 << 10;
/// A block: an inline element's end tag does not reach through it.
const BLOCK: u16 = 1 << 11;
/// Belongs to the page's head.
const OF_HEAD: u16 = 1 << 12;

/// Most blocks.
const PLAIN: u16 = SPECIAL | CLOSES_P | BLOCK;
/// The parts of a table between it and its cells.
const ROWS: u16 = SPECIAL | BLOCK;

kinds! {
    A "a" FORMATTING;
    Address "address" PLAIN;
    Applet "applet" SPECIAL | SCOPE | HIDDEN;
    Area "area" SPECIAL | VOID;
    Article "article" PLAIN;
    Aside "aside" PLAIN;
    B "b" FORMATTING;
    Base "base" SPECIAL | VOID | OF_HEAD;
    Basefont "basefont" SPECIAL | VOID | OF_HEAD;
    Bgsound "bgsound" SPECIAL | VOID | OF_HEAD;
    Big "big" FORMATTING;
    Blockquote "blockquote" PLAIN;
    Body "body" SPECIAL;
    Br "br" SPECIAL | VOID;
    Button "button" SPECIAL | BLOCK;
    Caption "caption" SPECIAL | SCOPE | CELL | BLOCK;
    Center "center" PLAIN;
    Code "code" FORMATTING;
    Col "col" SPECIAL | IGNORED;
    Colgroup "colgroup" SPECIAL | IGNORED;
    Dd "dd" PLAIN | IMPLIED;
    Details "details" PLAIN;
    Dialog "dialog" CLOSES_P;
    Dir "dir" PLAIN;
    Div "div" PLAIN;
    Dl "dl" PLAIN;
    Dt "dt" PLAIN | IMPLIED;
    Em "em" FORMATTING;
    Embed "embed" SPECIAL | VOID;
    Fieldset "fieldset" PLAIN;
    Figcaption "figcaption" PLAIN;
    Figure "figure" PLAIN;
    Font "font" FORMATTING;
    Footer "footer" PLAIN;
    Form "form" PLAIN;
    Frame "frame" SPECIAL | IGNORED;
    Frameset "frameset" SPECIAL | IGNORED;
    H1 "h1" PLAIN | HEADING;
    H2 "h2" PLAIN | HEADING;
    H3 "h3" PLAIN | HEADING;
    H4 "h4" PLAIN | HEADING;
    H5 "h5" PLAIN | HEADING;
    H6 "h6" PLAIN | HEADING;
    Head "head" SPECIAL;
    Header "header" PLAIN;
    Hgroup "hgroup" PLAIN;
    Hr "hr" PLAIN | VOID;
    Html "html" SPECIAL | SCOPE;
    I "i" FORMATTING;
    Iframe "iframe" SPECIAL | RAW;
    Image "image" VOID;
    Img "img" SPECIAL | VOID;
    Input "input" SPECIAL | VOID;
    Keygen "keygen" VOID;
    Li "li" PLAIN | IMPLIED;
    Link "link" SPECIAL | VOID | OF_HEAD;
    Listing "listing" PLAIN;
    Main "main" PLAIN;
    Marquee "marquee" SPECIAL | SCOPE | IGNORED;
    Math "math" HIDDEN;
    Menu "menu" PLAIN;
    Meta "meta" SPECIAL | VOID | OF_HEAD;
    Nav "nav" PLAIN;
    Nobr "nobr" FORMATTING;
    Noembed "noembed" SPECIAL | RAW;
    Noframes "noframes" SPECIAL | RAW;
    Noscript "noscript" SPECIAL | HIDDEN;
    Object "object" SPECIAL | SCOPE | HIDDEN;
    Ol "ol" PLAIN;
    Optgroup "optgroup" IGNORED;
    Option "option" IGNORED;
    P "p" PLAIN | IMPLIED;
    Param "param" SPECIAL | VOID;
    Plaintext "plaintext" SPECIAL | IGNORED;
    Pre "pre" PLAIN;
    Rb "rb" IMPLIED;
    Rp "rp" IMPLIED;
    Rt "rt" IMPLIED;
    Rtc "rtc" IMPLIED;
    Ruby "ruby" 0;
    S "s" FORMATTING;
    Script "script" SPECIAL | RAW;
    Search "search" CLOSES_P;
    Section "section" PLAIN;
    Select "select" SPECIAL | SCOPE | HIDDEN;
    Small "small" FORMATTING;
    Source "source" SPECIAL | VOID;
    Span "span" 0;
    Strike "strike" FORMATTING;
    Strong "strong" FORMATTING;
    Style "style" SPECIAL | RAW;
    Summary "summary" PLAIN;
    Svg "svg" HIDDEN;
    Table "table" PLAIN | SCOPE;
    Tbody "tbody" ROWS;
    Td "td" SPECIAL | SCOPE | CELL | BLOCK;
    Template "template" SPECIAL | SCOPE | HIDDEN;
    Textarea "textarea" SPECIAL | RAW;
    Tfoot "tfoot" ROWS;
    Th "th" SPECIAL | SCOPE | CELL | BLOCK;
    Thead "thead" ROWS;
    Title "title" SPECIAL | RAW;
    Tr "tr" ROWS;
    Track "track" SPECIAL | VOID;
    Tt "tt" FORMATTING;
    U "u" FORMATTING;
    Ul "ul" PLAIN;
    Wbr "wbr" SPECIAL | VOID;
    Xmp "xmp" SPECIAL | RAW;
}

/// Slots of the table in which names are looked up: more than twice as many as there are names.
const SLOTS: usize = 256;

/// For each slot the number of a kind, 0 for none; a taken slot's name stands in the next free one.
const TABLE: [u8; SLOTS] = {
    let mut table = [0; SLOTS];
    let mut at = 0;
    while at < ALL.len() {
        let mut slot = slot_of(ALL[at].1.as_bytes());
        while table[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        at += 1;
        // There are fewer kinds than a byte has values.
        #[expect(clippy::cast_possible_truncation, reason = "`try_from` is not const")]
        {
            table[slot] = at as u8;
        }
    }
    table
};

/// The slot of a name that is not empty.
const fn slot_of(name: &[u8]) -> usize {
    let (first, last) = (name[0] as usize, name[name.len() - 1] as usize);
    let middle = name[name.len() / 2] as usize;
    (name.len() * 67 + first * 5 + last * 31 + middle * 13) % SLOTS
}

impl Kind {
    /// Every kind that has a name.
    #[cfg(test)]
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        ALL.iter().map(|(kind, ..)| *kind)
    }

    /// The kind of that name, which is in lower case.
    pub(crate) fn of(name: &str) -> Self {
        if name.is_empty() {
            return Self::Other;
        }
        let mut slot = slot_of(name.as_bytes());
        while let Some((kind, known, _)) = usize::from(TABLE[slot]).checked_sub(1).map(|at| ALL[at])
        {
            if known == name {
                return kind;
            }
            slot = (slot + 1) % SLOTS;
        }
        Self::Other
    }

    /// Its name; empty where the kind does not tell.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Other => "",
            kind => ALL[kind as usize - 1].1,
        }
    }

    const fn has(self, what: u16) -> bool {
        match self {
            Self::Other => false,
            kind => ALL[kind as usize - 1].2 & what != 0,
        }
    }

    pub(crate) const fn is_special(self) -> bool {
        self.has(SPECIAL)
    }

    pub(crate) const fn ends_scope(self) -> bool {
        self.has(SCOPE)
    }

    pub(crate) const fn is_implied(self) -> bool {
        self.has(IMPLIED)
    }

    pub(crate) const fn is_heading(self) -> bool {
        self.has(HEADING)
    }

    pub(crate) const fn is_formatting(self) -> bool {
        self.has(FORMATTING)
    }

    pub(crate) const fn is_void(self) -> bool {
        self.has(VOID)
    }

    pub(crate) const fn is_raw(self) -> bool {
        self.has(RAW)
    }

    pub(crate) const fn is_hidden(self) -> bool {
        self.has(HIDDEN)
    }

    pub(crate) const fn is_ignored(self) -> bool {
        self.has(IGNORED)
    }

    pub(crate) const fn closes_paragraph(self) -> bool {
        self.has(CLOSES_P)
    }

    pub(crate) const fn is_cell(self) -> bool {
        self.has(CELL)
    }

    pub(crate) const fn is_block(self) -> bool {
        self.has(BLOCK)
    }

    pub(crate) const fn belongs_to_head(self) -> bool {
        self.has(OF_HEAD)
    }

    /// Whether no end tag reaches through it.
    pub(crate) const fn is_wall(self) -> bool {
        self.is_cell() || matches!(self, Self::Table)
    }
}
