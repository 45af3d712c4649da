//! Weekdays told from the article's day: `am Donnerstag`, `seit Montag`, `in der Nacht zum Samstag`.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::announced::{self, Meant};
use super::context::{
    Sentence, clause, dated, ends_behind, place_before, said_before, word_before, word_behind,
};
use super::phrase::{Phrase, Pointer};
use super::{Verdict, german, last, next};
use crate::text::dates::names::{month_name, weekday, weekday_with_part};
use crate::text::dates::scan::Kind;
use crate::text::dates::tense::{Tense, is_scheduled, tense};

/// `am Donnerstag`, `am vergangenen Donnerstag`, `kommenden Donnerstag`, `am Donnerstagabend`.
pub(super) fn judge(sentence: &Sentence<'_>, at: usize) -> Verdict {
    if let Some(issue) = issue_of_a_paper(sentence, at) {
        return Verdict::Replace(issue, String::new());
    }
    let word = sentence.pieces.word(at).unwrap_or_default();
    let phrase = Phrase::ending(sentence, at);
    if dated(sentence, at) {
        return phrase.map_or(Verdict::Keep, |phrase| without_pointer(&phrase));
    }
    let before = word_before(sentence, at).unwrap_or_default().to_lowercase();
    if ["jeden", "jedem", "jeder"].contains(&before.as_str()) {
        return Verdict::Keep;
    }
    let pointer = phrase.as_ref().map(|phrase| phrase.pointer);
    let lead = phrase.as_ref().map_or(before, Phrase::lead);
    let behind = word_behind(sentence, at).unwrap_or_default();
    let behind = if is_no_time(sentence, at, behind) { "" } else { behind };
    let bound = ["vor", "nach", "bis", "und", "oder", "darauf", "danach", "des"].contains(&behind)
        || pointer.is_some() && behind == "im"
        || phrase.as_ref().is_some_and(|phrase| phrase.is_ambiguous_day(&lead));
    let Some(article_date) = sentence.article_date.filter(|_| !bound) else {
        return Verdict::Refuse;
    };
    let named = weekday_with_part(word);
    let Some(weekday) = weekday(word).or(named.map(|(day, _)| day)) else {
        return Verdict::Keep;
    };
    let lead = lead.as_str();
    // Written on a Monday, `seit Montag` may be since today.
    if lead == "seit" && article_date.weekday() == weekday {
        return Verdict::Refuse;
    }
    let tense = tense_of(sentence, at, lead);
    let coming = || {
        let coming = next(article_date, weekday).filter(|_| tense == Tense::Unclear)?;
        let named = announced::names_alone(&said_before(sentence, at), coming, article_date);
        (named && phrase.is_none() && lead == "am").then_some(coming)
    };
    let Some(day) = day_meant(article_date, weekday, pointer, tense).or_else(coming) else {
        return Verdict::Refuse;
    };
    let written = Written { weekday, day, part: named.map(|(_, part)| part), article_date };
    match phrase {
        Some(phrase) => written.pointed_at(&phrase, lead),
        None => written.bare(sentence, at, lead),
    }
}

/// A weekday as it is written out.
struct Written {
    weekday: Weekday,
    /// The day meant, as far as the weekday alone tells.
    day: Date,
    /// Its part: `Abend`.
    part: Option<&'static str>,
    article_date: Date,
}

impl Written {
    fn of_part(&self, day: &str) -> String {
        self.part.map_or_else(|| day.to_owned(), |part| format!("{part} des {day}"))
    }

    /// `am Donnerstag`: one that the article named before, if it did.
    fn bare(&self, sentence: &Sentence<'_>, at: usize, lead: &str) -> Verdict {
        let said = said_before(sentence, at);
        let day = match announced::meant(&said, self.weekday, self.article_date, self.day) {
            Meant::AsAlways => german(self.day),
            Meant::Named(day, true) if lead == "am" => german(day),
            Meant::Named(day, false) if lead == "am" => {
                format!("{}. {}", day.day(), month_name(day.month()))
            }
            // A time to hand something in ends before what it is for.
            Meant::Named(..) | Meant::Doubtful => return Verdict::Refuse,
        };
        joined(sentence, at, lead, self.part.is_some()).map_or(Verdict::Refuse, |joined| {
            let end = sentence.pieces.end_before(at + 1);
            let lead = place_before(sentence, at).filter(|_| lead == "zu");
            let start = lead.map_or(sentence.pieces.start(at), |zu| sentence.pieces.start(zu));
            Verdict::Replace(start..end, format!("{joined}{}", self.of_part(&day)))
        })
    }

    /// `am vergangenen Donnerstag`, `kommenden Donnerstag`.
    fn pointed_at(&self, phrase: &Phrase<'_, '_>, lead: &str) -> Verdict {
        let written = self.of_part(&german(self.day));
        let joined = match (lead, phrase.pointer) {
            ("am", _) => return phrase.replace(&written),
            // `die für kommenden Mittwoch geplante Sitzung`
            ("für", Pointer::Next) => "für den",
            ("bis", Pointer::Next) => "bis zum",
            ("ab", Pointer::Next) => "ab dem",
            ("an", Pointer::This) => "am",
            (lead, _) if !is_bound_to(lead) && phrase.pointing_word().ends_with("en") => {
                return phrase.replace(&format!("am {written}"));
            }
            _ => return Verdict::Refuse,
        };
        phrase.replace_with_lead(&format!("{joined} {written}"))
    }
}

/// Whether `vor` or `nach` behind a weekday surely tells no other time: it belongs to the verb, or says where.
/// `stellte am Montag vor`, `zog am Montag vor den Landtag`; but `am Montag vor Ostern` and `am Montag nach dem
/// Anschlag` are other days.
fn is_no_time(sentence: &Sentence<'_>, at: usize, behind: &str) -> bool {
    /// Ends of the names of what one stands before.
    const PLACES: [&str; 17] = [
        "amt",
        "ausschuss",
        "bahnhof",
        "botschaft",
        "bundestag",
        "gebäude",
        "gericht",
        "haus",
        "kanzlei",
        "konsulat",
        "kreistag",
        "landtag",
        "ministerium",
        "moschee",
        "parlament",
        "stadtrat",
        "synagoge",
    ];
    if !matches!(behind, "vor" | "nach") {
        return false;
    }
    let pieces = &sentence.pieces;
    let first = pieces.skip_space(pieces.skip_space(at + 1) + 1);
    let article = matches!(pieces.word(first), Some("dem" | "den" | "das" | "der" | "die"));
    let noun = pieces.word(if article { pieces.skip_space(first + 1) } else { first });
    let noun = noun.unwrap_or_default().to_lowercase();
    ends_behind(sentence, at) || behind == "vor" && PLACES.iter().any(|end| noun.ends_with(end))
}

/// Where a bracket says in which issue a newspaper has what is told: `sagte er der „Volksstimme“
/// (Mittwoch)`. The sentence is the same without it.
fn issue_of_a_paper(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let pieces = &sentence.pieces;
    let space = at.checked_sub(2)?;
    let named = matches!(pieces.kind(space.checked_sub(1)?), Some(Kind::Sign('“' | '"' | '«')));
    let bracketed = pieces.is_sign(at - 1, '(') && pieces.is_sign(at + 1, ')');
    let alone = named && bracketed && pieces.kind(space) == Some(Kind::Space);
    alone.then(|| pieces.start(space)..pieces.end_before(at + 2))
}

/// What stands between the preposition and the date that takes the place of a bare weekday: `seit
/// Montag` becomes `seit dem 23. November`, `in der Nacht zum Samstag` keeps its `zum`.
fn joined(sentence: &Sentence<'_>, at: usize, lead: &str, has_part: bool) -> Option<&'static str> {
    let before_lead = || {
        let lead = place_before(sentence, at)?;
        sentence.pieces.word(place_before(sentence, lead)?)
    };
    match lead {
        "am" => Some(""),
        "ab" | "seit" => Some("dem "),
        "bis" => Some("zum "),
        "zu" if !has_part && before_lead() == Some("Nacht") => Some("zum "),
        "zum" if !has_part && before_lead() == Some("Nacht") => Some(""),
        "auf" if !has_part && before_lead() == Some("Nacht") => Some("den "),
        _ => None,
    }
}

/// The tense that decides which day is meant: `seit Montag` is over, `ab Montag` and `bis Freitag`
/// are to come unless the verb says otherwise, and what is scheduled is told in the present.
fn tense_of(sentence: &Sentence<'_>, at: usize, lead: &str) -> Tense {
    let clause = clause(sentence, at);
    match (tense(&clause), lead) {
        (_, "seit") => Tense::Past,
        (Tense::Past, "ab" | "bis") => Tense::Unclear,
        (Tense::Unclear, "ab" | "bis") => Tense::Future,
        (Tense::Unclear, _) if is_scheduled(&clause) => Tense::Future,
        (tense, _) => tense,
    }
}

/// Words behind which a weekday is no adverb: `den vergangenen Montag`, `bis kommenden Freitag`.
fn is_bound_to(lead: &str) -> bool {
    ["den", "der", "dem", "vom", "zum", "für", "ab", "bis", "seit", "auf", "nach", "vor", "von"]
        .contains(&lead)
}

/// `am kommenden Samstag, 9. November`: beside its date a weekday needs no pointer.
fn without_pointer(phrase: &Phrase<'_, '_>) -> Verdict {
    match phrase.lead().as_str() {
        "am" => phrase.replace(phrase.noun()),
        _ => Verdict::Refuse,
    }
}

/// The day that a weekday means, seen from the article's.
fn day_meant(today: Date, day: Weekday, pointer: Option<Pointer>, tense: Tense) -> Option<Date> {
    match (pointer, tense) {
        (Some(Pointer::Last), _) => last(today, day, false),
        (Some(Pointer::Next), _) => next(today, day),
        (_, Tense::Past) => last(today, day, true),
        // On a Thursday, a coming Thursday may be today or in a week.
        (None, Tense::Future) if today.weekday() != day => next(today, day),
        // `diesen Samstag` is this week's.
        (Some(Pointer::This), Tense::Future | Tense::Unclear)
            if day.to_monday_zero_offset() > today.weekday().to_monday_zero_offset() =>
        {
            next(today, day)
        }
        _ => None,
    }
}
