//! The article as the rules look things up in it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::item::Article;
use crate::text::dates::{self, DateMention, Number};
use crate::text::words::stem;

/// What the article says, indexed.
#[derive(Debug)]
pub(super) struct Source {
    /// Headline and text.
    pub(super) text: String,
    /// Where each of its words, in lower case, stands among them.
    pub(super) places: HashMap<String, Vec<usize>>,
    /// Their stems, made when first asked for.
    stems: OnceCell<HashSet<String>>,
    /// Letters and digits alone, in lower case.
    pub(super) folded: String,
    /// The dates it mentions, those that its relative words may mean, and its own.
    pub(super) dates: Vec<DateMention>,
    /// The years that words such as `im vergangenen Jahr` may mean.
    pub(super) years: HashSet<i16>,
    /// The numbers it mentions.
    pub(super) numbers: Vec<Number>,
}

impl Source {
    pub(super) fn of(article: &Article) -> Self {
        let title = article.title.as_deref().unwrap_or_default();
        let text = format!("{title}\n\n{}", article.text).replace('\u{AD}', "");
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, word) in words(&text).enumerate() {
            places.entry(word.to_lowercase()).or_default().push(place);
        }
        let implied = article.date.map(|date| dates::implied(&text, date)).unwrap_or_default();
        let bare = |date: &&DateMention| date.day.is_none() && date.month.is_none();
        let years = implied.iter().filter(bare).filter_map(|date| date.year).collect();
        let mut dates = dates::find(&text);
        dates.extend(implied);
        dates.extend(article.date.map(|date| DateMention {
            range: 0..0,
            day: Some(date.day()),
            month: Some(date.month()),
            year: Some(date.year()),
        }));
        Self {
            folded: fold(&text),
            dates,
            numbers: dates::numbers(&text),
            places,
            stems: OnceCell::new(),
            years,
            text,
        }
    }

    /// The stems of its words.
    pub(super) fn stems(&self) -> &HashSet<String> {
        self.stems.get_or_init(|| self.places.keys().map(|word| stem(word)).collect())
    }
}

/// The words of a text: runs of letters and digits, so that gender forms and hyphens fall into
/// their parts, the same on both sides.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Letters and digits alone, in lower case.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
