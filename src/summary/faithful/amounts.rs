//! Dates and numbers, compared as values.

use super::source::words;
use super::{Context, Violation};
use crate::text::dates::{Number, Unit};

/// How far behind a number, in words, the source may have what is counted.
const COUNTED_WITHIN: usize = 5;

/// A date must be said by the article, in whatever form: its own day, one it mentions, or one that
/// its `gestern` means. A year that it does not say is a guess.
pub(super) fn dates_are_in_source(context: &Context<'_>) -> Vec<Violation> {
    let told = context.parts.surveyed().flat_map(|(part, survey)| {
        let strange = survey.dates.iter().filter(|date| !context.source.says(date));
        strange.map(|date| {
            Violation::new("date-not-in-source", part.get(date.range.clone()).unwrap_or_default())
        })
    });
    told.collect()
}

/// A number must be said by the article with the same unit, and count the same things; a year may
/// also be what it means by `im vergangenen Jahr` or the like.
pub(super) fn numbers_are_in_source(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for (part, survey) in context.parts.surveyed() {
        for number in &survey.numbers {
            let numbers = &context.source.said().numbers;
            let mut said = numbers.iter().filter(|said| said.equals(number)).peekable();
            let counted = counted(part, number);
            let strange = said.peek().is_none();
            let borne_out = !strange
                && counted.is_none_or(|counted| {
                    said.any(|said| counts(&context.source.text, said, counted))
                });
            if borne_out || is_implied_year(context, number) {
                continue;
            }
            let text = part.get(number.range.clone()).unwrap_or_default();
            let what = match counted {
                Some(counted) if !strange => format!("{text} {counted}"),
                _ => text.to_owned(),
            };
            found.push(Violation::new("number-not-in-source", what));
        }
    }
    found
}

/// Whether the article means the year by `im vergangenen Jahr` or the like.
fn is_implied_year(context: &Context<'_>, number: &Number) -> bool {
    number.unit == Unit::Plain && context.source.implies_year(number.value)
}

/// The noun behind a plain number, if one follows at once.
fn counted<'t>(text: &'t str, number: &Number) -> Option<&'t str> {
    let rest = text.get(number.range.end..)?.strip_prefix([' ', '\u{A0}'])?;
    let word = words(rest).next().filter(|word| rest.starts_with(word))?;
    let noun = word.chars().next().is_some_and(char::is_uppercase);
    (number.unit == Unit::Plain && noun).then_some(word)
}

/// Whether the source has the word soon behind its number.
fn counts(source: &str, said: &Number, counted: &str) -> bool {
    let behind = source.get(said.range.end..).unwrap_or_default();
    words(behind).take(COUNTED_WITHIN).any(|word| word == counted)
}
