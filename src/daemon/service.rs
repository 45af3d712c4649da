//! The service manager, where one started the daemon: when it is ready, that it lives, that it ends.
//!
//! Without `NOTIFY_SOCKET` in its environment, as in a terminal, none of this does anything.
//! The protocol is that of `sd_notify(3)`.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sd_notify::NotifyState;

/// The configuration is read, the state is open, the loop begins.
pub(super) fn ready() {
    tell(&[NotifyState::Ready]);
}

/// The configuration is about to be read again; [`ready`] follows, whatever came of it.
pub(super) fn reloading() {
    match NotifyState::monotonic_usec_now() {
        // systemd from 253 on wants the instant with it.
        Ok(now) => tell(&[NotifyState::Reloading, now]),
        Err(error) => tracing::debug!("The monotonic clock could not be read: {error}"),
    }
}

/// A part of a round is done and the state could be written: the watchdog may wait again.
pub(super) fn alive() {
    tell(&[NotifyState::Watchdog]);
}

/// What `systemctl status` shows between two rounds.
pub(super) fn sleeping(until: Timestamp, zone: &TimeZone) {
    let until = until.to_zoned(zone.clone()).strftime("%H:%M:%S").to_string();
    tell(&[NotifyState::Status(&format!("waiting; something is to be done at {until}"))]);
}

/// The daemon was told to end.
pub(super) fn stopping() {
    tell(&[NotifyState::Stopping]);
}

fn tell(state: &[NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(state) {
        tracing::debug!("The service manager could not be told: {error}");
    }
}
