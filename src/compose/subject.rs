//! An article as posts are made of it: what all of them share is worked out once.

use std::cell::OnceCell;

use super::{hashtags, phrase};
use crate::item::Article;

/// An article with what its posts have in common; each thing is worked out when first asked for.
#[derive(Debug)]
pub struct Subject<'a> {
    pub(super) article: &'a Article,
    headline: OnceCell<Option<String>>,
    words: OnceCell<Vec<String>>,
    own_hashtag: OnceCell<Option<String>>,
}

impl<'a> Subject<'a> {
    /// Takes an article.
    pub const fn of(article: &'a Article) -> Self {
        Self {
            article,
            headline: OnceCell::new(),
            words: OnceCell::new(),
            own_hashtag: OnceCell::new(),
        }
    }

    /// The headline as it may be posted.
    pub(super) fn headline(&self) -> Option<&str> {
        self.headline.get_or_init(|| phrase::headline(self.article)).as_deref()
    }

    /// The words of headline and text in lower case; `Sachsen-Anhalt` is two.
    pub(super) fn words(&self) -> &[String] {
        self.words.get_or_init(|| hashtags::words(self.article))
    }

    /// A hashtag of the headline's main word.
    pub(super) fn own_hashtag(&self) -> Option<&str> {
        self.own_hashtag.get_or_init(|| hashtags::own(self)).as_deref()
    }
}
