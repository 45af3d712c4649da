//! From a summary to a post: each network's own density, limit and habits.

mod correction;
mod facebook;
mod foreign;
mod hashtags;
mod phrase;
mod subject;
mod template;
mod typography;
mod unlinked;
mod x;

#[cfg(test)]
mod tests;

use crate::item::{Article, Image, MAX_MORE_IMAGES, Network, Post, Summary};
use crate::text::dates;
use crate::text::weighted::{MAX_WEIGHTED, measure};
use template::{Content, Laid, Prepared};

pub use correction::{LABEL as CORRECTION, corrections};
pub use foreign::foreign;
pub use subject::Subject;
pub use template::{Fault, NAMES, Template, Unfit};
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
    /// The layout; without one the network's own.
    pub template: Option<Template>,
}

/// A post, and what of it the article must bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// The post as it would be sent.
    pub post: Post,
    /// The same without the words that are the template's own, a paragraph for each value; none
    /// where the template has none.
    pub told: Option<Post>,
    /// How many sentences it shows; 0 where the headline stands alone.
    pub sentences: usize,
}

/// The length of a text as a network counts it.
pub fn length(network: Network, text: &str) -> usize {
    match network {
        Network::X => measure(text).weighted,
        Network::Facebook => text.chars().count(),
    }
}

/// The longest text that a network takes, as it counts.
pub const fn limit(network: Network) -> usize {
    match network {
        Network::X => MAX_WEIGHTED,
        Network::Facebook => MAX_FACEBOOK,
    }
}

/// The largest text (characters, sentences) a summary for this network is worth asking for.
pub const fn budget(network: Network) -> (usize, usize) {
    match network {
        Network::Facebook => (900, 5),
        // What a link and the blank line before it leave.
        Network::X => (255, 2),
    }
}

/// How many characters are left for one sentence behind the article's headline, on a network where
/// that is tight; none where the headline alone fills the post.
pub fn room_behind_headline(
    network: Network,
    subject: &Subject<'_>,
    style: &Style,
) -> Option<usize> {
    let headline = subject.headline().filter(|_| network == Network::X)?;
    let content = Content {
        headline: Some(headline),
        needs_headline: true,
        link: subject.article.link().as_str(),
        ..Content::default()
    };
    let default = Template::of(network);
    let template = style.template.as_ref().unwrap_or(&default);
    let laid = Laid::of(&Prepared::new(template).ok()?, &content)?;
    // A blank line stands between the two.
    MAX_WEIGHTED.checked_sub(measure(&laid.text).weighted + 2)
}

/// Writes the post. Sentences that do not fit are left out one by one from the end; if not one
/// fits, the headline stands alone. `None` if not even that can be told.
pub fn compose(
    network: Network,
    article: &Article,
    summary: &Summary,
    style: &Style,
) -> Option<Post> {
    lay_out(network, &Subject::of(article), summary, style).map(|composed| composed.post)
}

/// As [`compose`], with what the gate must look at.
pub fn lay_out(
    network: Network,
    subject: &Subject<'_>,
    summary: &Summary,
    style: &Style,
) -> Option<Composed> {
    let article = subject.article;
    let headline = subject.headline();
    let drafts = match network {
        Network::Facebook => facebook::drafts(summary, headline),
        Network::X => x::drafts(summary, headline),
    };
    let source = summary.quoted_source.as_deref().or(style.source.as_deref());
    let source = source.and_then(phrase::name);
    let hashtags = hashtags::choose(subject, &style.hashtags);
    let date = article.date.map(dates::german);
    let contents: Vec<Content<'_>> = drafts
        .iter()
        .map(|draft| Content {
            headline,
            needs_headline: draft.needs_headline,
            sentences: draft.sentences.iter().map(String::as_str).collect(),
            source: source.as_deref(),
            link: article.link().as_str(),
            hashtags: &hashtags,
            date: date.as_deref(),
        })
        .collect();
    let default = Template::of(network);
    // A template that has no place for the headline cannot tell it alone.
    let templates = style.template.iter().chain([&default]);
    let laid = templates.into_iter().find_map(|template| fit(template, network, &contents))?;
    let post = |text: String| Post {
        text,
        link: article.link().clone(),
        image: article.image.clone().filter(|_| style.images),
        more_images: more_images(article, style),
    };
    let told = (!laid.has_known_frame()).then(|| post(laid.told));
    Some(Composed { post: post(laid.text), told, sentences: laid.sentences })
}

/// What may be said in one post, before it is laid out.
struct Draft {
    sentences: Vec<String>,
    /// Whether the sentences say little without the headline.
    needs_headline: bool,
}

/// The first of the contents, best first, that the network takes: with fewer hashtags rather than
/// fewer words.
fn fit(template: &Template, network: Network, contents: &[Content<'_>]) -> Option<Laid> {
    let prepared = Prepared::new(template).ok()?;
    contents.iter().find_map(|content| {
        let most = content.hashtags.len();
        (0..=most).rev().find_map(|count| {
            let hashtags = content.hashtags.get(..count).unwrap_or_default();
            let content = Content { hashtags, ..content.clone() };
            let laid = Laid::of(&prepared, &content)?;
            (laid.is_whole(&content) && takes(network, &laid.text)).then_some(laid)
        })
    })
}

/// Whether a text is short enough, by the network's own count.
fn takes(network: Network, text: &str) -> bool {
    match network {
        Network::Facebook => text.chars().count() <= MAX_FACEBOOK,
        Network::X => measure(text).valid,
    }
}

/// The longest message that Facebook takes, in characters, as third parties report it.
const MAX_FACEBOOK: usize = 63_206;

/// The pictures beside the lead picture, as far as a screen reader can tell of them.
fn more_images(article: &Article, style: &Style) -> Vec<Image> {
    let told = |image: &&Image| image.alt.as_deref().is_some_and(|alt| !alt.trim().is_empty());
    let more = article.more_images.iter().filter(|_| style.images).filter(told);
    more.take(MAX_MORE_IMAGES).cloned().collect()
}
