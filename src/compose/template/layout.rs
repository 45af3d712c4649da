//! From a rendered template to a post's text, and to what of it comes from the article.

use memchr::memchr;

use super::engine::{CLOSE, OPEN, Prepared};

/// The words before a source and before the link that the gate knows.
const FRAME: [&str; 2] = ["Quelle:", "Mehr dazu:"];

/// What may stand in one post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::compose) struct Content<'a> {
    /// The article's headline, where it has one that may be shown.
    pub(in crate::compose) headline: Option<&'a str>,
    /// Whether the sentences say little without it.
    pub(in crate::compose) needs_headline: bool,
    /// The sentences, in order.
    pub(in crate::compose) sentences: Vec<&'a str>,
    /// Another source that is to be named.
    pub(in crate::compose) source: Option<&'a str>,
    /// Where the post leads.
    pub(in crate::compose) link: &'a str,
    /// Hashtags, each with its `#`.
    pub(in crate::compose) hashtags: &'a [String],
    /// The article's day, written out.
    pub(in crate::compose) date: Option<&'a str>,
}

/// A post's text as a template lays it out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::compose) struct Laid {
    /// The whole text.
    pub(in crate::compose) text: String,
    /// What comes from the article, a paragraph for each value: all but the template's own words.
    pub(in crate::compose) told: String,
    /// The template's own words.
    pub(in crate::compose) own: Vec<String>,
    /// How many of the content's sentences are shown.
    pub(in crate::compose) sentences: usize,
    /// The values, in order.
    values: Vec<String>,
}

impl Laid {
    /// Lays out what there is to say; `None` where the template fails on it.
    pub(in crate::compose) fn of(prepared: &Prepared<'_>, content: &Content<'_>) -> Option<Self> {
        Some(Self::read(&prepared.render(content).ok()?, content))
    }

    /// Reads what was rendered.
    pub(super) fn read(rendered: &str, content: &Content<'_>) -> Self {
        let mut laid = Self::default();
        let mut blank = false;
        let mut depth = 0;
        for line in rendered.lines() {
            let line = Line::read(line, &mut depth);
            let text = folded(&line.text);
            if text.is_empty() || line.says_nothing() {
                blank = true;
                continue;
            }
            if !laid.text.is_empty() {
                laid.text.push_str(if blank { "\n\n" } else { "\n" });
            }
            blank = false;
            laid.text.push_str(&text);
            laid.own.extend(line.own.iter().map(|own| folded(own)).filter(|own| !own.is_empty()));
            laid.values.extend(line.values.into_iter().filter(|value| !value.is_empty()));
        }
        let told: Vec<String> = laid
            .values
            .iter()
            .map(|value| match content.source {
                Some(source) if source == value => format!("Quelle: {source}"),
                _ => value.clone(),
            })
            .collect();
        laid.told = told.join("\n\n");
        laid.sentences = content.sentences.iter().filter(|sentence| laid.shows(sentence)).count();
        laid
    }

    /// Whether a text stands among what is shown.
    pub(in crate::compose) fn shows(&self, text: &str) -> bool {
        self.values.iter().any(|value| value.contains(text))
    }

    /// Whether the template's own words are only those that stand before a source and a link.
    pub(in crate::compose) fn has_known_frame(&self) -> bool {
        self.own.iter().all(|own| FRAME.contains(&own.as_str()))
    }

    /// Whether nothing of the content that a follower needs is missing.
    pub(in crate::compose) fn is_whole(&self, content: &Content<'_>) -> bool {
        let headline = content.headline.is_some_and(|headline| self.shows(headline));
        let sentence = content.sentences.iter().any(|sentence| self.shows(sentence));
        let alone = sentence && !content.needs_headline;
        // A link with a word grown onto it would lead elsewhere.
        let link = self.text.split_whitespace().any(|word| word == content.link);
        link && (headline || alone)
    }
}

/// One line of what was rendered.
#[derive(Default)]
struct Line {
    text: String,
    values: Vec<String>,
    own: Vec<String>,
}

impl Line {
    /// Takes the marks off; `depth` is how many values are open where the line begins.
    fn read(line: &str, depth: &mut usize) -> Self {
        let mut read = Self::default();
        let mut piece = String::new();
        let mut rest = line;
        while let Some(at) = next_mark(rest) {
            let (before, mark) = rest.split_at(at);
            piece.push_str(before);
            read.text.push_str(before);
            if mark.starts_with(OPEN) {
                if *depth == 0 {
                    read.own.push(std::mem::take(&mut piece));
                }
                *depth += 1;
            } else {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    read.values.push(std::mem::take(&mut piece));
                }
            }
            rest = mark.get(OPEN.len_utf8()..).unwrap_or_default();
        }
        piece.push_str(rest);
        read.text.push_str(rest);
        let rest = if *depth == 0 { &mut read.own } else { &mut read.values };
        rest.push(piece);
        read
    }

    /// Whether it has places for values and all of them stayed empty: `Quelle:` and no source.
    fn says_nothing(&self) -> bool {
        !self.values.is_empty() && self.values.iter().all(|value| value.trim().is_empty())
    }
}

/// Where the next mark of a value stands. Both begin with the same byte.
fn next_mark(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + memchr(0xef, text.as_bytes().get(from..)?)?;
        if text.get(at..).is_some_and(|rest| rest.starts_with([OPEN, CLOSE])) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Without spaces at its ends, one for many between.
fn folded(text: &str) -> String {
    let spaced = |pair: &[u8]| matches!(pair, [b' ' | b'\t', b' ' | b'\t']);
    let edge = |c: char| matches!(c, ' ' | '\t');
    let plain = !text.contains('\t') && !text.as_bytes().windows(2).any(spaced);
    if plain && !text.starts_with(edge) && !text.ends_with(edge) {
        return text.to_owned();
    }
    let words: Vec<&str> = text.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
