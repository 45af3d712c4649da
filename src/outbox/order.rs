//! Who goes first: an event that would otherwise be told too late, then whoever waits longest.

use jiff::Timestamp;

/// A delivery that may leave as far as it itself is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number.
    pub id: i64,
    /// Since when it waits.
    pub since: Timestamp,
    /// For an event: when its day begins, and when it is over.
    pub event: Option<(Timestamp, Timestamp)>,
}

/// Puts the deliveries of one account in the order in which they leave. `slots` are the instants
/// at which the first, the second, … may leave; a delivery beyond them counts as too late.
///
/// Oldest first. An event whose slot would come after its day has begun (or, where that can no
/// longer be helped, after it is over) goes before all others, the earliest day first.
pub fn order(mut waiting: Vec<Waiting>, slots: &[Timestamp]) -> Vec<Waiting> {
    waiting.sort_by_key(|one| (one.since, one.id));
    let first = slots.first().copied().unwrap_or(Timestamp::MAX);
    let deadline = |one: &Waiting| {
        let (begins, over) = one.event?;
        Some(if first < begins { begins } else { over })
    };
    let mut urgent: Vec<Waiting> = Vec::new();
    // Each turn takes one event forward, which may make another one late.
    loop {
        let late = waiting.iter().enumerate().position(|(place, one)| {
            let slot = slots.get(urgent.len() + place).copied().unwrap_or(Timestamp::MAX);
            deadline(one).is_some_and(|deadline| slot >= deadline)
        });
        let Some(late) = late else {
            break;
        };
        urgent.push(waiting.remove(late));
    }
    urgent.sort_by_key(|one| (deadline(one), one.since, one.id));
    urgent.extend(waiting);
    urgent
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn second(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn one(id: i64, event: Option<(i64, i64)>) -> Waiting {
        let event = event.map(|(begins, over)| (second(begins), second(over)));
        Waiting { id, since: second(id), event }
    }

    fn ids(waiting: Vec<Waiting>, slots: &[i64]) -> Vec<i64> {
        let slots: Vec<Timestamp> = slots.iter().map(|at| second(*at)).collect();
        order(waiting, &slots).into_iter().map(|one| one.id).collect()
    }

    #[test]
    fn without_events_the_oldest_goes_first() {
        let waiting = vec![one(3, None), one(1, None), one(2, None)];
        assert_eq!(ids(waiting, &[10, 20, 30]), [1, 2, 3]);
    }

    #[test]
    fn an_event_that_is_in_time_anyway_waits_its_turn() {
        let waiting = vec![one(1, None), one(2, None), one(3, Some((100, 200)))];
        assert_eq!(ids(waiting, &[10, 20, 30]), [1, 2, 3]);
    }

    #[test]
    fn an_event_that_would_be_too_late_goes_first() {
        let waiting = vec![one(1, None), one(2, None), one(3, Some((30, 40)))];
        assert_eq!(ids(waiting, &[10, 20, 30]), [3, 1, 2]);
    }

    #[test]
    fn on_its_own_day_an_event_is_told_before_it_is_over() {
        let waiting = vec![one(1, None), one(2, Some((5, 20)))];
        assert_eq!(ids(waiting, &[10, 20]), [2, 1]);
    }

    #[test]
    fn one_taken_forward_may_make_another_one_late() {
        let waiting = vec![one(1, None), one(2, Some((30, 90))), one(3, Some((15, 90)))];
        assert_eq!(ids(waiting, &[10, 20, 30]), [3, 2, 1]);
    }

    proptest! {
        /// Nobody is lost, and if any order tells every event in time, this one does.
        #[test]
        fn every_event_is_in_time_if_that_is_possible(
            events in proptest::collection::vec(proptest::option::of(1..20_i64), 1..12)
        ) {
            let count = i64::try_from(events.len()).unwrap();
            let slots: Vec<Timestamp> = (0..count).map(|at| second(at * 10)).collect();
            let waiting: Vec<Waiting> = (1_i64..)
                .zip(&events)
                .map(|(id, event)| one(id, event.map(|day| (day * 10 + 5, day * 10 + 9))))
                .collect();
            let deadline = |one: &Waiting| one.event.map_or(Timestamp::MAX, |(begins, _)| begins);
            let in_time = |order: &[Waiting]| {
                order.iter().zip(&slots).all(|(one, slot)| *slot < deadline(one))
            };
            // Earliest deadline first is in time whenever any order is.
            let mut best = waiting.clone();
            best.sort_by_key(|one| deadline(one));
            let ordered = order(waiting.clone(), &slots);
            prop_assert_eq!(ordered.len(), waiting.len());
            prop_assert!(waiting.iter().all(|one| ordered.contains(one)));
            prop_assert!(!in_time(&best) || in_time(&ordered));
        }
    }
}
