//! Times as the networks show them to German readers.

use jiff::Timestamp;
use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::text::dates::{german, month_name};

/// How long ago, as a timeline says it; from the second day on, the date.
pub(super) fn ago(created: Timestamp, now: Timestamp) -> String {
    let minutes = now.duration_since(created).as_secs() / 60;
    match minutes {
        ..1 => "Gerade eben".into(),
        1..60 => format!("{minutes} Min."),
        60..1440 => format!("{} Std.", minutes / 60),
        _ => {
            let zoned = local(created);
            format!("{}. {}", zoned.day(), month_name(zoned.month()))
        }
    }
}

/// The whole date: `22. November 2026 um 14:20 Uhr`.
pub(super) fn full(created: Timestamp) -> String {
    let zoned = local(created);
    format!("{} um {:02}:{:02} Uhr", german(zoned.date()), zoned.hour(), zoned.minute())
}

/// The time of day with seconds, for the log.
pub(super) fn clock_time(time: Timestamp) -> String {
    local(time).strftime("%H:%M:%S").to_string()
}

fn local(time: Timestamp) -> Zoned {
    time.to_zoned(TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_timelines_tell_it() {
        let now: Timestamp = "2026-11-22T13:20:00Z".parse().unwrap();
        let at = |text: &str| ago(text.parse().unwrap(), now);
        assert_eq!(at("2026-11-22T13:19:31Z"), "Gerade eben");
        assert_eq!(at("2026-11-22T13:21:00Z"), "Gerade eben");
        assert_eq!(at("2026-11-22T13:15:00Z"), "5 Min.");
        assert_eq!(at("2026-11-22T02:00:00Z"), "11 Std.");
        assert_eq!(at("2026-03-01T23:30:00Z"), "2. März");
        assert_eq!(full(now), "22. November 2026 um 14:20 Uhr");
    }
}
