//! Wrong passwords cost time: each further one makes the next try wait longer.

use std::time::{Duration, Instant};

/// Wrong passwords in a row that cost nothing: people mistype.
const FREE: u32 = 3;
/// The longest wait. Whoever has the machine logs in by a link meanwhile.
const LONGEST: Duration = Duration::from_secs(300);

/// Wrong passwords since the last right one, from wherever: behind a proxy every address is one.
#[derive(Debug, Default)]
pub(super) struct Throttle {
    wrong: u32,
    closed_until: Option<Instant>,
}

impl Throttle {
    /// How long the next try still has to wait; none if it may be made now.
    pub(super) fn wait(&self, now: Instant) -> Option<Duration> {
        let left = self.closed_until?.saturating_duration_since(now);
        (!left.is_zero()).then_some(left)
    }

    /// Notes a wrong password.
    pub(super) fn wrong(&mut self, now: Instant) {
        self.wrong = self.wrong.saturating_add(1);
        let beyond = self.wrong.saturating_sub(FREE);
        if beyond > 0 {
            let wait = Duration::from_secs(1 << beyond.min(9)).min(LONGEST);
            self.closed_until = now.checked_add(wait);
        }
    }

    /// Notes a right one.
    pub(super) fn right(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    #[test]
    fn each_wrong_password_makes_the_next_wait_longer() {
        let (mut throttle, begun) = (Throttle::default(), clock::monotonic());
        let mut waits = Vec::new();
        for _ in 0..14 {
            throttle.wrong(begun);
            waits.push(throttle.wait(begun).map_or(0, |wait| wait.as_secs()));
        }
        assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        assert_eq!(throttle.wait(begun + LONGEST), None);
        throttle.right();
        assert_eq!(throttle.wait(begun), None);
    }
}
