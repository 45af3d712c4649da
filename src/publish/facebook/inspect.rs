//! `/debug_token`: what the token may do, and until when.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use secrecy::ExposeSecret;

use super::super::AskError;
use super::super::wire::{id, json, succeeded};
use super::app::AppMode;
use super::request::Body;
use super::{Facebook, answer};
use crate::wording::{self, Phrase, Told, networks as say};

/// Each permission, and what does not work without it.
const PERMISSIONS: [(&str, &Phrase); 3] = [
    ("pages_manage_posts", &say::FB_MAY_POST),
    ("pages_read_engagement", &say::FB_MAY_READ),
    ("pages_show_list", &say::FB_MAY_LIST),
];

/// A warning is due from each of these many days before the end.
const WARN_DAYS: [i64; 3] = [1, 7, 14];

/// What Facebook says of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenReport {
    /// Why a person must act at once; `None` where all is well.
    pub trouble: Option<Told>,
    /// When it ends.
    pub ends: Ends,
    /// What can be told of the mode of the app behind it.
    pub mode: AppMode,
}

/// When a token ceases to be taken, and to open what it opens; none where it never does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ends {
    /// The token's own end.
    pub token: Option<Timestamp>,
    /// The end of the person's leave to read data.
    pub data_access: Option<Timestamp>,
}

/// An end that is near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning {
    /// From how many days before it this warning is due: 14, 7 or 1.
    pub days: i64,
    /// From when on it is due.
    pub from: Timestamp,
    /// The end.
    pub end: Timestamp,
    /// Whether it is the leave to read data that ends, and not the token.
    pub of_data_access: bool,
}

impl Ends {
    /// The warning that is due, of whichever ends first; an end that has passed is one.
    pub fn warning(self, now: Timestamp) -> Option<Warning> {
        let ends = [(self.token, false), (self.data_access, true)].into_iter();
        let known = ends.filter_map(|(end, of_data_access)| Some((end?, of_data_access)));
        let (end, of_data_access) = known.min()?;
        let before = |days: i64| {
            end.checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
        };
        let days = WARN_DAYS.into_iter().find(|days| now >= before(*days))?;
        Some(Warning { days, from: before(days), end, of_data_access })
    }
}

impl Warning {
    /// What ends when, and what to do.
    pub fn sentence(&self) -> Told {
        let day = wording::day(self.end.to_zoned(TimeZone::UTC).date());
        let what = if self.of_data_access { &say::FB_DATA_ENDS } else { &say::FB_TOKEN_ENDS };
        what.told([day])
    }
}

impl Facebook {
    /// Asks with `method=get` in a body: the token must stand in no address.
    pub(in crate::publish) async fn inspect(&self) -> Result<TokenReport, AskError> {
        let token = self.keys.token.expose_secret();
        let form = [("method", "get"), ("input_token", token)];
        let reply = self.ask(self.request("POST", &["debug_token"], Body::Form(&form))).await?;
        if !succeeded(&reply) {
            return Err(answer::refused(&reply, &self.secrets()));
        }
        let body = json(&reply).unwrap_or_default();
        let page = self.number.get().map(String::as_str);
        let read = body.get("data").and_then(|data| Some((data, report(data, page)?)));
        let Some((data, (trouble, ends))) = read else {
            return Err(AskError::Passing(say::FB_TOKEN_UNREADABLE.told([])));
        };
        let app = data.get("app_id").and_then(id);
        let mode = self.app_mode(app.as_deref()).await;
        Ok(TokenReport { trouble, ends, mode })
    }
}

/// Reads the `data` of an answer: what troubles the token, and when it ends. `None` where it does
/// not say whether the token is valid.
fn report(data: &Value, page: Option<&str>) -> Option<(Option<Told>, Ends)> {
    let valid = data.get("is_valid")?.as_bool()?;
    let trouble = if valid { missing(data, page) } else { Some(say::FB_TOKEN_INVALID.told([])) };
    let end = |name: &str| {
        // 0 means never.
        let second = data.get(name)?.as_i64().filter(|second| *second > 0)?;
        Timestamp::from_second(second).ok()
    };
    let ends = Ends { token: end("expires_at"), data_access: end("data_access_expires_at") };
    Some((trouble, ends))
}

/// The permissions that are missing, for this page or altogether.
fn missing(data: &Value, page: Option<&str>) -> Option<Told> {
    let scopes = data.get("scopes")?.as_array()?;
    let granular = data.get("granular_scopes").and_then(Value::as_array);
    let covers_page = |scope: &str| {
        let entry = granular.into_iter().flatten().find(|entry| entry["scope"] == scope);
        let targets = entry.and_then(|entry| entry.get("target_ids")?.as_array());
        // Without a list of targets it holds for every page.
        let (Some(targets), Some(page)) = (targets, page) else { return true };
        targets.iter().any(|target| target == page)
    };
    let lacking = PERMISSIONS
        .iter()
        .filter(|(scope, _)| !scopes.iter().any(|held| held == scope) || !covers_page(scope))
        .map(|(_, why)| why.told([]));
    let lacking = Told::joined(lacking, &say::LISTED);
    (!lacking.is_empty()).then(|| say::FB_TOKEN_LACKS.told([lacking]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn data(scopes: &[&str], target: &str) -> Value {
        let granular: Vec<Value> =
            scopes.iter().map(|scope| json!({ "scope": scope, "target_ids": [target] })).collect();
        json!({ "is_valid": true, "expires_at": 0, "data_access_expires_at": 0,
                "scopes": scopes, "granular_scopes": granular })
    }

    #[test]
    fn what_is_missing_is_named_with_what_it_is_for() {
        let all = PERMISSIONS.map(|(scope, _)| scope);
        let read = |data: &Value| report(data, Some("4711")).unwrap();
        assert_eq!(read(&data(&all, "4711")), (None, Ends::default()));
        let german = |told: Option<Told>| told.unwrap().words().de;
        let trouble = german(read(&data(&all[1..], "4711")).0);
        assert!(trouble.contains("pages_manage_posts (ohne sie lässt"), "{trouble}");
        assert!(!trouble.contains("pages_show_list"), "{trouble}");
        let elsewhere = german(read(&data(&all, "815")).0);
        assert_eq!(elsewhere.matches("ohne sie").count(), 3, "{elsewhere}");
        assert_eq!(report(&json!({}), None), None);
        let (trouble, _) = report(&json!({ "is_valid": false }), None).unwrap();
        assert!(german(trouble).contains("gilt"));
    }

    #[test]
    fn the_end_is_announced_fourteen_seven_and_one_day_ahead() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        let ends = |field: &str, hours: i64| {
            let mut data = data(&PERMISSIONS.map(|(scope, _)| scope), "4711");
            let end = now + SignedDuration::from_hours(hours);
            data[field] = json!(end.as_second());
            report(&data, Some("4711")).unwrap().1
        };
        let warned = |field: &str, hours: i64| ends(field, hours).warning(now);
        let due = |hours: i64| warned("data_access_expires_at", hours).map(|due| due.days);
        let found = [24 * 15, 24 * 14, 24 * 8, 24 * 7, 25, 24, -5].map(due);
        assert_eq!(found, [None, Some(14), Some(14), Some(7), Some(7), Some(1), Some(1)]);
        let [token, data] = ["expires_at", "data_access_expires_at"].map(|field| {
            let warning = warned(field, 24 * 7).unwrap();
            assert_eq!(warning.from, now);
            warning.sentence().words().de
        });
        assert!(token.starts_with("Das Token der Facebook-Seite gilt nur noch bis 29.11.2026"));
        assert!(data.starts_with("Facebooks Erlaubnis, die Seite zu lesen, gilt nur noch bis"));
        let first = Ends { token: None, ..ends("data_access_expires_at", 24) };
        let both = Ends { token: ends("expires_at", 24 * 9).token, ..first };
        assert!(both.warning(now).unwrap().of_data_access, "whichever ends first");
    }
}
