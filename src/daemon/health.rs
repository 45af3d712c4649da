//! What a list looks like against how the source's lists usually look, and how long its silence may
//! be: judged by figures alone.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};

use crate::item::Item;
use crate::state::sources::Profile;
use crate::wording::{Told, reading as say};

/// Failed looks in a row after which it is told.
pub(super) const TOLD_AFTER: u32 = 3;

/// A list of fewer entries shows no pattern.
const PATTERN: usize = 3;

/// A field that this share of the entries had, on average …
const FILLED: f64 = 0.8;
/// … and that no more than this share has now, was lost.
const LOST: f64 = 0.2;

/// A list that had this many entries on average …
const MANY: f64 = 6.0;
/// … and now has no more than this share of them, has collapsed.
const COLLAPSED: f64 = 0.25;

/// From this share of known entries on, a list is recognised, whatever it looks like.
const RECOGNISED: f64 = 0.5;

/// How much one list counts against those before it.
const NEWEST: f64 = 0.2;

/// Gaps between news that make a rhythm.
const GAPS: usize = 5;

/// No silence shorter than this is unusual: weekends and bank holidays.
const SHORTEST_SILENCE: SignedDuration = SignedDuration::from_hours(4 * 24);

/// How one list looks.
pub(super) fn profile_of(items: &[Item]) -> Profile {
    let share = |has: &dyn Fn(&Item) -> bool| {
        ratio(items.iter().filter(|item| has(item)).count(), items.len())
    };
    Profile {
        lists: 1,
        entries: number(items.len()),
        title: share(&|item| item.title.is_some()),
        link: share(&|item| item.link.is_some()),
        date: share(&|item| item.published.is_some()),
        teaser: share(&|item| item.summary.is_some() || item.content.is_some()),
        shape: shape(items),
    }
}

/// The usual look with one more list in it.
pub(super) fn learnt(usual: Option<&Profile>, list: &Profile) -> Profile {
    let Some(usual) = usual else {
        return list.clone();
    };
    let mix = |old: f64, new: f64| old + (new - old) * NEWEST;
    Profile {
        lists: usual.lists.saturating_add(1),
        entries: mix(usual.entries, list.entries),
        title: mix(usual.title, list.title),
        link: mix(usual.link, list.link),
        date: mix(usual.date, list.date),
        teaser: mix(usual.teaser, list.teaser),
        shape: list.shape.clone().or_else(|| usual.shape.clone()),
    }
}

/// Why nothing may be taken from a list that looks like this; `known` of its `total` entries are.
/// None if it may.
pub(super) fn suspicion(
    before: &Profile,
    look: &Profile,
    known: usize,
    total: usize,
) -> Option<Told> {
    let unknown = total.saturating_sub(known);
    let recognised = ratio(known, total) >= RECOGNISED;
    if total >= PATTERN {
        let fields = [
            (&say::HEADLINES, before.title, look.title, true),
            (&say::LINKS, before.link, look.link, true),
            (&say::DATES, before.date, look.date, !recognised),
            (&say::TEASERS, before.teaser, look.teaser, !recognised),
        ];
        let lost = fields
            .into_iter()
            .filter(|(_, usual, now, counts)| *counts && *usual >= FILLED && *now <= LOST)
            .map(|(name, ..)| name.told([]));
        let lost = Told::joined(lost, &say::BOTH);
        if !lost.is_empty() {
            return Some(say::LOST_FIELDS.told([lost]));
        }
    }
    if unknown > 0 && before.entries >= MANY && number(total) <= before.entries * COLLAPSED {
        let usual = Told::said(&before.entries.round().to_string());
        return Some(say::STUMP.told([total.into(), usual]));
    }
    if known == 0 && total > PATTERN {
        return Some(say::STRANGERS.told([total.into()]));
    }
    let reshaped = match (&before.shape, &look.shape) {
        (Some(was), Some(now)) if was != now => Some((was, now)),
        _ => None,
    };
    if let Some((was, now)) = reshaped.filter(|_| !recognised && total >= PATTERN) {
        return Some(say::RESHAPED.told([Told::said(now), Told::said(was)]));
    }
    None
}

/// What most links have in common: host and first folder. None if there is no majority.
fn shape(items: &[Item]) -> Option<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for link in items.iter().filter_map(|item| item.link.as_ref()) {
        let mut folders = link.path_segments().into_iter().flatten();
        let folder = folders.next().filter(|_| folders.next().is_some()).unwrap_or_default();
        let host = link.host_str().unwrap_or_default().trim_start_matches("www.");
        *counts.entry(format!("{host}/{folder}")).or_default() += 1;
    }
    let (shape, count) = counts.into_iter().max_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)))?;
    (count * 2 > items.len()).then_some(shape)
}

/// From the times at which a source had something new: the latest, and after which silence it is
/// unusual, if there are enough to tell. Twice the gap that nine in ten do not exceed, three times
/// the median at least.
pub(super) fn rhythm(mut times: Vec<Timestamp>) -> Option<(Timestamp, Option<SignedDuration>)> {
    times.sort_unstable();
    let latest = *times.last()?;
    // Several news of one day are one: the rhythm is that of days.
    times
        .dedup_by(|later, earlier| later.duration_since(*earlier) < SignedDuration::from_hours(12));
    let mut gaps: Vec<SignedDuration> =
        times.windows(2).map(|pair| pair[1].duration_since(pair[0])).collect();
    gaps.sort_unstable();
    let at = |part: usize| gaps.get((gaps.len() * part / 10).min(gaps.len().saturating_sub(1)));
    let patience = match (at(5), at(9)) {
        (Some(median), Some(long)) if gaps.len() >= GAPS => {
            let patience = (*median * 3).max(*long * 2);
            Some(patience.max(SHORTEST_SILENCE))
        }
        _ => None,
    };
    Some((latest, patience))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: usize, change: impl Fn(usize, &mut Item)) -> Profile {
        let items: Vec<Item> = (0..count)
            .map(|n| {
                let mut item = Item {
                    title: Some(format!("Meldung {n}")),
                    link: format!("https://verein.example/news/{n}.html").parse().ok(),
                    summary: Some("Worum es geht.".into()),
                    published: Some(crate::item::Published::Day(jiff::civil::date(2026, 5, 1))),
                    ..Item::default()
                };
                change(n, &mut item);
                item
            })
            .collect();
        profile_of(&items)
    }

    fn same(_: usize, _: &mut Item) {}

    #[test]
    fn a_list_as_usual_is_taken() {
        let usual = list(10, same);
        assert_eq!(suspicion(&usual, &list(10, same), 9, 10), None);
        assert_eq!(suspicion(&usual, &list(9, same), 4, 9), None, "a burst is no redesign");
    }

    #[test]
    fn a_lost_field_is_a_redesign() {
        let usual = list(10, same);
        for (at, known, suspicious) in [
            (0, 10, true),
            (1, 10, true),
            (2, 10, false),
            (2, 2, true),
            (3, 10, false),
            (3, 2, true),
        ] {
            let lost = list(10, |_, item| match at {
                0 => item.title = None,
                1 => item.link = None,
                2 => item.published = None,
                _ => item.summary = None,
            });
            assert_eq!(suspicion(&usual, &lost, known, 10).is_some(), suspicious, "{at} {known}");
        }
        let few = list(10, |n, item| item.title = item.title.take().filter(|_| n > 3));
        assert_eq!(suspicion(&usual, &few, 9, 10), None);
    }

    #[test]
    fn strangers_only_or_a_stump_are_not_taken() {
        let usual = list(10, same);
        assert!(suspicion(&usual, &list(10, same), 0, 10).is_some());
        assert!(suspicion(&usual, &list(2, same), 1, 2).is_some());
        assert_eq!(
            suspicion(&usual, &list(2, same), 2, 2),
            None,
            "a stump without news is harmless"
        );
        let elsewhere = list(8, |n, item| {
            item.link = format!("https://verein.example/shop/artikel/{n}").parse().ok();
        });
        assert!(suspicion(&usual, &elsewhere, 3, 8).is_some());
        assert_eq!(suspicion(&usual, &elsewhere, 6, 8), None, "a relaunch that is recognised");
    }

    #[test]
    fn an_average_forgets_slowly() {
        let usual = list(10, same);
        let without = list(10, |_, item| item.published = None);
        let once = learnt(Some(&usual), &without);
        assert!((once.date - 0.8).abs() < 1e-9 && once.lists == 2);
        let often = (0..20).fold(usual, |usual, _| learnt(Some(&usual), &without));
        assert!(often.date < LOST);
    }

    #[test]
    fn a_rhythm_is_learnt_from_gaps() {
        let day = |n: i64| Timestamp::from_second(n * 86_400).unwrap();
        let weekly: Vec<Timestamp> = (0..12).map(|n| day(n * 7)).collect();
        let (latest, patience) = rhythm(weekly).unwrap();
        assert_eq!(latest, day(77));
        assert_eq!(patience.unwrap().as_hours(), 21 * 24);
        assert_eq!(rhythm(vec![day(1), day(2)]).unwrap().1, None);
        assert_eq!(rhythm(Vec::new()), None);
        let daily: Vec<Timestamp> = (0..30).map(day).collect();
        assert_eq!(rhythm(daily).unwrap().1, Some(SHORTEST_SILENCE));
    }
}
