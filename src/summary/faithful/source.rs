//! The article as the rules look things up in it: each thing worked out when first asked for, and
//! once for all posts of the article.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::index::Index;
use crate::item::Article;
use crate::summary::source;
use crate::text::dates::{self, DateMention, Number};
use crate::text::sentences;
use crate::text::words::{is_alphanumeric, push_lower, stem};

/// What an article says, for any number of posts about it.
#[derive(Debug)]
pub struct Source<'a> {
    pub(super) article: &'a Article,
    /// Headline and text.
    pub(super) text: String,
    index: OnceCell<Index>,
    stems: OnceCell<HashSet<String>>,
    folded: OnceCell<String>,
    said: OnceCell<Said>,
    sentences: OnceCell<Vec<Vec<String>>>,
    plain_marks: OnceCell<String>,
    headline: OnceCell<Vec<String>>,
    quoted: OnceCell<Option<String>>,
}

/// The dates and numbers of an article.
#[derive(Debug)]
pub(super) struct Said {
    /// The dates it mentions, those that its relative words may mean, and its own.
    pub(super) dates: Vec<DateMention>,
    /// The years that words such as `im vergangenen Jahr` may mean.
    pub(super) years: HashSet<i16>,
    /// The numbers it mentions.
    pub(super) numbers: Vec<Number>,
}

impl<'a> Source<'a> {
    /// Takes an article; nothing is looked up yet.
    pub fn of(article: &'a Article) -> Self {
        let title = article.title.as_deref().unwrap_or_default();
        let text = format!("{title}\n\n{}", article.text);
        let text = if text.contains('\u{AD}') { text.replace('\u{AD}', "") } else { text };
        Self {
            article,
            text,
            index: OnceCell::new(),
            stems: OnceCell::new(),
            folded: OnceCell::new(),
            said: OnceCell::new(),
            sentences: OnceCell::new(),
            plain_marks: OnceCell::new(),
            headline: OnceCell::new(),
            quoted: OnceCell::new(),
        }
    }

    /// Where each of its words stands among them.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(words(&self.text), self.text.len()))
    }

    /// The stems of its words.
    pub(super) fn stems(&self) -> &HashSet<String> {
        self.stems.get_or_init(|| self.index().distinct().map(stem).collect())
    }

    /// Letters and digits alone, in lower case.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold(&self.text))
    }

    /// Its dates and numbers.
    pub(super) fn said(&self) -> &Said {
        self.said.get_or_init(|| Said::of(&self.text, self.article))
    }

    /// The words of each of its sentences, in lower case.
    pub(super) fn sentences(&self) -> &[Vec<String>] {
        self.sentences
            .get_or_init(|| sentences::split(&self.text).into_iter().map(lower_words).collect())
    }

    /// Its text with all quotation marks alike and white space folded.
    pub(super) fn plain_marks(&self) -> &str {
        self.plain_marks.get_or_init(|| super::quotations::normal(&self.text))
    }

    /// Its headline, folded: as it stands, and with its dates written out.
    pub(super) fn headlines(&self) -> &[String] {
        self.headline.get_or_init(|| {
            let Some(title) = self.article.title.as_deref() else {
                return Vec::new();
            };
            let written = dates::write_out(title, self.article.date);
            std::iter::once(fold(title)).chain(written.map(|written| fold(&written))).collect()
        })
    }

    /// The name of another source that it quotes.
    pub(super) fn quoted(&self) -> Option<&str> {
        self.quoted.get_or_init(|| source::quoted(&self.article.text)).as_deref()
    }
}

impl Said {
    fn of(text: &str, article: &Article) -> Self {
        let survey = dates::survey(text, article.date);
        let bare = |date: &&DateMention| date.day.is_none() && date.month.is_none();
        let years = survey.implied.iter().filter(bare).filter_map(|date| date.year).collect();
        let mut dates = survey.dates;
        dates.extend(survey.implied);
        dates.extend(article.date.map(|date| DateMention {
            range: 0..0,
            day: Some(date.day()),
            month: Some(date.month()),
            year: Some(date.year()),
        }));
        Self { dates, years, numbers: survey.numbers }
    }
}

/// The words of a text: runs of letters and digits, so that gender forms and hyphens fall into
/// their parts, the same on both sides.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty())
}

/// The words of a text in lower case.
pub(super) fn lower_words(text: &str) -> Vec<String> {
    words(text).map(str::to_lowercase).collect()
}

/// Letters and digits alone, in lower case.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_alphanumeric(*c)) {
        push_lower(c, &mut folded);
    }
    folded
}
