//! Words, names, and what makes a claim a claim.

use std::ops::Range;

use super::source::{Source, lower_words, words};
use super::{Context, Violation};
use crate::text::dates;
use crate::text::words::lower;

/// Words that join others and say nothing by themselves; a written-out date also brings its own.
const JOINING: &[&str] = &[
    "als", "am", "an", "auch", "auf", "aus", "bei", "beim", "bis", "das", "dem", "den", "der",
    "des", "die", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "für", "haben",
    "hat", "im", "in", "ins", "ist", "mit", "nach", "seit", "sind", "sowie", "um", "und", "uhr",
    "unter", "vom", "von", "vor", "war", "waren", "wird", "wurde", "wurden", "werden", "zu", "zum",
    "zur", "über", "januar", "februar", "märz",
];

/// Words that make a statement somebody's claim, a wish or a denial.
const CLAIMING: &[&str] = &[
    "angeblich",
    "dürfe",
    "dürfen",
    "dürfte",
    "habe",
    "kaum",
    "kein",
    "keine",
    "keinem",
    "keinen",
    "keiner",
    "könne",
    "könnte",
    "könnten",
    "laut",
    "möglicherweise",
    "mutmaßlich",
    "müsse",
    "nicht",
    "nie",
    "niemals",
    "niemand",
    "ohne",
    "sei",
    "seien",
    "soll",
    "sollen",
    "solle",
    "sollte",
    "sollten",
    "voraussichtlich",
    "werde",
    "wolle",
    "würde",
    "würden",
    "zufolge",
];

/// How far apart two words of a name may stand in the source.
const NAME_WINDOW: usize = 4;

/// Words that a sentence must have to be traced to one of the article's.
const TRACEABLE: usize = 4;

/// The share of a post's sentence that must stand in one sentence of the source for the two to be
/// compared claim by claim.
const TOLD_AFTER: f64 = 0.5;

/// Every word must occur in the article; what a resolved date is made of is exempt.
pub(super) fn words_are_in_source(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (part, survey) in context.parts.surveyed() {
        let said = survey.dates.iter().filter(|date| context.source.says(date));
        let dates: Vec<&Range<usize>> = said.map(|date| &date.range).collect();
        for word in words(part) {
            // `word` is a slice of `part`.
            let place = word.as_ptr() as usize - part.as_ptr() as usize;
            let number = word.chars().all(char::is_numeric);
            let in_date = dates.iter().any(|range| range.contains(&place));
            if !number && !in_date && !is_known(context, word) {
                found.push(Violation::new("word-not-in-source", word));
            }
        }
    }
    found
}

fn is_known(context: &Context<'_>, word: &str) -> bool {
    let lower = lower(word);
    if context.source.index().has(&lower) {
        return true;
    }
    // `Samstagabend` is written out as `am Abend des …`.
    let day_part = ["abend", "morgen", "mittag", "vormittag", "nachmittag"];
    let part_of_day =
        day_part.contains(&lower.as_str()) && context.source.folded().contains(&lower);
    part_of_day
        || JOINING.contains(&lower.as_str())
        || is_inflected(context, word, &lower)
        || dates::numbers(word).iter().any(|number| {
            context.source.said().numbers.iter().any(|said| said.value == number.value)
        })
}

/// Whether the article has the word with another ending. Names and nouns may only differ by that of
/// their case; verbs and adjectives by whatever leaves their stem.
fn is_inflected(context: &Context<'_>, word: &str, lower: &str) -> bool {
    if word.starts_with(char::is_lowercase) {
        return context.source.has_stem_of(lower);
    }
    ["s", "es", "n", "en", "e"].iter().any(|ending| {
        context.source.index().has(&format!("{lower}{ending}"))
            || lower.strip_suffix(ending).is_some_and(|shorter| {
                shorter.chars().count() > 3 && context.source.index().has(shorter)
            })
    })
}

/// Two capitalised words side by side are mostly a name or a title with one: the article must have
/// them in this order and close together.
pub(super) fn names_are_in_source(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for part in context.parts.told() {
        let all: Vec<&str> = words(part).collect();
        for pair in all.windows(2) {
            let [first, second] = pair else { continue };
            // An article is capital only because a sentence begins with it.
            let capital = |word: &str| {
                word.chars().next().is_some_and(char::is_uppercase)
                    && !JOINING.contains(&lower(word).as_str())
            };
            let known = |word: &str| context.source.index().has(&lower(word));
            let a_name = side_by_side(part, first, second) && capital(first) && capital(second);
            if a_name && known(first) && known(second) && !stand_together(context, first, second) {
                found.push(Violation::new("name-not-in-source", format!("{first} {second}")));
            }
        }
    }
    found
}

/// Whether one space or hyphen is all that stands between two slices of `part`.
fn side_by_side(part: &str, first: &str, second: &str) -> bool {
    let start = first.as_ptr() as usize - part.as_ptr() as usize + first.len();
    let end = second.as_ptr() as usize - part.as_ptr() as usize;
    part.get(start..end).is_some_and(|between| [" ", "\u{A0}", "-"].contains(&between))
}

fn stand_together(context: &Context<'_>, first: &str, second: &str) -> bool {
    let (first, second) = (lower(first), lower(second));
    context.source.index().follows(&first, &second, NAME_WINDOW)
}

/// `laut Ministerium`, `soll`, `könne`, `nicht`: a sentence told after one of the article's keeps
/// what makes that one a claim or a denial, and adds none.
pub(super) fn claims_stay_claims(context: &Context<'_>) -> Vec<Violation> {
    let told: Vec<&str> =
        context.parts.sentences().filter(|told| !context.source.has(told)).collect();
    told.into_iter().filter_map(|told| changed_claim(told, context.source)).collect()
}

fn changed_claim(told: &str, source: &Source<'_>) -> Option<Violation> {
    let own = lower_words(told);
    let claims =
        |claim: &&&str| own.iter().any(|word| word == **claim) || source.index().has(claim);
    let claims: Vec<&&str> = CLAIMING.iter().filter(claims).collect();
    // Where nothing is claimed or denied, no sentence need be found.
    if claims.is_empty() {
        return None;
    }
    let source = source.sentences();
    let shared = |said: &Vec<String>| own.iter().filter(|word| said.contains(word)).count();
    let nearest = source.iter().max_by_key(|said| shared(said))?;
    let share = |count: usize| {
        f64::from(u32::try_from(count).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(own.len().max(1)).unwrap_or(u32::MAX))
    };
    if own.len() < TRACEABLE || share(shared(nearest)) < TOLD_AFTER {
        return None;
    }
    let claim = claims.into_iter().find(|claim| {
        let has = |words: &[String]| words.iter().any(|word| word == **claim);
        has(&own) != has(nearest)
    })?;
    Some(Violation::new("claim-changed", format!("{claim}: {told}")))
}
