//! A source's health in words, for `status` and `why`: what is wrong, since when, what to do.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::state::sources::SourceHealth;

/// What is to be said of a source, the most urgent first; one line each.
pub(super) fn lines(name: &str, health: Option<&SourceHealth>, zone: &TimeZone) -> Vec<String> {
    let local = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
    let Some(health) = health else {
        return vec!["not looked at yet".into()];
    };
    let read = health.ok_at.map_or("never".into(), local);
    let mut lines = Vec::new();
    if let Some(failure) = &health.failure {
        let since = health.failing_since.map_or("unknown".into(), local);
        lines.push(format!(
            "FAILED {} times in a row since {since}: {failure} (last read {read})",
            health.failures
        ));
    }
    if let Some(quarantine) = &health.quarantine {
        lines.push(format!(
            "IN QUARANTINE since {}: {}",
            local(quarantine.since),
            quarantine.reason
        ));
        lines.push(
            "nothing of it is posted until its list looks as it did; if it is right as it is:"
                .into(),
        );
        lines.push(format!("  weitersagen status --accept {name}"));
    }
    if health.failure.is_none() {
        lines.push(format!("read {read}, {} items known", health.items));
    }
    if let Some(to) = &health.moved_to {
        let looks = health.moved_polls;
        lines.push(format!(
            "MOVED for good to {to} ({looks} looks in a row led there); put it into `url`"
        ));
    }
    let days = |secs: i64| secs / 86_400;
    match (health.news_at, health.patience_secs, health.silent_since) {
        (_, _, Some(since)) => lines.push(format!(
            "SILENT: nothing new since {}, which is longer than usual; see whether its news stand \
             elsewhere now",
            local(since)
        )),
        (Some(at), Some(patience), None) => {
            let usual = days(patience);
            lines.push(format!("last news {}; up to {usual} days without are usual", local(at)));
        }
        (Some(at), None, None) => {
            lines.push(format!("last news {}; its rhythm is not learnt yet", local(at)));
        }
        (None, ..) => {}
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sources::Quarantine;

    #[test]
    fn what_is_wrong_is_said_with_what_to_do() {
        let at = |second: i64| Timestamp::from_second(second).unwrap();
        let health = SourceHealth {
            polled_at: Some(at(900)),
            ok_at: Some(at(0)),
            failures: 3,
            failing_since: Some(at(600)),
            failure: Some("the server failed (status 500)".into()),
            quarantine: Some(Quarantine { since: at(60), reason: "no headlines".into() }),
            moved_to: Some("https://neu.example/".into()),
            moved_polls: 4,
            news_at: Some(at(0)),
            patience_secs: Some(8 * 86_400),
            silent_since: Some(at(0)),
            items: 12,
        };
        insta::assert_snapshot!(lines("agsa", Some(&health), &TimeZone::UTC).join("\n"), @r"
        FAILED 3 times in a row since 1970-01-01 00:10: the server failed (status 500) (last read 1970-01-01 00:00)
        IN QUARANTINE since 1970-01-01 00:01: no headlines
        nothing of it is posted until its list looks as it did; if it is right as it is:
          weitersagen status --accept agsa
        MOVED for good to https://neu.example/ (4 looks in a row led there); put it into `url`
        SILENT: nothing new since 1970-01-01 00:00, which is longer than usual; see whether its news stand elsewhere now
        ");
        let well = SourceHealth {
            failures: 0,
            failing_since: None,
            failure: None,
            quarantine: None,
            moved_to: None,
            silent_since: None,
            ..health
        };
        insta::assert_snapshot!(lines("agsa", Some(&well), &TimeZone::UTC).join("\n"), @r"
        read 1970-01-01 00:00, 12 items known
        last news 1970-01-01 00:00; up to 8 days without are usual
        ");
        assert_eq!(lines("agsa", None, &TimeZone::UTC), ["not looked at yet"]);
    }
}
