//! How a page shows times, modes, networks and addresses.

use jiff::Timestamp;
use serde::Serialize;

use super::Look;
use crate::config::{Language, Mode};
use crate::item::Network;
use crate::wording::admin as say;

/// An instant for people and for programs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Moment {
    /// As RFC 3339, for `<time datetime>`.
    pub(super) iso: String,
    /// „heute, 14:20 Uhr“, „12. März, 9:05 Uhr“.
    pub(super) said: String,
    /// Day and time in full, for whoever points at it.
    pub(super) full: String,
}

impl Look<'_> {
    /// An instant on the organisation's wall clock.
    pub(super) fn moment(&self, at: Timestamp) -> Moment {
        let zone = &self.config.timezone;
        let (then, now) = (at.to_zoned(zone.clone()), self.now.to_zoned(zone.clone()));
        let german = self.config.language == Language::De;
        let clock = if german { "%-H:%M Uhr" } else { "%H:%M" };
        let clock = then.strftime(clock).to_string();
        let days = now.date().until(then.date()).map_or(i32::MAX, |span| span.get_days());
        let day = match days {
            0 => self.say(&say::TODAY, &[]),
            1 => self.say(&say::TOMORROW, &[]),
            -1 => self.say(&say::YESTERDAY, &[]),
            _ => {
                let (day, year) = (then.day().to_string(), then.year().to_string());
                let month = self.say(MONTHS[usize::from(then.month().unsigned_abs() % 12)], &[]);
                let phrase = if then.year() == now.year() { &say::DAY } else { &say::DAY_YEAR };
                self.say(phrase, &[&day, &month, &year])
            }
        };
        let full = if german { "%-d.%-m.%Y, %H:%M Uhr" } else { "%Y-%m-%d %H:%M" };
        Moment {
            iso: at.to_string(),
            said: format!("{day}, {clock}"),
            full: then.strftime(full).to_string(),
        }
    }
}

/// The months by number; December stands at 0.
pub(super) const MONTHS: [&crate::wording::Phrase; 12] = [
    &say::MONTH_12,
    &say::MONTH_1,
    &say::MONTH_2,
    &say::MONTH_3,
    &say::MONTH_4,
    &say::MONTH_5,
    &say::MONTH_6,
    &say::MONTH_7,
    &say::MONTH_8,
    &say::MONTH_9,
    &say::MONTH_10,
    &say::MONTH_11,
];

/// The mode's name, as in the configuration.
pub(super) const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Preview => "preview",
        Mode::Approve => "approve",
        Mode::Publish => "publish",
    }
}

/// The network's name for icons.
pub(super) const fn network(network: Network) -> &'static str {
    network.as_str()
}

/// An address that a page may link: of the web, and of nothing else.
pub(super) fn link(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}
