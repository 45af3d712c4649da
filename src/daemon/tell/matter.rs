//! All that a post is made of, told by the program's own rules or in a model's sentences.

use std::borrow::Cow;

use super::{Quoted, Told, objections, tell, told_part};
use crate::compose::{self, Composed, Style, Subject};
use crate::crash::{self, Doing};
use crate::item::{Article, DISCLOSURE, Network, Post, Summary};
use crate::summary::faithful::{Source, Violation};
use crate::summary::{Budget, model};
use crate::text::language::Paragraphs;

/// All that a post is made of, whoever writes its sentences.
#[derive(Debug, Clone)]
pub struct Matter {
    /// The item, where the state has it.
    pub item: Option<i64>,
    /// Whether telling it has ended the program before: its text is left alone then.
    pub broke: bool,
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
        if self.broke {
            return self.untold();
        }
        self.at_it(|| tell(&self.article, self.quoted.as_ref(), self.network, &self.style))
    }

    /// Should it end the program, the next start knows which item that was.
    fn at_it<T>(&self, work: impl FnOnce() -> T) -> T {
        match self.item {
            Some(item) => crash::at(Doing::Post(item), work),
            None => work(),
        }
    }

    /// Headline and link as they are, for a person to decide on.
    fn untold(&self) -> Told {
        let link = self.article.link();
        let text = match &self.article.title {
            Some(title) => format!("{title}\n\n{link}"),
            None => link.to_string(),
        };
        let post = Post { text, link: link.clone(), image: None, more_images: Vec::new() };
        let violation = Violation { rule: "broke-off", found: link.to_string() };
        Told {
            post: Some(post),
            summary: Summary::default(),
            violations: vec![violation],
            foreign: None,
        }
    }

    /// What a model is given to write about, and how much it may write; none where the article is
    /// not in German.
    pub fn for_model(&self, disclose: bool) -> Option<(Cow<'_, Article>, Budget)> {
        if self.broke {
            return None;
        }
        self.at_it(|| self.own_part(disclose))
    }

    fn own_part(&self, disclose: bool) -> Option<(Cow<'_, Article>, Budget)> {
        let paragraphs = Paragraphs::of(&self.article.text);
        if paragraphs.foreign(self.article.language.as_deref()).is_some() {
            return None;
        }
        let own = told_part(&self.article, self.quoted.as_ref(), &paragraphs);
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
        self.at_it(|| self.in_sentences(sentences, disclose))
    }

    fn in_sentences(&self, sentences: &[String], disclose: bool) -> Result<Told, Vec<Violation>> {
        let broken = |rule| vec![Violation { rule, found: sentences.join(" ") }];
        let (own, budget) = self.for_model(disclose).ok_or_else(|| broken("not-german"))?;
        let against = model::objections(sentences, &own, budget);
        if !against.is_empty() {
            return Err(against);
        }
        let mut summary = model::summary(sentences, &own);
        if let Some(quoted) = &self.quoted {
            summary.quoted_source = Some(quoted.label.clone());
        }
        let composed =
            compose::lay_out(self.network, &Subject::of(&self.article), &summary, &self.style);
        let composed = composed.ok_or_else(|| broken("left-out"))?;
        let Composed { post, told, .. } = &composed;
        if let Some(left_out) = summary.sentences.iter().find(|one| !is_told(post, &one.text)) {
            return Err(vec![Violation { rule: "left-out", found: left_out.text.clone() }]);
        }
        let with_line = |post: &Post| {
            if disclose { disclosed(post.clone(), self.network) } else { post.clone() }
        };
        let (post, told) = (with_line(post), told.as_ref().map(with_line));
        let composed = Composed { post, told, ..composed };
        let violations =
            objections(&composed, self.network, &Source::of(&self.article), &self.style.hashtags);
        if !violations.is_empty() {
            return Err(violations);
        }
        Ok(Told { post: Some(composed.post), summary, violations, foreign: None })
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
