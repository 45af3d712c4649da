//! From a page to an article: main text and metadata.

mod boilerplate;
pub mod dom;
mod extract;
pub mod glued;
pub mod metadata;
mod plain;
mod render;
mod spambots;
mod weights;

use jiff::civil::Date;
use url::Url;

use crate::item::{Article, without_session};
use crate::text::hygiene;
use crate::text::nesting::NestingError;

/// Reads an article from its page.
///
/// # Errors
/// A page that could not be parsed in linear time.
pub fn extract(html: &str, url: &Url) -> Result<Article, ArticleError> {
    let document = dom::Document::parse(html)?;
    let page = dom::Page::of(&document);
    let main = extract::main_text(&page);
    let metadata = metadata::read(&page, main.root, url);
    let text = hygiene::clean(&main.text(metadata.title.as_deref()));
    Ok(Article {
        url: without_session(url),
        canonical: metadata.canonical.as_ref().map(without_session),
        title: metadata.title.map(|title| hygiene::clean(&title)),
        date: metadata.date.or_else(|| metadata::date::scripts::find(html)),
        author: metadata.author.map(|author| hygiene::clean(&author)),
        language: metadata.language.or_else(|| metadata::guess_language(&text)),
        text,
        image: metadata.image,
        more_images: metadata.more_images,
    })
}

/// Reads an article from plain text: the first line is the headline if it looks like one.
pub fn from_text(text: &str, url: &Url, date: Option<Date>) -> Article {
    plain::read(text, url, date)
}

/// Why a page could not be read as an article.
#[derive(Debug, thiserror::Error)]
pub enum ArticleError {
    /// Parsing it would take too long: it is an attack or broken.
    #[error(transparent)]
    Nesting(#[from] NestingError),
}
