//! Whether an article announces an event, and when that event is over.

#[cfg(test)]
mod tests;

use std::ops::Range;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::text::dates::{self, DateMention};
use crate::text::sentences;

/// Further ahead an event is not announced, or the date is another one's.
const FARTHEST_DAYS: i64 = 200;

/// How many sentences at the head of a text may announce.
const LEAD_SENTENCES: usize = 3;

/// Words of a headline that look back.
const LOOKING_BACK: [&str; 12] = [
    "rückblick",
    "rückschau",
    "bericht",
    "nachlese",
    "nachbericht",
    "bilanz",
    "dokumentation",
    "fand",
    "fanden",
    "war",
    "waren",
    "feierte",
];

/// Words behind which a day is a limit, a beginning or a memory, not an event.
const NOT_BEFORE_AN_EVENT: [&str; 9] =
    ["ab", "bis", "seit", "vor", "nach", "spätestens", "frist", "stand", "gilt"];

/// Words of a sentence whose day is a deadline or a law's.
const NO_EVENT: [&str; 13] = [
    "kraft",
    "anmeldeschluss",
    "einsendeschluss",
    "bewerbungsschluss",
    "anmeldefrist",
    "bewerbungsfrist",
    "frist",
    "fristen",
    "stichtag",
    "bewerbungen",
    "anmeldungen",
    "beantragen",
    "einreichen",
];

/// Words by which a sentence announces.
const ANNOUNCING: [&str; 26] = [
    "stattfinden",
    "stattfindet",
    "statt",
    "einladen",
    "eingeladen",
    "lädt",
    "laden",
    "einladung",
    "beginnt",
    "beginnen",
    "startet",
    "starten",
    "start",
    "auftakt",
    "eröffnet",
    "öffnet",
    "feiert",
    "feiern",
    "tagt",
    "trifft",
    "treffen",
    "gastiert",
    "veranstaltet",
    "veranstalten",
    "erwartet",
    "heißt",
];

/// Words that tell of the past.
const PAST: [&str; 20] = [
    "fand",
    "fanden",
    "war",
    "waren",
    "wurde",
    "wurden",
    "hatte",
    "hatten",
    "kamen",
    "kam",
    "feierte",
    "feierten",
    "lud",
    "luden",
    "begann",
    "begannen",
    "startete",
    "eröffnete",
    "tagte",
    "stattgefunden",
];

/// An event that an article announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// When it begins or ends on its last day, whatever is the latest that is said.
    pub time: Option<Time>,
}

impl Event {
    /// The instant at which its first day begins: it should be told before.
    pub fn begins(&self, zone: &TimeZone) -> Timestamp {
        instant(self.first, Time::midnight(), zone)
    }

    /// The instant from which it is no longer told.
    pub fn over(&self, zone: &TimeZone) -> Timestamp {
        match self.time {
            Some(time) => instant(self.last, time, zone),
            None => instant(self.last.tomorrow().unwrap_or(Date::MAX), Time::midnight(), zone),
        }
    }
}

fn instant(day: Date, time: Time, zone: &TimeZone) -> Timestamp {
    let zoned = day.to_datetime(time).to_zoned(zone.clone());
    zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
}

/// The event that an article announces in its headline or in its first sentences, if it surely
/// does: a day after the article's own date, no deadline, and nothing that looks back. Whoever is
/// told too early or too late by a wrong guess is worse off than one that only waits its turn.
pub fn announced(title: Option<&str>, text: &str, published: Option<Date>) -> Option<Event> {
    let published = published?;
    let title = title.unwrap_or_default();
    if words(title).any(|word| LOOKING_BACK.contains(&word.as_str())) {
        return None;
    }
    let written = dates::write_out(title, Some(published));
    if let Some(event) = written.as_deref().and_then(|title| event(title, published, true)) {
        return Some(Event {
            time: event.time.or_else(|| time_of(text, &event, published)),
            ..event
        });
    }
    lead(text).into_iter().find_map(|sentence| {
        let sentence = dates::write_out(&sentence, Some(published))?;
        event(&sentence, published, false)
    })
}

/// The first sentences.
fn lead(text: &str) -> Vec<String> {
    let paragraphs = text.split("\n\n").take(LEAD_SENTENCES);
    paragraphs.flat_map(sentences::split).take(LEAD_SENTENCES).map(str::to_owned).collect()
}

/// The time of an event that its headline dates, as the lead says it for the same day.
fn time_of(text: &str, dated: &Event, published: Date) -> Option<Time> {
    let sentences = lead(text);
    let same = sentences.iter().filter_map(|sentence| {
        let sentence = dates::write_out(sentence, Some(published))?;
        event(&sentence, published, true)
    });
    same.filter(|event| event.last == dated.last).find_map(|event| event.time)
}

/// The event in a sentence or headline; a headline needs no announcing word.
fn event(sentence: &str, published: Date, headline: bool) -> Option<Event> {
    let found: Vec<String> = words(sentence).collect();
    let has = |list: &[&str]| found.iter().any(|word| list.contains(&word.as_str()));
    if has(&NO_EVENT) || has(&PAST) || !headline && !has(&ANNOUNCING) {
        return None;
    }
    let mentions = dates::find(sentence);
    let mut days: Vec<Date> = Vec::new();
    let mut before: Option<&DateMention> = None;
    for mention in &mentions {
        let day = resolve(mention, published)?;
        let ends_a_range =
            before.is_some_and(|before| joins(sentence, &before.range, &mention.range));
        if !ends_a_range && is_limit(sentence, mention.range.start) {
            return None;
        }
        days.push(day);
        before = Some(mention);
    }
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let farthest = published.checked_add(FARTHEST_DAYS.days()).ok()?;
    // One day that has passed, or lies too far, and the sentence is not surely an announcement.
    (*first > published && *last <= farthest).then(|| Event {
        first: *first,
        last: *last,
        time: latest_time(sentence),
    })
}

/// The day meant; where no year is said, the one nearest to the article's date.
fn resolve(mention: &DateMention, published: Date) -> Option<Date> {
    if let Some(date) = mention.date() {
        return Some(date);
    }
    if mention.year.is_some() {
        return None;
    }
    let years = [-1, 0, 1].into_iter().filter_map(|by| published.year().checked_add(by));
    let days = years.filter_map(|year| Date::new(year, mention.month?, mention.day?).ok());
    days.min_by_key(|day| published.until(*day).map_or(i32::MAX, |span| span.get_days().abs()))
}

/// Whether only „bis“, „und“ or a dash stands between two days.
fn joins(sentence: &str, before: &Range<usize>, behind: &Range<usize>) -> bool {
    let between = sentence.get(before.end..behind.start).unwrap_or_default();
    let between = between.trim_matches(|c: char| !c.is_alphanumeric());
    ["", "bis", "bis zum", "und", "und am", "sowie", "sowie am", "bis einschließlich"]
        .contains(&between)
}

/// Whether the words right before a day make it a limit: `bis zum`, `ab dem`, `seit`.
fn is_limit(sentence: &str, at: usize) -> bool {
    let before = sentence.get(..at).unwrap_or_default();
    let words: Vec<String> = words(before).collect();
    let skipped = ["zum", "dem", "den", "am", "der"];
    let weekday = |word: &str| word.ends_with("tag") || word == "mittwoch" || word == "sonnabend";
    let mut last =
        words.iter().rev().skip_while(|word| skipped.contains(&word.as_str()) || weekday(word));
    last.next().is_some_and(|word| NOT_BEFORE_AN_EVENT.contains(&word.as_str()))
}

/// The latest time of day before „Uhr“: `18 Uhr`, `18.30 Uhr`, `10 bis 16:30 Uhr`.
fn latest_time(sentence: &str) -> Option<Time> {
    let before_clock = sentence.split("Uhr").collect::<Vec<_>>();
    let (_, heads) = before_clock.split_last()?;
    heads.iter().filter_map(|head| clock(head)).max()
}

/// The time at the end of a text.
fn clock(head: &str) -> Option<Time> {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':');
    let head = head.trim_end();
    let start = head.rfind(|c| !digits(c)).map_or(0, |at| at + 1);
    let time = head.get(start..).or_else(|| head.rsplit(' ').next())?;
    let (hour, minute) = time.split_once([':', '.']).unwrap_or((time, "0"));
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
