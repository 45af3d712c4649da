//! From a person's short-lived token to the token of a page.

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::Url;

use super::super::wire::{id, json, succeeded, unanswered_question};
use super::super::{AskError, Secrets};
use super::request::Body;
use super::{Facebook, Keys, answer};
use crate::config::{AccountConfig, Credentials};
use crate::follow::same_handle;
use crate::item::Network;
use crate::net::Client;
use crate::wording::{Told, networks as say};

/// The app that a person lets in.
#[derive(Debug)]
pub struct Connect {
    client: Client,
    api: Url,
    app_id: String,
    app_secret: SecretString,
}

/// A page that a person may post to.
#[derive(Debug)]
pub struct OpenPage {
    /// Its number.
    pub id: String,
    /// The name in its address, where it has one.
    pub handle: Option<String>,
    /// Its name as shown.
    pub name: String,
    /// Its token: no end, but it dies with the person's password or role.
    pub token: SecretString,
}

impl OpenPage {
    /// Whether a configuration means this page.
    pub fn is_named(&self, name: &str) -> bool {
        same_handle(&self.id, name)
            || self.handle.as_deref().is_some_and(|handle| same_handle(handle, name))
    }
}

impl Connect {
    /// The app of an account.
    ///
    /// # Errors
    /// What the configuration lacks.
    pub fn of(account: &AccountConfig, client: &Client) -> Result<Self, Told> {
        let Credentials::Facebook { app_id: Some(app_id), app_secret: Some(secret), .. } =
            &account.credentials
        else {
            return Err(say::NO_APP.told([Told::said(&account.name)]));
        };
        let mut secrets = Secrets { account: &account.name, missing: Vec::new() };
        let app_secret = secrets.read("app_secret", secret);
        if !secrets.missing.is_empty() {
            return Err(Told::lines(secrets.missing));
        }
        let (client, api, app_id) = (client.clone(), account.api.clone(), app_id.clone());
        Ok(Self { client, api, app_id, app_secret })
    }

    /// `POST /oauth/access_token`, `fb_exchange_token`: the same person's token for about 60 days.
    /// Everything stands in the body, so that no address holds a secret.
    pub async fn long_lived(&self, short: &SecretString) -> Result<SecretString, AskError> {
        let form = [
            ("grant_type", "fb_exchange_token"),
            ("client_id", self.app_id.as_str()),
            ("client_secret", self.app_secret.expose_secret()),
            ("fb_exchange_token", short.expose_secret()),
        ];
        let page = self.asking(short, false);
        let mut request = page.request("POST", &["oauth", "access_token"], Body::Form(&form));
        request.authorization = None;
        let body = self.ask(request, &[short, &self.app_secret]).await?;
        let token = body.get("access_token").and_then(Value::as_str).and_then(plain);
        token.ok_or_else(|| AskError::Passing(say::FB_NO_TOKEN.told([])))
    }

    /// `GET /me/accounts`: the pages of a person, each with its token.
    pub async fn pages(&self, person: &SecretString) -> Result<Vec<OpenPage>, AskError> {
        let query = [("fields", "id,name,username,access_token"), ("limit", "100")];
        let request =
            self.asking(person, true).request("GET", &["me", "accounts"], Body::Query(&query));
        let body = self.ask(request, &[person]).await?;
        let pages = body.get("data").and_then(Value::as_array).into_iter().flatten();
        Ok(pages.filter_map(open_page).collect())
    }

    fn asking(&self, token: &SecretString, proves: bool) -> Facebook {
        let app_secret = proves.then(|| self.app_secret.clone());
        let keys = Keys { token: token.clone(), app_secret };
        Facebook::new(self.client.clone(), self.api.clone(), None, keys, false)
    }

    async fn ask(
        &self,
        request: crate::net::ApiRequest,
        secrets: &[&SecretString],
    ) -> Result<Value, AskError> {
        let reply = self.client.api(request).await;
        let reply = reply.map_err(|error| unanswered_question(Network::Facebook, &error))?;
        if !succeeded(&reply) {
            return Err(answer::refused(&reply, secrets));
        }
        Ok(json(&reply).unwrap_or_default())
    }
}

fn open_page(page: &Value) -> Option<OpenPage> {
    let text = |name: &str| page.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
    Some(OpenPage {
        id: id(page.get("id")?)?,
        handle: text("username"),
        name: text("name").unwrap_or_default(),
        token: plain(&text("access_token")?)?,
    })
}

/// A token that a header can hold.
fn plain(token: &str) -> Option<SecretString> {
    let fits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| SecretString::from(token))
}
