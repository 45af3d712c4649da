//! The day of publication: from what the page declares, from its address, from what readers see.

mod labels;
mod places;
pub(crate) mod scripts;
mod visible;
mod written;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use url::Url;

use super::Head;
use crate::article::dom::Page;
use written::{Slashed, divided, first, iso};

/// Years before the web, or far ahead, are no days of publication.
const YEARS: std::ops::RangeInclusive<i16> = 1995..=2099;

/// What a declared day of publication counts; a visible one next to the headline counts more,
/// because it is the one that readers and editors check.
const PUBLISHED: f32 = 3.5;

/// What a declared date counts that may also be the template's or that of a change.
const DECLARED: f32 = 2.2;

/// What a day in the page's own address counts.
const ADDRESS: f32 = 2.8;

/// How much of its weight another source adds that names the same day.
const AGREES: f32 = 0.5;

/// Below this a date is too likely another's: rather none.
const LEAST: f32 = -0.5;

/// The same for a day that is called that of a change, where there is no other.
const LEAST_CHANGED: f32 = -5.0;

/// One source's vote for a day.
struct Vote {
    date: Date,
    weight: f32,
    /// Whether the words around it call it the day of a change.
    changed: bool,
}

impl Vote {
    fn new(date: Date, weight: f32) -> Self {
        Self { date, weight, changed: false }
    }
}

/// The day of publication.
pub(super) fn find(
    page: &Page<'_>,
    root: usize,
    head: &Head,
    url: &Url,
    title: Option<&str>,
) -> Option<Date> {
    let slashed = match head.language.as_deref() {
        Some("en") | None if !writes_day_first(url) => Slashed::Unknown,
        _ => Slashed::DayFirst,
    };
    let published = declared(&head.published, PUBLISHED);
    let mut visible = visible::votes(page, root, title, slashed, url);
    let changed = last_change(&visible);
    // A visible day may correct a declared one, but not where it says that it is a change's.
    visible.retain(|vote| published.is_empty() || !vote.changed);
    let sources = [
        published,
        declared(&head.declared, DECLARED),
        address(url, head).map(|date| Vote::new(date, ADDRESS)).into_iter().collect(),
        visible,
    ];
    let mut best: Option<(f32, Date)> = None;
    for vote in sources.iter().flatten().filter(|vote| vote.weight > LEAST) {
        let votes = sources.iter().map(|source| {
            let same = source.iter().filter(|other| other.date == vote.date);
            same.map(|other| other.weight).fold(0.0, f32::max)
        });
        let (sum, most) = votes.fold((0.0, 0.0_f32), |(sum, most), v| (sum + v, most.max(v)));
        let score = most + AGREES * (sum - most);
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, vote.date));
        }
    }
    best.map(|(_, date)| date).or(changed)
}

/// The day of the page's last change, as readers see it: where nothing is said of its publication,
/// that is the day on which the text held. What only machines are told may be the template's.
fn last_change(visible: &[Vote]) -> Option<Date> {
    let seen = visible.iter().filter(|vote| vote.changed && vote.weight > LEAST_CHANGED);
    seen.max_by(|a, b| a.weight.total_cmp(&b.weight)).map(|vote| vote.date)
}

/// Whether a page in English is of a country that writes the day before the month.
fn writes_day_first(url: &Url) -> bool {
    let country = url.host_str().and_then(|host| host.rsplit('.').next());
    matches!(country, Some("uk" | "ie" | "au" | "nz" | "in" | "za" | "eu" | "de" | "at" | "ch"))
}

/// Reads a date as machines or people write it.
pub fn parse(text: &str) -> Option<Date> {
    first(text)
}

/// The first readable one of the declared dates. Midnight in Greenwich is not midnight here, so
/// that a late or early time of day lets the neighbouring day count too.
fn declared(values: &[String], weight: f32) -> Vec<Vote> {
    let Some((date, value)) = values.iter().find_map(|value| Some((first(value)?, value))) else {
        return Vec::new();
    };
    let mut votes = vec![Vote::new(date, weight)];
    let neighbour: Option<Span> = match utc_hour(value) {
        Some(hour) if hour >= 21 => Some(1.day()),
        Some(hour) if hour <= 8 => Some(-1.days()),
        _ => None,
    };
    if let Some(date) = neighbour.and_then(|span| date.checked_add(span).ok()) {
        votes.push(Vote::new(date, weight * 0.7));
    }
    votes
}

/// The hour of `2019-10-18T22:04:00Z`, if it is universal time.
fn utc_hour(value: &str) -> Option<u8> {
    let (_, time) = value.split_once('T')?;
    let zone = time.get(5..)?;
    let universal = zone.ends_with('Z') || zone.ends_with("+00:00") || zone.ends_with("+0000");
    if universal { time.get(..2)?.parse().ok() } else { None }
}

/// The day in the page's address, or in the one that it calls its own.
fn address(url: &Url, head: &Head) -> Option<Date> {
    in_path(url).or_else(|| {
        head.canonical.iter().filter_map(|link| Url::parse(link).ok()).find_map(|u| in_path(&u))
    })
}

/// `/2019/09/26/`, as in the addresses of weblogs; `konferenz-26-09-2019` in others.
fn in_path(url: &Url) -> Option<Date> {
    let path = url.path();
    let eight = |part: &&str| part.len() == 8;
    iso(path)
        .or_else(|| path.split(['/', '-', '_', '.']).filter(eight).find_map(iso))
        .or_else(|| divided(path.rsplit('/').next()?, Slashed::DayFirst))
}

#[cfg(test)]
mod tests;
