//! The shape of a post: it says something, whole, and the network takes it.

use super::source::fold;
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
    // Only the first sentence: one behind it may lean on it.
    let opener = context.parts.sentences.first().and_then(|first| first.first().copied());
    if let Some(first) = opener.filter(|first| leans(first)) {
        found.push(Violation::new("dangling-opener", first));
    }
    let headline = context.parts.headline;
    // „Drei Fragen an … Samira Haddad“ takes a breath; cut off is what ends so.
    let cut = |part: &str| {
        let is_headline = headline == Some(part);
        if is_headline { has_ellipsis(&part.replace(" … ", " ")) } else { has_ellipsis(part) }
    };
    for part in context.parts.told().filter(|part| cut(part)) {
        found.push(Violation::new("ellipsis", part));
    }
    for paragraph in context.parts.body.iter().filter(|paragraph| !ends_whole(paragraph)) {
        found.push(Violation::new("ends-badly", *paragraph));
    }
    found
}

/// Letters between two sentences of the article that still stand side by side: a credit, a number.
const BESIDE: usize = 40;

/// `Er …`, `Dabei …` stands right behind the sentence that it leans on in the article. One that is
/// told in other words than the article's cannot be looked up, and is left to the other rules.
pub(super) fn what_leans_stands_behind_its_own(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for all in &context.parts.sentences {
        for pair in all.windows(2) {
            let [before, told] = pair else { continue };
            if leans(told) && !stand_side_by_side(context.source.folded(), before, told) {
                found.push(Violation::new("torn-from-its-own", *told));
            }
        }
    }
    found
}

fn stand_side_by_side(source: &str, before: &str, told: &str) -> bool {
    let (before, told) = (fold(before), fold(told));
    let Some(first) = source.find(&before) else {
        return true;
    };
    let mut ends = source[first..].match_indices(&before).map(|(at, _)| first + at + before.len());
    let mut starts = source.match_indices(&told).map(|(at, _)| at).peekable();
    if starts.peek().is_none() {
        return true;
    }
    let starts: Vec<usize> = starts.collect();
    ends.any(|end| starts.iter().any(|start| (end..=end + BESIDE).contains(start)))
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
