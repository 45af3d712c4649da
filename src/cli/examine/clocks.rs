//! This machine's clock, held against those of the servers that are asked anyway.

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use url::Url;

use super::{Finding, Sign};
use crate::clock;
use crate::net::{ApiRequest, Client};
use crate::wording::doctor as words;

/// From this many seconds on a difference is worth a word; answers take their time, too.
const NOTE_SECS: i64 = 60;

/// From this many seconds on, signatures are refused and posts come at the wrong time.
const FAIL_SECS: i64 = 300;

/// Asks each host for its time. The nearest one counts: one server may go wrong, and it is this
/// machine's clock that is looked at.
pub(super) async fn finding(client: &Client, addresses: &[Url]) -> Finding {
    let mut nearest: Option<(i64, String)> = None;
    for address in addresses {
        let Some(theirs) = date(client, address).await else { continue };
        let ahead = clock::now().duration_since(theirs).as_secs();
        let host = address.host_str().unwrap_or_default();
        if nearest.as_ref().is_none_or(|(known, _)| ahead.abs() < known.abs()) {
            nearest = Some((ahead, host.to_owned()));
        }
    }
    judged(nearest)
}

fn judged(nearest: Option<(i64, String)>) -> Finding {
    let found = |sign, detail| Finding::new("clock", &words::CLOCK, "", sign, detail);
    let Some((ahead, host)) = nearest else {
        return found(Sign::Note, words::CLOCK_UNKNOWN.with(&[]));
    };
    let apart = ahead.abs().to_string();
    let sign = match ahead.abs() {
        ..NOTE_SECS => return found(Sign::Ok, words::CLOCK_RIGHT.with(&[&host])),
        NOTE_SECS..FAIL_SECS => Sign::Note,
        FAIL_SECS.. => Sign::Fail,
    };
    let phrase = if ahead > 0 { &words::CLOCK_FAST } else { &words::CLOCK_SLOW };
    found(sign, phrase.with(&[&apart, &host])).todo(&words::CLOCK_TODO, &[])
}

/// The `Date` of a host's answer, whatever else it answers.
async fn date(client: &Client, address: &Url) -> Option<Timestamp> {
    let url = address.join("/").ok()?;
    let request = ApiRequest { method: "HEAD", url, authorization: None, body: None };
    let reply = client.api(request).await.ok()?;
    let date = reply.headers.iter().find(|(name, _)| name == "date");
    date.and_then(|(_, date)| DateTimeParser::new().parse_timestamp(date.trim()).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_is_judged_by_how_far_it_is_off() {
        let sign = |ahead: i64| judged(Some((ahead, "a.example".into()))).sign;
        let signs = [0, -59, 60, -299, 300, -86_400].map(sign);
        assert_eq!(signs, [Sign::Ok, Sign::Ok, Sign::Note, Sign::Note, Sign::Fail, Sign::Fail]);
        assert!(judged(Some((-400, "a.example".into()))).detail.de.contains("geht nach"));
        assert_eq!(judged(None).sign, Sign::Note);
    }
}
