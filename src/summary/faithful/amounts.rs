//! Dates and numbers, compared as values.

use super::source::words;
use super::{Context, Violation};
use crate::text::dates::{self, DateMention, Number, Unit};

/// How far behind a number, in words, the source may have what is counted.
const COUNTED_WITHIN: usize = 5;

/// A date must be said by the article, in whatever form: its own day, one it mentions, or one that
/// its `gestern` means. A year that it does not say is a guess.
pub(super) fn dates_are_in_source(context: &Context<'_>) -> Vec<Violation> {
    let told = context.parts.told().flat_map(|part| {
        dates::find(part).into_iter().filter(|date| !is_borne_out(context, date)).map(|date| {
            Violation::new("date-not-in-source", part.get(date.range).unwrap_or_default())
        })
    });
    told.collect()
}

/// Whether the article says the date.
pub(super) fn is_borne_out(context: &Context<'_>, date: &DateMention) -> bool {
    context.source.said().dates.iter().any(|said| date.said_by(said))
}

/// A number must be said by the article with the same unit, and count the same things.
pub(super) fn numbers_are_in_source(context: &Context<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for part in context.parts.told() {
        for number in dates::numbers(part) {
            if is_implied_year(context, &number) {
                continue;
            }
            let text = part.get(number.range.clone()).unwrap_or_default();
            let numbers = &context.source.said().numbers;
            let mut said = numbers.iter().filter(|said| said.equals(&number)).peekable();
            if said.peek().is_none() {
                found.push(Violation::new("number-not-in-source", text));
            } else if let Some(counted) = counted(part, &number)
                && !said.any(|said| counts(&context.source.text, said, counted))
            {
                found.push(Violation::new("number-not-in-source", format!("{text} {counted}")));
            }
        }
    }
    found
}

/// Whether the article means the year by `im vergangenen Jahr` or the like.
fn is_implied_year(context: &Context<'_>, number: &Number) -> bool {
    number.unit == Unit::Plain
        && context
            .source
            .said()
            .years
            .iter()
            .any(|year| number.value == i128::from(*year) * 1_000_000)
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
