//! Dates as machines and people write them, in one short text.

use jiff::civil::Date;

use super::YEARS;
use crate::article::metadata::months;
use crate::text::dates;

/// A day in a line of the page.
pub(super) struct Said {
    pub(super) date: Date,
    /// What stands before it, lower case.
    pub(super) label: String,
    /// How many characters of the line stand before it.
    pub(super) before: usize,
}

/// The digits of a text, as far as they tell that no day can stand in it.
#[derive(Default)]
pub(super) struct Digits {
    all: usize,
    runs: usize,
    longest: usize,
}

impl Digits {
    /// Takes a text that no digit follows or precedes directly.
    pub(super) fn add(&mut self, text: &str) {
        let mut run = 0;
        for byte in text.bytes() {
            if byte.is_ascii_digit() {
                self.all += 1;
                self.runs += usize::from(run == 0);
                run += 1;
                self.longest = self.longest.max(run);
            } else {
                run = 0;
            }
        }
    }

    /// Whether a day may be written with them: it has a year of four digits, or three numbers.
    pub(super) const fn may_say_a_day(&self) -> bool {
        self.longest >= 4 || self.runs >= 3
    }

    /// Whether one may be, should some of the texts stand side by side.
    pub(super) const fn may_say_one_together(&self) -> bool {
        self.all >= 3
    }
}

/// Whether a day may be written in a text.
pub(super) fn may_say_a_day(text: &str) -> bool {
    let mut digits = Digits::default();
    digits.add(text);
    digits.may_say_a_day()
}

/// Reads the first date of a text.
pub(super) fn first(text: &str) -> Option<Date> {
    let found = iso(text).or_else(|| dates::parse(text)).or_else(|| months::parse(text));
    found.filter(|date| YEARS.contains(&date.year()))
}

/// Every day that a line names, with what is said of it. `slashed` says how `12/10/2020` reads.
pub(super) fn all(line: &str, slashed: Slashed) -> Vec<Said> {
    let mut found = Vec::new();
    let mut behind = 0;
    for mention in dates::find(line) {
        let Some(date) = mention.date().filter(|date| YEARS.contains(&date.year())) else {
            continue;
        };
        let label = line.get(behind..mention.range.start).unwrap_or_default();
        let before = line.get(..mention.range.start).map_or(0, |start| start.chars().count());
        found.push(Said { date, label: label.to_lowercase(), before });
        behind = mention.range.end;
    }
    if found.is_empty() {
        let other = iso(line).or_else(|| months::parse(line)).or_else(|| divided(line, slashed));
        if let Some(date) = other.filter(|date| YEARS.contains(&date.year())) {
            let before = line.chars().take_while(|c| !c.is_numeric()).count();
            let label: String = line.chars().take(before).collect();
            found.push(Said { date, label: label.to_lowercase(), before });
        }
    }
    found
}

/// Which number of `12/10/2020` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slashed {
    DayFirst,
    /// American and British pages do it either way: only `25/10/2020` is certain.
    Unknown,
}

/// Day, month and year between other signs than full stops: `25/10/2020`, `25-10-2020`,
/// `25 | 10 | 2020`.
pub(super) fn divided(text: &str, slashed: Slashed) -> Option<Date> {
    let mut numbers: Vec<(&str, &str)> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, behind) = rest.split_at_checked(start)?;
        let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
        let (number, after) = behind.split_at_checked(end)?;
        numbers.push((before, number));
        rest = after;
    }
    numbers.windows(3).enumerate().find_map(|(at, window)| {
        let &[(before, a), (first, b), (second, year)] = window else { return None };
        let sign = divider(first).filter(|sign| divider(second) == Some(*sign))?;
        // The colon is that of a time whose hours are glued to the year.
        let goes_on = |(sep, _): &(&str, &str)| *sep == ":" || divider(sep) == Some(sign);
        let goes_on = numbers.get(at + 3).is_some_and(goes_on);
        let goes_back = at > 0 && divider(before) == Some(sign);
        if goes_on || goes_back || a.len() > 2 || b.len() > 2 {
            return None;
        }
        let short = year.len() == 2 && sign == '/';
        let year: i16 = (year.len() == 4 || short).then(|| year.parse().ok()).flatten()?;
        let year = if short { year + 2000 } else { year };
        let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
        let (day, month) = match slashed {
            _ if a > 12 => (a, b),
            _ if b > 12 => (b, a),
            _ if a == b || !matches!(sign, '/' | '-') => (a, b),
            Slashed::DayFirst => (a, b),
            Slashed::Unknown => return None,
        };
        Date::new(year, month, day).ok()
    })
}

/// The sign that stands between the parts of a date, if it is one.
fn divider(between: &str) -> Option<char> {
    let spaced = between.contains(' ');
    let mut signs = between.chars().filter(|c| !c.is_whitespace());
    let (first, second) = (signs.next()?, signs.next());
    let sign = match (first, second) {
        ('.', Some(second)) => second,
        (first, None) => first,
        _ => return None,
    };
    let known = matches!(sign, '/' | '|' | '·' | '•' | '.') || sign == '-' && !spaced;
    (known && signs.next().is_none()).then_some(sign)
}

/// The first `2019-09-26`, `2019/09/26` or leading `20190926` in a text.
pub(super) fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<i16> {
        let digits = bytes.get(range)?;
        digits.iter().all(u8::is_ascii_digit).then_some(())?;
        std::str::from_utf8(digits).ok()?.parse().ok()
    };
    let date = |year: i16, month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for at in 0..bytes.len().saturating_sub(7) {
        if at > 0 && digit(at - 1) {
            continue;
        }
        let Some(year) = number(at..at + 4).filter(|year| YEARS.contains(year)) else {
            continue;
        };
        let sign = bytes.get(at + 4).copied();
        if matches!(sign, Some(b'-' | b'/' | b'.')) {
            let wide = digit(at + 6);
            let next = if wide { at + 7 } else { at + 6 };
            let month = if wide { number(at + 5..at + 7) } else { number(at + 5..at + 6) };
            if bytes.get(next).copied() != sign {
                continue;
            }
            let day = number(next + 1..next + 3).or_else(|| number(next + 1..next + 2));
            if let (Some(month), Some(day)) = (month, day)
                && let Some(found) = date(year, month, day)
            {
                return Some(found);
            }
        } else if at == 0
            && let (Some(month), Some(day)) = (number(4..6), number(6..8))
            && !digit(8)
        {
            return date(year, month, day);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn machine_dates_are_read() {
        let day = Some(date(2019, 9, 26));
        for text in ["2019-09-26T10:00:00+02:00", "2019/9/26", "20190926", "am 2019-09-26"] {
            assert_eq!(iso(text), day, "{text}");
        }
        assert_eq!(iso("1201926-09-26"), None);
        assert_eq!(iso("2019-13-26"), None);
    }

    #[test]
    fn other_signs_are_read_where_they_are_certain() {
        let october = Some(date(2020, 10, 12));
        for text in [
            "le 12/10/2020 à 9h",
            "12-10-2020",
            "12 | 10 | 2020",
            "12. | 10. | 2020",
            "12·10·2020",
            "12 . 10 . 2020",
            "Nr. 7/2020 | 12.10.2020",
        ] {
            assert_eq!(divided(text, Slashed::DayFirst), october, "{text}");
        }
        assert_eq!(divided("12/10/2020", Slashed::Unknown), None);
        assert_eq!(divided("10/25/2020", Slashed::Unknown), Some(date(2020, 10, 25)));
        for text in [
            "1/2",
            "03-12-20-2020",
            "5 - 10 - 2020",
            "1.2.10",
            "12.10.2012:44",
            "12|10/2020",
            "99/99/2020",
        ] {
            assert_eq!(divided(text, Slashed::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn each_day_of_a_line_has_its_own_label() {
        let said = all("Erstellt: 01.05.20, zuletzt geändert am 3. Mai 2020", Slashed::DayFirst);
        let days: Vec<Date> = said.iter().map(|said| said.date).collect();
        assert_eq!(days, [date(2020, 5, 1), date(2020, 5, 3)]);
        assert_eq!(
            said.iter().map(|said| said.label.contains("geändert")).collect::<Vec<_>>(),
            [false, true]
        );
    }
}
