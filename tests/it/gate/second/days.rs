//! Days, years and numbers, counted anew.

use jiff::ToSpan;
use jiff::civil::Date;
use weitersagen::item::Article;

pub(crate) const MONTHS: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

const DAYS: [&str; 8] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag"];

/// The days and years that a post about an article may name without the article spelling them out.
pub(crate) struct Calendar {
    days: Vec<Date>,
    years: Vec<i16>,
}

impl Calendar {
    pub(crate) fn of(article: &Article, source: &str) -> Self {
        let Some(today) = article.date else {
            return Self { days: Vec::new(), years: Vec::new() };
        };
        // Two weeks to either side: from Monday of the last week to Sunday of the next.
        let days = (-14..=14).filter_map(|offset| today.checked_add(offset.days()).ok()).collect();
        let told = ["Jahr", "jährig", "Monat", "Herbst", "Sommer", "Früh"];
        let of_years = told.iter().any(|word| source.contains(word));
        let years = if of_years {
            vec![today.year() - 1, today.year(), today.year() + 1]
        } else {
            vec![today.year()]
        };
        Self { days, years }
    }

    /// A number of the line that neither the source has nor a day that its words mean.
    pub(crate) fn foreign_number(&self, line: &str, source: &str) -> Option<String> {
        let numbers = numbers(line);
        let known: Vec<String> = self::numbers(source).into_iter().map(|(_, n)| n).collect();
        let digits = |text: &str| text.trim_start_matches('0').to_owned();
        let parts: Vec<String> = known
            .iter()
            .flat_map(|number| {
                number.split(['.', ',', ':', '-', '/']).map(digits).collect::<Vec<_>>()
            })
            .collect();
        numbers.into_iter().find_map(|(at, number)| {
            let behind = line[at + number.len()..].trim_start_matches(['.', ' ', '\u{A0}']);
            let month = MONTHS.iter().position(|month| behind.starts_with(month)).map(|n| n + 1);
            let value: i32 = number.parse().unwrap_or(-1);
            let named = month.map(|month| format!("{number}. {}", MONTHS[month - 1]));
            if named.map_or_else(|| known.contains(&number), |day| source.contains(&day)) {
                return None;
            }
            let in_range = self.days.iter().any(|day| i32::from(day.day()) == value);
            let listed = behind.starts_with(['u', 'b', '–', '/']);
            let day = month.is_some_and(|month| {
                self.days.iter().any(|day| {
                    i32::from(day.day()) == value && usize::try_from(day.month()) == Ok(month)
                }) || parts.contains(&digits(&number)) && parts.contains(&month.to_string())
            }) || listed && (in_range || parts.contains(&digits(&number)));
            // `01.05.20` is of 2020.
            let short = (value > 1900).then(|| digits(&format!("{:02}", value % 100)));
            let year = self.years.iter().any(|year| i32::from(*year) == value)
                || self.days.iter().any(|day| i32::from(day.year()) == value)
                || short.is_some_and(|short| parts.contains(&short));
            (!day && !year).then_some(number)
        })
    }
}

/// The numbers of a text: digits with the marks inside them, and where each begins.
fn numbers(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut begun: Option<usize> = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let part = c.is_ascii_digit() || begun.is_some() && matches!(c, '.' | ',' | ':');
        match (begun, part) {
            (None, true) => begun = Some(at),
            (Some(start), false) => {
                found.push((start, text[start..at].trim_end_matches(['.', ',', ':']).to_owned()));
                begun = None;
            }
            _ => {}
        }
    }
    found
}

/// A word that means another day tomorrow, or a date in figures.
pub(crate) fn relative(line: &str) -> Option<String> {
    let small = line.to_lowercase();
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).collect();
    let word = words.iter().find(|word| {
        let lower = word.to_lowercase();
        matches!(lower.as_str(), "gestern" | "vorgestern" | "übermorgen")
            || **word == "heute"
            || ["heutige", "gestrige", "morgige", "diesjährige", "letztjährige"]
                .iter()
                .any(|stem| lower.strip_prefix(stem).is_some_and(|end| end.len() < 2))
    });
    let phrases = [
        "in diesem jahr ",
        "dieses jahr ",
        "im vergangenen jahr ",
        "im letzten jahr ",
        "im kommenden jahr ",
        "im nächsten jahr ",
        "letztes jahr ",
        "nächstes jahr ",
        "vergangene woche ",
        "letzte woche ",
        "nächste woche ",
        "kommende woche ",
        "diese woche ",
        "in der vergangenen woche ",
        "in der kommenden woche ",
        "in diesem monat ",
        "im kommenden monat ",
        "im vergangenen monat ",
        "vor zwei wochen ",
        "vor drei tagen ",
        "am vergangenen wochenende ",
        "am kommenden wochenende ",
        "heute abend ",
    ];
    let phrase = phrases.iter().find(|phrase| small.contains(*phrase));
    // In a file's or a site's name, `heute` is a name.
    let named = line.contains("heute-") || line.contains("heute.de");
    word.filter(|_| !named)
        .map(ToString::to_string)
        .or_else(|| phrase.map(ToString::to_string))
        .or_else(|| bare_weekday(line))
        .or_else(|| short_date(line))
}

/// `am Montag` with no date beside it.
fn bare_weekday(line: &str) -> Option<String> {
    DAYS.iter().find_map(|day| {
        line.match_indices(&format!("am {day}")).find_map(|(at, found)| {
            let behind: String = line[at + found.len()..].chars().take(9).collect();
            let whole = !behind.starts_with(char::is_alphabetic);
            let beside = behind.contains(|c: char| c.is_ascii_digit());
            (whole && !beside).then(|| found.to_owned())
        })
    })
}

/// `1.5.20`, `01.05.`
fn short_date(line: &str) -> Option<String> {
    numbers(line).into_iter().map(|(_, number)| number).find(|number| {
        let parts: Vec<&str> = number.split('.').collect();
        let part = |at: usize| parts.get(at).and_then(|part| part.parse::<u16>().ok());
        parts.len() == 3
            && part(0).is_some_and(|day| (1..=31).contains(&day))
            && part(1).is_some_and(|month| (1..=12).contains(&month))
            && parts[2].len() == 4
            && part(2).is_some_and(|year| (1900..2100).contains(&year))
    })
}
