//! One answer read as X's answer to everything.

use secrecy::SecretString;

use super::super::meaning::repeated;
use super::super::{Lookback, Meaning, oauth2};
use super::limits::{Limits, Window};
use super::{answer, timeline};
use crate::net::ApiReply;

/// What it would mean, the same answer coming again on each page of the timeline.
pub(in crate::publish) fn meaning(
    reply: &ApiReply,
    secrets: &[&SecretString],
    asked: Lookback<'_>,
) -> Meaning {
    let mut reading = timeline::Reading::new(asked);
    let more = |reading: &timeline::Reading<'_>| reading.next_query().is_some();
    let (pages, taken) = repeated(&mut reading, more, |reading| reading.take(reply, secrets));
    let limits = Limits::default();
    limits.note(Window::Create, reply, asked.now);
    Meaning {
        sent: answer::sent(reply, secrets, asked.now),
        identity: answer::identity(reply, secrets),
        timeline: taken.map(|()| reading.finish()),
        pages,
        post: timeline::one(reply, secrets),
        rests_until: limits.rests_until(asked.now),
        exchange: Some(oauth2::meaning(reply, secrets)),
    }
}
