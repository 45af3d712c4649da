//! What is wrong with a template, found out before any post is made with it.

use std::ops::Range;

use minijinja::{Error, ErrorKind};

use super::engine::{CLOSE, OPEN};
use super::{Content, Laid, Prepared, Template, sample};
use crate::compose::takes;
use crate::item::Network;
use crate::text::weighted::{MAX_WEIGHTED, measure};
use crate::text::{hygiene, quotes};

/// No template is longer, in characters.
const LONGEST: usize = 4_000;

/// A template that is refused, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Bytes in the template's text, where the place is known.
    pub at: Option<Range<usize>>,
    /// What is wrong.
    pub unfit: Unfit,
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// It cannot be read; the engine's own words, English.
    Syntax(String),
    /// It names a value that does not exist.
    UnknownName(String),
    /// It uses a filter, a test, a function or another file that does not exist; its name.
    UnknownTool(String),
    /// It fails on every article; the engine's own words, English.
    Fails(String),
    /// It shows no link, or one that has grown together with a word.
    NoLink,
    /// It shows neither the headline nor a sentence.
    Silent,
    /// It never names another source (Facebook).
    NoSource,
    /// It shows hashtags before the text, where they read as part of it.
    HashtagsFirst,
    /// Its own words hold something that may stand in no post: an address, a mention, a hashtag,
    /// a quotation mark without its partner, an invisible sign.
    OwnWords(String),
    /// With the headline alone, or with one usual sentence, it is longer than the network takes:
    /// characters as the network counts, and its limit.
    TooLong(usize, usize),
}

impl Fault {
    const fn whole(unfit: Unfit) -> Self {
        Self { at: None, unfit }
    }
}

pub(super) fn check(template: &Template) -> Result<(), Fault> {
    let source = template.source.as_str();
    let length = source.chars().count();
    if length > LONGEST {
        return Err(Fault::whole(Unfit::TooLong(length, LONGEST)));
    }
    let prepared = Prepared::parsed(template).map_err(|error| engine_fault(&error))?;
    if let Some(name) = prepared.unknown_names().into_iter().next() {
        let at = source.find(&name).map(|at| at..at + name.len());
        return Err(Fault { at, unfit: Unfit::UnknownName(name) });
    }
    let tags = sample::hashtags();
    let full = sample::full(&tags);
    let rendered = prepared.render(&full).map_err(|error| engine_fault(&error))?;
    let laid = Laid::read(&rendered, &full);
    own_words(&laid, source)?;
    for content in sample::contents() {
        if let Some(laid) = Laid::of(&prepared, &content) {
            own_words(&laid, source)?;
        }
    }
    values(&laid, &full, template.network)?;
    room(&prepared, template.network)
}

/// The template's own words are not the article's: they may be greeting or emoji, but nothing that
/// a network acts upon.
fn own_words(laid: &Laid, source: &str) -> Result<(), Fault> {
    for own in &laid.own {
        let acts = own.contains(['@', '＠', OPEN, CLOSE])
            || own.contains("://")
            || own.to_lowercase().contains("www.")
            || own.split_whitespace().any(|word| word.starts_with(['#', '＃']))
            || !measure(own).links.is_empty();
        if acts || !quotes::balanced(own) || hygiene::forbidden(own).is_some() {
            let at = source.find(own.as_str()).map(|at| at..at + own.len());
            return Err(Fault { at, unfit: Unfit::OwnWords(own.clone()) });
        }
    }
    Ok(())
}

/// What must be shown is shown, and in the right order.
fn values(laid: &Laid, full: &Content<'_>, network: Network) -> Result<(), Fault> {
    let place = |text: &str| laid.text.find(text);
    let said = full.sentences.iter().copied().chain(full.headline).filter_map(place).max();
    let standing = laid.text.split_whitespace().filter(|word| *word == full.link).count();
    if standing != 1 || laid.text.matches(full.link).count() != 1 {
        return Err(Fault::whole(Unfit::NoLink));
    }
    let Some(said) = said else {
        return Err(Fault::whole(Unfit::Silent));
    };
    if full.hashtags.iter().filter_map(|tag| place(tag)).any(|tag| tag < said) {
        return Err(Fault::whole(Unfit::HashtagsFirst));
    }
    if network == Network::Facebook && full.source.is_some_and(|source| !laid.shows(source)) {
        return Err(Fault::whole(Unfit::NoSource));
    }
    Ok(())
}

/// Something fits: a usual sentence where the template shows sentences, else the headline.
fn room(prepared: &Prepared<'_>, network: Network) -> Result<(), Fault> {
    let mut shortest = None;
    for content in sample::contents() {
        let Some(laid) = Laid::of(prepared, &content) else {
            continue;
        };
        if !laid.is_whole(&content) {
            continue;
        }
        if takes(network, &laid.text) {
            return Ok(());
        }
        let length = measure(&laid.text).weighted;
        shortest = Some(shortest.map_or(length, |shortest: usize| shortest.min(length)));
    }
    let unfit = shortest.map_or(Unfit::Silent, |length| Unfit::TooLong(length, MAX_WEIGHTED));
    Err(Fault::whole(unfit))
}

/// What the engine says, sorted by what the admin can do about it.
fn engine_fault(error: &Error) -> Fault {
    let said = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let unfit = match error.kind() {
        ErrorKind::SyntaxError | ErrorKind::BadEscape => Unfit::Syntax(said),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod
        | ErrorKind::TemplateNotFound
        | ErrorKind::BadInclude => Unfit::UnknownTool(said),
        _ => Unfit::Fails(said),
    };
    Fault { at: error.range(), unfit }
}
