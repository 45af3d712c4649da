//! The days that an article has named before: a weekday behind them may be one of theirs.

use jiff::civil::{Date, Weekday};

use super::shift;
use crate::text::dates::{DateMention, find};
use crate::text::sentences;

/// How far from the article's day a named day may lie for a weekday to mean it.
const DAYS_AWAY: i32 = 60;

/// Days between the first and the last of an event of several days.
const LASTS_AT_MOST: i64 = 13;

/// Bytes between the two: ` bis einschließlich Freitag, dem `.
const APART_AT_MOST: usize = 40;

/// Bytes behind a mention within which a weekday may go on with it.
const JUST_BEFORE: usize = 240;

/// A day that was named, or that lies between two that were.
struct Named {
    day: Date,
    /// Whether it was named itself, with another day of the same event, and just before.
    is_one_of_several: bool,
    has_year: bool,
}

/// What a weekday means where days were named before it.
pub(super) enum Meant {
    /// What it means without them.
    AsAlways,
    /// One of them; whether it was named with its year.
    Named(Date, bool),
    /// It may be this one or that one.
    Doubtful,
}

/// What a bare weekday in a sentence about the past or the future means behind a text: `Am Samstag`
/// behind `am 5. und 6. Dezember` is the fifth, whatever Saturday is next.
pub(super) fn meant(before: &str, weekday: Weekday, today: Date, always: Date) -> Meant {
    let ahead = always >= today;
    let same = |named: &Named| {
        named.day.weekday() == weekday && (named.day > today) == ahead && named.day != today
    };
    let mut others = named(before, today).into_iter().filter(same).filter(|n| n.day != always);
    let Some(first) = others.next() else {
        return Meant::AsAlways;
    };
    let alone = others.all(|other| other.day == first.day);
    if alone && ahead && first.is_one_of_several {
        Meant::Named(first.day, first.has_year)
    } else {
        Meant::Doubtful
    }
}

/// Whether a day to come was named, and no other one of its weekday: of a verb that tells no time, as in
/// `Geöffnet ist am Samstag`, that day is meant.
pub(super) fn names_alone(before: &str, day: Date, today: Date) -> bool {
    let mut same = named(before, today).into_iter().filter(|n| n.day.weekday() == day.weekday());
    same.next().is_some_and(|first| first.day == day) && same.all(|other| other.day == day)
}

/// Whether a weekend was named that is not this one: its Saturday or Sunday, on the same side of today.
pub(super) fn names_another_weekend(before: &str, saturday: Date, today: Date) -> bool {
    let ahead = saturday >= today;
    let sunday = shift(saturday, 1);
    named(before, today).iter().any(|named| {
        let weekend = matches!(named.day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let this = named.day == saturday || Some(named.day) == sunday;
        weekend && !this && (named.day > today) == ahead
    })
}

/// The days that a text names, and those between the first and last day of an event, as far as they
/// lie near the article's day.
fn named(text: &str, today: Date) -> Vec<Named> {
    let mentions = find(text);
    let day = |mention: &DateMention| near(mention, today);
    let mut found: Vec<Named> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(first) = day(mention) else { continue };
        let beside = |other: Option<&DateMention>, gap: fn(&DateMention, &DateMention) -> usize| {
            let other = other.filter(|other| gap(mention, other) <= APART_AT_MOST)?;
            day(other)
                .filter(|other| (i64::from((*other - first).get_days())).abs() <= LASTS_AT_MOST)
        };
        let next = beside(mentions.get(at + 1), |this, next| next.range.start - this.range.end);
        let previous = at.checked_sub(1).and_then(|before| mentions.get(before));
        let previous = beside(previous, |this, before| this.range.start - before.range.end);
        let has_year = mention.year.is_some();
        let last = mentions.get(at + 1).filter(|_| next.is_some()).unwrap_or(mention);
        let behind = text.get(last.range.end..).unwrap_or_default();
        let is_one_of_several = (next.is_some() || previous.is_some()) && is_just_before(behind);
        found.push(Named { day: first, is_one_of_several, has_year });
        let between = next.into_iter().flat_map(|last| {
            (1..LASTS_AT_MOST).map_while(move |days| shift(first, days).filter(|day| *day < last))
        });
        found.extend(between.map(|day| Named { day, is_one_of_several: false, has_year }));
    }
    found.retain(|named| (named.day - today).get_days().abs() <= DAYS_AWAY);
    found
}

/// Whether what follows a mention is the rest of its sentence at most, and a new one's beginning.
fn is_just_before(behind: &str) -> bool {
    let behind = behind.trim_end();
    let ended =
        sentences::each(behind).count() <= if behind.ends_with(['.', '!', '?']) { 1 } else { 2 };
    behind.len() <= JUST_BEFORE && !behind.contains("\n\n") && ended
}

/// The day of a mention; of one without a year, the one nearest to the article's.
fn near(mention: &DateMention, today: Date) -> Option<Date> {
    let (month, day) = (mention.month?, mention.day?);
    if let Some(year) = mention.year {
        return Date::new(year, month, day).ok();
    }
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    days.min_by_key(|day| (*day - today).get_days().abs())
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use crate::text::dates::{write_out, write_out_behind};

    /// A Thursday in September.
    const PUBLISHED: Date = date(2019, 9, 26);

    #[test]
    fn a_weekday_behind_named_days_is_one_of_theirs_or_stays_untold() {
        let opening = "Eröffnet wird er am Samstag um 14 Uhr.";
        for (before, wanted) in [
            ("", Some("Eröffnet wird er am 28. September 2019 um 14 Uhr.")),
            (
                "Anmeldung bis zum 20. Oktober.",
                Some("Eröffnet wird er am 28. September 2019 um 14 Uhr."),
            ),
            ("Der Markt ist am 5./6. Oktober.", Some("Eröffnet wird er am 5. Oktober um 14 Uhr.")),
            (
                "Der Markt ist von Samstag, 5., bis einschließlich Sonntag, 6. Oktober 2019, offen.",
                Some("Eröffnet wird er am 5. Oktober 2019 um 14 Uhr."),
            ),
            ("Der Markt geht vom 2. bis zum 9. Oktober.", None),
            ("Am 5. Oktober wird gewählt.", None),
            ("Markt am 5. und 6. sowie am 12. und 13. Oktober", None),
            ("Der Markt ist am 5./6. Oktober. Anmeldungen sind möglich.", None),
            ("Am 5. Juli war Markt.", Some("Eröffnet wird er am 28. September 2019 um 14 Uhr.")),
        ] {
            let out = write_out_behind(opening, Some(PUBLISHED), &["Markt", before]);
            assert_eq!(out.as_deref(), wanted, "{before}");
        }
        let until = "Anmeldungen nimmt das Haus bis Samstag entgegen.";
        let before = ["Markt am 5./6. Oktober."];
        assert_eq!(write_out_behind(until, Some(PUBLISHED), &before), None);
        let report =
            |before| write_out_behind("Am Samstag sprach sie.", Some(PUBLISHED), &[before]);
        assert_eq!(report("Die Tagung war vom 13. bis 15. September."), None);
        assert_eq!(report("Im Juli.").as_deref(), Some("Am 21. September 2019 sprach sie."));
        let weekend = "Am Wochenende findet der Markt statt.";
        assert!(write_out(weekend, Some(PUBLISHED)).is_some());
        let named = ["Markt am 5. und 6. Oktober"];
        assert_eq!(write_out_behind(weekend, Some(PUBLISHED), &named), None);
    }
}
