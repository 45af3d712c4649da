//! The sentences of an article that may be shown, with what is known about each.

use std::cell::LazyCell;
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::{Deref, Range};
use std::rc::Rc;

use super::features::{OF_SENTENCE, Table};
use super::{junk, shorten, speakers};
use crate::item::Article;
use crate::text::lists::Short;
use crate::text::{dates, hygiene, openers, quotes, sentences, words};

/// News says it early: sentences behind so many usable ones are not looked at.
const CANDIDATES_AT_MOST: usize = 20;

/// Among so many sentences stands what a page prints in bold above its text.
const LEADS: usize = 3;

/// A sentence fit to be seen.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its place among all sentences of the article's text, from 0.
    pub index: usize,
    /// The sentence as it may be posted.
    pub text: String,
    /// Whether it makes sense only right behind the sentence before it.
    pub leans: bool,
    /// Whom or what it names in passing since an earlier sentence introduces it: a speaker's surname, or
    /// the noun of its subject. It may only stand behind one that has the word.
    pub known: Option<String>,
    /// Whether it is a question. One that stands alone may begin a summary with the sentence right
    /// behind it.
    pub asks: bool,
    /// Whether it is a question on a line of its own, a heading over what answers it.
    pub(super) heads: bool,
    /// Its length in characters.
    pub(super) chars: usize,
    /// What its score is computed from; see [`Table::features`].
    pub(super) features: [f32; OF_SENTENCE],
    /// Which of the headline's words it holds.
    pub(super) held: u32,
}

/// The sentences to choose from, with the words they are compared by.
pub(super) struct Pool {
    pub(super) candidates: Vec<Candidate>,
    pub(super) table: Rc<Table>,
    /// The place of the first sentence that may not be told since a day of it is in doubt: what stands
    /// behind it may take for granted what it says.
    pub(super) untold: Option<usize>,
}

/// A sentence as found, before anything is known about it.
pub(super) struct Found {
    pub(super) index: usize,
    pub(super) text: String,
    /// As in [`Candidate`].
    pub(super) known: Option<String>,
    /// Whether it has a line of its own.
    alone: bool,
    /// Where its words stand.
    words: Vec<Range<usize>>,
    /// Whether it reads as it stands in the article.
    as_it_stood: bool,
}

impl Found {
    /// Its words.
    pub(super) fn tokens(&self) -> Vec<words::Token<'_>> {
        let token = |range: &Range<usize>| {
            let text = self.text.get(range.clone())?;
            Some(words::Token { text, start: range.start })
        };
        self.words.iter().filter_map(token).collect()
    }
}

fn ranges(tokens: &[words::Token<'_>]) -> Vec<Range<usize>> {
    tokens.iter().map(|token| token.start..token.start + token.text.len()).collect()
}

/// Every sentence of the article that may be shown, in order.
pub fn candidates(article: &Article) -> Vec<Candidate> {
    pool(article).candidates
}

/// As [`candidates`], with the words of all of them.
pub(super) fn pool(article: &Article) -> Pool {
    let (found, untold) = usable(article);
    let table = Table::new(article.title.as_deref(), &found);
    let candidate = |(position, sentence): (usize, Found)| {
        let leans = openers::leans_in(&sentence.text, &sentence.tokens());
        let asks = openers::asks(&sentence.text);
        Candidate {
            index: sentence.index,
            leans,
            asks,
            heads: asks && sentence.alone,
            chars: sentence.text.chars().count(),
            features: table.features(position, &sentence, leans),
            held: table.held(position),
            known: sentence.known,
            text: sentence.text,
        }
    };
    let candidates = found.into_iter().enumerate().map(candidate).collect();
    Pool { candidates, table: Rc::new(table), untold }
}

impl Candidate {
    /// Whether it may begin a summary: it stands alone and is no question.
    pub fn opens(&self) -> bool {
        !self.leans && !self.asks && self.known.is_none()
    }

    /// Whether it may begin a summary if the sentence right behind it follows.
    pub(super) fn opens_answered(&self) -> bool {
        self.asks && !self.leans && self.known.is_none()
    }
}

/// Leaves out what is no sentence, and cleans what is; with [`Pool::untold`].
fn usable(article: &Article) -> (Vec<Found>, Option<usize>) {
    let text = article.text.as_str();
    let title = stems(&words::tokens(article.title.as_deref().unwrap_or_default()));
    let talk = junk::interview_begins(text).unwrap_or(text.len());
    let mut found: Vec<Found> = Vec::new();
    let mut untold = None;
    let mut greets = false;
    let mut to_one = false;
    let numbers = LazyCell::new(|| numbers(text));
    let mut end = 0;
    for (index, raw) in sentences::each(text).enumerate() {
        let start = raw.as_ptr() as usize - text.as_ptr() as usize;
        let gap = text.get(end..start).unwrap_or_default();
        let first = index == 0 || gap.contains('\n');
        end = start + raw.len();
        if found.len() >= CANDIDATES_AT_MOST || start >= talk && !found.is_empty() {
            break;
        }
        let cleaned = hygiene::clean(raw);
        let cleaned = if cleaned.contains('\n') { cleaned.replace('\n', " ") } else { cleaned };
        let greeted = std::mem::replace(&mut greets, first && junk::is_salutation(&cleaned));
        to_one |= greets && junk::greets_one(&cleaned);
        let cleaned = if greeted { capitalised(&cleaned) } else { cleaned };
        let item =
            if first { without_bullet(without_number(&cleaned, &numbers)) } else { &cleaned };
        let bare = if first { junk::without_lead(item) } else { item };
        let bare = junk::without_signature(bare);
        let uncredited = shorten::without_credit(bare);
        let bare = uncredited.as_deref().unwrap_or(bare);
        let line_ends = text[end..].trim_start_matches([' ', '\u{a0}']).starts_with('\n');
        let marked = (line_ends && index < LEADS && junk::lacks_only_its_mark(bare))
            .then(|| format!("{bare}."));
        let bare = marked.as_deref().unwrap_or(bare);
        // What was taken before would be taken again, and would be the same.
        if found.iter().any(|earlier| earlier.as_it_stood && earlier.text == bare) {
            continue;
        }
        let tokens = words::tokens(bare);
        if junk::is_junk(bare, &tokens)
            || junk::is_no_german_sentence(bare, article.language.as_deref())
            || !quotes::balanced(bare)
            || to_one && junk::addresses(&tokens)
            || repeats_headline(&tokens, &title)
        {
            continue;
        }
        let before =
            [article.title.as_deref().unwrap_or_default(), text.get(..start).unwrap_or_default()];
        let Some(written) = dates::write_out_behind(bare, article.date, &before) else {
            untold = untold.or(Some(index));
            continue;
        };
        if found.iter().any(|earlier| earlier.text == written) {
            continue;
        }
        // Mostly nothing had to be written out.
        let as_it_stood = written == bare;
        let tokens = if as_it_stood { tokens } else { words::tokens(&written) };
        let before = text.get(..start).unwrap_or_default();
        let subject = || openers::taken_up(&tokens, before);
        let known = speakers::bare(&tokens, before).or_else(subject);
        let words = ranges(&tokens);
        let alone = first && line_ends;
        found.push(Found { index, text: written, known, alone, words, as_it_stood });
    }
    (found, untold)
}

/// A sentence that goes on behind a salutation's comma, with a capital.
fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// An item of a list without its bullet: `- Der Verein …`.
fn without_bullet(sentence: &str) -> &str {
    let bare = sentence.trim_start_matches(['-', '–', '•', '·', '▪', '*', '►', '■']);
    let item = bare.len() < sentence.len() && bare.starts_with(' ');
    if item { bare.trim_start() } else { sentence }
}

/// Numbers of a list's items up to here are looked for.
const ITEMS: usize = 32;

/// By which numbers lines of a text begin as items do: `2. Bitten Sie …`
fn numbers(text: &str) -> [bool; ITEMS] {
    let mut numbers = [false; ITEMS];
    for (number, _) in text.lines().filter_map(numbered) {
        numbers[number] = true;
    }
    numbers
}

/// The number by which a line begins, and what stands behind it.
fn numbered(line: &str) -> Option<(usize, &str)> {
    let (number, rest) = line.split_once(". ")?;
    let number = number.parse().ok().filter(|number| *number < ITEMS)?;
    Some((number, rest))
}

/// An item of a numbered list without its number, where there are items before or behind it. `1. Mai` stays.
fn without_number<'s>(sentence: &'s str, numbers: &impl Deref<Target = [bool; ITEMS]>) -> &'s str {
    let Some((number, rest)) = numbered(sentence) else { return sentence };
    let has = |number: usize| numbers.get(number).copied().unwrap_or_default();
    let listed = has(number + 1) || number > 1 && has(number - 1);
    let dated = dates::find(sentence).first().is_some_and(|date| date.range.start == 0);
    if listed && !dated { rest } else { sentence }
}

/// A headline has too few words for one to make them collide.
type Stems = HashSet<String, BuildHasherDefault<Short>>;

/// The stems of words.
fn stems(tokens: &[words::Token<'_>]) -> Stems {
    tokens.iter().map(|token| words::stem(token.text)).collect()
}

/// Whether a sentence says the headline once more and nothing else.
fn repeats_headline(sentence: &[words::Token<'_>], title: &Stems) -> bool {
    // With half as many words again it says something else as well.
    if sentence.len() > title.len() + title.len() / 2 {
        return false;
    }
    let sentence = stems(sentence);
    let shared = sentence.intersection(title).count();
    // Nine of ten words are the headline's.
    !sentence.is_empty() && shared * 10 >= sentence.len() * 9
}
