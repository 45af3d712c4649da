//! How the admin is told of problems, in plain words.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::when;
use crate::config::{Alerts, Language, duration, quiet};
use crate::notify::Shape;
use crate::wording::{Words, rhythm, summary as say};

/// The ways to the admin, when problems are repeated, when it is quiet, when the digest comes.
pub(super) fn alerts(
    alerts: &Alerts,
    zone: &TimeZone,
    now: Timestamp,
    language: Language,
) -> String {
    let told = |words: Words| words.of(language).to_owned();
    let ways: Vec<String> = ways(alerts).map(told).collect();
    let mut said = if ways.is_empty() {
        told(say::NO_WAY.with(&[]))
    } else {
        let ways = rhythm::joined(&ways, language);
        let repeat = duration::format(alerts.repeat);
        let (number, unit) = repeat.split_at(repeat.len().saturating_sub(1));
        let repeat = rhythm::amount(number, unit, language);
        told(say::ALERTS.with(&[&ways, &repeat]))
    };
    if !ways.is_empty() {
        let quiet: Vec<String> = alerts.quiet.iter().map(|time| range(*time, language)).collect();
        if !quiet.is_empty() {
            let quiet = rhythm::joined(&quiet, language);
            said.push_str(&told(say::ALERTS_QUIET.with(&[&quiet])));
        }
        if let Some(digest) = &alerts.digest {
            let line = digest.as_str();
            let rhythm = when::in_words(line, language).unwrap_or_else(|| format!("`{line}`"));
            let next = when::next_time(digest, zone, now, language);
            said.push_str(&told(say::DIGEST.with(&[&rhythm, &next])));
        }
    }
    if let Some(host) = alerts.ping.as_ref().and_then(url::Url::host_str) {
        said.push_str(&told(say::PING.with(&[host])));
    }
    said
}

fn ways(alerts: &Alerts) -> impl Iterator<Item = Words> {
    let mail = alerts.mail.iter().map(|(mail, _)| {
        let to: Vec<String> = mail.to.iter().map(ToString::to_string).collect();
        say::BY_MAIL.with(&[&to.join(", ")])
    });
    let webhook = alerts.webhook.iter().map(|(webhook, _)| {
        // Whoever knows the whole address could write there, too.
        let host = webhook.url.host_str().unwrap_or_default();
        let shape = match webhook.shape {
            Shape::Json => "Webhook",
            Shape::Ntfy => "ntfy",
            Shape::Matrix { .. } => "Matrix",
        };
        say::BY_WEBHOOK.with(&[shape, host])
    });
    let file = alerts.file.iter().map(|file| say::BY_FILE.with(&[&file.display().to_string()]));
    mail.chain(webhook).chain(file)
}

fn range((start, end): (Time, Time), language: Language) -> String {
    let words = say::FROM_TO.with(&[&quiet::clock(start), &quiet::clock(end)]);
    words.of(language).to_owned()
}
