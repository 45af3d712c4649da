//! The only place that asks what time it is, and the only place that waits.

use std::time::Duration;

use jiff::Timestamp;

/// The present instant. Everything else takes `now` as a parameter.
#[expect(clippy::disallowed_methods, reason = "this is the one clock of the crate")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A monotonic instant, for measuring how long something took.
#[expect(clippy::disallowed_methods, reason = "this is the one clock of the crate")]
pub fn monotonic() -> std::time::Instant {
    std::time::Instant::now()
}

/// Waits on the monotonic clock.
#[expect(clippy::disallowed_methods, reason = "this is the one place that waits")]
pub async fn sleep(duration: Duration) {
    tokio::time::sleep(duration).await;
}
