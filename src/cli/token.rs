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

/// From this long before its end on, a token that is not renewed by itself wants a person.
const NEAR: SignedDuration = SignedDuration::from_hours(14 * 24);

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
    todo: Option<String>,
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
            let renew = "get a new one with `weitersagen auth facebook`".to_owned();
            Ok(TokenStatus {
                kind: "page token",
                expires_at: ends,
                expires: report.as_ref().map(|_| ends.is_some()),
                checked_at: report.map(|report| report.checked_at).or(checked_at),
                todo: refused.or(near.then_some(renew)),
            })
        }
        Credentials::XOAuth1 { .. } => Ok(TokenStatus {
            kind: "OAuth 1.0a keys",
            expires_at: None,
            expires: Some(false),
            checked_at,
            todo: refused,
        }),
        Credentials::XOAuth2 { .. } => {
            let stored = tokens::get(db, &account.name, Kind::OAuth2)?;
            let log_in = "log in with `weitersagen auth x`";
            let todo = match &stored {
                None => Some(log_in.to_owned()),
                Some(stored) if stored.standing == Standing::Usable => refused,
                Some(stored) => Some(format!("{log_in}: {}", stored.reason)),
            };
            Ok(TokenStatus {
                kind: "OAuth 2.0 login",
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
    pub(super) fn in_words(&self, zone: &TimeZone) -> String {
        let local =
            |at: Timestamp| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string();
        let ends = match (self.expires, self.expires_at) {
            (_, Some(at)) if self.kind == "OAuth 2.0 login" => {
                format!("good until {}, renewed by itself before", local(at))
            }
            (_, Some(at)) => format!("expires {}", local(at)),
            (Some(false), None) => "never expires".to_owned(),
            (_, None) => "expiry not known yet".to_owned(),
        };
        let checked = self
            .checked_at
            .map_or("not checked yet".to_owned(), |at| format!("checked {}", local(at)));
        let todo = self.todo.as_deref().unwrap_or("nothing to do");
        format!("token: {}, {ends}, {checked}; {todo}", self.kind)
    }
}
