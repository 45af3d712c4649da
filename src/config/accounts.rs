//! Reading `[[accounts]]`: each network has its own keys, and no secret stands in the file.

pub(super) mod change;
pub(super) mod secret;
mod template;

use std::path::Path;

use url::Url;

use super::faults::{Faults, Wrong};
use super::raw::Section;
use super::{AccountConfig, Credentials, Mode, SecretRef, Withdraw, modes, values};
use crate::follow;
use crate::item::Network;
use crate::wording::Phrase;
use crate::wording::config as say;
use secret::{require_secret, secret};

const FACEBOOK_API: &str = "https://graph.facebook.com";
const X_API: &str = "https://api.x.com";

pub(super) const NETWORKS: [(&str, Network); 2] =
    [("facebook", Network::Facebook), ("x", Network::X)];
pub(super) const WITHDRAW: [(&str, Withdraw); 2] =
    [("ask", Withdraw::Ask), ("delete", Withdraw::Delete)];
const WITHDRAW_SYNONYMS: [(&str, &str); 3] =
    [("fragen", "ask"), ("löschen", "delete"), ("remove", "delete")];
const SYNONYMS: [(&str, &str); 4] =
    [("twitter", "x"), ("x.com", "x"), ("fb", "facebook"), ("meta", "facebook")];

/// The secrets of an X account, and the variables that the examples name.
const X_SECRETS: [(&str, &str); 4] = [
    ("consumer_key", "X_CONSUMER_KEY"),
    ("consumer_secret", "X_CONSUMER_SECRET"),
    ("access_token", "X_ACCESS_TOKEN"),
    ("access_secret", "X_ACCESS_SECRET"),
];
const FACEBOOK_SECRET: (&str, &str) = ("token", "FACEBOOK_PAGE_TOKEN");
/// The secret of the Facebook app, which proves whose request it is.
const FACEBOOK_APP: (&str, &str) = ("app_secret", "FACEBOOK_APP_SECRET");
/// The same for a login with OAuth 2.0; a public client has no secret.
const OAUTH2: [(&str, &str); 2] =
    [("client_id", "X_CLIENT_ID"), ("client_secret", "X_CLIENT_SECRET")];
/// The variable that the examples name for the key of kept tokens.
const STATE_KEY: &str = "WEITERSAGEN_KEY";
/// The same for the key of a model's server.
const MODEL_KEY: &str = "MODEL_KEY";

/// What all accounts are read with.
pub(super) struct Context<'c> {
    /// The folder that paths are relative to.
    pub(super) folder: &'c Path,
    /// Hosts that may be asked without TLS.
    pub(super) allow_private: &'c [String],
    /// Whether `[state]` names a key for tokens.
    pub(super) has_state_key: bool,
}

impl Context<'_> {
    /// The base address of an API. Without TLS it is on this machine, or on a host that the admin
    /// named as private; else `plain` says what would travel unencrypted.
    pub(super) fn address(&self, text: &str, plain: &Phrase) -> Result<Url, Wrong> {
        values::encrypted(values::api(text)?, self.allow_private, plain)
    }
}

/// Reads all accounts; each that is complete comes back.
pub(super) fn read(
    sections: &[Section<'_>],
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Vec<AccountConfig> {
    let mut accounts: Vec<(AccountConfig, &Section<'_>)> = Vec::new();
    for section in sections {
        let Some(account) = account(section, context, faults) else {
            continue;
        };
        if let Some((other, _)) = accounts.iter().find(|(other, _)| is_same(other, &account)) {
            let wrong = Wrong::new(&say::SAME_ACCOUNT, &[&other.name, &account.name]);
            faults.add(section.span.clone(), wrong.help(&say::SAME_ACCOUNT_HELP, &[]));
        }
        accounts.push((account, section));
    }
    template::differ(&accounts, faults);
    accounts.into_iter().map(|(account, _)| account).collect()
}

/// Whether both would post to the same place, as far as the file tells.
fn is_same(one: &AccountConfig, other: &AccountConfig) -> bool {
    one.api == other.api
        && match (&one.credentials, &other.credentials) {
            (Credentials::Facebook { page: a, .. }, Credentials::Facebook { page: b, .. }) => {
                a == b
            }
            (
                Credentials::XOAuth1 { access_token: a, .. },
                Credentials::XOAuth1 { access_token: b, .. },
            ) => a == b,
            // Whose account a login opens stands in the state, not in the file.
            _ => false,
        }
}

fn account(
    section: &Section<'_>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<AccountConfig> {
    section.require("name", "name = \"facebook\"", faults);
    section.require("network", "network = \"facebook\"", faults);
    let name = section.parse("name", faults, values::name);
    let hashtags = section.list("hashtags", faults, values::hashtag);
    let withdraw = section.parse("withdraw", faults, |text| {
        values::one_of("withdraw", text, &WITHDRAW, &WITHDRAW_SYNONYMS)
    });
    let mode = section.parse("mode", faults, modes::one_of);
    let network = section
        .parse("network", faults, |text| values::one_of("network", text, &NETWORKS, &SYNONYMS));
    // Without a network it cannot be told which keys belong; the secrets are still looked at.
    let template = network.map(|network| template::read(section, network, faults));
    let api = api(section, network, context, faults);
    let credentials = match network {
        Some(Network::Facebook) => facebook(section, context, faults),
        Some(Network::X) => x(section, context, faults),
        None => {
            for (key, variable) in
                X_SECRETS.into_iter().chain(OAUTH2).chain([FACEBOOK_SECRET, FACEBOOK_APP])
            {
                let _ = secret(section, key, variable, context.folder, faults);
            }
            None
        }
    };
    // Everything is read before the first of it is missed: each mistake is told at once.
    let on_change = network.map(|network| change::read(section, network, faults));
    let confirmed = network.and_then(|network| confirmed(section, network, faults));
    Some(AccountConfig {
        name: name?,
        api: api?,
        hashtags: hashtags.unwrap_or_default(),
        template: template?,
        mode: mode.unwrap_or(Mode::Publish),
        withdraw: withdraw.unwrap_or_default(),
        on_change: on_change?,
        confirmed,
        credentials: credentials?,
    })
}

/// What the admin confirms: a name, with or without `@`, an id, or the account's address.
fn confirmed(section: &Section<'_>, network: Network, faults: &mut Faults<'_>) -> Option<String> {
    section.parse("confirmed", faults, |text| {
        follow::named(text, network)
            .ok_or_else(|| Wrong::new(&say::BAD_CONFIRMED, &[text, network.label()]))
    })
}

fn api(
    section: &Section<'_>,
    network: Option<Network>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<Url> {
    if section.value("api").is_none() {
        return Url::parse(match network? {
            Network::Facebook => FACEBOOK_API,
            Network::X => X_API,
        })
        .ok();
    }
    section.parse("api", faults, |text| context.address(text, &say::API_PLAIN))
}

fn facebook(
    section: &Section<'_>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<Credentials> {
    let (key, variable) = FACEBOOK_SECRET;
    for (name, _) in X_SECRETS.into_iter().chain(OAUTH2) {
        refuse_foreign(section, name, Network::Facebook, key, faults);
    }
    let page = section.text("page", faults).map(|page| page.value.trim().to_owned());
    // With the app and a key, `weitersagen auth facebook` keeps the token in the state.
    let is_kept = context.has_state_key
        && ["app_id", FACEBOOK_APP.0].iter().all(|name| section.value(name).is_some());
    let token = match section.value(key) {
        None if is_kept => None,
        _ => {
            require_secret(section, key, variable, faults);
            Some(secret(section, key, variable, context.folder, faults))
        }
    };
    let (key, variable) = FACEBOOK_APP;
    let app_secret = match section.value(key) {
        Some(_) => Some(secret(section, key, variable, context.folder, faults)?),
        None => None,
    };
    let two_step = section.flag("two_step", faults).unwrap_or(false);
    let app_id = section.text("app_id", faults).map(|id| id.value.trim().to_owned());
    let token = match token {
        Some(token) => Some(token?),
        None => None,
    };
    Some(Credentials::Facebook { page, token, app_id, app_secret, two_step })
}

/// Either the four keys of OAuth 1.0a, or the app's id for a login with OAuth 2.0.
fn x(section: &Section<'_>, context: &Context<'_>, faults: &mut Faults<'_>) -> Option<Credentials> {
    let needed = X_SECRETS.map(|(key, _)| key).join(", ");
    for name in ["page", "token", "app_id", "app_secret", "two_step"] {
        refuse_foreign(section, name, Network::X, &needed, faults);
    }
    if OAUTH2.iter().any(|(name, _)| section.value(name).is_some()) {
        return x_login(section, context, faults);
    }
    let [consumer_key, consumer_secret, access_token, access_secret] =
        X_SECRETS.map(|(key, variable)| {
            require_secret(section, key, variable, faults);
            secret(section, key, variable, context.folder, faults)
        });
    Some(Credentials::XOAuth1 {
        consumer_key: consumer_key?,
        consumer_secret: consumer_secret?,
        access_token: access_token?,
        access_secret: access_secret?,
    })
}

fn x_login(
    section: &Section<'_>,
    context: &Context<'_>,
    faults: &mut Faults<'_>,
) -> Option<Credentials> {
    for (name, _) in X_SECRETS {
        if let Some(span) = section.key_span(name) {
            let wrong = Wrong::new(&say::BOTH_OAUTHS, &[name]);
            faults.add(Some(span), wrong.help(&say::BOTH_OAUTHS_HELP, &[]));
            section.hide(name, faults);
        }
    }
    let [(id, id_variable), (key, variable)] = OAUTH2;
    require_secret(section, id, id_variable, faults);
    if !context.has_state_key {
        let wrong = Wrong::new(&say::NO_STATE_KEY, &[]);
        let wrong = wrong.help(&say::NO_STATE_KEY_HELP, &[STATE_KEY]);
        faults.add(section.key_span(id).or(section.key_span(key)), wrong);
    }
    let client_id = secret(section, id, id_variable, context.folder, faults);
    let client_secret = match section.value(key) {
        Some(_) => Some(secret(section, key, variable, context.folder, faults)?),
        None => None,
    };
    Some(Credentials::XOAuth2 { client_id: client_id?, client_secret })
}

/// The key under which `[state]` keeps tokens.
pub(super) fn state_key(
    state: &Section<'_>,
    folder: &Path,
    faults: &mut Faults<'_>,
) -> Option<SecretRef> {
    secret(state, "key", STATE_KEY, folder, faults)
}

/// The key that `[model]` signs in with.
pub(super) fn model_key(
    model: &Section<'_>,
    folder: &Path,
    faults: &mut Faults<'_>,
) -> Option<SecretRef> {
    secret(model, "key", MODEL_KEY, folder, faults)
}

fn refuse_foreign(
    section: &Section<'_>,
    key: &str,
    network: Network,
    needed: &str,
    faults: &mut Faults<'_>,
) {
    if let Some(span) = section.key_span(key) {
        let wrong = Wrong::new(&say::FOREIGN_KEY, &[key, network.label()]);
        let wrong = wrong.help(&say::FOREIGN_KEY_HELP, &[network.label(), needed]);
        faults.add(Some(span), wrong);
        if !matches!(key, "page" | "app_id" | "two_step") {
            section.hide(key, faults);
        }
    }
}
