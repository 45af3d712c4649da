//! What belongs to the page and not to the news: credits, contacts, navigation, notes.

use super::{Context, Violation};
use crate::summary::junk;

/// No sentence is a credit, a contact, a breadcrumb, or grown together with a caption.
pub(super) fn nothing_of_the_page_itself(context: &Context<'_>) -> Vec<Violation> {
    let furniture = context.parts.sentences().filter(|sentence| junk::is_furniture(sentence));
    furniture.map(|sentence| Violation::new("furniture", sentence)).collect()
}

/// Where the article quotes another source, a post that tells it at length names the source. One
/// for X has no room for it and tells the page's own words alone.
pub(super) fn the_quoted_source_is_named(context: &Context<'_>) -> Vec<Violation> {
    let long = context.network == crate::item::Network::Facebook && !context.parts.body.is_empty();
    let unnamed = long && context.parts.quoted_source.is_none();
    match if unnamed { context.source.quoted() } else { None } {
        Some(source) => vec![Violation::new("source-not-named", source)],
        None => Vec::new(),
    }
}
