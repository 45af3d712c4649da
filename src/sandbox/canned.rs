//! Answers word for word: for errors that a network tells of and the rehearsal has no cause for.

use std::collections::VecDeque;

use serde_json::Value;

use super::call::Reply;
use super::faults::Operation;
use crate::item::Network;

/// An answer as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Canned {
    /// HTTP status.
    pub status: u16,
    /// Beside `Content-Type`.
    pub headers: Vec<(&'static str, String)>,
    /// JSON, or a text, which is sent as HTML.
    pub body: Value,
}

/// Those still to come.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue(VecDeque<(Network, Operation, Canned)>);

impl Queue {
    pub(super) fn add(&mut self, network: Network, operation: Operation, answer: Canned) {
        self.0.push_back((network, operation, answer));
    }

    pub(super) fn take(&mut self, network: Network, operation: Operation) -> Option<Reply> {
        let wanted = |(n, o, _): &(Network, Operation, Canned)| (*n, *o) == (network, operation);
        let (_, _, canned) = self.0.remove(self.0.iter().position(wanted)?)?;
        let mut reply = Reply::json(canned.status, canned.body).refused("answered as told");
        reply.headers = canned.headers;
        Some(reply)
    }
}
