//! The gate: what a post must satisfy before it may leave, whoever wrote it.

mod amounts;
mod days;
mod foreign;
mod furniture;
mod index;
mod links;
mod parts;
mod quotations;
mod shape;
mod signs;
mod source;
mod tags;
mod words;

#[cfg(test)]
mod tests;

use crate::item::{Article, Network, Post};

use parts::Parts;
pub use source::Source;

/// One rule broken, with the words that break it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule}: {found}")]
pub struct Violation {
    /// The rule's short name, such as `number-not-in-source`.
    pub rule: &'static str,
    /// What was found.
    pub found: String,
}

impl Violation {
    fn new(rule: &'static str, found: impl Into<String>) -> Self {
        Self { rule, found: found.into() }
    }
}

/// What a rule may look at.
struct Context<'a> {
    post: &'a Post,
    network: Network,
    article: &'a Article,
    parts: Parts<'a>,
    source: &'a Source<'a>,
    /// Hashtags that the admin gave, each with its `#`.
    hashtags: &'a [String],
}

impl<'a> Context<'a> {
    fn of(
        post: &'a Post,
        network: Network,
        source: &'a Source<'a>,
        hashtags: &'a [String],
    ) -> Self {
        let parts = Parts::of(post, source);
        Self { post, network, article: source.article, parts, source, hashtags }
    }

    /// The post's text without its link. One that merely begins with the link stays.
    fn without_link(&self) -> String {
        let link = self.post.link.as_str();
        let pieces = self.post.text.split_inclusive(char::is_whitespace);
        pieces.filter(|piece| piece.trim_end() != link).collect()
    }
}

/// The rules, in the order in which their violations are told.
const RULES: [fn(&Context<'_>) -> Vec<Violation>; 21] = [
    amounts::dates_are_in_source,
    amounts::numbers_are_in_source,
    days::days_are_written_out,
    words::words_are_in_source,
    words::names_are_in_source,
    words::claims_stay_claims,
    quotations::quotations_are_verbatim,
    quotations::speakers_are_their_own,
    quotations::quotations_have_a_speaker,
    quotations::marks_are_balanced,
    links::the_link_is_the_articles_own,
    links::no_other_link,
    shape::something_is_said,
    shape::nothing_leans_or_is_cut,
    shape::what_leans_stands_behind_its_own,
    furniture::nothing_of_the_page_itself,
    furniture::the_quoted_source_is_named,
    signs::no_forbidden_sign,
    signs::no_markup_or_mention,
    tags::hashtags_are_few_and_last,
    shape::the_network_takes_it,
];

/// Everything in the post that the article does not bear out, or that a follower must not see.
/// A hashtag must be made of the article's words; the name behind „Quelle:“ is the one part that
/// comes from the configuration and is not looked up.
pub fn check(post: &Post, network: Network, article: &Article) -> Vec<Violation> {
    check_with(post, network, article, &[])
}

/// As [`check`], with hashtags (each with its `#`) that the admin gave.
pub fn check_with(
    post: &Post,
    network: Network,
    article: &Article,
    hashtags: &[String],
) -> Vec<Violation> {
    check_against(post, network, &Source::of(article), hashtags)
}

/// As [`check_with`], for further posts of an article whose words are looked up already.
pub fn check_against(
    post: &Post,
    network: Network,
    source: &Source<'_>,
    hashtags: &[String],
) -> Vec<Violation> {
    let context = Context::of(post, network, source, hashtags);
    RULES.iter().flat_map(|rule| rule(&context)).collect()
}

/// The rules that hold in any language, for a post of an article that is not in German.
const FOREIGN_RULES: [fn(&Context<'_>) -> Vec<Violation>; 9] = [
    foreign::said_word_for_word,
    foreign::lines_are_whole,
    links::the_link_is_the_articles_own,
    links::no_other_link,
    shape::something_is_said,
    signs::no_forbidden_sign,
    signs::no_markup_or_mention,
    tags::hashtags_are_few_and_last,
    shape::the_network_takes_it,
];

/// As [`check`], for a post of an article that is not in German: word for word, and whole.
pub fn check_foreign(post: &Post, network: Network, article: &Article) -> Vec<Violation> {
    let source = Source::of(article);
    let context = Context::of(post, network, &source, &[]);
    FOREIGN_RULES.iter().flat_map(|rule| rule(&context)).collect()
}
