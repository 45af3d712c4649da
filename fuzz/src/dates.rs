//! Dates and numbers: places in the text, and what is written out is read again as the same.

use jiff::civil::{Date, date};
use weitersagen::text::dates::{self, DateMention};

/// The first two bytes are a day, the rest is text.
pub fn hold(data: &[u8]) {
    let (day, text) = match data {
        [high, low, text @ ..] => (day_of([*high, *low]), text),
        _ => (day_of([0, 0]), data),
    };
    let text = String::from_utf8_lossy(text);
    written(day);
    let mentions = dates::find(&text);
    let mut end = 0;
    for mention in &mentions {
        assert!(end <= mention.range.start && !mention.range.is_empty(), "dates overlap");
        assert!(text.get(mention.range.clone()).is_some(), "{:?} is no place", mention.range);
        end = mention.range.end;
        assert!(mention.said_by(mention), "{mention:?}");
        if let Some(date) = mention.date() {
            written(date);
        }
    }
    let first = mentions.iter().find_map(DateMention::date);
    assert_eq!(dates::parse(&text), first, "the first whole date is the one that is read");

    let mut end = 0;
    for number in dates::numbers(&text) {
        assert!(end <= number.range.start && !number.range.is_empty(), "numbers overlap");
        assert!(text.get(number.range.clone()).is_some(), "{:?} is no place", number.range);
        assert!(number.equals(&number));
        let dated = |one: &DateMention| one.range.contains(&number.range.start);
        assert!(!mentions.iter().any(dated), "{number:?} is part of a date");
        end = number.range.end;
    }
    told(&text, day);
}

/// A date in words is read as that date.
fn written(day: Date) {
    if (1000..=9999).contains(&day.year()) {
        assert_eq!(dates::parse(&dates::german(day)), Some(day), "{}", dates::german(day));
    }
}

/// What is written out from a day needs no day any more.
fn told(text: &str, day: Date) {
    let referred = dates::referred(text, day);
    assert!(referred.is_sorted_by(|one, next| one < next), "{referred:?}");
    if let Some(out) = dates::write_out(text, None) {
        assert_eq!(dates::write_out(&out, None).as_ref(), Some(&out), "short dates, once more");
    }
    let _ = dates::write_out(text, Some(day));
}

/// A day between 1970 and 2149.
fn day_of(bytes: [u8; 2]) -> Date {
    let days = i64::from(u16::from_be_bytes(bytes));
    date(1970, 1, 1).saturating_add(jiff::Span::new().days(days))
}
