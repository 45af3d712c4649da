//! A source's health in words, for `status` and `why`: what is wrong, since when, what to do.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::state::sources::SourceHealth;
use crate::wording::{self, Words, status as say};

/// What is to be said of a source, the most urgent first; one line each.
pub(super) fn lines(name: &str, health: Option<&SourceHealth>, zone: &TimeZone) -> Vec<Words> {
    let at = |at: Timestamp| wording::at(at, zone).words();
    let count = |count: u64| Words::same(count.to_string());
    let Some(health) = health else {
        return vec![say::NOT_YET.with(&[])];
    };
    let read = health.ok_at.map_or_else(|| say::NEVER.with(&[]), at);
    let mut lines = Vec::new();
    if let Some(failure) = &health.failure {
        let since = health.failing_since.map_or_else(|| say::UNKNOWN_SINCE.with(&[]), at);
        let failures = count(health.failures.into());
        let told = [&failures, &since, &failure.words(), &read];
        lines.push(say::FAILED_SOURCE.telling(&told));
    }
    if let Some(quarantine) = &health.quarantine {
        let reason = quarantine.reason.words();
        lines.push(say::QUARANTINED.telling(&[&at(quarantine.since), &reason]));
        lines.push(say::QUARANTINE_TODO.with(&[]));
        lines.push(Words::same(format!("  weitersagen status --accept {name}")));
    }
    if health.failure.is_none() {
        lines.push(say::SOURCE_READ.telling(&[&read, &Words::same(health.items.to_string())]));
    }
    if let Some(to) = &health.moved_to {
        let looks = Words::same(health.moved_polls.to_string());
        lines.push(say::MOVED.telling(&[&Words::same(to), &looks]));
    }
    let days = |secs: i64| Words::same((secs / 86_400).to_string());
    match (health.news_at, health.patience_secs, health.silent_since) {
        (_, _, Some(since)) => lines.push(say::SILENT.telling(&[&at(since)])),
        (Some(news), Some(patience), None) => {
            lines.push(say::LAST_NEWS.telling(&[&at(news), &days(patience)]));
        }
        (Some(news), None, None) => lines.push(say::LAST_NEWS_NEW.telling(&[&at(news)])),
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
        let said = |health: Option<&SourceHealth>| -> [String; 2] {
            let lines = lines("agsa", health, &TimeZone::UTC);
            let of = |of: fn(&Words) -> &String| {
                lines.iter().map(|words| of(words).as_str()).collect::<Vec<_>>().join("\n")
            };
            [of(|words| &words.de), of(|words| &words.en)]
        };
        let [de, en] = said(Some(&health));
        insta::assert_snapshot!(en, @r"
        FAILED 3 times in a row since 1 January 1970, 00:10: the server failed (status 500) (last read 1 January 1970, 00:00)
        IN QUARANTINE since 1 January 1970, 00:01: no headlines
        nothing of it is posted until its list looks as it did; if it is right as it is:
          weitersagen status --accept agsa
        MOVED for good to https://neu.example/ (4 looks in a row led there); put it into `url`
        SILENT: nothing new since 1 January 1970, 00:00, which is longer than usual; see whether its news stand elsewhere now
        ");
        insta::assert_snapshot!(de, @r"
        GESTÖRT: 3 Abrufe hintereinander ohne Erfolg, seit 1.1.1970, 00:10 Uhr: the server failed (status 500) (zuletzt gelesen: 1.1.1970, 00:00 Uhr)
        ZURÜCKGEHALTEN seit 1.1.1970, 00:01 Uhr: no headlines
        nichts von ihr wird gesendet, bis ihre Liste wieder aussieht wie früher; ist sie so richtig:
          weitersagen status --accept agsa
        UMGEZOGEN nach https://neu.example/ (4 Abrufe hintereinander führten dorthin); bitte in `url` eintragen
        STILL: seit 1.1.1970, 00:00 Uhr nichts Neues, länger als sonst; bitte nachsehen, ob die Meldungen jetzt anderswo stehen
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
        insta::assert_snapshot!(said(Some(&well))[0], @r"
        gelesen 1.1.1970, 00:00 Uhr, 12 Meldungen bekannt
        zuletzt Neues 1.1.1970, 00:00 Uhr; bis zu 8 Tage ohne sind üblich
        ");
        assert_eq!(said(None), ["noch nicht abgerufen", "not looked at yet"]);
    }
}
