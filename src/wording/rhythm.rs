//! Schedules, spans of time and lists as people say them, in each language.

use jiff::civil::{Date, Weekday};

use super::Language;

/// The words of one language; the other has the same in the same order.
struct Vocabulary {
    daily: &'static str,
    hourly: &'static str,
    today: &'static str,
    tomorrow: &'static str,
    and: &'static str,
    /// From Sunday on, as crontab(5) counts.
    weekdays: [&'static str; 7],
    /// Seconds, minutes, hours, days: one, and more than one.
    units: [[&'static str; 2]; 4],
}

const DE: Vocabulary = Vocabulary {
    daily: "täglich",
    hourly: "stündlich",
    today: "heute",
    tomorrow: "morgen",
    and: "und",
    weekdays: [
        "sonntags",
        "montags",
        "dienstags",
        "mittwochs",
        "donnerstags",
        "freitags",
        "samstags",
    ],
    units: [["Sekunde", "Sekunden"], ["Minute", "Minuten"], ["Stunde", "Stunden"], ["Tag", "Tage"]],
};

const EN: Vocabulary = Vocabulary {
    daily: "daily",
    hourly: "hourly",
    today: "today",
    tomorrow: "tomorrow",
    and: "and",
    weekdays: ["Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"],
    units: [["second", "seconds"], ["minute", "minutes"], ["hour", "hours"], ["day", "days"]],
};

const fn vocabulary(language: Language) -> &'static Vocabulary {
    match language {
        Language::De => &DE,
        Language::En => &EN,
    }
}

/// `täglich`
pub(crate) const fn daily(language: Language) -> &'static str {
    vocabulary(language).daily
}

/// `stündlich`
pub(crate) const fn hourly(language: Language) -> &'static str {
    vocabulary(language).hourly
}

/// `stündlich zur Minute 5`
pub(crate) fn hourly_at(minute: u8, language: Language) -> String {
    match language {
        Language::De => format!("stündlich zur Minute {minute}"),
        Language::En => format!("hourly at minute {minute}"),
    }
}

/// `montags`
pub(crate) fn weekday(day: Weekday, language: Language) -> &'static str {
    let offset = usize::from(day.to_sunday_zero_offset().unsigned_abs());
    vocabulary(language).weekdays.get(offset).copied().unwrap_or_default()
}

/// `montags bis freitags`
pub(crate) fn weekdays(from: Weekday, to: Weekday, language: Language) -> String {
    let (from, to) = (weekday(from, language), weekday(to, language));
    match language {
        Language::De => format!("{from} bis {to}"),
        Language::En => format!("{from} to {to}"),
    }
}

/// `von 6:00 bis 21:40 Uhr`
pub(crate) fn span(from: &str, to: &str, language: Language) -> String {
    match language {
        Language::De => format!("von {from} bis {to} Uhr"),
        Language::En => format!("from {from} to {to}"),
    }
}

/// `um 8:00 und 17:00 Uhr`
pub(crate) fn at_times(times: &[String], language: Language) -> String {
    let times = joined(times, language);
    match language {
        Language::De => format!("um {times} Uhr"),
        Language::En => format!("at {times}"),
    }
}

/// `heute 14:20 und 14:40 Uhr`
pub(crate) fn coming(times: &[String], language: Language) -> String {
    let times = joined(times, language);
    match language {
        Language::De => format!("{times} Uhr"),
        Language::En => times,
    }
}

/// `alle 20 Minuten`; the unit is `s`, `m`, `h` or `d`.
pub(crate) fn each(number: &str, unit: &str, language: Language) -> String {
    let amount = amount(number, unit, language);
    match (language, number, unit) {
        (Language::De, "1", "m" | "s" | "h") => format!("jede {}", amount.trim_start_matches("1 ")),
        (Language::De, "1", _) => format!("jeden {}", amount.trim_start_matches("1 ")),
        (Language::De, ..) => format!("alle {amount}"),
        (Language::En, "1", _) => format!("every {}", amount.trim_start_matches("1 ")),
        (Language::En, ..) => format!("every {amount}"),
    }
}

/// A number with its unit: `1 Minute`, `20 Minuten`.
pub(crate) fn amount(number: &str, unit: &str, language: Language) -> String {
    let [seconds, minutes, hours, days] = vocabulary(language).units;
    let [one, many] = match unit {
        "s" => seconds,
        "m" => minutes,
        "h" => hours,
        _ => days,
    };
    let word = if number == "1" { one } else { many };
    format!("{number} {word}")
}

/// `a, b und c`
pub(crate) fn joined(parts: &[String], language: Language) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            format!("{} {} {last}", first.join(", "), vocabulary(language).and)
        }
    }
}

/// `heute`, `morgen`, `am 24.11.2026,`
pub(crate) fn day(date: Date, today: Date, language: Language) -> String {
    if date == today {
        return vocabulary(language).today.to_owned();
    }
    if today.tomorrow().is_ok_and(|next| next == date) {
        return vocabulary(language).tomorrow.to_owned();
    }
    match language {
        Language::De => format!("am {}.{}.{},", date.day(), date.month(), date.year()),
        Language::En => date.to_string(),
    }
}
