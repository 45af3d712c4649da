//! What X costs: posts are prepaid, and a month's budget is not overdrawn.

use jiff::Timestamp;
use rusqlite::Connection;

use crate::config::{AccountConfig, Config};
use crate::item::Network;
use crate::state::StoreError;
use crate::state::deliveries;

/// A post that holds a link, in US dollars (X's pay-per-use price list, autumn 2026). Every post
/// of weitersagen holds one.
pub const X_POST_WITH_LINK_USD: f64 = 0.200;

/// What an account's posts cost this month, those included that may stand on the timeline.
pub fn spent(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<f64, StoreError> {
    if account.network() != Network::X {
        return Ok(0.0);
    }
    let (first, _) = month(config, now);
    let posts = deliveries::counted_since(db, &account.name, first)?.len();
    Ok(f64::from(u32::try_from(posts).unwrap_or(u32::MAX)) * X_POST_WITH_LINK_USD)
}

/// The instant until which an account waits because the next post would overdraw the month.
pub fn waits_until(
    db: &Connection,
    config: &Config,
    account: &AccountConfig,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    if account.network() != Network::X {
        return Ok(None);
    }
    let overdrawn =
        spent(db, config, account, now)? + X_POST_WITH_LINK_USD > config.x_usd_per_month + 1e-9;
    Ok(overdrawn.then(|| month(config, now).1))
}

/// The first instant of this month and of the next, on the organisation's wall clock.
fn month(config: &Config, now: Timestamp) -> (Timestamp, Timestamp) {
    let day = now.to_zoned(config.timezone.clone()).date();
    let start = |day: jiff::civil::Date| {
        day.to_zoned(config.timezone.clone()).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    };
    let next = day.last_of_month().tomorrow().unwrap_or(jiff::civil::Date::MAX);
    (start(day.first_of_month()), start(next))
}
