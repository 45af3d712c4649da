//! From an article to a post that has passed the gate, for one network.

mod foreign;
mod matter;

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::compose::{self, Composed, Style, Subject};
use crate::item::{Article, Network, Post, Summary};
use crate::story::Fingerprint;
use crate::summary::faithful::{self, Source, Violation};
use crate::summary::{Budget, Sifted};
use crate::text::language::{self, Foreign, Paragraphs};
use foreign::tell_foreign;

pub use matter::Matter;

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
    /// The article's language, where that is not German.
    pub foreign: Option<Foreign>,
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
/// Where only that is left, a sentence is looked for that fits behind it.
pub fn tell(article: &Article, quoted: Option<&Quoted>, network: Network, style: &Style) -> Told {
    Teller::of(article, quoted).tell(network, style)
}

/// An article that is told on several networks: its text is read once for all of them.
pub struct Teller<'a> {
    article: &'a Article,
    quoted: Option<&'a Quoted>,
    paragraphs: Paragraphs<'a>,
    foreign: Option<Foreign>,
    sifted: OnceCell<Sifted>,
    subject: Subject<'a>,
    source: OnceCell<Source<'a>>,
}

impl<'a> Teller<'a> {
    /// Takes an article, and what it quotes whole.
    pub fn of(article: &'a Article, quoted: Option<&'a Quoted>) -> Self {
        let paragraphs = Paragraphs::of(&article.text);
        Self {
            article,
            quoted,
            foreign: paragraphs.foreign(article.language.as_deref()),
            paragraphs,
            sifted: OnceCell::new(),
            subject: Subject::of(article),
            source: OnceCell::new(),
        }
    }

    /// As [`tell`].
    pub fn tell(&self, network: Network, style: &Style) -> Told {
        if let Some(language) = self.foreign {
            let label = self.quoted.map(|quoted| quoted.label.clone());
            let style = Style { source: label.or_else(|| style.source.clone()), ..style.clone() };
            return tell_foreign(self.article, network, &style, language);
        }
        let (max_chars, max_sentences) = compose::budget(network);
        let budget = Budget { max_chars, max_sentences };
        let summary = self.summarised(|sifted| sifted.summarise(budget));
        let best = || self.sifted.get().is_some_and(|sifted| sifted.says_it_best(&summary));
        let settled = network != Network::X || summary.leads || best();
        let (told, sentences) = self.tell_summary(summary, network, style);
        if sentences > 0 && settled {
            return told;
        }
        let room = compose::room_behind_headline(network, &self.subject, style);
        let behind = room.map(|room| {
            let summary = self.summarised(|sifted| sifted.beside_headline(room));
            let nothing = summary.sentences.is_empty();
            (nothing, self.tell_summary(summary, network, style))
        });
        match behind {
            // Where nothing is worth telling there, neither is what was told first: the headline alone.
            Some((nothing, (behind, sentences)))
                if (nothing || sentences > 0)
                    && behind.post.is_some()
                    && behind.violations.is_empty() =>
            {
                behind
            }
            _ => told,
        }
    }

    fn summarised(&self, how: impl Fn(&Sifted) -> Summary) -> Summary {
        let sifted = self
            .sifted
            .get_or_init(|| Sifted::of(&told_part(self.article, self.quoted, &self.paragraphs)));
        let mut summary = how(sifted);
        if let Some(quoted) = self.quoted {
            summary.quoted_source = Some(quoted.label.clone());
        }
        summary
    }

    /// Tells a summary with as many of its sentences as the gate lets through, and how many it
    /// shows.
    fn tell_summary(&self, mut summary: Summary, network: Network, style: &Style) -> (Told, usize) {
        let mut first: Option<(Told, usize)> = None;
        loop {
            let composed = compose::lay_out(network, &self.subject, &summary, style);
            let violations = composed.as_ref().map_or_else(Vec::new, |composed| {
                let source = self.source.get_or_init(|| Source::of(self.article));
                objections(composed, network, source, &style.hashtags)
            });
            let sentences = composed.as_ref().map_or(0, |composed| composed.sentences);
            let post = composed.map(|composed| composed.post);
            let told = Told { post, summary: summary.clone(), violations, foreign: None };
            if told.post.is_some() && told.violations.is_empty() {
                return (told, sentences);
            }
            let last = first.get_or_insert((told, sentences)).clone();
            if summary.sentences.pop().is_none() {
                return last;
            }
        }
    }
}

/// What the gate objects to. Words of the admin's template need not stand in the article: there,
/// what is told must be borne out, and the whole must be what a network takes.
fn objections(
    composed: &Composed,
    network: Network,
    source: &Source<'_>,
    hashtags: &[String],
) -> Vec<Violation> {
    let check = |post: &Post| faithful::check_against(post, network, source, hashtags);
    let whole = check(&composed.post);
    let Some(told) = &composed.told else {
        return whole;
    };
    let mut violations = check(told);
    let of_shape = whole.into_iter().filter(|violation| OF_THE_WHOLE.contains(&violation.rule));
    violations.extend(of_shape);
    violations
}

/// The rules that hold for a template's own words, too.
const OF_THE_WHOLE: [&str; 10] = [
    "refused-by-x",
    "too-long",
    "link-missing",
    "link-twice",
    "other-link",
    "forbidden-sign",
    "markup",
    "mention",
    "entity",
    "hashtag-in-sentence",
];

/// What is told of an article: its own words, and of a page in several languages the German part.
fn told_part<'a>(
    article: &'a Article,
    quoted: Option<&Quoted>,
    paragraphs: &Paragraphs<'_>,
) -> Cow<'a, Article> {
    if let Some(own) = quoted.and_then(|quoted| own_words(article, &quoted.article)) {
        let text = language::german_part(&own.text).into_owned();
        return Cow::Owned(Article { text, ..own });
    }
    match paragraphs.german_part() {
        Some(text) => Cow::Owned(Article { text, ..article.clone() }),
        None => Cow::Borrowed(article),
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
