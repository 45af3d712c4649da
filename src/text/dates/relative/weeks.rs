//! Weeks and weekends told from the article's day: `kommende Woche`, `am Wochenende`.

use jiff::civil::Date;

use super::Verdict;
use super::announced;
use super::context::{
    Sentence, clause, dated, place_before, said_before, word_before, word_behind,
};
use super::periods::{PARTS, is_anaphoric};
use super::phrase::{Phrase, Pointer};
use super::shift;
use crate::text::dates::german;
use crate::text::dates::names::{month_name, weekday};
use crate::text::dates::tense::{Tense, tense};

/// `in der vergangenen Woche`, `diese Woche`, `Anfang kommender Woche`: from Monday to Sunday.
pub(super) fn week(phrase: &Phrase<'_, '_>) -> Verdict {
    let beside = |word: &str| weekday(word).is_some();
    let lead = phrase.lead();
    let day_named = beside(phrase.behind())
        || place_before(phrase.sentence, phrase.from)
            .and_then(|place| phrase.sentence.pieces.word(place))
            .is_some_and(beside);
    // `kommende Woche der Ausbau` has a subject behind it, `in der Woche der Vielfalt` a name.
    let adverbial = phrase.pointing_word().ends_with('e') && lead != "die";
    let theme = match phrase.behind() {
        "der" => !adverbial,
        "für" | "gegen" => !["ab", "seit"].contains(&lead.as_str()),
        behind => behind == "des",
    };
    let in_this = phrase.pointer == Pointer::This && lead == "in";
    let Some(week) = phrase.article_date().and_then(|today| week_of(today, phrase.pointer)) else {
        return Verdict::Refuse;
    };
    if day_named || theme || is_anaphoric(phrase) || in_this && phrase.opens() {
        return Verdict::Refuse;
    }
    let named = format!("Woche {}", from_to(week.0, week.1));
    match lead.as_str() {
        "in" => phrase.replace_with_lead(&format!("in der {named}")),
        "der" | "die" => phrase.replace(&named),
        part if PARTS.contains(&part) => phrase.replace(&format!("der {named}")),
        // `ab dieser Woche`, `auf nächste Woche verschoben`
        "ab" | "seit" if phrase.pointing_word().ends_with("er") => {
            phrase.replace_with_lead(&format!("{lead} der {named}"))
        }
        "für" | "auf" if adverbial => phrase.replace_with_lead(&format!("{lead} die {named}")),
        "bis" if adverbial => phrase.replace_with_lead(&format!("bis zur {named}")),
        "für" | "ab" | "bis" | "seit" | "auf" => Verdict::Refuse,
        _ if phrase.pointing_word().ends_with('e') => phrase.replace(&format!("in der {named}")),
        _ => Verdict::Refuse,
    }
}

/// Monday and Sunday of the week that a pointer points to.
pub(super) fn week_of(today: Date, pointer: Pointer) -> Option<(Date, Date)> {
    let monday = shift(today, -i64::from(today.weekday().to_monday_zero_offset()))?;
    let monday = shift(monday, 7 * i64::from(pointer.steps()))?;
    Some((monday, shift(monday, 6)?))
}

/// `vom 30. September bis 6. Oktober 2024`: the year and the month once where they are the same.
fn from_to(first: Date, last: Date) -> String {
    format!("vom {} bis {}", shortened(first, last), german(last))
}

/// The first of two days, less what it shares with the second.
fn shortened(first: Date, last: Date) -> String {
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => format!("{}.", first.day()),
        (true, false) => format!("{}. {}", first.day(), month_name(first.month())),
        (false, _) => german(first),
    }
}

/// `am Wochenende`, `am kommenden Wochenende`, `dieses Wochenende`.
pub(super) fn weekend(
    sentence: &Sentence<'_>,
    at: usize,
    phrase: Option<&Phrase<'_, '_>>,
) -> Verdict {
    if dated(sentence, at) {
        return Verdict::Keep;
    }
    let before = word_before(sentence, at).unwrap_or_default().to_lowercase();
    if phrase.is_none() && !["am", "das", "dem", "vom", "zum", "übers"].contains(&before.as_str())
    {
        return Verdict::Keep;
    }
    let behind = word_behind(sentence, at).unwrap_or_default();
    let bound = ["vor", "nach", "des", "der", "im", "in", "vom", "und", "oder"].contains(&behind);
    let pointer = phrase.map(|phrase| phrase.pointer);
    let tense = tense(&clause(sentence, at));
    let anaphoric = phrase.is_some_and(|phrase| phrase.opens() && phrase.lead() == "an");
    let steps = sentence.article_date.and_then(|today| weekend_steps(today, pointer, tense));
    let (Some(today), Some(steps), false) = (sentence.article_date, steps, bound || anaphoric)
    else {
        return Verdict::Refuse;
    };
    let to_saturday = 5 - i64::from(today.weekday().to_monday_zero_offset()) + 7 * steps;
    let (Some(saturday), Some(sunday)) = (shift(today, to_saturday), shift(today, to_saturday + 1))
    else {
        return Verdict::Refuse;
    };
    let said = || said_before(sentence, at);
    if pointer.is_none() && announced::names_another_weekend(&said(), saturday, today) {
        return Verdict::Refuse;
    }
    let days = format!("{} und {}", shortened(saturday, sunday), german(sunday));
    match (phrase, before.as_str()) {
        (None, "am") => {
            let start = sentence.pieces.start(at);
            Verdict::Replace(start..sentence.pieces.end_before(at + 1), days)
        }
        (Some(phrase), _) => match phrase.lead().as_str() {
            "am" => phrase.replace(&days),
            "an" => phrase.replace_with_lead(&format!("am {days}")),
            "das" | "dem" | "zum" | "vom" | "für" | "ab" | "bis" => Verdict::Refuse,
            _ if phrase.pointing_word().ends_with("es") => phrase.replace(&format!("am {days}")),
            _ => Verdict::Refuse,
        },
        _ => Verdict::Refuse,
    }
}

/// How many weeks lie between the article's week and the one whose end is meant. On a Saturday or
/// Sunday `am Wochenende` may mean this one or another.
fn weekend_steps(today: Date, pointer: Option<Pointer>, tense: Tense) -> Option<i64> {
    let working_day = today.weekday().to_monday_zero_offset() < 5;
    match (pointer, tense) {
        (Some(Pointer::This), Tense::Past) if working_day => None,
        (Some(Pointer::This), _) => Some(0),
        (Some(Pointer::Last), _) | (None, Tense::Past) if working_day => Some(-1),
        (Some(Pointer::Next), Tense::Unclear | Tense::Future) | (None, Tense::Future)
            if working_day =>
        {
            Some(0)
        }
        _ => None,
    }
}
