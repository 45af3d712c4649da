//! Which events a text tells of: their days, whether they lie ahead, and the rare words.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{Fingerprint, Telling};
use crate::text::{dates, words};

/// Days that two reports of one event may put it apart.
const DAYS_APART: i32 = 3;

/// From this rarity on (negative decadic logarithm of frequency) a capitalised word says which
/// event it is: names, places, compounds.
const RARE: f32 = 5.3;

/// So many rare words must be shared …
const SHARED_AT_LEAST: usize = 4;
/// … and this share of those of the text that has fewer.
const SHARED_PART: f64 = 0.3;

/// More days than this are a programme, not a report.
const MOST_DAYS: usize = 8;

/// Words of a sentence that tells of what is to come, and of what has been.
const AHEAD: [&str; 16] = [
    "anmeldung",
    "anmelden",
    "beginnt",
    "einladung",
    "eingeladen",
    "einladen",
    "findet",
    "finden",
    "kommt",
    "laden",
    "lädt",
    "startet",
    "stattfinden",
    "veranstaltet",
    "werden",
    "wird",
];
const BEHIND: [&str; 20] = [
    "berichtete",
    "besuchten",
    "diskutierten",
    "eröffnete",
    "fand",
    "fanden",
    "feierten",
    "folgten",
    "gab",
    "hatte",
    "hatten",
    "kamen",
    "nahmen",
    "sagte",
    "sprach",
    "trafen",
    "waren",
    "war",
    "wurde",
    "wurden",
];

/// A day on which something happens, with what the text says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// The year, where the text or the article's own date tells it.
    pub year: Option<i16>,
    /// The month.
    pub month: i8,
    /// The day of the month.
    pub day: i8,
    /// Whether it is announced, or told of afterwards.
    pub ahead: bool,
    /// Hashes of the text's rare words.
    pub words: Fingerprint,
}

impl Happening {
    /// The full date, where the year is known.
    pub fn date(&self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

/// The days that a text names. `published`, the article's own date, gives the year where it is
/// missing, and tells whether a day lay ahead; without it the verbs do.
pub fn happenings(telling: Telling<'_>, published: Option<Date>) -> Vec<Happening> {
    let text = format!("{}\n{}", telling.title.unwrap_or_default(), telling.text);
    let mut found: Vec<Happening> = Vec::new();
    let words = rare_words(&text);
    let ahead_in_words = is_ahead(&text);
    let mut add = |year: Option<i16>, month: i8, day: i8| {
        let year = year.or_else(|| published.and_then(|date| nearest_year(date, month, day)));
        let date = year.and_then(|year| Date::new(year, month, day).ok());
        let ahead = match (date, published) {
            (Some(date), Some(published)) => date > published,
            _ => ahead_in_words,
        };
        let known = found.iter().any(|one| (one.year, one.month, one.day) == (year, month, day));
        if !known {
            found.push(Happening { year, month, day, ahead, words: words.clone() });
        }
    };
    for mention in dates::find(&text) {
        if let (Some(month), Some(day)) = (mention.month, mention.day) {
            add(mention.year, month, day);
        }
    }
    if let Some(published) = published {
        for date in dates::referred(&text, published) {
            add(Some(date.year()), date.month(), date.day());
        }
    }
    if found.len() > MOST_DAYS { Vec::new() } else { found }
}

/// Whether two texts tell of one event: a day in common, both before it or both after it, and
/// names, places and rare words in common. The announcement and the review of an event are two.
pub fn is_one_event(a: &Happening, b: &Happening) -> bool {
    a.ahead == b.ahead && days_apart(a, b).is_some_and(|days| days <= DAYS_APART) && {
        let fewer = a.words.0.len().min(b.words.0.len());
        let shared = a.words.shared_with(&b.words);
        shared >= SHARED_AT_LEAST && share(shared, fewer) >= SHARED_PART
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

/// None if a day does not exist.
fn days_apart(a: &Happening, b: &Happening) -> Option<i32> {
    // Where one text has no year, it is that of the other; where neither has, any leap year will do.
    let year = a.year.or(b.year).unwrap_or(2000);
    let date = |one: &Happening| Date::new(one.year.unwrap_or(year), one.month, one.day).ok();
    let between = date(a)?.since(date(b)?).ok()?;
    Some(between.get_days().abs())
}

/// The year in which a day lies nearest to a date.
fn nearest_year(to: Date, month: i8, day: i8) -> Option<i16> {
    let years = [to.year().checked_sub(1), Some(to.year()), to.year().checked_add(1)];
    years
        .into_iter()
        .flatten()
        .filter_map(|year| Date::new(year, month, day).ok())
        .min_by_key(|date| date.since(to).map_or(i32::MAX, |span| span.get_days().abs()))
        .map(Date::year)
}

fn is_ahead(text: &str) -> bool {
    let lower = text.to_lowercase();
    let count = |wanted: &[&str]| {
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| wanted.contains(word)).count()
    };
    count(&AHEAD) > count(&BEHIND)
}

/// Capitalised words that are rare in German, by their stems.
fn rare_words(text: &str) -> Fingerprint {
    let stems: HashSet<String> = words::tokens(text)
        .iter()
        .map(|token| token.text)
        .filter(|word| word.chars().count() > 3 && word.starts_with(char::is_uppercase))
        .filter(|word| words::rarity(word) >= RARE)
        .map(words::stem)
        .collect();
    Fingerprint::of_words(stems.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::{Relation, compare};
    use super::*;

    const AGSA: Telling<'_> = Telling {
        title: Some("Lichterfest am Moritzhof"),
        text: "Rund 200 Menschen kamen am 12. November 2026 in den Magdeburger Moritzhof, um mit der \
            Trommelgruppe Djembefola und dem Chor der Johannisgemeinde das Lichterfest zu begehen. \
            Vereinsvorsitzende Krzysztof Blau und die Integrationsbeauftragte Susi Möbbeck waren da.",
    };
    const PORTAL: Telling<'_> = Telling {
        title: Some("Möbbeck: Lichterfest zeigt Zusammenhalt"),
        text: "Die Integrationsbeauftragte Susi Möbbeck hat das Lichterfest im Moritzhof besucht. Am \
            Donnerstag, dem 12.11.2026, sprach sie dort mit Krzysztof Blau vom veranstaltenden Verein \
            und hörte die Trommelgruppe Djembefola. Es war ihr dritter Besuch in Magdeburg.",
    };
    const INVITATION: Telling<'_> = Telling {
        title: Some("Einladung zum Lichterfest"),
        text: "Am 12. November 2026 findet im Moritzhof das Lichterfest statt. Die Trommelgruppe \
            Djembefola und der Chor der Johannisgemeinde laden ein; Krzysztof Blau wird begrüßen, \
            Susi Möbbeck kommt. Anmeldung im Büro.",
    };

    #[test]
    fn two_reports_of_one_event_are_related() {
        assert_eq!(compare(AGSA, PORTAL).relation, Relation::Related);
        assert_eq!(compare(PORTAL, AGSA).relation, Relation::Related);
    }

    #[test]
    fn the_announcement_and_the_review_are_two_stories() {
        assert_eq!(compare(AGSA, INVITATION).relation, Relation::Different);
        let told = |telling, published| happenings(telling, Some(published));
        let (review, invitation) =
            (told(AGSA, date(2026, 11, 14)), told(INVITATION, date(2026, 11, 2)));
        assert!(!review.iter().any(|one| invitation.iter().any(|two| is_one_event(one, two))));
    }

    #[test]
    fn another_day_or_other_names_are_another_event() {
        let moved = PORTAL.text.replace("12.11.2026", "26.11.2026");
        let moved = Telling { title: PORTAL.title, text: &moved };
        assert_eq!(compare(AGSA, moved).relation, Relation::Different);
        let other = Telling {
            title: Some("Haushalt beschlossen"),
            text: "Der Landtag hat am 12. November 2026 den Haushalt beschlossen. Finanzminister \
                Rüdiger Ostwald war zufrieden, die Opposition um Beate Winkelmann war es nicht.",
        };
        assert_eq!(compare(AGSA, other).relation, Relation::Different);
    }

    #[test]
    fn a_missing_year_is_the_nearest() {
        let text = Telling { title: None, text: "Am 3. Januar war Fest." };
        let found = happenings(text, Some(date(2026, 12, 28)));
        assert_eq!(found[0].date(), Some(date(2027, 1, 3)));
        assert!(found[0].ahead);
    }
}
