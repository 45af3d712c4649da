//! From an article to a post that has passed the gate, for one network.

use crate::compose::{self, Style};
use crate::item::{Article, Network, Post, Summary};
use crate::story::Fingerprint;
use crate::summary::faithful::{self, Violation};
use crate::summary::{self, Budget};

/// A paragraph is somebody else's if this share of its word groups stands in the quoted article.
const QUOTED_SHARE: f64 = 0.8;

/// How an article is told on a network.
#[derive(Debug, Clone)]
pub struct Told {
    /// The post; none where not even the headline can be told.
    pub post: Option<Post>,
    /// The sentences it was made of.
    pub summary: Summary,
    /// What the gate objects to; such a post goes to a person.
    pub violations: Vec<Violation>,
}

/// The article that a page quotes whole, and where it came from.
#[derive(Debug, Clone)]
pub struct Quoted {
    /// The quoted article.
    pub article: Article,
    /// What followers read as „Quelle: …“.
    pub label: String,
}

/// Tells an article. Where the gate objects, ever fewer sentences are tried, then the headline.
pub fn tell(article: &Article, quoted: Option<&Quoted>, network: Network, style: &Style) -> Told {
    let own = quoted.and_then(|quoted| own_words(article, &quoted.article));
    let (max_chars, max_sentences) = compose::budget(network);
    let budget = Budget { max_chars, max_sentences };
    let mut summary = summary::summarise(own.as_ref().unwrap_or(article), budget);
    if let Some(quoted) = quoted {
        summary.quoted_source = Some(quoted.label.clone());
    }
    let mut first: Option<Told> = None;
    loop {
        let post = compose::compose(network, article, &summary, style);
        let violations = post.as_ref().map_or_else(Vec::new, |post| {
            faithful::check_with(post, network, article, &style.hashtags)
        });
        let told = Told { post, summary: summary.clone(), violations };
        if told.post.is_some() && told.violations.is_empty() {
            return told;
        }
        let last = first.get_or_insert(told).clone();
        if summary.sentences.pop().is_none() {
            return last;
        }
    }
}

/// The article without the paragraphs that it quotes; none if nothing of its own is left.
fn own_words(article: &Article, quoted: &Article) -> Option<Article> {
    let theirs = Fingerprint::of(&quoted.text);
    let own: Vec<&str> = article
        .text
        .split("\n\n")
        .filter(|paragraph| {
            let words = Fingerprint::of(paragraph);
            words.0.is_empty() || words.contained_in(&theirs) < QUOTED_SHARE
        })
        .collect();
    let text = own.join("\n\n");
    (!text.trim().is_empty()).then(|| Article { text, ..article.clone() })
}
