//! Years, months and seasons told from the article's day: `im vergangenen Jahr`.

use super::Verdict;
use super::context::{Sentence, clause, hyphenated, place_before, word_before, word_behind};
use super::phrase::{Phrase, Pointer, names_a_year};
use super::weeks;
use crate::text::dates::names::{is_full_month, month, month_name};
use crate::text::dates::tense::{Tense, tense};
use crate::text::dates::words::ends_inflected;

/// Articles, also grown together with a preposition, behind which a pointer has a weak ending.
const ARTICLES: [&str; 10] = ["im", "vom", "zum", "beim", "am", "ins", "dem", "das", "die", "der"];

/// Words that cut a part out of a period: `Ende des Jahres`.
pub(super) const PARTS: [&str; 6] = ["ende", "anfang", "mitte", "beginn", "laufe", "verlauf"];

/// Judges a noun that names a period; `None` if the word is no such noun.
pub(super) fn judge(sentence: &Sentence<'_>, at: usize) -> Option<Verdict> {
    let noun = sentence.pieces.word(at)?;
    let adjective = judge_adjective(sentence, at);
    if adjective.is_some() || !may_name_a_period(noun) {
        return adjective;
    }
    let phrase = Phrase::ending(sentence, at);
    let verdict = match (noun, phrase) {
        ("Wochenende", phrase) => weeks::weekend(sentence, at, phrase.as_ref()),
        ("Jahr" | "Jahres", Some(phrase)) => year(&phrase),
        ("Jahres" | "Monats" | "Woche", None) => part_of_this(sentence, at),
        ("Monat" | "Monats", Some(phrase)) => month_pointed_to(&phrase),
        ("Woche", Some(phrase)) => weeks::week(&phrase),
        ("Nacht", Some(_)) => Verdict::Refuse,
        ("Monatsende" | "Wochenbeginn" | "Wochenanfang", None) => near_edge(sentence, at),
        ("Frühjahr" | "Frühling" | "Sommer" | "Herbst" | "Winter", Some(phrase)) => {
            season(&phrase)
        }
        ("Jahresende" | "Jahresbeginn" | "Jahresanfang", None) => edge_of_year(sentence, at),
        (month, Some(phrase)) if is_full_month(month) => named_month(&phrase),
        _ => return None,
    };
    Some(verdict)
}

/// Judges `diesjährig` and its like; `None` if the word is none of them.
pub(super) fn judge_adjective(sentence: &Sentence<'_>, at: usize) -> Option<Verdict> {
    let pointer = of_a_year(sentence.pieces.word(at)?)?;
    Some(this_years(sentence, at, pointer))
}

/// Whether a word begins as the nouns of [`judge`] do: most are refused before their neighbours are
/// read.
fn may_name_a_period(noun: &str) -> bool {
    const BEGINNINGS: [&str; 9] =
        ["Woche", "Jahr", "Monat", "Nacht", "Frühjahr", "Frühling", "Sommer", "Herbst", "Winter"];
    BEGINNINGS.iter().any(|beginning| noun.starts_with(beginning)) || is_full_month(noun)
}

/// `im vergangenen Jahr`, `in diesem Jahr`, `Ende nächsten Jahres`, `dieses Jahr`.
fn year(phrase: &Phrase<'_, '_>) -> Verdict {
    let Some(today) = phrase.article_date() else {
        return Verdict::Refuse;
    };
    if phrase.is_last_of() || is_anaphoric(phrase) {
        return Verdict::Refuse;
    }
    let year = today.year() + phrase.pointer.steps();
    let lead = phrase.lead();
    match phrase.noun() {
        // `dieses Jahr 300 Familien`: a bare year would run together with the number.
        _ if phrase.date_follows() || phrase.digits_follow() && !phrase.keeps_its_noun() => {
            Verdict::Refuse
        }
        "Jahres" if lead == "des" => phrase.replace(&format!("Jahres {year}")),
        "Jahres" => phrase.replace(&format!("des Jahres {year}")),
        _ if ["ab", "seit"].contains(&lead.as_str()) => phrase.replace(&format!("dem Jahr {year}")),
        _ if lead == "in" => phrase.replace_with_lead(&format!("im Jahr {year}")),
        _ if ARTICLES.contains(&lead.as_str()) => phrase.replace(&format!("Jahr {year}")),
        _ if phrase.pointing_word().ends_with("es") => phrase.replace(&year.to_string()),
        _ => Verdict::Refuse,
    }
}

/// What `diesjährig` and its like point to.
pub(super) fn of_a_year(word: &str) -> Option<Pointer> {
    if !ends_inflected(word, b"hrige") {
        return None;
    }
    let word = word.to_lowercase();
    let stem = ["e", "en", "em", "er", "es"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.ends_with("jährig")))?;
    match stem {
        "diesjährig" => Some(Pointer::This),
        "letztjährig" | "vorjährig" => Some(Pointer::Last),
        _ => None,
    }
}

/// `die diesjährige Konferenz` becomes `die Konferenz 2024`, where the noun's end is plain.
fn this_years(sentence: &Sentence<'_>, at: usize, pointer: Pointer) -> Verdict {
    let noun_at = sentence.pieces.skip_space(at + 1);
    let noun = sentence.pieces.word(noun_at).unwrap_or_default();
    let behind = word_behind(sentence, noun_at).unwrap_or_default();
    let goes_on = behind.starts_with(char::is_uppercase)
        || ["des", "der", "von", "vom"].contains(&behind)
        || hyphenated(sentence, noun_at)
        || sentence.pieces.digits(sentence.pieces.skip_space(noun_at + 1), 4).is_some();
    match sentence.article_date {
        Some(today) if noun.starts_with(char::is_uppercase) && !goes_on => {
            let range = sentence.pieces.start(at)..sentence.pieces.end_before(noun_at + 1);
            Verdict::Replace(range, format!("{noun} {}", today.year() + pointer.steps()))
        }
        _ => Verdict::Refuse,
    }
}

/// Whether the phrase may point to a time that the text tells of instead of the article's own:
/// `1990 wurde der Verein gegründet. In diesem Jahr kamen …` Where the sentence names the article's
/// own year and no other, both are the same.
pub(super) fn is_anaphoric(phrase: &Phrase<'_, '_>) -> bool {
    let in_this = phrase.pointer == Pointer::This && ["in", "an"].contains(&phrase.lead().as_str());
    let this_year = phrase.article_date().map(jiff::civil::Date::year);
    match phrase.pointer {
        Pointer::Last => false,
        Pointer::This if !in_this => false,
        Pointer::This => match phrase.named_years().next() {
            Some(_) => phrase.named_years().any(|year| Some(year) != this_year),
            None => phrase.tense() == Tense::Past,
        },
        Pointer::Next => phrase.tense() == Tense::Past,
    }
}

/// `Ende des Jahres`, `Anfang der Woche`: a part of the present period, if nothing says otherwise.
fn part_of_this(sentence: &Sentence<'_>, at: usize) -> Verdict {
    let article = place_before(sentence, at);
    let has_article = article.and_then(|place| sentence.pieces.word(place));
    let part = article.and_then(|place| word_before(sentence, place)).unwrap_or_default();
    let cuts =
        matches!(has_article, Some("des" | "der")) && PARTS.contains(&part.to_lowercase().as_str());
    let of_something = ["des", "der"].contains(&word_behind(sentence, at).unwrap_or_default());
    let named = names_a_year(sentence) || !sentence.dates.is_empty();
    let year_follows = sentence.pieces.digits(sentence.pieces.skip_space(at + 1), 4).is_some();
    if !cuts || year_follows {
        return Verdict::Keep;
    }
    let future = tense(&clause(sentence, at)) == Tense::Future;
    let (Some(today), Some(article), true) =
        (sentence.article_date, article, future && !named && !of_something)
    else {
        return Verdict::Refuse;
    };
    let end = sentence.pieces.end_before(at + 1);
    match sentence.pieces.word(at) {
        Some("Jahres") => Verdict::Replace(end..end, format!(" {}", today.year())),
        Some("Monats") if ["ende", "anfang", "mitte"].contains(&part.to_lowercase().as_str()) => {
            let month = format!("{} {}", month_name(today.month()), today.year());
            Verdict::Replace(sentence.pieces.start(article)..end, month)
        }
        _ => Verdict::Refuse,
    }
}

/// `zum Monatsende`: of which month is not said.
fn near_edge(sentence: &Sentence<'_>, at: usize) -> Verdict {
    let before = word_before(sentence, at).unwrap_or_default().to_lowercase();
    let relative = ["zum", "zu", "bis", "am", "vor", "nach", "seit", "ab"];
    if relative.contains(&before.as_str()) { Verdict::Refuse } else { Verdict::Keep }
}

/// `zum Jahresende`, `seit Jahresbeginn`.
fn edge_of_year(sentence: &Sentence<'_>, at: usize) -> Verdict {
    let end = sentence.pieces.end_before(at + 1);
    if sentence.pieces.digits(sentence.pieces.skip_space(at + 1), 4).is_some() {
        return Verdict::Keep;
    }
    let coming = sentence.pieces.word(at) == Some("Jahresende");
    let tense = tense(&clause(sentence, at));
    let since = word_before(sentence, at).is_some_and(|word| word.eq_ignore_ascii_case("seit"));
    let clear = if coming { tense == Tense::Future } else { since && tense != Tense::Future };
    match sentence.article_date {
        Some(today) if clear && !names_a_year(sentence) => {
            Verdict::Replace(end..end, format!(" {}", today.year()))
        }
        _ => Verdict::Refuse,
    }
}

/// `im kommenden Monat`, `Ende dieses Monats`, `nächsten Monat`.
fn month_pointed_to(phrase: &Phrase<'_, '_>) -> Verdict {
    let Some(today) = phrase.article_date() else {
        return Verdict::Refuse;
    };
    if phrase.is_last_of() || phrase.digits_follow() || is_anaphoric(phrase) {
        return Verdict::Refuse;
    }
    let months = i32::from(today.year()) * 12 + i32::from(today.month()) - 1
        + i32::from(phrase.pointer.steps());
    let number = i8::try_from(months.rem_euclid(12) + 1).unwrap_or(1);
    let named = format!("{} {}", month_name(number), months.div_euclid(12));
    let lead = phrase.lead();
    match (phrase.noun(), lead.as_str()) {
        ("Monats", "ende" | "anfang" | "mitte") | ("Monat", "im") => phrase.replace(&named),
        ("Monat", "in") => phrase.replace_with_lead(&format!("im {named}")),
        ("Monat", lead) if !is_determiner(lead) && phrase.pointing_word().ends_with("en") => {
            phrase.replace(&format!("im {named}"))
        }
        _ => Verdict::Refuse,
    }
}

/// Whether the phrase behind this word is no adverb of time but an object.
fn is_determiner(lead: &str) -> bool {
    ["den", "einen", "jeden", "keinen", "für", "ab", "bis", "seit", "auf"].contains(&lead)
}

/// `im kommenden März`: the month's next or last occurrence; the present one is unclear.
fn named_month(phrase: &Phrase<'_, '_>) -> Verdict {
    let (Some(today), Some(number)) = (phrase.article_date(), month(phrase.noun())) else {
        return Verdict::Refuse;
    };
    if phrase.digits_follow() || phrase.lead() != "im" || is_anaphoric(phrase) {
        return Verdict::Refuse;
    }
    let year = match (phrase.pointer, number.cmp(&today.month())) {
        (Pointer::Next, std::cmp::Ordering::Greater)
        | (Pointer::Last, std::cmp::Ordering::Less) => today.year(),
        (Pointer::Next, std::cmp::Ordering::Less) => today.year() + 1,
        (Pointer::Last, std::cmp::Ordering::Greater) => today.year() - 1,
        _ => return Verdict::Refuse,
    };
    phrase.replace(&format!("{} {year}", phrase.noun()))
}

/// `in diesem Herbst`; which summer the last one was depends on more than the article's day.
fn season(phrase: &Phrase<'_, '_>) -> Verdict {
    let (Some(today), Pointer::This) = (phrase.article_date(), phrase.pointer) else {
        return Verdict::Refuse;
    };
    let named = format!("im {} {}", phrase.noun(), today.year());
    if phrase.noun() == "Winter" || phrase.digits_follow() || is_anaphoric(phrase) {
        return Verdict::Refuse;
    }
    match phrase.lead().as_str() {
        "in" => phrase.replace_with_lead(&named),
        lead if !is_determiner(lead) && phrase.pointing_word().ends_with("en") => {
            phrase.replace(&named)
        }
        _ => Verdict::Refuse,
    }
}
