//! What belongs to the page and not to the news: credits, contacts, navigation, notes.

use super::{Context, Violation};
use crate::summary::junk;
use crate::text::sentences;

/// No sentence is a credit, a contact, a breadcrumb, or grown together with a caption.
pub(super) fn nothing_of_the_page_itself(context: &Context<'_>) -> Vec<Violation> {
    let sentences = context.parts.body.iter().flat_map(|part| sentences::split(part));
    let furniture = sentences.filter(|sentence| junk::is_furniture(sentence));
    furniture.map(|sentence| Violation::new("furniture", sentence)).collect()
}

/// Where the article quotes another source, a post that tells it at length names the source. One
/// for X has no room for it and tells the page's own words alone.
pub(super) fn the_quoted_source_is_named(context: &Context<'_>) -> Vec<Violation> {
    let long = context.network == crate::item::Network::Facebook && !context.parts.body.is_empty();
    let quoted = crate::summary::source::quoted(&context.article.text);
    match quoted.filter(|_| long && context.parts.quoted_source.is_none()) {
        Some(source) => vec![Violation::new("source-not-named", source)],
        None => Vec::new(),
    }
}
