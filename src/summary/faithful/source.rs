//! The article as the rules look things up in it: each thing worked out when first asked for, and
//! once for all posts of the article.

use std::cell::OnceCell;

use memchr::memmem;

use super::index::Index;
use crate::item::Article;
use crate::summary::source;
use crate::text::dates::{self, DateMention, Survey};
use crate::text::sentences;
use crate::text::words::{letters_alone, lower, may_share_stem, runs, stem};

/// What an article says, for any number of posts about it.
#[derive(Debug)]
pub struct Source<'a> {
    pub(super) article: &'a Article,
    /// Headline and text.
    pub(super) text: String,
    index: OnceCell<Index>,
    folded: OnceCell<String>,
    said: OnceCell<Survey>,
    implied: OnceCell<Vec<DateMention>>,
    sentences: OnceCell<Vec<Vec<String>>>,
    plain_marks: OnceCell<String>,
    headline: OnceCell<Vec<String>>,
    quoted: OnceCell<Option<String>>,
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
            folded: OnceCell::new(),
            said: OnceCell::new(),
            implied: OnceCell::new(),
            sentences: OnceCell::new(),
            plain_marks: OnceCell::new(),
            headline: OnceCell::new(),
            quoted: OnceCell::new(),
        }
    }

    /// Where each of its words stands among them.
    pub(super) fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.text))
    }

    /// Whether one of its words has the stem of this one, which is in lower case.
    pub(super) fn has_stem_of(&self, word: &str) -> bool {
        let wanted = stem(word);
        let mut alike = self.index().distinct().filter(|own| may_share_stem(own, word));
        alike.any(|own| stem(own) == wanted)
    }

    /// Letters and digits alone, in lower case.
    pub(super) fn folded(&self) -> &str {
        self.folded.get_or_init(|| fold(&self.text))
    }

    /// Whether it has a text, signs, white space and case aside. Mostly it stands there as it is.
    pub(super) fn has(&self, text: &str) -> bool {
        let stands = |text: &str| memmem::find(self.text.as_bytes(), text.as_bytes()).is_some();
        stands(text)
            || text.contains('\u{a0}') && stands(&text.replace('\u{a0}', " "))
            || self.folded().contains(&fold(text))
    }

    /// The dates and numbers that it mentions.
    pub(super) fn said(&self) -> &Survey {
        self.said.get_or_init(|| dates::survey(&self.text))
    }

    /// What its relative words may mean. Hardly any post needs it, so it is asked for last.
    fn implied(&self) -> &[DateMention] {
        self.implied.get_or_init(|| {
            self.article.date.map_or_else(Vec::new, |date| dates::implied(&self.text, date))
        })
    }

    /// Whether it says the date: it is its own day, one it mentions, or one that it implies.
    pub(super) fn says(&self, date: &DateMention) -> bool {
        let own = self.article.date.map(|own| DateMention {
            range: 0..0,
            day: Some(own.day()),
            month: Some(own.month()),
            year: Some(own.year()),
        });
        self.said().dates.iter().chain(&own).any(|said| date.said_by(said))
            || self.implied().iter().any(|said| date.said_by(said))
    }

    /// Whether it means a year, given in millionths, by words such as `im vergangenen Jahr`.
    pub(super) fn implies_year(&self, value: i128) -> bool {
        self.implied()
            .iter()
            .filter(|date| date.day.is_none() && date.month.is_none())
            .filter_map(|date| date.year)
            .any(|year| value == i128::from(year) * 1_000_000)
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
            let written = dates::write_out_behind(title, self.article.date, &[&self.article.text]);
            std::iter::once(fold(title)).chain(written.map(|written| fold(&written))).collect()
        })
    }

    /// The name of another source that it quotes.
    pub(super) fn quoted(&self) -> Option<&str> {
        self.quoted.get_or_init(|| source::quoted(&self.article.text)).as_deref()
    }
}

/// The words of a text: runs of letters and digits, so that gender forms and hyphens fall into
/// their parts, the same on both sides.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    runs(text)
}

/// The words of a text in lower case.
pub(super) fn lower_words(text: &str) -> Vec<String> {
    words(text).map(lower).collect()
}

/// Letters and digits alone, in lower case.
pub(super) fn fold(text: &str) -> String {
    letters_alone(text)
}
