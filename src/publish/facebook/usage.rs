//! Facebook's usage headers: how near the wall is, and when it opens again.

use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::super::wire::{header, retry_after, within_reach};
use crate::net::ApiReply;

/// From this many percent on, a limit counts as used up.
const FULL_PERCENT: f64 = 100.0;

/// The window over which Facebook counts an app's and a page's calls.
const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// From this many percent on, the pace slows down: nothing at first, up to the whole window.
const SLOW_PERCENT: f64 = 80.0;

/// Until when Facebook is left alone, as the newest answer's headers advise.
#[derive(Debug, Default)]
pub(super) struct Rest(Mutex<Option<Timestamp>>);

impl Rest {
    /// Remembers what an answer tells; one without such headers changes nothing.
    pub(super) fn note(&self, reply: &ApiReply, now: Timestamp) {
        let Some(percent) = highest_percent(reply) else {
            return;
        };
        let until = rest(percent, minutes_to_regain(reply), now);
        if until.is_some() {
            tracing::warn!(percent, "Facebook's limit of calls is nearly used up");
        }
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = until;
    }

    pub(super) fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let until = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        until.filter(|until| *until > now)
    }
}

/// The share of the last fifth that is used up is the share of the window that is waited: calls
/// leave the count an hour after they were made.
fn rest(percent: f64, minutes: Option<u32>, now: Timestamp) -> Option<Timestamp> {
    if percent < SLOW_PERCENT {
        return None;
    }
    let share = (percent - SLOW_PERCENT) / (FULL_PERCENT - SLOW_PERCENT);
    let wait = WINDOW.mul_f64(share.clamp(0.0, 1.0));
    let named = SignedDuration::from_mins(i64::from(minutes.unwrap_or_default()));
    let at = now.checked_add(wait.max(named)).ok()?;
    Some(within_reach(at, now))
}

/// When Facebook listens again after it refused, if its headers tell.
pub(super) fn regain(reply: &ApiReply, now: Timestamp) -> Option<Timestamp> {
    let minutes = minutes_to_regain(reply).filter(|minutes| *minutes > 0);
    let named = minutes.map(|minutes| SignedDuration::from_mins(i64::from(minutes)));
    let full = highest_percent(reply).is_some_and(|percent| percent >= FULL_PERCENT);
    let wait = named.or_else(|| full.then_some(WINDOW));
    let after_wait = wait.and_then(|wait| now.checked_add(wait).ok());
    let at = after_wait.max(retry_after(reply, now))?;
    Some(within_reach(at, now))
}

/// The highest of all percentages in the usage headers: calls, time, processor time.
fn highest_percent(reply: &ApiReply) -> Option<f64> {
    let own = ["x-app-usage", "x-page-usage"].into_iter().filter_map(|name| read(reply, name));
    let all = own.chain(business_cases(reply));
    let percents = all.flat_map(|usage| {
        ["call_count", "total_time", "total_cputime"]
            .map(|name| usage.get(name).and_then(Value::as_f64))
    });
    percents.flatten().max_by(f64::total_cmp)
}

fn minutes_to_regain(reply: &ApiReply) -> Option<u32> {
    let minutes = business_cases(reply).into_iter().filter_map(|usage| {
        u32::try_from(usage.get("estimated_time_to_regain_access")?.as_u64()?).ok()
    });
    minutes.max()
}

/// `{"page id": [{"type": "pages", …}, …]}`.
fn business_cases(reply: &ApiReply) -> Vec<Value> {
    let Some(Value::Object(cases)) = read(reply, "x-business-use-case-usage") else {
        return Vec::new();
    };
    let lists = cases.into_iter().filter_map(|(_, list)| match list {
        Value::Array(list) => Some(list),
        _ => None,
    });
    lists.flatten().collect()
}

fn read(reply: &ApiReply, name: &str) -> Option<Value> {
    serde_json::from_str(header(reply, name)?).ok()
}
