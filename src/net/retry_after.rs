//! `Retry-After`: how long a host wants to be left alone.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// What is kept of a wish whose end cannot be told: a date without the server's own to hold it
/// against.
const UNCLEAR: Duration = Duration::from_secs(10 * 60);

/// How long a host is left alone that is overloaded (429, 503) and does not say until when: long
/// enough to end the present round, so that its other sources and pages do not add to the load.
pub(super) const UNSAID: Duration = Duration::from_secs(60);

/// Reads `Retry-After`: seconds, or an HTTP date, which is held against the server's own `Date`
/// since the clocks may differ.
pub(super) fn parse(value: Option<&str>, date: Option<&str>) -> Option<Duration> {
    let value = value?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let until = instant(value)?;
    match date.and_then(instant) {
        Some(date) => Duration::try_from(until.duration_since(date)).ok(),
        None => Some(UNCLEAR),
    }
}

/// An HTTP date. RFC 9110, 5.6.7.
pub(super) fn instant(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new().parse_timestamp(text.trim()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let date = Some("Sun, 22 Nov 2026 13:00:00 GMT");
        for (value, expected) in [
            (" 120 ", Some(120)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Sun, 22 Nov 2026 13:05:00 GMT", Some(300)),
            ("Sun, 22 Nov 2026 12:00:00 GMT", None),
            ("-5", None),
            ("soon", None),
            ("", None),
        ] {
            let wait = parse(Some(value), date);
            assert_eq!(wait, expected.map(Duration::from_secs), "{value}");
        }
        assert_eq!(parse(Some("Sun, 22 Nov 2026 13:05:00 GMT"), None), Some(UNCLEAR));
        assert_eq!(parse(None, date), None);
    }
}
