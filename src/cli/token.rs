//! How the token of an account stands, for `status`.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use serde::Serialize;

use crate::config::{AccountConfig, Credentials};
use crate::state::StoreError;
use crate::state::accounts::{AccountRow, AccountStatus};
use crate::state::token_reports;
use crate::state::tokens::{self, Kind, Standing};
use crate::wording::{self, Told, Words, status as say};

/// From this long before its end on, a token that is not renewed by itself wants a person.
const NEAR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The kinds of access, as `--json` names them.
const PAGE: &str = "page token";
const KEYS: &str = "OAuth 1.0a keys";
const LOGIN: &str = "OAuth 2.0 login";

/// The token of an account, as far as is known of it.
#[derive(Serialize)]
pub(super) struct TokenStatus {
    /// `page token`, `OAuth 1.0a keys` or `OAuth 2.0 login`.
    kind: &'static str,
    /// When it ends; none where it never does, or nobody has said so.
    expires_at: Option<Timestamp>,
    /// Whether it ends at all; none where nobody has said so.
    expires: Option<bool>,
    /// When the network was last asked about it.
    checked_at: Option<Timestamp>,
    /// What a person has to do; none where there is nothing to do.
    todo: Option<Told>,
}

/// How the token of an account stands.
pub(super) fn of(
    db: &Connection,
    account: &AccountConfig,
    row: Option<&AccountRow>,
    now: Timestamp,
) -> Result<TokenStatus, StoreError> {
    let checked_at = row.map(|row| row.checked_at);
    let refused = row.filter(|row| row.status == AccountStatus::Token);
    let refused = refused.map(|row| row.reason.clone());
    match &account.credentials {
        Credentials::Facebook { .. } => {
            let report = token_reports::get(db, &account.name)?;
            let ends = report.as_ref().and_then(|report| {
                [report.expires_at, report.data_access_at].into_iter().flatten().min()
            });
            let near = ends.is_some_and(|end| end.duration_since(now) <= NEAR);
            let renew = say::RENEW_PAGE.told([]);
            let missing = account.credentials.are_kept()
                && tokens::get(db, &account.name, Kind::Page)?.is_none();
            let missing = missing.then(|| say::LOGIN_PAGE.told([]));
            Ok(TokenStatus {
                kind: PAGE,
                expires_at: ends,
                expires: report.as_ref().map(|_| ends.is_some()),
                checked_at: report.map(|report| report.checked_at).or(checked_at),
                todo: missing.or(refused).or(near.then_some(renew)),
            })
        }
        Credentials::XOAuth1 { .. } => Ok(TokenStatus {
            kind: KEYS,
            expires_at: None,
            expires: Some(false),
            checked_at,
            todo: refused,
        }),
        Credentials::XOAuth2 { .. } => {
            let stored = tokens::get(db, &account.name, Kind::OAuth2)?;
            let todo = match &stored {
                None => Some(say::LOG_IN.told([])),
                Some(stored) if stored.standing == Standing::Usable => refused,
                Some(stored) => Some(say::LOG_IN_BECAUSE.told([stored.reason.clone()])),
            };
            Ok(TokenStatus {
                kind: LOGIN,
                expires_at: stored.as_ref().and_then(|stored| stored.expires_at),
                expires: Some(true),
                checked_at,
                todo,
            })
        }
    }
}

impl TokenStatus {
    /// One line for people.
    pub(super) fn in_words(&self, zone: &TimeZone) -> Words {
        let at = |at: Timestamp| wording::at(at, zone).words();
        let kind = match self.kind {
            LOGIN => say::OAUTH2,
            KEYS => say::OAUTH1,
            _ => say::PAGE_TOKEN,
        };
        let ends = match (self.expires, self.expires_at) {
            (_, Some(end)) if self.kind == LOGIN => say::RENEWED.telling(&[&at(end)]),
            (_, Some(end)) => say::EXPIRES.telling(&[&at(end)]),
            (Some(false), None) => say::NEVER_EXPIRES.with(&[]),
            (_, None) => say::EXPIRY_UNKNOWN.with(&[]),
        };
        let checked = match self.checked_at {
            Some(checked) => say::CHECKED_AT.telling(&[&at(checked)]),
            None => say::NOT_CHECKED.with(&[]),
        };
        let todo = self.todo.as_ref().map_or_else(|| say::NOTHING_TODO.with(&[]), Told::words);
        say::TOKEN.telling(&[&kind.with(&[]), &ends, &checked, &todo])
    }
}
