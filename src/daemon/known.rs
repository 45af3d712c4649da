//! Which entries of a list are known, by any name, by headline or by text.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use crate::config::{Config, SourceConfig};
use crate::item::{self, Alias, AliasKind, Item};
use crate::state::items::{self, KnownEntry};
use crate::state::{StoreError, sources::SourceRow};
use crate::story::{Entry, Likeness, Sign};
use crate::wording::{Told, reading, reasons};

/// A run of words that this many of a source's entries share is no likeness.
const COMMON: usize = 4;

/// An entry of a list, and whether it is known.
pub(super) struct Listed {
    pub(super) entry: Item,
    pub(super) aliases: Vec<Alias>,
    pub(super) shown: Entry,
    pub(super) verdict: Verdict,
}

/// Whether an entry is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// By one of its names.
    Known(i64),
    /// By its headline or text: it has new names.
    Renamed(i64, Sign),
    /// It may be an old one; a person decides.
    Unsure(Told),
    /// It is new.
    New,
}

impl Listed {
    /// The known item that it is.
    pub(super) const fn item(&self) -> Option<i64> {
        match self.verdict {
            Verdict::Known(item) | Verdict::Renamed(item, _) => Some(item),
            Verdict::Unsure(_) | Verdict::New => None,
        }
    }
}

/// Tells the entries of a list that are known from those that are not, in the list's order.
pub(super) fn recognise(
    db: &Connection,
    config: &Config,
    source: &SourceConfig,
    entries: Vec<Item>,
    before: Option<&SourceRow>,
) -> Result<Vec<Listed>, StoreError> {
    let mut listed: Vec<Listed> = entries
        .into_iter()
        .map(|entry| item::own_page(entry, &source.url))
        .map(|entry| Listed {
            aliases: item::aliases(&entry, &config.timezone),
            shown: Entry::of(&entry),
            entry,
            verdict: Verdict::New,
        })
        .collect();
    drop_shared_guids(&mut listed);
    for one in &mut listed {
        if let Some(id) = items::known(db, &source.name, &one.aliases)? {
            one.verdict = Verdict::Known(id);
        }
    }
    if listed.iter().any(|one| one.verdict == Verdict::New) {
        let known = items::known_entries(db, &source.name)?;
        by_likeness(&mut listed, known, before.map_or(&[], |row| &row.listed));
    }
    if before.is_some_and(|row| row.baseline_at.is_some()) {
        slid_in(&mut listed);
    }
    Ok(listed)
}

/// An identifier that entries with different headlines share (`guid` of the whole feed, `0`) names
/// none of them.
fn drop_shared_guids(listed: &mut [Listed]) {
    let mut headlines: HashMap<&Alias, HashSet<Option<&str>>> = HashMap::new();
    for one in listed.iter() {
        for alias in one.aliases.iter().filter(|alias| alias.kind == AliasKind::Guid) {
            headlines.entry(alias).or_default().insert(one.shown.headline.as_deref());
        }
    }
    let shared: HashSet<Alias> = headlines
        .into_iter()
        .filter(|(_, of)| of.len() > 1)
        .map(|(alias, _)| alias.clone())
        .collect();
    for one in listed {
        one.aliases.retain(|alias| !shared.contains(alias));
    }
}

/// Entries without a known name that have the headline or the text of an item which is not on the
/// list any more. Each item is found again once.
fn by_likeness(listed: &mut [Listed], known: Vec<KnownEntry>, last_list: &[i64]) {
    let there: HashSet<i64> = listed.iter().filter_map(Listed::item).collect();
    let last_list: HashSet<i64> = last_list.iter().copied().collect();
    let common = common(&known);
    let mut left: Vec<KnownEntry> =
        known.into_iter().filter(|known| !there.contains(&known.id)).collect();
    for one in listed.iter_mut().filter(|one| one.verdict == Verdict::New) {
        let best = left
            .iter()
            .enumerate()
            .map(|(at, known)| {
                let gone = last_list.contains(&known.id);
                (one.shown.likeness(&known.entry, gone, &common), gone, std::cmp::Reverse(at))
            })
            .max();
        let Some((likeness, _, std::cmp::Reverse(at))) = best else {
            return;
        };
        match likeness {
            Likeness::Same(why) => {
                one.verdict = Verdict::Renamed(left.swap_remove(at).id, why);
            }
            Likeness::Unsure(why) => {
                let id = left[at].id;
                one.verdict = Verdict::Unsure(reading::LIKE_ITEM.told([why.into(), id.into()]));
            }
            Likeness::Different => {}
        }
    }
}

/// The runs of words that many entries of the source share.
fn common(known: &[KnownEntry]) -> HashSet<u64> {
    let mut counts: HashMap<u64, usize> = HashMap::new();
    for hash in known.iter().flat_map(|known| &known.entry.shingles.0) {
        *counts.entry(*hash).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= COMMON).map(|(hash, _)| hash).collect()
}

/// Where an entry leaves a list, an older one slides in at its end. Such a one stands below all
/// that is known; only a date later than theirs shows that the list is one that grows downwards.
fn slid_in(listed: &mut [Listed]) {
    let Some(last) = listed.iter().rposition(|one| one.item().is_some()) else {
        return;
    };
    let day = |one: &Listed| one.entry.published.map(|at| at.day(&jiff::tz::TimeZone::UTC));
    let newest = listed.iter().filter(|one| one.item().is_some()).filter_map(day).max();
    for one in listed.iter_mut().skip(last + 1).filter(|one| one.verdict == Verdict::New) {
        let later = day(one).is_some_and(|day| newest.is_some_and(|newest| day > newest));
        if !later {
            one.verdict = Verdict::Unsure(reasons::SLID_IN.told([]));
        }
    }
}

impl From<Sign> for Told {
    fn from(sign: Sign) -> Self {
        let phrase = match sign {
            Sign::Headline => &reading::HAS_HEADLINE,
            Sign::OtherText => &reading::HAS_HEADLINE_OTHER_TEXT,
            Sign::HeadlineInPlace => &reading::HAS_HEADLINE_IN_PLACE,
            Sign::OtherNumbers => &reading::HAS_NUMBERS,
            Sign::MostText => &reading::HAS_MOST,
            Sign::SomeText => &reading::HAS_SOME,
            Sign::Text => &reading::HAS_TEXT,
            Sign::TextEdited => &reading::HAS_TEXT_EDITED,
        };
        phrase.told([])
    }
}
