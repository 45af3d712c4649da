//! From a summary to a post: each network's own density, limit and habits.

mod correction;
mod facebook;
mod foreign;
mod hashtags;
mod phrase;
mod unlinked;
mod x;

#[cfg(test)]
mod tests;

use crate::item::{Article, Network, Post, Summary};

pub use correction::{LABEL as CORRECTION, corrections};
pub use foreign::foreign;
pub use unlinked::without_link;

/// What the admin may set for an account's posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// The admin's hashtags, each with its `#`; used where the article has the word.
    pub hashtags: Vec<String>,
    /// Whether the source's pictures may be passed on.
    pub images: bool,
    /// The source to name, where the news is not the organisation's own.
    pub source: Option<String>,
}

/// The largest text (characters, sentences) a summary for this network is worth asking for.
pub const fn budget(network: Network) -> (usize, usize) {
    match network {
        Network::Facebook => (900, 5),
        Network::X => (250, 2),
    }
}

/// Writes the post. Sentences that do not fit are left out one by one from the end; if not one
/// fits, the headline stands alone. `None` if not even that can be told.
pub fn compose(
    network: Network,
    article: &Article,
    summary: &Summary,
    style: &Style,
) -> Option<Post> {
    let text = match network {
        Network::Facebook => facebook::text(article, summary, style)?,
        Network::X => x::text(article, summary, style)?,
    };
    Some(Post {
        text,
        link: article.link().clone(),
        image: article.image.clone().filter(|_| style.images),
    })
}
