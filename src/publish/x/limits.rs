//! X's limits of requests: remembered from the headers of each answer, and kept away from.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use super::super::wire::{header, within_reach};
use crate::net::ApiReply;

/// From this share of a window on, what is left of it is spread over the rest of its time.
const SPARE_ONE_IN: i64 = 10;

/// The kinds of requests that X counts apart, as far as a post needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Window {
    Create,
    Timeline,
    Lookup,
    Media,
    Delete,
}

/// What each answer told of its window.
#[derive(Debug, Default)]
pub(super) struct Limits(Mutex<BTreeMap<Window, Limit>>);

#[derive(Debug, Clone, Copy)]
struct Limit {
    size: i64,
    remaining: i64,
    reset: Timestamp,
    seen: Timestamp,
}

impl Limits {
    /// Remembers what an answer tells.
    pub(super) fn note(&self, window: Window, reply: &ApiReply, now: Timestamp) {
        let number = |name: &str| -> Option<i64> {
            header(reply, &format!("x-rate-limit-{name}"))?.parse().ok().filter(|n| *n >= 0)
        };
        let (Some(limit), Some(remaining), Some(reset)) =
            (number("limit"), number("remaining"), number("reset"))
        else {
            return;
        };
        let Ok(reset) = Timestamp::from_second(reset) else {
            return;
        };
        let limit = Limit { size: limit, remaining, reset: within_reach(reset, now), seen: now };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(window, limit);
    }

    /// The instant before which nothing should be asked; none where there is room.
    pub(super) fn rests_until(&self, now: Timestamp) -> Option<Timestamp> {
        let limits = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        limits.values().filter_map(|limit| limit.rests_until(now)).max()
    }
}

impl Limit {
    fn rests_until(self, now: Timestamp) -> Option<Timestamp> {
        if self.reset <= now {
            return None;
        }
        if self.remaining == 0 {
            return Some(self.reset);
        }
        if self.remaining.saturating_mul(SPARE_ONE_IN) > self.size {
            return None;
        }
        let left = self.reset.as_millisecond().saturating_sub(self.seen.as_millisecond());
        let share = left.max(0) / self.remaining.saturating_add(1);
        let next = self.seen.as_millisecond().saturating_add(share);
        Timestamp::from_millisecond(next).ok().filter(|next| *next > now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn after(limit: &str, remaining: &str, reset: &str) -> Limits {
        let pairs = [("limit", limit), ("remaining", remaining), ("reset", reset)];
        let headers = pairs.map(|(name, value)| (format!("x-rate-limit-{name}"), value.to_owned()));
        let limits = Limits::default();
        let reply = ApiReply { status: 201, headers: headers.to_vec(), body: Vec::new() };
        limits.note(Window::Create, &reply, at(1_000));
        limits
    }

    #[test]
    fn there_is_no_wait_while_there_is_room() {
        assert_eq!(after("100", "11", "1900").rests_until(at(1_000)), None);
        assert_eq!(Limits::default().rests_until(at(1_000)), None);
    }

    #[test]
    fn the_last_tenth_is_spread_over_the_rest_of_the_window() {
        let limits = after("100", "8", "1900");
        assert_eq!(limits.rests_until(at(1_000)), Some(at(1_100)));
        assert_eq!(limits.rests_until(at(1_100)), None);
    }

    #[test]
    fn an_empty_window_is_waited_for_and_no_longer() {
        let limits = after("100", "0", "1900");
        assert_eq!(limits.rests_until(at(1_899)), Some(at(1_900)));
        assert_eq!(limits.rests_until(at(1_900)), None);
    }

    #[test]
    fn a_senseless_header_stops_nothing_for_longer_than_a_day() {
        let day = 24 * 60 * 60;
        assert_eq!(after("100", "0", "99999999999").rests_until(at(1_000)), Some(at(1_000 + day)));
        for (limit, remaining, reset) in
            [("", "0", "9999"), ("100", "-1", "9999"), ("100", "0", "x")]
        {
            assert_eq!(after(limit, remaining, reset).rests_until(at(1_000)), None);
        }
    }
}
