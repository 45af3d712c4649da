//! The shape of a post: it says something, whole, and the network takes it.

use super::{Context, Violation};
use crate::item::Network;
use crate::text::openers::leans;
use crate::text::weighted::{MAX_WEIGHTED, measure};

/// The longest message that Facebook takes, in characters, as third parties report it.
const MAX_FACEBOOK: usize = 63_206;

/// There is a headline or a body.
pub(super) fn something_is_said(context: &Context<'_>) -> Vec<Violation> {
    if context.parts.told().next().is_some() {
        Vec::new()
    } else {
        vec![Violation::new("nothing-said", context.post.text.clone())]
    }
}

/// The body does not begin with a pronoun that hangs in the air, and each of its paragraphs ends
/// as a sentence does; nothing ends in an ellipsis. A headline needs no full stop.
pub(super) fn nothing_leans_or_is_cut(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    if let Some(first) = context.parts.body.first().filter(|first| leans(first)) {
        found.push(Violation::new("dangling-opener", *first));
    }
    for part in context.parts.told().filter(|part| has_ellipsis(part)) {
        found.push(Violation::new("ellipsis", part));
    }
    for paragraph in context.parts.body.iter().filter(|paragraph| !ends_whole(paragraph)) {
        found.push(Violation::new("ends-badly", *paragraph));
    }
    found
}

/// Whether something ends in „…“: the text, or a sentence or quotation in it.
fn has_ellipsis(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, behind)) = split_ellipsis(rest) {
        let trimmed = behind.trim_start_matches(['“', '”', '"', '«', '»', ')', ']', '’', '‘']);
        let next = trimmed.trim_start().chars().next();
        let sentence_ends = next.is_none_or(char::is_uppercase);
        if sentence_ends {
            return true;
        }
        rest = behind;
    }
    false
}

/// What stands before and behind the first ellipsis.
fn split_ellipsis(text: &str) -> Option<(&str, &str)> {
    let sign = text.split_once('…');
    let dots = text.split_once("...");
    match (sign, dots) {
        (Some(sign), Some(dots)) if dots.0.len() < sign.0.len() => Some(dots),
        (Some(sign), _) => Some(sign),
        (None, dots) => dots,
    }
}

fn ends_whole(text: &str) -> bool {
    let ends = |c: char| matches!(c, '.' | '!' | '?');
    let last = text.chars().next_back();
    let bracketed = text.strip_suffix(')').is_some_and(|inner| inner.ends_with(ends));
    last.is_some_and(|c| ends(c) || matches!(c, '“' | '”' | '"' | '«' | '»' | '‘' | '’'))
        || bracketed
}

/// The network's own limit by its own count.
pub(super) fn the_network_takes_it(context: &Context<'_>) -> Vec<Violation> {
    let text = context.post.text.as_str();
    match context.network {
        Network::X => {
            let measured = measure(text);
            if measured.valid {
                return Vec::new();
            }
            vec![Violation::new("refused-by-x", format!("{} of {MAX_WEIGHTED}", measured.weighted))]
        }
        Network::Facebook => {
            let length = text.chars().count();
            if length <= MAX_FACEBOOK {
                return Vec::new();
            }
            vec![Violation::new("too-long", format!("{length} of {MAX_FACEBOOK}"))]
        }
    }
}
