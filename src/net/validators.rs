//! What an answer says of its version, as far as a later request may rely on it.

use super::retry_after::instant;
use super::types::Validators;

/// The `ETag`, and the `Last-Modified` unless it lies in the second in which the answer was sent, by its
/// `Date`: whatever is written later in that second has the same one, and would be answered with 304 for
/// ever. RFC 9110, 8.8.2.2.
pub(super) fn of(etag: Option<String>, modified: Option<String>, date: Option<&str>) -> Validators {
    let settled = |modified: &String| match (instant(modified), date.and_then(instant)) {
        (Some(modified), Some(date)) => modified < date,
        _ => true,
    };
    Validators { etag, last_modified: modified.filter(settled) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_in_the_second_in_which_it_was_sent_may_change_yet() {
        let sent = Some("Sun, 22 Nov 2026 13:00:00 GMT");
        for (modified, kept) in [
            ("Sun, 22 Nov 2026 12:59:59 GMT", true),
            ("Sun, 22 Nov 2026 13:00:00 GMT", false),
            ("Sun, 22 Nov 2026 13:00:07 GMT", false),
            ("yesterday", true),
        ] {
            let found = of(None, Some(modified.to_owned()), sent).last_modified;
            assert_eq!(found.is_some(), kept, "{modified}");
            assert!(of(None, Some(modified.to_owned()), None).last_modified.is_some());
        }
        let tag = of(Some("\"a\"".to_owned()), None, sent);
        assert_eq!(tag, Validators { etag: Some("\"a\"".to_owned()), last_modified: None });
    }
}
