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

/// What can be told of an app's mode; each with a German sentence that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppMode {
    /// It is in development mode: nobody sees what it posts.
    Development(String),
    /// Nothing speaks for development mode, and nothing rules it out.
    Unproven(String),
}

/// How a person sees what Facebook does not tell.
pub const SEE_FOR_YOURSELF: &str = "Ob die App im Entwicklungsmodus steht, verrät Facebook nicht \
    sicher. Bitte einmal nachsehen: Im App-Dashboard (developers.facebook.com/apps) muss der \
    Schalter „App-Modus“ auf „Live“ stehen, und ein Beitrag muss in einem privaten Fenster ohne \
    Anmeldung zu sehen sein.";

impl Facebook {
    /// `GET /{app}?fields=privacy_policy_url` with the app's own token.
    pub(super) async fn app_mode(&self, app_id: Option<&str>) -> AppMode {
        let unproven = |why: &str| AppMode::Unproven(format!("{why} {SEE_FOR_YOURSELF}"));
        let Some(secret) = &self.keys.app_secret else {
            return unproven("Ohne `app_secret` lässt sich die App nicht befragen.");
        };
        let number = |id: &&str| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
        let Some(app_id) = app_id.filter(number) else {
            return unproven("Facebook nannte die App nicht.");
        };
        let token = SecretString::from(format!("{app_id}|{}", secret.expose_secret()));
        let keys = Keys { token, app_secret: Some(secret.clone()) };
        let app = Self::new(self.client.clone(), self.api.clone(), None, keys, false);
        let reply = match app.get(&[app_id], &[("fields", "id,privacy_policy_url")]).await {
            Ok(reply) => reply,
            Err(why) => return unproven(&why.to_string()),
        };
        if !succeeded(&reply) {
            let why = answer::refused(&reply, &app.secrets()).to_string();
            return if answer::names_development(&reply) {
                AppMode::Development(why)
            } else {
                unproven(&why)
            };
        }
        let Some(body) = json(&reply).filter(Value::is_object) else {
            return unproven("Facebook gab keine lesbare Auskunft über die App.");
        };
        let policy = body.get("privacy_policy_url").and_then(Value::as_str).unwrap_or_default();
        if policy.trim().is_empty() {
            return AppMode::Development(format!(
                "Für die App {app_id} ist keine Datenschutzerklärung eingetragen; ohne sie stellt \
                 Facebook keine App auf „Live“."
            ));
        }
        unproven("An der App ist nichts zu sehen, was gegen „Live“ spricht.")
    }
}
