//! Durations as the admin writes them: `"90s"`, `"15m"`, `"2h"`, `"1d"`.

use std::time::Duration;

/// Units by length, in seconds.
const UNITS: [(char, u64); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

/// Nothing waits longer than ten years; sums of durations and instants stay in range.
const LONGEST: Duration = Duration::from_secs(3_650 * 86_400);

/// Why a text is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Not a whole number with one unit.
    Form,
    /// Longer than ten years.
    Long,
}

/// Parses a duration: a whole number and `s`, `m`, `h` or `d`, at most ten years.
///
/// # Errors
/// A sentence that says what is expected.
pub fn parse(text: &str) -> Result<Duration, String> {
    read(text).map_err(|wrong| match wrong {
        Wrong::Form => "expected a whole number and s, m, h or d, such as \"15m\"".to_owned(),
        Wrong::Long => "expected at most ten years".to_owned(),
    })
}

/// As [`parse`], with an error that can be told in each language.
pub(super) fn read(text: &str) -> Result<Duration, Wrong> {
    let unit = UNITS.iter().find_map(|(unit, seconds)| {
        let digits = text.strip_suffix(*unit)?;
        Some((digits, *seconds))
    });
    let (digits, seconds) = unit.ok_or(Wrong::Form)?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Wrong::Form);
    }
    // Only digits are left, so the number can fail in one way: it is too large.
    let count: u64 = digits.parse().map_err(|_| Wrong::Long)?;
    let total = count.checked_mul(seconds).ok_or(Wrong::Long)?;
    Some(Duration::from_secs(total)).filter(|duration| *duration <= LONGEST).ok_or(Wrong::Long)
}

/// Writes it the shortest way that parses back to the same; parts of a second are left out.
pub fn format(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds == 0 {
        return "0s".to_owned();
    }
    // The largest unit without a remainder gives the fewest digits; the last one always fits.
    UNITS
        .iter()
        .find(|(_, unit)| seconds.is_multiple_of(*unit))
        .map_or_else(String::new, |(letter, unit)| format!("{}{letter}", seconds / unit))
}

/// What somebody may have meant who wrote `5 Minuten`, `1 Std.` or `20`.
pub(super) fn guess(text: &str) -> Option<String> {
    let text = text.trim();
    let split = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let (digits, word) = text.split_at(split);
    let word = word.trim().to_lowercase();
    let letter = match word.chars().next() {
        None | Some('m') => 'm',
        Some('s') if word.starts_with("st") => 'h',
        Some('s') => 's',
        Some('h') => 'h',
        Some('d' | 't') => 'd',
        Some(_) => return None,
    };
    let guess = format!("{digits}{letter}");
    let months = word.starts_with("mo");
    (!months && read(&guess).is_ok()).then_some(guess)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_unit_is_read() {
        let seconds = |text| parse(text).map(|duration| duration.as_secs());
        assert_eq!(seconds("0s"), Ok(0));
        assert_eq!(seconds("90s"), Ok(90));
        assert_eq!(seconds("15m"), Ok(900));
        assert_eq!(seconds("2h"), Ok(7_200));
        assert_eq!(seconds("1d"), Ok(86_400));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "s", "15", "15 m", "-1s", "+1s", "1.5h", "1h30m", "٣s", "15M", "1w"] {
            assert_eq!(read(text), Err(Wrong::Form), "{text}");
        }
    }

    #[test]
    fn a_long_number_is_refused_and_does_not_overflow() {
        for text in ["18446744073709551615d", "99999999999999999999s", "3651d"] {
            assert_eq!(read(text), Err(Wrong::Long), "{text}");
        }
        assert!(read("3650d").is_ok());
    }

    #[test]
    fn the_shortest_way_is_written() {
        let written = |seconds| format(Duration::from_secs(seconds));
        assert_eq!(written(0), "0s");
        assert_eq!(written(90), "90s");
        assert_eq!(written(120), "2m");
        assert_eq!(written(86_400), "1d");
        assert_eq!(written(90_000), "25h");
    }

    #[test]
    fn plain_words_are_guessed() {
        assert_eq!(guess("5 Minuten").as_deref(), Some("5m"));
        assert_eq!(guess("2 Std.").as_deref(), Some("2h"));
        assert_eq!(guess("30 sec").as_deref(), Some("30s"));
        assert_eq!(guess("14 Tage").as_deref(), Some("14d"));
        assert_eq!(guess("20").as_deref(), Some("20m"));
        assert_eq!(guess("3 Monate"), None);
        assert_eq!(guess("bald"), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(seconds in 0u64..=3_650 * 86_400) {
            let duration = Duration::from_secs(seconds);
            prop_assert_eq!(parse(&format(duration)), Ok(duration));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,12}") {
            let _ = parse(&text);
            let _ = guess(&text);
        }
    }
}
