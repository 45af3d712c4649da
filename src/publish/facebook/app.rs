//! Whether the app behind a token is in development mode, as far as Facebook lets anybody see.
//!
//! No field of the Graph API names the mode, and a post of an app in development mode reads back
//! like any other, though only people with a role in the app see it („App Modes“ in Meta's
//! documentation). What there is: no app goes live without the address of a privacy policy, which
//! the app's own token may read; and some refusals name the mode. An app that passes both may still
//! be in development mode.

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;

use super::super::wire::{json, succeeded};
use super::{Facebook, Keys, answer};
use crate::wording::{Told, networks as say};

/// What can be told of an app's mode; each with a sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppMode {
    /// It is in development mode: nobody sees what it posts.
    Development(Told),
    /// Nothing speaks for development mode, and nothing rules it out.
    Unproven(Told),
}

/// What cannot be told, and how a person sees what Facebook does not tell.
fn unproven(why: Told) -> AppMode {
    AppMode::Unproven(why.then(say::FB_APP_LOOK.told([])))
}

impl Facebook {
    /// `GET /{app}?fields=privacy_policy_url` with the app's own token.
    pub(super) async fn app_mode(&self, app_id: Option<&str>) -> AppMode {
        let Some(secret) = &self.keys.app_secret else {
            return unproven(say::FB_APP_NO_SECRET.told([]));
        };
        let number = |id: &&str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        let Some(app_id) = app_id.filter(number) else {
            return unproven(say::FB_APP_UNNAMED.told([]));
        };
        let token = SecretString::from(format!("{app_id}|{}", secret.expose_secret()));
        let keys = Keys { token, app_secret: Some(secret.clone()) };
        let app = Self::new(self.client.clone(), self.api.clone(), None, keys, false);
        let reply = match app.get(&[app_id], &[("fields", "id,privacy_policy_url")]).await {
            Ok(reply) => reply,
            Err(why) => return unproven(why.into_told()),
        };
        if !succeeded(&reply) {
            let why = answer::refused(&reply, &app.secrets()).into_told();
            return if answer::names_development(&reply) {
                AppMode::Development(why)
            } else {
                unproven(why)
            };
        }
        let Some(body) = json(&reply).filter(Value::is_object) else {
            return unproven(say::FB_APP_UNREADABLE.told([]));
        };
        let policy = body.get("privacy_policy_url").and_then(Value::as_str).unwrap_or_default();
        if policy.trim().is_empty() {
            return AppMode::Development(say::FB_APP_NO_POLICY.told([Told::said(app_id)]));
        }
        unproven(say::FB_APP_UNSUSPICIOUS.told([]))
    }
}
