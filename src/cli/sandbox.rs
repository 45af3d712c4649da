//! `sandbox`: the rehearsal networks alone.

use std::path::Path;

use tokio::net::TcpListener;

use super::{Done, help, say};
use crate::sandbox::{Sandbox, SandboxConfig};
use crate::wording::{Phrase, rehearsal as words};

/// The port if none is asked for.
pub(super) const PORT: u16 = 8990;

pub(super) async fn sandbox(
    path: &Path,
    (port, facebook, x): (u16, Option<String>, Option<String>),
) -> Done {
    let language = help::spoken_at(path);
    let told = |phrase: &Phrase, with: &[&str]| phrase.with(with).of(language).to_owned();
    let listener = TcpListener::bind(("127.0.0.1", port)).await.map_err(|error| {
        anyhow::anyhow!(told(&words::PORT, &[&port.to_string(), &error.to_string()]))
    })?;
    let address = format!("http://{}", listener.local_addr()?);
    let mut config = SandboxConfig::default();
    let plain = |name: String| name.trim_start_matches('@').to_owned();
    if let Some(name) = facebook.map(plain) {
        config.facebook.name.clone_from(&name);
        config.facebook.username = name;
    }
    if let Some(name) = x.map(plain) {
        config.x.name.clone_from(&name);
        config.x.username = name;
    }
    let sandbox = Sandbox::new(config);
    let config = sandbox.config();
    say::line(&told(&words::SANDBOX_AT, &[&address]));
    say::line(&told(&words::SET_ENV, &[]));
    say::line(&format!("  export FACEBOOK_PAGE_TOKEN={}", config.facebook.token));
    say::line(&format!("  export X_CONSUMER_KEY={}", config.x.consumer_key));
    say::line(&format!("  export X_CONSUMER_SECRET={}", config.x.consumer_secret));
    say::line(&format!("  export X_ACCESS_TOKEN={}", config.x.access_token));
    say::line(&format!("  export X_ACCESS_SECRET={}", config.x.access_secret));
    say::line(&format!("  export X_CLIENT_ID={}", config.x.client_id));
    say::line(&format!("  export X_CLIENT_SECRET={}", config.x.client_secret));
    say::line(&told(&words::PUT_CONFIG, &[]));
    say::line(&format!("  api = \"{address}\"\n\n  [fetch]\n  allow_private = [\"127.0.0.1\"]\n"));
    let names = [config.facebook.username.as_str(), config.x.username.as_str()];
    say::wrapped(&told(&words::ACCOUNTS, &names));
    let stop = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!("Ctrl-C cannot be heard: {error}");
            std::future::pending::<()>().await;
        }
    };
    Ok(sandbox.serve(listener, stop).await?)
}
