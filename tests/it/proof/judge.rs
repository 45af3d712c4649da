//! The judge: holds the daemon's state against the sandbox's own log.

use std::collections::BTreeMap;

use weitersagen::item::Network;
use weitersagen::outbox::State;
use weitersagen::sandbox::{LogEntry, Operation};
use weitersagen::state::deliveries::Delivery;
use weitersagen::state::journal::Entry;

use super::stage::{Stage, outbox_of, trail_of};

/// How many posts each network's own log says were made, by what they are about.
pub(super) fn made(log: &[LogEntry]) -> BTreeMap<(Network, String), u32> {
    let mut made = BTreeMap::new();
    for entry in log {
        if let (Some(_), Some(link)) = (&entry.created, &entry.link) {
            *made.entry((entry.network, link.clone())).or_insert(0) += 1;
        }
    }
    made
}

/// What is wrong after a run that has ended: nothing twice, nothing lost, nothing without a
/// reason, nothing out of `ambiguous` without evidence. `expected` are the entries listed.
pub(super) fn verdict(stage: &Stage, networks: &[Network], expected: &[usize]) -> Vec<String> {
    let log = stage.sandbox.log();
    let made = made(&log);
    let store = stage.store();
    let outbox = outbox_of(&store);
    let mut wrong: Vec<String> = made
        .iter()
        .filter(|(_, count)| **count > 1)
        .map(|((network, link), count)| format!("{link} stands {count} times on {network}"))
        .collect();
    for network in networks {
        for number in expected {
            let link = stage.site.link(*number);
            if !made.contains_key(&(*network, link.clone())) {
                wrong.push(format!("{link} is missing on {network}"));
            }
        }
    }
    if outbox.len() != networks.len() * expected.len() {
        wrong.push(format!("{} deliveries for {} stories", outbox.len(), expected.len()));
    }
    for delivery in &outbox {
        if delivery.state != State::Posted || delivery.reason.is_empty() {
            wrong.push(format!("{} is {}: {}", delivery.id, delivery.state, delivery.reason));
        }
        let trail = trail_of(&store, delivery.id);
        wrong.extend(without_evidence(delivery, &trail, &log, stage.clock_was_off()));
        wrong.extend(another_post(delivery, &log));
    }
    let nameless = log.iter().filter(|entry| entry.created.is_some() && entry.link.is_none());
    wrong.extend(nameless.map(|entry| format!("nobody knows what this is about: {entry:?}")));
    wrong
}

/// A delivery that says „posted“ and names a post that the network did not make for it.
fn another_post(delivery: &Delivery, log: &[LogEntry]) -> Option<String> {
    let link = delivery.post.as_ref().map(|post| post.link.as_str());
    let made = log.iter().any(|entry| {
        entry.network.as_str() == delivery.account
            && entry.created == delivery.remote_id
            && entry.link.as_deref() == link
    });
    (delivery.state == State::Posted && (delivery.remote_id.is_none() || !made))
        .then(|| format!("{} is posted as {:?}, which is none", delivery.id, delivery.remote_id))
}

/// What left `ambiguous` without the network having been asked. `clock_was_off` is how many
/// seconds the daemon's clock, which its journal is written by, was away from the networks' at most.
pub(super) fn without_evidence(
    delivery: &Delivery,
    trail: &[Entry],
    log: &[LogEntry],
    clock_was_off: i64,
) -> Vec<String> {
    let slack = clock_was_off * 1_000;
    let mut wrong = Vec::new();
    let mut unclear_since = None;
    for entry in trail {
        match (entry.event.as_str(), unclear_since) {
            ("ambiguous", _) => unclear_since = Some(entry.at),
            ("posted" | "retry_wait" | "needs_human", Some(since)) => {
                // Times in the state are whole milliseconds, those of the log are not.
                let from = since.as_millisecond() - slack;
                let to = entry.at.as_millisecond() + slack;
                let reads = log.iter().filter(|read| {
                    read.network.as_str() == delivery.account
                        && read.operation == Operation::Read
                        && (from..=to).contains(&read.time.as_millisecond())
                });
                let answered = reads.filter(|read| read.status == Some(200)).count();
                let needed = match entry.event.as_str() {
                    "posted" => 1,
                    "retry_wait" => 2,
                    _ => 0,
                };
                let by_person = entry.detail.contains("person");
                if answered < needed && !by_person {
                    wrong.push(format!(
                        "{} left ambiguous as {} after {answered} reads",
                        delivery.id, entry.event
                    ));
                }
                unclear_since = None;
            }
            (other, Some(_)) if other != "read" => {
                wrong.push(format!("{} went from ambiguous to {other}", delivery.id));
            }
            _ => {}
        }
    }
    wrong
}
