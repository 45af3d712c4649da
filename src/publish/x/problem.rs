//! X's complaints: problem documents of both generations, and the older numbered errors.

#[cfg(test)]
mod tests;

use jiff::Timestamp;
use secrecy::SecretString;
use serde_json::Value;

use super::super::wire::{Class, Complaint, header, json, quote, retry_after, within_reach};
use crate::net::ApiReply;
use crate::wording::{Phrase, Told, networks as say};

/// What X said in an error body.
#[derive(Debug, Default)]
struct Problem {
    /// The last part of `type`, whether at api.x.com or api.twitter.com.
    kind: Option<String>,
    title: String,
    /// Every sentence that explains, joined.
    detail: String,
    /// The numbers of the older errors.
    codes: Vec<i64>,
}

/// What an answer outside 2xx means; also used for a 2xx that cannot be read.
pub(super) fn complaint(reply: &ApiReply, secrets: &[&SecretString], now: Timestamp) -> Complaint {
    let problem = json(reply).as_ref().and_then(Problem::read);
    let class = classify(reply.status, problem.as_ref());
    let not_before = (class == Class::Passing).then(|| reset(reply, now)).flatten();
    let (meaning, status) = (advice(class, reply.status).told([]), reply.status.into());
    let reason = match &problem {
        Some(problem) => {
            say::X_SAID.told([meaning, status, Told::said(&quote(problem.words(), secrets))])
        }
        None => say::X_UNREADABLE.told([meaning, status]),
    };
    Complaint { class, reason, not_before }
}

/// Whether X says that the post asked for does not exist.
pub(super) fn is_missing_post(body: &Value) -> bool {
    let missing = |problem: Problem| problem.kind.as_deref() == Some("resource-not-found");
    Problem::read(body).is_some_and(missing)
}

const fn advice(class: Class, status: u16) -> &'static Phrase {
    match class {
        Class::Passing if status == 429 => &say::X_NOT_NOW,
        Class::Passing => &say::X_CLOSED,
        Class::Token => &say::X_KEYS,
        Class::Payment => &say::X_CREDIT,
        Class::Content | Class::Gone => &say::X_NOT_TAKEN,
        Class::Unclear => &say::X_UNCLEAR,
    }
}

fn classify(status: u16, problem: Option<&Problem>) -> Class {
    let refused = (400..500).contains(&status);
    if refused && problem.is_some_and(Problem::is_about_credits) {
        return Class::Payment;
    }
    if let Some(class) = problem.filter(|_| refused).and_then(Problem::class_of_codes) {
        return class;
    }
    match (status, problem) {
        // No network carries out what it answers so, even where the body is unreadable.
        (401, _) => Class::Token,
        (402, _) => Class::Payment,
        (429, _) => Class::Passing,
        // Timeouts and conflicts do not tell whether the post was made.
        (408 | 409 | 425, _) | (_, None) => Class::Unclear,
        (400..=499, Some(problem)) if problem.is_duplicate() => Class::Unclear,
        (403, Some(problem)) if problem.is_about_a_reply() => Class::Content,
        (403, Some(problem)) if !problem.is_about_the_post() => Class::Token,
        // The address itself is not known: the configuration is wrong, not the post.
        (404 | 405 | 410, Some(_)) => Class::Token,
        (400..=499, Some(_)) => Class::Content,
        _ => Class::Unclear,
    }
}

impl Problem {
    /// `None` where the body is no error of X's.
    fn read(body: &Value) -> Option<Self> {
        let mut problem = Self::default();
        problem.add(body);
        for error in body.get("errors").and_then(Value::as_array).into_iter().flatten() {
            problem.add(error);
        }
        let silent =
            problem.kind.is_none() && problem.words().is_empty() && problem.codes.is_empty();
        (!silent).then_some(problem)
    }

    fn add(&mut self, error: &Value) {
        let text = |name| error.get(name).and_then(Value::as_str).unwrap_or_default().trim();
        if self.title.is_empty() {
            text("title").clone_into(&mut self.title);
        }
        for sentence in [text("detail"), text("message")] {
            if !self.detail.contains(sentence) {
                if !self.detail.is_empty() {
                    self.detail.push(' ');
                }
                self.detail.push_str(sentence);
            }
        }
        if let (None, Some((_, kind))) = (&self.kind, text("type").rsplit_once("/problems/")) {
            self.kind = Some(kind.to_ascii_lowercase());
        }
        self.codes.extend(error.get("code").and_then(Value::as_i64));
    }

    fn words(&self) -> &str {
        if self.detail.is_empty() { &self.title } else { &self.detail }
    }

    /// 402 comes as `CreditsDepleted` or `credits-depleted`; a monthly cap is the same to us.
    fn is_about_credits(&self) -> bool {
        let title = self.title.to_ascii_lowercase().replace(['-', ' '], "");
        title == "creditsdepleted"
            || matches!(self.kind.as_deref(), Some("credits-depleted" | "usage-capped"))
    }

    /// „You are not allowed to create a Tweet with duplicate content.“ has no number any more.
    fn is_duplicate(&self) -> bool {
        self.detail.to_ascii_lowercase().contains("duplicate")
    }

    /// „You attempted to reply to a Tweet that is deleted or not visible to you.“
    fn is_about_a_reply(&self) -> bool {
        self.detail.to_ascii_lowercase().contains("attempted to reply to a")
    }

    fn is_about_the_post(&self) -> bool {
        matches!(
            self.kind.as_deref(),
            Some("invalid-request" | "disallowed-resource" | "resource-not-found")
        )
    }

    /// The older numbers that decide more than the status does.
    fn class_of_codes(&self) -> Option<Class> {
        self.codes.iter().find_map(|code| match code {
            // Not authenticated, suspended, bad token, locked, read-only app, access level.
            32 | 64 | 89 | 99 | 215 | 220 | 261 | 326 | 453 => Some(Class::Token),
            // Rate limit, a clock that is wrong, the day's limit of posts.
            88 | 135 | 185 => Some(Class::Passing),
            // Too long, looks automated, a link that X holds for harmful.
            186 | 226 | 240 => Some(Class::Content),
            // Over capacity, internal error, duplicate.
            130 | 131 | 187 => Some(Class::Unclear),
            _ => None,
        })
    }
}

/// When X listens again: the latest of the limits that are used up. The headers are in epoch
/// seconds, and there is no `Retry-After` as a rule.
fn reset(reply: &ApiReply, now: Timestamp) -> Option<Timestamp> {
    let daily = ["x-user-limit-24hour", "x-app-limit-24hour"].into_iter().filter(|limit| {
        header(reply, &format!("{limit}-remaining")).is_some_and(|left| left == "0")
    });
    let resets = daily.chain(["x-rate-limit"]).filter_map(|limit| {
        let second: i64 = header(reply, &format!("{limit}-reset"))?.parse().ok()?;
        Timestamp::from_second(second).ok()
    });
    let latest = resets.chain(retry_after(reply, now)).max()?;
    Some(within_reach(latest, now))
}
