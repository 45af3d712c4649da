//! What a send did and what a timeline shows, as the clients of the networks report it.

use jiff::Timestamp;
use serde::Serialize;
use url::Url;

use crate::wording::Told;

/// What one send did, as the client classifies it. One `match` in this module decides the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendOutcome {
    /// 2xx with an id.
    Posted {
        /// The network's id of the post.
        remote_id: String,
        /// Where followers see it, if the network says so.
        remote_url: Option<Url>,
    },
    /// DNS, connect or TLS failure: provably not sent.
    NotSent {
        /// What happened.
        reason: Told,
    },
    /// A well-formed refusal.
    Refused {
        /// Its class.
        refusal: Refusal,
        /// What the network said.
        reason: Told,
        /// The earliest instant the network will listen again, if it says so.
        not_before: Option<Timestamp>,
    },
    /// Anything else: a timeout, a reset, a 5xx, a 2xx that cannot be read, a duplicate refusal
    /// („look at the timeline“). It may stand on the timeline.
    Unclear {
        /// What happened.
        reason: Told,
    },
}

/// The class of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Rate limit, overload announced by the network: passes by itself.
    Passing,
    /// The token is dead or lacks a permission: the account pauses, the delivery waits.
    Token,
    /// Credits are spent: the account pauses, the delivery waits.
    Payment,
    /// This post will never be taken (too long, link refused, policy).
    Content,
}

/// One post on an account's own timeline, as read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelinePost {
    /// The network's id.
    pub remote_id: String,
    /// Where followers see it.
    pub remote_url: Option<Url>,
    /// The text as read back, with t.co links replaced by what they stand for.
    pub text: String,
    /// The links in it, expanded.
    pub links: Vec<Url>,
    /// When it was posted, if known.
    pub created: Option<Timestamp>,
}
