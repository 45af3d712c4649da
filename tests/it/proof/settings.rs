//! The configuration that a proof is played under, and the secrets that it names.

use std::path::Path;

use weitersagen::item::Network;
use weitersagen::sandbox::SandboxConfig;

use super::site::Site;

/// How long the outbox waits: not at all, or as an admin would have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Patience {
    None,
    Usual,
}

/// Puts the secrets of the networks where the configuration says.
pub(super) fn secrets(folder: &Path, known: &SandboxConfig) {
    use std::os::unix::fs::PermissionsExt as _;
    for (name, secret) in [
        ("facebook-page-token", &known.facebook.token),
        ("x-consumer-key", &known.x.consumer_key),
        ("x-consumer-secret", &known.x.consumer_secret),
        ("x-access-token", &known.x.access_token),
        ("x-access-secret", &known.x.access_secret),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, secret).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
}

/// The configuration of a stage.
pub(super) fn config_text(
    site: &Site,
    api: &str,
    networks: &[Network],
    patience: Patience,
    mode: &str,
) -> String {
    let url = &site.url;
    let mut accounts = String::new();
    for network in networks {
        let account = match network {
            Network::Facebook => format!(
                "[[accounts]]\nname = \"facebook\"\nnetwork = \"facebook\"\napi = \"{api}\"\n\
                 token = {{ file = \"facebook-page-token\" }}\n"
            ),
            Network::X => format!(
                "[[accounts]]\nname = \"x\"\nnetwork = \"x\"\napi = \"{api}\"\n\
                 consumer_key = {{ file = \"x-consumer-key\" }}\n\
                 consumer_secret = {{ file = \"x-consumer-secret\" }}\n\
                 access_token = {{ file = \"x-access-token\" }}\n\
                 access_secret = {{ file = \"x-access-secret\" }}\n"
            ),
        };
        accounts.push_str(&account);
    }
    let outbox = match patience {
        Patience::None => {
            "retry = [\"0s\", \"0s\", \"0s\", \"0s\"]\n\
             reconcile = [\"0s\", \"0s\", \"0s\", \"0s\"]\nabsence = \"0s\""
        }
        Patience::Usual => "",
    };
    format!(
        "mode = \"{mode}\"\n[organisation]\nname = \"Begegnungshaus Elbe e.V.\"\n\
         website = \"{url}\"\n[[sources]]\nname = \"haus\"\nurl = \"{url}feed.xml\"\n\
         schedule = \"@every 1m\"\nmax_age = \"60d\"\n{accounts}[pacing]\nquiet = []\nspacing = \"0s\"\n\
         per_day = 1000\ngrace = \"0s\"\n[outbox]\n{outbox}\n[budget]\n\
         x_usd_per_month = 1000.0\n[fetch]\nallow_private = [\"127.0.0.1\"]\n"
    )
}
