//! Until when something is put off: `2h`, `3d`, `2026-12-01T09:00`, `2026-12-01`.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::config::duration;
use crate::daemon::later;

/// Where only a day is given, its morning is meant.
const MORNING: Time = Time::constant(8, 0, 0, 0);

/// The instant that somebody means at the terminal; none where it cannot be told.
pub(super) fn parse(text: &str, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(length) = duration::parse(text) {
        return Some(later(now, length));
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    let wall = match text.parse::<DateTime>() {
        Ok(wall) if text.contains(['T', 't', ' ']) => wall,
        _ => text.parse::<Date>().ok()?.to_datetime(MORNING),
    };
    Some(wall.to_zoned(zone.clone()).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_times_on_the_wall_are_understood() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let parsed = |text| parse(text, &zone, now).map(|at| at.to_string());
        assert_eq!(parsed("2h").as_deref(), Some("2026-11-22T14:00:00Z"));
        assert_eq!(parsed("2026-12-01T09:00").as_deref(), Some("2026-12-01T08:00:00Z"));
        assert_eq!(parsed("2026-12-01 09:00").as_deref(), Some("2026-12-01T08:00:00Z"));
        assert_eq!(parsed("2026-12-01").as_deref(), Some("2026-12-01T07:00:00Z"));
        assert_eq!(parsed("2026-12-01T09:00:00Z").as_deref(), Some("2026-12-01T09:00:00Z"));
        for wrong in ["", "morgen", "2", "2026-13-01", "25:00"] {
            assert_eq!(parsed(wrong), None, "{wrong}");
        }
    }
}
