//! What an answer would mean to each question, without the exchange: for replays and fuzzing.

use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;

use super::{AskError, Identity, Lookback, Timeline, facebook, oauth2, x};
use crate::item::Network;
use crate::net::ApiReply;
use crate::outbox::{SendOutcome, TimelinePost};

/// One answer, read as the answer to everything that a network is asked.
#[derive(Debug)]
pub struct Meaning {
    /// To a post.
    pub sent: SendOutcome,
    /// To „who am I?“.
    pub identity: Result<Identity, AskError>,
    /// To a question for the newest posts, where the answer comes again on each page.
    pub timeline: Result<Timeline, AskError>,
    /// How often the timeline was asked for before it was read or given up.
    pub pages: usize,
    /// To a question for one post.
    pub post: Result<Option<TimelinePost>, AskError>,
    /// Until when the network is left alone after this answer.
    pub rests_until: Option<Timestamp>,
    /// To an exchange of tokens, where the network has one.
    pub exchange: Option<oauth2::Exchange>,
}

impl Meaning {
    /// Reads an answer that came at `now`; what is quoted from it shows none of the `secrets`.
    pub fn of(
        network: Network,
        reply: &ApiReply,
        secrets: &[&SecretString],
        now: Timestamp,
    ) -> Self {
        let not_before = now.checked_sub(SignedDuration::from_hours(1)).unwrap_or(now);
        let asked = Lookback { since: None, not_before, now, replies: false };
        match network {
            Network::Facebook => facebook::meaning(reply, secrets, asked),
            Network::X => x::meaning(reply, secrets, asked),
        }
    }
}

/// Takes the same answer for each page that `more` asks for, until that needs none or fails. Returns
/// how often it was taken, and how that ended.
pub(super) fn repeated<R>(
    reading: &mut R,
    more: impl Fn(&R) -> bool,
    mut take: impl FnMut(&mut R) -> Result<(), AskError>,
) -> (usize, Result<(), AskError>) {
    let (mut pages, mut taken) = (0, Ok(()));
    while taken.is_ok() && more(reading) {
        pages += 1;
        taken = take(reading);
    }
    (pages, taken)
}
