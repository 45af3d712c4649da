//! The template engine: no files, no escaping, bounded work; every value is marked in the output.

use std::fmt::Write as _;
use std::sync::LazyLock;

use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, Output, State, UndefinedBehavior, context, filters};

use super::{Content, Template, own};
use crate::item::Network;

/// Instructions that a post may take; a default template takes about 40.
const FUEL: u64 = 20_000;
/// How deep a template may nest.
const DEPTH: usize = 20;

/// Opens a value in the output. Neither mark can stand in a cleaned text or in a template.
pub(super) const OPEN: char = '\u{fdd0}';
/// Closes it.
pub(super) const CLOSE: char = '\u{fdd1}';

/// What a template may name.
pub const NAMES: [&str; 7] =
    ["headline", "needs_headline", "sentences", "source", "link", "hashtags", "date"];

static ENGINE: LazyLock<Environment<'static>> = LazyLock::new(engine);

fn engine() -> Environment<'static> {
    let mut engine = Environment::empty();
    engine.set_undefined_behavior(UndefinedBehavior::Strict);
    engine.set_fuel(Some(FUEL));
    engine.set_recursion_limit(DEPTH);
    // With it an error knows its place in the template.
    engine.set_debug(true);
    engine.set_formatter(write_marked);
    engine.add_filter("first", filters::first);
    engine.add_filter("last", filters::last);
    engine.add_filter("join", filters::join);
    engine.add_filter("length", filters::length);
    engine
}

/// Writes a value between its marks: nothing for none, a list with spaces between.
fn write_marked(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let text = match value.kind() {
        ValueKind::None | ValueKind::Undefined => String::new(),
        ValueKind::Seq | ValueKind::Iterable => {
            let parts: Vec<String> = value.try_iter()?.map(|part| part.to_string()).collect();
            parts.join(" ")
        }
        _ => value.to_string(),
    };
    out.write_char(OPEN)?;
    out.write_str(&text)?;
    out.write_char(CLOSE)?;
    Ok(())
}

/// A template that was read for a few renderings. The networks' own are not worth an engine: most
/// posts are laid out by them.
pub(in crate::compose) enum Prepared<'t> {
    /// The network's own.
    Own(Network),
    /// The admin's.
    Parsed(minijinja::Template<'t, 't>),
}

impl<'t> Prepared<'t> {
    pub(in crate::compose) fn new(template: &'t Template) -> Result<Self, Error> {
        if template.source == own(template.network) {
            return Ok(Self::Own(template.network));
        }
        Self::parsed(template)
    }

    pub(super) fn parsed(template: &'t Template) -> Result<Self, Error> {
        let engine: &Environment<'t> = &ENGINE;
        Ok(Self::Parsed(engine.template_from_str(&template.source)?))
    }

    /// The names it uses and nothing gives.
    pub(super) fn unknown_names(&self) -> Vec<String> {
        let Self::Parsed(parsed) = self else {
            return Vec::new();
        };
        let mut names: Vec<String> = parsed.undeclared_variables(false).into_iter().collect();
        names.retain(|name| !NAMES.contains(&name.as_str()));
        names.sort();
        names
    }

    /// The text with its values marked.
    pub(super) fn render(&self, content: &Content<'_>) -> Result<String, Error> {
        let parsed = match self {
            Self::Own(network) => return Ok(rendered(*network, content)),
            Self::Parsed(parsed) => parsed,
        };
        let headline = Value::from(content.headline);
        let needs_headline = content.needs_headline;
        let sentences: Vec<String> = content.sentences.iter().map(ToString::to_string).collect();
        let source = Value::from(content.source);
        let link = content.link;
        let hashtags = content.hashtags.to_vec();
        let date = Value::from(content.date);
        parsed.render(context! {
            headline, needs_headline, sentences, source, link, hashtags, date,
        })
    }
}

/// What the engine makes of a network's own template.
fn rendered(network: Network, content: &Content<'_>) -> String {
    let sentences = content.sentences.iter().copied();
    let hashtags = || content.hashtags.iter().map(String::as_str);
    let mut text = String::with_capacity(1024);
    match network {
        Network::Facebook => {
            mark(&mut text, content.headline);
            text.push_str("\n\n");
            mark(&mut text, sentences);
            text.push_str("\n\nQuelle: ");
            mark(&mut text, content.source);
            text.push_str("\n\nMehr dazu: ");
            mark(&mut text, [content.link]);
            text.push_str("\n\n");
            mark(&mut text, hashtags());
        }
        Network::X => {
            if content.needs_headline {
                mark(&mut text, content.headline);
            }
            text.push_str("\n\n");
            mark(&mut text, sentences);
            text.push_str("\n\n");
            mark(&mut text, hashtags());
            text.push_str("\n\n");
            mark(&mut text, [content.link]);
        }
    }
    text
}

/// Adds a value between its marks, as [`write_marked`] does.
fn mark<'v>(text: &mut String, parts: impl IntoIterator<Item = &'v str>) {
    text.push(OPEN);
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(part);
    }
    text.push(CLOSE);
}
