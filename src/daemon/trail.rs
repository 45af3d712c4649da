//! The whole way of an item in words: seen, kept or left out, told in which sentences, judged, sent.

use jiff::Timestamp;
use rusqlite::Connection;

use super::desk::judge::{Bench, Verdict};
use super::desk::{self, Card, Reader};
use crate::config::Config;
use crate::item::Network;
use crate::state::deliveries;
use crate::state::items::{self, Alike, ItemRow};
use crate::state::journal::{self, Entry};
use crate::state::{StoreError, sources};
use crate::story::Relation;
use crate::text::sentences;
use crate::wording::{self, Phrase, Told, Words, trail as names, why as say};

/// All that is known of one item.
#[derive(Debug)]
pub struct Story {
    /// The item.
    pub item: ItemRow,
    /// Whether it stood on its source's last list.
    pub on_list: bool,
    /// What its text has in common with others.
    pub kin: Vec<Alike>,
    /// What is said of the item itself.
    pub head: Vec<Words>,
    /// Account by account.
    pub accounts: Vec<Way>,
    /// Every decision, oldest first.
    pub journal: Vec<Entry>,
}

/// An item's way to one account.
#[derive(Debug)]
pub struct Way {
    /// The delivery, as a person sees it.
    pub card: Card,
    /// What is said of it, a line each; the sentences that are told begin with their place in the
    /// article, from 1.
    pub lines: Vec<Words>,
}

/// The way of an item, as it is told to somebody who may decide there.
pub fn of_item(
    db: &Connection,
    config: &Config,
    item: ItemRow,
    reader: Reader,
    now: Timestamp,
) -> Result<Story, StoreError> {
    let address = config.source(&item.source).map_or("", |source| source.url.as_str());
    let row = sources::get(db, &item.source, address)?;
    let on_list = row.is_some_and(|row| row.listed.contains(&item.id));
    let kin = items::related(db, item.id)?;
    let mut accounts = Vec::new();
    for card in desk::cards(db, config, deliveries::of_item(db, item.id)?, now)? {
        accounts.push(way(db, config, card, reader)?);
    }
    Ok(Story {
        head: head(db, config, &item, (on_list, &kin))?,
        journal: journal::of_item(db, item.id)?,
        on_list,
        kin,
        accounts,
        item,
    })
}

impl Story {
    /// The whole way, line by line, in the language of the configuration.
    pub fn lines(&self, config: &Config) -> Vec<String> {
        let language = config.language;
        let told = |words: &Words, pad: &str| {
            let lines = words.of(language).lines().map(|line| format!("{pad}{line}"));
            lines.collect::<Vec<_>>().join("\n")
        };
        let mut lines: Vec<String> = self.head.iter().map(|words| told(words, "")).collect();
        for way in &self.accounts {
            lines.push(String::new());
            let mut of_account = way.lines.iter();
            lines.extend(of_account.next().map(|words| told(words, "")));
            lines.extend(of_account.map(|words| told(words, "  ")));
        }
        lines.push(String::new());
        lines.extend(journal_lines(&self.journal, config));
        lines
    }
}

/// The journal line by line, under a heading; nothing where it is empty.
pub fn journal_lines(journal: &[Entry], config: &Config) -> Vec<String> {
    if journal.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![say::TRAIL.with(&[]).of(config.language).to_owned()];
    for entry in journal {
        let account = entry.account.as_deref().map_or(String::new(), |name| format!("{name}: "));
        let at = wording::at(entry.at, &config.timezone).words();
        let told = entry_in_words(entry);
        let (at, told) = (at.of(config.language), told.of(config.language));
        lines.push(format!("  {at}  {account}{told}"));
    }
    lines
}

/// A line of the journal: what happened, why, and who decided it.
pub fn entry_in_words(entry: &Entry) -> Words {
    let (event, why) = (names::event(&entry.event), entry.told.words());
    let who = entry.who.as_deref().map(desk::who);
    let line = |of: fn(&Words) -> &String| {
        let who = who.as_ref().map_or(String::new(), |who| format!(" ({})", of(who)));
        let (event, why) = (of(&event), of(&why));
        if why.is_empty() { format!("{event}{who}") } else { format!("{event}: {why}{who}") }
    };
    Words { de: line(|words| &words.de), en: line(|words| &words.en) }
}

/// What is said of the item itself.
fn head(
    db: &Connection,
    config: &Config,
    item: &ItemRow,
    (on_list, kin): (bool, &[Alike]),
) -> Result<Vec<Words>, StoreError> {
    let label = config.source(&item.source).map_or(&item.source, |source| &source.label);
    let untitled = say::ITEM_UNTITLED.with(&[]);
    let title = item.entry.title.as_deref().map_or(untitled, Words::same);
    let mut lines = vec![
        say::ITEM.telling(&[&Words::same(item.id.to_string()), &Words::same(label), &title]),
        say::SEEN.telling(&[&wording::at(item.seen_at, &config.timezone).words()]),
        fate(item),
        if on_list { say::ON_LIST } else { say::OFF_LIST }.with(&[]),
    ];
    for one in kin {
        lines.extend(related(db, one)?);
    }
    Ok(lines)
}

/// Kept or left out, and by which rule.
fn fate(item: &ItemRow) -> Words {
    let phrase = match item.fate.as_str() {
        "told" => say::KEPT,
        "joined" => say::JOINED,
        "new" => say::NOT_YET,
        _ => say::LEFT_OUT,
    };
    phrase.telling(&[&item.reason.words()])
}

fn related(db: &Connection, kin: &Alike) -> Result<Option<Words>, StoreError> {
    let phrase = match kin.comparison.relation {
        Relation::Same => say::KIN_SAME,
        Relation::Quotes => say::KIN_QUOTES,
        Relation::QuotedBy => say::KIN_QUOTED_BY,
        Relation::Related => say::KIN_RELATED,
        Relation::Different => return Ok(None),
    };
    let title = items::get(db, kin.item)?.entry.title;
    let title = title.map_or_else(|| say::ITEM_UNTITLED.with(&[]), Words::same);
    let [here, there] =
        kin.comparison.containment.map(|share| Words::same(format!("{:.0}", share * 100.0)));
    Ok(Some(phrase.telling(&[&Words::same(kin.item.to_string()), &title, &here, &there])))
}

fn way(db: &Connection, config: &Config, card: Card, reader: Reader) -> Result<Way, StoreError> {
    let delivery = &card.shown.delivery;
    let network = card.network.map_or("", Network::label);
    let mut lines = vec![
        say::ACCOUNT.telling(&[
            &Words::same(&delivery.account),
            &Words::same(network),
            &delivery.state.words(),
            &delivery.why.words(),
        ]),
        say::DELIVERY.with(&[&delivery.id.to_string()]),
    ];
    lines.extend(
        delivery.remote_url.as_ref().map(|url| say::STANDS_AT.telling(&[&Words::same(url)])),
    );
    let ahead = match reader {
        Reader::Terminal => card.shown.in_words(&config.timezone),
        Reader::Page => card.shown.expected_in_words(&config.timezone, reader),
    };
    if let Some(words) = ahead {
        let phrase: Phrase = say::EXPECTED;
        lines.push(phrase.telling(&[&words]));
    }
    if delivery.attempt > 0 {
        lines.push(say::ATTEMPTS.with(&[&delivery.attempt.to_string()]));
    }
    lines.extend(card.shown.changes_in_words(reader));
    lines.extend(told(db, config, &card)?);
    Ok(Way { card, lines })
}

/// Which sentences are told and why, and what the gate says of them.
fn told(db: &Connection, config: &Config, card: &Card) -> Result<Vec<Words>, StoreError> {
    let delivery = &card.shown.delivery;
    let Some(account) = config.account(&delivery.account) else {
        return Ok(Vec::new());
    };
    let Some(bench) = Bench::of(db, config, account, delivery.item)? else {
        return Ok(vec![say::NO_ARTICLE.with(&[])]);
    };
    let text = delivery.post.as_ref().or(bench.told.post.as_ref()).map(|post| &post.text);
    let Some(text) = text else {
        return Ok(Vec::new());
    };
    let mut lines = Vec::new();
    if let Some(edited) = &card.edited {
        let at = wording::at(edited.at, &config.timezone).words();
        lines.push(say::BY_PERSON.telling(&[&desk::who(&edited.by), &at]));
    }
    let all = sentences::split(&bench.article.text);
    let shown = chosen(text, &all);
    if bench.told.foreign.is_some() {
        lines.push(say::FOREIGN.with(&[]));
    } else if shown.is_empty() {
        lines.push(say::HEADLINE_ALONE.with(&[]));
    } else {
        lines.push(say::SENTENCES.with(&[&shown.len().to_string(), &all.len().to_string()]));
        lines.extend(shown.iter().map(|(place, text)| Words::same(format!("  {place}. {text}"))));
        if card.edited.is_none() {
            let leads = bench.told.summary.leads;
            let why = if leads { say::WHY_LEADS } else { say::WHY_BEHIND_HEADLINE };
            lines.push(why.with(&[account.network().label()]));
        }
    }
    lines.push(judged(&bench.judge(text)));
    Ok(lines)
}

/// The article's sentences that stand in a post, by their places from 1. Dates may have been
/// written out and asides left out, so that most of a sentence's words are enough.
fn chosen(post: &str, all: &[&str]) -> Vec<(usize, String)> {
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|c: char| !c.is_alphanumeric());
        split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let told: Vec<Vec<String>> = sentences::split(post).into_iter().map(words).collect();
    let stands = |sentence: &str| {
        let own = words(sentence);
        told.iter().any(|told| {
            let shared = told.iter().filter(|word| own.contains(word)).count();
            told.len() > 3 && shared * 10 >= told.len() * 8 && shared * 2 >= own.len()
        })
    };
    let found = all.iter().enumerate().filter(|(_, sentence)| stands(sentence));
    found.map(|(index, sentence)| (index + 1, (*sentence).to_owned())).collect()
}

fn judged(verdict: &Verdict) -> Words {
    if verdict.findings.is_empty() {
        return say::GATE_PASSED.with(&[]);
    }
    let (heading, found) = (say::GATE_OBJECTS.with(&[]), verdict.words());
    Words {
        de: format!("{}\n{}", heading.de, found.de),
        en: format!("{}\n{}", heading.en, found.en),
    }
}

/// Where nothing with this address was ever seen.
pub fn never_seen(address: &str) -> Words {
    say::NEVER_SEEN.telling(&[&Told::said(address).words()])
}

#[cfg(test)]
mod tests;
