//! The log of API requests: what was asked, what was answered, and whether a post came of it.

use std::collections::VecDeque;

use jiff::Timestamp;
use serde::Serialize;

use super::faults::{Fault, Operation};
use crate::item::Network;

/// How many entries are kept; a rehearsal may run for days.
const KEPT: usize = 10_000;

/// One request and what became of it. Holds neither query nor body, since both may hold secrets.
#[derive(Debug, Clone, Serialize)]
pub struct LogEntry {
    /// When it was answered.
    pub time: Timestamp,
    /// Which network was asked.
    pub network: Network,
    /// What for.
    pub operation: Operation,
    /// `GET`, `POST` or `DELETE`.
    pub method: String,
    /// The path, without query.
    pub path: String,
    /// The HTTP status as sent; none where the connection was cut.
    pub status: Option<u16>,
    /// The fault that it met.
    pub fault: Option<Fault>,
    /// The id of the post that was created, whether or not the answer said so.
    pub created: Option<String>,
    /// The link that this post carries: what it is about.
    pub link: Option<String>,
    /// Why it was refused, in more words than the network would use.
    pub refused: Option<String>,
}

/// The newest requests.
#[derive(Debug, Clone, Default)]
pub(super) struct Journal(VecDeque<LogEntry>);

impl Journal {
    pub(super) fn add(&mut self, entry: LogEntry) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(entry);
    }

    /// Oldest first.
    pub(super) fn entries(&self) -> Vec<LogEntry> {
        self.0.iter().cloned().collect()
    }

    /// The newest ones, newest first.
    pub(super) fn newest(&self, count: usize) -> Vec<LogEntry> {
        self.0.iter().rev().take(count).cloned().collect()
    }
}
