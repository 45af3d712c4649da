//! The rules for single words: what `heute`, `am Donnerstag`, `die heutige Sitzung` become.

use super::context::{Sentence, clause, dated, ends_behind, hyphenated, word_before, word_behind};
use super::{Verdict, german, offset, periods, shift, spans, weekdays};
use crate::text::dates::names::{weekday, weekday_with_part};
use crate::text::dates::scan::Kind;
use crate::text::dates::tense::{Tense, is_event, is_scheduled, tense};

/// What an event's name ends with: `die heutige Festveranstaltung` takes place today, while
/// `die heutige Gesellschaft` is the present one.
const EVENTS: [&str; 28] = [
    "akt",
    "auftakt",
    "debatte",
    "diskussion",
    "einweihung",
    "empfang",
    "ereignis",
    "eröffnung",
    "fachtag",
    "fest",
    "feier",
    "forum",
    "gespräch",
    "gipfel",
    "konferenz",
    "kongress",
    "lesung",
    "messe",
    "sitzung",
    "tagung",
    "treffen",
    "übergabe",
    "veranstaltung",
    "verleihung",
    "versammlung",
    "werkstatt",
    "workshop",
    "vorstellung",
];

const DAY_PARTS: [&str; 5] = ["Vormittag", "Nachmittag", "Mittag", "Morgen", "Abend"];

/// Judges the word at `at`.
pub(super) fn judge(sentence: &Sentence<'_>, at: usize) -> Verdict {
    let Some(word) = sentence.pieces.word(at) else {
        return Verdict::Keep;
    };
    if hyphenated(sentence, at) {
        return Verdict::Keep;
    }
    if let Some(offset) = offset(word) {
        return match word.to_lowercase().as_str() {
            "heute" | "gestern" | "vorgestern" | "morgen" | "übermorgen" => {
                adverb(sentence, at, offset)
            }
            _ => adjective(sentence, at, offset),
        };
    }
    // Days and periods are nouns; of other words only those such as `diesjährig` mean one.
    if word.starts_with(|c: char| c.is_ascii_lowercase()) {
        return periods::judge_adjective(sentence, at).unwrap_or(Verdict::Keep);
    }
    if weekday(word).is_some() || weekday_with_part(word).is_some() {
        return weekdays::judge(sentence, at);
    }
    if names_night(word) {
        return Verdict::Refuse;
    }
    periods::judge(sentence, at).or_else(|| spans::judge(sentence, at)).unwrap_or(Verdict::Keep)
}

/// `Freitagnacht`, `Montagfrüh`: a night lies on two days.
fn names_night(word: &str) -> bool {
    let day = ["nacht", "früh"].iter().find_map(|part| word.strip_suffix(part));
    day.is_some_and(|day| weekday(day).is_some())
}

/// `heute`, `gestern`, `morgen`.
fn adverb(sentence: &Sentence<'_>, at: usize, offset: i64) -> Verdict {
    let word = sentence.pieces.word(at).unwrap_or_default();
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let before = word_before(sentence, at);
    if capital && before.is_some() {
        // `der Morgen` is a noun; other capitals inside a sentence are names or slips.
        return if word == "Morgen" { Verdict::Keep } else { Verdict::Refuse };
    }
    let Some(day) = sentence.article_date.and_then(|date| shift(date, offset)) else {
        return Verdict::Refuse;
    };
    if dated(sentence, at) {
        return Verdict::Refuse;
    }
    if word_behind(sentence, at) == Some("Nacht") {
        return Verdict::Refuse;
    }
    let (part, end) = day_part(sentence, at);
    let lead = match before.unwrap_or_default().to_lowercase().as_str() {
        "bis" if offset != 0 => "zum ",
        "ab" | "seit" => "dem ",
        // `für heute reicht es` is no date, `war für heute geplant` is one.
        "für" if offset != 0 || tense(&clause(sentence, at)) == Tense::Past => "den ",
        _ if literal(sentence, at, offset, part.is_some()) => {
            if capital {
                "Am "
            } else {
                "am "
            }
        }
        _ => return Verdict::Refuse,
    };
    let text = match part {
        Some(part) if lead.eq_ignore_ascii_case("am ") => {
            format!("{lead}{part} des {}", german(day))
        }
        Some(_) => return Verdict::Refuse,
        None => format!("{lead}{}", german(day)),
    };
    Verdict::Replace(sentence.pieces.start(at)..end, text)
}

/// Whether the adverb means a day and not a time such as nowadays.
fn literal(sentence: &Sentence<'_>, at: usize, offset: i64, has_part: bool) -> bool {
    let before = word_before(sentence, at).unwrap_or_default().to_lowercase();
    let behind = word_behind(sentence, at).unwrap_or_default();
    let figurative = ["von", "bis", "wie", "stand", "am"].contains(&before.as_str())
        || offset == 0 && ["noch", "schon", "bereits", "auch"].contains(&before.as_str())
        || ["noch", "schon"].contains(&behind)
        || ["vor", "an"].contains(&behind) && !ends_behind(sentence, at)
        // `die heute herrschende Lage` is the present one.
        || offset == 0 && is_present_participle(behind);
    if figurative {
        return false;
    }
    let clause = clause(sentence, at);
    let hour = ["um", "ab", "gegen", "von"].contains(&behind)
        && sentence.pieces.kind(at + 4) == Some(Kind::Digits);
    match offset {
        0 => has_part || hour || tense(&clause) == Tense::Past || is_event(&clause),
        ..0 => true,
        // `entscheidet morgen` is tomorrow, but for `Wer heute spart, entscheidet morgen …`.
        _ => {
            let today = || sentence.text.to_lowercase().contains("heut");
            has_part || hour || tense(&clause) == Tense::Future || is_scheduled(&clause) && !today()
        }
    }
}

/// `Weltflüchtlingstag`, `Internationalen Tag gegen …`: a day with a name of its own, which says when
/// it is.
fn names_a_day_of_something(sentence: &Sentence<'_>, at: usize) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let Some(first) = sentence.pieces.word(at).filter(|word| capital(word)) else {
        return false;
    };
    let day_of = |at: usize| {
        let of = word_behind(sentence, at).unwrap_or_default();
        let word = sentence.pieces.word(at).unwrap_or_default();
        matches!(word, "Tag" | "Tages") && matches!(of, "der" | "des" | "gegen" | "für" | "zur")
    };
    // `Montag` is none, and `Bundestag`, `Kreistag`, `Fachtag` are no days of the calendar.
    let named = [
        "welttag",
        "gedenktag",
        "aktionstag",
        "feiertag",
        "frauentag",
        "kindertag",
        "flüchtlingstag",
        "jahrestag",
    ];
    let lower = first.to_lowercase();
    named.iter().any(|name| lower.ends_with(name))
        || day_of(at)
        || lower.ends_with("en") && day_of(sentence.pieces.skip_space(at + 1))
}

/// `herrschende`, `lebenden`.
fn is_present_participle(word: &str) -> bool {
    let stem = ["e", "en", "er", "es", "em"].iter().find_map(|ending| word.strip_suffix(ending));
    word.starts_with(char::is_lowercase) && stem.is_some_and(|stem| stem.ends_with("end"))
}

/// `am heutigen Donnerstag`, `auf der heutigen Festveranstaltung`.
fn adjective(sentence: &Sentence<'_>, at: usize, offset: i64) -> Verdict {
    let noun_at = sentence.pieces.skip_space(at + 1);
    let (Some(noun), Some(day)) =
        (sentence.pieces.word(noun_at), sentence.article_date.and_then(|date| shift(date, offset)))
    else {
        return Verdict::Refuse;
    };
    let start = sentence.pieces.start(at);
    if offset == 0 && names_a_day_of_something(sentence, noun_at) {
        return Verdict::Replace(start..sentence.pieces.start(noun_at), String::new());
    }
    let end = sentence.pieces.end_before(noun_at + 1);
    let before = word_before(sentence, at).unwrap_or_default().to_lowercase();
    let part = weekday_with_part(noun)
        .map(|(_, part)| part)
        .or_else(|| DAY_PARTS.into_iter().find(|part| *part == noun));
    let named = weekday(noun).or_else(|| weekday_with_part(noun).map(|(day, _)| day));
    if named.is_some_and(|named| named != day.weekday()) {
        return Verdict::Refuse;
    }
    let is_day = weekday(noun).is_some() || ["Tag", "Tage"].contains(&noun);
    if is_day || part.is_some() {
        return match part {
            _ if before != "am" => Verdict::Refuse,
            _ if dated(sentence, noun_at) => {
                Verdict::Replace(start..sentence.pieces.start(noun_at), String::new())
            }
            Some(part) => Verdict::Replace(start..end, format!("{part} des {}", german(day))),
            None => Verdict::Replace(start..end, german(day)),
        };
    }
    let lower = noun.to_lowercase();
    let behind = word_behind(sentence, noun_at).unwrap_or_default();
    let goes_on = ["des", "der", "eines", "einer", "von", "vom", "am"].contains(&behind)
        || hyphenated(sentence, noun_at);
    if goes_on || !EVENTS.iter().any(|event| lower.ends_with(event)) {
        return Verdict::Refuse;
    }
    Verdict::Replace(start..end, format!("{noun} am {}", german(day)))
}

/// The day part behind an adverb, as a noun, and where it ends.
fn day_part(sentence: &Sentence<'_>, at: usize) -> (Option<&'static str>, usize) {
    let behind = sentence.pieces.skip_space(at + 1);
    let part = sentence.pieces.word(behind).and_then(|word| {
        if word == "früh" {
            return Some("Morgen");
        }
        DAY_PARTS.into_iter().find(|part| part.to_lowercase() == word.to_lowercase())
    });
    match part {
        Some(_) => (part, sentence.pieces.end_before(behind + 1)),
        None => (None, sentence.pieces.end_before(at + 1)),
    }
}
