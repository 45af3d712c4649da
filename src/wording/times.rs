//! Times and days as people write them, in each language.

use jiff::civil::{Date, DateTime};

use super::Words;

/// English months; German days need none.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `22.11.2026, 14:20 Uhr`, `22 November 2026, 14:20`: a time on the wall clock.
pub(super) fn wall(at: DateTime) -> Words {
    let Words { de, en } = day(at.date());
    let (hour, minute) = (at.hour(), at.minute());
    Words {
        de: format!("{de}, {hour:02}:{minute:02} Uhr"),
        en: format!("{en}, {hour:02}:{minute:02}"),
    }
}

/// `22.11.2026`, `22 November 2026`.
pub(super) fn day(day: Date) -> Words {
    let month = usize::try_from(day.month() - 1).ok().and_then(|index| MONTHS.get(index));
    Words {
        de: format!("{}.{}.{}", day.day(), day.month(), day.year()),
        en: format!("{} {} {}", day.day(), month.copied().unwrap_or_default(), day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_out() {
        let words = wall("2026-11-22T14:20".parse().unwrap());
        assert_eq!(words.de, "22.11.2026, 14:20 Uhr");
        assert_eq!(words.en, "22 November 2026, 14:20");
        assert_eq!(wall("2026-03-01T08:05".parse().unwrap()).de, "1.3.2026, 08:05 Uhr");
    }
}
