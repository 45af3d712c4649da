//! What a network says of a token, kept for `status` and the alerts; what is new in it is written
//! into the journal once.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use crate::publish::{AppMode, TokenReport};
use crate::state::StoreError;
use crate::state::journal::{self, About};
use crate::state::token_reports::{self, Report};
use crate::wording::Told;

/// A warning of an earlier token is older than all of this one's.
const ONE_TOKEN: SignedDuration = SignedDuration::from_hours(24 * 20);

/// That an app shows its posts to nobody.
const DEVELOPMENT: &str = "app_in_development";

/// That nobody can tell whether it does.
const UNPROVEN: &str = "app_mode_unproven";

/// Keeps a report, and tells of what is new in it.
pub(super) fn note(
    db: &Connection,
    account: &str,
    report: &TokenReport,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (event, sentence) = match &report.mode {
        AppMode::Development(why) => (DEVELOPMENT, why),
        AppMode::Unproven(why) => (UNPROVEN, why),
    };
    let before = token_reports::get(db, account)?;
    let was_known = before.as_ref().is_some_and(|before| before.development.is_some());
    let development = (event == DEVELOPMENT).then(|| sentence.clone());
    let changed = before.is_none_or(|_| was_known != development.is_some());
    let kept = Report {
        checked_at: now,
        expires_at: report.ends.token,
        data_access_at: report.ends.data_access,
        development,
    };
    token_reports::keep(db, account, &kept)?;
    // Once, and again where the app has changed its mode in between.
    if changed || journal::last_told(db, event, account, Timestamp::MIN)?.is_none() {
        tell(db, account, event, sentence, now)?;
    }
    let Some(warning) = report.ends.warning(now) else {
        return Ok(());
    };
    let event = format!("token_ends_{}", warning.days);
    let since = now.checked_sub(ONE_TOKEN).unwrap_or(now);
    if journal::last_told(db, &event, account, since)?.is_none() {
        tell(db, account, &event, &warning.sentence(), now)?;
    }
    Ok(())
}

fn tell(
    db: &Connection,
    account: &str,
    event: &str,
    sentence: &Told,
    now: Timestamp,
) -> Result<(), StoreError> {
    // What cannot be ruled out is no fault yet.
    if event == UNPROVEN {
        tracing::info!(%account, "{sentence}");
    } else {
        tracing::warn!(%account, "{sentence}");
    }
    let about = About { account: Some(account.to_owned()), ..About::default() };
    journal::write(db, now, &about, event, sentence)
}
