//! From an article to a post that has passed the gate, for one network.

use std::borrow::Cow;

use crate::compose::{self, Style};
use crate::item::{Article, DISCLOSURE, Network, Post, Summary};
use crate::story::Fingerprint;
use crate::summary::faithful::{self, Violation};
use crate::summary::{self, Budget, foreign, model};
use crate::text::language::{self, Foreign};

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

/// All that a post is made of, whoever writes its sentences.
#[derive(Debug, Clone)]
pub struct Matter {
    /// The article.
    pub article: Article,
    /// What it quotes whole.
    pub quoted: Option<Quoted>,
    /// Where the post goes.
    pub network: Network,
    /// What the admin set for the account's posts.
    pub style: Style,
}

impl Matter {
    /// Told by the program's own rules.
    pub fn by_rules(&self) -> Told {
        tell(&self.article, self.quoted.as_ref(), self.network, &self.style)
    }

    /// What a model is given to write about, and how much it may write; none where the article is
    /// not in German.
    pub fn for_model(&self, disclose: bool) -> Option<(Cow<'_, Article>, Budget)> {
        if language::foreign(&self.article.text, self.article.language.as_deref()).is_some() {
            return None;
        }
        let own = told_part(&self.article, self.quoted.as_ref());
        let (max_chars, max_sentences) = compose::budget(self.network);
        let line = if disclose { DISCLOSURE.chars().count() + 2 } else { 0 };
        let quotes = self.quoted.is_some() || model::quotes_another(&own);
        let budget = match self.network {
            // Behind a quoted source's words, „Quelle: …“ would have to stand.
            Network::X => Budget {
                max_chars: max_chars - line,
                max_sentences: if quotes { 1 } else { max_sentences },
            },
            Network::Facebook => Budget { max_chars, max_sentences },
        };
        Some((own, budget))
    }

    /// Told in a model's sentences.
    ///
    /// # Errors
    /// What speaks against them: the rules for a model's sentences, then the gate.
    pub fn by_model(&self, sentences: &[String], disclose: bool) -> Result<Told, Vec<Violation>> {
        let broken = |rule| vec![Violation { rule, found: sentences.join(" ") }];
        let (own, budget) = self.for_model(disclose).ok_or_else(|| broken("not-german"))?;
        let objections = model::objections(sentences, &own, budget);
        if !objections.is_empty() {
            return Err(objections);
        }
        let mut summary = model::summary(sentences, &own);
        if let Some(quoted) = &self.quoted {
            summary.quoted_source = Some(quoted.label.clone());
        }
        let post = compose::compose(self.network, &self.article, &summary, &self.style);
        let post = post.ok_or_else(|| broken("left-out"))?;
        if let Some(left_out) = summary.sentences.iter().find(|one| !is_told(&post, &one.text)) {
            return Err(vec![Violation { rule: "left-out", found: left_out.text.clone() }]);
        }
        let post = if disclose { disclosed(post, self.network) } else { post };
        let hashtags = &self.style.hashtags;
        let violations = faithful::check_with(&post, self.network, &self.article, hashtags);
        if !violations.is_empty() {
            return Err(violations);
        }
        Ok(Told { post: Some(post), summary, violations, foreign: None })
    }
}

/// Tells an article. Where the gate objects, ever fewer sentences are tried, then the headline.
pub fn tell(article: &Article, quoted: Option<&Quoted>, network: Network, style: &Style) -> Told {
    if let Some(language) = language::foreign(&article.text, article.language.as_deref()) {
        let label = quoted.map(|quoted| quoted.label.clone());
        let style = Style { source: label.or_else(|| style.source.clone()), ..style.clone() };
        return tell_foreign(article, network, &style, language);
    }
    let own = told_part(article, quoted);
    let mut summary = summary_for(&own, network);
    if let Some(quoted) = quoted {
        summary.quoted_source = Some(quoted.label.clone());
    }
    fewer_and_fewer(summary, None, |summary| {
        let post = compose::compose(network, article, summary, style);
        let violations = post.as_ref().map_or_else(Vec::new, |post| {
            faithful::check_with(post, network, article, &style.hashtags)
        });
        (post, violations)
    })
}

/// The headline and the first sentences of an article that is not in German, as they stand.
fn tell_foreign(article: &Article, network: Network, style: &Style, language: Foreign) -> Told {
    let sentences = foreign::first_sentences(article);
    let summary = Summary { sentences, leads: false, quoted_source: None };
    fewer_and_fewer(summary, Some(language), |summary| {
        let texts: Vec<&str> = summary.sentences.iter().map(|one| one.text.as_str()).collect();
        let post = compose::foreign(network, article, &texts, style);
        let violations = post
            .as_ref()
            .map_or_else(Vec::new, |post| faithful::check_foreign(post, network, article));
        (post, violations)
    })
}

/// Tries with ever fewer sentences until the gate lets a post pass; else the first try is shown.
fn fewer_and_fewer(
    mut summary: Summary,
    foreign: Option<Foreign>,
    write: impl Fn(&Summary) -> (Option<Post>, Vec<Violation>),
) -> Told {
    let mut first: Option<Told> = None;
    loop {
        let (post, violations) = write(&summary);
        let told = Told { post, summary: summary.clone(), violations, foreign };
        if told.post.is_some() && told.violations.is_empty() {
            return told;
        }
        let shown = first.get_or_insert(told).clone();
        if summary.sentences.pop().is_none() {
            return shown;
        }
    }
}

/// What is told of an article: its own words, and of a page in several languages the German part.
fn told_part<'a>(article: &'a Article, quoted: Option<&Quoted>) -> Cow<'a, Article> {
    let own = quoted.and_then(|quoted| own_words(article, &quoted.article));
    let own = own.map_or(Cow::Borrowed(article), Cow::Owned);
    match language::german_part(&own.text) {
        Cow::Borrowed(_) => own,
        Cow::Owned(text) => Cow::Owned(Article { text, ..own.into_owned() }),
    }
}

/// Whether a sentence stands in a post, signs and white space aside.
fn is_told(post: &Post, sentence: &str) -> bool {
    let fold = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    fold(&post.text).contains(&fold(sentence))
}

/// The post with the line that says who wrote its sentences, before its link. On X, hashtags give
/// way to it.
fn disclosed(post: Post, network: Network) -> Post {
    let is_tags = |part: &&str| part.split_whitespace().all(|word| word.starts_with('#'));
    let link = post.link.as_str();
    let with = |keep_tags: bool| {
        let mut parts: Vec<&str> = post.text.split("\n\n").collect();
        parts.retain(|part| keep_tags || !is_tags(part));
        let before = parts.iter().position(|part| is_tags(part) || part.ends_with(link));
        parts.insert(before.unwrap_or(parts.len()), DISCLOSURE);
        parts.join("\n\n")
    };
    let text = with(true);
    let fits = network != Network::X || crate::text::weighted::measure(&text).valid;
    let text = if fits { text } else { with(false) };
    Post { text, ..post }
}

/// The summary with room for the headline, should its sentences make sense only behind that.
fn summary_for(article: &Article, network: Network) -> Summary {
    let (max_chars, max_sentences) = compose::budget(network);
    let summary = summary::summarise(article, Budget { max_chars, max_sentences });
    let headline = article.title.as_deref().unwrap_or_default().chars().count();
    let room = max_chars.saturating_sub(headline + "\n\n".len());
    let fits = summary.sentences.iter().any(|sentence| sentence.text.chars().count() <= room);
    if network == Network::Facebook || summary.leads || fits {
        return summary;
    }
    summary::summarise(article, Budget { max_chars: room, max_sentences: 1 })
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
