//! `/debug_token`: what the token may do, and until when.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use secrecy::ExposeSecret;

use super::super::AskError;
use super::super::wire::{json, succeeded};
use super::request::Body;
use super::{Facebook, answer};

/// Each permission, and what does not work without it.
const PERMISSIONS: [(&str, &str); 3] = [
    ("pages_manage_posts", "ohne sie lässt sich nichts veröffentlichen"),
    ("pages_read_engagement", "ohne sie lässt sich die Seite nicht lesen"),
    ("pages_show_list", "ohne sie zeigt Facebook nicht, welche Seiten das Token öffnet"),
];

/// A warning is due from each of these many days before the end.
const WARN_DAYS: [i64; 3] = [1, 7, 14];

/// What Facebook says of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenReport {
    /// Why a person must act at once, in German; `None` where all is well.
    pub trouble: Option<String>,
    /// When it ceases to be taken, or to open what it opens; `None` where it never does.
    pub ends: Option<Timestamp>,
    /// The warning that is due: its days (1, 7 or 14), and a German sentence.
    pub warning: Option<(i64, String)>,
}

impl Facebook {
    /// Asks with `method=get` in a body: the token must stand in no address.
    pub(in crate::publish) async fn inspect(
        &self,
        now: Timestamp,
    ) -> Result<TokenReport, AskError> {
        let token = self.keys.token.expose_secret();
        let form = [("method", "get"), ("input_token", token)];
        let reply = self.ask(self.request("POST", &["debug_token"], Body::Form(&form))).await?;
        if !succeeded(&reply) {
            return Err(answer::refused(&reply, &self.secrets()));
        }
        let body = json(&reply).unwrap_or_default();
        let page = self.number.get().map(String::as_str);
        body.get("data").and_then(|data| report(data, page, now)).ok_or_else(|| {
            AskError::Passing("Facebook gab keine lesbare Auskunft über das Token.".to_owned())
        })
    }
}

/// Reads the `data` of an answer; `None` where it does not say whether the token is valid.
fn report(data: &Value, page: Option<&str>, now: Timestamp) -> Option<TokenReport> {
    let valid = data.get("is_valid")?.as_bool()?;
    let trouble = if valid {
        missing(data, page)
    } else {
        let reason = "Facebook sagt, dass das Token nicht mehr gilt. Bitte ein neues holen: \
                      `weitersagen auth facebook`.";
        Some(reason.to_owned())
    };
    let ends = ["expires_at", "data_access_expires_at"].into_iter().filter_map(|name| {
        // 0 means never.
        let second = data.get(name)?.as_i64().filter(|second| *second > 0)?;
        Timestamp::from_second(second).ok()
    });
    let ends = ends.min();
    let warning = ends.and_then(|end| warning(end, now));
    Some(TokenReport { trouble, ends, warning })
}

/// The permissions that are missing, for this page or altogether.
fn missing(data: &Value, page: Option<&str>) -> Option<String> {
    let scopes = data.get("scopes")?.as_array()?;
    let granular = data.get("granular_scopes").and_then(Value::as_array);
    let covers_page = |scope: &str| {
        let entry = granular.into_iter().flatten().find(|entry| entry["scope"] == scope);
        let targets = entry.and_then(|entry| entry.get("target_ids")?.as_array());
        // Without a list of targets it holds for every page.
        let (Some(targets), Some(page)) = (targets, page) else { return true };
        targets.iter().any(|target| target == page)
    };
    let lacking: Vec<String> = PERMISSIONS
        .iter()
        .filter(|(scope, _)| !scopes.iter().any(|held| held == scope) || !covers_page(scope))
        .map(|(scope, why)| format!("{scope} ({why})"))
        .collect();
    (!lacking.is_empty()).then(|| {
        format!(
            "Dem Token fehlt für diese Seite: {}. Bitte ein neues holen und dabei alles erlauben: \
             `weitersagen auth facebook`.",
            lacking.join(", ")
        )
    })
}

fn warning(end: Timestamp, now: Timestamp) -> Option<(i64, String)> {
    let left = end.duration_since(now);
    let due = WARN_DAYS.into_iter().find(|days| left <= SignedDuration::from_hours(24 * days))?;
    let day = end.strftime("%d.%m.%Y");
    let sentence = format!(
        "Das Token der Facebook-Seite gilt nur noch bis {day}. Bitte vorher ein neues holen: \
         `weitersagen auth facebook`."
    );
    Some((due, sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn now() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().unwrap()
    }

    fn data(scopes: &[&str], target: &str) -> Value {
        let granular: Vec<Value> =
            scopes.iter().map(|scope| json!({ "scope": scope, "target_ids": [target] })).collect();
        json!({ "is_valid": true, "expires_at": 0, "data_access_expires_at": 0,
                "scopes": scopes, "granular_scopes": granular })
    }

    #[test]
    fn what_is_missing_is_named_with_what_it_is_for() {
        let all = PERMISSIONS.map(|(scope, _)| scope);
        let read = |data: &Value| report(data, Some("4711"), now()).unwrap();
        assert_eq!(
            read(&data(&all, "4711")),
            TokenReport { trouble: None, ends: None, warning: None }
        );
        let trouble = read(&data(&all[1..], "4711")).trouble.unwrap();
        assert!(trouble.contains("pages_manage_posts (ohne sie lässt"), "{trouble}");
        assert!(!trouble.contains("pages_show_list"), "{trouble}");
        let elsewhere = read(&data(&all, "815")).trouble.unwrap();
        assert_eq!(elsewhere.matches("ohne sie").count(), 3, "{elsewhere}");
        assert_eq!(report(&json!({}), None, now()), None);
        let dead = report(&json!({ "is_valid": false }), None, now()).unwrap();
        assert!(dead.trouble.unwrap().contains("gilt"));
    }

    #[test]
    fn the_end_is_announced_fourteen_seven_and_one_day_ahead() {
        let due = |hours: i64| {
            let mut data = data(&PERMISSIONS.map(|(scope, _)| scope), "4711");
            let end = now() + SignedDuration::from_hours(hours);
            data["data_access_expires_at"] = json!(end.as_second());
            report(&data, Some("4711"), now()).unwrap().warning.map(|(days, _)| days)
        };
        let found = [24 * 15, 24 * 14, 24 * 8, 24 * 7, 25, 24, -5].map(due);
        assert_eq!(found, [None, Some(14), Some(14), Some(7), Some(7), Some(1), Some(1)]);
    }
}
