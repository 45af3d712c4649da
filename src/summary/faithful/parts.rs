//! A post taken apart: headline, body, source line, link, hashtags.

use std::cell::OnceCell;

use super::source::{Source, fold};
use crate::item::{DISCLOSURE, Post};
use crate::text::dates::{self, Survey};
use crate::text::sentences;

/// The parts of a post's text.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// The article's headline, if the post shows it.
    pub(super) headline: Option<&'a str>,
    /// What the post tells, paragraph by paragraph.
    pub(super) body: Vec<&'a str>,
    /// The sentences of each of these paragraphs.
    pub(super) sentences: Vec<Vec<&'a str>>,
    /// The name behind „Quelle:“.
    pub(super) quoted_source: Option<&'a str>,
    /// The hashtags of the last lines.
    pub(super) hashtags: Vec<&'a str>,
    /// A line of the body that stands behind the hashtags.
    pub(super) behind_hashtags: Option<&'a str>,
    /// The dates and numbers of headline and body, part by part.
    surveys: OnceCell<Vec<Survey>>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(post: &'a Post, source: &Source<'_>) -> Self {
        let mut parts = Self {
            headline: None,
            body: Vec::new(),
            sentences: Vec::new(),
            quoted_source: None,
            hashtags: Vec::new(),
            behind_hashtags: None,
            surveys: OnceCell::new(),
        };
        let lines = post.text.lines().map(str::trim).filter(|line| !line.is_empty());
        for line in lines {
            let link = line.strip_prefix("Mehr dazu: ").unwrap_or(line);
            if link == post.link.as_str() || line == DISCLOSURE {
                continue;
            }
            if line.split_whitespace().all(|word| word.starts_with('#')) {
                parts.hashtags.extend(line.split_whitespace());
            } else if let Some(name) = line.strip_prefix("Quelle: ") {
                parts.quoted_source = Some(name);
            } else {
                parts.body.push(line);
                if !parts.hashtags.is_empty() {
                    parts.behind_hashtags = Some(line);
                }
            }
        }
        if parts.body.first().is_some_and(|first| is_headline(first, source)) {
            parts.headline = Some(parts.body.remove(0));
        }
        parts.sentences = parts.body.iter().map(|part| sentences::split(part)).collect();
        parts
    }

    /// Headline and body: what must be borne out by the article.
    pub(super) fn told(&self) -> impl Iterator<Item = &'a str> {
        self.headline.into_iter().chain(self.body.iter().copied())
    }

    /// As [`Parts::told`], each part with its dates and numbers.
    pub(super) fn surveyed(&self) -> impl Iterator<Item = (&'a str, &Survey)> {
        let surveys = self.surveys.get_or_init(|| self.told().map(dates::survey).collect());
        self.told().zip(surveys)
    }

    /// Every sentence of the body.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &'a str> {
        self.sentences.iter().flatten().copied()
    }
}

/// Whether a line is the article's headline, its dates perhaps written out.
fn is_headline(line: &str, source: &Source<'_>) -> bool {
    source.headlines().contains(&fold(line))
}
